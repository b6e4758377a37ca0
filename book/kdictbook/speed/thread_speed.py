"""Speed of the compiled loops on two threads, beside two processes on one thread each.

What two processes get done is what the machine allows: its two processors may be two threads of one
core, and they share memory and caches.
"""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context

import numpy as np
import torch

from kdict.body.body import Body
from kdict.body.smpl import body_joints, vertices
from kdict.dictionary.hull_projection import sparse_codes
from kdict.evaluation.results import Result
from kdict.simplex.sparsemax import sparsemax

from ..other_learners import obdl_atoms
from .coder import JOINT, samples
from .measure import spread, take_turns

THREADS = "2 threads"
COPIES = "2 processes apart"
_WHILE = 0.2
"""Seconds that a process repeats a loop."""


def loops(
    seed: int,
    shapes: Sequence[tuple[int, int]] = ((11776, 128), (4096, 1024), (1536, 128), (23, 128)),
    n_samples: Sequence[int] = (4096, 64),
    bodies: Sequence[int] = (1024, 1),
) -> dict[str, Callable[[], object]]:
    """The compiled loops, large and small: sparsemax and body forward and backward, the coder."""
    generator = torch.Generator().manual_seed(seed)
    runs: dict[str, Callable[[], object]] = {}

    def derive(function, given, direction):
        given = [tensor.detach().requires_grad_() for tensor in given]
        return torch.autograd.grad(function(*given), given, direction)

    for shape in shapes:
        z, direction = (torch.randn(shape, generator=generator) for _ in range(2))
        runs[f"sparsemax {shape}"] = lambda z=z, d=direction: derive(sparsemax, [z], d)
    theta = samples(JOINT, max(*n_samples, 2048), seed)
    columns = np.ascontiguousarray(obdl_atoms(theta, 128, seed, max_iter=5).T)
    for n in n_samples:
        runs[f"coder, {n} samples"] = lambda n=n: sparse_codes(theta[:n], columns)
    body = Body.load("open")
    for batch in bodies:
        turns = torch.nn.functional.normalize(
            torch.randn(batch, 24, 4, generator=generator), dim=-1
        )
        given = [turns[:, 1:], turns[:, 0], torch.randn(batch, 10, generator=generator)]
        for name, function in (("joints", body_joints), ("mesh", vertices)):
            direction = torch.randn(function(body, *given).shape, generator=generator)
            runs[f"{name}, {batch} bodies"] = lambda f=function, g=given, d=direction: derive(
                lambda *pose: f(body, *pose), g, d
            )
    return runs


def _on(count: int, run: Callable[[], object]) -> Callable[[], object]:
    def call():
        torch.set_num_threads(count)
        return run()

    return call


@cache
def _own_loops(seed: int, sizes: tuple) -> dict[str, Callable[[], object]]:
    torch.set_num_threads(1)
    return loops(seed, **dict(sizes))


def _rate(name: str, seed: int, sizes: tuple) -> float:
    """Calls per second of a loop in this process, repeated for a while."""
    run = _own_loops(seed, sizes)[name]
    run()
    calls, started = 0, time.perf_counter()
    while time.perf_counter() < started + _WHILE:
        run()
        calls += 1
    return calls / (time.perf_counter() - started)


def measured(repeats: int, seed: int, **sizes) -> list[Result]:
    """How much faster two threads are than one, by the clock, and what two processes gain.

    ``sizes`` are options of `loops`.
    """
    before = torch.get_num_threads()
    rows = []
    try:
        with ProcessPoolExecutor(2, get_context("spawn")) as pool:
            for name, run in loops(seed, **sizes).items():
                given = (name, seed, tuple(sizes.items()))

                def rates(count: int, given=given) -> float:
                    jobs = [pool.submit(_rate, *given) for _ in range(count)]
                    return sum(job.result() for job in jobs)

                ways = {"1 thread": _on(1, run), THREADS: _on(2, run)}
                seconds = take_turns(ways, repeats, shortest=0.02, clock=time.perf_counter)
                rates(2)  # both processes start
                turns = range(max(1, repeats // 4))
                gains = {
                    THREADS: seconds["1 thread"] / seconds[THREADS],
                    COPIES: np.array([rates(2) / rates(1) for _ in turns]),
                }
                about = {
                    "protocol": f"threads, {name}",
                    "split": "by the clock, float32; the coder float64",
                    "data": "random numbers; the coder: poses from the shipped statistics",
                    "config": {"seed": seed, "repeats": repeats},
                }
                value = round(1e3 * float(np.median(seconds["1 thread"])), 5)
                rows.append(Result("time", value, "ms", method="1 thread", **about))
                rows += [
                    Result("gain" + suffix, round(value, 3), "×", method=way, **about)
                    for way, gain in gains.items()
                    for suffix, value in spread(gain)
                ]
    finally:
        torch.set_num_threads(before)
    return rows
