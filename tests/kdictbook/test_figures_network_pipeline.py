"""The network's tensors as they were, and the figures drawn from them."""

from types import SimpleNamespace

import pytest
import torch
from torch.nn.functional import interpolate
from training_stand_in import StandIn, config

from kdict.network.model import HumanMeshNet
from kdictbook.figures.network_pipeline import against_truth, pipeline
from kdictbook.figures.trace import parts, trace


def network(**changes):
    torch.manual_seed(0)
    return HumanMeshNet(config(**changes).network).eval()


@pytest.fixture(scope="module")
def model():
    return network()


@pytest.fixture(scope="module")
def batch():
    sample = vars(StandIn("studio", held_out=True)[torch.arange(2)])
    return SimpleNamespace(**sample)


@torch.no_grad()
def test_a_trace_is_what_went_through(model, batch):
    seen, plain = trace(model, batch.image), model(batch.image)
    torch.testing.assert_close(seen.prediction.joints, plain.joints)
    torch.testing.assert_close(seen.features, model.backbone(batch.image))
    torch.testing.assert_close(seen.output, model.mlp(seen.features))
    torch.testing.assert_close(seen.stages[-1], model.backbone.stages(batch.image)[-1])
    torch.testing.assert_close(model.mlp[2](seen.hidden[0]).relu(), seen.hidden[1].relu())
    assert seen.heatmaps is None
    assert len(seen.stages) == 4


@torch.no_grad()
def test_a_trace_of_the_encoder_of_people_holds_its_maps():
    model, image = HumanMeshNet.from_pretrained("thunder"), torch.rand(1, 3, 256, 256)
    seen = trace(model, image)
    assert [tuple(maps.shape[1:]) for maps in seen.stages] == [
        (40, 64, 64), (56, 32, 32), (112, 16, 16), (1280, 8, 8)
    ]  # fmt: skip
    assert seen.heatmaps.shape == (1, 17, 64, 64)
    torch.testing.assert_close(seen.features, model.backbone(image))
    titles = [ax.get_title() for ax in pipeline(model, image[0]).axes]
    assert "heatmaps\n17 × 64 × 64" in titles


def test_a_trace_leaves_no_hooks(model, batch):
    with pytest.raises(ValueError, match="image"):
        trace(model, batch.image[..., :16])
    assert not any(module._forward_hooks for module in model.modules())


def test_parts_sum_to_the_whole(model):
    found = {name: number for name, _, number in parts(model)}
    weights = [found[name] for name in ("backbone", "layer 1", "layer 2", "output")]
    assert sum(weights) == found["together"] == sum(p.numel() for p in model.parameters())
    assert found["pose dictionary"] == 0
    assert "pose dictionary" not in {name for name, *_ in parts(network(dictionary=None))}


def test_multiply_adds_are_counted(model):
    found = {name: number for name, _, number in parts(model)}
    mlp = sum(layer.weight.numel() for layer in model.mlp if hasattr(layer, "weight"))
    assert found["multiply-adds"] > mlp + found["backbone"]


def test_the_pipeline_says_the_shapes(model, batch):
    figure = pipeline(model, batch.image[0])
    titles = [ax.get_title() for ax in figure.axes]
    for text in ("image\n3 × 32 × 32", "stage 4\n32 × 1 × 1", "pose codes\n23 × 32"):
        assert text in titles


def test_a_pipeline_needs_codes(batch):
    with pytest.raises(ValueError, match="dictionaries"):
        pipeline(network(shape_dictionary=None), batch.image[0])


@torch.no_grad()
def test_rows_of_found_and_true(model, batch):
    figure = against_truth(model, batch, model(batch.image), ["best", "worst"])
    rows = [figure.axes[k : k + 4] for k in (0, 4)]
    assert [row[0].get_ylabel() for row in rows] == ["best", "worst"]
    for row, image in zip(rows, batch.image, strict=True):
        picture, over = (ax.images[0].get_array() for ax in row[:2])
        assert picture.shape == over.shape
        coarse = interpolate(
            torch.tensor(picture).permute(2, 0, 1)[None], image.shape[1:], mode="area"
        )
        assert (coarse[0] - image).abs().mean() < 0.1
        assert abs(over / 255 - picture).max() > 0.1
        assert row[2].get_ylim() == row[3].get_ylim()
