"""Compare the layers that make codes of logits, under one budget.

    python -m kdictbook.recipes.code_layers --network
    runs/networks/direct-quaternions/model.safetensors python -m kdictbook.recipes.code_layers
    --network keypoints

A trained network's backbone is frozen, so that its features are computed once and many heads can
be trained on them: each has the same features, seed, batches and number of steps, and is trained
with Eq. 5. ``--network keypoints`` gives the heads the true places of the joints in the image in
place of features: what a head is worth once the image has been understood. ``--only`` trains some
heads and keeps what is recorded of the others.
"""

import argparse
import logging
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn
from tqdm.auto import tqdm, trange

from kdict.body import Body
from kdict.body.smpl import vertices
from kdict.evaluation import results
from kdict.evaluation.results import Result
from kdict.metrics import mpjpe, pa_mpjpe, surface_error
from kdict.network.encoder import Backbone
from kdict.network.losses import LABELS, keypoint_losses, labels
from kdict.network.model import HumanMeshNet, NetworkConfig
from kdict.skeleton import JOINTS
from kdict.synthetic.assets import fingerprint
from kdict.synthetic.batch import RenderedBatch
from kdict.synthetic.cache import CachedImages
from kdict.synthetic.dataset import Rendered
from kdict.training.config import ROLES
from kdict.training.optimizer import EMA, adamw, clipped_backward, cosine_schedule

log = logging.getLogger(__name__)

HEADS = {
    "sparsemax(z)": {},
    "sparsemax(0.1 z)": {"scale": 0.1},
    "sparsemax, learned scale": {"scale": 0.1, "scale_mode": "learned"},
    "sparsemax, scheduled scale": {"scale": 0.1, "scale_mode": "scheduled"},
    "1.5-entmax": {"code_map": "entmax15"},
    "softmax": {"code_map": "softmax"},
    "direct quaternions": {"dictionary": None, "shape_dictionary": None},
    "direct 6D": {"dictionary": None, "shape_dictionary": None, "pose": "6d"},
    "direct quaternions, from chance": {"dictionary": None, "shape_dictionary": None},
}
"""What is regressed directly starts at the T-pose, unless it is said to start from chance."""
QUICK = NetworkConfig.profile("quick")
_TRUTH = ("rotations", "root_rotation", "betas")


class Keypoints(nn.Module):
    """In the place of a backbone: what a perfect detector of joints would say of a sample."""

    features = 2 * len(JOINTS)

    def forward(self, sample: RenderedBatch) -> Tensor:
        return sample.keypoints2d.flatten(1)


class Frozen(nn.Module):
    """A backbone that takes samples."""

    def __init__(self, backbone: Backbone):
        super().__init__()
        self.backbone = backbone.eval()
        self.features = backbone.features

    def forward(self, sample: RenderedBatch) -> Tensor:
        with torch.autocast("cpu", torch.bfloat16):
            return self.backbone(sample.image).float()


@torch.no_grad()
def features(backbone: Frozen | Keypoints, source: CachedImages, count: int) -> dict[str, Tensor]:
    """Features and labels of the first ``count`` images of a source."""
    columns: dict[str, list[Tensor]] = {}
    for part in tqdm(torch.arange(count).split(64), desc=source.source.role):
        sample = source[part]
        found = {"features": backbone(sample)}
        found |= labels(sample)
        found |= {name: getattr(sample, name) for name in _TRUTH}
        for name, value in found.items():
            columns.setdefault(name, []).append(value)
    return {name: torch.cat(column) for name, column in columns.items()}


