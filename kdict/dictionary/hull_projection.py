"""Projection of samples onto the convex hull of atoms, by Wolfe's active-set method, compiled.

``min ½‖θ − Dγ‖²  s.t.  γ ≥ 0, Σγ = 1`` (Wolfe 1976, *Finding the nearest point in a polytope*): a
few steps on at most d + 1 atoms, after which atoms that reduce the error by next to nothing are
dropped. The weights γ are the exact codes of Eq. 8, in sparse form.
"""

from functools import cache

import numpy as np
from numba import types
from numba.extending import intrinsic
from numba.np.numpy_support import carray

from ..parallel import compiled, own_part, own_rows, parallel_kernel, pointer, run
from ..shapes import require_shape

_SLACK = 2e-7
"""On motion capture this slack leaves 3.1 atoms active instead of 3.3, for 0.01°."""
_GRAIN = 64
"""Samples per thread at least: 0.2 ms."""


_loop = compiled(fastmath={"contract"})
# The dimension d is the length of a tuple ``dims``, so that it is known when loops are compiled.


@intrinsic
def _bits(typing_context, number):
    """The bits of a float64 as an int64."""

    def cast(context, builder, signature, args):
        return builder.bitcast(args[0], context.get_value_type(types.int64))

    return types.int64(types.float64), cast


@_loop
def _ordered(number):
    """An int64 in the order of the numbers: a negative number's bits but the sign are flipped."""
    bits = _bits(number)
    return bits ^ ((bits >> 63) & 0x7FFFFFFFFFFFFFFF)


# Vectorized argmin: the index replaces the lowest bits of the score, read as an integer, so one
# integer minimum gives both.


@_loop
def _lowest(atoms, x, mask, dims):
    """The atom of ``atoms`` (d, N) with the smallest product with x."""
    best = np.int64(0x7FFFFFFFFFFFFFFF)
    for j in range(atoms.shape[1]):
        score = 0.0
        for i in range(len(dims)):
            score += x[i] * atoms[i, j]
        best = min(best, (_ordered(score) & ~mask) | j)
    return best & mask


@_loop
def _nearest(atoms, x, mask, dims):
    """The atom of ``atoms`` (d, N) that is nearest to x."""
    best = np.int64(0x7FFFFFFFFFFFFFFF)
    for j in range(atoms.shape[1]):
        score = 0.0
        for i in range(len(dims)):
            score += (atoms[i, j] - x[i]) ** 2
        best = min(best, (_ordered(score) & ~mask) | j)
    return best & mask


@_loop
def _affine_minimizer(points, start, count, gram, half, weights, dims):
    """Weights, summing to 1, of the point of the affine hull of ``points[:count]`` nearest 0.

    Solves (P Pᵀ + 1 1ᵀ) u = 1 by Cholesky and scales u to sum 1 (Wolfe 1976, step 2). The first
    ``start`` rows of ``gram`` and ``half`` are those of the last call. The diagonal of ``gram``
    holds reciprocals: products do not wait for one another as quotients do.
    """
    for i in range(start, count):
        u = 1.0
        for j in range(i + 1):
            dot = 1.0
            for k in range(len(dims)):
                dot += points[i, k] * points[j, k]
            for k in range(j):
                dot -= gram[i, k] * gram[j, k]
            if i == j:
                if dot <= 1e-14:
                    return False
                gram[i, i] = 1.0 / np.sqrt(dot)
            else:
                gram[i, j] = dot * gram[j, j]
                u -= gram[i, j] * half[j]
        half[i] = u * gram[i, i]
    total = 0.0
    for i in range(count - 1, -1, -1):
        u = half[i]
        for k in range(i + 1, count):
            u -= gram[k, i] * weights[k]
        weights[i] = u * gram[i, i]
        total += weights[i]
    share = 1.0 / total
    for i in range(count):
        weights[i] *= share
    return True


@_loop
def _squared(points, weights, count, x, dims):
    """‖x‖² of x, the weighted sum of ``points[:count]``, which is left in ``x``."""
    squared = 0.0
    for i in range(len(dims)):
        x[i] = 0.0
        for k in range(count):
            x[i] += weights[k] * points[k, i]
        squared += x[i] * x[i]
    return squared


@_loop
def _drop_idle(points, active, weights, count, gram, half, trial, x, slack, dims):
    """Drop the lightest atoms as long as ½‖x‖² rises by no more than ``slack`` in all."""
    start = _squared(points, weights, count, x, dims)
    while count > 1:
        light = 0
        for k in range(count):
            if weights[k] < weights[light]:
                light = k
        # Swap the lightest to the end and solve without it.
        last = count - 1
        active[light], active[last] = active[last], active[light]
        weights[light], weights[last] = weights[last], weights[light]
        for i in range(len(dims)):
            points[light, i], points[last, i] = points[last, i], points[light, i]
        if not _affine_minimizer(points, light, last, gram, half, trial, dims):
            return count
        for k in range(last):
            if trial[k] <= 0.0:
                return count
        if 0.5 * (_squared(points, trial, last, x, dims) - start) > slack:
            return count
        count = last
        for k in range(count):
            weights[k] = trial[k]
    return count


