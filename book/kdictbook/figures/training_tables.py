"""Tables of training: roles, heads trained on the page, inference times."""

from collections.abc import Mapping

import numpy as np
import plotly.graph_objects as go

from kdict.synthetic.roles import ROLES, SUBJECTS
from kdict.training import config as training

from ..live_heads import LiveHead
from .plot import palette
from .table import PageTable, table

_SMOOTHED = 20
"""Steps that a curve is the mean over."""

STANDS_FOR = {
    "studio": "Human3.6M",
    "multiview": "MPI-INF-3DHP",
    "fitted": "UP-3D",
    "sport": "LSP",
    "wild2d": "MPII, COCO",
}
"""Role → the paper's dataset in whose place it is."""


def roles_table() -> PageTable:
    """The open benchmark's roles: what each stands for, its share of a batch, people and labels."""
    rows = []
    for role, about in ROLES.items():
        people = SUBJECTS.get((role, "train"))
        rows.append(
            [
                role,
                STANDS_FOR[role],
                f"{training.ROLE_SHARES[role]:.0%}",
                str(len(people)) if people else "any",
                about.views,
                "2D,\N{NO-BREAK SPACE}3D" if about.has_3d else "2D",
                f"{about.test_size:,}",
            ]
        )
    header = ["role", "in place of", "of a batch", "people", "cameras", "labels", "test images"]
    return table(header, rows)


def shares_with_3d() -> dict[str, float]:
    """Role → its share of a batch, of the roles with labels in space."""
    return {role: training.ROLE_SHARES[role] for role, about in ROLES.items() if about.has_3d}


def head_curves(heads: Mapping[str, LiveHead], levels: Mapping[str, float]) -> go.Figure:
    """Root mean square joint error (cm) of heads over the steps, beside trivial baselines."""
    figure = go.Figure()
    colors = (palette.OURS, palette.BASELINE)
    for (name, head), color in zip(heads.items(), colors, strict=True):
        smooth = np.convolve(head.log["l3d"], np.ones(_SMOOTHED) / _SMOOTHED, "valid")
        steps = head.log["step"][_SMOOTHED - 1 :]
        figure.add_scatter(x=steps, y=100 * np.sqrt(smooth), name=name, line={"color": color})
    # The curves fall: above them there is room at the right, below them at the left.
    for (name, value), side in zip(levels.items(), ("right", "left"), strict=True):
        figure.add_hline(
            y=value,
            line={"color": palette.PAPER, "dash": "dot"},
            annotation_text=name,
            annotation_position=f"top {side}",
        )
    figure.update_layout(xaxis_title="step", yaxis_title="joint error (cm)")
    return figure


def live_heads_table(heads: Mapping[str, LiveHead]) -> PageTable:
    """Mean errors (mm) of heads on held-out people."""
    metrics = ("mpjpe", "pa_mpjpe", "surface_error", "shape_error")
    rows = [[n, *(float(head.errors[m].mean()) for m in metrics)] for n, head in heads.items()]
    header = ["head", "MPJPE (mm)", "PA-MPJPE (mm)", "surface (mm)", "shape alone (mm)"]
    return table(header, rows, digits=1)
