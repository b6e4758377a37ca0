"""The paper's Tables 1 to 6 as printed."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).resolve().with_name("paper_tables.json")


@dataclass(frozen=True)
class Column:
    """A measured quantity of a table.

    ``metric`` and ``protocol`` are those of the `kdict.evaluation.results.Result` that belong under
    it, ``unit`` and ``digits`` how they are shown; ``group`` is the heading over several columns;
    ``better`` is ``"lower"``, ``"higher"``, or None for what is not ranked.
    """

    title: str
    group: str | None
    metric: str
    protocol: str
    unit: str
    better: str | None
    digits: int


@dataclass(frozen=True)
class Row:
    """A system of a table: its name, its source as the paper names it, the key of that source in
    the book's bibliography, what else the table says of it, and its figures as printed, None
    where the paper has none."""

    method: str
    cite: str
    source: str
    about: tuple[str, ...]
    values: tuple[str | None, ...]


@dataclass(frozen=True)
class PaperTable:
    """One of the paper's tables: ``data`` is the dataset it is measured on, ``about`` the headings
    of what is said of each row."""

    number: int
    title: str
    data: str
    about: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@lru_cache(maxsize=1)
def _tables() -> dict[int, PaperTable]:
    found = {}
    for entry in json.loads(_FILE.read_text(encoding="utf8"))["tables"]:
        rows = [{**row, "about": tuple(row["about"]), "values": tuple(row["values"])}
                for row in entry["rows"]]  # fmt: skip
        found[entry["table"]] = PaperTable(
            entry["table"],
            entry["title"],
            entry["data"],
            tuple(entry["about"]),
            tuple(Column(**column) for column in entry["columns"]),
            tuple(Row(**row) for row in rows),
        )
    return found


def paper_table(number: int) -> PaperTable:
    """Table ``number`` of the paper, 1 to 6.

    Raises
    ------
    ValueError : for another number.
    """
    tables = _tables()
    if number not in tables:
        raise ValueError(
            f"number is {number!r}; the paper has tables {', '.join(map(str, tables))}"
        )
    return tables[number]
