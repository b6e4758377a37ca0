"""The other priors as one file: ``data/weights/other-priors.safetensors``."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import torch
from torch import Tensor

from kdict.resources import pretrained_path, read_tensors, write_tensors

from .gaussians import Gaussians
from .joint_limits import JointLimits
from .mixture import PoseMixture
from .vae import PoseVAE, train_vae


@dataclass(frozen=True, eq=False)
class OtherPriors:
    """Learned from the same poses: a box of joint angles, a mixture, an autoencoder."""

    limits: JointLimits
    mixture: PoseMixture
    autoencoder: PoseVAE

    @classmethod
    def learn(cls, rotations: Tensor, seed: int = 0) -> Self:
        """From poses (S, 23, 4); tens of seconds for 20,000."""
        return cls(
            JointLimits.learn(rotations),
            PoseMixture.learn(rotations, seed=seed),
            train_vae(rotations, seed=seed),
        )

    def save(self, path: str | Path, metadata: dict[str, str]) -> None:
        """Write them as safetensors, the autoencoder's matrices in half precision."""
        gaussians = self.mixture.gaussians
        lower = torch.linalg.inv(gaussians.whiten)
        row, column = torch.tril_indices(*lower.shape[1:])
        logs = lower.diagonal(dim1=-2, dim2=-1).log().sum(-1) - gaussians.offsets
        tensors = {
            "limits": torch.stack([self.limits.low, self.limits.high]).float(),
            "weights": logs.softmax(0).float(),
            "centres": gaussians.centers.float(),
            "lower": lower[:, row, column].float(),
        } | {
            f"autoencoder.{name}": value.half() if value.dim() > 1 else value
            for name, value in self.autoencoder.state_dict().items()
        }
        write_tensors(path, tensors, {"kind": "other priors", **metadata})

    @classmethod
    def load(cls, path: str | Path, device: torch.device | str = "cpu") -> Self:
        """What `save` wrote, on a device.

        Raises
        ------
        FileNotFoundError, ValueError : when there is no such file, or another.
        """
        tensors, metadata = read_tensors(path, "priors of poses")
        if metadata.get("kind") != "other priors":
            raise ValueError(f"{path}: found {metadata.get('kind')}; expected other priors")
        tensors = {name: value.to(device) for name, value in tensors.items()}
        centers = tensors["centres"].double()
        lower = centers.new_zeros(*centers.shape, centers.shape[1])
        row, column = torch.tril_indices(*lower.shape[1:])
        lower[:, row, column] = tensors["lower"].double()
        model, prefix = PoseVAE().to(device), "autoencoder."
        model.load_state_dict(
            {n.removeprefix(prefix): v.float() for n, v in tensors.items() if n.startswith(prefix)}
        )
        low, high = tensors["limits"].double()
        return cls(
            JointLimits(low, high),
            PoseMixture(Gaussians(tensors["weights"].double(), centers, lower @ lower.mT)),
            model.eval().requires_grad_(False),
        )

    @classmethod
    def from_pretrained(
        cls, name_or_path: str | Path = "other-priors", device: torch.device | str = "cpu"
    ) -> Self:
        """The released ones, learned from CMU's training clips, or one's own by path."""
        return cls.load(pretrained_path("weights", name_or_path), device)
