"""The kinematic tree: against a naive walk over 4 × 4 matrices."""

import numpy as np
import pytest
import torch
from scipy.spatial.transform import Rotation

from kdict import rotation, skeleton


def unit(*shape, seed=0):
    q = torch.randn(*shape, 4, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
    return torch.nn.functional.normalize(q, dim=-1)


def rest_pose(seed=1):
    return torch.randn(24, 3, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def naive(rotations, root, rest):
    """World rotation and place of each joint, one 4 × 4 matrix after the other."""

    def matrix(q, offset):
        m = np.eye(4)
        m[:3, :3] = Rotation.from_quat(q, scalar_first=True).as_matrix()
        m[:3, 3] = offset
        return m

    world = [matrix(root.numpy(), rest[0].numpy())]
    for joint in range(1, 24):
        parent = skeleton.PARENTS[joint]
        bone = (rest[joint] - rest[parent]).numpy()
        world.append(world[parent] @ matrix(rotations[joint - 1].numpy(), bone))
    return np.stack(world)


def test_the_tree_is_smpl_s():
    assert len(skeleton.JOINTS) == len(set(skeleton.JOINTS)) == len(skeleton.PARENTS) == 24
    assert skeleton.JOINTS[0] == "pelvis"
    assert skeleton.JOINTS[1:] == skeleton.DICTIONARY_JOINTS
    # Parents come first, so that one pass over the joints is enough.
    assert all(parent < joint for joint, parent in enumerate(skeleton.PARENTS))
    for joint, parent in enumerate(skeleton.PARENTS[1:], 1):
        name, above = skeleton.JOINTS[joint], skeleton.JOINTS[parent]
        if "left" in above:
            assert "left" in name
    mirrored = {"left": "right", "right": "left"}
    for joint, parent in enumerate(skeleton.PARENTS[1:], 1):
        side, _, rest = skeleton.JOINTS[joint].partition("_")
        if side in mirrored:
            twin = skeleton.JOINTS.index(f"{mirrored[side]}_{rest}")
            above = skeleton.JOINTS[skeleton.PARENTS[twin]].replace(mirrored[side], side)
            assert above == skeleton.JOINTS[parent]


def test_forward_kinematics_agrees_with_a_naive_walk():
    rotations, root, rest = unit(5, 23), unit(5, seed=2), rest_pose()
    places = skeleton.joint_positions(rotations, root, rest)
    world = rotation.to_matrix(skeleton.world_rotations(rotations, root))
    for frame in range(5):
        expected = torch.from_numpy(naive(rotations[frame], root[frame], rest))
        torch.testing.assert_close(places[frame], expected[:, :3, 3])
        torch.testing.assert_close(world[frame], expected[:, :3, :3])


def test_no_rotation_is_the_rest_pose_and_bones_keep_their_length():
    rest = rest_pose()
    still = rotation.identity(23, dtype=torch.float64)
    root = rotation.identity(dtype=torch.float64)
    torch.testing.assert_close(skeleton.joint_positions(still, root, rest), rest)
    moved = skeleton.joint_positions(unit(23), unit(), rest)
    parents = list(skeleton.PARENTS[1:])
    torch.testing.assert_close(
        (moved[1:] - moved[parents]).norm(dim=-1), (rest[1:] - rest[parents]).norm(dim=-1)
    )


def test_relative_and_world_rotations_are_inverses():
    rotations, root = unit(4, 2, 23), unit(4, 2, seed=1)
    world = skeleton.world_rotations(rotations, root)
    assert world.shape == (4, 2, 24, 4)
    back = skeleton.relative_rotations(world)
    torch.testing.assert_close(rotation.align(back, rotations), rotations)
    # Turning the world turns the root alone.
    turned = skeleton.relative_rotations(rotation.multiply(unit(1, 1, 1, seed=3), world))
    torch.testing.assert_close(rotation.align(turned, rotations), rotations)


def test_a_joint_moves_only_what_hangs_below_it():
    rotations, root, rest = unit(23), unit(seed=1), rest_pose()
    bent = rotations.clone()
    bent[skeleton.index("left_knee")] = unit(seed=5)
    before, after = (skeleton.joint_positions(r, root, rest) for r in (rotations, bent))
    moved = (before - after).norm(dim=-1) > 1e-9
    assert {skeleton.JOINTS[j] for j in moved.nonzero()} == {"left_ankle", "left_foot"}


def test_joints_are_differentiable_and_take_empty_batches():
    rotations = unit(2, 23).requires_grad_()
    skeleton.joint_positions(rotations, unit(2, seed=1), rest_pose())[:, -1].sum().backward()
    chain = [skeleton.index(f"right_{name}") for name in ("collar", "shoulder", "elbow", "wrist")]
    assert (rotations.grad[:, chain].norm(dim=-1) > 0).all()
    assert (rotations.grad[:, skeleton.index("left_elbow")] == 0).all()
    assert skeleton.joint_positions(unit(0, 23), unit(0), rest_pose()).shape == (0, 24, 3)


def test_names():
    assert [skeleton.index(name) for name in ("left_hip", "right_hand")] == [0, 22]
    assert skeleton.label("left_knee") == "left knee"
    for name in ("pelvis", "knee", ""):
        with pytest.raises(ValueError, match=f"joint '{name}' has no dictionary; expected one of"):
            skeleton.index(name)
