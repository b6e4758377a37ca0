"""Where camera and person stand, and the crop of the image around the person.

The world is y up with the ground at 0, in meters; a camera's axes are x right, y down, z away. An
image is a square of the plane at distance 1; no weak perspective is assumed.
"""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import normalize

from ..render.raster import to_pixels
from .keyed_random import KeyedRNG
from .roles import Role

STUDIO_CAMERAS = ((-3.3, 1.6, -4.4), (3.4, 1.55, -4.3), (-3.3, 1.55, 4.4), (3.3, 1.6, 4.4))
"""Places of the four cameras of ``studio``, meters; the last one, numbered 3, is P2's."""


class Viewpoint(NamedTuple):
    """A camera, and where the person stands that it is turned to."""

    position: Tensor
    """(B, 3) of the camera, in the world."""
    axes: Tensor
    """(B, 3, 3) world to camera, see `look_at`."""
    foot: Tensor
    """(B, 3) on the ground, in the world."""
    reach: Tensor
    """(B,) how far from the world's middle walls have to be at least, to be behind the camera."""


def look_at(position: Tensor, target: Tensor, roll: Tensor) -> Tensor:
    """World to camera rotations (B, 3, 3) of cameras that look from ``position`` at ``target``.

    Rows are the camera's axes x right, y down, z ahead in world coordinates; ``roll`` (B,) in
    radians turns the image.
    """
    ahead = normalize(target - position, dim=-1)
    right = normalize(torch.linalg.cross(ahead, ahead.new_tensor([[0.0, 1.0, 0.0]])), dim=-1)
    down = torch.linalg.cross(ahead, right)
    c, s = roll.cos()[:, None], roll.sin()[:, None]
    return torch.stack([c * right + s * down, c * down - s * right, ahead], 1)


def studio_camera(camera: Tensor, moment_rng: KeyedRNG) -> Viewpoint:
    """One of the four cameras of ``studio`` (B,), which look at the middle of the room."""
    foot = _foot(moment_rng)
    position = foot.new_tensor(STUDIO_CAMERAS)[camera]
    middle = foot.new_tensor([[0.0, 0.9, 0.0]]).expand_as(position)
    level = torch.zeros_like(position[:, 0])
    return Viewpoint(position, look_at(position, middle, level), foot, torch.full_like(level, 5.0))


def rig_camera(
    role: Role, camera: Tensor, rig_rng: KeyedRNG, moment_rng: KeyedRNG, view_rng: KeyedRNG
) -> Viewpoint:
    """One camera (B,) of a rig around the middle, the same wherever the person stands."""
    turn = (camera + rig_rng.uniform("turn", low=-0.3, high=0.3)) * (2 * torch.pi / role.views)
    position, reach = _position(role, rig_rng, turn)
    return looking_at(role, position, 0.6 * _foot(moment_rng), view_rng, reach)


def free_camera(role: Role, moment_rng: KeyedRNG, view_rng: KeyedRNG) -> Viewpoint:
    """A camera at any side of the person."""
    foot = 0.6 * _foot(moment_rng)
    turn = view_rng.uniform("turn", high=2 * torch.pi)
    position, reach = _position(role, view_rng, turn)
    return looking_at(role, position + foot, foot, view_rng, reach)


def _foot(moment_rng: KeyedRNG) -> Tensor:
    place = moment_rng.uniform("foot", 3, low=-1, high=1)
    return place * place.new_tensor([1.0, 0.0, 1.0])


def _position(role: Role, rng: KeyedRNG, turn: Tensor) -> tuple[Tensor, Tensor]:
    distance = rng.uniform("distance", low=role.distance[0], high=role.distance[1])
    height = rng.uniform("height", low=role.camera_height[0], high=role.camera_height[1])
    return torch.stack([turn.sin() * distance, height, turn.cos() * distance], -1), distance + 1.0


def looking_at(
    role: Role, position: Tensor, foot: Tensor, view_rng: KeyedRNG, reach: Tensor
) -> Viewpoint:
    """A camera at a position (B, 3) that looks at the middle of the room."""
    aim = view_rng.uniform("aim", low=0.7, high=1.1)
    target = torch.stack([0 * aim, aim, 0 * aim], 1)
    roll = 0.04 * view_rng.normal("roll") * (role.roughness > 0.2)
    return Viewpoint(position, look_at(position, target, roll), foot, reach)


def to_image_plane(points: Tensor) -> Tensor:
    """(X/Z, Y/Z, 1) of points (..., 3) in the camera's axes."""
    return points / points[..., 2:]


def draw_crop(rng: KeyedRNG, role: Role, joints: Tensor, mesh: Tensor) -> Tensor:
    """Crops (B, 3) of the plane, around the person or around the upper body.

    ``joints`` (B, 24, 3) and ``mesh`` (B, V, 3) are in the camera's axes. A crop is what
    `kdict.body.project` takes for a camera: a point of the plane times the first number plus the
    other two is in the image's coordinates, [−1, 1].
    """
    bones, outline = to_image_plane(joints)[..., :2], to_image_plane(mesh)[..., :2]
    low, high = outline.amin(1), outline.amax(1)
    middle, half = (low + high) / 2, (high - low).amax(1) / 2
    half = half * rng.uniform("margin", low=role.margin[0], high=role.margin[1])
    chest = torch.lerp(bones[:, 0], bones[:, 12], rng.uniform("chest", 1, low=-0.2, high=1.0))
    cut = rng.bernoulli("cut off", role.cut_off)
    middle = torch.where(cut[:, None], chest, middle)
    half = torch.where(cut, half * rng.uniform("closer", low=0.45, high=0.8), half)
    off = 0.05 * (1 + role.roughness) * rng.normal("off", 2).clamp(-2, 2)
    middle = middle + half[:, None] * off
    return torch.cat([1 / half[:, None], -middle / half[:, None]], 1)


def within(keypoints: Tensor) -> Tensor:
    """Booleans (B, K): keypoints (B, K, 2) that lie within the image."""
    return (keypoints.abs() < 1).all(-1)


def visibility(keypoints: Tensor, hidden: Tensor) -> Tensor:
    """1 for keypoints (B, K, 2) within the image and not ``hidden`` (B, S, S), else 0."""
    size = hidden.shape[-1]
    pixel = to_pixels(keypoints, size).round().long().clamp(0, size - 1)
    sample = torch.arange(len(hidden), device=hidden.device)[:, None]
    return (within(keypoints) & (hidden[sample, pixel[..., 1], pixel[..., 0]] < 0.5)).to(
        keypoints.dtype
    )
