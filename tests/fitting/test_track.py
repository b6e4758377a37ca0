"""Frames of one person: a walk at 30 Hz with noisy keypoints, gaps, and somebody else."""

from dataclasses import replace

import numpy as np
import pytest
import torch

import kdict
from kdict.body.smpl import FACING_CAMERA
from kdict.fitting.initialization import turn
from kdict.fitting.track import follow, smooth_rotations, smoothing_weight, solve_smooth
from kdict.mocap import load_motion

FPS, SCALE, SIZE = 30, 200 / 1.7, (480, 640)


@pytest.fixture(scope="module")
def walk():
    """The joints (T, 24, 3) of a walk, 200 pixels tall, and its frames with 2 pixels of noise."""
    motion = load_motion("walking", FPS)
    body = kdict.load_body(container="plain")
    root = kdict.rotation.multiply(turn(y=0.6), motion.root_rotation)
    root = kdict.rotation.multiply(torch.tensor(FACING_CAMERA), root)
    generator = torch.Generator().manual_seed(0)
    betas = 0.5 * torch.randn(10, generator=generator).expand(len(motion), -1)
    pose = motion.rotations, root, betas
    place = motion.root_translation * torch.tensor([1.0, -1, -1])
    shift = (place - place[0])[:, None, :2] * SCALE + torch.tensor([320.0, 240])
    flat = SCALE * kdict.body_keypoints(body, *pose, "coco17")[..., :2] + shift
    noisy = (flat + 2 * torch.randn(flat.shape, generator=generator)).double().numpy()
    frames = [
        kdict.Detections(p[None], np.ones((1, 17)), "coco17", np.ones(1), size=SIZE) for p in noisy
    ]
    return kdict.body_joints(body, *pose), frames


@pytest.fixture(scope="module")
def tracked(walk):
    return kdict.track(walk[1], FPS)


def errors(joints, truth):
    """The mean error of joints in mm and of their accelerations in m/s², about the pelvis."""
    away = (joints - joints[:, :1]) - (truth - truth[:, :1])
    acceleration = (away[2:] - 2 * away[1:-1] + away[:-2]) * FPS**2
    return 1000 * float(away.norm(dim=-1).mean()), float(acceleration.norm(dim=-1).mean())


def test_a_walk_is_smooth_and_no_less_accurate(walk, tracked):
    truth, frames = walk
    alone = kdict.fit(follow(frames))
    error, jitter = errors(alone.joints, truth)
    assert jitter > 30
    smooth_error, smooth_jitter = errors(tracked.joints, truth)
    assert smooth_jitter < 6
    assert smooth_error < error
    assert tracked.residual.mean() < 1.3 * alone.residual.mean()


def test_shape_and_scale_are_shared(tracked):
    assert torch.equal(tracked.betas, tracked.betas[:1].expand_as(tracked.betas))
    assert tracked.camera[:, 0].unique().shape == (1,)
    again = kdict.ShapeDictionary.from_pretrained("shape-64").decode(tracked.shape_codes)
    torch.testing.assert_close(again, tracked.betas, atol=1e-3, rtol=0)


def test_another_person_and_gaps(walk, tracked):
    """A second person walks through, and the first is hidden for three frames."""
    frames = []
    for number, frame in enumerate(walk[1]):
        other = replace(frame, keypoints=frame.keypoints + 90, scores=np.array([0.5]))
        both = [other] if 10 <= number < 13 else [other, frame]
        points, seen, scores = (
            np.concatenate([getattr(f, name) for f in both])
            for name in ("keypoints", "visibility", "scores")
        )
        frames.append(kdict.Detections(points, seen, "coco17", scores, size=SIZE))
    person = follow(frames)
    hidden = (np.arange(len(frames)) >= 10) & (np.arange(len(frames)) < 13)
    assert ((person.visibility > 0).any(1) == ~hidden).all()
    found = kdict.track(frames, FPS)
    assert found.placed.all()
    away = (found.joints - found.joints[:, :1]) - (tracked.joints - tracked.joints[:, :1])
    assert away[hidden].norm(dim=-1).mean() < 0.05


def test_a_motion_goes_out_and_comes_back(tracked, tmp_path):
    motion = tracked.motion(FPS)
    motion.to_bvh(tmp_path / "walk.bvh")
    again = kdict.read_motion(tmp_path / "walk.bvh")
    turned = kdict.rotation.angle_between(again.rotations, motion.rotations)
    assert turned.max().rad2deg() < 0.02
    up = kdict.rotation.to_matrix(motion.root_rotation)[:, 1, 1]
    assert (up > 0.9).all()
    motion.to_glb(tmp_path / "walk.glb", tracked.betas[0])
    assert (tmp_path / "walk.glb").stat().st_size > 1e5


def test_the_solution_is_the_minimum():
    """Against a dense solve, and on the group by the gradient of the energy."""
    generator = torch.Generator().manual_seed(0)
    weights = torch.rand(9, 2, generator=generator, dtype=torch.float64)
    right = torch.randn(9, 2, 3, generator=generator, dtype=torch.float64)
    second = torch.from_numpy(np.diff(np.eye(9), 2, axis=0))
    found = solve_smooth(weights, right, 7.0)
    for joint in range(2):
        dense = torch.linalg.solve(
            weights[:, joint].diag() + 7 * second.T @ second, right[:, joint]
        )
        torch.testing.assert_close(found[:, joint], dense, atol=1e-6, rtol=0)
    # About one axis the group is a line.
    angles = torch.randn(9, 1, generator=generator, dtype=torch.float64).cumsum(0) / 4
    given = kdict.rotation.from_axis_angle(torch.stack([angles, 0 * angles, 0 * angles], -1))
    smooth = smooth_rotations(given, torch.ones(9, 1, dtype=torch.float64), 7.0)
    line = solve_smooth(torch.ones(9, 1).double(), angles[..., None], 7.0)
    turns = torch.cat([line, 0 * line, 0 * line], -1)
    expected = kdict.rotation.from_axis_angle(turns)
    assert kdict.rotation.angle_between(smooth, expected).max() < 1e-4


def test_half_of_a_vibration_at_the_cutoff_stays():
    times = torch.arange(3000, dtype=torch.float64)
    wave = torch.sin(2 * torch.pi * 3 / 30 * times)[:, None, None]
    left = solve_smooth(torch.ones(3000, 1).double(), wave, smoothing_weight(3, 30))
    middle = slice(1000, 2000)
    assert abs(float(left[middle].norm() / wave[middle].norm()) - 0.5) < 0.01


@pytest.mark.parametrize("count", [1, 2])
def test_few_frames_are_fitted_as_they_are(walk, count):
    assert len(kdict.track(walk[1][:count], FPS)) == count


def test_what_cannot_be_tracked_is_named(walk):
    frames = walk[1][:3]
    nobody = kdict.Detections(np.zeros((1, 17, 2)), np.zeros((1, 17)), "coco17", size=SIZE)
    with pytest.raises(ValueError, match=r"cutoff is 20 Hz; expected .* at most fps / 2 = 15"):
        kdict.track(frames, FPS, cutoff=20)
    with pytest.raises(ValueError, match="none of the 3 frames"):
        kdict.track([nobody] * 3)
    with pytest.raises(ValueError, match="expected people in frames of one kind"):
        kdict.track([*frames, replace(frames[0], size=(10, 10))])
