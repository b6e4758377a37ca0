"""Two heads of Table 6 trained on a page: the features of the rendered images are in ``data/``."""

from argparse import Namespace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from kdict.network.model import HumanMeshNet, Prediction
from kdict.resources import data_path, read_tensors, write_tensors
from kdict.synthetic.assets import fingerprint
from kdict.synthetic.dataset import Rendered

from .recipes.frozen_heads import BETAS_PRIOR, Batches, errors, joined, learn

FILE = ("training", "thunder-features.safetensors")
LIVE_ROLES = ("fitted", "studio", "multiview")
_LIVE = {
    "quick": {
        "steps": 400, "batch_size": 64, "hidden": 256, "people": 4_000, "lr": 4e-3, "held_out": 400,
        "shown": (0, 50, 100, 200, 400),
    },
    "full": {
        "steps": 4_000, "batch_size": 128, "hidden": 512, "people": 290_000, "lr": 2e-3,
        "held_out": 2_000, "shown": (0, 50, 200, 1_000, 4_000),
    },
}  # fmt: skip
_LABELS = (
    "keypoints2d", "visibility", "keypoints3d", "has_3d", "rotations", "root_rotation", "betas",
    "crop", "pelvis",
)  # fmt: skip


class LiveHead(NamedTuple):
    """A trained head: its loss at each step; of held-out people its errors (n,), mm, and what it
    predicts after some numbers of steps."""

    log: dict[str, np.ndarray]
    errors: dict[str, Tensor]
    predictions: dict[int, Prediction]


def write_features(folder: Path, rendered: dict[str, dict[str, Tensor]]) -> None:
    """Keep the 51 numbers of each rendered training image, by role, in half precision."""
    write_tensors(
        folder.joinpath(*FILE),
        {role: rendered[role]["features"][:, :51].half() for role in LIVE_ROLES},
        {
            "kind": "features",
            "recipe": "python -m kdictbook.recipes.table6 --gather",
            "seed": "0",
            "data": "the open benchmark, seed 0, images 0 to n − 1 of each role",
            "fingerprint": fingerprint(),
            "license": "Apache-2.0",
        },
    )


def shipped_features() -> dict[str, Tensor]:
    """Features (n, 51) of the rendered training images, and their labels made anew.

    ``visibility`` ignores occluders, unlike that of the rendered images.
    """
    features, _ = read_tensors(data_path(*FILE), "features of rendered images", "features")
    parts = {}
    for role in LIVE_ROLES:
        people = Rendered(role, "train", size=16).geometry(range(len(features[role])))
        parts[role] = {name: getattr(people, name) for name in _LABELS}
        parts[role]["features"] = features[role]
    return joined(parts)


def live_batches(profile: str, folder: Path, *, seed: int = 0) -> tuple[Batches, Namespace]:
    """Batches for a page, and the settings of its trainings.

    Parameters
    ----------
    profile : ``"quick"``, a head in less than a minute on one core; ``"full"``, Table 6's sizes.
    folder : for the people without images, made if need be.
    """
    folder.mkdir(parents=True, exist_ok=True)
    given = Namespace(
        **_LIVE[profile], synthetic=0.7, prior=BETAS_PRIOR, cache=folder, data_seed=seed
    )
    return Batches(shipped_features(), given), given


def held_out_people(batches: Batches, given: Namespace) -> dict[str, Tensor]:
    """Features and labels of the people without images that a page's heads are measured on."""
    return {name: value[: given.held_out] for name, value in batches.held_out(given).items()}


def train_heads(
    batches: Batches,
    given: Namespace,
    folder: Path,
    *,
    seed: int = 0,
    heads: tuple[str, ...] = ("both", "quaternions"),
    device: str = "cpu",
) -> dict[str, LiveHead]:
    """Train heads with the same batches, see `live_batches`, in folders of ``folder``; measure
    them on ``held_out_people``. ``heads`` are of `kdictbook.recipes.frozen_heads.HEADS`."""
    people = held_out_people(batches, given)
    features = people["features"].to(device)
    found = {}
    for head in heads:
        predictions: dict[int, Prediction] = {}

        @torch.no_grad()
        def watch(step: int, model: HumanMeshNet, predictions=predictions) -> None:
            if step in given.shown:
                predictions[step] = model(features)

        model = learn(head, seed, given.lr, batches, folder / head, given, device, watch=watch)
        log = np.loadtxt(folder / head / "log.csv", delimiter=",", ndmin=2)
        columns = dict(zip(("step", "l2d", "l3d"), log.T, strict=False))
        found[head] = LiveHead(columns, errors(model, people), predictions)
    return found
