"""Keypoints as MoveNet detects them, of people who were never rendered.

A head that gets 17 keypoints and their scores needs no image. The benchmark's geometry without its
images costs a hundredth of a rendered image, and with augmentation its poses are far more diverse
than rendered ones can be. Detection errors are borrowed from real outputs on rendered images.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import torch
from torch import Tensor
from tqdm.auto import tqdm

from kdict.body import Body, project
from kdict.body.keypoints import SkinnedRegressor
from kdict.network.movenet import N_KEYPOINTS
from kdict.resources import read_tensors, write_tensors
from kdict.skeleton import JOINTS
from kdict.synthetic.assets import fingerprint
from kdict.synthetic.camera import to_image_plane
from kdict.synthetic.dataset import Rendered
from kdictbook.augmented_people import Augmentation, AugmentedPeople

SHARES = {"fitted": (0.4, 1.0), "studio": (0.35, 0.5), "multiview": (0.25, 0.5)}
"""Of each role: its share of the people, and the share of these that are augmented."""
AUGMENTATION = Augmentation()
TRUTH = ("rotations", "root_rotation", "betas")
_KEPT = ("keypoints2d", "visibility", "keypoints3d", "has_3d", *TRUTH, "crop", "pelvis")
# The joint whose frame a COCO keypoint moves with.
_FRAMES = [JOINTS.index("head")] * 5 + [
    JOINTS.index(name)
    for name in (
        "spine3", "spine3", "left_shoulder", "right_shoulder", "left_elbow", "right_elbow",
        "pelvis", "pelvis", "left_hip", "right_hip", "left_knee", "right_knee",
    )
]  # fmt: skip
_SURE, _NEAR = 0.4, 0.1
"""Detections that the offsets are fitted to: score, and distance from the body's keypoint in half
sides of the crop."""
_JITTER = 0.006
_AT_ONCE = 1000


def cached_people(
    count: int, folder: str | Path, *, seed: int = 0, augmentation: Augmentation = AUGMENTATION
) -> dict[str, Tensor]:
    """Labels of training people without images, named as in `kdict.synthetic.Geometry`.

    Raises
    ------
    ValueError : for a file of other data; the message names both.
    """
    name = f"people-{count}-{seed}"
    about = {"kind": "people", "shares": repr(SHARES), "data": f"sha256 {fingerprint()[:16]}"}
    if augmentation != AUGMENTATION:
        name += f"-{augmentation.name}"
        about["augmentation"] = repr(augmentation)
    path = Path(folder) / f"{name}.safetensors"
    if not path.exists():
        parts = []
        for role, (share, augmented) in SHARES.items():
            every = round(share * count)
            broader = round(augmented * every)
            for source, number in (
                (AugmentedPeople(role, augmentation, seed=seed), broader),
                (Rendered(role, "train", seed=seed), every - broader),
            ):
                if number:
                    for index in tqdm(torch.arange(number).split(_AT_ONCE), role):
                        people = source.geometry(index)
                        parts.append({name: getattr(people, name) for name in _KEPT})
        write_tensors(path, {n: torch.cat([p[n] for p in parts]) for n in _KEPT}, about)
    people, found = read_tensors(path, "people without images", "people")
    if found != about:
        raise ValueError(f"{path} holds {found}; expected {about}: remove it")
    return people


def frames(labels: Mapping[str, Tensor]) -> tuple[SkinnedRegressor, Tensor, Tensor]:
    """The body's COCO keypoints, and world rotations and positions of the joints of its pose."""
    coco = SkinnedRegressor(Body.load("open"), "coco17")
    return coco, *coco.frames(*(labels[name] for name in TRUTH))


