"""Tables and the curve of speed from ``data/results/speed.json``."""

from collections.abc import Callable

import plotly.graph_objects as go

from kdictbook.results import Result, recorded

from ..speed import body_speed, inference_speed, obdl_speed, photograph_speed, thread_speed
from ..speed.measure import OURS
from ..speed.targets import judged
from .plot import palette
from .table import PageTable, table

_Key = tuple[str, str, str]


def _found() -> dict[_Key, float]:
    """Protocol, metric and method → value."""
    return {(r.protocol, r.metric, r.method): r.value for r in recorded("speed")}


def with_spread(found: dict[_Key, float], protocol: str, metric: str, method: str) -> str | None:
    """A median, and in brackets the 10th and 90th percentile where they are recorded."""
    value = found.get((protocol, metric, method))
    if value is None:
        return None
    ends = [found.get((protocol, metric + end, method)) for end in ("_p10", "_p90")]
    brackets = "" if None in ends else f" [{_three(ends[0])}, {_three(ends[1])}]"
    return f"{_three(value)}{brackets}".replace(" ", "\N{NO-BREAK SPACE}")


def _three(value: float) -> str:
    """Three digits, without an exponent for thousands."""
    return f"{value:.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _median(found: dict[_Key, float], *key: str) -> str | None:
    """A median alone, where a table has no room for brackets."""
    return _three(found[key]) if key in found else None


def marks_table(*parts: str) -> PageTable:
    """What was measured of these parts."""
    found = _found()
    return table(
        ["part", "against, or what", "measured"],
        [
            [
                target.part,
                target.what,
                with_spread(found, target.protocol, target.metric, target.method),
            ]
            for target, *_ in judged(recorded("speed"))
            if target.part in parts
        ],
    )


def body_table() -> PageTable:
    """How often ours fits into the time of body-models, by the number of bodies and threads."""
    found = _found()
    columns = [(part, way) for part in body_speed.QUANTITIES for way in body_speed.WAYS]
    rows = [
        [
            f"{batch:,} × {count}",
            *(
                with_spread(
                    found,
                    body_speed.protocol(part, way, batch, count),
                    "ratio",
                    body_speed.BODY_MODELS,
                )
                for part, way in columns
            ),
        ]
        for count in (1, 2)
        for batch in body_speed.BATCHES
    ]
    header = ["bodies × threads", *(f"{part}, {way}" for part, way in columns)]
    return table(header, [row for row in rows if any(row[1:])])


def threads_table() -> PageTable:
    """How much faster two threads are than one, and how much more two processes get done."""
    found = _found()
    protocols = dict.fromkeys(p for p, *_ in found if p.startswith("threads, "))
    return table(
        ["", "ms on one thread", "two threads, ×", "two processes apart, ×"],
        [
            [
                protocol.removeprefix("threads, "),
                f"{found[protocol, 'time', '1 thread']:.3g}",
                *(
                    with_spread(found, protocol, "gain", way)
                    for way in (thread_speed.THREADS, thread_speed.COPIES)
                ),
            ]
            for protocol in protocols
        ],
    )


def coder_table() -> PageTable:
    """Microseconds per sample of every way to the exact codes, and how far from exact it ends."""
    found, protocol = _found(), "exact coder, N = 128"
    methods = [m for p, metric, m in found if p == protocol and metric == "excess"]
    return table(
        ["", "µs per sample", "ratio to ours", "excess ‖θ − Dγ‖"],
        [
            [
                method,
                with_spread(found, protocol, "time", method),
                with_spread(found, protocol, "ratio", method),
                f"{found[protocol, 'excess', method]:.1e}",
            ]
            for method in methods
        ],
    )


def _learners(rows: list[Result]) -> dict[str, dict[int, dict[str, float]]]:
    """Learner → steps → metric → value."""
    found: dict[str, dict[int, dict[str, float]]] = {}
    for row in rows:
        if row.protocol == "OBDL beside others" and "steps" in row.config:
            steps = found.setdefault(row.method, {}).setdefault(row.config["steps"], {})
            steps[row.metric] = row.value
    return found


def learning_figure() -> go.Figure:
    """Held-out error over seconds of learning, one line per learner."""
    figure = go.Figure()
    for (name, points), color in zip(
        _learners(recorded("speed")).items(), (palette.OURS, *palette.CYCLE), strict=False
    ):
        figure.add_scatter(
            x=[point["time"] for point in points.values()],
            y=[point["angle"] for point in points.values()],
            text=[f"{steps} batches" for steps in points],
            name=name,
            mode="lines+markers",
            line_color=color,
        )
    figure.update_xaxes(title="seconds of one core", type="log", dtick=1)
    figure.update_yaxes(title="held-out error (°)", rangemode="tozero")
    return figure


def learning_table() -> PageTable:
    """Seconds to a held-out error, and how often ours fits in."""
    found, protocol = _found(), "OBDL beside others"
    methods = dict.fromkeys(m for p, metric, m in found if p == protocol and metric == "angle")
    cells: list[Callable[[str, float], str | None]] = [
        lambda name, error: _median(found, protocol, f"time_to_{error:g}", name),
        lambda name, error: _median(found, protocol, f"ratio_to_{error:g}", name),
    ]
    header = [h for e in obdl_speed.ERRORS for h in (f"seconds to {e:g}°", f"ratio to {OURS}")]
    return table(
        ["", *header],
        [[name, *(c(name, e) for e in obdl_speed.ERRORS for c in cells)] for name in methods],
    )


def inference_table() -> PageTable:
    """Milliseconds per image of the encoder and of what follows, in each runtime."""
    found = _found()
    parts = (inference_speed.ENCODER, inference_speed.HEAD)
    names = [part + runtime for runtime in inference_speed.RUNTIMES for part in parts]
    protocols = [inference_speed.protocol(batch) for batch in (1, 64)]
    rows = [
        [
            name.replace(" Runtime", ""),
            *(
                shown(found, protocol, metric, name)
                for protocol in protocols
                for metric, shown in (("time", _median), ("share", with_spread))
            ),
        ]
        for name in (*names, inference_speed.MLP, inference_speed.HMRS)
    ]
    header = [h for b in (1, 64) for h in (f"ms per image, batch {b}", "% of the encoder")]
    return table(["", *header], [row for row in rows if any(row[1:])])


def photograph_table() -> PageTable:
    """Milliseconds of each stage of a photograph, in a new process and later."""
    found = _found()
    rows = [
        [
            stage,
            *(
                with_spread(found, f"photograph, {state}", "time", stage)
                for state in ("cold", "warm")
            ),
        ]
        for stage in photograph_speed.STAGES
    ]
    return table(["", "cold, ms", "warm, ms"], [row for row in rows if any(row[1:])])
