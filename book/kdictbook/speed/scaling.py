"""Scaling of time with work over three decades, and of throughput with processes."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from tempfile import TemporaryDirectory

import numpy as np
import torch

from kdict.body.body import Body
from kdict.body.smpl import body_joints
from kdict.dictionary.estimator import OBDL
from kdict.dictionary.hull_projection import sparse_codes
from kdict.dictionary.layers import KinematicDictionary
from kdict.evaluation.results import Result
from kdict.mocap import PoseStatistics
from kdict.simplex.sparsemax import sparsemax

from ..other_learners import obdl_atoms
from . import training_speed
from .coder import JOINT, samples
from .measure import OURS, Runs, slope, take_turns, threads

DECADES = (100, 316, 1000, 3162, 10_000, 31_623, 100_000)
IMAGES = "training, images"
_BENCHMARK = "the open benchmark"
_POSES = "poses drawn from the shipped statistics of CMU's training clips"


def scaled_runs(seed: int, sizes=DECADES) -> dict[str, Runs]:
    """Of each part a run for every size, named by it; the sizes are what the time should follow."""
    generator = torch.Generator().manual_seed(seed)
    most = max(sizes)
    z = torch.randn(most, 128, generator=generator)
    body = Body.load("open")
    frames = PoseStatistics.load("train").sample(4096, generator)[0]
    pose = frames[torch.randint(4096, (most,), generator=generator)]
    root, betas = torch.tensor([1.0, 0, 0, 0]), torch.zeros(10)
    known = samples(JOINT, 4096, seed)
    theta = np.resize(known, (max(most, 4096), 4))
    atoms = np.ascontiguousarray(obdl_atoms(known, 128, seed, max_iter=5).T)

    def learn(size):
        batch = min(size, 512)
        learner = OBDL(64, batch_size=batch, random_state=seed)
        learner.partial_fit(theta[:512])
        return lambda: learner.partial_fit(theta[:size])

    return {
        "sparsemax, rows of 128": {n: lambda n=n: sparsemax(z[:n]) for n in sizes},
        "joints, bodies": {n: lambda n=n: body_joints(body, pose[:n], root, betas) for n in sizes},
        "exact coder, samples": {n: lambda n=n: sparse_codes(theta[:n], atoms) for n in sizes},
        "OBDL, samples seen": {n: learn(n) for n in sizes},
    }


def slopes(repeats: int, seed: int) -> list[Result]:
    """Seconds of every size, and the slope over the last two decades beside that over all three."""
    rows = []
    with threads(1), torch.no_grad():
        for part, runs in (scaled_runs(seed) | {IMAGES: training_speed.scaled_runs(seed)}).items():
            about = {
                "protocol": f"scaling, {part}",
                "split": "one thread",
                "method": OURS,
                "data": _BENCHMARK if part == IMAGES else _POSES,
            }
            # Long enough that what the largest size has left behind is paid by many calls.
            turns = take_turns(runs, repeats, shortest=0.02)
            seconds = {n: float(np.median(s)) for n, s in turns.items()}
            for size, taken in seconds.items():
                config = {"seed": seed, "size": size}
                rows.append(Result("time", round(1e3 * taken, 5), "ms", config=config, **about))
            sizes, taken = list(seconds), list(seconds.values())
            config = {"seed": seed}
            for name, part_of in (("slope", slice(None)), ("slope_end", slice(2, None))):
                value = round(slope(sizes[part_of], taken[part_of]), 3)
                rows.append(Result(name, value, "", config=config, **about))
    return rows


_LEARN = """
import time, torch
import torch.distributed as dist
from kdict import learn_kinematic_dictionary
from kdict.mocap import PoseStatistics
from kdictbook.recipes.distributed_dictionary import learn_distributed
torch.set_num_threads(1)
torch.manual_seed(0)
frames = [PoseStatistics.load("train").sample(20_000)[0]]
alone = not dist.is_torchelastic_launched()
if not alone:
    dist.init_process_group("gloo")
