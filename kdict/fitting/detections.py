"""What detectors write: the keypoints of the people in photographs, as JSON.

=========  ==========================================================================
COCO       annotations (``images`` and ``annotations``), or a list of results, each
           with ``image_id`` and ``keypoints`` x, y, v
OpenPose   one file a photograph: ``people``, each with ``pose_keypoints_2d`` x, y, c
MMPose     one file a photograph: a list of instances, or ``instance_info``, with
           ``keypoints`` and ``keypoint_scores``
=========  ==========================================================================
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..body.joint_sets import JOINT_SETS
from ..datasets.files import read_json

_SET_OF = {17: "coco17", 25: "openpose25", 16: "mpii16", 14: "lsp14"}
"""What a detector means by so many keypoints, unless it is told otherwise."""


@dataclass(frozen=True, eq=False)
class Detections:
    """The n people of one photograph: ``keypoints`` (n, K, 2) pixels, ``visibility`` (n, K) in
    [0, 1], in the order of ``keypoint_set``."""

    keypoints: NDArray
    visibility: NDArray
    keypoint_set: str

    def __len__(self) -> int:
        return len(self.keypoints)


def read_detections(
    path: str | Path, photo: str | Path, keypoint_set: str | None = None
) -> Detections:
    """The people that a detector found in a photograph.

    Parameters
    ----------
    path : a JSON file of one of the formats above, or a folder of them, in which the
        photograph's is called as it is: ``NAME.json`` or ``NAME_keypoints.json``.
    photo : its file name says which people of a COCO file are meant: the file name or the number
        of an image. In a file of one photograph the name plays no part.
    keypoint_set : default: told from the number of keypoints, 17 being COCO's.

    Raises
    ------
    FileNotFoundError : when there is no such file.
    ValueError : for a file of another format, without the photograph, with numbers of keypoints
        that are no set's, or with confidences below 0; the message names the file.
    """
    path, photo = Path(path), Path(photo)
    if path.is_dir():
        names = [path / f"{photo.stem}{end}.json" for end in ("", "_keypoints")]
        found = [name for name in names if name.is_file()]
        if not found:
            raise FileNotFoundError(
                f"{path}: holds neither {names[0].name} nor {names[1].name}, for {photo.name}"
            )
        path = found[0]
    elif not path.is_file():
        raise FileNotFoundError(f"{path}: no such file; expected a detector's JSON")
    people = _people(path, photo, read_json(path))
    if not people:
        name = keypoint_set or "coco17"
        count = len(JOINT_SETS[name])
        return Detections(np.zeros((0, count, 2)), np.zeros((0, count)), name)
    counts = {len(person) for person in people}
    name = keypoint_set or _SET_OF.get(min(counts))
    if name not in JOINT_SETS or counts != {len(JOINT_SETS[name])}:
        raise ValueError(
            f"{path}: people have {', '.join(map(str, sorted(counts)))} keypoints; expected "
            + (f"{len(JOINT_SETS[name])} of {name}" if name in JOINT_SETS else "those of a set: ")
            + ("" if name in JOINT_SETS else ", ".join(f"{n} ({s})" for n, s in _SET_OF.items()))
        )
    values = np.stack(people)
    if (values[..., 2] < 0).any() or np.isnan(values[..., 2]).any():
        raise ValueError(f"{path}: a confidence is {values[..., 2].min():g}; expected [0, 1]")
    return Detections(values[..., :2], values[..., 2], name)


def _people(path: Path, photo: Path, content) -> list[NDArray]:
    """Every person's keypoints (K, 3): x, y, confidence."""
    if isinstance(content, dict) and "people" in content:
        return [_triples(path, person.get("pose_keypoints_2d")) for person in content["people"]]
    if isinstance(content, dict) and "annotations" in content:
        numbers = [
            image["id"] for image in content.get("images", ()) if
            Path(image["file_name"]).name == photo.name
        ]  # fmt: skip
        if not numbers:
            raise ValueError(f"{path}: {photo.name} is not among the images that it lists")
        return [
            _flags(_triples(path, person["keypoints"]))
            for person in content["annotations"]
            if person["image_id"] in numbers and any(person.get("keypoints", ())[2::3])
        ]
    if isinstance(content, dict) and "instance_info" in content:
        frames = content["instance_info"]
        if len(frames) != 1 and frames and "instances" in frames[0]:
            raise ValueError(
                f"{path}: holds {len(frames)} frames of a video; expected the file of one photo"
            )
        content = frames[0]["instances"] if frames and "instances" in frames[0] else frames
    if isinstance(content, list) and all(isinstance(person, dict) for person in content):
        if all("keypoint_scores" in person for person in content):
            return [_scored(path, person) for person in content]
        if all("image_id" in person and "keypoints" in person for person in content):
            return [
                _flags(_triples(path, person["keypoints"]))
                for person in content
                if _is_of(person["image_id"], photo)
            ]
    raise ValueError(
        f"{path}: neither COCO's keypoints, nor OpenPose's people, nor MMPose's instances"
    )


def _is_of(image_id: int | str, photo: Path) -> bool:
    """COCO's photographs are called by their number, padded with zeros."""
    return str(image_id) in (photo.name, photo.stem) or (
        photo.stem.isdigit() and str(image_id) == str(int(photo.stem))
    )


def _triples(path: Path, numbers: Sequence[float] | None) -> NDArray:
    if not numbers or len(numbers) % 3:
        found = "no keypoints" if not numbers else f"{len(numbers)} numbers"
        raise ValueError(f"{path}: a person has {found}; expected x, y and confidence of each")
    return np.array(numbers, np.float64).reshape(-1, 3)


def _flags(triples: NDArray) -> NDArray:
    """COCO's v: 1 and 2 are labeled; results may hold a score instead."""
    v = triples[:, 2]
    if np.isin(v, (0, 1, 2)).all():
        triples[:, 2] = v > 0
    return triples


def _scored(path: Path, person: dict) -> NDArray:
    places, scores = (np.array(person[n], np.float64) for n in ("keypoints", "keypoint_scores"))
    if places.ndim != 2 or places.shape != (len(scores), 2):
        raise ValueError(
            f"{path}: keypoints have shape {places.shape}, keypoint_scores {scores.shape}; "
            "expected (K, 2) and (K,)"
        )
    # The highest value of a heatmap may lie a little above 1.
    return np.concatenate([places, scores.clip(max=1)[:, None]], 1)
