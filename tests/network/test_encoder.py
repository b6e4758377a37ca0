import re
import sys

import pytest
import torch

from kdict.network.encoder import Backbone


@pytest.mark.parametrize(
    ("name", "parameters"), [("resnet50", 23_508_032), ("resnet18", 11_176_512)]
)
def test_the_resnets_are_the_published_ones(name, parameters):
    """He et al.'s networks without their classifier."""
    with torch.device("meta"):
        backbone = Backbone(name, 224)
    assert sum(p.numel() for p in backbone.parameters()) == parameters
    assert backbone.features == {"resnet50": 2048, "resnet18": 512}[name]


def test_features_are_pooled_or_all():
    torch.manual_seed(0)
    pooled, whole = Backbone("tiny", 64).eval(), Backbone("tiny", 64, "none").eval()
    whole.load_state_dict(pooled.state_dict())
    image = torch.rand(2, 3, 64, 64)
    assert (pooled.features, whole.features) == (32, 32 * 4)
    torch.testing.assert_close(whole(image).unflatten(1, (32, 4)).mean(-1), pooled(image))


def test_images_are_normalised_as_imagenets_are():
    backbone = Backbone("tiny", 32).eval()
    seen = []
    backbone.resnet.embedder.embedder.register_forward_pre_hook(
        lambda _, inputs: seen.append(inputs[0])
    )
    backbone(torch.tensor([0.485, 0.456, 0.406])[:, None, None].expand(1, 3, 32, 32))
    torch.testing.assert_close(seen[0], torch.zeros(1, 3, 32, 32))


@pytest.mark.parametrize(
    ("image", "error", "message"),
    [
        (torch.rand(2, 3, 64, 32), ValueError, r"\(2, 3, 64, 32\); expected \(B, 3, 32, 32\)"),
        (torch.rand(3, 32, 32), ValueError, "crop and resize"),
        (torch.zeros(1, 3, 32, 32, dtype=torch.uint8), TypeError, r"uint8.*in \[0, 1\]"),
    ],
)
def test_images_that_cannot_be(image, error, message):
    with pytest.raises(error, match=message):
        Backbone("tiny", 32)(image)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("vgg", 224), "backbone is 'vgg'; expected one of resnet50"),
        (("tiny", 100), "image_size is 100; expected a multiple of 32"),
        (("tiny", 64, "max"), "pool is 'max'"),
    ],
)
def test_backbones_that_cannot_be(arguments, message):
    with pytest.raises(ValueError, match=message):
        Backbone(*arguments)


@pytest.mark.parametrize("name", ["resnet50", "resnet18"])
def test_imagenets_weights_are_those_of_one_commit(name, monkeypatch):
    transformers = pytest.importorskip("transformers")
    backbone, asked = Backbone(name, 64), []

    def download(repository, **options):
        asked.append((repository, options))
        return backbone.resnet

    monkeypatch.setattr(transformers.ResNetModel, "from_pretrained", download)
    backbone.load_imagenet()
    ((repository, options),) = asked
    assert repository == f"microsoft/resnet-{name[6:]}"
    assert re.fullmatch("[0-9a-f]{40}", options["revision"])
    assert options["use_safetensors"]


def test_without_transformers_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(ImportError, match=r"pip install 'kdict\[train\]'"):
        Backbone("tiny", 32)
