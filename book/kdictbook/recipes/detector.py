"""Measure the person detector: ``data/results/detector.json``.

    pip install ai-edge-litert
    npm pack @mediapipe/pose@0.5.1675469404 && tar xzf mediapipe-pose-0.5.1675469404.tgz
    KDICT_DATA=… python -m kdictbook.recipes.detector --blazepose package

Object keypoint similarity (OKS) and the share of people found, OKS ≥ 0.5, on the photographs of
``coco-mini``: people with 8 or more labeled keypoints and a box longer than 64 pixels, whole image
in, one-to-one matching. Scales, the crop's margin and thresholds were chosen on the photographs
with an even number in the order of their names. Two rules came after a look at the others, where
the first version found half of the people: fainter people count beside a sure one, and Thunder does
not replace a person by a neighbor. MultiPose alone and BlazePose's landmarks in Thunder's place
stand beside. For the people found, the distance of the fitted body's keypoints from the annotation.
Then false people in images without anyone (the photographs of COCO among them have helped to choose
the least score), and how often a person whose legs are out of the image is flagged.
"""

import argparse
import logging
import os
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from scipy.optimize import linear_sum_assignment
from torch import Tensor
from tqdm.auto import tqdm

from kdict.detections import UPPER_BODY_ONLY
from kdict.detector import PersonDetector
from kdict.detector.detect import MIN_SCORE, PRESENT, SCALES
from kdict.detector.oks import oks, suppress
from kdict.fitting import fit
from kdict.fitting.keypoint_layouts import MEDIAPIPE_33
from kdict.fitting.pixels import HEIGHT
from kdict.formats.containers import read_json
from kdict.network.image import cut_out, read_image, squares
from kdict.network.movenet import Candidates
from kdictbook import results

from . import without_people
from .encoders import BLAZEPOSE, SIZE, Encode, blazepose

log = logging.getLogger(__name__)

ENOUGH, LEAST_BOX = 8, 64
HALVES = ("even photographs, tuned on", "odd photographs")
DETECT = "MultiPose, then Thunder"
LEGS = slice(13, 17)
MARGIN = 1.5
"""Side of BlazePose's crop over the longer side of the box: on the even photographs OKS is the same
within 0.03 from 1.4 to 1.8, and less below."""


@dataclass
class Person:
    """An annotated person: ``keypoints`` (17, 2) pixels, ``labeled`` (17,), ``area`` of the
    silhouette, ``box`` of x, y, width, height."""

    keypoints: Tensor
    labeled: Tensor
    area: float
    box: list[float]

    @property
    def counts(self) -> bool:
        return int(self.labeled.sum()) >= ENOUGH and max(self.box[2:]) > LEAST_BOX


def annotated(root: Path) -> list[tuple[Path, list[Person], bool]]:
    """Each photograph, its people with keypoints, and whether anyone at all is annotated in it."""
    content = read_json(root / "annotations" / "person_keypoints_train2017.json")
    people, anyone = defaultdict(list), set()
    for entry in content["annotations"]:
        anyone.add(entry["image_id"])
        values = torch.tensor(entry["keypoints"]).double().reshape(-1, 3)
        if not entry["iscrowd"] and (values[:, 2] > 0).any():
            person = Person(values[:, :2], values[:, 2] > 0, entry["area"], entry["bbox"])
            people[entry["image_id"]].append(person)
    return [
        (root / "train2017" / image["file_name"], people[image["id"]], image["id"] in anyone)
        for image in sorted(content["images"], key=lambda image: image["file_name"])
    ]


def similarities(people: list[Person], found: Tensor) -> tuple[list[float], list[int]]:
    """For each person the OKS (0 for nobody) and the number (-1) of the one matched to it, of
    found keypoints (n, 17, 2); the matching maximizes the sum of the similarities."""
    table = torch.stack(
        [oks(found, p.keypoints, torch.tensor(p.area), p.labeled) for p in people]
    )  # fmt: skip
    values, numbers = [0.0] * len(people), [-1] * len(people)
    for row, column in zip(*linear_sum_assignment(-table.numpy()), strict=True):
        values[row], numbers[row] = float(table[row, column]), int(column)
    return values, numbers


def landmarks(encode: Encode, image: Tensor, boxes: Tensor) -> Tensor:
    """BlazePose's keypoints (n, 17, 2) of COCO for boxes (n, 4), in pixels from the corner."""
    if not len(boxes):
        return boxes.new_zeros(0, 17, 2)
    crops = squares(boxes.double(), MARGIN)
    found = encode(cut_out(image, crops, SIZE))[:, : 39 * 5].unflatten(1, (39, 5))
    places = (found[:, MEDIAPIPE_33, :2] + 1) / 2
    crops = crops.to(places)[:, None]
    return places * crops[..., 2:] + crops[..., :2]


def methods(
    detector: PersonDetector, others: dict[str, Encode], image: Tensor, people: list[Person]
) -> dict[str, Tensor]:
    """Keypoints (n, 17, 2) of the people in an image by each method."""
    found = {}
    single = {scale: detector.propose(image, (scale,)) for scale in SCALES}
    for scales in (*((scale,) for scale in SCALES), (256, 768), SCALES):
        parts = zip(*(single[scale] for scale in scales), strict=True)
        candidates = Candidates(*map(torch.cat, parts))
        kept = suppress(*candidates[:2], candidates.scores, 0.5)
        found[f"MultiPose at {' and '.join(map(str, scales))}"] = candidates.keypoints[kept]
    boxes = torch.tensor([p.box for p in people])
    found["Thunder with the true box"] = detector.refine(image, boxes)[0]
    candidates = detector.propose(image)
    kept = suppress(*candidates[:2], candidates.scores, 0.5)
    for name, encode in others.items():
        found[f"{name} with the true box"] = landmarks(encode, image, boxes)
        found[f"MultiPose, then {name}"] = landmarks(encode, image, candidates.boxes[kept])
    return {name: keypoints.double() - 0.5 for name, keypoints in found.items()}


