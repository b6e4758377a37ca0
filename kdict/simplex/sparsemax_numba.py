"""Compiled sparsemax on the CPU: the projection and its derivative, by numba.

A row of a thousand numbers stays in the first-level cache, so speed depends on every loop over it
becoming vector instructions. LLVM vectorizes sums only where it may reorder them, and it must not
reorder anything else: subtracting the maximum first is what keeps large numbers exact. The sums
are therefore functions of their own, the only ones with relaxed arithmetic.
"""

from functools import cache

import numpy as np
import torch
from numba.np.numpy_support import carray
from torch import Tensor

from ..parallel import NUMPY, compiled, own_part, own_rows, parallel_kernel, run

LONGEST = 2**31 - 1
"""The longest row that can be counted."""
_GRAIN = 2**15
"""Numbers per thread at least, as in PyTorch's operators."""
_HALF = (torch.float16, torch.bfloat16)
_BITS = {torch.float32: np.int32, torch.float64: np.int64}

_exact = compiled(error_model="numpy")
_sum = compiled(fastmath={"reassoc", "nsz", "contract"})


@_exact
def _largest(bits):
    """The bits of the largest number. Unlike that of numbers that may be NaN, the maximum of
    integers vectorizes; a negative number's bits but the sign are flipped to have their order."""
    as_integer, limits = bits.dtype.type, np.iinfo(bits.dtype)
    sign = limits.bits - 1
    largest = as_integer(limits.min)
    for i in range(bits.shape[0]):
        largest = max(largest, as_integer(bits[i] ^ ((bits[i] >> sign) & limits.max)))
    return as_integer(largest ^ ((largest >> sign) & limits.max))


@_sum
def _sum_above(values, row, threshold):
    """Sum of the values where a row is above a threshold, and how many these are."""
    zero = values.dtype.type(0)
    total, count = zero, np.int32(0)
    for i in range(row.shape[0]):
        total += values[i] if row[i] > threshold else zero
        count += np.int32(row[i] > threshold)
    return total, count


@_exact
def _project(z, bits, p):
    zero, one = z.dtype.type(0), z.dtype.type(1)
    largest = np.empty(1, bits.dtype)
    top_of = largest.view(z.dtype)
    for r in range(z.shape[0]):
        row = p[r]
        largest[0] = _largest(bits[r])
        top = top_of[0]
        bad = np.int32(not np.isfinite(top))
        for i in range(z.shape[1]):
            row[i] = z[r, i] - top
            bad |= np.int32(row[i] != row[i])
        if bad:
            row[:] = np.nan
            continue
        tau, previous = -one, np.int32(0)
        total, count = _sum_above(row, row, tau)
        while count != previous:
            # τ never falls, so the support only shrinks: rounding cannot make it alternate.
            tau = max(tau, (total - one) / z.dtype.type(count))
            previous = count
            total, count = _sum_above(row, row, tau)
        for i in range(z.shape[1]):
            above = row[i] - tau
            row[i] = above if above > zero else zero


@_exact
def _backward(p, direction, out):
    zero = p.dtype.type(0)
    for r in range(p.shape[0]):
        total, count = _sum_above(direction[r], p[r], zero)
        mean = total / p.dtype.type(count)
        for i in range(p.shape[1]):
            out[r, i] = zero if p[r, i] == zero else direction[r, i] - mean


# For `kdict.parallel.run`: the same for the rows of one thread. Closures hold only what pickles to
# the same bytes in every process, so that numba finds the compiled code again.


@cache
def _project_kernel(dtype: torch.dtype):
    number, bits = NUMPY[dtype], _BITS[dtype]

    @parallel_kernel
    def kernel(data):
        job = carray(data, 4, np.intp)
        first, rows = own_rows(job[0])
        shape = (rows, job[1])
        _project(
            own_part(job[2], first, shape, number),
            own_part(job[2], first, shape, bits),
            own_part(job[3], first, shape, number),
        )

    return kernel


@cache
def _backward_kernel(dtype: torch.dtype):
    number = NUMPY[dtype]

    @parallel_kernel
    def kernel(data):
        job = carray(data, 5, np.intp)
        first, rows = own_rows(job[0])
        shape = (rows, job[1])
        _backward(
            own_part(job[2], first, shape, number),
            own_part(job[3], first, shape, number),
            own_part(job[4], first, shape, number),
        )

    return kernel


def project(z: Tensor) -> Tensor:
    """Sparsemax of each row of a contiguous matrix."""
    rows = z.float() if z.dtype in _HALF else z
    p = torch.empty_like(rows)
    run(_project_kernel(rows.dtype), rows.shape, rows, p, most=rows.numel() // _GRAIN)
    return p.to(z.dtype)


def backward(p: Tensor, direction: Tensor) -> Tensor:
    """The Jacobian of sparsemax, where it gave the rows ``p``, times the rows of ``direction``."""
    rows, along = (t.float() if t.dtype in _HALF else t for t in (p, direction))
    out = torch.empty_like(rows)
    run(_backward_kernel(rows.dtype), rows.shape, rows, along, out, most=rows.numel() // _GRAIN)
    return out.to(p.dtype)
