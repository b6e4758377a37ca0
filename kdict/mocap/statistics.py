"""What the project keeps of motion capture's poses: a mixture from which whole poses are drawn.

The clips themselves do not ship. The mixture lives in the tangent space at a mean rotation a
joint, ``v = log(m̄⁻¹ q)``; quaternions are (w, x, y, z).
"""

from dataclasses import dataclass
from typing import Self

import torch
from torch import Tensor

from .. import rotation
from ..resources import data_path, read_tensors


@dataclass(frozen=True, eq=False)
class PoseStatistics:
    """A Gaussian mixture over whole poses: K components of the D = 3·(1 + moving joints) numbers.

    ``mean`` (24, 4): the root's tilt and the 23 joints about which the tangent vectors are taken;
    ``moving`` (24,): which of these rows the mixture describes, the others stay at their mean;
    ``weights`` (K,), ``centers`` (K, D), ``factors`` (K, D, D): Cholesky factors of the
    covariances; ``low`` and ``high`` (D,): the range of the data; ``observed`` (23,);
    ``metadata``: data, fingerprint, seed, license.
    """

    mean: Tensor
    moving: Tensor
    weights: Tensor
    centers: Tensor
    factors: Tensor
    low: Tensor
    high: Tensor
    observed: Tensor
    metadata: dict[str, str]

    @classmethod
    def load(cls, split: str) -> Self:
        """The statistics that ship with kdict: of the ``"train"`` or the ``"test"`` clips."""
        if split not in ("train", "test"):
            raise ValueError(f"split is {split!r}; expected 'train' or 'test'")
        tensors, metadata = read_tensors(
            data_path(f"poses_{split}.safetensors"), "statistics of poses"
        )
        lower = tensors.pop("lower").float()
        centers = tensors.pop("centres")  # The file's spelling.
        k, d = centers.shape
        factors = lower.new_zeros(k, d, d)
        row, column = torch.tril_indices(d, d)
        factors[:, row, column] = lower
        return cls(centers=centers, factors=factors, metadata=metadata, **tensors)

    def sample(self, n: int, generator: torch.Generator | None = None) -> tuple[Tensor, Tensor]:
        """Draw poses: rotations (n, 23, 4), and the root's tilt (n, 4), facing +z.

        The Gaussians are cut off at 2.5 standard deviations in every direction and at the range
        of the data, since the tails of a mixture are where joints break.
        """
        k = torch.multinomial(self.weights, n, replacement=True, generator=generator)
        return self.at(k, torch.randn(n, self.centers.shape[1], generator=generator))

    def at(self, component: Tensor, noise: Tensor) -> tuple[Tensor, Tensor]:
        """The poses that standard normal ``noise`` (n, D) stands for in components (n,).

        What `sample` does once it has drawn both; returns the same.
        """
        v = self.centers[component] + torch.einsum(
            "nij,nj->ni", self.factors[component], noise.clamp(-2.5, 2.5)
        )
        v = v.clamp(self.low, self.high)
        q = self.mean.expand(len(component), -1, 4).clone()
        q[:, self.moving] = rotation.from_tangent(v.unflatten(-1, (-1, 3)), self.mean[self.moving])
        q = torch.nn.functional.normalize(q, dim=-1)
        return q[:, 1:], q[:, 0]
