"""Writes motion files of exactly the documented formats, for the tests of `kdict.mocap`.

One motion in CMU's angles is written as ASF/AMC, as exponential maps and as BVH; another, in
rotations of SMPL's joints, as Bandai-Namco's BVH. Nothing here uses the readers.
"""

import numpy as np
from scipy.spatial.transform import Rotation

# bone, parent, axis in degrees, degrees of freedom, name in the conversions
CMU_BONES = [
    ("lhipjoint", "root", (0, 0, 0), "", "LHipJoint"),
    ("lfemur", "lhipjoint", (0, 0, 20), "rx ry rz", "LeftUpLeg"),
    ("ltibia", "lfemur", (0, 0, 20), "rx", "LeftLeg"),
    ("lfoot", "ltibia", (-90, 5, 20), "rx rz", "LeftFoot"),
    ("ltoes", "lfoot", (-90, 5, 20), "rx", "LeftToeBase"),
    ("rhipjoint", "root", (0, 0, 0), "", "RHipJoint"),
    ("rfemur", "rhipjoint", (0, 0, -20), "rx ry rz", "RightUpLeg"),
    ("rtibia", "rfemur", (0, 0, -20), "rx", "RightLeg"),
    ("rfoot", "rtibia", (-90, -5, -20), "rx rz", "RightFoot"),
    ("rtoes", "rfoot", (-90, -5, -20), "rx", "RightToeBase"),
    ("lowerback", "root", (0, 0, 0), "rx ry rz", "LowerBack"),
    ("upperback", "lowerback", (0, 0, 0), "rx ry rz", "Spine"),
    ("thorax", "upperback", (0, 0, 0), "rx ry rz", "Spine1"),
    ("lowerneck", "thorax", (0, 0, 0), "rx ry rz", "Neck"),
    ("upperneck", "lowerneck", (0, 0, 0), "rx ry rz", "Neck1"),
    ("head", "upperneck", (0, 0, 0), "rx ry rz", "Head"),
    ("lclavicle", "thorax", (0, 0, 0), "ry rz", "LeftShoulder"),
    ("lhumerus", "lclavicle", (170, -30, -80), "rx ry rz", "LeftArm"),
    ("lradius", "lhumerus", (170, -30, -80), "rx", "LeftForeArm"),
    ("lwrist", "lradius", (0, 90, 80), "ry", "LeftHand"),
    ("lhand", "lwrist", (0, 90, 80), "rx rz", "LeftFingerBase"),
    ("lfingers", "lhand", (0, 90, 80), "rx", "LeftHandIndex1"),
    ("lthumb", "lwrist", (-90, 45, 0), "rx rz", "LThumb"),
    ("rclavicle", "thorax", (0, 0, 0), "ry rz", "RightShoulder"),
    ("rhumerus", "rclavicle", (170, 30, 80), "rx ry rz", "RightArm"),
    ("rradius", "rhumerus", (170, 30, 80), "rx", "RightForeArm"),
    ("rwrist", "rradius", (0, -90, -80), "ry", "RightHand"),
    ("rhand", "rwrist", (0, -90, -80), "rx rz", "RightFingerBase"),
    ("rfingers", "rhand", (0, -90, -80), "rx", "RightHandIndex1"),
    ("rthumb", "rwrist", (-90, -45, 0), "rx rz", "RThumb"),
]
MAX_NAMES = {
    "LowerBack": "Chest", "Spine": "Chest2", "Spine1": "Chest3", "Neck": "LowerNeck",
    "Neck1": "Neck",
    **{f"{side}{a}": f"{side}{b}" for side in ("Left", "Right") for a, b in (
        ("UpLeg", "Hip"), ("Leg", "Knee"), ("Foot", "Ankle"), ("ToeBase", "Toe"),
        ("Shoulder", "Collar"), ("Arm", "Shoulder"), ("ForeArm", "Elbow"),
        ("FingerBase", "Wrist"),
    )},
}  # fmt: skip
# Positions of the 30 bones and the root among the 38 joints of the exponential maps.
EXPMAP_ROWS = [
    0,
    *range(1, 6),
    *range(7, 12),
    *range(13, 19),
    *range(20, 26),
    27,
    *range(29, 35),
    36,
]


def turn(angles):
    """Rz·Ry·Rx of extrinsic xyz angles in degrees."""
    return Rotation.from_euler("xyz", angles, degrees=True).as_matrix()


