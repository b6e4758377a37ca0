"""Two processes that work as one, for tests of what they share."""

import multiprocessing

import torch
import torch.distributed as dist


def _joined(rank, work, folder):
    torch.set_num_threads(1)
    dist.init_process_group("gloo", f"file://{folder}/meeting", rank=rank, world_size=2)
    work(rank, folder)
    dist.destroy_process_group()


def run(work, folder):
    """Call ``work(rank, folder)`` in two processes, ranks 0 and 1; returns the folder."""
    context = multiprocessing.get_context("spawn")
    started = [context.Process(target=_joined, args=(rank, work, folder)) for rank in (0, 1)]
    for process in started:
        process.start()
    for process in started:
        process.join(120)
    assert [process.exitcode for process in started] == [0, 0]
    return folder
