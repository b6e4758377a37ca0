"""BVH: Bandai-Namco's files, the BVH conversions of CMU, and any other skeleton.

Usual skeletons are recognized and calibrated by `rest_pose`; the rest need a mapping.
"""

import re
import warnings
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from .. import limits, rotation, skeleton
from . import cmu_expmap, rest_pose
from .calibration import Bones, bandai_namco, cmu, to_smpl
from .motion import Motion, require_finite_frames

CENTIMETER = 0.01
_LONGEST = 1e9
"""Of an offset, in the file's units, whatever they are."""
_CMU = ("fingerbase", "wrist")
_WORDS = re.compile(
    r"\b(?:ROOT|JOINT)[ \t]+(?P<name>[^\n{]+)|(?P<end>\bEnd\s*Site\b[^\n{]*)|(?P<brace>[{}])"
    r"|\bOFFSET\s+(?P<offset>\S+\s+\S+\s+\S+)|\bCHANNELS\s+(?P<channels>\d+[^\n{}]*)|HIERARCHY|\S+",
    re.IGNORECASE,
)
_RATES = (24, 25, 30, 48, 50, 60, 72, 90, 100, 120, 144, 200, 240)


@dataclass
class Joint:
    """A joint of the hierarchy; ``channels`` are names like Zrotation, in the file's order."""

    name: str
    parent: int
    offset: NDArray = field(default_factory=lambda: np.zeros(3))
    channels: tuple[str, ...] = ()
    is_end: bool = False


def decode(text: str, name: str, mapping: Bones | None = None) -> Motion:
    """The motion of a BVH file's text.

    Bandai-Namco's and CMU's skeletons are told by the names and the rest pose of their joints and
    have calibrations of their own; a conversion's first frame is left out where it is the T-pose
    that was put there. Other skeletons with usual names are calibrated by `rest_pose`. With a
    ``mapping`` the file must be y up and face +z at rest. Lengths are meters, centimeters,
    millimeters, inches or CMU's unit, told from the legs.

    Raises
    ------
    ValueError : for text that is not a whole BVH file, holds no frames, or has an unknown
        skeleton; the last shows a mapping to edit.

    Warns
    -----
    UserWarning : for rows of numbers beyond the number of frames, which are left out.
    """
    # No two repetitions meet that match the same text: a file of spaces would take for ever.
    section = re.search(r"^(?:.*})?[^\S\n]*MOTION[^\S\n]*$", text, re.IGNORECASE | re.MULTILINE)
    if section is None:
        raise ValueError("the file has no MOTION section; is it cut off?")
    joints = _hierarchy(re.sub(r"^[^\S\n]*#.*$", "", text[: section.start()], flags=re.MULTILINE))
    count = sum(len(joint.channels) for joint in joints)
    values, fps = _motion(text[section.end() :].rstrip("\0 \r\n\t"), count)
    rest = _places(joints)
    axes, is_cmu = np.eye(3), False
    if mapping is not None:
        given = {j: bone if isinstance(bone, str) else bone[0] for j, bone in mapping.items()}
        bones = mapping
        meters = rest_pose.unit({j: b for j, b in given.items() if b in rest}, rest)
    else:
        bones, meters, axes, is_cmu = _skeleton(joints, rest)
    world, places = _forward(joints, values)
    world = {bone: axes @ turns @ axes.T for bone, turns in world.items()}
    rotations, root, observed = to_smpl(world, bones)
    if mapping is None and bones["pelvis"] == "pelvis":  # of `write_bvh`, which writes all joints
        observed = observed & (rotations - rotation.identity(1)).abs().gt(1e-6).any(-1).any(0)
    pelvis = bones["pelvis"] if isinstance(bones["pelvis"], str) else bones["pelvis"][0]
    first = int(is_cmu and len(values) > 1 and _is_put_t_pose(world, bones))
    return Motion(
        rotations=rotations[first:],
        root_rotation=root[first:],
        root_translation=places[pelvis][first:] @ axes.T * meters,
        fps=fps,
        observed=observed,
        name=name,
    )


def _skeleton(
    joints: list[Joint], rest: Mapping[str, NDArray]
) -> tuple[Bones, float, NDArray, bool]:
    """A skeleton's calibration, meters in its unit, axes that turn it upright, if it is CMU's."""
    inside = [joint for joint in joints if not joint.is_end]
    parents = {j.name: joints[j.parent].name if j.parent >= 0 else None for j in inside}
    names = rest_pose.recognize(parents)
    if names == {joint: joint for joint in names}:  # of `write_bvh`
        return names, rest_pose.unit(names, rest), np.eye(3), False
    limbs = [f"left_{joint}" for joint in ("knee", "hip", "shoulder", "elbow", "wrist")]
    if all(joint in names for joint in limbs):
        shin, thigh, arm, fore, _ = (rest[names[joint]] for joint in limbs)
        if _angle(shin - thigh, [np.tan(np.deg2rad(20)), -1, 0]) < 2 and (
            _angle(fore - arm, [1, 0, 0]) < 2 and names["left_wrist"].lower().endswith(_CMU)
        ):
            return cmu(names), cmu_expmap.UNIT, np.eye(3), True
    why = f"{len(names) - 1} of its joints have usual names"
    if len(names) > 3:
        try:
            axes = rest_pose.axes(names, rest)
            bones = rest_pose.from_rest(names, {b: axes @ place for b, place in rest.items()})
            return bones, rest_pose.unit(names, rest), axes, False
        except ValueError as error:
            why = str(error)
    # Of the names alone anybody's skeleton could be; at rest only theirs does not stand.
    bandai = bandai_namco()
    if all(bone in rest for bone, _ in bandai.values()):
        return bandai, CENTIMETER, np.eye(3), False
    edit = {joint: names.get(joint, "?") for joint in skeleton.JOINTS[:22]}
    raise ValueError(
        f"the skeleton is not one that is known: {why}. Its joints are {_shown(parents)}. Pass a "
        "mapping from SMPL's joints to these, with the rotation C = G⁻¹ of each whose rotation G "
        f"in the T-pose is not the identity, as ('LeftUpLeg', C): mapping={edit}"
    )


