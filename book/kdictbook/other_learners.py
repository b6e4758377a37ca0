"""Baselines of OBDL: other ways to learn atoms and to code with them, under one interface.

`kdictbook.dictionary_quality.dictionary_metrics` measures them all in the same way. The algorithms
are those of scikit-learn, SPAMS (optional) and PyTorch.
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import MiniBatchDictionaryLearning, sparse_encode
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils import check_random_state
from torch import nn

from kdict.dictionary.code_step import exact_codes, gradient_codes, sparse_form
from kdict.dictionary.estimator import OBDL
from kdict.dictionary.obdl import algorithm_1_step, farthest_points
from kdict.simplex.sparsemax import sparsemax

_ALPHA = 1e-3
"""The lasso's weight: larger ones shrink the codes, smaller ones leave no sparsity."""


@dataclass(frozen=True)
class Learner:
    """A way to learn atoms, with the way to code that goes with it.

    ``learn(training, n_atoms, seed)`` takes samples (S, d) to atoms (N, d); ``encode(samples,
    atoms)`` takes samples (S, d) to codes (S, N).
    """

    name: str
    learn: Callable[[np.ndarray, int, int], np.ndarray]
    encode: Callable[[np.ndarray, np.ndarray], np.ndarray]
    codes: str
    """What the codes may be: convex, one atom, non-negative, or signed."""


def _batch(training, rng, size=512):
    return training[rng.choice(len(training), min(size, len(training)), replace=False)]


def obdl_atoms(training, n_atoms, seed, **options):
    """Algorithm 1; ``options`` are `kdict.OBDL`'s, by default 50 steps with momentum 0.9."""
    options = {"max_iter": 50, "momentum": 0.9} | options
    return OBDL(n_atoms, random_state=seed, **options).fit(training).components_


def farthest_atoms(training, n_atoms, seed):
    """Samples far from one another, without learning (Gonzalez 1985)."""
    first = check_random_state(seed).randint(len(training))
    return training[farthest_points(np.ascontiguousarray(training), first, n_atoms)]


def gaussian_atoms(training, n_atoms, seed):
    """Random unit vectors, independent of the data."""
    atoms = check_random_state(seed).standard_normal((n_atoms, training.shape[1]))
    return atoms / np.linalg.norm(atoms, axis=1, keepdims=True)


def kmeans_atoms(training, n_atoms, seed):
    """The centers of scikit-learn's mini-batch k-means, projected onto the sphere."""
    fitted = MiniBatchKMeans(n_atoms, batch_size=2048, n_init=1, random_state=seed).fit(training)
    centers = fitted.cluster_centers_
    return centers / np.linalg.norm(centers, axis=1, keepdims=True)


def sklearn_atoms(training, n_atoms, seed, steps=50):
    """scikit-learn's online dictionary learning with non-negative lasso codes (Mairal 2009).

    Starts from farthest points, as OBDL does; its own initialization is worse.
    """
    learner = MiniBatchDictionaryLearning(
        n_atoms,
        alpha=_ALPHA,
        fit_algorithm="cd",
        transform_max_iter=100,
        positive_code=True,
        dict_init=farthest_atoms(training, n_atoms, seed),
        random_state=seed,
    )
    rng = check_random_state(seed)
    # A few codes of a batch stop short of the lasso's tolerance.
    with warnings.catch_warnings(action="ignore", category=ConvergenceWarning):
        for _ in range(steps):
            learner.partial_fit(_batch(training, rng))
    return learner.components_


def spams_atoms(training, n_atoms, seed, steps=200):
    """SPAMS's online dictionary learning with non-negative lasso codes (Mairal 2009).

    Raises
    ------
    ImportError : when the package ``spams-bin`` is not installed.
    """
    import spams

    shuffled = training[check_random_state(seed).permutation(len(training))]
    start = np.asfortranarray(farthest_atoms(training, n_atoms, seed).T)
    options = {
        "lambda1": _ALPHA,
        "posAlpha": True,
        "iter": steps,
        "batchsize": 512,
        "numThreads": 1,
    }
    atoms = spams.trainDL(np.asfortranarray(shuffled.T), D=start, verbose=False, **options)
    return np.ascontiguousarray(atoms.T)


def alternating_atoms(training, n_atoms, seed, encode, steps=50, momentum=0.9, batch_size=512):
    """Algorithm 1 from farthest points with A₀ = I and B₀ = D₀, and ``encode`` as its code step."""
    rng = check_random_state(seed)
    atoms = farthest_atoms(training, n_atoms, seed).copy()
    a, b = np.eye(n_atoms), atoms.copy()
    for _ in range(steps):
        algorithm_1_step(
            atoms, a, b, _batch(training, rng, batch_size), lambda x, d: sparse_form(encode(x, d)),
            momentum=momentum, unit_norm=True,
        )  # fmt: skip
    return atoms


def softmax_codes(samples, atoms, steps=100, rate=1.0):
    """softmax(W), W by gradient descent (Adam) on Eq. 9 from equal weights.

    The gradient of softmax never vanishes, so it needs no good initialization; its codes are never
    exactly 0.
    """
    samples, atoms = (torch.as_tensor(x, dtype=torch.float32) for x in (samples, atoms))
    w = torch.zeros(len(samples), len(atoms), requires_grad=True)
    optimizer = torch.optim.Adam([w], lr=rate)
    for _ in range(steps):
        # Squared residuals end near 1e-6: scaled, so that Adam's epsilon does not drown them.
        loss = 1e6 * nn.functional.mse_loss(w.softmax(-1) @ atoms, samples, reduction="sum")
        (w.grad,) = torch.autograd.grad(loss, w)
        optimizer.step()
    return w.detach().softmax(-1).double().numpy()


