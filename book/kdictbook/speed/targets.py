"""Speed targets, and whether the measured numbers meet them."""

from collections.abc import Iterable
from typing import NamedTuple

from kdict.evaluation.results import Result

from .inference_speed import HEAD, RUNTIMES
from .measure import OURS


class Target(NamedTuple):
    """``metric`` of ``method`` under ``protocol`` should be at least, or at most, ``limit``."""

    part: str
    what: str
    protocol: str
    metric: str
    method: str
    sense: str
    limit: float


def _inference(profile: str, batch: int, runtime: str) -> Target:
    protocol = f"inference, {profile}, batch {batch}"
    what = f"{profile}, batch {batch}{runtime}, %"
    return Target("inference", what, protocol, "share", HEAD + runtime, "≤", 5)


def _body(part: str, way: str, limit: float) -> Target:
    return Target("body", f"smplx, {part}, {way}", f"body, {part}, {way}", "ratio", "smplx", "≥",
                  limit)  # fmt: skip


def _rows(shape: str, limit: float) -> Target:
    return Target("sparsemax", f"entmax, {shape}", f"sparsemax {shape}", "ratio", "entmax", "≥",
                  limit)  # fmt: skip


_CODER, _TWENTY = "exact coder, N = 128", "OBDL, all joints, 20 steps"
_STREAM = "OBDL from a stream, 10.0 million rotations"
_BOTH = "forward and backward"

TARGETS = (
    _rows("(11776, 128), σ = 1", 15),
    _rows("(11776, 128), σ = 0.1", 10),
    _rows("(4096, 1024), σ = 1", 15),
    Target("exact coder", "µs a sample and joint", _CODER, "time", OURS, "≤", 6),
    Target("exact coder", "SciPy's NNLS", _CODER, "ratio", "SciPy's NNLS", "≥", 100),
    Target("exact coder", "FISTA, 300 steps", _CODER, "ratio", "FISTA, 300 steps", "≥", 20),
    Target("OBDL", "all joints in 20 steps, core s", _TWENTY, "time", OURS, "≤", 4),
    Target("OBDL", "their held-out angle, °", _TWENTY, "angle", OURS, "≤", 0.145),
    Target("OBDL", "in 200 steps, core s", "OBDL, all joints, 200 steps", "time", OURS, "≤", 15),
    Target("OBDL", "scikit-learn", "OBDL beside others", "ratio", "scikit-learn", "≥", 50),
    Target("OBDL", "MB for 10⁷ rotations", _STREAM, "memory", OURS, "≤", 500),
    _body("joints", "forward", 10),
    _body("joints", _BOTH, 10),
    _body("mesh", "forward", 1.5),
    _body("mesh", _BOTH, 1.5),
    *(_inference(profile, batch, runtime) for runtime in RUNTIMES
      for profile in ("quick", "full") for batch in (1, 64)),
    Target("training", "images kept, % of a bare ResNet", "training, quick", "share", "training",
           "≥", 85),
    Target("training", "images rendered meanwhile, % of it", "training, quick", "share_clock",
           "training, rendering", "≥", 85),
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
