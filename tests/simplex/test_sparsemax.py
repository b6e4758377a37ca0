"""Sparsemax: a projection, whatever the shape, the size, the dtype and the garbage in it."""

import os

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.fx.experimental.proxy_tensor import make_fx

from kdict import Sparsemax, sparsemax
from kdict.simplex.sparsemax import _COMPILED, _eager, _kernels, _on_support

INF, NAN = float("inf"), float("nan")
unhurried = settings(deadline=None)
DTYPES = [torch.float16, torch.bfloat16, torch.float32, torch.float64]


def randn(*shape, dtype=torch.float64, seed=0):
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=dtype)


def by_sorting(z):
    """Rows projected in float64 as Held, Wolfe and Crowder (1974) did, one after the other."""
    z = np.asarray(z, dtype=np.float64)
    rows = []
    for row in z.reshape(-1, z.shape[-1]):
        row = row - row.max()
        ordered = np.sort(row)[::-1]
        largest = max(
            k for k in range(1, len(row) + 1) if k * ordered[k - 1] > ordered[:k].sum() - 1
        )
        rows.append(np.maximum(row - (ordered[:largest].sum() - 1) / largest, 0))
    return torch.from_numpy(np.reshape(rows, z.shape))


logits = hnp.arrays(
    np.float64,
    hnp.array_shapes(min_dims=2, max_dims=2, max_side=12),
    elements=st.floats(-1e7, 1e7) | st.floats(-1, 1) | st.sampled_from([0.0, 0.5]),
).map(torch.from_numpy)


@unhurried
@given(logits)
def test_the_result_is_on_the_simplex_and_keeps_the_order(z):
    p = sparsemax(z)
    assert (p >= 0).all()
    torch.testing.assert_close(p.sum(-1), torch.ones(len(z), dtype=z.dtype))
    order = z.argsort(-1)
    assert (p.gather(-1, order).diff(dim=-1) >= 0).all()


@unhurried
@given(logits, st.data())
def test_no_other_point_of_the_simplex_is_nearer(z, data):
    z = z.clamp(-10, 10)
    other = data.draw(hnp.arrays(np.float64, z.shape, elements=st.floats(1e-3, 1)))
    other = torch.from_numpy(other / other.sum(-1, keepdims=True))
    p = sparsemax(z)
    assert ((p - z).norm(dim=-1) <= (other - z).norm(dim=-1) + 1e-9).all()
    # The variational inequality that characterises a projection onto a convex set.
    assert (((z - p) * (other - p)).sum(-1) <= 1e-9).all()


@unhurried
@given(logits)
def test_it_agrees_with_sorting(z):
    torch.testing.assert_close(sparsemax(z), by_sorting(z), atol=1e-12, rtol=0)


def test_it_is_the_identity_on_the_simplex_and_blind_to_a_constant():
    p = sparsemax(randn(50, 9))
    torch.testing.assert_close(sparsemax(p), p)
    torch.testing.assert_close(sparsemax(p + 3.25), p)


def test_values_that_can_be_checked_by_hand():
    z = torch.tensor([[0.5, 0.3, 0.2], [1.0, 0.8, -2.0], [3.0, 1.0, 0.0], [7.0, 7.0, 7.0]])
    p = torch.tensor([[0.5, 0.3, 0.2], [0.6, 0.4, 0.0], [1.0, 0.0, 0.0], [1 / 3, 1 / 3, 1 / 3]])
    torch.testing.assert_close(sparsemax(z), p)


@pytest.mark.parametrize("shape", [(5,), (4, 5), (2, 3, 4), (2, 1, 3, 2), (1,), (3, 1)])
def test_any_dimension_of_any_shape(shape):
    z = randn(*shape)
    for dim in range(len(shape)):
        expected = by_sorting(z.movedim(dim, -1)).movedim(-1, dim)
        torch.testing.assert_close(sparsemax(z, dim), expected)
        torch.testing.assert_close(sparsemax(z, dim - len(shape)), expected)
        torch.testing.assert_close(Sparsemax(dim)(z), expected)


