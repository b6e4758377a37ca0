"""The command line: fit, predict, train and check."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys

import numpy as np
import pytest
import torch
from PIL import Image

import kdict
from kdict import fitting
from kdict.cli import main
from kdict.fitting.initialization import turn
from kdict.photographs import output_names
from kdict.training import run as training
from kdict.training.config import TrainConfig


@pytest.fixture(scope="module")
def person():
    """COCO's keypoints (17, 3) of a person who stands in an image of 160 × 200 pixels."""
    body = kdict.load_body()
    straight = torch.tensor([1.0, 0, 0, 0]).expand(23, 4)
    facing = turn(x=torch.pi)
    points = kdict.body_keypoints(body, straight, facing, torch.zeros(10), "coco17")
    flat = kdict.project(points, torch.tensor([90.0, 80, 90])).numpy()
    return np.concatenate([flat, np.full((17, 1), 2.0)], 1)


@pytest.fixture
def folder(tmp_path, person):
    """Two images with their annotations, and a file that is no image."""
    people = []
    for number, count in ((1, 2), (2, 1)):
        Image.new("RGB", (160, 200), "gray").save(tmp_path / f"{number}.png")
        for i in range(count):
            shifted = person + np.array([20.0 * i, 0, 0])
            people.append({"image_id": number, "keypoints": shifted.flatten().tolist()})
    people.append({"image_id": 2, "keypoints": [5.0, 5, 2] + [0.0] * 48})
    images = [{"id": number, "file_name": f"{number}.png"} for number in (1, 2)]
    (tmp_path / "coco.json").write_text(json.dumps({"images": images, "annotations": people}))
    return tmp_path


@pytest.fixture(autouse=True, scope="module")
def _each_fit_once():
    """The commands' fits of the same keypoints are computed once."""
    fits, fit = {}, fitting.fit

    def remembered(found, **options):
        key = found.keypoints.tobytes(), found.visibility.tobytes()
        if key not in fits:
            fits[key] = fit(found, **options)
        return fits[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fitting, "fit", remembered)
        yield


def run(folder, *arguments, command="fit"):
    out = folder / "out"
    line = [command, *map(str, arguments), "--keypoints", str(folder / "coco.json")]
    return main([*line, "--out", str(out)]), out


def test_a_folder_of_images(folder, capsys):
    summaries = "--json", folder / "s.json", "--csv", folder / "s.csv"
    code, out = run(folder, folder, *summaries)
    assert code == 0
    names = {f"{n}{end}" for n in (1, 2) for end in ("_overlay.png", ".glb", ".npz")}
    assert {path.name for path in out.iterdir()} == names
    with Image.open(out / "1_overlay.png") as overlay:
        assert overlay.size == (160, 200)
        assert len(overlay.getcolors(2**16)) > 100
    with np.load(out / "2.npz", allow_pickle=False) as file:
        assert file["body_pose"].shape == (2, 69)
        assert file["problem"][1].startswith("1 visible keypoint")
    said = capsys.readouterr().out
    assert "1.png: 2 found, 2 placed" in said
    assert "2.png: 2 found, 1 placed" in said
    assert "the pose is a guess" in said
    rows = json.loads((folder / "s.json").read_text())
    assert [(row["image"], row["person"], row["in_scene"]) for row in rows] == [
        ("1.png", 0, True), ("1.png", 1, True), ("2.png", 0, True), ("2.png", 1, False),
    ]  # fmt: skip
    with (folder / "s.csv").open(newline="") as file:
        assert [row["image"] for row in csv.DictReader(file)] == [row["image"] for row in rows]


def test_who_cannot_be_placed_moves_nobody(folder):
    """One visible keypoint once gave 0.96 pixels per meter, 270 m away in the scene."""
    code, out = run(folder, folder / "2.png", "--mesh", "obj")
    assert code == 0
    lines = (out / "2.obj").read_text().splitlines()
    vertices = np.array([line.split()[1:] for line in lines if line.startswith("v ")], float)
    assert len(vertices) == len(kdict.load_body().v_template)
    assert np.abs(vertices).max() < 2
    assert 1.4 < np.ptp(vertices[:, 1]) < 2.1  # upright


def test_the_network_writes_the_same_files(folder):
    code, out = run(folder, folder / "1.png", command="predict")
    assert code == 0
    names = {"1_overlay.png", "1.glb", "1.npz"}
    assert {path.name for path in out.iterdir()} == names
    with np.load(out / "1.npz", allow_pickle=False) as file:
        assert file["body_pose"].shape == (2, 69)
        assert (file["transl"][:, 2] > 0).all()


