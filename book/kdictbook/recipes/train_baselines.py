"""Train the other systems of the tables, and measure all of them and ours by one protocol.

    python -m kdictbook.recipes.train_baselines

The networks get the images, seed and number of steps that `kdictbook.recipes.train_networks` gives
ours. Every system has a folder in ``--runs``, where training goes on and measuring begins again
where it stopped; ``--only`` names the systems to work on, ``--measure`` skips those that are not
trained. What has been measured is gathered into ``data/results/tables.json``.
"""

import argparse
import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import torch
from torch import nn

from kdict.evaluation import (
    MEASURES,
    Estimator,
    Observation,
    evaluate,
    from_network,
    results,
    synthetic_test_set,
)
from kdict.evaluation.part_masks import labels_of_joints
from kdict.evaluation.results import Result
from kdict.network.model import HumanMeshNet
from kdict.resources import code_version, read_tensors, write_tensors
from kdict.synthetic.dataset import Rendered
from kdict.training.config import TrainConfig
from kdict.training.run import benchmark, train
from kdictbook.speed.timing import time_per_image

from ..baselines import CMR, HMR, LIFTING_METHODS, NBF, Forest, SMPLify, train_baseline
from ..pretrained_networks import PRETRAINED, pretrained_method
from .train_networks import DENSE_START, LONG, LONGER, TABLE6, folder

log = logging.getLogger(__name__)

NETWORKS: dict[str, Callable[[], nn.Module]] = {kind.name: kind for kind in (HMR, NBF, CMR)}
STUDIO_ALONE = "{}, studio alone"
"""Table 5's networks."""
ALONE = ("both dictionaries", "HMR", "NBF")
TIMED_IMAGES = 20


def ours(given: argparse.Namespace, name: str) -> HumanMeshNet | None:
    """A network of `kdictbook.recipes.train_networks`, trained here or pretrained, or Table 5's,
    which is trained here."""
    if name in (STUDIO_ALONE.format(plain) for plain in TABLE6):
        config = TrainConfig.profile("quick", **common(given, alone=True), **DENSE_START)
        path = folder(given.runs, "baselines", name)
        if not (path / "model.safetensors").exists() and not given.measure:
            train(config, path)
    else:
        path = folder(given.runs, "long" if name in (LONG, LONGER) else "networks", name)
    path = path / "model.safetensors"
    if path.exists():
        return HumanMeshNet.load(path)
    for weights in PRETRAINED:
        if pretrained_method(weights) == name:
            return HumanMeshNet.from_pretrained(weights)
    return None


def common(given: argparse.Namespace, *, alone: bool) -> dict:
    """Settings of all trainings, those of `kdictbook.recipes.train_networks`."""
    return {
        "num_images": given.images,
        "cache_dir": given.keep,
        "max_images": given.distinct,
        "progressive_sizes": (64, 64),
        "lr": given.lr,
        "seed": given.seed,
        "device": given.device,
    } | ({"roles": {"studio": 1.0}} if alone else {})


def baseline(given: argparse.Namespace, name: str) -> nn.Module | None:
    """A network of another paper, trained here unless it is already."""
    plain = name.removesuffix(STUDIO_ALONE.format(""))
    torch.manual_seed(given.seed)
    model = NETWORKS[plain]()
    run = folder(given.runs, "baselines", name)
    path = run / "weights.safetensors"
    if path.exists():
        tensors, _ = read_tensors(path, f"the weights of {name}")
        model.load_state_dict(tensors)
        return model.to(given.device).eval()
    if given.measure:
        return None
    # Alone means alone: from chance. NBF's second stage sees maps of parts, not photographs.
    if plain == name != "NBF":
        model.backbone.start_from(given.runs / "head-start.safetensors")
    config = TrainConfig.profile("quick", **common(given, alone=plain != name))
    model = train_baseline(model, benchmark(config, "train", given.device), config, run)
    write_tensors(path, model.state_dict(), {"system": name, "version": code_version()})
    return model


