import math

import numpy as np
import pytest
import torch

from kdict.rotation import from_axis_angle, identity, multiply
from kdict.skeleton import DICTIONARY_JOINTS, JOINTS, index
from kdictbook.corpus import Poses
from kdictbook.figures.joints import bone_directions, rotation_vectors, twist_angle


@pytest.fixture
def bent():
    """Ten poses: the left knee bends about x, by 0 to 90 degrees; the hands are not observed."""
    q = identity(10, 23)
    q[:, index("left_knee"), :] = from_axis_angle(
        torch.linspace(0, math.pi / 2, 10)[:, None] * torch.tensor([1.0, 0, 0])
    )
    observed = torch.tensor([not name.endswith("hand") for name in DICTIONARY_JOINTS])
    return Poses(q, identity(10), observed, "made up")


@pytest.fixture
def rest():
    rest = torch.zeros(24, 3)
    rest[JOINTS.index("left_ankle"), 1] = -1  # below the knee, which is at the origin
    rest[:, 2] += 1e-3 * torch.arange(24)
    return rest


def shown(figure):
    return [trace.name for trace in figure.data if trace.visible and trace.name in NAMES]


NAMES = [name.replace("_", " ") for name in DICTIONARY_JOINTS]


def test_vectors_are_degrees_about_the_axes(bent):
    figure = rotation_vectors(bent, "left_knee")
    (knee,) = (trace for trace in figure.data if trace.name == "left knee")
    assert knee.x[-1] == pytest.approx(90, abs=1e-3)
    assert np.abs(knee.y).max() < 1e-4
    assert shown(figure) == ["left knee"]


def test_the_bone_goes_where_the_joint_turns_it(bent, rest):
    figure = bone_directions(bent, rest, "left_knee")
    (knee,) = (trace for trace in figure.data if trace.name == "left knee")
    # Down in the T-pose, backwards when bent by 90° about x.
    assert [knee.y[0], knee.z[-1]] == pytest.approx([-1, -1], abs=0.01)


@pytest.mark.parametrize("draw", [rotation_vectors, lambda p, j: bone_directions(p, None, j)])
def test_a_joint_that_nobody_observed_is_refused(draw, bent):
    bent = bent._replace(observed=torch.zeros(23, dtype=torch.bool))
    with pytest.raises(ValueError, match="'left_hand' is not observed"):
        draw(bent, "left_hand")


def test_the_list_has_every_observed_joint_and_switches_to_it_alone(bent):
    figure = rotation_vectors(bent, "left_knee", points=3)
    buttons = figure.layout.updatemenus[0].buttons
    assert len(buttons) == 21
    for place, button in enumerate(buttons):
        seen = button.args[0]["visible"]
        assert [i for i, on in enumerate(seen[:-1]) if on] == [place]
        assert seen[-1]
    assert len(figure.data[0].x) == 3


def test_twist_is_what_is_left_when_the_bone_has_been_swung():
    bone = torch.tensor([0.0, 0.0, 1.0], dtype=torch.float64)
    twist = from_axis_angle(1.2 * bone)
    swing = from_axis_angle(torch.tensor([0.4, -0.7, 0.0], dtype=torch.float64))
    q = multiply(swing, twist)
    assert twist_angle(torch.stack([q, -q]), bone).tolist() == pytest.approx([1.2, 1.2])
    assert twist_angle(swing, bone).item() == pytest.approx(0, abs=1e-12)
