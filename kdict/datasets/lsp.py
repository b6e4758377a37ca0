"""Leeds Sports Pose, its extended set, and the masks that UPi-S1h adds to the first."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..formats.containers import read_mat, require_array
from .files import DatasetInfo, find, find_images, require_files
from .sample import Sample

LSP = DatasetInfo(
    "lsp",
    "Leeds Sports Pose",
    "http://sam.johnson.io/research/lsp.html",
    "joints.mat and images/im0001.jpg to im2000.jpg",
)
LSPET = DatasetInfo(
    "lspet",
    "Leeds Sports Pose Extended",
    "http://sam.johnson.io/research/lspet.html",
    "joints.mat and images/im00001.jpg to im10000.jpg",
)
MASKS = DatasetInfo(
    "upi-s1h",
    "UPi-S1h",
    "https://files.is.tuebingen.mpg.de/classner/up/",
    "data/lsp/im0001_segmentation.png and im0001_part_segmentation.png to im2000_...",
)
SPLITS = {"train": range(1, 1001), "test": range(1001, 2001)}
PARTS = ("background", "head", "torso", "right_arm", "left_arm", "right_leg", "left_leg")
"""The 7 classes of Table 4, in the order of UPi-S1h's labels; 255 is void."""


def read_lsp(
    folder: str | Path, split: str = "test", masks: str | Path | None = None
) -> Iterator[Sample]:
    """The people of Leeds Sports Pose: images 1 to 1000 (train) or 1001 to 2000 (test).

    Keypoints are in ``lsp14`` and all labeled; row 3 of joints.mat is 0 where they are visible.
    Pixels are as published: nothing says that they count from 1 as MATLAB does, and in the
    extended set visible joints lie at exactly 0.

    Parameters
    ----------
    folder : holds ``joints.mat`` and ``images/``.
    masks : UPi-S1h's folder, for ``silhouette`` and ``parts``.

    Raises
    ------
    FileNotFoundError : for files that are missing; says which was looked for where.
    ValueError : for files that cannot be read, or of another dataset.
    """
    if split not in SPLITS:
        raise ValueError(f"split is {split!r}; expected one of {', '.join(SPLITS)}")
    path = find(folder, LSP, "joints.mat")
    joints = require_array(path, "joints", read_mat(path, "joints")["joints"], (3, 14, 2000))
    every = [f"im{number:04d}.jpg" for numbers in SPLITS.values() for number in numbers]
    images = find_images(path.parent, LSP, ["images"], every, exact="im*.jpg")
    numbers = SPLITS[split]
    if masks is not None:
        masks = find_masks(masks, split)[0].parent

    def samples():
        for number in numbers:
            name = f"im{number:04d}"
            yield Sample(
                dataset="lsp",
                name=name,
                image=images and images / f"{name}.jpg",
                keypoints=joints[:2, :, number - 1].T,
                keypoint_set="lsp14",
                labeled=np.ones(14, dtype=bool),
                visible=joints[2, :, number - 1] == 0,
                silhouette=masks and masks / f"{name}_segmentation.png",
                parts=masks and masks / f"{name}_part_segmentation.png",
            )

    return samples()


def read_lspet(folder: str | Path) -> Iterator[Sample]:
    """The 10,000 people of the extended set, all for training.

    Keypoints are in ``lsp14``; column 3 of joints.mat is 1 where they are visible, and the others
    are not labeled. Pixels are as published, see `read_lsp`.

    Parameters
    ----------
    folder : holds ``joints.mat`` and ``images/``.

    Raises
    ------
    FileNotFoundError, ValueError : as `read_lsp`.
    """
    path = find(folder, LSPET, "joints.mat")
    joints = require_array(path, "joints", read_mat(path, "joints")["joints"], (14, 3, 10000))
    every = [f"im{number:05d}.jpg" for number in range(1, 10001)]
    images = find_images(path.parent, LSPET, ["images"], every, exact="im*.jpg")

    def samples():
        for i, file in enumerate(every):
            visible = joints[:, 2, i] == 1
            yield Sample(
                dataset="lspet",
                name=file.partition(".")[0],
                image=images and images / file,
                keypoints=joints[:, :2, i],
                keypoint_set="lsp14",
                labeled=visible,
                visible=visible,
            )

    return samples()


def find_masks(folder: str | Path, split: str = "test") -> list[Path]:
    """UPi-S1h's masks of a split: silhouette and parts of every image.

    Raises
    ------
    FileNotFoundError : for files that are missing; says which was looked for where.
    """
    root = find(folder, MASKS, "data/lsp")
    kinds = ("segmentation", "part_segmentation")
    names = [f"im{number:04d}_{kind}.png" for number in SPLITS[split] for kind in kinds]
    require_files(root, MASKS, names)
    return [root / name for name in names]
