"""The image encoder of Fig. 1: a ResNet of the transformers library (``pip install kdict[train]``).

Built from a description, so that nothing is downloaded unless ImageNet's weights are asked for.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from ..resources import read_tensors
from ..skeleton import JOINTS

_SHAPES: dict[str, dict[str, Any]] = {
    "resnet50": {
        "layer_type": "bottleneck", "depths": [3, 4, 6, 3],
        "hidden_sizes": [256, 512, 1024, 2048], "embedding_size": 64,
    },
    "resnet18": {
        "layer_type": "basic", "depths": [2, 2, 2, 2],
        "hidden_sizes": [64, 128, 256, 512], "embedding_size": 64,
    },
    # Its first stage has stride 2 as well: a third of the multiply-adds at 128².
    "resnet18-s64": {
        "layer_type": "basic", "depths": [2, 2, 2, 2],
        "hidden_sizes": [64, 128, 256, 512], "embedding_size": 64,
        "downsample_in_first_stage": True,
    },
    # One thin block per stage, for runs of seconds. Widths are multiples of 16: with
    # others, odd batches in bf16 on two threads corrupt memory inside oneDNN's gradients.
    "tiny": {
        "layer_type": "basic", "depths": [1, 1, 1, 1],
        "hidden_sizes": [16, 16, 32, 32], "embedding_size": 16,
    },
}  # fmt: skip
BACKBONES = tuple(_SHAPES)
POOLS = ("average", "none", "keypoints")
_PRETRAINED = {  # repository of the Hugging Face hub, commit
    "resnet50": ("microsoft/resnet-50", "34c2154c194f829b11125337b98c8f5f9965ff19"),
    "resnet18": ("microsoft/resnet-18", "65a5785d9156231087c481e0c7dd33a5ff6f7e3e"),
}
_WIDTH = 64
_MEAN, _STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def _library():
    try:
        import transformers
    except ImportError as error:
        raise ImportError(
            f"the network's ResNet comes from transformers, which cannot be imported ({error}); "
            "install it with: pip install 'kdict[train]'"
        ) from error
    return transformers


def stride(name: str) -> int:
    """Pixels of the image, each way, for one cell of a backbone's last features.

    Raises
    ------
    ValueError : for a name that is not one of `BACKBONES`.
    """
    if name not in _SHAPES:
        raise ValueError(f"backbone is {name!r}; expected one of {', '.join(BACKBONES)}")
    return 64 if _SHAPES[name].get("downsample_in_first_stage") else 32


class KeypointMaps(nn.Module):
    """Heatmaps of the joints, and the image features at each joint.

    A small feature pyramid as of Lin et al., "Feature pyramid networks for object detection"
    (2017), over the last three stages: their features are brought to one width, the coarse ones
    are added to the finer ones, and a linear layer gives each of the 24 joints its scores.

    Parameters
    ----------
    channels : of the stages, the finest first.
    width : of the pyramid.
    """

    def __init__(self, channels: Sequence[int], width: int):
        super().__init__()
        self.laterals = nn.ModuleList(nn.Conv2d(c, width, 1) for c in channels)
        self.mix = nn.Sequential(
            nn.Conv2d(width, width, 3, padding=1, bias=False),
            nn.BatchNorm2d(width),
            nn.ReLU(inplace=True),
        )
        self.scores = nn.Conv2d(width, len(JOINTS), 1)

    def forward(self, stages: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
        """Stages (B, C, h, w), each half as fine as the one before, to features
        (B, width, h, w) and scores (B, 24, h, w) as fine as the first."""
        *finer, features = (f(x) for f, x in zip(self.laterals, stages, strict=True))
        for lateral in reversed(finer):
            features = lateral + nn.functional.interpolate(features, scale_factor=2.0)
        features = self.mix(features)
        return features, self.scores(features)


def soft_argmax(scores: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Keypoints of heatmap logits (B, K, h, h) by soft-argmax, and features (B, C, h, h) there.

    Returns
    -------
    (B, 2K) the expected places under the maps' softmax, in the crop's coordinates [−1, 1], all x
    first; (B, K) the probability of the likeliest cell; (B, KC) the expected features.
    """
    side = scores.shape[-1]
    probability = scores.float().flatten(2).softmax(-1)
    cells = (torch.arange(side, device=scores.device) + 0.5) / side * 2 - 1
    grid = probability.unflatten(-1, (side, side))
    # Not a matrix product, which autocast would round to half precision.
    places = [(grid.sum(axis) * cells).sum(-1) for axis in (-2, -1)]
    looks = probability.to(features.dtype) @ features.flatten(2).mT
    return torch.cat(places, -1), probability.amax(-1), looks.flatten(1)


