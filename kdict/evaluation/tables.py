"""What each of the paper's tables measures, and on which images.

=====  ================================  =======================================  ==================
table  official data, open benchmark     metrics                                  class
=====  ================================  =======================================  ==================
1, 5   Human3.6M S9 and S11, ``studio``  P1: MPJPE over all four cameras          `Human36MScores`
                                         P2: PA-MPJPE of the frontal camera
                                         (`P2_CAMERA`)
2      MPI-INF-3DHP test, ``multiview``  PCK at 150 mm and AUC over 14 joints,    `MPIInf3DHPScores`
                                         MPJPE over 17; absolute and aligned
3, 6   UP-3D test, ``fitted``            mean distance of vertices, not aligned   `SurfaceErrors`
4      LSP test with UPi-S1h, ``sport``  accuracy and F1 of foreground and of     `PartScores`
                                         7 classes (6 parts, background)
=====  ================================  =======================================  ==================

Table 5 compares training sets, Table 6 networks without one dictionary or both
(``NetworkConfig(dictionary=None, shape_dictionary=None)``). Table 4's run times are those of a
machine: the book measures them (``kdictbook.speed.timing``).

Each class accumulates over batches: ``update(estimate, truth)``, then ``values()`` gives (metric,
protocol, value, unit). Points are (B, 17, 3) meters in the order ``h36m17``. Which frames the
official protocols use is in `kdict.datasets.human36m_protocol`.
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from .. import metrics
from ..datasets import joint_order
from ..datasets.human36m_protocol import CAMERAS, P2_CAMERA
from .interface import GroundTruth

Measured = tuple[str, str, float, str]
EVALUATED_14 = joint_order("h36m17", "lsp14")
"""The joints of Human3.6M's metrics, and of PCK and AUC on MPI-INF-3DHP."""
PCK_MM = 150.0
STUDIO_P2_CAMERA = CAMERAS.index(P2_CAMERA)
"""The number of the ``studio`` camera that stands in for Human3.6M's `P2_CAMERA`."""


class MeanAccumulator:
    """Means of named values over samples; NaN samples are excluded.

    ``failed`` is the number of excluded samples, each counted once, however many metrics it has.
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
        """Count the samples with NaN in any of several values (B,)."""
        self.failed += int((~torch.stack(values).isfinite()).any(0).sum())

    def values(self) -> list[Measured]:
        return [
            (metric, protocol, self.sums[key] / count if count else np.nan, unit)
            for key, count in self.counts.items()
            for metric, protocol, unit in [key]
        ]


class Human36MScores(MeanAccumulator):
    """Table 1 and Table 5: MPJPE and PA-MPJPE in mm over 14 joints, on P1 and P2.

    P1 is all cameras, P2 the frontal one. The tables show MPJPE on P1 and PA-MPJPE on P2.
    The root is the pelvis, as in SPIN; HMR's is the mid-hip.
    """

    def update(self, points: Tensor, truth: GroundTruth) -> None:
        found, true = (
            1000 * metrics.centered(p.double(), 0)[:, EVALUATED_14] for p in (points, truth.points)
        )
        plain, aligned = metrics.mpjpe(found, true, root=None), metrics.pa_mpjpe(found, true)
        self.count_failures(plain, aligned)
        for protocol, rows in (("P1", torch.ones_like(truth.frontal)), ("P2", truth.frontal)):
            self.add("mpjpe", protocol, "mm", plain[rows])
            self.add("pa_mpjpe", protocol, "mm", aligned[rows])


class MPIInf3DHPScores(MeanAccumulator):
    """Table 2: PCK and AUC in % over 14 joints, MPJPE in mm over 17; absolute and aligned.

    The root is the pelvis; "aligned" is after similarity Procrustes, with scale.
    """

    def update(self, points: Tensor, truth: GroundTruth) -> None:
        found, true = (1000 * metrics.centered(p.double(), 0) for p in (points, truth.points))
        aligned, errors = metrics.procrustes_align(found, true), []
        for protocol, moved in (("absolute", found), ("aligned", aligned)):
            fourteen = moved[:, EVALUATED_14], true[:, EVALUATED_14]
            self.add("pck", protocol, "%", 100 * metrics.pck(*fourteen, PCK_MM))
            self.add("auc", protocol, "%", 100 * metrics.auc(*fourteen))
            errors.append(metrics.mpjpe(moved, true, root=None))
            self.add("mpjpe", protocol, "mm", errors[-1])
        self.count_failures(*errors)


class SurfaceErrors(MeanAccumulator):
    """Table 3 and Table 6: mean distance of vertices in mm, neither aligned nor translated."""

    def update(self, vertices: Tensor, truth: GroundTruth) -> None:
        error = metrics.surface_error(vertices.double(), truth.vertices.double())
        self.count_failures(error)
        self.add("surface_error", "surface", "mm", 1000 * error)


class PartScores:
    """Table 4: accuracy (%) and F1 of the foreground, and of 6 parts and the background, from the
    pixels of all test images."""

    failed = 0

    def __init__(self):
        self.foreground = metrics.SegmentationCounts(2, void=None)
        self.parts = metrics.SegmentationCounts(7)

    def update(self, labels: Sequence[np.ndarray], truth: GroundTruth) -> None:
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


SCORERS = {
    "studio": Human36MScores,
    "multiview": MPIInf3DHPScores,
    "fitted": SurfaceErrors,
    "sport": PartScores,
}
"""Role of the open benchmark, or the dataset it stands in for → the class that scores it."""
