"""Widget that runs the network in the browser on an image and a box.

The page loads what it needs, see `kdictbook.figures.asset_chunks`, when the reader asks for it.
"""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from traitlets import Dict, Float, Int, List, Unicode

from kdict.network.image import read_image
from kdict.network.predict import MARGIN
from kdict.synthetic.dataset import Rendered

from .plot import palette
from .widget_base import Widget

_SIDE = 384
_QUALITY = 88


@dataclass(frozen=True)
class Sample:
    """An image to begin with.

    ``file`` holds a JPEG or PNG, ``box`` x, y, width and height in its pixels, ``credit`` a
    sentence on where the image comes from.
    """

    name: str
    file: bytes
    box: tuple[float, float, float, float]
    credit: str

    @classmethod
    def rendered(cls, role: str, index: int, name: str, side: int = _SIDE) -> "Sample":
        """A test image of the open benchmark, the box around its 24 keypoints."""
        source = Rendered(role, "test", size=side)
        batch = source[index]
        places = (batch.keypoints2d[0].numpy() + 1) / 2 * side
        low, high = places.min(0), places.max(0)
        border = 0.09 * (high - low).max()
        low, high = np.clip(low - border, 0, side), np.clip(high + border, 0, side)
        box = tuple(round(float(v), 1) for v in (*low, *(high - low)))
        credit = f"A rendered person of the open benchmark: {role}, test, image {index}."
        return cls(name, _jpeg(batch.image[0]), box, credit)

    @classmethod
    def photograph(cls) -> "Sample":
        """A photograph, in the public domain, of whom only the upper half is seen."""
        file = (Path(__file__).parent / "static" / "astronaut.jpg").read_bytes()
        credit = "Eileen Collins, photographed by NASA; in the public domain."
        return cls("half of an astronaut", file, (15.0, 8.0, 360.0, 376.0), credit)

    def image(self) -> torch.Tensor:
        """The image (3, H, W) as the page reads it too."""
        from PIL import Image

        return read_image(Image.open(io.BytesIO(self.file)), self.name)

    def state(self) -> dict:
        """What the page gets."""
        kind = "png" if self.file.startswith(b"\x89PNG") else "jpeg"
        address = f"data:image/{kind};base64,{base64.b64encode(self.file).decode()}"
        return {"name": self.name, "image": address, "box": self.box, "credit": self.credit}


def _jpeg(image: torch.Tensor) -> bytes:
    from PIL import Image

    pixels = (image.clamp(0, 1) * 255).round().to(torch.uint8).permute(1, 2, 0).numpy()
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()


class TryItView(Widget):
    """A pretrained network, run by the reader's browser on images of their own.

    Parameters
    ----------
    samples : images to begin with, at least one.
    values : any other trait below. ``network`` is the name of one that ships; ``size`` and
        ``margin`` are those of its crops. ``box`` is where the reader looks and ``found`` what the
        network said last: fields of a `kdict.network.predict.People` of one person, as lists, and
        the ``milliseconds`` that the network took.

    Raises
    ------
    ValueError : without a sample.
    """

    kind = Unicode("try_it", read_only=True).tag(sync=True)
    label = Unicode("The network, to be tried on images").tag(sync=True)
    network = Unicode("quick").tag(sync=True)
    size = Int(128, min=32).tag(sync=True)
    margin = Float(MARGIN).tag(sync=True)
    samples = List(Dict()).tag(sync=True)
    box = List(Float()).tag(sync=True)
    found = Dict().tag(sync=True)

    def __init__(self, samples: Sequence[Sample], **values):
        if not samples:
            raise ValueError("TryItView: samples is empty; expected at least one image")
        super().__init__(samples=[sample.state() for sample in samples], **values)
        self._first = samples[0]

    def draw(self, axes: Axes) -> None:
        left, top, width, height = self._first.box
        axes.imshow(self._first.image().permute(1, 2, 0).numpy())
        axes.add_patch(Rectangle((left, top), width, height, fill=False, color=palette.OURS))
