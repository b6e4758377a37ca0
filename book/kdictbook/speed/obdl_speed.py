"""Speed and memory of OBDL, beside scikit-learn and SPAMS."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch

from kdict.dictionary.hull_projection import sparse_codes
from kdict.dictionary.layers import KinematicDictionary
from kdict.evaluation.results import Result
from kdict.mocap import PoseStatistics
from kdict.rotation import align, angle_between, mean_rotation
from kdict.skeleton import DICTIONARY_JOINTS, index
from kdictbook.corpus import poses
from kdictbook.dictionary_quality import metrics_by_joint, summary

from ..other_learners import obdl_atoms, sklearn_atoms, spams_atoms
from .coder import JOINT
from .measure import OURS, spread, threads


def _training(seed: int):
    """The poses, their means (23, 4), and their rotations aligned with these."""
    frames = poses("train", seed=seed)
    mean = mean_rotation(frames.rotations.double().transpose(0, 1))
    training = align(frames.rotations.double(), mean).numpy()
    return frames, mean, training, {"data": frames.source, "config": {"seed": seed}}


def all_joints(seed: int) -> list[Result]:
    """Seconds of learning all joints, in few steps and in many, and the held-out angle."""
    frames, mean, training, shared = _training(seed)
    rows = []
    with threads(1):
        for steps in (20, 200):
            atoms = mean[:, None].repeat(1, 128, 1).numpy()
            started = time.process_time()
            for joint in np.flatnonzero(frames.observed):
                own = np.ascontiguousarray(training[:, joint])
                atoms[joint] = obdl_atoms(own, 128, seed, max_iter=steps)
            taken = time.process_time() - started
            learned = KinematicDictionary(torch.from_numpy(atoms).float(), frames.observed)
            test = poses("test", 4000, seed=seed).rotations
            metrics = metrics_by_joint(learned, frames.rotations[::64], test)
            about = {
                "protocol": f"OBDL, all joints, {steps} steps",
                "split": f"{len(training)} frames, N = 128, one thread",
                **shared,
            }
            rows.append(Result("time", round(taken, 3), "core s", method=OURS, **about))
            angle = summary(metrics)["angle_mean"]
            rows.append(Result("angle", round(float(angle), 4), "degree", method=OURS, **about))
    return rows


STEPS = (1, 2, 3, 5, 8, 12, 20, 35, 60, 100)
"""Batches of 512 that a learner sees before it is asked for its atoms."""
ERRORS = (0.2, 0.1, 0.07)
"""Degrees, of held-out rotations with convex codes."""
_LONGEST = 20.0
"""Seconds of a learner's run after which no longer one is tried."""
LEARNERS = {
    OURS: lambda training, n, seed, steps: obdl_atoms(training, n, seed, max_iter=steps),
    "scikit-learn": sklearn_atoms,
    "SPAMS": spams_atoms,
}


def _angle(held_out: np.ndarray, atoms: np.ndarray) -> float:
    """Degrees between rotations and the best convex mixtures of atoms, as a mean."""
    active, weights = sparse_codes(held_out, np.ascontiguousarray(atoms.T))
    mixed = torch.from_numpy((weights[..., None] * atoms[active]).sum(1))
    mixed = torch.nn.functional.normalize(mixed, dim=-1)
    return float(angle_between(mixed, torch.from_numpy(held_out)).rad2deg().mean())


def seconds_to(error: float, curve: Sequence[tuple[float, float]]) -> float | None:
    """The least seconds of a curve of (seconds, error) with at most this error."""
    return min((seconds for seconds, found in curve if found <= error), default=None)


