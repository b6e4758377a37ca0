"""The kinematic tree of SMPL: 24 joints, the 23 after the pelvis have one dictionary each.

World rotations are those away from the T-pose. Relative rotations, which the dictionaries hold, are
``conj(world[parent]) · world[joint]``. Quaternions are (w, x, y, z).
"""

from collections.abc import Sequence

import torch
from torch import Tensor

from . import rotation

JOINTS = (
    "pelvis", "left_hip", "right_hip", "spine1", "left_knee", "right_knee", "spine2",
    "left_ankle", "right_ankle", "spine3", "left_foot", "right_foot", "neck", "left_collar",
    "right_collar", "head", "left_shoulder", "right_shoulder", "left_elbow", "right_elbow",
    "left_wrist", "right_wrist", "left_hand", "right_hand",
)  # fmt: skip
PARENTS = (-1, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 12, 13, 14, 16, 17, 18, 19, 20, 21)
DICTIONARY_JOINTS = JOINTS[1:]
"""The 23 joints with a dictionary; row j of a (23, ...) array is SMPL joint j + 1."""


def index(joint: str) -> int:
    """The row of a joint's name in the (23, ...) arrays.

    Raises
    ------
    ValueError : for a name that is not one of `DICTIONARY_JOINTS`.
    """
    if joint not in DICTIONARY_JOINTS:
        raise ValueError(
            f"joint {joint!r} has no dictionary; expected one of {', '.join(DICTIONARY_JOINTS)}"
        )
    return DICTIONARY_JOINTS.index(joint)


def label(joint: str) -> str:
    """A joint's name in words: 'left_knee' becomes 'left knee'."""
    return joint.replace("_", " ")


def other_side(names: Sequence[str]) -> list[int]:
    """The index of each name's counterpart on the other side: of right_knee for left_knee."""
    sides = {"left": "right", "right": "left"}
    return [
        names.index("_".join(sides.get(word, word) for word in name.split("_"))) for name in names
    ]


def mirror(q: Tensor) -> Tensor:
    """Rotations (..., 4) seen in a sagittal mirror: ``M R M`` with M = diag(−1, 1, 1)."""
    return q * q.new_tensor([1.0, 1.0, -1.0, -1.0])


def mirrored(rotations: Tensor) -> Tensor:
    """The pose (..., 23, 4) with left and right exchanged."""
    return mirror(rotations[..., other_side(DICTIONARY_JOINTS), :])


def world_rotations(rotations: Tensor, root_rotation: Tensor) -> Tensor:
    """World rotations (..., 24, 4) from relative ones (..., 23, 4) and root (..., 4)."""
    world = [root_rotation]
    for joint in range(1, len(JOINTS)):
        world.append(rotation.multiply(world[PARENTS[joint]], rotations[..., joint - 1, :]))
    return torch.stack(world, dim=-2)


def relative_rotations(world: Tensor) -> Tensor:
    """Relative rotations (..., 23, 4) from world rotations (..., 24, 4)."""
    parents = world[..., PARENTS[1:], :]
    return rotation.multiply(rotation.conjugate(parents), world[..., 1:, :])
