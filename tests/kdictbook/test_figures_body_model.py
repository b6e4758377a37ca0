import numpy as np
import pytest
import torch

from kdict.body.body import Body
from kdict.rotation import from_axis_angle, identity
from kdictbook.figures import body_model


@pytest.fixture(scope="module")
def body():
    return Body.load("open")


def test_keypoints_need_no_mesh_and_are_not_the_joints_of_the_tree(body):
    torch.manual_seed(0)
    bent = from_axis_angle(0.5 * torch.randn(4, 23, 3))
    whole, direct, tree = body_model.points_table(body, bent).rows
    assert float(whole[2]) == 0
    assert float(direct[2]) < 0.01
    assert float(tree[2]) > 5


def test_a_twisted_arm_is_thin_as_the_cosine_of_half_the_twist(body):
    theory, measured = body_model.twisted_thickness(body).data
    np.testing.assert_allclose(measured.y, np.interp(measured.x, theory.x, theory.y), atol=0.06)


def test_a_far_camera_is_nearly_weak_perspective(body):
    facing = from_axis_angle(torch.tensor([torch.pi, 0.0, 0.0]))
    (curve,) = body_model.weak_perspective_errors(body, {"T-pose": identity(23)}, facing).data
    assert 0 < curve.y[-1] < 0.1 * curve.y[0]
