"""Frames of motion to learn from, more of them than memory holds: a buffer that is drawn from."""

from collections.abc import Callable, Iterable, Iterator

import numpy as np
import torch
from torch import Tensor

from .rotation import check_unit
from .skeleton import DICTIONARY_JOINTS


def check_frames(rotations: Tensor | np.ndarray, name: str) -> Tensor:
    """Rotations (T, 23, 4) as a tensor in float64, once they are known to be that.

    Raises
    ------
    TypeError, ValueError : see `kdict.rotation.check_unit`; and for another shape.
    """
    if isinstance(rotations, np.ndarray):
        rotations = torch.from_numpy(np.array(rotations))
    rotations = check_unit(rotations, name, "(T, 23, 4)").double()
    if rotations.dim() != 3 or rotations.shape[1] != len(DICTIONARY_JOINTS):
        raise ValueError(
            f"{name} has shape {tuple(rotations.shape)}; expected (T, 23, 4), one relative "
            "rotation a joint after the pelvis"
        )
    return rotations.cpu()


class FrameBuffer:
    """Random batches from arrays that come one after the other.

    The buffer holds the first ``capacity`` frames. A batch is drawn from it at random, and its
    places go to the frames that come next, until there are none.

    Parameters
    ----------
    arrays : of rotations (T, 23, 4), tensors or NumPy arrays, each of which fits into memory;
        one tensor is one array and is held whole.
    capacity : frames to hold.
    """

    def __init__(self, arrays: Tensor | Iterable[Tensor | np.ndarray], capacity: int):
        if isinstance(arrays, Tensor | np.ndarray):
            whole, self._coming = check_frames(arrays, "rotations"), iter(())
            self.first, self._left = whole, whole[:0]
        else:
            self._coming = _checked(arrays)
            self._left = self._next()
            self.first = self._take(capacity)

    def start(self, prepare: Callable[[Tensor], Tensor]) -> np.ndarray:
        """The frames held at first, ``prepare`` applied, as it will be to those that come."""
        self._prepare = prepare
        self._frames = prepare(self.first).numpy()
        del self.first
        return self._frames

    @property
    def exhausted(self) -> bool:
        """Whether all frames have come."""
        return len(self._left) == 0

    def draw(self, size: int, random_state: np.random.RandomState) -> np.ndarray:
        """A batch (b, 23, 4) of ``size`` frames, or of all when there are fewer."""
        size = min(size, len(self._frames))
        chosen = random_state.choice(len(self._frames), size, replace=False)
        batch = self._frames[chosen]
        if not self.exhausted:
            new = self._take(size)
            self._frames[chosen[: len(new)]] = self._prepare(new).numpy()
        return batch

    def _next(self) -> Tensor:
        for frames in self._coming:
            if len(frames):
                return frames
        return torch.empty(0, len(DICTIONARY_JOINTS), 4, dtype=torch.float64)

    def _take(self, count: int) -> Tensor:
        taken = []
        while count > 0 and not self.exhausted:
            part, self._left = self._left[:count], self._left[count:]
            taken.append(part)
            count -= len(part)
            if len(self._left) == 0:
                self._left = self._next()
        return torch.cat(taken) if taken else self._left


def _checked(arrays: Iterable[Tensor | np.ndarray]) -> Iterator[Tensor]:
    for i, array in enumerate(arrays):
        yield check_frames(array, f"rotations, array {i}")
