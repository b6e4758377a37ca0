"""Input, output and ground truth of a system under evaluation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from torch import Tensor

from ..network.model import HumanMeshNet


@dataclass(frozen=True, eq=False)
class Observation:
    """Input for B people: a crop around each, and true 2D keypoints for systems that lift them.

    ``image`` (B, 3, S, S) in [0, 1]. ``keypoints2d`` (B, 24, 2) are the true X_2D of Eq. 2 in
    crop coordinates, ``visibility`` (B, 24) is 1 or 0; image-based systems ignore both.
    """

    image: Tensor
    keypoints2d: Tensor
    visibility: Tensor


@dataclass(frozen=True, eq=False)
class Estimate:
    """Output for B people; None for what a system does not estimate.

    ``keypoints3d`` (B, 24, 3) are X_3D of Eq. 1, SMPL's regressor on the posed mesh, in meters in
    the camera's axes, with any translation.
    ``vertices`` (B, V, 3) likewise, with the translation of the body model. ``camera`` (B, 3)
    is the weak-perspective (s, tx, ty) of `kdict.project`. ``parts`` (B, S, S) holds indices into
    `kdict.datasets.PARTS`, from systems that classify pixels; for others the mesh is drawn.
    """

    keypoints3d: Tensor | None = None
    vertices: Tensor | None = None
    camera: Tensor | None = None
    parts: Tensor | None = None


@dataclass(frozen=True, eq=False)
class GroundTruth:
    """Ground truth of the same people; None for what the data lack.

    ``points`` (B, 17, 3) are meters in the camera's axes, in the order ``h36m17``; ``frontal`` (B,)
    booleans mark images of protocol 2's camera; ``vertices`` (B, V, 3) are meters. ``silhouettes``
    and ``parts`` hold one label image per person, of any size, with ``crops`` (B, 3), the left
    and upper border and side in pixels of that image, or None where the crop is the image.
    """

    points: Tensor | None = None
    frontal: Tensor | None = None
    vertices: Tensor | None = None
    silhouettes: Sequence[np.ndarray] | None = None
    parts: Sequence[np.ndarray] | None = None
    crops: np.ndarray | None = None


Estimator = Callable[[Observation], Estimate]
"""Any system: a function from an `Observation` to an `Estimate`."""


def from_network(model: HumanMeshNet) -> Estimator:
    """A `HumanMeshNet` as a system."""

    def estimate(observation: Observation) -> Estimate:
        found = model(observation.image)
        return Estimate(found.keypoints3d, model.vertices(found), found.camera)

    return estimate
