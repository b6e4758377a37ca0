"""Statistics of a dictionary's codes: active atoms, their spread, the error of Lerp (Fig. 2)."""

from typing import NamedTuple

import torch
from torch import Tensor

from kdict.dictionary.layers import KinematicDictionary
from kdict.rotation import align, angle_between, from_tangent, mean_rotation, to_tangent


def karcher_mean(q: Tensor, weights: Tensor) -> Tensor:
    """The intrinsic weighted mean on SO(3) of quaternions (..., S, 4), weights (..., S).

    Minimizes ``Σ w angle(m, q)²``, as Slerp does for two rotations, by averaging in the tangent
    space at the current estimate. The weights must sum to 1. Returns (..., 4).
    """
    mean = mean_rotation(q, weights)
    for _ in range(20):
        step = (weights.unsqueeze(-1) * to_tangent(q, mean.unsqueeze(-2))).sum(-2)
        mean = torch.nn.functional.normalize(from_tangent(step, mean), dim=-1)
    return mean


class CodeStatistics(NamedTuple):
    """One number per code and joint, each (T, 23)."""

    active: Tensor
    """Number of atoms with a weight above 0."""
    widest: Tensor
    """The largest angle between two active atoms, in degrees; 0 for a single one."""
    norm_deficit: Tensor
    """1 − ‖Dγ‖."""
    lerp_error: Tensor
    """Degrees from the decoded rotation to the Karcher mean of the same atoms and weights."""


def code_statistics(dictionary: KinematicDictionary, codes: Tensor) -> CodeStatistics:
    """Active atoms, their spread and the error of Lerp, for codes (T, 23, N) on the simplex.

    Fig. 2 claims that the atoms which a code selects are close, so that Lerp is nearly Slerp.
    Slerp of two rotations is their Karcher mean, which also exists for more than two;
    ``lerp_error`` is the error of the paper's step from Slerp to Lerp (Eq. 3).

    Raises
    ------
    ValueError : for codes with another shape, or that are not on the simplex.
    """
    shape = tuple(dictionary.atoms.shape[:-1])
    if codes.dim() != 3 or tuple(codes.shape[1:]) != shape:
        raise ValueError(
            f"codes has shape {tuple(codes.shape)}; expected (T, {shape[0]}, {shape[1]})"
        )
    off = max(float((codes.sum(-1) - 1).abs().max()), -float(codes.min()))
    if off > 1e-3:
        raise ValueError(
            f"codes is off the simplex by {off:.3g}; expected weights ≥ 0 that sum to 1: apply "
            "sparsemax, or encode"
        )
    active = (codes > 0).sum(-1)
    # In double precision: what hinges differ by is smaller than the rounding of single.
    weights, chosen = codes.double().topk(int(active.max()), dim=-1)
    weights = weights / weights.sum(-1, keepdim=True)
    rows = torch.arange(codes.shape[1], device=codes.device)[:, None]
    atoms = dictionary.atoms.double()[rows, chosen]
    # A pair with an unused atom, of weight 0, spans nothing.
    used = weights > 0
    spans = angle_between(atoms[..., :, None, :], atoms[..., None, :, :])
    spans = spans * (used[..., :, None] & used[..., None, :])
    combined = (weights.unsqueeze(-1) * atoms).sum(-2)
    decoded = torch.nn.functional.normalize(combined, dim=-1)
    slerped = karcher_mean(atoms, weights)
    return CodeStatistics(
        active=active,
        widest=spans.flatten(-2).amax(-1).rad2deg(),
        norm_deficit=1 - combined.norm(dim=-1),
        lerp_error=angle_between(align(slerped, decoded), decoded).rad2deg(),
    )
