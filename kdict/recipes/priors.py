"""Compare priors of the pose under one fit: ``data/results/priors.json``.

    KDICT_DATA=… python -m kdict.recipes.priors

People of known 3D, from CMU's test clips, are seen as COCO's keypoints at a height of 200 pixels,
with noise and with keypoints missing. Every prior is learned from, and its weight chosen on, the
training clips; starts, solver, noise and shape prior are the same.
"""

import argparse
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from threadpoolctl import threadpool_limits
from torch import Tensor
from tqdm.auto import tqdm

from .. import results
from ..body import adult_betas, load_body, vertices
from ..dictionary import KinematicDictionary, ShapeDictionary
from ..fitting.fit import first_guesses
from ..fitting.forward import Forward, State
from ..fitting.lifter import Lifter
from ..fitting.others.limits import JointLimits, NoPrior
from ..fitting.others.mixture import PoseMixture
from ..fitting.others.ramakrishna import KeypointDictionary
from ..fitting.others.vae import VAEPrior, train_vae
from ..fitting.people import HEIGHT, draw_people
from ..fitting.priors import DictionaryPrior, Hull, ShapePrior
from ..fitting.solver import OUTLIER, Prior, Problem, solve_from
from ..fitting.starts import place
from ..metrics import pa_mpjpe, surface_error
from ..mocap import poses

log = logging.getLogger(__name__)

PIXELS = 200
CONDITIONS = (*((noise, 0) for noise in (0, 2, 5, 10)), *((2, missing) for missing in (2, 4, 6, 8)))
"""Noise in pixels, and how many of the 17 keypoints are missing."""
PULLS = (4.0, 16.0, 64.0, 256.0)
WEIGHTS = {
    "mixture": (0.3, 1.0, 3.0, 10.0),
    "autoencoder": (0.3, 1.0, 3.0, 10.0),
    "lifter's pull alone": PULLS,
    "dictionary": PULLS,
}
"""What is tried on the training clips; the other priors have no weight."""


@dataclass(frozen=True, eq=False)
class Scene:
    """People and what is seen of them, in metres at the person."""

    truth: State
    points: Tensor
    visibility: Tensor
    noise: float


def scene(forward: Forward, split: str, count: int, noise: float, missing: int, seed: int) -> Scene:
    """People of a split, seen with noise in pixels; the same people for the same seed."""
    generator = torch.Generator().manual_seed(seed)
    source = poses(split, None if split == "test" else 20_000, seed)
    people = draw_people(source, adult_betas(), count, generator, tumbling=0)
    people = State(**{name: value.double() for name, value in vars(people).items()})
    points = forward.project(people)
    deviation = noise * HEIGHT / PIXELS
    points = points + deviation * torch.randn(points.shape, generator=generator).double()
    lost = torch.rand(points.shape[:2], generator=generator).argsort(1)[:, :missing]
    visibility = torch.ones(points.shape[:2]).double().scatter(1, lost, 0)
    # No detector is better than a pixel and a half.
    return Scene(people, points, visibility, max(deviation, 1.5 * HEIGHT / PIXELS))


class Bench:
    """The one fit that all priors are measured under."""

    def __init__(self, seed: int):
        self.dictionary = KinematicDictionary.from_pretrained("cmu-128")
        self.lifter = Lifter.from_pretrained()
        self.body = load_body()
        self.forward = Forward(self.body, "coco17", torch.float64)
        self.shape = ShapePrior(ShapeDictionary.from_pretrained("shape-64"))
        rotations = poses("train", 20_000, seed).rotations
        hull = Hull(self.dictionary)
        mean = self.dictionary.decode(self.dictionary.encode(rotations).mean(0)).double()[None]
        mixture = PoseMixture.learn(rotations, seed=seed)
        model, limits = train_vae(rotations, seed=seed), JointLimits.learn(rotations)

        def drawn(target: Tensor, weight: float, stiffness: float = 0.05) -> DictionaryPrior:
            precision = target.new_full(target.shape[:2], weight)
            return DictionaryPrior(hull, target, precision, stiffness)

        self.priors: dict[str, Callable[[Tensor, float], Prior]] = {
            "none": lambda lifted, weight: NoPrior(),
            "joint-angle limits": lambda lifted, weight: limits,
            "mixture": lambda lifted, weight: replace(mixture, weight=weight),
            "autoencoder": lambda lifted, weight: VAEPrior(model, weight),
            "lifter's pull alone": lambda lifted, weight: drawn(lifted, weight, 1e3),
            "dictionary, mean pose": lambda lifted, weight: drawn(mean.expand_as(lifted), 1.0),
            "dictionary": drawn,
        }
        """Name → a prior of people, made from the lifter's rotations of them and a weight."""

    def starts(self, seen: Scene) -> dict[str, State]:
        """The lifter's guess and its mirror image in depth."""
        with torch.no_grad():
            lift = self.lifter(seen.points.float(), seen.visibility.float(), "coco17")
        guesses = first_guesses(self.dictionary, seen.points, lift)
        return {
            name: place(self.forward, guess, seen.points, seen.visibility)
            for name, guess in guesses.items()
        }

    def fit(self, name: str, seen: Scene, weight: float) -> tuple[State, float]:
        """The people as one prior has them, and processor milliseconds a person."""
        started = time.process_time()
        starts = self.starts(seen)
        lifted = next(iter(starts.values())).rotations
        if name == "lifter, no fit":
            state = next(iter(starts.values()))
        else:
            problem = Problem(
                self.forward, seen.points, seen.visibility, self.priors[name](lifted, weight),
                self.shape, seen.noise, OUTLIER,
            )  # fmt: skip
            state = solve_from(problem, starts)[0].state
        if "dictionary" in name:
            rotations = self.dictionary.decode(self.dictionary.encode(state.rotations))
            state = replace(state, rotations=rotations)
        return state, 1e3 * (time.process_time() - started) / len(seen.points)

    def judge(self, state: State, seen: Scene) -> dict[str, float]:
        """Errors in millimetres, the surface's after the pelvises are put on each other."""
        found, truth = (self.forward.joints(s) for s in (state, seen.truth))
        surfaces = [
            vertices(self.body, s.rotations.float(), s.root_rotation.float(), s.betas.float())
            - joints[:, :1].float()
            for s, joints in ((state, found), (seen.truth, truth))
        ]
        away = (self.forward.project(state) - self.forward.project(seen.truth)).norm(dim=-1)
        return {
            "pa_mpjpe": 1e3 * float(pa_mpjpe(found, truth).mean()),
            "surface_error": 1e3 * float(surface_error(*surfaces).mean()),
            "keypoint_error": float(away.mean()) * PIXELS / HEIGHT,
        }


