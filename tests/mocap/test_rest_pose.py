"""Skeletons of other makers: their names, rest poses and dialects of BVH."""

import os
import warnings
from pathlib import Path

import mocap_files as files
import numpy as np
import pytest
import torch

from kdict import rotation, skeleton
from kdict.mocap import read_motion
from kdict.mocap.rest_pose import recognize

DATA = os.environ.get("KDICT_DATA")
MIXAMO = {
    "pelvis": "Hips", "spine1": "Spine", "spine2": "Spine1", "spine3": "Spine2", "neck": "Neck",
    "head": "Head", "left_hip": "LeftUpLeg", "left_knee": "LeftLeg", "left_ankle": "LeftFoot",
    "left_foot": "LeftToeBase", "left_collar": "LeftShoulder", "left_shoulder": "LeftArm",
    "left_elbow": "LeftForeArm", "left_wrist": "LeftHand",
}  # fmt: skip
MIXAMO |= {
    j.replace("left", "right"): b.replace("Left", "Right") for j, b in MIXAMO.items() if "left" in j
}
T_POSE = {
    "pelvis": (0, 0, 0), "spine1": (0, 10, 0), "spine2": (0, 25, 0), "spine3": (0, 38, 0),
    "neck": (0, 55, 0), "head": (0, 65, 2), "left_hip": (9, -5, 0), "left_knee": (9, -47, 0),
    "left_ankle": (9, -90, 0), "left_foot": (9, -97, 14), "left_collar": (3, 48, 0),
    "left_shoulder": (18, 50, 0), "left_elbow": (45, 50, 0), "left_wrist": (70, 50, 0),
}  # fmt: skip
T_POSE = {j: np.array(p, float) for j, p in T_POSE.items()}
T_POSE |= {
    j.replace("left", "right"): p * [-1, 1, 1] for j, p in T_POSE.items() if j.startswith("left")
}


def write(path, names=MIXAMO, places=T_POSE, angles=None, order="ZXY", scale=1.0, frames=3):
    """A BVH file of a skeleton that rests as ``places`` say; ``angles`` (T, 3) of its joints."""
    joints = list(names)
    angles = angles or {}
    rows, text = [], ["HIERARCHY"]

    def block(joint):
        up = parent(joint)
        text.append(f"{'JOINT' if up else 'ROOT'} {names[joint]}")
        offset = scale * (places[joint] - places[up]) if up else np.zeros(3)
        text.extend(["{", "OFFSET {} {} {}".format(*offset)])
        turns = " ".join(f"{axis}rotation" for axis in order)
        text.append(f"CHANNELS {'3' if up else '6 Xposition Yposition Zposition'} {turns}")
        if not up:
            rows.append(np.tile(scale * np.array([0, 95.0, 0]), (frames, 1)))
        local = files.turn(np.zeros((frames, 3)) if joint not in angles else angles[joint])
        rows.append(files.Rotation.from_matrix(local).as_euler(order, degrees=True))
        children = [child for child in joints if parent(child) == joint]
        for child in children:
            block(child)
        if not children:
            text.extend(["End Site", "{", "OFFSET 0 1 0", "}"])
        text.append("}")

    def parent(joint):
        up = skeleton.PARENTS[skeleton.JOINTS.index(joint)]
        while up >= 0 and skeleton.JOINTS[up] not in names:
            up = skeleton.PARENTS[up]
        return skeleton.JOINTS[up] if up >= 0 else None

    block("pelvis")
    body = [" ".join(f"{value:.8f}" for value in row) for row in np.concatenate(rows, 1)]
    head = ["MOTION", f"Frames: {frames}", "Frame Time: 0.0333333"]
    path.write_text("\n".join([*text, *head, *body]) + "\n")
    return path


def degrees(motion, other=None):
    """The largest angle of a motion's joints, or between two motions."""
    reference = rotation.identity(1).to(motion.rotations) if other is None else other.rotations
    return float(torch.rad2deg(rotation.angle_between(motion.rotations, reference)).max())


def renamed(change):
    return {joint: change(bone) for joint, bone in MIXAMO.items()}


BLENDER = {
    joint: {"shoulder": "upper_arm", "elbow": "forearm", "wrist": "hand", "hip": "thigh",
            "knee": "shin", "ankle": "foot", "foot": "toe", "collar": "shoulder"}
    .get(base, joint) + {"left": ".L", "right": ".R"}.get(side, "")
    for joint in MIXAMO for side, _, base in [joint.partition("_")]
}  # fmt: skip
POSER = {
    joint: {"left": "l", "right": "r"}[side] + {
        "shoulder": "Shldr", "elbow": "ForeArm", "wrist": "Hand", "hip": "Thigh", "knee": "Shin",
        "ankle": "Foot", "foot": "Toe", "collar": "Collar"}[base] if base else joint
    for joint in MIXAMO for side, _, base in [joint.partition("_")]
}  # fmt: skip


