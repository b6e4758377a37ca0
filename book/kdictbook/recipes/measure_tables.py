"""Measure the systems of Tables 1 to 5, and ours, by one protocol.

    python -m kdictbook.recipes.measure_tables --cache runs/features --lifters
    python -m kdictbook.recipes.measure_tables --cache runs/features

The networks are `kdictbook.recipes.train_baselines`'; the released ones, trained longer, are rows
of their own. Everything is measured by one function on the same cached test images; what has a file
in ``--runs`` is not measured again. ``data/results/tables.json`` holds means over seeds, and their
standard deviation as ``<metric>_seed_std``.
"""

import argparse
import logging
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

import torch

from kdict.evaluation import Estimate, Estimator, TestSet, evaluate
from kdict.evaluation.results import Result
from kdict.network.model import HumanMeshNet
from kdict.network.person_encoder import PersonEncoder
from kdictbook import results

from ..baselines import LIFTING_METHODS, NETWORKS, Forest, SMPLify
from ..baselines.encoded import MASK_SIZE, Carried, Encoded, from_detected
from ..speed.timing import time_per_image
from .frozen_heads import cached, mean_and_spread
from .table6 import RENDERED_ROLES, SHIPPED
from .train_baselines import (
    OURS,
    STUDIO_ALONE,
    Teaching,
    as_estimator,
    best_rate,
    networks,
    prepared,
    rates_file,
    recipe_options,
    run_of,
    version_file,
)

log = logging.getLogger(__name__)

DETECTED = "{}, detected keypoints"
FROM_LANDMARKS = "{} from 91 landmarks"
TESTS = (*RENDERED_ROLES, "sport")
TEST_IMAGES = (896, 640, 384, 384)
FOREST_PEOPLE = 10_000
"""People the forest learns from."""
TIMED_IMAGES = 8
ENCODER = "frozen encoder"
NO_PERSON = "no person"


def no_person(seen: Encoded) -> Estimate:
    """Background everywhere: what accuracy over pixels is worth."""
    return Estimate(parts=torch.zeros(len(seen.image), MASK_SIZE, MASK_SIZE, dtype=torch.long))


def released() -> dict[str, Estimator]:
    """The released networks, by the names of Table 6."""
    return {
        head: as_estimator(HumanMeshNet.from_pretrained(network))
        for network, head in SHIPPED.items()
    }


def lifters(batches: Teaching, given: argparse.Namespace) -> dict[str, Callable]:
    """The systems that get keypoints or landmarks, with as many seeds."""
    systems = {}
    for seed in given.seeds:
        for kind in LIFTING_METHODS:
            system = kind.learn(seed=seed)
            systems[f"{kind.name}#{seed}"] = system
            systems[f"{DETECTED.format(kind.name)}#{seed}"] = from_detected(system)
        name = FROM_LANDMARKS.format(SMPLify.name)
        systems[f"{name}#{seed}"] = SMPLify.learn(seed=seed, landmarks=True)
        generator = torch.Generator().manual_seed(seed)
        some = torch.randperm(len(batches.detected), generator=generator)[:FOREST_PEOPLE]
        people = {name: value[some] for name, value in batches.people.items()}
        true = batches.detected[some]
        found, _ = Carried.read(batches.detector.features(true, generator))
        seen = torch.cat([
            batches.landmarks({n: v[i] for n, v in people.items()}, (found - true.clamp(-1, 1))[i])
            for i in torch.arange(len(some)).split(512)
        ])  # fmt: skip
        systems[f"{Forest.name}#{seed}"] = Forest(seed=seed).learn(seen, people)
    return systems


def roles(name: str) -> tuple[str, ...]:
    """The roles that a system is measured on: those of the tables that have its row."""
    if name.endswith(STUDIO_ALONE.format("")):
        return ("studio",)
    plain = name.split(",")[0]
    if plain in ("Mehta et al.", "VNect"):
        return ("multiview",)
    if plain == "Pavlakos et al.":
        return ("studio", "fitted")
    if plain == Forest.name:
        return ("fitted", "sport")
    if plain == NO_PERSON:
        return ("sport",)
    if plain.startswith(SMPLify.name):
        return ("studio", "sport")
    if plain in (kind.name for kind in LIFTING_METHODS):
        return ("studio", "multiview") if plain == "Zhou et al." else ("studio",)
    return TESTS


def settings(name: str, given: argparse.Namespace) -> dict[str, object]:
    """How a system was trained, for the record; the released networks by their own recipe."""
    plain = name.split(",")[0]
    if plain in OURS:
        return {"recipe": "python -m kdictbook.recipes.table6"}
    if plain in NETWORKS or plain in OURS.values():
        lr = best_rate(rates_file(name, given))
        runs = [version_file(run_of(name, seed, lr, given.runs)) for seed in given.seeds]
        versions = ", ".join(sorted({run.read_text() for run in runs}))
        return {"steps": given.steps, "batch_size": given.batch_size, "lr": lr,
                "trained_by": versions}  # fmt: skip
    return {}


def over_seeds(rows: list[Result], given: argparse.Namespace) -> list[Result]:
    """Means over seeds and their standard deviation, of rows whose method is ``name#seed``."""
    groups: dict[tuple, list[Result]] = defaultdict(list)
    for row in rows:
        groups[row.method.split("#")[0], row.metric, row.protocol].append(row)
    found = []
    for (name, *_), same in groups.items():
        values = [row.value for row in same]
        config = {**same[0].config, **settings(name, given), "seeds": len(same)}
        failed = sum(int(row.config.get("failed", 0)) for row in same)
        config |= {"failed": failed} if failed else {}
        common = replace(same[0], method=name, config=config)
        found += mean_and_spread(common, values)
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
    """The test images of each role."""
    tests = cached(given, "test", dict(zip(TESTS, TEST_IMAGES, strict=True)))
    for role, data in tests.items():
        yield batches.test_set(role, data)


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


def main() -> None:
    parser = recipe_options(__doc__.splitlines()[0])
    parser.add_argument("--lifters", action="store_true", help="those that get keypoints, "
                        "first; without it networks, and all is gathered")  # fmt: skip
    given, batches = prepared(parser)
    if given.lifters:
        systems = lifters(batches, given)
    else:
        systems = networks(given, batches) | {NO_PERSON: no_person} | released()
    for trial in trials(batches, given):
        for name, system in systems.items():
            if trial.role in roles(name.split("#")[0]):
                measure(name, system, trial, given)
    if not given.lifters:
        one = argparse.Namespace(**vars(given) | {"seeds": given.seeds[:1]})
        every = systems | lifters(batches, one)
        results.write(given.out / "results" / "tables.json", gather(given) + times(every, trial))


if __name__ == "__main__":
    main()