learn = learn_kinematic_dictionary if alone else learn_distributed
times = {}
learn(frames, 128, max_iter=1, progress=False)
for steps in (1, 41):
    started = time.perf_counter()
    learn(frames, 128, max_iter=steps, progress=False)
    times[steps] = time.perf_counter() - started
if alone or dist.get_rank() == 0:
    print("seconds", (times[41] - times[1]) / 40)
if not alone:
    dist.destroy_process_group()
"""


_TRAIN = ["-m", training_speed.__name__]
_WORK = {
    "OBDL": (["-c", _LEARN], 1, "a step of 512 samples for all joints, N = 128", _POSES),
    "training": ([*_TRAIN, "own"], 2, "a step of 64 images a process, quick", _BENCHMARK),
    "training, shared batch": (
        [*_TRAIN, "shared batch"], 1, "a step of 64 images, quick", _BENCHMARK
    ),
}  # fmt: skip
"""The program, how many times the work of one two processes do in a step, what, on what data."""


def _started(program: list[str], processes: int, folder: str) -> subprocess.Popen:
    """So many processes that work together, or a single one, on one thread each."""
    command = [sys.executable, *program, folder]
    if processes > 1:
        command = [
            sys.executable, "-m", "torch.distributed.run", "--standalone",
            f"--nproc-per-node={processes}", "--no-python", *command,
        ]  # fmt: skip
    quiet = {**os.environ, "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=quiet)


def _step_seconds(program: list[str], groups: Sequence[int]) -> float:
    """Seconds of a step, as a mean over groups of so many processes that run at the same time."""
    with ExitStack() as stack:
        folders = [stack.enter_context(TemporaryDirectory()) for _ in groups]
        running = [_started(program, n, folder) for n, folder in zip(groups, folders, strict=True)]
        answers = [process.communicate()[0] for process in running]
    for process in running:
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, process.args)
    return float(np.mean([float(a.split("seconds")[1].split()[0]) for a in answers]))


_GROUPS = {"1 process": (1,), "2 processes": (2,), "2 processes, apart": (1, 1)}


def processes(seed: int, turns: int = 3) -> list[Result]:
    """A step of OBDL and one of training, by one process, by two, and by two that do not know of
    each other, in turns; and how much of twice the work of one each two get done.

    What two that are apart do is what the machine allows: they share its memory and its caches.
    """
    rows = []
    for work, (program, more, split, data) in _WORK.items():
        taken = {name: [] for name in _GROUPS}
        for _ in range(turns):
            for name, groups in _GROUPS.items():
                taken[name].append(_step_seconds(program, groups))
        about = {
            "protocol": f"two processes, {work}",
            "split": f"{split}; one thread a process",
            "data": data,
            "config": {"seed": seed, "turns": turns},
        }
        for name, seconds in taken.items():
            value = round(1e3 * float(np.median(seconds)), 3)
            rows.append(Result("time", value, "ms", method=name, **about))
        for name, work_done in (("2 processes", more), ("2 processes, apart", 2)):
            gain = 50 * work_done * np.array(taken["1 process"]) / np.array(taken[name])
            value = round(float(np.median(gain)), 1)
            rows.append(Result("efficiency", value, "%", method=name, **about))
    return rows


def encoding(seed: int, frames: int = 2000) -> list[Result]:
    """Seconds of `KinematicDictionary.encode`, all joints, which chapters and recipes call."""
    dictionary = KinematicDictionary.from_pretrained("cmu-128")
    turned = PoseStatistics.load("test").sample(frames, torch.Generator().manual_seed(seed))[0]
    dictionary.encode(turned[:10])
    started = time.process_time()
    dictionary.encode(turned)
    taken = (time.process_time() - started) / (frames * len(dictionary.atoms))
    return [
        Result(
            "time", round(1e6 * taken, 3), "µs", "encode, all joints", "dense codes, one thread",
            OURS, "held-out poses", config={"seed": seed},
        )
    ]  # fmt: skip
