"""Statistics of codes: active atoms, their angles, Lerp's error, and poses from random codes.

Codes are (S, 23, N), rotations (S, 23, 4); tables and figures have the observed joints alone.
"""

import numpy as np
import plotly.graph_objects as go
import torch
from torch import Tensor

from kdict.dictionary.layers import KinematicDictionary
from kdict.rotation import angle_between, from_axis_angle, identity, lerp, slerp
from kdict.skeleton import DICTIONARY_JOINTS, index, label, mirror
from kdictbook.code_statistics import CodeStatistics

from .charts import bars, points_by_group
from .plot import palette
from .table import PageTable, table


def observed(dictionary: KinematicDictionary) -> tuple[list[int], list[str]]:
    """The rows of the observed joints, and their names for people to read."""
    rows = [k for k, seen in enumerate(dictionary.observed.tolist()) if seen]
    return rows, [label(DICTIONARY_JOINTS[k]) for k in rows]


def active_counts(dictionary: KinematicDictionary, found: CodeStatistics) -> go.Figure:
    """Percent of the poses whose code has one, two, three or four active atoms, per joint."""
    columns, names = observed(dictionary)
    series = {
        f"{count}": 100 * (found.active == count).double().mean(0)[columns]
        for count in (1, 2, 3, 4)
    }
    return bars(
        names, series, horizontal=True, value_title="held-out poses (%)", barmode="stack",
        legend_traceorder="normal", height=520,
    )  # fmt: skip


def rank_table(dictionary: KinematicDictionary, found: CodeStatistics) -> PageTable:
    """Singular values of the atoms of four joints, and their mean number of active atoms."""
    singular = torch.linalg.svdvals(dictionary.atoms)
    used = found.active.double().mean(0)
    joints = ("left_knee", "left_ankle", "neck", "left_shoulder")
    return table(
        ["joint", "σ₁", "σ₂", "σ₃", "σ₄", "active"],
        [[label(n), *singular[index(n)].tolist(), used[index(n)].item()] for n in joints],
        digits=1,
    )


def widest_angles(dictionary: KinematicDictionary, found: CodeStatistics) -> go.Figure:
    """Largest angle between two active atoms of a code, and the mean of any two atoms."""
    columns, names = observed(dictionary)
    widest, atoms = found.widest[:, columns], dictionary.atoms[columns]
    any_two = angle_between(atoms[:, :, None], atoms[:, None]).rad2deg().mean((1, 2))
    series = {
        "active: mean": widest.mean(0),
        "active: 95 % below": widest.quantile(0.95, dim=0),
        "any two atoms: mean": any_two,
    }
    colors = (palette.SELECTED, palette.INACTIVE, palette.PAPER)
    return points_by_group(names, series, colors=colors, title="angle (°)")


def lerp_table(dictionary: KinematicDictionary, found: CodeStatistics) -> PageTable:
    """Lerp's error against the Karcher mean (°): the six worst joints and three others."""
    columns, names = observed(dictionary)
    widest, error = found.widest[:, columns], found.lerp_error[:, columns]
    order = error.mean(0).argsort(descending=True).tolist()
    others = [names.index(name) for name in ("spine1", "left elbow", "left knee")]
    rows = []
    for j in [*order[:6], *others]:
        values = error[:, j].mean(), error[:, j].quantile(0.95), error[:, j].max()
        rows.append([names[j], f"{widest[:, j].mean():.0f}", *(f"{v:.3f}" for v in values)])
    return table(["joint", "apart", "mean", "95 %", "largest"], rows)


def lerp_error_of_two(angles: Tensor) -> Tensor:
    """The largest angle (°) between Lerp and Slerp of two rotations so many degrees apart."""
    weight = torch.linspace(0, 1, 201).double()[:, None]
    ends = from_axis_angle(torch.stack([angles.deg2rad(), 0 * angles, 0 * angles], -1))
    first = identity(1, dtype=torch.float64)
    apart = angle_between(lerp(first, ends, weight), slerp(first, ends, weight))
    return apart.amax(0).rad2deg()


