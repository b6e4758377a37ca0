"""Training loop of the baseline networks, on the images that our network is trained on."""

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
from kdict.training.batches import ImageId, ImageSource, MixedBatches, prefetch, resize
from kdict.training.config import TrainConfig, check_config, write_config
from kdict.training.distributed import worker
from kdict.training.optimizer import EMA, adamw, clipped_backward, cosine_schedule


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
    sources: Mapping[str, ImageSource],
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
    batches = MixedBatches(
        sources,
        config.roles,
        batch_size=config.batch_size,
        seed=config.seed,
        worker=worker(),
        max_images=config.max_images,
    )
    model = model.to(config.device, memory_format=torch.channels_last).train()
    ema = EMA(model, config.ema_decay)
    state = checkpoints.TrainState(model, ema, adamw(model, config.lr, config.weight_decay))
    first = 0
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        if checkpoints.files(folder):
            check_config(config, folder)
        write_config(config, folder)
        first = checkpoints.restore(folder, state).step
    torch.manual_seed(config.seed + first)  # dropout
    kind = torch.device(config.device).type
    steps = range(first, config.steps)
    bar = tqdm(steps, type(model).__name__, disable=not progress)
    clock = checkpoints.Clock(config)
    coming = prefetch(lambda step: _batch(sources, batches.image_ids(step), config.device), steps)
    with closing(coming):
        for step, batch in zip(bar, coming, strict=True):
            batch = replace(batch, image=resize(batch.image, config.size_at(step)))
            with torch.autocast(kind, torch.bfloat16, enabled=config.bf16):
                loss = model.loss(batch)
            if not loss.isfinite():
                raise ArithmeticError(
                    f"step {step}: the loss is {loss}; start anew with a smaller lr"
                )
            lr = config.lr * cosine_schedule((step + 1) / config.steps, config.warmup)
            clipped_backward(model, state.optimizer, loss, lr, config.grad_clip)
            state.optimizer.step()
            ema.update_parameters(model)
            if folder is not None and clock.due(step + 1):
                checkpoints.save(folder, step + 1, state)
    return ema.module.eval()


def _batch(
    sources: Mapping[str, ImageSource], image_ids: list[ImageId], device: str
) -> RenderedBatch:
    by_role: dict[str, list[int]] = {}
    for image in image_ids:
        by_role.setdefault(image.role, []).append(image.index)
    return joined([sources[role][torch.tensor(rows)] for role, rows in by_role.items()], device)
