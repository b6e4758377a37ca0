"""The people of one image, as a detector or a file has them, and what of each is in the image."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from .body.joint_sets import JOINT_SETS

if TYPE_CHECKING:
    from .network.image import ImageLike

VISIBLE = 0.2
"""Least confidence of a visible keypoint, measured by ``kdictbook.recipes.detector``."""
BODY_PARTS = {
    "head": ("nose", "eye", "ear", "jaw", "head_top", "head"),
    "arms": ("elbow", "wrist"),
    "torso": ("shoulder", "hip"),
    "legs": ("knee", "ankle"),
}
"""Parts of the body and the names, on either side, of the joints that show them."""
UPPER_BODY_ONLY = "only the upper body is in the image: the legs are guessed"
LEGS_ONLY = "only the legs are in the image: the upper body is guessed"


@dataclass(frozen=True, eq=False)
class Detections:
    """The n people of one image.

    ``keypoints`` (n, K, 2) in pixels from the top-left pixel's center, ``visibility`` (n, K) in
    [0, 1], 0 where the place means nothing, in the order of ``keypoint_set``; ``scores`` (n,) of
    the people and ``boxes`` (n, 4) of x, y, width and height, NaN where none is given; ``size``,
    height and width of the image in pixels, or None; ``image`` the photograph as it was given, a
    path or its pixels, or None.
    """

    keypoints: NDArray
    visibility: NDArray
    keypoint_set: str
    scores: NDArray | None = None
    boxes: NDArray | None = None
    size: tuple[int, int] | None = None
    image: "ImageLike | None" = field(default=None, repr=False)

    def __post_init__(self):
        for name, shape in (("scores", (len(self),)), ("boxes", (len(self), 4))):
            if getattr(self, name) is None:
                object.__setattr__(self, name, np.full(shape, np.nan))

    def __len__(self) -> int:
        return len(self.keypoints)

    def __getitem__(self, people) -> Self:
        """The people at an index array, a mask or a slice."""
        return replace(
            self,
            keypoints=self.keypoints[people],
            visibility=self.visibility[people],
            scores=self.scores[people],
            boxes=self.boxes[people],
        )

    def above(self, score: float) -> Self:
        """The people whose score, else mean confidence of visible keypoints, is not below it."""
        seen = self.visibility > 0
        mean = self.visibility.sum(1) / np.maximum(seen.sum(1), 1)
        return self[np.where(np.isfinite(self.scores), self.scores, mean) >= score]

    def enclosing_boxes(self) -> NDArray:
        """Boxes (n, 4) of x, y, width and height: ``boxes``, else around the visible keypoints."""
        seen = (self.visibility > 0)[..., None]
        low = np.where(seen, self.keypoints, np.inf).min(1)
        extent = np.where(seen, self.keypoints, -np.inf).max(1) - low
        margin = 0.1 * extent.max(1, keepdims=True) + 1
        around = np.concatenate([low + 0.5 - margin, extent + 2 * margin], 1)
        return np.where(np.isfinite(self.boxes), self.boxes, around)

    def visible_parts(self) -> list[frozenset[str]]:
        """For each person, those of `BODY_PARTS` of which a keypoint is visible.

        A keypoint is visible if its confidence is at least `VISIBLE` and it lies in the image.
        """
        seen = self.visibility >= VISIBLE
        if self.size is not None:
            height, width = self.size
            x, y = self.keypoints[..., 0] + 0.5, self.keypoints[..., 1] + 0.5
            seen &= (x >= 0) & (x < width) & (y >= 0) & (y < height)
        part_of = [
            next((part for part, joints in BODY_PARTS.items() if name.endswith(joints)), None)
            for name in JOINT_SETS[self.keypoint_set]
        ]
        return [
            frozenset(part for part, is_seen in zip(part_of, row, strict=True) if is_seen and part)
            for row in seen
        ]

    def problems(self) -> list[str]:
        """For each person, what keeps the whole body from being judged; "" for nothing.

        Where no knee and no ankle is visible, legs are guessed, and so is the upper body where no
        keypoint of it is: `UPPER_BODY_ONLY`, `LEGS_ONLY`.
        """
        return [
            UPPER_BODY_ONLY if "legs" not in parts else LEGS_ONLY if parts == {"legs"} else ""
            for parts in self.visible_parts()
        ]
