import torch

from kdict import sparsemax
from kdictbook.figures import simplex_maps


def test_newtons_steps_end_at_the_threshold():
    z = torch.tensor([0.9, 0.55, 0.4, 0.1, 0.02, -0.05], dtype=torch.float64)
    path = simplex_maps.newton_steps(z).data[1]
    p = sparsemax(z)
    threshold = (z - z.max() - p)[p > 0][0].item()
    assert abs(path.x[-1] - threshold) < 1e-12
    assert list(path.x) == sorted(path.x)  # it never passes the root


def test_supports_shrink_with_the_scale_and_softmax_keeps_all():
    torch.manual_seed(0)
    curves = {t.name: t.y for t in simplex_maps.support_sizes(torch.randn(20, 16).double()).data}
    assert set(curves["softmax"]) == {16}
    assert curves["sparsemax"][0] == 16
    assert curves["sparsemax"][-1] < 2
    assert all(e >= s for e, s in zip(curves["1.5-entmax"], curves["sparsemax"], strict=True))
