"""A z-buffer: which triangle of a mesh is seen at every pixel.

On a CPU it is compiled, see `kdict.render.raster_numba`. Elsewhere it is plain torch: every
triangle is tested against the pixels of a square window at its bounding box, windows of 2, 3, 4, 6,
8, 12, ... pixels, so that the many small triangles of a body cost little and a large one is still
drawn whole. What is hit is kept by ``scatter_reduce("amin")`` over (depth, face) packed in an
int64: the nearest wins, and of equals the first.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from . import raster_numba as raster_cpu

_TESTS_AT_ONCE = 1 << 26
_WINDOWS = tuple(side for power in range(1, 14) for side in (2**power, 3 * 2 ** (power - 1)))
_EMPTY = torch.iinfo(torch.int64).max


class Raster(NamedTuple):
    """What is seen: ``face`` (B, H, W) int64, −1 where nothing is, and ``depth`` (B, H, W), in the
    vertices' unit, infinite there."""

    face: Tensor
    depth: Tensor


def to_pixels(points: Tensor, size: int) -> Tensor:
    """Pixels (..., 2) of crop coordinates (..., 2) in [−1, 1].

    −1 and 1 are the outer borders of the image; the origin is the top-left pixel's center.
    """
    return (points + 1) * (size / 2) - 0.5


def rasterize(
    points: Tensor, depth: Tensor, faces: Tensor, height: int, width: int, *, cull: bool = False
) -> Raster:
    """Draw meshes, each into an image of its own.

    A pixel's center belongs to a triangle that it lies inside of or on the border of; depth is
    interpolated in perspective (1/z is linear on the image).

    Parameters
    ----------
    points : (B, V, 2) float32, pixels: x right, y down, the top-left pixel's center at the origin.
    depth : (B, V) distance along the optical axis, positive. Triangles with a vertex at or behind
        the camera are left out; vertices outside the image are no trouble.
    faces : (F, 3) int64, one topology for all.
    cull : leave out triangles that turn their back, which halves the work for a closed mesh whose
        faces wind anticlockwise seen from outside, in axes x right, y down, z away.

    Returns
    -------
    `Raster`. No gradients flow.

    Raises
    ------
    ValueError : for shapes that do not fit together.
    IndexError : for a face of vertices that are not there.
    """
    if points.shape[:2] != depth.shape or points.shape[-1] != 2 or faces.shape[1:] != (3,):
        raise ValueError(
            f"points {tuple(points.shape)}, depth {tuple(depth.shape)} and faces "
            f"{tuple(faces.shape)}; expected (B, V, 2), (B, V) and (F, 3)"
        )
    draw = raster_cpu.draw if points.device.type == "cpu" else _eager
    with torch.no_grad():
        return Raster(*draw(points, depth, faces, height, width, cull))


class Hits(NamedTuple):
    """The pixels where something is: ``pixel`` (N,), ascending indices into (B, H, W) flattened,
    with the ``face`` (N,) that is seen and its ``depth`` (N,)."""

    pixel: Tensor
    face: Tensor
    depth: Tensor


def hits(
    points: Tensor, depth: Tensor, faces: Tensor, height: int, width: int, *, cull: bool = False
) -> Hits:
    """`rasterize` without the empty pixels, which are most of them; arguments as there."""
    face, z = (seen.flatten() for seen in rasterize(points, depth, faces, height, width, cull=cull))
    pixel = (face >= 0).nonzero().squeeze(1)
    return Hits(pixel, face[pixel], z[pixel])


def barycentric(points: Tensor, depth: Tensor, corners: Tensor, pixel: Tensor) -> Tensor:
    """Weights (N, 3) of the corners of N triangles at a pixel each, corrected for perspective.

    Parameters
    ----------
    points, depth : as in `rasterize`, flattened to (B·V, 2) and (B·V,).
    corners : (N, 3) rows of ``points``.
    pixel : (N, 2) x, y.
    """
    a, b, c = (points[corners[:, i]] - pixel for i in range(3))
    weights = torch.stack([_cross(b, c), _cross(c, a), _cross(a, b)], -1) / depth[corners]
    return weights / weights.sum(-1, keepdim=True)


