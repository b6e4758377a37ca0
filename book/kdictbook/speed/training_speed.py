"""Speed of training, beside a bare ResNet, by data size and number of processes."""

import csv
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch

from kdict.body import Body
from kdict.evaluation.results import Result
from kdict.network.losses import keypoint_losses, labels
from kdict.network.model import HumanMeshNet
from kdict.training import distributed
from kdict.training.batches import ImageSource
from kdict.training.config import TrainConfig
from kdict.training.optimizer import adamw, clipped_backward
from kdict.training.run import benchmark, train

from ..small_runs import in_memory
from .measure import spread, threads

IMAGES = (1, 3, 10, 32, 100, 316, 1000)


def settings(seed: int, **changes) -> TrainConfig:
    """A run that is not interrupted by checkpoints."""
    options = {"batch_size": 32, "seed": seed, "checkpoint_minutes": 1e6} | changes
    return TrainConfig.profile("quick", **options)


def _timed(run: Callable[[int], object], steps: int, images: int) -> tuple[float, float]:
    """Images per core second and by the clock, of so many steps of ``run(steps)`` after a first."""
    taken = []
    for count in (1, steps + 1):
        started = time.process_time(), time.perf_counter()
        run(count)
        taken.append((time.process_time() - started[0], time.perf_counter() - started[1]))
    core, clock = (steps * images / (long - short) for short, long in zip(*taken, strict=True))
    return core, clock


def _bare(config: TrainConfig) -> Callable[[int], None]:
    """A ResNet alone, forward and backward on random images."""
    network = config.network
    resnet = HumanMeshNet(network, Body.load("open")).backbone.resnet.train()
    image = torch.rand(config.batch_size, 3, network.image_size, network.image_size)

    def run(steps: int) -> None:
        for _ in range(steps):
            with torch.autocast("cpu", torch.bfloat16, enabled=config.bf16):
                out = resnet(image).last_hidden_state.float().square().mean()
            out.backward()
            resnet.zero_grad()

    return run


def _trained(config: TrainConfig, sources: Mapping[str, ImageSource]) -> Callable[[int], None]:
    def run(steps: int) -> None:
        with tempfile.TemporaryDirectory() as folder:
            train(config, folder, sources=sources, held_out={}, until=steps, progress=False)

    return run


def training(seed: int, steps: int = 4, turns: int = 7) -> list[Result]:
    """Images per core second of training and of a ResNet's passes alone, in turns; and the same by
    the clock.

    With images that are in memory, what training adds to the passes; with images rendered, what
    a run without kept images does. These are drawn by a thread during the step before, so the
    clock counts whichever takes longer where there is a core for each.
    """
    config = settings(seed)
    rendered = benchmark(config, "train", "cpu")
    runs = {
        "bare ResNet": _bare(config),
        "training": _trained(config, in_memory(rendered)),
        "training, rendering": _trained(config, rendered),
    }
    found = {name: [] for name in runs}
    with threads(1):
        for run in runs.values():
            run(1)
        for _ in range(turns):
            for name, run in runs.items():
                found[name].append(_timed(run, steps, config.batch_size))
    about = {
        "protocol": "training, quick",
        "split": f"batches of {config.batch_size}, one thread, another for drawing",
        "data": "the open benchmark; random images for the bare ResNet",
        "config": {"seed": seed, "steps": steps, "turns": turns},
    }
    rows = []
    bare = np.array(found["bare ResNet"])
    for name, speeds in found.items():
        share = 100 * np.median(np.array(speeds) / bare, 0)
        for kind, end, unit in ((0, "", "images/core s"), (1, "_clock", "images/s")):
            rows += [
                Result("speed" + end + suffix, round(value, 2), unit, method=name, **about)
                for suffix, value in spread(np.array(speeds)[:, kind])
            ]
            value = round(float(share[kind]), 1)
            rows.append(Result("share" + end, value, "%", method=name, **about))
    return rows


def scaled_runs(seed: int, sizes: Sequence[int] = IMAGES) -> dict[int, Callable[[], None]]:
    """Training on so many images, in batches of at most 32: a run for every size."""
    config = settings(seed)
    torch.manual_seed(seed)
    model = HumanMeshNet(config.network, Body.load("open")).train()
    optimizer = adamw(model, config.lr, config.weight_decay)
    role, source = next(iter(benchmark(config, "train", "cpu").items()))
    images = in_memory({role: source})[role]

    def learn(size: int) -> None:
        for part in torch.arange(size).split(config.batch_size):
            batch = images[part % len(images)]
            with torch.enable_grad():
                with torch.autocast("cpu", torch.bfloat16, enabled=config.bf16):
                    found = model(batch.image)
                losses = keypoint_losses(found.keypoints3d, found.keypoints, **labels(batch))
                clipped_backward(model, optimizer, sum(losses), config.lr, config.grad_clip)
            optimizer.step()

    return {size: lambda size=size: learn(size) for size in sizes}


def main(folder: Path, way: str, steps: int = 14) -> None:
    """Print the seconds of a training step by the clock, on one thread of each process that
    ``torchrun`` started. ``"own"``: 64 images each; ``"shared batch"``: 64 images together."""
    torch.set_num_threads(1)
    device = distributed.init()
    images = 64 if way == "shared batch" else 64 * distributed.worker().world_size
    config = settings(0, batch_size=images, log_every=1)
    sources = in_memory(benchmark(config, "train", device))
    train(config, folder, sources=sources, held_out={}, until=steps, progress=False)
    if distributed.worker().rank == 0:
        with (folder / "log.csv").open(newline="") as file:
            speeds = [float(row["images_per_second"]) for row in csv.DictReader(file)]
        print("seconds", config.batch_size / float(np.median(speeds[2:])))
    distributed.destroy()


if __name__ == "__main__":
    main(Path(sys.argv[2]), sys.argv[1])
