"""Draw people over their image, as shaded meshes.

Parts of a body that lie outside of the image are guessed, and drawn translucent.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import ImageColor
from torch import Tensor
from torch.nn.functional import avg_pool2d, normalize

from ..detections import LEGS_ONLY, UPPER_BODY_ONLY
from ..render.normals import vertex_normals
from ..render.raster import barycentric, hits
from ..skeleton import JOINTS
from .image import ImageLike, read_image

if TYPE_CHECKING:
    from .people import PosedPeople

_SUPERSAMPLE = 2
# Towards the light, in the camera's axes: from above, the left, and mostly from behind the viewer.
_LIGHT = (-0.35, -0.55, -0.76)
_AMBIENT, _KEY = 0.45, 0.65
# Weak perspective has no distance; at this one, meters, the raster's perspective is as flat.
_FAR = 1000.0
_GUESSED = 0.35
"""Opacity of guessed parts, as a share of that of the others."""
_LEGS = [joint.endswith(("hip", "knee", "ankle", "foot")) for joint in JOINTS]
_PERSON_COLORS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#7f7f7f")


def overlay(
    image: ImageLike,
    people: "PosedPeople",
    *,
    opacity: float = 0.9,
    colors: Sequence[str] = _PERSON_COLORS,
) -> NDArray[np.uint8]:
    """The meshes of the people in an image, drawn over it, near ones over far ones.

    Parameters
    ----------
    image : the one that ``people`` were found in; see `kdict.network.image.read_image`.
    opacity : of the meshes, 0 to 1; guessed legs and upper bodies have a third of it.
    colors : one per person, names or ``"#rrggbb"``, in the order of ``people``, repeated.

    Returns
    -------
    (H, W, 3), the image with the meshes.

    Raises
    ------
    ValueError : when the image is not of the size that the people were found in.
    """
    canvas = _canvas(image, people)
    meshes = people.vertices().cpu()
    points = people.pixels(meshes.to(people.betas)).cpu()
    faces = torch.as_tensor(people.body.faces_tensor).cpu()
    for person in people.scale.argsort().tolist():
        color = _rgb(colors[person % len(colors)])
        cover = opacity * _certainty(people, person)
        _paint(canvas, meshes[person], points[person], faces, color, cover)
    return _to_bytes(canvas)


def _canvas(image: ImageLike, people: "PosedPeople") -> Tensor:
    image = read_image(image).cpu()
    if people.size is not None and image.shape[1:] != people.size:
        height, width = people.size
        raise ValueError(
            f"image is {image.shape[2]} × {image.shape[1]} pixels; the one in which the people "
            f"were found is {width} × {height}: give the same image"
        )
    return image.clone()


def _rgb(color: str) -> Tensor:
    return torch.tensor(ImageColor.getcolor(color, "RGB")) / 255


def _to_bytes(canvas: Tensor) -> NDArray[np.uint8]:
    return (canvas * 255).round().to(torch.uint8).permute(1, 2, 0).numpy()


def _window(canvas: Tensor, points: Tensor, border: float) -> tuple[slice, slice, Tensor]:
    """The part of the canvas around points (P, 2), rows and columns, and its first pixel."""
    low = (points.amin(0) - border).floor().long().clamp(min=0)
    high = (points.amax(0) + border).ceil().long() + 1
    return slice(int(low[1]), max(int(high[1]), 0)), slice(int(low[0]), max(int(high[0]), 0)), low


def _certainty(people: "PosedPeople", person: int) -> Tensor:
    """1 where the body's vertices (V,) are seen, `_GUESSED` where they are guessed."""
    problem, legs = people.problem[person], torch.tensor(_LEGS)
    share = people.body.lbs_weights.cpu()[:, legs].sum(1)
    guessed = share if UPPER_BODY_ONLY in problem else 1 - share if LEGS_ONLY in problem else 0
    return 1 - (1 - _GUESSED) * guessed * torch.ones_like(share)


def _paint(canvas, mesh, points, faces, color, opacity) -> None:
    rows, columns, first = _window(canvas, points, 1.0)
    height, width = canvas[0, rows, columns].shape
    if not height or not width:
        return
    fine = (points - first + 0.5) * _SUPERSAMPLE - 0.5
    depth = mesh[:, 2] - mesh[:, 2].min() + _FAR
    tall, wide = height * _SUPERSAMPLE, width * _SUPERSAMPLE
    seen = hits(fine[None], depth[None], faces, tall, wide, cull=True)
    at = torch.stack([seen.pixel % wide, seen.pixel // wide], -1).float()
    corners = faces[seen.face]
    weights = barycentric(fine, depth, corners, at)
    normals = normalize(
        (vertex_normals(mesh[None], faces)[0, corners] * weights[..., None]).sum(1), dim=-1
    )
    light = (normals @ normalize(torch.tensor(_LIGHT), dim=0)).clamp(min=0)
    cover = (opacity[corners] * weights).sum(1)
    layer = torch.zeros(4, tall * wide)
    layer[:3, seen.pixel] = cover * (color[:, None] * (_AMBIENT + _KEY * light)).clamp(max=1)
    layer[3, seen.pixel] = cover
    layer = avg_pool2d(layer.view(1, 4, tall, wide), _SUPERSAMPLE)[0]
    canvas[:, rows, columns] = canvas[:, rows, columns] * (1 - layer[3]) + layer[:3]
