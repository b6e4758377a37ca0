"""`kdict.datasets`: joint sets, each reader on files of its documented layout, and `check`."""

import os
import pickle
import re
import warnings
from pathlib import Path

import dataset_files as files
import numpy as np
import pytest

from kdict import datasets
from kdict.body.joint_sets import H36M_OF_32, MPI_OF_28
from kdict.cli import main
from kdict.datasets import (
    HMR_P1,
    HMR_P2,
    JOINT_SETS,
    P1,
    P2,
    Mesh,
    Protocol,
    Sample,
    convert,
    joint_order,
    read_coco,
    read_human36m,
    read_lsp,
    read_lspet,
    read_mpi_inf_3dhp_test,
    read_mpi_inf_3dhp_train,
    read_mpii,
    read_spin,
    read_up3d,
)
from kdict.datasets.human36m_protocol import ACTIONS, CAMERAS, by_action

NO_PHOTOGRAPHS = pytest.mark.filterwarnings("ignore:.*no images")
REAL = os.environ.get("KDICT_DATA")
real = pytest.mark.skipif(not REAL, reason="KDICT_DATA is not set: no real files")


def truncate(path, keep=0.5):
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])


# Joint sets


def test_orders_are_those_of_the_published_evaluations():
    assert joint_order("h36m17", "lsp14") == [6, 5, 4, 1, 2, 3, 16, 15, 14, 11, 12, 13, 8, 10]
    assert joint_order("mpii16", "lsp14") == [*range(6), *range(10, 16), 8, 9]
    spin = joint_order("spin24", "h36m17")
    assert spin == [14, 3, 4, 5, 2, 1, 0, 16, 12, 17, 18, 9, 10, 11, 8, 7, 6]
    assert joint_order("mpi17", "h36m17")[0] == 14
    assert joint_order("spin24", "lsp14") == list(range(14))


def test_joints_of_32_and_of_28_are_the_same_joints():
    names = {
        11: "pelvis", 6: "left_hip", 7: "left_knee", 8: "left_ankle", 1: "right_hip",
        2: "right_knee", 3: "right_ankle", 12: "spine", 24: "neck", 14: "jaw", 15: "head_top",
        17: "left_shoulder", 18: "left_elbow", 19: "left_wrist", 25: "right_shoulder",
        26: "right_elbow", 27: "right_wrist",
    }  # fmt: skip
    assert tuple(names[i] for i in H36M_OF_32) == JOINT_SETS["h36m17"]
    names = {
        3: "spine", 4: "pelvis", 5: "neck", 6: "jaw", 7: "head_top", 9: "left_shoulder",
        10: "left_elbow", 11: "left_wrist", 14: "right_shoulder", 15: "right_elbow",
        16: "right_wrist", 18: "left_hip", 19: "left_knee", 20: "left_ankle", 23: "right_hip",
        24: "right_knee", 25: "right_ankle",
    }  # fmt: skip
    assert tuple(names[i] for i in MPI_OF_28) == JOINT_SETS["h36m17"]


