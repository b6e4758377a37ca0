"""Lookups and tables of the numbers in ``data/results``."""

from collections.abc import Mapping, Sequence

from kdict.evaluation.results import Result, recorded

from .table import PageTable, table

Measured = Mapping[tuple[str, str, str], float]
"""(method, split, metric) → value."""


def measured(rows: Sequence[Result]) -> Measured:
    """The values of results, by method, split and metric."""
    return {(row.method, row.split, row.metric): row.value for row in rows}


def methods_table(
    name: str,
    columns: Sequence[tuple[str, str, str]],
    methods: Sequence[str] | None = None,
    *,
    head: str = "method",
    digits: int = 1,
) -> PageTable:
    """A row for each method of ``data/results/<name>.json``, a column for each split and metric.

    Parameters
    ----------
    columns : title, split and metric of each.
    methods : of the rows; those of the file, in its order, unless given.
    head : title of the methods' column.
    """
    rows = recorded(name)
    values = measured(rows)
    methods = methods or list(dict.fromkeys(row.method for row in rows)) or ["not measured"]
    header = [head, *(title for title, _, _ in columns)]
    cells = [
        [method, *(values.get((method, split, metric)) for _, split, metric in columns)]
        for method in methods
    ]
    return table(header, cells, digits=digits)


def nested(rows: Sequence[Result], *keys: str) -> dict[tuple, dict[str, float]]:
    """Metric → value of results, grouped by fields of theirs or by settings of their ``config``."""
    groups: dict[tuple, dict[str, float]] = {}
    for row in rows:
        key = tuple(getattr(row, k) if hasattr(row, k) else row.config[k] for k in keys)
        groups.setdefault(key, {})[row.metric] = row.value
    return groups
