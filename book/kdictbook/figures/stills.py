"""Still pictures of the interactive figures, for readers without JavaScript.

Each widget draws its first state with `draw`; `png` makes a small image of it, which the page
holds in ``<noscript>``.
"""

import io
from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle
from numpy.typing import ArrayLike
from PIL import Image

from .plot import INK, palette

_INCHES, _DPI, _COLORS = 3.6, 100, 64


def png(draw: Callable[[Axes], None]) -> bytes:
    """A PNG, 360 pixels wide and transparent, of what ``draw`` puts on empty, equal axes."""
    figure = Figure(figsize=(_INCHES, _INCHES), dpi=_DPI, layout="constrained")
    figure.patch.set_alpha(0)
    canvas, axes = FigureCanvasAgg(figure), figure.subplots()
    axes.axis("off")
    axes.set_aspect("equal")
    draw(axes)
    canvas.draw()
    image = Image.fromarray(np.asarray(canvas.buffer_rgba()))
    file = io.BytesIO()
    image.quantize(_COLORS, method=Image.Quantize.FASTOCTREE).save(file, "PNG", optimize=True)
    return file.getvalue()


def draw_skeleton(axes: Axes, joints: ArrayLike, parents: ArrayLike) -> None:
    """Joints (24, 3) in meters, seen from the front, and the bones between them."""
    places = np.asarray(joints)[:, :2]
    bones = places[np.stack([np.arange(1, len(places)), np.asarray(parents)[1:]])]
    axes.plot(*bones.transpose(2, 0, 1), color=palette.RECOVERED, linewidth=3)
    axes.plot(*places.T, "o", color=palette.OURS, markersize=5)


def draw_rotation_vectors(axes: Axes, **groups: ArrayLike) -> None:
    """Rotation vectors (n, 3) in radians, seen along z; a group's name is a color's."""
    sizes = {"GRID": 3, "INACTIVE": 12, "SELECTED": 30, "RECOVERED": 50, "TARGET": 50}
    axes.plot(0, 0, "+", color=INK, markersize=12)  # no rotation
    for name, vectors in groups.items():
        color = INK if name == "GRID" else getattr(palette, name)
        axes.scatter(*np.asarray(vectors).reshape(-1, 3)[:, :2].T, sizes[name], color, alpha=0.8)


def draw_simplex(axes: Axes, z: ArrayLike, maps: dict[str, tuple[str, ArrayLike]]) -> None:
    """The triangle of three probabilities, logits z (3,), and maps of them: color, point (3,)."""
    angles = np.radians([90, 210, 330])
    corners = np.stack([np.cos(angles), np.sin(angles)], 1)
    axes.fill(*corners.T, facecolor=palette.SPARSEMAX, alpha=0.2)
    axes.plot(*corners[[0, 1, 2, 0]].T, color=INK)
    # A shift of all logits changes no map, and nothing here: the corners sum to zero.
    start = np.asarray(z) @ corners
    for name, (color, point) in maps.items():
        end = np.asarray(point) @ corners
        axes.plot(*np.stack([start, end]).T, color=INK, linewidth=0.7, linestyle=":")
        axes.plot(*end, "o", color=color, markersize=9, label=name)
    axes.plot(*start, "s", color=INK, markersize=8, label="z")
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, -0.12), ncols=4, fontsize=8,
                labelcolor=INK, frameon=False, handletextpad=0, columnspacing=1)  # fmt: skip


def draw_arc(axes: Axes, q0: ArrayLike, q1: ArrayLike, between: dict[str, tuple[str, ArrayLike]]):
    """Quaternions on their circle, as points (2,): two ends, and color and point by method."""
    ends = np.stack([q0, q1])
    axes.add_artist(Circle((0, 0), 1, fill=False, color=INK, linewidth=0.8))
    axes.plot(*ends.T, color=palette.LERP)
    axes.plot(*ends.T, "o", color=INK, markersize=9)
    for place, name in zip(1.14 * ends, ("$q_0$", "$q_1$"), strict=True):
        axes.text(*place, name, color=INK, ha="center", va="center", fontsize=13)
    for name, (color, point) in between.items():
        axes.plot(*point, "o", color=color, markersize=8, label=name)
    axes.legend(loc="center", fontsize=9, labelcolor=INK, frameon=False)
    axes.set(xlim=(-1.3, 1.3), ylim=(-1.3, 1.3))
