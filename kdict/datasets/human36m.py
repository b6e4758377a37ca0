"""Human3.6M in the three forms in which it is passed on."""

from collections.abc import Iterator
from pathlib import Path

from .files import DatasetInfo, find
from .human36m_json import PATTERN, samples_from_json
from .human36m_npz import FILE, samples_from_npz
from .human36m_protocol import P1, Protocol
from .human36m_raw import samples_from_cdf
from .sample import Sample

HUMAN36M = DatasetInfo(
    "human36m",
    "Human3.6M",
    "http://vision.imar.ro/human3.6m",
    "S9/MyPoseFeatures/D3_Positions_mono/*.cdf and the like (the raw form), "
    f"{FILE} (VideoPose3D's), or annotations/{PATTERN.format(9, 'data')} (the JSON form)",
)


def read_human36m(folder: str | Path, protocol: Protocol = P1) -> Iterator[Sample]:
    """The frames of a protocol; joints are ``h36m17``, in meters.

    =========  ================================  ============================================
    form       told by                           gives
    =========  ================================  ============================================
    raw        ``S*/MyPoseFeatures/``            joints in the camera's frame, keypoints from
                                                 ``D2_Positions`` where it is there
    npz        ``data_3d_h36m.npz``              joints in the world (no camera), one sample a
                                                 frame; in each camera's frame, with
                                                 keypoints, if the JSON form's
                                                 ``Human36M_subject*_camera.json`` lie beside
    JSON       ``Human36M_subject*_data.json``   joints in the camera's frame, projected
                                                 keypoints, boxes, images
    =========  ================================  ============================================

    In world axes PA-MPJPE is as in any camera's, MPJPE of a prediction in the camera's frame is
    not. Images are looked for as ``images/S9_Directions_1.60457274_000001.jpg``, counted
    from 1, or as the JSON form names them.

    Raises
    ------
    FileNotFoundError : for files that are missing; says which was looked for where.
    ValueError : for files that cannot be read or do not fit each other.
    """
    folder = Path(folder).expanduser()
    first = protocol.subjects[0]
    data = PATTERN.format(first[1:], "data")
    subject = next(
        (s for s in protocol.subjects if (folder / s / "MyPoseFeatures").is_dir()), first
    )
    found = find(folder, HUMAN36M, f"{subject}/MyPoseFeatures", FILE, f"annotations/{data}", data)
    if found.name == FILE:
        return samples_from_npz(found, HUMAN36M, protocol)
    if found.name == data:
        return samples_from_json(found.parent, HUMAN36M, protocol)
    return samples_from_cdf(folder, HUMAN36M, protocol)
