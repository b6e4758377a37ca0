"""Rotations as unit quaternions (w, x, y, z): Slerp and Lerp (Eq. 3), means, conversions.

Quaternions are ``(..., 4)`` tensors; rotation matrices ``(..., 3, 3)`` act on column vectors,
``R @ v``. Axis-angles and products are roma's. roma orders quaternions (x, y, z, w), and this
module is the only place where the two orders meet. It is imported in the functions that need it,
because it loads PyTorch's compiler: 70 MB that learning a dictionary does not need. Matrices are a
product with a constant, without branches, which would cut a compiled or exported graph in pieces.
"""

import torch
from torch import Tensor
from torch.linalg import vector_norm

# R, by rows, for each entry of q qᵀ: R = (q qᵀ) E, and for unit quaternions 4 q qᵀ = E R + 1.
_SIGNS = """
+...+...+ .....-.+. ..+...-.. .-.+.....
.....-.+. +...-...- .+.+..... ..+...+..
..+...-.. .+.+..... -...+...- .....+.+.
.-.+..... ..+...+.. .....+.+. -...-...+
"""
with torch.inference_mode(False):  # what inference mode makes could not be used in training later
    _ENTRIES = torch.tensor([["-.+".index(sign) - 1.0 for sign in e] for e in _SIGNS.split()])
    _ONE = torch.eye(4).flatten()


def _to_roma(q: Tensor) -> Tensor:
    return q.roll(-1, dims=-1)


def _from_roma(q: Tensor) -> Tensor:
    return q.roll(1, dims=-1)


def identity(*shape: int, **factory) -> Tensor:
    """The identity rotation, shape ``(*shape, 4)``; ``factory`` takes ``dtype`` and ``device``."""
    return torch.tensor([1.0, 0.0, 0.0, 0.0], **factory).expand(*shape, 4).clone()


def to_matrix(q: Tensor) -> Tensor:
    """Rotation matrices (..., 3, 3) of unit quaternions (..., 4)."""
    products = (q[..., :, None] * q[..., None, :]).flatten(-2)
    # Not a matrix product, which autocast would take in half precision.
    return (products[..., None] * _ENTRIES.to(q)).sum(-2).view(*q.shape[:-1], 3, 3)


def from_matrix(matrix: Tensor) -> Tensor:
    """Unit quaternions (..., 4) of rotation matrices (..., 3, 3).

    A matrix that is no rotation because its determinant is not positive, such as a reflection,
    gives NaN; other rows, and all gradients, stay finite.
    """
    first, second, third = matrix.detach().unbind(-1)
    volume = (torch.linalg.cross(first, second) * third).sum(-1)
    right_handed = (volume > 0)[..., None]
    proper = torch.where(right_handed[..., None], matrix, torch.eye(3).to(matrix))
    return torch.where(right_handed, _from_rotation_matrix(proper), torch.nan)


def _from_rotation_matrix(matrix: Tensor) -> Tensor:
    products = (matrix.flatten(-2)[..., None, :] * _ENTRIES.to(matrix)).sum(-1) + _ONE.to(matrix)
    rows = products.view(*products.shape[:-1], 4, 4)
    # Each row of 4 q qᵀ is a multiple of q: the longest, that of q's largest component, is taken.
    longest = vector_norm(rows, dim=-1, keepdim=True).argmax(-2, keepdim=True)
    row = rows.take_along_dim(longest, -2).squeeze(-2)
    return row / vector_norm(row, dim=-1, keepdim=True)


def to_axis_angle(q: Tensor) -> Tensor:
    """Axis-angle vectors (..., 3), in radians, of unit quaternions (..., 4)."""
    import roma

    return roma.unitquat_to_rotvec(_to_roma(q))


def from_axis_angle(vector: Tensor) -> Tensor:
    """Unit quaternions (..., 4) of axis-angle vectors (..., 3) in radians."""
    import roma

    return _from_roma(roma.rotvec_to_unitquat(vector))


