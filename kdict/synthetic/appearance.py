"""Appearance: skin, hair, face and clothes as functions of the position on the T-pose body.

Each point of the posed mesh has a position on the template's T-pose (meters, y up, facing +z),
where a sleeve ends at some |x|, a trouser leg at some y: clothes are drawn to the pixel,
with no texture map and whatever the body's shape. They also have a thickness, by which the mesh
that is drawn stands off the body.
"""

from dataclasses import dataclass, fields

import torch
from torch import Tensor

from .keyed_random import KeyedRNG
from .textures import sample_surface

_SKIN = ((0.95, 0.78, 0.68), (0.89, 0.69, 0.56), (0.80, 0.59, 0.45), (0.66, 0.46, 0.34),
         (0.48, 0.32, 0.23), (0.31, 0.21, 0.16))  # fmt: skip
_HAIR = ((0.07, 0.06, 0.06), (0.16, 0.10, 0.07), (0.30, 0.19, 0.11), (0.62, 0.46, 0.26),
         (0.45, 0.20, 0.10), (0.55, 0.54, 0.53))  # fmt: skip
_NEUTRAL = ((0.06, 0.06, 0.07), (0.22, 0.22, 0.23), (0.5, 0.5, 0.5), (0.88, 0.87, 0.85),
            (0.13, 0.16, 0.27), (0.24, 0.33, 0.48), (0.52, 0.43, 0.32),
            (0.28, 0.30, 0.20))  # fmt: skip

# How often plain, hoops, stripes, checks, dots, print, emblem, colored sleeves, side stripe.
_TOPS = (0.30, 0.13, 0.08, 0.10, 0.04, 0.12, 0.12, 0.11)
_BOTTOMS = (0.6, 0, 0, 0.08, 0, 0.12, 0, 0, 0.20)


def colors(rng: KeyedRNG, name: str, neutral: float) -> Tensor:
    """Linear-light colors (B, 3), with the given probability one of the usual dull ones."""
    hue, saturation, value = rng.uniform(f"{name} hsv", 3).unbind(-1)
    phase = hue[:, None] + hue.new_tensor([0.0, 1 / 3, 2 / 3])
    rainbow = 0.5 - 0.5 * (2 * torch.pi * phase).cos()
    bright = (0.15 + 0.8 * value)[:, None] * (1 - (0.15 + 0.75 * saturation)[:, None] * rainbow)
    table = hue.new_tensor(_NEUTRAL)
    dull = table[rng.integer(f"{name} dull", len(_NEUTRAL))] * (0.8 + 0.4 * value)[:, None]
    return torch.where(rng.bernoulli(f"{name} neutral", neutral)[:, None], dull, bright) ** 2


def _ramp(table: tuple, place: Tensor) -> Tensor:
    """Linear-light colors along a table's entries, ``place`` (B,) in [0, 1)."""
    stops = place.new_tensor(table)
    x = place * (len(table) - 1)
    below = x.long()
    return torch.lerp(stops[below], stops[below + 1], (x - below)[:, None]) ** 2


@dataclass
class Appearance:
    """What distinguishes B people; each field (B,) or, for colors in linear light, (B, 3)."""

    skin: Tensor
    hair: Tensor
    top: Tensor
    top2: Tensor
    bottom: Tensor
    bottom2: Tensor
    shoe: Tensor
    sock_color: Tensor
    sleeve: Tensor
    """|x| at which the sleeves end."""
    hem: Tensor
    """y at which the top ends."""
    neckline: Tensor
    leg: Tensor
    """y at which the trousers end."""
    sock: Tensor
    hairline: Tensor
    long_hair: Tensor
    cap: Tensor
    beard: Tensor
    top_pattern: Tensor
    bottom_pattern: Tensor
    frequency: Tensor
    cloth: Tensor
    cloth_scale: Tensor
    offset: Tensor
    loose_top: Tensor
    loose_leg: Tensor
    wrinkled: Tensor

    def at(self, index: Tensor) -> "Appearance":
        """The people at ``index`` (N,), a row each."""
        return Appearance(**{f.name: getattr(self, f.name)[index] for f in fields(self)})

    def column(self) -> "Appearance":
        """Fields (B, 1), to broadcast against the vertices."""
        return Appearance(**{f.name: getattr(self, f.name)[:, None] for f in fields(self)})


