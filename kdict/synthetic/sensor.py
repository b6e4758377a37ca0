"""Camera model: exposure, white balance, blur, sensor noise and JPEG compression."""

import math

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, interpolate, pad

from .keyed_random import KeyedRNG

_LUMINANCE = (
    (16, 11, 10, 16, 24, 40, 51, 61), (12, 12, 14, 19, 26, 58, 60, 55),
    (14, 13, 16, 24, 40, 57, 69, 56), (14, 17, 22, 29, 51, 87, 80, 62),
    (18, 22, 37, 56, 68, 109, 103, 77), (24, 35, 55, 64, 81, 104, 113, 92),
    (49, 64, 78, 87, 103, 121, 120, 101), (72, 92, 95, 98, 112, 100, 103, 99),
)  # fmt: skip
_CHROMINANCE = (
    (17, 18, 24, 47, 99, 99, 99, 99), (18, 21, 26, 66, 99, 99, 99, 99),
    (24, 26, 56, 99, 99, 99, 99, 99), (47, 66, 99, 99, 99, 99, 99, 99),
    *((99,) * 8,) * 4,
)  # fmt: skip
_YCC = ((0.299, 0.587, 0.114), (-0.168736, -0.331264, 0.5), (0.5, -0.418688, -0.081312))
_COSINES = [
    [math.sqrt((1 if k == 0 else 2) / 8) * math.cos(math.pi * k * (2 * n + 1) / 16)
     for n in range(8)] for k in range(8)
]  # fmt: skip


def _blurred(image: Tensor) -> Tensor:
    wide = pad(image, (1, 1, 1, 1), mode="replicate")
    rows = 0.25 * (wide[:, :, :-2] + wide[:, :, 2:]) + 0.5 * wide[:, :, 1:-1]
    return 0.25 * (rows[..., :-2] + rows[..., 2:]) + 0.5 * rows[..., 1:-1]


def defocus(image: Tensor, amount: Tensor) -> Tensor:
    """Images (B, 3, S, S) with the lens focused elsewhere, by ``amount`` (B,) in [0, 1]."""
    size = image.shape[-2:]
    soft = interpolate(_blurred(avg_pool2d(image, 2)), size=size, mode="bilinear")
    softer = interpolate(_blurred(avg_pool2d(image, 4)), size=size, mode="bilinear")
    amount = (2 * amount)[:, None, None, None]
    return torch.lerp(torch.lerp(image, soft, amount.clamp(0, 1)), softer, (amount - 1).clamp(0, 1))


def jpeg(image: Tensor, quality: Tensor) -> Tensor:
    """Images (B, 3, S, S) in [0, 1] after JPEG at ``quality`` (B,) in 1 to 100.

    The standard's example tables (ITU-T T.81, annex K), scaled as libjpeg does, with chrominance
    at half the resolution; S must be a multiple of 16.
    """
    scale = torch.where(quality < 50, 5000 / quality, 200 - 2 * quality) / 100
    ycc = torch.einsum("ij,bjhw->bihw", image.new_tensor(_YCC), image * 255)
    luminance = _quantized(ycc[:, :1] - 128, image.new_tensor(_LUMINANCE), scale) + 128
    chroma = _quantized(avg_pool2d(ycc[:, 1:], 2), image.new_tensor(_CHROMINANCE), scale)
    chroma = interpolate(chroma, scale_factor=2, mode="bilinear")
    whole = torch.cat([luminance, chroma], 1)
    back = torch.linalg.inv(image.new_tensor(_YCC, dtype=torch.float64)).to(image)
    return (torch.einsum("ij,bjhw->bihw", back, whole) / 255).clamp(0, 1)


def _quantized(planes: Tensor, table: Tensor, scale: Tensor) -> Tensor:
    b, c, h, w = planes.shape
    cosines = planes.new_tensor(_COSINES)
    step = (table * scale[:, None, None]).round().clamp(1, 255)[:, None, None, None]
    blocks = planes.view(b, c, h // 8, 8, w // 8, 8).transpose(3, 4)
    levels = (cosines @ blocks @ cosines.T / step).round()
    return (cosines.T @ (levels * step) @ cosines).transpose(3, 4).reshape(b, c, h, w)


def apply_sensor(light: Tensor, rng: KeyedRNG, noise: Tensor, roughness: float) -> Tensor:
    """Images (B, 3, S, S) in [0, 1] from linear light (B, 3, S, S).

    Parameters
    ----------
    noise : (N, N) standard normal numbers, of which each image uses a different window.
    roughness : 0 for a good camera, 1 for a bad one.
    """
    batch, _, size, _ = light.shape
    between = rng.uniform

    def column(x: Tensor) -> Tensor:
        return x.view(batch, -1, 1, 1)

    mean = light.mean((1, 2, 3))
    exposure = (0.32 / mean.clamp_min(1e-3)) ** 0.75 * 2 ** (0.35 * rng.normal("exposure"))
    balance = 1 + (0.03 + 0.06 * roughness) * rng.normal("balance", 3)
    light = light * column(exposure[:, None] * balance)
    axis = torch.linspace(-1, 1, size, device=light.device)
    edge = axis[:, None] ** 2 + axis**2
    light = light * (1 - column(between("vignette", high=0.15)) * edge)
    # Highlights roll off instead of clipping hard.
    image = (light * (1 + light / 6) / (1 + light)).clamp(0, 1).sqrt()
    image = torch.lerp(
        image.mean(1, keepdim=True), image, column(between("vivid", low=0.8, high=1.35))
    )
    steep = column(between("contrast", low=0.0, high=0.7))
    image = image.clamp(0, 1)
    image = torch.lerp(image, image * image * (3 - 2 * image), steep)
    blur = between("blur") ** 2 * (0.4 + 1.3 * roughness)
    for step in range(3):
        image = torch.lerp(image, _blurred(image), column((blur - 0.6 * step).clamp(0, 1)))
    coarse = interpolate(avg_pool2d(image, 2), scale_factor=2, mode="bilinear")
    image = torch.where(column(rng.bernoulli("coarse", 0.2 * roughness)), coarse, image)
    strength = between("noise") ** 2 * (0.008 + 0.025 * roughness)
    row = rng.integer("noise row", len(noise))[:, None, None, None]
    along = torch.arange(size, device=light.device)
    row = (row + along[:, None] + 61 * torch.arange(3, device=light.device)[:, None, None]) % len(
        noise
    )
    start = rng.integer("noise column", len(noise))[:, None, None, None]
    grain = noise[row, (start + along) % len(noise)]
    image = (image + column(strength) * grain).clamp(0, 1)
    quality = 96 - (50 + 25 * roughness) * between("quality") ** 2
    return jpeg(image, quality)