@pytest.mark.parametrize(
    "names",
    [
        MIXAMO,
        renamed(lambda bone: f"mixamorig:{bone}"),
        renamed(lambda bone: f"mixamorig1{bone}"),
        renamed(str.upper),
        renamed(lambda bone: f"Bip01 {bone}"),
        renamed(lambda bone: f"Ac\xe9tor:{bone}"),
        BLENDER,
        POSER,
    ],
    ids=["mixamo", "prefix", "prefix1", "upper", "space", "latin1", "blender", "poser"],
)
def test_usual_names_in_a_t_pose(names, tmp_path):
    path = write(tmp_path / "a.bvh", names)
    motion = read_motion(path)
    assert degrees(motion) < 1e-3
    assert motion.observed.sum() == 21
    assert motion.root_translation[0].tolist() == pytest.approx([0, 0.95, 0])


def turned(places, joints, degrees):
    """Places with the limb that begins at the first joint turned about z."""
    first = places[joints[0]]
    turn = files.turn([0, 0, degrees])
    return places | {joint: first + turn @ (places[joint] - first) for joint in joints[1:]}


def test_an_a_pose_is_calibrated_from_its_offsets(tmp_path):
    """Arms that hang by 50° and legs that spread by 15° at rest, shown in a T-pose, are none."""
    places = T_POSE
    angles = {}
    for side, sign in (("left", 1), ("right", -1)):
        arm = [f"{side}_{j}" for j in ("shoulder", "elbow", "wrist")]
        leg = [f"{side}_{j}" for j in ("hip", "knee", "ankle", "foot")]
        places = turned(turned(places, arm, -50 * sign), leg, 15 * sign)
        angles[arm[0]] = np.tile([0, 0, 50.0 * sign], (3, 1))
        angles[leg[0]] = np.tile([0, 0, -15.0 * sign], (3, 1))
    assert degrees(read_motion(write(tmp_path / "a.bvh", places=places, angles=angles))) < 1e-3
    rest = read_motion(write(tmp_path / "b.bvh", places=places))
    shoulder = skeleton.index("left_shoulder")
    assert float(rotation.to_axis_angle(rest.rotations[0, shoulder])[2]) == pytest.approx(
        np.deg2rad(-50), abs=1e-5
    )


def test_z_up_and_any_heading_are_turned_upright(tmp_path):
    angles = {"left_shoulder": np.tile([0, 0, -60.0], (3, 1))}
    upright = read_motion(write(tmp_path / "a.bvh", angles=angles))
    turn = np.array([[0, 0, 1], [1, 0, 0], [0, 1, 0]], float)
    places = {joint: turn @ place for joint, place in T_POSE.items()}
    angles = {"left_shoulder": np.tile([0, -60.0, 0], (3, 1))}
    angles = {"left_shoulder": np.tile(turn @ [0, 0, -60.0], (3, 1))}
    other = read_motion(write(tmp_path / "b.bvh", places=places, angles=angles))
    assert degrees(upright, other) < 1e-3


@pytest.mark.parametrize("scale", [0.01, 1, 10, 1 / 2.54], ids=["m", "cm", "mm", "inch"])
@pytest.mark.parametrize("mapped", [False, True])
def test_the_unit_is_told_from_the_legs(scale, mapped, tmp_path):
    path = write(tmp_path / "a.bvh", scale=scale)
    motion = read_motion(path, MIXAMO if mapped else None)
    assert float(motion.root_translation[0, 1]) == pytest.approx(0.95, rel=1e-3)


def test_names_of_bandai_namco_in_a_t_pose_are_no_bandai_namco(tmp_path):
    names = {joint: bone for bone, _, joint, _ in files.BANDAI if joint in T_POSE}
    assert degrees(read_motion(write(tmp_path / "a.bvh", names))) < 1e-3


