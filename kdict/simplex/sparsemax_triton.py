"""Compiled sparsemax on CUDA: the projection and its derivative, by Triton.

A program holds a few whole rows in registers: they are read once and written once, however many
Newton steps their thresholds take. Needs Triton, part of PyTorch's CUDA builds for Linux.
"""

import torch
import triton  # pyright: ignore[reportMissingImports]
import triton.language as tl  # pyright: ignore[reportMissingImports]
from torch import Tensor

LONGEST = 2**14
"""The longest row that fits into the registers of a program."""
_NUMBERS = 2048
"""Numbers per program, unless a single row is longer."""


@triton.jit
def _project(z, out, rows, n, HIGH: tl.constexpr, WIDE: tl.constexpr, WORK: tl.constexpr):
    row = tl.program_id(0) * HIGH + tl.arange(0, HIGH)
    column = tl.arange(0, WIDE)
    inside = (row[:, None] < rows) & (column[None, :] < n)
    place = row[:, None].to(tl.int64) * n + column[None, :]
    x = tl.load(z + place, mask=inside, other=float("-inf")).to(WORK)
    unordered = tl.sum((x != x).to(tl.int32), 1) > 0
    top = tl.max(x, 1)
    # An infinite maximum is +inf somewhere, or −inf everywhere: neither has a projection.
    bad = unordered | (top == float("inf")) | (top == float("-inf"))
    x = x - tl.where(bad, 0, top)[:, None]
    tau = tl.full((HIGH,), -1, WORK)
    previous = tl.zeros((HIGH,), tl.int32)
    changing = 1
    while changing > 0:
        above = x > tau[:, None]
        count = tl.sum(above.to(tl.int32), 1)
        total = tl.sum(tl.where(above, x, 0), 1)
        going = (count != previous) & (bad == 0)
        # τ never falls, so the support only shrinks: rounding cannot make it alternate.
        tau = tl.where(going, tl.maximum(tau, (total - 1) / tl.maximum(count, 1).to(WORK)), tau)
        previous = count
        changing = tl.max(going.to(tl.int32), 0)
    p = tl.where(bad[:, None], float("nan"), tl.maximum(x - tau[:, None], 0))
    tl.store(out + place, p.to(out.dtype.element_ty), mask=inside)


@triton.jit
def _backward(
    p, direction, out, rows, n, HIGH: tl.constexpr, WIDE: tl.constexpr, WORK: tl.constexpr
):
    row = tl.program_id(0) * HIGH + tl.arange(0, HIGH)
    column = tl.arange(0, WIDE)
    inside = (row[:, None] < rows) & (column[None, :] < n)
    place = row[:, None].to(tl.int64) * n + column[None, :]
    weight = tl.load(p + place, mask=inside, other=0).to(WORK)
    along = tl.load(direction + place, mask=inside, other=0).to(WORK)
    support = weight > 0
    count = tl.sum(support.to(tl.int32), 1)
    total = tl.sum(tl.where(support, along, 0), 1)
    # A row of NaN has no support; its derivative is NaN as well.
    mean = tl.where(count > 0, total / tl.maximum(count, 1).to(WORK), float("nan"))
    result = tl.where(weight == 0, 0, along - mean[:, None])
    tl.store(out + place, result.to(out.dtype.element_ty), mask=inside)


def _launch(kernel, first: Tensor, *others: Tensor) -> None:
    rows, n = first.shape
    wide = triton.next_power_of_2(n)
    high = max(1, _NUMBERS // wide)
    work = tl.float64 if first.dtype == torch.float64 else tl.float32
    kernel[(triton.cdiv(rows, high),)](first, *others, rows, n, HIGH=high, WIDE=wide, WORK=work)


def project(z: Tensor) -> Tensor:
    """Sparsemax of each row of a contiguous matrix."""
    p = torch.empty_like(z)
    _launch(_project, z, p)
    return p


def backward(p: Tensor, direction: Tensor) -> Tensor:
    """The Jacobian of sparsemax, where it gave the rows ``p``, times the rows of ``direction``."""
    out = torch.empty_like(p)
    _launch(_backward, p, direction, out)
    return out
