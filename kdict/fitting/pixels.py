"""A fit in the pixels of a photograph: solved in units of the person, whatever the prior."""

from collections.abc import Mapping
from dataclasses import replace

import torch
from torch import Tensor

from .initialization import align_to_keypoints
from .solver import OUTLIER, Prior, Problem, Solution, solve_from
from .weak_perspective import FitState, WeakPerspectiveModel

HEIGHT = 1.7
"""Meters: what stands for a person's height where pixels or per cent of it are meant."""


def solve_in_pixels(
    model: WeakPerspectiveModel,
    points: Tensor,
    visibility: Tensor,
    starts: Mapping[str, FitState],
    pose: Prior,
    shape: Prior,
    keypoint_std: float,
    limit: Tensor | None = None,
) -> tuple[Solution, Tensor]:
    """Minimize from starts that need not be placed yet; see `kdict.fitting.solver`.

    Parameters
    ----------
    points, visibility : (B, K, 2) pixels and (B, K).
    starts : by name; their cameras are not looked at.
    keypoint_std : the keypoints' standard deviation, meters.
    limit : (B,) energies that are of interest only if they are lower; default: all are.

    Returns
    -------
    The best end, its camera in pixels, and the number (B,) of the start that it is from.
    """
    placed = {name: align_to_keypoints(model, s, points, visibility) for name, s in starts.items()}
    # The middle of the keypoints, and how many pixels are a meter at the person.
    share = visibility / visibility.sum(-1, keepdim=True).clamp(min=1e-9)
    middle = (share[..., None] * points).sum(1)
    unit = torch.stack([s.camera[:, :1] for s in placed.values()]).median(0).values.exp()
    meters = (points - middle[:, None]) / unit[..., None]
    placed = {name: _moved_image(s, 1 / unit, -middle / unit) for name, s in placed.items()}
    problem = Problem(model, meters, visibility, pose, shape, keypoint_std, OUTLIER)
    solution, start = solve_from(problem, placed, limit)
    return replace(solution, state=_moved_image(solution.state, unit, middle)), start


def _moved_image(state: FitState, scale: Tensor, shift: Tensor) -> FitState:
    """The state whose image points are ``scale · x + shift``."""
    log_scale, place = state.camera[:, :1], state.camera[:, 1:]
    camera = torch.cat([log_scale + scale.log(), scale * place + shift], 1)
    return replace(state, camera=camera)
