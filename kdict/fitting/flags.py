"""When a fit is not to be trusted: what its keypoints and its residuals say.

Precision and recall of each flag, on annotated people with planted faults, are measured by
``kdictbook.recipes.fit_flags``.
"""

import numpy as np
import torch
from torch import Tensor

from ..body.joint_sets import JOINT_SETS
from ..detections import Detections

ENOUGH = 6
"""Visible keypoints below which neither size nor place of a person is told."""
FEW = 8
RESIDUAL = 0.08
"""Largest mean residual of a fit, as a share of the larger side of the keypoints' box."""
EXCHANGED = 5.0
"""Log-likelihood by which keypoints with exchanged legs must be more plausible than as given."""
_LEGS = ("hip", "knee", "ankle", "toe", "heel")


def why_not_placed(points: Tensor, weights: Tensor) -> str:
    """Why the keypoints (K, 2) of a person tell neither size nor place, "" if they do."""
    seen = points[weights > 0]
    if len(seen) == 0:
        return "no visible keypoint: nothing is known of this person"
    if len(seen) < ENOUGH:
        count = f"{len(seen)} visible keypoint" + "s" * (len(seen) > 1)
        return f"{count}, fewer than {ENOUGH}: the pose is a guess"
    along, across = torch.linalg.svdvals(seen - seen.mean(0))
    if across <= 0.02 * along:
        return "the visible keypoints lie on one line or at one point: the pose is a guess"
    return ""


def pose_warnings(points: Tensor, weights: Tensor, keypoint_set: str) -> list[list[str]]:
    """For each person, what their keypoints (B, K, 2) do not show of the pose."""
    parts = Detections(points.cpu().numpy(), weights.cpu().numpy(), keypoint_set).problems()
    counts = (weights > 0).sum(-1).tolist()
    few = [f"{n} visible keypoints, fewer than {FEW}" if n < FEW else "" for n in counts]
    return [[text for text in both if text] for both in zip(parts, few, strict=True)]


def extent(points: Tensor, weights: Tensor) -> Tensor:
    """The larger side (B,) of the box around the visible keypoints (B, K, 2)."""
    seen = (weights > 0)[..., None]
    low, high = (torch.where(seen, points, end) for end in (np.inf, -np.inf))
    return (high.amax(1) - low.amin(1)).amax(-1)


def relative_residual(found: Tensor, points: Tensor, weights: Tensor) -> Tensor:
    """The mean distance (B,) of the fit from the keypoints (B, K, 2), as a share of `extent`."""
    away = (weights * (found - points).norm(dim=-1)).sum(-1) / weights.sum(-1).clamp(min=1e-9)
    return away / extent(points, weights).clamp(min=1e-9)


def exchanged_legs(keypoint_set: str) -> list[int]:
    """The order of a set's keypoints with left and right of hips, knees and feet exchanged.

    Exchanging all of a person would prove nothing: from behind they look the same.
    """
    names = JOINT_SETS[keypoint_set]

    def other(name: str) -> str:
        side, _, joint = name.partition("_")
        if not joint.endswith(_LEGS):
            return name
        return {"left": "right", "right": "left"}.get(side, side) + "_" + joint

    return [names.index(other(name)) if other(name) in names else k for k, name in enumerate(names)]