def test_frames_of_one_person_become_a_motion(folder, capsys):
    code, out = run(folder, folder / "1.png", folder / "2.png", "--track", "--fps", "25")
    assert code == 0
    assert {path.name for path in out.iterdir()} == {
        f"{folder.name}.{e}" for e in ("npz", "bvh", "glb")
    }
    motion = kdict.read_motion(out / f"{folder.name}.bvh")
    assert (len(motion), motion.fps) == (2, 25)
    assert len(kdict.Fit.load(out / f"{folder.name}.npz")) == 2
    assert "1 found, 1 placed" in capsys.readouterr().out


def test_nothing_is_overwritten_without_force(folder, capsys):
    assert run(folder, folder / "1.png")[0] == 0
    before = {path: path.read_bytes() for path in (folder / "out").iterdir()}
    (folder / "out" / "1.glb").write_bytes(b"mine")
    assert run(folder, folder / "1.png")[0] == 1
    assert "--force" in capsys.readouterr().out
    assert (folder / "out" / "1.glb").read_bytes() == b"mine"
    assert run(folder, folder / "1.png", "--force")[0] == 0
    assert {path: path.read_bytes() for path in (folder / "out").iterdir()} == before


def test_links_are_replaced_and_images_kept(folder):
    """Neither --force nor a link leads to a file of the user's."""
    (folder / "out").mkdir()
    (folder / "precious").write_bytes(b"precious")
    for end in ("_overlay.png", ".glb", ".npz"):
        (folder / "out" / f"1{end}").symlink_to(folder / "precious")
    assert run(folder, folder / "1.png")[0] == 1
    assert run(folder, folder / "1.png", "--force")[0] == 0
    assert (folder / "precious").read_bytes() == b"precious"
    image = shutil.copy(folder / "1.png", folder / "2_overlay.png")
    before = image.read_bytes()
    line = ["--keypoints", str(folder / "coco.json"), "--out", str(folder), "--force"]
    assert main(["fit", str(folder / "2.png"), str(image), *line]) == 1
    assert image.read_bytes() == before


@pytest.mark.parametrize("option", ["--json", "--csv"])
def test_a_summary_replaces_no_file_of_the_users(folder, option, capsys):
    (folder / "mine").write_text("mine")
    for name, *more in (["mine"], ["1.png", "--force"], ["coco.json", "--force"]):
        before = (folder / name).read_bytes()
        assert run(folder, folder / "1.png", option, folder / name, *more)[0] == 2
        assert f"{name} " in capsys.readouterr().err
        assert (folder / name).read_bytes() == before
    assert run(folder, folder / "1.png", option, folder / "mine", "--force")[0] == 0
    assert "1.png" in (folder / "mine").read_text()


def test_a_second_run_takes_no_overlay_for_an_image(folder, capsys):
    line = ["fit", str(folder), "--keypoints", str(folder / "coco.json"), "--out", str(folder)]
    assert main(line) == 0
    capsys.readouterr()
    assert main([*line, "--force"]) == 0
    assert "overlay" not in capsys.readouterr().out


def test_names_of_outputs_never_collide(tmp_path):
    photos = [tmp_path / name for name in ("a.jpg", "A.png", "b.jpg", "b.jpg.png", "x/b.jpg")]
    names = list(output_names(photos).values())
    assert names[0] == "a.jpg"
    assert len({name.casefold() for name in names}) == len(photos)


def test_globs_and_names_that_are_escape_sequences(folder, capsys):
    shutil.copy(folder / "1.png", folder / "\x1b[2J.png")
    code, out = run(folder, folder / "*.png")
    assert code == 1  # not in the annotations
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "\\x1b[2J.png: skipped" in said
    assert (out / "2.npz").is_file()


def test_a_broken_image_does_not_end_the_run(folder, capsys):
    (folder / "0.png").write_bytes(b"no image")
    code, out = run(folder, folder)
    assert code == 1
    assert "0.png: skipped" in capsys.readouterr().out
    assert (out / "2.npz").is_file()


def test_several_processes_do_what_one_does(folder, capsys):
    (folder / "0.png").write_bytes(b"no image")
    Image.new("RGB", (100, 100)).save(folder / "3.png")  # not in the annotations
    found = []
    for jobs in (1, 2):
        code, out = run(folder, folder, "--jobs", jobs, "--json", folder / "s.json", "--force")
        files = {path.name: path.read_bytes() for path in out.iterdir()}
        assert code == 1
        said = capsys.readouterr()
        assert "4/4" in said.err
        found.append((files, said.out, json.loads((folder / "s.json").read_text())))
        shutil.rmtree(out)
    assert found[0] == found[1]
    assert "1.npz" in found[1][0]
    assert "3.png: skipped" in found[1][1]


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("cannot allocate memory")])
def test_an_image_too_large_for_memory_does_not_end_the_run(folder, capsys, monkeypatch, error):
    fit, calls = fitting.fit, []

    def once(found, **options):
        calls.append(found)
        if len(calls) == 1:
            raise error
        return fit(found, **options)

    monkeypatch.setattr(fitting, "fit", once)
    code, out = run(folder, folder)
    assert code == 1
    assert f"1.png: skipped: {str(error) or 'MemoryError'}" in capsys.readouterr().out
    assert (out / "2.npz").is_file()


