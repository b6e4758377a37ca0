"""The paper's figures are those of the paper, and every source is in the bibliography."""

import re
from pathlib import Path

import pytest

from kdictbook.paper import paper_table

COUNTS = {1: (10, 2, 13), 2: (4, 6, 21), 3: (3, 1, 3), 4: (5, 5, 24), 5: (4, 1, 4), 6: (4, 2, 7)}
"""Of each table: rows, columns, printed figures."""


@pytest.mark.parametrize("number", COUNTS)
def test_every_cell_is_there(number):
    table = paper_table(number)
    rows, columns, figures = COUNTS[number]
    assert (len(table.rows), len(table.columns)) == (rows, columns)
    assert all(len(row.values) == columns for row in table.rows)
    assert all(len(row.about) == len(table.about) for row in table.rows)
    assert sum(value is not None for row in table.rows for value in row.values) == figures


@pytest.mark.parametrize(
    ("number", "method", "values"),
    [
        (1, "Ours (semi-supervised)", ("48.6", "66.6")),
        (2, "Ours (semi-supervised)", ("91.7", "53.1", "75.2", "74.2", "35.2", "119.5")),
        (3, "Ours (semi-supervised)", ("110.1",)),
        (4, "Ours (semi-supervised)", ("88.69", "0.66", "91.36", "0.86", "0.003")),
        (5, "Ours (semi-supervised)", ("54.5",)),
        (6, "+ Both", ("110.1", "-31.1")),
    ],
)
def test_the_papers_own_method(number, method, values):
    assert {row.method: row.values for row in paper_table(number).rows}[method] == values


def test_the_papers_text_agrees_with_its_tables():
    """Table 6 repeats Table 3's figure, and its differences are those of its errors."""
    three, six = paper_table(3), paper_table(6)
    errors = {row.method: float(row.values[0]) for row in six.rows}
    assert errors["+ Both"] == float(three.rows[-1].values[0])
    for row in six.rows[1:]:
        assert float(row.values[1]) == pytest.approx(errors[row.method] - errors["Baseline"])


def test_sources_are_in_the_bibliography():
    text = (Path(__file__).parents[2] / "book" / "references.bib").read_text()
    keys = set(re.findall(r"^@\w+\{(\w+),", text, re.M))
    assert {row.cite for n in COUNTS for row in paper_table(n).rows} <= keys


def test_another_number_is_refused():
    with pytest.raises(ValueError, match="tables 1, 2, 3, 4, 5, 6"):
        paper_table(7)
