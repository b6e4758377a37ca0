"""Poses as 69 axis-angle numbers, for the priors that are defined on them."""

import torch
from torch import Tensor

from .. import rotation


def axis_angles(rotations: Tensor) -> tuple[Tensor, Tensor]:
    """``v = log q`` (B, 69) of rotations (B, 23, 4), and ∂v/∂δ (B, 23, 3, 3) under ``q exp(δ)``.

    The derivative is the inverse of the right Jacobian of SO(3),
    ``I + ½[v] + (1/θ² − (1 + cos θ)/(2θ sin θ)) [v]²`` (Chirikjian, 2012).
    """
    v = rotation.to_axis_angle(rotation.align(rotations, rotation.identity().to(rotations)))
    x, y, z = v.unbind(-1)
    zero = torch.zeros_like(x)
    cross = torch.stack([zero, -z, y, z, zero, -x, -y, x, zero], -1).unflatten(-1, (3, 3))
    # The factor is 1/12 at no turn, and grows without bound towards half a turn.
    angle = v.norm(dim=-1).clamp(1e-3, torch.pi - 1e-2)
    factor = 1 / angle**2 - (1 + angle.cos()) / (2 * angle * angle.sin())
    jacobian = torch.eye(3).to(v) + cross / 2 + factor[..., None, None] * (cross @ cross)
    return v.flatten(1), jacobian


def change_variables(
    energy: Tensor, gradient: Tensor, hessian: Tensor, jacobian: Tensor
) -> tuple[Tensor, Tensor, Tensor]:
    """An energy (B,), its gradient (B, 69) and Hessian (B, 69, 69) in v, to the same in δ."""
    gradient = (jacobian.mT @ gradient.unflatten(1, (-1, 3))[..., None]).squeeze(-1).flatten(1)
    jacobian = jacobian.to(hessian)
    for _ in range(2):  # Jᵀ H, then Jᵀ (Jᵀ H)ᵀ = Jᵀ H J: H is symmetric
        hessian = (jacobian.mT @ hessian.mT.contiguous().unflatten(1, (-1, 3))).flatten(1, 2)
    return energy, gradient, hessian
