"""Measured numbers with their provenance, as JSON files in ``data/results``."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from kdict.evaluation.results import Result, device_name
from kdict.resources import atomic_write, data_path

__all__ = ["Result", "device_name", "read", "recorded", "renew", "write"]

_OWN = ("metric", "joint", "value", "unit")
"""What each number has of its own; the rest is written once for those that share it."""


def write(path: str | Path, results: Iterable[Result]) -> None:
    """Write results to a JSON file: groups that share their provenance, one number a line."""
    groups: dict[str, list[str]] = {}
    for result in results:
        row = asdict(result)
        own = json.dumps([row.pop(key) for key in _OWN])
        groups.setdefault(json.dumps(row, sort_keys=True)[:-1], []).append(own)
    blocks = [
        f'{shared}, "values": [\n  ' + ",\n  ".join(values) + "]}"
        for shared, values in groups.items()
    ]
    with atomic_write(path, "w") as file:
        file.write("[" + ",\n".join(blocks) + "]\n")


def renew(path: str | Path, found: Iterable[Result]) -> list[Result]:
    """Write results in place of those that a JSON file has of the same methods; the others stay.

    Returns
    -------
    All that the file now holds, those that stayed first.
    """
    path, found = Path(path), list(found)
    measured = {result.method for result in found}
    before = read(path) if path.exists() else []
    found = [result for result in before if result.method not in measured] + found
    write(path, found)
    return found


def recorded(name: str) -> list[Result]:
    """The results in ``data/results/<name>.json``; none where its recipe has not been run yet."""
    try:
        return read(name)
    except FileNotFoundError:
        return []


def read(name: str | Path) -> list[Result]:
    """The results in ``data/results/<name>.json``, or in the file at a path.

    Raises
    ------
    FileNotFoundError : when there is no such file.
    ValueError : when the file does not hold results.
    """
    path = Path(name)
    path = path if path.suffix == ".json" else data_path("results", f"{name}.json")
    try:
        return [
            Result(**dict(zip(_OWN, own, strict=True)), **shared)
            for shared in json.loads(path.read_text())
            for own in shared.pop("values")
        ]
    except (json.JSONDecodeError, TypeError, ValueError, KeyError, AttributeError) as error:
        raise ValueError(f"{path}: found {error!r}; expected results as `write` makes") from error
