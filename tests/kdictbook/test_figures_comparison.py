"""Tables that set the paper's figures beside ours."""

import re

import pytest

from kdict.evaluation.results import Result
from kdictbook.figures.comparison import (
    changes,
    comparison,
    provenance,
    recorded_and_live,
    times,
)
from kdictbook.paper import paper_table


def measured(method, value, metric="pa_mpjpe", protocol="P2", unit="mm", **changes):
    about = {"split": "images 0–399", "data": "open benchmark, studio", "version": "0.1.0",
             "device": "a CPU", "date": "2026-01-01"}  # fmt: skip
    return Result(metric, value, unit, protocol, method=method, **(about | changes))


METHODS = {"Ours (semi-supervised)": "both", "HMR": "HMR", "6D, no dictionary": "6D"}


def rows(table):
    return {
        re.search('"text"(?: colspan="\\d+")?>(.*?)</t[dh]>', row)[1]: row for row in table.rows
    }


def test_every_row_of_the_paper_then_our_own():
    table = comparison(paper_table(1), {"recorded": []}, METHODS)
    assert [*rows(table)][-2:] == ["Ours (semi-supervised)", "6D, no dictionary"]
    assert len(table.rows) == 11


def test_what_is_missing_is_not_measured():
    ours = measured("both", 55.04)
    table = comparison(paper_table(1), {"recorded": [ours], "this page": []}, METHODS)
    assert table._repr_html_().count("not measured") == 10 + 11
    row = rows(table)["Ours (semi-supervised)"]
    assert "55.0" in row
    assert "–" in row


def test_best_is_bold_in_each_column():
    ours = [measured("both", 55.0), measured("HMR", 70.0), measured("6D", 50.0)]
    found = rows(comparison(paper_table(1), {"live": ours}, METHODS))
    assert "<strong>50.0</strong>" in found["6D, no dictionary"]
    assert "<strong>48.6</strong>" in found["Ours (semi-supervised)"]
    assert "<strong>66.6</strong>" in found["Ours (semi-supervised)"]
    assert "strong" not in found["HMR"]


def test_one_figure_alone_is_not_the_best():
    found = rows(comparison(paper_table(1), {"live": [measured("HMR", 70.0)]}, METHODS))
    assert "strong" not in found["HMR"]


def test_a_figure_that_is_nan_is_not_ranked():
    ours = [measured("both", float("nan")), measured("HMR", 70.0), measured("6D", 80.0)]
    found = rows(comparison(paper_table(1), {"live": ours}, METHODS))
    assert "<strong>70.0</strong>" in found["HMR"]
    assert "nan" not in found["Ours (semi-supervised)"]


def test_what_was_left_out_is_said():
    ours = measured("both", 55.0, config={"failed": 3})
    foot = comparison(paper_table(1), {"live": [ours]}, METHODS).foot
    assert "Answers of NaN left out: both 3." in foot


def test_blocks_are_ranked_each_by_itself():
    ours = [measured("both", 55.0), measured("HMR", 70.0), measured("told", 20.0)]
    blocks = {"given true keypoints": {"SMPLify": "told"}}
    table = comparison(paper_table(1), {"live": ours}, METHODS, blocks=blocks)
    assert "<strong>55.0</strong>" in rows(table)["Ours (semi-supervised)"]
    assert sum("see below" in row for row in table.rows) == 1
    heading, told = table.rows[-2:]
    assert "given true keypoints" in heading
    assert "20.0" in told
    assert "strong" not in told


def test_the_spread_over_seeds_stands_beside_the_mean():
    ours = [measured("both", 55.0), measured("both", 0.44, "pa_mpjpe_seed_std")]
    table = comparison(paper_table(1), {"live": ours}, METHODS)
    assert "55.0 ±\N{NO-BREAK SPACE}0.4" in rows(table)["Ours (semi-supervised)"]
    assert "standard deviation over seeds" in table.foot


