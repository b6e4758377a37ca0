"""`kdict.mocap`: each format against the motion that was written, and against real files."""

import os
import re
from pathlib import Path

import mocap_files as files
import numpy as np
import pytest
import torch
from scipy.spatial.transform import Rotation

from kdict import rotation, skeleton
from kdict.mocap import asf_amc, bvh, read_folder, read_motion
from kdict.mocap.cmu_expmap import repaired_root

DATA = os.environ.get("KDICT_DATA")
real = pytest.mark.skipif(DATA is None, reason="KDICT_DATA, the folder of real data, is not set")


def degrees_between(a, b):
    return torch.rad2deg(rotation.angle_between(a.double(), b.double()))


def assert_same(a, b, tolerance=1e-3):
    assert degrees_between(a.rotations, b.rotations).max() < tolerance
    assert degrees_between(a.root_rotation, b.root_rotation).max() < tolerance
    assert torch.allclose(a.root_translation, b.root_translation, atol=1e-5)
    assert a.fps == b.fps
    assert a.observed.tolist() == b.observed.tolist()


def unobserved(motion):
    return {
        j for j, seen in zip(skeleton.DICTIONARY_JOINTS, motion.observed, strict=True) if not seen
    }


def quaternions(matrices):
    return torch.from_numpy(Rotation.from_matrix(matrices).as_quat()[..., [3, 0, 1, 2]])


@pytest.fixture
def amc(tmp_path):
    files.write_asf(tmp_path / "07.asf")
    return files.write_amc(tmp_path / "07_01.amc", files.cmu_angles())


def test_amc_follows_the_definition(amc):
    motion, angles = read_motion(amc), files.cmu_angles()
    world = {"root": files.turn(angles["root"][:, 3:])}
    for row, (bone, parent, *_) in enumerate(files.CMU_BONES, start=1):
        world[bone] = world[parent] @ files.cmu_local(angles)[:, row]
    # Three of the calibrated joints, written out.
    left, back = files.turn([0, 0, 20]), files.turn([-15, 0, 0])
    knee = (world["lfemur"] @ left).swapaxes(1, 2) @ world["ltibia"] @ left
    elbow = (world["rhumerus"] @ back).swapaxes(1, 2) @ world["rradius"] @ back
    head = (world["upperneck"] @ files.turn([-5, 0, 0])).swapaxes(1, 2)
    head = head @ world["head"] @ files.turn([-16, 0, 0])
    for joint, expected in {"left_knee": knee, "right_elbow": elbow, "head": head}.items():
        found = motion.rotations[:, skeleton.index(joint)]
        assert degrees_between(found, quaternions(expected)).max() < 1e-3
    assert degrees_between(motion.root_rotation, quaternions(world["root"])).max() < 1e-3
    assert np.allclose(motion.root_translation, angles["root"][:, :3] * 0.0254 / 0.45, atol=1e-5)
    assert unobserved(motion) == {"left_collar", "right_collar", "left_hand", "right_hand"}
    still = motion.rotations[:, ~motion.observed]
    assert torch.equal(still, rotation.identity(*still.shape[:2]))


def test_cmu_is_the_same_motion_in_all_its_formats(amc, tmp_path):
    angles, expected = files.cmu_angles(), read_motion(amc)
    assert_same(read_motion(files.write_expmap(tmp_path / "e.npz", angles)), expected)
    assert_same(read_motion(files.write_cmu_bvh(tmp_path / "b.bvh", angles)), expected)
    other = files.write_cmu_bvh(tmp_path / "m.bvh", angles, files.MAX_NAMES, t_pose=False)
    assert_same(read_motion(other), expected)


def test_names_with_a_namespace(amc, tmp_path):
    path = files.write_cmu_bvh(tmp_path / "b.bvh", files.cmu_angles())
    path.write_text(path.read_text().replace("JOINT ", "JOINT Actor:"))
    assert_same(read_motion(path), read_motion(amc))


def test_the_root_is_repaired_through_a_full_turn():
    turn = np.linspace(0, 400, 300)
    x, z = 12 * np.sin(turn / 40), 9 * np.cos(turn / 30)
    truth = Rotation.from_euler("xyz", np.stack([x, turn, z], -1), degrees=True)
    published = Rotation.from_euler("yxz", np.stack([turn, x, z], -1), degrees=True)
    # The published order tilts the body on the way, the repaired one is the captured one.
    assert np.degrees((published.inv() * truth).magnitude()).max() > 20
    repaired = Rotation.from_matrix(repaired_root(-published.as_rotvec()))
    assert np.degrees((repaired.inv() * truth).magnitude()).max() < 1e-4


