"""One person's keypoints as detectors write them: layouts, orders and confidences."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ..body.joint_sets import JOINT_SETS

MEDIAPIPE_33 = (0, 2, 5, 7, 8, 11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28)
"""COCO's 17 among MediaPipe's 33 landmarks."""
OPENPOSE_18 = (0, 15, 14, 17, 16, 5, 2, 6, 3, 7, 4, 11, 8, 12, 9, 13, 10)
"""COCO's 17 among OpenPose's 18 keypoints of COCO, whose second is the neck."""
_FIRST_17 = tuple(range(17))
_BY_COUNT: dict[int, tuple[str, tuple[int, ...] | None]] = {
    14: ("lsp14", None),
    16: ("mpii16", None),
    17: ("coco17", None),
    18: ("coco17", OPENPOSE_18),
    23: ("coco17", _FIRST_17),
    25: ("openpose25", None),
    26: ("coco17", _FIRST_17),
    33: ("coco17", MEDIAPIPE_33),
    133: ("coco17", _FIRST_17),
    136: ("coco17", _FIRST_17),
}
"""The set that is meant by a number of keypoints, and which of them are used: 23 and 133 are
COCO-WholeBody's, 26 and 136 Halpe's, all with COCO's 17 first."""
_KEYS = ("keypoints", "pose_keypoints_2d", "pose_keypoints", "landmarks")
_SCORES = ("keypoint_scores", "keypoints_scores", "scores")
_FARTHEST = 1e6
"""Largest number of a visible keypoint."""
_CONFIDENCES = ("visibility", "visible", "score", "confidence", "presence", "v", "c")


def in_set(points: NDArray, keypoint_set: str | None) -> tuple[str, NDArray]:
    """The name of the keypoint set of points (K, 3), and those of them that it has.

    Raises
    ------
    ValueError : for a number of keypoints that is no set's, or not the given set's.
    """
    count = len(points)
    if keypoint_set is not None and count == len(JOINT_SETS[keypoint_set]):
        return keypoint_set, points
    name, places = _BY_COUNT.get(count, (None, None))
    if name is None or keypoint_set not in (None, name):
        known = ", ".join(f"{n} ({s})" for n, (s, _) in _BY_COUNT.items())
        expected = (
            f"{len(JOINT_SETS[keypoint_set])} of {keypoint_set}"
            if keypoint_set
            else f"one of {known}"
        )
        raise ValueError(f"a person has {count} keypoints; expected {expected}")
    return name, points if places is None else points[list(places)]


def person_keypoints(person: Mapping | Sequence) -> NDArray | None:
    """A person's x, y and confidence (K, 3), what is unseen NaN with 0; None without keypoints.

    Understood are flat triples, rows of two or three numbers, rows with ``x`` and ``y``
    (MediaPipe), and a dict of columns (Ultralytics), with confidences beside them if need be.
    Missing, null, NaN and negative confidences mean unseen; COCO's flags 1 and 2 mean seen.

    Raises
    ------
    ValueError : for keypoints in another layout, the message says how many numbers there are; and
        for infinite numbers or places that are in no image.
    """
    scores = None
    if isinstance(person, Mapping):
        given = next((person[key] for key in _KEYS if key in person), None)
        scores = next((person[key] for key in _SCORES if person.get(key) is not None), None)
    else:
        given = person
    if isinstance(given, Mapping):
        scores = next((given[key] for key in _CONFIDENCES if given.get(key) is not None), scores)
        given = [list(row) for row in zip(given["x"], given["y"], strict=True)]
    if given is None or not len(given):
        return None
    if isinstance(given[0], Mapping):
        rows = [[row.get("x"), row.get("y"), _confidence(row)] for row in given]
    elif any(isinstance(row, Sequence) for row in given):
        rows = [[None, None, None] if row is None else list(row) for row in given]
    else:
        width = 2 if scores is not None and len(given) == 2 * len(scores) else 3
        if len(given) % width:
            raise ValueError(f"a person has {len(given)} numbers; expected x, y and confidence")
        rows = [given[start : start + width] for start in range(0, len(given), width)]
    points = np.array([(*row[:2], row[2] if len(row) > 2 else 1.0) for row in rows], np.float64)
    if scores is not None:
        confidence = np.array(scores, np.float64).squeeze()
        if confidence.shape != points.shape[:1]:
            raise ValueError(
                f"keypoints have shape {points[:, :2].shape}, their scores {confidence.shape}; "
                "expected one score per keypoint"
            )
        points[:, 2] = confidence
    confidence = points[:, 2]
    if np.isin(confidence, (0, 1, 2)).all():
        confidence = confidence > 0
    unseen = np.isnan(points).any(1) | ~(confidence > 0)
    if (largest := np.abs(points[~unseen]).max(initial=0)) > _FARTHEST:
        raise ValueError(f"a visible keypoint has the number {largest:g}; expected pixels")
    points[:, 2] = np.where(unseen, 0, confidence)
    points[unseen, :2] = np.nan
    return points


def _confidence(row: Mapping) -> float | None:
    return next((row[key] for key in _CONFIDENCES if key in row), 1.0)
