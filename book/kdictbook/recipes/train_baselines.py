"""Train the other systems of Tables 1 to 5, and measure them and ours by one protocol.

    python -m kdictbook.recipes.train_baselines --cache runs/features --table6 runs/table6

Every network starts from the same frozen encoder and has the batches, steps and seeds of all
others; `kdictbook.recipes.table6` says what the batches are. Ours are trained anew with the same
steps, and measured beside as Table 6 trained them. A network and seed is a file in ``--runs``; what
is there is not trained again. Everything is measured by one function on the same cached test
images; ``data/results/tables.json`` holds means over seeds, and their standard deviation as
``<metric>_seed_std``.
"""

import argparse
import logging
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import replace
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import Self

import numpy as np
import torch
from torch import Tensor

from kdict.evaluation import Estimate, Estimator, TestSet, evaluate, from_network, results
from kdict.evaluation.results import Result
from kdict.network.losses import LABELS
from kdict.network.model import HumanMeshNet
from kdict.network.person_encoder import PersonEncoder
from kdict.resources import code_version, read_tensors, write_tensors

from ..baselines import LIFTING_METHODS, NETWORKS, Forest, SMPLify, train_baseline
from ..baselines.encoded import (
    KEYPOINT_FEATURES,
    MASK_SIZE,
    Carried,
    Encoded,
    Landmarks,
    encoded_test_set,
    from_detected,
    part_map,
)
from ..baselines.nbf import SIDE
from ..speed.timing import time_per_image
from .detected_keypoints import Detector, coco_keypoints
from .frozen_heads import Batches, Identity, cached, joined, learn, options, wide
from .table6 import ROLES, folder_of

log = logging.getLogger(__name__)

OURS = {"both": "both dictionaries", "quaternions": "direct quaternions"}
"""Table 6's heads → their names with the budget of this recipe; Table 6's own runs keep its
names."""
ALONE = (*OURS.values(), "HMR", "NBF")
STUDIO_ALONE = "{}, studio alone"
DETECTED = "{}, detected keypoints"
FROM_LANDMARKS = "{} from 91 landmarks"
POSE = ("rotations", "root_rotation", "betas")
TESTS = (*ROLES, "sport")
TIMED_IMAGES = 8
ENCODER = "frozen encoder"
NOBODY = "nobody"


class Teaching(Batches):
    """The same batches with labels of pose, for systems that are trained on them, and the
    encoder's maps for those that read them."""

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


def ours(name: str, seed: int, batches: Teaching, given: argparse.Namespace) -> HumanMeshNet:
    """A head of Table 6 with this recipe's budget."""
    head = next(head for head, own in OURS.items() if own == name.split(",")[0])
    folder = given.runs / f"{name.replace(' ', '-')}-{seed}"
    model = learn(head, seed, given.lr, batches, folder, given)
    return model.eval()


def trained(name: str, seed: int, batches: Teaching, given: argparse.Namespace) -> torch.nn.Module:
    """A network, from its file where there is one."""
    plain = name.split(",")[0]
    if plain in OURS.values():
        return ours(name, seed, batches, given)
    torch.manual_seed(seed)
    model = NETWORKS[plain]()
    path = given.runs / f"{name.replace(' ', '-')}-{seed}.safetensors"
    about = {"system": name, "steps": str(given.steps), "lr": f"{given.lr:g}"}
    if path.exists():
        tensors, found = read_tensors(path, f"the weights of {name}")
        if any(found[key] != value for key, value in about.items()):
            raise ValueError(f"{path} holds {found}; expected {about}: remove it")
        model.load_state_dict(tensors)
        return model.eval()
    started = time.perf_counter()
    model = train_baseline(
        model, lambda step: batches.labeled(seed, step), given.steps, lr=given.lr, seed=seed
    )
    log.info("%s, seed %d: %.0f s", name, seed, time.perf_counter() - started)
    write_tensors(path, model.state_dict(), about | {"version": code_version()})
    return model


