import dataclasses

import pytest
import torch

from kdict import HumanMeshNet, NetworkConfig
from kdict.network.movenet import MoveNet, nearest_person
from kdict.network.person_encoder import NAME, PersonEncoder
from kdict.resources import read_tensors, write_tensors

CONFIG = NetworkConfig(
    backbone=NAME, image_size=256, pool="keypoints", hidden=16, dictionary="cmu-32"
)


@pytest.fixture(scope="module")
def image():
    return torch.rand(2, 3, 256, 256, generator=torch.Generator().manual_seed(0))


@pytest.mark.parametrize(("pool", "count"), [("keypoints", 51), ("keypoints+maps", 2963)])
def test_features_are_movenets_keypoints_then_its_maps(image, pool, count):
    encoder = PersonEncoder(256, pool).eval()
    features = encoder(image)
    assert features.shape == (2, encoder.features) == (2, count)
    with torch.no_grad():
        found = MoveNet.from_pretrained(NAME)(image)
    places, scores = nearest_person(found)
    torch.testing.assert_close(features[:, :34], (2 * places - 1).flatten(1))
    torch.testing.assert_close(features[:, 34:51], scores - 0.5)
    if pool == "keypoints+maps":
        torch.testing.assert_close(features[:, 51:1331], found.stride32.mean((-2, -1)))
        # A map read at the middle of a cell is that cell.
        place = torch.tensor([[2 * (10 + 0.5) / 64 - 1, 2 * (20 + 0.5) / 64 - 1]])
        read = torch.nn.functional.grid_sample(
            found.stride4, place.expand(2, 1, 1, 2), align_corners=False
        )
        torch.testing.assert_close(read[..., 0, 0], found.stride4[:, :, 20, 10])


@pytest.mark.parametrize("finetune", [False, True])
def test_it_is_frozen_unless_asked(image, finetune):
    encoder = PersonEncoder(256, "keypoints+maps", finetune=finetune)
    features = encoder(image[:1])
    assert features.requires_grad == finetune
    assert {p.requires_grad for p in encoder.parameters()} == {finetune}


def test_weights_of_a_network_leave_a_frozen_encoder_to_its_file(tmp_path, image):
    torch.manual_seed(0)
    model = HumanMeshNet(CONFIG).eval()
    path = tmp_path / "head.safetensors"
    model.save(path)
    tensors, about = read_tensors(path, "a network")
    assert not [name for name in tensors if name.startswith("backbone")]
    assert about["encoder"] == model.backbone.identity()
    with torch.no_grad():
        close = HumanMeshNet.load(path)(image).joints - model(image).joints
    assert close.abs().max() < 5e-3  # half precision
    about["encoder"] = "another encoder"
    write_tensors(path, tensors, about)
    with pytest.raises(ValueError, match="trained with encoder = another encoder"):
        HumanMeshNet.load(path)


def test_weights_of_a_network_hold_an_encoder_that_learns(tmp_path):
    model = HumanMeshNet(dataclasses.replace(CONFIG, finetune=True))
    path = tmp_path / "network.safetensors"
    model.save(path)
    tensors, about = read_tensors(path, "a network")
    assert [name for name in tensors if name.startswith("backbone.movenet")]
    assert "encoder" not in about


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((256, "average"), "pool is 'average'; expected one of keypoints, keypoints\\+maps"),
        ((250, "keypoints"), "image_size is 250; expected a multiple of 32"),
    ],
)
def test_wrong_arguments(arguments, message):
    with pytest.raises(ValueError, match=message):
        PersonEncoder(*arguments)


def test_wrong_images():
    encoder = PersonEncoder(256)
    with pytest.raises(ValueError, match=r"image has shape \(1, 3, 128, 128\); expected"):
        encoder(torch.zeros(1, 3, 128, 128))
    with pytest.raises(TypeError, match=r"image is torch\.uint8"):
        encoder(torch.zeros(1, 3, 256, 256, dtype=torch.uint8))
