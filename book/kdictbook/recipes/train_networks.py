"""Train networks from random initialization, and measure them.

    python -m kdictbook.recipes.train_networks --keep runs/images

The backbone that direct regression has after its first thousand steps is the head start of all
networks, so that none has to learn again what a person looks like: where small networks lose their
time is not the body, it is to tell front from back. Table 6's networks then have the same images,
seed and number of steps each; one of them goes on to more. Each is a run of `kdict.training.run` in
a folder of ``--runs`` and goes on where it stopped, so that several calls with different ``--only``
may share the work. What is finished is measured on the whole test splits; the last call gathers
numbers and weights, and keeps what ``data/`` has of the networks without a run:

    python -m kdictbook.recipes.train_networks --gather
"""

import argparse
import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import torch

from kdict.evaluation import results
from kdict.evaluation.results import Result
from kdict.evaluation.tables import STUDIO_P2_CAMERA
from kdict.network.encoder import Backbone
from kdict.network.model import HumanMeshNet
from kdict.network.weights import read
from kdict.resources import code_version, write_tensors
from kdict.synthetic.assets import fingerprint
from kdict.training.config import TrainConfig
from kdict.training.run import benchmark, train
from kdict.training.validate import evaluate

log = logging.getLogger(__name__)

DENSE_START = {"scale": 0.1, "scale_mode": "learned"}
TABLE6 = {
    "both dictionaries": DENSE_START,
    "pose dictionary": {"shape_dictionary": None, **DENSE_START},
    "shape dictionary": {"dictionary": None, **DENSE_START},
    "direct quaternions": {"dictionary": None, "shape_dictionary": None},
    "direct 6D": {"dictionary": None, "shape_dictionary": None, "pose": "6d"},
}
LONG, LONG_FROM = "both dictionaries, long", "both dictionaries"
LONGER = "both dictionaries, longer"
"""The network that ships has been trained further, with a second cosine and, lower, a third."""
PRETRAINED = {
    "quick": (("long", LONGER), ("long", LONG), ("networks", LONG_FROM)),
    "quick-direct": (("networks", "direct quaternions"),),
}
"""Weights that ship, of the first network that is finished; all would not fit into 64 MB."""
HEAD_START, HEAD_START_STEPS = "direct quaternions", 1000
DATA = "the open benchmark, seed 0"


def configs(given: argparse.Namespace) -> dict[str, dict[str, TrainConfig]]:
    """File of results → network's name → its training."""
    common = {
        "cache_dir": given.keep,
        "max_images": 30_000,
        "progressive_sizes": (64, 64),
        "lr": given.lr,
        "evaluate_every": 500,
        "seed": given.seed,
        "device": given.device,
    }
    backbone = str(given.runs / "head-start.safetensors")
    fresh = common | {"num_images": given.images, "encoder_weights": backbone}
    start = folder(given.runs, "networks", LONG_FROM) / "model.safetensors"
    more = common | {"num_images": given.long_images - given.images, "init_weights": str(start)}
    start = folder(given.runs, "long", LONG) / "model.safetensors"
    last = common | {"num_images": given.last_images, "init_weights": str(start)}
    last |= {"progressive_sizes": (), "lr": given.lr / 2}
    return {
        "networks": {
            name: TrainConfig.profile("quick", **fresh, **changes)
            for name, changes in TABLE6.items()
        },
        "long": {
            LONG: TrainConfig.profile("quick", **more, **TABLE6[LONG_FROM]),
            LONGER: TrainConfig.profile("quick", **last, **TABLE6[LONG_FROM]),
        },
    }


def folder(runs: Path, file: str, name: str) -> Path:
    """Where a network's run is."""
    plain = "".join(c if c.isalnum() else " " for c in name)
    return runs / file / "-".join(plain.split())


def head_start(given: argparse.Namespace, config: TrainConfig) -> None:
    """Write the backbone that all networks start from, unless it is there."""
    path = Path(config.encoder_weights)
    if path.exists():
        return
    config = replace(config, encoder_weights=None)
    backbone = train(config, given.runs / "head-start", until=HEAD_START_STEPS).backbone
    write_backbone(path, backbone, config, "python -m kdictbook.recipes.train_networks")


