"""Projection of samples onto the convex hull of atoms, by Wolfe's active-set method, compiled.

``min ½‖θ − Dγ‖²  s.t.  γ ≥ 0, Σγ = 1`` (Wolfe 1976, *Finding the nearest point in a polytope*): a
few steps on at most d + 1 atoms, after which atoms that reduce the error by next to nothing are
dropped. The weights γ are the exact codes of Eq. 8, in sparse form.
"""

from functools import cache

import numpy as np
from numba.np.numpy_support import carray

from ..parallel import compiled, compiled_share, own_part, own_rows, pointer, run

_SLACK = 2e-7
"""On motion capture this slack leaves 3.1 atoms active instead of 3.3, for 0.01°."""
_GRAIN = 64
"""Samples per thread at least: 0.2 ms."""


@compiled()
def _affine_minimizer(points, count, gram, weights):
    """Weights, summing to 1, of the point of the affine hull of ``points[:count]`` nearest 0.

    Solves (P Pᵀ + 1 1ᵀ) u = 1 by Cholesky and scales u to sum 1 (Wolfe 1976, step 2). The diagonal
    of ``gram`` holds reciprocals: products do not wait for one another as quotients do.
    """
    for i in range(count):
        u = 1.0
        for j in range(i + 1):
            dot = 1.0
            for k in range(points.shape[1]):
                dot += points[i, k] * points[j, k]
            for k in range(j):
                dot -= gram[i, k] * gram[j, k]
            if i == j:
                if dot <= 1e-14:
                    return False
                gram[i, i] = 1.0 / np.sqrt(dot)
            else:
                gram[i, j] = dot * gram[j, j]
                u -= gram[i, j] * weights[j]
        weights[i] = u * gram[i, i]
    total = 0.0
    for i in range(count - 1, -1, -1):
        u = weights[i]
        for k in range(i + 1, count):
            u -= gram[k, i] * weights[k]
        weights[i] = u * gram[i, i]
        total += weights[i]
    share = 1.0 / total
    for i in range(count):
        weights[i] *= share
    return True


@compiled()
def _squared(points, weights, count):
    """‖x‖² of x, the weighted sum of ``points[:count]``."""
    squared = 0.0
    for i in range(points.shape[1]):
        x = 0.0
        for k in range(count):
            x += weights[k] * points[k, i]
        squared += x * x
    return squared


@compiled()
def _drop_idle(points, active, weights, count, gram, trial, slack):
    """Drop the lightest atoms as long as ½‖x‖² rises by no more than ``slack`` in all."""
    d = points.shape[1]
    start = -1.0
    while True:
        squared = _squared(points, weights, count)
        if start < 0.0:
            start = squared
        if count == 1:
            return count
        light = 0
        for k in range(count):
            if weights[k] < weights[light]:
                light = k
        # Swap the lightest to the end and solve without it.
        last = count - 1
        active[light], active[last] = active[last], active[light]
        weights[light], weights[last] = weights[last], weights[light]
        for i in range(d):
            points[light, i], points[last, i] = points[last, i], points[light, i]
        if not _affine_minimizer(points, last, gram, trial):
            return count
        squared = _squared(points, trial, last)
        for k in range(last):
            if trial[k] <= 0.0:
                return count
        if 0.5 * (squared - start) > slack:
            return count
        count = last
        for k in range(count):
            weights[k] = trial[k]


