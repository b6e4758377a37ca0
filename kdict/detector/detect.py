"""`detect`: MultiPose finds people at several scales, Thunder finds their keypoints in crops."""

from functools import cache
from typing import Self

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from ..detections import VISIBLE, Detections
from ..network.image import ImageLike, cut_out, read_image, squares
from ..network.movenet import STRIDE, Candidates, MoveNet, all_people, nearest_person
from .oks import extent_area, oks, suppress

SCALES = (256, 512, 768)
"""Longer sides of the image that MultiPose sees: people from 60 pixels up to the whole image."""
_ENLARGED = 1.25
"""Images are not enlarged by more than this factor, except to the smallest scale."""
_LARGE = 160
"""Pixels: when all people of a scale are longer than this, larger scales are left out. On
``coco-mini`` no one is lost with it; with 128, one person in twelve of those found."""
_CANDIDATES = 30
_LEAST_CANDIDATE = 0.08
_CROP = 256
_SAME = 0.5
"""People with a larger OKS are one person."""
_AGREES = 0.4
"""Least OKS of Thunder's keypoints with MultiPose's; below it Thunder has read a neighbor."""
PRESENT = 0.28
"""Least score of the best person of an image in which there is someone at all; measured, as the
next, by ``kdictbook.recipes.detector``."""
MIN_SCORE = 0.15
"""Least score of the others: beside one person another is likely."""


class PersonDetector:
    """MoveNet's MultiPose and Thunder as a detector; see `detect`.

    Parameters
    ----------
    multipose, thunder : the two networks, on one device.
    """

    def __init__(self, multipose: MoveNet, thunder: MoveNet):
        self.multipose, self.thunder = multipose, thunder

    @classmethod
    def from_pretrained(cls, device: torch.device | str = "cpu") -> Self:
        """The released networks."""
        names = ("movenet-multipose", "movenet-thunder")
        # Depthwise convolutions take a fifth less time with channels last.
        networks = (
            MoveNet.from_pretrained(name).to(device, memory_format=torch.channels_last)
            for name in names
        )
        return cls(*networks)

    @torch.inference_mode()
    def __call__(self, image: ImageLike, min_score: float = MIN_SCORE) -> Detections:
        """The people of an image; see `detect`."""
        device = self.thunder.stem.weight.device
        pixels = read_image(image).to(device)
        size = tuple(pixels.shape[1:])
        found = self.propose(pixels, least=min(min_score, MIN_SCORE))
        kept = suppress(found.keypoints, found.keypoint_scores, found.scores, _SAME)
        coarse, coarse_confidence, boxes, found_scores = (values[kept] for values in found)
        keypoints, confidence = self.refine(pixels, boxes)
        area = torch.maximum(extent_area(coarse), extent_area(keypoints))
        agrees = oks(keypoints, coarse, area, confidence * coarse_confidence) >= _AGREES
        keypoints = torch.where(agrees[:, None, None], keypoints, coarse)
        confidence = torch.where(agrees[:, None], confidence, coarse_confidence)
        scores = (found_scores * confidence.mean(1)).sqrt()
        kept = suppress(keypoints, confidence, scores, _SAME)
        best = max(scores[kept].tolist(), default=0.0)
        kept = kept[scores[kept] >= (min_score if best >= PRESENT else max(PRESENT, min_score))]
        keypoints, confidence, boxes, scores = (
            values[kept].double().cpu().numpy() for values in (keypoints, confidence, boxes, scores)
        )
        inside = ((keypoints >= 0) & (keypoints < size[::-1])).all(-1)
        visibility = np.where(inside & (confidence >= VISIBLE), confidence, 0.0)
        return Detections(keypoints - 0.5, visibility, "coco17", scores, boxes, size, image)

    @torch.inference_mode()
    def propose(
        self, image: Tensor, scales: tuple[int, ...] = SCALES, least: float = MIN_SCORE
    ) -> Candidates:
        """MultiPose's people in an image (3, H, W), several of each person.

        Scales follow, from the smallest on, until all with a score of ``least`` are large.

        Returns
        -------
        Of n people ``keypoints`` (n, 17, 2), ``keypoint_scores`` (n, 17), ``boxes`` (n, 4) of x,
        y, width and height, and ``scores`` (n,), in pixels from the image's corner.
        """
        height, width = image.shape[1:]
        longer, found = max(height, width), []
        for scale in scales:
            if scale > max(min(scales), _ENLARGED * longer):
                continue
            rows, columns = (max(1, round(n * scale / longer)) for n in (height, width))
            small = functional.interpolate(
                image[None], (rows, columns), mode="bilinear", antialias=True, align_corners=False
            )
            pad = (0, -columns % STRIDE, 0, -rows % STRIDE)
            maps = self.multipose(functional.pad(small, pad))
            people = all_people(maps, _CANDIDATES, _LEAST_CANDIDATE)
            extent = small.new_tensor(
                [(columns + pad[1]) * width / columns, (rows + pad[3]) * height / rows]
            )
            corners = (people.boxes[0].unflatten(1, (2, 2)) * extent).minimum(
                small.new_tensor([width, height])
            )
            boxes = torch.cat([corners[:, 0], corners[:, 1] - corners[:, 0]], 1)
            candidates = Candidates(
                people.keypoints[0] * extent, people.keypoint_scores[0], boxes, people.scores[0]
            )
            likely = (candidates.scores >= _LEAST_CANDIDATE) & (boxes[:, 2:].amin(1) >= 1)
            found.append(Candidates(*(values[likely] for values in candidates)))
            if _all_large(found[-1], longer / scale, least):
                break
        return Candidates(*map(torch.cat, zip(*found, strict=True)))

    @torch.inference_mode()
    def refine(self, image: Tensor, boxes: Tensor) -> tuple[Tensor, Tensor]:
        """Thunder's keypoints (n, 17, 2) for boxes (n, 4), as of `propose`, and scores (n, 17)."""
        if not len(boxes):
            return boxes.new_zeros(0, 17, 2), boxes.new_zeros(0, 17)
        crops = squares(boxes.double())
        keypoints, scores = nearest_person(self.thunder(cut_out(image, crops, _CROP)))
        crops = crops.to(keypoints)[:, None]
        return keypoints * crops[..., 2:] + crops[..., :2], scores


