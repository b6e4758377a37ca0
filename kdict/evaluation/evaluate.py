"""Evaluate systems on a test set, on the open benchmark and on the official data alike."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor
from tqdm.auto import tqdm

from .interface import Estimate, Estimator, GroundTruth, Observation
from .part_masks import SPIN_CROP, draw_parts, uncrop
from .results import Result
from .tables import SCORERS

log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class TestSet:
    """Test images with their ground truth; made by `synthetic_test_set` or `official_test_set`.

    Parameters
    ----------
    role : one of `SCORERS`, which decides the metrics.
    data, split : for the record: the data with their fingerprint, and which images.
    images : how many.
    body : the body model that part masks are drawn with.
    points : turns an estimate into joints (B, 17, 3) in the order ``h36m17``.
    batches : starts the iteration over the images; each call starts from the first.
    config : settings, for the record.
    """

    role: str
    data: str
    split: str
    images: int
    body: torch.nn.Module
    points: Callable[[Estimate], Tensor]
    batches: Callable[[], Iterator[tuple[Observation, GroundTruth]]]
    config: Mapping[str, object] = field(default_factory=dict)


@torch.no_grad()
def evaluate(
    systems: Mapping[str, Estimator], test: TestSet, *, progress: bool = True
) -> list[Result]:
    """Evaluate systems on a test set, all on the same images.

    Parameters
    ----------
    systems : the name of a method → the method.
    test : from `synthetic_test_set` or `official_test_set`.
    progress : whether to show a progress bar.

    Returns
    -------
    The metrics of the role's table for each method, means over all images. Samples with NaN in a
    method's estimate are excluded from its means, counted in ``config["failed"]`` and logged.

    Raises
    ------
    ValueError : when a method does not estimate what the metrics need, e.g. a mesh; names both.

    Examples
    --------
    >>> import torch
    >>> from kdict.evaluation import Estimate, evaluate, synthetic_test_set
    >>> def t_pose(observation):
    ...     return Estimate(keypoints3d=torch.zeros(len(observation.image), 24, 3))
    >>> test = synthetic_test_set("multiview", 2, size=32)
    >>> [r.metric for r in evaluate({"T-pose": t_pose}, test, progress=False)][:3]
    ['pck', 'auc', 'mpjpe']
    """
    measures = {name: SCORERS[test.role]() for name in systems}
    with tqdm(total=test.images, unit="image", desc=test.role, disable=not progress) as bar:
        for observation, truth in test.batches():
            for name, system in systems.items():
                measures[name].update(_scored(test, name, system(observation), truth), truth)
            bar.update(len(observation.image))
    found = []
    for name, scored in measures.items():
        config = dict(test.config)
        if scored.failed:
            config["failed"] = scored.failed
            log.warning("%s: %d estimates with NaN on %s", name, scored.failed, test.role)
        found += [
            Result(metric, value, unit, protocol, test.split, name, test.data, config=config)
            for metric, protocol, value, unit in scored.values()
        ]
    return found


def _scored(test: TestSet, name: str, estimate: Estimate, truth: GroundTruth):
    """The part of an estimate that the role's metrics compare."""
    if test.role in ("studio", "multiview"):
        return test.points(estimate)
    if test.role == "fitted":
        if estimate.vertices is None:
            raise ValueError(f"{name} gives no vertices, which {test.role} is scored on")
        return estimate.vertices
    parts = estimate.parts
    if parts is None:
        if estimate.vertices is None or estimate.camera is None:
            raise ValueError(f"{name} gives neither parts nor vertices with a camera")
        # The official protocol draws at 224 pixels, whatever the network's input size is.
        size = test.config["size"] if truth.crops is None else SPIN_CROP
        parts = draw_parts(test.body, estimate.vertices, estimate.camera, size)
    labels = list(parts.cpu().numpy())
    if truth.crops is None:
        return labels
    shapes = [np.shape(mask) for mask in truth.parts]
    return [uncrop(*one) for one in zip(labels, truth.crops, shapes, strict=True)]
