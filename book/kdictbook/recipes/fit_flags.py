"""Measure the flags of `kdict.fit` on annotated people: ``data/results/fit_flags.json``.

    KDICT_DATA=… python -m kdictbook.recipes.fit_flags

Faults are planted in the keypoints of LSP's test set and of COCO. Of each flag the record has the
share of faulty people that it finds (recall) and the share of the people as annotated that it
flags, which may be faulty themselves (false alarms).
"""

import argparse
import logging
import os
from pathlib import Path

import torch
from torch import Tensor

from kdict.body.joint_sets import JOINT_SETS
from kdict.detections import UPPER_BODY_ONLY
from kdict.fitting import fit
from kdict.fitting.flags import exchanged_legs
from kdictbook import results

from .annotations import people

log = logging.getLogger(__name__)

FLAGS = {
    "random places": "of the person's extent off",
    "legs exchanged": "left and right seem exchanged",
    "nothing below the hips": UPPER_BODY_ONLY,
    "as annotated": "about equally well",
}
"""Faults, and the text of the flag that is to find each."""


def planted(fault: str, points: Tensor, seen: Tensor, names: tuple[str, ...], seed: int):
    """Keypoints (B, K, 2) and visibility (B, K) with a fault."""
    points, seen = points.clone(), seen.clone()
    if fault == "random places":
        generator = torch.Generator().manual_seed(seed)
        visible = seen[..., None] > 0
        low, high = (torch.where(visible, points, end) for end in (torch.inf, -torch.inf))
        low, high = low.amin(1, keepdim=True), high.amax(1, keepdim=True)
        share = torch.rand(points.shape, generator=generator, dtype=points.dtype)
        points = torch.where(visible, low + (high - low) * share, 0)
    elif fault == "nothing below the hips":
        seen[:, [k for k, name in enumerate(names) if name.endswith(("knee", "ankle"))]] = 0
    return points, seen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("data"))
    parser.add_argument("--people", type=int, default=200, help="of each set at most")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    rows = []
    for name in ("lsp", "coco"):
        points, seen, keypoint_set = people(name, Path(os.environ["KDICT_DATA"]))
        order = torch.randperm(len(points), generator=torch.Generator().manual_seed(options.seed))
        points, seen = points[order[: options.people]], seen[order[: options.people]]
        clean = fit(points, seen, keypoint_set).problem
        for fault, text in FLAGS.items():
            alarms = torch.tensor([text in problem for problem in clean])
            values = {"false_alarms": 100 * alarms.double().mean()}
            if fault != "as annotated":
                where = planted(fault, points, seen, JOINT_SETS[keypoint_set], options.seed)
                if fault == "legs exchanged":
                    swap = exchanged_legs(keypoint_set)
                    where = points[:, swap], seen[:, swap]
                found = fit(*where, keypoint_set).problem
                values["recall"] = 100 * torch.tensor([text in p for p in found]).double().mean()
            rows += [
                results.Result(
                    metric, round(float(value), 1), "% of people", method=fault, protocol=name,
                    split="annotations", data=f"{len(points)} people",
                    config={"seed": options.seed, "flag": text},
                )
                for metric, value in values.items()
            ]  # fmt: skip
            log.info("%s, %s: %s", name, fault, {n: round(float(v), 1) for n, v in values.items()})
    results.write(options.out / "results" / "fit_flags.json", rows)


if __name__ == "__main__":
    main()
