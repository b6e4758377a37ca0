"""Stateless random numbers: each is a hash of (key, name, index), independent of earlier draws.

Each number is a hash (splitmix64) of (key, name, place), so a sample is the same alone or in a
batch, on CPU and on GPU, and a new draw added to the code leaves the others as they were.
"""

from zlib import crc32

import torch
from torch import Tensor


def _signed(value: int) -> int:
    """The int64 with the same 64 bits."""
    return (value + 2**63) % 2**64 - 2**63


_GOLDEN = _signed(0x9E3779B97F4A7C15)
_M1, _M2 = _signed(0xBF58476D1CE4E5B9), _signed(0x94D049BB133111EB)


def _mix(x: Tensor) -> Tensor:
    x = (x ^ ((x >> 30) & (1 << 34) - 1)) * _M1
    x = (x ^ ((x >> 27) & (1 << 37) - 1)) * _M2
    return x ^ ((x >> 31) & (1 << 33) - 1)


def _word(name: str) -> int:
    return _signed(crc32(name.encode()) * _GOLDEN)


class KeyedRNG:
    """A source of numbers for each of B keys.

    Parameters
    ----------
    keys : (B,) int64; every draw has B as its leading dimension.
    """

    def __init__(self, keys: Tensor):
        self.keys = keys

    @classmethod
    def of(cls, ids: Tensor, *names: str | int) -> "KeyedRNG":
        """Keys from ids (B,) int64 and whatever names the place they are used in."""
        return cls(_mix(_mix(ids * _GOLDEN) + _word("/".join(map(str, names)))))

    def fork(self, name: str) -> "KeyedRNG":
        """Another, independent generator for the same B keys."""
        return KeyedRNG(_mix(self.keys + _word(name)))

    def _bits(self, name: str, n: int) -> Tensor:
        place = torch.arange(1, n + 1, device=self.keys.device) * _GOLDEN
        return _mix((self.keys ^ _word(name))[:, None] + place)

    def uniform(self, name: str, *shape: int, low: float = 0.0, high: float = 1.0) -> Tensor:
        """Float32 (B, *shape) in [low, high)."""
        bits = self._bits(name, torch.Size(shape).numel())
        unit = ((bits >> 40) & (1 << 24) - 1).float() * 2.0**-24
        return (low + (high - low) * unit).view(len(self.keys), *shape)

    def normal(self, name: str, *shape: int) -> Tensor:
        """Float32 (B, *shape), standard normal, by Box and Muller."""
        u, v = self.uniform(name, 2, *shape).unbind(1)
        return (-2 * (1 - u).log()).sqrt() * (2 * torch.pi * v).cos()

    def bernoulli(self, name: str, probability: float) -> Tensor:
        """Booleans (B,), true with the given probability."""
        return self.uniform(name) < probability

    def categorical(self, name: str, weights: Tensor) -> Tensor:
        """Indices (B,) int64 drawn by weights (K,)."""
        edges = weights.cumsum(0)
        edges = (edges / edges[-1])[:-1].contiguous()
        return torch.searchsorted(edges, self.uniform(name), right=True)

    def integer(self, name: str, n: int) -> Tensor:
        """Integers (B,) int64 in [0, n)."""
        return (self.uniform(name) * n).long()
