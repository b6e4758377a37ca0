"""The image encoder of Fig. 1: a ResNet of the transformers library (``pip install kdict[train]``).

Built from a description, so that nothing is downloaded unless ImageNet's weights are asked for.
"""

from typing import Any

import torch
from torch import Tensor, nn

_SHAPES: dict[str, dict[str, Any]] = {
    "resnet50": {
        "layer_type": "bottleneck", "depths": [3, 4, 6, 3],
        "hidden_sizes": [256, 512, 1024, 2048], "embedding_size": 64,
    },
    "resnet18": {
        "layer_type": "basic", "depths": [2, 2, 2, 2],
        "hidden_sizes": [64, 128, 256, 512], "embedding_size": 64,
    },
    # One thin block per stage, for runs of seconds. Widths are multiples of 16: with
    # others, odd batches in bf16 on two threads corrupt memory inside oneDNN's gradients.
    "tiny": {
        "layer_type": "basic", "depths": [1, 1, 1, 1],
        "hidden_sizes": [16, 16, 32, 32], "embedding_size": 16,
    },
}  # fmt: skip
BACKBONES = tuple(_SHAPES)
STRIDE = 32
"""Pixels of the image, each way, for one cell of the last features."""
IMAGENET = {  # repository of the Hugging Face hub, commit
    "resnet50": ("microsoft/resnet-50", "34c2154c194f829b11125337b98c8f5f9965ff19"),
    "resnet18": ("microsoft/resnet-18", "65a5785d9156231087c481e0c7dd33a5ff6f7e3e"),
}
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


class Encoder(nn.Module):
    """Images (B, 3, S, S) in [0, 1] to features (B, ``features``): `Backbone`, `PersonEncoder`.

    Raises
    ------
    ValueError : for another ``pool`` than ``pools``, and an ``image_size`` S that is no multiple
        of 32.
    """

    pools: tuple[str, ...]
    features: int

    def __init__(self, name: str, image_size: int, pool: str):
        super().__init__()
        if pool not in self.pools:
            raise ValueError(
                f"pool is {pool!r}; expected one of {', '.join(self.pools)} for the encoder "
                f"{name!r}"
            )
        if image_size < STRIDE or image_size % STRIDE:
            raise ValueError(f"image_size is {image_size}; expected a multiple of {STRIDE}")
        self.name, self.image_size, self.pool = name, image_size, pool

    def check(self, image: Tensor) -> None:
        """Raise a TypeError for images of another type, a ValueError for another shape."""
        size = self.image_size
        if image.dim() != 4 or tuple(image.shape[1:]) != (3, size, size):
            raise ValueError(
                f"image has shape {tuple(image.shape)}; expected (B, 3, {size}, {size}): crop and "
                "resize it first"
            )
        if not image.is_floating_point():
            raise TypeError(f"image is {image.dtype}; expected floating-point numbers in [0, 1]")


class Backbone(Encoder):
    """Images (B, 3, S, S) in [0, 1] to features (B, ``features``).

    Parameters
    ----------
    name : one of `BACKBONES`.
    image_size : S, in pixels, a multiple of 32.
    pool : ``"average"``, global average pooling; or ``"none"``, the whole map of S/32 × S/32
        places, as the paper's "features before GAP" may be read.
    """

    pools = ("average", "none")

    def __init__(self, name: str, image_size: int, pool: str = "average"):
        if name not in _SHAPES:
            raise ValueError(f"backbone is {name!r}; expected one of {', '.join(BACKBONES)}")
        super().__init__(name, image_size, pool)
        library = _library()
        self.resnet = library.ResNetModel(library.ResNetConfig(**_SHAPES[name]))
        places = 1 if pool == "average" else (image_size // STRIDE) ** 2
        self.features = places * _SHAPES[name]["hidden_sizes"][-1]
        for buffer, value in (("mean", _MEAN), ("std", _STD)):
            self.register_buffer(buffer, torch.tensor(value)[:, None, None], persistent=False)
        # Filters in channels-last layout make activations channels-last: half the time per image on
        # a CPU, and the layout that tensor cores need.
        self.to(memory_format=torch.channels_last)

    def forward(self, image: Tensor) -> Tensor:
        last = self.stages(image)[-1]
        return last.mean((-2, -1)) if self.pool == "average" else last.flatten(1)

    def stages(self, image: Tensor) -> tuple[Tensor, ...]:
        """What the four stages find, (B, C, h, h), each half as fine as the one before."""
        self.check(image)
        features = self.resnet.embedder((image - self.mean) / self.std)
        return self.resnet.encoder(features, output_hidden_states=True).hidden_states[1:]

    def load_imagenet(self) -> None:
        """Take ImageNet's weights, downloaded once from the Hugging Face hub.

        The backbone is one of `IMAGENET`.

        Raises
        ------
        OSError : when they cannot be downloaded.
        """
        repository, commit = IMAGENET[self.name]
        pretrained = _library().ResNetModel.from_pretrained(
            repository, revision=commit, use_safetensors=True
        )
        self.resnet.load_state_dict(pretrained.state_dict())
