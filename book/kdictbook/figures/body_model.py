"""Tables and figures of the body: its arrays, betas, skinning, joints and camera (Eq. 1 and 2).

Lengths are meters unless said otherwise, rotations unit quaternions (w, x, y, z).
"""

import json
import math
import time
from collections.abc import Callable, Mapping

import numpy as np
import plotly.graph_objects as go
import torch
from torch import Tensor

from kdict.body.body import Body, adult_betas
from kdict.body.keypoints import SkinnedRegressor
from kdict.body.smpl import body_joints, rest_joints, vertices
from kdict.resources import data_path
from kdict.rotation import from_axis_angle, identity
from kdict.skeleton import JOINTS, index, label

from .plot import palette
from .table import PageTable, table

_ARRAYS = {
    "v_template": "mean person in the T-pose, meters",
    "shapedirs": "displacement of each vertex per beta",
    "J_regressor": "weights of the vertices behind each joint",
    "posedirs": "correction of the skin for bent joints",
    "lbs_weights": "share of each joint in each vertex",
    "parents": "kinematic tree",
    "faces_tensor": "vertices of each triangle",
}


def arrays_table(body: Body) -> PageTable:
    """The arrays of a body: shape, share of entries that are not zero, meaning."""
    rows = []
    for name, text in _ARRAYS.items():
        array = getattr(body, name)
        share = f"{(array != 0).double().mean():.1%}" if array.is_floating_point() else None
        rows.append([name, " × ".join(map(str, array.shape)), share, text])
    return table(["array", "shape", "not zero", "content"], rows)


def beta_effects(body: Body) -> go.Figure:
    """Mean movement of the surface, and growth of the stature, for one unit of each beta."""
    moved = 1e3 * body.shapedirs.norm(dim=1).mean(0)
    height = body.v_template[:, 1]
    taller = 1e3 * (body.shapedirs[height.argmax(), 1] - body.shapedirs[height.argmin(), 1])
    names = [f"β<sub>{k}</sub>" for k in range(1, len(moved) + 1)]
    figure = go.Figure()
    for values, title, color in (
        (moved, "surface moves by", palette.CYCLE[0]),
        (taller, "stature grows by", palette.CYCLE[1]),
    ):
        figure.add_bar(x=names, y=values, name=title, marker_color=color)
    return figure.update_layout(
        yaxis_title="millimeters", xaxis_title="beta, one standard deviation"
    )


def twisted_thickness(body: Body) -> go.Figure:
    """Thickness of the left arm halfway between upper arm and forearm, over the elbow's twist."""
    elbow, shoulder = JOINTS.index("left_elbow"), JOINTS.index("left_shoulder")
    share = body.lbs_weights[:, elbow]
    half = (share - 0.5).abs() < 0.1
    half &= share + body.lbs_weights[:, shoulder] > 0.98
    twists = torch.arange(0.0, 181.0, 10.0)
    turned = identity(len(twists), 23)
    turned[:, index("left_elbow")] = from_axis_angle(
        torch.stack([twists.deg2rad(), 0 * twists, 0 * twists], -1)
    )
    center = rest_joints(body, torch.zeros(10))[elbow, 1:]
    ring = vertices(body, turned, identity(), torch.zeros(10))[:, half, 1:] - center
    thickness = ring.norm(dim=-1).mean(1)
    figure = go.Figure()
    figure.add_scatter(
        x=twists,
        y=torch.cos(twists.deg2rad() / 2),
        name="cos(twist / 2)",
        mode="lines",
        line={"color": palette.PAPER, "dash": "dot"},
    )
    figure.add_scatter(
        x=twists,
        y=thickness / thickness[0],
        name="your SMPL" if body.posedirs.any() else "open body",
        mode="markers",
        marker={"color": palette.OURS, "size": 9},
    )
    return figure.update_layout(
        xaxis_title="twist of the elbow (°)",
        yaxis_title="thickness, relative",
        yaxis_range=[0, 1.05],
    )


def _milliseconds(function: Callable[[], object], repeats: int = 5) -> float:
    function()
    started = time.perf_counter()
    for _ in range(repeats):
        function()
    return 1e3 * (time.perf_counter() - started) / repeats


