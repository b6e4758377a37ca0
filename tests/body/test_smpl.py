import sys
from collections import Counter

import numpy as np
import pytest
import torch
from forward_kinematics import joint_positions

from kdict import body_joints, load_body, project, rotation, skeleton
from kdict.body.body import _SMPL_VERTEX_IDS, adult_betas, part_labels
from kdict.body.smpl import rest_joints, vertices
from kdict.resources import data_path

BATCH = (2, 3)


@pytest.fixture(scope="module")
def body():
    return load_body()


@pytest.fixture
def pose():
    generator = torch.Generator().manual_seed(0)
    quaternions = torch.randn(*BATCH, 24, 4, generator=generator)
    quaternions = torch.nn.functional.normalize(quaternions, dim=-1)
    betas = torch.randn(*BATCH, 10, generator=generator)
    return quaternions[..., 1:, :], quaternions[..., 0, :], betas


def joint(points, name):
    return points[..., skeleton.JOINTS.index(name), :]


def test_the_t_pose_is_the_template(body):
    identity, root = rotation.identity(23), rotation.identity()
    mesh = vertices(body, identity, root, torch.zeros(10))
    assert torch.allclose(mesh, body.v_template, atol=1e-6)
    joints = body_joints(body, identity, root, torch.zeros(10))
    assert torch.allclose(joints, body.J_regressor @ body.v_template, atol=1e-6)


def test_joints_agree_with_smplx(body, pose):
    rotations, root, betas = (part.flatten(0, 1) for part in pose)
    posed = body(
        betas=betas,
        body_pose=rotation.to_axis_angle(rotations).flatten(1),
        global_orient=rotation.to_axis_angle(root),
    )
    torch.testing.assert_close(
        body_joints(body, rotations, root, betas), posed.joints[:, :24], atol=1e-6, rtol=0
    )
    torch.testing.assert_close(
        vertices(body, rotations, root, betas), posed.vertices, atol=3e-6, rtol=0
    )


def test_the_plain_body_is_smplx_without_smplx(pose):
    plain, reference = load_body("open", container="plain"), load_body("open")
    for name in (
        "v_template", "shapedirs", "posedirs", "J_regressor", "lbs_weights", "parents",
        "faces_tensor", "vertex_joint_selector.extra_joints_idxs",
    ):  # fmt: skip
        assert torch.equal(plain.get_buffer(name), reference.get_buffer(name)), name
    assert np.array_equal(plain.faces, reference.faces)
    rotations, root, betas = (part.flatten(0, 1) for part in pose)
    given = {
        "betas": betas,
        "body_pose": rotation.to_axis_angle(rotations).flatten(1),
        "global_orient": rotation.to_axis_angle(root),
        "transl": torch.randn(6, 3),
    }
    body_pose, global_orient = rotation.to_matrix(rotations), rotation.to_matrix(root)[:, None]
    matrices = {"body_pose": body_pose, "global_orient": global_orient, "pose2rot": False}
    for arguments in ({}, given, {**given, **matrices}):
        found, expected = plain(**arguments), reference(**arguments)
        torch.testing.assert_close(found.vertices, expected.vertices, atol=3e-6, rtol=0)
        torch.testing.assert_close(found.joints, expected.joints, atol=3e-6, rtol=0)


def test_vertex_ids_are_those_of_smplx():
    from smplx.vertex_ids import vertex_ids

    assert vertex_ids["smplh"].items() >= _SMPL_VERTEX_IDS.items()


def test_without_smplx_the_error_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "smplx", None)
    with pytest.raises(ImportError, match=r"kdict\[smplx\].*container=\"plain\""):
        load_body("open")
    assert load_body("open", container="plain").num_betas == 10
    with pytest.raises(ValueError, match="container is 'smpl'; expected 'smplx' or 'plain'"):
        load_body("open", container="smpl")


def test_joints_agree_with_plain_forward_kinematics(pose):
    body = load_body().double()
    rotations, root, betas = (part[0, 0].double() for part in pose)
    naive = joint_positions(rotations, root, rest_joints(body, betas))
    torch.testing.assert_close(body_joints(body, rotations, root, betas), naive, atol=1e-6, rtol=0)


