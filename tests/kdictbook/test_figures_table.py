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


def test_short_names_beside_numbers_stay_on_one_line():
    def is_marked(name, value):
        return (
            'class="table dataframe names"' in table(["method", "x"], [[name, value]])._repr_html_()
        )

    assert is_marked("k-means, nearest center", 1.0)
    assert not is_marked("k-means, nearest center", "a sentence of its own")
    assert not is_marked("the hull of the atoms excludes impossible rotations", 1.0)


def test_long_texts_are_marked_and_numbers_are_not():
    shown = table(["x", "problem"], [[1.0, "the visible keypoints lie on one line"]])._repr_html_()
    assert 'class="text long"' in shown
    assert shown.count("long") == 1


def test_the_metric_does_not_break():
    shown = table(["PA-MPJPE (mm)"], [[1.0]])._repr_html_()
    assert "PA\N{NON-BREAKING HYPHEN}MPJPE (mm)" in shown
