"""Compare ways to move on the simplex when fitting: ``data/results/fitting.json``.

    KDICT_DATA=… python -m kdictbook.recipes.measure_fitting

One objective, one start (the lifter's guess), and six ways to minimize over codes. Sparsemax's
own gradient cannot bring an atom back that has left the support; the others can:

================================  ================================================================
sparsemax, its own gradient       Adam on logits, started at the start's exact codes
softmax, annealed                 Adam on logits; codes are softmax(z / T), T from 1 to 0.05
1.5-entmax, then sparsemax        Adam on logits; the map changes half way
exponentiated gradient            γ ← γ exp(−η g) / Σ, entropy's mirror descent
projected gradient                γ ← sparsemax(γ − η g)
Levenberg-Marquardt, exact coder  turns of the joints, drawn to the hull by the exact coder
================================  ================================================================

All end in the codes that they have; their poses are what these decode to.
"""

import argparse
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import torch
from threadpoolctl import threadpool_limits
from torch import Tensor
from tqdm.auto import tqdm

from kdict.body.body import Body
from kdict.dictionary.layers import ShapeDictionary
from kdict.fitting.fit import pose_prior
from kdict.fitting.initialization import align_to_keypoints
from kdict.fitting.lifter import Lifter
from kdict.fitting.pixels import HEIGHT
from kdict.fitting.priors import DictionaryPrior, ShapePrior
from kdict.fitting.solver import OUTLIER, Problem, solve
from kdict.fitting.tangent import axis_angles
from kdict.fitting.weak_perspective import FitState, WeakPerspectiveModel
from kdict.metrics import pa_mpjpe
from kdict.rotation import conjugate, from_axis_angle, multiply
from kdict.simplex.code_map import entmax15
from kdict.simplex.sparsemax import sparsemax
from kdictbook import results

from ..other_priors.bench import PIXELS, Scene, scene

log = logging.getLogger(__name__)

STEPS = 200
RATES = {
    "sparsemax, its own gradient": (0.01, 0.03, 0.1),
    "softmax, annealed": (0.1, 0.3, 1.0),
    "1.5-entmax, then sparsemax": (0.03, 0.1, 0.3),
    "exponentiated gradient": (0.01, 0.03, 0.1),
    "projected gradient": (1e-4, 3e-4, 1e-3),
}
"""What is tried; the best by the objective on people of the training clips is taken."""


def objective(problem: Problem, state: FitState) -> Tensor:
    """The energy (B,) inside the hull, differentiable: keypoints, pull and shape."""
    squared = (problem.model.project(state) - problem.points).square().sum(-1)
    wide = problem.outlier**2
    data = problem.visibility * wide * squared / (wide + squared) / problem.keypoint_std**2
    prior: DictionaryPrior = problem.pose
    v, _ = axis_angles(multiply(conjugate(prior.target), state.rotations))
    pull = v * (prior.precision.to(v) @ v[..., None]).squeeze(-1)
    return 0.5 * (data.sum(-1) + pull.sum(-1) + state.betas.square().sum(-1))


def _by_adam(to_codes: Callable[[Tensor, float], Tensor], first: Callable[[Tensor], Tensor]):
    """Adam on logits; ``to_codes`` takes logits and the share of steps done."""

    def minimize(problem: Problem, start: FitState, codes: Tensor, rate: float, steps: int):
        dictionary = problem.pose.hull.dictionary
        z = first(codes).requires_grad_()
        rest = _Rest(start)
        optimizer = torch.optim.Adam([{"params": [z], "lr": rate}, *rest.groups])
        for step in range(steps):
            found = to_codes(z, step / steps)
            energy = objective(problem, rest.state(dictionary.decode(found))).sum()
            optimizer.zero_grad()
            energy.backward()
            optimizer.step()
        return to_codes(z, 1.0).detach(), rest

    return minimize


def _on_simplex(update: Callable[[Tensor, Tensor, float], Tensor], spread: float):
    """Steps on the codes themselves, shrinking to nothing; ``spread`` of each code is even."""

    def minimize(problem: Problem, start: FitState, codes: Tensor, rate: float, steps: int):
        dictionary = problem.pose.hull.dictionary
        # Where a code is zero exponentiated gradient leaves it.
        codes = (1 - spread) * codes + spread / codes.shape[-1]
        rest = _Rest(start)
        optimizer = torch.optim.Adam(rest.groups)
        for step in range(steps):
            codes.requires_grad_()
            energy = objective(problem, rest.state(dictionary.decode(codes))).sum()
            optimizer.zero_grad()
            (slope,) = torch.autograd.grad(energy, codes, retain_graph=True)
            energy.backward(inputs=rest.parameters)
            optimizer.step()
            codes = update(codes.detach(), slope, rate * (1 - step / steps))
        return codes.detach(), rest

    return minimize


