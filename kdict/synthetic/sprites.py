"""Sprites of objects, drawn procedurally: furniture, plants, fences, a bicycle.

Each is drawn into a square and stands on its lower side.
"""

from functools import lru_cache

import numpy as np
import torch
from scipy.ndimage import zoom
from torch import Tensor

from .textures import INDOOR, SIDE

SPRITE = 160
"""Side of a sprite, pixels."""
_Y, _X = np.mgrid[:SPRITE, :SPRITE] * (2 / (SPRITE - 1)) - 1


def _paint(rng):
    """A color of manufactured objects: mostly muted, sometimes saturated."""
    gray, loud = rng.uniform(0.12, 0.9), rng.uniform(0, 1) ** 2.5
    wood = np.array([1.0, 0.75, 0.5]) if rng.random() < 0.4 else 0.4 + 0.6 * rng.random(3)
    return np.clip(gray * ((1 - loud) * (0.6 + 0.4 * wood) + loud * wood), 0, 1)


def _put(sprite, mask, tone):
    """Paint a shape: ``mask`` in [0, 1], ``tone`` a gray level or a color (3,)."""
    color = np.reshape(tone, (-1, 1, 1))
    sprite[:3] += mask * (color - sprite[:3])
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
    make = INDOOR[rng.integers(len(INDOOR))]
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
    green = np.array([0.25, 0.42, 0.18]) * rng.uniform(0.6, 1.2, 3)
    for _ in range(45):
        angle, length = rng.normal(0, 0.7), rng.uniform(0.5, 1.6)
        x, y = np.sin(angle) * length * 0.6, pot - np.cos(angle) * length
        width = rng.uniform(0.03, 0.1)
        _put(
            s, _bar(x * 0.6, (y + pot) / 2, x, max(y, -0.97), width), green * rng.uniform(0.4, 1.3)
        )
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
        x, y = rng.normal(0, 0.3), 1 - abs(rng.normal(0, 0.5))
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


_MAKERS = (_chair, _table, _crate, _plant, _ball, _lamp, _fence, _board, _bush, _bicycle)


@lru_cache(maxsize=4)
def sprites(split: str) -> Tensor:
    """Sprites (30, 4, SPRITE, SPRITE): premultiplied color in linear light, and opacity."""
    rng = np.random.default_rng([7, *(ord(letter) for letter in split)])
    drawn = []
    for make in _MAKERS:
        for _ in range(3):
            sprite = np.zeros((4, SPRITE, SPRITE))
            make(rng, sprite)
            color = np.clip(sprite[:3], 0, 1) * (0.96 + 0.08 * rng.random((SPRITE, SPRITE)))
            drawn.append(np.concatenate([color**2 * sprite[3:], sprite[3:]]))
    return torch.from_numpy(np.stack(drawn).astype(np.float32))
