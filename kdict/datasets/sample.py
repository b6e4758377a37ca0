"""`Sample`: one person in one image, in the same form from every dataset."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from ..body.joint_sets import JOINT_SETS
from ..shapes import require_shape


@dataclass(frozen=True, eq=False, slots=True)
class Mesh:
    """Parameters of SMPL as a dataset gives them: ``pose`` (72,) axis-angle in radians with the
    global rotation first, ``betas`` (10,), ``trans`` (3,) meters or None; ``gender``."""

    pose: NDArray
    betas: NDArray
    gender: str = "neutral"
    trans: NDArray | None = None

    def __post_init__(self):
        for name, size in (("pose", 72), ("betas", 10), ("trans", 3)):
            if (value := getattr(self, name)) is None and name == "trans":
                continue
            require_shape(name, value, size)
            if not np.isfinite(value).all():
                raise ValueError(f"{name} holds NaN or infinite numbers")


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Sample:
    """One person in one image. None for what a dataset lacks.

    Parameters
    ----------
    dataset, name : name of the dataset and of the sample in it; unique together.
    image : path of the image file, None if it is not available.
    box : (4,) x, y, width, height in pixels: the dataset's own box where it has one, else the
        tight box around the labeled keypoints.
    keypoints : (K, 2) pixels, x right, y down, the origin at the top-left pixel's center, in the
        order of the joint set ``keypoint_set``.
    labeled : (K,) booleans: the keypoint is annotated; the coordinates of others are meaningless.
    visible : (K,) booleans: labeled and not occluded.
    joints : (J, 3) meters, in the order of ``joint_set``, in the frame ``axes``: the camera's
        (x right, y down, z forward), or the dataset's world.
    joints_known : (J,) booleans.
    mesh : SMPL's parameters.
    silhouette, parts : paths of mask images of the image's size.
    subject, action, camera : as the dataset names them; ``trial`` and ``frame`` count from 0.

    Examples
    --------
    >>> import numpy as np
    >>> from kdict.datasets import Sample
    >>> points = np.array([[10.0, 20.0], [30.0, 60.0]]).repeat(7, axis=0)
    >>> Sample(dataset="mine", name="0", keypoints=points, keypoint_set="lsp14").box
    array([10., 20., 20., 40.])
    """

    dataset: str
    name: str
    image: Path | None = None
    box: NDArray | None = None
    keypoints: NDArray | None = None
    keypoint_set: str | None = None
    labeled: NDArray | None = None
    visible: NDArray | None = None
    joints: NDArray | None = None
    joint_set: str | None = None
    joints_known: NDArray | None = None
    axes: Literal["camera", "world"] = "camera"
    mesh: Mesh | None = None
    silhouette: Path | None = None
    parts: Path | None = None
    subject: str | None = None
    action: str | None = None
    camera: str | None = None
    trial: int | None = None
    frame: int | None = None

    def __post_init__(self):
        # Without visibility flags, every point is labeled.
        for points, names, flags in (
            ("keypoints", "keypoint_set", ("labeled", "visible")),
            ("joints", "joint_set", ("joints_known",)),
        ):
            if (value := getattr(self, points)) is None:
                continue
            if (joint_set := getattr(self, names)) not in JOINT_SETS:
                raise ValueError(f"{names} is {joint_set!r}; expected one of {[*JOINT_SETS]}")
            count = len(JOINT_SETS[joint_set])
            require_shape(points, value, count, 2 if points == "keypoints" else 3)
            given = np.ones(count, dtype=bool)
            for flag in flags:
                given = given if getattr(self, flag) is None else getattr(self, flag)
                require_shape(flag, given, count)
                if given.dtype != bool:
                    raise ValueError(f"{flag} is {given.dtype}; expected booleans")
                object.__setattr__(self, flag, given)
        if self.box is None and self.keypoints is not None and self.labeled.any():
            places = self.keypoints[self.labeled]
            low = places.min(0)
            object.__setattr__(self, "box", np.concatenate([low, places.max(0) - low]))

    def require(self, name: str) -> Any:
        """The value of a field; raises a ValueError that names the sample where it is None."""
        if (value := getattr(self, name)) is None:
            raise ValueError(f"{self.dataset} {self.name}: has no {name}")
        return value


_MARGIN = 1.2


def crop_box(sample: Sample) -> NDArray:
    """The square crop (3,): left and upper border and side, in pixels.

    As in SPIN: 1.2 times the longer side of the box, except in SPIN's own files, whose boxes are
    that square already.

    Raises
    ------
    ValueError : for a sample without a box.
    """
    x, y, width, height = sample.require("box")
    ready = "spin24" in (sample.keypoint_set, sample.joint_set)
    side = max(width, height) * (1.0 if ready else _MARGIN)
    return np.array([x + width / 2 - side / 2, y + height / 2 - side / 2, side])