def test_convert_fills_in_and_flags_what_is_lacking():
    points = np.random.default_rng(0).normal(size=(5, 17, 2))
    known = np.ones((5, 17), bool)
    known[:, 5] = False  # the left shoulder
    found, flags = convert(points, known, "coco17", "lsp14")
    names = JOINT_SETS["lsp14"]
    for i, name in enumerate(names):
        has = name in JOINT_SETS["coco17"]
        assert (flags[:, i] == (has and name != "left_shoulder")).all()
    ankle = JOINT_SETS["coco17"].index("right_ankle")
    np.testing.assert_array_equal(found[:, 0], points[:, ankle])
    assert (found[:, names.index("neck")] == 0).all()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: joint_order("lsp14", "h36m17"), "lsp14 has no pelvis, spine, jaw, which h36m17"),
        (lambda: joint_order("lsp", "h36m17"), "joint set 'lsp'; expected one of smpl24"),
        (
            lambda: convert(np.zeros((4, 13, 3)), np.ones((4, 13)), "lsp14", "spin24"),
            r"shape \(4, 13, 3\).*lsp14 has 14 joints",
        ),
        (lambda: Sample(dataset="a", name="b", joints=np.zeros((14, 3))), "joint_set is None"),
        (
            lambda: Sample(dataset="a", name="b", joints=np.zeros((14, 2)), joint_set="lsp14"),
            r"joints has shape \(14, 2\); expected \(14, 3\)",
        ),
        (lambda: Mesh(np.zeros((24, 3)), np.zeros(10)), r"pose has shape \(24, 3\)"),
    ],
)
def test_wrong_sets_and_shapes(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_sample_draws_a_tight_box_around_what_is_labeled():
    points = np.full((14, 2), 1e6)
    points[[2, 5]] = [[10, 50], [40, 20]]
    labeled = np.isin(np.arange(14), [2, 5])
    sample = Sample(dataset="a", name="b", keypoints=points, keypoint_set="lsp14", labeled=labeled)
    assert sample.box.tolist() == [10, 20, 30, 30]
    assert (sample.visible == labeled).all()


# LSP


def test_lsp(tmp_path):
    joints = files.write_lsp(tmp_path)
    samples = list(read_lsp(tmp_path, "test"))
    assert [samples[0].name, samples[-1].name, len(samples)] == ["im1001", "im2000", 1000]
    one = samples[7]
    assert one.image == tmp_path / "images" / "im1008.jpg"
    np.testing.assert_array_equal(one.keypoints, joints[:2, :, 1007].T)
    np.testing.assert_array_equal(one.visible, joints[2, :, 1007] == 0)
    assert one.labeled.all()
    assert one.keypoint_set == "lsp14"
    assert next(read_lsp(tmp_path, "train")).name == "im0001"


@NO_PHOTOGRAPHS
def test_lsp_masks(tmp_path):
    files.write_lsp(tmp_path, images=False)
    names = [f"im{i:04d}_{kind}.png" for i in range(1001, 2001)
             for kind in ("segmentation", "part_segmentation")]  # fmt: skip
    files.photographs(tmp_path / "upi" / "data" / "lsp", names)
    one = next(read_lsp(tmp_path, masks=tmp_path / "upi"))
    assert [one.silhouette.name, one.parts.name] == names[:2]
    one.parts.unlink()
    with pytest.raises(FileNotFoundError, match=r"1 are missing .*im1001_part_segmentation.png"):
        read_lsp(tmp_path, masks=tmp_path / "upi")


def test_lspet(tmp_path):
    joints = files.write_lspet(tmp_path)
    with pytest.warns(UserWarning, match=f"no images, looked for images in {tmp_path}"):
        samples = list(read_lspet(tmp_path))
    assert len(samples) == 10000
    assert samples[41].image is None
    np.testing.assert_array_equal(samples[41].labeled, joints[:, 2, 41] == 1)
    np.testing.assert_array_equal(samples[41].visible, samples[41].labeled)
    np.testing.assert_array_equal(samples[41].keypoints, joints[:, :2, 41])


def test_lsp_and_lspet_are_not_taken_for_each_other(tmp_path):
    files.write_lspet(tmp_path)
    with pytest.raises(ValueError, match=r"joints has shape \(14, 3, 10000\); expected \(3"):
        read_lsp(tmp_path)
    files.write_lsp(tmp_path, images=False)
    with pytest.raises(ValueError, match=r"joints has shape \(3, 14, 2000\); expected \(14"):
        read_lspet(tmp_path)


# Files that are missing, misplaced, cut off or do not fit


def test_folder_one_level_off_says_where_the_right_one_is(tmp_path):
    inner = tmp_path / "data" / "lsp_dataset"
    files.write_lsp(inner)
    with pytest.raises(FileNotFoundError, match=f"one level deeper: pass {inner} instead"):
        read_lsp(tmp_path / "data")
    with pytest.raises(FileNotFoundError, match=f"one level higher: pass {inner} instead"):
        read_lsp(inner / "images")


def test_missing_folder_and_file_say_what_was_looked_for_where(tmp_path):
    with pytest.raises(
        FileNotFoundError, match=r"looked for joints.mat in .*absent, which does not"
    ):
        read_lsp(tmp_path / "absent")
    (tmp_path / "other.txt").write_text("")
    with pytest.raises(FileNotFoundError, match=r"holds other.txt; expected .*obtain it at http"):
        read_lsp(tmp_path)


def test_partial_download_and_surplus_photographs(tmp_path):
    files.write_lsp(tmp_path)
    (tmp_path / "images" / "im0500.jpg").unlink()
    (tmp_path / "images" / "im0700.jpg").write_bytes(b"")
    message = r"looked for 2000 files in .*images; 2 are missing or empty, the first .*im0500.jpg"
    with pytest.raises(FileNotFoundError, match=message):
        read_lsp(tmp_path)
    files.write_lsp(tmp_path)
    files.photographs(tmp_path / "images", ["im2001.jpg"])
    with pytest.raises(ValueError, match=r"1 images without annotation, the first im2001.jpg"):
        read_lsp(tmp_path)


@pytest.mark.parametrize("keep", [0.0, 0.001, 0.5, 0.99])
def test_truncated_matlab_files(tmp_path, keep):
    files.write_lsp(tmp_path, images=False)
    truncate(tmp_path / "joints.mat", keep)
    with pytest.raises(ValueError, match=r"joints.mat: cannot be read as a MATLAB file.*bytes"):
        read_lsp(tmp_path)


def test_matlab_file_without_the_variable(tmp_path):
    files.scipy.io.savemat(tmp_path / "joints.mat", {"other": 1})
    with pytest.raises(ValueError, match=r"joints.mat: lacks joints; it holds other"):
        read_lsp(tmp_path)


def test_unknown_split(tmp_path):
    with pytest.raises(ValueError, match=r"split is 'val'; expected one of train, test"):
        read_lsp(tmp_path, "val")
    with pytest.raises(ValueError, match=r"split is 'all'"):
        read_up3d(tmp_path, "all")


# MPII


def test_mpii_structs_of_one_and_many_people(tmp_path):
    people = files.write_mpii(tmp_path)
    samples = list(read_mpii(tmp_path))
    assert [s.name for s in samples] == ["a/0", "b/1", "c/0"]
    for sample, points in zip(samples, people, strict=True):
        assert sample.labeled.sum() == len(points)
        for point in points:
            joint = int(point["id"])
            place = [point["x"] - 1, point["y"] - 1]  # MATLAB counts from 1
            np.testing.assert_allclose(sample.keypoints[joint], place, atol=1e-12)
            assert sample.visible[joint] == (point.get("is_visible", "1") == "1")
    assert samples[0].box.tolist() == [150, 50, 300, 300]
    assert samples[2].box.tolist() == [*samples[2].keypoints[6], 0, 0]
    assert samples[1].image == tmp_path / "images" / "b.jpg"


def test_mpii_in_a_folder_of_annotations_and_missing_photograph(tmp_path):
    files.write_mpii(tmp_path)
    (tmp_path / "annotations").mkdir()
    name = "mpii_human_pose_v1_u12_1.mat"
    (tmp_path / name).rename(tmp_path / "annotations" / name)
    assert len(list(read_mpii(tmp_path))) == 3
    (tmp_path / "images" / "b.jpg").unlink()
    with pytest.raises(FileNotFoundError, match=r"the first .*b\.jpg"):
        read_mpii(tmp_path)


def test_mpii_file_of_another_kind(tmp_path):
    path = tmp_path / "mpii_human_pose_v1_u12_1.mat"
    files.scipy.io.savemat(path, {"RELEASE": {"images": 3}})
    with pytest.raises(ValueError, match=r"cannot be read as MPII's annotations.*annolist"):
        read_mpii(tmp_path)


# COCO


def test_coco(tmp_path):
    content = files.write_coco(tmp_path)
    samples = list(read_coco(tmp_path, "val2017"))
    assert [s.name for s in samples] == [
        "000000000002/104", "000000000003/100", "000000000003/101",
    ]  # fmt: skip
    numbers = np.reshape(content["annotations"][1]["keypoints"], (17, 3))
    np.testing.assert_array_equal(samples[2].keypoints, numbers[:, :2])
    np.testing.assert_array_equal(samples[2].labeled, numbers[:, 2] > 0)
    np.testing.assert_array_equal(samples[2].visible, numbers[:, 2] == 2)
    assert samples[2].box.tolist() == [1.5, 2.5, 30, 40]
    assert samples[0].image == tmp_path / "val2017" / "000000000002.jpg"


def test_cocos_people_without_labels_need_no_box(tmp_path):
    content = files.write_coco(tmp_path)
    path = tmp_path / "annotations" / "person_keypoints_val2017.json"
    count = len(list(read_coco(tmp_path, "val2017")))
    content["annotations"].append({"id": 9, "image_id": 30, "keypoints": [0] * 51})
    path.write_text(files.json.dumps(content))
    assert len(list(read_coco(tmp_path, "val2017"))) == count


def test_coco_in_trouble(tmp_path):
    content = files.write_coco(tmp_path)
    path = tmp_path / "annotations" / "person_keypoints_val2017.json"
    with pytest.raises(FileNotFoundError, match=r"person_keypoints_train2017.json"):
        read_coco(tmp_path)
    (tmp_path / "val2017" / "000000000003.jpg").unlink()
    with pytest.raises(FileNotFoundError, match=r"000000000003.jpg"):
        read_coco(tmp_path, "val2017")
    path.write_text(path.read_text().replace('"image_id": 30', '"image_id": 31'))
    with pytest.raises(ValueError, match=r"1 images are annotated but not listed, the first 31"):
        read_coco(tmp_path, "val2017")
    for annotation in content["annotations"]:
        del annotation["keypoints"]
    path.write_text(files.json.dumps(content))
    with pytest.raises(ValueError, match=r"annotation 100 has no keypoints; expected 51"):
        read_coco(tmp_path, "val2017")
    truncate(path)
    with pytest.raises(ValueError, match=r"cannot be read as JSON"):
        read_coco(tmp_path, "val2017")


@pytest.mark.parametrize("part", range(8))
def test_damaged_files_are_named_whatever_their_parser_raises(tmp_path, part):
    files.write_mpii(tmp_path)
    path = tmp_path / "mpii_human_pose_v1_u12_1.mat"
    content = bytearray(path.read_bytes())
    at = len(content) * part // 8 + 130
    content[at : at + 200] = np.random.default_rng(part).bytes(200)
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"mpii_human_pose_v1_u12_1.mat: "):
        list(read_mpii(tmp_path))


