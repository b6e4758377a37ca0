import pickle

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.base import clone
from sklearn.utils.estimator_checks import check_estimator

from kdict import OBDL
from kdict.dictionary.code_step import exact_codes, gradient_codes
from kdict.dictionary.obdl import algorithm_2


def unit(x):
    return x / np.linalg.norm(x, axis=-1, keepdims=True)


@pytest.fixture
def joint():
    """Rotations (600, 4) of a joint with a few degrees of freedom, w positive."""
    rng = np.random.default_rng(0)
    return unit(np.c_[np.ones(600), rng.uniform(-0.4, 0.4, (600, 3)) * [1, 0.5, 0.1]])


# What scikit-learn asks of an estimator. It draws 10 to 100 samples: N = 128, the default, needs
# more than that and says so, hence N = 4. No check is expected to fail.
@pytest.mark.parametrize("options", [{}, {"code_step": "gradient"}])
def test_scikit_learn_takes_it_for_an_estimator(options):
    found = check_estimator(
        OBDL(n_components=4, max_iter=5, gradient_steps=5, **options), on_fail=None, on_skip=None
    )
    assert len(found) > 40
    assert {c["check_name"]: str(c["exception"]) for c in found if c["status"] == "failed"} == {}


def test_sparse_codes_are_decoded(joint):
    learner = OBDL(16, max_iter=2, random_state=0).fit(joint)
    codes = learner.transform(joint)
    sparse = learner.inverse_transform(csr_matrix(codes))
    np.testing.assert_allclose(sparse, learner.inverse_transform(codes))


def test_gradient_mode_is_algorithm_1(joint):
    """Two steps against Algorithm 1 in NumPy, from A = I and B = D on."""
    options = dict(init="gaussian", code_step="gradient", batch_size=300, momentum=0.7)
    learner = OBDL(16, gradient_steps=10, random_state=3, **options)
    learner.partial_fit(joint)

    rng = np.random.RandomState(3)
    d = unit(rng.standard_normal((16, 4)))
    a, b = np.eye(16), d.copy()
    for batch in (joint[:300], joint[300:]):
        gamma = gradient_codes(batch, d, steps=10, random_state=rng)
        a = 0.7 * a + 0.3 * sum(np.outer(g, g) for g in gamma)
        b = 0.7 * b + 0.3 * sum(np.outer(g, t) for g, t in zip(gamma, batch, strict=True))
        algorithm_2(d, a, b, True)
    np.testing.assert_allclose(learner.components_, d, atol=1e-10)
    np.testing.assert_allclose(learner.statistics_[0], a, atol=1e-10)
    np.testing.assert_allclose(learner.statistics_[1], b, atol=1e-10)


def test_learning_lowers_the_error_and_keeps_atoms_unit(joint):
    def rms(learner):
        codes = learner.transform(joint)
        return np.sqrt(((learner.inverse_transform(codes) - joint) ** 2).sum(1).mean())

    learner = OBDL(24, batch_size=200, max_iter=1, random_state=0)
    first = rms(clone(learner).fit(joint))
    last = rms(learner.set_params(max_iter=60).fit(joint))
    assert last < 0.8 * first
    np.testing.assert_allclose(np.linalg.norm(learner.components_, axis=1), 1, atol=1e-12)
    assert learner.n_iter_ == 60


def test_atoms_without_unit_norm_leave_the_sphere(joint):
    atoms = OBDL(12, max_iter=20, unit_norm=False, random_state=0).fit(3 * joint).components_
    assert np.abs(np.linalg.norm(atoms, axis=1) - 1).min() > 0.5


@pytest.mark.parametrize("code_step", ["exact", "gradient"])
@pytest.mark.parametrize("init", ["farthest", "gaussian"])
def test_without_momentum_nothing_is_nan(joint, code_step, init):
    """η = 0 forgets A₀: an atom that the first codes skip has A_jj = 0."""
    learner = OBDL(
        100, batch_size=20, max_iter=4, momentum=0, init=init, code_step=code_step,
        gradient_steps=20, random_state=0,
    ).fit(joint)  # fmt: skip
    assert np.isfinite(learner.components_).all()
    assert np.isfinite(learner.statistics_[0]).all()


def test_dead_atoms_are_reseeded_where_the_error_is(joint):
    learner = OBDL(16, batch_size=len(joint), random_state=0).partial_fit(joint)
    learner.components_[5] = [-1, 0, 0, 0]  # nothing on this side of the sphere
    for statistic in learner.statistics_:
        statistic[5] = 0
    learner.statistics_[0][:, 5] = 0
    learner.partial_fit(joint)
    assert np.linalg.norm(joint - learner.components_[5], axis=1).min() < 1e-12
    learner.partial_fit(joint)
    assert (learner.transform(joint)[:, 5] > 0).any()


