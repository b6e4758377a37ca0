import sys
from functools import partial

import numpy as np
import pytest
import torch

from kdict.dictionary.code_step import exact_codes
from kdictbook.dictionary_quality import dictionary_metrics
from kdictbook.other_learners import (
    CODE_STEPS,
    LEARNERS,
    alternating_atoms,
    descent_codes,
    ray_codes,
    softmax_codes,
    spams_atoms,
)

BY_NAME = {learner.name: learner for learner in LEARNERS}


@pytest.fixture(scope="module")
def joint():
    """Rotations (800, 4) of a joint that bends 0 to 100 degrees and twists a little."""
    rng = np.random.default_rng(0)
    half = np.radians(rng.uniform(0, 100, 800)) / 2
    q = np.c_[np.cos(half), np.sin(half), rng.uniform(-0.1, 0.1, (800, 2))]
    return q / np.linalg.norm(q, axis=1, keepdims=True)


@pytest.mark.parametrize("name", BY_NAME)
def test_each_learner_learns_and_codes(joint, name):
    learner = BY_NAME[name]
    if "SPAMS" in name or "ray" in name:
        pytest.importorskip("spams")
    samples = joint[:200]
    atoms = learner.learn(samples, 24, 0)
    assert atoms.shape == (24, 4)
    np.testing.assert_allclose(np.linalg.norm(atoms, axis=1), 1, atol=1e-6)
    np.testing.assert_array_equal(atoms, learner.learn(samples, 24, 0))
    codes = learner.encode(joint[:50], atoms)
    assert codes.shape == (50, 24)
    if learner.codes in ("convex", "one atom"):
        assert (codes >= 0).all()
        np.testing.assert_allclose(codes.sum(1), 1, atol=1e-6)
    elif learner.codes == "non-negative":
        assert (codes >= 0).all()
    else:
        assert learner.codes == "signed"
    if learner.codes == "one atom":
        assert ((codes > 0).sum(1) == 1).all()


CODE_STEP = {learner.name: learner for learner in CODE_STEPS}


@pytest.mark.parametrize("name", CODE_STEP)
def test_a_code_step_finds_its_atoms_unless_it_starts_from_gaussian_logits(joint, name):
    atoms = BY_NAME["farthest points"].learn(joint, 64, 0)
    codes = CODE_STEP[name].encode(joint[:40], atoms)
    np.testing.assert_allclose(codes.sum(1), 1, atol=1e-9)
    missed = np.linalg.norm(codes @ atoms - joint[:40], axis=1).mean()
    assert (missed > 0.03) == ("N(0, 1)" in name)


def test_descent_only_drops_atoms(joint):
    atoms = BY_NAME["farthest points"].learn(joint, 64, 0)
    rate = partial(torch.optim.SGD, lr=1.0)
    first, last = (descent_codes(joint[:40], atoms, rate, steps=n) for n in (0, 50))
    assert not ((last > 0) & (first == 0)).any()
    assert (last > 0).sum() < (first > 0).sum()


def test_alternating_with_exact_codes_learns(joint):
    atoms = alternating_atoms(joint, 24, 0, exact_codes, steps=5)
    np.testing.assert_allclose(np.linalg.norm(atoms, axis=1), 1)
    start = BY_NAME["farthest points"].learn(joint, 24, 0)
    error = [np.square(exact_codes(joint, d) @ d - joint).sum() for d in (start, atoms)]
    assert error[1] < error[0]


def test_no_figure_alone_names_the_best(joint):
    """OMP on random atoms wins the angle and loses everything that its codes should exclude."""
    found = {}
    for name in ("OBDL", "random atoms, OMP codes", "k-means, nearest center"):
        atoms = BY_NAME[name].learn(joint[:600], 24, 0)
        found[name] = dictionary_metrics(
            atoms, lambda x, a=atoms, n=name: BY_NAME[n].encode(x, a), joint[:600], joint[600:]
        )
    ours, omp, quantized = found.values()
    assert omp.angle_mean < ours.angle_mean < 0.2 * quantized.angle_mean
    assert omp.plausibility > 10 * ours.plausibility
    assert quantized.active < ours.active <= 4


def test_ray_codes_give_the_direction_exactly_inside_the_cone():
    pytest.importorskip("spams")
    rng = np.random.default_rng(0)
    atoms = rng.standard_normal((12, 4)) * 0.3 + [1, 0, 0, 0]
    atoms /= np.linalg.norm(atoms, axis=1, keepdims=True)
    theta = rng.dirichlet(np.ones(12), 30) @ atoms
    theta /= np.linalg.norm(theta, axis=1, keepdims=True)
    decoded = ray_codes(theta, atoms) @ atoms
    exact = exact_codes(theta, atoms) @ atoms
    length = np.linalg.norm(decoded, axis=1)
    assert (decoded * theta).sum(1) / length == pytest.approx(1, abs=1e-5)
    # The hull's point on the ray is no nearer than its nearest point.
    assert (((exact - theta) ** 2).sum(1) <= ((decoded - theta) ** 2).sum(1) + 1e-6).all()


def test_softmax_never_reaches_a_zero_where_sparsemax_has_many(joint):
    atoms = BY_NAME["farthest points"].learn(joint, 24, 0)
    soft, exact = softmax_codes(joint[:40], atoms), exact_codes(joint[:40], atoms)
    assert (soft > 1e-9).sum(1).mean() > 3 * (exact > 0).sum(1).mean()
    assert ((soft @ atoms - joint[:40]) ** 2).sum(1).mean() < 1e-3


def test_without_spams_the_error_names_it(joint, monkeypatch):
    monkeypatch.setitem(sys.modules, "spams", None)
    with pytest.raises(ImportError, match="spams"):
        spams_atoms(joint, 8, 0)
