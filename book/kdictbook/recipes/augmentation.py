"""What each augmentation of the training poses adds to heads on detected keypoints.

    python -m kdictbook.recipes.augmentation --cache runs/features

Rendered images alone; beside them people without images in the poses of the clips; and these with
one augmentation after the other. Two heads, the same batches, steps and seeds in each row, fewer
people than `kdictbook.recipes.table6` has. Writes ``data/results/augmentation.json``.
"""

import argparse
import logging
from copy import copy
from pathlib import Path

import torch
from torch import Tensor

from kdict.evaluation.results import Result
from kdict.synthetic.assets import fingerprint
from kdictbook import results
from kdictbook.augmented_people import Augmentation

from .detected_keypoints import AUGMENTATION, SHARES
from .frozen_heads import Batches, cached, errors, joined, learn, mean_and_spread, options
from .table6 import subsets

ADDED = {
    "rendered images alone": None,
    "+ people without images": Augmentation(0, 0, 0),
    "+ mirrored": Augmentation(AUGMENTATION.mirrored, 0, 0),
    "+ arms and legs exchanged": Augmentation(AUGMENTATION.mirrored, AUGMENTATION.crossed, 0),
    "+ tilted": AUGMENTATION,
}
"""Each row has what the rows above have; None: no people without images."""
HEADS = ("both", "quaternions")
LR = 4e-3
METRICS = ("mpjpe", "pa_mpjpe", "surface_error")


def trained_errors(
    row: str, rendered: dict[str, Tensor], tests: dict, given: argparse.Namespace
) -> dict[tuple[str, int], dict[str, dict[str, Tensor]]]:
    """Head and seed → the errors of each image, by role."""
    settings, augmentation = copy(given), ADDED[row]
    if augmentation is None:
        settings.synthetic = 0.0
    batches = Batches(rendered, settings, augmentation or AUGMENTATION)
    found = {}
    for head in HEADS:
        for seed in given.seeds:
            place = given.runs / f"{row.strip('+ ').replace(' ', '-')}-{head}-{seed}"
            model = learn(head, seed, LR, batches, place, settings)
            model.eval()
            found[head, seed] = {role: errors(model, data) for role, data in tests.items()}
    return found


def rows_of(row: str, found: dict, tests: dict, given: argparse.Namespace) -> list[Result]:
    """Means over images and seeds, and the standard deviation over seeds."""
    rows = []
    for head in HEADS:
        for role, data in tests.items():
            for split, part in subsets(role, data).items():
                about = {
                    "method": f"{head}: {row}",
                    "split": split,
                    "protocol": f"{int(part.sum())} images",
                    "data": f"the open benchmark, seed 0 (sha256 {fingerprint()[:16]})",
                    "config": {"seeds": given.seeds, "steps": given.steps, "people": given.people,
                               "lr": LR, "batch_size": given.batch_size},
                }  # fmt: skip
                for name in METRICS:
                    each = [
                        float(found[head, seed][role][name][part].mean()) for seed in given.seeds
                    ]
                    rows += mean_and_spread(Result(name, 0.0, "mm", **about), each)
    return rows


def main() -> None:
    parser = options(__doc__.splitlines()[0])
    parser.add_argument("--runs", type=Path, default=Path("runs/augmentation"))
    parser.add_argument("--steps", type=int, default=4000)
    parser.set_defaults(people=100_000, seeds=[0])
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    rendered = joined(cached(given, "train", dict(zip(SHARES, given.images, strict=True))))
    tests = cached(given, "test", dict(zip(SHARES, (896, 640, 384), strict=True)))
    rows = []
    for row in ADDED:
        rows += rows_of(row, trained_errors(row, rendered, tests, given), tests, given)
    results.write(given.out / "results" / "augmentation.json", rows)


if __name__ == "__main__":
    main()
