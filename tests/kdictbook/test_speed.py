"""Measuring: turns are taken, ratios are of a turn, what is compared does the same thing."""

from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from kdict.evaluation.results import Result
from kdict.network.export_onnx import OUTPUTS
from kdictbook.figures import speed_tables
from kdictbook.recipes import measure_speed as recipe
from kdictbook.speed import (
    body_speed,
    coder,
    inference_speed,
    layer_speed,
    obdl_speed,
    photograph_speed,
    scaling,
    targets,
    thread_speed,
    training_speed,
)
from kdictbook.speed.measure import OURS, ratios, slope, spread, take_turns, threads, times

ABOUT = {"protocol": "p", "split": "s", "data": "d"}


def test_turns_are_taken_and_what_is_short_is_repeated():
    order = []
    seconds = take_turns({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, 3)
    assert {len(taken) for taken in seconds.values()} == {3}
    changes = sum(x != y for x, y in pairwise(order))
    assert changes == 2 * 4 - 1
    assert len(order) > 100


def test_a_ratio_is_of_one_turn():
    seconds = {OURS: np.array([1.0, 2, 4]), "other": np.array([3.0, 6, 12])}
    found = {(r.metric, r.method): r.value for r in ratios(seconds, **ABOUT)}
    assert found == {("ratio" + end, "other"): 3 for end in ("", "_p10", "_p90")}
    found = {(r.metric, r.method): r.value for r in times(seconds, 1e3, "ms", **ABOUT)}
    assert found["time", OURS] == 2000
    assert found["time_p90", OURS] == pytest.approx(3600)
    assert dict(spread(np.arange(11.0))) == {"": 5, "_p10": 1, "_p90": 9}


def test_the_slope_of_a_power_is_its_exponent():
    sizes = np.array([10, 100, 1000])
    assert slope(sizes, 3e-6 * sizes**1.5) == pytest.approx(1.5)


def test_threads_are_given_back():
    before = torch.get_num_threads()
    with threads(before + 1):
        assert torch.get_num_threads() == before + 1
    assert torch.get_num_threads() == before


@pytest.mark.parametrize("part", body_speed.QUANTITIES)
def test_bodies_compared_are_the_same(part):
    ours, *others = (run() for run in body_speed.body_runs(part, False, batch=2).values())
    for theirs in others:
        torch.testing.assert_close(ours, theirs, atol=5e-6, rtol=0)
    for gradients in (run() for run in body_speed.body_runs(part, True, batch=2).values()):
        assert len(gradients) == 3


def test_threads_are_compared_with_processes():
    tiny = {"shapes": ((3, 4),), "n_samples": (2,), "bodies": (1,)}
    before = torch.get_num_threads()
    rows = thread_speed.measured(1, 0, **tiny)
    assert torch.get_num_threads() == before
    gains = {(r.protocol, r.method): r.value for r in rows if r.metric == "gain"}
    assert len(gains) == 4 * 2
    assert min(gains.values()) > 0


def test_the_time_to_an_error_is_the_first_that_reaches_it():
    curve = [(1.0, 0.3), (2.0, 0.19), (3.0, 0.2)]
    assert obdl_speed.seconds_to(0.2, curve) == 2
    assert obdl_speed.seconds_to(0.1, curve) is None


def test_learners_are_compared_by_held_out_convex_codes(monkeypatch):
    monkeypatch.delenv("KDICT_DATA", raising=False)
    learners = {OURS: obdl_speed.LEARNERS[OURS], "farther": lambda x, n, *_: x[:n] * 2}
    monkeypatch.setattr(obdl_speed, "LEARNERS", learners)
    rows = obdl_speed.beside_others(0, turns=1, steps=(1, 2))
    angles = {(r.method, r.config["steps"]): r.value for r in rows if r.metric == "angle"}
    assert angles[OURS, 2] < 0.2 < angles["farther", 2]
    reached = {row.method for row in rows if row.metric == "time_to_0.2"}
    assert reached == {OURS}


def test_sparsemaxes_compared_leave_the_same_gradient():
    pytest.importorskip("entmax")
    runs = layer_speed.sparsemax_runs(5, 16, 1.0)
    assert list(runs) == [OURS, "entmax", "eager"]
    gradients = [run() for run in runs.values()]
    for other in gradients[1:]:
        torch.testing.assert_close(gradients[0], other)


def test_rasters_compared_see_the_same():
    ours, (face, depth) = (run() for run in layer_speed.raster_runs(batch=1, size=64).values())
    assert 0.05 < (face >= 0).float().mean() < 0.9
    assert torch.equal(ours.face, face)
    assert torch.equal(ours.depth, depth)


def test_coders_compared_find_the_same_codes():
    rng = np.random.default_rng(0)
    atoms, theta = (rng.standard_normal((n, 4)) for n in (12, 6))
    atoms /= np.linalg.norm(atoms, axis=1, keepdims=True)
    theta /= np.linalg.norm(theta, axis=1, keepdims=True)
    active, weights = coder.sparse_codes(theta, np.ascontiguousarray(atoms.T))
    exact = (weights[..., None] * atoms[active]).sum(1)
    least = np.linalg.norm(theta - exact, axis=1)
    ways = coder.anchors() | {
        coder.FISTA: lambda theta, atoms: coder.fista_codes(theta, atoms, 2000)
    }
    for codes in (way(theta, atoms) for way in ways.values()):
        np.testing.assert_allclose(codes.sum(1), 1, atol=1e-4)
        assert (codes > -1e-9).all()
        np.testing.assert_allclose(np.linalg.norm(theta - codes @ atoms, axis=1), least, atol=1e-3)


def test_growing_parts_do_all_their_work():
    for runs in scaling.scaled_runs(0, sizes=(8, 16)).values():
        assert list(runs) == [8, 16]
        for run in runs.values():
            run()


def test_the_networks_parts_run(monkeypatch):
    monkeypatch.setattr(inference_speed.shutil, "which", lambda name: None)
    with torch.no_grad():
        small = {"image_size": 64, "hidden": 24, "dictionary": "cmu-32"}
        made = {name: run() for name, run in inference_speed.parts(2, **small).items()}
    head = inference_speed.HEAD
    assert made[head].joints.shape == (2, 24, 3)
    assert made[inference_speed.HMRS].keypoints3d.shape == (2, 24, 3)
    assert f"{head}, compiled" not in made
    if f"{head}, ONNX Runtime" in made:
        encoded = made[f"{inference_speed.ENCODER}, ONNX Runtime"][0]
        np.testing.assert_allclose(encoded, made[inference_speed.ENCODER], atol=1e-3)
        joints = made[f"{head}, ONNX Runtime"][OUTPUTS.index("joints")]
        np.testing.assert_allclose(joints, made[head].joints, atol=1e-5)


def test_a_share_is_of_the_encoder_in_the_same_runtime(monkeypatch):
    seconds = {"encoder": 4.0, "head and joints": 1.0, "MLP": 0.5}
    seconds |= {"encoder, compiled": 2.0, "head and joints, compiled": 1.0}
    monkeypatch.setattr(inference_speed, "parts", lambda *_: seconds)
    monkeypatch.setattr(
        inference_speed,
        "take_turns",
        lambda runs, turns, shortest: {k: np.full(3, v) for k, v in runs.items()},
    )
    rows = inference_speed.inference(1, 0, [1])
    shares = {row.method: row.value for row in rows if row.metric == "share"}
    assert shares == {"head and joints": 25, "MLP": 12.5, "head and joints, compiled": 50}


def test_tables_show_what_is_recorded_and_leave_out_the_rest(monkeypatch):
    empty = Result("time", 1.0, "ms", "another", "s", "m", "d")
    monkeypatch.setattr(speed_tables, "recorded", lambda _: [empty])
    for made in (
        speed_tables.marks_table("body"), speed_tables.body_table(), speed_tables.threads_table(),
        speed_tables.coder_table(), speed_tables.learning_table(), speed_tables.inference_table(),
        speed_tables.photograph_table(),
    ):  # fmt: skip
        assert not made.rows
    protocol = body_speed.protocol("mesh", "forward", 64, 1)
    ratio = Result("ratio", 9.87, "×", protocol, "s", body_speed.BODY_MODELS, "d")
    stage = Result("time", 123.0, "ms", "photograph, cold", "s", "fit", "d")
    monkeypatch.setattr(speed_tables, "recorded", lambda _: [ratio, stage])
    assert "9.87" in str(speed_tables.body_table().rows)
    assert "9.87" in str(speed_tables.marks_table("body").rows)
    assert "123" in str(speed_tables.photograph_table().rows)
    assert photograph_speed.STAGES[-1] == "mesh"


def test_a_run_is_timed_without_its_start(monkeypatch):
    clocks = {"process_time": 0.0, "perf_counter": 0.0}
    clock = SimpleNamespace(**{name: lambda name=name: clocks[name] for name in clocks})
    monkeypatch.setattr(training_speed, "time", clock)

    def run(steps):
        clocks["process_time"] += 7 + 2 * steps
        clocks["perf_counter"] += 9 + steps

    assert training_speed._timed(run, steps=4, images=32) == (16, 32)


def test_training_on_more_images_takes_more_steps(monkeypatch):
    small = {"batch_size": 2, "backbone": "tiny", "image_size": 64, "hidden": 24}
    config = training_speed.TrainConfig.profile("quick", **small)
    monkeypatch.setattr(training_speed, "settings", lambda seed: config)
    steps = []
    monkeypatch.setattr(training_speed, "clipped_backward", lambda *_: steps.append(1))
    runs = training_speed.scaled_runs(0, sizes=(1, 5))
    for run in runs.values():
        run()
    assert (list(runs), len(steps)) == ([1, 5], 1 + 3)


def test_targets_are_judged_by_what_was_recorded():
    target = targets.TARGETS[0]
    row = Result(target.metric, target.limit, "×", target.protocol, "s", target.method, "d")
    assert [(t, met) for t, _, met in targets.judged([row])] == [(target, True)]
    worse = Result(target.metric, target.limit - 1, "×", target.protocol, "s", target.method, "d")
    assert not targets.judged([worse])[0][2]
    assert targets.judged([]) == []


def test_every_target_belongs_to_a_part_of_the_recipe():
    starts = tuple(start for names, _ in recipe.parts(1, 0).values() for start in names)
    assert all(target.protocol.startswith(starts) for target in targets.TARGETS)
    assert set(recipe.LONG) < set(recipe.parts(1, 0))
