"""Time the network's parts, one image and sixty-four at once: ``data/results/inference.json``.

    python -m kdictbook.recipes.inference

On the CPU with one and with two threads, and on a GPU where there is one. Run it on a machine that
does nothing else.
"""

import argparse
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from tqdm import tqdm

from kdict.body import Body
from kdict.evaluation import results
from kdict.network.model import HumanMeshNet, NetworkConfig
from kdict.resources import pretrained_path

log = logging.getLogger(__name__)

BATCHES = (1, 64)
THREADS = (1, 2)
REPEATS = {"quick": {1: 100, 64: 15}, "full": {1: 25, 64: 5}}
"""Of each profile, by the size of the batch."""
WARM_UP = 1


def network(profile: str) -> tuple[str, HumanMeshNet]:
    """The network that ships in a profile, or one with random weights; and what it is."""
    try:
        return profile, HumanMeshNet.load(pretrained_path("weights", profile))
    except ValueError:
        return f"{profile}, random weights", HumanMeshNet(
            NetworkConfig.profile(profile), Body.load("open")
        ).eval()


def parts(model: HumanMeshNet, images: Tensor) -> dict[str, Callable[[], object]]:
    """The network's parts, each ready to run on what the one before it gave."""
    features = model.backbone(images)
    prediction = model(images)
    pose = (prediction.rotations, prediction.root_rotation, prediction.betas)
    return {
        "backbone": lambda: model.backbone(images),
        "head": lambda: model.decode(model.mlp(features)),
        "joints": lambda: model.regressor(*pose),
        "mesh": lambda: model.vertices(prediction),
    }


def measure(runs: dict[str, Callable[[], object]], repeats: int, device: str) -> dict[str, Tensor]:
    """Seconds (repeats,) of each; they take turns, so that what disturbs one disturbs all."""
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for repeat in range(WARM_UP + repeats):
        for name, run in runs.items():
            started = time.perf_counter()
            run()
            if device != "cpu":
                torch.cuda.synchronize()
            if repeat >= WARM_UP:
                seconds[name].append(time.perf_counter() - started)
    return {name: torch.tensor(values) for name, values in seconds.items()}


def records(seconds: dict[str, Tensor], batch: int, **about) -> Iterator[results.Result]:
    """Medians and spread of each part, and head and joints as a share of the backbone."""
    for name, values in seconds.items():
        low, middle, high = np.percentile(1000 * values.numpy() / batch, (10, 50, 90))
        for metric, value in (("time", middle), ("time_p10", low), ("time_p90", high)):
            yield results.Result(f"{name}_{metric}", round(float(value), 4), "ms/image", **about)
    share = (seconds["head"] + seconds["joints"]) / seconds["backbone"]
    share = round(100 * float(share.median()), 2)
    yield results.Result("head_and_joints_of_backbone", share, "%", **about)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("data/results/inference.json"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--repeats", type=int, help="of everything; default: enough of each")
    parser.add_argument("--profiles", nargs="+", choices=REPEATS, default=list(REPEATS))
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    places = [("cpu", threads) for threads in THREADS]
    places += [("cuda", 1)] * torch.cuda.is_available()
    rows = []
    for profile in options.profiles:
        torch.manual_seed(options.seed)
        method, model = network(profile)
        size = model.config.image_size
        settings = [(place, batch) for place in places for batch in BATCHES]
        for (device, threads), batch in tqdm(settings, profile):
            torch.set_num_threads(threads)
            repeats = options.repeats or REPEATS[profile][batch]
            images = torch.rand(batch, 3, size, size, device=device)
            with torch.no_grad():
                seconds = measure(parts(model.to(device), images), repeats, device)
            where = "GPU" if device == "cuda" else f"{threads} thread{'s' * (threads > 1)}"
            name = torch.cuda.get_device_name() if device == "cuda" else results.device_name()
            rows += records(
                seconds,
                batch,
                protocol=f"batch {batch}, {where}; float32, median of {repeats}",
                split="random images",
                method=method,
                data="uniform noise, which takes as long as photographs",
                config={**asdict(model.config), "batch": batch, "seed": options.seed},
                device=name,
            )
            log.info(
                "%s, batch %d, %s: head and joints take %.1f%% of the backbone's time",
                *(method, batch, where, rows[-1].value),
            )
    results.write(options.out, rows)


if __name__ == "__main__":
    main()
