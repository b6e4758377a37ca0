"""The kinematic tree: against a naive walk over rotation matrices."""

import numpy as np
import pytest
import torch
from scipy.spatial.transform import Rotation

from kdict import rotation, skeleton


def unit(*shape, seed=0):
    q = torch.randn(*shape, 4, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
    return torch.nn.functional.normalize(q, dim=-1)


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


def test_world_rotations_agree_with_a_naive_walk():
    rotations, root = unit(5, 23), unit(5, seed=2)
    world = rotation.to_matrix(skeleton.world_rotations(rotations, root))
    for frame in range(5):
        expected = [Rotation.from_quat(root[frame].numpy(), scalar_first=True).as_matrix()]
        for parent, q in zip(skeleton.PARENTS[1:], rotations[frame].numpy(), strict=True):
            local = Rotation.from_quat(q, scalar_first=True).as_matrix()
            expected.append(expected[parent] @ local)
        torch.testing.assert_close(world[frame], torch.from_numpy(np.stack(expected)))


def test_relative_and_world_rotations_are_inverses():
    rotations, root = unit(4, 2, 23), unit(4, 2, seed=1)
    world = skeleton.world_rotations(rotations, root)
    assert world.shape == (4, 2, 24, 4)
    back = skeleton.relative_rotations(world)
    torch.testing.assert_close(rotation.align(back, rotations), rotations)
    # Turning the world turns the root alone.
    turned = skeleton.relative_rotations(rotation.multiply(unit(1, 1, 1, seed=3), world))
    torch.testing.assert_close(rotation.align(turned, rotations), rotations)


def test_names():
    assert [skeleton.index(name) for name in ("left_hip", "right_hand")] == [0, 22]
    assert skeleton.label("left_knee") == "left knee"
    for name in ("pelvis", "knee", ""):
        with pytest.raises(ValueError, match=f"joint '{name}' has no dictionary; expected one of"):
            skeleton.index(name)