# UP-3D


def test_up3d_python_2_pickles(tmp_path):
    written = files.write_up3d(tmp_path)
    samples = list(read_up3d(tmp_path, "test"))
    assert [s.name for s in samples] == ["00001", "00003"]
    for sample in samples:
        body = written[sample.name]
        np.testing.assert_array_equal(sample.mesh.pose, body["pose"])
        np.testing.assert_array_equal(sample.mesh.betas, body["betas"])
        np.testing.assert_array_equal(sample.mesh.trans, body["trans"])
        np.testing.assert_array_equal(sample.keypoints, body["points"][:2].T)
        np.testing.assert_array_equal(sample.labeled, body["points"][2] > 0)
        assert sample.mesh.gender == "neutral"
        assert sample.image.is_file()


class Harmful:
    def __init__(self, trace):
        self.trace = trace

    def __reduce__(self):
        return exec, (f"open({str(self.trace)!r}, 'w')",)


def test_up3d_pickle_that_runs_code_is_refused(tmp_path):
    files.write_up3d(tmp_path)
    path, trace = tmp_path / "00001_body.pkl", tmp_path / "was_run"
    path.write_bytes(pickle.dumps({"pose": Harmful(trace)}, protocol=2))
    with pytest.raises(ValueError, match=r"00001_body.pkl: refused, and nothing in it was run"):
        next(read_up3d(tmp_path))
    assert not trace.exists()


def test_up3d_in_trouble(tmp_path):
    files.write_up3d(tmp_path)
    truncate(tmp_path / "00001_body.pkl")
    with pytest.raises(ValueError, match=r"00001_body.pkl: cannot be read as a pickle"):
        next(read_up3d(tmp_path))
    np.save(tmp_path / "00001_joints.npy", np.zeros((14, 3)))
    with pytest.raises(ValueError, match=r"00001_joints.npy: .*\(14, 3\).*expected.*\(3, 14\)"):
        next(read_up3d(tmp_path))
    (tmp_path / "00003_joints.npy").unlink()
    with pytest.raises(FileNotFoundError, match=r"1 are missing or empty.*00003_joints"):
        read_up3d(tmp_path)
    (tmp_path / "test.txt").write_text("00001.png\n")
    with pytest.raises(ValueError, match=r"test.txt: found '00001.png'"):
        read_up3d(tmp_path)


# MPI-INF-3DHP


@NO_PHOTOGRAPHS
@pytest.mark.parametrize("hdf5", [False, True])
def test_mpi_inf_3dhp_train(tmp_path, hdf5):
    if hdf5:
        pytest.importorskip("h5py", reason="h5py is not installed")
    cells = files.write_mpi_train(tmp_path, frames=3, hdf5=hdf5)
    samples = list(read_mpi_inf_3dhp_train(tmp_path, frame_stride=2))
    assert len(samples) == 16 * 8 * 2
    assert sorted({s.camera for s in samples}) == list("01245678")
    one = next(s for s in samples if s.name == "S1/Seq1/video_4/frame_000003")
    expected = cells["annot3"][4, 0][2].reshape(28, 3)[list(MPI_OF_28)] / 1000
    np.testing.assert_allclose(one.joints, expected, rtol=1e-15)
    expected = cells["annot2"][4, 0][2].reshape(28, 2)[list(MPI_OF_28)]
    np.testing.assert_array_equal(one.keypoints, expected)
    assert (one.subject, one.action, one.frame) == ("S1", "Seq1", 2)


