"""Speed and memory of OBDL, beside scikit-learn and SPAMS."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch

from kdict.dictionary.hull_projection import sparse_codes
from kdict.dictionary.layers import KinematicDictionary
from kdict.dictionary.quality import metrics_by_joint, summary
from kdict.evaluation.results import Result
from kdict.mocap import PoseStatistics, poses
from kdict.rotation import align, mean_rotation
from kdict.skeleton import DICTIONARY_JOINTS, index

from ..other_learners import (
    farthest_atoms,
    obdl_atoms,
    sklearn_atoms,
    spams_codes,
)
from .coder import JOINT
from .measure import OURS, ratios, take_turns, threads, times


def _spams(training: np.ndarray, n_atoms: int, seed: int, seconds: float) -> np.ndarray:
    import spams

    start = np.asfortranarray(farthest_atoms(training, n_atoms, seed).T)
    options = {"lambda1": 1e-3, "posAlpha": True, "batchsize": 512, "numThreads": 1}
    # A negative number of iterations is a number of seconds, whole ones.
    found = spams.trainDL(
        np.asfortranarray(training.T), D=start, iter=-max(1, round(seconds)), verbose=False,
        **options,
    )  # fmt: skip
    return np.ascontiguousarray(found.T)


def _rms(theta: np.ndarray, made: np.ndarray) -> float:
    return float(np.sqrt(((theta - made) ** 2).mean()))


def _convex(theta: np.ndarray, atoms: np.ndarray) -> np.ndarray:
    active, weights = sparse_codes(theta, np.ascontiguousarray(atoms.T))
    return (weights[..., None] * atoms[active]).sum(1)


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


def beside_others(seed: int) -> list[Result]:
    """One joint: scikit-learn in as many steps, SPAMS in as much time."""
    *_, training, shared = _training(seed)
    rows = []
    with threads(1):
        own = np.ascontiguousarray(training[:, index(JOINT)])
        about = {
            "protocol": "OBDL beside others",
            "split": f"{len(own)} rotations of the {JOINT.replace('_', ' ')}, one thread",
            **shared,
        }
        ways = {
            OURS: lambda: obdl_atoms(own, 128, seed),
            "scikit-learn": lambda: sklearn_atoms(own, 128, seed),
        }
        seconds = take_turns(ways, 3)
        rows += times(seconds, 1, "s", **about) + ratios(seconds, **about)
        # As many steps as fill the second that SPAMS is given.
        steps = round(50 / float(np.median(seconds[OURS])))
        mine, theirs = (
            obdl_atoms(own, 128, seed, max_iter=steps),
            _spams(own, 128, seed, 1.0),
        )
        few = np.ascontiguousarray(own[:: max(1, len(own) // 8192)])
        for name, made in {
            OURS: _convex(few, mine),
            "SPAMS, its codes": spams_codes(few, theirs) @ theirs,
            "SPAMS, convex codes": _convex(few, theirs),
        }.items():
            rows.append(Result("train_rms", _rms(few, made), "", method=name, **about))
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
