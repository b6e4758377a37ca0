"""The input of every row of the tables: one image as the frozen encoder sees it.

All networks start from the same frozen MoveNet Thunder, so an image is computed once: 17 keypoints
with scores, 51 numbers, followed by 2,912 of its maps. Systems that take keypoints get the true
ones, or the encoder's, or 91 surface landmarks with the encoder's errors.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self

import torch
from torch import Tensor

from kdict.body import Body, project, vertices
from kdict.body.keypoints import SkinnedRegressor, keypoint_regressor
from kdict.evaluation import Estimate, Estimator, GroundTruth, Observation, TestSet
from kdict.evaluation.part_masks import part_labels
from kdict.evaluation.synthetic import points_of_joints
from kdict.evaluation.tables import STUDIO_P2_CAMERA
from kdict.network.movenet import N_KEYPOINTS
from kdict.render.raster import rasterize, to_pixels
from kdict.skeleton import JOINTS
from kdict.synthetic.assets import fingerprint
from kdict.synthetic.camera import to_image_plane

from .farthest_points import farthest_points

KEYPOINT_FEATURES = 3 * N_KEYPOINTS
LANDMARKS = 91
MASK_SIZE = 128
_SURE = 0.3
_RIDGE = 1e-3


@dataclass(frozen=True, eq=False)
class Encoded(Observation):
    """An `Observation` whose image (B, 0) is replaced by its features (B, 2963).

    ``detected`` (B, 24, 2) and ``sure`` (B, 24) in [0, 1] are the encoder's keypoints carried over
    to SMPL's 24 joints; ``landmarks`` (B, 91, 2) are true surface points, moved by the encoder's
    error at the nearest of its keypoints.
    """

    features: Tensor
    detected: Tensor
    sure: Tensor
    landmarks: Tensor


def from_detected(system: Estimator) -> Estimator:
    """A system that lifts keypoints, given the encoder's in place of the true ones."""

    def estimate(seen: Encoded) -> Estimate:
        return system(replace(seen, keypoints2d=seen.detected, visibility=seen.sure))

    return estimate


def in_crop(points: Tensor, labels: Mapping[str, Tensor]) -> Tensor:
    """Points (B, P, 3) relative to the pelvis, in the crop's coordinates (B, P, 2)."""
    return project(to_image_plane(points + labels["pelvis"][:, None]), labels["crop"])