@NO_PHOTOGRAPHS
def test_mpi_inf_3dhp_train_frames_are_matched_by_number(tmp_path):
    files.write_mpi_train(tmp_path, frames=3)
    for camera in (0, 1):
        names = [f"frame_{i:06d}.jpg" for i in (3, 1, 2, 4)]
        files.photographs(tmp_path / "S1/Seq1/imageFrames" / f"video_{camera}", names)
    (tmp_path / "S1/Seq1/imageFrames/video_1/frame_000002.jpg").unlink()
    samples = read_mpi_inf_3dhp_train(tmp_path)
    images = [next(samples).image.name for _ in range(3)]
    assert images == ["frame_000001.jpg", "frame_000002.jpg", "frame_000003.jpg"]
    with pytest.raises(FileNotFoundError, match=r"the first .*video_1/frame_000002.jpg"):
        next(samples)
    (tmp_path / "S8/Seq2/annot.mat").unlink()
    with pytest.raises(FileNotFoundError, match=r"looked for S8/Seq2/annot.mat in"):
        read_mpi_inf_3dhp_train(tmp_path)


def test_mpi_inf_3dhp_test(tmp_path):
    pytest.importorskip("h5py", reason="h5py is not installed")
    written = files.write_mpi_test(tmp_path)
    samples = list(read_mpi_inf_3dhp_test(tmp_path))
    assert [s.frame for s in samples[:3]] == [0, 2, 4]
    assert len(samples) == 18
    one = samples[4]
    content = written["TS2"]
    assert one.name == "TS2/img_000003"
    assert one.image == tmp_path / "TS2" / "imageSequence" / "img_000003.jpg"
    assert one.action == "Sitting"
    np.testing.assert_array_equal(one.joints, content["univ_annot3"][:, :, 0, 2].T / 1000)
    np.testing.assert_array_equal(one.keypoints, content["annot2"][:, :, 0, 2].T)
    assert one.joint_set == "mpi17"


def test_mpi_inf_3dhp_test_in_trouble(tmp_path):
    h5py = pytest.importorskip("h5py", reason="h5py is not installed")
    files.write_mpi_test(tmp_path)
    images = tmp_path / "TS3" / "imageSequence"
    files.photographs(images, ["img_000006.jpg"])
    with pytest.raises(ValueError, match=r"1 images without annotation, the first img_000006"):
        read_mpi_inf_3dhp_test(tmp_path)
    for name in ("img_000006.jpg", "img_000002.jpg"):
        (images / name).unlink()
    with pytest.raises(FileNotFoundError, match=r"the first .*img_000002.jpg"):
        read_mpi_inf_3dhp_test(tmp_path)
    truncate(tmp_path / "TS2" / "annot_data.mat")
    with pytest.raises(ValueError, match=r"annot_data.mat: cannot be read as a MATLAB 7.3 file"):
        read_mpi_inf_3dhp_test(tmp_path)
    with h5py.File(tmp_path / "TS1" / "annot_data.mat", "a") as file:
        del file["valid_frame"]
    with pytest.raises(ValueError, match=r"lacks valid_frame; it holds activity_ann"):
        read_mpi_inf_3dhp_test(tmp_path)


# Human3.6M


def test_protocols():
    assert P1.cameras == CAMERAS == ("54138969", "55011271", "58860488", "60457274")
    assert P2.cameras == HMR_P2.cameras == ("60457274",)
    assert P1.takes("S11", "Directions", 1, "54138969")
    assert not HMR_P1.takes("S11", "Directions", 1, "54138969")
    assert HMR_P1.takes("S11", "Directions", 1, "55011271")
    assert P2.takes("S9", "Eating", 1, "60457274")
    assert not HMR_P2.takes("S9", "Eating", 1, "60457274")
    assert not P1.takes("S1", "Eating", 0, "60457274")


def test_trials_are_numbered_as_in_the_dataset():
    found = by_action(["Directions", "Directions 1", "Sitting 2", "Sitting 1", "WalkingDog"])
    assert found == {
        ("Directions", 0): "Directions 1", ("Directions", 1): "Directions",
        ("Sitting", 0): "Sitting 1", ("Sitting", 1): "Sitting 2", ("WalkDog", 0): "WalkingDog",
    }  # fmt: skip


SMALL = Protocol("small", ("S9", "S11"), actions=("Directions", "Photo"), frame_stride=5)


@NO_PHOTOGRAPHS
def test_human36m_cdf(tmp_path):
    pytest.importorskip("cdflib", reason="cdflib is not installed")
    written = files.write_human36m_cdf(tmp_path, SMALL.subjects, SMALL.actions)
    samples = list(read_human36m(tmp_path, SMALL))
    assert len(samples) == 2 * 2 * 2 * 4 * 2
    one = next(s for s in samples if s.name == "S11_TakingPhoto_1.58860488_000006")
    told = (one.subject, one.action, one.trial, one.camera, one.frame)
    assert told == ("S11", "Photo", 0, "58860488", 5)
    key = ("S11", "D3_Positions_mono", "TakingPhoto 1", "58860488")
    expected = written[key][5].reshape(32, 3)[list(H36M_OF_32)].astype(float) / 1000
    np.testing.assert_array_equal(one.joints, expected)
    key = ("S11", "D2_Positions", *key[2:])
    expected = written[key][5].reshape(32, 2)[list(H36M_OF_32)]
    np.testing.assert_array_equal(one.keypoints, expected)
    assert one.axes == "camera"
    hmr = Protocol("hmr", ("S11",), actions=("Directions",), excluded=HMR_P1.excluded)
    assert len(list(read_human36m(tmp_path, hmr))) == (8 - 1) * 2


