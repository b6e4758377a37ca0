"""The recipe of the tables: trains, measures, goes on, gathers."""

from dataclasses import replace

import pytest
import torch

from kdict.evaluation.results import Result
from kdictbook import results
from kdictbook.baselines import LIFTING_METHODS, NETWORKS
from kdictbook.recipes import train_baselines
from kdictbook.recipes.measure_tables import DETECTED, over_seeds, roles, settings
from kdictbook.recipes.train_baselines import ALONE, OURS, STUDIO_ALONE


def test_what_each_system_is_measured_on():
    assert roles("HMR") == ("fitted", "studio", "multiview", "sport")
    assert roles("Zhou et al., detected keypoints") == ("studio", "multiview")
    assert roles("SMPLify from 91 landmarks") == ("studio", "sport")
    assert roles("Decision Forests") == ("fitted", "sport")
    assert roles("Mehta et al.") == roles("VNect") == ("multiview",)
    assert all(roles(STUDIO_ALONE.format(name)) == ("studio",) for name in ALONE)


def test_means_and_spreads_over_seeds(tmp_path):
    row = Result("mpjpe", 50.0, "mm", "P1", "studio test", "HMR#0", "open", config={"failed": 1})
    other = replace(row, value=54.0, method="HMR#1", config={})
    given = train_baselines.argparse.Namespace(steps=7, batch_size=2, runs=tmp_path, seeds=[0, 1])
    (tmp_path / "versions").mkdir()
    for seed in given.seeds:
        (tmp_path / f"versions/HMR-{seed}-0.1").write_text("0.1.0+gabc")
    errors = (("0.1", 60.0, "absolute"), ("0.2", 61.0, "absolute"), ("0.2", 40.0, "aligned"))
    rates = [replace(row, method=lr, value=v, protocol=p) for lr, v, p in errors]
    (tmp_path / "rates").mkdir()
    results.write(tmp_path / "rates/HMR.json", rates)
    mean, spread = over_seeds([row, other], given)
    assert (mean.method, mean.value, mean.metric) == ("HMR", 52.0, "mpjpe")
    assert (spread.value, spread.metric) == (pytest.approx(8**0.5), "mpjpe_seed_std")
    trained = {"steps": 7, "batch_size": 2, "lr": 0.1, "trained_by": "0.1.0+gabc"}
    assert mean.config == {"failed": 1, "seeds": 2, **trained}
    assert settings("both", given).keys() == {"recipe"}
    assert settings("SMPLify, detected keypoints", given) == {}


class Stand:
    """Batches that a network reads but does not learn from."""

    def labeled(self, seed, step):
        raise AssertionError("it is trained already")


def test_what_is_trained_is_not_trained_again(tmp_path):
    given = train_baselines.argparse.Namespace(runs=tmp_path, steps=0)
    first = train_baselines.trained("HMR", 1, 1e-3, Stand(), given)
    assert (tmp_path / "HMR-1-0.001.safetensors").exists()
    given.steps = 0
    again = train_baselines.trained("HMR", 1, 1e-3, Stand(), given)
    pairs = zip(first.parameters(), again.parameters(), strict=True)
    assert all(torch.equal(a, b) for a, b in pairs)
    given.steps = 9
    with pytest.raises(
        ValueError, match=r"HMR-1-0\.001\.safetensors holds .*'steps': '0'.*'steps': '9'"
    ):
        train_baselines.trained("HMR", 1, 1e-3, Stand(), given)


def test_the_tables_have_every_system():
    methods = {r.method for r in results.read("tables")}
    expected = {*OURS, *OURS.values(), *NETWORKS, "Decision Forests", "no person"}
    expected |= {STUDIO_ALONE.format(name) for name in ALONE}
    for kind in LIFTING_METHODS:
        expected |= {kind.name, DETECTED.format(kind.name)}
    assert expected <= methods
