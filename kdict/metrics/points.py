"""Metrics of Tables 1, 2, 3, 5 and 6: MPJPE, PA-MPJPE, PCK, AUC, surface error.

One number per sample; averaging over samples is part of a protocol (`kdict.evaluation`). Points are
(..., J, 3) in any one unit, results (...,) in the same unit, fractions for `pck` and `auc`. Results
have the precision of the points, at least float32; integers and lists count as float64. A sample
with NaN or infinite numbers gets NaN and does not affect the others.
"""

from collections.abc import Iterable, Sequence
from operator import index

import numpy as np
import roma
import torch
from numpy.typing import ArrayLike
from torch import Tensor


def centered(points: ArrayLike | Tensor, root: int | Sequence[int]) -> Tensor:
    """Points (..., J, 3) relative to one of them, or to the mean of several (HMR's mid-hip).

    Examples
    --------
    >>> from kdict.metrics import centered
    >>> centered([[1.0, 1.0, 1.0], [1.0, 3.0, 1.0]], root=0)
    tensor([[0., 0., 0.],
            [0., 2., 0.]], dtype=torch.float64)

    Raises
    ------
    ValueError : for a root that is not among the points, or none.
    """
    points = _tensor("points", points)
    rows = [index(row) for row in np.atleast_1d(root)]
    count = points.shape[-2]
    if not rows or not all(-count <= row < count for row in rows):
        raise ValueError(f"root is {root!r}; expected one or several of the {count} points, from 0")
    return points - points[..., rows, :].mean(-2, keepdim=True)


def mpjpe(
    pred: ArrayLike | Tensor, target: ArrayLike | Tensor, root: int | Sequence[int] | None = 0
) -> Tensor:
    """Mean per-joint position error (MPJPE) after subtracting the roots.

    ``mean_j ‖(p_j − p_root) − (t_j − t_root)‖`` over all J joints, including the root.

    Parameters
    ----------
    pred, target : (..., J, 3), leading dimensions broadcast.
    root : the joint to subtract, several for their mean, or None for the points as they are.

    Raises
    ------
    ValueError : when the shapes are not points, or of different numbers of points; for a root that
        is not among them.

    Examples
    --------
    >>> from kdict.metrics import mpjpe
    >>> target = [[0.0, 0.0, 0.0], [0.0, 400.0, 0.0]]  # a hip and a knee, in millimeters
    >>> mpjpe([[5.0, 5.0, 5.0], [5.0, 405.0, 65.0]], target)
    tensor(30., dtype=torch.float64)
    """
    pred, target, good = _pair(pred, target)
    if root is not None:
        pred, target = centered(pred, root), centered(target, root)
    return _or_nan((pred - target).norm(dim=-1).mean(-1), good)


def procrustes_align(pred: ArrayLike | Tensor, target: ArrayLike | Tensor) -> Tensor:
    """Similarity Procrustes: ``pred`` (..., J, 3) moved, rotated and scaled onto ``target``.

    With means removed, K = X₁ X₂ᵀ, K = U Σ Vᵀ, R = V Z Uᵀ with Z = diag(1, 1, sign det(U Vᵀ)),
    s = tr(R K) / Σ‖X₁‖² (Umeyama 1991). Points that all coincide are moved to the mean of the
    target. Collinear and coplanar points have several best rotations, all with the same result. A
    sample that is not finite becomes NaN.

    Raises
    ------
    ValueError : as `mpjpe`.
    """
    x, y, good = _pair(pred, target)
    # The squares of very large and very small points would overflow or underflow.
    (x, _), (y, unit_of_y) = _in_units(x), _in_units(y)
    center = y.mean(-2, keepdim=True)
    x, y = x - x.mean(-2, keepdim=True), y - center
    # What rounding leaves of coinciding points must not be scaled up to fit the target.
    noise = 8 * torch.finfo(x.dtype).eps
    apart = (x.detach().abs() > noise).any(-1, keepdim=True).any(-2, keepdim=True)
    x = torch.where(apart, x, torch.zeros_like(x))
    covariance = y.mT @ x
    rotation = roma.special_procrustes(_in_units(covariance)[0])
    trace = (rotation * covariance).sum((-2, -1), keepdim=True)
    spread = x.square().sum((-2, -1), keepdim=True)
    scale = trace / torch.where(apart, spread, torch.ones_like(spread))
    return _or_nan(unit_of_y * (scale * (x @ rotation.mT) + center), good[..., None, None])


