"""Skeletons of any maker: recognized by the names of their bones, calibrated from their rest pose.

The usual names of Vicon, MotionBuilder, Mixamo, LAFAN, 3ds Max, Poser and Blender are known, with
and without a namespace. The rest pose is that of the offsets, all rotations zero.
"""

import re
from collections.abc import Mapping
from itertools import pairwise, permutations, product

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from ..skeleton import JOINTS

_PREFIX = re.compile(r"^(mixamorig\d*|bip\d+|character\d*|def|valvebiped)[\s_.:-]*", re.IGNORECASE)
# Poser writes lShldr, 3ds Max LThigh: there the next letter is a capital.
_SIDE = re.compile(
    r"^(?i:(?P<a>left|right)[\s_.-]*|(?P<b>[lr])[\s_.-]+)|^(?P<c>[LRlr])(?=[A-Z])"
    r"|(?i:[\s_.-]+(?P<d>left|right|l|r))$"
)
_ARM = ("upperarm", "uparm", "arm", "shldr")
_LIMBS = {
    "hip": ("upleg", "upperleg", "thigh", "hip"),
    "knee": ("leg", "lowerleg", "lowleg", "shin", "calf", "knee"),
    "ankle": ("foot", "ankle"),
    "foot": ("toebase", "toe", "toes", "toe0", "ball"),
    "collar": ("collar", "clavicle"),
    "shoulder": (*_ARM, "shoulder"),
    "elbow": ("forearm", "lowerarm", "lowarm", "elbow"),
    "wrist": ("fingerbase", "wrist", "hand"),
}
_LEG = 0.85
"""Meters from hip to ankle, by which the unit of lengths is told."""
_UNITS = (1.0, 0.01, 0.001, 0.0254, 0.0254 / 0.45)
"""Meters, centimeters, millimeters, inches and CMU's own."""


