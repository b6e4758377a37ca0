"""Read images, and cut the squares out of them that the network sees.

Pixels have their origin at the center of the top-left pixel; a box (x, y, width, height) starts at
the image's top-left corner, as in COCO, so that the whole image is (0, 0, W, H).
"""

import os
import struct
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, Union

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from torch import Tensor

from .. import limits

if TYPE_CHECKING:
    import PIL.Image

ImageLike: TypeAlias = Union[str, os.PathLike, NDArray, Tensor, "PIL.Image.Image"]
"""What `read_image` takes."""

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF", "PPM")
"""What `read_image` opens, by Pillow's names; the other formats start programs or are obsolete."""
_WHITE = 1.0
_DTYPES = ("uint8", "uint16", "float16", "bfloat16", "float32", "float64")
_INSIDE = 0.01
"""The smallest share of a box that must be in the image."""
# What Pillow raises for files that are broken in one way or another, beside OSError.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, MemoryError, struct.error)


def read_image(image: ImageLike, name: str = "image") -> Tensor:
    """Read an image as RGB (3, H, W), float32 in [0, 1].

    Parameters
    ----------
    image : the path of a file that Pillow reads (JPEG, PNG, TIFF, …), a Pillow image, an array
        (H, W), (H, W, 3) or (H, W, 4), or a tensor of such a shape or with its channels first.
        Numbers are uint8, uint16, or floating-point in [0, 1]. Gray becomes RGB,
        transparent pixels are blended with white, and the EXIF orientation is applied.
    name : of an image that is not a file, for messages.

    Raises
    ------
    FileNotFoundError : when there is no such file.
    OSError : when a file cannot be read to its end; the message names it.
    TypeError, ValueError : for another type, shape, dtype or range.
    """
    if isinstance(image, str | os.PathLike):
        name = str(Path(image))
        image = _read_file(Path(image))
    elif hasattr(image, "getexif"):
        image = _array_of(image)
    if isinstance(image, Tensor):
        # Torch's own layout has the channels first.
        if image.dim() == 3 and image.shape[0] in (1, 3, 4):
            image = image.permute(1, 2, 0)
        _check_dtype(str(image.dtype).removeprefix("torch."), name)
        pixels = image.detach()
    elif isinstance(image, np.ndarray):
        _check_dtype(image.dtype.name, name)
        pixels = torch.from_numpy(np.array(image, image.dtype.newbyteorder("="), order="C"))
    else:
        raise TypeError(
            f"{name} is {type(image).__name__}; expected a path, a Pillow image, an array or a "
            "tensor"
        )
    return _rgb(_unit_range(pixels, name), name)


def _read_file(path: Path) -> NDArray:
    if not path.is_file():
        raise FileNotFoundError(f"{path}: no such file; expected an image")
    try:
        with open_image(path) as file:
            if getattr(file, "is_animated", False) and file.format != "MPO":
                warnings.warn(f"{path}: holds several images; the first is read", stacklevel=3)
            return _array_of(file)
    except _BROKEN as error:
        raise OSError(
            f"{path}: found {path.stat().st_size} bytes that cannot be read as an image "
            f"({str(error) or type(error).__name__}); expected a whole {', '.join(FORMATS)} file: "
            "copy or convert it"
        ) from error


def open_image(path: str | Path) -> "PIL.Image.Image":
    """An image file of one of `FORMATS`, whatever its name ends in; its pixels are not decoded yet.

    Raises
    ------
    OSError : for a file of another format, or that is not there.
    ValueError : for more pixels than `kdict.limits` admits.
    """
    from PIL import Image

    formats = FORMATS
    if Path(path).suffix.lower() in (".heic", ".heif"):
        try:
            from pillow_heif import register_heif_opener  # pyright: ignore[reportMissingImports]
        except ImportError as error:
            raise OSError(
                f"{path}: HEIC images need pillow-heif; install it with: pip install pillow-heif"
            ) from error
        register_heif_opener()
        formats = (*FORMATS, "HEIF")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(path, formats=formats)
    except Image.DecompressionBombError as error:
        raise ValueError(f"{error}; Pillow's own limit is PIL.Image.MAX_IMAGE_PIXELS") from error
    try:
        limits.check("image_pixels", image.width * image.height, "pixels")
    except ValueError:
        image.close()
        raise
    return image


def _array_of(image: "PIL.Image.Image") -> NDArray:
    """A Pillow image, upright, with the channels and depth that it has."""
    from PIL import ImageOps

    image = ImageOps.exif_transpose(image)
    if image.mode == "I":  # 16 bits that some files' readers keep in 32
        values = np.asarray(image)
        if values.size and not 0 <= values.min() <= values.max() < 2**16:
            raise ValueError(
                f"gray values from {values.min()} to {values.max()}; expected 16 bits, 0 to 65535"
            )
        return values.astype(np.uint16)
    if image.mode in ("L", "RGB", "RGBA", "F") or image.mode.startswith("I;16"):
        return np.asarray(image)
    return np.asarray(image.convert("RGBA" if image.has_transparency_data else "RGB"))


def _check_dtype(dtype: str, name: str) -> None:
    if dtype not in _DTYPES:
        raise TypeError(
            f"{name} is {dtype}; expected uint8, uint16 or floating-point numbers in [0, 1]"
        )


def _unit_range(pixels: Tensor, name: str) -> Tensor:
    if not pixels.is_floating_point():
        return pixels.to(torch.float32) / torch.iinfo(pixels.dtype).max
    pixels = pixels.to(torch.float32)
    if pixels.numel():
        low, high = (float(x) for x in pixels.aminmax())
        # Resampling with a sharpening filter goes a little beyond.
        if not (low >= -0.1 and high <= 1.1):
            raise ValueError(
                f"{name} has floating-point numbers from {low:.4g} to {high:.4g}; expected [0, 1]: "
                "divide by the largest possible value, or convert to uint8"
            )
    return pixels.clamp(0, 1)