def test_any_leading_dims_broadcast(body, pose):
    rotations, root, betas = pose
    joints = body_joints(body, rotations, root[:1, :1], betas[0, 0])
    mesh = vertices(body, rotations, root[:1, :1], betas[0, 0])
    assert joints.shape == (*BATCH, 24, 3)
    assert mesh.shape == (*BATCH, len(body.v_template), 3)
    one = body_joints(body, rotations[1, 2], root[0, 0], betas[0, 0])
    torch.testing.assert_close(joints[1, 2], one)
    assert body_joints(body, rotations[:0], root[:0], betas[:0]).shape == (0, 3, 24, 3)
    assert vertices(body, rotations[:0], root[:0], betas[:0]).shape == (0, 3, len(mesh[0, 0]), 3)


def test_the_root_turns_everything_about_the_pelvis(body, pose):
    rotations, root, betas = pose
    turned = body_joints(body, rotations, root, betas)
    upright = body_joints(body, rotations, rotation.identity(), betas)
    matrix = rotation.to_matrix(root)
    expected = (upright - upright[..., :1, :]) @ matrix.mT + upright[..., :1, :]
    torch.testing.assert_close(turned, expected, atol=2e-6, rtol=0)


def test_joints_are_differentiable():
    body = load_body().double()
    rotations = torch.nn.functional.normalize(torch.randn(23, 4, dtype=torch.float64), dim=-1)
    root = rotation.identity(dtype=torch.float64)
    arguments = [rotations.requires_grad_(), root.requires_grad_(), torch.zeros(10).double()]
    assert torch.autograd.gradcheck(
        lambda q, r, b: body_joints(body, q, r, b), (*arguments[:2], arguments[2].requires_grad_())
    )


def test_axes_y_up_facing_z_left_along_x(body):
    joints = rest_joints(body, torch.zeros(10))
    assert joint(joints, "head")[1] > joint(joints, "pelvis")[1] > joint(joints, "left_ankle")[1]
    assert joint(joints, "left_wrist")[0] > 0.5 > -0.5 > joint(joints, "right_wrist")[0]
    assert joint(joints, "left_foot")[2] - joint(joints, "left_ankle")[2] > 0.1
    nose = body.v_template[body.vertex_joint_selector.extra_joints_idxs[0]]
    assert nose[2] == body.v_template[part_labels(body) == 15][:, 2].max()


def test_t_pose_is_straight(body):
    joints = rest_joints(body, torch.zeros(10))
    for start, end, axis in (
        ("left_shoulder", "left_wrist", (1.0, 0, 0)),
        ("right_shoulder", "right_wrist", (-1.0, 0, 0)),
        ("left_hip", "left_ankle", (0, -1.0, 0)),
        ("right_hip", "right_ankle", (0, -1.0, 0)),
    ):
        limb = torch.nn.functional.normalize(joint(joints, end) - joint(joints, start), dim=-1)
        assert limb @ torch.tensor(axis) > np.cos(np.deg2rad(1))


def test_skeleton_is_symmetric_and_pelvis_is_above_the_hips(body):
    joints = rest_joints(body, torch.zeros(10))
    assert joint(joints, "pelvis").norm() < 2e-3
    for name in skeleton.JOINTS:
        if name.startswith("left_"):
            mirrored = joint(joints, name.replace("left", "right")) * torch.tensor([-1.0, 1, 1])
            assert (mirrored - joint(joints, name)).norm() < 5e-3
            assert joint(joints, name)[0] > 0
    assert 0.09 <= -joint(joints, "left_hip")[1] <= 0.10


def test_mesh_is_watertight_and_faces_outwards(body):
    faces = np.asarray(body.faces)
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]).tolist()
    directed = Counter(map(tuple, edges))
    assert set(directed.values()) == {1}
    assert all((b, a) in directed for a, b in directed)
    assert faces.shape == (7000, 3)
    assert np.unique(faces).size == len(body.v_template)
    a, b, c = (body.v_template[faces[:, corner]].double() for corner in range(3))
    litres = 1e3 * torch.linalg.vecdot(a, torch.linalg.cross(b, c)).sum() / 6
    assert 50 < litres < 90


