"""The network's parts beside its backbone, and training beside a bare ResNet's."""

import shutil
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np
import torch

from ..baselines.hmr import HMR
from ..datasets.batch import RenderedBatch
from ..model import HumanMeshNet, NetworkConfig
from ..results import Result
from ..train import benchmark, train
from ..training.config import TrainConfig
from .measure import spread, take_turns, threads, times

BACKBONE = "backbone"


def parts(profile: str, batch: int, seed: int = 0) -> dict[str, Callable[[], object]]:
    """The network's parts, HMR's regressor on the same features, and the whole, compiled too.

    Compiled only where there is a C++ compiler: PyTorch's needs one.
    """
    torch.manual_seed(seed)
    config = NetworkConfig.profile(profile)
    model = HumanMeshNet(config).eval()
    hmr = HMR(config.backbone, config.image_size, config.pool, hidden=1024).eval()
    image = torch.rand(batch, 3, config.image_size, config.image_size)
    features, maps = model.backbone.pooled(image)
    # What follows the backbone, and nothing else of it.
    hmr.backbone.pooled = lambda image: (features, maps)
    runs = {
        BACKBONE: lambda: model.backbone(image),
        "head and joints": lambda: model.prediction(model.mlp(features)),
        "HMR's regressor": lambda: hmr.rounds_of(image),
        "MLP": lambda: model.mlp(features),
    }
    if profile == "full" and batch > 1:
        return runs  # seconds a picture: the parts say what is asked for
    runs["whole"] = lambda: model(image)
    if shutil.which("g++") or shutil.which("clang++"):
        compiled = torch.compile(model)
        runs["whole, compiled"] = lambda: compiled(image).joints
    return runs


@torch.no_grad()
def inference(
    repeats: int, seed: int, profiles: Sequence[str] = ("quick", "full"), batches=(1, 64)
) -> list[Result]:
    """Milliseconds an image, and what each part is of the backbone, in percent."""
    rows = []
    with threads(1):
        for profile in profiles:
            for batch in batches:
                turns = repeats if batch == 1 else max(3, repeats // 8)
                seconds = take_turns(parts(profile, batch, seed), turns)
                about = {
                    "protocol": f"inference, {profile}, batch {batch}",
                    "split": "float32, one thread",
                    "data": "random images, random weights",
                    "config": {"seed": seed, "repeats": turns},
                }
                rows += times(seconds, 1e3 / batch, "ms/image", **about)
                rows += [
                    Result("share" + suffix, round(value, 3), "%", method=name, **about)
                    for name, taken in seconds.items()
                    if name != BACKBONE
                    for suffix, value in spread(100 * taken / seconds[BACKBONE])
                ]
    return rows


def _bare(config: TrainConfig, steps: int) -> float:
    """Images a core second of a ResNet alone, on random pictures."""
    network = config.network
    resnet = HumanMeshNet(network).backbone.resnet.train()
    resnet = resnet.to(memory_format=torch.channels_last)
    image = torch.rand(config.batch_size, 3, network.image_size, network.image_size)
    image = image.contiguous(memory_format=torch.channels_last)
    started = 0.0
    for step in range(steps + 1):
        if step == 1:  # the first warms up
            started = time.process_time()
        with torch.autocast("cpu", torch.bfloat16, enabled=config.bf16):
            out = resnet(image).last_hidden_state.float().square().mean()
        out.backward()
        resnet.zero_grad()
    return steps * config.batch_size / (time.process_time() - started)


class _InMemory:
    """Pictures that are there already, over and over."""

    def __init__(self, batch: RenderedBatch):
        self.batch = batch

    def __len__(self) -> int:
        return len(self.batch.image)

    def __getitem__(self, indices: torch.Tensor) -> RenderedBatch:
        drawn = {f.name: getattr(self.batch, f.name) for f in fields(self.batch)}
        return RenderedBatch(**{k: None if v is None else v[indices] for k, v in drawn.items()})


def _trained(config: TrainConfig, sources: Mapping[str, object], folder: Path, steps: int) -> float:
    """Images a core second of training: a run of one step is subtracted from a longer one."""
    taken = []
    for last in (1, steps + 1):
        started = time.process_time()
        place = folder / str(last)
        train(config, place, sources=sources, held_out={}, until=last, progress=False)
        taken.append(time.process_time() - started)
    return steps * config.batch_size / (taken[1] - taken[0])


def training(seed: int, steps: int = 3, turns: int = 2) -> list[Result]:
    """Images a core second of training, and of a ResNet's passes alone, in turns.

    With pictures that are in memory, what training adds to the passes; with pictures rendered
    between the steps, what a run without kept pictures does on as many threads.
    """
    config = TrainConfig.profile(
        "quick", batch_size=32, seed=seed, log_every=1, checkpoint_every=10_000
    )
    rendered = benchmark(config, "train", "cpu")
    memory = {role: _InMemory(source[torch.arange(32)]) for role, source in rendered.items()}
    found: dict[str, list[float]] = {"bare ResNet": [], "training": [], "training, rendering": []}
    with tempfile.TemporaryDirectory() as folder, threads(1):
        for turn in range(turns):
            found["bare ResNet"].append(_bare(config, steps))
            for name, sources in (("training", memory), ("training, rendering", rendered)):
                place = Path(folder) / f"{name} {turn}"
                found[name].append(_trained(config, sources, place, steps))
    about = {
        "protocol": "training, quick",
        "split": f"batches of {config.batch_size}, one thread",
        "data": "the open benchmark; random pictures for the bare ResNet",
        "config": {"seed": seed, "steps": steps},
    }
    rows = []
    for name, speeds in found.items():
        rows += [
            Result("speed" + suffix, round(value, 2), "images/core s", method=name, **about)
            for suffix, value in spread(np.array(speeds))
        ]
        share = 100 * np.array(speeds) / np.array(found["bare ResNet"])
        rows.append(Result("share", round(float(np.median(share)), 1), "%", method=name, **about))
    return rows
