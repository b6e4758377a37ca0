"""Heads that a page trains, on the features in ``data/``."""

import pytest
import torch

from kdict.network.person_encoder import PersonEncoder
from kdict.synthetic.dataset import Rendered
from kdictbook import live_heads


@pytest.fixture(scope="module")
def features():
    return live_heads.shipped_features()


def test_features_belong_to_their_images(features):
    image = Rendered("fitted", "train", size=256)[[3]].image
    with torch.no_grad():
        found = PersonEncoder(256).eval()(image)[0]
    torch.testing.assert_close(features["features"][3].float(), found, atol=2e-3, rtol=0)
    assert features["features"].shape[1] == 51
    assert all(len(value) == len(features["features"]) for value in features.values())


def test_heads_are_trained_and_measured(tmp_path, monkeypatch, features):
    small = {
        "steps": 3, "batch_size": 4, "hidden": 8, "people": 12, "lr": 1e-3, "held_out": 2,
        "shown": (0, 3),
    }  # fmt: skip
    monkeypatch.setitem(live_heads._LIVE, "quick", small)
    monkeypatch.setattr(live_heads, "shipped_features", lambda: features)
    monkeypatch.setattr("kdictbook.recipes.frozen_heads.HELD_OUT", 12)
    batches, given = live_heads.live_batches("quick", tmp_path / "new")
    found = live_heads.train_heads(batches, given, tmp_path / "heads")
    for head in ("both", "quaternions"):
        assert found[head].log["step"].tolist() == [1, 2, 3]
        assert found[head].errors["surface_error"].shape == (2,)
        assert found[head].errors["surface_error"].isfinite().all()
        start, end = found[head].predictions.values()
        assert start.betas.shape == end.betas.shape == (2, 10)
        assert not start.betas.equal(end.betas)
