"""Fig. 1 drawn from the tensors of one forward pass, and predictions beside the ground truth.

Meshes and joints are meters in the camera's axes, x right, y down, z away.
"""

from collections.abc import Sequence
from itertools import pairwise

import matplotlib.pyplot as plt
import numpy as np
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import ConnectionPatch
from torch import Tensor
from torch.nn.functional import interpolate

from kdict.body.smpl import vertices
from kdict.network.model import HumanMeshNet, Prediction
from kdict.network.overlay import overlay
from kdict.network.predict import People
from kdict.render.raster import to_pixels
from kdict.skeleton import DICTIONARY_JOINTS, JOINTS, PARENTS
from kdict.synthetic.batch import RenderedBatch

from .body_drawing import draw_body
from .plot import INK, palette
from .trace import dimensions, trace

_GRAY = "#aeb6c0"
_SIDES = {"left": palette.TARGET, "right": palette.SELECTED}
_SHARP = 384
"""Pixels that images are enlarged to before a mesh is laid over them."""


def pipeline(model: HumanMeshNet, image: Tensor) -> Figure:
    """The paper's Fig. 1 for one image (3, S, S), each stage drawn from its tensor.

    Raises
    ------
    ValueError : for a network that lacks one of the dictionaries: it has no codes to draw.
    """
    if model.dictionary is None or model.shape_dictionary is None:
        raise ValueError("the network has no codes to draw; give one with both dictionaries")
    with torch.no_grad():
        seen = trace(model, image[None])
        found = seen.prediction
        mesh = model.vertices(found)[0]
    pose, shape, camera = (part[0] for part in seen.output.split(model.sizes, dim=-1))
    logits = pose.unflatten(0, (len(DICTIONARY_JOINTS), -1))
    joints, atoms = logits.shape

    figure = plt.figure(figsize=(5.4, 9.2), dpi=140, facecolor="none", layout="constrained")
    figure.get_layout_engine().set(wspace=0.14)
    rows = figure.subfigures(5, 1, height_ratios=(1.08, 1.08, 0.95, 1.15, 1.5))
    top, below, wide, last = (
        list(rows[row].subplots(1, count)) for row, count in ((0, 3), (1, 3), (3, 2), (4, 3))
    )
    names = ["features", "first", "second"]
    layers = rows[2].subplot_mosaic([[*names, "shape"], [*names, "camera"]])

    show_image(top[0], image, f"image\n{dimensions(image)}")
    for ax, number, maps in zip([*top[1:], *below[:2]], (1, 2, 3, 4), seen.stages, strict=True):
        _mosaic(ax, maps[0])
        _title(ax, f"stage {number}\n{dimensions(maps[0])}")
    if seen.heatmaps is None:
        below.pop().set_axis_off()
    else:
        show_image(below[2], image, f"heatmaps\n{dimensions(seen.heatmaps[0])}")
        _heat(below[2], seen.heatmaps[0])
    for name, title, values in zip(
        names, ("features", "layer 1", "layer 2"), (seen.features, *seen.hidden), strict=True
    ):
        _vector(layers[name], values[0])
        _title(layers[name], f"{title}\n{values.shape[1]}")
    _bars(layers["shape"], found.shape_codes[0], palette.SELECTED)
    _title(layers["shape"], f"shape codes {len(shape)}")
    _bars(layers["camera"], camera, palette.RECOVERED)
    _title(layers["camera"], f"camera {len(camera)}")
    _matrix(wide[0], logits, "cividis")
    _title(wide[0], f"pose logits\n{joints} × {atoms}")
    _matrix(wide[1], found.codes[0].sqrt(), "Reds")
    _title(wide[1], f"pose codes\n{joints} × {atoms}")
    _matrix(last[0], found.rotations[0], "RdBu", limit=1.0)
    _title(last[0], f"quaternions\n{joints} × 4")
    draw_body(last[1], _upright(mesh), model.body.faces, color=_GRAY)
    _title(last[1], f"body\n{len(mesh):,} × 3")
    show_image(last[2], image, f"keypoints\n{len(JOINTS)} × 2")
    _skeleton(last[2], found.keypoints[0], image.shape[-1])
    for row in (top, below, [layers[name] for name in names], wide, last):
        for before, after in pairwise(row):
            _arrow(before, after)
    for name, height in (("shape", 0.75), ("camera", 0.25)):
        _arrow(layers["second"], layers[name], height)
    plt.close(figure)
    return figure


def against_truth(
    model: HumanMeshNet, batch: RenderedBatch, found: Prediction, titles: Sequence[str]
) -> Figure:
    """A row for each image: itself, the mesh over it, and the found and the true one turned.

    ``found`` is the prediction for ``batch``; ``titles`` stand at the rows. The camera does not see
    the depth; turned by 90° about the vertical, the meshes show it.
    """
    count = len(batch.image)
    truth = vertices(model.body, batch.rotations, batch.root_rotation, batch.betas)
    with torch.no_grad():
        meshes = model.vertices(found)
    figure, axes = plt.subplots(
        count, 4, figsize=(5.4, 1.42 * count + 0.3), dpi=130, squeeze=False, facecolor="none",
        layout="constrained",
    )  # fmt: skip
    for row, title in enumerate(titles):
        image = interpolate(batch.image[row : row + 1], (_SHARP, _SHARP), mode="bicubic")
        image = image[0].clamp(0, 1)
        show_image(axes[row, 0], image)
        show_image(axes[row, 1], overlay(image, _whole(model, found, row)))
        side = (meshes[row], palette.RECOVERED), (truth[row], palette.TARGET)
        for ax, (mesh, color) in zip(axes[row, 2:], side, strict=True):
            draw_body(ax, _upright(mesh), model.body.faces, color=color, turn=90)
        low, high = (f(f(ax.get_ylim()) for ax in axes[row, 2:]) for f in (min, max))
        for ax in axes[row, 2:]:
            middle = np.mean(ax.get_xlim())
            ax.set(ylim=(low, high), xlim=(middle - (high - low) / 2, middle + (high - low) / 2))
        axes[row, 0].set_ylabel(title, fontsize=9, color=INK)
    for ax, name in zip(axes[0], ("image", "found", "found, turned", "truth, turned"), strict=True):
        _title(ax, name)
    plt.close(figure)
    return figure


