"""Gaussian mixture as an energy with gradient.

`kdictbook.other_priors.mixture` fits with it, `kdictbook.baselines.hmr` trains with it.
"""

import math
from typing import Self

import torch
from sklearn.mixture import GaussianMixture
from torch import Tensor, nn


class Gaussians(nn.Module):
    """``E_k(v) = ½ ‖W_k (v − μ_k)‖² − log c_k``, with ``Σ exp(−E_k)`` the mixture's density.

    Parameters
    ----------
    weights : (K,), summing to 1.
    centers : (K, D), the dtype of everything.
    covariances : (K, D, D), positive definite.
    """

    def __init__(self, weights: Tensor, centers: Tensor, covariances: Tensor):
        super().__init__()
        lower = torch.linalg.cholesky(covariances.double())
        size = centers.shape[-1]
        normal = lower.diagonal(dim1=-2, dim2=-1).log().sum(-1) + size / 2 * math.log(2 * math.pi)
        for name, value in {
            "centers": centers,
            "whiten": torch.linalg.inv(lower),
            "offsets": normal - weights.double().log(),
        }.items():
            self.register_buffer(name, value.to(centers), persistent=False)

    @classmethod
    def learn(cls, v: Tensor, components: int, ridge: float, seed: int = 0) -> Self:
        """By EM from samples (S, D); ``ridge`` is added to every variance."""
        found = GaussianMixture(components, reg_covar=ridge, random_state=seed).fit(v.numpy())
        tensors = (found.weights_, found.means_, found.covariances_)
        return cls(*(torch.from_numpy(t).to(v) for t in tensors))

    def whitened(self, v: Tensor) -> Tensor:
        """``W_k (v − μ_k)`` (..., K, D) of v (..., D)."""
        return torch.einsum("kij,...kj->...ki", self.whiten, v[..., None, :] - self.centers)

    def forward(self, v: Tensor) -> Tensor:
        """The energies (..., K) of v (..., D)."""
        return self.whitened(v).square().sum(-1) / 2 + self.offsets
