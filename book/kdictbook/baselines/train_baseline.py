"""Training loop of the baseline networks: AdamW, cosine schedule, EMA, as for Table 6's heads."""

from collections.abc import Callable

import torch
from torch import Tensor, nn
from tqdm.auto import trange

from kdict.training.optimizer import EMA, adamw, clipped_backward, cosine_schedule

Batch = Callable[[int], tuple[Tensor, dict[str, Tensor]]]
"""A step → features (B, F) and labels."""
_EMA, _DECAY, _WARMUP, _CLIP = 0.995, 0.01, 0.02, 1.0


def train_baseline(
    model: nn.Module, batch: Batch, steps: int, *, lr: float, seed: int, progress: bool = True
) -> nn.Module:
    """A network with averaged weights, in evaluation mode.

    Parameters
    ----------
    model : has ``loss(features, labels, generator)``, a scalar.
    seed : of what the loss draws.

    Raises
    ------
    ArithmeticError : when the loss is NaN or infinite; it names network, seed and step.
    """
    model.train()
    ema, optimizer = EMA(model, _EMA), adamw(model, lr, _DECAY)
    generator = torch.Generator().manual_seed(seed)
    for step in trange(steps, desc=type(model).__name__, disable=not progress, mininterval=30):
        loss = model.loss(*batch(step), generator)
        if not loss.isfinite():
            raise ArithmeticError(
                f"{type(model).__name__}, seed {seed}, step {step}: the loss is {loss:g}; look at "
                "the batch, or take a smaller lr"
            )
        rate = lr * cosine_schedule((step + 1) / steps, _WARMUP)
        clipped_backward(model, optimizer, loss, rate, _CLIP)
        optimizer.step()
        ema.update_parameters(model)
    return ema.module.eval()
