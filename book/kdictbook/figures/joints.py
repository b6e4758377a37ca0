"""Distribution of each joint's rotations: rotation vectors, and bone directions on the sphere."""

import numpy as np
import plotly.graph_objects as go
import torch
from torch import Tensor

from kdict import rotation
from kdict.skeleton import DICTIONARY_JOINTS, PARENTS, index, label
from kdictbook.corpus import Poses

from .plot import INK, palette

# Joints without a child: the head goes on upwards, toes and fingers where their parents point.
_TIPS = {"head": (0.0, 1.0, 0.0), "left_foot": (0.0, 0.0, 1.0), "right_foot": (0.0, 0.0, 1.0)}

# y is up in the body's axes; plotly's own up is z.
_UP = {"x": 0, "y": 1, "z": 0}


def rotation_vectors(poses: Poses, joint: str = "left_knee", points: int = 300) -> go.Figure:
    """Rotation vectors, in degrees, of every observed joint, with a list to choose the joint from.

    ``joint`` is shown first; at most ``points`` poses are drawn.
    """
    figure = go.Figure()
    names = _observed(poses)
    reach = {}
    for name in names:
        vectors = rotation.to_axis_angle(_sample(poses, name, points)).rad2deg().numpy()
        reach[name] = max(5.0, 1.1 * float(np.abs(vectors).max()))
        figure.add_scatter3d(
            x=vectors[:, 0],
            y=vectors[:, 1],
            z=vectors[:, 2],
            mode="markers",
            marker={"size": 3, "color": palette.RECOVERED, "opacity": 0.7},
            visible=name == joint,
            name=label(name),
            hovertemplate="(%{x:.0f}°, %{y:.0f}°, %{z:.0f}°)<extra></extra>",
        )
    figure.add_scatter3d(
        x=[0],
        y=[0],
        z=[0],
        mode="markers",
        marker={"size": 6, "color": palette.SELECTED, "symbol": "cross"},
        name="T-pose",
        hovertemplate="T-pose<extra></extra>",
    )
    # A cube about the T-pose, of the size of the joint's own reach.
    ranges = [
        {
            f"scene.{axis}axis.{key}": value
            for axis in "xyz"
            for key, value in _axis(reach[name]).items()
        }
        for name in names
    ]
    _choose(figure, names, joint, fixed=1, layouts=ranges)
    axes = {
        f"{axis}axis": {
            "title": {"text": f"about {axis} (°)"},
            **_axis(reach[joint]),
            "gridcolor": INK,
        }
        for axis in "xyz"
    }
    camera = {
        "up": _UP,
        "eye": {"x": 1.6, "y": 1.0, "z": 1.85},
        "center": {"x": 0, "y": -0.12, "z": 0},
    }
    figure.update_layout(scene={**axes, "aspectmode": "cube", "camera": camera}, height=480)
    return figure


def bone_directions(
    poses: Poses, rest: Tensor, joint: str = "left_shoulder", points: int = 300
) -> go.Figure:
    """Where the bone after each observed joint points, as its parent sees it, colored by twist.

    The direction S·b on the unit sphere, with b the bone's direction in the T-pose, and the angle
    by which S turns the bone about itself: together the whole rotation.

    Parameters
    ----------
    rest : (24, 3) the joints in the T-pose.
    joint : shown first; at most ``points`` poses are drawn.
    """
    figure = go.Figure()
    names = _observed(poses)
    for name in names:
        q = _sample(poses, name, points)
        bone = torch.nn.functional.normalize(_bone(name, rest).to(q), dim=0)
        tips = (rotation.to_matrix(q) @ bone).numpy()
        twist = twist_angle(q, bone).rad2deg().numpy()
        figure.add_scatter3d(
            x=tips[:, 0],
            y=tips[:, 1],
            z=tips[:, 2],
            mode="markers",
            marker={"size": 3.5, "color": twist, "coloraxis": "coloraxis"},
            visible=name == joint,
            name=label(name),
            hovertemplate="twist %{marker.color:.0f}°<extra></extra>",
        )
    figure.add_scatter3d(
        **_globe(), mode="lines", line={"color": INK, "width": 1}, opacity=0.6, hoverinfo="skip"
    )
    figure.add_scatter3d(
        x=[1.15, 0, 0],
        y=[0, 1.15, 0],
        z=[0, 0, 1.15],
        mode="text",
        text=["left", "up", "front"],
        hoverinfo="skip",
    )
    _choose(figure, names, joint, fixed=2)
    hidden = {"visible": False, "range": [-1.2, 1.2]}
    camera = {"up": _UP, "eye": {"x": 0.85, "y": 0.5, "z": 1.25}}
    figure.update_layout(
        scene={"xaxis": hidden, "yaxis": hidden, "zaxis": hidden, "aspectmode": "cube"},
        scene_camera=camera,
        coloraxis={
            "cmin": -90,
            "cmax": 90,
            "colorscale": palette.SCALE,
            "colorbar": {
                "title": {"text": "twist (°)"},
                "orientation": "h",
                "thickness": 12,
                "len": 0.6,
                "y": 0,
                "yanchor": "top",
            },
        },
        showlegend=False,
        height=460,
    )
    return figure


