"""The joint sets of the datasets, their orders, and the way from one to another.

A joint has one name in all sets where the field treats it as one joint; what annotators clicked
on differs by centimeters between datasets all the same.
"""

import numpy as np
from numpy.typing import NDArray

from ..skeleton import JOINTS

_H36M = (
    "pelvis", "left_hip", "left_knee", "left_ankle", "right_hip", "right_knee", "right_ankle",
    "spine", "neck", "jaw", "head_top", "left_shoulder", "left_elbow", "left_wrist",
    "right_shoulder", "right_elbow", "right_wrist",
)  # fmt: skip
_LSP = (
    "right_ankle", "right_knee", "right_hip", "left_hip", "left_knee", "left_ankle",
    "right_wrist", "right_elbow", "right_shoulder", "left_shoulder", "left_elbow", "left_wrist",
    "neck", "head_top",
)  # fmt: skip
JOINT_SETS: dict[str, tuple[str, ...]] = {
    "smpl24": JOINTS,
    "h36m17": _H36M,
    "h36m17_right_first": (
        "pelvis", "right_hip", "right_knee", "right_ankle", "left_hip", "left_knee", "left_ankle",
        "spine", "neck", "jaw", "head_top", "left_shoulder", "left_elbow", "left_wrist",
        "right_shoulder", "right_elbow", "right_wrist",
    ),
    "mpi17": (
        "head_top", "neck", "right_shoulder", "right_elbow", "right_wrist", "left_shoulder",
        "left_elbow", "left_wrist", "right_hip", "right_knee", "right_ankle", "left_hip",
        "left_knee", "left_ankle", "pelvis", "spine", "jaw",
    ),
    "lsp14": _LSP,
    "mpii16": (
        "right_ankle", "right_knee", "right_hip", "left_hip", "left_knee", "left_ankle", "pelvis",
        "thorax", "neck", "head_top", "right_wrist", "right_elbow", "right_shoulder",
        "left_shoulder", "left_elbow", "left_wrist",
    ),
    "coco17": (
        "nose", "left_eye", "right_eye", "left_ear", "right_ear", "left_shoulder",
        "right_shoulder", "left_elbow", "right_elbow", "left_wrist", "right_wrist", "left_hip",
        "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle",
    ),
    "openpose25": (
        "nose", "mid_shoulder", "right_shoulder", "right_elbow", "right_wrist", "left_shoulder",
        "left_elbow", "left_wrist", "mid_hip", "right_hip", "right_knee", "right_ankle",
        "left_hip", "left_knee", "left_ankle", "right_eye", "left_eye", "right_ear", "left_ear",
        "left_big_toe", "left_small_toe", "left_heel", "right_big_toe", "right_small_toe",
        "right_heel",
    ),
    "spin24": (
        *_LSP, "pelvis", "thorax", "spine", "jaw", "head_h36m", "nose", "left_eye", "right_eye",
        "left_ear", "right_ear",
    ),
}  # fmt: skip
"""Name of a set → its joints in order.

``h36m17`` is what SMPL's J_regressor_h36m gives and what the Human3.6M and MPI-INF-3DHP training
readers yield; ``h36m17_right_first`` is the order of the JSON form; ``mpi17`` is MPI-INF-3DHP's
test set (root 14); ``openpose25`` is OpenPose's BODY_25, whose neck and hip are the middles of the
shoulders and of the hips; ``spin24`` is SPIN's, in which the head of Human3.6M has a place of its
own.
"""

H36M_OF_32 = (11, 6, 7, 8, 1, 2, 3, 12, 24, 14, 15, 17, 18, 19, 25, 26, 27)
"""Of Human3.6M's 32 joints, those of ``h36m17``; 11 lies on the root, 24 on the neck."""
MPI_OF_28 = (4, 18, 19, 20, 23, 24, 25, 3, 5, 6, 7, 9, 10, 11, 14, 15, 16)
"""Of MPI-INF-3DHP's 28 training joints, those of ``h36m17``; the root is joint 4."""

# In these sets SPIN keeps the head of 3D ground truth in a joint of its own.
_STAND_IN = {
    ("spin24", name): {"head_top": "head_h36m"} for name in ("h36m17", "h36m17_right_first",
                                                            "mpi17")
}  # fmt: skip


def joint_order(source: str, target: str) -> list[int]:
    """Where in ``source`` the joints of ``target`` are: ``points[..., order, :]`` reorders.

    ``joint_order("h36m17", "lsp14")`` are the 14 joints that Human3.6M is evaluated on.

    Raises
    ------
    ValueError : for an unknown set, or a joint of ``target`` that ``source`` lacks (see
        `convert` for sets that only overlap).
    """
    places = _places(source, target)
    missing = [
        name for name, place in zip(JOINT_SETS[target], places, strict=True) if place is None
    ]
    if missing:
        raise ValueError(f"{source} has no {', '.join(missing)}, which {target} needs")
    return places


def convert(points: NDArray, known: NDArray, source: str, target: str) -> tuple[NDArray, NDArray]:
    """Points (..., J, D) and flags (..., J) of one set in another.

    Joints that ``source`` lacks are zero and False.

    Raises
    ------
    ValueError : for an unknown set, or arrays that are not of ``source``.
    """
    places = _places(source, target)
    joints = len(JOINT_SETS[source])
    if points.shape[-2] != joints or known.shape[-1] != joints:
        raise ValueError(
            f"points have shape {points.shape} and flags {known.shape}; {source} has {joints} "
            "joints"
        )
    rows = [0 if place is None else place for place in places]
    there = np.array([place is not None for place in places])
    flags = known[..., rows].astype(bool) & there
    return np.where(flags[..., None], points[..., rows, :], 0), flags


def _places(source: str, target: str) -> list[int | None]:
    for name in (source, target):
        if name not in JOINT_SETS:
            raise ValueError(f"joint set {name!r}; expected one of {', '.join(JOINT_SETS)}")
    there = JOINT_SETS[source]
    other = _STAND_IN.get((source, target), {})
    names = [other.get(name, name) for name in JOINT_SETS[target]]
    return [there.index(name) if name in there else None for name in names]
