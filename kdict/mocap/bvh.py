"""BVH: Bandai-Namco's files, the BVH conversions of CMU, and any other skeleton with a mapping."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from .. import limits, skeleton
from . import cmu_expmap
from .calibration import Bones, bandai_namco, cmu, sides, to_smpl
from .motion import Motion

CENTIMETER = 0.01

MOTIONBUILDER = cmu_expmap.NAMES
"""CMU's bones as the MotionBuilder-friendly conversion calls them (Hahne, 2008 and 2010)."""

MAX = sides(
    {
        "pelvis": "Hips", "spine1": "Chest", "spine2": "Chest2", "spine3": "Chest3",
        "neck": "Neck", "head": "Head", "hip": "{side}Hip", "knee": "{side}Knee",
        "ankle": "{side}Ankle", "foot": "{side}Toe", "shoulder": "{side}Shoulder",
        "elbow": "{side}Elbow", "wrist": "{side}Wrist",
    },
    left="Left",
    right="Right",
)  # fmt: skip
"""CMU's bones as Character Studio calls them, assumed for the 3dsMax-friendly conversion."""

CHANNELS = {axis + kind for axis in "XYZ" for kind in ("position", "rotation")}


@dataclass
class Joint:
    """A joint of the hierarchy; ``channels`` are names like Zrotation, in the file's order."""

    name: str
    parent: int
    offset: NDArray = field(default_factory=lambda: np.zeros(3))
    channels: tuple[str, ...] = ()


def decode(text: str, name: str, mapping: Bones | None = None) -> Motion:
    """The motion of a BVH file's text.

    Two kinds of skeletons are known by the names of their joints: Bandai-Namco's, in centimeters,
    and CMU's conversions (`MOTIONBUILDER` or `MAX` names, arms along ±x and legs spread by 20° in
    the zero pose), in CMU's own unit. A conversion's first frame is left out where it is the
    T-pose that was put there. Any other skeleton needs a ``mapping``; it is read in centimeters.

    Raises
    ------
    ValueError : for text that is not a whole BVH file, holds no frames, or has an unknown
        skeleton; the last lists the file's joints and shows a mapping.
    """
    head, found, tail = text.partition("MOTION")
    if not found:
        raise ValueError("the file has no MOTION section; is it cut off?")
    joints = _hierarchy(head)
    values, fps = _motion(tail, sum(len(joint.channels) for joint in joints))
    bones, meters = _known_skeleton(joints) if mapping is None else (mapping, CENTIMETER)
    world, places = _forward(joints, values)
    rotations, root, observed = to_smpl(world, bones)
    pelvis = bones["pelvis"] if isinstance(bones["pelvis"], str) else bones["pelvis"][0]
    first = int(mapping is None and len(values) > 1 and _is_put_t_pose(world, bones))
    return Motion(
        rotations=rotations[first:],
        root_rotation=root[first:],
        root_translation=places[pelvis][first:] * meters,
        fps=fps,
        observed=observed,
        name=name,
    )


def _known_skeleton(joints: list[Joint]) -> tuple[Bones, float]:
    """The calibration of a known skeleton and how many meters its unit is."""
    offsets = {joint.name: joint.offset for joint in joints}
    bandai = bandai_namco()
    if all(bone in offsets for bone, _ in bandai.values()):
        return bandai, CENTIMETER
    for names in (MOTIONBUILDER, MAX):
        if all(bone in offsets for bone in names.values()):
            knee, elbow = offsets[names["left_knee"]], offsets[names["left_elbow"]]
            if _angle(knee, [np.tan(np.deg2rad(20)), -1, 0]) < 2 and _angle(elbow, [1, 0, 0]) < 2:
                return cmu(names), cmu_expmap.UNIT
    raise ValueError(
        f"the skeleton is not one that is known; its joints are {_shown(offsets)}. Pass a "
        "mapping from SMPL's joints to these, with the rotation C = G⁻¹ of each whose rotation "
        "G in the T-pose is not the identity: mapping={'pelvis': 'Hips', 'left_hip': "
        "('LeftUpLeg', C), ...}; SMPL's joints are " + ", ".join(skeleton.JOINTS)
    )


def _shown(names: Iterable[str]) -> str:
    names = [name if len(name) <= 50 else name[:50] + "…" for name in names]
    return ", ".join(names[:200]) + (f" and {len(names) - 200} more" if len(names) > 200 else "")


def _angle(direction: NDArray, reference: list[float]) -> float:
    length = np.linalg.norm(direction) * np.linalg.norm(reference)
    cosine = direction @ reference / length if length > 0 else -1.0
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))


