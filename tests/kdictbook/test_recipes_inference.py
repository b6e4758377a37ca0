"""The recipe that times the network: its parts are the network's, its shares are right."""

import pytest
import torch
from training_stand_in import config

from kdict.network.model import HumanMeshNet
from kdictbook.recipes import inference


def test_parts_are_the_networks():
    torch.manual_seed(0)
    model = HumanMeshNet(config().network).eval()
    images = torch.rand(2, 3, 32, 32)
    with torch.no_grad():
        gave = {name: run() for name, run in inference.parts(model, images).items()}
        whole = model(images)
        torch.testing.assert_close(gave["head"][2], whole.rotations)
        torch.testing.assert_close(gave["joints"], whole.keypoints3d)
        torch.testing.assert_close(gave["mesh"], model.vertices(whole))
        assert gave["backbone"].shape == (2, model.backbone.features)


def test_times_are_of_one_image_and_shares_of_the_backbone():
    calls = []
    runs = {name: lambda name=name: calls.append(name) for name in ("backbone", "head", "joints")}
    assert {len(v) for v in inference.measure(runs, 4, "cpu").values()} == {4}
    assert calls == [*runs] * (4 + inference.WARM_UP)
    seconds = {
        "backbone": [0.4, 0.2, 0.6],
        "head": [0.04, 0.02, 0.06],
        "joints": [0.02, 0.01, 0.03],
    }
    seconds = {name: torch.tensor(values) for name, values in seconds.items()}
    about = {"protocol": "p", "split": "s", "method": "m", "data": "d"}
    found = {r.metric: (r.value, r.unit) for r in inference.records(seconds, 4, **about)}
    assert found["backbone_time"] == (100, "ms/image")
    assert found["head_time_p90"][0] == pytest.approx(14)
    assert found["head_and_joints_of_backbone"] == (15, "%")
