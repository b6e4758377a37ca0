"""Figures of a training run: images, labels, learning curves."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import plotly.graph_objects as go
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray
from plotly.subplots import make_subplots
from torch import Tensor

from kdict.render.raster import to_pixels
from kdict.skeleton import JOINTS, PARENTS
from kdict.synthetic.batch import RenderedBatch

from .plot import palette

_TEXT = "#333333"
_SIDES = {"left": palette.TARGET, "right": palette.SELECTED}
_COLORS = [_SIDES.get(name.partition("_")[0], palette.LERP) for name in JOINTS]

Log = dict[str, NDArray[np.float64]]
"""A run's columns: ``images``, ``l2d``, ``l3d``, … and ``ROLE METRIC``, NaN where not measured."""


def contact_sheet(batches: Mapping[str, RenderedBatch]) -> Figure:
    """A row of images for each name, as many as its batch has."""
    columns = max(len(batch.image) for batch in batches.values())
    figure, axes = plt.subplots(
        len(batches), columns, figsize=(1.2 * columns + 0.2, 1.2 * len(batches)), dpi=100,
        squeeze=False, facecolor="white", layout="constrained",
    )  # fmt: skip
    figure.get_layout_engine().set(w_pad=0.01, h_pad=0.01, wspace=0, hspace=0)
    for row, (name, batch) in zip(axes, batches.items(), strict=True):
        for ax in row:
            _plain(ax)
        for ax, image in zip(row, batch.image, strict=False):
            _show_image(ax, image)
        row[0].set_ylabel(name, fontsize=11, color=_TEXT)
    plt.close(figure)
    return figure


def labels_told(batches: Mapping[str, RenderedBatch]) -> Figure:
    """Labels of the first image of each batch, as the loss sees them.

    Above, the visible keypoints in the image; below, the joints in space as seen from the image's
    right, where there are any. The left half of the body is green, the right half red.
    """
    figure, axes = plt.subplots(
        2, len(batches), figsize=(1.32 * len(batches), 2.9), dpi=130, squeeze=False,
        facecolor="white", layout="constrained",
    )  # fmt: skip
    for above, below, (name, batch) in zip(*axes, batches.items(), strict=True):
        _show_image(above, batch.image[0])
        above.set_title(name, fontsize=10, color=_TEXT, pad=3)
        seen = (batch.visibility[0] > 0).numpy()
        points = to_pixels(batch.keypoints2d[0], batch.image.shape[-1]).numpy()
        colors = [c for c, yes in zip(_COLORS, seen, strict=True) if yes]
        above.scatter(*points[seen].T, s=11, c=colors, edgecolors="white", linewidths=0.5)
        _plain(below)
        below.set(xlim=(-0.95, 0.95), ylim=(1.05, -0.85), aspect="equal")
        if not bool(batch.has_3d[0]):
            below.text(0, 0, "no 3D", ha="center", va="center", fontsize=10, color=_TEXT)
            continue
        joints = batch.keypoints3d[0].numpy()
        for joint, parent in enumerate(PARENTS):
            if parent >= 0:
                bone = joints[[parent, joint]]
                below.plot(bone[:, 2], bone[:, 1], color=_COLORS[joint], linewidth=1.8)
    for row, text in zip(axes, ("2D", "3D"), strict=True):
        row[0].set_ylabel(text, fontsize=10, color=_TEXT)
    plt.close(figure)
    return figure


def _plain(ax: Axes) -> None:
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set_visible(False)


def _show_image(ax: Axes, image: Tensor) -> None:
    _plain(ax)
    ax.imshow(image.permute(1, 2, 0).clamp(0, 1).numpy())


def read_log(path: Path) -> Log:
    """The columns of a run's log, such as those in ``data/training``."""
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    return {name: np.array([float(row[name] or "nan") for row in rows]) for name in rows[0]}


def read_run(folder: Path) -> Log:
    """The log of a run of `kdict.training.run` in its folder, with what was measured on the way."""
    log = read_log(folder / "log.csv")
    for path in sorted(folder.glob("metrics-*.csv")):
        measured = read_log(path)
        place = np.searchsorted(log["step"], measured.pop("step"))
        for metric, values in measured.items():
            column = np.full(len(log["step"]), np.nan)
            column[place] = values
            log[f"{path.stem.removeprefix('metrics-')} {metric}"] = column
    return log


def learning_curves(
    logs: Mapping[str, Log],
    panels: Mapping[str, str],
    *,
    looks: Mapping[str, Mapping[str, str]],
    levels: Mapping[str, Sequence[tuple[float, str]]] | None = None,
) -> go.Figure:
    """Columns of several logs over the images seen, one panel below the other.

    Parameters
    ----------
    logs : by the run's name.
    panels : column → title of its axis; a run that has not measured it is left out there.
    looks : by the run's name, a plotly line.
    levels : column → (value, what it is) of lines to compare with; the words stand on the side
        where the curves do not end.
    """
    figure = make_subplots(rows=len(panels), cols=1, shared_xaxes=True, vertical_spacing=0.06)
    for row, (column, title) in enumerate(panels.items(), start=1):
        for name, log in logs.items():
            if column not in log:
                continue
            known = np.isfinite(log[column])
            few = known.sum() < 30
            figure.add_scatter(
                x=log["images"][known],
                y=log[column][known],
                mode="lines+markers" if few else "lines",
                line=dict(looks[name]),
                name=name,
                legendgroup=name,
                showlegend=not any(trace.name == name for trace in figure.data),
                row=row,
                col=1,
            )
        known = [log[column][np.isfinite(log[column])] for log in logs.values() if column in log]
        for value, text in (levels or {}).get(column, ()):
            below = any((values[-1:] < value).any() for values in known)
            figure.add_hline(
                y=value,
                line={"color": palette.PAPER, "dash": "dot"},
                annotation={
                    "text": text,
                    "xanchor": "right",
                    "x": 1,
                    "yanchor": "bottom" if below else "top",
                },
                row=row,
                col=1,
            )
        figure.update_yaxes(title=title, row=row, col=1)
    figure.update_xaxes(title="images", row=len(panels), col=1)
    return figure
