"""Widget that finds people in images and predicts their bodies, in the browser.

The page loads what it needs, see `kdictbook.figures.asset_chunks`, when the reader asks for it.
What it shows at first Python computed.
"""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from traitlets import Dict, Float, List, Unicode

from kdict.detections import VISIBLE
from kdict.detector.detect import PersonDetector, detect
from kdict.network.image import ImageLike, crop_to_pixels, pixels_to_crop, read_image
from kdict.network.model import HumanMeshNet
from kdict.network.predict import predict
from kdict.synthetic.dataset import Rendered

from .plot import palette
from .widget_base import Widget

_SIDE = 384
_QUALITY = 88
_DIGITS = 6


@dataclass(frozen=True)
class Sample:
    """An image to begin with.

    ``file`` holds a JPEG or PNG, ``credit`` a sentence on where the image comes from.
    """

    name: str
    file: bytes
    credit: str

    @classmethod
    def rendered(cls, name: str, *people: tuple[str, int]) -> "Sample":
        """Test images of the open benchmark, a role and a number each, side by side."""
        images = [Rendered(role, "test", size=_SIDE)[index].image[0] for role, index in people]
        named = ", ".join(f"{role} {index}" for role, index in people)
        return cls.of(
            name, torch.cat(images, 2), f"Rendered for the open benchmark's test: {named}."
        )

    @classmethod
    def of(cls, name: str, image: torch.Tensor, credit: str) -> "Sample":
        """An image (3, H, W) in [0, 1]."""
        from PIL import Image

        pixels = (image.clamp(0, 1) * 255).round().to(torch.uint8).permute(1, 2, 0).numpy()
        file = io.BytesIO()
        Image.fromarray(pixels).save(file, "JPEG", quality=_QUALITY)
        return cls(name, file.getvalue(), credit)

    @classmethod
    def photograph(cls) -> "Sample":
        """A photograph, in the public domain, of whom only the upper half is seen."""
        file = (Path(__file__).parent / "static" / "astronaut.jpg").read_bytes()
        credit = "Eileen Collins, photographed by NASA; in the public domain."
        return cls("an astronaut", file, credit)

    def image(self) -> torch.Tensor:
        """The image (3, H, W) as the page reads it too."""
        from PIL import Image

        return read_image(Image.open(io.BytesIO(self.file)), self.name)

    def state(self) -> dict:
        """What the page gets."""
        kind = "png" if self.file.startswith(b"\x89PNG") else "jpeg"
        address = f"data:image/{kind};base64,{base64.b64encode(self.file).decode()}"
        return {"name": self.name, "image": address, "credit": self.credit}


def find_people(
    image: ImageLike, network: HumanMeshNet, detector: PersonDetector | None = None
) -> list[dict]:
    """The people of an image as the page finds them: `kdict.detect`, then `kdict.predict`.

    Parameters
    ----------
    image, detector : as of `kdict.detect`.
    network : one on `kdict.network.person_encoder.PersonEncoder`.

    Returns
    -------
    For each person, as lists: ``score``, ``problem``, ``visible`` (17,) and ``detected`` (17, 2) of
    the detector; ``box`` (4,); ``crop`` (3,), left, top and side of the square that Thunder saw;
    and the fields of a `kdict.network.model.Prediction`, ``keypoints`` in the crop's coordinates.
    Pixels are counted from the image's corner.
    """
    found = detect(image, detector=detector)
    people = predict(network, found)
    names = ("codes", "shape_codes", "rotations", "root_rotation", "betas", "camera", "joints")
    fields = {name: getattr(people, name) for name in names}
    fields["keypoints"] = pixels_to_crop(people.keypoints, people.crops)
    fields |= {
        "box": people.boxes,
        "crop": people.crops,
        "score": torch.from_numpy(found.scores),
        "detected": torch.from_numpy(found.keypoints + 0.5),
        "visible": torch.from_numpy(found.visibility >= VISIBLE),
    }
    return [
        {
            **{name: _listed(values, person) for name, values in fields.items()},
            "problem": problem,
        }
        for person, problem in enumerate(people.problem)
    ]


def _listed(values: torch.Tensor | None, person: int):
    if values is None or values.dtype == torch.bool:
        return None if values is None else values[person].tolist()
    return values[person].double().round(decimals=_DIGITS).tolist()


class TryItView(Widget):
    """The detector and a pretrained network, run by the reader's browser on images of their own.

    Parameters
    ----------
    samples : images to begin with, at least one; in the first, Python finds ``people``.
    values : any other trait below. ``people`` are those the page shows, as of `find_people`, and
        ``milliseconds`` what finding them and then their bodies took it.

    Raises
    ------
    ValueError : without a sample.
    """

    kind = Unicode("try_it", read_only=True).tag(sync=True)
    label = Unicode("People found in an image, to be tried on your own").tag(sync=True)
    samples = List(Dict()).tag(sync=True)
    people = List(Dict()).tag(sync=True)
    milliseconds = List(Float()).tag(sync=True)

    def __init__(self, samples: Sequence[Sample], **values):
        if not samples:
            raise ValueError("TryItView: samples is empty; expected at least one image")
        if "people" not in values:
            network = HumanMeshNet.from_pretrained("thunder")
            values["people"] = find_people(samples[0].image(), network)
        super().__init__(samples=[sample.state() for sample in samples], **values)
        self._first = samples[0]

    def draw(self, axes: Axes) -> None:
        axes.imshow(self._first.image().permute(1, 2, 0).numpy())
        for person in self.people:
            left, top, width, height = person["box"]
            axes.add_patch(Rectangle((left, top), width, height, fill=False, color=palette.OURS))
            points = crop_to_pixels(*(torch.tensor(person[name]) for name in ("keypoints", "crop")))
            axes.plot(*points.T, "o", color=palette.OURS, markersize=3)
