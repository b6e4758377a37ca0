"""Training runs on images in memory: four steps, and the same with unneeded labels set to NaN."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import torch

from kdict.synthetic.batch import RenderedBatch
from kdict.training.batches import Batch, ImageSource
from kdict.training.config import TrainConfig
from kdict.training.run import train

_TINY = {"backbone": "tiny", "image_size": 64, "hidden": 128, "bf16": False, "lr": 2e-3}
NOT_NEEDED = ("rotations", "root_rotation", "betas", "crop", "pelvis")
"""What the renderer knows of a person and no batch of training holds."""


def few_steps(seed: int = 0, device: str = "cpu") -> TrainConfig:
    """Settings of four steps of 16 images."""
    return TrainConfig.profile(
        "quick", **_TINY, roles={"studio": 0.5, "fitted": 0.3, "wild2d": 0.2},
        num_images=64, batch_size=16, log_every=1, checkpoint_every=2, seed=seed, device=device,
    )  # fmt: skip


class _InMemory:
    """Images that are there already, over and over."""

    def __init__(self, batch: RenderedBatch):
        self.batch = batch

    def __len__(self) -> int:
        return len(self.batch.image)

    def __getitem__(self, indices: torch.Tensor) -> RenderedBatch:
        drawn = {f.name: getattr(self.batch, f.name) for f in fields(self.batch)}
        return RenderedBatch(**{k: None if v is None else v[indices] for k, v in drawn.items()})


def in_memory(rendered: Mapping[str, ImageSource], count: int = 32) -> dict[str, ImageSource]:
    """The first images of each role, rendered once."""
    return {role: _InMemory(source[torch.arange(count)]) for role, source in rendered.items()}


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
