"""`Geometry` and `RenderedBatch`: labels of the open benchmark, without and with the images."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Self

import torch
from torch import Tensor


@dataclass
class Geometry:
    """Pose, shape, camera and keypoints of B people; B is the first dimension of every tensor.

    Networks learn from keypoints; everything from ``rotations`` on is for evaluation only. Points
    are meters in the camera's axes, x right, **y down**, z away, so that an upright person who
    faces the camera has a root rotation of 180° about x.
    """

    keypoints2d: Tensor
    """(B, 24, 2) in crop coordinates: −1 and 1 are the image's borders, x right, y down."""
    visibility: Tensor
    """(B, 24) 1 or 0: within the crop and, in a `RenderedBatch`, not occluded."""
    keypoints3d: Tensor
    """(B, 24, 3) X_3D of Eq. 1, the joint regressor on the posed mesh, relative to the pelvis; NaN
    where the role has none."""
    has_3d: Tensor
    """(B,) booleans."""
    subject: Tensor
    """(B,) the subject's number in the dataset, 0 in roles without subjects."""
    action: Tensor
    """(B,) the component of the pose mixture that the pose was drawn from."""
    camera: Tensor
    """(B,) the number of the camera."""
    index: Tensor
    """(B,) the sample's index in its split."""
    rotations: Tensor
    """(B, 23, 4) relative rotations of the joints."""
    root_rotation: Tensor
    """(B, 4)."""
    betas: Tensor
    """(B, 10)."""
    crop: Tensor
    """(B, 3) with ``keypoints2d = project((X/Z, Y/Z, 1), crop)`` for joints (X, Y, Z)."""
    pelvis: Tensor
    """(B, 3) the pelvis, the first of X_3D, in front of the camera."""

    @classmethod
    def concatenate(cls, parts: Sequence[Self]) -> Self:
        """One batch of several; a field is None where it is None in the first part."""
        columns = {
            field.name: [getattr(part, field.name) for part in parts] for field in fields(cls)
        }
        return cls(**{k: None if v[0] is None else torch.cat(v) for k, v in columns.items()})


@dataclass(kw_only=True)
class RenderedBatch(Geometry):
    """`Geometry` with the images of the same people."""

    image: Tensor
    """(B, 3, S, S) in [0, 1]."""
    vertices: Tensor | None = None
    """(B, V, 3) the body without clothes, as `kdict.body.vertices` gives it: not translated."""
    parts: Tensor | None = None
    """(B, S, S) int64: the joint whose part covers a pixel's center, −1 for none. The body without
    clothes, occluders ignored."""
