from itertools import pairwise

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import nnls

from kdict import sparsemax
from kdict.dictionary.code_step import exact_codes, gradient_codes, sparse_form
from kdict.dictionary.hull_projection import sparse_codes


def unit(rng, *shape):
    x = rng.standard_normal(shape)
    return x / np.linalg.norm(x, axis=-1, keepdims=True)


def problem(seed, samples=40, n_atoms=32, d=4, spread=0.3):
    """Atoms and samples in one cap of the sphere, as a joint's rotations are."""
    rng = np.random.default_rng(seed)
    center = np.eye(d)[0]
    atoms = unit(rng, n_atoms, d) * spread + center
    theta = unit(rng, samples, d) * spread + center
    return (x / np.linalg.norm(x, axis=1, keepdims=True) for x in (theta, atoms))


def objective(theta, atoms, codes):
    return 0.5 * ((theta - codes @ atoms) ** 2).sum(1)


def nnls_codes(theta, atoms):
    """The same projection by SciPy: min ‖(D − θ)u‖² + (1ᵀu − 1)² over u ≥ 0, then u / 1ᵀu.

    For u = sγ with γ on the simplex the best s leaves r²/(1 + r²), r = ‖θ − Dγ‖, which grows with
    r: the minimizer over γ is that of r.
    """
    codes = []
    for sample in theta:
        u, _ = nnls(np.vstack([(atoms - sample).T, np.ones(len(atoms))]), np.r_[0 * sample, 1.0])
        codes.append(u / u.sum())
    return np.array(codes)


@pytest.mark.parametrize("d", [2, 4, 10])
@pytest.mark.parametrize("seed", range(3))
def test_exact_codes_are_the_projection_onto_the_hull(seed, d):
    theta, atoms = problem(seed, d=d)
    codes = exact_codes(theta, atoms)
    reference = nnls_codes(theta, atoms)
    assert (objective(theta, atoms, codes) - objective(theta, atoms, reference)).max() < 1e-6
    assert (objective(theta, atoms, codes) - objective(theta, atoms, reference)).min() > -1e-12


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**31), st.integers(1, 12), st.sampled_from([1e-6, 1e-3, 0.1, 3.0]))
def test_exact_codes_are_sparse_points_of_the_simplex(seed, n_atoms, spread):
    theta, atoms = problem(seed, samples=5, n_atoms=n_atoms, spread=spread)
    codes = exact_codes(theta, atoms)
    assert (codes >= 0).all()
    np.testing.assert_allclose(codes.sum(1), 1, atol=1e-12)
    assert ((codes > 0).sum(1) <= 4).all()  # d: no point outside the hull needs d + 1


def test_the_duality_gap_is_closed():
    theta, atoms = problem(7, samples=200, n_atoms=128)
    codes = exact_codes(theta, atoms)
    x = codes @ atoms - theta
    # Frank and Wolfe's gap ⟨x, x⟩ − min_j ⟨x, d_j − θ⟩ bounds the distance from the minimum.
    scores = np.einsum("sd,sjd->sj", x, atoms[None] - theta[:, None])
    gap = (x**2).sum(1) - scores.min(1)
    assert gap.max() < 1e-3
    best = objective(theta, atoms, nnls_codes(theta, atoms))
    assert (objective(theta, atoms, codes) - best).max() <= 2.01e-7


def test_an_inner_point_is_reproduced():
    rng = np.random.default_rng(0)
    atoms = unit(rng, 30, 4)
    theta = rng.dirichlet(np.ones(30), 20) @ atoms
    codes = exact_codes(theta, atoms)
    assert np.linalg.norm(codes @ atoms - theta, axis=1).max() < 1e-3
    assert (codes > 0).sum(1).max() <= 5


def test_an_atom_codes_itself_alone_and_copies_do_no_harm():
    _, atoms = problem(3, n_atoms=8)
    np.testing.assert_array_equal(exact_codes(atoms, atoms), np.eye(8))
    twice = np.concatenate([atoms, atoms])
    theta, _ = problem(4)
    once_error = objective(theta, atoms, exact_codes(theta, atoms))
    twice_error = objective(theta, twice, exact_codes(theta, twice))
    np.testing.assert_allclose(once_error, twice_error, atol=3e-7)


