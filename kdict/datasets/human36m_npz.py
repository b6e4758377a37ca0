"""Human3.6M as VideoPose3D packs it: data_3d_h36m.npz, 32 joints in the world, meters."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..body.joint_sets import H36M_OF_32
from ..formats.containers import reading, require_array
from ..formats.npz import read_members, split_npy
from ..formats.safe_pickle import load
from .files import DatasetInfo
from .human36m_json import PATTERN, read_cameras
from .human36m_protocol import Protocol, by_action, human36m_sample
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
        names = by_action(recordings)
        for action, trial in product(protocol.actions, protocol.trials):
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
            for serial, camera in cameras.get(subject, {None: None}).items():
                if camera is not None and not protocol.takes(subject, action, trial, serial):
                    continue
                seen = joints if camera is None else camera.see(joints)
                recording = ".".join(filter(None, [name.replace(" ", "_"), serial]))
                for frame in range(0, len(joints), protocol.frame_stride):
                    yield human36m_sample(
                        name=f"{subject}_{recording}_{frame + 1:06d}",
                        keypoints=None if camera is None else camera.project(seen[frame]),
                        joints=seen[frame],
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
    with reading(path, "VideoPose3D's archive with positions_3d"):
        header, pickled = split_npy(dict(read_members(path, ["positions_3d"]))["positions_3d"])
        if b"|O" not in header:
            found = header[:200].decode("latin1").strip()
            raise ValueError(f"positions_3d is {found}; expected a dictionary")
        content = load(pickled)
        content = content.item() if isinstance(content, np.ndarray) else content
        if not (isinstance(content, dict) and all(isinstance(v, dict) for v in content.values())):
            raise ValueError("positions_3d is no dictionary of subjects and actions")
    return content