def _is_put_t_pose(world: dict[str, NDArray], bones: Bones) -> bool:
    """Whether frame 0 is a conversion's T-pose: no captured trunk stands upright to the digit."""
    trunk = [bones[joint][0] for joint in ("pelvis", "spine2", "spine3")]
    return all(np.allclose(world[bone][0], np.eye(3), atol=1e-6) for bone in trunk)


def _hierarchy(text: str) -> list[Joint]:
    words = iter(text.split())
    joints: list[Joint] = []
    open_braces: list[int] = []
    current, pending, end_site = -1, -1, False
    try:
        for word in words:
            if word in ("ROOT", "JOINT"):
                joints.append(Joint(next(words).rpartition(":")[2], current))
                limits.check("joints", len(joints), "joints of the skeleton")
                pending = len(joints) - 1
                end_site = False
            elif word == "End":
                next(words)
                end_site = True
            elif word == "{":
                open_braces.append(current)
                current = current if end_site else pending
            elif word == "}":
                current = open_braces.pop()
                end_site = False
            elif word == "OFFSET":
                offset = np.array([float(next(words)) for _ in range(3)])
                if not end_site:
                    joints[current].offset = offset
            elif word == "CHANNELS":
                joints[current].channels = tuple([next(words) for _ in range(int(next(words)))])
                unknown = set(joints[current].channels) - CHANNELS
                if unknown:
                    raise ValueError(
                        f"{_shown([joints[current].name])} has the channels {_shown(unknown)}"
                    )
            elif word != "HIERARCHY":
                raise ValueError(f"unexpected {word[:50]!r} in the HIERARCHY section")
    except (StopIteration, IndexError) as error:
        raise ValueError("the HIERARCHY section is cut off or its braces do not match") from error
    if open_braces or not joints:
        raise ValueError("the HIERARCHY section is cut off or its braces do not match")
    names = [joint.name for joint in joints]
    twice = sorted(name for name, count in Counter(names).items() if count > 1)
    if twice:
        raise ValueError(f"two joints are called {_shown(twice)}")
    return joints


def _motion(text: str, channels: int) -> tuple[NDArray, float]:
    """The values (T, channels) and the frames per second of the MOTION section."""
    match = re.match(r"\s*Frames:\s*(\d+)\s*Frame\s+Time:\s*([-+.\deE]+)\s", text)
    if match is None:
        raise ValueError(
            "the MOTION section does not start with 'Frames:' and 'Frame Time:', a number each"
        )
    frames, seconds = int(match[1]), float(match[2])
    if frames == 0:
        raise ValueError("the motion has 0 frames; a motion needs at least one")
    if not 0 < seconds < np.inf:
        raise ValueError(f"Frame Time is {match[2]}; expected a positive number of seconds")
    try:
        values = np.array(text[match.end() :].split(), dtype=np.float64)
    except ValueError as error:
        raise ValueError(f"the MOTION section has text where numbers belong: {error}") from error
    if values.size != frames * channels:
        raise ValueError(
            f"the MOTION section has {values.size} numbers; {frames} frames of {channels} "
            f"channels are {frames * channels}: is the file cut off?"
        )
    values = values.reshape(frames, channels)
    bad = ~np.isfinite(values).all(axis=1)
    if bad.any():
        raise ValueError(
            f"the motion has NaN or infinite values, the first in frame {bad.argmax()}"
        )
    return values, 1 / seconds


def _forward(joints: list[Joint], values: NDArray) -> tuple[dict[str, NDArray], dict[str, NDArray]]:
    """World rotations (T, 3, 3) and places (T, 3) of every joint."""
    world: dict[str, NDArray] = {}
    places: dict[str, NDArray] = {}
    column = 0
    for joint in joints:
        place = np.tile(joint.offset, (len(values), 1))
        axes, angles = "", []
        for channel in joint.channels:
            axis = channel[0].lower()
            if channel.endswith("position"):
                # A joint's position channels hold its whole offset, not what to add to it.
                place[:, "xyz".index(axis)] = values[:, column]
            else:
                # Upper case: intrinsic, each rotation about the axes that the ones before turned.
                axes += axis.upper()
                angles.append(values[:, column])
            column += 1
        turn = np.eye(3)[None]
        if axes:
            turn = Rotation.from_euler(axes, np.stack(angles, -1), degrees=True).as_matrix()
        if joint.parent < 0:
            world[joint.name] = np.broadcast_to(turn, (len(values), 3, 3))
            places[joint.name] = place
        else:
            parent = joints[joint.parent].name
            world[joint.name] = world[parent] @ turn
            places[joint.name] = places[parent] + (world[parent] @ place[..., None])[..., 0]
    return world, places
