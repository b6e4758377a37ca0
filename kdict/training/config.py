"""Training configuration; its fields are the options of ``kdict train``."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Self

import torch

from ..formats.containers import reading
from ..network.config import NetworkConfig, option
from ..network.encoder import IMAGENET
from ..resources import atomic_write

ROLE_SHARES = {"studio": 0.35, "multiview": 0.2, "fitted": 0.15, "sport": 0.1, "wild2d": 0.2}
"""The share of each role of the open benchmark in a batch."""


@dataclass(frozen=True)
class TrainConfig:
    """Settings of a training run; each field's ``metadata["help"]`` says what it is.

    The loss is Eq. 5 with weights.

    Raises
    ------
    ValueError : for settings that are impossible; the message names the field.

    Examples
    --------
    >>> config = TrainConfig.profile("quick", num_images=6400, dictionary=None)
    >>> config.steps, config.network.dictionary
    (100, None)
    """

    network: NetworkConfig = option(NetworkConfig, "The network's config.")  # noqa: RUF009
    num_images: int = option(1_000_000, "Images to train on, counting repetitions.")
    batch_size: int = option(128, "Images per step, of all processes together.")
    data: str = option(
        "synthetic",
        "'synthetic', the open benchmark, or 'official': the datasets in the folder KDICT_DATA, on "
        "the body that KDICT_SMPL names.",
    )
    roles: dict[str, float] = option(  # noqa: RUF009
        lambda: dict(ROLE_SHARES),
        "Share of each role, or of each official dataset; SPIN's files by their names.",
    )
    lr: float = option(5e-4, "Peak learning rate of AdamW.")
    weight_decay: float = option(0.01, "Weight decay of matrices and filters.")
    warmup: float = option(0.02, "Share of the run with a rising learning rate.")
    grad_clip: float = option(1.0, "Largest norm of the gradient.")
    ema_decay: float = option(0.999, "Decay of the moving average of the weights.")
    weight_2d: float = option(1.0, "Weight of L_2D.")
    weight_3d: float = option(1.0, "Weight of L_3D.")
    bf16: bool = option(True, "Run the encoder and the MLP in bfloat16.")
    encoder_weights: str | None = option(None, "Weights that the encoder starts from: 'imagenet'.")
    init_weights: str | None = option(None, "Weights that the network starts from: a file.")
    seed: int = option(0, "Seed of the weights and of the order of images.")
    device: str = option("cpu", "Device, such as cpu or cuda.")
    log_every: int = option(50, "Steps per row of the log.")
    checkpoint_minutes: float = option(5.0, "Minutes between checkpoints.")
    checkpoint_every: int = option(0, "Also a checkpoint every so many steps; 0: by time only.")
    evaluate_every: int = option(1000, "Steps between evaluations on held-out images.")
    evaluate_images: int = option(256, "Held-out images per role and evaluation.")

    def __post_init__(self):
        least = {"batch_size": 1, "num_images": self.batch_size, "log_every": 1,
                 "evaluate_every": 1, "checkpoint_every": 0}  # fmt: skip
        for name, bound in least.items():
            if getattr(self, name) < bound:
                raise ValueError(f"{name} is {getattr(self, name)}; expected at least {bound}")
        if not self.checkpoint_minutes > 0:
            raise ValueError(f"checkpoint_minutes is {self.checkpoint_minutes}; expected above 0")
        if self.encoder_weights not in (None, "imagenet"):
            raise ValueError(f"encoder_weights is {self.encoder_weights!r}; expected 'imagenet'")
        if self.encoder_weights and self.network.backbone not in IMAGENET:
            raise ValueError(
                f"backbone {self.network.backbone!r} has no ImageNet weights; those that have: "
                f"{', '.join(IMAGENET)}"
            )
        if self.data not in ("synthetic", "official"):
            raise ValueError(f"data is {self.data!r}; expected 'synthetic' or 'official'")
        if not self.roles or min(self.roles.values()) <= 0:
            raise ValueError(f"roles is {self.roles}; expected a positive share for each role")
        try:
            torch.device(self.device)
        except RuntimeError as error:
            raise ValueError(
                f"device is {self.device!r}; expected a device such as cpu or cuda"
            ) from error
        if self.device.startswith("cuda") and not torch.cuda.is_available():
            raise ValueError(
                f"device is {self.device!r}, and PyTorch {torch.__version__} finds no CUDA device; "
                "use cpu, or install a build of PyTorch for your GPU"
            )

    @property
    def steps(self) -> int:
        """The number of optimizer steps."""
        return self.num_images // self.batch_size

    def settings(self) -> dict[str, object]:
        """What the weights depend on, as JSON: no machine's paths, nothing of the machine."""
        found = {name: value for name, value in asdict(self).items() if name not in _FREE}
        if self.init_weights:
            path = Path(self.init_weights)
            found["init_weights"] = f"{path.parent.name}/{path.name}"
        return json.loads(json.dumps(found))

    @classmethod
    def profile(cls, name: str, **changes) -> Self:
        """``"full"``, the paper's network; or ``"quick"``. Changes may be the network's fields."""
        own = {f.name for f in fields(cls)} & changes.keys()
        network = {k: v for k, v in changes.items() if k not in own}
        sizes = {"batch_size": 64, "num_images": 150_000} if name == "quick" else {}
        of = changes.get("network") or NetworkConfig.profile(name, **network)
        return cls(**{**sizes, **{k: changes[k] for k in own}, "network": of})


_FREE = (
    "device", "checkpoint_minutes", "checkpoint_every", "evaluate_every",
    "evaluate_images", "log_every",
)  # fmt: skip
"""Fields that the weights do not depend on; they may change when a run is resumed."""


def check_config(config: TrainConfig, folder: Path) -> None:
    """Refuse to resume a run with another config.

    Raises
    ------
    ValueError : when the run in the folder has another one; it names the fields.
    """
    path = folder / "config.json"
    if not path.exists():
        return
    with reading(path, "the config of a run"):
        before = json.loads(path.read_bytes())
        changed = [
            f"{name} was {before.get(name)!r}, is {value!r}"
            for name, value in json.loads(json.dumps(asdict(config))).items()
            if name not in _FREE and before.get(name) != value
        ]
        now = asdict(config).keys()
        changed += [
            f"{name} was {value!r}, which is no option now"
            for name, value in before.items()
            if name not in now and name != "cache_dir" and value
        ]
    if changed:
        raise ValueError(
            f"{folder} holds a run with another config: {'; '.join(changed)}. Use its config to "
            "resume it, or another folder for a new run"
        )


def write_config(config: TrainConfig, folder: Path) -> None:
    """Write the config of a run into its folder."""
    with atomic_write(folder / "config.json", "w") as file:
        file.write(json.dumps(asdict(config), indent=1) + "\n")