def test_one_atom_takes_all_the_weight():
    theta, atoms = problem(5, n_atoms=1)
    np.testing.assert_array_equal(exact_codes(theta, atoms), np.ones((len(theta), 1)))


def test_sparse_and_dense_codes_agree():
    theta, atoms = problem(6)
    active, weights = sparse_codes(theta, np.ascontiguousarray(atoms.T))
    reconstruction = (weights[..., None] * atoms[active]).sum(1)
    np.testing.assert_allclose(reconstruction, exact_codes(theta, atoms) @ atoms, atol=1e-15)


def test_a_sample_does_not_depend_on_its_neighbors():
    theta, atoms = problem(8)
    together = exact_codes(theta, atoms)
    alone = np.concatenate([exact_codes(theta[i : i + 1], atoms) for i in range(len(theta))])
    np.testing.assert_array_equal(together, alone)


def test_no_samples_give_no_codes():
    assert exact_codes(np.zeros((0, 4)), unit(np.random.default_rng(0), 6, 4)).shape == (0, 6)


def test_scale_does_not_matter():
    theta, atoms = problem(9)
    large, small = exact_codes(1e4 * theta, 1e4 * atoms), exact_codes(1e-4 * theta, 1e-4 * atoms)
    codes = exact_codes(theta, atoms)
    np.testing.assert_allclose(large @ atoms, codes @ atoms, atol=1e-4)
    np.testing.assert_allclose(small @ atoms, codes @ atoms, atol=1e-4)


def test_gradient_codes_are_gradient_descent_on_w():
    """Against the formula by hand: ∂/∂w = J(γ) Dᵀ(Dγ − θ), J = diag(s) − ssᵀ/|s|."""
    theta, atoms = problem(1, samples=6, n_atoms=10)
    codes = gradient_codes(theta, atoms, steps=7, random_state=np.random.RandomState(0))
    w = np.random.RandomState(0).standard_normal((6, 10))

    def project(w):
        ordered = -np.sort(-w, 1)
        tau = (ordered.cumsum(1) - 1) / np.arange(1, 11)
        count = (ordered > tau).sum(1)
        return np.maximum(w - tau[np.arange(6), count - 1, None], 0)

    for _ in range(7):
        gamma = project(w)
        support = gamma > 0
        gradient = (gamma @ atoms - theta) @ atoms.T
        mean = (gradient * support).sum(1, keepdims=True) / support.sum(1, keepdims=True)
        w -= support * (gradient - mean)
    np.testing.assert_allclose(codes, project(w), atol=1e-12)


def test_the_descent_can_only_lose_atoms():
    theta, atoms = problem(2, samples=64, n_atoms=64)
    steps = [
        gradient_codes(theta, atoms, steps=n, random_state=np.random.RandomState(0)) > 0
        for n in (1, 5, 25, 100)
    ]
    start = torch.as_tensor(np.random.RandomState(0).standard_normal((64, 64)))
    supports = [sparsemax(start).numpy() > 0, *steps]
    for before, after in pairwise(supports):
        assert not (after & ~before).any()


def test_sparse_form_is_the_same_codes():
    theta, atoms = problem(3, samples=20, n_atoms=30)
    codes = exact_codes(theta, atoms)
    active, weights = sparse_form(codes)
    assert weights.shape[1] == (codes > 0).sum(1).max() <= 4
    dense = np.zeros_like(codes)
    np.put_along_axis(dense, active, weights, 1)
    np.testing.assert_array_equal(dense, codes)


def test_vectors_of_two_lengths_are_refused():
    with pytest.raises(ValueError, match=r"theta has shape \(3, 4\); expected \(S, 10\)"):
        exact_codes(np.zeros((3, 4)), np.zeros((5, 10)))