def on_features(model: HumanMeshNet) -> Estimator:
    """One of ours, given the features in the place of an image."""
    model.backbone = Identity(KEYPOINT_FEATURES)
    answer = from_network(model.eval())

    def estimate(seen: Encoded) -> Estimate:
        return answer(replace(seen, image=seen.features[:, :KEYPOINT_FEATURES]))

    return estimate


def nobody(seen: Encoded) -> Estimate:
    """A person nowhere: what accuracy over pixels is worth."""
    return Estimate(parts=torch.zeros(len(seen.image), MASK_SIZE, MASK_SIZE, dtype=torch.long))


def networks(batches: Teaching, given: argparse.Namespace) -> dict[str, Callable]:
    """Name and seed, joined by #, → each network trained here, and Table 6's."""
    systems = {}
    kinds = [*OURS.values(), *NETWORKS]
    first, count, _ = given.images  # of fitted, studio, multiview
    studio = batches.only(slice(first, first + count))
    names = [*kinds, *map(STUDIO_ALONE.format, ALONE)]
    for seed, name in product(given.seeds, given.only or names):
        model = trained(name, seed, batches if name in kinds else studio, given)
        is_ours = isinstance(model, HumanMeshNet)
        systems[f"{name}#{seed}"] = on_features(model) if is_ours else model
    systems[NOBODY] = nobody
    for head in OURS if given.table6 else ():
        for seed in given.seeds:
            path = folder_of(head, seed, given.table6_lr, given.table6) / "model.safetensors"
            systems[f"{head}#{seed}"] = on_features(HumanMeshNet.load(path))
    return systems


def lifters(batches: Teaching, given: argparse.Namespace) -> dict[str, Callable]:
    """The systems that get keypoints or landmarks, with as many seeds."""
    systems = {}
    landmarks = Landmarks()
    for seed in given.seeds:
        for kind in LIFTING_METHODS:
            system = kind.learn(seed=seed)
            systems[f"{kind.name}#{seed}"] = system
            systems[f"{DETECTED.format(kind.name)}#{seed}"] = from_detected(system)
        name = FROM_LANDMARKS.format(SMPLify.name)
        systems[f"{name}#{seed}"] = SMPLify.learn(seed=seed, landmarks=True)
        generator = torch.Generator().manual_seed(seed)
        some = torch.randperm(len(batches.detected), generator=generator)[: given.forest]
        people = {name: value[some] for name, value in batches.people.items()}
        true = batches.detected[some]
        found, _ = Carried.read(batches.detector.features(true, generator))
        seen = torch.cat([
            landmarks({n: v[i] for n, v in people.items()}, (found - true.clamp(-1, 1))[i])
            for i in torch.arange(len(some)).split(512)
        ])  # fmt: skip
        systems[f"{Forest.name}#{seed}"] = Forest(seed=seed).learn(seen, people)
    return systems


def roles(name: str) -> tuple[str, ...]:
    """The roles that a system is measured on: those of the tables that have its row."""
    if name.endswith(STUDIO_ALONE.format("")):
        return ("studio",)
    plain = name.split(",")[0]
    if plain == "Mehta et al.":
        return ("multiview",)
    if plain == "Pavlakos et al.":
        return ("studio", "fitted")
    if plain == Forest.name:
        return ("fitted", "sport")
    if plain == NOBODY:
        return ("sport",)
    if plain.startswith(SMPLify.name):
        return ("studio", "sport")
    if plain in (kind.name for kind in LIFTING_METHODS):
        return ("studio", "multiview") if plain == "Zhou et al." else ("studio",)
    return TESTS


def settings(name: str, given: argparse.Namespace) -> dict[str, object]:
    """How a system was trained, for the record; Table 6's runs by their own recipe."""
    plain = name.split(",")[0]
    if plain in OURS:
        return {"recipe": "python -m kdictbook.recipes.table6"}
    if plain in NETWORKS or plain in OURS.values():
        return {"steps": given.steps, "batch_size": given.batch_size, "lr": given.lr}
    return {}