def beside_others(seed: int, turns: int = 3, steps: Sequence[int] = STEPS) -> list[Result]:
    """One joint: seconds of learning and the held-out error, and the seconds to an error.

    Every learner starts from the farthest points and sees batches of 512 rotations; its atoms are
    scaled to norm 1, and its held-out codes are the exact convex ones, whatever it learned with.
    """
    _, mean, training, shared = _training(seed)
    joint = index(JOINT)
    own = np.ascontiguousarray(training[:, joint])
    test = poses("test", 4000, seed=seed).rotations[:, joint].double()
    held_out = align(test, mean[joint]).numpy()
    curves: dict[str, list[list[tuple[float, float]]]] = {}
    with threads(1):
        for name, learn in LEARNERS.items():
            if name == "SPAMS" and find_spec("spams") is None:
                continue
            learn(own, 128, seed, 1)  # compiles, loads
            curves[name] = [[] for _ in range(turns)]
        for turn in range(turns):
            for name, found in curves.items():
                for count in steps:
                    started = time.process_time()
                    atoms = LEARNERS[name](own, 128, seed, count)
                    taken = time.process_time() - started
                    atoms = atoms / np.linalg.norm(atoms, axis=1, keepdims=True).clip(1e-12)
                    found[turn].append((taken, _angle(held_out, atoms)))
                    if taken > _LONGEST:
                        break
    rows = []
    split = f"{len(own)} rotations of the {JOINT.replace('_', ' ')}, N = 128, one thread"
    about = {"protocol": "OBDL beside others", "split": split, "data": shared["data"]}
    for name, found in curves.items():
        for count, *points in zip(steps, *found, strict=False):
            setting = about | {"method": name, "config": {"seed": seed, "steps": count}}
            taken, angle = np.median(np.array(points), 0)
            rows.append(Result("time", round(float(taken), 4), "s", **setting))
            rows.append(Result("angle", round(float(angle), 4), "degree", **setting))
        setting = about | {"method": name, "config": {"seed": seed, "turns": turns}}
        for error in ERRORS:
            reached, mine = (
                [seconds_to(error, curve) for curve in curves[of]] for of in (name, OURS)
            )
            if None in reached or None in mine:
                continue
            rows += [
                Result(f"time_to_{error:g}{suffix}", round(value, 4), "s", **setting)
                for suffix, value in spread(np.array(reached))
            ]
            if name != OURS:
                rows += [
                    Result(f"ratio_to_{error:g}{suffix}", round(value, 4), "×", **setting)
                    for suffix, value in spread(np.array(reached) / np.array(mine))
                ]
    return rows


_CLIP = 4348
"""Frames of a clip in a stream: 100,004 rotations."""
_STREAM = """
import sys, time
import numpy as np
from kdict import learn_kinematic_dictionary

def clips(files):
    for file in files:
        yield np.load(file)

def highest():
    # Not getrusage: what it gives begins at the size of the process that started this one.
    with open("/proc/self/status") as file:
        return next(line.split()[1] for line in file if line.startswith("VmHWM"))

held, started = highest(), time.process_time()
learn_kinematic_dictionary(
    clips(sys.argv[1:]), 128, max_iter=1, progress=False, buffer_size=16_384
)
print(held, highest(), time.process_time() - started)
"""


def _streamed(files: list[str]) -> tuple[float, float, float]:
    """MB of a process before it learns from clips and at its highest, and the seconds it takes."""
    one = {**os.environ, "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", _STREAM, *files]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, env=one)
    before, highest, seconds = map(float, answer.stdout.split())
    return before * 1024 / 1e6, highest * 1024 / 1e6, seconds


def streaming(seed: int, lengths: Sequence[int] = (1, 10, 100)) -> list[Result]:
    """Memory of processes that learn from streams of so many clips: before, and at the highest.

    Nothing where the system does not tell it as Linux does.
    """
    if not Path("/proc/self/status").exists():
        return []
    drawn = PoseStatistics.load("train").sample(10 * _CLIP, torch.Generator().manual_seed(seed))[0]
    rows = []
    with TemporaryDirectory() as folder:
        files = [f"{folder}/{clip}.npy" for clip in range(10)]
        for file, clip in zip(files, drawn.split(_CLIP), strict=True):
            np.save(file, clip.numpy())
        _streamed(files[:1])  # Numba keeps what it compiles here
        for length in lengths:
            before, highest, seconds = _streamed((length * files)[:length])
            rotations = length * _CLIP * len(DICTIONARY_JOINTS)
            about = {
                "protocol": f"OBDL from a stream, {rotations / 1e6:.1f} million rotations",
                "split": "128 atoms a joint, one thread",
                "method": OURS,
                "data": "files of poses drawn from the shipped statistics of CMU's training clips",
                "config": {"seed": seed, "frames": length * _CLIP},
            }
            rows += [
                Result("memory", round(highest), "MB", **about),
                Result("memory_before", round(before), "MB", **about),
                Result("time", round(seconds, 1), "core s", **about),
            ]
    return rows
