"""AdamW, cosine schedule, EMA of the weights."""

import math

import torch
from torch import Tensor, nn
from torch.optim import AdamW
from torch.optim.swa_utils import AveragedModel


def adamw(model: nn.Module, lr: float, weight_decay: float) -> AdamW:
    """AdamW that decays only matrices and filters, not biases, norms and scales."""
    own = [p for p in model.parameters() if p.requires_grad]
    groups = (
        {"params": [p for p in own if p.dim() > 1], "weight_decay": weight_decay},
        {"params": [p for p in own if p.dim() <= 1], "weight_decay": 0.0},
    )
    return AdamW(groups, lr=lr, fused=True)


def cosine_schedule(progress: float, warmup: float) -> float:
    """The share of the peak learning rate: linear up to ``warmup``, then half a cosine to 0.

    ``progress`` is the share of the run done, in (0, 1].
    """
    if progress < warmup:
        return progress / warmup
    return 0.5 * (1 + math.cos(math.pi * (progress - warmup) / (1 - warmup)))


def clipped_backward(
    model: nn.Module, optimizer: AdamW, loss: Tensor, lr: float, grad_clip: float
) -> Tensor:
    """Set the learning rate and the gradient of the loss, clipped to the norm ``grad_clip``.

    Returns the norm before clipping. The weights have not changed yet: a caller may look at the
    norm before the optimizer's ``step``.
    """
    for group in optimizer.param_groups:
        group["lr"] = lr
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    return torch.nn.utils.clip_grad_norm_(model.parameters(), grad_clip)


class EMA(AveragedModel):
    """The exponential moving average of a network's weights and norm statistics, as a network.

    After t steps the decay is at most ``(1 + t)/(10 + t)``, or the random initialization would
    count for thousands of steps.
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
