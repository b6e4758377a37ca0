"""Render one person per image: dressed mesh, shading and cast shadow.

Everything is in the camera's axes (x right, y down, z away, meters). The mesh is drawn at twice
the image's resolution, at every other pixel like a chessboard's, and averaged, so that outlines are
smooth.
"""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import normalize

from ..render.raster import barycentric, hits, to_pixels
from .appearance import Appearance, albedo, thickness
from .textures import sample_surface

_SUPERSAMPLE = 2
# Pixels shaded at once: on a CPU what its cache holds.
_AT_ONCE = (1 << 15, 1 << 24)
_SHADOW_SIDE, _SHADOW_REACH = 128, 1.45


@dataclass
class Light:
    """A key light from a direction and light from all around; colors in linear light.

    ``direction`` (B, 3) towards the light and ``up`` (B, 3), unit, in the camera's axes; ``key``
    and ``ambient`` (B, 3).
    """

    direction: Tensor
    up: Tensor
    key: Tensor
    ambient: Tensor


class Shadow:
    """What the light sees of the mesh, to tell which points lie behind it."""

    def __init__(self, vertices: Tensor, center: Tensor, faces: Tensor, light: Light):
        away = -light.direction
        helper = torch.where(away[:, :1].abs() < 0.8, away.new_tensor([1.0, 0.0, 0.0]),
                             away.new_tensor([0.0, 0.0, 1.0]))  # fmt: skip
        right = normalize(torch.linalg.cross(helper, away), dim=-1)
        self._axes = torch.stack([right, torch.linalg.cross(away, right), away], 1)
        self._center = center
        seen = (vertices - center[:, None]) @ self._axes.transpose(1, 2)
        points, depth = to_pixels(seen[..., :2] / _SHADOW_REACH, _SHADOW_SIDE), seen[..., 2] + 3
        hit = hits(points, depth, faces, _SHADOW_SIDE, _SHADOW_SIDE, cull=True)
        self._map = depth.new_full((len(vertices) * _SHADOW_SIDE**2,), torch.inf)
        self._map[hit.pixel] = hit.depth

    def falls_on(self, points: Tensor, sample: Tensor, softness: float = 1.0) -> Tensor:
        """The part (N,) of the key light that points (N, 3) of ``sample`` (N,) do not get."""
        seen = ((points - self._center[sample])[:, None] * self._axes[sample]).sum(-1)
        pixel, depth = to_pixels(seen[:, :2] / _SHADOW_REACH, _SHADOW_SIDE), seen[:, 2] + 3
        total = torch.zeros_like(depth)
        for dx, dy in ((-0.9, -0.4), (0.4, -0.9), (0.9, 0.4), (-0.4, 0.9)):
            x = (pixel[:, 0] + dx * softness).round().long()
            y = (pixel[:, 1] + dy * softness).round().long()
            within = (x >= 0) & (x < _SHADOW_SIDE) & (y >= 0) & (y < _SHADOW_SIDE)
            place = (sample * _SHADOW_SIDE + y) * _SHADOW_SIDE + x
            nearest = self._map[torch.where(within, place, 0)]
            total += within & (nearest < depth - 0.03)
        return total / 4


def render_person(
    vertices: Tensor,
    normals: Tensor,
    crop: Tensor,
    faces: Tensor,
    rest: Tensor,
    appearance: Appearance,
    light: Light,
    bank: Tensor,
    size: int,
) -> tuple[Tensor, Tensor, Shadow]:
    """Draw B people.

    Parameters
    ----------
    vertices : (B, V, 3) the body in front of the camera; ``normals`` as long, from
        `vertex_normals`.
    crop : (B, 3) the image's place: crop coordinates are ``project((X/Z, Y/Z), crop)``.
    faces, rest : (F, 3) and (V, 3), the topology and the T-pose that clothes are cut on.
    size : of the image, pixels.

    Returns
    -------
    color (B, 3, size, size) in linear light times opacity, opacity (B, size, size), shadow.
    """
    batch, count = vertices.shape[:2]
    side = size * _SUPERSAMPLE
    dressed = vertices + thickness(rest, appearance)[..., None] * normals
    z = dressed[..., 2]
    plane = dressed[..., :2] / z[..., None] * crop[:, None, :1] + crop[:, None, 1:]
    points = to_pixels(plane, side)
    hit = hits(points, z, faces, side, side, cull=True)
    shadow = Shadow(dressed, vertices.mean(1), faces, light)
    flat_points, flat_z, flat_normals = points.flatten(0, 1), z.flatten(), normals.flatten(0, 1)
    flat_vertices = dressed.flatten(0, 1)
    layers = vertices.new_zeros(batch * size * size, 4)
    black = ((hit.pixel % side + hit.pixel // side) % 2 == 0).nonzero().squeeze(1)
    for chunk in black.split(_AT_ONCE[vertices.device.type != "cpu"]):
        pixel, face = hit.pixel[chunk], hit.face[chunk]
        sample = pixel // side**2
        y, x = pixel % side**2 // side, pixel % side
        corner = faces[face]
        corners = corner + (sample * count)[:, None]
        xy = torch.stack([x, y], -1).to(flat_points.dtype)
        weight = barycentric(flat_points, flat_z, corners, xy)[..., None]
        place = (rest[corner] * weight).sum(1)
        normal = (flat_normals[corners] * weight).sum(1)
        point = (flat_vertices[corners] * weight).sum(1)
        color = _shade(place, normal, point, sample, appearance, light, shadow, bank)
        target = (sample * size + y // _SUPERSAMPLE) * size + x // _SUPERSAMPLE
        layers.index_add_(0, target, torch.cat([color, torch.ones_like(color[:, :1])], 1))
    layers = layers.view(batch, size, size, 4).permute(0, 3, 1, 2) / (_SUPERSAMPLE**2 / 2)
    return layers[:, :3], layers[:, 3], shadow


def _shade(place, normal, point, sample, appearance, light, shadow, bank):
    a = appearance.at(sample)
    color, gloss = albedo(place, a, bank)
    # Folds and pores: the normal leans with the slope of a smooth surface of the bank.
    u, v = place[:, 0] * 1.7 + place[:, 2] * 0.9 + a.offset, place[:, 1] * 1.2 + a.offset
    bumps = [sample_surface(bank, a.cloth * 0 + len(bank) - 1 - i, u, v) - 0.5 for i in (0, 1, 2)]
    rough = torch.where(gloss > 0, 0.15, 2.2 * a.wrinkled)
    normal = normalize(normal + rough[:, None] * torch.stack(bumps, -1), dim=-1)
    towards, up = light.direction[sample], light.up[sample]
    facing = (normal * towards).sum(-1)
    lit = ((facing + 0.12) / 1.12).clamp_min(0) * (1 - shadow.falls_on(point, sample))
    around = 0.62 + 0.38 * (normal * up).sum(-1)
    half = normalize(towards - normalize(point, dim=-1), dim=-1)
    shine = gloss * (normal * half).sum(-1).clamp_min(0) ** 24 * lit
    key = light.key[sample]
    return color * (key * lit[:, None] + light.ambient[sample] * around[:, None]) + (
        0.35 * key * shine[:, None]
    )
