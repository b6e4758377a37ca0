"""Photographs in, people out: crops around boxes, the network, and back to the photograph."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import islice

import torch
from numpy.typing import ArrayLike
from torch import Tensor
from tqdm.auto import tqdm

from ..body.smpl import BodyModel, project, vertices
from .image import Picture, check_boxes, crop_to_pixels, cut_out, read_image, squares
from .model import HumanMeshNet, Prediction

MARGIN = 1.2
"""The crop's side over the box's longer one, the middle of what the network was trained with."""


@dataclass(frozen=True, eq=False)
class People(Prediction):
    """The n people of one photograph: a `Prediction` of them, on the network's device.

    ``keypoints`` (n, 24, 2) are pixels of the photograph, the origin at its top-left pixel's
    centre; ``camera`` is that of each one's own crop. ``boxes`` (n, 4) are the ones given,
    ``crops`` (n, 3) the squares that were cut out: left, top, side in pixels from the photograph's
    corner. ``height`` and ``width`` are its size, ``name`` its path or its place in the list.
    """

    boxes: Tensor
    crops: Tensor
    height: int
    width: int
    name: str
    body: BodyModel = field(repr=False)

    def __len__(self) -> int:
        return len(self.boxes)

    def vertices(self) -> Tensor:
        """The meshes (n, V, 3), metres, in the camera's axes: x right, y down, z away."""
        body = self.body.to(self.betas.device)
        return vertices(body, self.rotations, self.root_rotation, self.betas)

    def pixels(self, points: Tensor) -> Tensor:
        """Where points (n, P, 3) of the bodies, such as `vertices`, are in the photograph.

        Weak perspective (Eq. 2) into each one's crop, and from there to pixels (n, P, 2).
        """
        return crop_to_pixels(project(points, self.camera), self.crops)

    @property
    def scale(self) -> Tensor:
        """Pixels a metre (n,): the larger, the nearer a person is."""
        return self.camera[:, 0] * self.crops[:, 2] / 2


@torch.no_grad()
def predict(
    model: HumanMeshNet,
    images: Picture | Sequence[Picture],
    boxes: ArrayLike | Sequence[ArrayLike | None] | None = None,
    *,
    margin: float = MARGIN,
    batch_size: int = 64,
) -> People | list[People]:
    """The people in photographs.

    Parameters
    ----------
    model : the network; the work is done where it is, in evaluation mode.
    images : one, or a list: paths of files, Pillow images, arrays (H, W), (H, W, 3), (H, W, 4), or
        tensors, these also with channels first; see `kdict.network.image.read_image`.
    boxes : around the people in pixels, (n, 4) as COCO has them: x and y of the top-left corner,
        width, height; n may be 0. For a list of images a list, one an image. None, for all or for
        one image: the whole image is the box.
    margin : the crop is a square whose side is this times the box's longer one. Beyond the image
        it has the colour of the nearest border pixel.
    batch_size : crops that go through the network at once.

    Returns
    -------
    `People` for one image; a list of them for a list.

    Raises
    ------
    OSError, TypeError, ValueError : for images and boxes that cannot be used, see
        `kdict.network.image.read_image` and `kdict.network.image.check_boxes`; the message names
        file and box.
    """
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
        # Nobody at all has predictions of the right shapes too.
        outputs = [model(torch.cat(batch)) for batch in batches] or [model(empty)]
    finally:
        for module, mode in modes:
            module.training = mode
    people = _share_out(outputs, seen, model.body)
    return people[0] if single else people


def _names(images: Sequence[Picture], single: bool) -> list[str]:
    return [
        os.fspath(image)
        if isinstance(image, str | os.PathLike)
        else "image" + f" {number}" * (not single)
        for number, image in enumerate(images)
    ]


def _crops(images: Iterable, margin: float, like: Tensor, seen: list[dict]) -> Iterator[Tensor]:
    """Every person's crop (1, 3, S, S); ``seen`` gets what is known of each image without them."""
    for picture, boxes, name in tqdm(list(images), "people", unit="image", delay=2):
        image = read_image(picture, name)
        height, width = image.shape[1:]
        boxes = check_boxes(boxes, height, width, name)
        where = squares(boxes, margin)
        places = {"boxes": boxes.to(like), "crops": where.to(like)}
        seen.append({**places, "height": height, "width": width, "name": name})
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
