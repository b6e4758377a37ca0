"""The comparison of heads on frozen features."""

import pytest
import torch

from kdict import results
from kdict.backbone import Backbone
from kdict.recipes import code_layers
from kdict.recipes.networks import write_backbone
from kdict.training.config import TrainConfig

FEW = ["--images", "20", "--test-images", "4", "--steps", "3", "--batch-size", "4", "--lr", "1e-3"]


@pytest.mark.parametrize("kind", ["keypoints", "frozen"])
def test_heads_are_compared_on_the_same_features(tmp_path, monkeypatch, kind):
    torch.manual_seed(0)
    quick = TrainConfig.profile("quick", backbone="tiny", image_size=32, hidden=16).network
    monkeypatch.setattr(code_layers, "QUICK", quick)
    backbone = tmp_path / "b.safetensors"
    config = TrainConfig.profile("quick", network=quick)
    write_backbone(backbone, Backbone("tiny", 32, quick.pool), config, "a recipe")
    heads = ["sparsemax(0.1 z)", "direct 6D"]
    code_layers.main(
        [*FEW, "--backbone", "keypoints" if kind == "keypoints" else str(backbone),
         "--keep", str(tmp_path / "images"), "--out", str(tmp_path), "--only", *heads]
    )  # fmt: skip
    file = "code_layers_keypoints.json" if kind == "keypoints" else "code_layers.json"
    rows = results.read(tmp_path / file)
    found = {(r.method, r.split, r.metric): r.value for r in rows}
    assert {method for method, *_ in found} == set(heads)
    assert all(torch.tensor(value).isfinite() for value in found.values())
    assert found["sparsemax(0.1 z)", "studio test", "active_atoms"] >= 1
    assert ("direct 6D", "studio test", "active_atoms") not in found
