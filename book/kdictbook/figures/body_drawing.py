"""Still images of bodies, drawn by matplotlib."""

from collections.abc import Sequence

import numpy as np
import torch
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgb
from numpy.typing import ArrayLike
from torch.nn.functional import normalize

from kdict.render.normals import vertex_normals

from .packed import to_numpy
from .plot import INK

_LIGHT = np.array([-0.35, 0.55, 0.76])
"""Where light comes from: above, and a little from the viewer's left."""


def _face_normals(points: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """Smooth unit normals (F, 3): each triangle's is the mean of its corners'."""
    mesh, triangles = torch.from_numpy(points)[None], torch.from_numpy(faces.astype(np.int64))
    return normalize(vertex_normals(mesh, triangles)[0, triangles].mean(1), dim=-1).numpy()


def draw_body(
    axes: Axes,
    vertices: ArrayLike,
    faces: ArrayLike,
    *,
    color: str | np.ndarray = "#c8b8a6",
    turn: float = 0.0,
    shift: tuple[float, float] = (0.0, 0.0),
) -> None:
    """Draw a mesh from the front, without perspective, its nearer triangles over the farther.

    Parameters
    ----------
    axes : in meters; made equal in both directions and left without ticks.
    vertices : (V, 3) meters, y up, facing +z.
    faces : (F, 3) vertex indices.
    color : one for the whole body, or RGB (F, 3), one a triangle.
    turn : degrees about the vertical; positive turns the body to its left.
    shift : meters to move the drawing by, to the right and up.
    """
    angle, faces = np.radians(turn), to_numpy(faces)
    points = to_numpy(vertices).astype(np.float64) @ np.array(
        [[np.cos(angle), 0, -np.sin(angle)], [0, 1, 0], [np.sin(angle), 0, np.cos(angle)]]
    )
    normals = _face_normals(points, faces)
    triangles = points[faces]
    order = np.argsort(triangles[..., 2].mean(1), kind="stable")
    order = order[normals[order, 2] > -0.2]
    base = to_rgb(color) if isinstance(color, str) else np.asarray(color)
    light = np.clip(normals @ (_LIGHT / np.linalg.norm(_LIGHT)), 0, 1)[:, None]
    shades = np.clip(np.broadcast_to(base, (len(faces), 3)) * (0.5 + 0.6 * light), 0, 1)[order]
    axes.add_collection(
        PolyCollection(
            triangles[order][..., :2] + np.asarray(shift),
            facecolors=shades,
            edgecolors=shades,  # closes the hairlines between neighbors
            linewidths=0.3,
        )
    )
    axes.set_aspect("equal")
    axes.axis("off")
    axes.autoscale_view()


def draw_row(
    axes: Axes,
    meshes: Sequence[ArrayLike],
    faces: ArrayLike,
    *,
    colors: Sequence[str],
    labels: Sequence[str] = (),
    spacing: float = 1.1,
    fontsize: float = 12,
) -> None:
    """Draw bodies side by side on one ground, ``spacing`` meters apart, labels below.

    ``meshes`` are (V, 3) each, ``colors`` one a body, see `draw_body`;
    ``fontsize`` is in points.
    """
    for place, (mesh, color) in enumerate(zip(meshes, colors, strict=True)):
        ground = -float(to_numpy(mesh)[:, 1].min())
        draw_body(axes, mesh, faces, color=color, shift=(spacing * place, ground))
    for place, text in enumerate(labels):
        x = spacing * place
        axes.text(x, -0.05, text, ha="center", va="top", fontsize=fontsize, color=INK)
