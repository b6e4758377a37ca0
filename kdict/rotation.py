"""Rotations of joints as unit quaternions (w, x, y, z); Slerp and Lerp, Eq. 3 of the paper.

Quaternions are ``(..., 4)`` tensors, rotation matrices ``(..., 3, 3)`` act on column vectors,
``R @ v``. The conversions are roma's; roma's own order is (x, y, z, w), and this module is the
only place where the two meet. It is imported where it is called: it brings in PyTorch's compiler,
70 MB that learning a dictionary has no use for.
"""

from functools import cache

import torch
from torch import Tensor


def _to_roma(q: Tensor) -> Tensor:
    return q.roll(-1, dims=-1)


def _from_roma(q: Tensor) -> Tensor:
    return q.roll(1, dims=-1)


def identity(*shape: int, **factory) -> Tensor:
    """The identity rotation, shape ``(*shape, 4)``; ``factory`` takes ``dtype`` and ``device``."""
    return torch.tensor([1.0, 0.0, 0.0, 0.0], **factory).expand(*shape, 4).clone()


_FEW = 2048
"""So many numbers or fewer, and what a conversion costs is its calls, not its arithmetic."""
# The entries of a rotation matrix, each a sum of up to four signed products q_i q_j.
_TERMS = [
    [(1, 0, 0), (1, 1, 1), (-1, 2, 2), (-1, 3, 3)], [(2, 1, 2), (-2, 0, 3)], [(2, 1, 3), (2, 0, 2)],
    [(2, 1, 2), (2, 0, 3)], [(1, 0, 0), (-1, 1, 1), (1, 2, 2), (-1, 3, 3)], [(2, 2, 3), (-2, 0, 1)],
    [(2, 1, 3), (-2, 0, 2)], [(2, 2, 3), (2, 0, 1)], [(1, 0, 0), (-1, 1, 1), (-1, 2, 2), (1, 3, 3)],
]  # fmt: skip


@cache
def _products(dtype: torch.dtype, device: torch.device) -> tuple[Tensor, Tensor, Tensor]:
    """`_TERMS` filled up to four each: signs (9, 4), and the indices i and j (36,)."""
    with torch.inference_mode(False):  # what it makes could not be used in training later
        terms = torch.tensor([(entry + 4 * [(0, 0, 0)])[:4] for entry in _TERMS], device=device)
        return terms[..., 0].to(dtype), *(terms[..., k].flatten() for k in (1, 2))


def to_matrix(q: Tensor) -> Tensor:
    """Rotation matrices (..., 3, 3) of unit quaternions (..., 4)."""
    if q.numel() > _FEW or torch.compiler.is_compiling():
        import roma

        return roma.unitquat_to_rotmat(_to_roma(q))
    signs, first, second = _products(q.dtype, q.device)
    products = q.index_select(-1, first) * q.index_select(-1, second)
    return (products.unflatten(-1, (9, 4)) * signs).sum(-1).unflatten(-1, (3, 3))


# The entries of 4 q qᵀ, each a sum of up to three signed entries of the matrix, and 1 on the
# diagonal (Markley 2008, eq. 8).
_OUTER = [
    [(1, 0), (1, 4), (1, 8)], [(1, 7), (-1, 5)], [(1, 2), (-1, 6)], [(1, 3), (-1, 1)],
    [(1, 7), (-1, 5)], [(1, 0), (-1, 4), (-1, 8)], [(1, 1), (1, 3)], [(1, 2), (1, 6)],
    [(1, 2), (-1, 6)], [(1, 1), (1, 3)], [(-1, 0), (1, 4), (-1, 8)], [(1, 5), (1, 7)],
    [(1, 3), (-1, 1)], [(1, 2), (1, 6)], [(1, 5), (1, 7)], [(-1, 0), (-1, 4), (1, 8)],
]  # fmt: skip


@cache
def _entries(dtype: torch.dtype, device: torch.device) -> tuple[Tensor, Tensor, Tensor]:
    """`_OUTER` filled up to three each: signs (16, 3), the indices (48,), and what is added."""
    with torch.inference_mode(False):  # as in `_products`
        terms = torch.tensor([(entry + 2 * [(0, 0)])[:3] for entry in _OUTER], device=device)
        one = torch.eye(4, dtype=dtype, device=device)
        return terms[..., 0].to(dtype), terms[..., 1].flatten(), one


