import pytest
import torch

from kdict.network.losses import keypoint_losses


@pytest.fixture
def case():
    draw = torch.Generator().manual_seed(0)
    joints, keypoints3d = torch.randn(2, 6, 24, 3, generator=draw).double().unbind()
    keypoints, keypoints2d = torch.randn(2, 6, 24, 2, generator=draw).double().unbind()
    labels = {
        "keypoints2d": keypoints2d,
        "visibility": (torch.rand(6, 24, generator=draw) < 0.6).double(),
        "keypoints3d": keypoints3d,
        "has_3d": torch.tensor([True, True, False, True, False, True]),
    }
    return joints, keypoints, labels


def test_losses_are_equation_6(case):
    joints, keypoints, labels = case
    l2d = l3d = 0.0
    for b in range(6):
        for k in range(24):
            if labels["visibility"][b, k]:
                l2d += float((keypoints[b, k] - labels["keypoints2d"][b, k]).square().sum())
            if labels["has_3d"][b]:
                found = joints[b, k] - joints[b, 0]
                label = labels["keypoints3d"][b, k] - labels["keypoints3d"][b, 0]
                l3d += float((found - label).square().sum())
    found = keypoint_losses(joints, keypoints, **labels)
    assert [float(x) for x in found] == pytest.approx([l2d / (6 * 24), l3d / (6 * 24)], rel=1e-12)


def test_a_right_answer_costs_nothing(case):
    _, _, labels = case
    moved = labels["keypoints3d"] + torch.randn(6, 1, 3)
    found = keypoint_losses(moved, labels["keypoints2d"], **labels)
    assert max(float(x) for x in found) < 1e-20


def test_labels_that_do_not_count_may_be_nan(case):
    joints, keypoints, labels = case
    expected = keypoint_losses(joints, keypoints, **labels)
    unseen = labels["visibility"] == 0
    labels["keypoints2d"] = labels["keypoints2d"].masked_fill(unseen[..., None], torch.nan)
    labels["keypoints3d"] = labels["keypoints3d"].masked_fill(
        ~labels["has_3d"][:, None, None], torch.nan
    )
    joints.requires_grad_(), keypoints.requires_grad_()
    found = keypoint_losses(joints, keypoints, **labels)
    torch.testing.assert_close(tuple(found), tuple(expected))
    (found.l2d + found.l3d).backward()
    assert joints.grad.isfinite().all()
    assert keypoints.grad.isfinite().all()
    assert (keypoints.grad[unseen] == 0).all()


def test_a_picture_without_3d_moves_its_keypoints_alone(case):
    joints, keypoints, labels = case
    joints.requires_grad_()
    keypoint_losses(joints, keypoints, **labels).l3d.backward()
    assert (joints.grad[~labels["has_3d"]] == 0).all()
    assert (joints.grad[labels["has_3d"]][:, 1:] != 0).all()


def test_a_batch_cut_in_two_has_the_mean_of_its_halves(case):
    joints, keypoints, labels = case
    whole = torch.stack(keypoint_losses(joints, keypoints, **labels))
    halves = [
        torch.stack(
            keypoint_losses(
                joints[half], keypoints[half], **{k: v[half] for k, v in labels.items()}
            )
        )
        for half in (slice(3), slice(3, None))
    ]
    torch.testing.assert_close(whole, (halves[0] + halves[1]) / 2)


@pytest.mark.parametrize("name", ["keypoints2d", "visibility", "keypoints3d", "has_3d"])
def test_a_label_of_a_wrong_shape_is_named(case, name):
    joints, keypoints, labels = case
    labels[name] = labels[name][:3]
    with pytest.raises(ValueError, match=rf"{name} has shape \(3,.*expected \(6,"):
        keypoint_losses(joints, keypoints, **labels)
