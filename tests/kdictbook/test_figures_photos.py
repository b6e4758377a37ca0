import matplotlib.pyplot as plt
import numpy as np
import torch

import kdict
from kdict.detections import Detections
from kdict.evaluation.results import Result
from kdictbook.figures.photos import error_curves, from_two_sides, side_by_side
from kdictbook.other_priors.bench import Bench, scene
from kdictbook.other_priors.pretrained import OtherPriors


def test_pictures_of_fits(monkeypatch):
    monkeypatch.delenv("KDICT_DATA", raising=False)
    monkeypatch.delenv("KDICT_SMPL", raising=False)
    bench = Bench(OtherPriors.from_pretrained())
    seen = scene(bench.model, "test", 2, 2, 1, 0)
    points, picture = (30 * seen.points + 32)[:1].numpy(), torch.zeros(3, 64, 64)
    weights = seen.visibility[:1].numpy()
    found = {"one": Detections(points, weights, "coco17", size=(64, 64), image=picture)}
    figure = side_by_side(found, fit={"one": kdict.fit(found["one"])})
    left, right = figure.axes
    assert len(left.lines) == 2 * 16
    assert np.ptp(right.images[0].get_array()) > 0
    assert left.get_ylabel() == "one"

    states = {"truth": seen.truth, "none": bench.fit("none", seen.points, seen.visibility, 0.01)[0]}
    figure = from_two_sides(bench.body, states, 1)
    above, below = figure.axes
    assert len(above.collections) == len(below.collections) == 2
    assert [text.get_text() for text in above.texts] == ["truth", "none"]
    plt.close("all")


def test_the_bench_fits_under_every_prior(monkeypatch):
    monkeypatch.delenv("KDICT_DATA", raising=False)
    bench = Bench(OtherPriors.from_pretrained())
    seen = scene(bench.model, "test", 2, 2, 0, 0)
    for name in bench.kinds:
        state, _ = bench.fit(name, seen.points, seen.visibility, seen.noise)
        errors = bench.errors(state, seen)
        assert errors["pa_mpjpe"].isfinite().all()
        assert errors["keypoint_error"].mean() < 30


def test_curves_are_of_one_condition_at_a_time():
    rows = [
        Result("pa_mpjpe", value, "mm", method="dictionary", protocol="", split="", data="",
               config={"noise": noise, "missing": missing})
        for noise, missing, value in ((0, 0, 1.0), (2, 0, 2.0), (2, 4, 3.0), (10, 0, 4.0))
    ]  # fmt: skip
    lines = {
        over: error_curves(rows, "pa_mpjpe", over, ["dictionary"]).data[0]
        for over in ("noise", "missing")
    }
    assert list(lines["noise"].y) == [1.0, 2.0, 4.0]
    assert list(lines["missing"].x) == [0, 4]
