"""A measured number with its provenance."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..resources import code_version


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
