"""What needs a GPU, as one command of at most 12 minutes on one recent card.

    python -m kdictbook.recipes.gpu --out runs/gpu
    python -m kdictbook.recipes.gpu --out runs/rehearsal --device cpu --scale 0.001

Measures the renderer, sparsemax on the GPU against the CPU, the exact coder and OBDL; trains the
network of profile ``full`` (ResNet-50, 224²) on rendered images for six minutes; trains Table 6's
five heads on its features; measures them. The same command resumes. ``OUT/files`` then holds
``gpu.json`` and the network's weights as `kdictbook.recipes.parts` writes them. Below a scale of
0.01 the network is a tiny one, so that a CPU can rehearse.
"""

import argparse
import json
import logging
import time
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from kdict import learn_kinematic_dictionary, sparsemax
from kdict.evaluation.results import Result
from kdict.network.losses import LABELS
from kdict.network.model import HumanMeshNet
from kdict.synthetic.dataset import Rendered
from kdict.training.config import TrainConfig
from kdict.training.run import train
from kdictbook import results
from kdictbook.corpus import poses

from ..speed import coder, layer_speed
from .frozen_heads import BETAS_PRIOR, errors, learn
from .parts import write_parts

log = logging.getLogger(__name__)
TRAINING, SPEED = 360.0, 12
"""Seconds of training, and steps that tell how many images these are."""
IMAGES, HELD_OUT, STEPS = 20_000, 1_000, 2_000
"""Images per role that heads learn from and are measured on; steps of a head."""
GPU_ROLES = ("fitted", "studio")
HEADS = ("both", "pose only", "shape only", "quaternions", "6D")


@dataclass(frozen=True)
class Job:
    """The options of a run."""

    out: Path
    device: str
    scale: float
    seed: int = 0

    def number(self, full: int, least: int) -> int:
        """A count at this scale."""
        return max(least, round(full * self.scale))

    def config(self, images: int) -> TrainConfig:
        """The training run on so many images."""
        tiny = {"backbone": "tiny", "image_size": 64, "hidden": 32, "batch_size": 8,
                "roles": {"fitted": 1.0}}  # fmt: skip
        return TrainConfig.profile(
            "full", num_images=images, seed=self.seed, device=self.device, bf16=self.scale >= 0.01,
            evaluate_every=10**9, evaluate_images=self.number(256, 4),
            **(tiny if self.scale < 0.01 else {}),
        )  # fmt: skip

    def results(self, metric: str, value: float, unit: str, **about) -> Result:
        """A measured number of this machine."""
        cuda = self.device.startswith("cuda")
        name = torch.cuda.get_device_name() if cuda else results.device_name()
        config = {"seed": self.seed, "scale": self.scale}
        return Result(metric, value, unit, config=config, device=name, **about)


def seconds(run: Callable[[], object], repeats: int, device: str) -> float:
    """Mean seconds of a call, after one that is not counted."""
    wait = torch.cuda.synchronize if device.startswith("cuda") else lambda: None
    run(), wait()
    started = time.perf_counter()
    for _ in range(repeats):
        run()
    wait()
    return (time.perf_counter() - started) / repeats


def speeds(job: Job) -> list[Result]:
    """Images per second, sparsemax's time and difference from the CPU, the coder and OBDL."""
    found = []
    batch = job.config(1000).batch_size
    for role in GPU_ROLES:
        source = Rendered(role, "train", size=job.config(1000).network.image_size,
                          device=job.device)  # fmt: skip
        taken = seconds(lambda s=source: s[range(batch)], job.number(20, 1), job.device)
        about = {"protocol": "renderer", "split": role, "method": "kdict", "data": "rendered"}
        found.append(job.results("images_per_second", batch / taken, "1/s", **about))
    for rows, n, spread in layer_speed.SHAPES:
        rows = job.number(rows, 16)
        runs = layer_speed.sparsemax_runs(rows, n, spread, job.seed, job.device)
        about = {"protocol": f"sparsemax, {rows} × {n}, σ = {spread:g}", "data": "normal numbers",
                 "split": f"by {sparsemax.backend(job.device)}"}  # fmt: skip
        for name, run in runs.items():
            taken = seconds(run, job.number(200, 1), job.device)
            found.append(job.results("time", 1e3 * taken, "ms", method=name, **about))
        here = runs["kdict"]().cpu()
        there = layer_speed.sparsemax_runs(rows, n, spread, job.seed)["kdict"]()
        apart = float((here - there).abs().max())
        found.append(job.results("gradient_from_cpu", apart, "", method="kdict", **about))
    found += coder.coder(job.number(5, 1), job.seed, job.number(4096, 64))
    some = poses("train", job.number(60_000, 300), seed=job.seed)
    started = time.perf_counter()
    learn_kinematic_dictionary(some.rotations, job.number(128, 8), seed=job.seed, progress=False)
    about = {"protocol": "OBDL, all joints", "split": f"{len(some.rotations)} poses"}
    taken = time.perf_counter() - started
    return [*found, job.results("time", taken, "s", method="kdict", data=some.source, **about)]


