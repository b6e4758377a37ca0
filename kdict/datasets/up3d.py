"""UP-3D: images with fitted SMPL parameters, the mesh ground truth of Tables 3 and 6."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..formats.containers import read_pickle, reading, require_array
from ..formats.npz import read_npy
from ..formats.safe_pickle import as_array
from .files import DatasetInfo, find, require_files, require_inside
from .sample import Mesh, Sample

UP3D = DatasetInfo(
    "up-3d",
    "UP-3D",
    "https://files.is.tuebingen.mpg.de/classner/up/",
    "train.txt, val.txt, test.txt, and 00000_image.png, 00000_body.pkl, 00000_joints.npy, ...",
)
SPLITS = ("train", "val", "trainval", "test")


def read_up3d(folder: str | Path, split: str = "test") -> Iterator[Sample]:
    """The people of a split in the order of its list.

    Keypoints are ``lsp14``; those with confidence 0 are neither labeled nor visible. The mesh is
    the neutral body's, with its global rotation: what the surface error is measured on. The files'
    own camera (``rt``, ``t``, ``f``) and ``_fit_crop_info.txt`` are not needed for that.

    Parameters
    ----------
    folder : holds ``<split>.txt`` and the files it names.

    Raises
    ------
    FileNotFoundError : for files that are missing; says which was looked for where.
    ValueError : for files that cannot be read, or a pickle that names anything but arrays.
    """
    if split not in SPLITS:
        raise ValueError(f"split is {split!r}; expected one of {', '.join(SPLITS)}")
    path = find(folder, UP3D, f"{split}.txt")
    with reading(path, "a list of images"):
        lines = [line.strip().lstrip("/") for line in path.read_text("utf8").splitlines()]
    lines = [line for line in lines if line]
    wrong = [line for line in lines or ["no lines"] if not line.endswith("_image.png")]
    if wrong:
        raise ValueError(f"{path}: found {wrong[0]!r}; expected names like /00000_image.png")
    require_inside(path, lines)
    names = [line.removesuffix("_image.png") for line in lines]
    root = path.parent
    kinds = ("image.png", "body.pkl", "joints.npy")
    require_files(root, UP3D, [f"{name}_{kind}" for name in names for kind in kinds])

    def samples():
        for name in names:
            points_path = root / f"{name}_joints.npy"
            with reading(points_path, "an array of NumPy"):
                points = read_npy(points_path.read_bytes())
            require_array(points_path, "the array", points, (3, 14))
            yield Sample(
                dataset="up-3d",
                name=name,
                image=root / f"{name}_image.png",
                keypoints=points[:2].T.astype(np.float64),
                keypoint_set="lsp14",
                labeled=points[2] > 0,
                mesh=_mesh(root / f"{name}_body.pkl"),
            )

    return samples()


def _mesh(path: Path) -> Mesh:
    content = read_pickle(path, "SMPL's parameters")
    with reading(path, "SMPL's parameters"):
        pose, betas, trans = (
            as_array(content[name]).astype(np.float64).ravel()
            for name in ("pose", "betas", "trans")
        )
        return Mesh(pose, betas, trans=trans)
