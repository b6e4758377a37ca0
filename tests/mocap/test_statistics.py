"""What ships of motion: a mixture over poses, looping motions, and the choice of either."""

import pytest
import torch

from kdict import rotation
from kdict.mocap import PoseStatistics, load_motion, motion_names
from kdict.mocap.cycles import fourier_basis
from kdict.resources import data_path
from kdictbook.corpus import without_heading
from kdictbook.recipes.pose_statistics import save_poses


def test_without_heading_leaves_only_tilt():
    tilt = rotation.from_axis_angle(torch.tensor([[0.3, 0.0, -0.2]], dtype=torch.float64))
    yaw = rotation.from_axis_angle(torch.tensor([[0.0, 2.5, 0.0]], dtype=torch.float64))
    turned = without_heading(rotation.multiply(yaw, tilt))
    assert float(rotation.angle_between(turned, tilt)) < 1e-7


def test_fourier_basis_is_periodic_and_orthogonal():
    phase = torch.arange(64, dtype=torch.float64) / 64
    basis = fourier_basis(phase, 5)
    torch.testing.assert_close(basis, fourier_basis(phase + 1, 5))
    gram = basis.T @ basis / 64
    torch.testing.assert_close(gram, torch.diag(torch.tensor([1.0] + [0.5] * 10).double()))


@pytest.mark.parametrize("name", motion_names())
def test_motions_loop_without_a_seam(name):
    motion = load_motion(name, fps=120)
    steps = rotation.angle_between(motion.rotations, motion.rotations.roll(-1, 0))
    # The step from the last frame to the first is like the others.
    assert float(steps[-1].max()) <= float(steps[:-1].max()) * 1.05
    assert float(motion.root_translation[:, [0, 2]].abs().max()) < 1e-6


def test_a_walk_alternates_its_legs():
    motion = load_motion("walking")
    swing = rotation.to_axis_angle(motion.rotations[:, :2])[..., 0]
    left, right = (swing - swing.mean(0)).T
    assert float((left * right).mean() / (left.std() * right.std())) < -0.5


def test_unknown_motion_lists_what_there_is():
    with pytest.raises(ValueError, match=r"'crawling'.*jumping.*running.*walking"):
        load_motion("crawling")
    with pytest.raises(ValueError, match="fps is 0; expected a positive number"):
        load_motion("walking", fps=0)


@pytest.mark.parametrize("split", ["train", "test"])
def test_drawn_poses_have_the_statistics_they_are_drawn_from(split):
    statistics = PoseStatistics.load(split)
    drawn, _ = statistics.sample(4000, torch.Generator().manual_seed(1))
    assert drawn.shape == (4000, 23, 4)
    torch.testing.assert_close(drawn.norm(dim=-1), torch.ones(4000, 23))
    v = rotation.to_tangent(drawn, statistics.mean[1:])
    v = v[:, statistics.moving[1:]].flatten(1)
    centers = statistics.centers[:, 3 * int(statistics.moving[0]) :]
    mean = statistics.weights @ centers
    # The standard error of a mean of 4,000 is below 0.02 for every angle here.
    assert float((v.mean(0) - mean).abs().max()) < 0.1
    still = drawn[:, ~statistics.moving[1:]]
    assert float(still.std(0).max()) < 1e-6


def test_train_and_test_statistics_are_of_different_clips():
    train, test = (PoseStatistics.load(split).metadata for split in ("train", "test"))
    assert train["fingerprint"] != test["fingerprint"]


def test_saved_statistics_are_the_shipped_file(tmp_path):
    save_poses(PoseStatistics.load("test"), tmp_path / "again.safetensors")
    again = (tmp_path / "again.safetensors").read_bytes()
    assert again == data_path("poses_test.safetensors").read_bytes()


def test_wrong_split_says_so():
    with pytest.raises(ValueError, match="split is 'val'"):
        PoseStatistics.load("val")
