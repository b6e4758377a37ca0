"""Figures of maps onto the simplex: sparsemax, 1.5-entmax and softmax (Eq. 4)."""

from collections.abc import Callable, Sequence

import entmax
import numpy as np
import plotly.graph_objects as go
import torch
from plotly.subplots import make_subplots
from torch import Tensor

from kdict.simplex.sparsemax import sparsemax

from .plot import INK, palette

MAPS: dict[str, tuple[Callable[[Tensor], Tensor], str]] = {
    "softmax": (lambda z: z.softmax(-1), palette.SOFTMAX),
    "1.5-entmax": (lambda z: entmax.entmax15(z, dim=-1), palette.ENTMAX),
    "sparsemax": (sparsemax, palette.SPARSEMAX),
}
"""Name → map of logits (…, N) onto the simplex, and its color."""


def newton_steps(z: Tensor) -> go.Figure:
    """The sum f(τ) of what exceeds the threshold, and Newton's steps to f(τ) = 1, for z (N,)."""
    z = z - z.max()
    tau, path = z.new_tensor(-1.0), []
    for _ in range(4):
        support = z > tau
        path += [(tau.item(), (z - tau)[support].sum().item())]
        tau = (z[support].sum() - 1) / support.sum()
        path += [(tau.item(), 1.0)]
    grid = torch.linspace(-1, -0.1, 200, dtype=z.dtype)
    figure = go.Figure()
    figure.add_scatter(
        x=grid,
        y=(z - grid[:, None]).clamp(min=0).sum(-1),
        name="f(τ)",
        line_color=palette.SPARSEMAX,
    )
    figure.add_scatter(
        x=[x for x, _ in path],
        y=[y for _, y in path],
        name="Newton's steps",
        mode="lines+markers",
        line={"color": palette.RECOVERED, "dash": "dot"},
    )
    figure.add_hline(y=1, line={"color": INK, "width": 1})
    return figure.update_layout(xaxis_title="threshold τ", yaxis_title="f(τ)")


def jacobians(z: Tensor) -> go.Figure:
    """The Jacobians of the three maps at logits z (N,), side by side."""
    figure = make_subplots(rows=1, cols=3, subplot_titles=list(MAPS), horizontal_spacing=0.04)
    for column, (function, _) in enumerate(MAPS.values(), 1):
        matrix = torch.autograd.functional.jacobian(function, z)
        figure.add_heatmap(z=matrix.numpy(), coloraxis="coloraxis", row=1, col=column)
    bare = {"showgrid": False, "zeroline": False, "showticklabels": False, "ticks": ""}
    figure.update_yaxes(autorange="reversed", scaleanchor="x", constrain="domain", **bare)
    figure.update_xaxes(constrain="domain", **bare)
    # Zero has nearly the page's own color, in light and dark.
    scale = [[0, palette.RECOVERED], [0.5, "rgba(128, 128, 128, 0.08)"], [1, palette.OURS]]
    bar = {"orientation": "h", "y": -0.35, "thickness": 10}
    return figure.update_layout(
        coloraxis={"colorscale": scale, "cmin": -0.7, "cmax": 0.7, "colorbar": bar},
        margin={"l": 8, "r": 8},
    )


def two_logits() -> go.Figure:
    """The first of two probabilities over the difference of the logits, for the three maps."""
    difference = torch.linspace(-3, 3, 241, dtype=torch.float64)
    pair = torch.stack([difference, 0 * difference], -1)
    figure = go.Figure()
    for name, (function, color) in MAPS.items():
        figure.add_scatter(x=difference, y=function(pair)[:, 0], name=name, line_color=color)
    return figure.update_layout(xaxis_title="z₁ − z₂", yaxis_title="p₁")


def support_sizes(noise: Tensor) -> go.Figure:
    """Mean number of active entries over the scale of logits, ``noise`` (S, N) being N(0, 1)."""
    scales, figure = np.geomspace(0.003, 30, 33), go.Figure()
    for name, (function, color) in MAPS.items():
        active = [(function(noise * s) > 0).double().sum(-1).mean().item() for s in scales]
        figure.add_scatter(x=scales, y=active, name=name, line_color=color)
    figure.add_vline(x=1, line={"color": INK, "dash": "dot"})
    figure.update_xaxes(type="log", title="scale σ of the logits", dtick=1)
    return figure.update_yaxes(type="log", title="active entries", dtick=1)


def temperatures(z: Tensor) -> go.Figure:
    """sparsemax(z / t) of logits z (N,), stacked, over the temperature t."""
    temperature = torch.logspace(-1.5, 1.2, 160, dtype=z.dtype)
    p, figure = sparsemax(z / temperature[:, None]), go.Figure()
    for i, color in zip(range(len(z)), palette.CYCLE, strict=False):
        figure.add_scatter(
            x=temperature,
            y=p[:, i],
            name=f"z = {z[i]:.2f}".replace("-", "−"),
            stackgroup="p",
            line={"color": color, "width": 0.5},
        )
    figure.update_xaxes(type="log", title="temperature t", dtick=1)
    return figure.update_yaxes(title="p", range=[0, 1])


def descent_in_the_plane(
    atoms: Tensor, start: Sequence[int], walk: Tensor, exact: Tensor, target: Tensor
) -> go.Figure:
    """Gradient descent on a code of atoms (N, 2) in the plane, and the exact code.

    ``start`` are the atoms active before the first step, ``walk`` (T, 2) the points that the codes
    make, ``exact`` (N,) the exact code of the ``target`` (2,).
    """
    figure = go.Figure()
    for xy, name, mode, color, marker in (
        (atoms, "atoms", "markers", palette.INACTIVE, {"size": 7}),
        (atoms[[*start, start[0]]], "active at the start", "lines+markers", palette.SELECTED,
         {"size": 10}),
        (walk, "gradient descent", "lines+markers", palette.RECOVERED, {"size": 4}),
        (atoms[exact > 0], "exact code", "markers", palette.OURS,
         {"size": 12, "symbol": "diamond"}),
        (target[None], "θ", "markers", palette.TARGET, {"size": 12, "symbol": "star"}),
    ):  # fmt: skip
        figure.add_scatter(
            x=xy[:, 0],
            y=xy[:, 1],
            name=name,
            mode=mode,
            marker={"color": color, **marker},
            line_color=color,
        )
    figure.update_yaxes(scaleanchor="x", title="second coordinate")
    return figure.update_xaxes(title="first coordinate")
