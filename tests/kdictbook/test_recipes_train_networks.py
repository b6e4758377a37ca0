import argparse
from dataclasses import replace

import pytest
import torch
from training_stand_in import NETWORK, run

from kdict import HumanMeshNet
from kdict.evaluation import results
from kdict.evaluation.results import Result
from kdictbook.recipes import data_card, train_networks


def arguments(folder, **changes):
    own = {
        "runs": folder / "runs", "keep": None, "lr": 1e-3, "seed": 0, "device": "cpu",
        "images": 150_000, "long_images": 400_000, "last_images": 110_000, "out": folder / "data",
    }  # fmt: skip
    return argparse.Namespace(**(own | changes))


def test_what_is_compared_differs_in_the_heads_alone(tmp_path):
    compared = train_networks.configs(arguments(tmp_path, keep="images"))["networks"]
    settings = [config.settings() for config in compared.values()]
    heads = [s.pop("network") for s in settings]
    assert all(s == settings[0] for s in settings)
    assert len({str(sorted(head.items(), key=str)) for head in heads}) == len(heads)
    same = {"backbone", "image_size", "pool", "hidden", "code_map"}
    assert all({k: h[k] for k in same} == {k: heads[0][k] for k in same} for h in heads)


def test_the_long_one_goes_on_from_a_compared_one(tmp_path):
    groups = train_networks.configs(arguments(tmp_path, keep="images"))
    long, longer = groups["long"].values()
    start = groups["networks"][train_networks.LONG_FROM]
    assert long.network == start.network
    assert long.num_images + start.num_images == 400_000
    run_of_start = train_networks.folder(tmp_path / "runs", "networks", train_networks.LONG_FROM)
    assert long.init_weights == str(run_of_start / "model.safetensors")
    assert longer.init_weights == str(
        tmp_path / "runs/long/both-dictionaries-long/model.safetensors"
    )
    assert (longer.network, longer.num_images) == (start.network, 110_000)


def test_finished_runs_are_gathered(tmp_path, caplog):
    torch.set_num_threads(1)
    given = arguments(tmp_path, keep="images")
    name = "direct quaternions"
    place = train_networks.folder(given.runs, "networks", name)
    network = {**NETWORK, "dictionary": None, "shape_dictionary": None}
    run(place, num_images=48, **{k: network[k] for k in ("dictionary", "shape_dictionary")})
    measured = Result("mpjpe", 100.0, "mm", "mean", "studio test", name, "open")
    results.write(place / "results.json", [measured])
    (given.out / "results").mkdir(parents=True)
    before = [replace(measured, method=other, value=90.0) for other in ("direct 6D", name)]
    results.write(given.out / "results" / "networks.json", before)
    train_networks.gather(given)
    assert "both-dictionaries is not finished" in caplog.text
    gathered = results.read(given.out / "results" / "networks.json")
    assert gathered == [before[0], measured]
    shipped = given.out / "weights" / "quick-direct.safetensors"
    again = HumanMeshNet.load(shipped)
    first = HumanMeshNet.load(place / "model.safetensors")
    for one, other in zip(again.parameters(), first.parameters(), strict=True):
        assert torch.equal(one, other)
    about = data_card._about(shipped)
    assert about["method"] == name
    assert len(about["fingerprint"]) == 64
    assert "/" not in about["training"].replace("runs/head-start", "")


@pytest.mark.parametrize("name", train_networks.TABLE6)
def test_runs_have_plain_names(tmp_path, name):
    found = train_networks.folder(tmp_path, "networks", name).name
    assert found.replace("-", "").isalnum()
