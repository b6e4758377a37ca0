"""Figures of training images and their labels."""

from collections.abc import Mapping

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from kdict.render.raster import to_pixels
from kdict.skeleton import JOINTS, PARENTS
from kdict.synthetic.batch import RenderedBatch

from .plot import palette

_TEXT = "#333333"
_SIDES = {"left": palette.TARGET, "right": palette.SELECTED}
_COLORS = [_SIDES.get(name.partition("_")[0], palette.LERP) for name in JOINTS]


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
