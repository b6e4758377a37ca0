"""What is drawn of images and labels."""

import numpy as np
import pytest
import torch
from training_stand_in import StandIn

from kdictbook.figures.training_run import contact_sheet, labels_told

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
    above, below = np.reshape(labels_told(batches).axes, (2, 2))
    for ax, batch in zip(above, batches.values(), strict=True):
        (dots,) = ax.collections
        assert len(dots.get_offsets()) == int(batch.visibility[0].sum())
    assert [len(ax.lines) for ax in below] == [23, 0]
    assert [text.get_text() for text in below[1].texts] == ["no 3D"]
