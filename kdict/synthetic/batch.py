"""`RenderedBatch`: images of people as tensors, with everything that is known of them."""

from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass
class RenderedBatch:
    """A batch of images of people and what is known of them; B leads every tensor.

    Pixels and keypoints are what a network may learn from; everything from ``rotations`` on is for
    evaluation only. Points are meters in the camera's axes, x right, **y down**, z away, so that
    an upright person who faces the camera has a root rotation of 180° about x.
    """

    image: Tensor
    """(B, 3, S, S) in [0, 1]."""
    keypoints2d: Tensor
    """(B, 24, 2) in crop coordinates: −1 and 1 are the image's borders, x right, y down."""
    visibility: Tensor
    """(B, 24) 1 or 0: inside of the crop and not behind somebody or something else."""
    keypoints3d: Tensor
    """(B, 24, 3) relative to the pelvis; NaN where the role has none."""
    has_3d: Tensor
    """(B,) booleans."""
    subject: Tensor
    """(B,) whose number it is in the dataset, 0 where people are not told apart."""
    action: Tensor
    """(B,) the component of the pose statistics that the pose was drawn from."""
    camera: Tensor
    """(B,) the number of the camera."""
    index: Tensor
    """(B,) the sample's place in its split."""
    rotations: Tensor
    """(B, 23, 4) relative rotations of the joints."""
    root_rotation: Tensor
    """(B, 4)."""
    betas: Tensor
    """(B, 10)."""
    crop: Tensor
    """(B, 3) with ``keypoints2d = project((X/Z, Y/Z, 1), crop)`` for joints (X, Y, Z)."""
    pelvis: Tensor
    """(B, 3) the pelvis in front of the camera."""
    vertices: Tensor | None = None
    """(B, V, 3) the body without clothes, as `kdict.body.vertices` gives it: not moved."""
    parts: Tensor | None = None
    """(B, S, S) int64: the joint whose part is seen at a pixel's center, −1 for none. The body
    without clothes, as if nothing stood before it."""
    depth: Tensor | None = None
    """(B, S, S) meters, infinite where the body is not."""

    def weak_perspective(self) -> Tensor:
        """The camera (B, 3) ``(s, tx, ty)`` of `kdict.project` for points relative to the pelvis
        that comes nearest: exact at the pelvis's own depth."""
        z = self.pelvis[:, 2:]
        scale = self.crop[:, :1]
        return torch.cat([scale / z, scale * self.pelvis[:, :2] / z + self.crop[:, 1:]], 1)