def from_matrix(matrix: Tensor) -> Tensor:
    """Unit quaternions (..., 4) of rotation matrices (..., 3, 3)."""
    if matrix.numel() > _FEW or torch.compiler.is_compiling():
        import roma

        return _from_roma(roma.rotmat_to_unitquat(matrix))
    signs, entries, one = _entries(matrix.dtype, matrix.device)
    terms = matrix.flatten(-2).index_select(-1, entries).unflatten(-1, (16, 3))
    outer = (terms * signs).sum(-1).unflatten(-1, (4, 4)) + one
    # The row of the largest component is the one that rounding hurts least.
    row = outer.diagonal(dim1=-2, dim2=-1).argmax(-1)[..., None, None]
    chosen = outer.gather(-2, row.expand(*row.shape[:-1], 4)).squeeze(-2)
    return chosen / chosen.norm(dim=-1, keepdim=True)


def to_axis_angle(q: Tensor) -> Tensor:
    """Axis-angle vectors (..., 3), in radians, of unit quaternions (..., 4)."""
    import roma

    return roma.unitquat_to_rotvec(_to_roma(q))


def from_axis_angle(vector: Tensor) -> Tensor:
    """Unit quaternions (..., 4) of axis-angle vectors (..., 3) in radians."""
    import roma

    return _from_roma(roma.rotvec_to_unitquat(vector))


def from_6d(columns: Tensor) -> Tensor:
    """Rotation matrices (..., 3, 3) from their first two columns (..., 6), orthonormalised.

    The continuous representation of Zhou et al. (2019), which the paper uses for the global
    rotation: ``columns[..., :3]`` is the first column, ``columns[..., 3:]`` the second.
    """
    import roma

    return roma.special_gramschmidt(columns.unflatten(-1, (2, 3)).transpose(-1, -2))


def to_6d(matrix: Tensor) -> Tensor:
    """The first two columns (..., 6) of rotation matrices (..., 3, 3); inverse of `from_6d`."""
    return matrix[..., :2].transpose(-1, -2).flatten(-2)


def multiply(p: Tensor, q: Tensor) -> Tensor:
    """The product p·q, the rotation q followed by p; shapes broadcast."""
    import roma

    return _from_roma(roma.quat_product(*torch.broadcast_tensors(_to_roma(p), _to_roma(q))))


def conjugate(q: Tensor) -> Tensor:
    """The inverse rotation of unit quaternions (..., 4)."""
    return q * q.new_tensor([1.0, -1.0, -1.0, -1.0])


def align(q: Tensor, reference: Tensor) -> Tensor:
    """Each quaternion, or its negative, whichever lies in the hemisphere of ``reference``.

    q and −q are one rotation, yet their average is nothing: align before averaging, learning,
    encoding or comparing components. Shapes broadcast.
    """
    flip = (q * reference).sum(-1, keepdim=True) < 0
    return torch.where(flip, -q, q)


def angle_between(p: Tensor, q: Tensor) -> Tensor:
    """The angle in radians, in [0, π], of the rotation between unit quaternions; shapes broadcast.

    ``4·atan2(‖p − q‖, ‖p + q‖)``, twice the arc between them: accurate for small angles, where
    an arccosine of the dot product loses half of the digits.
    """
    q = align(q, p)
    return 4 * torch.atan2((p - q).norm(dim=-1), (p + q).norm(dim=-1))


def _second_on_shorter_arc(q0: Tensor, q1: Tensor, x, shortest: bool):
    q0, q1 = torch.broadcast_tensors(q0, q1)
    if shortest:
        q1 = align(q1, q0)
    return q0, q1, torch.as_tensor(x, dtype=q0.dtype, device=q0.device).unsqueeze(-1)


