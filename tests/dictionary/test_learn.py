from dataclasses import replace

import numpy as np
import pytest
import torch

import kdict
from kdict import OBDL, Motion, learn_kinematic_dictionary
from kdict.dictionary.frame_buffer import FrameBuffer
from kdict.rotation import align, identity, mean_rotation

OPTIONS = {"n_atoms": 12, "batch_size": 64, "max_iter": 6, "momentum": 0.4, "progress": False}


def motion(frames=900, seed=1):
    """Rotations (frames, 23, 4), each quaternion of a random sign, the hands without motion."""
    rng = np.random.default_rng(seed)
    width = np.random.default_rng(0).uniform(0.05, 0.5, (23, 3))
    width[-2:] = 0
    q = np.concatenate([np.ones((frames, 23, 1)), rng.uniform(-1, 1, (frames, 23, 3)) * width], -1)
    q *= rng.choice([-1.0, 1.0], (frames, 23, 1))
    return torch.as_tensor(q / np.linalg.norm(q, axis=-1, keepdims=True))


def numbered(count, first=0):
    """Frames that can be told apart: rotations about x by their number."""
    angle = torch.arange(first, first + count).double() / 1000
    return torch.stack([angle.cos(), angle.sin(), 0 * angle, 0 * angle], -1)[:, None].repeat(
        1, 23, 1
    )


def numbers(frames):
    return torch.as_tensor(frames[:, 0, 1]).asin().mul(1000).round().long().tolist()


def test_shards_that_fit_into_the_buffer_are_one_array():
    whole = motion()
    learned = learn_kinematic_dictionary((x.numpy() for x in whole.split(70)), **OPTIONS)
    expected = learn_kinematic_dictionary(whole, **OPTIONS)
    torch.testing.assert_close(learned.atoms, expected.atoms, atol=0, rtol=0)
    assert learned.metadata == expected.metadata


def test_every_frame_passes_through_a_small_buffer():
    buffer = FrameBuffer((numbered(7, 7 * i) for i in range(30)), 20)
    assert numbers(buffer.frames) == list(range(20))
    rng, drawn = np.random.RandomState(0), []
    while not buffer.exhausted:
        drawn += numbers(buffer.draw(8, rng))
    drawn += numbers(buffer.draw(100, rng))
    # The last frames to come were two fewer than the places of their batch.
    assert sorted(set(drawn)) == list(range(210))
    assert len(drawn) == 212
    assert buffer.draw(100, rng).shape == (20, 23, 4)


def test_a_buffer_is_filled_across_empty_arrays():
    arrays = [numbered(3), numbered(0), numbered(4, 3), numbered(0)]
    buffer = FrameBuffer(iter(arrays), 5)
    assert not buffer.exhausted
    buffer.draw(4, np.random.RandomState(0))
    assert buffer.exhausted


def test_a_buffer_keeps_the_arrays_precision_and_leaves_them_as_they_are():
    whole = numbered(9).float().numpy()
    assert FrameBuffer(whole, 5).frames.data_ptr() == whole.ctypes.data

    def reused():
        array = np.empty((4, 23, 4), np.float32)
        for first in (0, 4, 8):
            array[:] = numbered(4, first)
            yield array

    buffer = FrameBuffer(reused(), 6)
    assert (numbers(buffer.frames), buffer.frames.dtype) == (list(range(6)), torch.float32)
    batch = buffer.draw(6, np.random.RandomState(0))
    assert (sorted(numbers(batch)), batch.dtype) == (list(range(6)), torch.float64)
    assert numbers(buffer.draw(6, np.random.RandomState(0))) == list(range(6, 12))


def test_more_motion_than_the_buffer_holds_is_learned_from_to_its_end():
    arrays = (motion(200, seed) for seed in range(10))
    learned = learn_kinematic_dictionary(arrays, buffer_size=400, **OPTIONS)
    assert "T = 25" in learned.metadata["algorithm"]  # 1,600 frames to come, 64 at a time
    one = learn_kinematic_dictionary(motion(2000, 99), **OPTIONS)

    def error(dictionary):
        seen = motion(300, 50).float()
        decoded = dictionary.decode(dictionary.encode(seen))
        return float(1 - (decoded * seen).sum(-1).abs().mean())

    assert error(learned) < 1.05 * error(one)


