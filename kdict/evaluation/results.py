"""Measured numbers with their provenance, as JSON files in ``data/results``."""

import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from ..resources import atomic_write, code_version, data_path


@dataclass(frozen=True)
class Result:
    """One measured number.

    ``metric`` has ``value`` in ``unit``. ``protocol`` says how it is computed, ``split`` on which
    images, ``method`` of which system, and ``joint`` of which joint, if of one. ``data`` names the
    data with their fingerprint, ``config`` holds the settings; ``version``, ``device`` and ``date``
    say with what code, where and when.
    """

    metric: str
    value: float
    unit: str
    protocol: str
    split: str
    method: str
    data: str
    joint: str | None = None
    config: Mapping[str, object] = field(default_factory=dict)
    version: str = field(default_factory=lambda: code_version())
    device: str = field(default_factory=lambda: device_name())
    date: str = field(default_factory=lambda: date.today().isoformat())


def device_name() -> str:
    """The processor's architecture and the machine's operating system."""
    return f"{platform.machine()} CPU, {platform.system()}"


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
