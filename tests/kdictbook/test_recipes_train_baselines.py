"""The recipe of the tables: trains, measures, goes on, gathers."""

import torch

from kdict import HumanMeshNet, NetworkConfig
from kdict.evaluation import results
from kdictbook.recipes import train_baselines
from kdictbook.recipes.train_networks import folder


def test_what_each_system_is_measured_on():
    assert train_baselines.roles("Zhou et al.") == ("studio", "multiview")
    assert train_baselines.roles("HMR") == ("studio", "multiview", "fitted", "sport")
    assert train_baselines.roles("HMR, studio alone") == ("studio",)
    assert len(set(train_baselines.names())) == len(train_baselines.names())


def test_it_measures_what_is_there_and_goes_on(tmp_path, monkeypatch, caplog):
    torch.manual_seed(0)
    run = folder(tmp_path, "networks", "direct 6D")
    run.mkdir(parents=True)
    config = NetworkConfig(backbone="tiny", image_size=128, hidden=8, dictionary=None,
                           shape_dictionary=None, pose="6d")  # fmt: skip
    HumanMeshNet(config).save(run / "model.safetensors")
    (tmp_path / "data" / "results").mkdir(parents=True)
    monkeypatch.setattr(train_baselines, "TIMED_IMAGES", 1)
    arguments = ["--runs", str(tmp_path), "--out", str(tmp_path / "data"), "--measure",
                 "--test-images", "4", "--only", "direct 6D", "HMR"]  # fmt: skip
    train_baselines.main(arguments)
    assert "HMR is not trained" in caplog.text
    rows = results.read(tmp_path / "data" / "results" / "tables.json")
    assert {r.method for r in rows} == {"direct 6D"}
    found = {(r.protocol, r.metric) for r in rows}
    assert {("P2", "pa_mpjpe"), ("aligned", "pck"), ("surface", "surface_error"),
            ("parts", "f1"), ("time", "seconds")} <= found  # fmt: skip
    monkeypatch.setattr(train_baselines, "evaluate", None)  # not called again
    train_baselines.main(arguments)


def test_it_trains_and_finds_its_weights_again(tmp_path, monkeypatch):
    tiny = train_baselines.HMR
    monkeypatch.setitem(
        train_baselines.NETWORKS, "HMR", lambda: tiny(backbone="tiny", image_size=128)
    )
    given = train_baselines.argparse.Namespace(
        runs=tmp_path, measure=False, images=64, keep=None, distinct=4, lr=1e-3,
        seed=0, device="cpu",
    )  # fmt: skip
    trained = train_baselines.baseline(given, "HMR, studio alone")
    monkeypatch.setattr(train_baselines, "train_baseline", None)
    again = train_baselines.baseline(given, "HMR, studio alone")
    for a, b in zip(trained.parameters(), again.parameters(), strict=True):
        torch.testing.assert_close(a, b)


def test_ours_may_be_the_network_that_ships(tmp_path):
    given = train_baselines.argparse.Namespace(runs=tmp_path, measure=True)
    found = train_baselines.ours(given, "direct quaternions")
    assert found.config.dictionary is None
    assert train_baselines.ours(given, "direct 6D") is None
