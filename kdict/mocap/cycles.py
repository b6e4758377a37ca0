"""A few motions that ship with kdict: one period each, as a Fourier series.

Each joint's rotation is ``m̄ · exp(v(t))`` with m̄ its mean and v a trigonometric polynomial of
the phase, so a motion closes on itself without a seam. Quaternions are (w, x, y, z).
"""

import math

import torch
from torch import Tensor

from ..resources import data_path, read_tensors
from ..rotation import from_tangent
from .motion import Motion


def fourier_basis(phase: Tensor, harmonics: int) -> Tensor:
    """``1, cos 2πφ, sin 2πφ, cos 4πφ, …`` (F, 1 + 2·harmonics) at phases (F,) in periods."""
    turns = 2 * math.pi * phase[:, None] * torch.arange(1, harmonics + 1).to(phase)
    waves = torch.stack([turns.cos(), turns.sin()], -1).flatten(1)
    return torch.cat([torch.ones_like(phase)[:, None], waves], 1)


def motion_names() -> tuple[str, ...]:
    """The names that `load_motion` takes."""
    return tuple(sorted({name.split(".")[0] for name in _shipped()}))


def _shipped() -> dict[str, Tensor]:
    return read_tensors(data_path("motions.safetensors"), "motions")[0]


def load_motion(name: str, fps: float = 60.0) -> Motion:
    """One period of a shipped motion, in place, facing +z; the frame after the last is the first.

    ``fps`` is rounded so that a whole number of frames fills the period.

    Raises
    ------
    ValueError : for a name that is not one of `motion_names`, or ``fps`` not positive.
    """
    if name not in motion_names():
        raise ValueError(f"no motion {name!r} ships with kdict; there are {motion_names()}")
    if not 0 < fps < math.inf:
        raise ValueError(f"fps is {fps}; expected a positive number of frames per second")
    shipped = _shipped()
    series, mean, period, observed = (
        shipped[f"{name}.{part}"] for part in ("series", "mean", "period", "observed")
    )
    frames = max(2, round(float(period) * fps))
    basis = fourier_basis(torch.arange(frames, dtype=torch.float64) / frames, len(series) // 2)
    v = torch.einsum("fh,hjc->fjc", basis, series.double())
    q = from_tangent(v[:, :-1], mean.double())
    return Motion(q[:, 1:], q[:, 0], v[:, -1], frames / float(period), observed, name)
