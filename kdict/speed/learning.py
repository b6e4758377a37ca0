"""OBDL beside scikit-learn and SPAMS, and fed from a stream."""

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import torch

from ..coding import sparse_codes
from ..dictionary import KinematicDictionary
from ..mocap import poses
from ..peers import farthest_atoms, obdl_atoms, sklearn_atoms, spams_codes
from ..quality import dictionary_merit, summary
from ..results import Result
from ..rotation import align, mean_rotation
from ..skeleton import DICTIONARY_JOINTS, index
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
            merits = dictionary_merit(learned, frames.rotations[::64], test)
            about = {
                "protocol": f"OBDL, all joints, {steps} steps",
                "split": f"{len(training)} frames, N = 128, one thread",
                **shared,
            }
            rows.append(Result("time", round(taken, 3), "core s", method=OURS, **about))
            angle = summary(merits)["angle_mean"]
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


_STREAM = """
import sys
import torch
from kdict import learn_kinematic_dictionary
from kdict.mocap import PoseStatistics

def clips(count):
    some = PoseStatistics.load("train").sample(20_000)[0]
    for _ in range(count):
        yield some[torch.randint(len(some), (20_000,))]

def highest():
    # Not getrusage: what it gives begins at the size of the process that started this one.
    with open("/proc/self/status") as file:
        return next(line.split()[1] for line in file if line.startswith("VmHWM"))

held = highest()
learn_kinematic_dictionary(
    clips(int(sys.argv[1])), 128, max_iter=1, progress=False, buffer_size=16_384
)
print(held, highest())
"""


def streaming(seed: int, clips: int = 22) -> list[Result]:
    """Memory of a process that learns from a stream: before it, and at its highest.

    Nothing where the system does not tell it as Linux does.
    """
    if not Path("/proc/self/status").exists():
        return []
    started = time.perf_counter()
    answer = subprocess.run(
        [sys.executable, "-c", _STREAM, str(clips)], capture_output=True, text=True, check=True
    )
    taken = time.perf_counter() - started
    before, highest = (int(part) * 1024 / 1e6 for part in answer.stdout.split())
    rotations = clips * 20_000 * len(DICTIONARY_JOINTS)
    about = {
        "protocol": "OBDL from a stream",
        "split": f"{rotations / 1e6:.1f} million rotations, 128 atoms a joint",
        "method": OURS,
        "data": "poses drawn from the shipped statistics of CMU's training clips",
        "config": {"seed": seed},
    }
    return [
        Result("memory", round(highest), "MB", **about),
        Result("memory_before", round(before), "MB", **about),
        Result("time", round(taken, 1), "s", **about),
    ]
