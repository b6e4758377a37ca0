"""Go on with Table 6's heads on photographs with 2D labels: ``data/results/semi_supervised.json``.

    KDICT_DATA=… python -m kdictbook.recipes.semi_supervised --cache runs/features

The paper mixes images with 3D labels and photographs with 2D ones, whose loss is L_2D alone. Here
finished runs of `table6` are trained further on their own batches, with people of ``coco-mini``
beside them and without. The photographs are two halves; each network is measured on the one that
it has not seen.
"""

import argparse
import logging
import os
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from tqdm.auto import trange

from kdict.body import project
from kdict.body.joint_sets import JOINT_SETS
from kdict.body.keypoints import SkinnedRegressor
from kdict.network.image import cut_out, read_image, squares
from kdict.network.losses import keypoint_losses
from kdict.network.model import HumanMeshNet
from kdict.network.person_encoder import PersonEncoder
from kdict.skeleton import other_side
from kdict.training.optimizer import EMA, adamw, clipped_backward, cosine_schedule
from kdictbook import results

from .detector import annotated
from .frozen_heads import Batches, Identity, cached, errors, joined, options
from .table6 import RENDERED_ROLES, folder_of, rate_of

log = logging.getLogger(__name__)
MARGIN = 1.2
"""Side of a crop divided by the longer side of the annotated box."""

HEADS = ("both", "quaternions")
PHOTOGRAPHS = 32
"""People of photographs in a batch, beside those of `table6`."""
LR = 5e-4
SPREAD = 0.1
"""Standard deviation of the crops' size, in parts of it, and of their place, in its half side."""


_OTHER_SIDE = other_side(JOINT_SETS["coco17"])


