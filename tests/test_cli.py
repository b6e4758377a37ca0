"""The command line: kdict fit."""

import json
import subprocess
import sys

import numpy as np
import pytest
import torch
from PIL import Image

import kdict
from kdict.__main__ import main
from kdict.fitting.starts import turn


@pytest.fixture(scope="module")
def person():
    """COCO's keypoints (17, 3) of somebody who stands in a picture of 160 × 200 pixels."""
    body = kdict.load_body()
    straight = torch.tensor([1.0, 0, 0, 0]).expand(23, 4)
    facing = turn(x=torch.pi)
    points = kdict.body_keypoints(body, straight, facing, torch.zeros(10))
    flat = kdict.project(points, torch.tensor([90.0, 80, 90])).numpy()
    return np.concatenate([flat, np.full((17, 1), 2.0)], 1)


@pytest.fixture
def folder(tmp_path, person):
    """Two photographs with their annotations, and a file that is no photograph."""
    people = []
    for number, count in ((1, 2), (2, 1)):
        Image.new("RGB", (160, 200), "grey").save(tmp_path / f"{number}.png")
        for i in range(count):
            shifted = person + np.array([20.0 * i, 0, 0])
            people.append({"image_id": number, "keypoints": shifted.flatten().tolist()})
    people.append({"image_id": 2, "keypoints": [5.0, 5, 2] + [0.0] * 48})
    images = [{"id": number, "file_name": f"{number}.png"} for number in (1, 2)]
    (tmp_path / "coco.json").write_text(json.dumps({"images": images, "annotations": people}))
    return tmp_path


def run(folder, *arguments):
    out = folder / "out"
    return main(["fit", *map(str, arguments), "--out", str(out)]), out


def test_a_folder_of_photographs(folder, capsys):
    code, out = run(folder, folder, "--keypoints", folder / "coco.json")
    assert code == 0
    names = {f"{n}{end}" for n in (1, 2) for end in ("_overlay.png", ".glb", ".npz")}
    assert {path.name for path in out.iterdir()} == names
    with Image.open(out / "1_overlay.png") as overlay:
        assert overlay.size == (160, 200)
        assert len(overlay.getcolors(2**16)) > 100
    with np.load(out / "2.npz", allow_pickle=False) as file:
        assert file["body_pose"].shape == (2, 69)
        assert file["problem"][1].startswith("1 visible keypoints")
    said = capsys.readouterr().out
    assert "1.png: 2 people, 2 fitted" in said
    assert "the pose is a guess" in said


def test_one_photograph_as_obj(folder, capsys):
    code, out = run(folder, folder / "1.png", "--keypoints", folder / "coco.json", "--mesh", "obj")
    assert code == 0
    lines = (out / "1.obj").read_text().splitlines()
    vertices = np.array([line.split()[1:] for line in lines if line[0] == "v"], float)
    assert len(vertices) == 2 * len(kdict.load_body().v_template)
    # They stand upright, one beside the other.
    assert 1.4 < np.ptp(vertices[:, 1]) < 2.1


def test_what_cannot_be_used_is_said_and_the_rest_is_done(folder, capsys):
    (folder / "0.png").write_bytes(b"no picture")
    code, out = run(folder, folder, "--keypoints", folder / "coco.json")
    assert code == 1
    assert "0.png: left out" in capsys.readouterr().out
    assert (out / "2.npz").is_file()


def test_a_folder_without_photographs_is_named(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["fit", str(tmp_path), "--keypoints", "x.json"])
    assert "holds no photograph" in capsys.readouterr().err


def test_the_module_is_the_command():
    found = subprocess.run(
        [sys.executable, "-m", "kdict", "fit", "--help"], capture_output=True, text=True, check=True
    )
    assert "--keypoints" in found.stdout
