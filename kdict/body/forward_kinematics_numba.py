"""Compiled forward kinematics on the CPU, with its derivative, by numba.

The frames of one body fit into the nearest cache, so each body is finished before the next one
begins. PyTorch's operators go through the whole batch in memory for every generation of ancestors.
A second derivative, and whatever is not an ordinary tensor on the CPU, goes through them.
"""

from collections.abc import Callable
from functools import cache

import numpy as np
import torch
from numba.np.numpy_support import carray
from torch import Tensor

from ..dispatch import as_rows, compilable, eager_gradients
from ..parallel import NUMPY, compiled, own_part, own_rows, parallel_kernel, run
from ..skeleton import JOINTS, PARENTS

_JOINTS = len(JOINTS)
_GRAIN = 16
"""Bodies per thread at least: 20 µs."""
_contracted = compiled(error_model="numpy", fastmath={"contract"})


@_contracted
def _to_matrix(q, out):
    """`kdict.rotation.to_matrix`, also of quaternions that are not unit."""
    w, x, y, z = q[0], q[1], q[2], q[3]
    x2, y2, z2 = x + x, y + y, z + z
    ww, xx, yy, zz = w * w, x * x, y * y, z * z
    out[0, 0], out[1, 1], out[2, 2] = ww + xx - yy - zz, ww - xx + yy - zz, ww - xx - yy + zz
    out[1, 2], out[2, 1] = y2 * z - x2 * w, y2 * z + x2 * w
    out[2, 0], out[0, 2] = x2 * z - y2 * w, x2 * z + y2 * w
    out[0, 1], out[1, 0] = x2 * y - z2 * w, x2 * y + z2 * w


@_contracted
def _to_quaternion(q, grad, out):
    """The gradient of `_to_matrix` with respect to the quaternion."""
    w, x, y, z = q[0], q[1], q[2], q[3]
    w, x, y, z = w + w, x + x, y + y, z + z
    a, b, c = grad[0, 0], grad[1, 1], grad[2, 2]
    yz, zx, xy = grad[1, 2] + grad[2, 1], grad[2, 0] + grad[0, 2], grad[0, 1] + grad[1, 0]
    xw, yw, zw = grad[2, 1] - grad[1, 2], grad[0, 2] - grad[2, 0], grad[1, 0] - grad[0, 1]
    out[0] = w * (a + b + c) + x * xw + y * yw + z * zw
    out[1] = w * xw + x * (a - b - c) + y * xy + z * zx
    out[2] = w * yw + x * xy + y * (b - a - c) + z * yz
    out[3] = w * zw + x * zx + y * yz + z * (c - a - b)


@_contracted
def _forward(rest, rotations, root, world, positions):
    local = np.empty((3, 3), rest.dtype)
    zero = rest.dtype.type(0)
    for b in range(len(rest)):
        _to_matrix(root[b], world[b, 0])
        for i in range(3):
            positions[b, 0, i] = rest[b, 0, i]
        spoiled = rest.dtype.type(0)
        for j in range(1, _JOINTS):
            p = PARENTS[j]
            _to_matrix(rotations[b, j - 1], local)
            u = rest[b, j, 0] - rest[b, p, 0]
            v = rest[b, j, 1] - rest[b, p, 1]
            w = rest[b, j, 2] - rest[b, p, 2]
            for i in range(3):
                k, m, n = world[b, p, i, 0], world[b, p, i, 1], world[b, p, i, 2]
                step = k * u + m * v + n * w
                positions[b, j, i] = positions[b, p, i] + step
                spoiled += zero * step
                for c in range(3):
                    world[b, j, i, c] = k * local[0, c] + m * local[1, c] + n * local[2, c]
        # As in a product of matrices, one step that is NaN or infinite leaves no joint a number.
        if spoiled != zero:
            positions[b] = np.nan


@_contracted
def _backward(rest, rotations, root, world, to_world, to_positions, to_rest, to_rotations, to_root):
    local, to_local = np.empty((3, 3), rest.dtype), np.empty((3, 3), rest.dtype)
    turn, shift = np.empty((_JOINTS, 3, 3), rest.dtype), np.empty((_JOINTS, 3), rest.dtype)
    for b in range(len(rest)):
        for j in range(_JOINTS):
            for i in range(3):
                shift[j, i] = to_positions[b, j, i]
                to_rest[b, j, i] = 0
                for c in range(3):
                    turn[j, i, c] = to_world[b, j, i, c]
        # From the leaves to the root: what a joint receives is complete when its turn comes.
        for j in range(_JOINTS - 1, 0, -1):
            p = PARENTS[j]
            _to_matrix(rotations[b, j - 1], local)
            for i in range(3):
                x, y, z = world[b, p, 0, i], world[b, p, 1, i], world[b, p, 2, i]
                along = x * shift[j, 0] + y * shift[j, 1] + z * shift[j, 2]
                to_rest[b, j, i] += along
                to_rest[b, p, i] -= along
                for c in range(3):
                    to_local[i, c] = x * turn[j, 0, c] + y * turn[j, 1, c] + z * turn[j, 2, c]
            _to_quaternion(rotations[b, j - 1], to_local, to_rotations[b, j - 1])
            for i in range(3):
                x, y, z = turn[j, i, 0], turn[j, i, 1], turn[j, i, 2]
                for c in range(3):
                    bone = rest[b, j, c] - rest[b, p, c]
                    turn[p, i, c] += (
                        x * local[c, 0] + y * local[c, 1] + z * local[c, 2] + shift[j, i] * bone
                    )
                shift[p, i] += shift[j, i]
        for i in range(3):
            to_rest[b, 0, i] += shift[0, i]
        _to_quaternion(root[b], turn[0], to_root[b])


