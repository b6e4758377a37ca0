"""The dictionary as a prior of the pose, and priors of the shape.

A joint's rotations are those that its atoms can combine to. The energy is the distance from the
hull of the atoms, Eq. 8, which the exact coder finds, and a pull to a pose that is expected.
"""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import torch
from torch import Tensor

from .. import rotation
from ..dictionary.hull_projection import sparse_codes
from ..dictionary.layers import KinematicDictionary, ShapeDictionary
from .tangent import axis_angles, change_variables

_TURNING = rotation.multiply(torch.eye(4)[:, None], torch.eye(4)[1:]).flatten(1)
"""From q to its products q·i, q·j, q·k (4, 12)."""
_FACE = 3e-6
"""ε of `Hull.nearest`: faces smaller than √ε, 0.2°, are taken for points."""


class Hull:
    """The rotations that a dictionary's atoms can combine to, joint by joint."""

    def __init__(self, dictionary: KinematicDictionary):
        self.dictionary = dictionary
        atoms = dictionary.atoms.double().cpu()
        self._columns = np.ascontiguousarray(atoms.mT.numpy())

    def nearest(self, rotations: Tensor) -> tuple[Tensor, Tensor]:
        """The nearest points p = Dγ (..., 23, 4) of the hull, on the side of the sign that is
        given, and the Hessian (..., 23, 4, 4) of half the squared distance.

        The points are not normalized: Eq. 8 measures the distance to these. Moving along the face
        that the active atoms d span is free: the Hessian is ``ε (Σ γ (d − p)(d − p)ᵀ + ε)⁻¹``,
        which is the projection off the face but for faces smaller than √ε.
        """
        reference = self.dictionary.atoms.mean(-2).to(rotations)
        aligned = rotation.align(rotations.detach(), reference)
        samples = aligned.reshape(-1, len(reference), 4).double().cpu().numpy()
        active, weights = sparse_codes(samples, self._columns, 0.0)
        points = self._columns[np.arange(len(reference))[:, None], :, active]
        points, weights = (torch.from_numpy(x).to(rotations) for x in (points, weights[..., None]))
        found = (weights * points).sum(-2)
        sides = weights.sqrt() * (points - found[..., None, :])
        hessian = _FACE * torch.linalg.inv(sides.mT @ sides + _FACE * torch.eye(4).to(sides))
        found, hessian = found.view_as(rotations), hessian.view(*rotations.shape, 4)
        return torch.where((aligned == rotations).all(-1, keepdim=True), found, -found), hessian


@dataclass(frozen=True, eq=False)
class DictionaryPrior:
    """``½ Σ_j (2‖q_j − D_jγ_j‖ / std)² + ½ vᵀ Λ v``, v the turns from what is expected.

    γ_j are the exact codes, so that the first term is Eq. 8 and its gradient that of a distance to
    a convex set; twice the distance of quaternions is, when small, the angle. ``target``
    (B, 23, 4) and ``precision`` Λ (B, 69, 69), in rad⁻², are the pose expected of each person
    and the inverse covariance; the blocks off its diagonal are errors that joints share.
    """

    hull: Hull
    target: Tensor
    precision: Tensor
    std: float = 0.05

    def __getitem__(self, which: Tensor) -> Self:
        return replace(self, target=self.target[which], precision=self.precision[which])

    def quadratic_model(self, value: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """See `kdict.fitting.solver.Prior`."""
        nearest, curvature = self.hull.nearest(value)
        away = 2 * (value - nearest) / self.std
        # To first order a turn δ adds ½ δ_x q·i + ½ δ_y q·j + ½ δ_z q·k.
        turning = (value @ _TURNING.to(value)).unflatten(-1, (3, 4))
        slope = (turning @ away[..., None]).squeeze(-1)
        blocks = turning @ curvature @ turning.mT
        relative = rotation.multiply(rotation.conjugate(self.target), value)
        v, jacobian = axis_angles(relative)
        pull = (self.precision @ v[..., None].to(self.precision)).squeeze(-1).to(v)
        energy, gradient, hessian = change_variables(
            0.5 * (v * pull).sum(-1), pull, self.precision, jacobian
        )
        # The blocks (B, 23, 3, 3) of the joints on the diagonal.
        own = hessian.unflatten(2, (-1, 3)).unflatten(1, (-1, 3)).diagonal(dim1=1, dim2=3)
        own.add_((blocks / self.std**2).permute(0, 2, 3, 1))
        return (
            energy + 0.5 * away.square().sum((1, 2)),
            gradient + slope.flatten(1) / self.std,
            hessian,
        )


@dataclass(frozen=True, eq=False)
class GaussianShape:
    """``½ ‖betas‖²``: betas have unit variance."""

    def __getitem__(self, which: Tensor) -> Self:
        return self

    def quadratic_model(self, value: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        hessian = torch.eye(value.shape[1]).to(value).expand(len(value), -1, -1)
        return 0.5 * value.square().sum(-1), value, hessian


@dataclass(frozen=True, eq=False)
class ShapePrior:
    """``½ ‖betas‖²``, and ``½ (distance to the hull of the shape atoms / std)²``."""

    dictionary: ShapeDictionary
    std: float = 0.1

    def __getitem__(self, which: Tensor) -> Self:
        return self

    def quadratic_model(self, value: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        energy, gradient, hessian = GaussianShape().quadratic_model(value)
        away = (value - self.dictionary.decode(self.dictionary.encode(value))) / self.std
        normal = away / away.norm(dim=-1, keepdim=True).clamp(min=1e-9)
        return (
            energy + 0.5 * away.square().sum(-1),
            gradient + away / self.std,
            hessian + normal[..., :, None] * normal[..., None, :] / self.std**2,
        )