def test_layouts_that_are_not_contiguous():
    z = randn(6, 4, 8)
    for view in (z.transpose(0, 2), z[::2, :, ::3], z[:, :1].expand(6, 4, 8)):
        torch.testing.assert_close(sparsemax(view, 1), sparsemax(view.contiguous(), 1))


def test_a_number_alone_is_certain_and_nothing_stays_nothing():
    assert sparsemax(torch.tensor(-3.0)) == 1
    assert sparsemax(torch.tensor(NAN)).isnan()
    for shape, dim in (((0, 5), -1), ((5, 0), -1), ((5, 0), 0), ((0,), 0)):
        z = torch.zeros(shape, requires_grad=True)
        p = sparsemax(z, dim)
        assert p.shape == shape
        p.sum().backward()
        assert z.grad.shape == shape


@pytest.mark.parametrize("dtype", DTYPES)
def test_dtypes_stay_and_are_as_good_as_they_can_be(dtype):
    z = (randn(64, 33) * 3).to(dtype).requires_grad_()
    p = sparsemax(z)
    assert p.dtype == dtype
    expected = by_sorting(z.detach().double())
    # The threshold of a half-precision row is found in float32: only the result is rounded.
    torch.testing.assert_close(
        p, expected.to(dtype), atol=max(2e-7, torch.finfo(dtype).tiny), rtol=0
    )
    p.square().sum().backward()
    assert z.grad.dtype == dtype


