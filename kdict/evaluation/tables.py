"""How each table scores: sums over a whole set, batch by batch. Points are (B, 17, 3), ``h36m17``.

What a measure gives are (metric, protocol, value, unit), named as in `kdictbook.paper`.
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from ..datasets import joint_order
from ..metrics import (
    SegmentationCounts,
    auc,
    centred,
    mpjpe,
    pa_mpjpe,
    pck,
    procrustes_align,
    surface_error,
)
from .interface import Truth

Measured = tuple[str, str, float, str]
FOURTEEN = joint_order("h36m17", "lsp14")
"""The joints that Human3.6M is scored on, and PCK in MPI-INF-3DHP."""
PCK_MM = 150.0


class Means:
    """Means of named values over samples; a sample that is NaN is left out of them.

    ``failed`` is how many samples were, each counted once, whatever the number of metrics.
    """

    def __init__(self):
        self.sums: dict[tuple[str, str, str], float] = {}
        self.counts: dict[tuple[str, str, str], int] = {}
        self.failed = 0

    def add(self, metric: str, protocol: str, unit: str, values: Tensor) -> None:
        key, good = (metric, protocol, unit), values.isfinite()
        self.sums[key] = self.sums.get(key, 0.0) + float(values[good].double().sum())
        self.counts[key] = self.counts.get(key, 0) + int(good.sum())

    def count_failures(self, *values: Tensor) -> None:
        """Count the samples of which one of several values (B,) is left out."""
        self.failed += int((~torch.stack(values).isfinite()).any(0).sum())

    def values(self) -> list[Measured]:
        return [
            (metric, protocol, self.sums[key] / count if count else np.nan, unit)
            for key, count in self.counts.items()
            for metric, protocol, unit in [key]
        ]


class JointErrors(Means):
    """Tables 1 and 5: MPJPE over all cameras (P1), PA-MPJPE of the frontal one (P2), 14 joints.

    ``root``: the points that both bodies are moved to, the pelvis (SPIN), or for HMR's convention
    both hips, ``(1, 4)``.
    """

    def __init__(self, root: int | Sequence[int] = 0):
        super().__init__()
        self.root = root

    def update(self, points: Tensor, truth: Truth) -> None:
        found, true = (
            1000 * centred(p.double(), self.root)[:, FOURTEEN] for p in (points, truth.points)
        )
        plain, aligned = mpjpe(found, true, root=None), pa_mpjpe(found, true)
        self.count_failures(plain, aligned)
        for protocol, rows in (("P1", torch.ones_like(truth.frontal)), ("P2", truth.frontal)):
            self.add("mpjpe", protocol, "mm", plain[rows])
            self.add("pa_mpjpe", protocol, "mm", aligned[rows])


class PointCounts(Means):
    """Table 2: PCK and AUC over 14 joints, MPJPE over 17, before and after rigid alignment.

    ``pck17`` and ``auc17`` are over all 17, as some papers have them.
    """

    def update(self, points: Tensor, truth: Truth) -> None:
        found, true = (1000 * centred(p.double(), 0) for p in (points, truth.points))
        errors = []
        for protocol, moved in (("absolute", found), ("aligned", procrustes_align(found, true))):
            fewer, of_true = moved[:, FOURTEEN], true[:, FOURTEEN]
            self.add("pck", protocol, "%", 100 * pck(fewer, of_true, PCK_MM))
            self.add("auc", protocol, "%", 100 * auc(fewer, of_true))
            errors.append(mpjpe(moved, true, root=None))
            self.add("mpjpe", protocol, "mm", errors[-1])
            self.add("pck17", protocol, "%", 100 * pck(moved, true, PCK_MM))
            self.add("auc17", protocol, "%", 100 * auc(moved, true))
        self.count_failures(*errors)


class SurfaceErrors(Means):
    """Tables 3 and 6: the mean distance of vertices, neither aligned nor moved."""

    def update(self, vertices: Tensor, truth: Truth) -> None:
        error = surface_error(vertices.double(), truth.vertices.double())
        self.count_failures(error)
        self.add("surface_error", "surface", "mm", 1000 * error)


class PartScores:
    """Table 4: accuracy and F1 of foreground and parts, from pixels pooled over the set."""

    failed = 0

    def __init__(self):
        self.foreground = SegmentationCounts(2, void=None)
        self.parts = SegmentationCounts(7)

    def update(self, labels: Sequence[np.ndarray], truth: Truth) -> None:
        for found, silhouette, parts in zip(labels, truth.silhouettes, truth.parts, strict=True):
            self.foreground.update((found > 0).astype(int), (silhouette > 0).astype(int))
            self.parts.update(found, parts)

    def values(self) -> list[Measured]:
        rows = []
        for protocol, counts in (("parts", self.parts), ("foreground", self.foreground)):
            scores = counts.scores()
            rows += [
                ("accuracy", protocol, 100 * scores.accuracy, "%"),
                ("f1", protocol, scores.f1, "fraction"),
            ]
        return rows