def pa_mpjpe(pred: ArrayLike | Tensor, target: ArrayLike | Tensor) -> Tensor:
    """MPJPE after `procrustes_align` of every sample (PA-MPJPE, "reconstruction error").

    Points (..., J, 3), result (...,) in their unit. A mirrored pose keeps its error: reflections
    are not aligned away. A target whose points all coincide, such as a single point, can be
    matched by anything, and gets NaN.

    Raises
    ------
    ValueError : as `mpjpe`.

    Examples
    --------
    >>> import torch
    >>> from kdict.metrics import pa_mpjpe
    >>> target = torch.tensor([[0.0, 0, 0], [0, 400, 0], [0, 800, 90], [120, 800, 90]])
    >>> float(pa_mpjpe(0.5 * target + 100, target)) < 0.01  # scale and position do not count
    True
    """
    pred, target, good = _pair(pred, target)
    noise = 8 * torch.finfo(target.dtype).eps
    apart = target - target.mean(-2, keepdim=True)
    apart = apart.abs().amax((-2, -1)) > noise * target.abs().amax((-2, -1))
    good = good & apart
    return _or_nan((procrustes_align(pred, target) - target).norm(dim=-1).mean(-1), good)


def pck(pred: ArrayLike | Tensor, target: ArrayLike | Tensor, threshold: float) -> Tensor:
    """Percentage of correct keypoints (PCK), as a fraction: errors strictly below ``threshold``.

    Points (..., J, 3) are used as they are, in the unit of the threshold: apply `centered` or
    `procrustes_align` first. Not differentiable.

    Raises
    ------
    ValueError : as `mpjpe`, and for a threshold that is negative or NaN.

    Examples
    --------
    >>> from kdict.metrics import pck
    >>> pck([[0.0, 0.0, 0.0], [149.0, 0.0, 0.0], [150.0, 0.0, 0.0]], [[0.0] * 3] * 3, 150)
    tensor(0.6667, dtype=torch.float64)
    """
    return _share_within(pred, target, "threshold", [threshold])


def auc(
    pred: ArrayLike | Tensor,
    target: ArrayLike | Tensor,
    thresholds: Iterable[float] = range(0, 151, 5),
) -> Tensor:
    """Area under the curve of `pck` over thresholds (AUC), a fraction (...,).

    The default thresholds are those of MPI-INF-3DHP, in millimeters: 0, 5, ..., 150. No error is
    below the first, so that a perfect prediction has an AUC of 30/31.

    Raises
    ------
    ValueError : as `mpjpe`, and for no thresholds, or one that is negative or NaN.

    Examples
    --------
    >>> from kdict.metrics import auc
    >>> auc([[75.0, 0.0, 0.0]], [[0.0, 0.0, 0.0]])
    tensor(0.4839, dtype=torch.float64)
    """
    return _share_within(pred, target, "thresholds", thresholds)


def surface_error(pred: ArrayLike | Tensor, target: ArrayLike | Tensor) -> Tensor:
    """Mean distance of vertices (..., V, 3) to the same vertices of the target, without alignment.

    Raises
    ------
    ValueError : as `mpjpe`, and for bodies with different numbers of vertices.

    Examples
    --------
    >>> import torch
    >>> from kdict.metrics import surface_error
    >>> vertices = torch.zeros(6890, 3)
    >>> surface_error(vertices + torch.tensor([3.0, 4.0, 0.0]), vertices)
    tensor(5.)
    """
    return mpjpe(pred, target, root=None)


def _pair(pred: ArrayLike | Tensor, target: ArrayLike | Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Both as tensors of one floating type and shape, and which samples (...,) are finite.

    The others are set to zero, so that neither the SVD nor a gradient receives a NaN.
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
    """Points as a tensor, also from arrays that PyTorch does not accept: of another byte order,
    with negative strides, or read-only."""
    if isinstance(points, Tensor):
        return points
    array = np.asarray(points)
    if array.dtype.kind not in "biufc":
        raise ValueError(f"{name} is of type {array.dtype}; expected numbers")
    wide = array.dtype.kind == "f" and array.dtype.itemsize > 8
    dtype = np.float64 if wide else array.dtype.newbyteorder("=")
    return torch.from_numpy(np.require(array, dtype, ["C", "W"]))


def _in_units(matrices: Tensor) -> tuple[Tensor, Tensor]:
    """Matrices (..., M, N) divided by their largest absolute entry, and that entry, or 1."""
    size = matrices.detach().abs().amax((-2, -1), keepdim=True)
    size = torch.where(size > 0, size, torch.ones_like(size))
    return matrices / size, size


def _share_within(pred, target, name: str, thresholds: Iterable[float]) -> Tensor:
    """The share of points nearer than a threshold, averaged over thresholds."""
    pred, target, good = _pair(pred, target)
    limits = [float(limit) for limit in thresholds]
    if not limits or not all(limit >= 0 for limit in limits):
        raise ValueError(f"{name} is {limits}; expected distances in the unit of the points")
    limits = torch.tensor(limits, dtype=pred.dtype).to(pred.device)
    near = (pred - target).norm(dim=-1)[..., None] < limits
    return _or_nan(near.to(pred.dtype).mean((-2, -1)), good)


def _or_nan(value: Tensor, good: Tensor) -> Tensor:
    return torch.where(good, value, value.new_full((), torch.nan))
