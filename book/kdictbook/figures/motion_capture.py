"""Tables and figures of motion capture: relative rotations, extent of joints, what is observed.

Rotations are unit quaternions (w, x, y, z), angles degrees.
"""

import math
from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
import torch

from kdict import skeleton
from kdict.mocap import Motion
from kdict.rotation import angle_between, from_axis_angle, identity, multiply
from kdict.skeleton import DICTIONARY_JOINTS, index, label
from kdictbook.corpus import Poses

from .. import extent
from .plot import palette
from .table import PageTable, table


def observed_joints(poses: Poses) -> list[str]:
    """Names of the joints that the data behind the poses measured."""
    return [name for name, seen in zip(DICTIONARY_JOINTS, poses.observed, strict=True) if seen]


def fields_table(motion: Motion) -> PageTable:
    """The fields of a motion and their shapes."""
    names = ("rotations", "root_rotation", "root_translation", "observed")
    rows = [[name, tuple(getattr(motion, name).shape)] for name in names]
    return table(["field", "shape or value"], [*rows, ["frames per second", motion.fps]], digits=1)


def turned_walker(motion: Motion, joint: str = "left_knee") -> go.Figure:
    """Angle of a joint from the T-pose over two seconds, world and relative, before and after the
    whole person is turned by 90° about the vertical."""
    turn = from_axis_angle(torch.tensor([0.0, math.pi / 2, 0.0]))
    frames = min(len(motion), round(2 * motion.fps))
    relative, root = motion.rotations[:frames], motion.root_rotation[:frames]
    world = skeleton.world_rotations(relative, root)
    turned = skeleton.world_rotations(relative, multiply(turn, root))
    j = index(joint)
    figure = go.Figure()
    for name, q, color, dash in (
        ("world", world[:, j + 1], palette.CYCLE[4], "solid"),
        ("world, turned", turned[:, j + 1], palette.CYCLE[1], "solid"),
        ("relative", skeleton.relative_rotations(world)[:, j], palette.CYCLE[0], "solid"),
        ("relative, turned", skeleton.relative_rotations(turned)[:, j], palette.CYCLE[5], "dot"),
    ):
        angle = angle_between(q, identity(1)[0]).rad2deg()[:: max(1, frames // 120)]
        figure.add_scatter(
            x=torch.linspace(0, frames / motion.fps, len(angle)),
            y=angle,
            name=name,
            line={"color": color, "dash": dash},
        )
    return figure.update_layout(xaxis_title="time (s)", yaxis_title="angle from the T-pose (°)")


def principal_widths(poses: Poses) -> go.Figure:
    """Standard deviations of each observed joint's rotations along their principal axes."""
    names = observed_joints(poses)
    widths = torch.stack([extent.principal_widths(poses.rotations[:, index(n)]) for n in names])
    figure = go.Figure()
    for axis, (title, color) in enumerate(
        zip(("first", "second", "third"), palette.CYCLE, strict=False)
    ):
        figure.add_scatter(
            x=widths[:, axis],
            y=[label(name) for name in names],
            mode="markers",
            marker={"color": color, "size": 9},
            name=title,
        )
    return figure.update_layout(
        xaxis_title="standard deviation (°)", yaxis={"autorange": "reversed"}, height=520
    )


def effective_shares(poses: Poses, radius: float = 5.0) -> dict[str, float]:
    """`extent.effective_share` of each observed joint, smallest first."""
    shares = {
        name: extent.effective_share(poses.rotations[:, index(name)], radius)
        for name in observed_joints(poses)
    }
    return dict(sorted(shares.items(), key=lambda item: item[1]))


def share_bars(shares: Mapping[str, float]) -> go.Figure:
    """Shares of SO(3) by joint, as bars on a logarithmic axis."""
    figure = go.Figure(
        go.Bar(
            x=[100 * share for share in shares.values()],
            y=[label(name) for name in shares],
            orientation="h",
            marker_color=palette.OURS,
        )
    )
    return figure.update_layout(
        height=520,
        xaxis={
            "type": "log",
            "title": {"text": "effective share of all rotations (%)"},
            "tickvals": [0.003, 0.01, 0.03, 0.1, 0.3, 1],
        },
    )


def shares_by_sample_size(
    poses: Poses, joints: Sequence[str], sizes: Sequence[int], radius: float = 5.0, seed: int = 0
) -> go.Figure:
    """Share of SO(3) within ``radius`` of the first n poses, and the effective share, over n."""
    figure = go.Figure()
    for name, color in zip(joints, palette.CYCLE, strict=False):
        q = poses.rotations[:, index(name)]
        for title, dash, share in (
            ("covered", "solid",
             lambda x: extent.share_of_rotations(x, radius, draws=1000, seed=seed)),
            ("effective", "dot", lambda x: extent.effective_share(x, radius)),
        ):  # fmt: skip
            figure.add_scatter(
                x=sizes,
                y=[100 * share(q[:n]) for n in sizes],
                name=f"{label(name)}, {title}",
                mode="lines+markers",
                line={"color": color, "dash": dash},
            )
    figure.update_xaxes(type="log", title="number of poses", tickvals=sizes)
    return figure.update_yaxes(type="log", title="share of all rotations (%)", dtick=1)


def unobserved_table(poses: Poses) -> PageTable:
    """The joints that were not measured, and their largest angle from the T-pose."""
    away = angle_between(poses.rotations, identity(1)[0]).amax(0).rad2deg()
    rows = [
        [label(name), away[j].item()]
        for j, name in enumerate(DICTIONARY_JOINTS)
        if not poses.observed[j]
    ]
    return table(["joint not observed in these poses", "largest angle (°)"], rows, digits=1)


def still_joints_table(motions: Sequence[Motion], limit: float = 0.01) -> PageTable:
    """Observed joints that turn by less than ``limit`` degrees in a whole clip."""
    rows = []
    for motion in motions:
        still = (extent.excursion(motion.rotations) < limit).numpy() & np.asarray(motion.observed)
        names = [label(DICTIONARY_JOINTS[j]) for j in np.flatnonzero(still)]
        if names:
            rows.append([motion.name, len(motion), ", ".join(names)])
    return table(["clip", "frames", "joints that never move"], rows)
