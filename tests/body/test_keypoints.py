import pytest
import torch

from kdict import body_joints, load_body, rotation
from kdict.body.keypoints import KEYPOINT_SETS, body_keypoints, keypoint_regressor, union_vocabulary
from kdict.body.smpl import vertices
from kdict.datasets import JOINT_SETS


@pytest.fixture(scope="module")
def body():
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("KDICT_SMPL", raising=False)
        return load_body()


@pytest.fixture(scope="module")
def at_rest(body):
    """Where every name of the union stands in the T-pose."""
    points = body_keypoints(
        body, rotation.identity(23), rotation.identity(), torch.zeros(10), "union"
    )
    return dict(zip(union_vocabulary(), points, strict=True))


@pytest.mark.parametrize("keypoint_set", KEYPOINT_SETS)
def test_a_regressor_takes_means(body, keypoint_set):
    regressor = keypoint_regressor(body, keypoint_set)
    assert regressor.shape == (len(JOINT_SETS[keypoint_set]), 24 + len(body.v_template))
    assert (regressor.values() > 0).all()
    torch.testing.assert_close(regressor.sum(1).to_dense(), torch.ones(len(regressor)))
    again = keypoint_regressor(body, keypoint_set)
    assert torch.equal(again.to_dense(), regressor.to_dense())


@pytest.mark.parametrize("keypoint_set", ["coco17", "openpose25", "h36m17"])
def test_keypoints_agree_with_the_whole_mesh(body, keypoint_set):
    generator = torch.Generator().manual_seed(0)
    q = torch.nn.functional.normalize(torch.randn(2, 3, 24, 4, generator=generator), dim=-1)
    betas = torch.randn(3, 10, generator=generator)
    posed = (q[..., 1:, :], q[..., 0, :], betas)
    everything = torch.cat([body_joints(body, *posed), vertices(body, *posed)], -2)
    expected = keypoint_regressor(body, keypoint_set).to_dense() @ everything
    torch.testing.assert_close(
        body_keypoints(body, *posed, keypoint_set), expected, atol=3e-6, rtol=0
    )


def test_left_and_right_mirror_each_other(at_rest):
    flip = torch.tensor([-1.0, 1, 1])
    pairs = [name for name in at_rest if name.startswith("left_")]
    assert len(pairs) == 6 + 2 + 3  # limbs, eye and ear, foot
    for name in pairs:
        other = at_rest[name.replace("left", "right")]
        assert at_rest[name][0] > 0
        torch.testing.assert_close(at_rest[name] * flip, other, atol=0.01, rtol=0)
    for name in ("pelvis", "spine", "neck", "jaw", "nose", "head_top"):
        assert abs(float(at_rest[name][0])) < 0.01


def test_the_names_stand_in_the_order_of_a_body(at_rest):
    height = {name: float(point[1]) for name, point in at_rest.items()}
    upwards = (
        "left_heel", "left_ankle", "left_knee", "pelvis", "spine", "thorax", "neck", "jaw",
        "left_eye", "head_top",
    )  # fmt: skip
    assert [height[name] for name in upwards] == sorted(height[name] for name in upwards)
    assert float(at_rest["nose"][2]) > float(at_rest["left_ear"][2]) + 0.05
    assert float(at_rest["left_big_toe"][2]) > float(at_rest["left_heel"][2]) + 0.1


def test_sets_of_one_name_agree(body):
    generator = torch.Generator().manual_seed(1)
    q = torch.nn.functional.normalize(torch.randn(24, 4, generator=generator), dim=-1)
    posed = (q[1:], q[0], torch.zeros(10))
    lsp, h36m = (body_keypoints(body, *posed, s) for s in ("lsp14", "h36m17"))
    order = [JOINT_SETS["h36m17"].index(name) for name in JOINT_SETS["lsp14"]]
    torch.testing.assert_close(lsp, h36m[order])
    torch.testing.assert_close(
        body_keypoints(body, *posed, "smpl24"), body_joints(body, *posed), atol=1e-6, rtol=0
    )


def test_the_gradient_reaches_the_pose(body):
    q = rotation.identity(23).requires_grad_()
    body_keypoints(body, q, rotation.identity(), torch.zeros(10)).square().sum().backward()
    assert q.grad.isfinite().all()
    assert q.grad.abs().sum() > 0


def test_an_unknown_set_is_named(body):
    with pytest.raises(ValueError, match=r"'halpe26'.*coco17"):
        keypoint_regressor(body, "halpe26")
