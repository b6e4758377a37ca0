"""MoveNet: COCO's 17 keypoints from an image, by a convolutional network with dense heads.

A MobileNetV2 backbone (Sandler et al., 2018), a feature pyramid up to stride 4 (Lin et al., 2017),
and heads that predict, for every cell, whether a person's center is there, the vectors from it to
the keypoints, and a heatmap per keypoint (Zhou et al., *Objects as Points*, 2019). *Thunder* reads
the person nearest to the middle of a 256² crop, *MultiPose* every person of an image. The weights
are Google's, trained on COCO and on videos of sports and dance, Apache-2.0, converted by
``kdictbook.recipes.movenet``; they are in half precision at the source, so nothing is lost.

Both run in PyTorch, 1.3 times slower than ONNX Runtime on one core (60 against 47 ms for a crop):
PyTorch is a dependency already, and one file serves as the detector's second stage and as the
frozen encoder of the network, which reads the intermediate maps.
"""

from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from ..resources import pretrained_path, read_tensors

N_KEYPOINTS = 17
VARIANTS = ("thunder", "multipose")
STRIDE = 32
"""Input sides are multiples of it."""
_WIDTH = {"thunder": 1.75, "multipose": 1.5}
_HEADS = {"center": 1, "regression": 34, "heatmaps": 17, "offsets": 34}
_BOX_HEADS = {"box_size": 2, "box_offset": 2}
_STAGES = ((24, 2, 2), (32, 3, 2), (64, 4, 2), (96, 3, 1), (160, 3, 2), (320, 1, 1))
"""MobileNetV2 after its first block: channels at width 1, number of blocks, stride of the first."""
_TAPS = {2: 24, 5: 32, 9: 64}
"""Blocks whose output the pyramid reads, at strides 4, 8 and 16: channels at width 1."""
_TOP = 1280
_PYRAMID = (64, 32, 24, 24)
_HIDDEN = 96
_SOFTENING = 1.8
"""Cells added to a distance, so that a heatmap divided by the distance stays finite."""
_SPREAD = 0.3
_LEAST_SCORE = 0.127
"""Keypoints below it do not count in a person's score."""


class Maps(NamedTuple):
    """What `MoveNet` computes for images (B, 3, H, W); h, w = H / 4, W / 4.

    ``stride4``, ``stride8``, ``stride16`` and ``stride32`` are features of the backbone (Thunder:
    40, 56, 112 and 1,280 channels), ``pyramid`` (B, 24, h, w) is what the heads read. ``center``
    (B, 1, h, w) and ``heatmaps`` (B, 17, h, w) are in [0, 1]; ``regression`` (B, 34, h, w) holds
    the vectors from a center to its keypoints, ``offsets`` (B, 34, h, w) from a cell to the
    keypoint in it, each y before x, in cells. ``box_size`` and ``box_offset`` (B, 2, h, w),
    height or y first, are MultiPose's alone.
    """

    stride4: Tensor
    stride8: Tensor
    stride16: Tensor
    stride32: Tensor
    pyramid: Tensor
    center: Tensor
    regression: Tensor
    heatmaps: Tensor
    offsets: Tensor
    box_size: Tensor | None = None
    box_offset: Tensor | None = None


class Candidates(NamedTuple):
    """The n likeliest people per image: ``keypoints`` (B, n, 17, 2) and ``boxes`` (B, n, 4), left,
    top, right, bottom, as fractions of the image, x before y; ``keypoint_scores`` (B, n, 17) and
    ``scores`` (B, n) in [0, 1], 0 where there is no center."""

    keypoints: Tensor
    keypoint_scores: Tensor
    boxes: Tensor
    scores: Tensor


class _Convolution(nn.Conv2d):
    """A convolution with the padding of TensorFlow's "same", uneven at stride 2, and ReLU."""

    def __init__(self, inputs, outputs, size=1, stride=1, groups=1, bias=True, limit=None):
        padding = size // 2 if stride == 1 else 0
        super().__init__(inputs, outputs, size, stride, padding, groups=groups, bias=bias)
        self.limit = limit

    def forward(self, x: Tensor) -> Tensor:
        if self.stride == (1, 1):
            x = super().forward(x)
        elif x.device.type != "cpu" or torch.compiler.is_compiling() or torch.jit.is_tracing():
            x = super().forward(functional.pad(x, (0, 1, 0, 1)))
        else:
            # Padding the kernel takes a fifth of the time of padding the image.
            kernel = functional.pad(self.weight, (1, 0, 1, 0))
            x = functional.conv2d(x, kernel, self.bias, self.stride, 1, groups=self.groups)
        return x if self.limit is None else x.clamp_(0.0, self.limit)


class _InvertedResidual(nn.Module):
    def __init__(self, inputs: int, outputs: int, stride: int, expansion: int = 6):
        super().__init__()
        inner = inputs * expansion
        self.expand = nn.Identity() if expansion == 1 else _Convolution(inputs, inner, limit=6.0)
        self.depthwise = _Convolution(inner, inner, 3, stride, groups=inner, limit=6.0)
        self.project = _Convolution(inner, outputs)
        self.residual = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        y = self.project(self.depthwise(self.expand(x)))
        return x + y if self.residual else y