@dataclass
class Photographed:
    """n people: ``features`` (n, 51), COCO's 17 keypoints (n, 17, 2) in the crop, ``labeled``
    (n, 17), ``extent`` (n,) of the longer side of the box in the crop, ``half`` (n,) 0 or 1."""

    features: Tensor
    keypoints: Tensor
    labeled: Tensor
    extent: Tensor
    half: Tensor

    def part(self, half: int) -> "Photographed":
        """Those of one half."""
        which = self.half == half
        return Photographed(*(value[which] for value in vars(self).values()))

    def batch(self, generator: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
        """Features, keypoints and labels of `PHOTOGRAPHS` people, moved, scaled and mirrored."""
        some = torch.randint(len(self.half), (PHOTOGRAPHS,), generator=generator)
        noise = SPREAD * torch.randn(PHOTOGRAPHS, 1, 3, generator=generator)
        scale, shift = noise[..., :1].exp(), noise[..., 1:]
        mirror = torch.rand(PHOTOGRAPHS, generator=generator) < 0.5
        places = self.features[some, :34].unflatten(1, (17, 2)) * scale + shift
        columns = places, self.features[some, 34:], self.keypoints[some] * scale + shift
        places, scores, keypoints, labeled = (
            torch.where(mirror[(..., *(None,) * (value.dim() - 1))], value[:, _OTHER_SIDE], value)
            for value in (*columns, self.labeled[some])
        )
        sign = torch.where(mirror, -1.0, 1.0)[:, None]
        places, keypoints = (
            torch.stack([sign * value[..., 0], value[..., 1]], -1) for value in (places, keypoints)
        )
        return torch.cat([places.flatten(1), scores], 1), keypoints, labeled


@torch.no_grad()
def photographed(root: Path) -> Photographed:
    """The people of ``coco-mini`` with enough keypoints, as the encoder sees them."""
    encoder = PersonEncoder(256).eval()
    columns: list[tuple] = []
    for number, (path, people, _) in enumerate(annotated(root)):
        people = [person for person in people if person.counts]
        if not people:
            continue
        where = squares(torch.tensor([person.box for person in people]), MARGIN)
        features = encoder(cut_out(read_image(path), where, encoder.image_size))
        for person, square, row in zip(people, where, features, strict=True):
            left_top, side = square[:2], square[2]
            # COCO counts from the middle of the first pixel, squares from its corner.
            keypoints = 2 * (person.keypoints.float() + 0.5 - left_top) / side - 1
            extent = 2 * max(person.box[2:]) / side
            columns.append((row, keypoints, person.labeled, extent, torch.tensor(number % 2)))
    return Photographed(*(torch.stack(column) for column in zip(*columns, strict=True)))


def coco_places(coco: SkinnedRegressor, found) -> Tensor:
    """A prediction's COCO keypoints (B, 17, 2) in the crop."""
    pose = found.rotations, found.root_rotation, found.betas
    world, joints = coco.frames(*pose)
    points = coco.from_frames(world, joints, found.betas, found.rotations)
    return project(points, found.camera)


def go_on(
    model: HumanMeshNet, batches: Batches, people: Photographed | None, seed: int, steps: int,
    prior: float,
) -> HumanMeshNet:  # fmt: skip
    """The averaged weights of a run that is trained further.

    Raises
    ------
    ArithmeticError : when the loss is NaN or infinite.
    """
    coco = SkinnedRegressor(model.body, "coco17")
    optimizer, ema = adamw(model.train(), LR, 0.01), EMA(model, 0.99)
    generator = torch.Generator().manual_seed(seed)
    for step in trange(steps, desc="steps", mininterval=30):
        # Batches that the run has not had.
        features, labels = batches(seed + 1000, step, model.backbone.features)
        found = model(features)
        losses = keypoint_losses(found.keypoints3d, found.keypoints, **labels)
        loss = losses.total() + prior * found.betas.square().mean()
        if people is not None:
            features, places, labeled = people.batch(generator)
            found = model(features)
            away = (coco_places(coco, found) - places).square().sum(-1)
            loss = loss + (away * labeled).mean() + prior * found.betas.square().mean()
        if not loss.isfinite():
            raise ArithmeticError(
                f"seed {seed}, step {step}: the loss is {loss}; take a smaller lr"
            )
        rate = LR * cosine_schedule((step + 1) / steps, 0.05)
        clipped_backward(model, optimizer, loss, rate, 1.0)
        optimizer.step()
        ema.update_parameters(model)
    return ema.module.eval()


@torch.no_grad()
def keypoint_error(model: HumanMeshNet, people: Photographed) -> Tensor:
    """Mean distance (n,) of the labeled keypoints, % of the longer side of the box."""
    found = model(people.features)
    places = coco_places(SkinnedRegressor(model.body, "coco17"), found)
    away = (places - people.keypoints).norm(dim=-1) * people.labeled
    return 100 * away.sum(-1) / people.labeled.sum(-1) / people.extent


def measured(head: str, seed: int, given: argparse.Namespace, batches: Batches,
             people: Photographed, test: dict[str, Tensor]) -> dict[str, list[Tensor]]:  # fmt: skip
    """Keypoint errors of photographs not seen and surface errors of rendered ones, by training."""
    found: dict[str, list[Tensor]] = {}
    path = folder_of(head, seed, rate_of(head, given.runs), given.runs) / "model.safetensors"
    for kind in ("as released", "rendered images alone", "photographs, too"):
        for half in (0, 1):
            if kind == "photographs, too" or half == 0:
                model = HumanMeshNet.load(path)
                model.backbone = Identity(model.backbone.features)
                if kind != "as released":
                    seen = people.part(half) if kind == "photographs, too" else None
                    model = go_on(model, batches, seen, seed, given.steps, given.prior)
                surface = errors(model, test)["surface_error"]
            found.setdefault(f"{kind}: keypoints", []).append(
                keypoint_error(model, people.part(1 - half))
            )
            found.setdefault(f"{kind}: surface", []).append(surface)
    return found


def main(arguments: list[str] | None = None) -> None:
    parser = options(__doc__.splitlines()[0])
    parser.add_argument("--runs", type=Path, default=Path("runs/table6"))
    parser.add_argument("--steps", type=int, default=400)
    given = parser.parse_args(arguments)
    if "KDICT_DATA" not in os.environ:
        parser.error("KDICT_DATA is not set; it names the folder that holds coco-mini")
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    people = photographed(Path(os.environ["KDICT_DATA"]) / "coco-mini")
    images = dict(zip(RENDERED_ROLES, given.images, strict=True))
    batches = Batches(joined(cached(given, "train", images)), given)
    test = cached(given, "test", {"fitted": 896})["fitted"]
    rows = []
    for head in HEADS:
        each = [measured(head, seed, given, batches, people, test) for seed in given.seeds]
        for name in each[0]:
            kind, metric = name.split(": ")
            values = torch.stack([torch.cat(found[name]) for found in each])
            photographs = metric == "keypoints"
            value = values.median(1).values if photographs else values.mean(1)
            common = {
                "unit": "%" if photographs else "mm",
                "split": "COCO, the half not seen" if photographs else "fitted test",
                "method": f"{head}, {kind}",
                "protocol": f"{values.shape[1]} people, {len(each)} seeds"
                if photographs
                else f"mean over {len(test['index'])} images and {len(each)} seeds",
                "data": f"COCO train2017, {len(people.half)} people",
                "config": {"steps": given.steps, "lr": LR, "seed": ", ".join(map(str, given.seeds)),
                           "photographs_in_batch": PHOTOGRAPHS},
            }  # fmt: skip
            metric = "median keypoint error" if photographs else "surface_error"
            rows.append(results.Result(metric, float(value.mean()), **common))
            rows.append(results.Result(f"{metric}, seed_std", float(value.std()), **common))
            log.info("%-40s %-24s %.2f ± %.2f", common["method"], metric, value.mean(), value.std())
    results.write(given.out / "results" / "semi_supervised.json", rows)


if __name__ == "__main__":
    main()
