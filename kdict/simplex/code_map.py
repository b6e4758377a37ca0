"""Maps from logits to codes on the simplex: sparsemax (Eq. 4), 1.5-entmax, softmax; their scale.

Sparsemax has no gradient outside its support, so a network that starts with sparse codes can only
choose among the atoms of its random initialization. Codes of scaled logits, ``map(scale · z)``,
start dense if the scale is small; it can stay fixed, be learned, or follow a schedule.
"""

import math

import torch
from torch import Tensor, nn

from .sparsemax import sparsemax

SCALES = ("fixed", "learned", "scheduled")


class _Entmax15(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z: Tensor) -> Tensor:
        half = (z - z.amax(-1, keepdim=True)) / 2
        ordered = half.sort(-1, descending=True).values
        count = torch.arange(1, z.shape[-1] + 1, dtype=z.dtype, device=z.device)
        mean = ordered.cumsum(-1) / count
        spread = ordered.square().cumsum(-1) - count * mean.square()
        # The root of Σ (z/2 − τ)² = 1 if the k largest entries were the support.
        tau = mean - ((1 - spread) / count).clamp(min=0).sqrt()
        support = (tau <= ordered).sum(-1, keepdim=True)
        p = (half - tau.gather(-1, support - 1)).clamp(min=0).square()
        ctx.save_for_backward(p)
        return p

    @staticmethod
    def backward(ctx, grad: Tensor) -> Tensor:
        (p,) = ctx.saved_tensors
        root = p.sqrt()
        weighted = grad * root
        return weighted - root * weighted.sum(-1, keepdim=True) / root.sum(-1, keepdim=True)


def entmax15(z: Tensor) -> Tensor:
    """1.5-entmax along the last dimension: ``p = max(z/2 − τ, 0)²`` with ``Σ p = 1``.

    Halfway between softmax and sparsemax (Peters, Niculae and Martins, 2019): codes are sparse,
    and the gradient vanishes continuously at the edge of the support. Any leading dimensions; once
    differentiable.
    """
    return _Entmax15.apply(z)


def _softmax(z: Tensor) -> Tensor:
    return z.softmax(-1)


MAPS = {"sparsemax": sparsemax, "entmax15": entmax15, "softmax": _softmax}


class CodeMap(nn.Module):
    """Layer ``codes = map(scale · logits)`` along the last dimension.

    Parameters
    ----------
    kind : one of `MAPS`.
    scale : at the start of training; below 1 the codes start dense.
    mode : ``"fixed"``; ``"learned"``, a weight of the network; or ``"scheduled"``, geometrically
        from ``scale`` to ``end`` as `set_progress` goes from 0 to 1.
    end : the last scale of a schedule; not used otherwise.
    """

    def __init__(
        self, kind: str = "sparsemax", scale: float = 1.0, mode: str = "fixed", end: float = 1.0
    ):
        super().__init__()
        if kind not in MAPS:
            raise ValueError(f"code_map is {kind!r}; expected one of {', '.join(MAPS)}")
        if mode not in SCALES:
            raise ValueError(f"scale_mode is {mode!r}; expected one of {', '.join(SCALES)}")
        if not scale > 0 or not end > 0:
            raise ValueError(f"scale is {scale}, scale_end is {end}; expected positive numbers")
        self.kind, self.mode = kind, mode
        self.ends = (math.log(scale), math.log(end))
        start = torch.tensor(self.ends[0])
        if mode == "learned":
            self.log_scale = nn.Parameter(start)
        else:
            self.register_buffer("log_scale", start)

    def forward(self, logits: Tensor) -> Tensor:
        return MAPS[self.kind](self.log_scale.exp() * logits)

    def set_progress(self, progress: float) -> None:
        """Set a scheduled scale for the fraction of training done, 0 to 1; else do nothing."""
        if self.mode == "scheduled":
            start, end = self.ends
            self.log_scale.fill_(start + progress * (end - start))

    def extra_repr(self) -> str:
        return f"{self.kind}, scale={float(self.log_scale.detach().exp()):.3g} ({self.mode})"
