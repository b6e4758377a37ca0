"""What the fit and the network return: drawn, chosen from, summed up, and saved."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

import kdict
from kdict.detections import UPPER_BODY_ONLY, Detections
from kdict.render.raster import rasterize

PHOTO = Path(__file__).parents[2] / "book/kdictbook/figures/static/astronaut.jpg"


@pytest.fixture(scope="module")
def found():
    return kdict.detect(PHOTO)


@pytest.fixture(scope="module", params=["fit", "network"])
def people(found, request):
    if request.param == "fit":
        return kdict.fit(found)
    return kdict.predict(kdict.HumanMeshNet.from_pretrained("thunder"), found)


def test_from_a_photograph_to_files_in_three_lines(people, tmp_path):
    picture = people.overlay()
    with Image.open(PHOTO) as photo:
        assert picture.size == photo.size
        changed = (np.asarray(picture) != np.asarray(photo.convert("RGB"))).any(-1)
    height, width = people.size
    mesh = people.vertices()
    seen = rasterize(people.pixels(mesh), mesh[..., 2] + 9, people.body.faces_tensor, height, width)
    covered = (seen.face[0] >= 0).numpy()
    assert covered.mean() > 0.05
    assert (changed != covered).mean() < 0.03  # borders are smooth
    for name in ("a.npz", "a.glb", "a.obj"):
        people.save(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 1000
    with np.load(tmp_path / "a.npz", allow_pickle=False) as file:
        assert file["problem"].tolist() == [UPPER_BODY_ONLY]
        assert file["body"] == "the open body of 3,502 vertices"
        assert file["size"].tolist() == [height, width]
    with pytest.raises(ValueError, match=r"a\.fbx: expected a name that ends in \.npz, \.glb"):
        people.save(tmp_path / "a.fbx")


def test_the_pelvis_is_where_the_perspective_camera_sees_it(people):
    arrays = people.smpl_parameters(5000.0)
    pelvis = arrays["transl"] + people.joints[:, 0].numpy()
    flat = arrays["center"] + 5000 * pelvis[:, :2] / pelvis[:, 2:]
    expected = people.pixels(people.joints)[:, 0].numpy()
    np.testing.assert_allclose(flat, expected, atol=0.1)


def test_the_summary_says_what_is_wrong(people):
    (row,) = people.summary()
    assert (row["person"], row["in_scene"]) == (0, True)
    assert UPPER_BODY_ONLY in row["problem"]


def test_some_of_the_people(people):
    twice = people[[0, 0]]
    assert (len(twice), len(twice.problem), len(people[:0])) == (2, 2, 0)
    torch.testing.assert_close(twice[1].vertices(), people.vertices())
    assert twice.image is people.image


def test_who_is_not_placed_is_in_no_picture_and_no_scene(tmp_path):
    nobody = Detections(np.zeros((1, 17, 2)), np.zeros((1, 17)), "coco17", size=(40, 60))
    fits = kdict.fit(nobody)
    gray = np.full((40, 60, 3), 90, np.uint8)
    np.testing.assert_array_equal(np.asarray(fits.overlay(gray)), gray)
    with pytest.raises(ValueError, match=r"a\.glb: no person is placed in the scene"):
        fits.save(tmp_path / "a.glb")
    with pytest.raises(ValueError, match="without their photograph; pass image"):
        fits.overlay()
    with pytest.raises(ValueError, match="the detections have no image"):
        kdict.predict(kdict.HumanMeshNet.from_pretrained("thunder"), nobody)


def test_the_camera_of_a_scene_sees_people_where_the_photograph_does(people, tmp_path):
    """Perspective differs from Eq. 2 by what depth does to size, not at the pelvis."""
    people.save(tmp_path / "a.glb", focal_length=20_000)
    with (tmp_path / "a.glb").open("rb") as file:
        content = file.read()
    scene = json.loads(content[20 : 20 + int.from_bytes(content[12:16], "little")])
    height, width = people.size
    lens = scene["cameras"][0]["perspective"]
    assert lens["aspectRatio"] == pytest.approx(width / height)
    pelvis, camera = (
        next(n["translation"] for n in scene["nodes"] if n["name"] == name)
        for name in ("pelvis", "photograph's camera")
    )
    x, y, z = np.subtract(pelvis, camera)
    focal = height / 2 / np.tan(lens["yfov"] / 2)
    seen = focal * np.array([x, -y]) / -z + [(width - 1) / 2, (height - 1) / 2]
    np.testing.assert_allclose(seen, people.pixels(people.joints)[0, 0].numpy(), atol=0.1)