class _Rest:
    """Direction of view, shape and camera, which Adam moves beside the codes."""

    def __init__(self, start: FitState):
        self.start = start
        self.turn = torch.zeros(len(start.betas), 3, dtype=start.betas.dtype)
        self.betas, self.camera = start.betas.clone(), start.camera.clone()
        self.parameters = [self.turn, self.betas, self.camera]
        for value in self.parameters:
            value.requires_grad_()
        self.groups = [{"params": self.parameters, "lr": 0.02}]

    def state(self, rotations: Tensor) -> FitState:
        root = multiply(self.start.root_rotation, from_axis_angle(self.turn + 1e-12))
        return FitState(rotations, root, self.betas, self.camera)


def _softmax(z: Tensor, done: float) -> Tensor:
    return (z / 0.05**done).softmax(-1)


def _entmax(z: Tensor, done: float) -> Tensor:
    return entmax15(z) if done < 0.5 else sparsemax(z)


WAYS = {
    "sparsemax, its own gradient": _by_adam(lambda z, done: sparsemax(z), torch.clone),
    "softmax, annealed": _by_adam(_softmax, lambda codes: codes.clamp(min=1e-3).log()),
    "1.5-entmax, then sparsemax": _by_adam(_entmax, torch.clone),
    "exponentiated gradient": _on_simplex(
        lambda codes, slope, rate: (codes.clamp(min=1e-30).log() - rate * slope).softmax(-1), 0.05
    ),
    "projected gradient": _on_simplex(
        lambda codes, slope, rate: sparsemax(codes - rate * slope), 0.0
    ),
}


def run(
    name: str, problem: Problem, start: FitState, rate: float
) -> tuple[FitState, Tensor, float]:
    """The people, their codes, and processor milliseconds per person."""
    dictionary = problem.pose.hull.dictionary
    started = time.process_time()
    if name in WAYS:
        codes = dictionary.encode(start.rotations)
        codes, rest = WAYS[name](problem, start, codes, rate, STEPS)
        state = rest.state(dictionary.decode(codes))
        state = FitState(**{key: value.detach() for key, value in vars(state).items()})
    else:
        state = solve(problem, start, 40).state
        codes = dictionary.encode(state.rotations)
        state = replace(state, rotations=dictionary.decode(codes))
    return state, codes, 1e3 * (time.process_time() - started) / len(codes)


def setting(seen: Scene, model: WeakPerspectiveModel, lifter: Lifter) -> tuple[Problem, FitState]:
    """The problem of a scene and where all ways begin."""
    dictionary = lifter.dictionary
    with torch.no_grad():
        lift = lifter(seen.points.float(), seen.visibility.float(), "coco17")
    guess = FitState(**{name: value.double() for name, value in vars(lift.state).items()})
    start = align_to_keypoints(model, guess, seen.points, seen.visibility)
    problem = Problem(
        model, seen.points, seen.visibility, pose_prior(dictionary, {"lifter": start}, lift),
        ShapePrior(ShapeDictionary.from_pretrained("shape-64")), seen.noise, OUTLIER,
    )  # fmt: skip
    return problem, start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("data/results/fitting.json"))
    parser.add_argument("--people", type=int, default=128)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    lifter, model = (
        Lifter.from_pretrained(),
        WeakPerspectiveModel(Body.load("open"), "coco17", torch.float64),
    )
    rows = []
    with threadpool_limits(1):
        known = scene(model, "train", options.people // 4, 5, 0, options.seed + 1)
        unseen = scene(model, "test", options.people, 5, 0, options.seed)
        tuning, testing = (setting(seen, model, lifter) for seen in (known, unseen))
        for name in tqdm((*WAYS, "Levenberg-Marquardt, exact coder"), "ways"):
            tried = {
                rate: float(objective(tuning[0], run(name, *tuning, rate)[0]).mean())
                for rate in RATES.get(name, ())
            }
            rate = min(tried, key=tried.get) if tried else 0.0
            state, codes, milliseconds = run(name, *testing, rate)
            away = (model.project(state) - unseen.points).norm(dim=-1)
            found, truth = (model.joints(s) for s in (state, unseen.truth))
            merits = {
                "objective": (float(objective(testing[0], state).mean()), "nat"),
                "pa_mpjpe": (1e3 * float(pa_mpjpe(found, truth).mean()), "mm"),
                "reprojection": (float(away.mean()) * PIXELS / HEIGHT, "px"),
                "active": (float((codes > 1e-6).sum(-1).double().mean()), "atoms"),
                "time": (milliseconds, "ms a person and core"),
            }
            log.info("%s (rate %g of %s): %s", name, rate, tried, merits)
            rows += [
                results.Result(
                    metric,
                    round(value, 3),
                    unit,
                    method=name,
                    protocol="one start, noise 5 px at a height of 200",
                    split="CMU test clips",
                    data=f"{options.people} random people",
                    config={"rate": rate, "steps": STEPS, "seed": options.seed},
                )
                for metric, (value, unit) in merits.items()
            ]
    results.write(options.out, rows)


if __name__ == "__main__":
    main()