def on_photographs(
    detector: PersonDetector, others: dict[str, Encode], root: Path
) -> tuple[list[results.Result], Counter]:
    """OKS by method and half, the fitted keypoints' error, and the flag's hits and misses."""
    values: dict[tuple[str, str], list[float]] = defaultdict(list)
    away: dict[tuple[str, str], list[np.ndarray]] = defaultdict(list)
    flags, seconds, count = Counter(), 0.0, 0
    for number, (path, people, _) in enumerate(tqdm(annotated(root), "photographs")):
        if not any(person.counts for person in people):
            continue
        image = read_image(path)
        found = methods(detector, others, image, people)
        started = time.process_time()
        detections = detector(image)
        seconds, count = seconds + time.process_time() - started, count + 1
        found[DETECT] = torch.from_numpy(detections.keypoints)
        fits = fit(detections)
        for name, keypoints in found.items():
            similar, matched = similarities(people, keypoints)
            if "true box" in name:
                similar = [
                    float(oks(k, p.keypoints, torch.tensor(p.area), p.labeled))
                    for k, p in zip(keypoints, people, strict=True)
                ]
            for person, value, at in zip(people, similar, matched, strict=True):
                if person.counts:
                    values[name, HALVES[number % 2]].append(value)
                    values[name, "all photographs"].append(value)
                    if name == DETECT and value >= 0.5:
                        cut_off = not person.labeled[LEGS].any()
                        flagged = detections.problems()[at] == UPPER_BODY_ONLY
                        flags[cut_off, flagged] += 1
                        errors = (fits.keypoints[at] - person.keypoints).norm(dim=-1)
                        errors = 100 * errors[person.labeled].numpy()
                        for share, length in (
                            ("of 1.7 m at the person", HEIGHT * float(fits.camera[at, 0])),
                            ("of the longer side of the box", max(person.box[2:])),
                        ):
                            for half in (HALVES[number % 2], "all photographs"):
                                away[share, half].append(errors / length)
    rows = [
        results.Result(
            f"keypoints of the fitted body, {metric}", float(np.median(numbers)), "%",
            protocol=f"{len(errors)} people found, {share}", split=f"COCO, {half}",
            method=f"{DETECT}, kdict.fit", data=f"COCO train2017, {count} photographs",
        )
        for (share, half), errors in away.items()
        for metric, numbers in (
            ("median error", [part.mean() for part in errors]),
            ("median error of a single one", np.concatenate(errors)),
        )
    ]  # fmt: skip
    for (name, half), similar in values.items():
        about = {
            "protocol": f"{len(similar)} people, whole image in"
            if "true" not in name
            else f"{len(similar)} people, one by one",
            "split": f"COCO, {half}",
            "method": name,
            "data": f"COCO train2017, {count} photographs",
        }
        share = sum(value >= 0.5 for value in similar) / len(similar)
        rows.append(results.Result("OKS", sum(similar) / len(similar), "", **about))
        rows.append(results.Result("found, OKS ≥ 0.5", 100 * share, "%", **about))
        if name == DETECT and half == "all photographs":
            rows.append(results.Result("core time", 1e3 * seconds / count, "ms", **about))
    return rows, flags


def on_empty_images(detector: PersonDetector, root: Path) -> list[results.Result]:
    """The share of images without people in which someone is found."""
    empty = [
        ("photographs of COCO", read_image(path))
        for path, _, anyone in annotated(root)
        if not anyone
    ]
    count, false = Counter(), Counter()
    for kind, image in tqdm([*empty, *without_people.images()], "images without people"):
        count[kind] += 1
        false[kind] += len(detector(image)) > 0
    count["all"], false["all"] = count.total(), false.total()
    return [
        results.Result(
            "false people", 100 * false[kind] / count[kind], "%",
            protocol=f"images in which someone is found, of {count[kind]}", split=kind,
            method=DETECT, data="images without people",
            config={"min_score": MIN_SCORE, "present": PRESENT},
        )
        for kind in count
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("data/results/detector.json"))
    parser.add_argument("--blazepose", type=Path, required=True, help="folder of its .tflite files")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if "KDICT_DATA" not in os.environ:
        parser.error("KDICT_DATA is not set; it names the folder that holds coco-mini")
    root = Path(os.environ["KDICT_DATA"]) / "coco-mini"
    torch.set_num_threads(1)
    detector = PersonDetector.from_pretrained()
    others = {name: blazepose(options.blazepose / file) for name, file in BLAZEPOSE.items()}
    rows, flags = on_photographs(detector, others, root)
    for metric, given in (("recall", flags[True, False]), ("precision", flags[False, True])):
        hits = flags[True, True]
        rows.append(
            results.Result(
                f"flag {UPPER_BODY_ONLY!r}: {metric}", 100 * hits / max(hits + given, 1), "%",
                protocol=f"{flags.total()} people found, {hits + flags[True, False]} cut off: "
                "neither knee nor ankle labeled",
                split="COCO, all photographs", method=DETECT, data="COCO train2017",
            )
        )  # fmt: skip
    rows += on_empty_images(detector, root)
    for row in rows:
        log.info(
            "%-32s %-42s %-26s %.3f %s", row.method, row.split, row.metric, row.value, row.unit
        )
    results.write(options.out, rows)


if __name__ == "__main__":
    main()