class _Separable(nn.Module):
    def __init__(self, inputs: int, outputs: int):
        super().__init__()
        self.depthwise = _Convolution(inputs, inputs, 3, groups=inputs, bias=False)
        self.pointwise = _Convolution(inputs, outputs, limit=float("inf"))

    def forward(self, x: Tensor) -> Tensor:
        return self.pointwise(self.depthwise(x))


def _channels(base: int, width: float) -> int:
    """MobileNetV2's rule: the multiple of 8 nearest to ``width · base``, at least 90 % of it."""
    rounded = int(width * base + 4) // 8 * 8
    return rounded + 8 if rounded < 0.9 * width * base else rounded


class MoveNet(nn.Module):
    """The network, with random weights; `from_pretrained` loads the released ones.

    Parameters
    ----------
    variant : ``"thunder"`` or ``"multipose"``.
    """

    def __init__(self, variant: str):
        super().__init__()
        if variant not in VARIANTS:
            raise ValueError(f"variant is {variant!r}; expected one of {', '.join(VARIANTS)}")
        self.variant, width = variant, _WIDTH[variant]
        first, inputs = _channels(32, width), _channels(16, width)
        self.stem = _Convolution(3, first, 3, 2, limit=6.0)
        self.blocks = nn.ModuleList([_InvertedResidual(first, inputs, 1, expansion=1)])
        for base, count, stride in _STAGES:
            outputs = _channels(base, width)
            for number in range(count):
                self.blocks.append(_InvertedResidual(inputs, outputs, 1 if number else stride))
                inputs = outputs
        self.top = _Convolution(inputs, _TOP, limit=6.0)
        taps = [_channels(base, width) for base in _TAPS.values()]
        self.reduce = _Convolution(_TOP, _PYRAMID[0])
        self.lateral = nn.ModuleList(map(_Convolution, taps[::-1], _PYRAMID))
        self.smooth = nn.ModuleList(map(_Separable, _PYRAMID, _PYRAMID[1:]))
        heads = _HEADS | (_BOX_HEADS if variant == "multipose" else {})
        self.heads = nn.ModuleDict(
            {
                name: nn.Sequential(_Separable(_PYRAMID[-1], _HIDDEN), _Convolution(_HIDDEN, size))
                for name, size in heads.items()
            }
        )

    @classmethod
    def from_pretrained(cls, name_or_path: str | Path) -> "MoveNet":
        """The released weights in float32, ready for inference.

        Parameters
        ----------
        name_or_path : ``"movenet-thunder"``, ``"movenet-multipose"`` or a ``.safetensors`` file.

        Raises
        ------
        FileNotFoundError : when there is no such file.
        ValueError : for an unknown name, and when the file holds something else.
        """
        path = pretrained_path("weights", name_or_path)
        tensors, about = read_tensors(path, "MoveNet's weights", "movenet")
        try:
            model = cls(about.get("variant", ""))
            model.load_state_dict(tensors)
        except (RuntimeError, ValueError) as error:
            raise ValueError(
                f"{path}: not the weights of {about.get('variant')}: {error}"
            ) from error
        # Pointwise convolutions are 1.3 times faster on one core when channels are last.
        return model.to(memory_format=torch.channels_last).eval()

    def forward(self, images: Tensor) -> Maps:
        """Features and heads of RGB images (B, 3, H, W) in [0, 1]; H and W multiples of 32.

        Raises
        ------
        ValueError : for images of another shape.
        """
        if images.dim() != 4 or images.shape[1] != 3 or any(n % STRIDE for n in images.shape[2:]):
            raise ValueError(
                f"images have shape {tuple(images.shape)}; expected (B, 3, H, W), H and W "
                f"multiples of {STRIDE}"
            )
        x, taps = self.stem(images * 2 - 1), []
        for number, block in enumerate(self.blocks):
            x = block(x)
            if number in _TAPS:
                taps.append(x)
        top = self.top(x)
        x = self.reduce(top)
        for lateral, smooth, tap in zip(self.lateral, self.smooth, reversed(taps), strict=True):
            x = functional.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)
            x = smooth(x + lateral(tap))
        heads = {name: head(x) for name, head in self.heads.items()}
        for name in ("center", "heatmaps"):
            heads[name] = heads[name].sigmoid()
        return Maps(*taps, top, x, **heads)


def nearest_person(maps: Maps) -> tuple[Tensor, Tensor]:
    """The person nearest to the middle of each image, as Thunder is meant to be read.

    The center is the maximum of its map divided by the distance from the middle; each keypoint is
    the maximum of its heatmap divided by the distance from where the center's vector points.

    Returns
    -------
    keypoints (B, 17, 2), x and y as fractions of the image, and their scores (B, 17) in [0, 1].
    """
    y, x, height, width = _grid(maps)
    middle = ((y - height / 2) ** 2 + (x - width / 2) ** 2).sqrt() + _SOFTENING
    at = (maps.center[:, 0] / middle).flatten(1).argmax(1, keepdim=True)
    down, across = (aim[..., None, None] for aim in _aims(maps, at))
    distance = ((y - down) ** 2 + (x - across) ** 2).sqrt()
    weights = maps.heatmaps[:, None] / (distance + _SOFTENING)
    places, cells = _read(maps, weights)
    scores = maps.heatmaps.flatten(2).gather(2, cells[:, 0, :, None])[..., 0]
    return places[:, 0], scores


