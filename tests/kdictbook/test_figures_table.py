import numpy as np
import pytest

from kdictbook.figures import table


def test_floats_are_rounded_and_none_is_a_dash():
    shown = table(["method", "angle"], [["a", np.float32(0.144)], ["b", None]])
    assert shown.rows == [["a", "0.14"], ["b", "–"]]
    assert shown.numeric == [False, True]


def test_integers_and_text_stay():
    assert table(["n", "s"], [[128, "0.1 °"]], digits=4).rows == [["128", "0.1 °"]]


def test_text_is_escaped():
    assert '<td class="text">&lt;b&gt;</td>' in table(["x"], [["<b>"]])._repr_html_()


def test_ragged_rows_are_refused():
    with pytest.raises(ValueError, match="row 1 has 1 values, the header has 2"):
        table(["a", "b"], [[1, 2], [3]])
