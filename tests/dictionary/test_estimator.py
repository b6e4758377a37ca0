import pickle

import numpy as np
import pytest
import torch
from sklearn.base import clone
from sklearn.utils.estimator_checks import check_estimator

from kdict import OBDL, learn_kinematic_dictionary
from kdict.dictionary.code_step import exact_codes, gradient_codes
from kdict.dictionary.obdl import farthest_points, update_atoms
from kdict.rotation import align, identity, mean_rotation


def unit(x):
    return x / np.linalg.norm(x, axis=-1, keepdims=True)


@pytest.fixture
def joint():
    """Rotations (600, 4) of a joint with a few degrees of freedom, w positive."""
    rng = np.random.default_rng(0)
    return unit(np.c_[np.ones(600), rng.uniform(-0.4, 0.4, (600, 3)) * [1, 0.5, 0.1]])


@pytest.fixture
def poses():
    """Rotations (300, 23, 4), each quaternion of a random sign, the hands without motion."""
    rng = np.random.default_rng(1)
    width = rng.uniform(0.05, 0.5, (23, 3))
    width[-2:] = 0
    q = np.concatenate([np.ones((300, 23, 1)), rng.uniform(-1, 1, (300, 23, 3)) * width], -1)
    return torch.as_tensor(unit(q) * rng.choice([-1.0, 1.0], (300, 23, 1)))


# What scikit-learn asks of an estimator. It draws 10 to 100 samples: N = 128, the default, needs
# more than that and says so, hence N = 4. No check is expected to fail.
@pytest.mark.parametrize(
    "options", [{}, {"unit_norm": False}, {"init": "gaussian"}, {"code_step": "gradient"}]
)
def test_scikit_learn_takes_it_for_an_estimator(options):
    found = check_estimator(
        OBDL(n_components=4, max_iter=5, gradient_steps=5, **options), on_fail=None, on_skip=None
    )
    assert len(found) > 40
    assert {c["check_name"]: str(c["exception"]) for c in found if c["status"] == "failed"} == {}


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
    update_atoms(atoms, a, b, unit_norm)
    np.testing.assert_allclose(atoms, big_d.T, atol=1e-13)


def test_atoms_update_never_raises_the_quadratic_it_minimizes():
    rng = np.random.default_rng(1)
    codes, theta = rng.dirichlet(np.full(9, 0.2), 200), unit(rng.standard_normal((200, 4)))
    a, b = codes.T @ codes, codes.T @ theta
    atoms = unit(rng.standard_normal((9, 4)))
    errors = []
    for _ in range(5):
        errors.append(((theta - codes @ atoms) ** 2).sum())
        update_atoms(atoms, a, b, True)
    assert (np.diff(errors) <= 1e-9).all()


def test_atoms_that_no_code_used_stay():
    atoms = np.eye(4)
    a, b = np.diag([1.0, 0, 1, 1]), np.full((4, 4), 0.5)
    update_atoms(atoms, a, b, True)
    np.testing.assert_array_equal(atoms[1], [0, 1, 0, 0])


def test_an_atom_that_would_vanish_stays():
    atoms = np.eye(4)
    update_atoms(atoms, np.eye(4), np.zeros((4, 4)), True)  # u = 0 has no direction
    np.testing.assert_array_equal(atoms, np.eye(4))


def test_farthest_points_are_those_of_the_naive_search(joint):
    chosen = [17]
    for _ in range(19):
        distance = np.linalg.norm(joint[:, None] - joint[chosen], axis=-1).min(1)
        chosen.append(int(distance.argmax()))
    np.testing.assert_array_equal(farthest_points(joint, 17, 20), chosen)


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
        update_atoms(d, a, b, True)
    np.testing.assert_allclose(learner.components_, d, atol=1e-10)
    np.testing.assert_allclose(learner.statistics_[0], a, atol=1e-10)
    np.testing.assert_allclose(learner.statistics_[1], b, atol=1e-10)


