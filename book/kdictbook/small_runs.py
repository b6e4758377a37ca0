"""A training run of four steps, and the same with unneeded labels set to NaN."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import torch

from kdict.training.batches import Batch, ImageSource
from kdict.training.config import TrainConfig
from kdict.training.run import train

_TINY = {"backbone": "tiny", "image_size": 64, "hidden": 128, "bf16": False, "lr": 2e-3}
NOT_NEEDED = ("rotations", "root_rotation", "betas", "crop", "pelvis")
"""What the renderer knows of a person and no batch of training holds."""


def few_steps(cached: Path, seed: int = 0, device: str = "cpu") -> TrainConfig:
    """Settings of four steps of 16 images; the images are kept in the folder ``cached``."""
    return TrainConfig.profile(
        "quick", **_TINY, roles={"studio": 0.5, "fitted": 0.3, "wild2d": 0.2}, max_images=24,
        cache_dir=str(cached),
        num_images=64, batch_size=16, log_every=1, checkpoint_every=2, seed=seed, device=device,
    )  # fmt: skip


class _Blinded:
    """Images of which everything is NaN that a batch does not take."""

    def __init__(self, source: ImageSource):
        self.source = source

    def __len__(self):
        return len(self.source)

    def __getitem__(self, indices):
        sample = self.source[indices]
        for name in NOT_NEEDED:
            setattr(sample, name, torch.full_like(getattr(sample, name), torch.nan))
        return sample


def blinded_difference(config: TrainConfig, sources: Mapping[str, ImageSource], runs: Path) -> list:
    """Train twice, the second time with `NOT_NEEDED` made NaN; the rows of a table about both.

    The runs are the folders ``whole`` and ``blind`` of ``runs``.
    """
    blinded = {role: _Blinded(source) for role, source in sources.items()}
    whole, blind = (
        train(config, runs / name, sources=given, held_out={}, progress=False)
        for name, given in (("whole", sources), ("blind", blinded))
    )
    apart = max(
        float((one - other).abs().max())
        for one, other in zip(whole.parameters(), blind.parameters(), strict=True)
    )
    return [
        ["taken into a batch", ", ".join(field.name for field in fields(Batch))],
        ["set to NaN", ", ".join(NOT_NEEDED)],
        ["steps trained with and without", config.steps],
        ["largest difference of a weight", f"{apart:g}"],
    ]
