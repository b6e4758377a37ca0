"""Charts hold the numbers they were given, in the order and the colors asked for."""

import numpy as np
import pytest

from kdictbook.figures.charts import bars, points_by_group

SERIES = {"one": [1.0, 2.0], "two": [3.0, 4.0]}


@pytest.mark.parametrize("horizontal", [False, True])
def test_bars_lie_along_the_axis_of_their_values(horizontal):
    figure = bars(["a", "b"], SERIES, horizontal=horizontal, value_title="mm")
    for trace, (name, values) in zip(figure.data, SERIES.items(), strict=True):
        shown, groups = (trace.x, trace.y) if horizontal else (trace.y, trace.x)
        assert trace.name == name
        np.testing.assert_array_equal(shown, values)
        assert list(groups) == ["a", "b"]
    axis = figure.layout.xaxis if horizontal else figure.layout.yaxis
    assert axis.title.text == "mm"


def test_points_have_a_symbol_and_a_color_per_series():
    figure = points_by_group(
        ["a", "b"], SERIES, colors={"two": "red", "one": "blue"}, symbols=("x", "square"), title="°"
    )
    assert [(t.marker.color, t.marker.symbol) for t in figure.data] == [
        ("blue", "x"),
        ("red", "square"),
    ]
    assert figure.layout.yaxis.autorange == "reversed"
