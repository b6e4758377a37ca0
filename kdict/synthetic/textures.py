"""Procedural textures: walls, floors, cloth, foliage, sky.

Textures are gray and tile seamlessly; color is added where they are used.
"""

from functools import lru_cache

import numpy as np
import torch
from scipy.ndimage import gaussian_filter
from scipy.spatial import cKDTree
from torch import Tensor
from torch.nn.functional import interpolate, pad

SIDE = 256
"""Pixels of a surface's side."""
_V, _U = np.mgrid[:SIDE, :SIDE] / SIDE


def _noise(rng, down: int, across: int | None = None) -> np.ndarray:
    """Smooth noise with that many cells down and across, divisors of SIDE."""
    cells = torch.from_numpy(rng.random((1, 1, down, across or down)))
    wrapped = pad(cells, (2, 2, 2, 2), mode="circular")
    fy, fx = SIDE // cells.shape[2], SIDE // cells.shape[3]
    smooth = interpolate(wrapped, scale_factor=(fy, fx), mode="bicubic")
    return smooth[0, 0, 2 * fy : -2 * fy, 2 * fx : -2 * fx].numpy()


def _fractal(rng, cells: int, octaves: int = 5, across: int | None = None) -> np.ndarray:
    across = across or cells
    total = sum(0.55**i * _noise(rng, cells << i, across << i) for i in range(octaves))
    return (total - total.min()) / np.ptp(total)


