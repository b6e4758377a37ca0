"""Training of the baselines that are networks: one loop, on the images that ours is trained on."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path
from typing import Protocol

import torch
from torch import Tensor, nn
from tqdm.auto import tqdm

from kdict.synthetic.batch import RenderedBatch
from kdict.training import checkpoints
from kdict.training.batches import Mixture, Origin, Source, ahead, sized
from kdict.training.config import TrainConfig, keep
from kdict.training.distributed import place
from kdict.training.optimizer import Average, adamw, cosine, prepare


class Learner(Protocol):
    """A network with a loss of its own."""

    def loss(self, batch: RenderedBatch) -> Tensor:
        """A scalar."""


def joined(batches: list[RenderedBatch], device: str) -> RenderedBatch:
    """Several batches as one; what one of them lacks is left out."""
    columns = {}
    for name in (field.name for field in fields(RenderedBatch)):
        values = [getattr(batch, name) for batch in batches]
        there = all(value is not None for value in values)
        columns[name] = torch.cat([v.to(device) for v in values]) if there else None
    return RenderedBatch(**columns)


def train_baseline(
    model: nn.Module,
    sources: Mapping[str, Source],
    config: TrainConfig,
    folder: Path | None = None,
    *,
    progress: bool = True,
) -> nn.Module:
    """Train a network; the same call with the same ``folder`` goes on from its last checkpoint.

    Parameters
    ----------
    model : a `Learner`.
    sources : `RenderedBatch`es by role, e.g. `kdict.synthetic.cache.CachedImages`.
    config : as for `kdict.training.run.train`; its network is not read.
    folder : for checkpoints; default: none are kept.

    Returns
    -------
    The network with averaged weights, in evaluation mode.

    Raises
    ------
    ValueError : when the folder holds a run with another config.
    ArithmeticError : when the loss is NaN or infinite; the last checkpoint is good.
    """
    mixture = Mixture(
        sources,
        config.roles,
        batch_size=config.batch_size,
        seed=config.seed,
        place=place(),
        distinct=config.distinct,
    )
    model = model.to(config.device, memory_format=torch.channels_last).train()
    average = Average(model, config.average)
    state = checkpoints.State(model, average, adamw(model, config.lr, config.weight_decay))
    first = 0
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        keep(config, folder)
        first = checkpoints.restore(folder, state)
    torch.manual_seed(config.seed + first)  # dropout
    kind = torch.device(config.device).type
    steps = range(first, config.steps)
    bar = tqdm(steps, type(model).__name__, disable=not progress)
    coming = ahead(lambda step: _batch(sources, mixture.origins(step), config.device), steps)
    with closing(coming):
        for step, batch in zip(bar, coming, strict=True):
            batch = replace(batch, image=sized(batch.image, config.size_at(step)))
            with torch.autocast(kind, torch.bfloat16, enabled=config.bf16):
                loss = model.loss(batch)
            if not loss.isfinite():
                raise ArithmeticError(
                    f"step {step}: the loss is {loss}; start anew with a smaller lr"
                )
            rate = config.lr * cosine((step + 1) / config.steps, config.warmup)
            prepare(model, state.optimizer, loss, rate, config.clip)
            state.optimizer.step()
            average.update_parameters(model)
            done = step + 1
            if folder is not None and (done % config.checkpoint_every == 0 or done == config.steps):
                checkpoints.save(folder, done, state)
    return average.module.eval()


def _batch(sources: Mapping[str, Source], origins: list[Origin], device: str) -> RenderedBatch:
    by_role: dict[str, list[int]] = {}
    for origin in origins:
        by_role.setdefault(origin.role, []).append(origin.index)
    return joined([sources[role][torch.tensor(rows)] for role, rows in by_role.items()], device)
