"""Test sets of the open benchmark: rendered people with exact ground truth."""

from collections.abc import Iterator

import torch
from torch import Tensor

from ..body.joint_sets import JOINT_SETS
from ..skeleton import JOINTS
from ..synthetic.assets import fingerprint, load_assets
from ..synthetic.dataset import Rendered
from ..synthetic.roles import ROLES
from .evaluate import TestSet
from .interface import Estimate, GroundTruth, Observation
from .part_masks import part_labels
from .tables import SCORERS, STUDIO_P2_CAMERA

# Points of h36m17 that are no joint of SMPL, as means of nearby joints.
_MEANS = {
    "spine": {"spine1": 0.5, "spine2": 0.5},
    "jaw": {"neck": 0.5, "head": 0.5},
    "head_top": {"head": 1.0},
}


def _regressor() -> Tensor:
    matrix = torch.zeros(17, len(JOINTS))
    for row, name in enumerate(JOINT_SETS["h36m17"]):
        for joint, weight in _MEANS.get(name, {name: 1.0}).items():
            matrix[row, JOINTS.index(joint)] = weight
    return matrix


H36M17_OF_24 = _regressor()
"""Regressor (17, 24) of ``h36m17`` from SMPL's joints, so that systems without a mesh can be
evaluated. The head joint stands in for the top of the head."""


def points_of_joints(joints: Tensor) -> Tensor:
    """``h36m17`` (..., 17, 3) of SMPL's joints (..., 24, 3)."""
    return H36M17_OF_24.to(joints) @ joints


def _points(estimate: Estimate) -> Tensor:
    if estimate.keypoints3d is None:
        raise ValueError("the estimate has no keypoints3d; the open benchmark scores SMPL's 24")
    return points_of_joints(estimate.keypoints3d)


def synthetic_test_set(
    role: str,
    images: int | None = None,
    *,
    size: int = 128,
    seed: int = 0,
    device: str = "cpu",
    batch_size: int = 32,
) -> TestSet:
    """A role's test images with their ground truth.

    Parameters
    ----------
    role : ``"studio"``, ``"multiview"``, ``"fitted"`` or ``"sport"``.
    images : number of images, from the first of the split on; default: all.
    size, seed, device : as for `kdict.synthetic.dataset.Rendered`.

    Raises
    ------
    ValueError : for another role, such as ``"wild2d"``, which no table uses.
    """
    if role not in SCORERS:
        raise ValueError(f"role is {role!r}; expected one of {', '.join(SCORERS)}")
    source = Rendered(role, "test", size=size, seed=seed, device=device)
    count = min(images or len(source), len(source))

    def batches() -> Iterator[tuple[Observation, GroundTruth]]:
        for index in torch.arange(count).split(batch_size):
            batch = source.render(index, vertices=role == "fitted", parts=role == "sport")
            yield Observation(batch.image, batch.keypoints2d, batch.visibility), _truth(role, batch)

    return TestSet(
        role,
        f"open benchmark, {role}, test, seed {seed}, sha256 {fingerprint()[:16]}",
        f"images 0–{count - 1} of {ROLES[role].test_size}",
        count,
        load_assets("test", str(source.device)).body,
        _points,
        batches,
        {"size": size, "seed": seed, "images": count},
    )


def _truth(role: str, batch) -> GroundTruth:
    if role == "fitted":
        return GroundTruth(vertices=batch.vertices)
    if role == "sport":
        labels = list(part_labels(batch.parts).cpu().numpy())
        return GroundTruth(silhouettes=labels, parts=labels)
    return GroundTruth(
        points=points_of_joints(batch.keypoints3d),
        frontal=batch.camera == STUDIO_P2_CAMERA if role == "studio" else None,
    )
