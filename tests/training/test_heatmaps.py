import pytest
import torch

from kdict.network.encoder import Backbone, soft_argmax
from kdict.resources import read_tensors, write_tensors
from kdict.training.heatmaps import heatmap_loss


def gaussian(side, keypoints, spread=0.7):
    """The target, written naively: logs of a Gaussian at the cells' centres."""
    centres = (torch.arange(side).double() + 0.5) / side * 2 - 1
    y, x = torch.meshgrid(centres, centres, indexing="ij")
    away = (x - keypoints[..., 0, None, None]) ** 2 + (y - keypoints[..., 1, None, None]) ** 2
    return -away / (2 * (2 * spread / side) ** 2)


def test_the_loss_is_zero_where_the_maps_are_right():
    torch.manual_seed(0)
    keypoints = torch.rand(3, 24, 2).double() * 1.6 - 0.8
    seen = torch.ones(3, 24)
    right = gaussian(16, keypoints)
    assert heatmap_loss(right, keypoints, seen) == pytest.approx(0, abs=1e-6)
    assert heatmap_loss(right + 5, keypoints, seen) == pytest.approx(0, abs=1e-6)
    assert heatmap_loss(right.flip(-1), keypoints, seen) > 1


def test_what_is_not_seen_does_not_count():
    torch.manual_seed(0)
    keypoints, scores = torch.rand(2, 24, 2), torch.randn(2, 24, 8, 8, requires_grad=True)
    seen = (torch.rand(2, 24) < 0.5).float()
    unknown = torch.where(seen[..., None] > 0, keypoints, torch.nan)
    loss = heatmap_loss(scores, unknown, seen)
    assert loss == heatmap_loss(scores, keypoints, seen)
    loss.backward()
    assert (scores.grad[seen == 0] == 0).all()
    assert heatmap_loss(scores, unknown, torch.zeros(2, 24)) == 0


@pytest.mark.parametrize("size", [32, 64])
def test_maps_are_an_eighth_of_the_image_and_as_large_for_half_of_it(size):
    backbone = Backbone("tiny", 64, "keypoints").train()
    features, scores = backbone.pooled(torch.rand(2, 3, size, size))
    assert scores.shape == (2, 24, 8, 8)
    assert features.shape == (2, backbone.features)


@pytest.mark.parametrize("pool", ["average", "none"])
def test_other_pools_have_no_maps(pool):
    features, scores = Backbone("tiny", 64, pool).pooled(torch.rand(2, 3, 64, 64))
    assert scores is None
    assert features.shape[0] == 2


def test_sharp_maps_locate_their_keypoints():
    torch.manual_seed(0)
    keypoints = torch.rand(5, 24, 2).double() * 1.4 - 0.7
    cells = (torch.arange(16) + 0.5) / 16 * 2 - 1
    picture = torch.stack(torch.meshgrid(cells, cells, indexing="xy")).expand(5, -1, -1, -1)
    places, sure, looks = soft_argmax(gaussian(16, keypoints).float(), picture)
    found = torch.stack(places.chunk(2, -1), -1)
    torch.testing.assert_close(found.double(), keypoints, atol=2e-3, rtol=0)
    assert ((sure > 0.1) & (sure < 0.5)).all()
    # A picture of its own coordinates looks, at a place, like the place.
    torch.testing.assert_close(looks.unflatten(-1, (24, 2)), found)


def test_a_learned_backbone_starts_a_network(tmp_path):
    torch.manual_seed(0)
    model = Backbone("tiny", 32, "keypoints")
    write_tensors(tmp_path / "b.safetensors", model.state_dict(), {"backbone": "tiny"})
    _, about = read_tensors(tmp_path / "b.safetensors", "a backbone's weights")
    assert about["backbone"] == "tiny"
    for pool in ("average", "keypoints"):
        started = Backbone("tiny", 64, pool)
        started.start_from(tmp_path / "b.safetensors")
        for name, value in started.state_dict().items():
            assert torch.equal(model.state_dict()[name], value)
    with pytest.raises(ValueError, match="holds 'tiny'; expected weights of 'resnet18'"):
        Backbone("resnet18", 64).start_from(tmp_path / "b.safetensors")


def test_a_file_that_lacks_tensors_is_refused(tmp_path):
    model = Backbone("tiny", 32)
    tensors = model.state_dict()
    name, _ = tensors.popitem()
    write_tensors(tmp_path / "b.safetensors", tensors, {"backbone": "tiny"})
    with pytest.raises(ValueError, match=f"lacks 1 of the tensors.*the first is '{name}'"):
        model.start_from(tmp_path / "b.safetensors")


def test_places_are_exact_in_half_precision():
    scores, features = torch.randn(4, 24, 16, 16), torch.randn(4, 8, 16, 16)
    exact, *_ = soft_argmax(scores, features)
    with torch.autocast("cpu", torch.bfloat16):
        places, *_ = soft_argmax(scores.bfloat16(), features.bfloat16())
    torch.testing.assert_close(places, soft_argmax(scores.bfloat16(), features)[0], atol=0, rtol=0)
    assert places.dtype == exact.dtype


def test_a_backbone_without_maps_starts_one_that_has_them(tmp_path):
    model = Backbone("tiny", 32, "average")
    write_tensors(tmp_path / "b.safetensors", model.state_dict(), {"backbone": "tiny"})
    started = Backbone("tiny", 32, "keypoints")
    before = started.maps.scores.weight.clone()
    started.start_from(tmp_path / "b.safetensors")
    assert torch.equal(started.maps.scores.weight, before)
    for name, value in model.state_dict().items():
        assert torch.equal(started.state_dict()[name], value)
