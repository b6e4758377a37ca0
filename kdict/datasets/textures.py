"""A bank of surfaces and things, drawn once by rule: walls, floors, cloth, foliage, furniture.

Surfaces are grey and tile without a seam; colours are given where they are used. Nothing is
photographed, nothing is read from disk.
"""

from functools import lru_cache

import numpy as np
import torch
from scipy.ndimage import gaussian_filter, zoom
from scipy.spatial import cKDTree
from torch import Tensor

SIDE = 256
"""Pixels of a surface's side."""
SPRITE = 160
"""Pixels of a thing's side."""
_V, _U = np.mgrid[:SIDE, :SIDE] / SIDE


def _noise(rng, down: int, across: int | None = None) -> np.ndarray:
    """Smooth noise in [0, 1] with that many cells down and across."""
    cells = rng.random((down, across or down))
    factor = (SIDE / cells.shape[0], SIDE / cells.shape[1])
    order = 3 if factor[0] > 4 else 1
    return zoom(cells, factor, order=order, mode="grid-wrap", grid_mode=True)


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
    stains = np.clip(_fractal(rng, 3, 6) * 2 - 0.8, 0, 1)
    return 0.75 - 0.45 * stains + 0.2 * (_fractal(rng, 32, 3) - 0.5)


def _carpet(rng):
    return np.clip(0.35 + 0.4 * rng.random((SIDE, SIDE)) + 0.4 * (_fractal(rng, 4) - 0.5), 0, 1)


def _grass(rng):
    blades = _fractal(rng, 32, 3, across=64)
    return np.clip(0.75 * blades + 0.5 * _fractal(rng, 3) - 0.15, 0, 1)


def _foliage(rng):
    distance, nearest = _cells(rng, int(rng.integers(150, 500)))
    leaf = rng.random(nearest.max() + 1)[nearest] * np.clip(1.3 - distance, 0.2, 1)
    return leaf * np.clip(2.2 * _fractal(rng, 3, 4) - 0.5, 0, 1)


def _gravel(rng):
    distance, nearest = _cells(rng, int(rng.integers(300, 900)))
    return np.clip(1.25 - 1.1 * distance, 0, 1) * (0.4 + 0.6 * rng.random(nearest.max() + 1))[nearest]


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
    return gaussian_filter((_fractal(rng, 6, 4) > 0.5).astype(float), 0.7, mode="wrap")


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
        picture = _fractal(rng, int(rng.integers(2, 9)), 3)
        wall = np.where((dy < h - 0.01) & (dx < w - 0.01), picture, wall)
    return wall


_INDOOR = (_brick, _tile, _plank, _plaster, _concrete, _shelves, _curtain, _posters, _facade)
_GROUND = (_plank, _tile, _carpet, _concrete, _grass, _gravel)
_OUTDOOR = (_foliage, _facade, _brick, _foliage)
_CLOTH = (_blotches, _floral, _foliage, _curtain, _carpet)
KINDS = {"plain": (_plaster,), "wall": _INDOOR, "ground": _GROUND, "outdoor": _OUTDOOR,
         "cloth": _CLOTH, "cloud": (lambda rng: _fractal(rng, 2, 6),)}  # fmt: skip
_EACH = {"plain": 4, "wall": 2, "ground": 2, "outdoor": 3, "cloth": 2, "cloud": 4}


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


# Things, each drawn into a square with its foot on the lower side.
_Y, _X = np.mgrid[:SPRITE, :SPRITE] * (2 / (SPRITE - 1)) - 1


def _paint(rng):
    """A colour of made things: mostly muted, now and then loud."""
    grey, loud = rng.uniform(0.12, 0.9), rng.uniform(0, 1) ** 2.5
    wood = np.array([1.0, 0.75, 0.5]) if rng.random() < 0.4 else 0.4 + 0.6 * rng.random(3)
    return np.clip(grey * ((1 - loud) * (0.6 + 0.4 * wood) + loud * wood), 0, 1)


def _put(sprite, mask, tone):
    """Lay a shape over a thing: ``mask`` in [0, 1], ``tone`` a grey or a colour (3,)."""
    colour = np.reshape(tone, (-1, 1, 1))
    sprite[:3] += mask * (colour - sprite[:3])
    sprite[3] += mask * (1 - sprite[3])


def _bar(x0, y0, x1, y1, width):
    """A thick line's mask, its edge one pixel soft."""
    d = np.array([x1 - x0, y1 - y0])
    t = np.clip(((_X - x0) * d[0] + (_Y - y0) * d[1]) / max(d @ d, 1e-9), 0, 1)
    distance = np.hypot(_X - x0 - t * d[0], _Y - y0 - t * d[1])
    return np.clip((width - distance) * SPRITE / 2 + 0.5, 0, 1)


def _box(x0, y0, x1, y1):
    inside = np.minimum(np.minimum(_X - x0, x1 - _X), np.minimum(_Y - y0, y1 - _Y))
    return np.clip(inside * SPRITE / 2 + 0.5, 0, 1)


def _disc(x, y, rx, ry):
    return np.clip((1 - np.hypot((_X - x) / rx, (_Y - y) / ry)) * min(rx, ry) * SPRITE / 2, 0, 1)


def _texture(rng):
    make = _INDOOR[rng.integers(len(_INDOOR))]
    return zoom(make(rng), SPRITE / SIDE, order=1)


