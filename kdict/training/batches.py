"""The images of each step: roles mixed into batches, a function of the seed and the step alone.

There is no state, so that a run can resume at any step, and any number of processes share the same
global batch.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from typing import Any, NamedTuple, Protocol, TypeVar

import numpy as np
import torch
from torch import Tensor

from .distributed import Worker


class ImageSource(Protocol):
    """A set of labeled images, e.g. `kdict.synthetic.dataset.Rendered`."""

    def __len__(self) -> int:
        """The number of images."""

    def __getitem__(self, indices: Tensor) -> Any:
        """The images at indices (b,), with ``image`` (b, 3, S, S) and the labels of
        `kdict.network.losses.keypoint_losses`; training reads nothing else."""


class ImageId(NamedTuple):
    """Image number ``index`` of a role."""

    role: str
    index: int


@dataclass(frozen=True)
class Batch:
    """Images and the labels that the loss may see; shapes as in `kdict.network.losses`."""

    image: Tensor
    keypoints2d: Tensor
    visibility: Tensor
    keypoints3d: Tensor
    has_3d: Tensor


_T = TypeVar("_T")


def prefetch(draw: Callable[[int], _T], steps: Iterable[int]) -> Iterator[_T]:
    """``draw(step)`` for each step, computed by a thread while the batch before is in use.

    An exception of ``draw`` is raised when its batch is due. The thread ends with the last batch,
    or when the iterator is closed, for which there is `contextlib.closing`.
    """
    with ThreadPoolExecutor(1, "batches") as pool:
        coming = None
        for step in steps:
            drawn, coming = coming, pool.submit(draw, step)
            if drawn is not None:
                yield drawn.result()
        if coming is not None:
            yield coming.result()


class MixedBatches:
    """Batches from several sources.

    Parameters
    ----------
    sources : by role.
    shares : of each role; need not sum to 1.
    batch_size : of all processes together.
    seed : of the order of the images.
    worker : this process, whose share of every batch is drawn.
    """

    def __init__(
        self,
        sources: Mapping[str, ImageSource],
        shares: Mapping[str, float],
        *,
        batch_size: int,
        seed: int,
        worker: Worker,
    ):
        missing = sorted(shares.keys() - sources.keys())
        if missing:
            raise ValueError(f"no source for the roles {missing}; there are {sorted(sources)}")
        _, processes = worker
        if batch_size % processes:
            raise ValueError(f"batch_size is {batch_size}; expected a multiple of {processes}")
        self.sources, self.roles = sources, tuple(shares)
        self.edges = np.cumsum([shares[role] for role in self.roles])
        self.batch_size, self.seed, self.worker = batch_size, seed, worker
        self.sizes = np.array([len(sources[role]) for role in self.roles])

    def image_ids(self, step: int) -> list[ImageId]:
        """This process's share of the images of a step.

        Systematic sampling: a role's number of images in a batch is its share, rounded up or
        down at random so that it is right on average.
        """
        rng = np.random.default_rng([self.seed, step])
        points = (np.arange(self.batch_size) + rng.random()) / self.batch_size
        roles = np.searchsorted(self.edges[:-1], points * self.edges[-1], side="right")
        indices = rng.integers(self.sizes[roles])
        drawn = [ImageId(self.roles[r], int(i)) for r, i in zip(roles, indices, strict=True)]
        return drawn[self.worker.rank :: self.worker.world_size]

    def batch(self, step: int, device: str) -> Batch:
        """This process's batch of a step."""
        ids = self.image_ids(step)
        parts = []
        for role in self.roles:
            indices = [image.index for image in ids if image.role == role]
            if indices:
                drawn = self.sources[role][torch.tensor(indices)]
                parts.append([getattr(drawn, label.name).to(device) for label in fields(Batch)])
        return Batch(*(torch.cat(column) for column in zip(*parts, strict=True)))
