"""Whole 3D keypoint poses from a dictionary of them, by matching pursuit and camera in turn.

Ramakrishna, Kanade and Sheikh, *Reconstructing 3D human pose from 2D image landmarks*, 2012: a
pose is its mean and a sparse sum of bases, PCA's of each class of motion side by side; orthogonal
matching pursuit and a camera are found in turn, and limbs keep the sum of their squared lengths.
Ours takes clusters of poses for the classes, meets the constraint by rescaling in place of a
quadratic solver, and starts from eight directions of view.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.linear_model import orthogonal_mp

from ...skeleton import JOINTS, PARENTS

_CHILDREN = list(range(1, len(JOINTS)))


def _limbs(points: NDArray) -> float:
    """The sum of the squared lengths of the bones of points (P, 3), joints first."""
    bones = points[_CHILDREN] - points[list(PARENTS[1:])]
    return float(np.square(bones).sum())


@dataclass(frozen=True, eq=False)
class KeypointDictionary:
    """``mean`` (P, 3) and ``bases`` (M, P, 3) of the 24 joints followed by a set's keypoints,
    metres, the pelvis at the origin, bodies facing +z."""

    mean: NDArray
    bases: NDArray

    @classmethod
    def learn(cls, points: NDArray, classes: int = 8, bases: int = 10, seed: int = 0) -> Self:
        """From poses (S, P, 3) of one person."""
        centred = (points - points[:, :1]).reshape(len(points), -1)
        labels = KMeans(classes, n_init=1, random_state=seed).fit_predict(centred)
        parts = [
            PCA(min(bases, int((labels == c).sum()))).fit(centred[labels == c]).components_
            for c in range(classes)
        ]
        # The classes' own means are bases too: a pose may be of a class far from the whole mean.
        mean = centred.mean(0)
        middles = np.stack([centred[labels == c].mean(0) - mean for c in range(classes)])
        middles /= np.linalg.norm(middles, axis=1, keepdims=True)
        shape = (-1, points.shape[1], 3)
        return cls(mean.reshape(shape[1:]), np.concatenate([middles, *parts]).reshape(shape))

    def fit(
        self, keypoints: NDArray, visibility: NDArray, atoms: int = 8, rounds: int = 8
    ) -> NDArray:
        """The 24 joints (B, 24, 3) in the camera's axes of keypoints (B, K, 2) in any unit."""
        return np.stack([
            min(
                (self._from(yaw, x, seen, atoms, rounds) for yaw in np.arange(8) * np.pi / 4),
                key=lambda found: found[0],
            )[1]
            for x, seen in zip(np.asarray(keypoints), np.asarray(visibility) > 0, strict=True)
        ])  # fmt: skip

    def _from(self, yaw: float, x: NDArray, seen: NDArray, atoms: int, rounds: int):
        """The mean squared error and the joints, started from one direction of view."""
        keep = np.flatnonzero(seen) + len(JOINTS)
        x = x[seen] - x[seen].mean(0)
        turn = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, -1, 0]])
        spread = (self.mean[keep] - self.mean[keep].mean(0)) @ turn.T
        scale = np.sqrt(np.square(x).sum() / np.square(spread).sum())
        size, pose = _limbs(self.mean), self.mean
        for _ in range(rounds):
            flat = self.bases[:, keep] - self.bases[:, keep].mean(1, keepdims=True)
            columns = (scale * flat @ turn.T).reshape(len(flat), -1).T
            mean = self.mean[keep] - self.mean[keep].mean(0)
            left = (x - scale * mean @ turn.T).ravel()
            norms = np.linalg.norm(columns, axis=0).clip(1e-9)
            count = min(atoms, len(left) // 2)
            weights = orthogonal_mp(columns / norms, left, n_nonzero_coefs=count) / norms
            pose = self.mean + np.tensordot(weights, self.bases, 1)
            pose = pose * np.sqrt(size / _limbs(pose))
            shown = pose[keep] - pose[keep].mean(0)
            affine = np.linalg.lstsq(shown, x, rcond=None)[0].T
            left_vectors, stretch, right = np.linalg.svd(affine, full_matrices=False)
            turn, scale = left_vectors @ right, stretch.mean()
        error = np.square(x - scale * shown @ turn.T).mean()
        whole = np.stack([*turn, np.cross(turn[0], turn[1])])
        return error, pose[: len(JOINTS)] @ whole.T
