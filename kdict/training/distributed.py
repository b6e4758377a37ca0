"""Several processes that share every batch, started by torchrun.

    torchrun --nproc-per-node 2 -m kdict train --out runs/mine

Without torchrun there is one process, and nothing here communicates. Batch norms use the images of
their own process.
"""

import os
from typing import NamedTuple

import torch
import torch.distributed as dist
from torch import Tensor


class Worker(NamedTuple):
    """This process: items ``rank::world_size`` of a list are its share."""

    rank: int
    world_size: int


def init(device: str = "cpu") -> str:
    """Join the processes that torchrun started, over NCCL for CUDA devices and gloo for CPUs.

    A program that has already called `torch.distributed.init_process_group` keeps its group.
    Returns the device of this process: for ``"cuda"`` the one with its local rank.
    """
    if int(os.environ.get("WORLD_SIZE", 1)) > 1 and not dist.is_initialized():
        dist.init_process_group("nccl" if device.startswith("cuda") else "gloo")
    if device == "cuda":
        device = f"cuda:{os.environ.get('LOCAL_RANK', 0)}"
        torch.cuda.set_device(device)
    return device


def worker() -> Worker:
    """This process's rank; rank 0 of 1 without a process group."""
    if not (dist.is_available() and dist.is_initialized()):
        return Worker(0, 1)
    return Worker(dist.get_rank(), dist.get_world_size())


def destroy() -> None:
    """Leave the process group, if there is one."""
    if dist.is_available() and dist.is_initialized():
        dist.destroy_process_group()


def all_reduce_sum(tensor: Tensor) -> Tensor:
    """The sum over all processes, on the tensor's device; not differentiable."""
    if worker().world_size == 1:
        return tensor
    carried = tensor.to("cuda" if dist.get_backend() == "nccl" else tensor.device, copy=True)
    dist.all_reduce(carried)
    return carried.to(tensor.device)
