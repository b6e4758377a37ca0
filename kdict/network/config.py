"""Network configuration; its fields are options of ``kdict train``."""

from dataclasses import dataclass, field
from typing import Any, Self


def option(default: Any, help: str) -> Any:
    """A dataclass field with a ``help``; a callable ``default`` makes the value."""
    if callable(default):
        return field(default_factory=default, metadata={"help": help})
    return field(default=default, metadata={"help": help})


@dataclass(frozen=True)
class NetworkConfig:
    """The parts of a `HumanMeshNet`; each field's ``metadata["help"]`` says what it is.

    The defaults are the paper's. Without a dictionary rotations or betas are regressed directly,
    the baselines of Table 6. See `kdict.network.encoder.Backbone` and
    `kdict.network.person_encoder.PersonEncoder` for the encoder and its pooling,
    `kdict.simplex.code_map.CodeMap` for the code maps.

    Examples
    --------
    >>> NetworkConfig().backbone
    'resnet50'
    >>> NetworkConfig.profile("quick", dictionary=None, pose="6d").image_size
    128
    """

    backbone: str = option("resnet50", "Encoder: resnet50, resnet18, tiny or movenet-thunder.")
    image_size: int = option(224, "Side of the images, in pixels.")
    pool: str = option("average", "Pooling: average, none, keypoints or keypoints+maps.")
    finetune: bool = option(False, "Train movenet-thunder, too; it is frozen otherwise.")
    hidden: int = option(4096, "Width of the MLP's two hidden layers.")
    dictionary: str | None = option("cmu-128", "Pose dictionary: name or file.")
    shape_dictionary: str | None = option("shape-64", "Shape dictionary: name or file.")
    pose: str = option("quaternion", "Rotations without a dictionary: quaternion or 6d.")
    code_map: str = option("sparsemax", "Logits to codes: sparsemax, softmax or entmax15.")
    scale: float = option(1.0, "Factor of the logits.")
    scale_mode: str = option("fixed", "The factor: fixed, learned or scheduled.")
    scale_end: float = option(1.0, "The factor at the end of a schedule.")

    @classmethod
    def profile(cls, name: str, **changes) -> Self:
        """The paper's sizes, ``"full"``; or ``"quick"``, trained by two CPU cores in an hour;
        or ``"thunder"``, a head on a frozen encoder of people."""
        if name not in _PROFILES:
            raise ValueError(f"profile is {name!r}; expected one of {', '.join(_PROFILES)}")
        return cls(**{**_PROFILES[name], **changes})


_PROFILES = {
    "full": {},
    "quick": {"backbone": "resnet18", "image_size": 128, "hidden": 512},
    # A frozen encoder that was trained on people; its head trains in minutes.
    "thunder": {
        "backbone": "movenet-thunder", "image_size": 256, "hidden": 512, "pool": "keypoints",
        "scale": 0.1, "scale_mode": "learned",
    },
}  # fmt: skip
