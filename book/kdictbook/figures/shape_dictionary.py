"""Tables and figures of shape dictionaries: error on the surface, plausibility, active atoms.

Betas are (S, 10) float64 arrays of the open body, atoms (N, 10); distances are millimeters on the
body's surface in the T-pose.
"""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
import plotly.graph_objects as go
import torch
from matplotlib.figure import Figure
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from kdict.body.body import Body
from kdict.body.smpl import vertices
from kdict.dictionary.code_step import exact_codes
from kdict.dictionary.estimator import OBDL
from kdict.dictionary.obdl import farthest_points
from kdict.rotation import from_axis_angle, identity
from kdict.skeleton import index

from .body_drawing import draw_row
from .plot import palette
from .table import PageTable, table


class Surface:
    """Distances between people on the open body's surface, and from people to learned adults.

    Parameters
    ----------
    body : the open body.
    adults : (S, 10) betas of the learned adults.
    """

    def __init__(self, body: Body, adults: NDArray):
        self.directions = body.shapedirs.double().numpy()
        self.adults, self.tree = adults, cKDTree(adults)

    def each(self, difference: NDArray) -> NDArray:
        """Mean movement (S,) of the vertices for differences of betas (S, 10), in millimeters."""
        moved = np.einsum("vck,sk->svc", self.directions, difference)
        return 1e3 * np.linalg.norm(moved, axis=-1).mean(1)

    def mean(self, difference: NDArray) -> float:
        """The mean of `each`."""
        return float(self.each(difference).mean())

    def from_people(self, betas: NDArray) -> float:
        """Millimeters from betas (S, 10) to the nearest learned adults, mean."""
        return self.mean(betas - self.adults[self.tree.query(betas)[1]])


def norms_figure(betas: NDArray) -> go.Figure:
    """Norms of betas, and the share of people that atoms of unit norm can represent."""
    norms = np.linalg.norm(betas, axis=1)
    counts, edges = np.histogram(norms, bins=40)
    figure = go.Figure(
        go.Bar(x=(edges[1:] + edges[:-1]) / 2, y=counts, marker_color=palette.CYCLE[0])
    )
    figure.add_vline(x=1, line={"color": palette.SELECTED, "dash": "dash"})
    figure.add_annotation(
        x=1, y=1.1 * counts.max(), text=f"← {(norms <= 1).mean():.1%} of all", showarrow=False,
        xanchor="left", xshift=6,
    )  # fmt: skip
    return figure.update_layout(
        xaxis_title="norm of the betas", yaxis_title="adults", bargap=0.05, xaxis_range=[0, 8]
    )


def _bodies(betas: NDArray) -> tuple[torch.Tensor, NDArray]:
    """Meshes (S, V, 3) of people with lowered arms, and their faces."""
    lowered, body = identity(23), Body.load("open")
    for joint, turn in (("left_shoulder", -1.1), ("right_shoulder", 1.1)):
        lowered[index(joint)] = from_axis_angle(torch.tensor([0.0, 0.0, turn]))
    shapes = torch.as_tensor(betas, dtype=torch.float32)
    return vertices(body, lowered, identity(), shapes), body.faces


def atoms_beside_starts(atoms: NDArray, starts: NDArray, count: int = 6) -> Figure:
    """The longest atoms (N, 10) after learning, below the adults from which they started."""
    picked = np.argsort(-np.linalg.norm(atoms, axis=1))[:count]
    figure, rows = plt.subplots(2, 1, figsize=(6, 4.4), dpi=150, layout="constrained", sharey=True)
    for row, betas, color in zip(
        rows, (starts, atoms), (palette.TARGET, palette.SELECTED), strict=True
    ):
        meshes, faces = _bodies(betas[picked])
        draw_row(row, list(meshes), faces, colors=[color] * count)
    figure.patch.set_alpha(0)
    plt.close(figure)
    return figure


def person_and_code(betas: NDArray, decoded: NDArray, atoms: NDArray, code: NDArray) -> Figure:
    """A person, what their code (N,) decodes to, and the four atoms of the largest weight."""
    heavy = np.argsort(-code)[:4]
    meshes, faces = _bodies(np.stack([betas, decoded, *atoms[heavy]]))
    figure, axes = plt.subplots(figsize=(6, 2.4), dpi=150, layout="constrained")
    draw_row(
        axes,
        list(meshes),
        faces,
        colors=[palette.TARGET, palette.RECOVERED] + [palette.SELECTED] * 4,
        labels=["held out", "decoded", *(f"{code[k]:.2f}" for k in heavy)],
    )
    figure.patch.set_alpha(0)
    plt.close(figure)
    return figure


