"""Figures of predicted codes: sparsemax's threshold, gradient, spread, and atoms in use.

Codes and logits are (B, 23, N); ``joints`` are rows of `kdict.skeleton.DICTIONARY_JOINTS`.
"""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import plotly.graph_objects as go
import torch
from matplotlib.figure import Figure
from torch import Tensor

from kdict.body.smpl import vertices
from kdict.network.losses import Losses
from kdict.network.model import HumanMeshNet, Prediction
from kdict.rotation import angle_between, from_axis_angle, identity, to_axis_angle
from kdict.skeleton import DICTIONARY_JOINTS, index, label
from kdictbook.code_statistics import code_statistics

from .body_drawing import draw_row
from .charts import bars, points_by_group
from .plot import palette
from .table import PageTable, table

SHOWN = ("left_hip", "left_knee", "left_shoulder", "left_elbow", "spine2")


def threshold_figure(logits: Tensor, code: Tensor) -> go.Figure:
    """Scaled logits (N,) of one joint in falling order, and sparsemax's threshold τ."""
    order = logits.argsort(descending=True)
    active = int((code > 0).sum())
    threshold = float((logits - code)[code > 0].mean())
    figure = go.Figure()
    for name, color, part in (
        ("active", palette.SELECTED, slice(0, active)),
        ("inactive", palette.INACTIVE, slice(active, None)),
    ):
        figure.add_bar(
            x=np.arange(len(order))[part], y=logits[order[part]], name=name, marker_color=color
        )
    figure.add_hline(
        y=threshold,
        line={"color": palette.RECOVERED, "dash": "dash"},
        annotation_text="τ",
        annotation_font_color=palette.RECOVERED,
        annotation_font_size=18,
    )
    figure.update_layout(
        xaxis_title="atoms, sorted by their logit", yaxis_title="scaled logit", bargap=0
    )
    return figure


def pose_gradient(net: HumanMeshNet, output: Tensor, losses: Losses) -> Tensor:
    """Gradient (B, 23, N) of the loss, Eq. 5 and 6, with respect to the pose logits."""
    (gradient,) = torch.autograd.grad(losses.total(), output)
    return gradient.split(net.sizes, -1)[0].unflatten(-1, (len(DICTIONARY_JOINTS), -1))


def joints_with_gradient(net: HumanMeshNet, gradient: Tensor) -> list[int]:
    """The observed joints of which any logit has a gradient in any image."""
    reached = (gradient != 0).any(-1).any(0)
    return [k for k, yes in enumerate(net.dictionary.observed & reached) if yes]


def gradient_table(net: HumanMeshNet, losses: Losses, codes: Tensor, gradient: Tensor) -> PageTable:
    """The loss, the share of active atoms, and the share of logits that its gradient reaches."""
    observed = net.dictionary.observed
    active, reached = (codes > 0)[:, observed], (gradient != 0)[:, observed]
    with_gradient = joints_with_gradient(net, gradient)
    without = [
        label(name)
        for k, name in enumerate(DICTIONARY_JOINTS)
        if observed[k] and k not in with_gradient
    ]
    l2d, l3d = (float(loss.detach()) for loss in (losses.l2d, losses.l3d))
    return table(
        ["quantity", "value"],
        [
            ["L₂D, crop units²", f"{l2d:.5f}"],
            ["L₃D, m²", f"{l3d:.5f}"],
            ["√L₃D, mm", f"{1e3 * l3d**0.5:.0f}"],
            ["active atoms", f"{active.float().mean():.1%}"],
            ["pose logits with a gradient", f"{reached.float().mean():.1%}"],
            ["of inactive atoms' logits", f"{reached[~active].float().mean():.1%}"],
            ["joints without a gradient", ", ".join(without) or "none"],
        ],
    )


def _effective(codes: Tensor) -> Tensor:
    """1/Σγ²: the number of equal weights that would be as spread out."""
    return 1 / codes.square().sum(-1)


def active_atoms_figure(net: HumanMeshNet, found: Prediction, encoded: Tensor) -> go.Figure:
    """Atoms per code, mean over the images: exact, the network's, and the effective number."""
    observed = net.dictionary.observed
    series = {
        "exact, active": (encoded > 0).sum(-1),
        "network, effective": _effective(found.codes),
        "network, active": (found.codes > 0).sum(-1),
    }
    return points_by_group(
        [label(name) for name, yes in zip(DICTIONARY_JOINTS, observed, strict=True) if yes],
        {name: values.float().mean(0)[observed] for name, values in series.items()},
        colors=(palette.TARGET, palette.RECOVERED, palette.SELECTED),
        symbols=("circle", "diamond", "square"),
        size=10,
        title="atoms, mean over the images",
        type="log",
        tickvals=[1, 2, 5, 10, 20, 50, 128],
        range=[-0.05, 2.15],
    )