def test_amc_takes_the_skeleton_it_is_given(amc, tmp_path):
    moved = (tmp_path / "07.asf").rename(tmp_path / "other.asf")
    with pytest.raises(FileNotFoundError, match=r"07_01\.amc.*07\.asf.*skeleton="):
        read_motion(amc)
    assert len(read_motion(amc, skeleton=moved)) == 12


@pytest.mark.parametrize("width", [72, 156, 165])
@pytest.mark.parametrize("gender", ["female", b"female"])
def test_amass(tmp_path, width, gender):
    rng = np.random.default_rng(0)
    poses, trans = rng.normal(size=(7, width)), rng.normal(size=(7, 3))
    path = tmp_path / "clip_poses.npz"
    np.savez(path, poses=poses, trans=trans, mocap_framerate=120.00004, gender=np.array(gender))
    motion = read_motion(path)
    upright = Rotation.from_euler("x", -90, degrees=True)
    for joint in range(21):
        expected = Rotation.from_rotvec(poses[:, 3 * joint + 3 : 3 * joint + 6]).as_matrix()
        assert degrees_between(motion.rotations[:, joint], quaternions(expected)).max() < 1e-3
    root = (upright * Rotation.from_rotvec(poses[:, :3])).as_matrix()
    assert degrees_between(motion.root_rotation, quaternions(root)).max() < 1e-3
    assert np.allclose(motion.root_translation, upright.apply(trans), atol=1e-6)
    assert motion.fps == 120
    assert unobserved(motion) == {"left_hand", "right_hand"}


def test_bandai_namco(tmp_path):
    frames, rng = 8, np.random.default_rng(1)
    vectors = rng.normal(scale=0.4, size=(frames, 23, 3))
    vectors[:, [2, 21, 22]] = 0
    q = rotation.from_axis_angle(torch.from_numpy(vectors))
    root = rotation.from_axis_angle(torch.from_numpy(rng.normal(scale=0.4, size=(frames, 3))))
    world = rotation.to_matrix(skeleton.world_rotations(q, root)).numpy()
    world = {joint: world[:, row] for row, joint in enumerate(skeleton.JOINTS)}
    place = rng.normal(loc=90, size=(frames, 3))
    motion = read_motion(files.write_bandai_bvh(tmp_path / "clip.bvh", world, place))
    assert degrees_between(motion.rotations, q).max() < 1e-3
    assert degrees_between(motion.root_rotation, root).max() < 1e-3
    assert np.allclose(motion.root_translation, place / 100, atol=1e-5)
    assert motion.fps == 30
    assert unobserved(motion) == {"spine1", "left_hand", "right_hand"}


def test_unknown_skeleton_says_how_and_a_mapping_reads_it(tmp_path):
    names = dict.fromkeys((name for *_, name in files.CMU_BONES), None)
    names = {name: f"b{number}" for number, name in enumerate(names)}
    names |= {"LeftUpLeg": "haunch", "LeftLeg": "shank"}
    path = files.write_cmu_bvh(tmp_path / "b.bvh", files.cmu_angles(), names, t_pose=False)
    with pytest.raises(ValueError, match=r"b\.bvh.*haunch.*mapping=\{'pelvis': 'Hips'"):
        read_motion(path)
    rest = files.turn([0, 0, 20])
    mapping = {"pelvis": "Hips", "left_hip": ("haunch", rest), "left_knee": ("shank", rest)}
    motion = read_motion(path, mapping)
    known = read_motion(files.write_cmu_bvh(tmp_path / "k.bvh", files.cmu_angles(), t_pose=False))
    for joint in ("left_hip", "left_knee"):
        row = skeleton.index(joint)
        assert degrees_between(motion.rotations[:, row], known.rotations[:, row]).max() < 1e-4
    assert motion.observed.sum() == 2


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ({"left_hip": "Hips"}, "no 'pelvis'"),
        ({"pelvis": "Hip"}, "no bone 'Hip' for 'pelvis', but .'Hips'"),
        ({"pelvis": "Hips", "tail": "Hips"}, "'tail'.; SMPL's joints are"),
        ({"pelvis": ("Hips", np.ones((3, 3)))}, "expected a rotation"),
        ({"pelvis": ("Hips", -np.eye(3))}, "expected a rotation"),
    ],
)
def test_wrong_mappings(tmp_path, mapping, message):
    path = files.write_cmu_bvh(tmp_path / "b.bvh", files.cmu_angles())
    with pytest.raises(ValueError, match=message):
        read_motion(path, mapping)


@pytest.fixture(scope="module")
def expmaps():
    return read_folder(Path(DATA) / "cmu-expmap")


@real
def test_expmap_and_amc_of_one_take_agree():
    official = read_motion(Path(DATA) / "cmu-asfamc/02_01.amc")
    assert_same(read_motion(Path(DATA) / "cmu-expmap/train/walking__walking_1.npz"), official)


