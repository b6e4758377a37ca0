"""Poses of the open benchmark, and their augmentation in training.

Seventy-two training clips of one skeleton cover few of the poses that people take. With
augmentation a pose is mirrored, takes its arms and its legs from two other draws, and leans by any
angle. Limbs are exchanged joint by joint, which is an exchange of dictionary codes: each joint
stays within its own dictionary's hull.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from .. import rotation
from ..skeleton import DICTIONARY_JOINTS, mirror, mirrored
from .assets import Assets
from .keyed_random import KeyedRNG


@dataclass(frozen=True)
class Augmentation:
    """Shares of training samples: mirrored; with limbs of other draws; leaning by up to 180°, or
    seen from far above or below."""

    mirrored: float = 0.5
    crossed: float = 0.5
    tilted: float = 0.35

    @property
    def name(self) -> str:
        """Of files of such samples."""
        return f"augmented-{self.mirrored:g}-{self.crossed:g}-{self.tilted:g}"


def _rows(*names: str) -> list[int]:
    return [i for i, joint in enumerate(DICTIONARY_JOINTS) if joint.partition("_")[2] in names]


LIMBS = {
    "arms": _rows("collar", "shoulder", "elbow", "wrist", "hand"),
    "legs": _rows("hip", "knee", "ankle", "foot"),
}
"""Rows of (23, 4) rotations that are exchanged together."""


def draw_pose(
    assets: Assets, rng: KeyedRNG, augment: Augmentation | None
) -> tuple[Tensor, Tensor, Tensor]:
    """Mixture component (B,), rotations (B, 23, 4) and root tilt (B, 4), heading +z."""
    action = rng.categorical("action", assets.poses.weights)
    rotations, tilt = assets.pose(action, rng)
    if augment:
        crossed = rng.bernoulli("crossed", augment.crossed)[:, None, None]
        for limb, rows in LIMBS.items():
            other = rng.fork(limb)
            donor, _ = assets.pose(other.categorical("action", assets.poses.weights), other)
            rotations[:, rows] = torch.where(crossed, donor[:, rows], rotations[:, rows])
        flip = rng.bernoulli("mirrored", augment.mirrored)[:, None]
        tilt = torch.where(flip, mirror(tilt), tilt)
        rotations = torch.where(flip[..., None], mirrored(rotations), rotations)
    return action, rotations, tilt


def draw_root(rng: KeyedRNG, tilt: Tensor, tilted: float, augment: Augmentation | None) -> Tensor:
    """Root rotation (B, 4) in the world: the pose's tilt, any heading, and sometimes a lean.

    Parameters
    ----------
    tilt : (B, 4) of the pose.
    tilted : share of samples that lean, by a normal angle of 0.7 rad about each horizontal axis.
        With ``augment`` its share leans instead, in any direction, uniformly up to 180°.
    """
    yaw = rng.uniform("yaw", high=2 * torch.pi)
    zero = torch.zeros_like(yaw)
    turned = rotation.from_axis_angle(torch.stack([zero, yaw, zero], -1))
    if augment:
        toward, angle = rng.uniform("lean", 2, high=torch.pi).unbind(-1)
        lean = torch.stack([(2 * toward).cos(), zero, (2 * toward).sin()], -1) * angle[:, None]
        lean = lean * rng.bernoulli("tilted", augment.tilted)[:, None]
    else:
        lean = rng.normal("lean", 3) * yaw.new_tensor([0.7, 0.0, 0.7])
        lean = lean * rng.bernoulli("tilted", tilted)[:, None]
    return rotation.multiply(rotation.from_axis_angle(lean), rotation.multiply(turned, tilt))