def tradeoff_figure(
    surface: Surface,
    held: NDArray,
    released: NDArray,
    *,
    sizes: Sequence[int] = (32, 64, 128),
    steps: Sequence[int] = (1, 2, 5, 20, 100),
    seed: int = 0,
) -> go.Figure:
    """Held-out error and the atoms' distance from people, over the steps of OBDL.

    Each path starts from real adults as atoms. ``released`` (N, 10) is one more dictionary.
    """
    learn = surface.adults

    def judged(atoms: NDArray) -> tuple[float, float]:
        return surface.mean(exact_codes(held, atoms) @ atoms - held), surface.from_people(atoms)

    figure = go.Figure()
    for n_atoms, color in zip(sizes, palette.CYCLE, strict=False):
        start = np.random.RandomState(seed).randint(len(learn))
        path = [learn[farthest_points(learn, start, n_atoms)]]
        for count in steps:
            model = OBDL(n_atoms, unit_norm=False, max_iter=count, random_state=seed)
            path.append(model.fit(learn).components_)
        x, y = np.array([judged(atoms) for atoms in path]).T
        figure.add_scatter(
            x=x, y=y, name=f"N = {n_atoms}", mode="lines+markers", line_color=color,
            text=[f"{count} steps" for count in (0, *steps)],
            hovertemplate="%{text}<br>%{x:.2f} mm, %{y:.1f} mm",
        )  # fmt: skip
    x, y = judged(released)
    figure.add_scatter(
        x=[x], y=[y], name="shape-64", mode="markers",
        marker={"symbol": "diamond", "size": 13, "color": palette.OURS},
    )  # fmt: skip
    figure.add_hline(y=surface.from_people(held), line={"color": palette.PAPER, "dash": "dash"})
    figure.update_xaxes(
        title="held-out error (mm)", type="log", autorange="reversed",
        tickvals=[10, 5, 2, 1, 0.5, 0.2],
    )  # fmt: skip
    return figure.update_yaxes(title="atoms' distance from people (mm)", rangemode="tozero")


def reach_figure(surface: Surface, held: NDArray, rng: np.random.Generator) -> go.Figure:
    """Held-out error with learned adults as atoms, over their number."""
    learn, sizes, figure = surface.adults, (16, 32, 64, 128, 256, 512), go.Figure()
    for (name, order), color in zip(
        {
            "adults far apart": farthest_points(learn, 0, max(sizes)),
            "adults at random": rng.permutation(len(learn)),
        }.items(),
        palette.CYCLE,
        strict=False,
    ):
        errors = [
            surface.mean(exact_codes(held, learn[order[:n]]) @ learn[order[:n]] - held)
            for n in sizes
        ]
        figure.add_scatter(x=sizes, y=errors, name=name, mode="lines+markers", line_color=color)
    average = surface.mean(held)
    figure.add_hline(y=average, line={"color": palette.PAPER, "dash": "dash"})
    figure.update_xaxes(title="number of atoms N", type="log", tickvals=sizes)
    return figure.update_yaxes(title="held-out error (mm)", range=[0, 1.1 * average])


def extremes_figure(surface: Surface, held: NDArray, coded: NDArray) -> go.Figure:
    """Error of each coded person over their distance from the average."""
    figure = go.Figure(
        go.Scatter(
            x=surface.each(held),
            y=surface.each(coded - held),
            mode="markers",
            marker={"color": palette.CYCLE[0], "size": 5, "opacity": 0.6},
        )
    )
    return figure.update_layout(xaxis_title="distance from average (mm)", yaxis_title="error (mm)")


def active_figure(held: NDArray, dictionaries: Mapping[str, NDArray]) -> go.Figure:
    """How many atoms the codes of held-out people have, for dictionaries by name."""
    figure = go.Figure()
    colors = (palette.CYCLE[0], palette.OURS, palette.CYCLE[3])
    for (name, atoms), color in zip(dictionaries.items(), colors, strict=True):
        used = (exact_codes(held, atoms) > 1e-9).sum(1)
        figure.add_bar(
            x=list(range(1, 12)), y=np.bincount(used, minlength=12)[1:] / len(used),
            name=name, marker_color=color,
        )  # fmt: skip
    return figure.update_layout(
        xaxis={"title": "active atoms", "dtick": 1},
        yaxis={"title": "share of people", "tickformat": ".0%"},
    )


def random_people_table(
    surface: Surface, held: NDArray, dictionaries: Mapping[str, NDArray], rng: np.random.Generator
) -> PageTable:
    """Distance from the nearest learned adult of random codes of three atoms, and of free betas."""

    def random_people(atoms: NDArray, count: int = 500) -> NDArray:
        codes = np.zeros((count, len(atoms)))
        for code in codes:
            code[rng.choice(len(atoms), 3, replace=False)] = rng.dirichlet(np.ones(3))
        return codes @ atoms

    free = rng.standard_normal((500, 10))
    people = {
        "a held-out adult": held,
        **{f"random codes, {name}": random_people(d) for name, d in dictionaries.items()},
        "no dictionary, betas from N(0, 1)": free,
        "no dictionary, betas from N(0, 9)": 3 * free,
    }
    rows = [[name, surface.from_people(betas)] for name, betas in people.items()]
    return table(["", "from the nearest adult (mm)"], rows, digits=1)