def test_live_figures_stand_beside_recorded_ones():
    recorded = [measured("both", 55.0)]
    found = recorded_and_live(recorded, [measured("both", 56.0), measured("x", 1.0)], {"both": "o"})
    assert found.header[2:] == ["o, recorded (400)", "o, this page (400)"]
    assert found.rows == [["P2", "PA-MPJPE (mm)", "55.0", "56.0"]]


def test_higher_is_better_where_the_paper_says_so():
    shown = comparison(paper_table(2), {}, {}, group="absolute")._repr_html_()
    assert "<strong>76.6</strong>" in shown
    assert "<strong>40.4</strong>" in shown
    assert "<strong>117.6</strong>" in shown
    assert "91.7" not in shown


def test_an_approximate_time_is_shown_and_not_ranked():
    shown = comparison(paper_table(4), {}, {}, columns=["Run time"])._repr_html_()
    assert "~ 1 min" in shown
    assert "<strong>0.003</strong>" in shown


def test_the_foot_links_to_where_the_numbers_come_from():
    linked = comparison(paper_table(1), {"live": [measured("both", 55.0)]}, METHODS).foot
    assert "protocols.html#where-the-numbers-come-from" in linked
    assert "href" not in comparison(paper_table(1), {"live": []}, METHODS).foot


def test_every_line_has_as_many_cells():
    ours = [measured("both", 55.0), measured("HMR", 70.0, "mpjpe", "P1")]
    table = comparison(paper_table(1), {"a": ours, "b": []}, METHODS)
    for line in (*table.rows, *re.findall("<tr>(.*?)</tr>", table.head)):
        spans = [int(n) for n in re.findall('colspan="(\\d+)"', line)]
        assert len(re.findall("<t[dh]", line)) - len(spans) + sum(spans) == table.width


def test_another_unit_is_refused():
    with pytest.raises(ValueError, match="is in m; Table 1 has mm"):
        comparison(paper_table(1), {"live": [measured("both", 0.05, unit="m")]}, METHODS)


def test_columns_that_are_not_there_are_refused():
    with pytest.raises(ValueError, match="Table 3 has no columns"):
        comparison(paper_table(3), {}, {}, group="absolute")


def test_what_the_paper_says_of_its_rows_can_be_left_out():
    whole, short = (comparison(paper_table(6), {}, {}, about=about) for about in (True, False))
    assert "✓" in whole._repr_html_()
    assert "✓" not in short._repr_html_()
    assert short.width == whole.width - 2


def test_the_papers_footnote_marks_stay():
    shown = rows(comparison(paper_table(5), {}, {}))
    assert {"HMR¹", "HMR²"} <= set(shown)


def test_changes_are_in_per_cent_and_in_spreads():
    found = [
        measured("a", 50.0), measured("a", 3.0, "pa_mpjpe_seed_std"),
        measured("b", 40.0), measured("b", 4.0, "pa_mpjpe_seed_std"),
    ]  # fmt: skip
    found.append(measured("one seed", 45.0))
    pairs = {"d": ("a", "b"), "e": ("a", "one seed"), "gone": ("a", "c")}
    shown = changes(found, pairs, "pa_mpjpe", "P2")
    assert shown.rows == [
        ["d", "50.0", "40.0", "−20.0", "2.0"],
        ["e", "50.0", "45.0", "−10.0", "–"],
    ]


def test_times_count_the_encoder_in():
    found = [
        measured(name, value, "seconds", "time", "s")
        for name, value in (("both", 0.01), ("HMR", 0.04), ("encoder", 0.02))
    ]
    shown = times(found, paper_table(4), {"HMR": "HMR", "ours": "both"}, "both", "encoder")
    assert shown.rows == [["ours", "–", "10.00", "1.00"], ["HMR", "0.04", "40.00", "2.00"]]


def test_provenance_lists_what_was_made_alike():
    rows = provenance("tables").rows
    networks = [row for row in rows if row[2] != "–"]
    assert {"HMR", "VNect"} <= {name for row in networks for name in row[0].split("; ")}
    assert len(rows) < 10
