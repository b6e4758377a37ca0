"""MPI-INF-3DHP: eight training subjects under fourteen cameras, six test sequences."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..body.joint_sets import MPI_OF_28
from ..formats.containers import is_hdf5, read_hdf5, read_mat, require_array
from .files import (
    DatasetInfo,
    find,
    find_image_folder,
    find_images,
    require_files,
    require_stride,
)
from .sample import Sample

_URL = "https://vcai.mpi-inf.mpg.de/3dhp-dataset/"
TRAIN = DatasetInfo(
    "mpi_inf_3dhp_train",
    "MPI-INF-3DHP, training set",
    _URL,
    "S1/Seq1/annot.mat to S8/Seq2/annot.mat, frames as imageFrames/video_0/frame_000001.jpg",
)
TEST = DatasetInfo(
    "mpi_inf_3dhp_test",
    "MPI-INF-3DHP, test set",
    _URL,
    "TS1/annot_data.mat to TS6/annot_data.mat and TS1/imageSequence/img_000001.jpg",
)
CAMERAS = (0, 1, 2, 4, 5, 6, 7, 8)
"""The cameras at the height of the chest, of the fourteen."""
ACTIVITIES = (
    "Standing/Walking", "Exercise", "Sitting", "Crouch/Reach", "On the Floor", "Sports",
    "Miscellaneous",
)  # fmt: skip
"""What ``activity_annotation`` 1 to 7 stand for."""


def read_mpi_inf_3dhp_train(folder: str | Path, frame_stride: int = 1) -> Iterator[Sample]:
    """Frames of S1 to S8, both sequences, cameras 0 to 2 and 4 to 8.

    Joints and keypoints are ``h36m17``, the joints (``annot3``) in meters in the camera's frame.

    Parameters
    ----------
    folder : holds ``S1/`` to ``S8/``.
    frame_stride : the stride of frames, the first being taken.

    Raises
    ------
    FileNotFoundError : for files that are missing; says which was looked for where. A video with
        fewer frames than annotations is found when its turn comes.
    ValueError : for files that cannot be read.
    """
    require_stride(frame_stride)
    folder = Path(folder).expanduser()
    paths = [
        find(folder, TRAIN, f"S{subject}/Seq{sequence}/annot.mat")
        for subject in range(1, 9)
        for sequence in (1, 2)
    ]
    images_of = [find_image_folder(path.parent, TRAIN, ["imageFrames"]) for path in paths]

    def samples():
        for path, images in zip(paths, images_of, strict=True):
            keypoints = _cells(path, "annot2", 2)
            joints = _cells(path, "annot3", 3)
            subject, sequence = path.parts[-3:-1]
            for camera in CAMERAS:
                frames = range(0, len(joints[camera]), frame_stride)
                flat, solid = len(keypoints[camera]), len(joints[camera])
                if flat != solid:
                    raise ValueError(f"{path}: camera {camera}: {flat} frames in 2D, {solid} in 3D")
                files = [f"video_{camera}/frame_{frame + 1:06d}.jpg" for frame in frames]
                if images is not None:
                    require_files(images, TRAIN, files)
                for frame, file in zip(frames, files, strict=True):
                    yield Sample(
                        dataset="mpi_inf_3dhp_train",
                        name=f"{subject}/{sequence}/{file.removesuffix('.jpg')}",
                        image=images and images / file,
                        keypoints=keypoints[camera][frame],
                        keypoint_set="h36m17",
                        joints=joints[camera][frame] / 1000,
                        joint_set="h36m17",
                        subject=subject,
                        action=sequence,
                        camera=str(camera),
                        frame=frame,
                    )

    return samples()


def read_mpi_inf_3dhp_test(folder: str | Path) -> Iterator[Sample]:
    """The valid frames of TS1 to TS6, with ``univ_annot3`` as Table 2 is measured on.

    Joints and keypoints are ``mpi17`` (root 14), the joints in meters in the camera's frame.

    Parameters
    ----------
    folder : holds ``TS1/`` to ``TS6/``.

    Raises
    ------
    FileNotFoundError : for files that are missing; says which was looked for where.
    ValueError : for files that cannot be read, or images_of and annotations that do not fit.
    """
    folder = Path(folder).expanduser()
    paths = [find(folder, TEST, f"TS{number}/annot_data.mat") for number in range(1, 7)]
    images_of = []
    for path in paths:
        valid = read_hdf5(path, "valid_frame")["valid_frame"]
        if not np.isin(valid, (0, 1)).all():
            raise ValueError(f"{path}: valid_frame holds {valid.max()}; expected 0 or 1")
        files = [_frame(frame) for frame in range(valid.size)]
        images_of.append(
            find_images(path.parent, TEST, ["imageSequence"], files, exact="img_*.jpg")
        )

    def samples():
        for path, images in zip(paths, images_of, strict=True):
            content = read_hdf5(path, "annot2", "univ_annot3", "valid_frame", "activity_annotation")
            frames = content["valid_frame"].size
            for name, size in (("annot2", 2), ("univ_annot3", 3)):
                require_array(path, name, content[name], (frames, 1, 17, size))
            activity = content["activity_annotation"].ravel().astype(int)
            if activity.size != frames or not np.isin(activity, range(1, 8)).all():
                raise ValueError(f"{path}: activity_annotation is not {frames} numbers of 1 to 7")
            for frame in np.flatnonzero(content["valid_frame"].ravel()).tolist():
                yield Sample(
                    dataset="mpi_inf_3dhp_test",
                    name=f"{path.parent.name}/{_frame(frame).removesuffix('.jpg')}",
                    image=images and images / _frame(frame),
                    keypoints=content["annot2"][frame, 0].astype(np.float64),
                    keypoint_set="mpi17",
                    joints=content["univ_annot3"][frame, 0].astype(np.float64) / 1000,
                    joint_set="mpi17",
                    subject=path.parent.name,
                    action=ACTIVITIES[activity[frame] - 1],
                    frame=frame,
                )

    return samples()


def _frame(frame: int) -> str:
    return f"img_{frame + 1:06d}.jpg"


def _cells(path: Path, name: str, dimensions: int) -> list[NDArray]:
    """The 17 joints (N, 17, dimensions) of each of the fourteen cameras' cells."""
    if is_hdf5(path):  # MATLAB 7.3 keeps arrays transposed
        cells = [cell.T for cell in read_hdf5(path, name)[name].ravel()]
    else:
        cells = list(np.asarray(read_mat(path, name)[name], dtype=object).ravel())
    if len(cells) != 14:
        raise ValueError(f"{path}: {name} has {len(cells)} cells; expected 14, one a camera")
    return [
        require_array(path, name, cell, ("N", 28 * dimensions))
        .astype(np.float64)
        .reshape(-1, 28, dimensions)[:, MPI_OF_28]
        for cell in cells
    ]