def slerp(q0: Tensor, q1: Tensor, x: Tensor | float, *, shortest: bool = True) -> Tensor:
    """Spherical linear interpolation, Eq. 3.

    ``sin((1−x)δ)/sin δ · q0 + sin(xδ)/sin δ · q1`` with δ the arc from q0 to q1. The path has
    constant speed and stays on the sphere.

    Parameters
    ----------
    q0, q1 : (..., 4) unit quaternions; shapes broadcast.
    x : weight of ``q1`` in [0, 1], a number or a tensor (...).
    shortest : replace q1 by −q1 where that makes the arc shorter. ``False`` is Eq. 3 to the
        letter: with q0 and q1 in opposite hemispheres the path goes the long way round.

    Returns
    -------
    (..., 4) unit quaternions. Antipodal arcs (δ = π) have no unique path; theirs is NaN.
    """
    q0, q1, x = _second_on_shorter_arc(q0, q1, x, shortest)
    delta = 2 * torch.atan2((q0 - q1).norm(dim=-1), (q0 + q1).norm(dim=-1)).unsqueeze(-1)
    # sinc(t) = sin(πt)/(πt) is smooth at 0, where sin(xδ)/sin(δ) would be 0/0.
    unit = delta / torch.pi
    arc = torch.sinc(unit)
    arc = torch.where(unit > 1 - 1e-6, torch.nan, arc)
    return ((1 - x) * torch.sinc((1 - x) * unit) * q0 + x * torch.sinc(x * unit) * q1) / arc


def lerp(
    q0: Tensor, q1: Tensor, x: Tensor | float, *, shortest: bool = True, normalize: bool = True
) -> Tensor:
    """Linear interpolation ``(1−x)·q0 + x·q1``, what Eq. 3 becomes as δ → 0.

    The same path as `slerp` at a slightly uneven speed. Shapes and ``shortest`` as there. With
    ``normalize=False`` the chord itself is returned; its norm falls short of 1 by the *norm
    deficit*, at most ``1 − cos(δ/2)``. Half way between antipodes it is 0, and normalised NaN.
    """
    q0, q1, x = _second_on_shorter_arc(q0, q1, x, shortest)
    chord = (1 - x) * q0 + x * q1
    return chord / chord.norm(dim=-1, keepdim=True) if normalize else chord


def mean_rotation(q: Tensor, weights: Tensor | None = None) -> Tensor:
    """The mean of quaternions (..., S, 4) over S, whatever their signs (Markley et al. 2007).

    The eigenvector of ``Σ w q qᵀ`` with the largest eigenvalue, returned with w ≥ 0; shape
    (..., 4). ``weights`` (..., S) default to equal ones.
    """
    weighted = q if weights is None else q * weights.unsqueeze(-1)
    mean = torch.linalg.eigh(weighted.transpose(-1, -2) @ q).eigenvectors[..., -1]
    return torch.where(mean[..., :1] < 0, -mean, mean)


def karcher_mean(q: Tensor, weights: Tensor, iterations: int = 20) -> Tensor:
    """The intrinsic weighted mean on SO(3) of quaternions (..., S, 4), weights (..., S).

    Minimises ``Σ w angle(m, q)²``, what Slerp does for two, by averaging in the tangent space at
    the current estimate. The weights must sum to 1. It is what Lerp approximates; returns (..., 4).
    """
    mean = mean_rotation(q, weights)
    for _ in range(iterations):
        tangent = to_axis_angle(
            align(multiply(conjugate(mean).unsqueeze(-2), q), identity(1).to(q))
        )
        step = (weights.unsqueeze(-1) * tangent).sum(-2)
        mean = torch.nn.functional.normalize(multiply(mean, from_axis_angle(step)), dim=-1)
    return mean


def check_unit(q: Tensor, name: str, shape: str = "(..., 4)") -> Tensor:
    """``q`` itself, once it is known to hold finite unit quaternions.

    Raises
    ------
    TypeError : when it is not a floating-point tensor.
    ValueError : for a last dimension other than 4, NaN, or norms off 1 by more than 1e-3; the
        message gives ``name`` and where the first bad one is.
    """
    if not isinstance(q, Tensor) or not q.is_floating_point():
        found = f"a tensor of {q.dtype}" if isinstance(q, Tensor) else type(q).__name__
        raise TypeError(f"{name} is {found}; expected a floating-point tensor {shape}")
    if q.dim() == 0 or q.shape[-1] != 4:
        raise ValueError(
            f"{name} has shape {tuple(q.shape)}; expected quaternions (w, x, y, z), {shape}"
        )
    off = (q.norm(dim=-1) - 1).abs()
    bad = ~(off <= 1e-3)
    if bad.any():
        where = tuple(bad.nonzero()[0].tolist())
        what = "NaN or infinite" if not off[where].isfinite() else f"of norm {q[where].norm():.4g}"
        raise ValueError(
            f"{name}: {int(bad.sum())} of {bad.numel()} quaternions are not unit, the first at "
            f"{where} is {what}; normalise or drop them first"
        )
    return q
