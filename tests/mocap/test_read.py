"""`kdict.mocap.read`: telling formats, folders and everything that is no motion."""

import io
import pickle
import re
from pathlib import Path

import mocap_files as files
import numpy as np
import pytest

from kdict.mocap import read_folder, read_motion


@pytest.fixture
def folder(tmp_path):
    """One motion in three formats, and what lies beside motions and is none."""
    angles = files.cmu_angles()
    (tmp_path / "sub").mkdir()
    files.write_asf(tmp_path / "07.asf")
    files.write_amc(tmp_path / "07_01.amc", angles)
    files.write_expmap(tmp_path / "sub" / "walk.npz", angles)
    files.write_cmu_bvh(tmp_path / "b.bvh", angles)
    np.savez(tmp_path / "sub" / "shape.npz", betas=np.zeros(16))
    (tmp_path / "README.txt").write_text("a note")
    return tmp_path


def npz(**arrays):
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    return buffer.getvalue()


def expmap(frames=5, joints=38, **changes):
    arrays = {"expmap": np.zeros((frames, joints, 3)), "root_translation": np.zeros((frames, 3))}
    return npz(**arrays | {"fps": 120} | changes)


def amass(frames=5, width=156, **changes):
    arrays = {"poses": np.zeros((frames, width)), "trans": np.zeros((frames, 3))}
    return npz(**arrays | {"mocap_framerate": 120.0} | changes)


def test_folder_in_sorted_order(folder):
    assert [motion.name for motion in read_folder(folder)] == ["07_01", "b", "walk"]


def test_what_is_no_motion_is_skipped_and_told(folder):
    other = folder / "other.bvh"
    other.write_text(re.sub("(ROOT|JOINT) ", r"\1 b_", (folder / "b.bvh").read_text()))
    for name in ("neutral_stagei.npz", "sub/._walk.npz"):
        (folder / name).write_bytes(npz(betas=np.zeros(16)))
    (folder / "broken.npz").write_bytes(b"PK")
    with pytest.warns(UserWarning, match=r"2 of 5 files are left out, .*: \S*broken\.npz: "):
        motions = read_folder(folder)
    assert [motion.name for motion in motions] == ["07_01", "b", "walk"]
    for path in (folder / "b.bvh", folder / "07_01.amc"):
        path.unlink()
    with pytest.warns(UserWarning, match="1 of 3 files"):
        motions = read_folder(folder, {"pelvis": "b_Hips"})
    assert [motion.name for motion in motions] == ["other", "walk"]
    other.unlink()
    (folder / "sub" / "walk.npz").unlink()
    with pytest.raises(ValueError, match="none of 1 files can be read"):
        read_folder(folder)


