"""MPII Human Pose: people in images, 16 keypoints, stored in nested MATLAB structs."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..formats.containers import read_mat, reading, require_array
from .files import DatasetInfo, find, find_images, require_inside
from .sample import Sample

FILE = "mpii_human_pose_v1_u12_1.mat"
PLACES = (".", "annotations", "mpii_human_pose_v1_u12_2")
"""Folders that the file may lie in."""
MPII = DatasetInfo(
    "mpii",
    "MPII Human Pose",
    "http://human-pose.mpi-inf.mpg.de",
    f"{FILE} and images/",
)


def read_mpii(folder: str | Path) -> Iterator[Sample]:
    """Every person of the training images that has keypoints; the test images have none.

    Keypoints are in ``mpii16``. A point is labeled if it is present, visible if ``is_visible``
    is 1 or, as for the head's two points, empty. MATLAB counts pixels from 1: 1 is subtracted. The
    box is the square of side 200 · ``scale`` around ``objpos``, where these are given.

    Parameters
    ----------
    folder : holds ``mpii_human_pose_v1_u12_1.mat``, or ``annotations/`` or
        ``mpii_human_pose_v1_u12_2/`` with it, and ``images/``.

    Raises
    ------
    FileNotFoundError : for files that are missing; says which was looked for where.
    ValueError : for a file that cannot be read or is of another kind.
    """
    folder = Path(folder).expanduser()
    path = find(folder, MPII, *(str(Path(place, FILE)) for place in PLACES))
    (release,) = _structs(read_mat(path, "RELEASE")["RELEASE"]) or [{}]
    with reading(path, "MPII's annotations"):
        if missing := {"annolist", "img_train"} - release.keys():
            raise ValueError(f"RELEASE lacks {', '.join(sorted(missing))}")
        shots, train = _structs(release["annolist"]), np.ravel(release["img_train"])
        if len(shots) != len(train):
            raise ValueError(f"annolist has {len(shots)} images, img_train {len(train)}")
        people = [
            (_structs(shot["image"])[0]["name"], number, person)
            for shot, used in zip(shots, train, strict=True)
            if used
            for number, person in enumerate(_structs(shot.get("annorect")))
            if _points(person)
        ]
    require_inside(path, (file for file, *_ in people))
    files = sorted({file for file, *_ in people})
    images = find_images(folder, MPII, ["images"], files)

    def samples():
        for file, number, person in people:
            with reading(path, "MPII's annotations"):
                keypoints, labeled, visible = _keypoints(path, person)
                box = _box(path, person)
            yield Sample(
                dataset="mpii",
                name=f"{Path(file).stem}/{number}",
                image=images and images / file,
                box=box,
                keypoints=keypoints,
                keypoint_set="mpii16",
                labeled=labeled,
                visible=visible,
            )

    return samples()


def _structs(value: object) -> list[dict]:
    """The structs of a field, none where it is empty or missing."""
    if not isinstance(value, np.ndarray) or value.dtype != object:
        return []
    return [item for item in value.ravel(order="F") if isinstance(item, dict)]


def _points(person: dict) -> list[dict]:
    (points,) = _structs(person.get("annopoints")) or [{}]
    return _structs(points.get("point"))


def _number(value: object) -> float:
    (number,) = np.ravel(value)
    return float(number)


def _keypoints(path: Path, person: dict) -> tuple[NDArray, NDArray, NDArray]:
    """Pixels (16, 2), counted from 0, and which are labeled and visible."""
    keypoints, labeled, visible = np.zeros((16, 2)), *np.zeros((2, 16), dtype=bool)
    for point in _points(person):
        joint = int(_number(point["id"]))
        if not 0 <= joint < 16:
            raise ValueError(f"a point's id is {joint}; expected 0 to 15")
        keypoints[joint] = _number(point["x"]) - 1.0, _number(point["y"]) - 1.0
        labeled[joint] = True
        visible[joint] = _flag(point) not in ("0", "0.0")
    return require_array(path, "keypoints", keypoints, (16, 2)), labeled, visible


def _flag(point: dict) -> str:
    """``is_visible``: "1", "0", or "" where it is empty or missing; some files hold numbers."""
    flags = np.ravel(point.get("is_visible", ""))
    return str(flags[0]) if len(flags) else ""


def _box(path: Path, person: dict) -> NDArray | None:
    (center,) = _structs(person.get("objpos")) or [None]
    scale = np.ravel(person.get("scale", []))
    if center is None or not len(scale):
        return None
    side = 200.0 * float(scale[0])
    x, y = (_number(center[axis]) - 1 - side / 2 for axis in "xy")
    return require_array(path, "objpos and scale", [x, y, side, side], (4,))
