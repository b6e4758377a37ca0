"""BVH from rotations of SMPL's joints: what Blender, MotionBuilder and Unity open."""

import warnings

import numpy as np
import torch
from scipy.spatial.transform import Rotation
from torch import Tensor

from ..body.body import Body
from ..body.smpl import rest_joints
from ..skeleton import JOINTS, PARENTS

CENTIMETERS = 100


def bvh_text(quaternions: Tensor, places: Tensor, fps: float) -> str:
    """The text of a BVH file: SMPL's joints by their names, lengths in centimeters, y up.

    Parameters
    ----------
    quaternions : (T, 24, 4), w first: the pelvis in the world, then the relative rotations.
    places : (T, 3) meters, the pelvis.
    fps : frames per second.

    Offsets are those of the open body in its T-pose, in which all rotations are zero.
    """
    body = Body.load("open")
    rest = rest_joints(body, torch.zeros(body.num_betas)).numpy()
    order: list[int] = []

    def block(joint: int, depth: int) -> list[str]:
        order.append(joint)
        tab = "  " * depth
        offset = CENTIMETERS * (rest[joint] - rest[PARENTS[joint]]) if depth else np.zeros(3)
        place = "" if depth else "Xposition Yposition Zposition "
        lines = [
            f"{tab}{'JOINT' if depth else 'ROOT'} {JOINTS[joint]}",
            f"{tab}{{",
            f"{tab}  OFFSET " + " ".join(f"{value:.6f}" for value in offset),
            f"{tab}  CHANNELS {3 if depth else 6} {place}Zrotation Xrotation Yrotation",
        ]
        children = [child for child, parent in enumerate(PARENTS) if parent == joint]
        for child in children:
            lines += block(child, depth + 1)
        if not children:
            lines += [f"{tab}  End Site", f"{tab}  {{", f"{tab}    OFFSET 0 0 0", f"{tab}  }}"]
        return [*lines, f"{tab}}}"]

    frames = len(quaternions)
    head = ["HIERARCHY", *block(0, 0), "MOTION", f"Frames: {frames}"]
    last = quaternions.double()[:, order][..., [1, 2, 3, 0]].numpy()  # SciPy has w last
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # in gimbal lock one of many angles is taken
        angles = Rotation.from_quat(last.reshape(-1, 4)).as_euler("ZXY", degrees=True)
    rows = np.concatenate([CENTIMETERS * places.double().numpy(), angles.reshape(frames, -1)], 1)
    values = [" ".join(f"{value:.6f}" for value in row) for row in rows]
    return "\n".join([*head, f"Frame Time: {1 / fps:.12f}", *values, ""])
