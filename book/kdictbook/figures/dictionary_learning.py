"""Figures of dictionary learning: hull on a circle, atoms over the steps, metrics."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
import torch

from kdict.dictionary.estimator import OBDL
from kdict.rotation import to_axis_angle
from kdictbook.results import recorded

from .plot import GRID, INK, palette
from .recorded import nested
from .table import PageTable, table


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


def convergence(
    samples: Mapping[str, np.ndarray], steps: Sequence[int], seed: int = 0
) -> go.Figure:
    """Training error of OBDL over the steps, from farthest points and from Gaussian atoms.

    ``samples`` are rotations (S, 4) by the name of their joint. Each point is a run of its own.
    """
    figure = go.Figure()
    for (name, x), color in zip(samples.items(), palette.CYCLE, strict=False):
        for init, dash in (("farthest", "solid"), ("gaussian", "dot")):
            errors = []
            for count in steps:
                learner = OBDL(init=init, momentum=0.9, max_iter=count, random_state=seed).fit(x)
                missed = x - learner.inverse_transform(learner.transform(x))
                errors.append(np.sqrt((missed**2).sum(1).mean()))
            figure.add_scatter(
                x=steps, y=errors, name=f"{name}, {init}", line={"color": color, "dash": dash}
            )
    figure.update_xaxes(title="steps T", type="log", tickvals=steps)
    return figure.update_yaxes(title="training rms of ‖θ − Dγ‖", type="log", dtick="D2")


def learning_states(
    samples: np.ndarray, *, atoms: int = 20, steps: int = 16, seed: int = 0
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Atoms before and after each step of OBDL on samples (S, 4), and its batches.

    The atoms start among the 64 samples nearest to the mean.
    """
    middle = samples.mean(0)
    corner = samples[np.argsort(-(samples @ middle))[:64]]
    learner = OBDL(atoms, momentum=0.5, random_state=seed).partial_fit(corner)
    rng = np.random.default_rng(seed)
    states, batches = [learner.components_.copy()], []
    for _ in range(steps):
        batch = samples[rng.choice(len(samples), 200, replace=False)]
        learner.partial_fit(batch)
        batches.append(batch[:60])
        states.append(learner.components_.copy())
    return states, batches


_METRICS = {
    "angle_mean": ("held-out angle, mean (°)", 3),
    "angle_worst_joint": ("held-out angle, worst joint (°)", 3),
    "angle_p95": ("held-out angle, 95th percentile (°)", 3),
    "residual": ("held-out residual", 5),
    "active": ("active atoms", 2),
    "norm_deficit": ("norm deficit 1 − ‖Dγ‖", 5),
    "plausibility": ("plausibility of random codes (°)", 2),
    "train_rms": ("training rms residual, mean", 5),
    "train_rms_pooled": ("training rms residual, pooled", 5),
    "dead": ("dead atoms", 0),
    "learning_time": ("learning, seconds of one core", 1),
}


def metrics_table(live: Mapping[str, float], method: str = "cmu-128") -> PageTable:
    """Metrics of a recorded dictionary beside those of one learned on the page."""
    real = {
        r.metric: r.value for r in recorded("dictionaries") if (r.method, r.joint) == (method, None)
    }
    rows = [
        [title, *(f"{found[key]:.{digits}f}" if key in found else None for found in (real, live))]
        for key, (title, digits) in _METRICS.items()
    ]
    return table(["metric", f"{method}, real clips", "this page"], rows)


def code_steps_table() -> PageTable:
    """Recorded: code steps inside Algorithm 1, eight joints of the real clips."""
    columns = {"angle_mean": (2, 1), "angle_worst_joint": (2, 1), "residual": (1, 1000),
               "active": (1, 1), "plausibility": (2, 1), "learning_time": (1, 1)}  # fmt: skip
    rows = [
        [name, *(f"{m[key] * scale:.{digits}f}" for key, (digits, scale) in columns.items())]
        for (name,), m in nested(recorded("code_steps"), "method").items()
    ]
    return table(
        ["code step", "angle (°)", "worst (°)", "resid. × 1000", "active", "plaus. (°)", "s"],
        rows,
    )
