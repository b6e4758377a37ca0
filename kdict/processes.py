"""Work on items in several processes, each with an executor of its own.

Where the system ends a process, as when memory runs out, only the item it was at is lost.
"""

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import TypeVar

from joblib.externals.loky import BrokenProcessPool, ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")
_ORPHANED = 60.0
"""Seconds without an item after which a process ends, should this one have been killed."""
_function: Callable | None = None
"""What a process calls: sent to it once, not with every item."""


def in_processes(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    processes: int,
    threads: int,
    lost: Callable[[Item], Result],
) -> Iterator[Result]:
    """The results of a function for items, in their order.

    Processes end with the iterator; close it when it is left early.

    Parameters
    ----------
    function : it is pickled once per process, and may hold what is loaded once.
    threads : of each process.
    lost : the result of an item whose process ended.
    """
    executors: list[ProcessPoolExecutor] = []
    idle: SimpleQueue[ProcessPoolExecutor] = SimpleQueue()

    def start() -> ProcessPoolExecutor:
        environment = {"OMP_NUM_THREADS": str(threads), "TQDM_DISABLE": "1"}
        executor = ProcessPoolExecutor(
            1, timeout=_ORPHANED, initializer=_prepare, initargs=(function,), env=environment
        )
        executors.append(executor)
        return executor

    def call(item: Item) -> Result:
        executor = idle.get()
        try:
            return executor.submit(_call, item).result()
        except BrokenProcessPool:
            executor = start()
            return lost(item)
        finally:
            idle.put(executor)

    callers = ThreadPoolExecutor(processes, initializer=_leave_interrupts)
    try:
        for _ in range(processes):
            idle.put(start())
        for future in [callers.submit(call, item) for item in items]:
            yield future.result()
    finally:
        callers.shutdown(wait=False, cancel_futures=True)
        for executor in executors:
            executor.shutdown(kill_workers=True)


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the main thread; child processes inherit the mask."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _prepare(function: Callable) -> None:
    global _function
    _function = function


def _call(item):
    assert _function is not None
    return _function(item)
