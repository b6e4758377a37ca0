"""Compiled linear blend skinning on the CPU, with its derivative, by numba.

A vertex moves with four joints at most, so the weights are compressed rows; and the mesh of one
body fits into the second-level cache, so each body is finished before the next one begins.
"""

from collections.abc import Callable
from functools import cache

import numpy as np
import torch
from numba.np.numpy_support import carray
from torch import Tensor

from ..dispatch import as_rows, compilable, eager_gradients
from ..parallel import NUMPY, compiled, own_part, own_rows, parallel_kernel, pointer, run
from ..skeleton import JOINTS
from .arrays import SparseWeights

_JOINTS = len(JOINTS)
_contracted = compiled(error_model="numpy", fastmath={"contract"})


@_contracted
def _forward(shaped, world, positions, rest, first, joint, weight, out):
    shift = np.empty((_JOINTS, 3), rest.dtype)
    for b in range(len(shaped)):
        _still(world[b], positions[b], rest[b], shift)
        frames = world[b]
        for v in range(shaped.shape[1]):
            x, y, z = shaped[b, v, 0], shaped[b, v, 1], shaped[b, v, 2]
            zero = rest.dtype.type(0)
            u, s, t = zero, zero, zero
            for e in range(first[v], first[v + 1]):
                j, share = joint[e], weight[e]
                m, n = frames[j], shift[j]
                u += share * (m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + n[0])
                s += share * (m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + n[1])
                t += share * (m[2, 0] * x + m[2, 1] * y + m[2, 2] * z + n[2])
            out[b, v, 0], out[b, v, 1], out[b, v, 2] = u, s, t


@_contracted
def _still(world, positions, rest, shift):
    """Where each frame moves the origin: ``positions − world · rest``."""
    for j in range(_JOINTS):
        x, y, z = rest[j, 0], rest[j, 1], rest[j, 2]
        for i in range(3):
            turned = world[j, i, 0] * x + world[j, i, 1] * y + world[j, i, 2] * z
            shift[j, i] = positions[j, i] - turned


@_contracted
def _backward(
    shaped, world, rest, grad, first, joint, weight, to_shaped, to_world, to_positions, to_rest
):
    for b in range(len(shaped)):
        to_world[b] = 0
        to_positions[b] = 0
        for v in range(shaped.shape[1]):
            x, y, z = shaped[b, v, 0], shaped[b, v, 1], shaped[b, v, 2]
            g, h, k = grad[b, v, 0], grad[b, v, 1], grad[b, v, 2]
            zero = rest.dtype.type(0)
            u, s, t = zero, zero, zero
            for e in range(first[v], first[v + 1]):
                j = joint[e]
                p, q, r = weight[e] * g, weight[e] * h, weight[e] * k
                m, turn, shift = world[b, j], to_world[b, j], to_positions[b, j]
                u += m[0, 0] * p + m[1, 0] * q + m[2, 0] * r
                s += m[0, 1] * p + m[1, 1] * q + m[2, 1] * r
                t += m[0, 2] * p + m[1, 2] * q + m[2, 2] * r
                turn[0, 0] += p * x
                turn[0, 1] += p * y
                turn[0, 2] += p * z
                turn[1, 0] += q * x
                turn[1, 1] += q * y
                turn[1, 2] += q * z
                turn[2, 0] += r * x
                turn[2, 1] += r * y
                turn[2, 2] += r * z
                shift[0] += p
                shift[1] += q
                shift[2] += r
            to_shaped[b, v, 0], to_shaped[b, v, 1], to_shaped[b, v, 2] = u, s, t
        for j in range(_JOINTS):
            for c in range(3):
                turned = rest.dtype.type(0)
                for i in range(3):
                    to_world[b, j, i, c] -= to_positions[b, j, i] * rest[b, j, c]
                    turned += world[b, j, i, c] * to_positions[b, j, i]
                to_rest[b, j, c] = -turned


