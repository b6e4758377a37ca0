"""Human3.6M as VideoPose3D packs it: data_3d_h36m.npz, 32 joints in the world, meters."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .. import limits
from ..body.joint_sets import H36M_OF_32
from ..body.safe_pickle import load
from .containers import reading, require_array
from .files import DatasetInfo
from .human36m_json import PATTERN, read_cameras
from .human36m_protocol import Protocol, by_action
from .sample import Sample

FILE = "data_3d_h36m.npz"


def samples_from_npz(path: Path, source: DatasetInfo, protocol: Protocol) -> Iterator[Sample]:
    """See `read_human36m`."""
    positions = _positions(path)
    takes = []
    for subject in protocol.subjects:
        recordings = positions.get(subject)
        if recordings is None:
            raise ValueError(f"{path}: has no {subject}; it holds {', '.join(sorted(positions))}")
        names = {take: name for name, take in by_action(recordings).items()}
        for action in protocol.actions:
            for trial in protocol.trials:
                if (action, trial) not in names:
                    raise ValueError(f"{path}: {subject} has no trial {trial} of {action}")
                name = names[action, trial]
                with reading(path, f"the joints of {subject}, {name}"):
                    joints = np.asarray(recordings[name], dtype=np.float64)
                require_array(path, f"{subject}, {name}", joints, ("T", 32, 3))
                takes.append((subject, action, trial, name, joints[:, H36M_OF_32]))
    cameras = {
        subject: read_cameras(beside)
        for subject in protocol.subjects
        if (beside := path.parent / PATTERN.format(subject[1:], "camera")).is_file()
    }

    def samples():
        for subject, action, trial, name, joints in takes:
            for serial in protocol.cameras if subject in cameras else [None]:
                if not protocol.takes(subject, action, trial, serial):
                    continue
                camera = None if serial is None else cameras[subject][serial]
                seen = joints if camera is None else camera.see(joints)
                recording = ".".join(filter(None, [name.replace(" ", "_"), serial]))
                for frame in range(0, len(joints), protocol.every):
                    yield Sample(
                        dataset="human36m",
                        name=f"{subject}_{recording}_{frame + 1:06d}",
                        keypoints=None if camera is None else camera.project(seen[frame]),
                        keypoint_set=None if camera is None else "h36m17",
                        joints=seen[frame],
                        joint_set="h36m17",
                        axes="world" if camera is None else "camera",
                        subject=subject,
                        action=action,
                        camera=serial,
                        trial=trial,
                        frame=frame,
                    )

    return samples()


def _positions(path: Path) -> dict[str, dict[str, NDArray]]:
    """The dictionary ``positions_3d``; it is a pickle inside the archive, opened without risk."""
    with (
        reading(path, "VideoPose3D's archive with positions_3d"),
        zipfile.ZipFile(path) as archive,
        archive.open("positions_3d.npy") as member,
    ):
        info = archive.getinfo("positions_3d.npy")
        limits.check_declared(info.file_size, path.stat().st_size, "positions_3d")
        version = np.lib.format.read_magic(member)
        header = {1: np.lib.format.read_array_header_1_0, 2: np.lib.format.read_array_header_2_0}
        shape, _, dtype = header[version[0]](member)
        if shape != () or not dtype.hasobject:
            raise ValueError(f"positions_3d has shape {shape} and type {dtype}")
        content = load(member.read())
        content = content.item() if isinstance(content, np.ndarray) else content
        if not (isinstance(content, dict) and all(isinstance(v, dict) for v in content.values())):
            raise ValueError("positions_3d is no dictionary of subjects and actions")
    return content
