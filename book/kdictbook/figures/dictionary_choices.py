"""Tables and figures of dictionary learning's settings, of other learners, and of transfer.

Recorded numbers are `data/results/dictionary_choices.json` and `transfer.json`; samples of a joint
are unit quaternions (S, 4) of one hemisphere.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
import torch
from matplotlib.figure import Figure
from numpy.typing import NDArray
from plotly.subplots import make_subplots
from scipy.spatial import cKDTree

from kdict.dictionary.estimator import OBDL
from kdict.rotation import angle_between
from kdict.skeleton import label
from kdictbook.results import Result, recorded

from ..other_learners import LEARNERS, Learner
from .limbs import draw_joint_values
from .plot import palette
from .recorded import nested
from .table import PageTable, table

BY_NAME: dict[str, Learner] = {learner.name: learner for learner in LEARNERS}
Metrics = Mapping[str, float]

# Metric → its scale in the table, and decimals.
_COLUMNS = {
    "angle_mean": (1, 3), "angle_worst_joint": (1, 2), "residual": (1000, 1), "active": (1, 1),
    "plausibility": (1, 2), "train_rms_pooled": (1000, 1), "dead": (1, 0), "learning_time": (1, 0),
}  # fmt: skip
_HEADER = ["angle (°)", "worst (°)", "resid.", "active", "plaus. (°)", "rms", "dead", "s"]


def all_joints() -> list[Result]:
    """The recorded means over all joints."""
    return [row for row in recorded("dictionary_choices") if row.joint is None]


def sources_table(here: str, tested: str) -> PageTable:
    """Where the recorded numbers come from, and those of the page."""
    first = all_joints()[0]
    split = f"{first.split}; {first.protocol.split('; ')[1]}"
    return table(
        ["numbers", "learned from", "measured on"],
        [["recorded", first.data, split], ["this page", here, tested]],
    )


def settings() -> dict[tuple[str, object], Metrics]:
    """(name of a setting, its value) → the recorded metrics."""
    found: dict[tuple[str, object], dict[str, float]] = {}
    for row in all_joints():
        if row.protocol.startswith("settings"):
            (name,) = set(row.config) - {"seed"}
            found.setdefault((name, row.config[name]), {})[row.metric] = row.value
    return found


def learners() -> dict[tuple[str, str], Metrics]:
    """(learner, kind of codes) → the recorded metrics."""
    return nested(
        [row for row in all_joints() if row.protocol.startswith("learners")], "method", "codes"
    )


def _line(title: str, metrics: Metrics) -> list[str]:
    values = [(metrics[key] * scale, digits) for key, (scale, digits) in _COLUMNS.items()]
    return [title, *(f"{x:.{n if x < 10 else min(n, 1)}f}" for x, n in values)]


def settings_table() -> PageTable:
    """Recorded: batch size, momentum and initialization."""
    names = {"batch_size": "b", "momentum": "η", "init": "start"}
    rows = [_line(f"{names[n]} = {v}", m) for (n, v), m in settings().items() if n in names]
    return table(["setting", *_HEADER], rows)


def learners_table() -> PageTable:
    """Recorded: every learner on all joints."""
    return table(["method", *_HEADER], [_line(name, m) for (name, _), m in learners().items()])


def settings_figure() -> go.Figure:
    """Recorded: angles and plausibility over the number of atoms and over the steps."""
    found = settings()
    curves = (
        ("angle_mean", "held-out angle", palette.OURS),
        ("angle_worst_joint", "worst joint", palette.INACTIVE),
        ("plausibility", "plausibility", palette.RECOVERED),
    )
    figure = make_subplots(rows=2, cols=1, vertical_spacing=0.2)
    figure.update_yaxes(title="degrees", type="log", dtick=1)
    for row, (knob, title) in enumerate((("n_atoms", "atoms N"), ("max_iter", "steps T")), 1):
        values = [value for name, value in found if name == knob]
        for metric, name, color in curves:
            figure.add_scatter(
                x=values,
                y=[found[knob, value][metric] for value in values],
                mode="lines+markers",
                line_color=color,
                name=name,
                showlegend=row == 1,
                row=row,
                col=1,
            )
        figure.update_xaxes(title=title, type="log", tickvals=values, row=row, col=1)
    return figure


def gamed_table(training: NDArray, unseen: NDArray, seed: int = 0) -> PageTable:
    """How far three dictionaries miss held-out rotations, and any rotations."""
    anything = np.random.default_rng(seed).standard_normal((500, 4))
    anything /= np.linalg.norm(anything, axis=1, keepdims=True)
    rows = []
    for name in ("random atoms, OMP codes", "OBDL, OMP codes", "OBDL"):
        learner = BY_NAME[name]
        atoms = learner.learn(training, 128, seed)
        missed = [_missed(learner, atoms, samples) for samples in (unseen, anything)]
        rows.append([name, *(f"{angle:.3f}" for angle in missed)])
    return table(["dictionary", "held-out shoulders (°)", "any rotations (°)"], rows)


def _missed(learner: Learner, atoms: NDArray, samples: NDArray) -> float:
    """Mean angle (°) from samples to what their codes make."""
    made = learner.encode(samples, atoms) @ atoms
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    apart = angle_between(*map(torch.as_tensor, (made, samples)))
    return apart.rad2deg().mean().item()


def residual(samples: NDArray, atoms: int, seed: int = 0) -> float:
    """Mean residual of the samples that OBDL has learned from."""
    samples = np.ascontiguousarray(samples)
    learner = OBDL(atoms, max_iter=60, random_state=seed).fit(samples)
    missed = samples - learner.inverse_transform(learner.transform(samples))
    return np.linalg.norm(missed, axis=1).mean()


def residuals_figure(samples: Mapping[str, tuple[int, NDArray]], seed: int = 0) -> go.Figure:
    """Training residual over the number of atoms, and the slopes −2/k for k degrees of freedom.

    ``samples`` are, by the joint's name, its degrees of freedom and its rotations.
    """
    sizes, figure = np.array([8, 16, 32, 64, 128, 256]), go.Figure()
    for (name, (k, rotations)), color in zip(samples.items(), palette.CYCLE, strict=False):
        errors = [residual(rotations, int(count), seed) for count in sizes]
        title = f"{label(name)}, {k} degree{'s' if k > 1 else ''} of freedom"
        figure.add_scatter(x=sizes, y=errors, name=title, mode="lines+markers", line_color=color)
        figure.add_scatter(
            x=sizes,
            y=errors[1] * (sizes / sizes[1]) ** (-2 / k),
            line={"color": color, "dash": "dot", "width": 1},
            mode="lines",
            showlegend=False,
            hoverinfo="skip",
        )
    figure.update_xaxes(title="atoms N", type="log", tickvals=sizes)
    figure.update_yaxes(
        title="training residual ‖θ − Dγ‖", type="log", dtick=1, exponentformat="power"
    )
    return figure


def cover_table(training: NDArray, seed: int = 0) -> PageTable:
    """How 128 atoms of five learners cover the rotations that they were learned from."""

    def degrees(chord):
        return np.degrees(4 * np.arcsin(chord / 2))

    center = training.mean(0) / np.linalg.norm(training.mean(0))
    rows = []
    for name in ("OBDL", "OBDL with softmax", "farthest points", "k-means", "random atoms"):
        atoms = BY_NAME[name].learn(training, 128, seed)
        near = degrees(cKDTree(np.concatenate([atoms, -atoms])).query(training)[0])
        reach = 2 * np.degrees(np.arccos(np.abs(atoms @ center).clip(max=1)))
        rows.append([name, near.mean(), near.max(), reach.mean()])
    reach = degrees(np.linalg.norm(training - center, axis=1)).mean()
    rows.append(["the rotations themselves", 0.0, 0.0, reach])
    header = ["atoms", "to the nearest atom, mean (°)", "at most (°)", "reach from the mean (°)"]
    return table(header, rows, digits=1)


def _transfer() -> tuple[list[Result], list[str], dict[str, str]]:
    """Recorded rows, their splits, and the dictionaries' names for people to read."""
    rows = recorded("transfer")
    splits = list(dict.fromkeys(row.split for row in rows))
    names = {r.method: r.method if r.method == "cmu-128" else "learned on both" for r in rows}
    return rows, splits, names