# For `kdict.parallel.run`: the same for the bodies of one thread. Closures hold only what pickles
# to the same bytes in every process, so that numba finds the compiled code again.


@cache
def _forward_kernel(dtype: torch.dtype):
    number = NUMPY[dtype]

    @parallel_kernel
    def kernel(data):
        job = carray(data, 6, np.intp)
        at, n = own_rows(job[0])
        _forward(
            own_part(job[1], at, (n, _JOINTS, 3), number),
            own_part(job[2], at, (n, _JOINTS - 1, 4), number),
            own_part(job[3], at, (n, 4), number),
            own_part(job[4], at, (n, _JOINTS, 3, 3), number),
            own_part(job[5], at, (n, _JOINTS, 3), number),
        )

    return kernel


@cache
def _backward_kernel(dtype: torch.dtype):
    number = NUMPY[dtype]

    @parallel_kernel
    def kernel(data):
        job = carray(data, 10, np.intp)
        at, n = own_rows(job[0])
        frames, places, turns = (n, _JOINTS, 3, 3), (n, _JOINTS, 3), (n, _JOINTS - 1, 4)
        _backward(
            own_part(job[1], at, places, number),
            own_part(job[2], at, turns, number),
            own_part(job[3], at, (n, 4), number),
            own_part(job[4], at, frames, number),
            own_part(job[5], at, frames, number),
            own_part(job[6], at, places, number),
            own_part(job[7], at, places, number),
            own_part(job[8], at, turns, number),
            own_part(job[9], at, (n, 4), number),
        )

    return kernel


def forward(rest: Tensor, rotations: Tensor, root: Tensor) -> tuple[Tensor, Tensor]:
    """`kdict.body.smpl.forward_kinematics` of contiguous (B, 24, 3), (B, 23, 4) and (B, 4)."""
    world, positions = rest.new_empty(*rest.shape, 3), torch.empty_like(rest)
    made = (world, positions)
    run(_forward_kernel(rest.dtype), [len(rest)], rest, rotations, root, *made, most=_most(rest))
    return made


def backward(
    rest: Tensor, rotations: Tensor, root: Tensor, world: Tensor, *grads: Tensor
) -> tuple[Tensor, ...]:
    """The gradients of the arguments of `forward` from those of what it gave."""
    given = (rest, rotations, root)
    made = tuple(torch.empty_like(tensor) for tensor in given)
    grads = (grad.contiguous() for grad in grads)
    kernel = _backward_kernel(rest.dtype)
    run(kernel, [len(rest)], *given, world, *grads, *made, most=_most(rest))
    return made


def _most(rest: Tensor) -> int:
    return len(rest) // _GRAIN


class _ForwardKinematics(torch.autograd.Function):
    @staticmethod
    def forward(ctx, eager, *given):
        world, positions = forward(*given)
        ctx.eager = eager
        ctx.save_for_backward(*given, world)
        if not any(ctx.needs_input_grad[2:]):  # the T-pose alone does not turn anything
            ctx.mark_non_differentiable(world)
        return world, positions

    @staticmethod
    def backward(ctx, *grads):
        *given, world = ctx.saved_tensors
        if torch.is_grad_enabled() or not compilable(*grads):
            return None, *eager_gradients(ctx.eager, given, grads)
        return None, *backward(*given, world, *grads)


def forward_kinematics(eager: Callable, *given: Tensor) -> tuple[Tensor, Tensor]:
    """`kdict.body.smpl.forward_kinematics`; ``eager`` is the same in PyTorch's operators."""
    rest, rotations, root = given
    shapes = {rest.shape[:-2], rotations.shape[:-2], root.shape[:-1]}
    batch = shapes.pop() if len(shapes) == 1 else torch.broadcast_shapes(*shapes)
    rows = [as_rows(tensor, batch, own) for tensor, own in zip(given, (2, 2, 1), strict=True)]
    if torch.is_grad_enabled() and any(tensor.requires_grad for tensor in rows):
        made = _ForwardKinematics.apply(eager, *rows)
    else:
        made = forward(*rows)
    world, positions = (tensor.view(*batch, *tensor.shape[1:]) for tensor in made)
    return world, positions