def all_people(maps: Maps, limit: int = 6, least: float = 0.0) -> Candidates:
    """The ``limit`` likeliest people of each image, as MultiPose is meant to be read.

    Ranks whose centers score below ``least`` in every image are left out; at least one rank stays.

    Centers are the maxima of their map over 5 × 5 cells. A keypoint is the maximum, inside the
    person's box, of its heatmap times a Gaussian around where the center's vector points; that
    product is its score. A person's score is the center's times the mean of its keypoints' scores
    above 0.127.
    """
    y, x, height, width = _grid(maps)
    peaks = functional.max_pool2d(maps.center, 5, 1, 2)
    peaks = torch.where(maps.center > peaks - 1e-6, maps.center, 0.0).flatten(1)
    scores, at = peaks.topk(limit)
    center = torch.stack([at // width, at % width], -1) + _gather(maps.box_offset, at)
    half = _gather(maps.box_size, at).clamp(min=0) / 2
    shape = center.new_tensor([height, width])
    low, high = (end.clamp(min=0).minimum(shape) for end in (center - half, center + half))
    # Where an image has fewer peaks, the rest are any cells: they must not raise anyone's score.
    top, left = low.masked_fill((scores <= 0)[..., None], torch.inf)[..., None, None].unbind(2)
    bottom, right = high[..., None, None].unbind(2)
    # The Gaussian is the product of its profiles (B, n, 17, h) and (B, n, 17, w).
    spread = _SPREAD * min(height, width)
    vertical, horizontal = (
        (-((line - aim[..., None]) ** 2) / spread).exp() * (line >= start) * (line < end)
        for line, aim, start, end in zip(
            (y[:, 0], x), _aims(maps, at), (top, left), (bottom, right), strict=True
        )
    )
    count = max(1, int((scores >= least).sum(1).max()))
    weights = maps.heatmaps[:, None] * vertical[:, :count, :, :, None]
    places, cells = _read(maps, weights.mul_(horizontal[:, :count, :, None]))
    # Whoever is nearest to a cell gives its score.
    picked = cells.transpose(1, 2)
    near = [
        profile.gather(3, line[:, None].expand(-1, limit, -1, -1))
        for profile, line in ((vertical, picked // width), (horizontal, picked % width))
    ]
    heat = maps.heatmaps.flatten(2).gather(2, picked)
    keypoint_scores = (heat * (near[0] * near[1]).amax(1)).transpose(1, 2)
    counted = keypoint_scores > _LEAST_SCORE
    mean = (keypoint_scores * counted).sum(-1) / counted.sum(-1).clamp(min=1)
    boxes = torch.cat([low.flip(-1), high.flip(-1)], -1) / shape.flip(0).repeat(2)
    return Candidates(places, keypoint_scores, boxes[:, :count], scores[:, :count] * mean)


def _grid(maps: Maps) -> tuple[Tensor, Tensor, int, int]:
    height, width = maps.center.shape[-2:]
    y, x = (torch.arange(n, device=maps.center.device).to(maps.center) for n in (height, width))
    return y[:, None], x, height, width


def _gather(values: Tensor, at: Tensor) -> Tensor:
    """Values (B, C, h, w) at cells (B, n), to (B, n, C)."""
    return (
        values.flatten(2).transpose(1, 2).gather(1, at[..., None].expand(-1, -1, values.shape[1]))
    )


def _aims(maps: Maps, at: Tensor) -> tuple[Tensor, Tensor]:
    """The row and the column (B, n, 17) that the vectors of centers at (B, n) point to."""
    width = maps.center.shape[-1]
    down, across = _gather(maps.regression, at).unflatten(2, (N_KEYPOINTS, 2)).unbind(-1)
    return down + (at // width)[..., None], across + (at % width)[..., None]


def _read(maps: Maps, weights: Tensor) -> tuple[Tensor, Tensor]:
    """Keypoints (B, n, 17, 2), x and y as fractions, at the maxima of weights (B, n, 17, h, w),
    and the cells (B, n, 17) of the maxima."""
    height, width = weights.shape[-2:]
    cells = weights.flatten(3).argmax(-1)
    offsets = maps.offsets.unflatten(1, (N_KEYPOINTS, 2)).flatten(3)
    down, across = offsets.gather(
        3, cells.transpose(1, 2)[:, :, None].expand(-1, -1, 2, -1)
    ).unbind(2)
    x, y = cells % width + across.transpose(1, 2), cells // width + down.transpose(1, 2)
    return torch.stack([x / width, y / height], -1), cells
