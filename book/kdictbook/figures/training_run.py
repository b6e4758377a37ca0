"""Figures of training: images, their labels, and how a predicted body improves."""

from collections.abc import Mapping

import matplotlib.pyplot as plt
from matplotlib.figure import Figure
from torch import Tensor

from kdict.body.body import Body
from kdict.body.smpl import vertices
from kdict.metrics import surface_error
from kdict.render.raster import to_pixels
from kdict.skeleton import JOINTS, PARENTS
from kdict.synthetic.batch import RenderedBatch

from ..chapter import on_cpu
from ..live_heads import LiveHead
from .body_drawing import draw_body
from .network_pipeline import bare, show_image
from .plot import INK, palette

_SIDES = {"left": palette.TARGET, "right": palette.SELECTED}
_COLORS = [_SIDES.get(name.partition("_")[0], palette.LERP) for name in JOINTS]


def contact_sheet(batches: Mapping[str, RenderedBatch]) -> Figure:
    """A row of images for each name, as many as its batch has."""
    columns = max(len(batch.image) for batch in batches.values())
    figure, axes = plt.subplots(
        len(batches), columns, figsize=(1.2 * columns + 0.2, 1.2 * len(batches)), dpi=100,
        squeeze=False, facecolor="none", layout="constrained",
    )  # fmt: skip
    figure.get_layout_engine().set(w_pad=0.01, h_pad=0.01, wspace=0, hspace=0)
    for row, (name, batch) in zip(axes, batches.items(), strict=True):
        for ax in row:
            bare(ax)
        for ax, image in zip(row, batch.image, strict=False):
            show_image(ax, image)
        row[0].set_ylabel(name, fontsize=11, color=INK)
    plt.close(figure)
    return figure


def draw_labels(batches: Mapping[str, RenderedBatch]) -> Figure:
    """Labels of the first image of each batch, as the loss sees them.

    Above, the visible keypoints in the image; below, the joints in space as seen from the image's
    right, where there are any. The left half of the body is green, the right half red.
    """
    figure, axes = plt.subplots(
        2, len(batches), figsize=(1.32 * len(batches), 2.9), dpi=130, squeeze=False,
        facecolor="none", layout="constrained",
    )  # fmt: skip
    for above, below, (name, batch) in zip(*axes, batches.items(), strict=True):
        show_image(above, batch.image[0])
        above.set_title(name, fontsize=10, color=INK, pad=3)
        seen = (batch.visibility[0] > 0).numpy()
        points = to_pixels(batch.keypoints2d[0], batch.image.shape[-1]).numpy()
        colors = [c for c, yes in zip(_COLORS, seen, strict=True) if yes]
        above.scatter(*points[seen].T, s=11, c=colors, edgecolors="white", linewidths=0.5)
        bare(below)
        below.set(xlim=(-0.95, 0.95), ylim=(1.05, -0.85), aspect="equal")
        if not bool(batch.has_3d[0]):
            below.text(0, 0, "no 3D", ha="center", va="center", fontsize=10, color=INK)
            continue
        joints = batch.keypoints3d[0].numpy()
        for joint, parent in enumerate(PARENTS):
            if parent >= 0:
                bone = joints[[parent, joint]]
                below.plot(bone[:, 2], bone[:, 1], color=_COLORS[joint], linewidth=1.8)
    for row, text in zip(axes, ("2D", "3D"), strict=True):
        row[0].set_ylabel(text, fontsize=10, color=INK)
    plt.close(figure)
    return figure


def improving_bodies(
    heads: Mapping[str, LiveHead], people: Mapping[str, Tensor], turn: float = 0.0
) -> Figure:
    """What each head predicts of one held-out person in the course of training, and the truth.

    Below each body is its surface error. The person is the one whom the first head improves on by
    the median of all.

    Parameters
    ----------
    people : labels of those whom the heads were measured on.
    turn : degrees from the camera's view.
    """
    body = Body.load("open")
    truth = vertices(body, *(people[n] for n in ("rotations", "root_rotation", "betas")))
    meshes, errors = {}, {}
    for name, head in heads.items():
        for step, found in head.predictions.items():
            found = on_cpu(found)
            mesh = vertices(body, found.rotations, found.root_rotation, found.betas)
            meshes[name, step], errors[name, step] = mesh, 1000 * surface_error(mesh, truth)
    first = next(iter(heads))
    steps = list(heads[first].predictions)
    gain = errors[first, steps[0]] - errors[first, steps[-1]]
    person = int(gain.argsort()[len(gain) // 2])
    figure, axes = plt.subplots(
        len(heads), len(steps) + 1, figsize=(7.6, 2.3 * len(heads)), dpi=130, squeeze=False,
        layout="constrained",
    )  # fmt: skip
    up = truth.new_tensor([1, -1, -1])  # from the camera's axes
    for row, name, color in zip(axes, heads, (palette.RECOVERED, palette.BASELINE), strict=False):
        for ax, step in zip(row, steps, strict=False):
            draw_body(ax, meshes[name, step][person] * up, body.faces, color=color, turn=turn)
            ax.text(0, -1.2, f"{errors[name, step][person]:.0f} mm", fontsize=9, color=INK,
                    ha="center", va="top")  # fmt: skip
        draw_body(row[-1], truth[person] * up, body.faces, color=palette.TARGET, turn=turn)
        for ax in row:
            ax.set(xlim=(-0.6, 0.6), ylim=(-1.35, 0.8))
            ax.collections[0].set_clip_on(False)
        row[0].text(-0.6, -0.4, name, fontsize=10, color=INK, rotation=90, ha="right", va="center")
    for ax, text in zip(axes[0], [*(f"step {step:,}" for step in steps), "truth"], strict=True):
        ax.set_title(text, fontsize=10, color=INK)
    figure.patch.set_alpha(0)
    plt.close(figure)
    return figure
