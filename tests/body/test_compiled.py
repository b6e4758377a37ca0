"""The compiled body beside PyTorch's operators, and when each is taken."""

import pytest
import torch

from kdict import body_joints, rotation
from kdict.body import Body, smpl, vertices
from kdict.body.arrays import SparseWeights, precomputed

FUNCTIONS = [body_joints, vertices]


def eager(function, *arguments):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(smpl, "compilable", lambda *_: False)
        return function(*arguments)


def posed(batch=(2, 3), dtype=torch.float64, seed=0):
    generator = torch.Generator().manual_seed(seed)
    q = torch.randn(*batch, 24, 4, generator=generator, dtype=dtype)
    q = torch.nn.functional.normalize(q, dim=-1)
    betas = torch.randn(*batch, 10, generator=generator, dtype=dtype)
    return [t.clone().requires_grad_() for t in (q[..., 1:, :], q[..., 0, :], betas)]


def small(dtype=torch.float64):
    """The open body with 40 of its vertices, and pose blend shapes."""
    body = Body.load("open").to(dtype)
    chosen = torch.arange(0, len(body.v_template), 90)
    body.v_template, body.shapedirs = body.v_template[chosen], body.shapedirs[chosen]
    body.J_regressor = body.J_regressor[:, chosen] + 1 / len(chosen)
    body.lbs_weights = body.lbs_weights[chosen]
    generator = torch.Generator().manual_seed(1)
    shape = (207, 3 * len(chosen))
    body.posedirs = 0.01 * torch.randn(shape, generator=generator, dtype=dtype)
    body.pose_changes_shape = True
    return body


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize(("dtype", "tolerance"), [(torch.float32, 1e-6), (torch.float64, 1e-13)])
def test_compiled_and_operators_agree(function, dtype, tolerance):
    body, given = Body.load("open").to(dtype), posed(dtype=dtype)
    found, expected = function(body, *given), eager(function, body, *given)
    assert found.grad_fn is not None
    torch.testing.assert_close(found, expected, atol=tolerance, rtol=0)
    direction = torch.randn(found.shape, dtype=dtype)
    for mine, theirs in zip(
        torch.autograd.grad(found, given, direction),
        torch.autograd.grad(expected, given, direction),
        strict=True,
    ):
        torch.testing.assert_close(mine, theirs, atol=5 * tolerance * theirs.abs().max(), rtol=0)
    with torch.no_grad():
        torch.testing.assert_close(function(body, *given), found, atol=0, rtol=0)


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("wanted", [(0, 1, 2), (0,), (1,), (2,)])
def test_first_and_second_derivatives_are_right(function, wanted):
    body, given = small(), posed(batch=(2,))
    for i, tensor in enumerate(given):
        tensor.requires_grad_(i in wanted)

    def call(*inputs):
        everything = list(given)
        for i, tensor in zip(wanted, inputs, strict=True):
            everything[i] = tensor
        # Joints with their frames, so that both outputs are differentiated; betas turn no frame.
        frames = function is body_joints and wanted != (2,)
        return (smpl.posed_frames if frames else function)(body, *everything)

    with pytest.MonkeyPatch.context() as patch:
        # Small steps of the numerical derivative leave the unit sphere.
        patch.setattr(rotation, "check_unit", lambda q, *_: q)
        inputs = [given[i] for i in wanted]
        assert torch.autograd.gradcheck(call, inputs, fast_mode=True)
        assert torch.autograd.gradgradcheck(call, inputs, fast_mode=True)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_transforms_and_modes_take_the_operators(function):
    body, given = small(), posed(batch=(3,))
    expected = function(body, *given)
    with torch.no_grad():
        mapped = torch.func.vmap(
            lambda q, r, b: eager(smpl.forward_kinematics, b.expand(24, 3), q, r)[1]
        )(given[0], given[1], given[2][:, :3])
        direct = smpl.forward_kinematics(given[2][:, None, :3].expand(3, 24, 3), *given[:2])[1]
    torch.testing.assert_close(mapped, direct)

    def of_betas(betas):
        return function(body, *given[:2], betas)

    reverse = torch.autograd.functional.jacobian(of_betas, given[2], vectorize=True)
    one_by_one = torch.autograd.functional.jacobian(of_betas, given[2])
    torch.testing.assert_close(reverse, one_by_one)
    _, forward = torch.func.jvp(of_betas, (given[2].detach(),), (torch.ones_like(given[2]),))
    torch.testing.assert_close(forward, one_by_one.sum((-1, -2)))
    torch.testing.assert_close(expected, of_betas(given[2]))


