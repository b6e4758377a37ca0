"""Rotations: against SciPy, and by what interpolation and averages must satisfy."""

import math

import numpy as np
import pytest
import torch
from scipy.optimize import minimize
from scipy.spatial.transform import Rotation

from kdict import align, angle_between, lerp, slerp
from kdict.rotation import (
    check_unit,
    conjugate,
    from_6d,
    from_axis_angle,
    from_matrix,
    from_tangent,
    identity,
    mean_rotation,
    multiply,
    to_axis_angle,
    to_matrix,
    to_tangent,
)
from kdictbook.code_statistics import karcher_mean


def unit(*shape, seed=0, dtype=torch.float64):
    q = torch.randn(*shape, 4, generator=torch.Generator().manual_seed(seed), dtype=dtype)
    return torch.nn.functional.normalize(q, dim=-1)


def about_x(*degrees):
    angle = torch.tensor(degrees, dtype=torch.float64).deg2rad()
    return from_axis_angle(torch.stack([angle, 0 * angle, 0 * angle], -1))


def scipy(q):
    return Rotation.from_quat(np.asarray(q.detach()), scalar_first=True)


def close(found, expected, atol=1e-12):
    expected = torch.as_tensor(expected)
    torch.testing.assert_close(found, expected.to(found), atol=atol, rtol=0)


def same_rotation(p, q, atol=1e-12):
    close(align(p, q), q, atol)


