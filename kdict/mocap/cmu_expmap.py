"""CMU motion capture as exponential maps, the files of Li et al. (CVPR 2018) and their kin.

38 joints per frame. The published root is composed in the wrong order: see `repaired_root`.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from ..shapes import require_shape
from .calibration import cmu, to_smpl
from .motion import Motion, require_finite_frames
from .rest_pose import recognize

JOINTS = (
    "Hips", "LHipJoint", "LeftUpLeg", "LeftLeg", "LeftFoot", "LeftToeBase", "LeftToeEnd",
    "RHipJoint", "RightUpLeg", "RightLeg", "RightFoot", "RightToeBase", "RightToeEnd",
    "LowerBack", "Spine", "Spine1", "Neck", "Neck1", "Head", "HeadEnd",
    "LeftShoulder", "LeftArm", "LeftForeArm", "LeftHand", "LeftFingerBase", "LeftHandIndex1",
    "LeftHandEnd", "LThumb", "LThumbEnd",
    "RightShoulder", "RightArm", "RightForeArm", "RightHand", "RightFingerBase",
    "RightHandIndex1", "RightHandEnd", "RThumb", "RThumbEnd",
)  # fmt: skip
"""The file's order; the names in -End are ours, for the tips that the files leave nameless."""

PARENTS = (
    -1, 0, 1, 2, 3, 4, 5, 0, 7, 8, 9, 10, 11, 0, 13, 14, 15, 16, 17, 18, 15, 20, 21, 22, 23, 24,
    25, 23, 27, 15, 29, 30, 31, 32, 33, 34, 32, 36,
)  # fmt: skip

BONES = cmu(recognize(dict(zip(JOINTS, [None, *(JOINTS[p] for p in PARENTS[1:])], strict=True))))

UNIT = 0.0254 / 0.45
"""Meters in one unit of CMU's lengths: inches, scaled by 0.45."""

ARRAYS = frozenset({"expmap", "root_translation", "fps"})

MAX_JUMP = np.deg2rad(20)


def decode(arrays: Mapping[str, NDArray], name: str) -> Motion:
    """The motion in ``expmap`` (T, 38, 3) radians, ``root_translation`` (T, 3) and ``fps``.

    Frame 0 of every published clip is a T-pose that was put there, with arms that hang 8°: it is
    left out.

    Raises
    ------
    ValueError : for missing arrays, wrong shapes, numbers that are not finite, or no frame after
        the T-pose.
    """
    missing = ARRAYS - arrays.keys()
    if missing:
        raise ValueError(f"the archive has no {', '.join(sorted(missing))} beside expmap")
    vectors = np.asarray(arrays["expmap"], dtype=np.float64)
    require_shape("expmap", vectors, "T", len(JOINTS), 3)
    if len(vectors) < 2:
        raise ValueError(f"expmap has {len(vectors)} frames; expected the T-pose and a motion")
    require_finite_frames("expmap", vectors)
    place = np.asarray(arrays["root_translation"], dtype=np.float64)
    require_shape("root_translation", place, len(vectors), 3)
    world = world_rotations(vectors)[1:]
    rotations, root, observed = to_smpl(dict(zip(JOINTS, world.swapaxes(0, 1), strict=True)), BONES)
    return Motion(
        rotations=rotations,
        root_rotation=root,
        root_translation=place[1:] * UNIT,
        fps=arrays["fps"].item(),
        observed=observed,
        name=name,
    )


def world_rotations(vectors: NDArray) -> NDArray:
    """World rotations (T, 38, 3, 3) of exponential maps (T, 38, 3), with the root repaired.

    ``A_i = exp(−[r_i])``, the transpose of what is stored, and ``G_i = G_parent · A_i``.
    """
    local = Rotation.from_rotvec(-vectors.reshape(-1, 3)).as_matrix().reshape(*vectors.shape, 3)
    world = np.empty_like(local)
    world[:, 0] = repaired_root(vectors[:, 0])
    for joint, parent in enumerate(PARENTS[1:], start=1):
        world[:, joint] = world[:, parent] @ local[:, joint]
    return world


def repaired_root(vectors: NDArray) -> NDArray:
    """The root's rotations (T, 3, 3) as they were captured, from the published ones (T, 3).

    ``exp(−r) = Rz·Rx·Ry`` in the angles of the original AMC file, whose rotation is
    ``Rz·Ry·Rx``: harmless for a body that faces +z, a tilt of up to 91° after a turn. The angles
    are found again and composed in the right order. Each frame has two sets of angles; the first
    takes the one with |y| ≤ 90°, and a later one leaves the branch of the frame before only when
    that would be a jump of more than 20° and the other is nearer.
    """
    y, x, z = Rotation.from_rotvec(-vectors).as_euler("yxz").T
    branches = [
        Rotation.from_euler("xyz", np.stack([x, y, z], axis=-1)),
        Rotation.from_euler("xyz", np.stack([np.pi - x, y + np.pi, z + np.pi], axis=-1)),
    ]
    jump = [[(a[:-1].inv() * b[1:]).magnitude() for b in branches] for a in branches]
    branch = np.zeros(len(vectors), dtype=int)
    branch[0] = int(abs(y[0]) > np.pi / 2)
    for frame in range(1, len(vectors)):
        stay = branch[frame - 1]
        keep, swap = jump[stay][stay][frame - 1], jump[stay][1 - stay][frame - 1]
        branch[frame] = 1 - stay if keep > MAX_JUMP and swap < keep else stay
    both = np.stack([rotations.as_matrix() for rotations in branches])
    return both[branch, np.arange(len(vectors))]