def recognize(parents: Mapping[str, str | None]) -> dict[str, str]:
    """SMPL joint → bone, for the bones (bone → its parent, the root's None) with usual names."""
    if all(joint in parents for joint in JOINTS[:22]):
        return {joint: joint for joint in JOINTS if joint in parents}
    middle, sided = {}, {"left": {}, "right": {}}
    for bone in parents:
        name = _PREFIX.sub("", bone.rpartition(":")[2])
        side = _SIDE.search(name)
        base = re.sub(r"[\s_.-]", "", _SIDE.sub("", name, count=1) if side else name).lower()
        where = middle
        if side:
            found = next(group for group in side.groups() if group)
            where = sided["left" if found[0].lower() == "l" else "right"]
        where.setdefault(base, bone)
    pelvis = next(
        (middle[n] for n in ("hips", "hip", "pelvis") if n in middle), next(iter(parents))
    )
    names = {"pelvis": pelvis}
    for side, bones in sided.items():
        limbs = dict(_LIMBS)
        if any(arm in bones for arm in _ARM):
            limbs["collar"] = (*limbs["collar"], "shoulder")
        for joint, words in limbs.items():
            bone = next((bones[word] for word in words if word in bones), None)
            if bone is not None:
                names[f"{side}_{joint}"] = bone
    necks = [bone for base, bone in middle.items() if re.fullmatch(r"(lower|upper)?neck\d*", base)]
    if "head" in middle:
        names["head"] = middle["head"]
    if necks:
        names["neck"] = necks[-1]
    top = parents.get(necks[0] if necks else names.get("head"))
    trunk: list[str] = []
    while top is not None and top != pelvis:
        trunk.insert(0, top)
        top = parents[top]
    if top == pelvis and trunk:
        spine = {1: ("spine2",), 2: ("spine1", "spine3")}.get(
            len(trunk), ("spine1", "spine2", "spine3")
        )
        places = {1: (0,), 2: (0, 1)}.get(len(trunk), (0, len(trunk) // 2, -1))
        names |= {joint: trunk[place] for joint, place in zip(spine, places, strict=True)}
    return names


def axes(names: Mapping[str, str], places: Mapping[str, NDArray]) -> NDArray:
    """The rotation (3, 3), a permutation of axes, that turns a rest pose upright and to face +z.

    Raises
    ------
    ValueError : for a rest pose without an upper and a lower part, or without a side.
    """
    at = {joint: places[bone] - places[names["pelvis"]] for joint, bone in names.items()}

    def total(*words: str) -> NDArray:
        return sum((p for joint, p in at.items() if any(w in joint for w in words)), np.zeros(3))

    up = total("spine", "neck", "head") - total("hip", "knee", "ankle")
    across = total("left_") - total("right_")
    across = across - up * (across @ up) / max(up @ up, 1e-12)
    if min(np.linalg.norm(up), np.linalg.norm(across)) < 1e-9:
        raise ValueError("the rest pose does not tell which way is up and which is left")
    frame = np.stack([v / np.linalg.norm(v) for v in (across, up, np.cross(across, up))])
    turns = [
        np.diag(signs) @ np.eye(3)[list(order)]
        for order in permutations(range(3))
        for signs in product((1, -1), repeat=3)
    ]
    return max((t for t in turns if np.linalg.det(t) > 0), key=lambda t: (t * frame).sum())


def from_rest(
    names: Mapping[str, str], places: Mapping[str, NDArray]
) -> dict[str, tuple[str, NDArray]]:
    """The calibration of bones whose ``places`` at rest are upright and face +z.

    Legs are turned until they hang, arms until they point sideways, each about the shortest way;
    the trunk, neck and head are taken to rest as in the T-pose. Feet turn with the shin where
    that makes them point forward.

    Raises
    ------
    ValueError : for limbs that point elsewhere than a standing person's can.
    """
    turns = {joint: np.eye(3) for joint in names}

    def turn(joint: str, child: str, goal: NDArray, before: NDArray, limit: float) -> None:
        if joint not in names:
            return
        turns[joint] = before
        if child not in names:
            return
        bone = before @ (places[names[child]] - places[names[joint]])
        length = np.linalg.norm(bone)
        if length < 1e-9:
            return
        angle = np.degrees(np.arccos(np.clip(bone @ goal / length, -1, 1)))
        if angle > limit:
            raise ValueError(f"at rest, {names[joint]} is {angle:.0f}° off the T-pose's {joint}")
        turns[joint] = Rotation.align_vectors(goal[None], bone[None])[0].as_matrix() @ before

    for side, sign in (("left", 1.0), ("right", -1.0)):
        hip, knee, ankle, foot, shoulder, elbow, wrist = (
            f"{side}_{joint}"
            for joint in ("hip", "knee", "ankle", "foot", "shoulder", "elbow", "wrist")
        )
        down, out = np.array([0, -1.0, 0]), np.array([sign, 0, 0])
        turn(hip, knee, down, np.eye(3), 60)
        turn(knee, ankle, down, turns.get(hip, np.eye(3)), 45)
        turn(shoulder, elbow, out, np.eye(3), 110)
        turn(elbow, wrist, out, turns.get(shoulder, np.eye(3)), 60)
        if wrist in names:
            turns[wrist] = turns.get(elbow, np.eye(3))
        if ankle in names and foot in names:
            toe = places[names[foot]] - places[names[ankle]]
            shin = turns.get(knee, np.eye(3))
            stays = abs(toe[0]) <= abs((shin @ toe)[0])
            turns[ankle] = turns[foot] = np.eye(3) if stays else shin
    return {joint: (bone, turns[joint].T) for joint, bone in names.items()}


def unit(names: Mapping[str, str], places: Mapping[str, NDArray]) -> float:
    """Meters in one unit of length, told from the legs; centimeters where there are none."""
    legs = [
        sum(np.linalg.norm(places[names[a]] - places[names[b]]) for a, b in pairwise(leg))
        for leg in ([f"{side}_{j}" for j in ("hip", "knee", "ankle")] for side in ("left", "right"))
        if all(joint in names for joint in leg)
    ]
    if not legs or not max(legs) > 0:
        return 0.01
    return min(_UNITS, key=lambda meters: abs(np.log(meters * max(legs) / _LEG)))
