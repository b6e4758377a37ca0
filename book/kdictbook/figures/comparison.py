"""Comparison tables: the paper's numbers, recorded ones and those of the page, side by side."""

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from math import isnan

from kdict.evaluation.results import Result

from ..paper import Column, PaperTable

ABSENT = "not measured"
_SMALLEST = {"lower": min, "higher": max}


class ComparisonTable:
    """A table with a head of two lines, the best figures in bold, and footnotes."""

    def __init__(self, head: str, rows: list[str], notes: list[str], width: int):
        self.head, self.rows, self.notes, self.width = head, rows, notes, width

    def _repr_html_(self) -> str:
        notes = " ".join(f"<sup>{i}</sup> {note}" for i, note in enumerate(self.notes, 1))
        # "dataframe" is the name under which the theme knows a table among HTML outputs.
        return (
            f'<table class="table dataframe comparison"><thead>{self.head}</thead>'
            f"<tbody>{''.join(self.rows)}</tbody>"
            f'<tfoot><tr><td class="text" colspan="{self.width}">{notes}</td></tr></tfoot></table>'
        )


class _Notes:
    """Footnotes, each written once and numbered in the order of their first mention."""

    def __init__(self):
        self.texts: list[str] = []

    def mark(self, text: str) -> str:
        if text not in self.texts:
            self.texts.append(text)
        return f"<sup>{self.texts.index(text) + 1}</sup>"


def comparison(
    paper: PaperTable,
    sources: Mapping[str, Iterable[Result]],
    methods: Mapping[str, str],
    *,
    group: str | None = None,
    columns: Sequence[str] | None = None,
    about: bool = True,
) -> ComparisonTable:
    """The paper's figures and ours, side by side.

    Every row of the paper is shown, then the rows that only we have. The best figure of a column is
    bold where there are several. What has not been measured says so.

    Parameters
    ----------
    paper : from `kdictbook.paper.paper_table`.
    sources : the name over a group of columns, such as "recorded" or "this page", → its results.
    methods : the name of a row, of the paper's where it has one → the ``method`` of the results
        that belong there.
    group : only the columns of this group, such as "after rigid alignment".
    columns : only the columns with these titles.
    about : also what the paper says of its rows, such as their training data.

    Raises
    ------
    ValueError : for results in another unit than the column's, and when no column is left.
    """
    shown = [
        (place, column)
        for place, column in enumerate(paper.columns)
        if (group is None or column.group == group) and (columns is None or column.title in columns)
    ]
    if not shown:
        raise ValueError(f"Table {paper.number} has no columns {columns} in the group {group!r}")
    places, kept = [place for place, _ in shown], [column for _, column in shown]
    notes = _Notes()
    printed = notes.mark(
        f"Printed in Table {paper.number} of Ma et al. (2021), measured on {paper.data}; the "
        "sources of its rows as named there."
    )
    if not about:
        paper = replace(paper, about=(), rows=tuple(replace(row, about=()) for row in paper.rows))
    titles = [f'the paper, <span class="text-nowrap">{paper.data}{printed}</span>']
    labels = _labels(paper, methods, notes)
    blocks = [_printed(paper, places, methods)]
    for title, results in sources.items():
        block, origin = _measured(results, kept, paper, methods, notes)
        titles.append(html.escape(title) + origin)
        blocks.append(block)
    rows = []
    for row, label in enumerate(labels):
        cells = "".join(_cells(block[row], len(kept)) for block in blocks)
        rows.append(f"<tr>{label}{cells}</tr>")
    return ComparisonTable(
        _head(titles, paper.about, kept),
        rows,
        [html.escape(text) for text in notes.texts],
        1 + len(paper.about) + len(kept) * len(blocks),
    )


_Block = list[list[tuple[str, bool, str]]]
"""By row and column: the figure as text, whether it is the best, and the mark of its footnote."""


def _labels(paper: PaperTable, methods: Mapping[str, str], notes: _Notes) -> list[str]:
    """The first cells of each row: its name with its source, and what the paper says of it."""
    labels = []
    for row in paper.rows:
        # The paper's own footnote marks would read as one number with ours.
        name = html.escape(row.method.rstrip("¹²"))
        if row.cite != "Ma2021":
            name += notes.mark(f"{row.source}.")
        about = "".join(f'<td class="text">{html.escape(text)}</td>' for text in row.about)
        labels.append(f'<td class="text">{name}</td>{about}')
    for name in _added(paper, methods):
        labels.append(f'<td class="text">{html.escape(name)}</td>' + "<td></td>" * len(paper.about))
    return labels


def _added(paper: PaperTable, methods: Mapping[str, str]) -> list[str]:
    """The rows that only we have; a method that another row shows already is left out."""
    known = {row.method for row in paper.rows}
    shown = {method for name, method in methods.items() if name in known}
    added = {}
    for name, method in methods.items():
        if name not in known and method not in shown:
            added.setdefault(method, name)
    return list(added.values())