def draw_appearance(rng: KeyedRNG, cloths: tuple[int, int], sporty: float) -> Appearance:
    """People drawn from ``rng``; ``cloths`` are the surfaces (first, number) to print with.

    ``sporty`` is the share of short sleeves and legs.
    """
    between = rng.uniform
    device = rng.keys.device
    tone = between("skin")
    tinge = 1 + 0.06 * rng.normal("tinge", 3)
    top, bottom = colors(rng, "top", 0.4), colors(rng, "bottom", 0.75)
    short_sleeves, short_legs = (
        rng.bernoulli("short", 0.3 + 0.5 * sporty),
        rng.bernoulli("shorts", sporty),
    )
    sleeve = torch.where(short_sleeves, between("sleeve s", low=0.2, high=0.4),
                         between("sleeve l", low=0.58, high=0.69))  # fmt: skip
    sleeve = torch.where(rng.bernoulli("vest", 0.25 * sporty), 0.165, sleeve)
    leg = torch.where(short_legs, between("leg s", low=-0.5, high=-0.22),
                      between("leg l", low=-0.93, high=-0.82))  # fmt: skip
    dress = rng.bernoulli("dress", 0.1)
    hem = torch.where(dress, between("hem d", low=-0.5, high=-0.2),
                      between("hem", low=-0.14, high=0.02))  # fmt: skip
    suit = rng.bernoulli("one colour", 0.12)
    bottom = torch.where(suit[:, None], top, bottom)
    cap = rng.bernoulli("cap", 0.2)
    bald = rng.bernoulli("bald", 0.08) & ~cap
    hairline = torch.where(bald, 0.3, between("hairline", low=-0.02, high=0.025))
    return Appearance(
        skin=_ramp(_SKIN, tone) * tinge,
        hair=_ramp(_HAIR, between("hair") * (1.25 - 1.1 * tone).clamp(0.15, 1)),
        top=top,
        top2=colors(rng, "top 2", 0.5),
        bottom=bottom,
        bottom2=colors(rng, "bottom 2", 0.6),
        shoe=colors(rng, "shoe", 0.7),
        sock_color=colors(rng, "sock", 0.8),
        sleeve=sleeve,
        hem=hem,
        neckline=between("neckline", low=0.75, high=1.5),
        leg=leg,
        sock=between("sock", low=-0.95, high=-0.6),
        hairline=hairline,
        long_hair=(rng.bernoulli("long hair", 0.35) & ~bald).float() * between("length", low=0.3),
        cap=cap.float(),
        beard=(rng.bernoulli("beard", 0.25) & ~dress).float(),
        top_pattern=rng.categorical("top pattern", torch.tensor(_TOPS, device=device)),
        bottom_pattern=rng.categorical("bottom pattern", torch.tensor(_BOTTOMS, device=device)),
        frequency=between("frequency", low=6.0, high=28.0),
        cloth=cloths[0] + rng.integer("cloth", cloths[1]),
        cloth_scale=between("cloth scale", low=1.2, high=3.5),
        offset=between("offset"),
        loose_top=between("loose top", low=0.002, high=0.028),
        loose_leg=between("loose leg", low=0.002, high=0.03),
        wrinkled=between("wrinkled", low=0.1, high=0.5),
    )


def _zones(p: Tensor, a: Appearance) -> dict[str, Tensor]:
    """Which garment covers the T-pose points p (..., 3), as masks; the first that holds counts."""
    x, y, z = p[..., 0].abs(), p[..., 1], p[..., 2]
    opening = (x / 0.095) ** 2 + ((y - 0.52) / 0.085) ** 2 + ((z - 0.08) / 0.11) ** 2
    scalp = (y - 0.61) - 0.9 * (z - 0.045) > a.hairline
    mane = (z < 0.02) & (y > 0.58 - 0.3 * a.long_hair) & (y < 0.62) & (x < 0.1) & (a.long_hair > 0)
    head = y > 0.51
    return {
        "cap": head & (y > 0.655) & (a.cap > 0),
        "hair": (head & scalp) | mane,
        "top": (x < a.sleeve) & (y > a.hem) & (y < 0.53) & (opening > a.neckline),
        "shoe": y < -0.925,
        "bottom": (y < 0.03) & (y > a.leg),
        "sock": (y < a.sock) & (y < a.leg),
    }


def thickness(rest: Tensor, appearance: Appearance) -> Tensor:
    """How far (B, V), in meters, what is worn stands off the body's vertices ``rest`` (V, 3)."""
    a = appearance.column()
    x, y, z = rest[:, 0].abs(), rest[:, 1], rest[:, 2]
    zones = _zones(rest, a)
    folds = 0.6 + 0.4 * (37 * x + 23 * y + 31 * z + 6 * a.offset).sin()
    waist = (-((y - 0.02) ** 2) / 0.06).exp() + (x > 0.2) * 0.5
    flare = 0.35 + 0.65 * ((-0.1 - y) / 0.7).clamp(0, 1)
    brim = (-(((y - 0.668) / 0.012) ** 2)).exp() * ((z - 0.09) / 0.04).clamp(0, 1)
    crotch = ((x - 0.02) / 0.05).clamp(0, 1)
    shell = {
        "cap": 0.008 + 0.07 * brim,
        "hair": 0.008 + 0.022 * a.offset + 0.02 * a.long_hair,
        "top": 0.003 + a.loose_top * (0.25 + 0.75 * waist) * folds,
        "shoe": torch.full_like(y, 0.008),
        "bottom": 0.003 + a.loose_leg * flare * folds * crotch,
        "sock": torch.full_like(y, 0.002),
    }
    total = torch.zeros_like(a.sleeve + y)
    for name in reversed(shell):
        total = torch.where(zones[name], shell[name], total)
    return total


