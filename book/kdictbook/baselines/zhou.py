"""Zhou et al.: sparse shape and camera estimated jointly by a convex relaxation.

X. Zhou, S. Leonardos, X. Hu, K. Daniilidis: 3D Shape Estimation from 2D Landmarks: A Convex
Relaxation Approach, 2015.

A shape is Σ cᵢ Rᵢ Bᵢ with a rotation for each atom. Scaled rotations of the plane are relaxed to
their convex hull, the spectral norm's ball:  min ½‖W − Σ Mᵢ Bᵢ‖² + λ Σ ‖Mᵢ‖₂ over Mᵢ (2, 3),
solved by ADMM. Kept: that. Left out: the term for outliers, and the refinement that follows.
"""

import torch
from sklearn.cluster import KMeans
from torch import Tensor, nn

from kdict.evaluation import Estimate, Observation

from .lifting import answer, center, decompose, training_joints


def shrink_spectral(matrices: Tensor, amount: Tensor | float) -> Tensor:
    """The proximal map of ``amount · ‖M‖₂`` on matrices (..., 2, 3).

    By Moreau's identity it takes from the two singular values their projection onto the l1 ball.
    They come from ``M Mᵀ = U Σ² Uᵀ``, which for two rows is a matter of one angle.
    """
    gram = matrices @ matrices.mT
    a, b, d = gram[..., 0, 0], gram[..., 0, 1], gram[..., 1, 1]
    angle = torch.atan2(2 * b, a - d) / 2
    half = torch.hypot(a - d, 2 * b) / 2
    mean = (a + d) / 2
    first, second = (mean + half).sqrt(), (mean - half).clamp_min(0).sqrt()
    alone = first - second >= amount
    # Once the larger has come down to the smaller, both shrink alike.
    equal = ((first + second - amount) / 2).clamp_min(0)
    kept = torch.stack(
        [torch.where(alone, first - amount, equal), torch.where(alone, second, equal)], -1
    )
    u = torch.stack([angle.cos(), -angle.sin(), angle.sin(), angle.cos()], -1)
    u = u.unflatten(-1, (2, 2))
    share = kept / torch.stack([first, second], -1).clamp_min(1e-12)
    return (u * share[..., None, :]) @ u.mT @ matrices


class Zhou(nn.Module):
    """Parameters
    ----------
    atoms : (K, 24, 3) poses, the pelvis at 0, from `learn`.
    weight : λ.
    iterations : of ADMM.
    """

    name, paper = "Zhou et al.", "Zhou2015"

    def __init__(self, atoms: Tensor, weight: float = 0.02, iterations: int = 150):
        super().__init__()
        self.register_buffer("atoms", atoms)
        self.weight, self.iterations = weight, iterations

    @classmethod
    def learn(cls, samples: int = 8000, atoms: int = 64, seed: int = 0, **options) -> "Zhou":
        """The centers of clusters of poses: a shape is a sum of them with positive weights."""
        joints = training_joints(samples, seed).flatten(1).numpy()
        centers = KMeans(atoms, n_init=1, random_state=seed).fit(joints).cluster_centers_
        return cls(torch.from_numpy(centers).float().unflatten(1, (24, 3)), **options)

    def relax(self, image: Tensor, atoms: Tensor) -> Tensor:
        """The M (B, K, 2, 3) of the relaxation for points (B, P, 2) and atoms (B, K, P, 3)."""
        batch, count = atoms.shape[:2]
        basis = atoms.transpose(-1, -2).flatten(1, 2)  # (B, 3K, P)
        step = basis.square().sum((1, 2)) / (3 * count)
        gram = basis @ basis.mT + step[:, None, None] * torch.eye(3 * count).to(image)
        inverse = torch.linalg.inv(gram)
        target = image.mT @ basis.mT
        shape = (batch, 2, count, 3)
        z = image.new_zeros(batch, count, 2, 3)
        dual = torch.zeros_like(z)
        for _ in range(self.iterations):
            flat = (z - dual).transpose(1, 2).flatten(2)
            m = ((target + step[:, None, None] * flat) @ inverse).view(shape).transpose(1, 2)
            z = shrink_spectral(m + dual, (self.weight / step)[:, None])
            dual = dual + m - z
        return z

    def lift(self, keypoints: Tensor, weight: Tensor) -> Tensor:
        """Joints (B, 24, 3) in the camera's axes, in meters, of keypoints with weights."""
        image, _ = center(keypoints, weight)
        size = (weight[..., None] * image).square().sum((1, 2)).sqrt()
        count = len(self.atoms)
        atoms = self.atoms.expand(len(image), -1, -1, -1)
        each = weight.repeat_interleave(count, 0)
        seen = center(atoms.flatten(0, 1), each)[0].unflatten(0, (-1, count))
        root = weight.sqrt()[:, :, None]
        m = self.relax(root * image / size[:, None, None], seen * root[:, None])
        turned, scale = decompose(m)
        shape = torch.einsum("bk,bkij,kpj->bpi", scale, turned, self.atoms)
        # The scales add up to the camera's, since the atoms are people of true size.
        return shape / scale.sum(-1).clamp_min(1e-9)[:, None, None]

    def forward(self, seen: Observation) -> Estimate:
        return answer(self.lift, seen)
