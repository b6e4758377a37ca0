"""Body parameters from a linear layer: 24 rotations in 6D, ten betas, a camera."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import torch
from torch import Tensor, nn

from kdict import rotation
from kdict.body.body import Body
from kdict.body.keypoints import SkinnedRegressor
from kdict.body.smpl import (
    CAMERA_LOGITS,
    FACING_CAMERA_6D,
    BodyModel,
    camera_from_logits,
    project,
    vertices,
)
from kdict.evaluation import Estimate
from kdict.skeleton import JOINTS

_JOINTS = len(JOINTS)


@contextmanager
def full_precision() -> Iterator[None]:
    """Bodies are made in float32, whatever precision the network runs in."""
    with torch.autocast("cpu", enabled=False), torch.autocast("cuda", enabled=False):
        yield


class Posed(NamedTuple):
    """``rotations`` (B, 23, 4), ``root_rotation`` (B, 4), ``betas`` (B, 10), ``camera`` (B, 3),
    ``keypoints3d`` (B, 24, 3) meters, X_3D of Eq. 1, and ``keypoints`` (B, 24, 2)."""

    rotations: Tensor
    root_rotation: Tensor
    betas: Tensor
    camera: Tensor
    keypoints3d: Tensor
    keypoints: Tensor


class BodyHead(nn.Module):
    """Decodes parameters (B, ``size``) to the open body; ``mean`` are those of a T-pose that fills
    the crop."""

    def __init__(self):
        super().__init__()
        self._body = (Body.load("open"),)  # in a tuple: it is no part of the weights
        self.regressor = SkinnedRegressor(self._body[0])  # Eq. 1
        self.sizes = (6 * _JOINTS, self._body[0].num_betas, 3)
        self.size = sum(self.sizes)
        rotations = torch.tensor([FACING_CAMERA_6D, *[(1.0, 0, 0, 0, 1.0, 0)] * (_JOINTS - 1)])
        camera = torch.tensor(CAMERA_LOGITS)
        betas = torch.zeros(self.sizes[1])
        mean = torch.cat([rotations.flatten(), betas, camera])
        self.register_buffer("mean", mean, persistent=False)

    def body(self, like: Tensor) -> BodyModel:
        """The body, on the device of ``like``."""
        return self._body[0].to(like.device)

    @full_precision()
    def forward(self, parameters: Tensor) -> Posed:
        pose, betas, camera = parameters.float().split(self.sizes, -1)
        turned = rotation.from_6d(pose.unflatten(-1, (_JOINTS, 6)))
        camera = camera_from_logits(camera)
        points = self.regressor(turned[:, 1:], turned[:, 0], betas)
        return Posed(turned[:, 1:], turned[:, 0], betas, camera, points, project(points, camera))

    def estimate(self, posed: Posed) -> Estimate:
        """What the tables are measured on."""
        body = self.body(posed.betas)
        mesh = vertices(body, posed.rotations, posed.root_rotation, posed.betas)
        return Estimate(posed.keypoints3d, mesh, posed.camera)