def twist_angle(q: Tensor, axis: Tensor) -> Tensor:
    """The angle (...) in radians, in [−π, π], by which q (..., 4) turns ``axis`` (3,) about itself.

    The twist of the decomposition q = swing · twist, the swing being the shortest rotation that
    takes the unit vector ``axis`` to where q takes it.
    """
    half = torch.atan2((q[..., 1:] * axis).sum(-1), q[..., 0])
    return torch.remainder(2 * half + torch.pi, 2 * torch.pi) - torch.pi


def _observed(poses: Poses) -> list[str]:
    return [n for n, seen in zip(DICTIONARY_JOINTS, poses.observed.tolist(), strict=True) if seen]


def _sample(poses: Poses, joint: str, points: int) -> Tensor:
    q = poses.rotations[:points, index(joint)]
    return rotation.align(q, rotation.identity(1).to(q))


def _bone(joint: str, rest: Tensor) -> Tensor:
    own = index(joint) + 1
    if own not in PARENTS:
        return torch.tensor(_TIPS.get(joint) or (rest[own] - rest[PARENTS[own]]).tolist())
    # The middle child of the spine is the neck; every other joint has one.
    children = [child for child, parent in enumerate(PARENTS) if parent == own]
    return rest[children[0]] - rest[own]


def _axis(reach: float) -> dict:
    """A range of ±``reach`` with three ticks, none so near to a corner that axes' ticks meet."""
    tick = max(step for step in (2, 5, 10, 15, 30, 45, 60, 90, 120) if step <= 0.75 * reach)
    return {"range": [-reach, reach], "tickvals": [-tick, 0, tick]}


def _globe() -> dict[str, np.ndarray]:
    """Circles of latitude and longitude every 30°, broken by NaN."""
    turn = np.linspace(0, 2 * np.pi, 41)
    circles = []
    for height in np.radians([-60, -30, 0, 30, 60]):
        ring = [np.cos(height) * np.cos(turn), np.full(41, np.sin(height))]
        circles.append(np.stack([*ring, np.cos(height) * np.sin(turn)], 1))
    for angle in np.radians([0, 30, 60, 90, 120, 150]):
        ring = [np.sin(turn) * np.cos(angle), np.cos(turn)]
        circles.append(np.stack([*ring, np.sin(turn) * np.sin(angle)], 1))
    gap = np.full((1, 3), np.nan)
    x, y, z = np.concatenate([part for circle in circles for part in (circle, gap)]).T
    return {"x": x, "y": y, "z": z}


def _choose(
    figure: go.Figure, names: list[str], joint: str, fixed: int, layouts: list[dict] | None = None
) -> None:
    """A list of joints above the figure; the last ``fixed`` traces are always shown.

    ``layouts``, one a joint, are changes of the layout that go with the choice.
    """
    if joint not in names:
        raise ValueError(f"joint {joint!r} is not observed; expected one of {', '.join(names)}")
    buttons = [
        {
            "label": label(name),
            "method": "update",
            "args": [{"visible": [name == other for other in names] + [True] * fixed}, layout],
        }
        for name, layout in zip(names, layouts or [{}] * len(names), strict=True)
    ]
    figure.update_layout(
        updatemenus=[
            {
                "buttons": buttons,
                "active": names.index(joint),
                "x": 0,
                "xanchor": "left",
                "y": 1.02,
                "yanchor": "bottom",
                # Plotly's color under the pointer is near-white in either theme.
                "bgcolor": "#e9ecef",
                "bordercolor": INK,
                "font": {"color": "#222222"},
            }
        ],
        margin={"l": 0, "r": 0, "t": 48, "b": 0},
        showlegend=False,
    )
