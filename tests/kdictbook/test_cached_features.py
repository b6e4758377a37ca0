"""Features of a frozen encoder, cached."""

import pytest
import torch
from training_stand_in import StandIn

from kdict.network.person_encoder import PersonEncoder
from kdict.resources import read_tensors, write_tensors
from kdictbook import cached_features as features
from kdictbook.cached_features import cached_features


class Images(StandIn):
    """Stands in for `Rendered`; counts what is drawn."""

    drawn = 0

    def __init__(self, role, split, *, size, seed):
        super().__init__(role, held_out=True)
        self.size = size

    def __getitem__(self, indices):
        Images.drawn += len(indices)
        batch = super().__getitem__(indices)
        batch.image = torch.nn.functional.interpolate(batch.image, (self.size, self.size))
        for name in ("subject", "action", "camera", "index", "crop", "pelvis", "parts", "depth"):
            setattr(batch, name, None)
        return batch


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(features, "Rendered", Images)
    monkeypatch.setattr(features, "CHUNK", 4)
    Images.drawn = 0
    return PersonEncoder(32).eval()


def test_features_are_computed_once(tmp_path, small):
    first = cached_features(small, "studio", "train", 4, tmp_path)
    assert Images.drawn == 4
    more = cached_features(small, "studio", "train", 8, tmp_path)
    assert Images.drawn == 8
    assert cached_features(small, "studio", "train", 8, tmp_path)["features"].shape == (8, 51)
    assert Images.drawn == 8
    for name, value in first.items():
        torch.testing.assert_close(more[name][:4], value, equal_nan=True)
    assert more["features"].dtype == torch.float16
    batch = Images("studio", "train", size=32, seed=0)[torch.arange(8)]
    torch.testing.assert_close(more["features"], small(batch.image).half())
    torch.testing.assert_close(more["keypoints3d"], batch.keypoints3d)
    assert more["has_3d"].all()
    assert not cached_features(small, "wild2d", "train", 4, tmp_path)["keypoints3d"].any()


def test_a_cache_of_another_encoder_is_refused(tmp_path, small):
    cached_features(small, "studio", "train", 4, tmp_path)
    (path,) = tmp_path.glob("*/*.safetensors")
    tensors, about = read_tensors(path, "features")
    write_tensors(path, tensors, about | {"encoder": "another encoder"})
    with pytest.raises(ValueError, match=r"holds .*'another encoder'.*expected .*sha256"):
        cached_features(small, "studio", "train", 4, tmp_path)


def test_what_cannot_be_cached(tmp_path, small):
    with pytest.raises(ValueError, match="count is 5; expected a positive multiple of 4"):
        cached_features(small, "studio", "train", 5, tmp_path)
    with pytest.raises(ValueError, match="encoder learns"):
        cached_features(PersonEncoder(32, finetune=True), "studio", "train", 4, tmp_path)
