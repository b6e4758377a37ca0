"""Speed targets, and whether the measured numbers meet them."""

from collections.abc import Iterable
from typing import NamedTuple

from kdict.evaluation.results import Result

from . import body_speed, coder, inference_speed
from .body_speed import BODY_MODELS
from .inference_speed import HEAD, RUNTIMES
from .measure import OURS
from .obdl_speed import ERRORS
from .thread_speed import THREADS


class Target(NamedTuple):
    """``metric`` of ``method`` under ``protocol`` should be at least, or at most, ``limit``."""

    part: str
    what: str
    protocol: str
    metric: str
    method: str
    sense: str
    limit: float


def _inference(batch: int, runtime: str) -> Target:
    what = f"head and joints, batch {batch}{runtime}, % of the encoder"
    protocol = inference_speed.protocol(batch)
    return Target("inference", what, protocol, "share", HEAD + runtime, "≤", 5)


def _body(part: str, way: str, batch: int, count: int, limit: float) -> Target:
    protocol = body_speed.protocol(part, way, batch, count)
    what = f"{BODY_MODELS}, {protocol.removeprefix('body, ')}"
    return Target("body", what, protocol, "ratio", BODY_MODELS, "≥", limit)


def _rows(shape: str, limit: float) -> Target:
    return Target("sparsemax", f"entmax, {shape}", f"sparsemax {shape}", "ratio", "entmax", "≥",
                  limit)  # fmt: skip


_CODER, _TWENTY = "exact coder, N = 128", "OBDL, all joints, 20 steps"
_BESIDE = "OBDL beside others"
_LIMITS = {
    ("joints", "forward"): 3,
    ("joints", "forward and backward"): 2,
    ("mesh", "forward"): 3,
    ("mesh", "forward and backward"): 2.5,
}

TARGETS = (
    _rows("(11776, 128), σ = 1", 15),
    _rows("(11776, 128), σ = 0.1", 10),
    _rows("(4096, 1024), σ = 1", 15),
    Target("exact coder", "µs per sample and joint", _CODER, "time", OURS, "≤", 2),
    *(Target("exact coder", name, _CODER, "ratio", name, "≥", 5)
      for name in (coder.DAQP, coder.QUADPROG, coder.NNLS, coder.FISTA)),
    Target("OBDL", "all joints in 20 steps, core s", _TWENTY, "time", OURS, "≤", 4),
    Target("OBDL", "their held-out angle, °", _TWENTY, "angle", OURS, "≤", 0.145),
    *(Target("OBDL", f"{name}, time to {error:g}°", _BESIDE, f"ratio_to_{error:g}", name, "≥", 50)
      for name in ("scikit-learn", "SPAMS") for error in ERRORS[:1]),
    Target("OBDL", "MB for 10⁷ rotations", "OBDL from a stream, 10.0 million rotations", "memory",
           OURS, "≤", 500),
    *(_body(*of, batch, count, limit) for of, limit in _LIMITS.items()
      for batch in body_speed.BATCHES for count in (1, 2)),
    *(Target("threads", f"two threads, {name}", f"threads, {name}", "gain", THREADS, "≥", limit)
      for name, limit in (
          ("sparsemax (11776, 128)", 1.7), ("sparsemax (4096, 1024)", 1.7),
          ("sparsemax (1536, 128)", 1), ("sparsemax (23, 128)", 0.95),
          ("coder, 4096 samples", 1.7), ("coder, 64 samples", 0.95),
      )),
    *(_inference(batch, runtime) for runtime in RUNTIMES for batch in (1, 64)),
    Target("photograph", "fit of one person, warm, ms", "photograph, warm", "time", "fit", "≤", 60),
    *(Target("scaling", f"{work} by two processes, % of twice one", f"two processes, {work}",
             "efficiency", "2 processes", "≥", 80)
      for work in ("OBDL", "training")),
)  # fmt: skip
"""All that could be measured here; the GPU's are not."""


def judged(rows: Iterable[Result]) -> list[tuple[Target, Result, bool]]:
    """The targets that something was measured for, what was found, and whether it is met."""
    known = {(row.protocol, row.metric, row.method): row for row in rows}
    found = []
    for target in TARGETS:
        row = known.get((target.protocol, target.metric, target.method))
        if row is not None:
            met = row.value >= target.limit if target.sense == "≥" else row.value <= target.limit
            found.append((target, row, met))
    return found