def write_backbone(path: Path, backbone: Backbone, config: TrainConfig, recipe: str) -> None:
    """Write a backbone's weights for `Backbone.start_from`, and where they come from."""
    tensors = {name: value.cpu().contiguous() for name, value in backbone.state_dict().items()}
    about = {
        "kind": "backbone",
        "backbone": config.network.backbone,
        "training": json.dumps(config.settings(), sort_keys=True),
        "seed": str(config.seed),
        "version": code_version(),
        "recipe": recipe,
    }
    write_tensors(path, tensors, about)


def measure(model: HumanMeshNet, config: TrainConfig) -> Iterator[tuple[str, str, float, int]]:
    """(metric, split, value, images) on the whole test splits."""
    for role, source in benchmark(config, "test", config.device).items():
        for metric, value in evaluate(model, source, device=config.device).items():
            yield metric, f"{role} test", value, len(source)
        if role == "studio":
            front = torch.arange(STUDIO_P2_CAMERA, len(source), 4)
            found = evaluate(model, source, front, device=config.device)
            yield "pa_mpjpe", "studio test, P2", found["pa_mpjpe"], len(front)


_UNITS = {"keypoint_error": "% of the crop", "active_atoms": "atoms"}


def rows(name: str, file: Path, config: TrainConfig) -> list[Result]:
    """The measured numbers of a finished run."""
    model = HumanMeshNet.load(file)
    settings = config.settings()
    return [
        Result(
            metric=metric,
            value=value,
            unit=_UNITS.get(metric, "mm"),
            protocol=f"mean over {images} images",
            split=split,
            method=name,
            data=f"{DATA} (sha256 {fingerprint()[:16]})",
            config=settings,
        )
        for metric, split, value, images in measure(model, config)
    ]


def ship(source: Path, network: str, path: Path) -> None:
    """Copy a run's weights, with where they come from."""
    _, about = read(source)
    about |= {"method": network, "data": DATA, "fingerprint": fingerprint()}
    about |= {"recipe": "python -m kdictbook.recipes.train_networks", "license": "Apache-2.0"}
    path.parent.mkdir(exist_ok=True)
    HumanMeshNet.load(source).save(path, about)


def gather(given: argparse.Namespace) -> None:
    """Write what the finished runs found into ``data/``."""
    measured: list[Result] = []
    for file, networks in configs(given).items():
        for name in networks:
            run = folder(given.runs, file, name)
            if not (run / "results.json").exists():
                log.warning("%s is not finished: left out", run)
                continue
            measured += results.read(run / "results.json")
    results.renew(given.out / "results" / "networks.json", measured)
    for name, candidates in PRETRAINED.items():
        for file, network in candidates:
            source = folder(given.runs, file, network) / "model.safetensors"
            if source.exists():
                ship(source, network, given.out / "weights" / f"{name}.safetensors")
                break


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=Path, default=Path("runs"), help="default: runs")
    parser.add_argument("--keep", default="runs/images", help="folder of the rendered images")
    parser.add_argument("--images", type=int, default=150_000)
    parser.add_argument("--long-images", type=int, default=400_000)
    parser.add_argument("--last-images", type=int, default=200_000)
    parser.add_argument("--lr", type=float, default=7e-4)
    parser.add_argument("--only", nargs="+", help="names of networks; default: all")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path("data"))
    parser.add_argument("--gather", action="store_true", help="write data/ from finished runs")
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if given.gather:
        gather(given)
        return
    groups = configs(given)
    for file, networks in groups.items():
        for name, config in networks.items():
            run = folder(given.runs, file, name)
            if (given.only and name not in given.only) or (run / "results.json").exists():
                continue
            if config.encoder_weights:
                head_start(given, groups["networks"][HEAD_START])
            train(config, run)
            results.write(run / "results.json", rows(name, run / "model.safetensors", config))
            log.info("%s: %s", name, run / "results.json")


if __name__ == "__main__":
    main()
