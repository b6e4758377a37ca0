"""What goes into a system that is measured, what comes out, and what is true."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from ..body.smpl import body_joints, vertices
from ..network.model import HumanMeshNet

if TYPE_CHECKING:
    import smplx


@dataclass(frozen=True, eq=False)
class Observation:
    """What a system is told of B people.

    ``image`` (B, 3, S, S) in [0, 1]. ``keypoints2d`` (B, 24, 2), the true places of SMPL's joints
    in the crop's coordinates, and ``visibility`` (B, 24) are for systems that lift keypoints;
    those that see images do not look at them.
    """

    image: Tensor
    keypoints2d: Tensor
    visibility: Tensor


@dataclass(frozen=True, eq=False)
class Estimate:
    """What a system says of B people; what it does not say is None.

    ``joints`` (B, 24, 3) meters, SMPL's, in the camera's axes; where the body is does not matter.
    ``vertices`` (B, V, 3) likewise, but with the body where its model puts it. ``camera`` (B, 3)
    is the weak-perspective (s, tx, ty) of `kdict.project`. ``parts`` (B, S, S) are classes of
    `kdict.datasets.PARTS`, of systems that label pixels; of the others the mesh is drawn.
    """

    joints: Tensor | None = None
    vertices: Tensor | None = None
    camera: Tensor | None = None
    parts: Tensor | None = None


@dataclass(frozen=True, eq=False)
class Truth:
    """What is known of the same people, each None where the data do not tell.

    ``points`` (B, 17, 3) meters in the camera's axes, in the order of ``h36m17``; ``frontal`` (B,)
    booleans: seen by the camera of protocol 2; ``vertices`` (B, V, 3); ``silhouettes`` and
    ``parts``: a label image a person, of any size, with ``boxes`` (B, 3), the crop's left and upper
    border and its side in pixels of that image, or None where the crop is the image.
    """

    points: Tensor | None = None
    frontal: Tensor | None = None
    vertices: Tensor | None = None
    silhouettes: Sequence[np.ndarray] | None = None
    parts: Sequence[np.ndarray] | None = None
    boxes: np.ndarray | None = None


Estimator = Callable[[Observation], Estimate]
"""Any system: a function of an observation."""


def from_network(model: HumanMeshNet, body: "smplx.SMPL | None" = None) -> Estimator:
    """A network of ours as a system.

    ``body`` is another body to put the poses on, with its mean shape, since betas of one body mean
    nothing to another; default: the network's own, with the shape that it says.
    """

    def see(observation: Observation) -> Estimate:
        found = model(observation.image)
        if body is None:
            return Estimate(found.joints, model.vertices(found), found.camera)
        pose = found.rotations, found.root_rotation, torch.zeros_like(found.betas)
        return Estimate(body_joints(body, *pose), vertices(body, *pose), found.camera)

    return see