def transfer_table() -> PageTable:
    """Recorded: the dictionaries on motion of other collections, means over the joints."""
    rows, splits, names = _transfer()
    found = {(r.split, r.method, r.metric): r.value for r in rows if r.joint is None}
    columns = {"angle_mean": 2, "angle_worst_joint": 1, "active": 2, "plausibility": 2}
    header = ["measured on", "dictionary", "angle (°)", "worst joint (°)", "active"]
    return table(
        [*header, "plausibility (°)"],
        [
            [s.split(",")[0], names[m], *(f"{found[s, m, k]:.{n}f}" for k, n in columns.items())]
            for s in splits
            for m in names
        ],
    )


def transfer_figure(
    colors: Sequence[str] = (palette.OURS, palette.RECOVERED, palette.TARGET),
) -> go.Figure:
    """Recorded: the angle of each joint on motion of other collections."""
    rows, splits, names = _transfer()
    figure = go.Figure()
    for split, color in zip(splits, colors, strict=True):
        for method, symbol in zip(names, ("circle", "circle-open"), strict=True):
            key = (split, method, "angle_mean")
            angles = {
                r.joint: r.value for r in rows if r.joint and (r.split, r.method, r.metric) == key
            }
            both = ", learned on both" if symbol == "circle-open" else ""
            figure.add_scatter(
                x=list(angles.values()),
                y=[label(name) for name in angles],
                mode="markers",
                marker={"color": color, "symbol": symbol, "size": 9},
                name=split.split(",")[0] + both,
            )
    figure.update_xaxes(title="angle (°)", type="log", dtick=1)
    figure.update_yaxes(autorange="reversed")
    return figure


def transfer_bodies(method: str = "cmu-128") -> Figure:
    """Recorded: the angle of each joint on three collections, as heat maps on the body."""
    rows, splits, _ = _transfer()
    angles = [
        {
            r.joint: r.value
            for r in rows
            if r.joint and (r.split, r.method, r.metric) == (split, method, "angle_mean")
        }
        for split in splits
    ]
    return draw_joint_values(angles, [split.split(",")[0] for split in splits], "mean angle (°)")
