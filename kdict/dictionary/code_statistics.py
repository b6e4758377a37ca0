"""What the codes of a dictionary look like: how many atoms, how far apart, how far from Slerp.

Fig. 2 of the paper, in numbers: it claims that the atoms which a code selects are close, so that
Lerp is nearly Slerp. Quaternions are (w, x, y, z), angles in degrees.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from ..rotation import align, angle_between, karcher_mean
from .layers import KinematicDictionary


class Anatomy(NamedTuple):
    """One number a code and joint, each (T, 23)."""

    active: Tensor
    """How many atoms have a weight."""
    widest: Tensor
    """The largest angle between two of them, in degrees; 0 for a single one."""
    norm_deficit: Tensor
    """1 − ‖Dγ‖: how deep below the sphere the combination lies."""
    lerp_error: Tensor
    """Degrees from the decoded rotation to the Karcher mean of the same atoms and weights."""


def anatomy(dictionary: KinematicDictionary, codes: Tensor) -> Anatomy:
    """The anatomy of codes (T, 23, N) on the simplex, as `KinematicDictionary.encode` gives them.

    Slerp of two rotations is their Karcher mean; of more than two, the Karcher mean is what takes
    its place, and ``lerp_error`` is the price of the paper's step from Slerp to Lerp (Eq. 3).

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
    return Anatomy(
        active=active,
        widest=spans.flatten(-2).amax(-1).rad2deg(),
        norm_deficit=1 - combined.norm(dim=-1),
        lerp_error=angle_between(align(slerped, decoded), decoded).rad2deg(),
    )