def test_an_exact_step_is_algorithm_1_with_the_best_codes(joint):
    learner = OBDL(16, batch_size=len(joint), momentum=0.5, random_state=0)
    learner.start(joint, np.random.RandomState(0))
    before = learner.components_.copy()
    learner.step(joint)
    codes = exact_codes(joint, before)
    a, b = 0.5 * codes.T @ codes, 0.5 * codes.T @ joint
    update_atoms(before, a, b, True)
    np.testing.assert_allclose(learner.components_, before, atol=1e-12)


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
        update_atoms(d, a, b, True)
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
        ({"n_components": 601}, "found 600 samples for 601 atoms; at least 601 .* are needed"),
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
    with pytest.raises(ValueError, match=r"X has shape \(2, 9\); expected codes \(…, 4\)"):
        OBDL(4, max_iter=1).fit(np.eye(4)).inverse_transform(np.zeros((2, 9)))


def test_all_joints_are_learned_as_each_alone(poses):
    """One batched run is the per-joint estimators fed with the same frames."""
    options = dict(batch_size=64, max_iter=5, momentum=0.4)
    together = learn_kinematic_dictionary(poses, 16, seed=5, progress=False, **options)
    samples = align(poses, mean_rotation(poses.transpose(0, 1))).numpy()
    frames = np.random.RandomState(5)
    batches = [frames.choice(300, 64, replace=False) for _ in range(5)]
    for joint in (0, 7, 20):
        alone = OBDL(16, batch_size=64, momentum=0.4, random_state=5 + joint)
        alone.start(samples[:, joint], np.random.RandomState(5 + joint))
        for batch in batches:
            alone.partial_fit(samples[batch, joint])
        np.testing.assert_allclose(together.atoms[joint], alone.components_, atol=1e-7)


def test_still_joints_keep_their_rotation(poses):
    learned = learn_kinematic_dictionary(poses, 8, max_iter=2, progress=False)
    assert learned.observed.tolist() == [True] * 21 + [False] * 2
    torch.testing.assert_close(learned.atoms[-2:], identity(2, 8))


def test_joints_that_are_not_observed_are_not_learned(poses):
    observed = torch.ones(23, dtype=torch.bool)
    observed[4] = False
    learned = learn_kinematic_dictionary(
        poses, 8, observed=observed, max_iter=2, metadata={"data": "synthetic"}, progress=False
    )
    assert not learned.observed[4]
    assert learned.atoms[4].unique(dim=0).shape == (1, 4)
    assert learned.metadata["data"] == "synthetic"
    assert learned.metadata["seed"] == "0"
    assert "N = 8" in learned.metadata["algorithm"]


def test_signs_do_not_matter(poses):
    options = dict(n_atoms=8, max_iter=3, progress=False)
    one = learn_kinematic_dictionary(poses, **options)
    other = learn_kinematic_dictionary(-poses, **options)
    torch.testing.assert_close(one.atoms, other.atoms)


def test_float32_rotations_are_welcome(poses):
    options = dict(n_atoms=8, max_iter=3, progress=False)
    learned = learn_kinematic_dictionary(poses.float(), **options)
    torch.testing.assert_close(
        learned.atoms, learn_kinematic_dictionary(poses, **options).atoms, atol=1e-4, rtol=0
    )


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        (lambda q: q[:5], ValueError, "found 5 frames for 8 atoms; at least 8 are needed"),
        (lambda q: q[:0], ValueError, "found 0 frames"),
        (lambda q: q[:, :22], ValueError, r"shape \(300, 22, 4\); expected \(T, 23, 4\)"),
        (lambda q: q[..., :3], ValueError, r"shape \(300, 23, 3\); expected quaternions"),
        (lambda q: 2 * q, ValueError, "not unit, the first at .* is of norm 2"),
        (lambda q: q.index_fill(0, torch.tensor(3), torch.nan), ValueError, r"\(3, 0\) is NaN"),
        (lambda q: q.long(), TypeError, "torch.int64; expected a floating-point tensor"),
        (lambda x: x.tolist(), TypeError, "is list; expected a floating-point tensor"),
    ],
)
def test_rotations_that_cannot_be(poses, change, error, message):
    with pytest.raises(error, match=message):
        learn_kinematic_dictionary(change(poses), 8, progress=False)


def test_observed_of_a_wrong_shape_is_refused(poses):
    with pytest.raises(ValueError, match=r"observed has shape \(24,\); expected \(23,\)"):
        learn_kinematic_dictionary(poses, 8, observed=[True] * 24, progress=False)