def weights(*shape, seed=3):
    w = torch.rand(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
    return w / w.sum(-1, keepdim=True)


@pytest.mark.parametrize("n", [200, 2000])
def test_conversions_agree_with_scipy(n):
    q = unit(n)
    matrix, vector = scipy(q).as_matrix(), scipy(q).as_rotvec()
    close(to_matrix(q), matrix)
    close(to_axis_angle(q), vector)
    same_rotation(from_matrix(torch.from_numpy(matrix)), q)
    same_rotation(from_axis_angle(torch.from_numpy(vector)), q)


@pytest.mark.parametrize("degrees", [0.0, 1e-6, 90.0, 179.9999, 180.0])
def test_conversions_at_the_angles_where_formulas_break(degrees):
    axis = torch.nn.functional.normalize(torch.tensor([0.2, -1.0, 0.5]).double(), dim=0)
    vector = axis * math.radians(degrees)
    q = from_axis_angle(vector)
    close(q, Rotation.from_rotvec(vector).as_quat(scalar_first=True))
    same_rotation(from_matrix(to_matrix(q)), q, atol=1e-9)
    assert to_axis_angle(q).norm().item() == pytest.approx(math.radians(degrees), abs=1e-9)


def test_products_and_inverses_agree_with_scipy():
    p, q = unit(50), unit(50, seed=1)
    product = (scipy(p) * scipy(q)).as_quat(scalar_first=True)
    same_rotation(multiply(p, q), torch.from_numpy(product))
    close(to_matrix(multiply(p, q)), to_matrix(p) @ to_matrix(q))
    close(multiply(conjugate(p), p), identity(50))
    assert multiply(unit(3, 1), unit(5)).shape == (3, 5, 4)


def test_6d_columns_are_a_rotation():
    q = unit(20)
    same_rotation(from_6d(to_matrix(q)[..., :2].mT.flatten(-2)), q)
    columns = torch.randn(20, 2, 3, dtype=torch.float64)
    first, second, _ = to_matrix(from_6d(columns.flatten(-2))).unbind(-1)
    close(first, torch.nn.functional.normalize(columns[:, 0], dim=-1))
    within = torch.linalg.cross(*columns.unbind(-2))
    close((second * within).sum(-1), torch.zeros(20))
    assert ((second * columns[:, 1]).sum(-1) > 0).all()


PARALLEL = torch.tensor([1.0, 2, 3, -2, -4, -6]).double()
REFLECTION = torch.diag(torch.tensor([1.0, 1, -1]).double())


@pytest.mark.parametrize(
    ("convert", "good", "bad"),
    [
        (from_6d, torch.randn(3, 6).double(), torch.zeros(6).double()),
        (from_6d, torch.randn(3, 6).double(), PARALLEL),
        (from_6d, torch.randn(3, 6).double(), 1e200 * torch.randn(6).double()),
        (from_6d, torch.randn(3, 6), torch.tensor([0, 1e20, 0, 1e-10, 0, 0])),
        (from_6d, torch.randn(3, 6), torch.tensor([torch.inf, 0, 0, 0, 1, 0])),
        (from_matrix, to_matrix(unit(3)), REFLECTION),
        (from_matrix, to_matrix(unit(3)), torch.zeros(3, 3).double()),
        (lambda q: slerp(q, -unit(1), 0.5, shortest=False), unit(3, seed=1), unit(1)[0]),
        (lambda q: lerp(q, -unit(1), 0.5, shortest=False), unit(3, seed=1), unit(1)[0]),
    ],
)
def test_a_row_without_a_rotation_is_nan_alone_with_finite_gradients(convert, good, bad):
    value = torch.stack([good[0], bad, *good[1:]]).requires_grad_()
    found = convert(value)
    others = [0, 2, 3]
    assert found[1].isnan().all()
    close(found[others], convert(good))
    found.nansum().backward()
    assert value.grad.isfinite().all()
    assert (value.grad[others] != 0).any()


def test_autocast_leaves_conversions_in_full_precision():
    q = unit(5).float()
    with torch.autocast("cpu", torch.bfloat16):
        matrix = to_matrix(q)
        assert matrix.dtype == from_matrix(matrix).dtype == torch.float32
    torch.testing.assert_close(matrix, to_matrix(q))


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
@pytest.mark.parametrize("shape", [(), (0,), (2, 3)])
def test_any_leading_dimensions_and_dtype(shape, dtype):
    p, q = unit(*shape, dtype=dtype), unit(*shape, seed=1, dtype=dtype)
    results = {
        (4,): [multiply(p, q), slerp(p, q, 0.3), lerp(p, q, 0.3), align(p, q), conjugate(p)],
        (): [angle_between(p, q)],
        (3,): [to_axis_angle(q)],
        (3, 3): [to_matrix(q)],
    }
    for last, tensors in results.items():
        for result in tensors:
            assert result.shape == (*shape, *last)
            assert result.dtype == dtype
    assert identity(*shape, dtype=dtype).shape == (*shape, 4)


def test_angles():
    p, q = unit(200), unit(200, seed=1)
    close(angle_between(p, q), (scipy(p).inv() * scipy(q)).magnitude())
    close(angle_between(p, -q), angle_between(p, q))
    # An arccosine could not tell these apart in float32.
    close(angle_between(about_x(10).float(), about_x(10.001).float()).rad2deg(), [0.001], 1e-5)


def test_alignment_keeps_the_rotation_and_picks_the_hemisphere():
    p, q = unit(100), unit(100, seed=1)
    aligned = align(q, p)
    assert ((aligned * p).sum(-1) >= 0).all()
    close(to_matrix(aligned), to_matrix(q))
    close(align(-q, p), aligned)


@pytest.mark.parametrize("interpolate", [slerp, lerp])
def test_both_interpolations_start_end_and_cross_in_the_middle(interpolate):
    p, q = unit(50), unit(50, seed=1)
    close(interpolate(p, q, 0.0), p)
    same_rotation(interpolate(p, q, 1.0), q)
    close(interpolate(p, q, 0.5), slerp(p, q, 0.5))
    close(interpolate(p, q, 0.3).norm(dim=-1), torch.ones(50))
    same_rotation(interpolate(p, q, 0.3), interpolate(q, p, 0.7))
    # Seen from another frame the path is the same one.
    g = unit(1, seed=2)
    close(multiply(g, interpolate(p, q, 0.3)), interpolate(multiply(g, p), multiply(g, q), 0.3))


def test_slerp_is_a_fraction_of_the_rotation_between():
    p, q, x = unit(50), unit(50, seed=1), weights(50)
    between = (scipy(p).inv() * scipy(q)).as_rotvec()
    expected = scipy(p) * Rotation.from_rotvec(x.numpy()[:, None] * between)
    same_rotation(slerp(p, q, x), torch.from_numpy(expected.as_quat(scalar_first=True)))
    close(angle_between(p, slerp(p, q, x)), x * angle_between(p, q), atol=1e-9)


def test_slerp_is_equation_3():
    p, q = unit(50), unit(50, seed=1)
    delta = torch.arccos((p * q).sum(-1, keepdim=True))
    for x in (0.0, 0.2, 0.9):
        expected = (torch.sin((1 - x) * delta) * p + torch.sin(x * delta) * q) / torch.sin(delta)
        close(slerp(p, q, x, shortest=False), expected, atol=1e-9)


def test_the_long_way_and_the_short_way_end_at_one_rotation():
    p, q = about_x(0.0), about_x(30.0)
    close(slerp(p, -q, 0.5), about_x(15.0))
    same_rotation(slerp(p, -q, 0.5, shortest=False), about_x(-165.0))
    same_rotation(slerp(p, -q, 1.0, shortest=False), q)


def test_lerp_s_error_is_the_one_that_the_chapter_derives():
    for degrees in (1.0, 20.0, 60.0):
        x = torch.linspace(0, 1, 101, dtype=torch.float64)
        p, q = about_x(*[0.0] * 101), about_x(*[degrees] * 101)
        error = angle_between(slerp(p, q, x), lerp(p, q, x))
        phi = math.radians(degrees)
        series = phi**3 / 24 * (x * (1 - x) * (1 - 2 * x)).abs()
        close(error, series, atol=phi**5 / 500)
        deficit = 1 - lerp(p, q, x, normalize=False).norm(dim=-1)
        assert deficit.max().item() == pytest.approx(1 - math.cos(phi / 4), abs=1e-12)


def test_antipodes_have_no_path_that_is_better_than_others():
    q = unit(3)
    assert slerp(q, -q, 0.5, shortest=False).isnan().all()
    assert lerp(q, -q, 0.5, shortest=False).isnan().all()
    close(slerp(q, -q, 0.5), q)


@pytest.mark.parametrize("interpolate", [slerp, lerp])
@pytest.mark.parametrize("gap", [0.0, 1e-12, 1e-4, 1.0])
def test_gradients_are_right_and_finite_even_between_equals(interpolate, gap):
    p = unit(4).requires_grad_()
    q = torch.nn.functional.normalize(unit(4) + gap * unit(4, seed=1), dim=-1).requires_grad_()
    x = torch.full((4,), 0.3, dtype=torch.float64, requires_grad=True)
    interpolate(p, q, x).backward(unit(4, seed=2))
    for value in (p, q, x):
        assert value.grad.isfinite().all()
    if gap >= 1e-4:
        assert torch.autograd.gradcheck(interpolate, (p, q, x), atol=1e-6)
    angle_between(p, q).sum().backward()
    assert p.grad.isfinite().all()


def test_slerp_maps_over_samples():
    p, q, x = unit(6), unit(6, seed=1), weights(6)
    close(torch.func.vmap(slerp)(p, q, x), slerp(p, q, x))
    compiled = torch.compile(slerp, fullgraph=True, backend="aot_eager")
    close(compiled(p, q, x), slerp(p, q, x))


def test_the_mean_rotation_agrees_with_scipy_whatever_the_signs():
    q, w = unit(7, 9), weights(7, 9)
    signs = torch.where(torch.rand(7, 9, 1) < 0.5, -1.0, 1.0)
    for mean in (mean_rotation(q, w), mean_rotation(q * signs, w)):
        for row in range(7):
            expected = scipy(q[row]).mean(w[row].numpy()).as_quat(scalar_first=True)
            same_rotation(mean[row], torch.from_numpy(expected), atol=1e-9)
        assert (mean[:, 0] >= 0).all()
    same_rotation(mean_rotation(q), mean_rotation(q, torch.full((7, 9), 1 / 9).double()))


def test_tangents_agree_with_scipy_and_lead_back():
    q, mean = unit(50), unit(1, seed=1)
    v = to_tangent(q, mean)
    assert float(v.norm(dim=-1).max()) <= math.pi + 1e-9
    assert float(angle_between(from_tangent(v, mean), q).max()) < 1e-7
    close(v, (scipy(mean).inv() * scipy(q)).as_rotvec(), atol=1e-9)


def test_the_karcher_mean_of_two_is_slerp():
    p, q, x = unit(40), unit(40, seed=1), weights(40)
    w = torch.stack([1 - x, x], -1)
    same_rotation(karcher_mean(torch.stack([p, q], 1), w), slerp(p, q, x), atol=1e-6)


def test_the_karcher_mean_minimizes_squared_angles():
    vectors = 0.6 * torch.randn(5, 3, generator=torch.Generator().manual_seed(0)).double()
    q, w = from_axis_angle(vectors), weights(5)

    def spread(vector):
        m = Rotation.from_rotvec(vector)
        return float(w.numpy() @ (m.inv() * scipy(q)).magnitude() ** 2)

    best = minimize(spread, np.zeros(3), tol=1e-12)
    close(to_axis_angle(karcher_mean(q, w)), best.x, atol=1e-5)
    # And the tangents there cancel, which SciPy's optimizer only reaches to its tolerance.
    mean = karcher_mean(q, w)
    tangents = to_axis_angle(multiply(conjugate(mean), q))
    close((w[:, None] * tangents).sum(0), torch.zeros(3), atol=1e-10)


def test_the_karcher_mean_moves_with_the_frame_and_takes_batches():
    q, w, g = unit(2, 3, 5) * 0.2 + unit(1), weights(2, 3, 5), unit(1, seed=2)
    q = torch.nn.functional.normalize(q, dim=-1)
    mean = karcher_mean(q, w)
    assert mean.shape == (2, 3, 4)
    same_rotation(karcher_mean(multiply(g, q), w), multiply(g, mean), atol=1e-9)
    close(mean[1, 2], karcher_mean(q[1, 2], w[1, 2]))


def test_unit_quaternions_pass_the_check_untouched():
    q = unit(2, 3)
    assert check_unit(q, "q") is q
    assert check_unit(q * 1.0009, "q") is not None
    assert check_unit(torch.zeros(0, 4), "q").shape == (0, 4)


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        (
            np.ones((2, 4)),
            TypeError,
            r"theta is ndarray; expected a floating-point tensor \(T, 4\)",
        ),
        (torch.ones(2, 4, dtype=torch.int), TypeError, "theta is a tensor of torch.int32"),
        (torch.ones(2, 3), ValueError, r"theta has shape \(2, 3\); expected quaternions"),
        (torch.tensor(1.0), ValueError, r"theta has shape \(\)"),
        (
            torch.tensor([[1.0, 0, 0, 0], [2, 0, 0, 0]]),
            ValueError,
            r"theta: 1 of 2 quaternions are not unit, the first at \(1,\) is of norm 2; normalize",
        ),
        (torch.tensor([math.nan, 0, 0, 0]), ValueError, r"at \(\) is NaN or infinite"),
        (torch.tensor([[math.inf, 0, 0, 0]]), ValueError, r"at \(0,\) is NaN or infinite"),
        (torch.zeros(3, 4), ValueError, "theta: 3 of 3 .* of norm 0"),
    ],
)
def test_the_check_says_what_it_found(value, error, message):
    with pytest.raises(error, match=message):
        check_unit(value, "theta", "(T, 4)")


def test_quaternions_are_w_x_y_z():
    quarter = torch.tensor([0, 0, math.pi / 2], dtype=torch.float64)
    close(from_axis_angle(quarter), torch.tensor([0.5, 0, 0, 0.5]).double().sqrt())
    close(to_matrix(identity(dtype=torch.float64)), torch.eye(3))
