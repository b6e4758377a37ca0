"""Crops around the people of samples, with SMPL's keypoints and poses as tensors."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from .. import rotation
from ..body.joint_sets import convert
from ..network.image import cut_out, pixels_to_crop, read_image
from .sample import Sample


def crop_images(samples: Sequence[Sample], crops: Tensor, size: int) -> Tensor:
    """Images (B, 3, size, size) of squares ``crops`` (B, 3), see `kdict.network.image.cut_out`.

    Raises
    ------
    ValueError : for a sample without an image, or an image that cannot be read.
    """
    images = (read_image(sample.require("image")) for sample in samples)
    pairs = zip(images, crops[:, None], strict=True)
    return torch.cat([cut_out(image, crop, size) for image, crop in pairs])


def crop_keypoints(samples: Sequence[Sample], crops: Tensor) -> tuple[Tensor, Tensor]:
    """SMPL's keypoints (B, 24, 2) in crop coordinates, 0 where they are not labeled, and whether
    they are (B, 24), as 1 or 0."""
    points, labeled = np.zeros((len(samples), 24, 2)), np.zeros((len(samples), 24), np.float32)
    for row, sample in enumerate(samples):
        if sample.keypoints is not None:
            points[row], labeled[row] = convert(
                sample.keypoints, sample.labeled, sample.keypoint_set, "smpl24"
            )
    labeled = torch.from_numpy(labeled)
    found = pixels_to_crop(torch.from_numpy(points), crops).float()
    return torch.where(labeled[..., None] > 0, found, 0), labeled


def pose_parameters(samples: Sequence[Sample]) -> tuple[Tensor, Tensor, Tensor]:
    """Rotations (B, 23, 4), global rotations (B, 4) and betas (B, 10) of samples' meshes."""
    pose, betas = (
        torch.from_numpy(np.stack([getattr(s.require("mesh"), name) for s in samples])).float()
        for name in ("pose", "betas")
    )
    turned = rotation.from_axis_angle(pose.unflatten(-1, (24, 3)))
    return turned[:, 1:], turned[:, 0], betas