def _rgb(pixels: Tensor, name: str) -> Tensor:
    shape = tuple(pixels.shape)
    if pixels.dim() == 2:
        pixels = pixels[..., None]
    if pixels.dim() != 3 or pixels.shape[-1] not in (1, 3, 4) or not pixels.numel():
        raise ValueError(
            f"{name} has shape {shape}; expected (H, W), (H, W, 3) or (H, W, 4) with H and W at "
            "least 1; tensors may have their channels first"
        )
    if pixels.shape[-1] == 4:
        pixels = torch.lerp(torch.full_like(pixels[..., :3], _WHITE), pixels[..., :3],
                            pixels[..., 3:])  # fmt: skip
    return pixels.permute(2, 0, 1).expand(3, -1, -1)


def check_boxes(boxes: ArrayLike | None, height: int, width: int, name: str = "image") -> Tensor:
    """Check boxes (n, 4), n ≥ 0, and return them in float64; None is one box, the whole image.

    Raises
    ------
    ValueError : when they have another shape, and for a box that is not finite, has no area, or
        lies outside of the image; the message names the image and the box.
    """
    if boxes is None:
        boxes = [[0, 0, width, height]]
    try:
        boxes = torch.as_tensor(
            boxes.detach().cpu() if isinstance(boxes, Tensor) else np.asarray(boxes, np.float64)
        ).double()
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name}: boxes are not numbers ({error}); expected (n, 4)") from error
    if boxes.shape == (0,):
        return boxes.new_zeros(0, 4)
    if boxes.dim() != 2 or boxes.shape[1] != 4:
        raise ValueError(
            f"{name}: boxes have shape {tuple(boxes.shape)}; expected (n, 4), x, y, width and "
            "height of each of n people"
        )
    for number, box in enumerate(boxes.tolist()):
        x, y, w, h = box
        what = f"{name}: box {number} is ({x:g}, {y:g}, {w:g}, {h:g})"
        if not np.isfinite(box).all():
            raise ValueError(f"{what}; expected finite numbers: leave out people without a box")
        if w < 1 or h < 1:
            raise ValueError(
                f"{what}, {w:g} × {h:g} pixels large; expected a width and a height of at least 1: "
                "boxes are (x, y, width, height) in pixels, neither two corners nor shares"
            )
        across, down = min(x + w, width) - max(x, 0), min(y + h, height) - max(y, 0)
        if max(across, 0) * max(down, 0) < _INSIDE * w * h:
            raise ValueError(
                f"{what}, outside of the image of {width} × {height} pixels; expected at least "
                f"{_INSIDE:.0%} of it inside: are the boxes of this image, and is it upright?"
            )
    return boxes


def crop_to_pixels(points: Tensor, crops: Tensor) -> Tensor:
    """Pixels (..., P, 2) of points (..., P, 2) in crop coordinates, [−1, 1] from border to border.

    ``crops`` (..., 3) are the squares' left, top and side, as `squares` makes them.
    """
    corner, side = crops[..., None, :2], crops[..., None, 2:]
    return (points + 1) / 2 * side + corner - 0.5


def pixels_to_crop(points: Tensor, crops: Tensor) -> Tensor:
    """The inverse of `crop_to_pixels`."""
    corner, side = crops[..., None, :2], crops[..., None, 2:]
    return (points - corner + 0.5) / side * 2 - 1


MARGIN = 1.15
"""Side of a person's crop divided by the longer side of the box, of detector, network and page."""


def squares(boxes: Tensor, margin: float = MARGIN) -> Tensor:
    """Squares (n, 3) around boxes (n, 4): left, top and side, the longer side times ``margin``."""
    side = margin * boxes[:, 2:].amax(1)
    corner = boxes[:, :2] + (boxes[:, 2:] - side[:, None]) / 2
    return torch.cat([corner, side[:, None]], 1)


def cut_out(image: Tensor, squares: Tensor, size: int) -> Tensor:
    """Squares (n, 3) of an image (C, H, W), resampled to (n, C, size, size).

    Each axis is resampled by one matrix of triangle filters, as wide as the pixels of the image or
    of the result, whichever are larger: bilinear where it enlarges, without aliasing where it
    reduces. What lies beyond the border has the color of the border's nearest pixel.
    """
    crops = image.new_empty(len(squares), image.shape[0], size, size)
    for crop, (left, top, side) in zip(crops, squares.tolist(), strict=True):
        rows, from_rows = _triangles(top, side, size, image.shape[1])
        columns, from_columns = _triangles(left, side, size, image.shape[2])
        piece = image[:, from_rows, from_columns]
        crop[:] = rows.to(image) @ piece @ columns.to(image).T
    return crops


def _triangles(start: float, side: float, size: int, length: int) -> tuple[Tensor, slice]:
    """The matrix of one axis, and the pixels it is for."""
    step = side / size
    reach = max(step, 1.0)
    center = start + (torch.arange(size, dtype=torch.float64) + 0.5) * step - 0.5
    first = (center - reach).ceil()
    taps = first[:, None] + torch.arange(int(2 * reach) + 1)
    weights = (1 - (taps - center[:, None]).abs() / reach).clamp(min=0)
    weights /= weights.sum(1, keepdim=True)
    taps = taps.clamp(0, length - 1).long()
    low = int(taps.min())
    matrix = weights.new_zeros(size, int(taps.max()) - low + 1).scatter_add_(1, taps - low, weights)
    return matrix, slice(low, low + matrix.shape[1])
