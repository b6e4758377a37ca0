"""Benchmark of pose priors: one fit for all, on simulated keypoints of known 3D poses."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

import torch
from torch import Tensor

from kdict.body.body import Body, adult_betas
from kdict.body.smpl import vertices
from kdict.dictionary.layers import KinematicDictionary, ShapeDictionary
from kdict.fitting.fit import PULL, first_guesses
from kdict.fitting.initialization import align_to_keypoints
from kdict.fitting.lifter import Lift, Lifter
from kdict.fitting.pixels import HEIGHT, solve_in_pixels
from kdict.fitting.priors import DictionaryPrior, Hull, ShapePrior
from kdict.fitting.solver import Prior
from kdict.fitting.weak_perspective import FitState, WeakPerspectiveModel
from kdict.metrics import pa_mpjpe, surface_error
from kdictbook.corpus import poses

from ..simulated_people import draw_people
from .joint_limits import NoPrior
from .pretrained import OtherPriors
from .vae import VAEPrior

PIXELS = 200
"""How tall people are."""
LIFTER = "lifter, no fit"


@dataclass(frozen=True, eq=False)
class Scene:
    """People and what is seen of them, in meters at the person; ``noise`` is the keypoints'
    standard deviation, as given to the fit."""

    truth: FitState
    points: Tensor
    visibility: Tensor
    noise: float


def scene(
    model: WeakPerspectiveModel, split: str, count: int, noise: float, missing: int, seed: int
) -> Scene:
    """People of a split, seen with noise in pixels; the same people for the same seed."""
    generator = torch.Generator().manual_seed(seed)
    source = poses(split, None if split == "test" else 20_000, seed)
    people = draw_people(source, adult_betas(), count, generator, tumbling=0)
    device = model.regressor.rest.device
    people = FitState(**{name: x.to(device).double() for name, x in vars(people).items()})
    points = model.project(people)
    deviation = noise * HEIGHT / PIXELS
    points = points + deviation * torch.randn(points.shape, generator=generator).to(points)
    lost = torch.rand(points.shape[:2], generator=generator).argsort(1)[:, :missing]
    visibility = points.new_ones(points.shape[:2]).scatter(1, lost.to(device), 0)
    # No detector is better than a pixel and a half.
    return Scene(people, points, visibility, max(deviation, 1.5 * HEIGHT / PIXELS))


class Kind(NamedTuple):
    """A prior of some people, made of what the lifter says of them and a weight."""

    make: Callable[[Lift, float], Prior]
    weights: tuple[float, ...] = (1.0,)


@dataclass(frozen=True, eq=False)
class Sum:
    """Two priors at once."""

    one: Prior
    other: Prior

    def __getitem__(self, which: Tensor) -> Self:
        return Sum(self.one[which], self.other[which])

    def quadratic_model(self, value: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """See `kdict.fitting.solver.Prior`."""
        pairs = zip(self.one.quadratic_model(value), self.other.quadratic_model(value), strict=True)
        return tuple(a + b for a, b in pairs)


class Bench:
    """``kinds``: name → `Kind`; ``keypoint_set`` is what is seen."""

    def __init__(
        self, others: OtherPriors, keypoint_set: str = "coco17", device: torch.device | str = "cpu"
    ):
        self.dictionary = KinematicDictionary.from_pretrained("cmu-128").to(device)
        self.lifter, self.keypoint_set = Lifter.from_pretrained().to(device), keypoint_set
        self.body = Body.load("open").to(device)
        self.model = WeakPerspectiveModel(self.body, keypoint_set, torch.float64)
        self.shape = ShapePrior(ShapeDictionary.from_pretrained("shape-64").to(device))
        hull = Hull(self.dictionary)
        mean = self.dictionary.decode(torch.full((1, 23, 128), 1 / 128, device=device)).double()

        def drawn(lift: Lift, weight: float, std: float = 0.05) -> DictionaryPrior:
            target = lift.state.rotations.double()
            return DictionaryPrior(hull, target, weight * lift.precision().double(), std)

        def plain(lift: Lift, weight: float) -> DictionaryPrior:
            count = len(lift.std)
            precision = (weight * torch.eye(69, device=device).double()).expand(count, -1, -1)
            return DictionaryPrior(hull, mean.expand(count, -1, -1), precision)

        def both(lift: Lift, weight: float) -> Prior:
            return Sum(drawn(lift, 1.0), VAEPrior(others.autoencoder, weight))

        some, pulls = (0.1, 0.3, 1.0, 3.0), (0.5, 1.0, 2.0, 4.0)
        whole = {
            "joint-angle limits": Kind(lambda lift, weight: others.limits),
            "mixture": Kind(lambda lift, weight: replace(others.mixture, weight=weight), some),
            "autoencoder": Kind(lambda lift, weight: VAEPrior(others.autoencoder, weight), some),
        }

        def pulled(kind: Kind) -> Kind:
            return Kind(
                lambda lift, w: Sum(drawn(lift, PULL, 1e3), kind.make(lift, w)), kind.weights
            )

        self.kinds = {
            "none": Kind(lambda lift, weight: NoPrior()),
            **whole,
            **{f"{name}, lifter's pull": pulled(kind) for name, kind in whole.items()},
            "lifter's pull alone": Kind(lambda lift, weight: drawn(lift, weight, 1e3), pulls),
            "dictionary, mean pose": Kind(plain, (0.3, 1.0, 3.0)),
            "dictionary": Kind(drawn, pulls),
            "dictionary and autoencoder": Kind(both, some),
        }

    @torch.no_grad()
    def lift(self, points: Tensor, visibility: Tensor) -> tuple[Lift, dict[str, FitState]]:
        """What the lifter says, and the starts made of it: its guess, and that in a mirror."""
        lift = self.lifter(points.float(), visibility.float(), self.keypoint_set)
        return lift, first_guesses(self.dictionary, points, lift)

    @torch.no_grad()
    def fit(
        self, name: str, points: Tensor, visibility: Tensor, noise: float, weight: float = 1.0
    ) -> tuple[FitState, float]:
        """People as one prior, or `LIFTER`, has them, and processor milliseconds per person.

        Points are in any unit, ``noise`` in meters at the person.
        """
        started = time.process_time()
        lift, starts = self.lift(points, visibility)
        if name == LIFTER:
            state = align_to_keypoints(self.model, next(iter(starts.values())), points, visibility)
        else:
            prior = self.kinds[name].make(lift, weight)
            solution, _ = solve_in_pixels(
                self.model, points, visibility, starts, prior, self.shape, noise
            )
            state = solution.state
        if "dictionary" in name:
            rotations = self.dictionary.decode(self.dictionary.encode(state.rotations))
            state = replace(state, rotations=rotations)
        return state, 1e3 * (time.process_time() - started) / len(points)

    def errors(self, state: FitState, seen: Scene) -> dict[str, Tensor]:
        """PA-MPJPE and the surface's error (B,), in millimeters; the latter after the pelvises are
        put on each other. The keypoints' error (B,) is in pixels, from where they truly are."""
        found, truth = (self.model.joints(s) for s in (state, seen.truth))
        surfaces = [
            vertices(self.body, s.rotations.float(), s.root_rotation.float(), s.betas.float())
            - joints[:, :1].float()
            for s, joints in ((state, found), (seen.truth, truth))
        ]
        away = (self.model.project(state) - self.model.project(seen.truth)).norm(dim=-1)
        return {
            "pa_mpjpe": 1e3 * pa_mpjpe(found, truth),
            "surface_error": 1e3 * surface_error(*surfaces),
            "keypoint_error": away.mean(-1) * PIXELS / HEIGHT,
        }
