"""AMASS archives: SMPL-H (156 numbers per frame), SMPL-X (165) and SMPL (72) poses, z up."""

from collections.abc import Mapping

import numpy as np
import torch
from numpy.typing import NDArray

from .. import rotation
from ..shapes import require_shape
from .motion import Motion, require_finite_frames

BODY = 66
"""Joints 0 to 21 come first in all three models: the root and 21 joints with a dictionary."""
WIDTHS = {72: "SMPL", 156: "SMPL-H", 165: "SMPL-X"}
RATES = ("mocap_framerate", "mocap_frame_rate")
ARRAYS = frozenset({"poses", "trans", *RATES})


def decode(arrays: Mapping[str, NDArray], name: str) -> Motion:
    """The motion in ``poses`` (T, 72 | 156 | 165), ``trans`` (T, 3) and ``mocap_framerate``.

    The root is turned from z up to y up, ``Rx(−90°) · R``, and so is the translation, which is
    where SMPL's own ``trans`` puts the model: the pelvis stands off from it by the constant place
    of the pelvis in the T-pose. No markers sit on the fingers: SMPL's two hands are the identity
    and not observed.

    Raises
    ------
    ValueError : for missing arrays, wrong shapes or numbers that are not finite.
    """
    rate = next((key for key in RATES if key in arrays), None)
    if "trans" not in arrays or rate is None:
        raise ValueError(
            f"the arrays are {', '.join(arrays)}; AMASS has poses, trans and {RATES[0]}"
        )
    poses = np.asarray(arrays["poses"], dtype=np.float64)
    if poses.ndim != 2 or poses.shape[1] not in WIDTHS:
        known = ", ".join(f"{width} ({model})" for width, model in WIDTHS.items())
        raise ValueError(f"poses has shape {poses.shape}; expected (T, n) with n one of {known}")
    require_finite_frames("poses", poses)
    joints = rotation.from_axis_angle(torch.from_numpy(poses[:, :BODY]).unflatten(-1, (-1, 3)))
    hands = rotation.identity(len(poses), 2, dtype=torch.float64)
    observed = torch.arange(23) < 21
    upright = rotation.from_axis_angle(torch.tensor([-torch.pi / 2, 0, 0], dtype=torch.float64))
    place = np.asarray(arrays["trans"], dtype=np.float64)
    require_shape("trans", place, len(poses), 3)
    return Motion(
        rotations=torch.cat([joints[:, 1:], hands], dim=1),
        root_rotation=rotation.multiply(upright, joints[:, 0]),
        root_translation=np.stack([place[:, 0], place[:, 2], -place[:, 1]], axis=-1),
        fps=arrays[rate].item(),
        observed=observed,
        name=name,
    )
