import math

import pytest
import torch

from kdict.rotation import angle_between, from_axis_angle, identity, lerp, slerp
from kdictbook.figures.interpolation import averages_table, largest_lerp_error, lerp_error


@pytest.mark.parametrize("degrees", [5, 60, 150])
def test_the_error_of_lerp_is_what_lerp_and_slerp_differ_by(degrees):
    angle = torch.tensor(math.radians(degrees), dtype=torch.float64)
    end = from_axis_angle(angle * torch.tensor([1.0, 0, 0], dtype=torch.float64))
    x = torch.linspace(0, 1, 201, dtype=torch.float64)
    first = identity(1, dtype=torch.float64)
    measured = angle_between(slerp(first, end[None], x), lerp(first, end[None], x)).flatten()
    torch.testing.assert_close(measured, lerp_error(angle, 2 * x - 1), atol=1e-6, rtol=0)
    largest, u = largest_lerp_error(angle)
    assert largest.item() == pytest.approx(measured.max().item(), rel=1e-3)
    assert lerp_error(angle, u).item() == largest.item()


def test_only_means_of_quaternions_are_rotations_and_do_not_depend_on_the_room():
    for name, determinant, moved in averages_table().rows:
        fair = abs(float(determinant) - 1) < 1e-6 and float(moved) < 1e-6
        assert fair == name.startswith("quaternions")
