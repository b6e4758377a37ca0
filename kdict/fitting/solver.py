"""Levenberg-Marquardt over many people at once, each with its own damping and its own end.

What is minimized, for one person with keypoints x̂ of visibility v:

    ½ Σ_k v_k ρ(‖x_k − x̂_k‖) / keypoint_std²  +  prior of the pose  +  prior of the shape

with the Geman-McClure function ρ(r) = σ² r² / (σ² + r²), which bounds what one wrong keypoint
can do. Every term enters by its value, gradient and a positive semidefinite Hessian. Hessians are
in single precision, since all they shape is the step.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor

from ..rotation import angle_between
from .initialization import stack
from .weak_perspective import FitState, WeakPerspectiveModel

OUTLIER = 0.2
"""σ of ρ, in meters at the person: the gradient at this residual is a quarter of a quadratic's."""
RIVAL = 1.0
"""Difference of log-likelihoods below which two starts are about equally good."""
_BEHIND = 5.0
"""How far above the person's best end a start is expected to end if it is given up."""
_APART = 0.35
"""Radians between two views, or on average half of it between joints, that are two poses."""


class Prior(Protocol):
    """A prior of pose or shape: an energy (B,) with gradient (B, P), Hessian (B, P, P).

    For a pose, ``value`` is rotations (B, 23, 4) and P is 69: a turn of three numbers per joint,
    each in the joint's own frame (see `FitState`); for a shape it is betas (B, 10).
    """

    def quadratic_model(self, value: Tensor) -> tuple[Tensor, Tensor, Tensor]: ...

    def __getitem__(self, which: Tensor) -> "Prior":
        """The prior of some of the people."""
        ...


@dataclass(frozen=True, eq=False)
class Problem:
    """What is known of B people, in units of their own size: ``points`` (B, K, 2), ``visibility``
    (B, K); ``keypoint_std`` and ``outlier`` are the standard deviation of a keypoint and σ of ρ."""

    model: WeakPerspectiveModel
    points: Tensor
    visibility: Tensor
    pose: Prior
    shape: Prior
    keypoint_std: float
    outlier: float

    def __getitem__(self, which: Tensor) -> "Problem":
        return Problem(
            self.model, self.points[which], self.visibility[which],
            self.pose[which], self.shape[which], self.keypoint_std, self.outlier,
        )  # fmt: skip

    def quadratic_model(self, state: FitState) -> tuple[Tensor, Tensor, Tensor]:
        """Energy (B,), gradient (B, P) and Hessian (B, P, P)."""
        found, jacobian = self.model.linearize(state)
        residual = found - self.points
        squared = residual.square().sum(-1)
        wide = self.outlier**2
        weight = self.visibility / self.keypoint_std**2
        energy = 0.5 * (weight * wide * squared / (wide + squared)).sum(-1)
        weight = weight * (wide / (wide + squared)).square()
        pull = (weight[..., None] * residual).flatten(1)
        gradient = (pull[:, None] @ jacobian.flatten(1, 2)).squeeze(1)
        rows = (weight.sqrt()[..., None, None] * jacobian).flatten(1, 2).float()
        hessian = rows.mT @ rows
        turns = 3 + 69
        for prior, value, part in (
            (self.pose, state.rotations, slice(3, turns)),
            (self.shape, state.betas, slice(turns, turns + state.betas.shape[1])),
        ):
            more, slope, curvature = prior.quadratic_model(value)
            energy = energy + more
            gradient[:, part].add_(slope)
            hessian[:, part, part].add_(curvature)
        return energy, gradient, hessian


@dataclass(frozen=True, eq=False)
class Solution:
    """``state`` of B people, its ``energy`` (B,), whether each ``converged`` (B,), and whether
    another start, which ended in another pose, was about as good (``ambiguous`` (B,), or None)."""

    state: FitState
    energy: Tensor
    converged: Tensor
    ambiguous: Tensor | None = None


