"""The people that detectors and annotators found in images, read from JSON.

===========  ========================================================================
COCO         annotations (``images`` and ``annotations``), or a list of results, each
             with ``image_id`` and ``keypoints``; so does AlphaPose
OpenPose     one file per image: ``people``; ControlNet puts it into a list
MMPose       one file per image: a list of instances, or ``instance_info``
MediaPipe    one file per image: ``pose_landmarks``, or lists of landmarks
Ultralytics  one file per image: a list, each with columns of ``keypoints``
===========  ========================================================================
"""

import re
import unicodedata
import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..body.joint_sets import JOINT_SETS
from ..detections import Detections
from ..formats.containers import read_json
from .keypoint_layouts import in_set, person_keypoints

_NORMALIZED = 2.0
"""Largest coordinate that is taken for a share of the image; landmarks may lie outside of it."""
_OUTSIDE = 0.1
"""Share of keypoints outside of the image from which a warning is given."""


def read_detections(
    path: str | Path,
    photo: str | Path,
    keypoint_set: str | None = None,
    size: tuple[int, int] | None = None,
) -> Detections:
    """The people that a detector found in an image.

    Parameters
    ----------
    path : a JSON file of one of the formats above, or a folder with one per image, named after
        it: ``NAME.json`` or ``NAME_keypoints.json``.
    photo : its file name says which people of a COCO file are meant, by file name or number,
        whatever the folder, case and Unicode form. In a file of one image it plays no part.
    keypoint_set : default: by the number of keypoints, 17 being COCO's.
    size : height and width of the image in pixels, to scale keypoints in [0, 1].

    Raises
    ------
    FileNotFoundError : when there is no such file.
    ValueError : for a file of another format, without an entry of the image, with numbers of
        keypoints that are no set's, or with normalized keypoints and no ``size``; the message
        names the file.

    Warns
    -----
    UserWarning : for people and entries that are skipped, with their number; confidences above 1;
        keypoints outside of the image.
    """
    return DetectionFiles(path, keypoint_set).of(photo, size)


class DetectionFiles:
    """A detector's file or folder of files, each parsed once; arguments of `read_detections`."""

    def __init__(self, path: str | Path, keypoint_set: str | None = None):
        self.path, self.keypoint_set = Path(path), keypoint_set
        if not self.path.exists():
            raise FileNotFoundError(f"{path}: file not found; expected a detector's JSON")

    def of(self, photo: str | Path, size: tuple[int, int] | None = None) -> Detections:
        """The people of an image; see `read_detections`."""
        photo, path = Path(photo), self.path
        if path.is_dir():
            names = [path / f"{photo.stem}{end}.json" for end in ("", "_keypoints")]
            path = next((name for name in names if name.is_file()), None)
            if path is None:
                raise FileNotFoundError(
                    f"{self.path}: neither {names[0].name} nor {names[1].name} found"
                )
        try:
            content = read_json(path) if self.path.is_dir() else self._content
            skipped: Counter[str] = Counter()
            entries, canvas = _entries(content, photo, skipped)
            found = self._read(entries, canvas or size, size, skipped)
        except ValueError as error:
            text = str(error)
            raise ValueError(text if text.startswith(str(path)) else f"{path}: {text}") from error
        except (AttributeError, IndexError, KeyError, TypeError, OverflowError) as error:
            raise ValueError(
                f"{path}: not a known layout of keypoints ({type(error).__name__}: {error})"
            ) from error
        if skipped:
            counts = ", ".join(f"{count} {what}" for what, count in skipped.items())
            warnings.warn(f"{path}: {counts}", stacklevel=2)
        return replace(found, image=photo)

    @cached_property
    def _content(self):
        return read_json(self.path)

    def _read(
        self, entries: Sequence, canvas, size: tuple[int, int] | None, skipped: Counter
    ) -> Detections:
        people, scores, names = [], [], set()
        for entry in entries:
            points = person_keypoints(entry)
            if points is None or not (points[:, 2] > 0).any():
                skipped["people without a visible keypoint skipped"] += 1
                continue
            name, points = in_set(points, self.keypoint_set)
            names.add(name)
            people.append(points)
            score = entry.get("score", entry.get("confidence")) if isinstance(entry, Mapping) else 0
            scores.append(float(np.squeeze(score)) if score else np.nan)
        if len(names) > 1:
            raise ValueError(f"people of different keypoint sets: {', '.join(sorted(names))}")
        name = names.pop() if names else self.keypoint_set or "coco17"
        if not people:
            count = len(JOINT_SETS[name])
            return Detections(np.zeros((0, count, 2)), np.zeros((0, count)), name, size=size)
        values = np.stack(people)
        points, confidence = values[..., :2], values[..., 2]
        if confidence.max() > 1:
            skipped[f"confidences above 1 (up to {confidence.max():g}) clipped"] += int(
                (confidence > 1).sum()
            )
        points = _in_pixels(points, canvas, size)
        if size is not None:
            inside = (points >= -0.02 * max(size)) & (points <= np.array(size[::-1]) * 1.02)
            outside = int((~inside.all(-1) & (confidence > 0)).sum())
            if outside > _OUTSIDE * (confidence > 0).sum():
                skipped[
                    f"keypoints outside of the image of {size[1]} × {size[0]} pixels: were they "
                    "found in an image of another size, or before it was turned upright (EXIF)?"
                ] += outside
        return Detections(
            np.nan_to_num(points), confidence.clip(max=1), name, np.array(scores), size=size
        )