def over_seeds(rows: list[Result], given: argparse.Namespace) -> list[Result]:
    """Means over seeds and their standard deviation, of rows whose method is ``name#seed``."""
    groups: dict[tuple, list[Result]] = defaultdict(list)
    for row in rows:
        groups[row.method.split("#")[0], row.metric, row.protocol].append(row)
    found = []
    for (name, metric, _), same in groups.items():
        values = [row.value for row in same]
        config = {**same[0].config, **settings(name, given), "seeds": len(same)}
        failed = sum(int(row.config.get("failed", 0)) for row in same)
        config |= {"failed": failed} if failed else {}
        common = replace(same[0], method=name, config=config)
        found.append(replace(common, value=float(np.mean(values))))
        if len(values) > 1:
            spread = float(np.std(values, ddof=1))
            found.append(replace(common, metric=f"{metric}_seed_std", value=spread))
    return found


def measure(name: str, system: Estimator, trial: TestSet, given: argparse.Namespace) -> None:
    """Measure one system and seed on a role's test images, unless its file is there."""
    path = given.runs / "measured" / f"{name.replace(' ', '-')}-{trial.role}.json"
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        started = time.perf_counter()
        results.write(path, evaluate({name: system}, trial, progress=False))
        log.info("%s on %s: %.0f s", name, trial.role, time.perf_counter() - started)


def trials(batches: Teaching, given: argparse.Namespace) -> Iterator[TestSet]:
    """The test images of each role, as all systems get them."""
    landmarks, rendered = Landmarks(), batches.rendered
    carried = Carried.learn(rendered["features"], rendered)
    tests = cached(given, "test", dict(zip(TESTS, given.test_images, strict=True)))
    for role, data in tests.items():
        true = coco_keypoints(data, batches.detector.offset).clamp(-1, 1)
        found, _ = Carried.read(data["features"])
        yield encoded_test_set(role, data, carried, landmarks, found - true)


def times(systems: dict[str, Callable], trial: TestSet) -> list[Result]:
    """Seconds of one image, of one seed of each system, in one run; the encoder's is its own row,
    since all that start from it share it."""
    seen, _ = next(trial.batches())
    few = Encoded(*(value[:TIMED_IMAGES] for value in vars(seen).values()))
    first = {name.split("#")[0]: s for name, s in reversed(systems.items()) if "alone" not in name}
    encoder, image = PersonEncoder(256).eval(), torch.rand(1, 3, 256, 256)
    return time_per_image(first | {ENCODER: lambda _: encoder(image)}, few)


def gather(given: argparse.Namespace) -> list[Result]:
    """Everything that has been measured."""
    files = sorted((given.runs / "measured").glob("*.json"))
    return over_seeds([row for path in files for row in results.read(path)], given)


def main(arguments: list[str] | None = None) -> None:
    parser = options(__doc__.splitlines()[0])
    parser.add_argument("--table6", type=Path, help="folder of Table 6's runs")
    parser.add_argument("--table6-lr", type=float, default=2e-3)
    parser.add_argument("--runs", type=Path, default=Path("runs/tables"))
    parser.add_argument("--only", nargs="+", help="networks; gathers nothing")
    parser.add_argument("--lifters", action="store_true", help="those that get keypoints, "
                        "first; without it networks, and all is gathered")  # fmt: skip
    parser.add_argument(
        "--test-images", nargs=4, type=int, default=[896, 640, 384, 384], metavar=TESTS
    )
    parser.add_argument("--forest", type=int, default=10_000, help="people the forest learns from")
    parser.add_argument("--steps", type=int, default=500)
    parser.add_argument("--lr", type=float, default=2e-3)
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    given.runs.mkdir(parents=True, exist_ok=True)
    rendered = joined(cached(given, "train", dict(zip(ROLES, given.images, strict=True))))
    batches = Teaching(rendered, given)
    make = lifters if given.lifters else networks
    systems = make(batches, given)
    for trial in trials(batches, given):
        for name, system in systems.items():
            if trial.role in roles(name.split("#")[0]):
                measure(name, system, trial, given)
    if not given.lifters and not given.only:
        one = argparse.Namespace(**vars(given) | {"seeds": given.seeds[:1]})
        every = systems | lifters(batches, one)
        results.write(given.out / "results" / "tables.json", gather(given) + times(every, trial))


if __name__ == "__main__":
    main()
