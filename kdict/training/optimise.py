"""How the weights move: AdamW under a cosine with warm-up, and their moving average."""

import math

import torch
from torch import Tensor, nn
from torch.optim import AdamW
from torch.optim.swa_utils import AveragedModel


def adamw(model: nn.Module, lr: float, weight_decay: float) -> AdamW:
    """AdamW that lets only matrices and filters decay, not biases, norms and scales."""
    groups = (
        {"params": [p for p in model.parameters() if p.dim() > 1], "weight_decay": weight_decay},
        {"params": [p for p in model.parameters() if p.dim() <= 1], "weight_decay": 0.0},
    )
    return AdamW(groups, lr=lr, fused=True)


def cosine(progress: float, warmup: float) -> float:
    """The share of the peak learning rate: up a line for ``warmup``, down half a cosine to 0.

    ``progress`` is the share of the run done, in (0, 1].
    """
    if progress < warmup:
        return progress / warmup
    return 0.5 * (1 + math.cos(math.pi * (progress - warmup) / (1 - warmup)))


def prepare(model: nn.Module, optimizer: AdamW, loss: Tensor, rate: float, clip: float) -> Tensor:
    """Give an optimizer the loss's gradient, no longer than ``clip``, and the learning rate.

    Returns the gradient's norm before it was cut. The weights have not moved yet: a caller may
    look at the norm before the optimizer's own ``step``.
    """
    for group in optimizer.param_groups:
        group["lr"] = rate
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    return torch.nn.utils.clip_grad_norm_(model.parameters(), clip)


class Average(AveragedModel):
    """The exponential moving average of a network's weights and norm statistics, as a network.

    Young averages forget faster, ``(1 + t)/(10 + t)`` in place of the decay, or the random start
    would weigh for thousands of steps.
    """

    def __init__(self, model: nn.Module, decay: float):
        super().__init__(model, multi_avg_fn=self._mix, use_buffers=True)
        self.decay = decay
        self.eval().requires_grad_(False)

    @torch.no_grad()
    def _mix(self, averages, currents, count):
        decay = min(self.decay, (1 + int(count)) / (10 + int(count)))
        if averages[0].is_floating_point():
            torch._foreach_lerp_(averages, currents, 1 - decay)
        else:
            torch._foreach_copy_(averages, currents)
