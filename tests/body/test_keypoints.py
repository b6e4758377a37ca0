import pytest
import torch

from kdict import body_joints, load_body, rotation
from kdict.body.keypoints import (
    KEYPOINT_SETS,
    SkinnedRegressor,
    body_keypoints,
    keypoint_regressor,
    union_vocabulary,
)
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
    pose = posed()
    everything = torch.cat([body_joints(body, *pose), vertices(body, *pose)], -2)
    expected = keypoint_regressor(body, keypoint_set).to_dense() @ everything
    torch.testing.assert_close(
        body_keypoints(body, *pose, keypoint_set), expected, atol=3e-6, rtol=0
    )


def posed(seed=0, shape=(2, 3)):
    generator = torch.Generator().manual_seed(seed)
    q = torch.nn.functional.normalize(torch.randn(*shape, 24, 4, generator=generator), dim=-1)
    return q[..., 1:, :], q[..., 0, :], torch.randn(*shape[1:], 10, generator=generator)


def with_pose_blend_shapes(body):
    """The open body has none: random ones, as large as SMPL's."""
    body.posedirs = torch.randn(body.posedirs.shape, generator=torch.Generator().manual_seed(1))
    body.posedirs *= 2e-3
    body.pose_changes_shape = True
    return body


@pytest.mark.parametrize("blend_shapes", [False, True])
@pytest.mark.parametrize("which", [None, "openpose25", "signed"])
def test_a_regressor_is_the_dense_one_on_the_posed_mesh(which, blend_shapes):
    body = load_body("open", container="plain").double()
    body = with_pose_blend_shapes(body).double() if blend_shapes else body
    pose = [part.double() for part in posed()]
    regressor = which
    if which == "signed":
        generator = torch.Generator().manual_seed(2)
        regressor = torch.randn(5, len(body.v_template), generator=generator).double()
        regressor *= torch.rand(regressor.shape, generator=generator) < 0.01
    mesh = vertices(body, *pose)
    if which == "openpose25":
        dense = keypoint_regressor(body, which).to_dense()
        mesh = torch.cat([body_joints(body, *pose), mesh], -2)
    else:
        dense = body.J_regressor if regressor is None else regressor
    torch.testing.assert_close(
        body_keypoints(body, *pose, regressor), dense @ mesh, atol=1e-9, rtol=0
    )


def test_keypoints_of_eq_1_differ_from_the_joints_of_the_tree(body):
    q = rotation.identity(24)
    q[18] = rotation.from_axis_angle(torch.tensor([0.0, -2.0, 0.0]))  # a bent left elbow
    pose = q[1:], q[0], torch.zeros(10)
    apart = (body_keypoints(body, *pose) - body_joints(body, *pose)).norm(dim=-1)
    assert 0.02 < apart[18] < 0.15
    assert apart[4] < 1e-6  # the knee is straight


def test_a_regressor_of_another_body_is_refused(body):
    with pytest.raises(ValueError, match=r"\(17, 6890\); expected \(K, 3502\).*\(K, 3526\)"):
        SkinnedRegressor(body, torch.zeros(17, 6890))


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
    pose = posed(seed=1)
    lsp, h36m = (body_keypoints(body, *pose, s) for s in ("lsp14", "h36m17"))
    order = [JOINT_SETS["h36m17"].index(name) for name in JOINT_SETS["lsp14"]]
    torch.testing.assert_close(lsp, h36m[..., order, :], atol=1e-6, rtol=0)
    torch.testing.assert_close(
        body_keypoints(body, *pose, "smpl24"), body_joints(body, *pose), atol=1e-6, rtol=0
    )


def test_the_gradient_reaches_the_pose(body):
    q = rotation.identity(23).requires_grad_()
    body_keypoints(body, q, rotation.identity(), torch.zeros(10)).square().sum().backward()
    assert q.grad.isfinite().all()
    assert q.grad.abs().sum() > 0


def test_an_unknown_set_is_named(body):
    with pytest.raises(ValueError, match=r"'halpe26'.*coco17"):
        keypoint_regressor(body, "halpe26")
