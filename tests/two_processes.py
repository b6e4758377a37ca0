"""Two processes that work as one, for tests of what they share."""

import multiprocessing
from datetime import timedelta

import torch
import torch.distributed as dist


def _joined(rank, work, folder):
    torch.set_num_threads(1)
    dist.init_process_group(
        "gloo", f"file://{folder}/meeting", timedelta(seconds=120), rank=rank, world_size=2
    )
    try:
        work(rank, folder)
    finally:
        dist.destroy_process_group()


def run(work, folder):
    """Call ``work(rank, folder)`` here as rank 0 and in a second process; returns the folder."""
    other = multiprocessing.get_context("spawn").Process(target=_joined, args=(1, work, folder))
    other.start()
    _joined(0, work, folder)
    other.join(120)
    assert other.exitcode == 0
    return folder
