"""Online batch dictionary learning (OBDL): Eq. 7 to 9, Algorithms 1 and 2 of the paper.

For a sample θ, a dictionary D whose N atoms are the columns d_i, and sparsemax f::

    min over D, w  ½ ‖θ − D w‖²    s.t.  ‖w‖₁ = 1,  ‖d_i‖ = 1        (Eq. 7)
    L(w, D) = ½ ‖θ − D f(w)‖²                                        (Eq. 8)
    L(W, D) = ½ ‖Θ − D f(W)‖²      over a batch Θ of b samples       (Eq. 9)

Algorithm 1 minimizes Eq. 9 over W and then over D, batch by batch:

=============  =======================================================================
line 1         `Algorithm1.start`; the class holds D, A, B and the parameters
line 2         the loop over batches: `estimator.OBDL` for one dictionary,
               `learn.learn_kinematic_dictionary` for all joints of a body
lines 3 to 7   `algorithm_1_step`: codes by `code_step`, then `accumulate`
               and `algorithm_2`
=============  =======================================================================

Arrays are the transposes of the paper's: atoms (N, d), batches (b, d), B (N, d). Codes are in
sparse form, ``active`` (b, k) the indices of atoms and ``weights`` (b, k), zeros last.
"""

import numbers
import warnings
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass

import numpy as np

from ..parallel import compiled
from .code_step import gradient_codes, sparse_form
from .hull_projection import sparse_codes

_DEAD = 1e-3
"""An atom is dead when its A_jj falls below this share of the atoms' mean."""


def algorithm_1_step(
    atoms: np.ndarray,
    a: np.ndarray,
    b: np.ndarray,
    batch: np.ndarray,
    code: Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]],
    *,
    momentum: float,
    unit_norm: bool,
) -> tuple[np.ndarray, np.ndarray]:
    """Lines 3 to 7 of Algorithm 1 for one batch, in place on the atoms D and on A and B.

    ``code(batch, atoms)`` gives the codes in sparse form, which are returned.
    """
    # Lines 3 and 4: the codes γ_k = f(w_k), with W minimizing Eq. 9 for the given D.
    active, weights = code(batch, atoms)
    # Line 5: A ← η A + (1 − η) Σ_k γ_k γ_kᵀ.  Line 6: B ← η B + (1 − η) Σ_k θ_k γ_kᵀ.
    accumulate(a, b, batch, active, weights, momentum)
    # Line 7: Algorithm 2, starting from the given D.
    algorithm_2(atoms, a, b, unit_norm)
    return active, weights


@compiled()
def accumulate(a, b, batch, active, weights, momentum):
    """Lines 5 and 6 of Algorithm 1, in place, from codes in sparse form."""
    a *= momentum
    b *= momentum
    for s in range(len(batch)):
        width = 0
        while width < active.shape[1] and weights[s, width] != 0.0:
            width += 1
        for p in range(width):
            weight = (1 - momentum) * weights[s, p]
            for q in range(width):
                a[active[s, p], active[s, q]] += weight * weights[s, q]
            for i in range(batch.shape[1]):
                b[active[s, p], i] += weight * batch[s, i]


@compiled()
def algorithm_2(atoms, a, b, unit_norm):
    """Algorithm 2, in place: block coordinate descent on Eq. 9 over the atoms (N, d).

    Line 3: ``u_j ← (b_j − D a_j) / A[j, j] + d_j``. Line 4: ``d_j ← u_j / ‖u_j‖`` if
    ``unit_norm``. An atom that no code uses (A[j, j] ≈ 0), or whose u vanishes, stays as it is.
    """
    n_atoms, d = atoms.shape
    u = np.empty(d)
    floor = 1e-12 * np.trace(a) / n_atoms
    for j in range(n_atoms):  # line 2
        if not a[j, j] > floor:
            continue
        # Line 3.
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
        # Line 4.
        norm = np.sqrt(norm)
        if unit_norm:
            if norm < 1e-8:
                continue
            for i in range(d):
                u[i] /= norm
        for i in range(d):
            atoms[j, i] = u[i]