class Backbone(nn.Module):
    """Images (B, 3, S, S) in [0, 1] to features (B, ``features``).

    Parameters
    ----------
    name : one of `BACKBONES`.
    image_size : S, in pixels, a multiple of the backbone's ``stride``: 32, or 64 for one whose
        first stage halves as well, ``"resnet18-s64"``.
    pool : ``"average"``, global average pooling; ``"none"``, the whole map of S/stride × S/stride
        places, as the paper's "features before GAP" may be read; or ``"keypoints"``, the average
        and, for each of the 24 joints, where a map of scores puts it, how surely, and what the
        image looks like there, see `KeypointMaps`.
    """

    def __init__(self, name: str, image_size: int, pool: str = "average"):
        super().__init__()
        self.stride = stride(name)
        if pool not in POOLS:
            raise ValueError(f"pool is {pool!r}; expected one of {', '.join(POOLS)}")
        if image_size < self.stride or image_size % self.stride:
            raise ValueError(f"image_size is {image_size}; expected a multiple of {self.stride}")
        library = _library()
        self.name, self.image_size, self.pool = name, image_size, pool
        self.resnet = library.ResNetModel(library.ResNetConfig(**_SHAPES[name]))
        stages = _SHAPES[name]["hidden_sizes"]
        channels = stages[-1]
        self.features = {
            "average": channels,
            "none": channels * (image_size // self.stride) ** 2,
            "keypoints": channels + (3 + _WIDTH) * len(JOINTS),
        }[pool]
        self.maps = KeypointMaps(stages[1:], _WIDTH) if pool == "keypoints" else None
        for buffer, value in (("mean", _MEAN), ("std", _STD)):
            self.register_buffer(buffer, torch.tensor(value)[:, None, None], persistent=False)
        # What comes out of a convolution lies as its filters do. A CPU takes half the time for a
        # single image so, and tensor cores want it.
        self.to(memory_format=torch.channels_last)

    def forward(self, image: Tensor) -> Tensor:
        return self.pooled(image)[0]

    def pooled(self, image: Tensor) -> tuple[Tensor, Tensor | None]:
        """Features (B, ``features``) and, with the pool ``"keypoints"``, the maps of scores
        (B, 24, h, h), four times as fine as the last stage."""
        stages = self.stages(image)
        average = stages[-1].mean((-2, -1))
        if self.pool == "average":
            return average, None
        if self.pool == "keypoints":
            features, scores = self.maps(stages[1:])
            return torch.cat([average.float(), *soft_argmax(scores, features)], -1), scores
        side, last = self.image_size // self.stride, stages[-1]
        if last.shape[-1] != side:
            last = nn.functional.interpolate(last, (side, side), mode="bilinear")
        return last.flatten(1), None

    def stages(self, image: Tensor) -> tuple[Tensor, ...]:
        """What the four stages find, (B, C, h, h), each half as fine as the one before.

        Training may begin with smaller images. Those of half the size skip the pooling before
        the first stage, so that all that comes after it sees people as large as ever.
        """
        size = self.image_size
        if self.training and image.shape[-1] % self.stride == 0:
            size = image.shape[-1]
        if image.dim() != 4 or tuple(image.shape[1:]) != (3, size, size):
            raise ValueError(
                f"image has shape {tuple(image.shape)}; expected (B, 3, {self.image_size}, "
                f"{self.image_size}): crop and resize it first"
            )
        if not image.is_floating_point():
            raise TypeError(f"image is {image.dtype}; expected floating-point numbers in [0, 1]")
        stem = self.resnet.embedder
        features = stem.embedder((image - self.mean) / self.std)
        if 2 * size != self.image_size:
            features = stem.pooler(features)
        return self.resnet.encoder(features, output_hidden_states=True).hidden_states[1:]

    def start_from(self, weights: str | Path) -> None:
        """Replace the weights by ``"imagenet"``'s, downloaded once from the Hugging Face hub, or
        by those of a safetensors file of a backbone's state, whose metadata name it under
        ``backbone``; maps that the file lacks stay as they are.

        Raises
        ------
        ValueError : for a backbone without ImageNet weights, a file of another one, or one that
            lacks tensors.
        FileNotFoundError : when there is no such file.
        OSError : when ImageNet's cannot be downloaded.
        """
        if weights == "imagenet":
            if self.name not in _PRETRAINED:
                raise ValueError(
                    f"backbone {self.name!r} has no ImageNet weights; those that have: "
                    f"{', '.join(_PRETRAINED)}"
                )
            repository, commit = _PRETRAINED[self.name]
            pretrained = _library().ResNetModel.from_pretrained(
                repository, revision=commit, use_safetensors=True
            )
            self.resnet.load_state_dict(pretrained.state_dict())
            return
        tensors, about = read_tensors(weights, "a backbone's weights")
        if about.get("backbone") != self.name:
            raise ValueError(
                f"{weights} holds {about.get('backbone', 'no backbone')!r}; expected weights of "
                f"{self.name!r}"
            )
        own = self.state_dict()
        known = {name: value for name, value in tensors.items() if name in own}
        missing = [name for name in own if name not in known and not name.startswith("maps.")]
        if missing:
            raise ValueError(
                f"{weights} lacks {len(missing)} of the tensors of {self.name!r}, the first is "
                f"{missing[0]!r}; expected all but the maps': make it again"
            )
        try:
            self.load_state_dict(known, strict=False)
        except RuntimeError as error:  # of other shapes
            raise ValueError(f"{weights}: not the weights of {self.name!r}: {error}") from error
