"""Common code of the 2D-to-3D lifting methods: training poses, and the weak-perspective camera.

A lifter is told the keypoints of an image and answers with joints; it never looks at the image.
Its shapes are (24, 3) meters, upright, facing the camera (y down, z away), the pelvis at 0.
"""

from collections.abc import Callable

import torch
from torch import Tensor

from kdict.body.body import Body, adult_betas
from kdict.body.keypoints import body_keypoints
from kdict.body.smpl import FACING_CAMERA
from kdict.evaluation import Estimate, Observation
from kdict.mocap import PoseStatistics
from kdict.rotation import multiply
from kdict.skeleton import JOINTS
from kdict.synthetic.roles import TRAIN_ADULTS


def training_joints(count: int, seed: int = 0) -> Tensor:
    """Keypoints (count, 24, 3) of Eq. 1, of random adults in poses of the training clips."""
    generator = torch.Generator().manual_seed(seed)
    rotations, tilt = PoseStatistics.load("train").sample(count, generator)
    who = torch.randint(TRAIN_ADULTS, (count,), generator=generator)
    upright = multiply(torch.tensor(FACING_CAMERA), tilt)
    joints = body_keypoints(Body.load("open"), rotations, upright, adult_betas()[who])
    return joints - joints[:, :1]


def answer(lift: Callable[[Tensor, Tensor], Tensor], seen: Observation) -> Estimate:
    """What ``lift`` makes of keypoints and weights, person by person.

    NaN for people of whom there is nothing to lift: fewer than two keypoints apart from each other
    are visible, or a visible one is NaN.
    """
    weight = seen.visibility
    keypoints = torch.where(weight[..., None] > 0, seen.keypoints2d, 0.0)
    spread = (weight[..., None] * center(keypoints, weight)[0]).abs().amax((1, 2))
    good = (spread > 1e-6) & keypoints.isfinite().flatten(1).all(1)
    joints = keypoints.new_full((len(keypoints), len(JOINTS), 3), torch.nan)
    if good.any():
        joints[good] = lift(keypoints[good], weight[good])
    return Estimate(joints)


def center(points: Tensor, weight: Tensor) -> tuple[Tensor, Tensor]:
    """Points (B, P, D) less their weighted mean (B, 1, D), and the mean."""
    total = weight.sum(-1).clamp_min(1e-6)[:, None, None]
    mean = (weight[..., None] * points).sum(1, keepdim=True) / total
    return points - mean, mean


def fit_camera(shape: Tensor, keypoints: Tensor, weight: Tensor) -> tuple[Tensor, Tensor]:
    """The weak perspective under which shapes come nearest to keypoints.

    The best linear map, its singular values made equal: a turn and a scale.

    Parameters
    ----------
    shape, keypoints : (B, P, 3) and (B, P, 2), both `center`d.
    weight : (B, P).

    Returns
    -------
    Rotations (B, 3, 3) and scales (B,).
    """
    weighted = weight[..., None] * shape
    normal = weighted.mT @ shape + 1e-6 * torch.eye(3).to(shape)
    linear = torch.linalg.solve(normal, weighted.mT @ keypoints).mT
    return decompose(linear)


def decompose(linear: Tensor) -> tuple[Tensor, Tensor]:
    """The rotation (..., 3, 3) and scale (...,) nearest to maps (..., 2, 3) from space to plane."""
    u, values, v = torch.linalg.svd(linear, full_matrices=False)
    rows = u @ v
    third = torch.linalg.cross(rows[..., 0, :], rows[..., 1, :])
    return torch.cat([rows, third[..., None, :]], -2), values.mean(-1)
