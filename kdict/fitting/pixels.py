"""A fit in the pixels of a photograph: solved in units of the person, whatever the prior."""

from collections.abc import Mapping
from dataclasses import replace

import torch
from torch import Tensor

from .forward import FitState, Forward
from .solver import OUTLIER, Prior, Problem, Solution, solve_from
from .starts import place

HEIGHT = 1.7
"""Meters: what stands for a person's height where pixels or per cent of it are meant."""


def solve_in_pixels(
    forward: Forward,
    points: Tensor,
    visibility: Tensor,
    starts: Mapping[str, FitState],
    pose: Prior,
    shape: Prior,
    noise: float,
) -> tuple[Solution, Tensor]:
    """Minimize from starts that need not be placed yet; see `kdict.fitting.solver`.

    Parameters
    ----------
    points, visibility : (B, K, 2) pixels and (B, K).
    starts : by name; their cameras are not looked at.
    noise : the keypoints' standard deviation, meters.

    Returns
    -------
    The best end, its camera in pixels, and the number (B,) of the start that it is from.
    """
    middle, unit = _measure(forward, starts, points, visibility)
    meters = (points - middle[:, None]) / unit[:, None, None]
    problem = Problem(forward, meters, visibility, pose, shape, noise, OUTLIER)
    placed = {name: place(forward, s, meters, visibility) for name, s in starts.items()}
    solution, start = solve_from(problem, placed)
    camera = solution.state.camera
    log_scale = camera[:, :1] + unit.log()[:, None]
    shift = middle + unit[:, None] * camera[:, 1:]
    state = replace(solution.state, camera=torch.cat([log_scale, shift], 1))
    return replace(solution, state=state), start


def _measure(
    forward: Forward, starts: Mapping[str, FitState], points: Tensor, visibility: Tensor
) -> tuple[Tensor, Tensor]:
    """The middle (B, 2) of the keypoints, and how many pixels (B,) are a meter at the person."""
    share = visibility / visibility.sum(-1, keepdim=True).clamp(min=1e-9)
    middle = (share[..., None] * points).sum(1)
    scales = [place(forward, s, points, visibility).camera[:, 0] for s in starts.values()]
    return middle, torch.stack(scales).median(0).values.exp()