def pose_of(labels: Mapping[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
    return labels["rotations"], labels["root_rotation"], labels["betas"]


def part_map(labels: Mapping[str, Tensor], size: int) -> Tensor:
    """The joint (B, size, size) whose part of the true body covers a pixel, −1 for none."""
    body = Body.load("open")
    mesh = vertices(body, *pose_of(labels))
    placed = mesh + labels["pelvis"][:, None] - body.J_regressor[:1] @ mesh
    points = project(to_image_plane(placed), labels["crop"])
    faces = body.faces_tensor
    seen = rasterize(to_pixels(points, size), placed[..., 2], faces, size, size, cull=True).face
    of_face = body.lbs_weights[faces].sum(1).argmax(-1)
    return torch.where(seen < 0, -1, of_face[seen])


class Landmarks:
    """Lassner's 91 landmarks: LSP's 14 joints and 77 points of the surface, far from each other."""

    def __init__(self):
        body = Body.load("open")
        joints = keypoint_regressor(body, "lsp14").to_dense()
        surface = torch.zeros(LANDMARKS - len(joints), joints.shape[1])
        kept = farthest_points(body.v_template.numpy(), body.faces, len(surface))[0]
        surface[range(len(surface)), len(JOINTS) + torch.from_numpy(kept)] = 1
        self.matrix = torch.cat([joints, surface])
        self.regressor, self.pelvis = SkinnedRegressor(body, self.matrix), SkinnedRegressor(body)
        rest = self.matrix @ torch.cat([body.J_regressor @ body.v_template, body.v_template])
        coco = keypoint_regressor(body, "coco17").to_dense()
        coco = coco @ torch.cat([body.J_regressor @ body.v_template, body.v_template])
        self.nearest = torch.cdist(rest, coco).argmin(1)

    def __call__(self, labels: Mapping[str, Tensor], error: Tensor) -> Tensor:
        """The landmarks (B, 91, 2) of people whose keypoints are found with errors (B, 17, 2)."""
        pose = pose_of(labels)
        points = self.regressor(*pose) - self.pelvis(*pose)[:, :1]
        return in_crop(points, labels) + error[:, self.nearest]


@dataclass(frozen=True, eq=False)
class Carried:
    """The encoder's 17 keypoints carried over to SMPL's 24: a linear map (24, 17) of keypoints less
    their mean, fitted to training images."""

    weights: Tensor

    @classmethod
    def learn(cls, features: Tensor, labels: Mapping[str, Tensor]) -> Self:
        found, score = cls.read(features)
        good = (score > _SURE).all(1) & (labels["keypoints2d"].abs() < 1).flatten(1).all(1)
        middle = found[good].mean(1, keepdim=True)
        x = (found[good] - middle).mT.flatten(0, 1)
        y = (labels["keypoints2d"][good] - middle).mT.flatten(0, 1)
        ridge = _RIDGE * len(x) * x.square().mean() * torch.eye(N_KEYPOINTS)
        return cls(torch.linalg.solve(x.T @ x + ridge, x.T @ y).T)

    @staticmethod
    def read(features: Tensor) -> tuple[Tensor, Tensor]:
        """Places (B, 17, 2) and scores (B, 17)."""
        places, scores = features[:, :KEYPOINT_FEATURES].float().tensor_split([2 * N_KEYPOINTS], 1)
        return places.unflatten(1, (N_KEYPOINTS, 2)), (scores + 0.5).clamp(0, 1)

    def __call__(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """Keypoints (B, 24, 2) and how sure they are (B, 24)."""
        places, score = self.read(features)
        middle = places.mean(1, keepdim=True)
        share = self.weights.abs() / self.weights.abs().sum(1, keepdim=True)
        return middle + self.weights @ (places - middle), score @ share.T


def encoded_test_set(
    role: str,
    data: Mapping[str, Tensor],
    carried: Carried,
    landmarks: Landmarks,
    errors: Tensor,
    batch_size: int = 64,
) -> TestSet:
    """A role's test images from their cached features and labels.

    Parameters
    ----------
    data : from `kdictbook.cached_features.cached_features`.
    errors : (n, 17, 2), the encoder's, in the crop's coordinates.
    """
    count = len(data["features"])

    def batches() -> Iterator[tuple[Encoded, GroundTruth]]:
        for index in torch.arange(count).split(batch_size):
            labels = {name: value[index] for name, value in data.items()}
            features = labels["features"].float()
            detected, sure = carried(features)
            yield (
                Encoded(
                    features[:, :0], labels["keypoints2d"], labels["visibility"].float(),
                    features, detected, sure, landmarks(labels, errors[index]),
                ),
                truth(role, labels),
            )  # fmt: skip

    return TestSet(
        role,
        f"open benchmark, {role}, test, seed 0, sha256 {fingerprint()[:16]}",
        f"{role} test, images 0–{count - 1}",
        count,
        Body.load("open"),
        lambda estimate: points_of_joints(estimate.keypoints3d),
        batches,
        {"size": MASK_SIZE, "images": count},
    )


def truth(role: str, labels: Mapping[str, Tensor]) -> GroundTruth:
    """What a role's metrics compare with, from the labels alone."""
    if role == "fitted":
        return GroundTruth(vertices=vertices(Body.load("open"), *pose_of(labels)))
    if role == "sport":
        parts = list(part_labels(part_map(labels, MASK_SIZE)).numpy())
        return GroundTruth(silhouettes=parts, parts=parts)
    return GroundTruth(
        points=points_of_joints(labels["keypoints3d"]), frontal=labels["camera"] == STUDIO_P2_CAMERA
    )