def _wave(x: Tensor) -> Tensor:
    """A square wave with soft edges, in [0, 1]."""
    return (0.5 + 2.5 * (2 * torch.pi * x).sin()).clamp(0, 1)


def _pattern(kind: Tensor, p: Tensor, a: Appearance, bank: Tensor) -> Tensor:
    x, y, z = p.unbind(-1)
    across = torch.where((x.abs() > 0.17) & (y > 0.28), y, x)
    along = torch.where((x.abs() > 0.17) & (y > 0.28), x, y)
    hoops, stripes = _wave(along * a.frequency + a.offset), _wave(across * a.frequency)
    cloth = sample_surface(
        bank, a.cloth, (x + 0.4 * z) * a.cloth_scale + a.offset, y * a.cloth_scale
    )
    f = 2 * torch.pi * a.frequency
    dots = (6 * ((across * f).sin() * (along * f).sin()) - 3).clamp(0, 1)
    emblem = ((x.abs() < 0.08) & ((y - 0.25).abs() < 0.09) & (z > 0.02)).float() * (cloth + 0.3)
    sleeves = (x.abs() > 0.17) | (y > 0.36 + 0.1 * (a.offset - 0.5))
    side = (z + 0.005).abs() < 0.014
    # In the order of _TOPS, after plain.
    values = (hoops, stripes, 0.5 * (hoops + stripes), dots, cloth, emblem.clamp(0, 1),
              sleeves.float(), side.float())  # fmt: skip
    mix = torch.zeros_like(x)
    for number, value in enumerate(values, start=1):
        mix = torch.where(kind == number, value, mix)
    return mix[:, None]


def albedo(p: Tensor, a: Appearance, bank: Tensor) -> tuple[Tensor, Tensor]:
    """Color (N, 3) in linear light and gloss (N,) at the T-pose points p (N, 3) of people a.

    Parameters
    ----------
    a : from `Appearance.at`, a row for every point.
    bank : surfaces, see `kdict.synthetic.textures`.
    """
    x, y, z = p[:, 0].abs(), p[:, 1], p[:, 2]
    zones = _zones(p, a)

    def ellipse(cx, cy, rx, ry):
        return ((((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2) < 1) & (z > 0.085)

    flush = (-(((x - 0.045) / 0.02) ** 2) - ((y - 0.575) / 0.025) ** 2).exp() * (z > 0.08)
    color = a.skin * (1 - flush[:, None] * p.new_tensor([0.0, 0.22, 0.2]))
    beard = (a.beard > 0) & (y < 0.56) & (y > 0.475) & (z > 0.045) & (y < 0.6 - 0.4 * (0.1 - z))
    paint = (
        (beard & (y > 0.48), torch.lerp(a.skin, a.hair, 0.55)),
        (ellipse(0.0, 0.529, 0.026, 0.008), a.skin * p.new_tensor([0.62, 0.3, 0.3])),
        (ellipse(0.0, 0.557, 0.012, 0.004), a.skin * 0.35),
        (ellipse(0.033, 0.616, 0.017, 0.0085), p.new_tensor([0.75, 0.73, 0.72])),
        (ellipse(0.033, 0.616, 0.008, 0.0085), p.new_tensor([0.02, 0.015, 0.01])),
        (ellipse(0.034, 0.6365, 0.021, 0.0045), a.hair * 0.8),
        (zones["sock"], a.sock_color),
        (zones["bottom"], torch.lerp(a.bottom, a.bottom2, _pattern(a.bottom_pattern, p, a, bank))),
        (zones["bottom"] & (y > -0.005), a.bottom2 * 0.4),
        (zones["shoe"], torch.where((y < -0.983)[:, None], a.sock_color * 0.5 + 0.3, a.shoe)),
        (zones["top"], torch.lerp(a.top, a.top2, _pattern(a.top_pattern, p, a, bank))),
        (zones["hair"], a.hair),
        (zones["cap"], torch.where((x < 0.012)[:, None], a.top2, a.shoe)),
    )
    for mask, value in paint:
        color = torch.where(mask[:, None], value, color)
    bare = ~(zones["top"] | zones["bottom"] | zones["cap"])
    weave = sample_surface(bank, 0 * a.cloth, p[:, 0] * 9 + z * 5, y * 9)
    return color * (0.8 + 0.4 * weave)[:, None], 0.35 * bare + 0.25 * zones["shoe"]