def test_channel_orders_of_one_pose_agree(tmp_path):
    angles = {"left_knee": np.tile([30.0, 10, -5], (3, 1)), "spine2": np.tile([5.0, 20, 9], (3, 1))}
    first = read_motion(write(tmp_path / "a.bvh", angles=angles))
    assert degrees(first, read_motion(write(tmp_path / "b.bvh", angles=angles, order="YXZ"))) < 1e-3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("End Site", "END SITE"),
        ("End Site", "EndSite"),
        ("MOTION", "Motion"),
        ("Zrotation", "ZROTATION"),
        ("Xposition", "xposition"),
        ("JOINT Spine2", "joint Spine2"),
        ("HIERARCHY", "HIERARCHY\n# written by hand"),
        ("ROOT", "# ROOT MOTION\nROOT"),
        ("Frame Time: 0.0333333", "Frame Time:    0.033"),
        ("Frame Time: 0.0333333", "Frame Time: 0.03333333333333333333"),
        ("\nMOTION", "\r\nMOTION\r"),
        ("Head\n", "LOCOMOTION\n"),
    ],
)
def test_dialects_are_read(old, new, tmp_path):
    angles = {"left_knee": np.tile([30.0, 0, 0], (3, 1))}
    path = write(tmp_path / "a.bvh", angles=angles)
    plain = read_motion(path)
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    motion = read_motion(path)
    assert degrees(motion, plain) < 1e-4
    assert motion.fps == 30


@pytest.mark.parametrize(
    ("text", "fps"), [("0.0166", 60), ("0.016", 60), (".0041", 240), ("0.0333667", 29.97)]
)
def test_frame_times_that_are_cut_off(text, fps, tmp_path):
    path = write(tmp_path / "a.bvh")
    path.write_text(path.read_text().replace("0.0333333", text))
    assert read_motion(path).fps == pytest.approx(fps, rel=1e-4)


@pytest.mark.parametrize("number", ["nan", "-inf", "1e308"])
def test_bones_of_no_length_are_refused(number, tmp_path):
    path = write(tmp_path / "a.bvh")
    path.write_text(path.read_text().replace("OFFSET 0.0 10.0", f"OFFSET {number} 10.0", 1))
    with pytest.raises(ValueError, match=rf"a\.bvh: Spine has the OFFSET '{number} 10.0"):
        read_motion(path)


def test_channels_of_an_end_site_are_its_own(tmp_path):
    angles = {"left_wrist": np.tile([0.0, 40, 10], (3, 1))}
    path = write(tmp_path / "a.bvh", angles=angles)
    plain = read_motion(path)
    text = path.read_text()
    head, motion, rows = text.partition("MOTION")
    site = "OFFSET 0 1 0\n"
    before, last, after = head.rpartition(site)
    head = before + last + "CHANNELS 3 Xrotation Yrotation Zrotation\n" + after
    lines = rows.rstrip().splitlines()
    lines[3:] = [line + " 7 8 9" for line in lines[3:]]
    path.write_text(head + motion + "\n".join(lines))
    assert degrees(read_motion(path), plain) < 1e-4


def test_what_is_dropped_is_told(tmp_path):
    path = write(tmp_path / "a.bvh")
    content = path.read_bytes()
    path.write_bytes(content + content.splitlines()[-1] + b"\n\0")
    with pytest.warns(UserWarning, match="1 rows beyond the 3 frames are left out"):
        assert len(read_motion(path)) == 3
    path.write_bytes(content.replace(b"ROOT Hips", b"ROOT \xc9:Hips"))
    with pytest.warns(UserWarning, match="names are not UTF-8"):
        assert len(read_motion(path)) == 3
    path.write_bytes(content.decode().encode("utf-16"))
    assert len(read_motion(path)) == 3


def test_an_unknown_skeleton_shows_the_mapping_to_edit(tmp_path):
    names = {joint: f"b{number}" for number, joint in enumerate(MIXAMO)}
    with pytest.raises(ValueError, match=r"a\.bvh.*0 of its joints.*mapping=\{'pelvis': 'b0'"):
        read_motion(write(tmp_path / "a.bvh", names))


def test_bones_are_recognized_in_every_spelling():
    chain = {"Hips": None, "LThigh": "Hips", "thigh_r": "Hips", "Left Shin": "LThigh"}
    assert recognize(chain) == {
        "pelvis": "Hips", "left_hip": "LThigh", "right_hip": "thigh_r", "left_knee": "Left Shin",
    }  # fmt: skip


@pytest.mark.skipif(not DATA, reason="KDICT_DATA is not set: no files of other makers")
def test_files_of_other_makers():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        motions = [read_motion(path) for path in sorted((Path(DATA) / "bvh-other").glob("*.bvh"))]
    assert [int(m.observed.sum()) for m in motions] == [21, 21, 3, 21]
    for motion in motions[:2]:
        bend = rotation.to_axis_angle(rotation.mean_rotation(motion.rotations.transpose(0, 1)))
        # Arms hang beside the body, and it stands at the height of a pelvis.
        assert bend[skeleton.index("left_shoulder")][2] < -0.8
        assert bend[skeleton.index("right_shoulder")][2] > 0.8
        assert 0.8 < motion.root_translation[:, 1].mean() < 1.1
