"""Augmentation of the open benchmark's people, in training.

Seventy-two training clips of one skeleton cover few of the poses that people take. With
augmentation a pose is mirrored, takes its arms and its legs from two other draws, and leans by any
angle. Limbs are exchanged joint by joint, which is an exchange of dictionary codes: each joint
stays within its own dictionary's hull.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from kdict.skeleton import DICTIONARY_JOINTS, mirror, mirrored
from kdict.synthetic import Rendered
from kdict.synthetic.backdrop import Scene
from kdict.synthetic.camera import Viewpoint, looking_at
from kdict.synthetic.dataset import turned
from kdict.synthetic.keyed_random import KeyedRNG

ELEVATIONS = (-20.0, 75.0)
"""Degrees above the horizon from which some people are seen, no lower than 0.1 m."""


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


class AugmentedPeople(Rendered):
    """A role's training images, of broader poses and from more cameras; see `Rendered`."""

    def __init__(self, role: str, augmentation: Augmentation | None = None, **options):
        super().__init__(role, "train", **options)
        self.augmentation = augmentation or Augmentation()

    def draw_pose(self, rng: KeyedRNG) -> tuple[Tensor, Tensor, Tensor]:
        action, rotations, tilt = super().draw_pose(rng)
        assets = self.assets
        crossed = rng.bernoulli("crossed", self.augmentation.crossed)[:, None, None]
        for limb, rows in LIMBS.items():
            other = rng.fork(limb)
            donor, _ = assets.pose(other.categorical("action", assets.poses.weights), other)
            rotations[:, rows] = torch.where(crossed, donor[:, rows], rotations[:, rows])
        flip = rng.bernoulli("mirrored", self.augmentation.mirrored)[:, None]
        tilt = torch.where(flip, mirror(tilt), tilt)
        rotations = torch.where(flip[..., None], mirrored(rotations), rotations)
        return action, rotations, tilt

    def draw_root(self, rng: KeyedRNG, tilt: Tensor) -> Tensor:
        """Some lean in any direction, uniformly up to 180°."""
        toward, angle = rng.uniform("lean", 2, high=torch.pi).unbind(-1)
        axis = torch.stack([(2 * toward).cos(), torch.zeros_like(angle), (2 * toward).sin()], -1)
        lean = axis * angle[:, None]
        lean = lean * rng.bernoulli("tilted", self.augmentation.tilted)[:, None]
        return turned(tilt, rng.uniform("yaw", high=2 * torch.pi), lean)

    def draw_viewpoint(self, moment, camera, moment_rng, view_rng) -> Viewpoint:
        viewpoint = super().draw_viewpoint(moment, camera, moment_rng, view_rng)
        if self._has_fixed_cameras():
            return viewpoint
        low, high = ELEVATIONS
        elevation = view_rng.uniform("elevation", low=low, high=high) * (torch.pi / 180)
        turn = view_rng.uniform("turn", high=2 * torch.pi)  # the camera's own
        away = viewpoint.reach - 1.0
        across = elevation.cos() * away
        height = (0.9 + elevation.sin() * away).clamp_min(0.1)
        raised = torch.stack([turn.sin() * across, height, turn.cos() * across], -1)
        steep = view_rng.bernoulli("steep", self.augmentation.tilted)[:, None]
        position = torch.where(steep, raised + viewpoint.foot, viewpoint.position)
        return looking_at(self.settings, position, viewpoint.foot, view_rng, viewpoint.reach)

    def draw_scene(self, moment: Tensor, moment_rng: KeyedRNG, viewpoint: Viewpoint) -> Scene:
        scene = super().draw_scene(moment, moment_rng, viewpoint)
        if not self._has_fixed_cameras():  # A raised camera stays below the ceiling.
            scene.half[:, 1] = torch.maximum(scene.half[:, 1], viewpoint.position[:, 1] + 0.3)
        return scene

    def _has_fixed_cameras(self) -> bool:
        return self.role in ("studio", "multiview")