def forest(given: argparse.Namespace) -> Forest:
    """The decision forest, learned anew each time."""
    source = Rendered("sport", "train", size=128, seed=given.seed)
    batches = [
        source.render(index, parts=True) for index in torch.arange(given.forest_images).split(32)
    ]
    image = torch.cat([batch.image for batch in batches])
    labels = torch.cat([labels_of_joints(batch.parts) for batch in batches])
    return Forest(seed=given.seed).learn(image, labels)


def system(given: argparse.Namespace, name: str) -> Estimator | None:
    """A system that is ready to be measured, None for one that is not trained."""
    if name.removesuffix(STUDIO_ALONE.format("")) in NETWORKS:
        return baseline(given, name)
    if name == Forest.name:
        return forest(given)
    for kind in LIFTING_METHODS:
        if name == kind.name:
            return kind.learn(seed=given.seed)
    model = ours(given, name)
    return None if model is None else from_network(model.to(given.device))


def roles(name: str) -> tuple[str, ...]:
    """The roles that a system is measured on."""
    if name == Forest.name:
        return ("sport",)
    if name == SMPLify.name:
        return ("studio", "multiview", "sport")
    if name in (kind.name for kind in LIFTING_METHODS):
        return ("studio", "multiview")
    return ("studio",) if name.endswith(STUDIO_ALONE.format("")) else tuple(MEASURES)


def names() -> list[str]:
    """All systems."""
    others = [*NETWORKS, Forest.name, *(kind.name for kind in LIFTING_METHODS)]
    return [*TABLE6, LONG, LONGER, *others, *(STUDIO_ALONE.format(name) for name in ALONE)]


def measure(given: argparse.Namespace, systems: dict[str, Estimator]) -> None:
    """Measure what is not measured yet, all systems on the same images, role by role."""
    for role in MEASURES:
        places = {
            name: folder(given.runs, "tables", name) / f"{role}.json"
            for name in systems
            if role in roles(name)
        }
        missing = {name: systems[name] for name, path in places.items() if not path.exists()}
        if not missing:
            continue
        trial = synthetic_test_set(role, given.test_images, seed=given.seed, device=given.device)
        found = evaluate(missing, trial)
        for name in missing:
            places[name].parent.mkdir(parents=True, exist_ok=True)
            trained = name in NETWORKS or name in TABLE6
            about = {"training_images": given.images} if trained else {}
            rows = [
                replace(row, config={**row.config, **about}) for row in found if row.method == name
            ]
            results.write(places[name], rows)
            log.info("%s on %s: %s", name, role, {r.metric: round(r.value, 2) for r in rows})


def times(given: argparse.Namespace, systems: dict[str, Estimator]) -> None:
    """Time everything that is there, in one run."""
    batch = Rendered("sport", "test", seed=given.seed).render(range(TIMED_IMAGES))
    seen = Observation(batch.image, batch.keypoints2d, batch.visibility)
    results.write(given.runs / "tables" / "times.json", time_per_image(systems, seen))


def gather(given: argparse.Namespace) -> None:
    """Write what has been measured into ``data/``."""
    files = sorted((given.runs / "tables").rglob("*.json"))
    found: list[Result] = [row for path in files for row in results.read(path)]
    results.write(given.out / "results" / "tables.json", found)
    log.info("%d numbers of %d systems", len(found), len({row.method for row in found}))


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=Path, default=Path("runs"), help="default: runs")
    parser.add_argument("--keep", default="runs/images", help="folder of the rendered images")
    parser.add_argument("--images", type=int, default=150_000, help="to train each network on")
    parser.add_argument("--distinct", type=int, default=30_000)
    parser.add_argument("--lr", type=float, default=7e-4)
    parser.add_argument("--test-images", type=int, help="of each role; default: all")
    parser.add_argument("--forest-images", type=int, default=400)
    parser.add_argument("--only", nargs="+", choices=names(), help="default: all")
    parser.add_argument("--measure", action="store_true", help="train nothing")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path("data"))
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    systems = {}
    for name in given.only or names():
        ready = system(given, name)
        if ready is None:
            log.warning("%s is not trained: left out", name)
        else:
            systems[name] = ready
    measure(given, systems)
    times(given, systems)
    gather(given)


if __name__ == "__main__":
    main()