@pytest.mark.parametrize("function", FUNCTIONS)
def test_layout_and_broadcasting_change_nothing(function):
    body, (q, root, betas) = small(), (t.detach() for t in posed(batch=(4,)))
    expected = function(body, q, root[:1], betas[0])
    strided = q.transpose(0, 1).contiguous().transpose(0, 1)
    assert not strided.is_contiguous()
    found = function(body, strided, root[0].expand(4, 4), betas[:1].expand(4, 10))
    torch.testing.assert_close(found, expected, atol=1e-15, rtol=0)
    torch.testing.assert_close(found, eager(function, body, q, root[:1], betas[0]))
    root = root[:1].requires_grad_()
    function(body, q, root, betas).sum().backward()
    assert root.grad.shape == (1, 4)
    assert function(body, q[:0], root[:0], betas[:0]).shape[0] == 0


@pytest.mark.parametrize("bad", [torch.nan, torch.inf])
def test_what_is_no_number_spoils_its_body_as_in_the_operators(bad):
    rotations, root, _ = (t.detach() for t in posed(batch=(3,)))
    rest = torch.randn(3, 24, 3, dtype=torch.float64)
    rotations[0] = root[0] = bad
    rotations[1, 0] = bad  # the left hip
    given = (rest, rotations, root)
    found = smpl.forward_kinematics(*given)[1].isfinite()
    assert torch.equal(found, eager(smpl.forward_kinematics, *given)[1].isfinite())
    assert found.flatten(1).all(1).tolist() == [False, False, True]
    assert not found[:2].any()


def test_threads_share_the_bodies():
    body, given = small(torch.float32), posed(batch=(65,), dtype=torch.float32)
    before = torch.get_num_threads()
    answers = []
    for threads in (1, 2):
        torch.set_num_threads(threads)
        try:
            mesh = vertices(body, *given)
            answers.append([mesh, *torch.autograd.grad(mesh.square().sum(), given)])
        finally:
            torch.set_num_threads(before)
    for one, two in zip(*answers, strict=True):
        torch.testing.assert_close(one, two)


def test_derived_arrays_follow_the_body():
    body = small()
    first = precomputed(body)
    assert precomputed(body) is first
    other = Body.load("open")
    with torch.inference_mode():
        precomputed(other)
    *rest, weights = precomputed(other)
    assert not any(tensor.is_inference() for tensor in (*rest, *weights))
    body.v_template += 1
    moved = precomputed(body)
    torch.testing.assert_close(moved.rest, body.J_regressor @ body.v_template)
    body.lbs_weights = body.lbs_weights.clone().requires_grad_()
    assert precomputed(body).weights is None
    mesh = vertices(body, *posed())
    assert torch.autograd.grad(mesh.sum(), body.lbs_weights)[0].shape == body.lbs_weights.shape


def test_compressed_weights_are_the_weights():
    dense = small().lbs_weights
    rows = SparseWeights.of(dense)
    vertex = torch.arange(len(dense)).repeat_interleave(rows.first.diff())
    rebuilt = torch.zeros_like(dense).index_put((vertex, rows.joint), rows.weight)
    assert torch.equal(rebuilt, dense)


def test_an_export_holds_operators():
    body = small(torch.float32)

    class Joints(torch.nn.Module):
        def forward(self, q, root, betas):
            rest = smpl.rest_joints(body, betas)
            return smpl.forward_kinematics(rest, q, root)[1]

    given = tuple(t.detach() for t in posed(dtype=torch.float32))
    program = torch.export.export(Joints(), given)
    torch.testing.assert_close(program.module()(*given), Joints()(*given), atol=1e-6, rtol=0)
    other = tuple(t.detach() for t in posed(dtype=torch.float32, seed=2))
    torch.testing.assert_close(program.module()(*other), Joints()(*other), atol=1e-6, rtol=0)


def test_an_export_leaves_real_constants_behind():
    given = [t.detach() for t in posed(batch=(2,), dtype=torch.float32)]
    smpl._tree.cache_clear()
    body = small(torch.float32)
    body_joints(body, *given)

    class Joints(torch.nn.Module):
        def forward(self, q, root, rest):
            return smpl.forward_kinematics(rest, q, root)[1]

    torch.export.export(Joints(), (*given[:2], torch.randn(2, 24, 3)))
    parents, jumps, ancestors, none = smpl._tree(torch.float32, torch.device("cpu"))
    assert {type(tensor) for tensor in (parents, *jumps, ancestors, none)} == {torch.Tensor}