def _chair(rng, s):
    seat, w, tone = rng.uniform(-0.1, 0.15), rng.uniform(0.4, 0.6), _paint(rng)
    for x in (-w, w, -w * 0.6, w * 0.6):
        _put(s, _bar(x, seat, x * 1.05, 1, 0.04), tone * 0.6)
    _put(s, _box(-w * 0.9, -0.95, w * 0.9, seat), tone * 0.85)
    _put(s, _box(-w * 1.1, seat - 0.05, w * 1.1, seat + 0.1), tone)


def _table(rng, s):
    top, tone = rng.uniform(-0.5, 0.1), _paint(rng)
    for x in (-0.85, 0.85, -0.6, 0.6):
        _put(s, _bar(x, top, x, 1, 0.045), tone * 0.55)
    _put(s, _box(-0.98, top - 0.04, 0.98, top + 0.08), tone)
    for x in rng.uniform(-0.8, 0.8, 3):
        h = rng.uniform(0.1, 0.4)
        _put(s, _box(x - 0.1, top - h, x + 0.1, top), _paint(rng))


def _crate(rng, s):
    top, split, tone = rng.uniform(-0.9, 0.3), rng.uniform(-0.4, 0.4), _paint(rng)
    texture = _texture(rng)
    _put(s, _box(-0.95, top, 0.95, 1), tone)
    s[:3] *= np.where(split > _X, 1.0, 0.55) * (0.6 + 0.4 * texture)
    _put(s, _box(-0.95, top, 0.95, top + 0.12), np.minimum(tone * 1.3, 1))


def _plant(rng, s):
    pot = rng.uniform(0.5, 0.8)
    green = np.array([0.25, 0.5, 0.2]) * rng.uniform(0.6, 1.4, 3)
    for _ in range(45):
        angle, length = rng.normal(0, 0.7), rng.uniform(0.5, 1.6)
        x, y = np.sin(angle) * length * 0.6, pot - np.cos(angle) * length
        width = rng.uniform(0.03, 0.1)
        _put(s, _bar(x * 0.6, (y + pot) / 2, x, max(y, -0.97), width), green * rng.uniform(0.4, 1.3))
    _put(s, _box(-0.35, pot, 0.35, 1), _paint(rng))


def _ball(rng, s):
    _put(s, _disc(0, 0.4, 0.6, 0.6), _paint(rng))
    _put(s, _bar(-0.5, 0.4, 0.5, 0.3, 0.05) * s[3], _paint(rng))
    s[:3] *= np.clip(1.1 - 0.7 * np.hypot(_X + 0.2, _Y - 0.2), 0.2, 1.2)


def _lamp(rng, s):
    _put(s, _bar(0, -0.6, 0, 0.95, 0.05), 0.3 * _paint(rng))
    _put(s, _box(-0.3, 0.92, 0.3, 1), 0.3 * _paint(rng))
    _put(s, _disc(0, -0.6, 0.4, 0.38), 0.5 + 0.5 * _paint(rng))


def _fence(rng, s):
    n, tone = int(rng.integers(4, 9)), _paint(rng)
    for x in np.linspace(-0.95, 0.95, n):
        _put(s, _bar(x, -0.3, x, 1, 0.04), tone * rng.uniform(0.7, 1))
    for y in (-0.2, 0.6):
        _put(s, _bar(-1, y, 1, y, 0.05), tone * 0.85)


def _board(rng, s):
    _put(s, _box(-0.9, rng.uniform(-0.95, -0.3), 0.9, 1), _paint(rng))
    s[:3] = s[:3] * 0.4 + 0.6 * _texture(rng) * _paint(rng)[:, None, None] * 1.6


def _bush(rng, s):
    green = np.array([0.3, 0.5, 0.2]) * rng.uniform(0.5, 1.3, 3)
    for _ in range(70):
        x, y = rng.normal(0, 0.4), 1 - abs(rng.normal(0, 0.6))
        _put(s, _disc(x, max(y, -0.7), *rng.uniform(0.08, 0.25, 2)), green * rng.uniform(0.3, 1.3))


def _bicycle(rng, s):
    tone = _paint(rng)
    for x in (-0.5, 0.5):
        ring = _disc(x, 0.55, 0.45, 0.45) - _disc(x, 0.55, 0.38, 0.38)
        _put(s, np.clip(ring, 0, 1), 0.1)
    for line in ((-0.5, 0.55, -0.15, -0.1), (-0.15, -0.1, 0.4, -0.1), (0.4, -0.25, 0.5, 0.55),
                 (-0.15, -0.2, 0, 0.55), (0, 0.55, 0.4, -0.1), (-0.5, 0.55, 0, 0.55)):  # fmt: skip
        _put(s, _bar(*line, 0.04), tone)
    _put(s, _bar(-0.3, -0.22, 0, -0.22, 0.06), 0.1)


_THINGS = (_chair, _table, _crate, _plant, _ball, _lamp, _fence, _board, _bush, _bicycle)


@lru_cache(maxsize=4)
def things(split: str) -> Tensor:
    """Things (30, 4, SPRITE, SPRITE): colour in linear light, times its opacity, and opacity."""
    rng = np.random.default_rng([7, *(ord(letter) for letter in split)])
    drawn = []
    for make in _THINGS:
        for _ in range(3):
            sprite = np.zeros((4, SPRITE, SPRITE))
            make(rng, sprite)
            colour = np.clip(sprite[:3], 0, 1) * (0.96 + 0.08 * rng.random((SPRITE, SPRITE)))
            drawn.append(np.concatenate([colour**2 * sprite[3:], sprite[3:]]))
    return torch.from_numpy(np.stack(drawn).astype(np.float32))