def test_the_content_tells_not_the_suffix(folder):
    for old, new in (("b.bvh", "b.dat"), ("sub/walk.npz", "walk.bvh")):
        assert len(read_motion((folder / old).rename(folder / new))) == 12


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b"hello", "none of the known formats"),
        (b"\xff\xfd\x00\x01", "neither text nor"),
        (b"\xff\xfe\x00\x01", "none of the known formats"),
        (npz(joints=np.zeros(3)), "holds joints; a motion has expmap"),
        (expmap()[:400], "cannot be read"),
        (expmap(joints=37), r"\(5, 37, 3\); expected \(T, 38, 3\)"),
        (expmap(frames=1), "1 frames; expected the T-pose and"),
        (expmap(expmap=np.full((5, 38, 3), np.nan)), "NaN.*frame 0"),
        (expmap(root_translation=np.full((5, 3), np.nan)), "root_translation has NaN"),
        (expmap(root_translation=np.zeros((4, 3))), r"\(4, 3\); expected \(5, 3\)"),
        (expmap(root_translation=0.0), r"shape \(\); expected \(5, 3\)"),
        (expmap(fps="fast"), "fps is of type <U4, not numbers"),
        (expmap(fps=0), "fps"),
        (npz(expmap=np.zeros((5, 38, 3))), "no fps, root_translation"),
        (amass(frames=0), "0 frames"),
        (amass(trans=np.zeros(5)), r"trans has shape \(5,\); expected \(5, 3\)"),
        (amass(mocap_framerate=[120.0, 60.0]), "size 1"),
        (amass(width=100), r"\(5, 100\).*72 \(SMPL\)"),
        (amass(poses=np.full((5, 156), np.inf)), "infinite"),
        (npz(poses=np.zeros((5, 156))), "AMASS has poses, trans and mocap_framerate"),
        (b":name x\n:bonedata\n", "a skeleton without motion"),
        (b"HIERARCHY\nROOT Hips\n{\n", "no MOTION section"),
        (b"HIERARCHY\nROOT Hips\n{\nMOTION\n", "braces do not match"),
        (b"HIERARCHY\nROOT Hips\n{\nCHANNELS 3 Xrotation\nMOTION", "braces do not match"),
        (b"HIERARCHY\n} MOTION\n", "braces do not match"),
        (b"HIERARCHY\nROOT a { OFFSET 0 0 0 CHANNELS 1 Wrotation }\nMOTION", "Wrotation"),
    ],
)
def test_no_motion(tmp_path, content, message):
    path = tmp_path / "clip.npz"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=f"(?s)clip.npz: .*{message}"):
        read_motion(path)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("b.bvh", "Frames: 13", "Frames: 14", "is the file cut off"),
        ("b.bvh", "Frames: 13", "Frames: 0", "0 frames"),
        ("b.bvh", "Frames: 13", "Frames: ten", "does not start with"),
        ("b.bvh", "Time: .0083333\n", "Time: .0083333\nx ", "text where numbers belong"),
        ("b.bvh", "Time: .0083333", "Time: 0", "positive number of seconds"),
        ("b.bvh", "Time: .0083333", "Time: soon", "a number each"),
        ("b.bvh", "JOINT LThumb", "JOINT Hips", "two joints are called Hips"),
        ("07_01.amc", "rtibia", "rshin", "'rshin'.*does the .asf belong"),
        ("07_01.amc", "\n12\n", "\n12\n13\n", "frame 12 has no values for"),
        ("07_01.amc", "ltibia ", "ltibia 1 ", "2 values for 'ltibia'"),
        ("07_01.amc", "ltibia ", "ltibia x", "text where numbers belong"),
        ("07.asf", ":hierarchy", ":nothing", r"07_01\.amc: .*07\.asf: .*no section :hierarchy"),
        ("07.asf", "lfemur ltibia", "lfemur lshin", "disagree on lfoot, lshin, ltibia"),
        ("07.asf", "  XYZ", "  ZYX", "expected three angles and XYZ"),
        ("07.asf", "length 0.45", "length 0", "length 0.0; expected a positive number"),
        ("07.asf", "lfemur ltibia", "lfemur ltibia root", "disagree.*a loop"),
        ("07.asf", "order TX TY TZ RX RY RZ", "order", "no order or no orientation"),
    ],
)
def test_damaged_text(folder, name, old, new, message):
    path = folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    with pytest.raises(ValueError, match=f"(?s){message}"):
        read_motion(folder / ("07_01.amc" if name.startswith("07") else name))


def test_truncated_amc(folder):
    path = folder / "07_01.amc"
    path.write_text("\n".join(path.read_text().splitlines()[:-7]))
    with pytest.raises(ValueError, match=r"07_01\.amc: frame 12 .* cut off"):
        read_motion(path)
    path.write_text(":FULLY-SPECIFIED\n:DEGREES\n")
    with pytest.raises(ValueError, match="0 frames"):
        read_motion(path)


@pytest.mark.parametrize("name", ["b.bvh", "07_01.amc"])
def test_nan_in_text(folder, name):
    path = folder / name
    lines = path.read_text().splitlines()
    words = lines[-1].split()
    path.write_text("\n".join([*lines[:-1], " ".join([*words[:-1], "nan"])]))
    with pytest.raises(ValueError, match=f"{name}: .*NaN.*first in frame 1"):
        read_motion(path)


class Bomb:
    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return Path.touch, (self.path,)


def test_a_pickle_is_refused_and_not_run(tmp_path):
    bomb, mark = Bomb(tmp_path / "exploded"), tmp_path / "exploded"
    path = tmp_path / "clip.npz"
    for content in (
        pickle.dumps(bomb, protocol=0),
        pickle.dumps(bomb),
        expmap(expmap=np.array([bomb], dtype=object)),
        amass(trans=np.array([bomb], dtype=object)),
    ):
        path.write_bytes(content)
        with pytest.raises(ValueError, match=r"clip\.npz"):
            read_motion(path)
        assert not mark.exists()
    # It would have gone off.
    pickle.loads(pickle.dumps(bomb))
    assert mark.exists()


def test_objects_that_nobody_asked_for_stay_packed(tmp_path):
    path = tmp_path / "clip.npz"
    path.write_bytes(amass(labels=np.array([Bomb(tmp_path / "exploded")], dtype=object)))
    assert len(read_motion(path)) == 5
    assert not (tmp_path / "exploded").exists()


def test_missing(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"none\.bvh: there is no such file"):
        read_motion(tmp_path / "none.bvh")
    with pytest.raises(FileNotFoundError, match="holds no motion files"):
        read_folder(tmp_path)
    with pytest.raises(FileNotFoundError, match="is not a folder"):
        read_folder(tmp_path / "none")


def test_archives_take_no_mapping(tmp_path):
    path = tmp_path / "clip.npz"
    path.write_bytes(amass())
    with pytest.raises(ValueError, match="mapping is for BVH and AMC"):
        read_motion(path, {"pelvis": "Hips"})
