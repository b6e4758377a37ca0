"""Bodies as still pictures, drawn by matplotlib: for rows of people, and for the README."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgb
from numpy.typing import ArrayLike

from .packed import to_numpy

_LIGHT = np.array([-0.35, 0.55, 0.76])
"""Where light comes from: above, and a little from the viewer's left."""


def draw_body(
    axes: Axes,
    vertices: ArrayLike,
    faces: ArrayLike,
    *,
    colour: str | Sequence | np.ndarray = "#c8b8a6",
    turn: float = 0.0,
    shift: tuple[float, float] = (0.0, 0.0),
) -> None:
    """Draw a mesh from the front, without perspective, its nearer triangles over the farther.

    Parameters
    ----------
    axes : in metres; made equal in both directions and left without ticks.
    vertices : (V, 3) metres, y up, facing +z.
    faces : (F, 3) vertex indices.
    colour : one for the whole body, or RGB (F, 3) of each triangle.
    turn : degrees about the vertical; positive shows the body's right side.
    shift : metres to move the picture by, to the right and up.
    """
    points = to_numpy(vertices).astype(np.float64)
    angle = np.radians(turn)
    points = points @ np.array(
        [[np.cos(angle), 0, -np.sin(angle)], [0, 1, 0], [np.sin(angle), 0, np.cos(angle)]]
    )
    triangles = points[to_numpy(faces)]
    normals = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    towards = normals[:, 2] > 0
    order = np.flatnonzero(towards)[np.argsort(triangles[towards, :, 2].mean(1))]
    base = to_rgb(colour) if isinstance(colour, str) else np.asarray(colour)
    shade = 0.45 + 0.6 * np.clip(normals @ (_LIGHT / np.linalg.norm(_LIGHT)), 0, 1)
    shades = np.clip(np.broadcast_to(base, (len(triangles), 3)) * shade[:, None], 0, 1)[order]
    axes.add_collection(
        PolyCollection(
            triangles[order][..., :2] + np.asarray(shift),
            facecolors=shades,
            edgecolors=shades,  # closes the hairlines between neighbours
            linewidths=0.3,
        )
    )
    axes.set_aspect("equal")
    axes.axis("off")
    axes.autoscale_view()
