"""Train the networks of Tables 1 to 5, ours and the other systems'.

    python -m kdictbook.recipes.train_baselines --cache runs/features --only HMR CMR

Every network starts from the same frozen encoder and has the batches, steps and seeds of all
others; `kdictbook.recipes.table6` says what the batches are. The learning rate of a network is the
best of `RATES` on images kept from training. A network, seed and rate is a file in ``--runs``; what
is there is not trained again. `kdictbook.recipes.measure_tables` measures them.
"""

import argparse
import logging
import time
from copy import copy
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Self

import torch
from torch import Tensor

from kdict.evaluation import Estimate, Estimator, TestSet, evaluate, from_network
from kdict.network.losses import LABELS
from kdict.network.model import HumanMeshNet
from kdict.resources import code_version, read_tensors, write_tensors
from kdictbook import results

from ..baselines import NETWORKS, train_baseline
from ..baselines.encoded import (
    KEYPOINT_FEATURES,
    Carried,
    Encoded,
    Landmarks,
    encoded_test_set,
    part_map,
)
from ..baselines.nbf import SIDE
from ..cached_features import CHUNK
from .detected_keypoints import Detector, coco_keypoints
from .frozen_heads import Batches, Identity, cached, joined, learn, options, wide
from .table6 import RENDERED_ROLES

log = logging.getLogger(__name__)

OURS = {"both": "both dictionaries", "quaternions": "direct quaternions"}
"""Table 6's heads → their names with the budget of this recipe; the released networks keep its
names."""
RATES = (1e-3, 2e-3, 4e-3, 8e-3)
VALIDATION = 2 * CHUNK
"""Images of each role that learning rates are chosen by."""
ALONE = (*OURS.values(), "HMR", "NBF")
STUDIO_ALONE = "{}, studio alone"
POSE = ("rotations", "root_rotation", "betas")


class Teaching(Batches):
    """The same batches with labels of pose, for systems that are trained on them, and the
    encoder's maps for those that read them."""

    @cached_property
    def carried(self) -> Carried:
        return Carried.learn(self.rendered["features"], self.rendered)

    @cached_property
    def landmarks(self) -> Landmarks:
        return Landmarks()

    def test_set(self, role: str, data: dict[str, Tensor]) -> TestSet:
        """Images as all systems get them."""
        true = coco_keypoints(data, self.detector.offset).clamp(-1, 1)
        found, _ = Carried.read(data["features"])
        return encoded_test_set(role, data, self.carried, self.landmarks, found - true)

    @cached_property
    def parts(self) -> Tensor:
        """The part maps (n, 16, 16) of the rendered images."""
        maps = [
            part_map({name: value[some] for name, value in self.rendered.items()}, SIDE)
            for some in torch.arange(len(self.rendered["betas"])).split(64)
        ]
        return torch.cat(maps).to(torch.int8)

    def labeled(self, seed: int, step: int) -> tuple[Tensor, dict[str, Tensor]]:
        """Features (B, 2963), the maps' 0 for people without images, and labels; ``parts`` are of
        the images, the batch's last."""
        some, made, real = self.drawn(seed, step)
        seen = self.rendered["features"][real]
        features = torch.cat([wide(made, seen.shape[1]), wide(seen, seen.shape[1])])
        labels = {
            name: torch.cat([self.people[name][some], self.rendered[name][real]])
            for name in (*LABELS, *POSE)
        }
        labels["parts"] = self.parts[real]
        return features, labels

    def only(self, rows: slice) -> Self:
        """The same with some of the rendered images alone. Poses without images stay: they are the
        motion capture that the dictionaries are learned from."""
        alone = copy(self)
        vars(alone).pop("parts", None)
        alone.rendered = {name: value[rows] for name, value in self.rendered.items()}
        alone.detector = Detector.learn(alone.rendered["features"], alone.rendered)
        return alone


def run_of(name: str, seed: int, lr: float, runs: Path) -> Path:
    """Where a run is: a folder, or a file without its ending."""
    return runs / f"{name.replace(' ', '-')}-{seed}-{lr:g}"


def version_file(run: Path) -> Path:
    """The version of the code that a run was begun with."""
    return run.parent / "versions" / run.name


