"""Trivial pose priors: none, and limits of the joints' angles.

The limits are a box, a range for each of the 69 axis-angle numbers. Akhter and Black (2015) go
further, to limits that depend on the parent's pose; that is left out.
"""

from dataclasses import dataclass
from typing import Self

import torch
from torch import Tensor

from kdict.fitting.tangent import axis_angles, change_variables


@dataclass(frozen=True, eq=False)
class NoPrior:
    """Every pose is as good as any other; turns of 1 rad from the start weigh next to nothing."""

    def __getitem__(self, which: Tensor) -> Self:
        return self

    def quadratic_model(self, value: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Zeros; see `kdict.fitting.solver.Prior`."""
        flat = value.new_zeros(len(value), 69)
        return flat[:, 0], flat, value.new_zeros(len(value), 69, 69)


@dataclass(frozen=True, eq=False)
class JointLimits:
    """``½ Σ (how far v_i is outside [low_i, high_i] / std)²``, in radians."""

    low: Tensor
    high: Tensor
    std: float = 0.05

    @classmethod
    def learn(cls, rotations: Tensor) -> Self:
        """The limits that all but one in a thousand of the poses (S, 23, 4) keep to."""
        v, _ = axis_angles(rotations.double())
        low, high = torch.quantile(v, v.new_tensor([0.0005, 0.9995]), dim=0)
        return cls(low, high)

    def __getitem__(self, which: Tensor) -> Self:
        return self

    def quadratic_model(self, value: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """See `kdict.fitting.solver.Prior`."""
        v, jacobian = axis_angles(value)
        outside = (v - v.clamp(self.low.to(v), self.high.to(v))) / self.std
        curvature = torch.diag_embed((outside != 0).to(v) / self.std**2)
        energy = 0.5 * outside.square().sum(-1)
        return change_variables(energy, outside / self.std, curvature, jacobian)
