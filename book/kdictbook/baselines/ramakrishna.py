"""Ramakrishna et al.: a dictionary of keypoints, and orthogonal matching pursuit from 2D to 3D.

V. Ramakrishna, T. Kanade, Y. Sheikh: Reconstructing 3D Human Pose from 2D Image Landmarks, 2012.

Kept: a mean pose plus a sparse sum of atoms, which are the principal components of many kinds of
pose side by side; atoms are chosen by matching pursuit on their projections, in turns with the
camera, until the keypoints are met. Left out: the constraint on the sum of squared limb lengths,
and the perspective camera.
"""

import numpy as np
import torch
from sklearn.cluster import KMeans
from sklearn.linear_model import orthogonal_mp
from torch import Tensor, nn

from kdict.evaluation import Estimate, Observation
from kdict.skeleton import JOINTS

from .lifting import answer, center, fit_camera, training_joints


class Ramakrishna(nn.Module):
    """Parameters
    ----------
    atoms : (N, P, 3) and ``mean`` (P, 3), from `learn`: the 24 joints, followed by the keypoints
        where other points are seen than the joints.
    active : how many atoms a pose takes.
    turns : how often camera and code are found in turns.
    """

    name, paper = "Ramakrishna et al.", "Ramakrishna2012"

    def __init__(self, atoms: Tensor, mean: Tensor, active: int = 12, turns: int = 6):
        super().__init__()
        self.register_buffer("atoms", atoms)
        self.register_buffer("mean", mean)
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
        return cls(atoms, torch.from_numpy(mean).float().view(-1, 3), **options)

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
        found = orthogonal_mp(unit.T, target, n_nonzero_coefs=active)
        code = np.zeros(len(atoms))
        code[seen] = found / lengths[seen]
        return torch.from_numpy(code).to(image)

    def forward(self, seen: Observation) -> Estimate:
        return answer(self.lift, seen)
