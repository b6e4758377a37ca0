"""Ramakrishna et al.: a dictionary of keypoints, and orthogonal matching pursuit from 2D to 3D.

V. Ramakrishna, T. Kanade, Y. Sheikh: Reconstructing 3D Human Pose from 2D Image Landmarks, 2012.

Kept: a mean pose plus a sparse sum of atoms, which are the principal components of many kinds of
pose side by side; atoms are chosen by matching pursuit on their projections, in turns with the
camera, until the keypoints are met; the sum of squared limb lengths is that of an average person,
which constrains each least-squares fit. Left out: the perspective camera, and the constraint inside
the pursuit's choice of atoms.
"""

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.linalg import eigh
from scipy.optimize import brentq
from sklearn.cluster import KMeans
from sklearn.linear_model import orthogonal_mp
from torch import Tensor, nn

from kdict.evaluation import Estimate, Observation
from kdict.skeleton import JOINTS, PARENTS

from .lifting import answer, center, fit_camera, training_joints

_BONES, _PARENTS = slice(1, len(JOINTS)), list(PARENTS[1:])
_RANGE = 25.0
"""Of the multiplier's logarithm, in units of the largest eigenvalue."""


def limbs(points: Tensor) -> Tensor:
    """The 23 bones (..., 23, 3) of points whose first 24 are the joints."""
    return points[..., _BONES, :] - points[..., _PARENTS, :]


def constrained_least_squares(
    a: NDArray, b: NDArray, bones: NDArray, start: NDArray, total: float
) -> NDArray:
    """The w of the least ``‖a w − b‖²`` under ``‖bones w + start‖² = total``.

    The Lagrangian's w is ``(aᵀa + λ bonesᵀbones)⁻¹ (aᵀb − λ bonesᵀstart)``, whose bones get shorter
    as λ grows. Where no λ meets the total, the nearest does.
    """
    own = bones.T @ bones
    # Both matrices diagonal at once.
    values, vectors = eigh(a.T @ a, own + 1e-9 * np.trace(own) * np.eye(len(own)))
    free, pull = vectors.T @ (a.T @ b), vectors.T @ (bones.T @ start)

    def weights(logarithm: float) -> NDArray:
        multiplier = values[-1] * np.exp(logarithm) - values[0]
        return vectors @ ((free - multiplier * pull) / (values + multiplier))

    def excess(logarithm: float) -> float:
        return np.square(bones @ weights(logarithm) + start).sum() - total

    if excess(_RANGE) > 0 or excess(-_RANGE) < 0:
        return weights(min((_RANGE, -_RANGE), key=lambda end: abs(excess(end))))
    return weights(brentq(excess, -_RANGE, _RANGE, xtol=1e-6))


class Ramakrishna(nn.Module):
    """Parameters
    ----------
    atoms : (N, P, 3) and ``mean`` (P, 3), from `learn`: the 24 joints, followed by the keypoints
        where other points are seen than the joints.
    total : the sum of squared limb lengths, square meters.
    active : how many atoms a pose takes.
    turns : how often camera and code are found in turns.
    """

    name, paper = "Ramakrishna et al.", "Ramakrishna2012"

    def __init__(self, atoms: Tensor, mean: Tensor, total: float, active: int = 12, turns: int = 6):
        super().__init__()
        self.total = total
        self.register_buffer("atoms", atoms)
        self.register_buffer("mean", mean)
        self._bones = limbs(atoms).flatten(1).double().numpy()
        self._start = limbs(mean).flatten().double().numpy()
        self.active, self.turns = active, turns

    @classmethod
    def learn(
        cls, samples: int = 8000, kinds: int = 12, components: int = 10, seed: int = 0, **options
    ) -> "Ramakrishna":
        """Learn from poses of the training clips, ``components`` atoms of each of ``kinds``."""
        return cls.of_points(training_joints(samples, seed), kinds, components, seed, **options)

    @classmethod
    def of_points(
        cls, points: Tensor, kinds: int = 12, components: int = 10, seed: int = 0, **options
    ) -> "Ramakrishna":
        """Learn from other poses (S, P, 3), the pelvis at 0."""
        flat = points.flatten(1).double().numpy()
        mean = flat.mean(0)
        kind = KMeans(kinds, n_init=1, random_state=seed).fit_predict(flat)
        atoms = []
        for number in range(kinds):
            some = flat[kind == number] - mean
            atoms.append(np.linalg.svd(some, full_matrices=False)[2][:components])
        atoms = torch.from_numpy(np.concatenate(atoms)).float().unflatten(1, (-1, 3))
        total = float(limbs(points).square().sum((1, 2)).mean())
        return cls(atoms, torch.from_numpy(mean).float().view(-1, 3), total, **options)

    def lift(self, keypoints: Tensor, weight: Tensor) -> Tensor:
        """Joints (B, 24, 3) in the camera's axes of keypoints (B, K, 2) with weights (B, K), which
        are of the last K points."""
        image, _ = center(keypoints, weight)
        seen = slice(-keypoints.shape[1], None)
        shape = self.mean.expand(len(keypoints), -1, -1)
        for turn in range(self.turns):
            centered, _ = center(shape[:, seen], weight)
            turned, scale = fit_camera(centered, image, weight)
            # The first turns explain little, so that a wrong camera is not fitted by odd poses.
            active = max(1, self.active * (turn + 1) // self.turns)
            codes = [self._code(*one, active) for one in zip(image, weight, turned, scale,
                                                             strict=True)]  # fmt: skip
            shape = self.mean + torch.einsum("bn,njd->bjd", torch.stack(codes), self.atoms)
        turned, _ = fit_camera(center(shape[:, seen], weight)[0], image, weight)
        return shape[:, : len(JOINTS)] @ turned.mT

    def _code(self, image: Tensor, weight: Tensor, turned: Tensor, scale: Tensor, active: int):
        """The sparse code (N,) of one person under one camera."""
        every = torch.cat([self.mean[None], self.atoms])[:, -len(image) :]
        plane = scale * every @ turned[:2].T
        plane = center(plane, weight.expand(len(plane), -1))[0] * weight[:, None].sqrt()
        target = image * weight[:, None].sqrt() - plane[0]
        atoms = plane[1:].flatten(1).double().cpu().numpy()
        lengths = np.linalg.norm(atoms, axis=1)
        # What a camera looks along cannot be seen, and must not explain anything.
        seen = lengths > 0.2 * np.median(lengths)
        unit = atoms[seen] / lengths[seen, None]
        # Half as many atoms as numbers: more would explain the noise as well.
        active = min(active, int(seen.sum()), int((weight > 0).sum()))
        target = target.flatten().double().cpu().numpy()
        found = np.zeros(len(atoms))
        found[seen] = orthogonal_mp(unit.T, target, n_nonzero_coefs=active)
        chosen = found != 0
        found[chosen] = constrained_least_squares(
            atoms[chosen].T, target, self._bones[chosen].T, self._start, self.total
        )
        return torch.from_numpy(found).to(image)

    def forward(self, seen: Observation) -> Estimate:
        return answer(self.lift, seen)