def solve(
    problem: Problem,
    start: FitState,
    iterations: int = 40,
    tolerance: float = 5e-3,
    limit: Tensor | None = None,
) -> Solution:
    """Minimize from a start.

    A person is done when a step promises to gain less than ``tolerance``, which is next to nothing
    in units of a log-likelihood. With ``limit`` (P,) the rows are P people from one start, the same
    people from the next, and so on. A start is given up when twice the promised gain leaves it far
    above the person's best, or six times the gain above the person's limit.
    """
    best = FitState(**{name: value.clone() for name, value in vars(start).items()})
    state, (energy, gradient, hessian) = start, problem.quadratic_model(start)
    ends, converged = energy.clone(), torch.zeros_like(energy, dtype=torch.bool)
    limit = torch.full_like(energy, torch.inf) if limit is None else limit
    damping = torch.full_like(energy, 1e-2)
    # From here on, arrays hold only the rows that are not done.
    active = torch.arange(len(energy), device=energy.device)
    for _ in range(iterations if len(active) else 0):
        diagonal = hessian.diagonal(dim1=-2, dim2=-1)
        undamped = diagonal.clone()
        diagonal.add_(damping[:, None] * (diagonal + diagonal.mean(-1, keepdim=True)) + 1e-6)
        factor, failed = torch.linalg.cholesky_ex(hessian)
        diagonal.copy_(undamped)
        step = -torch.cholesky_solve(gradient[..., None].to(factor), factor).squeeze(-1)
        step = torch.where((failed == 0)[:, None] & step.isfinite(), step, 0).to(gradient)
        slope = (gradient * step).sum(-1)  # minus twice the gain of a quadratic
        done = (failed == 0) & (-slope < 2 * tolerance * (1 + energy))
        ends[active] = energy
        least, person = ends.view(-1, len(limit)).amin(0) + _BEHIND, active % len(limit)
        ended = done | (energy + slope > least[person]) | (energy + 3 * slope > limit[person])
        if ended.any():
            best.assign(active[ended], state[ended])
            converged[active[done]] = True
            left = (~ended).nonzero()[:, 0]
            active = active[left]
            if not len(active):
                return Solution(best, ends, converged)
            problem, state = problem[left], state[left]
            damping, energy, gradient, hessian, step, slope = (
                values[left] for values in (damping, energy, gradient, hessian, step, slope)
            )
        trial = state.retract(step)
        new = problem.quadratic_model(trial)
        gain = energy - new[0]
        damping = (damping * torch.where(gain > -slope / 3, 0.2, 5.0)).clamp(1e-5, 1e7)
        worse = (~(gain > 0)).nonzero()[:, 0]
        if len(worse):
            trial.assign(worse, state[worse])
            for fresh, old in zip(new, (energy, gradient, hessian), strict=True):
                fresh[worse] = old[worse]
        state, (energy, gradient, hessian) = trial, new
    best.assign(active, state)
    ends[active] = energy
    return Solution(best, ends, converged)


def solve_from(
    problem: Problem, starts: Mapping[str, FitState], limit: Tensor | None = None
) -> tuple[Solution, Tensor]:
    """Minimize from several starts; the best end and the number (B,) of the start it is from.

    An energy that is not below ``limit`` (B,) need not be a minimum.
    """
    states, people = list(starts.values()), len(problem.points)
    everyone = torch.arange(people, device=problem.points.device)
    if limit is None:
        limit = problem.points.new_full((people,), torch.inf)
    ends = solve(problem[everyone.repeat(len(states))], stack(states), limit=limit)
    energies, order = ends.energy.view(len(states), people).sort(0)
    rows, other = (order[n % len(states)] * people + everyone for n in (0, 1))
    one, two = ends.state[rows], ends.state[other]
    apart = (angle_between(one.root_rotation, two.root_rotation) > _APART) | (
        angle_between(one.rotations, two.rotations).mean(-1) > _APART / 2
    )
    ambiguous = apart & (energies[1 % len(states)] - energies[0] < RIVAL)
    return Solution(one, energies[0], ends.converged[rows], ambiguous), order[0]
