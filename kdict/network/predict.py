"""Predict the people of images: crop around boxes, run the network, map back to pixels."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import islice

import torch
from numpy.typing import ArrayLike
from torch import Tensor
from tqdm.auto import tqdm

from ..body.arrays import BodyModel
from ..detections import Detections
from .image import (
    MARGIN,
    ImageLike,
    check_boxes,
    crop_to_pixels,
    cut_out,
    read_image,
    squares,
)
from .model import HumanMeshNet, Prediction
from .people import PosedPeople


@dataclass(frozen=True, eq=False)
class People(Prediction, PosedPeople):
    """The n people of one image: a `Prediction`, on the network's device.

    ``keypoints`` (n, 24, 2) are pixels of the image, with the origin at the center of its top-left
    pixel; ``camera`` is that of each person's own crop. ``boxes`` (n, 4) are the ones given,
    ``crops`` (n, 3) the squares around them: left, top, side in pixels from the image's corner.
    ``name`` is the image's path or position in the list; the rest as of `PosedPeople`.
    """

    boxes: Tensor
    crops: Tensor
    size: tuple[int, int]
    name: str
    body: BodyModel = field(repr=False)
    problem: tuple[str, ...]
    image: ImageLike | None = field(default=None, repr=False)

    @property
    def pixel_camera(self) -> Tensor:
        """The cameras (n, 3) of ``(s, tx, ty)``: pixels of the image = s · meters + t."""
        shift = crop_to_pixels(self.camera[:, None, 1:], self.crops)[:, 0]
        return torch.cat([self.camera[:, :1] * self.crops[:, 2:] / 2, shift], 1)

    @property
    def placed(self) -> Tensor:
        """Everybody (n,): a box tells size and place."""
        return torch.ones(len(self), dtype=torch.bool)


@torch.no_grad()
def predict(
    model: HumanMeshNet,
    images: ImageLike | Sequence[ImageLike] | Detections,
    boxes: ArrayLike | Sequence[ArrayLike | None] | None = None,
    *,
    margin: float = MARGIN,
    batch_size: int = 64,
) -> People | list[People]:
    """Predict the people in images, given boxes around them.

    Parameters
    ----------
    model : the network; it runs on its device in evaluation mode.
    images : one, or a list: paths of files, Pillow images, arrays (H, W), (H, W, 3), (H, W, 4), or
        tensors, these also with channels first; see `kdict.network.image.read_image`. Or
        `kdict.Detections`, which hold the image, its boxes and what is wrong with each person.
    boxes : around the people in pixels, (n, 4) as in COCO: x and y of the top-left corner, width,
        height; n may be 0. For a list of images, a list with one entry per image. None, for all or
        for one image: the whole image.
    margin : the crop is a square with this times the longer side of the box. Outside of the image
        it has the color of the nearest border pixel.
    batch_size : crops per forward pass.

    Returns
    -------
    `People` for one image; a list of them for a list.

    Raises
    ------
    OSError, TypeError, ValueError : for images and boxes that cannot be used, see
        `kdict.network.image.read_image` and `kdict.network.image.check_boxes`; the message names
        file and box. TypeError for a network that is not in float32.

    Examples
    --------
    >>> import numpy as np
    >>> from kdict import HumanMeshNet, predict
    >>> network = HumanMeshNet.from_pretrained("thunder")
    >>> image = np.zeros((480, 640, 3), np.uint8)
    >>> people = predict(network, image, [[200, 100, 150, 300], [400, 120, 120, 280]])
    >>> people.rotations.shape, people.keypoints.shape, people.vertices().shape
    (torch.Size([2, 23, 4]), torch.Size([2, 24, 2]), torch.Size([2, 3502, 3]))
    """
    if isinstance(images, Detections):
        if images.image is None:
            raise ValueError("the detections have no image; pass the image and boxes instead")
        found = predict(
            model, images.image, images.enclosing_boxes(), margin=margin, batch_size=batch_size
        )
        return replace(found, problem=tuple(images.problems()))
    single = not isinstance(images, list | tuple)
    if single:
        images, boxes = [images], [boxes]
    elif boxes is None:
        boxes = [None] * len(images)
    if len(boxes) != len(images):
        raise ValueError(
            f"boxes has {len(boxes)} entries, images has {len(images)}; expected the boxes (n, 4) "
            "of each image, or None"
        )
    for name, value in (("margin", margin), ("batch_size", batch_size)):
        if not value > 0:
            raise ValueError(f"{name} is {value}; expected a positive number")
    size = model.config.image_size
    empty = torch.empty(0, 3, size, size, device=next(model.parameters()).device)
    seen: list[dict] = []
    crops = _crops(zip(images, boxes, _names(images, single), strict=True), margin, empty, seen)
    modes = [(module, module.training) for module in model.modules()]
    model.eval()
    try:
        batches = iter(lambda: list(islice(crops, batch_size)), [])
        # Without any box the results still have their shapes.
        outputs = [model(torch.cat(batch)) for batch in batches] or [model(empty)]
    finally:
        for module, mode in modes:
            module.training = mode
    people = _share_out(outputs, seen, model.body)
    return people[0] if single else people


def _names(images: Sequence[ImageLike], single: bool) -> list[str]:
    return [
        os.fspath(image)
        if isinstance(image, str | os.PathLike)
        else "image" + f" {number}" * (not single)
        for number, image in enumerate(images)
    ]


def _crops(images: Iterable, margin: float, like: Tensor, seen: list[dict]) -> Iterator[Tensor]:
    """The crop (1, 3, S, S) of each person; appends each image's boxes and size to ``seen``."""
    for given, boxes, name in tqdm(list(images), "people", unit="image", delay=2):
        image = read_image(given, name)
        height, width = image.shape[1:]
        boxes = check_boxes(boxes, height, width, name)
        where = squares(boxes, margin)
        about = {"size": (height, width), "name": name, "problem": ("",) * len(boxes)}
        seen.append({"boxes": boxes.to(like), "crops": where.to(like), "image": given, **about})
        for square in where:
            yield cut_out(image, square[None], like.shape[-1]).to(like)


def _share_out(outputs: list[Prediction], seen: list[dict], body: BodyModel) -> list[People]:
    counts = [len(image["boxes"]) for image in seen]
    for name in (f.name for f in fields(Prediction)):
        parts = [getattr(output, name) for output in outputs]
        values = [None] * len(seen) if parts[0] is None else torch.cat(parts).split(counts)
        for image, value in zip(seen, values, strict=True):
            image[name] = value
    people = [People(**image, body=body) for image in seen]
    return [replace(found, keypoints=found.pixels(found.keypoints3d)) for found in people]
