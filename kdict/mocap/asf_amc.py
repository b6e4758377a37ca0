"""Acclaim skeletons and motion (ASF/AMC), the form in which CMU publishes its motion capture.

The skeleton file gives every bone an axis frame ``C_ax`` and its degrees of freedom, the motion
file their values; a bone's local rotation is ``L = C_ax · M · C_axᵀ``. All angles are extrinsic
xyz. In the zero pose the arms lie along ±x and the legs spread by 20°.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from .. import limits
from . import rest_pose
from .calibration import Bones, cmu, to_smpl
from .motion import Motion, require_finite_frames

FPS = 120.0
"""CMU's frame rate; the format has no place for one."""

_LIMBS = {"hip": "femur", "knee": "tibia", "ankle": "foot", "foot": "toes",
          "shoulder": "humerus", "elbow": "radius", "wrist": "hand"}  # fmt: skip
BONES = cmu(
    {"pelvis": "root", "spine1": "lowerback", "spine2": "upperback", "spine3": "thorax",
     "neck": "upperneck", "head": "head"}
    | {f"{side}_{joint}": side[0] + bone for side in ("left", "right")
       for joint, bone in _LIMBS.items()}
)  # fmt: skip

INCH = 0.0254
HEADER = 1000
"""Characters of an AMC file within which ``:DEGREES`` or ``:RADIANS`` stands."""


@dataclass(frozen=True)
class Skeleton:
    """What an ASF file says by bone: ``parents``, ``axes`` (3, 3), ``dof`` and ``directions`` times
    length at rest (3,); meters in a unit.

    ``dof`` lists the bones from the root outwards.
    """

    parents: dict[str, str]
    axes: dict[str, NDArray]
    dof: dict[str, tuple[str, ...]]
    directions: dict[str, NDArray]
    meters: float


def decode(text: str, skeleton: Skeleton, name: str, mapping: Bones | None = None) -> Motion:
    """The motion of an AMC file's text on its skeleton.

    Raises
    ------
    ValueError : for files that do not fit each other, are cut off, hold no frames or hold text
        where numbers belong; the message gives the line.
    """
    values = _frames(text, skeleton.dof)
    degrees = ":radians" not in text[:HEADER].lower()
    world: dict[str, NDArray] = {}
    for bone, dof in skeleton.dof.items():
        angles = _axes(values[bone], dof, ("rx", "ry", "rz"))
        turn = Rotation.from_euler("xyz", angles, degrees=degrees).as_matrix()
        axis = skeleton.axes[bone]
        local = axis @ turn @ axis.T
        world[bone] = local if bone == "root" else world[skeleton.parents[bone]] @ local
    rotations, root, observed = to_smpl(world, _bones(skeleton) if mapping is None else mapping)
    place = _axes(values["root"], skeleton.dof["root"], ("tx", "ty", "tz"))
    return Motion(rotations, root, place * skeleton.meters, FPS, observed, name)


def _axes(values: NDArray, dof: tuple[str, ...], channels: tuple[str, ...]) -> NDArray:
    """The values (T, 3) of three channels, 0 for those that are no degree of freedom."""
    fixed = np.zeros(len(values))
    return np.stack([values[:, dof.index(c)] if c in dof else fixed for c in channels], axis=1)


def _bones(skeleton: Skeleton) -> Bones:
    """CMU's calibration, or one from the rest pose of a skeleton that only has CMU's names."""
    ends = {"root": np.zeros(3)}
    for bone in skeleton.dof:
        if bone != "root":
            ends[bone] = ends[skeleton.parents[bone]] + skeleton.directions[bone]
    thigh, upper = (skeleton.directions.get(bone) for bone in ("lfemur", "lhumerus"))
    legs_spread = thigh is None or abs(np.degrees(np.arctan2(thigh[0], -thigh[1])) - 20) < 5
    if legs_spread and (upper is None or upper[0] >= 0.9 * np.linalg.norm(upper)):
        return BONES
    # A bone of an ASF file is called by its far end, a joint by the near one.
    names = {joint: bone for joint, (bone, _) in BONES.items() if bone in ends}
    starts = {bone: ends[skeleton.parents.get(bone, "root")] for bone in ends}
    return rest_pose.from_rest(names, starts)


