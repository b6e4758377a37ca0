"""Training configuration; its fields are the options of ``kdict train``."""

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Self

from ..network.encoder import stride
from ..network.model import NetworkConfig
from ..resources import atomic_write
from . import heatmaps as keypoint_maps

ROLES = {"studio": 0.35, "multiview": 0.2, "fitted": 0.15, "sport": 0.1, "wild2d": 0.2}
"""The share of each role of the open benchmark in a batch."""


@dataclass(frozen=True)
class TrainConfig:
    """Settings of a run; the loss is Eq. 5 with a weight a term, and ``weight_maps`` times
    `kdict.training.heatmaps.map_loss` where the backbone has maps: the labels of L_2D again.

    ``images`` is the budget, ``roles`` the share of each; ``lr`` the peak of a cosine that
    ``warmup`` (a share of the run) leads up to; ``clip`` the gradient's largest norm; ``average``
    the decay of the moving average of the weights that is evaluated and kept. ``backbone_weights``
    is what the backbone starts from, see `Backbone.start_from`, ``weights`` what
    the whole network does: a file of another run. ``distinct`` limits
    how many images a role has, 0 for as many as there are, and ``keep`` names a folder to keep
    them in, see `kdict.synthetic.cache.CachedImages`. ``begin_with`` are smaller image sizes that
    the run begins with, each for an equal share of it: half the size spares the first convolution
    most of its work, and the rest none. With ``shared_norms`` batch normalisation sees the batches
    of all processes, and any number of them train the same network; without, each sees its own,
    which spares two exchanges a layer. Intervals are in steps; a checkpoint comes at a multiple of
    ``log_every``, so that the log can go on from it.
    """

    network: NetworkConfig = field(default_factory=NetworkConfig)
    images: int = 1_000_000
    batch_size: int = 128
    roles: dict[str, float] = field(default_factory=lambda: dict(ROLES))
    lr: float = 5e-4
    weight_decay: float = 0.01
    warmup: float = 0.02
    clip: float = 1.0
    average: float = 0.999
    weight_2d: float = 1.0
    weight_3d: float = 1.0
    weight_maps: float = keypoint_maps.WEIGHT
    bf16: bool = True
    shared_norms: bool = True
    backbone_weights: str | None = None
    weights: str | None = None
    distinct: int = 0
    keep: str | None = None
    begin_with: tuple[int, ...] = ()
    seed: int = 0
    device: str = "cpu"
    log_every: int = 50
    checkpoint_every: int = 500
    evaluate_every: int = 1000
    evaluate_images: int = 256

    def __post_init__(self):
        for name in ("images", "batch_size", "log_every", "checkpoint_every", "evaluate_every"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} is {getattr(self, name)}; expected at least 1")
        if self.images < self.batch_size:
            raise ValueError(
                f"images is {self.images}, less than one batch of {self.batch_size}; train on more"
            )
        if self.checkpoint_every % self.log_every:
            raise ValueError(
                f"checkpoint_every is {self.checkpoint_every}; expected a multiple of log_every, "
                f"{self.log_every}"
            )
        if self.distinct < 0 or (self.keep and not self.distinct):
            raise ValueError(
                f"distinct is {self.distinct}; expected a positive number of images to keep in "
                f"{self.keep!r}"
            )
        for size in self.begin_with:
            least = stride(self.network.backbone)
            if size % least or not 0 < size < self.network.image_size:
                raise ValueError(
                    f"begin_with is {self.begin_with}; expected multiples of {least} below the "
                    f"network's image_size, {self.network.image_size}"
                )
        if not self.roles or min(self.roles.values()) <= 0:
            raise ValueError(f"roles is {self.roles}; expected a positive share for each role")

    @property
    def steps(self) -> int:
        """How often the weights move."""
        return self.images // self.batch_size

    def settings(self) -> dict[str, object]:
        """What the weights depend on, with nothing of where and how they were made."""
        kept = {name: value for name, value in asdict(self).items() if name not in _FREE}
        for name in ("backbone_weights", "weights"):
            if kept[name]:
                kept[name] = Path(kept[name]).parent.name + "/" + Path(kept[name]).name
        return json.loads(json.dumps(kept))

    def size_at(self, step: int) -> int:
        """The side of the images of a step, pixels."""
        sizes = (*self.begin_with, self.network.image_size)
        return sizes[step * len(sizes) // self.steps]

    @classmethod
    def profile(cls, name: str, **changes) -> Self:
        """``"full"``, the paper's network; or ``"quick"``. Changes may be the network's fields."""
        own = {f.name for f in fields(cls)} & changes.keys()
        network = {k: v for k, v in changes.items() if k not in own}
        sizes = {"batch_size": 64, "images": 150_000} if name == "quick" else {}
        of = changes.get("network") or NetworkConfig.profile(name, **network)
        return cls(**{**sizes, **{k: changes[k] for k in own}, "network": of})


_FREE = ("device", "keep", "checkpoint_every", "evaluate_every", "evaluate_images", "log_every")
"""What may change when a run goes on: nothing that the weights depend on."""


def keep(config: TrainConfig, folder: Path) -> None:
    """Write the config of a run into its folder, or see that a run which goes on has the same.

    Raises
    ------
    ValueError : when the run in the folder began with another one; it names the fields.
    """
    path = folder / "config.json"
    content = json.loads(json.dumps(asdict(config)))
    if path.exists():
        before = json.loads(path.read_text())
        changed = [
            f"{name} was {before.get(name)!r}, is {value!r}"
            for name, value in content.items()
            if name not in _FREE and before.get(name) != value
        ]
        if changed:
            raise ValueError(
                f"{folder} holds a run with another config: {'; '.join(changed)}. Give the config "
                "it began with to go on, or another folder to start anew"
            )
    with atomic_write(path, "w") as file:
        file.write(json.dumps(content, indent=1) + "\n")
