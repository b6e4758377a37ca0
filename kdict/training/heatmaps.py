"""Auxiliary loss of the encoder's heatmaps: cross-entropy with the labels of L_2D.

L_2D reaches the heatmaps of `kdict.network.encoder.KeypointMaps` only through a soft-argmax, the
MLP and the body, a weak signal per cell. Supervised cell by cell, as in keypoint detectors, they
need far fewer images.
"""

from typing import Any

import torch
from torch import Tensor

WEIGHT = 0.3
"""Weight of the heatmap loss in nats, beside L_3D in square meters and L_2D in crop units."""


def heatmap_loss(
    scores: Tensor, keypoints2d: Tensor, visibility: Tensor, spread: float = 0.7
) -> Tensor:
    """Cross-entropy between the heatmaps' softmax and a Gaussian around each visible keypoint.

    Parameters
    ----------
    scores : (B, K, h, h).
    keypoints2d : (B, K, 2) in the crop's coordinates, [−1, 1].
    visibility : (B, K) weights; a keypoint of weight 0 may be anything.
    spread : standard deviation of the Gaussian, in cells of the map.

    Returns
    -------
    The mean over visible keypoints, in nats above the best possible, 0.
    """
    side = scores.shape[-1]
    cells = (torch.arange(side, device=scores.device) + 0.5) / side * 2 - 1
    where = torch.where(visibility[..., None] > 0, keypoints2d, 0)
    away = (where[..., None] - cells).square() / (2 * (2 * spread / side) ** 2)
    target = (-away).softmax(-1)
    target = target[..., 1, :, None] * target[..., 0, None, :]
    target = target.flatten(2)
    found = scores.float().flatten(2).log_softmax(-1)
    distance = (torch.special.xlogy(target, target) - target * found).sum(-1)
    return (visibility * distance).sum() / visibility.sum().clamp(min=1)


def weighted_heatmap_loss(maps: Tensor | None, batch: Any) -> Tensor | float:
    """`WEIGHT` times the loss of an encoder's heatmaps; 0 for an encoder without."""
    if maps is None:
        return 0.0
    return WEIGHT * heatmap_loss(maps, batch.keypoints2d, batch.visibility)
