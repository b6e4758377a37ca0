"""Where a camera and a person stand, how the person is turned, and what the image is cut to.

The world is y up with the ground at 0, in metres; a camera's axes are x right, y down, z away. An
image is a square of the plane at distance 1; no weak perspective is assumed.
"""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import normalize

from .. import rotation
from ..render.raster import to_pixels
from .keyed_random import Chance
from .roles import Role

STUDIO_CAMERAS = ((-3.3, 1.6, -4.4), (3.4, 1.55, -4.3), (-3.3, 1.55, 4.4), (3.3, 1.6, 4.4))
"""Places of the four cameras of ``studio``, metres; the last one, numbered 3, is P2's."""


class Shot(NamedTuple):
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


def fixed(camera: Tensor, happening: Chance) -> Shot:
    """One of the four cameras of ``studio`` (B,), which look at the middle of the room."""
    foot = _foot(happening)
    position = foot.new_tensor(STUDIO_CAMERAS)[camera]
    middle = foot.new_tensor([[0.0, 0.9, 0.0]]).expand_as(position)
    level = torch.zeros_like(position[:, 0])
    return Shot(position, look_at(position, middle, level), foot, torch.full_like(level, 5.0))


def around(role: Role, camera: Tensor, rig: Chance, happening: Chance, view: Chance) -> Shot:
    """One camera (B,) of a rig around the middle, the same wherever the person stands."""
    turn = (camera + rig.uniform("turn", low=-0.3, high=0.3)) * (2 * torch.pi / role.views)
    position, reach = _position(role, rig, turn)
    return _towards(role, position, 0.6 * _foot(happening), view, reach)


def anywhere(role: Role, happening: Chance, view: Chance) -> Shot:
    """A camera at any side of the person."""
    foot = 0.6 * _foot(happening)
    position, reach = _position(role, view, view.uniform("turn", high=2 * torch.pi))
    return _towards(role, position + foot, foot, view, reach)


def _foot(happening: Chance) -> Tensor:
    place = happening.uniform("foot", 3, low=-1, high=1)
    return place * place.new_tensor([1.0, 0.0, 1.0])


def _position(role: Role, chance: Chance, turn: Tensor) -> tuple[Tensor, Tensor]:
    distance = chance.uniform("distance", low=role.distance[0], high=role.distance[1])
    height = chance.uniform("height", low=role.camera_height[0], high=role.camera_height[1])
    return torch.stack([turn.sin() * distance, height, turn.cos() * distance], -1), distance + 1.0


def _towards(role: Role, position: Tensor, foot: Tensor, view: Chance, reach: Tensor) -> Shot:
    aim = view.uniform("aim", low=0.7, high=1.1)
    target = torch.stack([0 * aim, aim, 0 * aim], 1)
    roll = 0.04 * view.normal("roll") * (role.roughness > 0.2)
    return Shot(position, look_at(position, target, roll), foot, reach)


def heading(chance: Chance, role: Role, tilt: Tensor) -> Tensor:
    """The root's rotation in the world: the pose's tilt turned to any side, now and then thrown."""
    yaw = chance.uniform("yaw", high=2 * torch.pi)
    zero = torch.zeros_like(yaw)
    turned = rotation.from_axis_angle(torch.stack([zero, yaw, zero], -1))
    lean = chance.normal("lean", 3) * yaw.new_tensor([0.7, 0.0, 0.7])
    lean = lean * chance.yes("tilted", role.tilted)[:, None]
    return rotation.multiply(rotation.from_axis_angle(lean), rotation.multiply(turned, tilt))


def plane(points: Tensor) -> Tensor:
    """(X/Z, Y/Z, 1) of points (..., 3) in the camera's axes."""
    return points / points[..., 2:]


def cut_out(chance: Chance, role: Role, joints: Tensor, mesh: Tensor) -> Tensor:
    """Crops (B, 3) of the plane, around the person or around the upper body.

    ``joints`` (B, 24, 3) and ``mesh`` (B, V, 3) are in the camera's axes. A crop is what
    `kdict.body.project` takes for a camera: a point of the plane times the first number plus the
    other two is in the image's coordinates, [−1, 1].
    """
    bones, outline = plane(joints)[..., :2], plane(mesh)[..., :2]
    low, high = outline.amin(1), outline.amax(1)
    middle, half = (low + high) / 2, (high - low).amax(1) / 2
    half = half * chance.uniform("margin", low=role.margin[0], high=role.margin[1])
    chest = torch.lerp(bones[:, 0], bones[:, 12], chance.uniform("chest", 1, low=-0.2, high=1.0))
    cut = chance.yes("cut off", role.cut_off)
    middle = torch.where(cut[:, None], chest, middle)
    half = torch.where(cut, half * chance.uniform("closer", low=0.45, high=0.8), half)
    off = 0.05 * (1 + role.roughness) * chance.normal("off", 2).clamp(-2, 2)
    middle = middle + half[:, None] * off
    return torch.cat([1 / half[:, None], -middle / half[:, None]], 1)


def visible(keypoints: Tensor, hidden: Tensor) -> Tensor:
    """1 for keypoints (B, K, 2) within the image and not ``hidden`` (B, S, S), else 0."""
    size = hidden.shape[-1]
    inside = (keypoints.abs() < 1).all(-1)
    pixel = to_pixels(keypoints, size).round().long().clamp(0, size - 1)
    sample = torch.arange(len(hidden), device=hidden.device)[:, None]
    return (inside & (hidden[sample, pixel[..., 1], pixel[..., 0]] < 0.5)).to(keypoints.dtype)