def _printed(paper: PaperTable, places: list[int], methods: Mapping[str, str]) -> _Block:
    values = [[row.values[place] for place in places] for row in paper.rows]
    values += [[None] * len(places) for _ in _added(paper, methods)]
    numbers = [[_number(text) for text in row] for row in values]
    best = _best(numbers, [paper.columns[place] for place in places])
    return [
        [("–" if text is None else text, good, "") for text, good in zip(row, goods, strict=True)]
        for row, goods in zip(values, best, strict=True)
    ]


def _measured(
    results: Iterable[Result],
    columns: list[Column],
    paper: PaperTable,
    methods: Mapping[str, str],
    notes: _Notes,
) -> tuple[_Block, str]:
    """A source's figures; and the mark of their origin, where all have the same."""
    found = {(r.method, r.protocol, r.metric): r for r in results}
    names = [methods.get(row.method) for row in paper.rows]
    names += [methods[name] for name in _added(paper, methods)]
    rows = [[found.get((name, c.protocol, c.metric)) for c in columns] for name in names]
    for row in rows:
        for result, column in zip(row, columns, strict=True):
            if result is not None and result.unit != column.unit:
                raise ValueError(
                    f"{result.metric} of {result.method} is in {result.unit}; Table "
                    f"{paper.number} has {column.unit}"
                )
    numbers = [[None if r is None else r.value for r in row] for row in rows]
    best = _best(numbers, columns)
    origins = {provenance(r) for row in rows for r in row if r is not None}
    shared = notes.mark(*origins) if len(origins) == 1 else ""
    block = []
    for row, goods in zip(rows, best, strict=True):
        cells = []
        for result, column, good in zip(row, columns, goods, strict=True):
            if result is None:
                cells.append(("", False, ""))
            else:
                text = "–" if isnan(result.value) else f"{result.value:.{column.digits}f}"
                mark = "" if shared else notes.mark(provenance(result))
                cells.append((text, good, mark))
        block.append(cells)
    return block, shared


def provenance(result: Result) -> str:
    """Where a number comes from, in a line: data, split, what failed, code, machine, day."""
    failed = result.config.get("failed")
    left_out = (f"{failed} answer{'s' if failed > 1 else ''} of NaN left out",) if failed else ()
    code = f"kdict {result.version}"
    return "; ".join((result.data, result.split, *left_out, code, result.device, result.date)) + "."


def _number(text: str | None) -> float | None:
    """The number that a printed figure begins with; "~ 1 min" is not ranked."""
    match = re.match(r"-?\d+(\.\d+)?$", text or "")
    return float(match[0]) if match else None


def _best(rows: list[list[float | None]], columns: list[Column]) -> list[list[bool]]:
    best = []
    for place, column in enumerate(columns):
        values = [row[place] for row in rows]
        there = [value for value in values if value is not None and not isnan(value)]
        ranked = column.better is not None and len(there) > 1
        best.append(_SMALLEST[column.better](there) if ranked else None)
    return [
        [value is not None and value == top for value, top in zip(row, best, strict=True)]
        for row in rows
    ]


def _cells(row: list[tuple[str, bool, str]], width: int) -> str:
    if not any(text for text, _, _ in row):
        return f'<td class="number start absent" colspan="{width}">{ABSENT}</td>'
    marks = {mark for _, _, mark in row if mark}
    cells = ""
    for place, (text, good, mark) in enumerate(row):
        shown = html.escape(text).replace("-", "−") or "–"
        shown = f"<strong>{shown}</strong>" if good else shown
        # One footnote for all figures of a row that have the same origin, at the last one.
        last = not any(m for _, _, m in row[place + 1 :])
        note = mark if len(marks) > 1 or last else ""
        edge = " start" if place == 0 else ""
        cells += f'<td class="number{edge}">{shown}{note}</td>'
    return cells


def _head(titles: list[str], about: Sequence[str], columns: list[Column]) -> str:
    empty = '<th class="text"></th>'
    over = empty * (1 + len(about))
    over += "".join(
        f'<th class="number start" colspan="{len(columns)}">{title}</th>' for title in titles
    )
    lines = [f"<tr>{over}</tr>"]
    groups = [(name, len(list(same))) for name, same in groupby(columns, lambda c: c.group)]
    if len(groups) > 1:
        line = "".join(
            f'<th class="number start" colspan="{n}">{html.escape(name or "")}</th>'
            for name, n in groups
        )
        lines.append(f"<tr>{empty * (1 + len(about))}{line * len(titles)}</tr>")
    named = "".join(f'<th class="text">{html.escape(n)}</th>' for n in ("method", *about))
    measured = "".join(
        f'<th class="number{" start" if place == 0 else ""}">{_title(column)}</th>'
        for place, column in enumerate(columns)
    )
    lines.append(f"<tr>{named}{measured * len(titles)}</tr>")
    return "".join(lines)


def _title(column: Column) -> str:
    arrow = {"lower": "↓", "higher": "↑", None: ""}[column.better]
    unit = "" if column.unit == "fraction" else f"({column.unit})"
    # An arrow stays beside its unit where the title breaks.
    sign = "\N{NO-BREAK SPACE}".join(part for part in (unit, arrow) if part)
    return html.escape(f"{column.title} {sign}".strip())
