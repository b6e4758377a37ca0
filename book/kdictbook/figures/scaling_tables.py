"""Tables of scaling from ``data/results/speed.json``: exponents, AMASS, memory, two processes."""

import plotly.graph_objects as go

from kdict.skeleton import DICTIONARY_JOINTS
from kdictbook.results import Result, recorded

from .plot import palette
from .table import PageTable, table


def _rows(prefix: str) -> list[Result]:
    """The recorded rows of protocols that begin so."""
    return [row for row in recorded("speed") if row.protocol.startswith(prefix)]


def times_by_size() -> dict[str, dict[int, float]]:
    """Part → size → milliseconds."""
    found: dict[str, dict[int, float]] = {}
    for row in _rows("scaling"):
        if row.metric == "time":
            part = row.protocol.removeprefix("scaling, ")
            found.setdefault(part, {})[row.config["size"]] = row.value
    return found


def sizes_figure() -> go.Figure:
    """Time over size of every part, on logarithmic axes."""
    figure = go.Figure()
    for (part, times), color in zip(times_by_size().items(), palette.CYCLE, strict=False):
        figure.add_scatter(
            x=list(times),
            y=list(times.values()),
            name=part,
            mode="lines+markers",
            line_color=color,
        )
    figure.update_xaxes(title="size", type="log", dtick=1)
    figure.update_yaxes(title="ms of one core", type="log", dtick=1)
    return figure


def slopes_table() -> PageTable:
    """Exponents of time over size."""
    ends = {(r.protocol.removeprefix("scaling, "), r.metric): r.value for r in _rows("scaling")}
    return table(
        ["", "slope, all", "slope, last two decades"],
        [[part, ends[part, "slope"], ends[part, "slope_end"]] for part in times_by_size()],
    )


def amass_table(frames: int = 18_000_000) -> PageTable:
    """Recorded costs times the frames of AMASS."""
    joints = len(DICTIONARY_JOINTS)
    cost = {}
    for row in _rows("encode, all joints"):
        if row.metric == "time":
            cost["coding"] = row.value * 1e-6 * frames * joints
    times = times_by_size()
    for name, part, each in (
        ("learning, seeing every frame once", "OBDL, samples seen", joints),
        ("joints of every body", "joints, bodies", 1),
    ):
        if part in times:
            size = max(times[part])
            cost[name] = times[part][size] * 1e-3 / size * frames * each
    return table(
        [f"{frames / 1e6:.0f} million frames", "core hours", "on 16 cores, minutes"],
        [[name, t / 3600, t / 60 / 16] for name, t in cost.items()],
        digits=1,
    )


def memory_table() -> PageTable:
    """Memory of a process that learns from streams of several lengths."""
    found = {(r.protocol, r.metric): r.value for r in _rows("OBDL from")}
    protocols = list(dict.fromkeys(protocol for protocol, _ in found))
    lengths = [p.partition(", ")[2].replace(".0 ", " ") for p in protocols]
    metrics = {
        "before, with all libraries loaded": "memory_before",
        "at the highest": "memory",
    }
    rows = [[name, *(found[p, metric] for p in protocols)] for name, metric in metrics.items()]
    return table(["MB", *lengths], rows, digits=0)
