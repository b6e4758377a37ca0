import numpy as np
import pytest
import torch

from kdict import KinematicDictionary, angle_between
from kdict.dictionary.code_step import exact_codes
from kdict.rotation import from_axis_angle
from kdictbook.dictionary_quality import (
    dictionary_metrics,
    metrics_by_joint,
    summary,
)


def turns(degrees):
    """Rotations (S, 4) about x."""
    half = np.radians(np.asarray(degrees, float)) / 2
    return np.c_[np.cos(half), np.sin(half), 0 * half, 0 * half]


@pytest.fixture
def hinge():
    """A joint that bends 0 to 80 degrees, and 9 atoms 10 degrees apart."""
    rng = np.random.default_rng(0)
    return turns(np.arange(0, 81, 10)), turns(rng.uniform(0, 80, 3000))


def test_a_hinge_can_be_worked_out_by_hand(hinge):
    atoms, samples = hinge
    found = dictionary_metrics(atoms, lambda x: exact_codes(x, atoms), samples, turns([5, 15, 20]))
    # Halfway between atoms Lerp is exact but for its length; at an atom all is exact.
    assert found.angle_mean < 1e-5
    assert found.active == pytest.approx((2 + 2 + 1) / 3)
    deficit = 1 - np.cos(np.radians(10) / 4)
    assert found.norm_deficit == pytest.approx(2 / 3 * deficit, rel=1e-6)
    assert found.residual == pytest.approx(2 / 3 * deficit, rel=1e-6)
    assert found.train_rms < 1.2 * deficit
    assert found.dead == 0
    # Any two atoms of a hinge decode to a bend of the hinge, and some sample is near.
    assert found.plausibility < 0.1


def test_an_angle_is_twice_the_arc(hinge):
    atoms, samples = hinge
    only = np.zeros((1, len(atoms)))
    only[:, 0] = 1
    found = dictionary_metrics(atoms, lambda x: only.repeat(len(x), 0), samples, turns([8, 30]))
    assert found.angle_mean == pytest.approx(19)
    assert found.angle_p95 == pytest.approx(np.percentile([8, 30], 95))
    assert found.dead == 8


def test_codes_that_fit_anything_are_found_out(hinge):
    """Signed codes on any basis reproduce every sample; random ones decode to nonsense."""
    atoms, samples = hinge
    honest = dictionary_metrics(atoms, lambda x: exact_codes(x, atoms), samples, samples[:500])
    basis = np.random.default_rng(1).standard_normal((9, 4))
    signed = dictionary_metrics(basis, lambda x: x @ np.linalg.pinv(basis), samples, samples[:500])
    assert signed.angle_mean < 1e-6 < honest.angle_mean
    assert signed.plausibility > 30 > 1 > honest.plausibility
    assert signed.active == 9


def test_plausibility_takes_either_sign(hinge):
    atoms, samples = hinge

    def encode(x):
        return exact_codes(x, atoms)

    one = dictionary_metrics(atoms, encode, samples, samples[:200], seed=3)
    other = dictionary_metrics(atoms, encode, -samples, samples[:200], seed=3)
    assert one.plausibility == other.plausibility


def test_a_code_of_nothing_is_no_division_by_zero(hinge):
    atoms, samples = hinge
    found = dictionary_metrics(atoms, lambda x: np.zeros((len(x), 9)), samples, samples[:10])
    assert all(np.isfinite(value) for value in vars(found).values())
    assert found.dead == 9
    assert found.norm_deficit == 1


@pytest.fixture
def poses():
    generator = torch.Generator().manual_seed(0)
    return from_axis_angle(0.3 * torch.randn(200, 23, 3, generator=generator))


def test_each_observed_joint_has_its_metrics(poses):
    observed = torch.ones(23, dtype=torch.bool)
    observed[3] = False
    atoms = poses[:20].transpose(0, 1).contiguous()
    dictionary = KinematicDictionary(atoms, observed)
    metrics = metrics_by_joint(dictionary, poses, -poses[100:])
    assert len(metrics) == 22
    assert "left_knee" not in metrics
    decoded = dictionary.decode(dictionary.encode(poses[100:]))
    angle = angle_between(decoded, poses[100:]).rad2deg().mean(0)
    assert metrics["right_knee"].angle_mean == pytest.approx(float(angle[4]), abs=1e-2)

    means = summary(metrics)
    angles = [m.angle_mean for m in metrics.values()]
    assert means["angle_mean"] == pytest.approx(np.mean(angles))
    assert means["angle_worst_joint"] == max(angles)
    assert means["dead"] == sum(m.dead for m in metrics.values())
    pooled = np.sqrt(np.mean([m.train_rms**2 for m in metrics.values()]))
    assert means["train_rms_pooled"] == pytest.approx(pooled)


def test_atoms_that_are_the_poses_are_exact(poses):
    dictionary = KinematicDictionary(poses[:40].transpose(0, 1).contiguous())
    found = summary(metrics_by_joint(dictionary, poses[:40], poses[:40]))
    assert found["angle_mean"] < 1e-3
    assert found["active"] == 1