def _all_large(found: Candidates, pixel: float, least: float) -> bool:
    """Whether there is someone, and no one whom a larger scale would show better; ``pixel`` is the
    length of a pixel of the scale in the image."""
    counted = found.scores >= least
    lengths = found.boxes[counted, 2:].amax(1) / pixel
    return bool((found.scores >= PRESENT).any() and (lengths > _LARGE).all())


@cache
def _released() -> PersonDetector:
    return PersonDetector.from_pretrained()


def detect(
    image: ImageLike, *, min_score: float = MIN_SCORE, detector: PersonDetector | None = None
) -> Detections:
    """Find the people of a photograph and their 17 COCO keypoints.

    MultiPose looks at the whole image at up to three scales, from the smallest on, until all people
    are large; non-maximum suppression by object keypoint similarity (OKS) leaves one candidate per
    person, in whose crop Thunder finds the keypoints anew; where it finds someone else's,
    MultiPose's stay. A person's score is the geometric mean of both networks' scores. An image
    whose best score is below `PRESENT` has no people.

    Parameters
    ----------
    image : what `kdict.network.image.read_image` reads: a path, a Pillow image, an array, or a
        tensor (3, H, W), as uint8, uint16 or floating-point numbers in [0, 1].
    min_score : least score in [0, 1] of the people beside the best one.
    detector : default: the released networks on the CPU, loaded once.

    Returns
    -------
    The people, best first; ``visibility`` is the keypoints' score, 0 below
    `kdict.detections.VISIBLE` and outside of the image.

    Raises
    ------
    FileNotFoundError, OSError, TypeError, ValueError : for what is no image; the message names it.
    """
    return (_released() if detector is None else detector)(image, min_score)
