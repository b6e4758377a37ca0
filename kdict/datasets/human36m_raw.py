"""Human3.6M as its site gives it: a CDF file for each subject, action, trial and camera."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..body.joint_sets import H36M_OF_32
from ..formats.cdf import parse_cdf
from ..formats.containers import reading, require_array
from .files import DatasetInfo, find, find_images
from .human36m_protocol import Protocol, by_action, human36m_sample
from .sample import Sample

_JOINTS, _POINTS = "MyPoseFeatures/D3_Positions_mono", "MyPoseFeatures/D2_Positions"


def samples_from_cdf(folder: Path, source: DatasetInfo, protocol: Protocol) -> Iterator[Sample]:
    """See `read_human36m`."""
    recordings = []
    for subject in protocol.subjects:
        place = find(folder, source, f"{subject}/{_JOINTS}")
        recordings += _recordings(place, source, protocol, subject)
    # Read every file's length first, so that missing images are reported before the first sample.
    lengths = [len(_pose(path, 3)) for path, *_ in recordings]
    names = [
        _image(path, subject, frame)
        for (path, subject, *_), length in zip(recordings, lengths, strict=True)
        for frame in range(0, length, protocol.frame_stride)
    ]
    images = find_images(folder, source, ["images"], names)

    def samples():
        for path, subject, action, trial, camera in recordings:
            joints = _pose(path, 3)[:, H36M_OF_32] / 1000
            points = _keypoints(path, source, len(joints))
            for frame in range(0, len(joints), protocol.frame_stride):
                name = _image(path, subject, frame)
                yield human36m_sample(
                    name=name.removesuffix(".jpg"),
                    image=images and images / name,
                    keypoints=None if points is None else points[frame],
                    joints=joints[frame],
                    subject=subject,
                    action=action,
                    camera=camera,
                    trial=trial,
                    frame=frame,
                )

    return samples()


def _recordings(place: Path, source: DatasetInfo, protocol: Protocol, subject: str) -> list[tuple]:
    """(path, subject, action, trial, camera) of a protocol; all of them or an error."""
    paths = {}
    for path in sorted(place.glob("*.cdf")):
        name, _, camera = path.stem.rpartition(".")
        if not name.startswith("_ALL"):
            paths[name, camera] = path
    names = by_action(name for name, _ in paths)
    chosen, missing = [], []
    for action, trial, camera in protocol.recordings(subject):
        path = paths.get((names.get((action, trial)), camera))
        if path is None:
            missing.append(f"{action}, trial {trial}, camera {camera}")
        else:
            chosen.append((path, subject, action, trial, camera))
    if missing:
        raise FileNotFoundError(
            f"{place}: {source.title} lacks {len(missing)} of the recordings of {protocol.name}, "
            f"the first {missing[0]}; looked for <action>.<camera>.cdf; is the download complete? "
            f"{source.url}"
        )
    return chosen


def _pose(path: Path, dimensions: int) -> NDArray:
    """The variable ``Pose`` as (T, 32, dimensions)."""
    with reading(path, "a CDF file with the variable Pose"):
        pose = parse_cdf(path.read_bytes(), "Pose").astype(np.float64)
        return require_array(path, "Pose", pose.reshape(-1, 32, dimensions), ("T", 32, dimensions))


def _keypoints(path: Path, source: DatasetInfo, frames: int) -> NDArray | None:
    """Pixels (T, 17, 2) of the same recording, None where none are kept for the subject."""
    folder = path.parents[2] / _POINTS
    if not folder.is_dir():
        return None
    points = _pose(find(folder, source, path.name), 2)[:, H36M_OF_32]
    if len(points) != frames:
        raise ValueError(f"{folder / path.name}: has {len(points)} frames, {path} has {frames}")
    return points


def _image(path: Path, subject: str, frame: int) -> str:
    return f"{subject}_{path.stem.replace(' ', '_')}_{frame + 1:06d}.jpg"
