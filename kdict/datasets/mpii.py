"""MPII Human Pose: people in photographs, 16 keypoints, in nested MATLAB structs."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .files import DatasetInfo, find, find_images, read_mat, reading
from .sample import Sample

FILE = "mpii_human_pose_v1_u12_1.mat"
MPII = DatasetInfo(
    "mpii",
    "MPII Human Pose",
    "http://human-pose.mpi-inf.mpg.de",
    f"{FILE} and images/",
)


def read_mpii(folder: str | Path) -> Iterator[Sample]:
    """Every person of the training images that has keypoints; the test images have none.

    Keypoints are in ``mpii16``. A point is labeled when it is there, visible when ``is_visible``
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
    path = find(folder, MPII, FILE, f"annotations/{FILE}", f"mpii_human_pose_v1_u12_2/{FILE}")
    release = read_mat(path, "RELEASE", structs=True)["RELEASE"]
    with reading(path, "MPII's annotations"):
        try:
            shots, train = _many(release.annolist), np.atleast_1d(release.img_train)
        except AttributeError as error:
            raise ValueError(f"RELEASE is not as expected, {error}") from error
        if len(shots) != len(train):
            raise ValueError(f"annolist has {len(shots)} images, img_train {len(train)}")
        people = [
            (str(shot.image.name), number, person)
            for shot, used in zip(shots, train, strict=True)
            if used
            for number, person in enumerate(_many(getattr(shot, "annorect", None)))
            if _points(person)
        ]
    files = sorted({file for file, *_ in people})
    images = find_images(folder, MPII, ["images"], files)

    def samples():
        for file, number, person in people:
            with reading(path, "MPII's annotations"):
                keypoints, labeled, visible = _keypoints(person)
                box = _box(person)
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


def _many(value) -> list:
    """The structs of a field: SciPy gives one alone, an array of many, or an empty array."""
    if value is None:
        return []
    return [item for item in np.atleast_1d(value) if hasattr(item, "_fieldnames")]


def _points(person) -> list:
    (points,) = _many(getattr(person, "annopoints", None)) or [None]
    return _many(getattr(points, "point", None))


def _keypoints(person) -> tuple[NDArray, NDArray, NDArray]:
    """Places (16, 2), counted from 0, and which are labeled and visible."""
    keypoints, labeled, visible = np.zeros((16, 2)), *np.zeros((2, 16), dtype=bool)
    for point in _points(person):
        joint = int(point.id)
        if not 0 <= joint < 16:
            raise ValueError(f"a point's id is {joint}; expected 0 to 15")
        keypoints[joint] = point.x - 1.0, point.y - 1.0
        labeled[joint] = True
        visible[joint] = _flag(point) not in ("0", "0.0")
    return keypoints, labeled, visible


def _flag(point) -> str:
    """``is_visible``: "1", "0", or "" where it is empty or missing; some files hold numbers."""
    flags = np.atleast_1d(getattr(point, "is_visible", ""))
    return str(flags[0]) if len(flags) else ""


def _box(person) -> NDArray | None:
    (center,) = _many(getattr(person, "objpos", None)) or [None]
    scale = np.atleast_1d(getattr(person, "scale", []))
    if center is None or not len(scale):
        return None
    side = 200.0 * float(scale[0])
    return np.array([center.x - 1 - side / 2, center.y - 1 - side / 2, side, side])
