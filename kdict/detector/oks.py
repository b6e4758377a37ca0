"""Object keypoint similarity (OKS), COCO's measure of agreement of keypoints.

``OKS = mean_k exp(−d_k² / (2 s² (2 σ_k)²))`` over the labeled keypoints: d in pixels, s² the
person's area, σ the spread of COCO's annotators per keypoint as a share of s (Ronchi and Perona,
*Benchmarking and error diagnosis in multi-instance pose estimation*, 2017).
"""

import torch
from torch import Tensor

SIGMAS = (0.026, 0.025, 0.025, 0.035, 0.035, 0.079, 0.079, 0.072, 0.072, 0.062, 0.062, 0.107,
          0.107, 0.087, 0.087, 0.089, 0.089)  # fmt: skip
"""Of the keypoints of ``coco17``."""
_FILLED = 0.6
"""Share of the box around its keypoints that a person covers, in COCO on average."""


def oks(found: Tensor, truth: Tensor, area: Tensor, weights: Tensor | None = None) -> Tensor:
    """Object keypoint similarity of keypoints (…, 17, 2), in [0, 1].

    Parameters
    ----------
    found, truth : keypoints in pixels; their leading dimensions broadcast.
    area : (…), the person's, square pixels.
    weights : (…, 17) of the keypoints in the mean, such as which are labeled; default: 1. Where
        all are 0 the similarity is 0.
    """
    spread = 2 * found.new_tensor(SIGMAS)
    off = (found - truth).square().sum(-1) / (2 * area[..., None] * spread.square())
    weights = torch.ones_like(off) if weights is None else weights.to(off).expand_as(off)
    return ((-off).exp() * weights).sum(-1) / weights.sum(-1).clamp(min=1e-9)


def extent_area(keypoints: Tensor) -> Tensor:
    """Estimate of the area (…) of people with keypoints (…, 17, 2)."""
    extent = keypoints.amax(-2) - keypoints.amin(-2)
    return (_FILLED * extent.prod(-1)).clamp(min=1)


def suppress(keypoints: Tensor, confidence: Tensor, scores: Tensor, limit: float) -> Tensor:
    """Non-maximum suppression: indices of the people, best first, whose OKS with every better one
    is at most ``limit``.

    Keypoints weigh by the product of both confidences: two boxes of one person, one of them cut
    off at the waist, agree on the upper body and on nothing else.

    Parameters
    ----------
    keypoints : (n, 17, 2) pixels.
    confidence : (n, 17) of the keypoints.
    scores : (n,) of the people.
    """
    order = scores.argsort(descending=True)
    keypoints, confidence = keypoints[order], confidence[order]
    area = extent_area(keypoints)
    weights = confidence[:, None] * confidence
    similar = oks(keypoints[:, None], keypoints, torch.maximum(area[:, None], area), weights)
    kept: list[int] = []
    for number, row in enumerate((similar > limit).tolist()):
        if not any(row[better] for better in kept):
            kept.append(number)
    return order[kept]
