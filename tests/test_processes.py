"""Items shared among processes: order, loss of a process, and how they end."""

import os
import signal
import time
from contextlib import closing

import pytest

from kdict.processes import in_processes


def lost(item):
    return item, None, None


def runs(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("processes", [1, 2])
def test_a_process_that_is_killed_loses_its_item_alone(processes):
    calls = []

    def work(item):
        calls.append(item)
        time.sleep(0.2 * (item == 0))
        if item == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return item, os.getpid(), (len(calls), os.environ["OMP_NUM_THREADS"])

    found = list(in_processes(work, range(8), processes, 3, lost))
    assert [item for item, _, _ in found] == list(range(8))
    assert [item for item, process, _ in found if process is None] == [2]
    workers = {process for _, process, _ in found} - {None}
    assert os.getpid() not in workers
    # Of two, one may do all that is left before the other is replaced.
    assert len(workers) == 2 if processes == 1 else len(workers) in (2, 3)
    # What the function holds stays in its process.
    assert max(about[0] for _, _, about in found if about) > 1
    assert {about[1] for _, _, about in found if about} == {"3"}
    assert not any(runs(process) for _, process, _ in found if process)


def test_an_interrupt_ends_the_processes():
    def work(item):
        time.sleep(60 * item)
        return item, os.getpid(), None

    with closing(in_processes(work, [0, 0, 1, 1], 2, 1, lost)) as found:
        processes = [next(found)[1], next(found)[1]]
        previous = signal.signal(signal.SIGALRM, signal.default_int_handler)
        signal.setitimer(signal.ITIMER_REAL, 0.5)
        try:
            with pytest.raises(KeyboardInterrupt):
                next(found)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, previous)
    assert not any(map(runs, processes))
