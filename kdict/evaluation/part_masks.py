"""Part masks of a mesh, for Table 4: each triangle is drawn in the class of its body part."""

import numpy as np
import torch
from torch import Tensor

from ..body.arrays import BodyModel
from ..render.raster import rasterize, to_pixels
from ..skeleton import JOINTS

SPIN_FOCAL, SPIN_CROP = 5000.0, 224
"""SPIN's focal length for a crop of 224 pixels, both in pixels."""


def _part(joint: str) -> int:
    side = {"right": 0, "left": 1}.get(joint.partition("_")[0])
    if joint in ("neck", "head"):
        return 1
    if side is None or "collar" in joint:
        return 2
    legs = any(name in joint for name in ("hip", "knee", "ankle", "foot"))
    return (5 if legs else 3) + side


PART_OF_JOINT = tuple(_part(joint) for joint in JOINTS)
"""Index into `kdict.datasets.PARTS` for each of SMPL's 24 joints."""


def part_labels(joint_map: Tensor) -> Tensor:
    """Part classes of a map of joints, in which −1 is background (see `RenderedBatch.parts`)."""
    table = torch.tensor([*PART_OF_JOINT, 0], device=joint_map.device)
    return table[joint_map]


def draw_parts(body: BodyModel, vertices: Tensor, camera: Tensor, size: int) -> Tensor:
    """Label images (B, size, size) of meshes (B, V, 3) seen by weak-perspective cameras (B, 3).

    The camera becomes a perspective one with a focal length of 5000 pixels for a crop of 224; the
    body is translated by (tx/s, ty/s, 2 f/(224 s)).
    """
    scale, shift = camera[:, :1], camera[:, 1:]
    translation = torch.cat([shift / scale, 2 * SPIN_FOCAL / (SPIN_CROP * scale)], 1)
    placed = vertices + translation[:, None]
    points = (2 * SPIN_FOCAL / SPIN_CROP) * placed[..., :2] / placed[..., 2:]
    faces = body.faces_tensor.to(vertices.device)
    weights = body.lbs_weights.to(vertices.device)
    joint_of_face = weights[faces].sum(1).argmax(-1)
    seen = rasterize(to_pixels(points, size), placed[..., 2], faces, size, size, cull=True).face
    return part_labels(torch.where(seen < 0, -1, joint_of_face[seen]))


def uncrop(labels: np.ndarray, crop: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """Labels of a crop (S, S) put back into an image of ``shape``; background outside the crop.

    ``crop`` is its left and upper border and side, in the image's pixels, whose borders
    are at 0 and at its width and height. Each pixel takes the label at its center.
    """
    left, top, side = crop
    size = len(labels)
    rows, columns = (
        np.floor((np.arange(length) + 0.5 - start) * (size / side)).astype(int)
        for length, start in zip(shape, (top, left), strict=True)
    )
    inside_y, inside_x = ((places >= 0) & (places < size) for places in (rows, columns))
    whole = np.zeros(shape, dtype=labels.dtype)
    whole[np.ix_(inside_y, inside_x)] = labels[np.ix_(rows[inside_y], columns[inside_x])]
    return whole
