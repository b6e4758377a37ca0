"""Budgets for files of unknown origin: what one may ask for before it is refused.

Readers compare what a file declares with what it holds before anything is allocated. The numbers
leave room for every file the package is meant for; `lift` raises one where a larger file is wanted:

>>> from kdict import limits
>>> with limits.lift(image_pixels=400_000_000):
...     limits.current().image_pixels
400000000
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Limits:
    """The budgets; see `lift`."""

    array_bytes: int = 8 << 30
    """Bytes of all arrays of one file."""
    expansion: int = 100
    """Bytes that a compressed file may declare per byte it holds (Deflate reaches 1,032)."""
    small_bytes: int = 64 << 20
    """Bytes that any file may declare, however small it is."""
    arrays: int = 10_000
    """Arrays of one archive or file of weights."""
    image_pixels: int = 100_000_000
    """Width times height of an image."""
    pickle_opcodes: int = 200_000
    """Opcodes of a pickle, and values that come out of it."""
    joints: int = 1_000
    """Joints of a motion file's skeleton."""
    nesting: int = 64
    """Containers within containers."""


_limits: ContextVar[Limits] = ContextVar("limits", default=Limits())  # noqa: B039


def current() -> Limits:
    """The budgets in force."""
    return _limits.get()


@contextmanager
def lift(**budgets: int) -> Iterator[None]:
    """Other ``budgets`` inside a ``with`` block: the fields of `Limits` by name."""
    token = _limits.set(replace(current(), **budgets))
    try:
        yield
    finally:
        _limits.reset(token)


def check(budget: str, found: int, what: str) -> None:
    """Compare ``found`` with a budget, the name of a field of `Limits`.

    Raises
    ------
    ValueError : when it is larger; says what was found, and how the budget is lifted.
    """
    allowed = getattr(current(), budget)
    if found > allowed:
        raise ValueError(
            f"{what}: found {found:,}, expected at most {allowed:,}; if the file is to be "
            f"trusted, read it inside: with kdict.limits.lift({budget}={found}):"
        )


def check_declared(declared: int, held: int, what: str) -> None:
    """Compare the bytes that a file declares with the bytes that it holds.

    Raises
    ------
    ValueError : when it declares more than ``array_bytes``, or more than ``expansion`` times what
        it holds and more than ``small_bytes``.
    """
    check("array_bytes", declared, f"{what}, in bytes")
    if declared > current().small_bytes:
        check("expansion", -(-declared // max(held, 1)), f"{what}, in bytes declared per byte held")
