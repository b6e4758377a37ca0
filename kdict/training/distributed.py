"""Several processes as one: what ``torchrun`` starts joins here, sums, and knows its share.

    torchrun --nproc-per-node 2 -m kdict train …

A process that torchrun did not start is alone, and every function here is then free.
"""

import os
from typing import NamedTuple

import torch
import torch.distributed as dist
from torch import Tensor, nn


class Place(NamedTuple):
    """Which process this is of how many: items ``rank::world`` of a list are its share."""

    rank: int
    world: int


def join(device: str = "cpu") -> str:
    """Join the processes that torchrun started, over NCCL on CUDA devices and gloo on CPUs.

    A program that has already called `torch.distributed.init_process_group` keeps its group.
    Returns this process's own device: of ``"cuda"``, the one with its number on this machine.
    """
    if int(os.environ.get("WORLD_SIZE", 1)) > 1 and not dist.is_initialized():
        dist.init_process_group("nccl" if device.startswith("cuda") else "gloo")
    if device == "cuda":
        device = f"cuda:{os.environ.get('LOCAL_RANK', 0)}"
        torch.cuda.set_device(device)
    return device


def place() -> Place:
    """This process's place; rank 0 of 1 where there is no group."""
    if not (dist.is_available() and dist.is_initialized()):
        return Place(0, 1)
    return Place(dist.get_rank(), dist.get_world_size())


def leave() -> None:
    """Leave the group that `join` found or made."""
    if dist.is_available() and dist.is_initialized():
        dist.destroy_process_group()


def total(tensor: Tensor) -> Tensor:
    """The sum of every process's tensor, on the tensor's device; not differentiable."""
    if place().world == 1:
        return tensor
    carried = tensor.to("cuda" if dist.get_backend() == "nccl" else tensor.device, copy=True)
    dist.all_reduce(carried)
    return carried.to(tensor.device)


class _SharedNorm(torch.autograd.Function):
    """Batch normalisation by the statistics of all processes' batches, which are of one size.

    One exchange each way. PyTorch's fused operators do the rest: their derivative holds for this
    process's own sums, and where those of all differ, a multiple of the normalised x is added.
    """

    @staticmethod
    def forward(ctx, x: Tensor, weight: Tensor, bias: Tensor, eps: float):
        # The running statistics that are given only say the precision.
        unused = torch.zeros_like(weight), torch.ones_like(weight)
        mean, variance = (t.double() for t in torch.batch_norm_update_stats(x, *unused, 0.0))
        mean, square = total(torch.stack([mean, variance + mean.square()])) / place().world
        variance = (square - mean.square()).to(weight.dtype)
        mean = mean.to(weight.dtype)
        ctx.save_for_backward(x, weight, mean, variance)
        ctx.eps = eps
        ctx.mark_non_differentiable(mean, variance)
        out = torch.nn.functional.batch_norm(x, mean, variance, weight, bias, False, 0.0, eps)
        return out, mean, variance

    @staticmethod
    def backward(ctx, grad: Tensor, *_):
        x, weight, mean, variance = ctx.saved_tensors
        inverse = (variance + ctx.eps).rsqrt()
        own, along, upward = torch.ops.aten.native_batch_norm_backward(
            grad, x, weight, None, None, mean, inverse, True, ctx.eps, [True] * 3
        )
        sums = torch.stack([upward, along])
        differ = (sums - total(sums) / place().world) * (inverse * len(weight) / x.numel())
        up, tilt = differ * weight
        # tilt · (x − mean)/σ + up, in one go and in the parameters' precision.
        further = torch.nn.functional.batch_norm(x, mean, variance, tilt, up, False, 0.0, ctx.eps)
        return own.add_(further), along, upward, None


class _SharedBatchNorm(nn.BatchNorm2d):
    """Batch normalisation over the batches of all processes; PyTorch's own needs CUDA."""

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or place().world == 1:
            return super().forward(x)
        out, mean, variance = _SharedNorm.apply(x, self.weight, self.bias, self.eps)
        count = x.numel() // x.shape[1] * place().world
        with torch.no_grad():
            self.num_batches_tracked += 1
            self.running_mean.lerp_(mean, self.momentum)
            self.running_var.lerp_(variance * count / (count - 1), self.momentum)
        return out


def share_batch_norm(module: nn.Module, device: str) -> nn.Module:
    """Make the norms of a network see the global batch, so that its cutting does not matter."""
    if device.startswith("cuda"):
        return nn.SyncBatchNorm.convert_sync_batchnorm(module)
    for child in module.modules():
        if type(child) is nn.BatchNorm2d:
            child.__class__ = _SharedBatchNorm
    return module
