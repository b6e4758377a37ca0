"""The network's errors by heading, role, joint and direction.

Joints are meters in the camera's axes; errors are taken pelvis on pelvis.
"""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import plotly.graph_objects as go
import torch
from matplotlib.figure import Figure
from torch import Tensor

from kdict.body.smpl import vertices
from kdict.metrics import mpjpe, pa_mpjpe, surface_error
from kdict.network.model import HumanMeshNet, Prediction
from kdict.rotation import to_matrix
from kdict.skeleton import JOINTS, label
from kdict.synthetic.batch import RenderedBatch
from kdict.synthetic.dataset import Rendered

from .charts import bars
from .network_pipeline import against_truth
from .plot import INK
from .table import PageTable, table

_SWAPPED = list(range(len(JOINTS)))
for _part in ("hip", "knee", "ankle", "foot"):
    _left, _right = (JOINTS.index(f"{side}_{_part}") for side in ("left", "right"))
    _SWAPPED[_left], _SWAPPED[_right] = _right, _left
_HEADINGS = {"front": (0, 45), "side": (45, 135), "back": (135, 181)}
"""Degrees between the direction that a person faces and the camera."""


def _ahead(root_rotation: Tensor) -> Tensor:
    """Where a body faces (B, 2), in the ground plane."""
    return to_matrix(root_rotation)[:, (0, 2), 2]


def image_errors(net: HumanMeshNet, batch: RenderedBatch, found: Prediction) -> dict[str, Tensor]:
    """Errors (B,) of each image in millimeters, and two mistakes in percent."""
    joints = found.keypoints3d - found.keypoints3d[:, :1]
    apart = 1000 * (joints - batch.keypoints3d)
    truth = vertices(net.body, batch.rotations, batch.root_rotation, batch.betas)
    ahead = _ahead(found.root_rotation) * _ahead(batch.root_rotation)
    plain = mpjpe(joints, batch.keypoints3d)
    legs = mpjpe(joints[:, _SWAPPED], batch.keypoints3d)
    return {
        "MPJPE": 1000 * plain,
        "in plane": apart[..., :2].norm(dim=-1).mean(-1),
        "depth": apart[..., 2].abs().mean(-1),
        "PA": 1000 * pa_mpjpe(joints, batch.keypoints3d),
        "surface": 1000 * surface_error(net.vertices(found), truth),
        "turned (%)": 100.0 * (ahead.sum(-1) < 0),
        "legs (%)": 100.0 * (legs < plain),
    }


def errors_table(net: HumanMeshNet, studio: RenderedBatch, found: Prediction) -> PageTable:
    """Mean errors on ``studio`` by the person's heading, and on ``multiview`` and ``fitted``."""
    errors = image_errors(net, studio, found)
    ahead = _ahead(studio.root_rotation)
    heading = torch.atan2(ahead[:, 0], -ahead[:, 1]).rad2deg().abs()
    rows = []
    for name, (low, high) in _HEADINGS.items():
        among = (heading >= low) & (heading < high)
        rows.append([f"studio, {name}", *(float(e[among].mean()) for e in errors.values())])
    for role in ("multiview", "fitted"):
        batch = Rendered(role, "test", size=net.config.image_size)[range(0, 1600, 80)]
        with torch.no_grad():
            seen = net(batch.image)
        rows.append([role, *(float(e.mean()) for e in image_errors(net, batch, seen).values())])
    return table(["images", *errors], rows, digits=0)


def joint_errors_figure(batch: RenderedBatch, found: Prediction) -> go.Figure:
    """Mean error of each joint in the image plane and in depth."""
    apart = 1000 * (found.keypoints3d - found.keypoints3d[:, :1] - batch.keypoints3d)
    series = {"in the image": apart[..., :2].norm(dim=-1), "in depth": apart[..., 2].abs()}
    return bars(
        [label(joint) for joint in JOINTS[1:]],
        {name: values.mean(0)[1:] for name, values in series.items()},
        horizontal=True,
        value_title="error (mm), pelvis on pelvis",
        bargap=0.25,
    )


def _rows(record, rows):
    """The same record with some of its rows."""
    kept = {name: None if value is None else value[rows] for name, value in vars(record).items()}
    return type(record)(**kept)


def best_to_worst(
    net: HumanMeshNet, batch: RenderedBatch, found: Prediction, error: Tensor
) -> Figure:
    """Two of the best, two of the median, the 95th percentile, the worst; ``error`` (B,) is mm."""
    last = len(error) - 1
    ranks = [0, 1, last // 2, last // 2 + 1, round(0.95 * last), last]
    chosen = error.argsort()[ranks]
    titles = [f"{error[k]:.0f} mm" for k in chosen]
    return against_truth(net, _rows(batch, chosen), _rows(found, chosen), titles)


def draw_images(batch: RenderedBatch, chosen: Sequence[int]) -> Figure:
    """Images in two rows, numbered."""
    columns = -(-len(chosen) // 2)
    figure, axes = plt.subplots(
        2, columns, figsize=(6, 3.3), dpi=130, facecolor="none", layout="tight"
    )
    for place, (ax, number) in enumerate(zip(axes.flat, chosen, strict=True), 1):
        ax.imshow(batch.image[number].permute(1, 2, 0))
        ax.set_title(f"{place} of {len(chosen)}", fontsize=10, color=INK)
        ax.axis("off")
    plt.close(figure)
    return figure
