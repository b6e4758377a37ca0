"""The steps of online batch dictionary learning: Eq. 7–9, Algorithms 1 and 2 of the paper.

Each step draws a batch, codes it with the atoms at hand (the code step, `code_step`), folds
the codes into the running statistics A and B, and moves every atom to its best place given them
(Algorithm 2, block coordinate descent). `OBDL` is that as a scikit-learn estimator for
one dictionary; `learn` runs the 23 joints of a body side by side, in a process whose
memory is not spent on that library.
"""

import numbers
from dataclasses import dataclass

import numba
import numpy as np

from .code_step import gradient_codes, sparse_codes

_DEAD = 1e-3
"""An atom is dead when its A_jj falls below this share of the atoms' mean."""


@numba.njit(cache=True, nogil=True)
def update_atoms(atoms, a, b, unit_norm):
    """Algorithm 2, in place: block coordinate descent over the atoms (N, d).

    ``u_j = (b_j − D a_j) / A_jj + d_j``, then normalised if ``unit_norm``. With A (N, N) and
    B (N, d), rows in place of the paper's columns. An atom that no code used (A_jj ≈ 0), or whose
    u vanishes, stays where it is.
    """
    n_atoms, d = atoms.shape
    u = np.empty(d)
    floor = 1e-12 * np.trace(a) / n_atoms
    for j in range(n_atoms):
        if not a[j, j] > floor:
            continue
        for i in range(d):
            u[i] = b[j, i]
        for k in range(n_atoms):
            weight = a[k, j]
            if weight != 0.0:
                for i in range(d):
                    u[i] -= weight * atoms[k, i]
        norm = 0.0
        for i in range(d):
            u[i] = u[i] / a[j, j] + atoms[j, i]
            norm += u[i] * u[i]
        norm = np.sqrt(norm)
        if unit_norm:
            if norm < 1e-8:
                continue
            for i in range(d):
                u[i] /= norm
        for i in range(d):
            atoms[j, i] = u[i]


@numba.njit(cache=True, nogil=True)
def fold(active, weights, batch, a, b, momentum):
    """Algorithm 1, lines 5 and 6, in place, from sparse codes (`code_step.sparse_codes`)."""
    a *= momentum
    b *= momentum
    width = 0
    for s in range(len(batch)):
        for p in range(active.shape[1]):
            if weights[s, p] == 0.0:
                break
            width = p + 1
        for p in range(width):
            weight = (1 - momentum) * weights[s, p]
            for q in range(width):
                a[active[s, p], active[s, q]] += weight * weights[s, q]
            for i in range(batch.shape[1]):
                b[active[s, p], i] += weight * batch[s, i]


@numba.njit(cache=True, nogil=True)
def farthest_points(x, first, count):
    """Indices of ``count`` rows of x (S, d), each the one farthest from those chosen before it."""
    chosen = np.empty(count, np.int64)
    chosen[0] = first
    nearest = np.full(len(x), np.inf)
    for k in range(1, count):
        best = 0
        for s in range(len(x)):
            distance = 0.0
            for i in range(x.shape[1]):
                difference = x[s, i] - x[chosen[k - 1], i]
                distance += difference * difference
            nearest[s] = min(nearest[s], distance)
            if nearest[s] > nearest[best]:
                best = s
        chosen[k] = best
    return chosen


def _unit(x):
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-12)