def _whole(model: HumanMeshNet, found: Prediction, row: int) -> People:
    """One prediction as the person of an image that is the network's crop, enlarged."""
    one = {
        name: None if value is None else value[row : row + 1] for name, value in vars(found).items()
    }
    square = torch.tensor([[0.0, 0.0, _SHARP]])
    place = {"boxes": torch.cat([square, square[:, 2:]], -1), "crops": square}
    return People(
        **one, **place, size=(_SHARP, _SHARP), name="image", body=model.body, problem=("",)
    )


def _upright(mesh: Tensor) -> Tensor:
    """From the camera's axes to y up, z toward the viewer."""
    return mesh * mesh.new_tensor([1, -1, -1])


def _title(ax: Axes, text: str) -> None:
    ax.set_title(text, fontsize=10, color=INK, linespacing=1.15, pad=4)


def bare(ax: Axes) -> None:
    """No ticks, no frame, no ground."""
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    ax.patch.set_alpha(0)


def show_image(ax: Axes, image: Tensor | np.ndarray, title: str = "") -> None:
    """An image, (3, S, S) as a tensor, (S, S, 3) as an array, on bare axes."""
    bare(ax)
    if isinstance(image, Tensor):
        image = image.permute(1, 2, 0).clamp(0, 1).numpy()
    ax.imshow(image)
    if title:
        _title(ax, title)


def _mosaic(ax: Axes, maps: Tensor, side: int = 4) -> None:
    """The ``side``² channels (C, h, h) that vary most, each scaled to its own range."""
    side = min(side, int(len(maps) ** 0.5))
    strongest = (
        maps.flatten(1).std(1, correction=0).argsort(descending=True)[: side**2].sort().values
    )
    tiles = maps[strongest]
    low, high = tiles.amin((1, 2), keepdim=True), tiles.amax((1, 2), keepdim=True)
    tiles = (tiles - low) / (high - low).clamp(min=1e-9)
    height = tiles.shape[-1]
    gap = max(1, height // 12)
    tiles = torch.nn.functional.pad(tiles, (0, gap, 0, gap), value=torch.nan)
    page = tiles.unflatten(0, (side, side)).permute(0, 2, 1, 3).flatten(2).flatten(0, 1)
    bare(ax)
    ax.imshow(page[:-gap, :-gap].numpy(), cmap="cividis", interpolation="nearest")


def _heat(ax: Axes, heatmaps: Tensor) -> None:
    """The likeliest keypoint in each cell, over an image."""
    size = ax.images[0].get_array().shape[0]
    cells = heatmaps.float().amax(0)
    heat = interpolate(cells[None, None], (size, size), mode="bilinear")[0, 0]
    heat = (heat / heat.max()).sqrt()
    ax.imshow(np.ones(heat.shape), cmap="hot", alpha=(0.85 * heat).numpy(), vmin=0, vmax=1.6)


def _vector(ax: Axes, values: Tensor) -> None:
    """Numbers in lines, as text is."""
    width = 2 ** round(np.log2(2 * len(values)) / 2)
    lines = -(-len(values) // width)
    page = torch.full((lines * width,), torch.nan)
    page[: len(values)] = values
    bare(ax)
    ax.imshow(
        page.view(lines, width).numpy(), cmap="cividis", aspect="auto", interpolation="nearest"
    )


def _matrix(ax: Axes, values: Tensor, colors: str, limit: float | None = None) -> None:
    bare(ax)
    ax.spines[:].set(visible=True, color=_GRAY, linewidth=0.6)
    low = None if limit is None else -limit
    ax.imshow(
        values.numpy(), cmap=colors, aspect="auto", interpolation="nearest", vmin=low, vmax=limit
    )


def _bars(ax: Axes, values: Tensor, color: str) -> None:
    bare(ax)
    ax.axhline(0, color=_GRAY, linewidth=0.6)
    ax.bar(np.arange(len(values)), values.numpy(), width=0.9, color=color)


def _skeleton(ax: Axes, keypoints: Tensor, size: int) -> None:
    """Keypoints (24, 2) of the crop as bones over an image of ``size`` pixels."""
    points = to_pixels(keypoints, size)
    limits = ax.get_xlim(), ax.get_ylim()
    for joint, parent in enumerate(PARENTS):
        if parent >= 0:
            color = _SIDES.get(JOINTS[joint].partition("_")[0], palette.LERP)
            ax.plot(*points[[parent, joint]].T.numpy(), color=color, linewidth=1.6)
    ax.set(xlim=limits[0], ylim=limits[1])


def _arrow(before: Axes, after: Axes, height: float = 0.5) -> None:
    before.figure.add_artist(
        ConnectionPatch(
            (1.03, height), (-0.03, 0.5), "axes fraction", "axes fraction", axesA=before,
            axesB=after, arrowstyle="-|>", mutation_scale=9, color=INK, linewidth=1.0,
            shrinkA=0, shrinkB=0,
        )
    )  # fmt: skip
