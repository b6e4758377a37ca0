"""Logs as they are read back, and what is drawn of images and logs."""

import numpy as np
import pytest
import torch
from training_stand_in import StandIn, run

from kdictbook.figures.training_run import (
    contact_sheet,
    labels_told,
    learning_curves,
    read_log,
    read_run,
)
from kdictbook.recipes.train_networks import curve

ROLES = ("studio", "wild2d")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("run")
    run(folder, num_images=32, evaluate_every=2)
    return folder


@pytest.fixture(scope="module")
def batches():
    return {role: StandIn(role)[torch.arange(3)] for role in ROLES}


def test_a_run_reads_like_its_gathered_log(folder, tmp_path):
    log, rows = read_run(folder), curve(folder)
    assert log.keys() == max(rows, key=len).keys()
    for name, column in log.items():
        expected = [float(row.get(name, "nan")) for row in rows]
        np.testing.assert_array_equal(column, expected)
    assert np.isfinite(log["studio pa_mpjpe"]).tolist() == [False, True, False, True]


def test_an_empty_cell_of_a_log_is_nan(tmp_path):
    path = tmp_path / "run.csv"
    path.write_text("step,images,studio pa_mpjpe\n1,64,\n2,128,90.5\n")
    log = read_log(path)
    assert log["images"].tolist() == [64, 128]
    np.testing.assert_array_equal(log["studio pa_mpjpe"], [np.nan, 90.5])


def test_curves_skip_what_a_run_did_not_measure():
    x = np.arange(40.0)
    both = {"images": x, "l3d": x, "studio pa_mpjpe": np.where(x % 10 == 0, x, np.nan)}
    looks = {"one": {"color": "red"}, "two": {"color": "blue"}}
    figure = learning_curves(
        {"one": both, "two": {"images": x, "l3d": x}},
        {"l3d": "loss", "studio pa_mpjpe": "error"},
        looks=looks,
        levels={"l3d": [(3.0, "a level")]},
    )
    assert [trace.name for trace in figure.data] == ["one", "two", "one"]
    assert [trace.showlegend for trace in figure.data] == [True, True, False]
    assert figure.data[2].y.tolist() == [0, 10, 20, 30]
    assert [shape.y0 for shape in figure.layout.shapes] == [3.0]


def test_a_sheet_has_a_row_a_role(batches):
    figure = contact_sheet(batches)
    assert len(figure.axes) == 6
    assert [figure.axes[k].get_ylabel() for k in (0, 3)] == list(ROLES)
    assert all(len(ax.images) == 1 for ax in figure.axes)


def test_labels_are_those_that_count(batches):
    above, below = np.reshape(labels_told(batches).axes, (2, 2))
    for ax, batch in zip(above, batches.values(), strict=True):
        (dots,) = ax.collections
        assert len(dots.get_offsets()) == int(batch.visibility[0].sum())
    assert [len(ax.lines) for ax in below] == [23, 0]
    assert [text.get_text() for text in below[1].texts] == ["no 3D"]
