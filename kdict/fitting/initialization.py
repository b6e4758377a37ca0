"""Where fits begin: poses turned to the viewer from several sides, and placed on the keypoints.

A weak-perspective camera sees a pose and its mirror image in depth alike; starts on both sides
leave it to the prior to tell which is a person.
"""

from collections.abc import Mapping
from dataclasses import replace

import torch
from torch import Tensor

from .. import rotation
from .weak_perspective import FitState, WeakPerspectiveModel

_DEPTH = torch.tensor([1.0, -1.0, -1.0, 1.0])


def turn(x: float | Tensor = 0.0, y: float | Tensor = 0.0, z: float | Tensor = 0.0) -> Tensor:
    """Quaternions (..., 4) of turns about x, then y, then z, in radians; shapes broadcast."""
    angles = torch.stack(torch.broadcast_tensors(*(torch.as_tensor(a) for a in (x, y, z))))
    axes = torch.eye(3).to(angles)
    first, second, third = (
        rotation.from_axis_angle(angle[..., None] * axis)
        for angle, axis in zip(angles, axes, strict=True)
    )
    return rotation.multiply(third, rotation.multiply(second, first))


def mirrored_in_depth(state: FitState) -> FitState:
    """The depth-reversed state: nearly the same image, with near and far exchanged.

    Bones of the T-pose lie in the plane of the body, nearly; for a bone b in that plane and
    M = diag(1, 1, −1), ``M D M b`` is ``D b`` seen in a mirror behind the body.
    """
    return replace(
        state,
        rotations=state.rotations * _DEPTH.to(state.rotations),
        root_rotation=state.root_rotation * _DEPTH.to(state.rotations),
    )


def align_to_keypoints(
    model: WeakPerspectiveModel, state: FitState, points: Tensor, visibility: Tensor
) -> FitState:
    """Roll, scale and shift the image of a state onto points (B, K, 2), by least squares.

    The roll is about the camera's axis. Keypoints that nothing is known of weigh nothing; a
    person without extent in the image keeps the scale of 1.
    """
    weight = visibility / visibility.sum(-1, keepdim=True).clamp(min=1e-9)
    found = model.keypoints(state)[..., :2]
    center, middle = ((weight[..., None] * p).sum(1, keepdim=True) for p in (found, points))
    here, there = (torch.view_as_complex(p.contiguous()) for p in (found - center, points - middle))
    spread = (weight * here.abs().square()).sum(-1)
    factor = (weight * there * here.conj()).sum(-1) / spread.clamp(min=1e-9)
    extent = (weight * there.abs().square()).sum(-1)
    # For a person seen from the side and a start that faces the camera the least-squares scale is
    # too small; the ratio of the extents is not.
    scale = torch.where((extent > 1e-9) & (spread > 1e-9), (extent / spread).sqrt(), 1.0)
    root = rotation.multiply(turn(z=factor.angle()).to(state.root_rotation), state.root_rotation)
    rolled = replace(state, root_rotation=root)
    # The body turns about its pelvis, which need not be the origin.
    center = (weight[..., None] * model.keypoints(rolled)[..., :2]).sum(1)
    shift = middle[:, 0] - scale[:, None] * center
    return replace(rolled, camera=torch.cat([scale.log()[:, None], shift], 1))


def turned_about(rotations: Tensor, betas: Tensor) -> Mapping[str, FitState]:
    """A pose (B, 23, 4) that faces the camera, and turned by quarters about the vertical."""
    count = len(rotations)
    states = {}
    for side in range(4):
        angle = torch.pi / 2 * side
        root = rotation.multiply(turn(x=torch.pi), turn(y=angle)).to(rotations)
        states[f"mean pose turned {90 * side}°"] = FitState(
            rotations, root.expand(count, 4), betas, rotations.new_zeros(count, 3)
        )
    return states


def stack(states: list[FitState]) -> FitState:
    """One state of all people, the first state's first."""
    return FitState(*(torch.cat(parts) for parts in zip(*(vars(s).values() for s in states),
                                                     strict=True)))  # fmt: skip
