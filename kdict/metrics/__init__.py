"""Metrics of the paper's tables: `points` MPJPE, PA-MPJPE, PCK, AUC, surface error (Tables 1 to 3,
5, 6), `segmentation` accuracy and F1 (Table 4). Which images they are averaged over is a protocol's
part, see `kdict.evaluation.tables`."""

from .points import auc, centered, mpjpe, pa_mpjpe, pck, procrustes_align, surface_error
from .segmentation import SegmentationCounts, SegmentationScores

__all__ = [
    "SegmentationCounts",
    "SegmentationScores",
    "auc",
    "centered",
    "mpjpe",
    "pa_mpjpe",
    "pck",
    "procrustes_align",
    "surface_error",
]
