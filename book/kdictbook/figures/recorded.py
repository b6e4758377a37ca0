"""Lookups and tables of the numbers in ``data/results``."""

from collections.abc import Mapping, Sequence

from kdictbook.results import Result, recorded

from .table import PageTable, table

METRICS = {
    "mpjpe": "MPJPE",
    "pa_mpjpe": "PA-MPJPE",
    "pck": "PCK",
    "auc": "AUC",
    "surface_error": "surface error",
    "accuracy": "accuracy",
    "f1": "F1",
}
"""What a table calls the metrics of `kdict.evaluation`."""

Measured = Mapping[tuple[str, str, str], float]
"""(method, split, metric) → value."""


def measured(rows: Sequence[Result]) -> Measured:
    """The values of results, by method, split and metric."""
    return {(row.method, row.split, row.metric): row.value for row in rows}


def value(record: str, metric: str, method: str, split: str, protocol: str = "") -> float:
    """The one value of a record over all joints, ``protocol`` being the beginning of its protocol.

    ``split`` may leave out which images they are, as in "studio test, images 0–639"; where it is
    empty, any will do.

    Raises
    ------
    LookupError : when no row or several rows match; the message says which were sought.
    """
    values = [
        row.value
        for row in recorded(record)
        if (row.metric, row.method, row.joint) == (metric, method, None)
        and split in ("", row.split, row.split.partition(", images ")[0])
        and row.protocol.startswith(protocol)
    ]
    if len(values) != 1:
        raise LookupError(
            f"data/results/{record}.json has {len(values)} rows of {metric} for {method!r}, "
            f"{split!r}, {protocol!r}; expected 1"
        )
    return values[0]


def change(head: str, split: str, base: str = "quaternions") -> str:
    """Change of a head's surface error against a baseline, with its 95 % interval."""
    low, high, whole = (
        f"{value('table6', f'surface_error_change{end}', head, split, f'against {base}'):+.1f}"
        for end in ("_low", "_high", "")
    )
    return f"{whole} % [{low},\u00a0{high}]".replace("-", "−")


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
