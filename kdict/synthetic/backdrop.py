"""Backdrops: rooms and outdoor scenes with their light, rendered by ray casting.

The world is y up with the ground at 0 and the person near the origin. Rooms are boxes seen by ray
casting, so that floor and walls agree with the camera; outdoors the walls are far and end at a
skyline.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from .appearance import colors
from .keyed_random import KeyedRNG
from .person import Light, Shadow
from .textures import sample_surface


@dataclass
class Scene:
    """B boxes around the person and the light in them; rows 0 to 3 of the surfaces are the floor,
    the walls across x, the walls across z, and the ceiling (the sky outdoors)."""

    half: Tensor
    """(B, 3): half the width, the height, half the length, meters."""
    outdoors: Tensor
    surface: Tensor
    """(B, 4) of the bank."""
    scale: Tensor
    """(B, 4) repetitions a meter."""
    dark: Tensor
    """(B, 4, 3) colors in linear light where the surface is 0."""
    bright: Tensor
    built: Tensor
    """(B,): outdoors, whether there are houses with straight roofs, or else trees."""
    skyline: Tensor
    direction: Tensor
    """(B, 3) towards the key light, in the world."""
    key: Tensor
    ambient: Tensor


def draw_scene(
    rng: KeyedRNG,
    where: dict[str, tuple[int, int]],
    outdoors: Tensor,
    plain: Tensor,
    reach: Tensor,
) -> Scene:
    """Random scenes.

    Parameters
    ----------
    where : of the bank's kinds of surfaces.
    outdoors, plain : (B,) booleans; plain rooms have unmarked walls.
    reach : (B,) how far from the origin the walls are at least, meters.
    """
    between = rng.uniform

    def of(kind: str, name: str) -> Tensor:
        return where[kind][0] + rng.integer(name, where[kind][1])

    def either(flag: Tensor, yes: Tensor, no: Tensor) -> Tensor:
        return torch.where(flag.view(-1, *[1] * (yes.dim() - 1)), yes, no)

    built = rng.bernoulli("built", 0.5)

    def some_wall(name: str) -> Tensor:
        inside = either(plain, of("plain", f"{name} plain"), of("wall", name))
        outside = either(built, of("built", f"{name} built"), of("green", f"{name} green"))
        return either(outdoors, outside, inside)

    wall = some_wall("wall")
    other = either(rng.bernoulli("same walls", 0.5), wall, some_wall("other wall"))
    floor = either(plain, of("plain", "floor p"), of("ground", "floor"))
    above = either(outdoors, of("cloud", "sky"), of("plain", "ceiling"))
    far = either(
        outdoors, between("far", 2, low=6.0, high=25.0), between("near", 2, low=0.4, high=3.5)
    )
    height = either(outdoors, torch.full_like(reach, 60.0), between("height", low=2.7, high=4.2))
    half = reach[:, None] + far
    span = either(
        outdoors, between("span o", 4, low=0.08, high=0.3), between("span", 4, low=0.3, high=0.8)
    )
    span[:, 0] = between("span floor", low=0.25, high=0.9)
    base = torch.stack([colors(rng, f"surface {i}", 0.55) for i in range(4)], 1)
    pale = 0.25 + 0.6 * between("pale", 1, 1)
    base = either(outdoors, base, base * 0.45 + pale**2 * 0.55)
    # Outdoors it is mostly green, earth and stone, sometimes a painted court.
    green = base.new_tensor([0.62, 0.9, 0.3]) * between("green", 4, 1, low=0.12, high=0.5)
    earth = base.new_tensor([0.9, 0.72, 0.5]) * between("earth", 4, 1, low=0.15, high=0.75)
    stone = base.new_tensor([0.9, 0.9, 0.92]) * between("stone", 4, 1, low=0.15, high=0.8)
    which = between("outside", 4, 1)
    which[:, 1:3] = either(built, 0.42 + 0.58 * which[:, 1:3], 0.5 * which[:, 1:3])
    outside = torch.where(which < 0.42, green, torch.where(which < 0.65, earth,
                          torch.where(which < 0.88, stone, base)))  # fmt: skip
    base = either(outdoors, outside, base)
    contrast = either(plain, between("contrast p", 4, 1, low=0.05, high=0.25),
                      between("contrast", 4, 1, low=0.3, high=0.95))  # fmt: skip
    dark, bright = base * (1 - contrast), (base * (1 + 0.6 * contrast)).clamp_max(0.95)
    blue = between("blue", 1)
    sky = torch.lerp(base.new_tensor([0.75, 0.78, 0.8]), base.new_tensor([0.22, 0.42, 0.78]), blue)
    white = torch.full_like(sky, 0.85)
    dark[:, 3] = either(outdoors, sky, white * 0.8)
    bright[:, 3] = either(outdoors, white, white)
    turn = between("light turn", high=2 * torch.pi)
    rise = either(
        outdoors, between("sun", low=0.35, high=1.25), between("lamp", low=0.7, high=1.35)
    )
    direction = torch.stack([turn.cos() * rise.cos(), rise.sin(), turn.sin() * rise.cos()], -1)
    warm = rng.normal("warm", 1) * base.new_tensor([0.12, 0.02, -0.14])
    share = either(
        outdoors, between("share o", 1, low=0.35, high=0.9), between("share", 1, low=0.3, high=0.7)
    )
    return Scene(
        half=torch.stack([half[:, 0], height, half[:, 1]], -1),
        outdoors=outdoors,
        surface=torch.stack([floor, wall, other, above], 1),
        scale=span,
        dark=dark,
        bright=bright,
        built=built,
        skyline=between("skyline", 2),
        direction=direction,
        key=2.0 * share * (1 + warm),
        ambient=(1 - share) * (1 - 0.6 * warm),
    )


_SKY = 1
_ROW = (0, 3, 1, 1, 2, 2)
"""The surface of each of the box's planes: floor, ceiling, left, right, back, front."""


