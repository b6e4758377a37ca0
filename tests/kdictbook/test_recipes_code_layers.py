"""The comparison of heads on frozen features."""

import pytest
import torch

from kdict import HumanMeshNet, NetworkConfig
from kdict.evaluation import results
from kdictbook.recipes import code_layers

FEW = ["--images", "20", "--test-images", "4", "--steps", "3", "--batch-size", "4", "--lr", "1e-3"]


@pytest.mark.parametrize("kind", ["keypoints", "frozen"])
def test_heads_are_compared_on_the_same_features(tmp_path, monkeypatch, kind):
    torch.manual_seed(0)
    quick = NetworkConfig.profile("quick", backbone="tiny", image_size=32, hidden=16)
    monkeypatch.setattr(code_layers, "QUICK", quick)
    network = tmp_path / "network.safetensors"
    HumanMeshNet(quick).save(network)
    heads = ["sparsemax(0.1 z)", "direct 6D"]
    for head in reversed(heads):  # What is recorded of others stays, in the order of the heads.
        code_layers.main(
            [*FEW, "--network", kind if kind == "keypoints" else str(network),
             "--keep", str(tmp_path / "images"), "--out", str(tmp_path), "--only", head]
        )  # fmt: skip
    file = "code_layers_keypoints.json" if kind == "keypoints" else "code_layers.json"
    rows = results.read(tmp_path / file)
    found = {(r.method, r.split, r.metric): r.value for r in rows}
    assert list(dict.fromkeys(row.method for row in rows)) == heads
    assert all(torch.tensor(value).isfinite() for value in found.values())
    assert found["sparsemax(0.1 z)", "studio test", "active_atoms"] >= 1
    assert ("direct 6D", "studio test", "active_atoms") not in found
