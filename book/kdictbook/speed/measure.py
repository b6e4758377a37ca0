"""Timing in turns, so that other load on the machine falls on all candidates.

Processor time where everything compared runs on one thread: on a machine that does other things
as well the clock would measure those. Two threads are measured by the clock.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import numpy as np
import torch
from threadpoolctl import threadpool_limits

from kdict.evaluation.results import Result

Runs = Mapping[str, Callable[[], object]]

OURS = "kdict"
_SHORTEST = 2e-3
"""Seconds that a turn takes at least: what is shorter is called several times in a row."""


@contextmanager
def threads(count: int) -> Iterator[None]:
    """So many threads for PyTorch and for BLAS, for a while."""
    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        with threadpool_limits(count, "blas"):
            yield
    finally:
        torch.set_num_threads(before)


def _once(run: Callable[[], object], clock: Callable[[], float], calls: int = 1) -> float:
    started = clock()
    for _ in range(calls):
        run()
    return (clock() - started) / calls


def take_turns(
    runs: Runs,
    repeats: int,
    *,
    shortest: float = _SHORTEST,
    clock: Callable[[], float] = time.process_time,
) -> dict[str, np.ndarray]:
    """Seconds per call (repeats,) of each; a first turn warms up and is not counted.

    ``shortest`` is how long a turn takes at least; 0: each is called once.
    """
    calls = {}
    for name, run in runs.items():
        run()
        calls[name] = max(1, round(shortest / max(_once(run, clock), 1e-9)))
    taken = {name: [] for name in runs}
    for _ in range(repeats):
        for name, run in runs.items():
            taken[name].append(_once(run, clock, calls[name]))
    return {name: np.array(seconds) for name, seconds in taken.items()}


def spread(values: np.ndarray) -> tuple[tuple[str, float], ...]:
    """The median and, with their suffixes, the 10th and 90th percentile."""
    low, middle, high = np.percentile(values, (10, 50, 90))
    return ("", float(middle)), ("_p10", float(low)), ("_p90", float(high))


def times(seconds: Mapping[str, np.ndarray], scale: float, unit: str, **about) -> list[Result]:
    """The metric ``"time"`` of each, with spread; ``about`` are `Result`'s other fields."""
    return [
        Result("time" + suffix, round(value, 5), unit, method=name, **about)
        for name, taken in seconds.items()
        for suffix, value in spread(scale * taken)
    ]


def ratios(seconds: Mapping[str, np.ndarray], **about) -> list[Result]:
    """The metric ``"ratio"`` of each to ours, turn by turn, with spread: how often ours fits in."""
    return [
        Result("ratio" + suffix, round(value, 4), "×", method=name, **about)
        for name, taken in seconds.items()
        if name != OURS
        for suffix, value in spread(taken / seconds[OURS])
    ]


def slope(sizes, seconds) -> float:
    """The exponent k of ``time ∝ size^k``: the slope of the line through the logarithms."""
    return float(np.polyfit(np.log(sizes), np.log(seconds), 1)[0])
