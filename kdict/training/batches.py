"""Which image comes when: the roles mixed into batches, a function of the seed and the step alone.

Nothing is shuffled or remembered, so a run can go on at any step, and any number of processes
see the same global batch, cut into their shares.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from typing import Any, NamedTuple, Protocol, TypeVar

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import interpolate

from .distributed import Place


class Source(Protocol):
    """Where images come from, e.g. `kdict.synthetic.dataset.Rendered`."""

    def __len__(self) -> int:
        """How many images there are."""

    def __getitem__(self, indices: Tensor) -> Any:
        """The images at indices (b,), with ``image`` (b, 3, S, S) and the labels of
        `kdict.network.losses.keypoint_losses`, which alone is what training looks at."""


class Origin(NamedTuple):
    """Which image: number ``index`` of a role."""

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


def sized(image: Tensor, size: int) -> Tensor:
    """Images (B, 3, S, S) at a smaller side, with no more detail than it can hold."""
    if image.shape[-1] == size:
        return image
    return interpolate(image, (size, size), mode="bilinear", antialias=True)


_Drawn = TypeVar("_Drawn")


def ahead(draw: Callable[[int], _Drawn], steps: Iterable[int]) -> Iterator[_Drawn]:
    """``draw(step)`` of some steps, each drawn by a thread while the one before is worked on.

    What ``draw`` raises is raised when its batch is asked for. The thread ends with the last batch,
    or when the iterator is closed, which `contextlib.closing` sees to.
    """
    with ThreadPoolExecutor(1, "batches") as pool:
        coming = None
        for step in steps:
            drawn, coming = coming, pool.submit(draw, step)
            if drawn is not None:
                yield drawn.result()
        if coming is not None:
            yield coming.result()


class Mixture:
    """Batches from several sources.

    Parameters
    ----------
    sources : by role.
    shares : of each role; need not sum to 1.
    batch_size : of all processes together.
    seed : of which image comes when.
    place : this process, whose share of every batch is drawn.
    distinct : draw from the first so many images of a source only; 0: from all.
    """

    def __init__(
        self,
        sources: Mapping[str, Source],
        shares: Mapping[str, float],
        *,
        batch_size: int,
        seed: int,
        place: Place,
        distinct: int = 0,
    ):
        missing = sorted(shares.keys() - sources.keys())
        if missing:
            raise ValueError(f"no source for the roles {missing}; there are {sorted(sources)}")
        if batch_size % place.world:
            raise ValueError(
                f"batch_size is {batch_size}; expected a multiple of the {place.world} processes"
            )
        self.sources, self.roles = sources, tuple(shares)
        self.edges = np.cumsum([shares[role] for role in self.roles])
        self.batch_size, self.seed, self.place = batch_size, seed, place
        self.sizes = np.array([len(sources[role]) for role in self.roles])
        if distinct:
            self.sizes = self.sizes.clip(max=distinct)

    def origins(self, step: int) -> list[Origin]:
        """This process's share of the images of a step.

        Systematic sampling: a role's number of images in a batch is its share, rounded up or
        down at random so that it is right on average.
        """
        rng = np.random.default_rng([self.seed, step])
        points = (np.arange(self.batch_size) + rng.random()) / self.batch_size
        roles = np.searchsorted(self.edges[:-1], points * self.edges[-1], side="right")
        indices = rng.integers(self.sizes[roles])
        drawn = [Origin(self.roles[r], int(i)) for r, i in zip(roles, indices, strict=True)]
        return drawn[self.place.rank :: self.place.world]

    def batch(self, step: int, device: str) -> Batch:
        """This process's batch of a step."""
        origins = self.origins(step)
        parts = []
        for role in self.roles:
            indices = [origin.index for origin in origins if origin.role == role]
            if indices:
                drawn = self.sources[role][torch.tensor(indices)]
                parts.append([getattr(drawn, label.name).to(device) for label in fields(Batch)])
        return Batch(*(torch.cat(column) for column in zip(*parts, strict=True)))
