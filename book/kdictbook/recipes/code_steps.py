"""Compare code steps inside Algorithm 1: ``data/results/code_steps.json``.

    KDICT_DATA=… python -m kdictbook.recipes.code_steps

Eight joints of CMU's clips, N = 128, 30 steps of 128 rotations from farthest points. Each
dictionary is learned and measured with its own codes, from every 8th training frame and on every
8th test frame, since the descents are slow.
"""

import logging

import torch
from threadpoolctl import threadpool_limits
from tqdm.auto import tqdm

from kdictbook import results
from kdictbook.dictionary_quality import summary

from ..other_learners import CODE_STEPS
from . import arguments, compare_dictionaries
from .compare_dictionaries import N_ATOMS, joints, records

log = logging.getLogger(__name__)

EVERY = 8
JOINTS = (
    "left_hip", "left_knee", "left_ankle", "spine2", "neck", "left_shoulder", "left_elbow",
    "left_wrist",
)  # fmt: skip


def main() -> None:
    options = arguments(__doc__, "data/results/code_steps.json")
    torch.set_num_threads(1)
    training, heldout = joints("train"), joints("test")
    counts = [len(next(iter(frames.values()))) for frames in (training, heldout)]
    training, heldout = (
        {name: frames[name][::EVERY] for name in JOINTS} for frames in (training, heldout)
    )
    rows = []
    with threadpool_limits(1):
        for learner in tqdm(CODE_STEPS, "code steps"):
            metrics, seconds = compare_dictionaries.measure(
                learner, N_ATOMS, training, heldout, options.seed
            )
            rows += records(
                metrics, seconds, False,
                method=learner.name,
                protocol="code steps in Algorithm 1, each with its own codes",
                split="CMU test clips",
                data=f"CMU clips, every {EVERY}th of {counts[0]:,} training frames and of "
                f"{counts[1]:,} test frames",
                config={"n_atoms": N_ATOMS, "batch_size": 128, "steps": 30,
                        "momentum": 0.9,
                        "descent_steps": 100, "seed": options.seed},
            )  # fmt: skip
            log.info("%s: %s, %.1f s", learner.name, summary(metrics), seconds)
    results.write(options.out, rows)


if __name__ == "__main__":
    main()
