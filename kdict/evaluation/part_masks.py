"""Body parts of a mesh as a label image, Table 4: the mesh is drawn, each triangle in its class."""

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from ..render.raster import rasterize, to_pixels
from ..skeleton import JOINTS

if TYPE_CHECKING:
    import smplx

FOCAL, AT = 5000.0, 224
"""The focal length in pixels, for a crop of so many pixels: SPIN's, as in most evaluations."""


def _part(joint: str) -> int:
    side = {"right": 0, "left": 1}.get(joint.partition("_")[0])
    if joint in ("neck", "head"):
        return 1
    if side is None or "collar" in joint:
        return 2
    legs = any(name in joint for name in ("hip", "knee", "ankle", "foot"))
    return (5 if legs else 3) + side


PART_OF_JOINT = tuple(_part(joint) for joint in JOINTS)
"""The class in `kdict.datasets.PARTS` of what each of SMPL's 24 joints moves."""


def labels_of_joints(joints: Tensor) -> Tensor:
    """Classes of images of joints, −1 where nobody is (see `RenderedBatch.parts`)."""
    table = torch.tensor([*PART_OF_JOINT, 0], device=joints.device)
    return table[joints]


def draw_parts(body: "smplx.SMPL", vertices: Tensor, camera: Tensor, size: int) -> Tensor:
    """Label images (B, size, size) of meshes (B, V, 3) seen by weak-perspective cameras (B, 3).

    The camera is turned into one of perspective with a focal length of 5000 pixels at 224, at
    (tx/s, ty/s, 2 f/(224 s)) from the body.
    """
    scale, shift = camera[:, :1], camera[:, 1:]
    place = torch.cat([shift / scale, 2 * FOCAL / (AT * scale)], 1)
    placed = vertices + place[:, None]
    points = (2 * FOCAL / AT) * placed[..., :2] / placed[..., 2:]
    faces = body.faces_tensor.to(vertices.device)
    weights = body.lbs_weights.to(vertices.device)
    joint_of_face = weights[faces].sum(1).argmax(-1)
    seen = rasterize(to_pixels(points, size), placed[..., 2], faces, size, size, cull=True).face
    return labels_of_joints(torch.where(seen < 0, -1, joint_of_face[seen]))


def uncrop(labels: np.ndarray, box: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """A crop's labels (S, S) in an image of ``shape``, background outside of the crop.

    ``box`` is the crop's left and upper border and its side, in the image's pixels, whose borders
    are at 0 and at its width and height. Each pixel takes the label at its center.
    """
    left, top, side = box
    size = len(labels)
    rows, columns = (
        np.floor((np.arange(length) + 0.5 - start) * (size / side)).astype(int)
        for length, start in zip(shape, (top, left), strict=True)
    )
    inside_y, inside_x = ((places >= 0) & (places < size) for places in (rows, columns))
    whole = np.zeros(shape, dtype=labels.dtype)
    whole[np.ix_(inside_y, inside_x)] = labels[np.ix_(rows[inside_y], columns[inside_x])]
    return whole
