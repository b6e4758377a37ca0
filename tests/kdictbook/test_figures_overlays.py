"""Skeletons over photographs, and sheets of them."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from matplotlib.colors import to_rgb
from training_stand_in import config

from kdict.network.model import HumanMeshNet
from kdict.network.predict import predict
from kdictbook.figures.overlays import sheet, skeletons

PICTURE = np.full((80, 120, 3), 90, np.uint8)


@pytest.fixture(scope="module")
def people():
    torch.manual_seed(0)
    changes = {"dictionary": None, "shape_dictionary": None}
    model = HumanMeshNet(config(**changes).network).eval()
    return predict(model, PICTURE, [[10, 10, 40, 60], [70, 5, 40, 70]])


def changed(image):
    return (image != 90).any(-1)


def test_nobody_and_people_elsewhere_leave_the_image_alone(people):
    moved = replace(people, keypoints=people.keypoints + 5000)
    for none in (people[[]], moved):
        np.testing.assert_array_equal(skeletons(PICTURE, none), PICTURE)


def test_skeletons_have_their_sides_colors(people):
    image = skeletons(PICTURE, people, width=3)
    for joint, color in ((18, "#009e73"), (19, "#d62728"), (12, "#e69f00")):
        x, y = people.keypoints[0, joint].round().long().tolist()
        near = image[y - 1 : y + 2, x - 1 : x + 2].reshape(-1, 3) / 255
        assert np.abs(near - to_rgb(color)).max(-1).min() < 0.05


def test_a_line_is_as_wide_as_asked(people):
    keypoints = torch.full((1, 24, 2), 40.0)
    keypoints[:, ::2, 0] = 80
    one = replace(people[[0]], keypoints=keypoints)
    assert changed(skeletons(PICTURE, one, width=5))[:, 60].sum() in (5, 6)


def test_a_sheet_shows_its_pictures_in_order():
    tall = np.zeros((80, 40, 3), np.uint8)
    page = sheet([PICTURE, tall, PICTURE], columns=2, size=60)
    assert page.shape == (120, 120, 3)
    assert (page[15:45, 5:55] == 90).all()
    assert (page[:9, :60] == 255).all()
    assert (page[5:55, 77:103] == 0).all()
    assert (page[5:55, 62:72] == 255).all()
    assert (page[75:105, 5:55] == 90).all()
    assert (page[60:, 60:] == 255).all()
    with pytest.raises(ValueError, match="images is empty"):
        sheet([])
