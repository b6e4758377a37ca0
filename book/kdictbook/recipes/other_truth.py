"""Test people whose truth a dictionary of CMU's motions does not know by construction.

The benchmark's poses come from one marker skeleton, in which collars and hands never move and
knees, feet and elbows turn about fewer than three axes. A dictionary learned from the same source
holds these constants exactly, direct regression has to learn them. Here the constants vary, or the
poses come from another maker's motions. Nothing is rendered: keypoints are as detected, see
`detected_keypoints`.
"""

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from kdict import read_motion, rotation
from kdict.body import Body, body_keypoints, project
from kdict.skeleton import DICTIONARY_JOINTS
from kdict.synthetic.camera import to_image_plane

from .detected_keypoints import Detector, coco_keypoints

FREED = {
    "collar": (5.0, 12.0, 12.0),
    "knee": (0.0, 7.0, 5.0),
    "foot": (0.0, 6.0, 10.0),
    "elbow": (15.0, 0.0, 0.0),
    "hand": (10.0, 10.0, 10.0),
}
"""Standard deviations in degrees about the axes of the joint that do not move in CMU's skeleton.
They lie between those of one AMASS capture and of sixty Bandai-Namco clips; no source has hands."""
_STEP = 10
"""Every tenth frame of a clip."""


def freed(rotations: Tensor, generator: torch.Generator) -> Tensor:
    """Rotations (n, 23, 4) whose constant axes turn by normal angles, see `FREED`."""
    spread = torch.tensor([FREED.get(name.rpartition("_")[2], (0.0,) * 3)
                           for name in DICTIONARY_JOINTS])  # fmt: skip
    turn = spread.deg2rad() * torch.randn(len(rotations), *spread.shape, generator=generator)
    return rotation.multiply(rotations, rotation.from_axis_angle(turn))


def clips(folder: Path, count: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """``count`` poses (n, 23, 4) of a folder of BVH files, and the number of the clip of each.

    Raises
    ------
    FileNotFoundError : when the folder has no BVH file.
    """
    files = sorted(folder.glob("*.bvh"))
    if not files:
        raise FileNotFoundError(f"{folder}: no .bvh file; expected Bandai-Namco's motions")
    poses = [torch.as_tensor(read_motion(file).rotations).float()[::_STEP] for file in files]
    clip = torch.arange(len(poses)).repeat_interleave(torch.tensor([len(p) for p in poses]))
    some = torch.randint(len(clip), (count,), generator=generator)
    return torch.cat(poses)[some], clip[some]


def posed(labels: Mapping[str, Tensor], rotations: Tensor) -> dict[str, Tensor]:
    """The same people, cameras and headings in other poses, as large in the crop as they were."""
    pose = rotations, labels["root_rotation"], labels["betas"]
    points = body_keypoints(Body.load("open"), *pose)
    points = points - points[:, :1]
    places = to_image_plane(points + labels["pelvis"][:, None])
    low, high = places[..., :2].aminmax(dim=1)
    old_low, old_high = labels["keypoints2d"].aminmax(dim=1)
    scale = (old_high - old_low).amax(1, True) / (high - low).amax(1, True)
    crop = torch.cat([scale, (old_low + old_high) / 2 - scale * (low + high) / 2], 1)
    return {
        **labels,
        "rotations": rotations,
        "keypoints3d": points,
        "keypoints2d": project(places, crop),
        "crop": crop,
    }


def other_truths(
    labels: Mapping[str, Tensor], detector: Detector, folder: Path | None, seed: int = 0
) -> dict[str, dict[str, Tensor]]:
    """Test sets by name: the benchmark's poses, with freed axes, and with a maker's motions.

    Parameters
    ----------
    labels : of the rendered images whose people, cameras and headings are taken.
    folder : of BVH files; without, the last set is left out.
    """
    generator = torch.Generator().manual_seed(seed)
    labels = {name: value for name, value in labels.items() if name != "features"}
    found = {
        "simulated": dict(labels),
        "freed": posed(labels, freed(labels["rotations"], generator)),
    }
    if folder is not None:
        poses, clip = clips(folder, len(labels["betas"]), generator)
        found["bandai"] = posed(labels, poses) | {"action": clip}
    for data in found.values():
        true = coco_keypoints(data, detector.offset)
        data["features"] = detector.features(true, generator)
    return found