@real
def test_no_expmap_clip_tilts_or_jumps(expmaps):
    upright = [rotation.to_matrix(m.root_rotation.double())[:, 1, 1].min() for m in expmaps]
    tilt = torch.rad2deg(torch.arccos(torch.stack(upright))).max()
    jumps = [degrees_between(m.root_rotation[1:], m.root_rotation[:-1]).max() for m in expmaps]
    assert tilt == pytest.approx(46, abs=0.5)
    assert max(jumps) == pytest.approx(9, abs=0.5)
    assert sum(map(len, expmaps)) == 60326 - len(expmaps)


@real
@pytest.mark.parametrize("folder", ["cmu-expmap", "cmu-asfamc", "bandai-bvh", "amass-sample"])
def test_bodies_bend_as_bodies_do(folder):
    motions = read_folder(Path(DATA) / folder)
    q = torch.cat([m.rotations for m in motions]).double().transpose(0, 1)
    mean = rotation.to_axis_angle(rotation.mean_rotation(q))

    def bend(joint):
        return mean[skeleton.index(joint)]

    # Shins go back about +x; forearms come forward about −y on the left, +y on the right.
    assert bend("left_knee")[0] > 0.15
    assert bend("right_knee")[0] > 0.15
    assert bend("left_elbow")[1] < -0.15
    assert bend("right_elbow")[1] > 0.15
    # Arms hang, feet lie flat in the mean.
    assert bend("left_shoulder")[2] < -0.5
    assert bend("right_shoulder")[2] > 0.5
    for side in ("left", "right"):
        assert bend(f"{side}_ankle").norm() < 0.35
        assert bend(f"{side}_foot").norm() < 0.25
    # Upright in y, at the height of a pelvis in meters.
    up = torch.cat([rotation.to_matrix(m.root_rotation)[:, :, 1] for m in motions]).mean(0)
    assert up[1] > 0.85
    height = torch.cat([m.root_translation[:, 1] for m in motions]).mean()
    assert 0.5 < height < 1.2


@pytest.mark.parametrize("text", [" ", "\n", "} ", "MOTION "])
def test_a_file_that_repeats_itself_takes_no_time(text):
    """It took the square of its length once: 13 s for 8,000 spaces."""
    lines = "HIERARCHY\n", text * 300_000, "x\nMOTION\n"
    with pytest.raises(ValueError, match=r"HIERARCHY section"):
        bvh.decode("".join(lines), "a")


def test_cmus_names_with_straight_legs_are_not_cmus(tmp_path):
    """Legs that hang at rest were once turned by the 20° that CMU's spread."""
    still = {bone: 0 * angles for bone, angles in files.cmu_angles(2).items()}
    files.write_amc(tmp_path / "07_01.amc", still)
    spread = files.write_asf(tmp_path / "07.asf").read_text()
    hip = skeleton.index("left_hip")

    def turns():
        motion = read_motion(tmp_path / "07_01.amc")
        return rotation.to_axis_angle(motion.rotations[0, hip]).rad2deg().tolist()

    assert turns() == pytest.approx([0, 0, 20], abs=1e-3)
    (tmp_path / "07.asf").write_text(re.sub(r"-?0\.34202 -0\.939693 0", "0 -1 0", spread))
    assert turns() == pytest.approx([0, 0, 0], abs=1e-3)


def test_the_roots_axis_is_honored(tmp_path):
    """Its angles are about the axes of ``orientation``; another order than XYZ is refused."""
    still = {bone: 0 * angles for bone, angles in files.cmu_angles(2).items()}
    still["root"][:, 3] = 30
    files.write_amc(tmp_path / "07_01.amc", still)
    text = files.write_asf(tmp_path / "07.asf").read_text()
    (tmp_path / "07.asf").write_text(text.replace("orientation 0 0 0", "orientation 0 90 0"))
    turn = rotation.to_axis_angle(read_motion(tmp_path / "07_01.amc").root_rotation[0])
    assert turn.rad2deg().tolist() == pytest.approx([0, 0, -30], abs=1e-3)
    (tmp_path / "07.asf").write_text(text.replace("axis XYZ", "axis ZYX", 1))
    with pytest.raises(ValueError, match=r"07\.asf: an axis reads '0 0 0 ZYX'; expected three"):
        read_motion(tmp_path / "07_01.amc")


def test_a_skeleton_of_too_many_bones_is_refused(tmp_path):
    files.write_asf(tmp_path / "07.asf")
    text = (tmp_path / "07.asf").read_text()
    bone = "begin\nname b{}\ndirection 0 1 0\nlength 1\naxis 0 0 0 XYZ\nend\n"
    bones = "".join(map(bone.format, range(1001)))
    with pytest.raises(ValueError, match=r"bones of the skeleton: found 1,001, expected at most"):
        asf_amc.parse_skeleton(text.replace(":hierarchy", f"{bones}:hierarchy"))