def _cross(a: Tensor, b: Tensor) -> Tensor:
    return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]


def _eager(points, depth, faces, height, width, cull) -> tuple[Tensor, Tensor]:
    buffer = torch.full((len(points) * height * width,), _EMPTY, device=points.device)
    # Vertices first and samples last: gathered in long rows, reduced over the outer axis.
    corners = torch.stack([*points.unbind(-1), depth]).transpose(1, 2)[:, faces]
    for triangles, origin, sample, face, window in _windows(corners, height, width, cull):
        _draw(buffer, triangles, origin, sample, face, window, height, width)
    empty = buffer == _EMPTY
    face = torch.where(empty, -1, buffer & 0xFFFFFFFF)
    z = torch.where(empty, torch.inf, (buffer >> 32).to(torch.int32).view(torch.float32))
    return face.view(-1, height, width), z.view(-1, height, width)


def _windows(corners: Tensor, height: int, width: int, cull: bool):
    """Triangles (n, 3, 3), their windows' first pixel (n, 2), sample and face, by window size.

    ``corners`` (3, F, 3, B) holds x, y and z of each face's corners.
    """
    x, y, z = corners
    first_x, first_y = (c.amin(1).ceil().clamp_min(0) for c in (x, y))
    last_x = x.amax(1).floor().clamp_max(width - 1)
    last_y = y.amax(1).floor().clamp_max(height - 1)
    area = (x[:, 1] - x[:, 0]) * (y[:, 2] - y[:, 0]) - (y[:, 1] - y[:, 0]) * (x[:, 2] - x[:, 0])
    # A triangle that touches no pixel's center has a last pixel before its first.
    drawn = (area < 0 if cull else area != 0) & (last_x >= first_x) & (last_y >= first_y)
    face, sample = (drawn & (z.amin(1) > 0)).nonzero(as_tuple=True)
    triangles = corners[:, face, :, sample].transpose(1, 2)
    origin = torch.stack([first_x[face, sample], first_y[face, sample]], -1).long()
    side = torch.maximum(last_x - first_x, last_y - first_y)[face, sample] + 1
    smaller = 0
    for window in _WINDOWS:
        here = ((side > smaller) & (side <= window)).nonzero().squeeze(1)
        for chunk in here.split(max(1, _TESTS_AT_ONCE // window**2)):
            if len(chunk):
                yield triangles[chunk], origin[chunk], sample[chunk], face[chunk], window
        if window >= max(height, width):
            return
        smaller = window


def _draw(buffer, triangles, origin, sample, face, window, height, width):
    xy = triangles[..., :2] - origin[:, None]
    a, b, c = xy.unbind(1)
    area = _cross(b - a, c - a)
    grid = torch.arange(window, device=xy.device, dtype=xy.dtype)
    # The three edge functions over twice the area are the barycentric weights, affine in x and y.
    weights = []
    for p, q in ((b, c), (c, a), (a, b)):
        dx, dy = (p[:, 1] - q[:, 1]) / area, (q[:, 0] - p[:, 0]) / area
        row = (_cross(p, q) / area)[:, None] + dy[:, None] * grid
        weights.append(row[:, :, None] + (dx[:, None] * grid)[:, None])
    inside = torch.minimum(torch.minimum(weights[0], weights[1]), weights[2]) >= 0
    triangle, y, x = inside.nonzero(as_tuple=True)
    inverse = (1 / triangles[..., 2])[triangle]
    z = 1 / sum(inverse[:, i] * weights[i][triangle, y, x] for i in range(3))
    x, y = x + origin[triangle, 0], y + origin[triangle, 1]
    on_image = (x < width) & (y < height)
    pixel = (sample[triangle] * height + y) * width + x
    packed = (z.view(torch.int32).long() << 32) | face[triangle]
    packed = torch.where(on_image, packed, _EMPTY)
    pixel = torch.where(on_image, pixel, 0)
    buffer.scatter_reduce_(0, pixel, packed, "amin")