def points_table(body: Body, rotations: Tensor) -> PageTable:
    """Ways to 24 points of posed bodies, rotations (B, 23, 4): time and distance from Z · M.

    The whole mesh and then Z; Z applied without the mesh; the joints of the kinematic tree.
    """
    count = len(rotations)
    posed = rotations, identity(count), torch.zeros(count, 10)
    regressor = SkinnedRegressor(body)
    ways = {
        "Z · M(Θ, β), the whole mesh": lambda: body.J_regressor @ vertices(body, *posed),
        "Z · M(Θ, β), body_keypoints": lambda: regressor(*posed),
        "kinematic tree, body_joints": lambda: body_joints(body, *posed),
    }
    with torch.no_grad():
        points = {name: way() for name, way in ways.items()}
        first = next(iter(points.values()))
        rows = []
        for name, way in ways.items():
            off = 1e3 * (points[name] - first).norm(dim=-1).mean(0)
            joint = "–" if off.max() < 0.01 else label(JOINTS[int(off.argmax())])
            values = f"{off.mean():.3f}", f"{off.max():.1f}", joint
            rows.append([name, f"{_milliseconds(way):.1f}", *values])
    return table(
        ["points", "time (ms)", "off by, mean (mm)", "worst joint (mm)", "worst joint"], rows
    )


def weak_perspective_errors(body: Body, poses: Mapping[str, Tensor], facing: Tensor) -> go.Figure:
    """Error of the best weak-perspective camera against a pinhole camera, over the distance.

    ``poses`` are rotations (23, 4) by name; ``facing`` (4,) turns the body toward the camera. Root
    mean square over the joints, in percent of the person's height in the image.
    """
    away = torch.logspace(math.log10(1.2), math.log10(30), 40)
    figure = go.Figure()
    for (name, pose), color in zip(poses.items(), palette.CYCLE, strict=False):
        joints = body_joints(body, pose, facing, torch.zeros(10)).double()
        flat = joints[:, :2] - joints[:, :2].mean(0)
        errors = []
        for z in away:
            pinhole = joints[:, :2] / (joints[:, 2:] + z)
            true = pinhole - pinhole.mean(0)
            scale = (flat * true).sum() / (flat * flat).sum()
            height = true[:, 1].max() - true[:, 1].min()
            off = (scale * flat - true).square().sum(1).mean().sqrt()
            errors.append(100 * float(off / height))
        figure.add_scatter(x=away, y=errors, name=name, line_color=color)
    return figure.update_layout(
        xaxis={
            "title": "distance of the camera (m)",
            "type": "log",
            "tickvals": [1.5, 2, 3, 5, 10, 20],
        },
        yaxis_title="error (% of the person's height)",
    )


def bodies_table() -> PageTable:
    """The open body, from its file, beside SMPL, from its paper and files."""
    with np.load(data_path("open_body.npz"), allow_pickle=False) as file:
        meta = json.loads(str(file["meta"]))
        count, faces = len(file["v_template"]), len(file["faces"])
    rows = [
        ["vertices", f"{count:,}", "6,890"],
        ["triangles", f"{faces:,}", "13,776"],
        ["learned from", f"{meta['people']:,} synthetic adults", "some 4,000 laser scans"],
        ["what ten betas leave out (mm, mean)", f"{meta['residual_mm']:.1f}", None],
        ["joint regressor's error (mm, mean)", f"{meta['joint_error_mm']:.1f}", None],
        ["pose blend shapes", "none", "207"],
        ["hands, face", "fixed", "fixed"],
        ["license", "CC0", "research license, by application"],
    ]
    return table(["", "open body", "SMPL"], rows, digits=1)


def statures() -> go.Figure:
    """Statures of the adults that the open body was distilled from, soles to crown."""
    body = Body.load("open")
    heights = body.v_template[:, 1] + adult_betas() @ body.shapedirs[:, 1].T
    counts, edges = np.histogram(100 * np.ptp(heights.numpy(), axis=1), bins=40)
    figure = go.Figure(
        go.Bar(x=(edges[1:] + edges[:-1]) / 2, y=counts, marker_color=palette.CYCLE[0])
    )
    return figure.update_layout(xaxis_title="stature (cm)", yaxis_title="adults", bargap=0.05)
