"""Algorithms 1 and 2 against their listings."""

import numpy as np
import pytest

from kdict import OBDL
from kdict.dictionary.code_step import exact_codes
from kdict.dictionary.obdl import algorithm_2, farthest_points


def unit(x):
    return x / np.linalg.norm(x, axis=-1, keepdims=True)


@pytest.fixture
def joint():
    """Rotations (600, 4) of a joint with a few degrees of freedom, w positive."""
    rng = np.random.default_rng(0)
    return unit(np.c_[np.ones(600), rng.uniform(-0.4, 0.4, (600, 3)) * [1, 0.5, 0.1]])


@pytest.mark.parametrize("unit_norm", [True, False])
def test_atoms_update_is_algorithm_2(unit_norm):
    rng = np.random.default_rng(0)
    codes = rng.dirichlet(np.ones(9), 50)
    a, b = codes.T @ codes, codes.T @ rng.standard_normal((50, 4))
    atoms = unit(rng.standard_normal((9, 4)))
    # Written as in the paper: atoms are the columns of D, and D is updated in place.
    big_d, big_b = atoms.T.copy(), b.T
    for j in range(9):
        u = (big_b[:, j] - big_d @ a[:, j]) / a[j, j] + big_d[:, j]
        big_d[:, j] = u / np.linalg.norm(u) if unit_norm else u
    algorithm_2(atoms, a, b, unit_norm)
    np.testing.assert_allclose(atoms, big_d.T, atol=1e-13)


def test_atoms_update_never_raises_the_quadratic_it_minimizes():
    rng = np.random.default_rng(1)
    codes, theta = rng.dirichlet(np.full(9, 0.2), 200), unit(rng.standard_normal((200, 4)))
    a, b = codes.T @ codes, codes.T @ theta
    atoms = unit(rng.standard_normal((9, 4)))
    errors = []
    for _ in range(5):
        errors.append(((theta - codes @ atoms) ** 2).sum())
        algorithm_2(atoms, a, b, True)
    assert (np.diff(errors) <= 1e-9).all()


def test_atoms_that_no_code_used_stay():
    atoms = np.eye(4)
    a, b = np.diag([1.0, 0, 1, 1]), np.full((4, 4), 0.5)
    algorithm_2(atoms, a, b, True)
    np.testing.assert_array_equal(atoms[1], [0, 1, 0, 0])


def test_an_atom_that_would_vanish_stays():
    atoms = np.eye(4)
    algorithm_2(atoms, np.eye(4), np.zeros((4, 4)), True)  # u = 0 has no direction
    np.testing.assert_array_equal(atoms, np.eye(4))


def test_farthest_points_are_those_of_the_naive_search(joint):
    chosen = [17]
    for _ in range(19):
        distance = np.linalg.norm(joint[:, None] - joint[chosen], axis=-1).min(1)
        chosen.append(int(distance.argmax()))
    np.testing.assert_array_equal(farthest_points(joint, 17, 20), chosen)


def test_an_exact_step_is_algorithm_1_with_the_best_codes(joint):
    learner = OBDL(16, batch_size=len(joint), momentum=0.5, random_state=0)
    learner.start(joint, np.random.RandomState(0))
    before = learner.components_.copy()
    learner.step(joint)
    codes = exact_codes(joint, before)
    a, b = 0.5 * codes.T @ codes, 0.5 * codes.T @ joint
    algorithm_2(before, a, b, True)
    np.testing.assert_allclose(learner.components_, before, atol=1e-12)