def cmu_angles(frames=12, seed=0):
    """Smooth angles by bone (T, dof) and the root's (T, 6): translation, then rotation."""
    rng = np.random.default_rng(seed)
    time = np.linspace(0, 2, frames)[:, None]

    def wave(columns):
        return 25 * np.sin(time * rng.uniform(1, 3, columns) + rng.uniform(0, 6, columns))

    angles = {bone: wave(len(dof.split())) for bone, _, _, dof, _ in CMU_BONES if dof}
    for side in "lr":
        angles[f"{side}clavicle"] *= 1e-16
    angles["root"] = np.concatenate([wave(3), wave(3)], axis=1)
    return angles


def cmu_local(angles):
    """Local rotations (T, 31, 3, 3), the root first, by the definition of ASF/AMC."""
    local = [turn(angles["root"][:, 3:])]
    for bone, _, axis, dof, _ in CMU_BONES:
        full = np.zeros((len(local[0]), 3))
        for column, channel in enumerate(dof.split()):
            full[:, "xyz".index(channel[1])] = angles[bone][:, column]
        local.append(turn(axis) @ turn(full) @ turn(axis).T)
    return np.stack(local, axis=1)


def _direction(bone):
    """Legs spread by 20° and arms point sideways, as CMU's do at rest."""
    side = 1 if bone[0] == "l" else -1
    if bone[1:] in ("femur", "tibia"):
        return f"{side * 0.34202} -0.939693 0"
    return f"{side} 0 0" if bone[1:] in ("humerus", "radius", "hand") else "0 1 0"


def write_asf(path, skip=()):
    text = [
        "# synthetic", ":version 1.10", ":name TEST", ":units", "  mass 1.0", "  length 0.45",
        "  angle deg", ":documentation", "   none", ":root", "   order TX TY TZ RX RY RZ",
        "   axis XYZ", "   position 0 0 0", "   orientation 0 0 0", ":bonedata",
    ]  # fmt: skip
    for number, (bone, _, axis, dof, _) in enumerate(CMU_BONES, start=1):
        text += [
            "  begin", f"     id {number}", f"     name {bone}",
            f"     direction {_direction(bone)}", "     length 1",
            f"     axis {axis[0]} {axis[1]} {axis[2]}  XYZ",
        ]  # fmt: skip
        if dof:
            text += [f"    dof {dof}", *["    limits (-90.0 90.0)"] * len(dof.split())]
        text += ["  end"]
    text += [":hierarchy", "  begin"]
    for parent in ["root", *(bone for bone, *_ in CMU_BONES)]:
        children = [bone for bone, up, *_ in CMU_BONES if up == parent]
        if children:
            text.append(f"    {parent} {' '.join(children)}")
    text += ["  end"]
    path.write_text("\n".join(line for line in text if not any(word in line for word in skip)))
    return path


def write_amc(path, angles):
    text = ["#!OML:ASF test.ASF", ":FULLY-SPECIFIED", ":DEGREES"]
    for frame in range(len(angles["root"])):
        text.append(str(frame + 1))
        for bone, values in angles.items():
            text.append(f"{bone} " + " ".join(f"{value:.12g}" for value in values[frame]))
    path.write_text("\n".join(text) + "\n")
    return path


def write_expmap(path, angles):
    """With the T-pose first, stored transposed, the root composed as in the published files."""
    local = cmu_local(angles)
    x, y, z = angles["root"][:, 3:].T
    local[:, 0] = Rotation.from_euler("yxz", np.stack([y, x, z], -1), degrees=True).as_matrix()
    expmap = np.zeros((len(local) + 1, 38, 3), dtype=np.float32)
    rotations = Rotation.from_matrix(local.reshape(-1, 3, 3)).as_rotvec()
    expmap[1:, EXPMAP_ROWS] = -rotations.reshape(len(local), -1, 3)
    place = np.concatenate([angles["root"][:1, :3], angles["root"][:, :3]])
    np.savez(path, expmap=expmap, root_translation=place.astype(np.float32), fps=120)
    return path


