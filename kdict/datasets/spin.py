"""SPIN's npz files, the form in which most labs keep these datasets."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..formats.containers import reading, require_array
from ..formats.npz import read_npz
from ..shapes import require_shape
from .files import DatasetInfo, find, require_files, require_inside
from .sample import Mesh, Sample

SPIN = DatasetInfo(
    "spin",
    "SPIN's npz files",
    "https://github.com/nkolot/SPIN",
    "h36m_valid_protocol1.npz, mpi_inf_3dhp_test.npz, lsp_dataset_test.npz and the like",
)
_ALIASES = {
    "mpi_inf_3dhp_test.npz": "mpi_inf_3dhp_valid.npz",
    "mpi_inf_3dhp_valid.npz": "mpi_inf_3dhp_test.npz",
}
_REQUIRED = ("imgname", "center", "scale")
_TEXT = ("imgname", "gender", "maskname", "partname")
_NUMBERS = {"center": (2,), "scale": (), "part": (24, 3), "S": (24, 4), "pose": (72,),
            "shape": (10,), "has_smpl": ()}  # fmt: skip
"""The shapes of one sample."""
_NAMES = (
    re.compile(r"(?P<subject>S\d+)_(?P<action>[A-Za-z]+)(?:_\d)?\.(?P<camera>\d{8})_(?P<n>\d+)\."),
    re.compile(r"(?P<subject>S\d)/(?P<action>Seq\d)/.*video_(?P<camera>\d+)/frame_(?P<n>\d+)\."),
    re.compile(r"(?P<subject>TS\d)/imageSequence/img_(?P<n>\d+)\."),
)
_USUAL = re.compile(r"(h36m|mpi_inf_3dhp|lsp|hr-lspet|mpii|coco|up_3d|3dpw)_\w+\.npz")
"""What SPIN's files are called."""
_GENDERS = {"m": "male", "f": "female"}


def read_spin(
    path: str | Path, images: str | Path | None = None, masks: str | Path | None = None
) -> Iterator[Sample]:
    """The samples of one npz, in its order.

    Keypoints and joints are ``spin24``, the joints root-centered, in meters, in the camera's frame;
    keypoints with confidence 0 are not labeled. The box is the square of side 200 · ``scale``
    around ``center``. Subject, action, camera and frame are told from the image's name for
    Human3.6M and MPI-INF-3DHP. Pixels are as in the file.

    Parameters
    ----------
    path : the file.
    images : the folder below which ``imgname`` lies; without it samples have no image.
    masks : the folder below which ``maskname`` and ``partname`` lie.

    Raises
    ------
    FileNotFoundError : for files that are missing; says which was looked for where.
    ValueError : for a file that cannot be read or lacks an array.
    """
    path = Path(path).expanduser()
    names = [name for name in (path.name, _ALIASES.get(path.name)) if name]
    path = find(path.parent, SPIN, *names)
    arrays = _arrays(path)
    count = len(arrays["imgname"])
    with reading(path, "one of SPIN's npz files"):
        text = {name: arrays[name].astype(str) for name in _TEXT if name in arrays}
        require_inside(path, {*text["imgname"].tolist()})
        for name in {"maskname", "partname"} & text.keys():
            require_inside(path, {*text[name].tolist()} - {""})
    roots = {"imgname": images, "maskname": masks, "partname": masks}
    for name, root in roots.items():
        if root is not None and name in text:
            roots[name] = Path(root).expanduser()
            require_files(roots[name], SPIN, sorted({*text[name].tolist()} - {""}))

    def place(name: str, i: int) -> Path | None:
        known = roots[name] is not None and name in text and text[name][i]
        return roots[name] / str(text[name][i]) if known else None

    def samples():
        for i in range(count):
            told = next(filter(None, (p.search(text["imgname"][i]) for p in _NAMES)), None)
            told = told.groupdict() if told else {}
            part, joints = (arrays[name][i] if name in arrays else None for name in ("part", "S"))
            side = 200.0 * arrays["scale"][i]
            yield Sample(
                dataset=path.stem,
                name=f"{i}/{text['imgname'][i]}",
                image=place("imgname", i),
                box=np.array([*(arrays["center"][i] - side / 2), side, side]),
                keypoints=None if part is None else part[:, :2].astype(np.float64),
                keypoint_set=None if part is None else "spin24",
                labeled=None if part is None else part[:, 2] > 0,
                joints=None if joints is None else joints[:, :3].astype(np.float64),
                joint_set=None if joints is None else "spin24",
                joints_known=None if joints is None else joints[:, 3] > 0,
                mesh=_mesh(arrays, text, i),
                silhouette=place("maskname", i),
                parts=place("partname", i),
                subject=told.get("subject"),
                action=told.get("action"),
                camera=told.get("camera"),
                frame=int(told["n"]) - 1 if told else None,
            )

    return samples()


def is_spin(path: Path) -> bool:
    """Whether an archive has SPIN's arrays, or one of SPIN's file names but cannot be read, as
    after an interrupted download; nothing is unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {f"{name}.npy" for name in _REQUIRED} <= {*archive.namelist()}
    except (OSError, zipfile.BadZipFile):
        return _USUAL.fullmatch(path.name) is not None


def _arrays(path: Path) -> dict[str, np.ndarray]:
    with reading(path, "one of SPIN's npz files"):
        held = read_npz(path, {*_TEXT, *_NUMBERS})
    arrays = {name: held[name] for name in (*_TEXT, *_NUMBERS) if name in held}
    if missing := [name for name in _REQUIRED if name not in arrays]:
        raise ValueError(f"{path}: lacks {', '.join(missing)}; it holds {', '.join(held)}")
    require_shape(f"{path}: imgname", arrays["imgname"], "N")
    count = len(arrays["imgname"])
    for name, array in arrays.items():
        if name in _TEXT:
            require_shape(f"{path}: {name}", array, count)
        else:
            require_array(path, name, array, (count, *_NUMBERS[name]))
    return arrays


def _mesh(arrays, text, i: int) -> Mesh | None:
    fitted = "has_smpl" not in arrays or bool(arrays["has_smpl"][i])
    if not (fitted and "pose" in arrays and "shape" in arrays):
        return None
    gender = _GENDERS.get(text["gender"][i], "neutral") if "gender" in text else "neutral"
    pose, betas = (arrays[name][i].astype(np.float64) for name in ("pose", "shape"))
    return Mesh(pose, betas, gender)
