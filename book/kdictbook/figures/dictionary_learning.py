"""Figures of dictionary learning: convex hull on a circle, atoms over the steps, learners."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
import torch

from kdict.rotation import to_axis_angle

from .plot import GRID, INK, palette


def circle_hull(atoms: np.ndarray, samples: np.ndarray, codes: np.ndarray) -> go.Figure:
    """Atoms (N, 2) on the unit circle in order, their hull, and samples (S, 2) with codes (S, N).

    Each sample is joined to the point of the hull that its code makes.
    """
    figure = go.Figure()
    arc = np.linspace(0, np.pi / 2, 60)
    figure.add_scatter(
        x=np.cos(arc),
        y=np.sin(arc),
        mode="lines",
        line={"color": GRID, "width": 2},
        name="unit quaternions",
        hoverinfo="skip",
    )
    closed = np.concatenate([atoms, atoms[:1]])
    figure.add_scatter(
        x=closed[:, 0],
        y=closed[:, 1],
        mode="lines+markers",
        fill="toself",
        fillcolor="rgba(214, 39, 40, 0.12)",
        line={"color": palette.INACTIVE},
        marker={"color": palette.SELECTED, "size": 11},
        name="atoms and hull",
    )
    made = codes @ atoms
    gap = np.full(len(samples), np.nan)
    figure.add_scatter(
        x=np.c_[samples[:, 0], made[:, 0], gap].ravel(),
        y=np.c_[samples[:, 1], made[:, 1], gap].ravel(),
        mode="lines",
        line={"color": INK, "dash": "dot"},
        showlegend=False,
        hoverinfo="skip",
    )
    for points, color, name in (
        (samples, palette.TARGET, "sample"),
        (made, palette.RECOVERED, "its projection"),
    ):
        figure.add_scatter(
            x=points[:, 0],
            y=points[:, 1],
            mode="markers",
            marker={"color": color, "size": 10, "symbol": "diamond"},
            name=name,
        )
    figure.update_xaxes(title="first coordinate, cos(φ/2)")
    figure.update_yaxes(title="second, sin(φ/2)", scaleanchor="x")
    return figure


def principal_plane(samples: np.ndarray):
    """A map from quaternions (S, 4) to the two leading axes of their rotation vectors, degrees."""

    def vectors(q):
        q = np.where(q[:, :1] < 0, -q, q)
        return np.degrees(to_axis_angle(torch.as_tensor(q, dtype=torch.float64)).numpy())

    center = vectors(samples).mean(0)
    axes = np.linalg.svd(vectors(samples) - center, full_matrices=False)[2][:2]
    return lambda q: (vectors(q) - center) @ axes.T


def atoms_over_steps(
    cloud: np.ndarray, runs: Mapping[str, Sequence[np.ndarray]], steps: Sequence[int]
) -> go.Figure:
    """Where the atoms of several runs are after some steps, over a cloud of samples (S, 4).

    ``runs`` gives, by name, atoms (N, 4) for each of ``steps``; a slider moves between them.
    """
    plane = principal_plane(cloud)
    points = plane(cloud)
    drawn = {name: [plane(atoms) for atoms in states] for name, states in runs.items()}

    def markers(index):
        looks = (
            (palette.BASELINE, "x", 7),
            (palette.OURS, "circle", 6),
        )
        return [
            go.Scatter(
                x=states[index][:, 0].astype(np.float32),
                y=states[index][:, 1].astype(np.float32),
                mode="markers",
                marker={"color": color, "symbol": symbol, "size": size},
                name=name,
            )
            for (name, states), (color, symbol, size) in zip(drawn.items(), looks, strict=True)
        ]

    figure = go.Figure(
        data=[
            go.Scatter(
                x=points[:, 0].astype(np.float32),
                y=points[:, 1].astype(np.float32),
                mode="markers",
                marker={"color": INK, "size": 3, "opacity": 0.6},
                name="training rotations",
                hoverinfo="skip",
            ),
            *markers(0),
        ],
        frames=[
            go.Frame(data=markers(i), traces=[1, 2], name=str(step)) for i, step in enumerate(steps)
        ],
    )
    still = {"mode": "immediate", "frame": {"duration": 0}, "transition": {"duration": 0}}
    figure.update_layout(
        height=520,
        sliders=[
            {
                "currentvalue": {"prefix": "steps taken: "},
                "pad": {"t": 48},
                "steps": [
                    {"label": str(step), "method": "animate", "args": [[str(step)], still]}
                    for step in steps
                ],
            }
        ],
    )
    reach = 1.15 * np.abs(points).max(0)
    figure.update_xaxes(title="first principal axis (°)", range=[-reach[0], reach[0]])
    figure.update_yaxes(title="second principal axis (°)", range=[-reach[1], reach[1]])
    return figure


def angle_against_plausibility(
    learners: Mapping[tuple[str, str], Mapping[str, float]],
) -> go.Figure:
    """Held-out angle and plausibility of methods, by (name, kind of codes), on logarithmic axes.

    Angles below 0.001° are drawn there. Methods that stand apart are named in the figure, all of
    them under the pointer.
    """
    kinds = {
        "convex": (palette.OURS, "circle"),
        "one atom": (palette.RECOVERED, "square"),
        "non-negative": (palette.TARGET, "diamond"),
        "signed": (palette.ENTMAX, "x"),
    }
    left = {"xanchor": "right", "xshift": -8}
    above, below = {"yanchor": "bottom", "yshift": 6}, {"yanchor": "top", "yshift": -6}
    inwards = {"xanchor": "left", "xshift": -8, "align": "left"}
    # Words and places that do not meet each other on a phone either.
    named = {
        "OBDL": {"text": "OBDL", **below},
        "OBDL to the letter": {"text": "to the<br>letter", **above},
        "k-means, nearest center": {"text": "nearest center", **left},
        "OBDL, OMP codes": {"text": "OBDL,<br>OMP codes", **below, **inwards},
        "random atoms": {"text": "random atoms", **left},
        "random atoms, OMP codes": {"text": "random atoms,<br>OMP codes", **below, **inwards},
    }
    figure = go.Figure()
    for kind, (color, symbol) in kinds.items():
        chosen = {name: m for (name, codes), m in learners.items() if codes == kind}
        x = [max(m["angle_mean"], 1e-3) for m in chosen.values()]
        y = [m["plausibility"] for m in chosen.values()]
        for name, angle, plausibility in zip(chosen, x, y, strict=True):
            if name in named:
                figure.add_annotation(
                    x=np.log10(angle),
                    y=np.log10(plausibility),
                    showarrow=False,
                    **named[name],
                )
        figure.add_scatter(
            x=x,
            y=y,
            text=list(chosen),
            customdata=[[m["active"]] for m in chosen.values()],
            mode="markers",
            marker={"color": color, "symbol": symbol, "size": 11},
            name=kind,
            hovertemplate="%{text}: %{x:.3f}°, %{y:.2f}°, %{customdata[0]:.1f} atoms"
            "<extra></extra>",
        )
    figure.update_xaxes(title="held-out angle (°)", type="log", dtick=1)
    figure.update_yaxes(title="plausibility of random codes (°)", type="log", dtick=1)
    return figure
