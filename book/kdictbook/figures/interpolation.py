"""Tables and figures of Slerp, Lerp and other averages of two rotations (Eq. 3)."""

import math
from collections.abc import Callable

import numpy as np
import plotly.graph_objects as go
import torch
from scipy.spatial.transform import Rotation
from torch import Tensor

from kdict.rotation import lerp, slerp

from .plot import INK, palette
from .table import PageTable, table


def _quaternion_mean(interpolate: Callable) -> Callable[[Rotation], np.ndarray]:
    def mean(pair: Rotation) -> np.ndarray:
        p, q = torch.from_numpy(pair.as_quat(scalar_first=True))
        return Rotation.from_quat(interpolate(p, q, 0.5), scalar_first=True).as_matrix()

    return mean


_AVERAGES: dict[str, Callable[[Rotation], np.ndarray]] = {
    "entries of the matrices": lambda r: r.as_matrix().mean(0),
    "Euler angles": lambda r: Rotation.from_euler("xyz", r.as_euler("xyz").mean(0)).as_matrix(),
    "rotation vectors": lambda r: Rotation.from_rotvec(r.as_rotvec().mean(0)).as_matrix(),
    "quaternions, Lerp": _quaternion_mean(lerp),
    "quaternions, Slerp": _quaternion_mean(slerp),
}


def averages_table() -> PageTable:
    """Five averages of two rotations: determinant, and change with the room's orientation."""
    pair = Rotation.from_euler("xyz", [[50, -20, 10], [-30, 70, 100]], degrees=True)
    room = Rotation.from_euler("xyz", [20, 40, -30], degrees=True)
    rows = []
    for name, mean in _AVERAGES.items():
        here, there = mean(pair), room.inv().as_matrix() @ mean(room * pair)
        moved = (Rotation.from_matrix(here).inv() * Rotation.from_matrix(there)).magnitude()
        rows.append([name, float(np.linalg.det(here)), float(np.degrees(moved))])
    return table(
        ["average of", "determinant (1: a rotation)", "changes with the room by (°)"], rows
    )


def lerp_error(angle: Tensor, u: Tensor) -> Tensor:
    """Angle between Lerp and Slerp of rotations ``angle`` apart, weights (1 ± u) / 2; radians."""
    return (2 * torch.arctan(u * torch.tan(angle / 4)) - u * angle / 2).abs()


def largest_lerp_error(angle: Tensor) -> tuple[Tensor, Tensor]:
    """The largest `lerp_error` over u, and the u where it is."""
    t = torch.tan(angle / 4)
    u = ((4 * t / angle - 1) / t**2).sqrt()
    return lerp_error(angle, u), u


def error_over_weight() -> go.Figure:
    """Error of Lerp over the weight of the second rotation, for four angles."""
    x, figure = torch.linspace(0, 1, 101, dtype=torch.float64), go.Figure()
    for degrees, color in zip((30, 60, 90, 120), palette.CYCLE, strict=False):
        y = lerp_error(torch.tensor(math.radians(degrees)), 2 * x - 1).rad2deg()
        figure.add_scatter(x=x, y=y, name=f"{degrees}° apart", line_color=color)
    return figure.update_layout(
        xaxis_title="weight x of the second rotation", yaxis_title="error of Lerp (°)"
    )


def error_over_angle() -> go.Figure:
    """The largest error of Lerp over the angle, and the cubic law for small angles."""
    angle = torch.logspace(0, math.log10(180), 90, dtype=torch.float64).deg2rad()
    figure = go.Figure()
    for y, name, line in (
        (largest_lerp_error(angle)[0], "largest error", {"color": palette.LERP}),
        (angle**3 / (144 * math.sqrt(3)), "φ³ / (144 √3)", {"color": INK, "dash": "dot"}),
    ):
        figure.add_scatter(x=angle.rad2deg(), y=y.rad2deg(), name=name, line=line)
    figure.update_xaxes(type="log", title="angle φ between them (°)", dtick=1)
    return figure.update_yaxes(
        type="log",
        title="largest error of Lerp (°)",
        exponentformat="power",
        dtick=1,
        range=[-6.2, 1.2],
    )


def lerp_cost_table() -> PageTable:
    """The largest error of Lerp, its weight, and the largest norm deficit, over the angle."""
    rows = []
    for degrees in (1, 10, 30, 60, 90, 120, 150, 180):
        angle = torch.tensor(math.radians(degrees), dtype=torch.float64)
        largest, u = largest_lerp_error(angle)
        deficit = 1 - math.cos(angle / 4)
        rows.append([degrees, f"{largest.rad2deg():.2g}", f"{(1 - u) / 2:.3f}", f"{deficit:.2g}"])
    return table(["angle φ (°)", "largest error (°)", "at weight x", "largest norm deficit"], rows)