def learn(name: str, data: dict[str, Tensor], given: argparse.Namespace) -> HumanMeshNet:
    """A network whose backbone is never asked: a head that was trained on features."""
    torch.manual_seed(given.seed)
    model = HumanMeshNet(replace(QUICK, **HEADS[name]), Body.load("open"))
    model.backbone.requires_grad_(False)
    model.mlp[0] = nn.Linear(data["features"].shape[1], QUICK.hidden)
    if name.endswith("from chance"):
        model.mlp[-1].reset_parameters()
    ema, optimizer = EMA(model, 0.995), adamw(model, given.lr, 0.01)
    generator = torch.Generator().manual_seed(given.seed)
    for step in trange(given.steps, desc="steps"):
        progress = (step + 1) / given.steps
        model.set_progress(progress)
        chosen = torch.randint(len(data["features"]), (given.batch_size,), generator=generator)
        found = model.prediction(model.mlp(data["features"][chosen]))
        own = {name: data[name][chosen] for name in LABELS}
        loss = sum(keypoint_losses(found.keypoints3d, found.keypoints, **own))
        lr = given.lr * cosine_schedule(progress, 0.02)
        clipped_backward(model, optimizer, loss, lr, 1.0)
        optimizer.step()
        ema.update_parameters(model)
    return ema.module


@torch.no_grad()
def measure(model: HumanMeshNet, data: dict[str, Tensor]) -> dict[str, float]:
    """Mean errors in millimeters; and, with a dictionary, atoms per joint."""
    found = model.prediction(model.mlp(data["features"]))
    joints = found.keypoints3d.double(), data["keypoints3d"].double()
    truth = vertices(model.body, *(data[name] for name in _TRUTH))
    values = {
        "mpjpe": 1000 * mpjpe(*joints).mean(),
        "pa_mpjpe": 1000 * pa_mpjpe(*joints).mean(),
        "surface_error": 1000 * surface_error(model.vertices(found), truth).mean(),
    }
    if found.codes is not None:
        values["active_atoms"] = (found.codes > 0).double().sum(-1).mean()
    return {name: float(value) for name, value in values.items()}


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--network", required=True, help="whose backbone it is, or 'keypoints'")
    parser.add_argument("--keep", default="runs/images", help="folder of the rendered images")
    parser.add_argument("--out", type=Path, default=Path("data/results"), help="a folder")
    parser.add_argument("--images", type=int, default=30_000)
    parser.add_argument("--test-images", type=int, default=1_000)
    parser.add_argument("--steps", type=int, default=2_500)
    parser.add_argument("--batch-size", type=int, default=128)
    parser.add_argument("--lr", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="+", choices=HEADS, default=list(HEADS))
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if given.network == "keypoints":
        backbone, told, name = Keypoints(), "true keypoints", "code_layers_keypoints"
    else:
        backbone = Frozen(HumanMeshNet.load(given.network).backbone)
        told, name = "frozen backbone", "code_layers"

    def kept(role: str, split: str) -> CachedImages:
        return CachedImages(Rendered(role, split, size=QUICK.image_size), given.keep, 30_000)

    parts = [
        features(backbone, kept(role, "train"), round(share * given.images))
        for role, share in ROLES.items()
    ]
    data = {name: torch.cat([part[name] for part in parts]) for name in parts[0]}
    tests = {
        role: features(backbone, kept(role, "test"), given.test_images)
        for role in ("studio", "fitted")
    }
    found = []
    for head in given.only:
        model = learn(head, data, given)
        for role, test in tests.items():
            values = measure(model, test)
            log.info("%s, %s: %s", head, role, values)
            found += [
                Result(
                    metric=metric,
                    value=value,
                    unit="atoms" if metric == "active_atoms" else "mm",
                    protocol=f"mean over {given.test_images} images, {told}",
                    split=f"{role} test",
                    method=head,
                    data=f"the open benchmark, seed 0 (sha256 {fingerprint()[:16]})",
                    config={
                        "seed": given.seed,
                        "images": given.images,
                        "steps": given.steps,
                        "batch_size": given.batch_size,
                        "lr": given.lr,
                    },
                )
                for metric, value in values.items()
            ]
    path = given.out / f"{name}.json"
    all_heads = results.renew(path, found)
    results.write(path, sorted(all_heads, key=lambda row: list(HEADS).index(row.method)))


if __name__ == "__main__":
    main()