def spread_table(
    net: HumanMeshNet, found: Prediction, encoded: Tensor, truth: Tensor, joints: Sequence[int]
) -> PageTable:
    """Distance (°) of the atoms from the rotation they make, and statistics of the network's codes.

    ``truth`` (B, 23, 4) are the true rotations, ``encoded`` their codes; ``joints`` those of the
    last row.
    """
    count = net.dictionary.n_atoms
    distances = []
    for codes in (found.codes, encoded, torch.full((1, 23, count), 1 / count)):
        made = net.dictionary.decode(codes)[..., None, :]
        away = angle_between(net.dictionary.atoms, made).rad2deg()
        distances.append((codes * away).sum(-1))
    inside = code_statistics(net.dictionary, found.codes[::5])
    off = angle_between(found.rotations, truth).rad2deg()
    measures = [*distances, 1000 * inside.norm_deficit, inside.lerp_error, off]
    rows = []
    named = [(label(joint), [index(joint)]) for joint in SHOWN]
    for name, columns in [*named, ("all with a gradient", list(joints))]:
        means = [float(m[:, columns].mean()) for m in measures]
        rows.append([name, *(f"{m:.{1 + (k == 4)}f}" for k, m in enumerate(means))])
    header = ["joint", "network (°)", "exact (°)", "all (°)", "deficit (‰)", "Lerp (°)"]
    return table([*header, "error (°)"], rows)


def error_by_spread(
    net: HumanMeshNet, found: Prediction, truth: Tensor, joints: Sequence[int]
) -> go.Figure:
    """Error of a rotation, and its distance from the mean of all atoms, by how spread its code is.

    For each joint the images are ranked by the spread of its code and put into fifths.
    """
    joints = list(joints)
    spread = _effective(found.codes)[:, joints]
    rank = spread.argsort(0).argsort(0).float() / len(spread)
    fifth = (rank * 5).long()
    count = net.dictionary.n_atoms
    center = net.dictionary.decode(torch.full((1, 23, count), 1 / count))
    series = {"error": found.rotations, "truth, from the mean atom": center}
    degrees = {
        name: angle_between(other, truth).rad2deg()[:, joints] for name, other in series.items()
    }
    return bars(
        ["1st", "2nd", "3rd", "4th", "5th"],
        {n: [float(d[fifth == k].mean()) for k in range(5)] for n, d in degrees.items()},
        colors=(palette.OURS, palette.TARGET),
        group_title="fifths, narrowest to widest code",
        value_title="degrees",
    )


def bends(net: HumanMeshNet, joint: str = "left_knee") -> Tensor:
    """Rotation (N,) of a joint's atoms about the body's x axis, degrees."""
    return to_axis_angle(net.dictionary.atoms[index(joint)])[:, 0].rad2deg()


def weight_by_bend(
    net: HumanMeshNet, codes: Tensor, encoded: Tensor, joint: str = "left_knee"
) -> go.Figure:
    """Share of the weight over the atoms' bend: the network's upward, the exact codes' downward."""
    bend = bends(net, joint)
    edges = torch.arange(-10.0, 181.0, 10)
    bins = torch.bucketize(bend, edges)
    series = {}
    for name, sign, given in (("network", 100, codes), ("exact codes", -100, encoded)):
        weights = sign * given[:, index(joint)].mean(0)
        series[name] = torch.zeros(len(edges) + 1).index_add_(0, bins, weights)[:-1]
    ticks = list(range(-100, 101, 20))
    figure = bars(
        edges - 5,
        series,
        colors=(palette.SELECTED, palette.TARGET),
        group_title="bend of the atom (°)",
        value_title="share of the weight (%)",
        barmode="overlay",
        bargap=0.1,
    )
    figure.update_yaxes(tickvals=ticks, ticktext=[abs(tick) for tick in ticks])
    figure.add_scatter(
        x=bend,
        y=torch.zeros(len(bend)),
        mode="markers",
        name="atoms",
        marker={"symbol": "line-ns-open", "size": 9, "color": palette.PAPER},
    )
    return figure


def draw_most_used(net: HumanMeshNet, codes: Tensor, count: int = 6) -> Figure:
    """The left knee's atoms with the most weight, on a body that lifts the thigh."""
    knee, used = index("left_knee"), codes[:, index("left_knee")].mean(0)
    most = used.argsort(descending=True)[:count]
    poses = identity(count, 23)
    poses[:, knee] = net.dictionary.atoms[knee][most]
    for name, turn in (("left_shoulder", -1.2), ("right_shoulder", 1.2)):
        poses[:, index(name)] = from_axis_angle(torch.tensor([0.0, 0.0, turn]))
    poses[:, index("left_hip")] = from_axis_angle(torch.tensor([-0.6, 0.0, 0.0]))
    aside = from_axis_angle(torch.tensor([0.0, -1.2, 0.0]))
    meshes = vertices(net.body, poses, aside, torch.zeros(10))
    bend = bends(net)
    figure, axes = plt.subplots(figsize=(6, 2.5), dpi=150, layout="tight")
    draw_row(
        axes,
        meshes,
        net.body.faces,
        colors=[palette.INACTIVE] * count,
        labels=[f"{bend[k]:.0f}°\n{used[k]:.1%}" for k in most],
        spacing=0.75,
    )
    figure.patch.set_alpha(0)
    plt.close(figure)
    return figure