def coco_keypoints(labels: Mapping[str, Tensor], offset: Tensor | None = None) -> Tensor:
    """COCO's 17 keypoints in the crop (B, 17, 2) of labeled people.

    ``offset`` (17, 3) in meters moves each in the frame of its bone.
    """
    parts = []
    for start in range(0, len(labels["betas"]), _AT_ONCE):
        part = {name: labels[name][start : start + _AT_ONCE] for name in (*TRUTH, "crop", "pelvis")}
        coco, world, positions = frames(part)
        points = coco.from_frames(world, positions, part["betas"], part["rotations"])
        if offset is not None:
            points = points + (world[:, _FRAMES] @ offset[..., None]).squeeze(-1)
        # The label says where Eq. 1's pelvis is; the rest of the body follows.
        pelvis = SkinnedRegressor(Body.load("open")).from_frames(
            world, positions, part["betas"], part["rotations"]
        )[:, :1]
        placed = points - pelvis + part["pelvis"][:, None]
        parts.append(project(to_image_plane(placed), part["crop"]))
    return torch.cat(parts)


@dataclass(frozen=True)
class Detector:
    """How MoveNet's keypoints differ from a body's, learned from n rendered training images.

    ``offset`` (17, 3): meters, where it puts a keypoint in the frame of its bone; ``residual``
    (n, 17, 2), ``scores`` (n, 17) and ``inside`` (n, 17): the remaining difference, the scores, and
    whether the keypoint is in the crop.
    """

    offset: Tensor
    residual: Tensor
    scores: Tensor
    inside: Tensor

    @classmethod
    def learn(cls, features: Tensor, labels: Mapping[str, Tensor]) -> Self:
        """From features (n, 51 or more) of `kdict.network.person_encoder.PersonEncoder`."""
        found = features[:, : 2 * N_KEYPOINTS].float().unflatten(1, (N_KEYPOINTS, 2))
        scores = features[:, 2 * N_KEYPOINTS : 3 * N_KEYPOINTS].float()
        residual = found - coco_keypoints(labels)
        sure = (scores + 0.5 > _SURE) & (residual.norm(dim=-1) < _NEAR)
        _, world, _ = frames(labels)
        # A step in the bone's frame moves the image by the camera's scale times two rows of it.
        scale = (labels["crop"][:, 0] / labels["pelvis"][:, 2])[:, None, None, None]
        moves = scale * world[:, _FRAMES, :2]
        offset = []
        for k in range(N_KEYPOINTS):
            used = sure[:, k]
            step, away = moves[used, k].flatten(0, 1), residual[used, k].flatten()
            offset.append(torch.linalg.lstsq(step, away[:, None]).solution[:, 0])
        true = coco_keypoints(labels, torch.stack(offset))
        inside = (true.abs() < 1).all(-1)
        return cls(torch.stack(offset), found - true.clamp(-1, 1), scores, inside)

    def exact(self, labels: Mapping[str, Tensor]) -> Tensor:
        """Features (B, 51) with all keypoints in their true places and with the median scores."""
        true = coco_keypoints(labels, self.offset).flatten(1)
        return torch.cat([true, self.scores.median(0).values.expand(len(true), -1)], 1)

    def features(self, true: Tensor, generator: torch.Generator) -> Tensor:
        """Features (B, 51) of people whose keypoints, ``offset`` included, are ``true``.

        A person gets the residuals and scores of one rendered image. A keypoint that is inside the
        crop in one and outside in the other gets those of another image.
        """
        inside, which = (true.abs() < 1).all(-1), torch.arange(N_KEYPOINTS)
        images = len(self.residual)
        donor = torch.randint(images, (len(true), 1), generator=generator).expand(-1, N_KEYPOINTS)
        for _ in range(8):
            other = torch.randint(images, donor.shape, generator=generator)
            donor = torch.where(self.inside[donor, which] != inside, other, donor)
        jitter = _JITTER * torch.randn(true.shape, generator=generator)
        places = true.clamp(-1, 1) + self.residual[donor, which] + jitter
        return torch.cat([places.flatten(1), self.scores[donor, which]], -1)