def write_cmu_bvh(path, angles, names=None, t_pose=True):
    """As the MotionBuilder-friendly conversion has it, or with other names for the joints."""
    names = names or {}
    children = {up: [b for b, p, *_ in CMU_BONES if p == up] for up in ["root", *_bones()]}
    called = {"root": "Hips"} | {bone: names.get(name, name) for bone, _, _, _, name in CMU_BONES}
    offsets = {
        "ltibia": "2.5 -6.868693 0", "rtibia": "-2.5 -6.868693 0", "lradius": "5 0 0",
        "rradius": "-5 0 0",
    }  # fmt: skip
    order = []

    def block(bone, depth):
        order.append(bone)
        kind = "JOINT" if depth else "ROOT"
        place = "" if depth else "Xposition Yposition Zposition "
        lines = [f"{kind} {called[bone]}", "{", f"OFFSET {offsets.get(bone, '0 0 0')}",
                 f"CHANNELS {3 if depth else 6} {place}Zrotation Yrotation Xrotation"]  # fmt: skip
        for child in children[bone]:
            lines += block(child, depth + 1)
        if not children[bone]:
            lines += ["End Site", "{", "OFFSET 0 0 1", "}"]
        return [*lines, "}"]

    text = ["HIERARCHY", *block("root", 0)]
    local = cmu_local(angles)
    local = local[:, [["root", *_bones()].index(bone) for bone in order]]
    euler = Rotation.from_matrix(local.reshape(-1, 3, 3)).as_euler("ZYX", degrees=True)
    rows = np.concatenate([angles["root"][:, :3], euler.reshape(len(local), -1)], axis=1)
    if t_pose:
        rest = np.zeros((1, rows.shape[1]))
        rest[0, :3] = rows[0, :3]
        rest[0, 3 + 3 * order.index("lfemur")] = -21
        rows = np.concatenate([rest, rows])
    path.write_text("\n".join([*text, *_motion(rows, ".0083333")]))
    return path


def _bones():
    return [bone for bone, *_ in CMU_BONES]


def _motion(rows, seconds):
    values = [" ".join(f"{value:.10g}" for value in row) for row in rows]
    return ["MOTION", f"Frames: {len(rows)}", f"Frame Time: {seconds}", *values]


# bone, parent, and the world's x, y, z in its own axes (columns) in the T-pose
_TRUNK = [[0, 1, 0], [0, 0, 1], [1, 0, 0]]
_LEGS = {"L": [[0, -1, 0], [1, 0, 0], [0, 0, 1]], "R": [[0, 1, 0], [1, 0, 0], [0, 0, -1]]}
_ARMS = {"L": np.eye(3), "R": np.diag([1, -1, -1])}
BANDAI = [("Hips", "joint_Root", "pelvis", [[0, 1, 0], [-1, 0, 0], [0, 0, 1]])] + [
    (bone, up, joint, _TRUNK)
    for bone, up, joint in (
        ("Spine", "Hips", "spine2"), ("Chest", "Spine", "spine3"), ("Neck", "Chest", "neck"),
        ("Head", "Neck", "head"),
    )
]  # fmt: skip
for _letter, _side in (("L", "left"), ("R", "right")):
    _pitch = {"Foot": turn([50.4, 0, 0]), "Toes": turn([67.0, 0, 0])}
    for _chain, _rest in (
        ([("Shoulder", "collar"), ("UpperArm", "shoulder"), ("LowerArm", "elbow"),
          ("Hand", "wrist")], _ARMS),
        ([("UpperLeg", "hip"), ("LowerLeg", "knee"), ("Foot", "ankle"), ("Toes", "foot")], _LEGS),
    ):  # fmt: skip
        _up = "Chest" if _rest is _ARMS else "Hips"
        for _bone, _joint in _chain:
            _c = np.asarray(_rest[_letter]) @ _pitch.get(_bone, np.eye(3))
            BANDAI.append((f"{_bone}_{_letter}", _up, f"{_side}_{_joint}", _c))
            _up = f"{_bone}_{_letter}"


def write_bandai_bvh(path, world, place):
    """From world rotations by SMPL joint, each (T, 3, 3), and the pelvis's place (T, 3) in cm."""
    frames = len(place)
    bones = {bone: world[joint] @ np.asarray(c, float).T for bone, _, joint, c in BANDAI}
    bones["joint_Root"] = np.tile(np.eye(3), (frames, 1, 1))
    rows = [np.zeros((frames, 6))]
    text = []

    def block(bone, depth):
        channels = "Xposition Yposition Zposition Zrotation Xrotation Yrotation"
        lines = [f"{'JOINT' if depth else 'ROOT'} {bone}", "{", "OFFSET 1 2 3",
                 f"CHANNELS 6 {channels}"]  # fmt: skip
        for child, up, _, _ in BANDAI:
            if up == bone:
                local = bones[up].swapaxes(1, 2) @ bones[child]
                angles = Rotation.from_matrix(local).as_euler("ZXY", degrees=True)
                offset = place if child == "Hips" else np.tile([10.0, 0, 0], (frames, 1))
                rows.append(np.concatenate([offset, angles], axis=1))
                lines += block(child, depth + 1)
        if all(up != bone for _, up, _, _ in BANDAI):
            lines += ["End Site", "{", "OFFSET 0 0 0", "}"]
        return [*lines, "}"]

    text = ["HIERARCHY", *block("joint_Root", 0)]
    path.write_text("\n".join([*text, *_motion(np.concatenate(rows, axis=1), "0.0333333")]))
    return path
