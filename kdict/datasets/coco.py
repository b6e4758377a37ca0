"""COCO's people with keypoints: ``person_keypoints`` of 2014 and 2017."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..body.joint_sets import JOINT_SETS
from ..formats.containers import read_json, reading, require_array
from .files import DatasetInfo, find, find_images, require_inside
from .sample import Sample

COCO = DatasetInfo(
    "coco",
    "COCO person keypoints",
    "https://cocodataset.org/#download",
    "annotations/person_keypoints_train2017.json and train2017/ (or of another split)",
)


def read_coco(folder: str | Path, split: str = "train2017") -> Iterator[Sample]:
    """Every person with at least one labeled keypoint; crowds are left out.

    Keypoints are in ``coco17``: v > 0 is labeled, v = 2 visible. Pixels are as published: COCO
    counts them from 0.

    Parameters
    ----------
    folder : holds ``annotations/person_keypoints_<split>.json`` and ``<split>/``.

    Raises
    ------
    FileNotFoundError : for files that are missing; says which was looked for where.
    ValueError : for a file that cannot be read or is of another kind.
    """
    path = find(folder, COCO, f"annotations/person_keypoints_{split}.json")
    content = read_json(path)
    if not isinstance(content, dict) or not {"images", "annotations"} <= content.keys():
        raise ValueError(f"{path}: holds no images and annotations; expected COCO's JSON")
    with reading(path, "COCO's person_keypoints"):
        files = {image["id"]: image["file_name"] for image in content["images"]}
        people = sorted(
            (
                _person(path, a)
                for a in content["annotations"]
                if not a.get("iscrowd") and _labeled(a)
            ),
            key=lambda person: (str(files.get(person["image_id"])), person["id"]),
        )
        lost = sorted({a["image_id"] for a in people} - files.keys())
    if lost:
        raise ValueError(
            f"{path}: {len(lost)} images are annotated but not listed, the first {lost[0]}"
        )
    require_inside(path, (files[a["image_id"]] for a in people))
    wanted = sorted({files[a["image_id"]] for a in people})
    images = find_images(Path(folder).expanduser(), COCO, [split, f"images/{split}"], wanted)

    def samples():
        for person in people:
            keypoints, file = person["keypoints"], files[person["image_id"]]
            yield Sample(
                dataset="coco",
                name=f"{Path(file).stem}/{person['id']}",
                image=images and images / file,
                box=person["bbox"],
                keypoints=keypoints[:, :2],
                keypoint_set="coco17",
                labeled=keypoints[:, 2] > 0,
                visible=keypoints[:, 2] == 2,
            )

    return samples()


def _person(path: Path, annotation: dict) -> dict:
    numbers = {
        name: np.array(annotation[name], dtype=np.float64).reshape(shape)
        for name, shape in (("keypoints", (-1, 3)), ("bbox", (4,)))
    }
    for name, array in numbers.items():
        require_array(path, f"annotation {annotation['id']}'s {name}", array, array.shape)
    return {"id": annotation["id"], "image_id": annotation["image_id"], **numbers}


def _labeled(annotation: dict) -> bool:
    values = annotation.get("keypoints")
    expected = 3 * len(JOINT_SETS["coco17"])
    if values is None or len(values) != expected:
        found = "no keypoints" if values is None else f"{len(values)} keypoint numbers"
        raise ValueError(
            f"annotation {annotation.get('id')} has {found}; expected {expected}: is this "
            "person_keypoints, not instances?"
        )
    return any(values[2::3])
