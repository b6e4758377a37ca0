"""The z-buffer of `kdict.render.raster` on the CPU, compiled: one triangle after the other.

The arithmetic is that of the operators there, in their order and precision, so that both see the
same face at every pixel.
"""

from functools import cache

import numpy as np
import torch
from numba.np.numpy_support import carray
from torch import Tensor

from ..parallel import NUMPY, compiled, own_part, own_rows, parallel_kernel, pointer, run


@compiled(error_model="numpy")
def _draw(faces, cull, points, depth, face, nearest):
    number = depth.dtype.type
    zero, one = number(0), number(1)
    right, bottom = number(face.shape[2] - 1), number(face.shape[1] - 1)
    for s in range(len(points)):
        for f in range(len(faces)):
            i, j, k = faces[f]
            ax, ay, bx, by = points[s, i, 0], points[s, i, 1], points[s, j, 0], points[s, j, 1]
            cx, cy = points[s, k, 0], points[s, k, 1]
            area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
            if not (area < zero if cull else area != zero) or not np.isfinite(area):
                continue
            if not min(depth[s, i], depth[s, j], depth[s, k]) > zero:
                continue
            x0, x1 = max(np.ceil(min(ax, bx, cx)), zero), min(np.floor(max(ax, bx, cx)), right)
            y0, y1 = max(np.ceil(min(ay, by, cy)), zero), min(np.floor(max(ay, by, cy)), bottom)
            if x1 < x0 or y1 < y0:
                continue
            ax, bx, cx = ax - x0, bx - x0, cx - x0
            ay, by, cy = ay - y0, by - y0, cy - y0
            area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
            # The barycentric weights at the window's first pixel, and their slopes.
            ua, ub = (bx * cy - by * cx) / area, (cx * ay - cy * ax) / area
            uc = (ax * by - ay * bx) / area
            dxa, dxb, dxc = (by - cy) / area, (cy - ay) / area, (ay - by) / area
            dya, dyb, dyc = (cx - bx) / area, (ax - cx) / area, (bx - ax) / area
            za, zb, zc = one / depth[s, i], one / depth[s, j], one / depth[s, k]
            for y in range(int(y1 - y0) + 1):
                down = number(y)
                ra, rb, rc = ua + dya * down, ub + dyb * down, uc + dyc * down
                for x in range(int(x1 - x0) + 1):
                    across = number(x)
                    wa, wb, wc = ra + dxa * across, rb + dxb * across, rc + dxc * across
                    if wa >= zero and wb >= zero and wc >= zero:
                        z = one / (za * wa + zb * wb + zc * wc)
                        row, column = int(y0) + y, int(x0) + x
                        if z < nearest[s, row, column]:
                            nearest[s, row, column] = z
                            face[s, row, column] = f


@cache
def _kernel(dtype: torch.dtype):
    """`_draw` of a thread's own bodies, for `kdict.parallel.run`."""
    number = NUMPY[dtype]

    @parallel_kernel
    def kernel(data):
        job = carray(data, 11, np.intp)
        first, bodies = own_rows(job[0])
        vertices, image = job[1], (bodies, job[2], job[3])
        _draw(
            carray(pointer(job[6]), (job[4], 3), np.int64),
            job[5] != 0,
            own_part(job[7], first, (bodies, vertices, 2), number),
            own_part(job[8], first, (bodies, vertices), number),
            own_part(job[9], first, image, np.int64),
            own_part(job[10], first, image, number),
        )

    return kernel


def draw(
    points: Tensor, depth: Tensor, faces: Tensor, height: int, width: int, cull: bool
) -> tuple[Tensor, Tensor]:
    """The face (B, H, W) at every pixel, −1 where there is none, and its depth, infinite there."""
    count = points.shape[1]
    if faces.numel() and not 0 <= int(faces.min()) <= int(faces.max()) < count:
        raise IndexError(
            f"faces name vertices {int(faces.min())} to {int(faces.max())}; there are {count}, "
            "counted from 0"
        )
    face = torch.full((len(points), height, width), -1)
    nearest = depth.new_full(face.shape, torch.inf)
    numbers = (len(points), count, height, width, len(faces), cull)
    given = (faces.long(), points.detach().to(depth), depth.detach())
    given = [tensor.contiguous() for tensor in given]
    run(_kernel(depth.dtype), numbers, *given, face, nearest, most=len(points))
    return face, nearest