def parse_skeleton(text: str) -> Skeleton:
    """The skeleton of an ASF file's text, bones ordered from the root outwards.

    Raises
    ------
    ValueError : for text that is not a whole ASF file.
    """
    sections = _sections(text)
    missing = {"units", "root", "bonedata", "hierarchy"} - sections.keys()
    if missing:
        raise ValueError(f"the skeleton has no section :{', :'.join(sorted(missing))}; is it cut?")
    units = {words[0]: words[1] for words in sections["units"] if len(words) > 1}
    degrees = not units.get("angle", "deg").startswith("rad")
    axes: dict[str, NDArray] = {}
    dof: dict[str, tuple[str, ...]] = {}
    directions: dict[str, NDArray] = {}
    order = next((w[1] for w in sections["root"] if w[0] == "axis" and len(w) > 1), "xyz")
    for words in sections["root"]:
        if words[0] == "order":
            dof["root"] = tuple(word.lower() for word in words[1:])
        if words[0] == "orientation":
            axes["root"] = _axis(words[1:4], order, degrees)
    for bone in _blocks(sections["bonedata"]):
        fields = {words[0]: words[1:] for words in bone}
        if not fields.get("name") or not fields.get("axis"):
            raise ValueError(f"a bone of the skeleton has no name or no axis: {fields}")
        name = fields["name"][0]
        *angles, order = fields["axis"]
        axes[name] = _axis(angles, order, degrees)
        limits.check("joints", len(axes), "bones of the skeleton")
        dof[name] = tuple(word.lower() for word in fields.get("dof", []))
        length = float(fields.get("length", ["1"])[0])
        directions[name] = length * np.array(fields.get("direction", [0, 0, 0]), np.float64)
        if directions[name].shape != (3,) or not np.isfinite(directions[name]).all():
            raise ValueError(f"the bone {name[:50]} has no direction of three numbers and a length")
    if not dof.get("root") or "root" not in axes:
        raise ValueError("the section :root has no order or no orientation")
    parents: dict[str, str] = {}
    for parent, *children in (words for words in sections["hierarchy"] if len(words) > 1):
        parents.update(dict.fromkeys(children, parent))
    outwards = ["root"]
    for bone in outwards:
        outwards += [child for child in parents if parents[child] == bone and child != "root"]
    apart = sorted({*outwards} ^ {*axes})
    if apart or "root" in parents:
        raise ValueError(
            f"the sections :hierarchy and :bonedata disagree on {', '.join(apart) or 'a loop'}"
        )
    length = float(units.get("length", 1.0))
    if not 0 < length < np.inf:
        raise ValueError(f"the section :units has the length {length}; expected a positive number")
    return Skeleton(
        parents=parents,
        axes=axes,
        dof={bone: dof[bone] for bone in outwards},
        directions=directions,
        meters=INCH / length,
    )


def _sections(text: str) -> dict[str, list[list[str]]]:
    sections: dict[str, list[list[str]]] = {}
    for line in text.splitlines():
        words = line.split("#")[0].split()
        if not words:
            continue
        if words[0].startswith(":"):
            section = sections.setdefault(words[0][1:].lower(), [])
        elif sections:
            section.append(words)
    return sections


def _blocks(lines: list[list[str]]) -> list[list[list[str]]]:
    blocks: list[list[list[str]]] = []
    for words in lines:
        if words[0] == "begin":
            blocks.append([])
        elif words[0] != "end" and blocks:
            blocks[-1].append(words)
    return blocks


def _axis(angles: list[str], order: str, degrees: bool) -> NDArray:
    if len(angles) != 3 or order.lower() != "xyz":
        raise ValueError(
            f"an axis reads {' '.join([*angles, order])!r}; expected three angles and XYZ"
        )
    return Rotation.from_euler("xyz", [float(a) for a in angles], degrees=degrees).as_matrix()


def _frames(text: str, dof: dict[str, tuple[str, ...]]) -> dict[str, NDArray]:
    """The values of each bone, (T, its degrees of freedom)."""
    frames: list[dict[str, list[float]]] = []
    moving = [bone for bone, channels in dof.items() if channels]
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.split()
        if not words or words[0][0] in "#:":
            continue
        if len(words) == 1 and words[0].isdigit():
            if frames:
                _require_whole(len(frames), frames[-1], moving)
            frames.append({})
            continue
        bone, *numbers = words
        if not frames or bone not in moving or bone in frames[-1] or len(numbers) != len(dof[bone]):
            raise ValueError(
                f"line {number} has {len(numbers)} values for {bone!r}; expected once per frame "
                f"those of {', '.join(moving)}: does the .asf belong to this .amc?"
            )
        try:
            frames[-1][bone] = [float(word) for word in numbers]
        except ValueError as error:
            raise ValueError(f"line {number} has text where numbers belong: {line!r}") from error
    if not frames:
        raise ValueError("the motion has 0 frames; a motion needs at least one")
    _require_whole(len(frames), frames[-1], moving)
    arrays = {bone: np.array([frame.get(bone, []) for frame in frames]) for bone in dof}
    for bone in moving:
        require_finite_frames(bone, arrays[bone])
    return arrays


def _require_whole(number: int, frame: dict[str, list[float]], moving: list[str]) -> None:
    if len(frame) < len(moving):
        short = ", ".join(bone for bone in moving if bone not in frame)
        raise ValueError(f"frame {number} has no values for {short}; is the file cut off?")