def literal_codes(samples, atoms, seed=0):
    """The paper's own code step, `kdict.dictionary.code_step.gradient_codes`."""
    rng = np.random.RandomState(seed)
    return gradient_codes(samples, atoms, steps=100, random_state=rng)


def descent_codes(samples, atoms, optimizer, scale=1.0, steps=100, seed=0):
    """sparsemax(W), W by an optimizer of PyTorch on Eq. 9 from ``scale`` · N(0, 1).

    ``optimizer`` takes a list of parameters, as ``functools.partial(torch.optim.SGD, lr=1.0)``.
    """
    samples, atoms = (torch.as_tensor(x, dtype=torch.float64) for x in (samples, atoms))
    noise = np.random.RandomState(seed).standard_normal((len(samples), len(atoms)))
    w = torch.as_tensor(scale * noise).requires_grad_()
    update = optimizer([w])
    for _ in range(steps):
        loss = 0.5 * (samples - sparsemax(w) @ atoms).square().sum()
        (w.grad,) = torch.autograd.grad(loss, w)
        update.step()
    return sparsemax(w.detach()).numpy()


def nearest_codes(samples, atoms):
    """All the weight to the nearest atom: vector quantization."""
    return np.eye(len(atoms))[torch.cdist(*map(torch.as_tensor, (samples, atoms))).argmin(1)]


def lasso_codes(samples, atoms):
    """scikit-learn's non-negative lasso (Tibshirani 1996), coordinate descent of 100 sweeps."""
    with warnings.catch_warnings(action="ignore", category=ConvergenceWarning):
        return sparse_encode(
            samples, atoms, algorithm="lasso_cd", alpha=_ALPHA, max_iter=100, positive=True
        )


def omp_codes(samples, atoms, active=4):
    """scikit-learn's orthogonal matching pursuit (Pati 1993): signed, ``active`` atoms."""
    # It warns when fewer atoms already reproduce a sample.
    with warnings.catch_warnings(action="ignore", category=RuntimeWarning):
        return sparse_encode(samples, atoms, algorithm="omp", n_nonzero_coefs=active)


def spams_codes(samples, atoms):
    """SPAMS's non-negative lasso."""
    import spams

    samples, atoms = (np.asfortranarray(x.T) for x in (samples, atoms))
    return spams.lasso(samples, D=atoms, lambda1=_ALPHA, pos=True, numThreads=1).toarray().T


def ray_codes(samples, atoms):
    """`spams_codes` scaled to sum 1: convex codes of the nearest direction.

    The lasso minimizes the sum of weights for the sample's direction, so its scaled code is where
    the ray through the sample leaves the hull. `exact_codes` finds the nearest point instead.
    """
    codes = spams_codes(samples, atoms)
    return codes / codes.sum(1, keepdims=True)


_literal = partial(obdl_atoms, code_step="gradient", init="gaussian", momentum=0.5)
_softmax = partial(alternating_atoms, encode=softmax_codes)

LEARNERS = (
    Learner("OBDL", obdl_atoms, exact_codes, "convex"),
    Learner("OBDL, ray codes", obdl_atoms, ray_codes, "convex"),
    Learner("OBDL to the letter", _literal, literal_codes, "convex"),
    Learner(
        "OBDL from Gaussian atoms", partial(obdl_atoms, init="gaussian"), exact_codes, "convex"
    ),
    Learner("OBDL with softmax", _softmax, softmax_codes, "convex"),
    Learner("farthest points", farthest_atoms, exact_codes, "convex"),
    Learner("k-means", kmeans_atoms, exact_codes, "convex"),
    Learner("k-means, nearest center", kmeans_atoms, nearest_codes, "one atom"),
    Learner("lasso, scikit-learn", sklearn_atoms, lasso_codes, "non-negative"),
    Learner("lasso, SPAMS", spams_atoms, spams_codes, "non-negative"),
    Learner("OBDL, OMP codes", obdl_atoms, omp_codes, "signed"),
    Learner("random atoms", gaussian_atoms, exact_codes, "convex"),
    Learner("random atoms, OMP codes", gaussian_atoms, omp_codes, "signed"),
)
"""All methods of the comparison, ours first."""


def _code_step(name: str, encode, batch_size: int = 128) -> Learner:
    learn = partial(alternating_atoms, encode=encode, steps=30, batch_size=batch_size)
    return Learner(name, learn, encode, "convex")


def _descent(name: str, scale: float, optimizer, **options) -> Learner:
    encode = partial(descent_codes, optimizer=partial(optimizer, **options), scale=scale)
    return _code_step(name, encode)


CODE_STEPS = (
    _descent("gradient descent, W ~ N(0, 1)", 1.0, torch.optim.SGD, lr=1.0),
    _descent("momentum 0.9, W ~ N(0, 1)", 1.0, torch.optim.SGD, lr=0.1, momentum=0.9),
    _descent("Adam, W ~ N(0, 1)", 1.0, torch.optim.Adam, lr=0.01),
    _descent("gradient descent, W = 0", 0.0, torch.optim.SGD, lr=1.0),
    _descent("Adam, W = 0", 0.0, torch.optim.Adam, lr=0.01),
    _code_step("exact", exact_codes),
)
"""Ways to find the codes in Algorithm 1: 100 steps of an optimizer, or the exact projection."""
