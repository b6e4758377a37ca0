"""The image encoder of Fig. 1: a ResNet of the transformers library (``pip install kdict[train]``).

Built from a description, so that nothing is downloaded unless ImageNet's weights are asked for.
"""

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from .data import read_tensors

_SHAPES: dict[str, dict[str, Any]] = {
    "resnet50": {
        "layer_type": "bottleneck", "depths": [3, 4, 6, 3],
        "hidden_sizes": [256, 512, 1024, 2048], "embedding_size": 64,
    },
    "resnet18": {
        "layer_type": "basic", "depths": [2, 2, 2, 2],
        "hidden_sizes": [64, 128, 256, 512], "embedding_size": 64,
    },
    # One thin block a stage: for trying things out in seconds.
    "tiny": {
        "layer_type": "basic", "depths": [1, 1, 1, 1],
        "hidden_sizes": [8, 16, 24, 32], "embedding_size": 8,
    },
}  # fmt: skip
BACKBONES = tuple(_SHAPES)
POOLS = ("average", "none")
_PRETRAINED = {"resnet50": "microsoft/resnet-50", "resnet18": "microsoft/resnet-18"}
_STRIDE = 32
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


class Backbone(nn.Module):
    """Images (B, 3, S, S) in [0, 1] to features (B, ``features``).

    Parameters
    ----------
    name : one of `BACKBONES`.
    image_size : S, in pixels, a multiple of 32.
    pool : ``"average"``, global average pooling; or ``"none"``, the whole map of S/32 × S/32
        places, as the paper's "features before GAP" may be read.
    """

    def __init__(self, name: str, image_size: int, pool: str = "average"):
        super().__init__()
        if name not in _SHAPES:
            raise ValueError(f"backbone is {name!r}; expected one of {', '.join(BACKBONES)}")
        if pool not in POOLS:
            raise ValueError(f"pool is {pool!r}; expected one of {', '.join(POOLS)}")
        if image_size < _STRIDE or image_size % _STRIDE:
            raise ValueError(f"image_size is {image_size}; expected a multiple of {_STRIDE}")
        library = _library()
        self.name, self.image_size, self.pool = name, image_size, pool
        self.resnet = library.ResNetModel(library.ResNetConfig(**_SHAPES[name]))
        places = 1 if pool == "average" else (image_size // _STRIDE) ** 2
        self.channels = _SHAPES[name]["hidden_sizes"][-1]
        self.features = self.channels * places
        for buffer, value in (("mean", _MEAN), ("std", _STD)):
            self.register_buffer(buffer, torch.tensor(value)[:, None, None], persistent=False)

    def forward(self, image: Tensor) -> Tensor:
        features = self.map(image)
        if self.pool == "average":
            features = features.mean((-2, -1))
        return features.flatten(1)

    def map(self, image: Tensor) -> Tensor:
        """Features (B, ``channels``, S/32, S/32), not pooled."""
        size = self.image_size
        if self.training and self.pool == "average" and image.shape[-1] % _STRIDE == 0:
            size = image.shape[-1]  # Training may begin with smaller pictures.
        if image.dim() != 4 or tuple(image.shape[1:]) != (3, size, size):
            raise ValueError(
                f"image has shape {tuple(image.shape)}; expected (B, 3, {self.image_size}, "
                f"{self.image_size}): crop and resize it first"
            )
        if not image.is_floating_point():
            raise TypeError(f"image is {image.dtype}; expected floating-point numbers in [0, 1]")
        return self.resnet((image - self.mean) / self.std).last_hidden_state

    def start_from(self, weights: str | Path) -> None:
        """Replace the weights by ``"imagenet"``'s, downloaded once from the Hugging Face hub, or
        by those of a file that ``python -m kdict.recipes.backbone`` wrote.

        Raises
        ------
        ValueError : for a backbone without ImageNet weights, or a file of another one.
        FileNotFoundError : when there is no such file.
        OSError : when ImageNet's cannot be downloaded.
        """
        if weights != "imagenet":
            tensors, about = read_tensors(weights, "a backbone's weights")
            if about.get("backbone") != self.name:
                raise ValueError(
                    f"{weights} holds {about.get('backbone', 'no backbone')!r}; expected weights "
                    f"of {self.name!r}"
                )
        elif self.name in _PRETRAINED:
            tensors = _library().ResNetModel.from_pretrained(_PRETRAINED[self.name]).state_dict()
        else:
            raise ValueError(
                f"backbone {self.name!r} has no ImageNet weights; those that have: "
                f"{', '.join(_PRETRAINED)}"
            )
        self.resnet.load_state_dict(tensors)
