"""One way to measure systems, on the open benchmark and on the official data alike."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor
from tqdm.auto import tqdm

from .interface import Estimate, Estimator, Observation, Truth
from .part_masks import AT, draw_parts, uncrop
from .results import Result
from .tables import JointErrors, Means, PartScores, PointCounts, SurfaceErrors

Measure = Means | PartScores

log = logging.getLogger(__name__)

MEASURES = {
    "studio": JointErrors,
    "multiview": PointCounts,
    "fitted": SurfaceErrors,
    "sport": PartScores,
}
"""The role, or the dataset that it stands in for, → how it is scored."""


@dataclass(frozen=True, eq=False)
class TestSet:
    """Images with their truth, and how they are scored.

    ``role`` is one of `MEASURES`; ``data`` names the data with their fingerprint, ``split`` the
    images; ``images`` is how many; ``body`` draws meshes; ``points`` turns an estimate into
    ``h36m17``; ``batches`` starts from the beginning each time it is called.
    """

    role: str
    data: str
    split: str
    images: int
    body: torch.nn.Module
    points: Callable[[Estimate], Tensor]
    batches: Callable[[], Iterator[tuple[Observation, Truth]]]
    config: Mapping[str, object] = field(default_factory=dict)


@torch.no_grad()
def evaluate(
    systems: Mapping[str, Estimator],
    test: TestSet,
    *,
    measure: Callable[[], Measure] | None = None,
    progress: bool = True,
) -> list[Result]:
    """Measure systems on a test, all on the same images.

    Parameters
    ----------
    systems : the name of a method → the method.
    test : from `synthetic_test_set` or `official_test_set`.
    measure : makes another way to score than `MEASURES` has for the role, e.g.
        ``partial(JointErrors, root=(1, 4))`` for HMR's root; it is not written into the results.

    Returns
    -------
    The table's metrics of each method, means over all images. Samples that a method answered with
    NaN are left out of its means, counted in ``config["failed"]`` and logged.

    Raises
    ------
    ValueError : when a method does not give what the test needs, e.g. a mesh; it names both.
    """
    measures = {name: (measure or MEASURES[test.role])() for name in systems}
    with tqdm(total=test.images, unit="image", desc=test.role, disable=not progress) as bar:
        for observation, truth in test.batches():
            for name, system in systems.items():
                measures[name].update(_asked(test, name, system(observation), truth), truth)
            bar.update(len(observation.image))
    found = []
    for name, scored in measures.items():
        config = dict(test.config)
        if scored.failed:
            config["failed"] = scored.failed
            log.warning("%s: %d answers of NaN on %s", name, scored.failed, test.role)
        found += [
            Result(metric, value, unit, protocol, test.split, name, test.data, config=config)
            for metric, protocol, value, unit in scored.values()
        ]
    return found


def _asked(test: TestSet, name: str, estimate: Estimate, truth: Truth):
    """What the test's measure compares, made of an estimate."""
    if test.role in ("studio", "multiview"):
        return test.points(estimate)
    if test.role == "fitted":
        if estimate.vertices is None:
            raise ValueError(f"{name} gives no vertices; {test.role} is scored on them")
        return estimate.vertices
    parts = estimate.parts
    if parts is None:
        if estimate.vertices is None or estimate.camera is None:
            raise ValueError(
                f"{name} gives neither parts nor vertices with a camera; {test.role} needs one"
            )
        # The protocol draws at 224 pixels, however small the images are that a network looks at.
        size = test.config["size"] if truth.boxes is None else AT
        parts = draw_parts(test.body, estimate.vertices, estimate.camera, size)
    labels = list(parts.cpu().numpy())
    if truth.boxes is None:
        return labels
    shapes = [np.shape(mask) for mask in truth.parts]
    return [uncrop(*one) for one in zip(labels, truth.boxes, shapes, strict=True)]
