"""Bars of the heads of Table 6 hold the numbers of the record and of the paper."""

import pytest

from kdictbook.figures.heads import gains_figure
from kdictbook.figures.recorded import value


def test_bars_are_the_gains_over_direct_quaternions():
    ours, theirs = gains_figure("fitted test").data
    place = list(ours.y).index("+ both")
    change, low, high = (
        value("table6", f"surface_error_change{end}", "both", "fitted test", "against quaternions")
        for end in ("", "_low", "_high")
    )
    assert ours.x[place] == -change
    assert ours.x[place] + ours.error_x.array[place] == pytest.approx(-low)
    assert ours.x[place] - ours.error_x.arrayminus[place] == pytest.approx(-high)
    assert theirs.x[place] == pytest.approx(100 * (1 - 110.1 / 141.2))
    assert any("softmax" in name for name in ours.y)
