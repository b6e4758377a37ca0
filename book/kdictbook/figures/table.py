"""HTML tables as the output of a cell."""

import html
import numbers
from collections.abc import Iterable, Sequence

# Names up to this long stay on one line beside numbers; longer texts get a wider column where a
# phone's screen has to be scrolled anyway.
_SHORT = 32


class PageTable:
    """Rows of text as a cell's output; see `table`."""

    def __init__(self, header: list[str], rows: list[list[str]], numeric: list[bool]):
        self.header = header
        self.rows = rows
        self.numeric = numeric

    def _line(self, cells: list[str], tag: str) -> str:
        return "".join(
            f'<{tag} class="{_kind(cell, number)}">{_escaped(cell)}</{tag}>'
            for cell, number in zip(cells, self.numeric, strict=True)
        )

    def _repr_html_(self) -> str:
        head = self._line(self.header, "th")
        body = "".join(f"<tr>{self._line(row, 'td')}</tr>" for row in self.rows)
        short = any(self.numeric) and all(len(row[0]) <= _SHORT for row in self.rows)
        # "dataframe" is the name under which the theme knows a table among HTML outputs.
        return (
            f'<table class="table dataframe{" names" * short}"><thead><tr>{head}</tr></thead>'
            f"<tbody>{body}</tbody></table>"
        )


def table(header: Sequence[str], rows: Iterable[Sequence], digits: int = 2) -> PageTable:
    """A table as the output of a notebook's cell.

    Parameters
    ----------
    header
        The columns' names, with units.
    rows
        Their values. Floats are shown with ``digits`` decimals, None as a dash, anything else as
        text; a column of numbers is set flush right. Where a column needs another precision, give
        text.

    Raises
    ------
    ValueError
        If a row has not as many values as the header.
    """
    rows = [list(row) for row in rows]
    for index, row in enumerate(rows):
        if len(row) != len(header):
            raise ValueError(
                f"row {index} has {len(row)} values, the header has {len(header)}: {row}"
            )
    numeric = [
        bool(rows) and all(_is_number(row[column]) for row in rows) for column in range(len(header))
    ]
    return PageTable(list(header), [[_shown(v, digits) for v in row] for row in rows], numeric)


def _kind(cell: str, number: bool) -> str:
    if number:
        return "number"
    return "text long" if len(cell) > _SHORT else "text"


def _escaped(text: str) -> str:
    """As HTML; the metric's name does not break at its hyphen."""
    return html.escape(text).replace("PA-MPJPE", "PA\N{NON-BREAKING HYPHEN}MPJPE")


def _shown(value, digits: int) -> str:
    if value is None:
        return "–"
    whole = isinstance(value, numbers.Integral) or not isinstance(value, numbers.Real)
    return str(value) if whole else f"{value:.{digits}f}"


def _is_number(value) -> bool:
    """Numbers, no number, and text that starts as a number ('0.14 °', '−26.7', '1e-3')."""
    return not isinstance(value, str) or value.strip().lstrip("+-−≤<~").strip()[:1].isdigit()
