import entmax
import pytest
import torch

from kdict import sparsemax
from kdict.simplex.code_map import CodeMap, entmax15


def logits(*shape, scale=3.0, seed=0):
    return scale * torch.randn(*shape, generator=torch.Generator().manual_seed(seed)).double()


@pytest.mark.parametrize("kind", ["sparsemax", "entmax15", "softmax"])
def test_codes_lie_on_the_simplex(kind):
    codes = CodeMap(kind)(logits(2, 5, 40))
    assert (codes >= 0).all()
    torch.testing.assert_close(codes.sum(-1), torch.ones(2, 5).double())


@pytest.mark.parametrize("scale", [1e-3, 1.0, 30.0])
def test_entmax15_agrees_with_the_entmax_package(scale):
    z = logits(50, 128, scale=scale)
    torch.testing.assert_close(entmax15(z), entmax.entmax15(z, -1), atol=1e-9, rtol=0)


def test_entmax15_gradient():
    assert torch.autograd.gradcheck(entmax15, logits(4, 9, scale=1.0).requires_grad_())


def test_entmax15_does_not_mind_ties_or_offsets():
    z = torch.tensor([[1.0, 1, 0], [1e6, 1e6, -1e6], [2, 2, 2]])
    expected = torch.tensor([[0.5, 0.5, 0], [0.5, 0.5, 0], [1 / 3] * 3])
    found = entmax15(z)
    torch.testing.assert_close(found[1:], expected[1:])
    assert found[0, 0] == found[0, 1] > found[0, 2] > 0


def test_a_small_scale_starts_dense():
    z = logits(100, 64)
    active = [(CodeMap(scale=scale)(z) > 0).sum(-1).double().mean() for scale in (1, 0.1, 0.001)]
    assert active[0] < active[1] < active[2] == 64
    torch.testing.assert_close(CodeMap(scale=0.1)(z), sparsemax(0.1 * z), atol=1e-7, rtol=0)


def test_a_learned_scale_is_a_weight():
    code_map = CodeMap(scale=0.1, mode="learned")
    code_map(logits(3, 8))[..., 0].sum().backward()
    assert code_map.log_scale.grad.abs() > 0
    assert not list(CodeMap(scale=0.1).parameters())


def test_a_scheduled_scale_goes_from_one_end_to_the_other():
    code_map = CodeMap(scale=0.01, mode="scheduled", end=4.0)
    scales = []
    for progress in (0, 0.5, 1):
        code_map.set_progress(progress)
        scales.append(float(code_map.log_scale.exp()))
    assert scales == pytest.approx([0.01, 0.2, 4.0], rel=1e-6)


def test_a_fixed_scale_stays():
    code_map = CodeMap(scale=0.1, end=4.0)
    code_map.set_progress(1)
    assert float(code_map.log_scale.exp()) == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kind": "relu"}, "code_map is 'relu'; expected one of sparsemax, entmax15, softmax"),
        ({"mode": "random"}, "scale_mode is 'random'; expected one of fixed, learned, scheduled"),
        ({"scale": 0.0}, "scale is 0.0.*expected positive"),
    ],
)
def test_options_that_cannot_be(options, message):
    with pytest.raises(ValueError, match=message):
        CodeMap(**options)
