"""Skeletons of people drawn over their image, and sheets of images, as arrays (H, W, 3)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageOps

from kdict.network.image import ImageLike, read_image
from kdict.network.predict import People
from kdict.skeleton import JOINTS, PARENTS

_COLORS = {"left": "#009e73", "right": "#d62728"}
_MIDDLE = "#e69f00"
_SUPERSAMPLE = 4


def skeletons(image: ImageLike, people: People, *, width: float | None = None) -> NDArray[np.uint8]:
    """The joints of the people in an image: left limbs green, right ones red, near over far.

    ``width`` of the bones is in pixels, by default 1/80 of each crop's side.
    """
    below = _pillow(image)
    layer = Image.new("RGBA", tuple(_SUPERSAMPLE * n for n in below.size))
    draw = ImageDraw.Draw(layer)
    for person in people.scale.argsort().tolist():
        points = _SUPERSAMPLE * (people.keypoints[person].cpu().numpy() + 0.5)
        thick = _SUPERSAMPLE * (width or max(2.0, float(people.crops[person, 2]) / 80))
        for joint, parent in enumerate(PARENTS[1:], start=1):
            color = _COLORS.get(JOINTS[joint].partition("_")[0], _MIDDLE)
            draw.line([tuple(points[parent]), tuple(points[joint])], color, round(thick))
            draw.circle(tuple(points[joint]), thick / 2, color)
    layer = layer.resize(below.size, Image.Resampling.BOX)
    return np.asarray(Image.alpha_composite(below.convert("RGBA"), layer).convert("RGB"))


def sheet(images: Sequence[ImageLike], columns: int = 4, size: int = 240) -> NDArray[np.uint8]:
    """Images side by side on white, each as large as fits into ``size`` × ``size`` pixels."""
    if not len(images):
        raise ValueError("images is empty; expected at least one")
    rows = -(-len(images) // columns)
    page = Image.new("RGB", (min(columns, len(images)) * size, rows * size), "white")
    for number, image in enumerate(images):
        cell = ImageOps.contain(_pillow(image), (size, size))
        row, column = divmod(number, columns)
        page.paste(
            cell, (column * size + (size - cell.width) // 2, row * size + (size - cell.height) // 2)
        )
    return np.asarray(page)


def _pillow(image: ImageLike) -> Image.Image:
    pixels = read_image(image).cpu().permute(1, 2, 0).numpy()
    return Image.fromarray((255 * pixels).round().astype(np.uint8))