@NO_PHOTOGRAPHS
def test_human36m_p2_takes_one_camera_every_fifth_frame(tmp_path):
    pytest.importorskip("cdflib", reason="cdflib is not installed")
    files.write_human36m_cdf(tmp_path, P2.subjects, cameras=P2.cameras, frames=11)
    samples = list(read_human36m(tmp_path, P2))
    assert len(samples) == 2 * 15 * 2 * 3
    assert {s.frame for s in samples} == {0, 5, 10}
    assert {s.camera for s in samples} == {"60457274"}
    assert {s.action for s in samples} == {*ACTIONS}
    assert len(list(read_human36m(tmp_path, HMR_P2))) == 2 * 15 * 3


def test_human36m_cdf_in_trouble(tmp_path):
    pytest.importorskip("cdflib", reason="cdflib is not installed")
    files.write_human36m_cdf(tmp_path, SMALL.subjects, SMALL.actions)
    names = []
    with pytest.warns(UserWarning, match="no images"):
        names = [f"{s.name}.jpg" for s in read_human36m(tmp_path, SMALL)]
    files.photographs(tmp_path / "images", names)
    assert next(read_human36m(tmp_path, SMALL)).image.is_file()
    (tmp_path / "images" / names[3]).unlink()
    with pytest.raises(FileNotFoundError, match=f"1 are missing or empty.*{re.escape(names[3])}"):
        read_human36m(tmp_path, SMALL)
    files.photographs(tmp_path / "images", names)
    place = tmp_path / "S9" / "MyPoseFeatures"
    files.write_cdf(place / "D2_Positions" / "Directions 1.54138969.cdf", np.zeros((3, 64)))
    with pytest.raises(ValueError, match=r"D2_Positions.*has 3 frames, .*D3.* has 7"):
        next(read_human36m(tmp_path, SMALL))
    (place / "D2_Positions" / "Directions 1.54138969.cdf").unlink()
    with pytest.raises(FileNotFoundError, match=r"looked for Directions 1.54138969.cdf in"):
        next(read_human36m(tmp_path, SMALL))
    joints = place / "D3_Positions_mono" / "Directions 1.54138969.cdf"
    truncate(joints)
    with pytest.raises(ValueError, match=r"Directions 1.54138969.cdf: cannot be read as a CDF"):
        read_human36m(tmp_path, SMALL)
    joints.unlink()
    with pytest.raises(FileNotFoundError, match=r"lacks .* of small, the first Directions, trial"):
        read_human36m(tmp_path, SMALL)
    with pytest.raises(FileNotFoundError, match=r"lacks 104 of the recordings of P1"):
        read_human36m(tmp_path, Protocol("P1", ("S11",)))
    with pytest.raises(FileNotFoundError, match=r"looked for S5/MyPoseFeatures/D3_Positions_mono"):
        read_human36m(tmp_path, Protocol("both", ("S9", "S5"), actions=("Photo",)))


def test_human36m_npz_in_the_world_and_with_cameras(tmp_path):
    positions = files.write_human36m_npz(tmp_path, P1.subjects)
    samples = list(read_human36m(tmp_path))
    assert len(samples) == 2 * 15 * 2 * 2
    one = samples[5]
    assert (one.axes, one.camera, one.keypoints) == ("world", None, None)
    assert (one.subject, one.action, one.trial, one.frame) == ("S9", "Discussion", 0, 5)
    expected = positions["S9"]["Discussion 1"][5, list(H36M_OF_32)]
    np.testing.assert_array_equal(one.joints, expected)
    for subject in P1.subjects:
        cameras = files.write_human36m_cameras(tmp_path, subject)
    assert len(list(read_human36m(tmp_path))) == 4 * len(samples)
    seen = list(read_human36m(tmp_path, P2))
    assert len(seen) == len(samples)
    camera = cameras["4"]
    for before, after in zip(samples[-5:], seen[-5:], strict=True):
        expected = [np.array(camera["R"]) @ x + np.array(camera["t"]) / 1000 for x in before.joints]
        np.testing.assert_allclose(after.joints, expected, atol=1e-12)
        x, y, z = np.array(expected).T
        pixels = np.stack([1145.0 * x / z + 512.5, 1143.0 * y / z + 515.5], 1)
        np.testing.assert_allclose(after.keypoints, pixels, atol=1e-9)
        assert after.axes == "camera"


def test_human36m_npz_is_opened_without_running_it(tmp_path):
    trace = tmp_path / "was_run"
    path = tmp_path / "data_3d_h36m.npz"
    np.savez(path, positions_3d=np.array(Harmful(trace), dtype=object))
    with pytest.raises(ValueError, match=r"data_3d_h36m.npz: cannot be read.*names .*exec"):
        read_human36m(tmp_path)
    assert not trace.exists()
    np.savez(path, positions_3d=np.zeros(3))
    with pytest.raises(ValueError, match=r"data_3d_h36m.npz: cannot be read.*\(3,\)"):
        read_human36m(tmp_path)
    files.write_human36m_npz(tmp_path, ["S9"])
    with pytest.raises(ValueError, match=r"has no S11; it holds S9"):
        read_human36m(tmp_path)
    truncate(path)
    with pytest.raises(ValueError, match=r"data_3d_h36m.npz: cannot be read"):
        read_human36m(tmp_path)


