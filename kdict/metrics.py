"""Metrics of Tables 1 to 4. Nothing is averaged over samples here: that is the protocol's part.

Points are (..., J, 3) in any one unit, results (...,) in the same unit, fractions for `pck` and
`auc`, in the points' precision, at least single; whole numbers and lists count as float64. A sample
with NaN or infinite numbers gets NaN and does not disturb the others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import index

import numpy as np
import roma
import torch
from numpy.typing import ArrayLike
from torch import Tensor


def centred(points: ArrayLike | Tensor, root: int | Sequence[int]) -> Tensor:
    """Points (..., J, 3) relative to one of them, or to the mean of several (HMR's mid-hip).

    Raises
    ------
    ValueError : for a root that is not among the points, or none.
    """
    points = _tensor("points", points)
    rows = [index(row) for row in ([root] if np.ndim(root) == 0 else root)]
    count = points.shape[-2]
    if not rows or not all(-count <= row < count for row in rows):
        raise ValueError(f"root is {root!r}; expected one or several of the {count} points, from 0")
    return points - points[..., rows, :].mean(-2, keepdim=True)


def mpjpe(
    pred: ArrayLike | Tensor, target: ArrayLike | Tensor, root: int | Sequence[int] | None = 0
) -> Tensor:
    """Mean per-joint position error, the roots of both subtracted first.

    ``mean_j ‖(p_j − p_root) − (t_j − t_root)‖`` over all J joints, the root among them.

    Parameters
    ----------
    pred, target : (..., J, 3), leading dimensions broadcast.
    root : the joint to subtract, several for their mean, or None for the points as they are.

    Raises
    ------
    ValueError : when the shapes are not points, or of different numbers of points; for a root that
        is not among them.
    """
    pred, target, good = _pair(pred, target)
    if root is not None:
        pred, target = centred(pred, root), centred(target, root)
    return _or_nan((pred - target).norm(dim=-1).mean(-1), good)


def procrustes_align(pred: ArrayLike | Tensor, target: ArrayLike | Tensor) -> Tensor:
    """``pred`` (..., J, 3) moved, turned and scaled onto ``target``, by least squares.

    With means removed, K = X₁ X₂ᵀ, K = U Σ Vᵀ, R = V Z Uᵀ with Z = diag(1, 1, sign det(U Vᵀ)),
    s = tr(R K) / Σ‖X₁‖². Points that all coincide come to lie on the target's mean. Collinear and
    coplanar points have several best rotations, all with the same result. A sample that is not
    finite comes out as NaN.

    Raises
    ------
    ValueError : as `mpjpe`.
    """
    x, y, good = _pair(pred, target)
    # Huge and tiny points must not leave the range of numbers when they are squared.
    (x, _), (y, unit_of_y) = _in_units(x), _in_units(y)
    centre = y.mean(-2, keepdim=True)
    x, y = x - x.mean(-2, keepdim=True), y - centre
    # What rounding leaves of coinciding points must not be scaled up to fit the target.
    noise = 8 * torch.finfo(x.dtype).eps
    apart = (x.detach().abs() > noise).any(-1, keepdim=True).any(-2, keepdim=True)
    x = torch.where(apart, x, torch.zeros_like(x))
    covariance = y.mT @ x
    rotation = roma.special_procrustes(_in_units(covariance)[0], method="svd")
    trace = (rotation * covariance).sum((-2, -1), keepdim=True)
    spread = x.square().sum((-2, -1), keepdim=True)
    scale = trace / torch.where(apart, spread, torch.ones_like(spread))
    return _or_nan(unit_of_y * (scale * (x @ rotation.mT) + centre), good[..., None, None])


def pa_mpjpe(pred: ArrayLike | Tensor, target: ArrayLike | Tensor) -> Tensor:
    """MPJPE after `procrustes_align` of every sample: the "reconstruction error".

    Points (..., J, 3), result (...,) in their unit. A mirrored pose keeps its error: reflections
    are not aligned away.

    Raises
    ------
    ValueError : as `mpjpe`.
    """
    pred, target, good = _pair(pred, target)
    return _or_nan((procrustes_align(pred, target) - target).norm(dim=-1).mean(-1), good)


def pck(pred: ArrayLike | Tensor, target: ArrayLike | Tensor, threshold: float) -> Tensor:
    """The fraction of joints with an error below ``threshold``, strictly.

    Points (..., J, 3) are taken as they are, in the threshold's unit: give them `centred`, or
    after `procrustes_align`. A step function has no useful gradient: the result has none.

    Raises
    ------
    ValueError : as `mpjpe`, and for a threshold that is negative or NaN.
    """
    pred, target, good = _pair(pred, target)
    _require_distances("threshold", [threshold])
    near = (pred - target).norm(dim=-1) < threshold
    return _or_nan(near.to(pred.dtype).mean(-1), good)


def auc(
    pred: ArrayLike | Tensor,
    target: ArrayLike | Tensor,
    thresholds: Iterable[float] = range(0, 151, 5),
) -> Tensor:
    """The mean of `pck` over thresholds: the area under its curve, a fraction (...,).

    The default is MPI-INF-3DHP's, in millimetres: 0, 5, ..., 150, of which the first is never met.

    Raises
    ------
    ValueError : as `mpjpe`, and for no thresholds, or one that is negative or NaN.
    """
    pred, target, good = _pair(pred, target)
    limits = [float(limit) for limit in thresholds]
    if not limits:
        raise ValueError("thresholds is empty; expected distances, such as range(0, 151, 5) mm")
    _require_distances("thresholds", limits)
    limits = torch.tensor(limits, dtype=pred.dtype).to(pred.device)
    near = (pred - target).norm(dim=-1)[..., None] < limits
    return _or_nan(near.to(pred.dtype).mean((-2, -1)), good)


def surface_error(pred: ArrayLike | Tensor, target: ArrayLike | Tensor) -> Tensor:
    """Mean distance of vertices (..., V, 3) to the same vertices of the target; no alignment.

    Raises
    ------
    ValueError : as `mpjpe`: two bodies of different V have no vertices in common.
    """
    return mpjpe(pred, target, root=None)


@dataclass(frozen=True)
class SegmentationScores:
    """Scores from counts over a whole set: fractions, ``f1`` the mean of ``f1_per_class``.

    A class that neither the targets nor the predictions hold has no F1: it is NaN, and so is the
    mean, since a mean over fewer classes is another figure.
    """

    accuracy: float
    f1: float
    f1_per_class: tuple[float, ...]


@dataclass
class SegmentationCounts:
    """Counts of pixels by (target, prediction), added up image by image.

    Parameters
    ----------
    classes : how many, the labels are 0 (background) to ``classes`` − 1.
    void : the label of pixels without a class, None for none. In the target it is cleared from
        true positives, false positives and false negatives; for the accuracy it becomes
        background and still counts, in targets and predictions (as in UP-3D's own evaluation).
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
            raise ValueError(f"pred has shape {pred.shape}, target {target.shape}; expected one")
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
            accuracy = np.float64(right) / self.counts.sum()
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


def segmentation_scores(
    pred: ArrayLike | Tensor, target: ArrayLike | Tensor, classes: int, void: int | None = 255
) -> SegmentationScores:
    """Accuracy and F1 of label images (..., H, W), all their pixels pooled.

    For a set of images of many sizes add them up in `SegmentationCounts`.

    Raises
    ------
    ValueError : as `SegmentationCounts`.
    """
    counts = SegmentationCounts(classes, void)
    counts.update(pred, target)
    return counts.scores()


def _pair(pred: ArrayLike | Tensor, target: ArrayLike | Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Both as tensors of one floating type and shape, and which samples (...,) are finite.

    The others are set to zero, so that neither an SVD nor a gradient meets a NaN.
    """
    pred, target = _tensor("pred", pred), _tensor("target", target)
    found = f"pred has shape {tuple(pred.shape)}, target {tuple(target.shape)}"
    if min(pred.dim(), target.dim()) < 2 or pred.shape[-1] != 3 or target.shape[-1] != 3:
        raise ValueError(f"{found}; expected (..., J, 3) each")
    if pred.shape[-2] != target.shape[-2] or pred.shape[-2] == 0:
        raise ValueError(f"{found}; expected the same number of points, at least one")
    dtype = torch.promote_types(pred.dtype, target.dtype)
    if dtype.is_complex:
        raise ValueError(f"pred is of type {pred.dtype}, target {target.dtype}; expected reals")
    # Halves have too few digits for a distance, and whole numbers none at all.
    whole = not dtype.is_floating_point
    dtype = torch.float64 if whole else torch.promote_types(dtype, torch.float32)
    try:
        pred, target = torch.broadcast_tensors(pred.to(dtype), target.to(dtype))
    except RuntimeError as error:
        raise ValueError(f"{found}; the leading dimensions do not broadcast") from error
    good = (pred.isfinite() & target.isfinite()).all(-1).all(-1)
    zero = torch.zeros_like(pred)
    keep = good[..., None, None]
    return torch.where(keep, pred, zero), torch.where(keep, target, zero), good


def _tensor(name: str, points: ArrayLike | Tensor) -> Tensor:
    """Points as a tensor, also of arrays that PyTorch does not take: of another byte order, from a
    MATLAB file, turned around, or not writable."""
    if isinstance(points, Tensor):
        return points
    array = np.asarray(points)
    if array.dtype.kind not in "biufc":
        raise ValueError(f"{name} is of type {array.dtype}; expected numbers")
    wide = array.dtype.kind == "f" and array.dtype.itemsize > 8
    dtype = np.float64 if wide else array.dtype.newbyteorder("=")
    return torch.from_numpy(np.require(array, dtype, ["C", "W"]))


def _in_units(matrices: Tensor) -> tuple[Tensor, Tensor]:
    """Matrices (..., M, N) divided by their largest number, and that number; zeros by one."""
    size = matrices.detach().abs().amax((-2, -1), keepdim=True)
    size = torch.where(size > 0, size, torch.ones_like(size))
    return matrices / size, size


def _require_distances(name: str, limits: Iterable[float]) -> None:
    for limit in limits:
        if not limit >= 0:
            raise ValueError(f"{name} is {limit}; expected a distance in the unit of the points")


def _or_nan(value: Tensor, good: Tensor) -> Tensor:
    return torch.where(good, value, value.new_full((), torch.nan))