def from_6d(columns: Tensor) -> Tensor:
    """Unit quaternions (..., 4) of matrices' first two columns (..., 6), orthonormalized.

    The continuous representation of Zhou et al. (2019), which the paper uses for the global
    rotation: ``columns[..., :3]`` is the first column, ``columns[..., 3:]`` the second. Two columns
    that are parallel, zero or too large span no plane: they give NaN; other rows, and all
    gradients, stay finite.
    """
    finite = columns.detach().isfinite().all(-1, keepdim=True)
    first, second = torch.where(finite, columns, 0).chunk(2, -1)
    both = torch.stack([first, torch.linalg.cross(first, second)], -2)
    lengths = vector_norm(both.detach(), dim=-1)
    plane = (lengths / lengths == 1).all(-1, keepdim=True)  # not of 0 or infinity
    axes = torch.where(plane.unsqueeze(-1), both, 1)
    first, third = (axes / vector_norm(axes, dim=-1, keepdim=True)).unbind(-2)
    matrix = torch.stack([first, torch.linalg.cross(third, first), third], -1)
    return torch.where(plane, _from_rotation_matrix(matrix), torch.nan)


def multiply(p: Tensor, q: Tensor) -> Tensor:
    """The product p·q, the rotation q followed by p; shapes broadcast."""
    import roma

    return _from_roma(roma.quat_product(*torch.broadcast_tensors(_to_roma(p), _to_roma(q))))


def conjugate(q: Tensor) -> Tensor:
    """The inverse rotation of unit quaternions (..., 4)."""
    return q * q.new_tensor([1.0, -1.0, -1.0, -1.0])


def align(q: Tensor, reference: Tensor) -> Tensor:
    """Quaternions, or their negatives, in the hemisphere of ``reference``.

    q and −q are the same rotation, but their average is 0: align before averaging, learning,
    encoding or comparing components.

    Parameters
    ----------
    q, reference : (..., 4) quaternions; shapes broadcast.

    Returns
    -------
    (..., 4): q where ``q · reference ≥ 0``, else −q.

    Examples
    --------
    >>> import torch
    >>> from kdict import align
    >>> align(torch.tensor([-0.6, -0.8, 0.0, 0.0]), torch.tensor([1.0, 0.0, 0.0, 0.0]))
    tensor([0.6000, 0.8000, -0.0000, -0.0000])
    """
    flip = (q * reference).sum(-1, keepdim=True) < 0
    return torch.where(flip, -q, q)


def angle_between(p: Tensor, q: Tensor) -> Tensor:
    """Geodesic distance on SO(3): the angle in radians, in [0, π], between two rotations.

    ``4·atan2(‖p − q‖, ‖p + q‖)``, twice the arc between the quaternions: accurate for small
    angles, where an arccosine of the dot product loses half of the digits.

    Parameters
    ----------
    p, q : (..., 4) unit quaternions of either sign; shapes broadcast.

    Returns
    -------
    (...) radians.

    Examples
    --------
    >>> import torch
    >>> from kdict import angle_between
    >>> half = torch.tensor(45.0).deg2rad() / 2
    >>> bent = torch.stack([half.cos(), half.sin(), 0 * half, 0 * half])
    >>> angle = angle_between(bent, torch.tensor([-1.0, 0.0, 0.0, 0.0]))
    >>> round(float(angle.rad2deg()), 3)
    45.0
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
    (..., 4) unit quaternions. Antipodal arcs (δ = π) have no unique path: theirs is NaN; other
    rows, and all gradients, stay finite.

    Examples
    --------
    A third of the way to a rotation by 90° about x is a rotation by 30°:

    >>> import torch
    >>> from kdict import slerp
    >>> start, end = torch.tensor([[1.0, 0.0, 0.0, 0.0], [0.5**0.5, 0.5**0.5, 0.0, 0.0]])
    >>> round(2 * float(torch.acos(slerp(start, end, 1 / 3)[0]).rad2deg()), 3)
    30.0
    """
    q0, q1, x = _second_on_shorter_arc(q0, q1, x, shortest)
    delta = 2 * torch.atan2((q0 - q1).norm(dim=-1), (q0 + q1).norm(dim=-1)).unsqueeze(-1)
    # sinc(t) = sin(πt)/(πt) is smooth at 0, where sin(xδ)/sin(δ) would be 0/0.
    unit = delta / torch.pi
    unique = unit <= 1 - 1e-6
    arc = torch.where(unique, torch.sinc(unit), 1)
    path = ((1 - x) * torch.sinc((1 - x) * unit) * q0 + x * torch.sinc(x * unit) * q1) / arc
    return torch.where(unique, path, torch.nan)