def _in_pixels(points: NDArray, canvas, size: tuple[int, int] | None) -> NDArray:
    """Points as pixels of the image; normalized ones and those of a canvas are scaled."""
    if np.nanmax(np.abs(points)) <= _NORMALIZED:
        if np.nanmin(points) < -0.5:
            raise ValueError(
                "keypoints lie in [-1, 1]; expected pixels, or shares of the image in [0, 1]"
            )
        if size is None:
            raise ValueError(
                "keypoints lie in [0, 1], shares of the image rather than pixels; multiply them "
                "by its width and height, or pass its size"
            )
        # A share of 0 is the image's edge, half a pixel from the first pixel's center.
        return points * np.array(size[::-1]) - 0.5
    if size is not None and canvas is not None and tuple(canvas) != tuple(size):
        return (points + 0.5) * (np.array(size[::-1]) / np.array(canvas[::-1])) - 0.5
    return points


def _entries(content, photo: Path, skipped: Counter) -> tuple[Sequence, tuple | None]:
    """The people of an image, and the size of the canvas that they are on, if the file has one."""
    canvas = None
    if isinstance(content, Mapping):
        if "annotations" in content:
            return _coco(content, photo, skipped), None
        for key in ("people", "instance_info", "predictions", "pose_landmarks", "poseLandmarks",
                    "landmarks", "instances", "poses"):  # fmt: skip
            if key in content:
                if not isinstance(content[key], list):
                    raise ValueError(f"{key} is {content[key]!r:.40}; expected a list")
                if "canvas_height" in content:
                    canvas = (content["canvas_height"], content["canvas_width"])
                content = content[key]
                break
        else:
            if "keypoints" not in content:
                raise ValueError(
                    f"keys are {', '.join(map(str, content))[:80]}; expected COCO's annotations, "
                    "OpenPose's people, or MMPose's instances"
                )
            content = [content]
    if not isinstance(content, list):
        raise ValueError(f"content is {type(content).__name__}; expected keypoints of people")
    # Frames: ControlNet, MMPose's videos and predictions.
    if content and all(isinstance(e, Mapping) and ("people" in e or "instances" in e)
                       for e in content):  # fmt: skip
        if len(content) > 1:
            raise ValueError(f"holds {len(content)} frames; expected the file of one image")
        return _entries(content[0], photo, skipped)
    if len(content) == 1 and _is_list(content[0]) and content[0] and _is_person(content[0][0]):
        content = content[0]
    if content and _is_landmark(content[0]):
        content = [content]
    if any(isinstance(entry, Mapping) and "image_id" in entry for entry in content):
        return _results(content, photo, skipped), None
    unknown = [e for e in content if not (_is_list(e) or _is_person(e))]
    if unknown:
        raise ValueError(f"an entry is {unknown[0]!r:.60}; expected a person with keypoints")
    return content, canvas


def _is_list(entry) -> bool:
    return isinstance(entry, list)


def _is_landmark(entry) -> bool:
    return isinstance(entry, Mapping) and "x" in entry and "y" in entry


def _is_person(entry) -> bool:
    return isinstance(entry, Mapping) and not _is_landmark(entry)


def _coco(content: Mapping, photo: Path, skipped: Counter) -> list:
    images, annotations = content.get("images"), content["annotations"]
    for key, value in (("images", images), ("annotations", annotations)):
        if not isinstance(value, list):
            raise ValueError(f"{key} is {value!r:.40}; expected COCO's list")
    if annotations and not any("keypoints" in entry for entry in annotations):
        raise ValueError(
            "the annotations have no keypoints; expected a COCO file of keypoints, such as "
            "person_keypoints_val2017.json"
        )
    named = [image for image in images if image.get("file_name") and "id" in image]
    if len(named) < len(images):
        skipped["images without file_name or id skipped"] += len(images) - len(named)
    numbers = [image["id"] for image in named if _same_name(image["file_name"], photo)]
    if not numbers:
        raise ValueError(f"{photo.name} is not among the {len(named)} images that it lists")
    lacking = sum("image_id" not in entry for entry in annotations)
    if lacking:
        skipped["annotations without image_id skipped"] += lacking
    return [
        entry
        for entry in annotations
        if entry.get("image_id") in numbers and any((entry.get("keypoints") or [])[2::3])
    ]


def _results(content: Sequence[Mapping], photo: Path, skipped: Counter) -> list:
    named = [entry for entry in content if entry.get("image_id") is not None]
    if len(named) < len(content):
        skipped["entries without image_id skipped"] += len(content) - len(named)
    found = [entry for entry in named if _is_of(entry["image_id"], photo)]
    if not found:
        raise ValueError(
            f"no entry is of {photo.name}; the first is of {named[0]['image_id']!r}"
            if named
            else f"no entry is of {photo.name}: it has none"
        )
    return found


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.replace("\\", "/")).casefold()


def _same_name(name: str, photo: Path) -> bool:
    return _folded(name).rpartition("/")[2] == _folded(photo.name)


def _is_of(image_id: int | float | str, photo: Path) -> bool:
    """Whether an image's number or name is that of a file, which COCO pads with zeros."""
    text = _folded(str(image_id)).rpartition("/")[2]
    if re.fullmatch(r"\d+\.0", text):
        text = text[:-2]
    stem = _folded(photo.stem)
    if text in (_folded(photo.name), stem):
        return True
    return text.isdecimal() and stem.isdecimal() and int(text) == int(stem)