def render_backdrop(
    scene: Scene,
    position: Tensor,
    axes: Tensor,
    crop: Tensor,
    shadow: Shadow,
    bank: Tensor,
    size: int,
) -> Tensor:
    """What the camera sees of a place, with the shadow that the person throws on it.

    Parameters
    ----------
    position, axes : (B, 3) and (B, 3, 3) of the camera, see `camera.look_at`.
    crop : (B, 3) the image's place in the camera's picture.
    bank : surfaces.

    Returns
    -------
    (B, 3, size, size) in linear light.
    """
    centers = (torch.arange(size, device=crop.device) + 0.5) * (2 / size) - 1
    across, down = ((centers - crop[:, i, None]) / crop[:, :1] for i in (1, 2))
    # Rays in the world, one (B, size, size) a coordinate.
    rays = [
        across[:, None, :] * axes[:, 0, i, None, None]
        + (down * axes[:, 1, i, None] + axes[:, 2, i, None])[:, :, None]
        for i in range(3)
    ]
    rays = [torch.where(ray.abs() < 1e-6, 1e-6, ray) for ray in rays]
    start = [position[:, i, None, None] for i in range(3)]
    half = [scene.half[:, i, None, None] for i in range(3)]
    low = (-half[0], torch.zeros_like(half[1]), -half[2])
    reach = [(torch.where(rays[i] > 0, half[i], low[i]) - start[i]) / rays[i] for i in range(3)]
    nearest = torch.minimum(torch.minimum(reach[0], reach[1]), reach[2])
    x, y, z = (start[i] + nearest * rays[i] for i in range(3))
    on_x, on_y = reach[0] == nearest, reach[1] == nearest
    ceiling, right, front = ((ray > 0).long() for ray in (rays[1], rays[0], rays[2]))
    plane = torch.where(on_y, ceiling, torch.where(on_x, 2 + right, 4 + front))
    batch = torch.arange(len(crop), device=crop.device)[:, None, None]
    row = torch.tensor(_ROW, device=crop.device)
    scale = scene.scale[:, row][batch, plane]
    u = torch.where(on_x & ~on_y, z, x) * scale
    v = torch.where(on_y, z, -y) * scale
    tone = sample_surface(bank, scene.surface[:, row][batch, plane], u, v)
    outdoors = scene.outdoors[:, None, None]
    # Trees and roofs end where a row of a surface says; above them is the sky.
    roof, along = scene.skyline[:, 0, None, None], scene.skyline[:, 1, None, None]
    storey = torch.where(scene.built[:, None, None], (u * 1.5).floor() / 1.5, u)
    ridge = sample_surface(bank, len(bank) - 1, along + storey * 0.3, along)
    above = outdoors & ((plane == _SKY) | ((plane > _SKY) & (y > 1.2 + (2 + 8 * roof) * ridge)))
    clouds = sample_surface(bank, scene.surface[:, 3, None, None], u * 0.2, rays[1] * 0.7)
    tone = torch.where(above, clouds, tone)
    plane = torch.where(above, _SKY, plane)

    towards = scene.direction
    lean = torch.stack([towards[:, 1], -towards[:, 1], towards[:, 0], -towards[:, 0],
                        towards[:, 2], -towards[:, 2]], 1).clamp_min(0)[..., None]  # fmt: skip
    ambient = scene.ambient[:, None].expand(-1, 6, -1)
    light = ambient + scene.key[:, None] * lean
    light[:, _SKY] = torch.where(scene.outdoors[:, None], 1.15, light[:, _SKY])
    dark, step = scene.dark[:, row] * light, (scene.bright - scene.dark)[:, row] * light
    aside = torch.minimum(half[0] - x.abs(), half[2] - z.abs())
    along_wall = torch.where(on_x, half[2] - z.abs(), half[0] - x.abs())
    gap = torch.where(on_y, aside, torch.minimum(y, along_wall)).clamp_min(0)
    pool = torch.where(outdoors, 1.0, (1.25 - 0.012 * (x**2 + z**2)).clamp(0.6, 1.2))
    shade = torch.where(above, 1.0, (1 - 0.45 * (-gap / 0.35).exp()) * pool)
    image = torch.stack(
        [
            (dark[..., i][batch, plane] + tone * step[..., i][batch, plane]) * shade
            for i in range(3)
        ],
        1,
    )

    near = (on_y & ~above | (gap < 2)) & (x**2 + y**2 + z**2 < 9)
    sample, i, j = near.nonzero(as_tuple=True)
    point = torch.stack([c[sample, i, j] for c in (x, y, z)], -1) - position[sample]
    covered = shadow.falls_on((axes[sample] * point[:, None]).sum(-1), sample, 2.0)[:, None]
    # The shadow takes the key light, and a little of what comes from around.
    left = (0.7 * ambient / light)[sample, plane[sample, i, j]]
    image[sample, :, i, j] *= 1 - covered * (1 - left)
    return image


def camera_light(scene: Scene, rotation: Tensor) -> Light:
    """A place's light in the axes of cameras ``rotation`` (B, 3, 3)."""
    direction = (rotation @ scene.direction[..., None]).squeeze(-1)
    return Light(direction, rotation[:, :, 1], scene.key, scene.ambient)