def replace_dead_atoms(
    atoms: np.ndarray,
    a: np.ndarray,
    b: np.ndarray,
    batch: np.ndarray,
    codes: tuple[np.ndarray, np.ndarray],
    *,
    unit_norm: bool,
) -> None:
    """Move dead atoms onto the samples of a batch that have the largest errors, in place.

    The paper does not do this. Without it an atom that no code uses never moves again.
    """
    usage = np.diagonal(a)
    share = usage.mean()
    dead = np.flatnonzero(usage < _DEAD * share)[: len(batch)]
    if len(dead) == 0:
        return
    active, weights = codes
    error = ((batch - (weights[..., None] * atoms[active]).sum(1)) ** 2).sum(1)
    worst = batch[np.argsort(-error)[: len(dead)]]
    if unit_norm:
        worst = _unit(worst)
    atoms[dead] = worst
    a[dead] = 0
    a[:, dead] = 0
    a[dead, dead] = share
    b[dead] = share * worst


@compiled()
def farthest_points(x, first, count):
    """Indices of ``count`` rows of x (S, d), each the one farthest from those chosen before it.

    Farthest-point initialization (Gonzalez 1985).
    """
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
class Algorithm1:
    """Parameters and variables of Algorithm 1 for one dictionary.

    The fields are documented at `OBDL`, as are the variables ``components_`` (D), ``statistics_``
    (A, B) and ``n_iter_`` (t), which `start` sets and `step` updates.
    """

    n_components: int = 128
    _: KW_ONLY
    batch_size: int = 512
    max_iter: int = 200
    momentum: float = 0.5
    init: str = "farthest"
    code_step: str = "exact"
    unit_norm: bool = True
    gradient_steps: int = 100

    def check_parameters(self) -> None:
        """Raise a ValueError that names the first parameter with an impossible value."""
        for name in ("n_components", "batch_size", "max_iter", "gradient_steps"):
            value = getattr(self, name)
            if not isinstance(value, numbers.Integral) or value < 1:
                raise ValueError(f"OBDL: {name} is {value!r}; expected an integer of at least 1")
        if not isinstance(self.momentum, numbers.Real) or not 0 <= self.momentum < 1:
            raise ValueError(f"OBDL: momentum is {self.momentum!r}; expected a number in [0, 1)")
        for name, choices in (
            ("init", ("farthest", "gaussian")),
            ("code_step", ("exact", "gradient")),
        ):
            if getattr(self, name) not in choices:
                raise ValueError(f"OBDL: {name} is {getattr(self, name)!r}; expected {choices}")

    def start(self, samples: np.ndarray, random_state: np.random.RandomState) -> None:
        """Line 1 of Algorithm 1: D, A and B before the first batch, from samples (S, d).

        Warns when the samples have fewer distinct values than there are atoms.
        """
        self.check_parameters()
        n_atoms = self.n_components
        if len(samples) < n_atoms:
            few = "1 sample" if len(samples) == 1 else f"{len(samples)} samples"
            raise ValueError(f"OBDL: found {few}; expected at least n_components = {n_atoms}")
        self._random_state = random_state
        if self.init == "farthest":
            first = random_state.randint(len(samples))
            atoms = samples[farthest_points(samples, first, n_atoms)]
            distinct = len(np.unique(atoms.round(9), axis=0))
            if distinct < n_atoms:
                warnings.warn(
                    f"OBDL: the samples have only {distinct} distinct values for {n_atoms} atoms; "
                    f"{n_atoms - distinct} atoms stay dead: pass more varied data or a smaller "
                    "n_components",
                    stacklevel=3,
                )
        else:
            atoms = random_state.standard_normal((n_atoms, samples.shape[1]))
        self.components_ = _unit(atoms) if self.unit_norm else atoms
        if self.code_step == "gradient":
            self.statistics_ = (np.eye(n_atoms), self.components_.copy())
        else:
            # With A₀ = I the initial atoms would weigh as much as a batch of samples.
            self.statistics_ = (np.zeros((n_atoms, n_atoms)), np.zeros_like(atoms))
        self.n_iter_ = 0

    def step(self, batch: np.ndarray) -> None:
        """One pass of the loop of Algorithm 1, over a batch (b, d)."""
        variables = (self.components_, *self.statistics_, batch)
        codes = algorithm_1_step(
            *variables, self._code, momentum=self.momentum, unit_norm=self.unit_norm
        )
        if self.code_step == "exact":
            replace_dead_atoms(*variables, codes, unit_norm=self.unit_norm)
        self.n_iter_ += 1

    def _code(self, batch, atoms):
        if self.code_step == "exact":
            return sparse_codes(batch, atoms.T)
        options = {"steps": self.gradient_steps, "random_state": self._random_state}
        return sparse_form(gradient_codes(batch, atoms, **options))
