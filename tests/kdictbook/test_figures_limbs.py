import numpy as np
import pytest
import torch
from matplotlib.backends.backend_agg import FigureCanvasAgg

from kdict.rotation import from_axis_angle, identity
from kdict.skeleton import index
from kdictbook.figures.limbs import draw_atoms, draw_joint_values, draw_poses


def ink(figure, x0, x1):
    """How many pixels of the columns between two shares of the width are painted."""
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    alpha = np.asarray(canvas.buffer_rgba())[..., 3]
    return int((alpha[:, int(x0 * alpha.shape[1]) : int(x1 * alpha.shape[1])] > 0).sum())


def test_a_row_has_a_body_for_each_pose():
    figure = draw_poses(identity(3, 23))
    assert len(figure.axes) == 3
    for place in range(3):
        assert ink(figure, place / 3, (place + 1) / 3) > 1000


def test_poses_in_rows_stay_in_rows():
    figure = draw_poses(identity(2, 3, 23), colors=["red"] * 3 + ["blue"] * 3)
    red, blue = (figure.axes[place].collections[0].get_facecolor()[0] for place in (2, 3))
    assert len(figure.axes) == 6
    assert red[0] > red[2]
    assert blue[2] > blue[0]


def test_views_are_rows_and_labels_stand_above_the_first():
    figure = draw_poses(identity(2, 23), turns=(0, 80), labels=["a", "b"])
    assert len(figure.axes) == 4
    assert [ax.get_title() for ax in figure.axes] == ["a", "b", "", ""]


def test_a_limb_is_drawn_once_for_each_atom():
    atoms = identity(23, 5)
    atoms[index("left_knee")] = from_axis_angle(
        torch.linspace(0, 1.5, 5)[:, None] * torch.tensor([1.0, 0, 0])
    )
    one, many = (draw_atoms(atoms, ["left_knee"], count=n).axes[0].collections[0] for n in (1, 5))
    assert len(many.get_paths()) > len(one.get_paths())
    # Unlit shades apart, the shin of the last atom has a color that the first has not.
    assert not np.allclose(many.get_facecolor().max(0), one.get_facecolor().max(0))


def test_more_limbs_than_atoms_are_refused():
    with pytest.raises(ValueError, match="count is 6; there are 5 atoms"):
        draw_atoms(identity(23, 5), ["neck"], count=6)


def test_joints_are_colored_by_their_values_on_one_scale():
    low, high = {"left_knee": 1.0, "right_knee": 1.0}, {"left_knee": 100.0, "right_knee": 1.0}
    figure = draw_joint_values([low, high], ["a", "b"], "°")
    first, second = (ax.collections[0].get_facecolor() for ax in figure.axes[:2])
    changed = np.abs(first - second).max(1) > 0.1
    assert 0.02 < changed.mean() < 0.3  # the left shin and foot alone
    assert [ax.get_title() for ax in figure.axes[:2]] == ["a", "b"]
