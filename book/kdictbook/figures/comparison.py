"""Comparison tables: the paper's numbers beside ours, in blocks of comparable rows."""

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from math import hypot, isnan, nan

from kdictbook.results import Result, recorded

from ..paper import Column, PaperTable
from .recorded import METRICS
from .table import PageTable, table

ABSENT, BELOW = "not measured", "see below"
ORIGIN = "../appendix/protocols.html#where-the-numbers-come-from"
"""The page that says where our numbers come from, and why a system has none."""
_SPREAD = "_seed_std"
_SMALLEST = {"lower": min, "higher": max}


class ComparisonTable:
    """A table with a head of two lines, the best figures of each block in bold, and a foot."""

    def __init__(self, head: str, rows: list[str], foot: str, width: int):
        self.head, self.rows, self.foot, self.width = head, rows, foot, width

    def _repr_html_(self) -> str:
        # "dataframe" is the name under which the theme knows a table among HTML outputs.
        return (
            f'<table class="table dataframe comparison"><thead>{self.head}</thead>'
            f"<tbody>{''.join(self.rows)}</tbody>"
            f'<tfoot><tr><td class="text" colspan="{self.width}">{self.foot}</td></tr></tfoot>'
            "</table>"
        )


def comparison(
    paper: PaperTable,
    sources: Mapping[str, Iterable[Result]],
    methods: Mapping[str, str],
    *,
    blocks: Mapping[str, Mapping[str, str]] | None = None,
    group: str | None = None,
    columns: Sequence[str] | None = None,
    about: bool = True,
) -> ComparisonTable:
    """The paper's figures and ours, side by side.

    Every row of the paper is shown, then the rows that only we have, then further blocks. The best
    figure of a column is bold within its block, where there are several. What has not been measured
    says so. A figure with a recorded spread over seeds is followed by its standard deviation.

    Parameters
    ----------
    paper : from `kdictbook.paper.paper_table`.
    sources : the name over a group of columns, such as "studio" → its results.
    methods : the name of a row, of the paper's where it has one → the ``method`` of the results
        that belong there.
    blocks : heading → rows, as ``methods``, that must not be ranked with the others.
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
    if not about:
        paper = replace(paper, about=(), rows=tuple(replace(row, about=()) for row in paper.rows))
    places, kept = [place for place, _ in shown], [column for _, column in shown]
    results = {name: _found(rows, kept, paper) for name, rows in sources.items()}
    width = 1 + len(paper.about) + len(kept) * (1 + len(results))
    own = {row.method: row for row in paper.rows}
    names = [*own, *(name for name in methods if name not in own)]
    rows = []
    for title, block in (("", {n: methods.get(n) for n in names}), *(blocks or {}).items()):
        if title:
            rows.append(f'<tr><th class="text" colspan="{width}">{html.escape(title)}</th></tr>')
        printed = [[own[n].values[p] if n in own and not title else None for p in places]
                   for n in block]  # fmt: skip
        cells = [_printed(printed, kept)]
        cells += [_measured(found, [*block.values()], kept) for found in results.values()]
        for line, name in enumerate(block):
            label = f'<td class="text">{html.escape(name)}</td>'
            printed_row = name in own and not title
            said = own[name].about if printed_row else ("",) * len(paper.about)
            label += "".join(f'<td class="text">{html.escape(text)}</td>' for text in said)
            again = not title and any(name in other for other in (blocks or {}).values())
            empty = BELOW if again else ABSENT
            numbers = "".join(_cells(part[line], len(kept), empty) for part in cells)
            rows.append(f"<tr>{label}{numbers}</tr>")
    titles = [f'the paper, <span class="text-nowrap">{paper.data}</span>']
    titles += [html.escape(title) for title in results]
    return ComparisonTable(_head(titles, paper.about, kept), rows, _foot(paper, results), width)


_Found = Mapping[tuple[str, str, str], Result]
"""(method, protocol, metric) → result."""
_Block = list[list[tuple[str, bool, str]]]
"""By row and column: the figure as text, whether it is the best, and its spread."""


def _found(rows: Iterable[Result], columns: list[Column], paper: PaperTable) -> _Found:
    found = {(r.method, r.protocol, r.metric): r for r in rows}
    for column in columns:
        for (method, *measured), result in found.items():
            if measured == [column.protocol, column.metric] and result.unit != column.unit:
                raise ValueError(
                    f"{column.metric} of {method} is in {result.unit}; Table {paper.number} has "
                    f"{column.unit}"
                )
    return found


def _foot(paper: PaperTable, results: Mapping[str, _Found]) -> str:
    """Where the figures come from, and what was left out of them."""
    foot = f"The paper's: Table {paper.number} of Ma et al. (2021), as printed."
    every = [result for found in results.values() for result in found.values()]
    if any(result.metric.endswith(_SPREAD) for result in every):
        foot += " ±: standard deviation over seeds."
    if every:
        foot += f' <a href="{ORIGIN}">Where ours come from</a>.'
    failed = {r.method: r.config["failed"] for r in every if r.config.get("failed")}
    left_out = ", ".join(f"{html.escape(name)} {count}" for name, count in failed.items())
    return f"{foot} Answers of NaN left out: {left_out}." if failed else foot


def _printed(values: list[list[str | None]], columns: list[Column]) -> _Block:
    best = _best([[_number(text) for text in row] for row in values], columns)
    return [
        [("–" if text is None else text, good, "") for text, good in zip(row, goods, strict=True)]
        if any(row)
        else [("–", False, "")] * len(columns)
        for row, goods in zip(values, best, strict=True)
    ]


def _measured(found: _Found, names: Sequence[str | None], columns: list[Column]) -> _Block:
    rows = [[found.get((name or "", c.protocol, c.metric)) for c in columns] for name in names]
    best = _best([[None if r is None else r.value for r in row] for row in rows], columns)
    block = []
    for name, row, goods in zip(names, rows, best, strict=True):
        cells = []
        for result, column, good in zip(row, columns, goods, strict=True):
            if result is None:
                cells.append(("", False, ""))
                continue
            spread = found.get((name or "", column.protocol, column.metric + _SPREAD))
            known = spread is not None and not isnan(spread.value)
            cells.append((
                "–" if isnan(result.value) else f"{result.value:.{column.digits}f}",
                good,
                f" ±\N{NO-BREAK SPACE}{spread.value:.{column.digits}f}" if known else "",
            ))  # fmt: skip
        block.append(cells)
    return block


def recorded_and_live(
    recorded_before: Iterable[Result], live: Sequence[Result], names: Mapping[str, str]
) -> PageTable:
    """Figures of this page beside the recorded ones of the same networks, on more images.

    ``names`` : method → what its columns are called.
    """
    recorded_before = list(recorded_before)
    known = {(r.method, r.protocol, r.metric): r.value for r in recorded_before}
    rows: dict[tuple[str, str], list[str]] = {}
    shown = dict.fromkeys(r.method for r in live if r.method in names)
    for r in live:
        if r.method in shown:
            digits = 2 if r.unit == "fraction" else 1
            before = known.get((r.method, r.protocol, r.metric))
            unit = "" if r.unit == "fraction" else f" ({r.unit})"
            row = rows.setdefault((r.protocol, METRICS[r.metric] + unit), [])
            row += ["–" if v is None else f"{v:.{digits}f}" for v in (before, r.value)]
    places = [f"recorded{_images(recorded_before)}", f"this page{_images(live)}"]
    header = [f"{names[method]}, {place}" for method in shown for place in places]
    return table(["protocol", "metric", *header], [[*key, *row] for key, row in rows.items()])


def changes(
    results: Iterable[Result], pairs: Mapping[str, tuple[str, str]], metric: str, protocol: str
) -> PageTable:
    """A metric of pairs of methods, the change from the first to the second in per cent, and by how
    many standard deviations over seeds they differ, where both have several. Pairs that are not
    measured are left out."""
    found = {(r.method, r.metric): r.value for r in results if r.protocol == protocol}
    rows = []
    for name, pair in pairs.items():
        if not all((method, metric) in found for method in pair):
            continue
        before, after = (found[method, metric] for method in pair)
        spread = hypot(*(found.get((method, metric + _SPREAD), nan) for method in pair))
        change = f"{100 * (after / before - 1):+.1f}".replace("-", "−")
        apart = None if isnan(spread) else f"{abs(after - before) / spread:.1f}"
        rows.append([name, before, after, change, apart])
    return table(["change", "from", "to", "%", "in σ of the seeds"], rows, digits=1)


def times(
    results: Iterable[Result], paper: PaperTable, methods: Mapping[str, str], ours: str, shared: str
) -> PageTable:
    """Recorded seconds per image, beside the paper's.

    ``shared`` is what all systems start from, ``ours`` the method that ratios refer to; those with
    ``shared`` count it in.
    """
    seconds = {r.method: r.value for r in results if r.metric == "seconds"}
    printed = {row.method: row.values[-1] for row in paper.rows}
    first = seconds.get(shared, 0.0)
    rows = [
        [name, printed.get(name), 1e3 * seconds[method],
         (first + seconds[method]) / (first + seconds[ours])]
        for name, method in methods.items()
        if method in seconds
    ]  # fmt: skip
    rows.sort(key=lambda row: row[2])
    return table(["system", "paper (s)", "after the encoder (ms)", "with it, ratio"], rows)


def provenance(record: str) -> PageTable:
    """How a record's systems were trained, on which images and by which code they were measured."""
    groups: dict[tuple, tuple[dict, dict]] = {}
    for r in recorded(record):
        made = (*(r.config.get(name) for name in ("steps", "lr", "seeds")), r.version)
        systems, images = groups.setdefault(made, ({}, {}))
        # "fitted test, images 0–895" → "fitted: 896"
        images[re.sub(r"(\w+) test, images 0–(\d+)", _counted, r.split)] = None
        systems[r.method.split(",")[0]] = None
    rows = [
        ["; ".join(systems), ", ".join(images), *(None if v is None else str(v) for v in made[:3]),
         "kdict " + ", ".join(made[3:])]
        for made, (systems, images) in groups.items()
    ]  # fmt: skip
    return table(["systems", "images", "steps", "rate", "seeds", "measured by"], rows)


def _images(measured: Iterable[Result]) -> str:
    """How many images were measured, for a header: " (640)"."""
    last = [int(n) for r in measured for n in re.findall(r"images 0–(\d+)", r.split)]
    return f" ({max(last) + 1})" if last else ""


def _counted(split: re.Match) -> str:
    return f"{split[1]}: {int(split[2]) + 1}"


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


def _cells(row: list[tuple[str, bool, str]], width: int, empty: str) -> str:
    if not any(text for text, _, _ in row):
        return f'<td class="number start absent" colspan="{width}">{empty}</td>'
    cells = ""
    for place, (text, good, spread) in enumerate(row):
        shown = html.escape(text).replace("-", "−") or "–"
        shown = f"<strong>{shown}</strong>" if good else shown
        edge = " start" if place == 0 else ""
        cells += f'<td class="number{edge}">{shown}{spread}</td>'
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
