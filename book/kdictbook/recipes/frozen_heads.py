"""Heads on the keypoints that a frozen MoveNet detects: alike in all but their last layer.

The encoder is frozen, so an image is 17 keypoints and their scores (51 numbers), computed once and
cached; heads with maps also get what MoveNet's maps hold (2,963 in all). Most of a batch are
keypoints of people without images, see `detected_keypoints`, whose maps are 0. Every head has the
same batches; the loss is Eq. 5 and a weak Gaussian prior of the betas, which the keypoints
hardly determine.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import torch
from torch import Tensor, nn
from tqdm.auto import trange

from kdict.body import Body, vertices
from kdict.evaluation.results import Result
from kdict.metrics import surface_error
from kdict.network.losses import LABELS, keypoint_losses
from kdict.network.model import HumanMeshNet, NetworkConfig
from kdict.network.person_encoder import PersonEncoder
from kdict.training import checkpoints
from kdict.training.optimizer import EMA, adamw, clipped_backward, cosine_schedule
from kdict.training.validate import image_errors
from kdictbook.augmented_people import Augmentation
from kdictbook.cached_features import CHUNK, cached_features

from .detected_keypoints import AUGMENTATION, SHARES, Detector, cached_people, coco_keypoints

DIRECT = {"dictionary": None, "shape_dictionary": None}
SIX_D = {**DIRECT, "pose": "6d"}
MAPS = {"pool": "keypoints+maps"}
HEADS = {
    "both": {},
    "pose only": {"shape_dictionary": None},
    "shape only": {"dictionary": None},
    "quaternions": DIRECT,
    "6D": SIX_D,
    "quaternions, usual initialization": DIRECT,
    "6D, usual initialization": SIX_D,
    "both, softmax": {"code_map": "softmax", "scale": 1.0, "scale_mode": "fixed"},
    "both, 1.5-entmax": {"code_map": "entmax15", "scale": 1.0, "scale_mode": "fixed"},
    "both, fixed scale": {"scale_mode": "fixed"},
    "both, scheduled scale": {"scale_mode": "scheduled"},
    "both, as written": {"scale": 1.0, "scale_mode": "fixed"},
    "both, maps": MAPS,
    "quaternions, maps": {**DIRECT, **MAPS},
    "6D, maps": {**SIX_D, **MAPS},
}
"""Direct regression starts at the T-pose, but for the one named otherwise."""
BETAS_PRIOR = 0.03
"""Weight of the betas' mean square beside a loss on keypoints, which hardly determine them."""
HELD_OUT = 2_000
"""People without images that learning rates are chosen by."""
CHECKPOINT = 250


def options(description: str) -> argparse.ArgumentParser:
    """The options of recipes that train heads; the defaults are the data of Table 6's record."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--cache", type=Path, required=True, help="folder of the features")
    parser.add_argument("--out", type=Path, default=Path("data"))
    parser.add_argument("--seeds", nargs="+", type=int, default=[0, 1, 2])
    parser.add_argument("--images", nargs=3, type=int, default=[2432, 1984, 1600],
                        metavar=tuple(SHARES), help="rendered ones to train on")  # fmt: skip
    parser.add_argument("--people", type=int, default=290_000, help="without images")
    parser.add_argument("--synthetic", type=float, default=0.7, help="their share of each batch")
    parser.add_argument(
        "--prior", type=float, default=BETAS_PRIOR, help="weight of the betas' squares"
    )
    parser.add_argument("--batch-size", type=int, default=128)
    parser.add_argument("--hidden", type=int, default=512)
    parser.add_argument("--data-seed", type=int, default=0)
    return parser


def config(head: str, hidden: int) -> NetworkConfig:
    """A head's network."""
    return NetworkConfig.profile("thunder", hidden=hidden, **HEADS[head])


def cached(
    given: argparse.Namespace, split: str, counts: dict[str, int], seed: int = 0
) -> dict[str, dict[str, Tensor]]:
    """Features and labels of rendered images, by role."""
    encoder = PersonEncoder(256, "keypoints+maps").eval()
    return {
        role: cached_features(encoder, role, split, count - count % CHUNK, given.cache, seed=seed)
        for role, count in counts.items()
        if count >= CHUNK
    }


def joined(parts: dict[str, dict[str, Tensor]]) -> dict[str, Tensor]:
    """All roles' images in one."""
    every = list(parts.values())
    return {name: torch.cat([part[name] for part in every]) for name in every[0]}


def wide(features: Tensor, count: int) -> Tensor:
    """The first ``count`` features (B, count); those of maps that are not known are 0."""
    return nn.functional.pad(features.float(), (0, count - features.shape[1]))


def generator_of(seed: int, step: int) -> torch.Generator:
    """What the batch of a step is drawn from."""
    key = np.random.SeedSequence([seed, step]).generate_state(1, np.uint64)[0] >> 1
    return torch.Generator().manual_seed(int(key))


def mean_and_spread(result: Result, values: Sequence[float]) -> list[Result]:
    """A result with the mean of its values over seeds, and their standard deviation as
    ``<metric>_seed_std``."""
    mean = replace(result, value=float(np.mean(values)))
    if len(values) == 1:
        return [mean]
    spread = float(np.std(values, ddof=1))
    return [mean, replace(result, metric=f"{result.metric}_seed_std", value=spread)]


