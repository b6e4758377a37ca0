"""Figures of fits: keypoints and meshes over photographs, and priors beside each other."""

from collections.abc import Mapping, Sequence
from itertools import cycle

import matplotlib.pyplot as plt
import numpy as np
import plotly.graph_objects as go
import torch
from matplotlib.figure import Figure

from kdict.body.smpl import FACING_CAMERA, vertices
from kdict.evaluation.results import Result
from kdict.fitting import Fit
from kdict.network.image import ImageLike, read_image
from kdict.rotation import multiply

from .body_drawing import draw_row
from .plot import palette


def side_by_side(
    pictures: Mapping[str, ImageLike],
    keypoints: Sequence,
    visibility: Sequence,
    fits: Sequence[Fit],
) -> Figure:
    """A row a photograph: with its keypoints, and with the meshes over it.

    Lines lead from each keypoint to where the fit has it; keypoints that were not seen are left
    out. ``keypoints`` (B, K, 2) and ``visibility`` (B, K) are of the people of each photograph.
    """
    figure, axes = plt.subplots(
        len(pictures), 2, figsize=(7.5, 3.6 * len(pictures)), layout="constrained", squeeze=False
    )
    rows = zip(axes, pictures.items(), keypoints, visibility, fits, strict=True)
    for (left, right), (name, picture), points, seen, fit in rows:
        image = read_image(picture, name)
        left.imshow(image.permute(1, 2, 0))
        for start, end, weight in zip(
            np.reshape(points, (-1, 2)), fit.keypoints.reshape(-1, 2), np.ravel(seen), strict=True
        ):
            if weight > 0:
                left.plot(*np.stack([start, end]).T, color=palette.SELECTED, linewidth=1.5)
                left.plot(*start, "o", color=palette.TARGET, markersize=4, markeredgecolor="white")
        right.imshow(fit.overlay(picture))
        left.set_ylabel(name)
        for place in (left, right):
            place.set_xlim(-0.5, image.shape[2] - 0.5)
            place.set_ylim(image.shape[1] - 0.5, -0.5)
            place.set_xticks([])
            place.set_yticks([])
    return figure


def from_two_sides(body, states: Mapping[str, object], person: int) -> Figure:
    """One person as several `kdict.fitting.forward.State` have it: as the camera sees it, and from
    the side, in the size that its camera gives it; the first is the truth."""

    upright = torch.tensor(FACING_CAMERA)
    figure, axes = plt.subplots(
        2, 1, figsize=(len(states) + 0.3, 4.6), dpi=150, layout="constrained"
    )
    half = 0.5**0.5
    turns = {"camera": upright, "side": multiply(torch.tensor([half, 0.0, half, 0.0]), upright)}
    fixed = {next(iter(states)): palette.TARGET, "none": palette.PAPER, "dictionary": palette.OURS}
    others = cycle(c for c in palette.CYCLE if c not in fixed.values())
    colors = [fixed.get(name) or next(others) for name in states]
    for place, (label, turn) in zip(axes, turns.items(), strict=True):
        meshes = [
            vertices(
                body, s.rotations[person].float(),
                multiply(turn, s.root_rotation[person].float()), s.betas[person].float(),
            )
            for s in states.values()
        ]  # fmt: skip
        meshes = [
            mesh * s.camera[person, 0].exp().float()
            for mesh, s in zip(meshes, states.values(), strict=True)
        ]
        draw_row(place, meshes, body.faces, colors=colors, labels=list(states), fontsize=10)
        place.set_title(label, loc="left")
    return figure


def error_curves(rows: Sequence[Result], metric: str, over: str, methods: Sequence[str]):
    """A metric of `kdictbook.recipes.compare_priors` over ``"noise"`` with nothing missing, or over
    ``"missing"``, a line a method."""
    figure = go.Figure()
    others = (color for color in palette.CYCLE if color != palette.OURS)
    for method in methods:
        points = sorted(
            (r.config[over], r.value)
            for r in rows
            if r.metric == metric
            and r.method == method
            and (r.config["missing"] == 0 if over == "noise" else r.config["noise"] == 2)
        )
        ours = method == "dictionary"
        figure.add_scatter(
            x=[x for x, _ in points],
            y=[y for _, y in points],
            name=method,
            line={
                "color": palette.OURS if ours else next(others),
                "width": 4 if ours else 2,
            },
        )
    unit = next((r.unit for r in rows if r.metric == metric), "mm")
    figure.update_xaxes(
        title="noise of a keypoint (pixels)" if over == "noise" else "keypoints missing, of 17"
    )
    figure.update_yaxes(
        title=f"{metric.replace('_', ' ').replace('pa mpjpe', 'PA-MPJPE')} ({unit})"
    )
    return figure
