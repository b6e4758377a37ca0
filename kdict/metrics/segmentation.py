"""Metrics of Table 4: accuracy and F1 of labeled pixels, pooled over a set of images."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike
from torch import Tensor


@dataclass(frozen=True)
class SegmentationScores:
    """Accuracy and F1 from counts over a whole set: fractions, ``f1`` the mean over the classes.

    The F1 of a class that neither targets nor predictions contain is NaN, and so is the mean: a
    mean over fewer classes is another metric. Without a single target pixel of any class the
    accuracy is NaN as well.
    """

    accuracy: float
    f1: float
    f1_per_class: tuple[float, ...]


@dataclass
class SegmentationCounts:
    """Confusion matrix of pixels by (target, prediction), summed over images of any size.

    Parameters
    ----------
    classes : number of labels, 0 (background) to ``classes`` − 1.
    void : the label of pixels without a class, None for none. Such pixels of the target count
        neither as true positives nor as false ones; for the accuracy void becomes background and
        still counts, in targets and predictions (as in the evaluation of UP-3D).

    Examples
    --------
    >>> from kdict.metrics import SegmentationCounts
    >>> counts = SegmentationCounts(classes=2)
    >>> counts.update(pred=[[0, 1], [1, 1]], target=[[0, 0], [1, 1]])
    >>> scores = counts.scores()
    >>> scores.accuracy, [round(f1, 3) for f1 in scores.f1_per_class]
    (0.75, [0.667, 0.8])
    """

    classes: int
    void: int | None = 255
    counts: np.ndarray = field(init=False, repr=False)

    def __post_init__(self):
        if self.classes < 2:
            raise ValueError(f"classes is {self.classes}; expected 2 or more, background included")
        if self.void is not None and 0 <= self.void < self.classes:
            raise ValueError(f"void is {self.void}, which is one of the {self.classes} classes")
        self.counts = np.zeros((self.classes + 1, self.classes + 1), dtype=np.int64)

    def update(self, pred: ArrayLike | Tensor, target: ArrayLike | Tensor) -> None:
        """Count the pixels of label images of one and the same shape, of any size.

        Raises
        ------
        ValueError : for different shapes, or labels that are neither a class nor void.
        """
        pred, target = self._labels("pred", pred), self._labels("target", target)
        if pred.shape != target.shape:
            raise ValueError(
                f"pred has shape {pred.shape}, target {target.shape}; expected equal shapes"
            )
        size = self.classes + 1
        pairs = np.bincount((target * size + pred).ravel(), minlength=size * size)
        self.counts += pairs.reshape(size, size)

    def scores(self) -> SegmentationScores:
        """Pooled accuracy, and ``F1 = 2 TP / (2 TP + FP + FN)``; NaN before any pixel."""
        n = self.classes
        hits = np.diagonal(self.counts)[:n]
        twice = 2 * hits + 0.0
        wrong = (self.counts[:n].sum(1) - hits) + (self.counts[:n, :n].sum(0) - hits)
        right = hits.sum() + self.counts[n, 0] + self.counts[0, n] + self.counts[n, n]
        with np.errstate(invalid="ignore"):
            f1 = twice / (twice + wrong)
            accuracy = right / self.counts.sum() if self.counts[:n].any() else np.nan
        return SegmentationScores(float(accuracy), float(f1.mean()), tuple(f1.tolist()))

    def _labels(self, name: str, labels: ArrayLike | Tensor) -> np.ndarray:
        labels = np.asarray(labels.cpu() if isinstance(labels, Tensor) else labels)
        if labels.dtype.kind not in "biu":
            raise ValueError(f"{name} is of type {labels.dtype}; expected whole numbers, labels")
        labels = labels.astype(np.int64)
        void = np.zeros(labels.shape, bool) if self.void is None else labels == self.void
        foreign = ~void & ((labels < 0) | (labels >= self.classes))
        if foreign.any():
            raise ValueError(
                f"{name} holds the label {labels[foreign][0]}; expected 0 to {self.classes - 1}"
                + ("" if self.void is None else f", or {self.void} for void")
            )
        return np.where(void, self.classes, labels)
