"""What is drawn of images and labels."""

import numpy as np
import pytest
import torch
from training_stand_in import StandIn

from kdict.body.body import Body
from kdict.network.model import Prediction
from kdict.rotation import identity
from kdictbook.figures.training_run import contact_sheet, draw_labels, improving_bodies
from kdictbook.live_heads import LiveHead

ROLES = ("studio", "wild2d")


@pytest.fixture(scope="module")
def batches():
    return {role: StandIn(role)[torch.arange(3)] for role in ROLES}


def test_a_sheet_has_a_row_a_role(batches):
    figure = contact_sheet(batches)
    assert len(figure.axes) == 6
    assert [figure.axes[k].get_ylabel() for k in (0, 3)] == list(ROLES)
    assert all(len(ax.images) == 1 for ax in figure.axes)


def test_labels_are_those_that_count(batches):
    above, below = np.reshape(draw_labels(batches).axes, (2, 2))
    for ax, batch in zip(above, batches.values(), strict=True):
        (dots,) = ax.collections
        assert len(dots.get_offsets()) == int(batch.visibility[0].sum())
    assert [len(ax.lines) for ax in below] == [23, 0]
    assert [text.get_text() for text in below[1].texts] == ["no 3D"]


def test_a_body_is_drawn_at_each_step_with_its_error_beside_the_truth():
    people = {
        "rotations": identity(3, 23), "root_rotation": identity(3), "betas": torch.zeros(3, 10)
    }  # fmt: skip

    def found(beta):
        shape = torch.full((3, 10), beta)
        pose = people["rotations"], people["root_rotation"]
        return Prediction(None, None, *pose, shape, *[torch.zeros(3)] * 4)

    heads = {"both": LiveHead({}, {}, {0: found(1.0), 7: found(0.0)})}
    figure = improving_bodies(heads, people)
    faces = len(Body.load("open").faces)
    assert [ax.get_title() for ax in figure.axes] == ["step 0", "step 7", "truth"]
    assert all(0 < len(ax.collections[0].get_paths()) <= faces for ax in figure.axes)
    first, last = (int(ax.texts[0].get_text().removesuffix(" mm")) for ax in figure.axes[:2])
    assert first > last == 0