def lerp_error_figure(found: CodeStatistics, seed: int = 0) -> go.Figure:
    """Lerp's error of single codes over the spread of their atoms, and the bound for two atoms."""
    rng = np.random.default_rng(seed)
    joints = ("left_knee", "spine1", "neck", "left_shoulder", "right_wrist")
    figure = go.Figure()
    for name, color in zip(joints, palette.CYCLE[:5], strict=True):
        x, y = found.widest[:, index(name)], found.lerp_error[:, index(name)]
        chosen = rng.permutation(torch.nonzero((x > 0.5) & (y > 1e-6)).flatten().numpy())[:150]
        figure.add_scatter(
            x=x[chosen], y=y[chosen], mode="markers", name=label(name),
            marker={"color": color, "size": 5, "opacity": 0.7},
        )  # fmt: skip
    angles = torch.logspace(-0.3, 2.2, 60).double()
    figure.add_scatter(
        x=angles, y=lerp_error_of_two(angles), mode="lines", name="two atoms, worst weight",
        line_color=palette.PAPER,
    )  # fmt: skip
    figure.update_xaxes(type="log", title="active atoms apart (°)", tickvals=[1, 3, 10, 30, 100])
    figure.update_yaxes(
        type="log", title="Lerp − Karcher (°)", range=[-6, 1], exponentformat="power"
    )
    figure.update_layout(height=440)
    return figure


def deficit_table(
    dictionary: KinematicDictionary, codes: Tensor, found: CodeStatistics
) -> PageTable:
    """The norm deficit of codes, and the identity 1 − ‖Dγ‖² = ½ Σ γᵢγⱼ ‖dᵢ − dⱼ‖²."""
    columns, names = observed(dictionary)
    atoms, gamma = dictionary.atoms[columns].double(), codes[:400, columns].double()
    apart = torch.cdist(atoms, atoms) ** 2
    spread = 0.5 * torch.einsum("tjn,jnm,tjm->tj", gamma, apart, gamma)
    short = 1 - torch.einsum("tjn,jnd->tjd", gamma, atoms).norm(dim=-1) ** 2
    deficit = found.norm_deficit[:, columns].mean(0)
    alike = (1 - atoms.mean(1).norm(dim=-1)).mean()
    return table(
        ["", "value"],
        [
            ["both sides differ by at most", f"{(spread - short).abs().max():.0e}"],
            [f"mean deficit, {names[deficit.argmin()]} (least)", f"{deficit.min():.6f}"],
            [f"mean deficit, {names[deficit.argmax()]} (most)", f"{deficit.max():.6f}"],
            ["mean deficit of all observed joints", f"{deficit.mean():.6f}"],
            ["the same, all 128 atoms weighted alike", f"{alike:.6f}"],
        ],
    )


def random_poses(
    dictionary: KinematicDictionary, codes: Tensor, count: int = 200, seed: int = 0
) -> dict[str, Tensor]:
    """Poses (count, 23, 4) from codes whose weights are dealt to random atoms, and at random."""
    generator = torch.Generator().manual_seed(seed)
    codes = codes[:count]
    dealt = codes.gather(-1, torch.rand(codes.shape, generator=generator).argsort(-1))
    free = torch.randn(count, len(DICTIONARY_JOINTS), 4, generator=generator)
    free = torch.nn.functional.normalize(free, dim=-1)
    free[:, ~dictionary.observed] = identity(1)
    return {"random codes": dictionary.decode(dealt), "random rotations": free}


def nearest_pose_figure(
    dictionary: KinematicDictionary, drawn: dict[str, Tensor], training: Tensor
) -> go.Figure:
    """Mean angle from drawn rotations to the nearest rotation of the training data, per joint."""
    columns, names = observed(dictionary)
    series = {}
    for name, rotations in drawn.items():
        cosine = torch.einsum("ajc,bjc->jab", rotations[:, columns], training[:, columns])
        nearest = 2 * cosine.abs().amax(-1).clamp(max=1).arccos().rad2deg()
        series[name] = nearest.mean(-1)
    colors = (palette.OURS, palette.BASELINE)
    return points_by_group(names, series, colors=colors, title="to the nearest pose (°)")


def mirror_table(dictionary: KinematicDictionary) -> PageTable:
    """How far the mirrored atoms of a left joint are from those of the right one."""
    rows = []
    for part in ("hip", "knee", "shoulder", "elbow"):
        left, right = (dictionary.atoms[index(f"{side}_{part}")] for side in ("left", "right"))
        across = angle_between(mirror(left)[:, None], right).amin(1).rad2deg()
        within = angle_between(right[:, None], right) + torch.eye(len(right)) * 9
        rows.append([part, across.mean().item(), within.amin(1).mean().rad2deg().item()])
    header = ["joint", "left atom to nearest right one (°)", "right atom to its neighbor (°)"]
    return table(header, rows)
