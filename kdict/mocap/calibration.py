"""From the bones of a file to the joints of SMPL: which bone drives which joint, and how it rests.

The world rotation of a joint, away from the T-pose, is ``world[bone] · rest``: the bone's world
rotation (3×3, from the file's own zero pose) times a constant, the inverse of the bone's world
rotation in the T-pose. `kdict.skeleton.relative_rotations` turns these into relative ones.
"""

from collections.abc import Mapping

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from scipy.spatial.transform import Rotation
from torch import Tensor

from .. import rotation, skeleton

Bones = Mapping[str, str | tuple[str, ArrayLike]]
"""SMPL joint → bone, or (bone, rest). A bone alone rests in the T-pose: rest is the identity."""


def to_smpl(world: Mapping[str, NDArray], bones: Bones) -> tuple[Tensor, Tensor, Tensor]:
    """Relative rotations of SMPL's joints from the world rotations of a file's bones.

    Parameters
    ----------
    world : bone → (T, 3, 3) world rotations.
    bones : which bone drives which SMPL joint. The pelvis is needed; joints that are left out
        keep still relative to their parents.

    Returns
    -------
    rotations (T, 23, 4), root rotation (T, 4), both float64, and observed (23,): the joints that
    have a bone.

    Raises
    ------
    ValueError : for a joint that SMPL does not have, a bone that the file does not have, a
        missing pelvis or a ``rest`` that is no rotation.
    """
    unknown = [joint for joint in bones if joint not in skeleton.JOINTS]
    if unknown:
        raise ValueError(f"the mapping names {unknown}; SMPL's joints are {skeleton.JOINTS}")
    if "pelvis" not in bones:
        raise ValueError("the mapping has no 'pelvis'; it carries the rotation of the whole body")
    turned: list[NDArray] = []
    for joint, parent in zip(skeleton.JOINTS, skeleton.PARENTS, strict=True):
        if joint not in bones:
            turned.append(turned[parent])
            continue
        bone, rest = _bone_and_rest(joint, bones[joint])
        if bone not in world:
            raise ValueError(f"the file has no bone {bone!r} for {joint!r}, but {[*world]}")
        turned.append(world[bone] @ rest)
    quaternions = rotation.from_matrix(torch.from_numpy(np.stack(turned, axis=1)))
    observed = torch.tensor([joint in bones for joint in skeleton.DICTIONARY_JOINTS])
    relative = skeleton.relative_rotations(quaternions)
    relative[:, ~observed] = rotation.identity(1, dtype=relative.dtype)  # without its rounding
    return relative, quaternions[:, 0], observed


def _bone_and_rest(joint: str, value: str | tuple[str, ArrayLike]) -> tuple[str, NDArray]:
    if isinstance(value, str):
        return value, np.eye(3)
    bone, rest = value
    rest = np.asarray(rest, dtype=np.float64)
    if rest.shape != (3, 3) or not (
        np.allclose(rest @ rest.T, np.eye(3), atol=1e-6) and np.linalg.det(rest) > 0
    ):
        raise ValueError(f"the mapping's C for {joint!r} is {rest.tolist()}; expected a rotation")
    return bone, rest


def _turn(axis: str, degrees: float) -> NDArray:
    return Rotation.from_euler(axis, degrees, degrees=True).as_matrix()


def cmu(names: Mapping[str, str]) -> Bones:
    """CMU's calibration for bones called by ``names`` (SMPL joint → bone).

    CMU's zero pose spreads the legs by 20°, holds neck and head forward and tilts the hinge of
    the arms; the constants undo it. They hold for ASF/AMC, the exponential maps and BVH alike.
    The clavicles are written in every file and move in none: the collars get no bone.
    """
    rest = {"neck": _turn("x", -5), "head": _turn("x", -16)}
    for side, sign in (("left", 1), ("right", -1)):
        for joint in ("hip", "knee", "ankle", "foot"):
            rest[f"{side}_{joint}"] = _turn("z", sign * 20)
        for joint in ("shoulder", "elbow"):
            # Twist only: the hinge of the elbow is tilted by 30° in this skeleton.
            rest[f"{side}_{joint}"] = _turn("x", -15)
    return {
        joint: (bone, rest.get(joint, np.eye(3)))
        for joint, bone in names.items()
        if "collar" not in joint
    }


def bandai_namco() -> dict[str, tuple[str, NDArray]]:
    """The calibration of Bandai-Namco's skeleton, whose rest pose says nothing.

    Its hips carry both the pelvis and spine1, which therefore has no bone of its own.

    ``rest`` is a permutation of axes: its columns are the directions, in the bone's own axes, in
    which the world's x, y and z lie in the T-pose. Foot and toes, turned forward from the leg,
    slope down by 39.6° and 23.0° when the data stand: that stance is their T-pose.
    """
    x, y, z = np.eye(3)

    def columns(*directions: NDArray) -> NDArray:
        return np.stack(directions, axis=1)

    trunk = columns(z, x, y)
    bones = {
        "pelvis": ("Hips", columns(-y, x, z)),
        "spine2": ("Spine", trunk),
        "spine3": ("Chest", trunk),
        "neck": ("Neck", trunk),
        "head": ("Head", trunk),
    }
    limbs = (
        ("left", "L", columns(y, -x, z), columns(x, y, z)),
        ("right", "R", columns(y, x, -z), columns(x, -y, -z)),
    )
    for side, letter, leg, arm in limbs:
        bones |= {
            f"{side}_hip": (f"UpperLeg_{letter}", leg),
            f"{side}_knee": (f"LowerLeg_{letter}", leg),
            f"{side}_ankle": (f"Foot_{letter}", leg @ _turn("x", 90 - 39.6)),
            f"{side}_foot": (f"Toes_{letter}", leg @ _turn("x", 90 - 23.0)),
            f"{side}_collar": (f"Shoulder_{letter}", arm),
            f"{side}_shoulder": (f"UpperArm_{letter}", arm),
            f"{side}_elbow": (f"LowerArm_{letter}", arm),
            f"{side}_wrist": (f"Hand_{letter}", arm),
        }
    return bones