@pytest.mark.parametrize("scale", [1e-7, 1e-4, 1e-2, 1.0, 1e3, 1e7])
@pytest.mark.parametrize("n", [2, 17, 128, 4096])
def test_float32_is_within_2e_7_of_float64(n, scale):
    z = randn(max(4, 4096 // n), n, seed=n) * scale
    for case in (z, z + 1e7 * randn(len(z), 1), (4 * z).round() / 4):
        case = case.clamp(-1e7, 1e7).float()
        assert (sparsemax(case).double() - by_sorting(case)).abs().max() <= 2e-7


@unhurried
@given(logits)
def test_float32_is_within_2e_7_of_float64_on_awkward_numbers(z):
    z = z.float()
    assert (sparsemax(z).double() - by_sorting(z)).abs().max() <= 2e-7


def test_it_agrees_with_entmax_forward_and_backward():
    entmax = pytest.importorskip("entmax")
    for dim in (0, 1, 2):
        mine, theirs = (randn(7, 8, 9, seed=1).mul(2).requires_grad_() for _ in range(2))
        direction = randn(7, 8, 9, seed=2)
        p, q = sparsemax(mine, dim), entmax.sparsemax(theirs, dim=dim)
        torch.testing.assert_close(p, q)
        p.backward(direction)
        q.backward(direction)
        torch.testing.assert_close(mine.grad, theirs.grad)


@pytest.mark.parametrize("dim", [0, -1])
def test_derivatives_of_first_and_second_order(dim):
    z = randn(3, 5).requires_grad_()

    def of(z):
        return sparsemax(z, dim)

    assert torch.autograd.gradcheck(of, z, check_forward_ad=True, check_batched_grad=True)
    assert torch.autograd.gradgradcheck(of, z, check_fwd_over_rev=True)


def test_the_jacobian_is_symmetric_and_has_constants_in_its_null_space():
    jacobian = torch.func.jacrev(sparsemax)(randn(9))
    torch.testing.assert_close(jacobian, jacobian.T)
    torch.testing.assert_close(jacobian, torch.func.jacfwd(sparsemax)(randn(9)))
    torch.testing.assert_close(jacobian @ torch.ones(9).double(), torch.zeros(9).double())
    # A projection: applied twice, it is itself; its trace is its rank, one less than the support.
    torch.testing.assert_close(jacobian @ jacobian, jacobian)
    assert jacobian.trace().item() == pytest.approx((sparsemax(randn(9)) > 0).sum() - 1)


def test_hessian_through_sparsemax():
    z, target = randn(6), randn(6, seed=1)

    def loss(z):
        return (sparsemax(z) - target).pow(4).sum()

    jacobian = torch.func.jacrev(sparsemax)(z)
    # Piecewise linear: the Hessian is that of the loss, between two Jacobians.
    expected = jacobian @ torch.diag(12 * (sparsemax(z) - target).square()) @ jacobian
    torch.testing.assert_close(torch.func.hessian(loss)(z), expected)
    torch.testing.assert_close(torch.autograd.functional.hessian(loss, z), expected)


AWKWARD = torch.tensor([[NAN, 1, 2], [INF, 1, 2], [-INF] * 3, [-INF, 1, 0.5], [-NAN, 1, 2]])


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("device", _COMPILED)
def test_the_compiled_loops_are_the_eager_ones(device, dtype):
    kernels = _kernels(device)
    interpreted = os.environ.get("TRITON_INTERPRET") == "1"  # Triton's own, without a GPU
    if kernels is None or not (device == "cpu" or torch.cuda.is_available() or interpreted):
        pytest.skip(f"nothing here runs compiled loops for {device}")
    device = device if torch.get_device_module(device).is_available() else "cpu"
    for z in (
        randn(70, 33), 0.1 * randn(30, 128), 3 * randn(4, 1000), randn(5, 1), randn(1, 2), AWKWARD,
        1e7 * randn(4, 9),
    ):  # fmt: skip
        z = z.to(device, dtype)
        p, expected = kernels.project(z), _eager(z, -1)
        atol = torch.finfo(dtype).eps
        torch.testing.assert_close(p, expected, equal_nan=True, atol=atol, rtol=atol)
        direction = randn(*z.shape, seed=3).to(z).masked_fill(p == 0, INF)
        derivative = kernels.backward(p, direction)
        expected = _on_support(p, direction, -1)
        torch.testing.assert_close(derivative, expected, equal_nan=True, atol=4 * atol, rtol=atol)


def test_threads_change_nothing():
    z = randn(8200, 128, dtype=torch.float32)
    before = torch.get_num_threads()
    results = []
    try:
        for threads in (1, 2):
            torch.set_num_threads(threads)
            own = z.clone().requires_grad_()
            sparsemax(own).square().sum().backward()
            results.append((sparsemax(own.detach()), own.grad))
    finally:
        torch.set_num_threads(before)
    for one, two in zip(*results, strict=True):
        assert (one == two).all()


def test_it_says_what_computes_it(monkeypatch):
    assert sparsemax.backend() == "numba"
    assert sparsemax.backend("meta") == "eager"
    monkeypatch.setitem(_COMPILED, "cpu", ("sparsemax_numba", "no_such_library"))
    _kernels.cache_clear()
    try:
        assert sparsemax.backend() == "eager"
        z = randn(6, 5).requires_grad_()
        p = sparsemax(z)
        torch.testing.assert_close(p, by_sorting(z.detach()))
        p.square().sum().backward()
    finally:
        _kernels.cache_clear()
    assert z.grad.abs().sum() > 0


def test_infinite_gradients_off_the_support_do_not_spread():
    z = torch.tensor([2.0, 1.9, -4.0], requires_grad=True)
    p = sparsemax(z)
    p.log().sum().backward()
    assert p[2] == 0
    assert z.grad.isfinite().all()


def test_a_long_half_precision_row_has_a_finite_gradient():
    z = torch.zeros(2, 2000, dtype=torch.float16, requires_grad=True)
    sparsemax(z).backward(torch.full_like(z, 100.0))
    assert (z.grad == 0).all()


def test_minus_infinity_masks():
    z = randn(40, 6).requires_grad_()
    mask = torch.tensor([True, False, True, True, False, True])
    p = sparsemax(z.masked_fill(~mask, -INF))
    torch.testing.assert_close(p[:, mask], sparsemax(z[:, mask]))
    assert (p[:, ~mask] == 0).all()
    p.pow(2).sum().backward()
    assert z.grad.isfinite().all()
    assert (z.grad[:, ~mask] == 0).all()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    "bad", [[NAN, 1, 2], [INF, 1, 2], [INF, -INF, 0], [INF, INF, 0], [-INF] * 3, [NAN, INF, -INF]]
)
def test_a_row_without_an_answer_is_nan_alone(bad, dtype):
    good = randn(3, 3).to(dtype)
    z = torch.stack([good[0], torch.tensor(bad, dtype=dtype), *good[1:]]).requires_grad_()
    p = sparsemax(z)
    others = [0, 2, 3]
    assert p[1].isnan().all()
    torch.testing.assert_close(p[others], sparsemax(good))
    p.float().square().sum().backward()
    assert z.grad[1].isnan().all()
    assert z.grad[others].isfinite().all()


@pytest.mark.parametrize("dynamic", [False, True])
def test_compiled_without_a_graph_break(dynamic):
    def step(z, dim):
        return sparsemax(2 * z, dim).square().sum()

    compiled = torch.compile(step, fullgraph=True, dynamic=dynamic, backend="aot_eager")
    for dim in (0, -1):
        z, w = (randn(4, 6).requires_grad_() for _ in range(2))
        torch.testing.assert_close(compiled(z, dim), step(w, dim))
        compiled(z, dim).backward()
        step(w, dim).backward()
        torch.testing.assert_close(z.grad, w.grad)


def test_the_operator_keeps_the_promises_that_the_compiler_relies_on():
    for z in (randn(3, 4, 5).transpose(0, 2), randn(2, 3).half()):
        torch.library.opcheck(torch.ops.kdict.sparsemax.default, (z, 1))


def test_a_negative_view_is_its_numbers():
    z = torch.randn(4, 8)
    assert torch.equal(sparsemax(torch._neg_view(z)), sparsemax(-z))


def test_modes_and_tracers_see_the_operator():
    z = randn(2, 5)
    assert sparsemax(z.to("meta")).is_meta
    with FakeTensorMode() as mode:
        assert sparsemax(mode.from_tensor(z)).shape == (2, 5)
    graph = make_fx(Sparsemax())(z)
    torch.testing.assert_close(graph(z + 1), sparsemax(z + 1))
    assert "kdict.sparsemax" in graph.code
    traced = torch.jit.trace(sparsemax, z)
    torch.testing.assert_close(traced(2 * z), sparsemax(2 * z))


def test_vmap_over_any_dimension():
    z = randn(4, 5, 6)
    for batch in range(3):
        for dim in (0, -1):
            mapped = torch.func.vmap(lambda z, dim=dim: sparsemax(z, dim), batch, batch)(z)
            rows = [sparsemax(part, dim) for part in z.unbind(batch)]
            torch.testing.assert_close(mapped, torch.stack(rows, batch))
    assert (torch.func.vmap(sparsemax)(randn(3)) == 1).all()
    per_sample = torch.func.vmap(torch.func.grad(lambda z: sparsemax(z)[0]))(z[0])
    expected = torch.autograd.functional.jacobian(lambda z: sparsemax(z)[:, 0].sum(), z[0])
    torch.testing.assert_close(per_sample, expected)


@pytest.mark.parametrize(
    ("z", "dim", "error", "message"),
    [
        (torch.tensor([1, 2]), -1, TypeError, "z is torch.int64; expected a floating-point tensor"),
        (torch.zeros(2, dtype=torch.complex64), -1, TypeError, "z is torch.complex64"),
        ([0.5, 0.5], -1, TypeError, "z is list; expected a floating-point tensor"),
        (torch.zeros(2, 3), 2, IndexError, r"dim is 2; z of shape \(2, 3\) has dimensions -2 to 1"),
        (torch.zeros(2, 3), -3, IndexError, "dim is -3"),
        (torch.tensor(1.0), 1, IndexError, "dim is 1"),
    ],
)
def test_errors_say_what_was_found(z, dim, error, message):
    with pytest.raises(error, match=message):
        sparsemax(z, dim)


def test_the_layer_names_its_dimension():
    assert repr(Sparsemax(0)) == "Sparsemax(dim=0)"
