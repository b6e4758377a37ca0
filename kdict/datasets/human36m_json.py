"""Human3.6M in JSON: Human36M_subject{n}_{data, camera, joint_3d}.json, joints in the world."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..body.joint_sets import joint_order
from ..formats.containers import read_json, reading, require_array
from .files import DatasetInfo, find, find_images, require_inside
from .human36m_protocol import CAMERAS, Protocol, canonical, human36m_sample
from .sample import Sample

PATTERN = "Human36M_subject{}_{}.json"


@dataclass(frozen=True)
class Camera:
    """A pinhole: ``rotation @ x + translation`` meters, then ``focal · xy / z + center`` pixels."""

    rotation: NDArray
    translation: NDArray
    focal: NDArray
    center: NDArray

    def see(self, points: NDArray) -> NDArray:
        """Points (..., 3) of the world in the camera's frame."""
        return points @ self.rotation.T + self.translation

    def project(self, points: NDArray) -> NDArray:
        """Pixels (..., 2) of points (..., 3) in the camera's frame."""
        return points[..., :2] / points[..., 2:] * self.focal + self.center


def read_cameras(path: Path) -> dict[str, Camera]:
    """The four cameras of a subject by their serial numbers.

    Raises
    ------
    ValueError : for a file that cannot be read or is of another kind.
    """
    content = read_json(path)
    with reading(path, "cameras 1 to 4 with R, t (mm), f and c"):
        cameras = {}
        for number, serial in enumerate(CAMERAS, start=1):
            rotation, translation, focal, center = (
                np.array(content[str(number)][name], dtype=float).reshape(shape)
                for name, shape in (("R", (3, 3)), ("t", 3), ("f", 2), ("c", 2))
            )
            cameras[serial] = Camera(rotation, translation / 1000, focal, center)
            for name, value in vars(cameras[serial]).items():
                require_array(path, f"camera {number}'s {name}", value, value.shape)
    return cameras


def samples_from_json(folder: Path, source: DatasetInfo, protocol: Protocol) -> Iterator[Sample]:
    """See `read_human36m`. Photographs are in ``images/`` beside ``annotations/`` or in it."""
    shots = []
    for subject in protocol.subjects:
        paths = [find(folder, source, PATTERN.format(subject[1:], kind))
                 for kind in ("data", "camera", "joint_3d")]  # fmt: skip
        shots.append((subject, paths, _shots(paths[0], protocol, subject)))
    names = [shot["file_name"] for _, _, of_subject in shots for shot, _ in of_subject]
    root = folder.parent if folder.name == "annotations" else folder
    images = find_images(root, source, ["images"], names)
    order = joint_order("h36m17_right_first", "h36m17")

    def samples():
        for subject, (data, camera_path, joint_path), of_subject in shots:
            cameras, world = read_cameras(camera_path), read_json(joint_path)
            for shot, box in of_subject:
                action, trial, camera = _recording(shot)
                frame = shot["frame_idx"]
                try:
                    take = world[str(shot["action_idx"])][str(shot["subaction_idx"])]
                    joints = np.array(take[str(frame)], dtype=np.float64)
                except (KeyError, TypeError, ValueError) as error:
                    raise ValueError(
                        f"{joint_path}: has no joints of {shot['file_name']}, which {data} lists"
                    ) from error
                joints = require_array(joint_path, shot["file_name"], joints, (17, 3))[order] / 1000
                seen = cameras[camera].see(joints)
                yield human36m_sample(
                    name=Path(shot["file_name"]).stem,
                    image=images and images / shot["file_name"],
                    box=box,
                    keypoints=cameras[camera].project(seen),
                    joints=seen,
                    subject=subject,
                    action=action,
                    camera=camera,
                    trial=trial,
                    frame=frame,
                )

    return samples()


def _shots(path: Path, protocol: Protocol, subject: str) -> list[tuple[dict, NDArray | None]]:
    """The protocol's entries of ``images`` in the order of their names, each with its box."""
    content = read_json(path)
    with reading(path, "images and annotations of the JSON form"):
        numbers = {shot["cam_idx"] for shot in content["images"]}
        if not numbers <= {1, 2, 3, 4}:
            raise ValueError(f"cam_idx is one of {sorted(numbers)}; cameras count from 1 to 4")
        boxes = {
            a["image_id"]: require_array(path, "bbox", np.array(a["bbox"], dtype=float), (4,))
            for a in content["annotations"]
        }
        require_inside(path, (shot["file_name"] for shot in content["images"]))
        wanted = set(protocol.recordings(subject))
        shots = [
            (shot, boxes.get(shot["id"]))
            for shot in sorted(content["images"], key=lambda shot: shot["file_name"])
            if shot["frame_idx"] % protocol.frame_stride == 0 and _recording(shot) in wanted
        ]
        there = {_recording(shot)[0] for shot, _ in shots}
        if missing := [action for action in protocol.actions if action not in there]:
            raise ValueError(f"no frames of {', '.join(missing)} for {protocol.name}")
    return shots


def _recording(shot: dict) -> tuple[str, int, str]:
    """Action, trial and camera."""
    number, trial = shot["cam_idx"] - 1, shot["subaction_idx"] - 1
    return canonical(shot["action_name"]), trial, CAMERAS[number]
