"""SMPLify's pose prior: a mixture of eight Gaussians over 69 axis-angle numbers.

Bogo et al., *Keep it SMPL*, 2016, Eq. 5: −log of the sum of the components is replaced by the
smallest of their own −log. Left out: its term for knees and elbows that bend the wrong way, and
the one for parts that pass through each other.
"""

from dataclasses import dataclass
from typing import Self

import torch
from torch import Tensor

from kdict.fitting.tangent import axis_angles, change_variables

from .gaussians import Gaussians


@dataclass(frozen=True, eq=False)
class PoseMixture:
    """``weight · min_k E_k(v)`` of `kdictbook.other_priors.gaussians.Gaussians`, its least value
    being 0."""

    gaussians: Gaussians
    weight: float = 1.0

    @classmethod
    def learn(
        cls, rotations: Tensor, components: int = 8, seed: int = 0, weight: float = 1.0
    ) -> Self:
        """By EM from poses (S, 23, 4); numbers that do not move get a deviation of 0.03 rad."""
        v = axis_angles(rotations.double())[0]
        return cls(Gaussians.learn(v, components, 1e-3, seed), weight)

    def __getitem__(self, which: Tensor) -> Self:
        return self

    def quadratic_model(self, value: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """See `kdict.fitting.solver.Prior`."""
        v, jacobian = axis_angles(value)
        energy, best = self.gaussians(v).min(1)
        whiten = self.gaussians.whiten[best]
        away = self.gaussians.whitened(v)[torch.arange(len(v)), best]
        slope = (whiten.mT @ away[..., None]).squeeze(-1)
        energy = energy - self.gaussians.offsets.min()
        return change_variables(
            self.weight * energy, self.weight * slope, self.weight * whiten.mT @ whiten, jacobian
        )