@pytest.mark.parametrize("code_step", ["exact", "gradient"])
def test_fit_depends_on_random_state_alone(joint, code_step):
    def atoms(seed):
        learner = OBDL(
            12, batch_size=50, max_iter=3, code_step=code_step, gradient_steps=3, random_state=seed
        )
        return learner.fit(joint).components_

    np.testing.assert_array_equal(atoms(0), atoms(0))
    assert not np.array_equal(atoms(0), atoms(1))


def test_fit_forgets_what_was_learned_before(joint):
    learner = OBDL(12, max_iter=3, random_state=0).fit(joint)
    first = learner.components_.copy()
    np.testing.assert_array_equal(learner.fit(joint).components_, first)


def test_partial_fit_takes_the_steps_of_its_batches(joint):
    whole = OBDL(12, batch_size=100, random_state=0).partial_fit(joint)
    parts = OBDL(12, batch_size=100, random_state=0)
    parts.start(joint, np.random.RandomState(0))
    for first in range(0, 600, 100):
        parts.partial_fit(joint[first : first + 100])
    np.testing.assert_array_equal(whole.components_, parts.components_)
    np.testing.assert_array_equal(whole.statistics_[0], parts.statistics_[0])
    assert whole.n_iter_ == parts.n_iter_ == 6


def test_unequal_batches_count_by_their_size(joint):
    learner = OBDL(12, batch_size=250, momentum=0.6, random_state=0).partial_fit(joint)
    assert learner.n_iter_ == 3  # 250, 250 and 100 samples
    d = OBDL(12, random_state=0)
    d.start(joint, np.random.RandomState(0))
    d, (a, b) = d.components_, d.statistics_
    for batch in (joint[:250], joint[250:500], joint[500:]):
        codes = exact_codes(batch, d)
        a = 0.6 * a + 0.4 * codes.T @ codes
        b = 0.6 * b + 0.4 * codes.T @ batch
        algorithm_2(d, a, b, True)
    assert np.diagonal(a).min() > 0.05  # no atom is dead
    np.testing.assert_allclose(learner.components_, d, atol=1e-12)
    np.testing.assert_allclose(learner.statistics_[0], a, atol=1e-12)


def test_identical_samples_give_a_warning_of_dead_atoms():
    samples = np.tile([1.0, 0, 0, 0], (50, 1))
    with pytest.warns(UserWarning, match="only 1 distinct values for 8 atoms; 7 atoms stay dead"):
        learner = OBDL(8, max_iter=3, random_state=0).fit(samples)
    np.testing.assert_array_equal(learner.components_, samples[:8])


def test_a_pickled_learner_goes_on_as_the_original_does(joint):
    learner = OBDL(12, code_step="gradient", gradient_steps=2, random_state=0).partial_fit(joint)
    copy = pickle.loads(pickle.dumps(learner))
    np.testing.assert_array_equal(
        learner.partial_fit(joint).components_, copy.partial_fit(joint).components_
    )
    assert not hasattr(clone(learner), "components_")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"n_components": 0}, "n_components is 0; expected an integer of at least 1"),
        ({"batch_size": 2.5}, "batch_size is 2.5"),
        ({"max_iter": 0}, "max_iter is 0"),
        ({"momentum": 1.0}, r"momentum is 1.0; expected a number in \[0, 1\)"),
        ({"momentum": float("nan")}, "momentum is nan"),
        ({"momentum": "0.5"}, "momentum is '0.5'"),
        ({"init": "random"}, "init is 'random'; expected .*'farthest', 'gaussian'"),
        ({"code_step": "lasso"}, "code_step is 'lasso'; expected .*'exact', 'gradient'"),
        ({"n_components": 601}, "found 600 samples; expected at least n_components = 601"),
    ],
)
def test_parameters_that_cannot_be(joint, options, message):
    with pytest.raises(ValueError, match=message):
        OBDL(**options).fit(joint)


def test_samples_that_cannot_be(joint):
    joint[3, 1] = np.nan
    with pytest.raises(ValueError, match="NaN"):
        OBDL(8).fit(joint)
    with pytest.raises(ValueError, match="5 features, but OBDL is expecting 4"):
        OBDL(4, max_iter=1).fit(np.eye(4)).transform(np.eye(5))
    with pytest.raises(ValueError, match=r"X has shape \(2, 9\); expected \(\.\.\., 4\)"):
        OBDL(4, max_iter=1).fit(np.eye(4)).inverse_transform(np.zeros((2, 9)))