def trained(
    name: str, seed: int, lr: float, batches: Teaching, given: argparse.Namespace
) -> torch.nn.Module:
    """A network, from its file where there is one."""
    run, plain = run_of(name, seed, lr, given.runs), name.split(",")[0]
    version = version_file(run)
    if not version.exists():
        version.parent.mkdir(exist_ok=True)
        version.write_text(code_version())
    for head, own in OURS.items():
        if own == plain:
            return learn(head, seed, lr, batches, run, given).eval()
    torch.manual_seed(seed)
    model = NETWORKS[plain]()
    path = run.with_name(f"{run.name}.safetensors")
    about = {"system": name, "steps": str(given.steps), "lr": f"{lr:g}"}
    if path.exists():
        tensors, found = read_tensors(path, f"the weights of {name}")
        if any(found[key] != value for key, value in about.items()):
            raise ValueError(f"{path} holds {found}; expected {about}: remove it")
        model.load_state_dict(tensors)
        return model.eval()
    started = time.perf_counter()
    model = train_baseline(
        model, lambda step: batches.labeled(seed, step), given.steps, lr=lr, seed=seed
    )
    log.info("%s, seed %d, lr %g: %.0f s", name, seed, lr, time.perf_counter() - started)
    write_tensors(path, model.state_dict(), about)
    return model


def rate_of(name: str, batches: Teaching, given: argparse.Namespace) -> float:
    """The learning rate of a network: of seed 0's runs, the least MPJPE on validation images."""
    plain, path = name.split(",")[0], rates_file(name, given)
    if not path.exists():
        images = joined(cached(given, "train", dict.fromkeys(RENDERED_ROLES, VALIDATION), seed=1))
        trial = batches.test_set("multiview", images)  # its metrics take the joints of all images
        systems = {f"{lr:g}": as_estimator(trained(plain, 0, lr, batches, given)) for lr in RATES}
        path.parent.mkdir(exist_ok=True)
        results.write(path, evaluate(systems, trial, progress=False))
    return best_rate(path)


def rates_file(name: str, given: argparse.Namespace) -> Path:
    """The errors of a network by learning rate."""
    return given.runs / "rates" / f"{name.split(',')[0].replace(' ', '-')}.json"


def best_rate(path: Path) -> float:
    rows = [
        row for row in results.read(path) if (row.metric, row.protocol) == ("mpjpe", "absolute")
    ]
    return float(min(rows, key=lambda row: row.value).method)


def as_estimator(model: torch.nn.Module) -> Estimator:
    """A network that is given the features in the place of an image."""
    if not isinstance(model, HumanMeshNet):
        return model
    model.backbone = Identity(KEYPOINT_FEATURES)
    answer = from_network(model.eval())

    def estimate(seen: Encoded) -> Estimate:
        return answer(replace(seen, image=seen.features[:, :KEYPOINT_FEATURES]))

    return estimate


def networks(given: argparse.Namespace, batches: Teaching) -> dict[str, Estimator]:
    """Name and seed, joined by #, → each network, trained where it is not yet."""
    systems = {}
    kinds = [*OURS.values(), *NETWORKS]
    first, count, _ = given.images  # of fitted, studio, multiview
    studio = batches.only(slice(first, first + count))
    for name in given.only or [*kinds, *map(STUDIO_ALONE.format, ALONE)]:
        of_all = batches if name in kinds else studio
        lr = rate_of(name, batches, given)
        for seed in given.seeds:
            systems[f"{name}#{seed}"] = as_estimator(trained(name, seed, lr, of_all, given))
    return systems


def recipe_options(description: str) -> argparse.ArgumentParser:
    """The options of the tables' recipes."""
    parser = options(description)
    parser.add_argument("--runs", type=Path, default=Path("runs/tables"))
    parser.add_argument("--only", nargs="+", metavar="NAME", help="some of the networks")
    parser.add_argument("--steps", type=int, default=1000)
    return parser


def prepared(parser: argparse.ArgumentParser) -> tuple[argparse.Namespace, Teaching]:
    """The arguments of the command and the batches to learn from."""
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    given.runs.mkdir(parents=True, exist_ok=True)
    rendered = joined(cached(given, "train", dict(zip(RENDERED_ROLES, given.images, strict=True))))
    return given, Teaching(rendered, given)


if __name__ == "__main__":
    networks(*prepared(recipe_options(__doc__.splitlines()[0])))