@compiled()
def _project_one(theta, atoms, slack, active, weights, points, gram, trial, scores):
    """Project ``theta`` (d,) onto the hull of ``atoms`` (d, N); returns the number of active atoms.

    The active atoms' indices and weights are left in ``active`` and ``weights``, at most d + 1.
    Throughout, ``points`` are the active atoms minus θ and x their weighted sum, −(θ − Dγ).
    """
    d, n_atoms = atoms.shape
    squared = 0.0
    for i in range(d):
        squared += theta[i] * theta[i]
    slack *= squared
    for j in range(n_atoms):
        scores[j] = 0.0
    for i in range(d):
        for j in range(n_atoms):
            difference = atoms[i, j] - theta[i]
            scores[j] += difference * difference
    nearest = 0
    for j in range(n_atoms):
        if scores[j] < scores[nearest]:
            nearest = j
    count = 1
    active[0] = nearest
    weights[0] = 1.0
    x = np.empty(d)
    for i in range(d):
        points[0, i] = atoms[i, nearest] - theta[i]
        x[i] = points[0, i]

    nearer = np.inf
    for _ in range(100 * (d + 1)):
        # The vertex that improves most: the smallest ⟨x, d_j − θ⟩.
        for j in range(n_atoms):
            scores[j] = 0.0
        offset = 0.0
        squared = 0.0
        for i in range(d):
            offset += x[i] * theta[i]
            squared += x[i] * x[i]
            for j in range(n_atoms):
                scores[j] += x[i] * atoms[i, j]
        # With atoms on one arc, as for a hinge, rounding can make the steps repeat forever.
        if squared >= nearer:
            break
        nearer = squared
        best = 0
        for j in range(n_atoms):
            if scores[j] < scores[best]:
                best = j
        gap = squared - (scores[best] - offset)  # bounds how far ½‖x‖² is above its minimum
        if gap <= 1e-3 * slack + 1e-15 * squared or count == d + 1:
            break
        known = False
        for k in range(count):
            known = known or active[k] == best
        if known:
            break
        active[count] = best
        weights[count] = 0.0
        for i in range(d):
            points[count, i] = atoms[i, best] - theta[i]
        count += 1

        # Walk to the affine minimizer; drop the atoms whose weight vanishes on the way.
        while True:
            if not _affine_minimizer(points, count, gram, trial):
                # The new atom repeats the active ones: what is there is optimal to rounding.
                count -= 1
                break
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
            count = kept
        for i in range(d):
            x[i] = 0.0
            for k in range(count):
                x[i] += weights[k] * points[k, i]
    return _drop_idle(points, active, weights, count, gram, trial, slack)


@cache
def _share():
    """The loop over a thread's own samples, for `kdict.parallel.run`."""

    @compiled_share
    def share(data):
        job = carray(data, 9, np.intp)
        joints, d, n_atoms = job[1], job[2], job[3]
        first, samples = own_rows(job[0])
        codes = (samples, joints, d + 1)
        theta = own_part(job[4], first, (samples, joints, d), np.float64, 8)
        atoms = carray(pointer(job[5]), (joints, d, n_atoms), np.float64)
        slack = carray(pointer(job[6]), 1, np.float64)[0]
        active = own_part(job[7], first, codes, np.int64, 8)
        weights = own_part(job[8], first, codes, np.float64, 8)
        points = np.empty((d + 1, d))
        gram = np.empty((d + 1, d + 1))
        trial = np.empty(d + 1)
        scores = np.empty(n_atoms)
        for j in range(joints):
            for s in range(samples):
                count = _project_one(
                    theta[s, j], atoms[j], slack, active[s, j], weights[s, j],
                    points, gram, trial, scores,
                )  # fmt: skip
                active[s, j, count:] = 0
                weights[s, j, count:] = 0.0

    return share


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
    if theta.ndim < 2 or theta.shape[1:] != atoms.shape[:-1] or not atoms.shape[-1]:
        raise ValueError(
            f"theta has shape {theta.shape}, atoms {atoms.shape}; expected (S, d) and (d, N), or "
            "(S, J, d) and (J, d, N)"
        )
    *shape, d = theta.shape
    joints = shape[1] if len(shape) > 1 else 1
    arrays = [np.ascontiguousarray(x, np.float64) for x in (theta, atoms, [slack])]
    active, weights = np.empty((*shape, d + 1), np.int64), np.empty((*shape, d + 1))
    sizes = (len(theta), joints, d, atoms.shape[-1])
    run(_share(), sizes, *arrays, active, weights, most=len(theta) * joints // _GRAIN)
    return active, weights