class Batches:
    """Batches of both kinds: a function of seed and step alone."""

    def __init__(
        self,
        rendered: dict[str, Tensor],
        given: argparse.Namespace,
        augmentation: Augmentation = AUGMENTATION,
    ):
        self.rendered, self.share, self.size = rendered, given.synthetic, given.batch_size
        self.detector = Detector.learn(rendered["features"], rendered)
        self.people = cached_people(
            given.people, given.cache, seed=given.data_seed, augmentation=augmentation
        )
        self.detected = coco_keypoints(self.people, self.detector.offset)

    def held_out(self, given: argparse.Namespace) -> dict[str, Tensor]:
        """Features and labels of `HELD_OUT` people of another seed."""
        people = cached_people(HELD_OUT, given.cache, seed=given.data_seed + 1)
        detected = coco_keypoints(people, self.detector.offset)
        generator = torch.Generator().manual_seed(given.data_seed + 1)
        return {"features": self.detector.features(detected, generator), **people}

    def drawn(self, seed: int, step: int) -> tuple[Tensor, Tensor, Tensor]:
        """Of a step: which people, their features (S, 51), and which rendered images."""
        generator = generator_of(seed, step)
        synthetic = round(self.share * self.size)
        some = torch.randint(len(self.detected), (synthetic,), generator=generator)
        real = torch.randint(
            len(self.rendered["features"]), (self.size - synthetic,), generator=generator
        )
        return some, self.detector.features(self.detected[some], generator), real

    def __call__(
        self, seed: int, step: int, features: int, device: str = "cpu"
    ) -> tuple[Tensor, dict[str, Tensor]]:
        """The first ``features`` features (B, ``features``) and the labels of a step."""
        some, made, real = self.drawn(seed, step)
        seen = self.rendered["features"][real]
        labels = {n: torch.cat([self.people[n][some], self.rendered[n][real]]) for n in LABELS}
        labels = {name: value.to(device) for name, value in labels.items()}
        return torch.cat([wide(made, features), wide(seen, features)]).to(device), labels


class Identity(nn.Module):
    """In the place of an encoder: features are given."""

    def __init__(self, features: int):
        super().__init__()
        self.features = features

    def forward(self, features: Tensor) -> Tensor:
        return features


def built(
    head: str, seed: int, hidden: int, base: NetworkConfig | None = None
) -> tuple[HumanMeshNet, nn.Module]:
    """A network on features, with random weights, and the encoder that belongs to it.

    ``base`` is the config of another network than `config`'s, of which ``head`` replaces the last
    layer.
    """
    torch.manual_seed(seed)
    settings = config(head, hidden) if base is None else replace(base, **HEADS[head])
    model = HumanMeshNet(settings, Body.load("open"))
    if head.endswith("usual initialization"):
        model.mlp[-1].reset_parameters()
    encoder, model.backbone = model.backbone, Identity(model.backbone.features)
    return model, encoder


def learn(
    head: str,
    seed: int,
    lr: float,
    batches: Batches,
    folder: Path,
    given: argparse.Namespace,
    device: str = "cpu",
    base: NetworkConfig | None = None,
    watch: Callable[[int, HumanMeshNet], None] | None = None,
    width: int | None = None,
) -> HumanMeshNet:
    """The averaged weights of one run, on features; it goes on from the folder's checkpoint.

    ``watch`` is called with the number of steps done and the averaged weights, from the start on;
    ``width`` is how many features another encoder than MoveNet gives.

    Raises
    ------
    ArithmeticError : when the loss is NaN or infinite; it names head, seed and step.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model = built(head, seed, given.hidden, base)[0]
    if width is not None:
        model.backbone = Identity(width)
        model.mlp[0] = nn.Linear(width, model.mlp[0].out_features)
    model = model.to(device)
    state = checkpoints.TrainState(model, EMA(model, 0.995), adamw(model, lr, 0.01))
    start = checkpoints.restore(folder, state).step
    lines = []
    if watch:
        watch(start, state.ema.module)
    for step in trange(start, given.steps, desc=folder.name, mininterval=30):
        progress = (step + 1) / given.steps
        model.set_progress(progress)
        features, labels = batches(seed, step, model.backbone.features, device)
        found = model(features)
        losses = keypoint_losses(found.keypoints3d, found.keypoints, **labels)
        prior = found.betas.square().mean()
        loss = losses.total() + given.prior * prior
        if not loss.isfinite():
            raise ArithmeticError(
                f"{folder}, step {step}: L_2D = {losses.l2d:g}, L_3D = {losses.l3d:g}; the last "
                f"checkpoint is good: look at the batch of seed {seed}, or take a smaller lr"
            )
        clipped_backward(model, state.optimizer, loss, lr * cosine_schedule(progress, 0.02), 1.0)
        state.optimizer.step()
        state.ema.update_parameters(model)
        if watch:
            watch(step + 1, state.ema.module)
        lines.append(f"{step + 1},{losses.l2d:.6g},{losses.l3d:.6g},{prior:.6g}\n")
        if (step + 1) % CHECKPOINT == 0 or step + 1 == given.steps:
            checkpoints.save(folder, step + 1, state)
            with (folder / "log.csv").open("a") as file:
                file.writelines(lines)
            lines = []
    return state.ema.module


@torch.no_grad()
def errors(model: HumanMeshNet, data: dict[str, Tensor]) -> dict[str, Tensor]:
    """Errors of each image, mm: also of the shape alone, on the true pose."""
    kept: dict[str, list[Tensor]] = {}
    device = model.mlp[0].weight.device
    for i in range(0, len(data["features"]), 256):
        part = {name: value[i : i + 256].to(device) for name, value in data.items()}
        found = model(wide(part["features"], model.backbone.features))
        values = image_errors(model, found, SimpleNamespace(**part))
        pose = part["rotations"], part["root_rotation"]
        shaped, truth = (vertices(model.body, *pose, b) for b in (found.betas, part["betas"]))
        values["shape_error"] = 1000 * surface_error(shaped, truth)
        for name, value in values.items():
            kept.setdefault(name, []).append(value.float())
    return {name: torch.cat(value) for name, value in kept.items()}