def test_a_joint_that_starts_to_move_later_is_not_overlooked():
    still, moving = motion(), motion()
    still[:, 4] = identity(1)[0].double()
    with pytest.raises(ValueError, match=r"right_knee does not move in the first 900 frames"):
        learn_kinematic_dictionary([still, moving, moving], buffer_size=900, **OPTIONS)
    observed = torch.ones(23, dtype=torch.bool)
    observed[4] = False
    options = {"observed": observed, "buffer_size": 900, **OPTIONS}
    assert not learn_kinematic_dictionary([still, moving], **options).observed[4]


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        ([], "found 0 frames; expected at least n_atoms = 12"),
        ([numbered(11)], "found 11 frames; expected"),
        ([motion(), motion()[:, :5]], r"array 1 has shape \(900, 5, 4\); expected \(T, 23, 4\)"),
        ([motion(), 2 * motion()], r"rotations, array 1: .* not unit"),
    ],
)
def test_arrays_that_cannot_be(arrays, message):
    with pytest.raises(ValueError, match=message):
        learn_kinematic_dictionary(arrays, **OPTIONS)


def test_parameters_are_checked_before_any_frame_is_read():
    def arrays():
        raise AssertionError("read")
        yield

    with pytest.raises(ValueError, match=r"momentum is 1; expected a number in \[0, 1\)"):
        learn_kinematic_dictionary(arrays(), 12, momentum=1)
    with pytest.raises(TypeError, match="unexpected keyword argument 'rate'"):
        learn_kinematic_dictionary(arrays(), 12, rate=1)


# One array


@pytest.fixture
def poses():
    """Rotations (300, 23, 4), each quaternion of a random sign, the hands without motion."""
    rng = np.random.default_rng(1)
    width = rng.uniform(0.05, 0.5, (23, 3))
    width[-2:] = 0
    q = np.concatenate([np.ones((300, 23, 1)), rng.uniform(-1, 1, (300, 23, 3)) * width], -1)
    return torch.as_tensor(
        q / np.linalg.norm(q, axis=-1, keepdims=True) * rng.choice([-1.0, 1.0], (300, 23, 1))
    )


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
        (lambda q: q[:5], ValueError, "found 5 frames; expected at least n_atoms = 8"),
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


def test_motions_teach_the_joints_that_they_observe():
    """A joint that only one of two clips observes is learned from that one alone."""
    one, two = (Motion(motion(400, seed), torch.tensor([[1.0, 0, 0, 0]]).repeat(400, 1),
                       torch.zeros(400, 3), 30) for seed in (1, 2))  # fmt: skip
    blind = two.rotations.clone()
    blind[:, 5] = torch.tensor([1.0, 0, 0, 0])
    observed = torch.ones(23, dtype=torch.bool)
    observed[5] = False
    two = replace(two, rotations=blind, observed=observed)
    both = learn_kinematic_dictionary([one, two], **OPTIONS)
    alone = learn_kinematic_dictionary(one, **OPTIONS)
    assert both.observed.tolist() == alone.observed.tolist() == [True] * 21 + [False] * 2
    nearest = [
        kdict.angle_between(one.rotations[:, None, 5], d.atoms[None, 5]).amin(1).mean()
        for d in (both, alone)
    ]
    mixed = learn_kinematic_dictionary(torch.cat([one.rotations, two.rotations]), **OPTIONS)
    spread = [
        float(kdict.angle_between(d.atoms[5], d.atoms[5].mean(0)).mean()) for d in (both, mixed)
    ]
    assert spread[0] > spread[1]
    assert abs(nearest[0] - nearest[1]) < 0.03
    neither = replace(two, name="again")
    assert not learn_kinematic_dictionary([two, neither], **OPTIONS).observed[5]
