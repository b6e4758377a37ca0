"""The official half of a table is there with KDICT_DATA and KDICT_SMPL alone."""

import torch
from dataset_files import write_up3d

from kdict import HumanMeshNet, NetworkConfig, load_body
from kdict.evaluation import Observation, from_network
from kdictbook import official
from kdictbook.official import from_environment, on_mean_shape


def test_the_environment_decides_whether_it_is_official(tmp_path, monkeypatch):
    monkeypatch.delenv("KDICT_SMPL", raising=False)
    monkeypatch.setenv("KDICT_DATA", str(tmp_path))
    assert from_environment("fitted") is None
    monkeypatch.setenv("KDICT_SMPL", str(tmp_path))
    assert from_environment("fitted") is None
    monkeypatch.setattr(official.Body, "load", lambda: load_body("open"))
    write_up3d(tmp_path / "somewhere" / "up")
    test_set = from_environment("fitted", every=2)
    assert test_set.images == 1
    assert test_set.split == "test, one sample in 2"


def test_poses_go_onto_another_body():
    config = NetworkConfig(backbone="tiny", image_size=64, hidden=8, dictionary="cmu-32")
    model = HumanMeshNet(config).eval()
    image = torch.rand(2, 3, 64, 64)
    seen = Observation(image, torch.zeros(2, 24, 2), torch.ones(2, 24))
    moved, own = on_mean_shape(model, load_body("open"))(seen), from_network(model)(seen)
    assert (moved.vertices - own.vertices).abs().max() > 1e-3  # another shape
    assert (moved.vertices - own.vertices).norm(dim=-1).mean() < 0.1
