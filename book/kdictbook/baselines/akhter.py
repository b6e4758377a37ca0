"""Akhter et al.: pose-dependent joint limits, as directions of a limb given its parent's.

I. Akhter, M. J. Black: Pose-Conditioned Joint Angle Limits for 3D Human Pose Reconstruction, 2015.

Kept: limits of each bone's direction as an occupancy of the sphere, learned from motion capture
for each direction of its parent; a pose from keypoints as a sparse sum of atoms under a camera,
moved by gradient descent towards the keypoints until no limb is out of bounds. It stays near the
sum: a pose that is free to meet every keypoint under a weak-perspective camera takes on what the
true camera's perspective does to them, and ends worse than it starts, limits or not. Left out: the
authors' capture of extreme poses, so that what is unusual in motion capture is out of bounds here,
and limits of the planes that bones lie in.
"""

import torch
from torch import Tensor, nn

from kdict.evaluation import Estimate, Observation
from kdict.skeleton import PARENTS

from .lifting import answer, center, fit_camera, training_joints
from .ramakrishna import Ramakrishna

_CHILDREN = tuple(range(1, 24))
_CONDITIONED = tuple(joint for joint in _CHILDREN if PARENTS[joint] > 0)


def sphere(count: int) -> Tensor:
    """Points (count, 3) spread evenly on the unit sphere (Fibonacci's spiral)."""
    i = torch.arange(count) + 0.5
    height, turn = 1 - 2 * i / count, torch.pi * (1 + 5**0.5) * i
    radius = (1 - height**2).sqrt()
    return torch.stack([radius * turn.cos(), height, radius * turn.sin()], -1)


def torso_frame(joints: Tensor) -> Tensor:
    """Axes (..., 3, 3), as rows: from right to left hip, along the spine, and across both."""
    across = joints[..., 1, :] - joints[..., 2, :]
    up = nn.functional.normalize(joints[..., 12, :] - joints[..., 0, :], dim=-1)
    across = nn.functional.normalize(across - (across * up).sum(-1, keepdim=True) * up, dim=-1)
    return torch.stack([across, up, torch.linalg.cross(across, up)], -2)


def directions(joints: Tensor) -> Tensor:
    """Unit directions (..., 23, 3) of the bones to each joint, in the torso's axes."""
    bones = joints[..., 1:, :] - joints[..., PARENTS[1:], :]
    turned = bones @ torso_frame(joints).mT
    return nn.functional.normalize(turned, dim=-1)


class JointLimits(nn.Module):
    """Learned limits: ``occupied`` (23, P, Q) says whether a bone that points to bin q was seen
    with its parent in bin p. Bones of the pelvis have no parent: all rows are alike."""

    def __init__(self, joints: Tensor, bins: int = 128, reach: float = 0.25):
        super().__init__()
        self.register_buffer("bins", sphere(bins))
        where = directions(joints)
        near = where @ self.bins.T > torch.cos(torch.tensor(reach))  # (S, 23, bins)
        occupied = torch.zeros(23, bins, bins, dtype=torch.bool)
        for row, joint in enumerate(_CHILDREN):
            of = near[:, row].float()
            if joint in _CONDITIONED:
                parent = near[:, PARENTS[joint] - 1].float()
                occupied[row] = parent.T @ of > 0
            else:
                occupied[row] = of.amax(0) > 0
        self.register_buffer("occupied", occupied)

    def excess(self, joints: Tensor) -> Tensor:
        """How far (..., 23) each bone's cosine is from the nearest that is allowed; 0 within.

        Differentiable in the bone, not in its parent's bin.
        """
        where = directions(joints)
        cosines = where @ self.bins.T
        nearest = cosines.detach().argmax(-1)
        rows = []
        for row, joint in enumerate(_CHILDREN):
            parent = PARENTS[joint] - 1 if joint in _CONDITIONED else row
            allowed = self.occupied[row, nearest[..., parent]]
            best = torch.where(allowed, cosines[..., row, :], -1.0).amax(-1)
            # A bone within a bin's own width of an allowed direction is allowed.
            own = cosines[..., row, :].amax(-1).detach()
            rows.append((own - best).clamp_min(0))
        return torch.stack(rows, -1)

    def allowed(self, joints: Tensor) -> Tensor:
        """Whether (..., 23) each bone is within its limits."""
        return self.excess(joints) == 0


class Akhter(nn.Module):
    """Parameters
    ----------
    start : the sparse code that descent begins with.
    limits : learned.
    weight : of the limits beside the squared distances from keypoints and start, square meters.
    steps, rate : of Adam, whose rate falls to 0.
    """

    name, paper = "Akhter et al.", "Akhter2015"

    def __init__(
        self,
        start: Ramakrishna,
        limits: JointLimits,
        weight: float = 0.02,
        steps: int = 60,
        rate: float = 0.01,
    ):
        super().__init__()
        self.start, self.limits = start, limits
        self.weight, self.steps, self.rate = weight, steps, rate

    @classmethod
    def learn(cls, samples: int = 8000, seed: int = 0, **options) -> "Akhter":
        """Atoms and limits from poses of the training clips."""
        limits = JointLimits(training_joints(samples, seed))
        return cls(Ramakrishna.learn(samples, seed=seed), limits, **options)

    def lift(self, keypoints: Tensor, weight: Tensor) -> Tensor:
        """Joints (B, 24, 3) in the camera's axes of keypoints (B, 24, 2) with weights (B, 24)."""
        first = self.start.lift(keypoints, weight)
        image, _ = center(keypoints, weight)
        _, scale = fit_camera(center(first, weight)[0], image, weight)
        lengths = (first[:, 1:] - first[:, PARENTS[1:]]).norm(dim=-1)
        with torch.enable_grad():
            joints = first.detach().clone().requires_grad_()
            optimizer = torch.optim.Adam([joints], lr=self.rate)
            schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, self.steps)
            for _ in range(self.steps):
                plane = center(joints, weight)[0][..., :2]
                missed = plane - image / scale[:, None, None]
                bones = (joints[:, 1:] - joints[:, PARENTS[1:]]).norm(dim=-1)
                loss = (weight * missed.square().sum(-1)).sum() + (bones - lengths).square().sum()
                loss = loss + 10 * (joints - first).square().sum()
                loss = loss + self.weight * self.limits.excess(joints).sum()
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                schedule.step()
        return (joints - joints[:, :1]).detach()

    def forward(self, seen: Observation) -> Estimate:
        return answer(self.lift, seen)