def test_a_name_that_is_no_text_is_written_as_escapes(folder):
    path = os.fsdecode(os.fsencode(folder) + b"/\xff.png")
    shutil.copy(folder / "1.png", path)
    assert run(folder, path, "--csv", folder / "s.csv", "--json", folder / "s.json")[0] == 1
    assert "\\udcff.png" in (folder / "s.csv").read_text()
    assert json.loads((folder / "s.json").read_text())[0]["image"] == "\udcff.png"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.jpg"], "missing.jpg: image file not found"),
        (["."], "no image found"),
        (["1.png", "--set", "coco18"], "--set is 'coco18'; expected one of coco17"),
        (["1.png", "--out", "1.png"], "--out 1.png is a file; expected a folder"),
        (["1.png", "--keypoints", "none.json"], "none.json: file not found"),
        (["1.png", "--body", "none.pkl"], "none.pkl"),
        (["1.png", "--mesh", "fbx"], "fbx"),
        (["1.png", "--track", "--jobs", "2"], "--track takes one image after the other"),
    ],
)
def test_wrong_usage_is_one_line(folder, arguments, message, capsys, monkeypatch):
    empty = folder / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty if arguments == ["."] else folder)
    keypoints = ["--keypoints", str(folder / "coco.json")]
    line = arguments if "--keypoints" in arguments else [*arguments, *keypoints]
    assert main(["fit", *line]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert "Traceback" not in said


def test_a_full_disk_is_one_line_and_leaves_nothing(folder, capsys, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    code, out = run(folder, folder / "1.png")
    assert code == 1
    assert "1.npz: could not be written: No space left on device" in capsys.readouterr().out
    assert list(out.iterdir()) == []


def test_a_console_of_ascii_does_not_end_the_run(folder, monkeypatch):
    (folder / "1.png").rename(folder / "π.png")  # not in the annotations
    console = io.TextIOWrapper(io.BytesIO(), "ascii")
    monkeypatch.setattr("sys.stdout", console)
    assert run(folder, folder / "π.png")[0] == 1
    console.flush()
    assert b"\\u03c0.png: skipped" in console.buffer.getvalue()


def test_help_is_fast_and_the_module_is_the_command():
    """Nothing heavy is imported before a command runs."""
    code = "import sys, kdict.cli as c; c.main(['--help']); print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = set(found.stdout.split())
    assert not modules & {"torch", "numpy", "scipy", "numba", "PIL", "sklearn"}
    assert all(name in found.stdout for name in ("fit", "predict", "train", "check"))
    command = [sys.executable, "-m", "kdict", "--version"]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == f"kdict {kdict.__version__}"


def trained(line, monkeypatch):
    """What `kdict train` makes of a command line: exit code, config and folder."""
    calls = []
    monkeypatch.setattr(training, "train", lambda *given: calls.append(given))
    return main(["train", *line.split()]), *calls


def test_train_has_every_field_as_an_option(monkeypatch):
    line = "--out runs/a --profile full --num-images 1000 --no-bf16 --dictionary none --scale 0.1"
    line += " --pool none --scale-mode learned --roles studio=0.75,wild2d=0.25"
    code, (made, out) = trained(line, monkeypatch)
    expected = TrainConfig.profile(
        "full", num_images=1000, bf16=False, dictionary=None, scale_mode="learned", scale=0.1,
        pool="none", roles={"studio": 0.75, "wild2d": 0.25},
    )  # fmt: skip
    assert (code, made, out.as_posix()) == (0, expected, "runs/a")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("--out a --num-images 5", "num_images is 5; expected at least 64"),
        ("--out a --checkpoint-every -1", "checkpoint_every is -1"),
        ("--out a --checkpoint-minutes 0", "checkpoint_minutes is 0.0; expected above 0"),
        ("--out a --roles studio=0", "expected a positive share"),
        ("--out a --roles studio", "could not convert"),
        ("--out a --batch-size 0", "batch_size is 0; expected at least 1"),
        ("--out a --encoder-weights a.pth", "encoder_weights is 'a.pth'; expected 'imagenet'"),
        (
            "--out a --encoder-weights imagenet --backbone tiny",
            "backbone 'tiny' has no ImageNet weights; those that have: resnet50, resnet18",
        ),
        ("--out a --scale big", "Invalid value for '--scale'"),
        ("--out a --device bogus", "device is 'bogus'; expected a device such as cpu or cuda"),
        ("--seed 1", "Missing option '--out'"),
    ],
)
def test_train_refuses_settings_that_cannot_be(line, message, capsys, monkeypatch):
    assert trained(line, monkeypatch) == (2,)
    assert message in capsys.readouterr().err


def test_check_has_help(capsys):
    assert main(["check", "--help"]) == 0
    assert "FOLDER" in capsys.readouterr().out.upper()
