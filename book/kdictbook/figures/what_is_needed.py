"""Limits of the keypoint losses: unobserved twists, trivial baselines, errors per limb."""

from collections.abc import Sequence

import plotly.graph_objects as go
import torch
from torch import Tensor

from kdict.body.body import Body
from kdict.body.smpl import body_joints, rest_joints, vertices
from kdict.metrics import surface_error
from kdict.network.model import HumanMeshNet
from kdict.network.weights import read
from kdict.resources import pretrained_path
from kdict.rotation import angle_between, from_axis_angle, multiply
from kdict.skeleton import JOINTS, PARENTS, index, other_side
from kdict.synthetic.dataset import Rendered
from kdictbook.corpus import Poses

from .charts import bars
from .plot import palette
from .table import PageTable, table
from .training_tables import shares_with_3d

LIMBS = ("hip", "knee", "ankle", "shoulder", "elbow", "wrist")


def _moved(body, pose: Poses, rotations: Tensor) -> tuple[float, float, float]:
    """Joints at most, surface at most and on average (mm), mean over the poses."""
    mean_shape = torch.zeros(body.num_betas)
    joints, surface = (
        1000
        * (
            place(body, rotations, pose.root_rotation, mean_shape)
            - place(body, pose.rotations, pose.root_rotation, mean_shape)
        ).norm(dim=-1)
        for place in (body_joints, vertices)
    )
    each = joints.amax(-1), surface.amax(-1), surface.mean(-1)
    return tuple(float(values.mean()) for values in each)


def twisted_limbs(pose: Poses, degrees: float = 30.0) -> go.Figure:
    """How far joints and surface move when a left limb is turned about its own bone.

    Alone, and with the next joint undoing the turn; means over the poses.
    """
    body = Body.load()
    rest = rest_joints(body, torch.zeros(body.num_betas))
    twist = torch.tensor(degrees).deg2rad()
    alone, undone = [], []
    for limb in LIMBS:
        start = JOINTS.index(f"left_{limb}")
        end = PARENTS.index(start)
        bone = torch.nn.functional.normalize(rest[end] - rest[start], dim=-1)
        there, back = (from_axis_angle(turn * bone) for turn in (twist, -twist))
        turned = pose.rotations.clone()
        turned[:, start - 1] = multiply(turned[:, start - 1], there)
        alone.append(_moved(body, pose, turned))
        turned[:, end - 1] = multiply(back, turned[:, end - 1])
        undone.append(_moved(body, pose, turned))
    joints, farthest, mean = zip(*undone, strict=True)
    series = {
        "joints, alone": [joints_alone for joints_alone, *_ in alone],
        f"joints, undone ({max(joints):.3f} mm)": joints,
        "surface, undone": farthest,
        "surface, undone, mean": mean,
    }
    colors = [palette.CYCLE[k] for k in (0, 2, 1, 3)]
    return bars(
        list(LIMBS), series, colors=colors, horizontal=True, value_title="moves by (mm)",
        bargap=0.25,
    )  # fmt: skip


def trivial_errors(images: int = 100, device: str = "cpu") -> dict[str, float]:
    """Root mean square error of a joint (cm) of two trivial baselines, on training images.

    One answers the mean body; the other has every body but for front and back, which it takes the
    mean of.
    """
    swapped = other_side(JOINTS)
    squares = {"the same body": 0.0, "front or back unknown": 0.0}
    shares = shares_with_3d()
    for role, part in shares.items():
        joints = Rendered(role, "train", size=16, device=device)[range(images)].keypoints3d
        behind = joints[:, swapped] * joints.new_tensor([1, 1, -1])
        for name, guess in zip(squares, (joints.mean(0), (joints + behind) / 2), strict=True):
            square = (joints - guess).square().sum(-1).mean()
            squares[name] += part / sum(shares.values()) * float(square)
    return {name: 100 * square**0.5 for name, square in squares.items()}


def limbs_table(
    names: Sequence[str] = ("thunder", "thunder-direct"), device: str = "cpu"
) -> PageTable:
    """Errors of the pretrained networks on ``fitted``: of the surface, and of limbs."""
    body = Body.load("open").to(device)  # of the rendered people and of the networks
    fitted = Rendered("fitted", "test", size=256, device=device)[range(0, 2000, 84)]
    truth = vertices(body, fitted.rotations, fitted.root_rotation, fitted.betas)
    groups = ("hip", "knee", "shoulder", "elbow", "wrist")
    rows = []
    for name in names:
        path = pretrained_path("weights", name)
        net = HumanMeshNet.load(path, body).to(device)
        with torch.no_grad():
            found = net(fitted.image)
        headed = vertices(body, found.rotations, fitted.root_rotation, found.betas)
        away = angle_between(found.rotations, fitted.rotations).rad2deg()
        meshes = (net.vertices(found), headed)
        errors = [1000 * float(surface_error(mesh, truth).mean()) for mesh in meshes]
        pairs = [[index(f"{side}_{limb}") for side in ("left", "right")] for limb in groups]
        method = read(path)[1].get("method", name)
        rows.append([method, *errors, *(float(away[:, pair].mean()) for pair in pairs)])
    header = ["network", "surface (mm)", "true heading (mm)", *(f"{limb} (°)" for limb in groups)]
    return table(header, rows, digits=0)
