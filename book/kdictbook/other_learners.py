"""Other ways to learn and to code a dictionary, under one interface, to compare OBDL with.

Each `Peer` learns atoms from samples and codes samples with atoms; `kdict.dictionary.quality.merit`
judges them all alike. The algorithms are scikit-learn's, SPAMS's (optional) and PyTorch's.
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

from kdict.dictionary.code_step import exact_codes, gradient_codes
from kdict.dictionary.estimator import OBDL
from kdict.dictionary.obdl import farthest_points, update_atoms

_ALPHA = 1e-3
"""The lasso's weight: larger ones shrink the codes, smaller ones leave no sparsity."""


@dataclass(frozen=True)
class Peer:
    """A learner and a coder that go together.

    ``learn(training, n_atoms, seed)`` takes samples (S, d) to atoms (N, d); ``encode(samples,
    atoms)`` takes samples (S, d) to codes (S, N).
    """

    name: str
    learn: Callable[[np.ndarray, int, int], np.ndarray]
    encode: Callable[[np.ndarray, np.ndarray], np.ndarray]
    codes: str
    """What its codes may be: convex, one atom, non-negative, or signed."""


def _batch(training, rng, size=512):
    return training[rng.choice(len(training), min(size, len(training)), replace=False)]


def obdl_atoms(training, n_atoms, seed, **options):
    """Algorithm 1; ``options`` are `kdict.OBDL`'s, by default 50 steps with momentum 0.9."""
    options = {"max_iter": 50, "momentum": 0.9} | options
    return OBDL(n_atoms, random_state=seed, **options).fit(training).components_


def farthest_atoms(training, n_atoms, seed):
    """Samples far from one another, and no learning (Gonzalez 1985)."""
    first = check_random_state(seed).randint(len(training))
    return training[farthest_points(np.ascontiguousarray(training), first, n_atoms)]


def gaussian_atoms(training, n_atoms, seed):
    """Random directions that know nothing of the data."""
    atoms = check_random_state(seed).standard_normal((n_atoms, training.shape[1]))
    return atoms / np.linalg.norm(atoms, axis=1, keepdims=True)


def kmeans_atoms(training, n_atoms, seed):
    """The centres of scikit-learn's mini-batch k-means, brought to the sphere."""
    fitted = MiniBatchKMeans(n_atoms, batch_size=2048, n_init=1, random_state=seed).fit(training)
    centres = fitted.cluster_centers_
    return centres / np.linalg.norm(centres, axis=1, keepdims=True)


def sklearn_atoms(training, n_atoms, seed):
    """scikit-learn's online dictionary learning with non-negative lasso codes (Mairal 2009).

    Started from farthest points as OBDL is; left to its own start it is worse.
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
        for _ in range(50):
            learner.partial_fit(_batch(training, rng))
    return learner.components_


def spams_atoms(training, n_atoms, seed):
    """SPAMS's online dictionary learning with non-negative lasso codes (Mairal 2009).

    Raises
    ------
    ImportError : when the package ``spams-bin`` is not installed.
    """
    import spams

    shuffled = training[check_random_state(seed).permutation(len(training))]
    start = np.asfortranarray(farthest_atoms(training, n_atoms, seed).T)
    options = {"lambda1": _ALPHA, "posAlpha": True, "iter": 200, "batchsize": 512, "numThreads": 1}
    atoms = spams.trainDL(np.asfortranarray(shuffled.T), D=start, verbose=False, **options)
    return np.ascontiguousarray(atoms.T)


def softmax_atoms(training, n_atoms, seed, steps=50, momentum=0.9):
    """OBDL with softmax in sparsemax's place."""
    rng = check_random_state(seed)
    atoms = farthest_atoms(training, n_atoms, seed).copy()
    a, b = np.eye(n_atoms), atoms.copy()
    for _ in range(steps):
        batch = _batch(training, rng)
        codes = softmax_codes(batch, atoms)
        a = momentum * a + (1 - momentum) * codes.T @ codes
        b = momentum * b + (1 - momentum) * codes.T @ batch
        update_atoms(atoms, a, b, True)
    return atoms


def softmax_codes(samples, atoms, steps=100, rate=1.0):
    """softmax(W), W by gradient descent (Adam) on Eq. 9 from equal weights.

    Softmax has no dead gradient, so it needs no good start; it never reaches a zero either.
    """
    samples, atoms = (torch.as_tensor(x, dtype=torch.float32) for x in (samples, atoms))
    w = torch.zeros(len(samples), len(atoms), requires_grad=True)
    optimiser = torch.optim.Adam([w], lr=rate)
    for _ in range(steps):
        # Squared residuals end near 1e-6: scaled, so that Adam's epsilon does not drown them.
        loss = 1e6 * nn.functional.mse_loss(w.softmax(-1) @ atoms, samples, reduction="sum")
        (w.grad,) = torch.autograd.grad(loss, w)
        optimiser.step()
    return w.detach().softmax(-1).double().numpy()


def literal_codes(samples, atoms, seed=0):
    """The paper's own code step, `kdict.dictionary.code_step.gradient_codes`."""
    rng = np.random.RandomState(seed)
    return gradient_codes(samples, atoms, steps=100, rate=1.0, random_state=rng)


def nearest_codes(samples, atoms):
    """All the weight to the nearest atom: vector quantisation."""
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

    The lasso weighs as little as it can for the sample's direction, so its scaled code is where
    the ray through the sample leaves the hull. `exact_codes` asks for the nearest point instead.
    """
    codes = spams_codes(samples, atoms)
    return codes / codes.sum(1, keepdims=True)


_literal = partial(obdl_atoms, code_step="gradient", init="gaussian", momentum=0.5)

PEERS = (
    Peer("OBDL", obdl_atoms, exact_codes, "convex"),
    Peer("OBDL, ray codes", obdl_atoms, ray_codes, "convex"),
    Peer("OBDL to the letter", _literal, literal_codes, "convex"),
    Peer("OBDL from Gaussian atoms", partial(obdl_atoms, init="gaussian"), exact_codes, "convex"),
    Peer("OBDL with softmax", softmax_atoms, softmax_codes, "convex"),
    Peer("farthest points", farthest_atoms, exact_codes, "convex"),
    Peer("k-means", kmeans_atoms, exact_codes, "convex"),
    Peer("k-means, nearest centre", kmeans_atoms, nearest_codes, "one atom"),
    Peer("lasso, scikit-learn", sklearn_atoms, lasso_codes, "non-negative"),
    Peer("lasso, SPAMS", spams_atoms, spams_codes, "non-negative"),
    Peer("OBDL, OMP codes", obdl_atoms, omp_codes, "signed"),
    Peer("random atoms", gaussian_atoms, exact_codes, "convex"),
    Peer("random atoms, OMP codes", gaussian_atoms, omp_codes, "signed"),
)
"""Every way of the comparison, ours first."""
