"""People over photographs: where they are drawn, in which order, and what is left as it was."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from training_stand_in import config

from kdict.detections import LEGS_ONLY, UPPER_BODY_ONLY
from kdict.network.model import HumanMeshNet
from kdict.network.overlay import overlay
from kdict.network.predict import predict
from kdict.render.raster import rasterize
from kdict.skeleton import JOINTS

HEIGHT, WIDTH = 80, 120
BOXES = [[10, 10, 40, 60], [70, 5, 40, 70]]


@pytest.fixture(scope="module")
def picture():
    return np.full((HEIGHT, WIDTH, 3), 90, np.uint8)


@pytest.fixture(scope="module")
def people(picture):
    torch.manual_seed(0)
    changes = {"dictionary": None, "shape_dictionary": None}
    return predict(HumanMeshNet(config(**changes).network).eval(), picture, BOXES)


def changed(image):
    return (image != 90).any(-1)


def test_meshes_cover_the_pixels_that_they_project_to(picture, people):
    image = overlay(picture, people, colors=["red", "blue"])
    assert (image.shape, image.dtype) == ((HEIGHT, WIDTH, 3), np.uint8)
    mesh = people.vertices()
    seen = rasterize(
        people.pixels(mesh), mesh[..., 2] + 100, people.body.faces_tensor, HEIGHT, WIDTH
    )
    covered = (seen.face >= 0).any(0).numpy()
    assert covered.mean() > 0.1
    # Only borders differ, which are smooth.
    assert (changed(image) != covered).mean() < 0.05
    assert (image[..., 0] > 120)[:, :60].any()
    assert (image[..., 2] > 120)[:, 60:].any()
    assert not (image[..., 0] > 120)[:, 60:].any()


def test_meshes_are_shaded_between_ambient_and_full_light(picture, people):
    one = people_of(people, [0])
    image = overlay(picture, one, opacity=1, colors=["white"])
    inside = image[changed(image)]
    assert inside.max() > 240
    assert inside.min() >= 0.45 * 255 * 0.5 - 1


def people_of(people, which):
    tensors = {
        name: value[which]
        for name, value in vars(people).items()
        if isinstance(value, torch.Tensor)
    }
    return replace(people, **tensors)


def test_the_nearer_person_is_drawn_over_the_farther(picture, people):
    both = people_of(people, [0, 0])
    camera = both.camera.clone()
    camera[1, 0] *= 0.8
    for order, front in (([0, 1], 0), ([1, 0], 1)):
        pair = people_of(replace(both, camera=camera), order)
        image = overlay(picture, pair, opacity=1, colors=["red", "blue"])
        x, y = pair.keypoints[0, 0].round().long().tolist()
        assert image[y, x].argmax() == (0, 2)[front]


@pytest.mark.parametrize("problem", [UPPER_BODY_ONLY, LEGS_ONLY])
def test_guessed_parts_are_translucent(picture, people, problem):
    whole = people_of(people, [0])
    cut = replace(whole, problem=(problem,))
    solid, pale = (
        overlay(picture, one, opacity=1, colors=["white"]).astype(float) - 90
        for one in (whole, cut)
    )
    ratio = {}
    for joint in ("left_ankle", "right_ankle", "head"):
        x, y = whole.keypoints[0, JOINTS.index(joint)].round().long().tolist()
        ratio[joint] = pale[y, x].sum() / solid[y, x].sum()
    legs, head = (0.35, 1) if problem == UPPER_BODY_ONLY else (1, 0.35)
    assert ratio["left_ankle"] == pytest.approx(legs, abs=0.05)
    assert ratio["right_ankle"] == pytest.approx(legs, abs=0.05)
    assert ratio["head"] == pytest.approx(head, abs=0.05)


def test_opacity(picture, people):
    assert not changed(overlay(picture, people, opacity=0)).any()
    solid, half = (overlay(picture, people, opacity=o).astype(float) for o in (1, 0.5))
    np.testing.assert_allclose(half, (solid + 90) / 2, atol=1)


def test_nobody_leaves_the_picture_alone(picture, people):
    nobody = people_of(people, [])
    np.testing.assert_array_equal(overlay(picture, nobody), picture)


def test_people_beyond_the_border(picture, people):
    crops = people.crops + torch.tensor([[0, 0, 0], [5000, -5000, 0]])
    moved = replace(people, crops=crops, keypoints=people.keypoints + 5000)
    image = overlay(picture, moved)
    assert changed(image)[:, :60].any()
    assert not changed(image)[:, 70:].any()


def test_another_picture_is_refused(picture, people):
    with pytest.raises(ValueError, match=r"image is 100 × 80 pixels; the one in .* is 120 × 80"):
        overlay(picture[:, :100], people)
