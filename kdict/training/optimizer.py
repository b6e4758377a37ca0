"""How the weights move: AdamW under a cosine with warm-up, and their moving average."""

import math

import torch
from torch import Tensor, nn
from torch.optim import AdamW
from torch.optim.swa_utils import AveragedModel


def _permuted(parameters: list[nn.Parameter], state: dict, *order: int) -> None:
    for parameter in parameters:
        grad = parameter.grad.permute(order)
        # A gradient must have its parameter's shape at any time.
        parameter.grad = None
        parameter.data = parameter.data.permute(order)
        parameter.grad = grad
        for name, value in state[parameter].items():
            if value.dim() == len(order):
                state[parameter][name] = value.permute(order)


def adamw(model: nn.Module, lr: float, weight_decay: float) -> AdamW:
    """AdamW that lets only matrices and filters decay, not biases, norms and scales.

    PyTorch's fused step copies what is not contiguous on a CPU, which costs more than the step.
    Filters that lie channels-last are therefore shown to it in the order in which they lie.
    """
    groups = (
        {"params": [p for p in model.parameters() if p.dim() > 1], "weight_decay": weight_decay},
        {"params": [p for p in model.parameters() if p.dim() <= 1], "weight_decay": 0.0},
    )
    optimizer = AdamW(groups, lr=lr, fused=True)
    turned = []

    def turn(*_):
        turned[:] = (
            p
            for p in groups[0]["params"]
            if p.grad is not None and p.dim() == 4 and p.device.type == "cpu"
            if not p.is_contiguous() and p.is_contiguous(memory_format=torch.channels_last)
        )
        _permuted(turned, optimizer.state, 0, 2, 3, 1)

    def turn_back(*_):
        _permuted(turned, optimizer.state, 0, 3, 1, 2)

    optimizer.register_step_pre_hook(turn)
    optimizer.register_step_post_hook(turn_back)
    return optimizer


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