@_loop
def _project_one(theta, atoms, mask, slack, active, weights, points, gram, work, dims):
    """Project ``theta`` (d,) onto the hull of ``atoms`` (d, N); returns the number of active atoms.

    The active atoms' indices and weights are left in ``active`` and ``weights``, at most d + 1.
    Throughout, ``points`` are the active atoms minus θ and x their weighted sum, −(θ − Dγ).
    """
    d = len(dims)
    half, trial, x = work[0], work[1], work[2]
    squared = 0.0
    for i in range(d):
        squared += theta[i] * theta[i]
    slack *= squared
    count = 1
    active[0] = _nearest(atoms, theta, mask, dims)
    weights[0] = 1.0
    for i in range(d):
        points[0, i] = atoms[i, active[0]] - theta[i]
        x[i] = points[0, i]

    known = 0  # rows of the factor that hold
    nearer = np.inf
    for _ in range(100 * (d + 1)):
        # The vertex that improves most: the smallest ⟨x, d_j − θ⟩.
        best = _lowest(atoms, x, mask, dims)
        gap = 0.0
        squared = 0.0
        for i in range(d):
            gap -= x[i] * (atoms[i, best] - theta[i])
            squared += x[i] * x[i]
        # With atoms on one arc, as for a hinge, rounding can make the steps repeat forever.
        if squared >= nearer:
            break
        nearer = squared
        gap += squared  # bounds how far ½‖x‖² is above its minimum
        if gap <= 1e-3 * slack + 1e-15 * squared or count == d + 1:
            break
        repeated = False
        for k in range(count):
            repeated = repeated or active[k] == best
        if repeated:
            break
        active[count] = best
        weights[count] = 0.0
        for i in range(d):
            points[count, i] = atoms[i, best] - theta[i]
        count += 1

        # Walk to the affine minimizer; drop the atoms whose weight vanishes on the way.
        while True:
            if not _affine_minimizer(points, known, count, gram, half, trial, dims):
                # The new atom repeats the active ones: what is there is optimal to rounding.
                count -= 1
                break
            known = count
            step = 1.0
            for k in range(count):
                if trial[k] <= 0.0:
                    down = weights[k] - trial[k]
                    step = min(step, weights[k] / down) if down > 0.0 else 0.0
            for k in range(count):
                weights[k] += step * (trial[k] - weights[k])
            if step >= 1.0:
                break
            kept = 0
            for k in range(count):
                if weights[k] > 1e-14 and not (trial[k] <= 0.0 and weights[k] < 1e-13):
                    active[kept] = active[k]
                    weights[kept] = weights[k]
                    for i in range(d):
                        points[kept, i] = points[k, i]
                    kept += 1
                else:
                    known = min(known, k)
            count = kept
        _squared(points, weights, count, x, dims)
    return _drop_idle(points, active, weights, count, gram, half, trial, x, slack, dims)


@cache
def _kernel(d: int):
    """The loop over a thread's own samples in d dimensions, for `kdict.parallel.run`."""
    dims = (0,) * d

    @parallel_kernel
    def kernel(data):
        job = carray(data, 9, np.intp)
        joints, n_atoms = job[1], job[3]
        mask = 1
        while mask < n_atoms:
            mask = 2 * mask + 1
        first, samples = own_rows(job[0])
        codes = (samples, joints, d + 1)
        theta = own_part(job[4], first, (samples, joints, d), np.float64)
        atoms = carray(pointer(job[5]), (joints, d, n_atoms), np.float64)
        slack = carray(pointer(job[6]), 1, np.float64)[0]
        active = own_part(job[7], first, codes, np.int64)
        weights = own_part(job[8], first, codes, np.float64)
        points = np.empty((d + 1, d))
        gram = np.empty((d + 1, d + 1))
        work = np.empty((3, d + 1))
        for j in range(joints):
            for s in range(samples):
                count = _project_one(
                    theta[s, j], atoms[j], mask, slack, active[s, j], weights[s, j],
                    points, gram, work, dims,
                )  # fmt: skip
                active[s, j, count:] = 0
                weights[s, j, count:] = 0.0

    return kernel


def sparse_codes(
    theta: np.ndarray, atoms: np.ndarray, slack: float = _SLACK
) -> tuple[np.ndarray, np.ndarray]:
    """Exact codes in sparse form, of one dictionary or of one per joint.

    Parameters
    ----------
    theta : (S, d) samples, or (S, J, d), one per joint.
    atoms : (d, N), one atom per column, or (J, d, N).
    slack : how far ½‖θ − Dγ‖² may lie above its minimum, relative to ‖θ‖², so that fewer atoms
        are active; 0 for the projection to double precision.

    Returns
    -------
    active : (S, d + 1) or (S, J, d + 1) int64 indices of the active atoms.
    weights : float64 of the same shape, zero past the last active atom.

    Raises
    ------
    ValueError : for other shapes than these.
    """
    # The compiled loops do not check what they index.
    if atoms.ndim < 2 or not atoms.shape[-1]:
        raise ValueError(f"atoms has shape {atoms.shape}; expected N at least 1")
    require_shape("theta", theta, "S", *atoms.shape[:-1])
    *shape, d = theta.shape
    joints = shape[1] if len(shape) > 1 else 1
    arrays = [np.ascontiguousarray(x, np.float64) for x in (theta, atoms, [slack])]
    active, weights = np.empty((*shape, d + 1), np.int64), np.empty((*shape, d + 1))
    sizes = (len(theta), joints, d, atoms.shape[-1])
    run(_kernel(d), sizes, *arrays, active, weights, most=len(theta) * joints // _GRAIN)
    return active, weights