@dataclass(eq=False, repr=False)
class OnlineLearner:
    """One dictionary on its way, and what a step does to it; see `OBDL` for the fields,
    and for ``components_``, ``statistics_`` and ``n_iter_``, which `_start` makes."""

    n_components: int = 128
    batch_size: int = 512
    max_iter: int = 200
    momentum: float = 0.5
    init: str = "farthest"
    code_step: str = "exact"
    unit_norm: bool = True
    gradient_steps: int = 100
    gradient_rate: float = 1.0

    def _check_parameters(self):
        for name in ("n_components", "batch_size", "max_iter", "gradient_steps"):
            value = getattr(self, name)
            if not isinstance(value, numbers.Integral) or value < 1:
                raise ValueError(f"OBDL: {name} is {value!r}; expected an integer of at least 1")
        if not isinstance(self.momentum, numbers.Real) or not 0 <= self.momentum < 1:
            raise ValueError(f"OBDL: momentum is {self.momentum!r}; expected a number in [0, 1)")
        if not isinstance(self.gradient_rate, numbers.Real) or not 0 < self.gradient_rate < np.inf:
            raise ValueError(
                f"OBDL: gradient_rate is {self.gradient_rate!r}; expected a positive number"
            )
        for name, choices in (
            ("init", ("farthest", "gaussian")),
            ("code_step", ("exact", "gradient")),
        ):
            if getattr(self, name) not in choices:
                raise ValueError(f"OBDL: {name} is {getattr(self, name)!r}; expected {choices}")

    def _start(self, x, random_state):
        """Initial atoms and statistics from the first samples."""
        self._check_parameters()
        if len(x) < self.n_components:
            few = "1 sample" if len(x) == 1 else f"{len(x)} samples"
            raise ValueError(
                f"OBDL: found {few} for {self.n_components} atoms; at least "
                f"{self.n_components} samples are needed: pass more data or a smaller n_components"
            )
        self._random_state = random_state
        if self.init == "farthest":
            first = self._random_state.randint(len(x))
            atoms = x[farthest_points(x, first, self.n_components)]
        else:
            atoms = self._random_state.standard_normal((self.n_components, x.shape[1]))
        if self.unit_norm:
            atoms = _unit(atoms)
        self.components_ = atoms
        if self.code_step == "gradient":
            self.statistics_ = (np.eye(self.n_components), atoms.copy())
        else:
            self.statistics_ = (np.zeros((self.n_components,) * 2), np.zeros_like(atoms))
        self.n_iter_ = 0

    def _step(self, batch):
        """One pass of the loop in Algorithm 1 over a batch (b, d)."""
        codes = self._fold(batch, slice(None), *self.statistics_)
        self._update()
        if self.code_step == "exact":
            self._reseed(batch, self._errors(batch, codes))

    def _fold(self, batch, rows, a, b):
        """Code some rows of a batch and fold the codes, which are returned, into A and B."""
        own = batch[rows]
        if self.code_step == "exact":
            codes = sparse_codes(own, np.ascontiguousarray(self.components_.T))
            fold(*codes, own, a, b, self.momentum)
            return codes
        codes = gradient_codes(
            batch,
            self.components_,
            steps=self.gradient_steps,
            rate=self.gradient_rate,
            random_state=self._random_state,
            rows=rows,
        )
        a *= self.momentum
        a += (1 - self.momentum) * (codes.T @ codes)
        b *= self.momentum
        b += (1 - self.momentum) * (codes.T @ own)
        return codes

    def _update(self):
        """Algorithm 2, from the statistics at hand."""
        update_atoms(self.components_, *self.statistics_, self.unit_norm)
        self.n_iter_ += 1

    def _errors(self, samples, codes):
        """Squared errors of samples that have exact codes, with the atoms at hand."""
        active, weights = codes
        reconstruction = (weights[..., None] * self.components_[active]).sum(1)
        return ((samples - reconstruction) ** 2).sum(1)

    def _reseed(self, batch, error):
        """Move dead atoms onto the samples that the dictionary codes worst."""
        a, b = self.statistics_
        usage = np.diagonal(a)
        share = usage.mean()
        dead = np.flatnonzero(usage < _DEAD * share)[: len(batch)]
        if len(dead) == 0:
            return
        worst = batch[np.argsort(-error)[: len(dead)]]
        if self.unit_norm:
            worst = _unit(worst)
        self.components_[dead] = worst
        a[dead] = 0
        a[:, dead] = 0
        a[dead, dead] = share
        b[dead] = share * worst
