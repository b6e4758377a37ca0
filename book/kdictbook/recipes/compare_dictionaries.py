"""Compare OBDL with other learners, and its parameters: ``data/results/dictionary_choices.json``.

    KDICT_DATA=… python -m kdictbook.recipes.compare_dictionaries

Every observed joint of CMU's clips, N = 128. Learned from all training frames; training metrics
on every eighth of them, because some of the learners code slowly; held-out metrics on all test
frames.
"""

import logging
import time
from dataclasses import asdict
from functools import partial

import numpy as np
import torch
from threadpoolctl import threadpool_limits
from tqdm.auto import tqdm

from kdict.dictionary.code_step import exact_codes
from kdict.rotation import align, mean_rotation
from kdict.skeleton import DICTIONARY_JOINTS
from kdictbook import results
from kdictbook.corpus import poses
from kdictbook.dictionary_quality import DictionaryMetrics, dictionary_metrics, summary

from ..other_learners import LEARNERS, Learner, obdl_atoms
from . import arguments
from .dictionaries import UNITS

log = logging.getLogger(__name__)

EVERY = 8
N_ATOMS = 128
SWEEPS = {
    "n_atoms": (8, 16, 32, 64, 128, 256, 512),
    "batch_size": (32, 128, 512, 2048),
    "momentum": (0.0, 0.5, 0.9, 0.99),
    "max_iter": (1, 5, 20, 50, 200, 800),
    "init": ("farthest", "gaussian"),
}
"""One setting at a time; the others are N = 128, b = 512, η = 0.9, T = 50, farthest points."""


def joints(split: str) -> dict[str, np.ndarray]:
    """Each observed joint's rotations (S, 4), in the hemisphere of the training clips' mean."""
    frames, training = poses(split), poses("train")
    mean = mean_rotation(training.rotations.double().transpose(0, 1))
    aligned = align(frames.rotations.double(), mean).numpy()
    return {
        name: np.ascontiguousarray(aligned[:, j])
        for j, name in enumerate(DICTIONARY_JOINTS)
        if frames.observed[j]
    }


def measure(learner: Learner, n_atoms: int, training: dict, heldout: dict, seed: int):
    """Metrics of one learner by joint, and the CPU seconds of learning all joints."""
    metrics, seconds = {}, 0.0
    for joint, samples in training.items():
        started = time.process_time()
        atoms = learner.learn(samples, n_atoms, seed)
        seconds += time.process_time() - started
        metrics[joint] = dictionary_metrics(
            atoms, partial(learner.encode, atoms=atoms), samples[::EVERY], heldout[joint], seed=seed
        )
    return metrics, seconds


def records(metrics: dict[str, DictionaryMetrics], seconds: float, by_joint: bool, **about):
    """The summary, the time and, if ``by_joint``, each joint's metrics, as results."""

    def record(metric, value, joint=None, unit="quaternion units"):
        unit = UNITS.get(metric, unit)
        return results.Result(metric, round(value, 6), unit, joint=joint, **about)

    rows = [record(metric, value) for metric, value in summary(metrics).items()]
    rows.append(record("learning_time", seconds, unit="core second"))
    if by_joint:
        for joint, found in metrics.items():
            rows += [record(metric, value, joint) for metric, value in asdict(found).items()]
    return rows


def main() -> None:
    options = arguments(__doc__, "data/results/dictionary_choices.json")
    torch.set_num_threads(1)
    seed, training, heldout = options.seed, joints("train"), joints("test")
    counts = [len(next(iter(frames.values()))) for frames in (training, heldout)]
    shared = {
        "split": "CMU test clips",
        "data": f"CMU clips, {counts[0]:,} training frames, {counts[1]:,} test frames",
    }
    rows = []
    with threadpool_limits(1):
        # Compile before the clock runs.
        measure(
            LEARNERS[0], 8, {"warm": training["neck"][:600]}, {"warm": heldout["neck"][:99]}, seed
        )
        for learner in tqdm(LEARNERS, "learners"):
            metrics, seconds = measure(learner, N_ATOMS, training, heldout, seed)
            rows += records(
                metrics,
                seconds,
                True,
                protocol=f"learners; training figures on every {EVERY}th frame",
                method=learner.name,
                config={"n_atoms": N_ATOMS, "seed": seed, "codes": learner.codes},
                **shared,
            )
            log.info("%s: %s, %.1f s", learner.name, summary(metrics), seconds)
        settings = [(name, value) for name, values in SWEEPS.items() for value in values]
        for name, value in tqdm(settings, "settings"):
            changed = {} if name == "n_atoms" else {name: value}
            n_atoms = value if name == "n_atoms" else N_ATOMS
            learner = Learner("OBDL", partial(obdl_atoms, **changed), exact_codes, "convex")
            metrics, seconds = measure(learner, n_atoms, training, heldout, seed)
            rows += records(
                metrics,
                seconds,
                False,
                protocol=f"settings; training figures on every {EVERY}th frame",
                method=f"OBDL, {name} = {value}",
                config={name: value, "seed": seed},
                **shared,
            )
    results.write(options.out, rows)


if __name__ == "__main__":
    main()