@cache
def _forward_kernel(dtype: torch.dtype):
    number = NUMPY[dtype]

    @parallel_kernel
    def kernel(data):
        job = carray(data, 11, np.intp)
        at, n = own_rows(job[0])
        mesh, places = (n, job[1], 3), (n, _JOINTS, 3)
        _forward(
            own_part(job[3], at, mesh, number),
            own_part(job[4], at, (n, _JOINTS, 3, 3), number),
            own_part(job[5], at, places, number),
            own_part(job[6], at, places, number),
            carray(pointer(job[7]), job[1] + 1, np.int64),
            carray(pointer(job[8]), job[2], np.int64),
            carray(pointer(job[9]), job[2], number),
            own_part(job[10], at, mesh, number),
        )

    return kernel


@cache
def _backward_kernel(dtype: torch.dtype):
    number = NUMPY[dtype]

    @parallel_kernel
    def kernel(data):
        job = carray(data, 14, np.intp)
        at, n = own_rows(job[0])
        mesh, frames, places = (n, job[1], 3), (n, _JOINTS, 3, 3), (n, _JOINTS, 3)
        _backward(
            own_part(job[3], at, mesh, number),
            own_part(job[4], at, frames, number),
            own_part(job[5], at, places, number),
            own_part(job[6], at, mesh, number),
            carray(pointer(job[7]), job[1] + 1, np.int64),
            carray(pointer(job[8]), job[2], np.int64),
            carray(pointer(job[9]), job[2], number),
            own_part(job[10], at, mesh, number),
            own_part(job[11], at, frames, number),
            own_part(job[12], at, places, number),
            own_part(job[13], at, places, number),
        )

    return kernel


def forward(
    weights: SparseWeights, shaped: Tensor, world: Tensor, positions: Tensor, rest: Tensor
) -> Tensor:
    """Vertices (B, V, 3) of contiguous meshes in the T-pose (B, V, 3) and their frames."""
    out = torch.empty_like(shaped)
    sizes = (*shaped.shape[:2], len(weights.joint))
    given = (shaped, world, positions, rest)
    run(_forward_kernel(rest.dtype), sizes, *given, *weights, out, most=len(shaped))
    return out


def backward(
    weights: SparseWeights, shaped: Tensor, world: Tensor, _: Tensor, rest: Tensor, grad: Tensor
) -> tuple[Tensor, ...]:
    """The gradients of the tensors that `skin` is given from that of the vertices."""
    made = tuple(torch.empty_like(tensor) for tensor in (shaped, world, rest, rest))
    sizes = (*shaped.shape[:2], len(weights.joint))
    given = (shaped, world, rest, grad.contiguous())
    run(_backward_kernel(rest.dtype), sizes, *given, *weights, *made, most=len(shaped))
    return made


class _Skin(torch.autograd.Function):
    @staticmethod
    def forward(ctx, eager, weights, *given):
        ctx.eager, ctx.weights = eager, weights
        ctx.save_for_backward(*given)
        return forward(weights, *given)

    @staticmethod
    def backward(ctx, grad):
        given = ctx.saved_tensors
        if torch.is_grad_enabled() or not compilable(grad):
            return None, None, *eager_gradients(ctx.eager, given, [grad])
        return None, None, *backward(ctx.weights, *given, grad)


def skin(eager: Callable, weights: SparseWeights, *given: Tensor) -> Tensor:
    """Meshes in the T-pose (..., V, 3), moved with the joints' rotations (..., 24, 3, 3), positions
    and T-pose (..., 24, 3); ``eager`` is the same in PyTorch's operators."""
    batch = given[2].shape[:-2]
    rows = [as_rows(tensor, batch, own) for tensor, own in zip(given, (2, 3, 2, 2), strict=True)]
    if torch.is_grad_enabled() and any(tensor.requires_grad for tensor in rows):
        posed = _Skin.apply(eager, weights, *rows)
    else:
        posed = forward(weights, *rows)
    return posed.view(*batch, *posed.shape[1:])