def test_weights_and_regressor_are_convex(body):
    for rows in (body.lbs_weights, body.J_regressor):
        assert rows.min() >= 0
        torch.testing.assert_close(rows.sum(1), torch.ones(len(rows)))
    assert (body.lbs_weights > 0).sum(1).max() <= 4
    assert set(part_labels(body).tolist()) == set(range(24))
    assert len(body.v_template) != 6890


def test_betas_have_unit_variance_and_give_adults(body):
    betas = adult_betas()
    assert betas.shape == (2000, 10)
    torch.testing.assert_close(betas.mean(0), torch.zeros(10), atol=1e-3, rtol=0)
    torch.testing.assert_close(betas.T @ betas / 2000, torch.eye(10), atol=2e-3, rtol=0)
    mesh = body.v_template + torch.einsum("vcb,pb->pvc", body.shapedirs, betas[:200])
    height = mesh[..., 1].amax(1) - mesh[..., 1].amin(1)
    assert 1.68 < height.mean() < 1.78
    assert 1.4 < height.min() < height.max() < 2.1


def test_projection_scales_then_shifts():
    joints = torch.tensor([[1.0, 2.0, 3.0], [0.0, 0.0, 9.0]])
    camera = torch.tensor([[0.5, 0.1, -0.2], [1.0, 0.0, 0.0]])
    expected = [[[0.6, 0.8], [0.1, -0.2]], [[1.0, 2.0], [0.0, 0.0]]]
    torch.testing.assert_close(project(joints, camera), torch.tensor(expected))


def test_someone_facing_the_camera_stands_upright_in_the_image(body):
    turn = rotation.from_axis_angle(torch.tensor([torch.pi, 0, 0]))
    joints = body_joints(body, rotation.identity(23), turn, torch.zeros(10))
    image = project(joints, torch.tensor([0.9, 0.0, 0.0]))
    assert joint(image, "head")[1] < joint(image, "left_ankle")[1]
    assert joint(image, "left_wrist")[0] > joint(image, "right_wrist")[0]
    assert image.abs().max() < 1


def test_body_is_frozen_and_silent(capfd):
    assert not any(parameter.requires_grad for parameter in load_body().parameters())
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda q, r, b: (q[..., :21, :], r, b), r"rotations has shape .*\(\.\.\., 23, 4\)"),
        (lambda q, r, b: (q, r[..., :3], b), r"root_rotation has shape .*\(\.\.\., 4\)"),
        (lambda q, r, b: (q, r, b[..., :9]), r"betas has shape .*\(\.\.\., 10\)"),
        (lambda q, r, b: (q.double(), r, b), r"rotations is torch.float64 .*body.to\(rotations\)"),
        (lambda q, r, b: (q, r, b.half()), r"betas is torch.float16"),
        (lambda q, r, b: (2 * q, r, b), r"rotations: 138 of 138 quaternions are not unit.* norm 2"),
        (lambda q, r, b: (q, 0 * r, b), r"root_rotation: 6 of 6 .* not unit"),
        (lambda q, r, b: (q, r.to("meta"), b), r"root_rotation is torch.float32 on meta"),
    ],
)
@pytest.mark.parametrize("function", [body_joints, vertices])
def test_wrong_shapes_dtypes_and_devices(body, pose, function, change, message):
    with pytest.raises(ValueError, match=message):
        function(body, *change(*pose))


def test_arrays_are_no_tensors(body):
    with pytest.raises(TypeError, match="betas is ndarray; expected a tensor"):
        rest_joints(body, np.zeros((2, 10), np.float32))


def test_wrong_camera():
    with pytest.raises(ValueError, match="points is on cpu, camera on meta; move one"):
        project(torch.zeros(24, 3), torch.zeros(3, device="meta"))
    with pytest.raises(ValueError, match=r"camera \(2,\): expected"):
        project(torch.zeros(24, 3), torch.zeros(2))


def test_missing_data_names_both_places():
    with pytest.raises(FileNotFoundError, match=r"'nothing/here.npz' found neither at .*recipe"):
        data_path("nothing", "here.npz")