@NO_PHOTOGRAPHS
def test_human36m_json(tmp_path):
    protocol = Protocol("one", ("S9",))
    cameras, world = files.write_human36m_json(tmp_path, "S9")
    samples = list(read_human36m(tmp_path, protocol))
    assert len(samples) == 15 * 2 * 4 * 2
    one = next(s for s in samples if s.name == "s_09_act_03_subact_02_ca_04_000006")
    told = (one.action, one.trial, one.camera, one.frame)
    assert told == ("Discussion", 1, "60457274", 5)
    assert one.box.tolist() == [5, 2, 300, 400]
    right_first = np.array(world["3"]["2"]["5"])
    order = joint_order("h36m17_right_first", "h36m17")
    camera = cameras["4"]
    expected = [(np.array(camera["R"]) @ x + camera["t"]) / 1000 for x in right_first[order]]
    np.testing.assert_allclose(one.joints, expected, atol=1e-12)
    _, y, z = np.array(expected).T
    np.testing.assert_allclose(one.keypoints[:, 1], 1143.0 * y / z + 515.5, atol=1e-9)
    assert [s.name for s in read_human36m(tmp_path / "annotations", protocol)] == [
        s.name for s in samples
    ]


@NO_PHOTOGRAPHS
def test_human36m_json_in_trouble(tmp_path):
    protocol = Protocol("one", ("S9",))
    files.write_human36m_json(tmp_path, "S9")
    path = tmp_path / "annotations" / "Human36M_subject9_joint_3d.json"
    world = files.json.loads(path.read_text())
    del world["2"]["1"]["5"]
    path.write_text(files.json.dumps(world))
    with pytest.raises(ValueError, match=r"joint_3d.json: has no joints of s_09_act_02.*_000006"):
        list(read_human36m(tmp_path, protocol))
    path.unlink()
    with pytest.raises(FileNotFoundError, match=r"looked for Human36M_subject9_joint_3d.json in"):
        read_human36m(tmp_path, protocol)
    with pytest.raises(FileNotFoundError, match=r"S1/MyPoseFeatures or data_3d_h36m.npz or annot"):
        read_human36m(tmp_path, Protocol("other", ("S1",)))


# SPIN


def test_spin(tmp_path):
    arrays = files.spin_arrays()
    np.savez(tmp_path / "h36m_valid_protocol2.npz", **arrays)
    files.photographs(tmp_path, [*arrays["imgname"], *arrays["maskname"], *arrays["partname"]])
    samples = list(read_spin(tmp_path / "h36m_valid_protocol2.npz", tmp_path, tmp_path))
    for i, s in enumerate(samples):
        assert s.image == tmp_path / arrays["imgname"][i]
        assert (s.subject, s.action, s.camera) == ("S9", "Directions", "60457274")
        assert s.frame == 5 * i
        x, y, width, height = s.box
        assert width == height == 200 * arrays["scale"][i]
        np.testing.assert_allclose([x + width / 2, y + height / 2], arrays["center"][i])
        np.testing.assert_array_equal(s.keypoints, arrays["part"][i, :, :2])
        np.testing.assert_array_equal(s.labeled, arrays["part"][i, :, 2] > 0)
        np.testing.assert_array_equal(s.joints, arrays["S"][i, :, :3])
        np.testing.assert_array_equal(s.joints_known, arrays["S"][i, :, 3] > 0)
        assert (s.mesh is None) == (i % 2 == 0)
        assert s.silhouette.is_file()
        assert s.parts.is_file()
    np.testing.assert_array_equal(samples[1].mesh.pose, arrays["pose"][1])
    assert [samples[1].mesh.gender, samples[3].mesh.gender] == ["female", "male"]


def test_spin_with_little_in_it_and_under_its_other_name(tmp_path):
    names = [f"mpi_inf_3dhp_test_set/TS{i}/imageSequence/img_{i:06d}.jpg" for i in range(1, 6)]
    left_out = dict.fromkeys(["S", "pose", "shape", "has_smpl", "gender", "maskname", "partname"])
    arrays = files.spin_arrays(imgname=np.array(names), **left_out)
    np.savez(tmp_path / "mpi_inf_3dhp_valid.npz", **arrays)
    samples = list(read_spin(tmp_path / "mpi_inf_3dhp_test.npz"))
    assert [s.subject for s in samples] == ["TS1", "TS2", "TS3", "TS4", "TS5"]
    assert samples[2].frame == 2
    for nothing in ("image", "joints", "mesh", "silhouette", "camera", "action"):
        assert getattr(samples[0], nothing) is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"center": None}, r"a.npz: lacks center; it holds imgname, scale"),
        ({"pose": np.zeros((5, 24, 3))}, r"a.npz: pose has shape \(5, 24, 3\).*\(5, 72\)"),
        ({"S": np.zeros((4, 24, 4))}, r"a.npz: S has shape \(4, 24, 4\).*\(5, 24, 4\)"),
        ({"scale": np.array([{}] * 5, dtype=object)}, r"a.npz: cannot be read as one of SPIN's"),
    ],
)
def test_spin_of_wrong_content(tmp_path, changes, message):
    np.savez(tmp_path / "a.npz", **files.spin_arrays(**changes))
    with pytest.raises(ValueError, match=message):
        read_spin(tmp_path / "a.npz")


def test_spin_missing_photographs_and_file(tmp_path):
    np.savez(tmp_path / "a.npz", **files.spin_arrays())
    with pytest.raises(FileNotFoundError, match=r"5 are missing or empty, the first .*S9_Directi"):
        read_spin(tmp_path / "a.npz", images=tmp_path)
    with pytest.raises(FileNotFoundError, match=r"looked for b.npz in"):
        read_spin(tmp_path / "b.npz")


# Check


