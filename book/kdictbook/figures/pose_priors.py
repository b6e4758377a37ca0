"""Forty years of priors on human pose as one figure: year, what is constrained, and how."""

from typing import NamedTuple

import plotly.graph_objects as go

from .plot import palette


class PosePrior(NamedTuple):
    """A published prior: ``over`` is what it constrains, ``kind`` how."""

    year: int
    name: str
    over: str
    kind: str
    says: str


KEYPOINTS, JOINT, POSE = "keypoints", "each joint's<br>rotation", "all rotations<br>together"
PRIORS = (
    PosePrior(1985, "Lee and Chen", KEYPOINTS, "limits", "rules prune the depths of bones"),
    PosePrior(1999, "Howe et al.", KEYPOINTS, "density", "mixture of Gaussians over snippets"),
    PosePrior(2000, "Sidenbladh et al.", POSE, "sums of examples", "PCA of walking cycles"),
    PosePrior(2005, "Urtasun et al.", POSE, "density", "Gaussian process latent variables"),
    PosePrior(2012, "Ramakrishna et al.", KEYPOINTS, "sums of examples", "sparse sums of poses"),
    PosePrior(2015, "Zhou et al.", KEYPOINTS, "sums of examples", "sparse sums, convex problem"),
    PosePrior(2015, "Akhter and Black", JOINT, "limits", "limits that depend on the parent bone"),
    PosePrior(2016, "SMPLify", POSE, "density", "mixture of eight Gaussians"),
    PosePrior(2018, "HMR", POSE, "network", "a discriminator per joint and one for the pose"),
    PosePrior(2019, "VPoser", POSE, "network", "variational autoencoder"),
    PosePrior(2021, "kinematic dictionary", JOINT, "sums of examples", "convex sums of rotations"),
    PosePrior(2022, "Pose-NDF", POSE, "network", "learned distance to real poses"),
    PosePrior(2023, "DPoser", POSE, "network", "diffusion model"),
    PosePrior(2024, "TokenHMR", POSE, "codebook", "tokens of a quantized autoencoder"),
)
_COLORS = {
    "limits": palette.PAPER,
    "sums of examples": palette.OURS,
    "density": palette.CYCLE[0],
    "network": palette.CYCLE[2],
    "codebook": palette.CYCLE[3],
}


def timeline() -> go.Figure:
    """A row per prior in the order of publication, a column per kind of constrained quantity."""
    rows = [f"{prior.year}  {prior.name}" for prior in PRIORS]
    figure = go.Figure()
    for kind, color in _COLORS.items():
        chosen = [(p, row) for p, row in zip(PRIORS, rows, strict=True) if p.kind == kind]
        figure.add_scatter(
            x=[p.over for p, _ in chosen],
            y=[row for _, row in chosen],
            name=kind,
            mode="markers",
            marker={
                "color": color,
                "size": [20 if "dictionary" in p.name else 13 for p, _ in chosen],
                "symbol": ["star" if "dictionary" in p.name else "circle" for p, _ in chosen],
            },
            text=[p.says for p, _ in chosen],
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
    figure.update_yaxes(categoryorder="array", categoryarray=rows[::-1], ticks="")
    figure.update_xaxes(
        categoryorder="array", categoryarray=[KEYPOINTS, JOINT, POSE], range=[-0.5, 2.5], ticks=""
    )
    return figure
