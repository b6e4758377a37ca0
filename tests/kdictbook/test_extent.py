import math

import numpy as np
import pytest
import torch

from kdict.rotation import angle_between, from_axis_angle, identity, multiply
from kdictbook.extent import (
    ball_share,
    effective_share,
    excursion,
    principal_widths,
    share_of_rotations,
)

RNG = np.random.default_rng(0)


def hinge(angles, axis=(0.0, 0.6, 0.8)):
    return from_axis_angle(torch.as_tensor(angles)[:, None] * torch.tensor(axis).double())


def random_rotations(n):
    q = torch.from_numpy(RNG.normal(size=(n, 4)))
    return q / q.norm(dim=-1, keepdim=True)


def test_a_hinge_has_one_width_the_standard_deviation_of_its_angle():
    angles = RNG.normal(scale=0.3, size=500)
    widths = principal_widths(hinge(angles))
    assert widths[0].item() == pytest.approx(math.degrees(angles.std()), rel=1e-6)
    assert widths[1:].max() < 1e-5


def test_widths_do_not_depend_on_frame_or_sign():
    q = hinge(RNG.normal(scale=0.3, size=200))
    turn = random_rotations(1)[0]
    same = multiply(turn.expand_as(q), q)
    same[::2] *= -1
    assert torch.allclose(principal_widths(q), principal_widths(same), atol=1e-4)


def test_share_of_one_rotation_is_its_ball():
    # By Monte Carlo over all rotations, with no formula.
    q = random_rotations(1)
    drawn = random_rotations(200_000)
    inside = (angle_between(drawn, q).rad2deg() < 40).double().mean().item()
    assert share_of_rotations(q, 40) == pytest.approx(ball_share(40), rel=1e-9)
    assert ball_share(40) == pytest.approx(inside, rel=0.05)


def test_share_of_many_agrees_with_counting_over_all_rotations():
    q = random_rotations(60)
    drawn = random_rotations(40_000)
    near = angle_between(drawn[:, None], q).amin(1).rad2deg() < 30
    assert share_of_rotations(q, 30) == pytest.approx(near.double().mean().item(), rel=0.05)


def test_repeated_and_negated_rotations_add_nothing():
    q = random_rotations(50)
    assert share_of_rotations(torch.cat([q, -q, q]), 10) == pytest.approx(
        share_of_rotations(q, 10), rel=0.05
    )


def test_the_whole_space_is_the_most():
    assert share_of_rotations(random_rotations(20_000), 60) == pytest.approx(1, abs=0.03)
    assert ball_share(180) == pytest.approx(1)


def test_effective_share_of_uniform_rotations_is_the_whole_space_at_any_size():
    q = random_rotations(6000)
    for n in (500, 6000):
        assert effective_share(q[:n], 40) == pytest.approx(1, rel=0.05)


def test_effective_share_of_a_ball_is_that_of_the_ball_whatever_the_signs():
    drawn = random_rotations(400_000)
    near = drawn[angle_between(drawn, identity(1)[0].double()).rad2deg() < 30][:3000]
    assert effective_share(near, 4) == pytest.approx(ball_share(30), rel=0.15)
    signs = torch.where(torch.arange(len(near)) % 2 == 0, 1.0, -1.0)[:, None]
    assert effective_share(signs * near, 4) == pytest.approx(effective_share(near, 4))


def test_no_effective_share_without_neighbors():
    with pytest.raises(ValueError, match=r"no two of 2 rotations are within 5"):
        effective_share(torch.stack([identity(1)[0], hinge(np.array([1.0]))[0].float()]))


def test_excursion_is_zero_where_nothing_moves():
    q = identity(20, 2, dtype=torch.float64)
    q[:, 1] = hinge(np.linspace(0, 0.5, 20))
    assert excursion(-q).tolist() == pytest.approx([0, math.degrees(0.5)])


@pytest.mark.parametrize("radius", [0, -1, 91, math.nan])
def test_a_radius_that_makes_no_ball_is_refused(radius):
    with pytest.raises(ValueError, match=r"radius is .*expected degrees"):
        share_of_rotations(identity(1), radius)


def test_rotations_that_are_none_are_refused():
    with pytest.raises(ValueError, match="not unit"):
        principal_widths(torch.ones(5, 4))