def test_check_tells_complete_from_broken_and_names_sources(tmp_path, capsys):
    files.write_up3d(tmp_path / "up-3d")
    files.write_mpii(tmp_path / "mpii")
    files.write_coco(tmp_path / "more" / "coco")
    np.savez(tmp_path / "lsp_dataset_test.npz", **files.spin_arrays())
    assert main(["check", str(tmp_path / "up-3d")]) == 0
    assert "UP-3D in" in (out := capsys.readouterr().out)
    assert "test: 2 samples" in out
    assert "complete" in out
    assert "http://human-pose.mpi-inf.mpg.de" in out
    files.write_lsp(tmp_path / "lsp")
    (tmp_path / "lsp" / "images" / "im0001.jpg").unlink()
    np.savez(tmp_path / "unrelated.npz", poses=np.zeros(3))
    (tmp_path / "lsp_dataset_test.npz").rename(tmp_path / "up-3d" / "lsp_dataset_test.npz")
    assert main(["check", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert re.search(r"error    test: .*im0001.jpg", out)
    for title, state in (
        ("MPII Human Pose", "complete"), ("COCO person keypoints", "complete"),
        ("SPIN's npz files", "complete"), ("Leeds Sports Pose", "incomplete"),
    ):  # fmt: skip
        assert re.search(rf"^{title} in .*: {state}$", out, re.MULTILINE)
    assert "Human3.6M: S9/MyPoseFeatures" in out.partition("Not found:")[2]


def test_check_human36m_and_mpi_inf_3dhp(tmp_path, capsys):
    for library in ("h5py", "cdflib"):
        pytest.importorskip(library, reason=f"{library} is not installed")
    files.write_mpi_train(tmp_path / "3dhp")
    files.write_mpi_test(tmp_path / "3dhp_test")
    files.write_human36m_npz(tmp_path / "vp3d", P1.subjects)
    files.write_human36m_cdf(tmp_path / "h36m", P2.subjects, actions=["Photo"], frames=2)
    assert main(["check", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "test: 18 samples" in out
    assert re.search(r"missing  train, every 100th frame: .*imageFrames", out)
    assert "P1: 120 samples" in out
    assert re.search(r"error    P2: .*: Human3.6M lacks 28 of the recordings", out)


def damaged_coco(change):
    def write(folder):
        content = files.write_coco(folder)
        change(content)
        path = folder / "annotations" / "person_keypoints_val2017.json"
        path.write_text(files.json.dumps(content))
        return lambda: list(read_coco(folder, "val2017"))

    return write


def damaged_json(kind, change):
    def write(folder):
        files.write_human36m_json(folder, "S9", frames=1)
        path = folder / "annotations" / f"Human36M_subject9_{kind}.json"
        content = files.json.loads(path.read_text())
        path.write_text(files.json.dumps(change(content) or content))
        return lambda: list(read_human36m(folder, Protocol("one", ("S9",))))

    return write


def damaged_mpii(*points):
    def write(folder):
        files.write_mpii(folder)
        rect = files.structs({"annopoints": files.structs({"point": files.structs(*points)})})
        shot = files.structs({"image": files.structs({"name": "a.jpg"}), "annorect": rect})
        release = files.structs({"annolist": shot, "img_train": np.array([[1]])})
        files.scipy.io.savemat(folder / "mpii_human_pose_v1_u12_1.mat", {"RELEASE": release})
        return lambda: list(read_mpii(folder))

    return write


def damaged_spin(**changes):
    def write(folder):
        np.savez(folder / "coco_2014_train.npz", **files.spin_arrays(**changes))
        return lambda: list(read_spin(folder / "coco_2014_train.npz"))

    return write


def damaged_up3d(name, content):
    def write(folder):
        files.write_up3d(folder)
        (folder / name).write_bytes(content)
        return lambda: list(read_up3d(folder))

    return write


def a_folder_for_a_file(folder):
    files.write_up3d(folder)
    (folder / "test.txt").unlink()
    (folder / "test.txt").mkdir()
    return lambda: list(read_up3d(folder))


def empty_joints(folder):
    files.write_lsp(folder, images=False)
    (folder / "joints.mat").write_bytes(b"")
    return lambda: list(read_lsp(folder))


NAN_POSE = pickle.dumps(
    {"pose": np.full(72, np.nan), "betas": np.zeros(10), "trans": np.zeros(3)}, protocol=2
)


@NO_PHOTOGRAPHS
@pytest.mark.parametrize(
    ("write", "message"),
    [
        (empty_joints, r"joints.mat: cannot be read"),
        (damaged_coco(lambda c: c["images"][0].pop("file_name")), r"val2017.json: .*file_name"),
        (damaged_coco(lambda c: c["annotations"][0].pop("image_id")), r"val2017.json: .*image_id"),
        (damaged_coco(lambda c: c["annotations"][0].pop("bbox")), r"val2017.json: .*bbox"),
        (damaged_coco(lambda c: c["annotations"][0].update(bbox=[1, 2])), r"val2017.json: .*shape"),
        (damaged_coco(lambda c: c["annotations"].append(None)), r"val2017.json: cannot be read"),
        (damaged_coco(lambda c: c.update(images=3)), r"val2017.json: cannot be read"),
        (damaged_json("joint_3d", lambda c: [1]), r"joint_3d.json: has no joints of"),
        (
            damaged_json("joint_3d", lambda c: c["2"]["1"].update({"0": [[0, 0, 0]] * 16})),
            r"joint_3d.json: .*\(16, 3\).*\(17, 3\)",
        ),
        (
            damaged_json("data", lambda c: [i.update(cam_idx=0) for i in c["images"]] and c),
            r"data.json: .*cam_idx is one of \[0\]; cameras count from 1 to 4",
        ),
        (damaged_mpii({"x": 1.0, "y": 1.0, "id": -1.0}), r"id is -1; expected 0 to 15"),
        (damaged_spin(imgname=np.array("a")), r"imgname has shape \(\); expected \(N,\)"),
        (damaged_spin(imgname=np.array([b"\xff"] * 5)), r"2014_train.npz: cannot be read"),
        (damaged_up3d("test.txt", b"\xff\xfe\x00"), r"test.txt: cannot be read as a list"),
        (damaged_up3d("00001_body.pkl", NAN_POSE), r"00001_body.pkl: .*pose holds NaN"),
        (a_folder_for_a_file, r"test.txt: is a folder; expected a list"),
    ],
)
def test_damage_is_named_and_does_not_stop_check(tmp_path, capsys, write, message):
    read = write(tmp_path)
    with pytest.raises(ValueError, match=message):
        read()
    assert main(["check", str(tmp_path)]) == 1
    assert "error " in capsys.readouterr().out


def test_hidden_points_of_mpii_may_be_flagged_by_numbers(tmp_path):
    points = [{"x": 1.0, "y": 1.0, "id": float(i), "is_visible": flag}
              for i, flag in enumerate((0.0, 1.0, "0", "1"))]  # fmt: skip
    (one,) = damaged_mpii(*points)(tmp_path)()
    assert one.visible[:4].tolist() == [False, True, False, True]
    assert one.labeled[:4].all()


def test_valid_frames_of_mpi_inf_3dhp_are_zeros_and_ones(tmp_path):
    h5py = pytest.importorskip("h5py", reason="h5py is not installed")
    files.write_mpi_test(tmp_path)
    with h5py.File(tmp_path / "TS1" / "annot_data.mat", "a") as file:
        file["valid_frame"][1] = np.nan
    with pytest.raises(ValueError, match=r"annot_data.mat: valid_frame holds nan; expected 0 or 1"):
        read_mpi_inf_3dhp_test(tmp_path)


@pytest.mark.parametrize("frame_stride", [0, -5, 1.5])
def test_a_stride_that_is_none(tmp_path, frame_stride):
    with pytest.raises(ValueError, match=f"frame_stride is {frame_stride}; expected a stride"):
        read_mpi_inf_3dhp_train(tmp_path, frame_stride=frame_stride)
    with pytest.raises(ValueError, match=f"frame_stride is {frame_stride}; expected a stride"):
        Protocol("none", ("S9",), frame_stride=frame_stride)


def test_check_of_a_part_of_a_download(tmp_path, capsys):
    files.write_up3d(tmp_path / "a")
    (tmp_path / "a" / "test.txt").unlink()
    files.write_up3d(tmp_path / "b")
    for path in (tmp_path / "b").glob("*_body.pkl"):
        path.unlink()
    path = tmp_path / "c" / "h36m_valid_protocol1.npz"
    path.parent.mkdir()
    np.savez(path, **files.spin_arrays())
    truncate(path)
    assert main(["check", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert re.search(
        r"UP-3D in .*a: incomplete\n(.*\n)*?  error    test: .*looked for test.txt", out
    )
    assert re.search(r"UP-3D in .*b: incomplete\n(.*\n)*?  error    test: .*00001_body.pkl", out)
    assert re.search(
        r"SPIN's .*c: incomplete\n  error    h36m_valid_protocol1.npz: .*truncated", out
    )


def test_check_from_within_a_dataset(tmp_path, capsys, monkeypatch):
    files.write_lsp(tmp_path / "lsp")
    monkeypatch.chdir(tmp_path / "lsp" / "images")
    assert main(["check", "."]) == 1
    assert "One level higher lies Leeds Sports Pose" in capsys.readouterr().out
    with pytest.raises(FileNotFoundError, match=f"higher: pass {tmp_path / 'lsp'} instead"):
        read_lsp(".")


def test_check_passes_by_folders_that_may_not_be_opened(tmp_path, capsys, monkeypatch):
    """A disk's lost+found does not hide the datasets beside it."""
    files.write_coco(tmp_path / "coco")
    closed = tmp_path / "lost+found"
    closed.mkdir()
    stat, iterdir, access = os.stat, Path.iterdir, os.access

    def refuse(path):
        if Path(path) == closed or closed in Path(path).parents:
            raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "access", lambda p, mode: Path(p) != closed and access(p, mode))
    monkeypatch.setattr(Path, "iterdir", lambda p: refuse(p) or iterdir(p))
    monkeypatch.setattr(
        os,
        "stat",
        lambda p, **k: (Path(str(p)).parent == closed and refuse(p)) or stat(p, **k),
    )
    assert main(["check", str(tmp_path)]) == 0
    assert "val2017: 3 samples" in capsys.readouterr().out
    assert main(["check", str(closed)]) == 2
    assert "lost+found: may not be opened" in capsys.readouterr().err
    with pytest.raises(FileNotFoundError, match="permission denied"):
        read_lsp(closed)


def test_check_nothing_there(tmp_path, capsys):
    files.write_lsp(tmp_path / "lsp")
    assert main(["check", str(tmp_path / "lsp" / "images")]) == 1
    assert "One level higher lies Leeds Sports Pose" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "absent")]) == 2
    assert "absent: folder not found" in capsys.readouterr().err
    assert main(["check", str(tmp_path / "lsp" / "joints.mat")]) == 2
    assert "joints.mat: is a file" in capsys.readouterr().err


# Real files


@real
@NO_PHOTOGRAPHS
def test_real_lsp_and_lspet():
    samples = [*read_lsp(Path(REAL, "lsp"), "train"), *read_lsp(Path(REAL, "lsp"), "test")]
    assert len(samples) == 2000
    visible = np.array([s.visible for s in samples])
    assert 0.9 < visible.mean() < 0.95
    points = np.array([s.keypoints for s in samples])
    head, ankles = points[:, 13, 1], points[:, [0, 5], 1].mean(1)
    assert (head < ankles).mean() > 0.9  # y is down, and the order of joints is right
    people = list(read_lspet(Path(REAL, "lspet")))
    assert len(people) == 10000
    assert 0.85 < np.mean([s.labeled for s in people]) < 0.9


@real
def test_real_coco():
    samples = list(read_coco(Path(REAL, "coco-mini")))
    assert len(samples) == 86
    assert all(s.image.is_file() for s in samples)
    # Keypoints lie in their own person's box; a few hands reach out of it.
    inside = np.concatenate([(s.keypoints[s.labeled] - s.box[:2]) / s.box[2:] for s in samples])
    assert ((inside >= 0) & (inside <= 1)).all(1).mean() > 0.9


@real
def test_real_check(capsys):
    assert main(["check", REAL]) == 0
    out = capsys.readouterr().out
    assert "train2017: 86 samples" in out
    assert "train: 10,000 samples" in out
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        datasets.read_coco(Path(REAL, "coco-mini"))
