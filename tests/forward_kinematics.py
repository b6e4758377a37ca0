"""Forward kinematics written naively, to compare the body's joints and the figures with."""

import torch

from kdict import rotation
from kdict.skeleton import JOINTS, PARENTS, world_rotations


def joint_positions(rotations, root_rotation, rest):
    """Joints (..., 24, 3) of relative rotations (..., 23, 4), root (..., 4) and T-pose (24, 3)."""
    world = rotation.to_matrix(world_rotations(rotations, root_rotation))
    places = [rest[0].expand(*rotations.shape[:-2], 3)]
    for joint in range(1, len(JOINTS)):
        parent = PARENTS[joint]
        bone = rest[joint] - rest[parent]
        places.append(places[parent] + world[..., parent, :, :] @ bone)
    return torch.stack(places, dim=-2)
