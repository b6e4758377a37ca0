"""MoveNet against the original in TensorFlow.js, and its invariants."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch.nn import functional

from kdict.network.movenet import VARIANTS, MoveNet, _Convolution, all_people, nearest_person
from kdict.resources import write_tensors
from kdictbook.recipes.movenet import PHOTO

HERE = Path(__file__).parent
REFERENCE = json.loads((HERE / "movenet_tfjs.json").read_text())


@pytest.fixture(scope="module")
def models():
    return {variant: MoveNet.from_pretrained(f"movenet-{variant}") for variant in VARIANTS}


def part(box):
    photo = Image.open(HERE.parents[1] / PHOTO).convert("RGB").crop(box)
    return torch.tensor(np.asarray(photo) / np.float32(255)).permute(2, 0, 1)[None]


@torch.inference_mode()
def test_thunder_agrees_with_the_original(models):
    expected = torch.tensor(REFERENCE["thunder"]["values"]).reshape(17, 3)
    keypoints, scores = nearest_person(models["thunder"](part(REFERENCE["thunder"]["box"])))
    torch.testing.assert_close(keypoints[0].flip(-1), expected[:, :2], atol=1e-3, rtol=0)
    torch.testing.assert_close(scores[0], expected[:, 2], atol=1e-3, rtol=0)


@pytest.mark.parametrize("shape", [(12, 16), (13, 17)])
def test_strides_skip_the_same_pixels_as_with_padding_around_the_image(shape):
    layer = _Convolution(4, 6, 3, stride=2).requires_grad_(False)
    image = torch.randn(2, 4, *shape, generator=torch.Generator().manual_seed(0))
    padded = functional.pad(image, (0, 1, 0, 1))
    expected = functional.conv2d(padded, layer.weight, layer.bias, 2)
    torch.testing.assert_close(layer(image), expected)


@torch.inference_mode()
def test_unlikely_people_can_be_left_out(models):
    maps = models["multipose"](part(REFERENCE["multipose"]["box"]))
    every = all_people(maps, 12)
    some = all_people(maps, 12, 0.1)
    count = some.scores.shape[1]
    assert 1 <= count < 12
    for found, expected in zip(some, every, strict=True):
        torch.testing.assert_close(found, expected[:, :count])
    assert (every.scores[:, count:] < 0.1).all()


@torch.inference_mode()
def test_multipose_agrees_with_the_original(models):
    expected = torch.tensor(REFERENCE["multipose"]["values"]).reshape(6, 56)
    found = all_people(models["multipose"](part(REFERENCE["multipose"]["box"])))
    triples = torch.cat([found.keypoints.flip(-1), found.keypoint_scores[..., None]], -1)[0]
    boxes = found.boxes[0, :, [1, 0, 3, 2]]
    ours = torch.cat([triples.flatten(1), boxes, found.scores[0, :, None]], 1)
    likely = expected[:, 55] > 0.1
    assert likely.any()
    torch.testing.assert_close(ours[likely], expected[likely], atol=1e-3, rtol=0)
    torch.testing.assert_close(ours[:, 55], expected[:, 55], atol=1e-3, rtol=0)


@torch.inference_mode()
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_batch_is_its_images_one_by_one(models, variant):
    generator = torch.Generator().manual_seed(0)
    images = torch.rand(2, 3, 96, 64, generator=generator)
    read = nearest_person if variant == "thunder" else all_people
    together = models[variant](images)
    for number, image in enumerate(images):
        alone = models[variant](image[None])
        for many, one in zip(together, alone, strict=True):
            if many is not None:
                torch.testing.assert_close(many[number], one[0], atol=1e-4, rtol=1e-4)
        for many, one in zip(read(together), read(alone), strict=True):
            torch.testing.assert_close(many[number], one[0], atol=1e-3, rtol=1e-3)


@torch.inference_mode()
def test_maps_have_the_strides_of_their_names(models):
    maps = models["thunder"](torch.zeros(1, 3, 128, 96))
    for name, channels in (("stride4", 40), ("stride8", 56), ("stride16", 112), ("stride32", 1280)):
        stride = int(name.removeprefix("stride"))
        assert getattr(maps, name).shape == (1, channels, 128 // stride, 96 // stride)
    assert maps.heatmaps.shape == (1, 17, 32, 24)
    assert maps.box_size is None


def test_gradients_reach_the_stem():
    model = MoveNet.from_pretrained("movenet-thunder")
    model(torch.rand(1, 3, 64, 64)).heatmaps.sum().backward()
    assert model.stem.weight.grad.abs().sum() > 0


def test_errors_name_what_was_found(models, tmp_path):
    with pytest.raises(ValueError, match=r"\(1, 3, 100, 96\); expected .* multiples of 32"):
        models["thunder"](torch.zeros(1, 3, 100, 96))
    with pytest.raises(ValueError, match="variant is 'lightning'; expected one of thunder"):
        MoveNet("lightning")
    with pytest.raises(FileNotFoundError, match=r"nowhere.safetensors: no such file"):
        MoveNet.from_pretrained(tmp_path / "nowhere.safetensors")
    path = tmp_path / "other.safetensors"
    write_tensors(path, {"a": torch.zeros(1)}, {"kind": "movenet", "variant": "thunder"})
    with pytest.raises(ValueError, match=r"other.safetensors: not the weights of thunder"):
        MoveNet.from_pretrained(path)