def lerp(
    q0: Tensor, q1: Tensor, x: Tensor | float, *, shortest: bool = True, normalize: bool = True
) -> Tensor:
    """Linear interpolation ``(1−x)·q0 + x·q1``: Eq. 3 in the limit δ → 0.

    The same path as `slerp` at a slightly uneven speed.

    Parameters
    ----------
    q0, q1, x, shortest : as in `slerp`.
    normalize : ``False`` returns the chord itself; its norm falls short of 1 by the *norm
        deficit*, at most ``1 − cos(δ/2)``.

    Returns
    -------
    (..., 4) quaternions. Halfway between antipodes the chord is 0, and NaN when normalized; other
    rows, and all gradients, stay finite.

    Examples
    --------
    >>> import torch
    >>> from kdict import lerp
    >>> start, end = torch.tensor([[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]])
    >>> lerp(start, end, 0.5)
    tensor([0.7071, 0.7071, 0.0000, 0.0000])
    >>> lerp(start, end, 0.5, normalize=False).norm()
    tensor(0.7071)
    """
    q0, q1, x = _second_on_shorter_arc(q0, q1, x, shortest)
    chord = (1 - x) * q0 + x * q1
    if not normalize:
        return chord
    norm = chord.norm(dim=-1, keepdim=True)
    return torch.where(norm > 0, chord / torch.where(norm > 0, norm, 1), torch.nan)


def mean_rotation(q: Tensor, weights: Tensor | None = None) -> Tensor:
    """The mean of quaternions (..., S, 4) over S, of either sign (Markley et al. 2007).

    The eigenvector of ``Σ w q qᵀ`` with the largest eigenvalue, returned with w ≥ 0; shape
    (..., 4). ``weights`` (..., S) default to equal ones.
    """
    weighted = q if weights is None else q * weights.unsqueeze(-1)
    mean = torch.linalg.eigh(weighted.transpose(-1, -2) @ q).eigenvectors[..., -1]
    return torch.where(mean[..., :1] < 0, -mean, mean)


def to_tangent(q: Tensor, at: Tensor) -> Tensor:
    """``log(at⁻¹ q)`` (..., 3) of unit quaternions (..., 4), at most π long; shapes broadcast."""
    turn = multiply(conjugate(at), q)
    return to_axis_angle(align(turn, identity().to(turn)))


def from_tangent(v: Tensor, at: Tensor) -> Tensor:
    """``at · exp(v)``, the inverse of `to_tangent`."""
    return multiply(at, from_axis_angle(v))


def check_unit(q: Tensor, name: str, shape: str = "(..., 4)") -> Tensor:
    """Return ``q`` if it holds finite unit quaternions, else raise.

    Raises
    ------
    TypeError : when it is not a floating-point tensor.
    ValueError : for a last dimension other than 4, NaN, or norms off 1 by more than 1e-3 (8e-3 in
        bfloat16, its precision); the message gives ``name`` and the index of the first bad one.
    """
    if not isinstance(q, Tensor) or not q.is_floating_point():
        found = f"a tensor of {q.dtype}" if isinstance(q, Tensor) else type(q).__name__
        raise TypeError(f"{name} is {found}; expected a floating-point tensor {shape}")
    if q.dim() == 0 or q.shape[-1] != 4:
        raise ValueError(
            f"{name} has shape {tuple(q.shape)}; expected quaternions (w, x, y, z), {shape}"
        )
    off = (vector_norm(q, dim=-1) - 1).abs()
    bad = ~(off <= max(1e-3, torch.finfo(q.dtype).eps))
    if bad.any():
        where = tuple(bad.nonzero()[0].tolist())
        what = "NaN or infinite" if not off[where].isfinite() else f"of norm {q[where].norm():.4g}"
        raise ValueError(
            f"{name}: {int(bad.sum())} of {bad.numel()} quaternions are not unit, the first at "
            f"{where} is {what}; normalize or drop them first"
        )
    return q
