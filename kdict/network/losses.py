"""The training loss, Eq. 5 and 6, of 3D and 2D keypoints.

    L = L_3D + L_2D,   L_3D = ‖X_3D − X̂_3D‖²,   L_2D = ‖X_2D − X̂_2D‖²

The functions take keypoints only, no pose, shape or mesh labels. A label of weight 0 (an occluded
keypoint, the 3D of an image without it) may hold any value, including NaN.
"""

from typing import Any, NamedTuple

import torch
from torch import Tensor


class Losses(NamedTuple):
    """Both terms of Eq. 5, scalars: ``l2d`` in crop units squared, ``l3d`` in square meters."""

    l2d: Tensor
    l3d: Tensor

    def total(self, weight_2d: float = 1.0, weight_3d: float = 1.0) -> Tensor:
        """Eq. 5: L = L_3D + L_2D, weighted."""
        return weight_2d * self.l2d + weight_3d * self.l3d


LABELS = ("keypoints2d", "visibility", "keypoints3d", "has_3d")
"""The labels that a loss may see: arguments of `keypoint_losses`."""


def labels(batch: Any) -> dict[str, Tensor]:
    """The `LABELS` of a batch, and nothing else of it."""
    return {name: getattr(batch, name) for name in LABELS}


def _squared(found: Tensor, label: Tensor, weight: Tensor) -> Tensor:
    """Weighted squared distances (B, K); a label of weight 0 is not read."""
    counts = weight > 0
    label = torch.where(counts[..., None], label, found.detach())
    return weight * (found - label).square().sum(-1)


def keypoint_losses(
    predicted3d: Tensor,
    predicted2d: Tensor,
    *,
    keypoints2d: Tensor,
    visibility: Tensor,
    keypoints3d: Tensor,
    has_3d: Tensor,
) -> Losses:
    """Eq. 6, averaged over images and divided by the number of keypoints K.

    Every image has the same weight, however batches are split among processes, and an occluded
    keypoint adds 0, so that the sum over K is Eq. 6's up to a constant.

    Parameters
    ----------
    predicted3d, predicted2d : (B, K, 3) meters and (B, K, 2): ``keypoints3d`` and ``keypoints`` of
        a `kdict.network.model.Prediction`, X_3D and X_2D of Eq. 1 and 2.
    keypoints2d : (B, K, 2) labels in the crop's coordinates, [−1, 1].
    visibility : (B, K) weights in [0, 1], or booleans.
    keypoints3d : (B, K, 3) labels in meters, in the camera's axes; NaN for keypoints without a
        label. Both bodies are moved to their pelvis (keypoint 0) first: a weak-perspective camera
        says nothing of the depth.
    has_3d : (B,) booleans; an image without contributes to L_2D alone.

    Raises
    ------
    ValueError : for labels of a wrong shape.
    """
    batch, count = predicted3d.shape[:2]
    for name, label, shape in (
        ("keypoints2d", keypoints2d, (batch, count, 2)),
        ("visibility", visibility, (batch, count)),
        ("keypoints3d", keypoints3d, (batch, count, 3)),
        ("has_3d", has_3d, (batch,)),
    ):
        if tuple(label.shape) != shape:
            raise ValueError(f"{name} has shape {tuple(label.shape)}; expected {shape}")
    l2d = _squared(predicted2d, keypoints2d, visibility.to(predicted2d.dtype))
    weight = (has_3d[:, None] & keypoints3d.isfinite().all(-1)).to(predicted3d.dtype)
    moved = predicted3d - predicted3d[:, :1]
    l3d = _squared(moved, keypoints3d - keypoints3d[:, :1], weight)
    return Losses(l2d.sum() / (batch * count), l3d.sum() / (batch * count))