def _shown(names: Iterable[str]) -> str:
    names = [name if len(name) <= 50 else name[:50] + "…" for name in names]
    return ", ".join(names[:40]) + (f" and {len(names) - 40} more" if len(names) > 40 else "")


def _angle(direction: NDArray, reference: list[float]) -> float:
    length = np.linalg.norm(direction) * np.linalg.norm(reference)
    cosine = direction @ reference / length if length > 0 else -1.0
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))


def _is_put_t_pose(world: dict[str, NDArray], bones: Bones) -> bool:
    """Whether frame 0 is a conversion's T-pose: no captured trunk stands upright to the digit."""
    trunk = [bones[joint][0] for joint in ("pelvis", "spine2", "spine3") if joint in bones]
    return all(np.allclose(world[bone][0], np.eye(3), atol=1e-6) for bone in trunk)


def _hierarchy(text: str) -> list[Joint]:
    joints: list[Joint] = []
    open_braces: list[int] = []
    current, pending = -1, -1
    broken = ValueError("the HIERARCHY section is cut off or its braces do not match")
    for word in _WORDS.finditer(text):
        if word["name"] or word["end"]:
            if word["end"] and current < 0:
                raise broken
            name = joints[current].name + " end" if word["end"] else word["name"].strip()
            joints.append(Joint(name.rpartition(":")[2], current, is_end=bool(word["end"])))
            limits.check("joints", len(joints), "joints of the skeleton")
            pending = len(joints) - 1
        elif word["brace"] == "{":
            open_braces.append(current)
            current = pending
        elif word["brace"] == "}":
            if not open_braces:
                raise broken
            current = open_braces.pop()
        elif word["offset"] or word["channels"]:
            if current < 0:
                raise broken
            if word["offset"]:
                joints[current].offset = np.array(word["offset"].split(), np.float64)
                if not (np.abs(joints[current].offset) < _LONGEST).all():
                    raise ValueError(
                        f"{joints[current].name[:60]} has the OFFSET {word['offset'][:60]!r}; "
                        f"expected numbers below {_LONGEST:g}"
                    )
                continue
            number, *channels = word["channels"].split()
            if len(channels) != int(number):
                raise broken
            joints[current].channels = tuple(c[0].upper() + c[1:].lower() for c in channels)
            unknown = [c for c in channels if not re.fullmatch("(?i)[xyz](position|rotation)", c)]
            if unknown:
                raise ValueError(f"{joints[current].name[:60]} has the channels {_shown(unknown)}")
        elif word[0].upper() != "HIERARCHY":
            raise ValueError(f"unexpected {word[0][:60]!r} in the HIERARCHY section")
    if open_braces or not joints:
        raise broken
    counts = Counter(joint.name for joint in joints if not joint.is_end)
    twice = sorted(name for name, count in counts.items() if count > 1)
    if twice:
        raise ValueError(f"two joints are called {_shown(twice)}")
    return joints


def _motion(text: str, channels: int) -> tuple[NDArray, float]:
    """The values (T, channels) and the frames per second of the MOTION section."""
    head = r"\s*Frames:\s*(\d+)\s*Frame\s+Time:\s*([-+.\deE]+)\s"
    match = re.match(head, text, re.IGNORECASE)
    if match is None:
        raise ValueError("MOTION does not start with 'Frames:' and 'Frame Time:', a number each")
    frames = int(match[1])
    if frames == 0:
        raise ValueError("the motion has 0 frames; a motion needs at least one")
    try:
        fps = _rate(match[2])
        values = np.array(text[match.end() :].split(), dtype=np.float64)
    except ValueError as error:
        raise ValueError(
            f"the MOTION section has text where numbers belong: {str(error)[:120]}"
        ) from error
    wanted = frames * channels
    if values.size < wanted or (values.size > wanted and values.size % channels):
        found = f"{values.size} numbers for {frames} frames of {channels} channels"
        raise ValueError(f"the MOTION section has {found}: is the file cut off?")
    if values.size > wanted:
        warnings.warn(
            f"{values.size // channels - frames} rows beyond the {frames} frames are left out",
            stacklevel=2,
        )
    values = values[:wanted].reshape(frames, channels)
    require_finite_frames("the motion", values)
    return values, fps


def _rate(text: str) -> float:
    """Frames per second of a frame time, which files round or cut off: 0.033 is 30 Hz, 0.0083 is
    120, 0.0166 is 60."""
    seconds = float(text)
    if not 0 < seconds < np.inf:
        raise ValueError(f"Frame Time is {text}; expected a positive number of seconds")
    half = 0.5 * 10.0 ** -len(text.partition(".")[2])
    rate = 1 / seconds
    if abs(rate - round(rate)) < 1e-9 or "e" in text.lower() or half >= seconds:
        return rate
    near = [r for r in _RATES if 1 / (seconds + 2 * half) <= r <= 1 / (seconds - half)]
    return float(min(near, key=lambda r: abs(r - rate), default=rate))


def _places(joints: list[Joint]) -> dict[str, NDArray]:
    """Where the joints (bone → (3,)) are at rest, without the root's offset."""
    places: dict[str, NDArray] = {}
    for joint in joints:
        up = places[joints[joint.parent].name] + joint.offset if joint.parent >= 0 else np.zeros(3)
        places.setdefault(joint.name, up)
    return places


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
        if joint.is_end:
            continue
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