def trained(job: Job) -> HumanMeshNet:
    """The network, trained for as many images as fit into `TRAINING` seconds."""
    plan = job.out / "plan.json"
    if not plan.exists():
        steps, batch = job.number(SPEED, 4), job.config(1000).batch_size
        config = job.config(steps * batch)
        train(config, job.out / "speed", held_out={}, until=steps // 2, progress=False)
        started = time.perf_counter()
        train(config, job.out / "speed", held_out={}, progress=False)
        speed = (steps - steps // 2) * batch / (time.perf_counter() - started)
        images = max(4 * batch, int(speed * TRAINING * job.scale))
        plan.write_text(json.dumps({"images_per_second": speed, "images": images}))
    return train(job.config(json.loads(plan.read_text())["images"]), job.out / "full")


@torch.no_grad()
def features(model: HumanMeshNet, split: str, role: str, count: int, job: Job) -> dict[str, Tensor]:
    """The encoder's features of a role's first images, and their labels, on the device."""
    source = Rendered(role, split, size=model.config.image_size, device=job.device)
    parts = []
    for index in torch.arange(count).split(128):
        batch = source[index]
        labels = {n: getattr(batch, n) for n in (*LABELS, "rotations", "root_rotation", "betas")}
        parts.append({"features": model.backbone(batch.image).float(), **labels})
    return {name: torch.cat([part[name] for part in parts]) for name in parts[0]}


def heads(model: HumanMeshNet, job: Job) -> list[Result]:
    """Errors of Table 6's five heads, each trained on the same features."""
    images = job.number(IMAGES, 16)
    parts = [features(model, "train", role, images, job) for role in GPU_ROLES]
    known = {name: torch.cat([part[name] for part in parts]) for name in parts[0]}
    held = {r: features(model, "test", r, job.number(HELD_OUT, 4), job) for r in GPU_ROLES}
    steps = job.number(STEPS, 3)
    given = Namespace(hidden=model.config.hidden, steps=steps, prior=BETAS_PRIOR)

    def batches(seed: int, step: int, count: int, device: str) -> tuple[Tensor, dict[str, Tensor]]:
        generator = torch.Generator().manual_seed(1_000_003 * seed + step)
        some = torch.randint(len(known["features"]), (256,), generator=generator).to(device)
        return known["features"][some], {name: known[name][some] for name in LABELS}

    found = []
    for head in HEADS:
        folder = job.out / "heads" / head
        net = learn(head, job.seed, 5e-4, batches, folder, given, job.device, model.config)
        for role, data in held.items():
            for metric, value in errors(net, data).items():
                about = {"protocol": "heads on frozen features of full", "method": head}
                where = {"split": f"{role} test", "data": f"{len(known['features'])} images"}
                unit = "atoms" if metric == "active_atoms" else "mm"
                found.append(job.results(metric, float(value.mean()), unit, **about, **where))
    return found


def run(job: Job) -> None:
    """All of it, from where an earlier run stopped."""
    files = job.out / "files"
    files.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    if not (job.out / "speed.json").exists():
        results.write(job.out / "speed.json", speeds(job))
    log.info("%.0f s: speeds measured", time.perf_counter() - started)
    model = trained(job).eval()
    write_parts(job.out / "full" / "model.safetensors", files)
    log.info("%.0f s: trained", time.perf_counter() - started)
    found = heads(model, job)
    results.write(files / "gpu.json", results.read(job.out / "speed.json") + found)
    log.info("%.0f s: heads measured; %s", time.perf_counter() - started, files)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the work")
    parser.add_argument("--seed", type=int, default=0)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    run(Job(**vars(parser.parse_args())))


if __name__ == "__main__":
    main()