def _cells(rng, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Distance to the nearest of n points, over its typical size, and which one it is."""
    tree = cKDTree(rng.random((n, 2)), boxsize=1)
    distance, nearest = tree.query(np.stack([_U, _V], -1))
    return distance * n**0.5, nearest


def _blocks(rng, rows: int, columns: int, gap: float, shift: float) -> np.ndarray:
    """Bricks, tiles or planks: a tone each, dark joints between them."""
    row = np.floor(_V * rows).astype(int)
    along = (_U + shift * row / columns) * columns
    column = np.floor(along).astype(int) % columns
    edge = np.minimum((_V * rows) % 1 / rows, along % 1 / columns)
    tone = 0.45 + 0.5 * rng.random((rows, columns))[row, column]
    return np.where(edge < gap, 0.1, tone) * (0.8 + 0.2 * _fractal(rng, 8))


def _brick(rng):
    return _blocks(rng, 2 * rng.integers(4, 9), rng.integers(3, 7), 0.008, 0.5)


def _tile(rng):
    n = int(rng.integers(3, 9))
    return _blocks(rng, n, n, 0.006, 0.0) * 0.4 + 0.6 * (_fractal(rng, 2) * 0.3 + 0.5)


def _plank(rng):
    boards = _blocks(rng, int(rng.integers(5, 12)), int(rng.integers(1, 4)), 0.003, 0.37)
    return boards * (0.65 + 0.35 * _fractal(rng, 32, 3, across=2))


def _plaster(rng):
    return 0.5 + 0.35 * (_fractal(rng, 2) - 0.5) + 0.15 * (rng.random((SIDE, SIDE)) - 0.5)


def _concrete(rng):
    stains = np.clip(_fractal(rng, 4, 6) * 2 - 0.8, 0, 1)
    return 0.75 - 0.45 * stains + 0.2 * (_fractal(rng, 32, 3) - 0.5)


def _carpet(rng):
    return np.clip(0.35 + 0.4 * rng.random((SIDE, SIDE)) + 0.4 * (_fractal(rng, 4) - 0.5), 0, 1)


def _grass(rng):
    blades = _fractal(rng, 32, 3, across=64)
    return np.clip(0.75 * blades + 0.5 * _fractal(rng, 4) - 0.15, 0, 1)


def _foliage(rng):
    distance, nearest = _cells(rng, int(rng.integers(150, 500)))
    leaf = rng.random(nearest.max() + 1)[nearest] * np.clip(1.3 - distance, 0.2, 1)
    return leaf * np.clip(2.2 * _fractal(rng, 4, 4) - 0.5, 0, 1)


def _gravel(rng):
    distance, nearest = _cells(rng, int(rng.integers(300, 900)))
    return (
        np.clip(1.25 - 1.1 * distance, 0, 1) * (0.4 + 0.6 * rng.random(nearest.max() + 1))[nearest]
    )


def _facade(rng):
    rows, columns = rng.integers(3, 7, 2)
    v, u = (_V * rows) % 1, (_U * columns) % 1
    pane = (abs(u - 0.5) < rng.uniform(0.2, 0.4)) & (abs(v - 0.5) < rng.uniform(0.2, 0.4))
    bar = (abs(u - 0.5) < 0.03) | (abs(v - 0.4) < 0.03)
    lit = rng.random((rows, columns))[(_V * rows).astype(int), (_U * columns).astype(int)]
    return np.where(pane & ~bar, lit * 0.9, 0.55 + 0.15 * _fractal(rng, 8))


def _shelves(rng):
    rows = int(rng.integers(3, 6))
    row = (_V * rows).astype(int)
    books = np.sort(rng.random((rows, 30)), 1)
    which = np.stack([np.searchsorted(books[r], _U[0]) for r in range(rows)])[row, np.arange(SIDE)]
    v = (_V * rows) % 1
    tone, top = rng.random((rows, 31))[row, which], 0.45 * rng.random((rows, 31))[row, which]
    return np.where(v > 0.93, 0.8, np.where(v > top, tone, 0.08))


def _curtain(rng):
    n = int(rng.integers(5, 12))
    return 0.5 + 0.4 * np.sin(2 * np.pi * (n * _U + 0.6 * _fractal(rng, 2, 3)))


def _blotches(rng):
    return gaussian_filter((_fractal(rng, 8, 4) > 0.5).astype(float), 0.7, mode="wrap")


def _floral(rng):
    distance, nearest = _cells(rng, int(rng.integers(40, 120)))
    radius = 0.2 + 0.25 * rng.random(nearest.max() + 1)[nearest]
    return np.clip(8 * (radius - distance), 0, 1)


def _posters(rng):
    """A wall with frames, notices and switches on it."""
    wall = 0.75 + 0.1 * _fractal(rng, 2)
    for _ in range(int(rng.integers(3, 8))):
        y, x = rng.random(2)
        h, w = rng.uniform(0.04, 0.2, 2)
        dy, dx = (abs((a - b + 0.5) % 1 - 0.5) for a, b in ((_V, y), (_U, x)))
        wall = np.where((dy < h) & (dx < w), 0.1, wall)
        picture = _fractal(rng, 2 << int(rng.integers(3)), 3)
        wall = np.where((dy < h - 0.01) & (dx < w - 0.01), picture, wall)
    return wall


INDOOR = (_brick, _tile, _plank, _plaster, _concrete, _shelves, _curtain, _posters, _facade)
_GROUND = (_plank, _tile, _carpet, _concrete, _grass, _gravel)
_GREEN, _BUILT = (_foliage,), (_facade, _brick)
_CLOTH = (_blotches, _floral, _foliage, _curtain, _carpet)
KINDS = {"plain": (_plaster,), "wall": INDOOR, "ground": _GROUND, "green": _GREEN, "built": _BUILT,
         "cloth": _CLOTH, "cloud": (lambda rng: _fractal(rng, 2, 6),)}  # fmt: skip
_EACH = {"plain": 4, "wall": 2, "ground": 2, "green": 6, "built": 3, "cloth": 2, "cloud": 4}


@lru_cache(maxsize=4)
def surfaces(split: str) -> tuple[Tensor, dict[str, tuple[int, int]]]:
    """Surfaces (T, SIDE, SIDE) in [0, 1], and where each of `KINDS` lies: (first, how many)."""
    rng = np.random.default_rng([ord(letter) for letter in split])
    drawn, where = [], {}
    for kind, makers in KINDS.items():
        first = len(drawn)
        drawn += [np.clip(make(rng), 0, 1) for make in makers for _ in range(_EACH[kind])]
        where[kind] = (first, len(drawn) - first)
    return torch.from_numpy(np.stack(drawn).astype(np.float32)), where


def sample_surface(bank: Tensor, which: Tensor, u: Tensor, v: Tensor) -> Tensor:
    """The bank's values, nearest texel, at u, v in units of the surface's side; they wrap around.

    ``which``, ``u`` and ``v`` broadcast to the shape of the result.
    """
    mask = SIDE - 1
    x, y = (u * SIDE).long() & mask, (v * SIDE).long() & mask
    return bank.view(-1)[(which * SIDE + y) * SIDE + x]