def choose_weights(bench: Bench, count: int, seed: int) -> dict[str, float]:
    """Each prior's best weight on people of the training clips, noise 5 pixels."""
    seen = scene(bench.forward, "train", count, 5, 0, seed + 1)
    chosen = {}
    for name, weights in WEIGHTS.items():
        errors = {w: bench.judge(bench.fit(name, seen, w)[0], seen)["pa_mpjpe"] for w in weights}
        chosen[name] = min(errors, key=errors.get)
        log.info("%s: %s", name, {w: round(e, 1) for w, e in errors.items()})
    return chosen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("data/results/priors.json"))
    parser.add_argument("--people", type=int, default=512)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    rows = []
    with threadpool_limits(1):
        bench = Bench(options.seed)
        weights = choose_weights(bench, options.people // 4, options.seed)
        pursuit = _pursuit(bench.forward, options.seed)
        for noise, missing in tqdm(CONDITIONS, "conditions"):
            seen = scene(bench.forward, "test", options.people, noise, missing, options.seed)
            about = {
                "protocol": f"noise {noise} px, {missing} of 17 keypoints missing; 200 px tall",
                "split": "CMU test clips",
                "data": f"{options.people} random people of {poses('test').source}",
            }
            for name in ("lifter, no fit", *bench.priors):
                weight = weights.get(name, 1.0)
                state, milliseconds = bench.fit(name, seen, weight)
                merits = bench.judge(state, seen) | {"time": milliseconds}
                rows += _records(merits, name, {"weight": weight, "seed": options.seed}, about)
                log.info("%s %s %s", (noise, missing), name, merits)
            started = time.process_time()
            joints = pursuit.fit(seen.points.numpy(), seen.visibility.numpy())
            found = pa_mpjpe(torch.from_numpy(joints), bench.forward.joints(seen.truth))
            merits = {
                "pa_mpjpe": 1e3 * float(found.mean()),
                "time": 1e3 * (time.process_time() - started) / options.people,
            }
            rows += _records(merits, "keypoint dictionary", {"seed": options.seed}, about)
            log.info("%s keypoint dictionary %s", (noise, missing), merits)
    results.write(options.out, rows)


UNITS = {
    "pa_mpjpe": "mm", "surface_error": "mm", "keypoint_error": "px", "time": "ms a person and core",
}  # fmt: skip


def _records(merits, method: str, config: dict, about: dict) -> list[results.Result]:
    return [
        results.Result(
            metric, round(value, 3), UNITS[metric], method=method, config=config, **about
        )
        for metric, value in merits.items()
    ]


def _pursuit(forward: Forward, seed: int) -> KeypointDictionary:
    """Ramakrishna's dictionary, of the training poses on the mean body."""
    source = poses("train", 5_000, seed)
    count = len(source.rotations)
    state = State(
        source.rotations.double(), source.root_rotation.double(),
        torch.zeros(count, 10).double(), torch.zeros(count, 3).double(),
    )  # fmt: skip
    points = torch.cat([forward.joints(state), forward.keypoints(state)], 1)
    return KeypointDictionary.learn(points.numpy(), seed=seed)


if __name__ == "__main__":
    main()
