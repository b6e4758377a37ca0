"""Shuffle buffer: random batches from more frames of motion than memory holds."""

from collections.abc import Iterable

import numpy as np
import torch
from torch import Tensor

from ..rotation import check_unit
from ..shapes import require_shape
from ..skeleton import DICTIONARY_JOINTS


def check_frames(rotations: Tensor | np.ndarray, name: str) -> Tensor:
    """Return rotations (T, 23, 4) as a tensor on the CPU, or raise if they are not.

    Raises
    ------
    TypeError, ValueError : see `kdict.rotation.check_unit`; and for another shape.
    """
    if isinstance(rotations, np.ndarray):
        # PyTorch warns of read-only arrays; only those are copied.
        rotations = torch.from_numpy(np.require(rotations, requirements=("C", "W")))
    rotations = check_unit(rotations, name, "(T, 23, 4)")
    require_shape(name, rotations, "T", len(DICTIONARY_JOINTS), 4)
    return rotations.cpu()


class FrameBuffer:
    """Random batches of frames from arrays that are read one after the other.

    The buffer holds the first ``capacity`` frames. Each batch is drawn from it at random and
    replaced by the frames that are read next, until there are none.

    Parameters
    ----------
    arrays : of rotations (T, 23, 4), tensors or NumPy arrays, each of which fits into memory; a
        single tensor is held whole, without a copy.
    capacity : number of frames in the buffer.

    Attributes
    ----------
    frames : (F, 23, 4) the frames in the buffer, in the precision of the first array.
    """

    def __init__(self, arrays: Tensor | Iterable[Tensor | np.ndarray], capacity: int):
        if isinstance(arrays, Tensor | np.ndarray):
            self.frames, self._coming = check_frames(arrays, "rotations"), iter(())
            self._left = self.frames[:0]
        else:
            self._coming = (check_frames(a, f"rotations, array {i}") for i, a in enumerate(arrays))
            self._left = self._next()
            self.frames = self._take(capacity)

    @property
    def exhausted(self) -> bool:
        """Whether all frames have been read."""
        return len(self._left) == 0

    def draw(self, size: int, random_state: np.random.RandomState) -> Tensor:
        """A batch (b, 23, 4) of ``size`` frames, or of all if there are fewer, in float64."""
        size = min(size, len(self.frames))
        chosen = torch.from_numpy(random_state.choice(len(self.frames), size, replace=False))
        batch = self.frames[chosen].double()
        if not self.exhausted:
            new = self._take(size)
            self.frames[chosen[: len(new)]] = new.to(self.frames.dtype)
        return batch

    def _next(self) -> Tensor:
        nothing = torch.empty(0, len(DICTIONARY_JOINTS), 4, dtype=torch.float64)
        return next(filter(len, self._coming), nothing)

    def _take(self, count: int) -> Tensor:
        taken = []
        while count > 0 and not self.exhausted:
            part, self._left = self._left[:count], self._left[count:]
            taken.append(part.clone())  # the caller may reuse the array for the next one
            count -= len(part)
            if len(self._left) == 0:
                self._left = self._next()
        return torch.cat(taken) if taken else self._left
