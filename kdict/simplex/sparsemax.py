"""Sparsemax, Eq. 4: the Euclidean projection of a vector onto the probability simplex.

    sparsemax(z) = argmin_{p ∈ Δ} ‖p − z‖²  =  max(z − τ, 0)  with  Σ_i max(z_i − τ, 0) = 1

Martins and Astudillo (2016). The threshold τ is found by Newton's method on the left-hand side,
which is convex, piecewise linear and decreasing in τ: from below the root it increases to the root
without overshooting, and stops exactly when the support no longer changes. No sorting. Each step
solves Σ_{i ∈ s} (z_i − τ) = 1 for the current support s, so errors do not accumulate.

The loop is written in PyTorch's operators here, for any device, and compiled in
`kdict.simplex.sparsemax_numba` for the CPU and in `kdict.simplex.sparsemax_triton` for CUDA.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

import torch
from torch import Tensor, nn

from ..dispatch import ordinary

_HALF = (torch.float16, torch.bfloat16)
_COMPILED = {"cpu": ("sparsemax_numba", "numba"), "cuda": ("sparsemax_triton", "triton")}


@cache
def _kernels(device: str):
    """The module with the compiled loops for a type of device; None where there are none."""
    module, library = _COMPILED.get(device, (None, None))
    if module is None or find_spec(library) is None:
        return None
    return import_module(f".{module}", __package__)


def backend(device: str | torch.device = "cpu") -> str:
    """The implementation of sparsemax for a device: ``"numba"``, ``"triton"`` or ``"eager"``.

    Also available as ``sparsemax.backend``.
    """
    kind = torch.device(device).type
    return "eager" if _kernels(kind) is None else _COMPILED[kind][1]


torch.library.define("kdict::sparsemax", "(Tensor z, int dim) -> Tensor")


def _loops(tensor: Tensor, dim: int):
    kernels = _kernels(tensor.device.type)
    return None if kernels is None or tensor.shape[dim] > kernels.LONGEST else kernels


def _project(z: Tensor, dim: int) -> Tensor:
    kernels = _loops(z, dim)
    if kernels is None:
        return _eager(z, dim)
    return _placed(kernels.project(_rows(z, dim)), z, dim)


torch.library.impl("kdict::sparsemax", "CompositeExplicitAutograd", _project)


def _backward(p: Tensor, direction: Tensor, dim: int) -> Tensor:
    kernels = _loops(p, dim)
    if kernels is None:
        return _on_support(p, direction, dim)
    return _placed(kernels.backward(_rows(p, dim), _rows(direction, dim)), p, dim)


@torch.library.register_fake("kdict::sparsemax")
def _(z, dim):
    return torch.empty_like(z)


@torch.library.register_vmap("kdict::sparsemax")
def _(info, in_dims, z, dim):
    batch = in_dims[0]
    return torch.ops.kdict.sparsemax(z.movedim(batch, 0), dim % (z.dim() - 1) + 1), 0


def _rows(tensor: Tensor, dim: int) -> Tensor:
    """Contiguous (R, n), each row a vector along ``dim``; a view of the tensor where possible."""
    tensor = tensor.detach()
    if dim not in (-1, tensor.dim() - 1):
        tensor = tensor.movedim(dim, -1)
    return tensor.reshape(-1, tensor.shape[-1]).contiguous()


def _placed(rows: Tensor, tensor: Tensor, dim: int) -> Tensor:
    """The inverse of `_rows`, in the layout of ``torch.empty_like(tensor)``."""
    if tensor.is_contiguous() and dim in (-1, tensor.dim() - 1):
        return rows.view(tensor.shape)
    out = torch.empty_like(tensor)
    place = out.movedim(dim, -1)
    place.copy_(rows.view(place.shape))
    return out


def _eager(z: Tensor, dim: int) -> Tensor:
    """Eq. 4 by Newton's method on the threshold τ; the kernels run the same loop."""
    work = z.float() if z.dtype in _HALF else z
    top = work.amax(dim, keepdim=True)
    # An infinite maximum is +inf somewhere, or −inf everywhere: neither has a projection.
    top = torch.where(top.isinf(), torch.nan, top)
    # After subtracting the maximum, the support lies in (−1, 0] whatever the size of z, and −1 is
    # below the root.
    shifted = (work - top).clamp_(min=-1)
    tau = torch.full_like(top, -1)
    count = torch.zeros_like(top)
    support = torch.empty_like(shifted)
    while True:
        torch.gt(shifted, tau, out=support)
        previous, count = count, support.sum(dim, keepdim=True)
        if torch.equal(previous, count):
            break
        # τ never falls, so the support only shrinks: rounding cannot make it alternate.
        tau = torch.maximum(tau, (support.mul_(shifted).sum(dim, keepdim=True) - 1) / count)
    return shifted.sub_(tau).clamp_(min=0).to(z.dtype)


def _on_support(p: Tensor, direction: Tensor, dim: int) -> Tensor:
    """The Jacobian ``diag(s) − s sᵀ/|s|`` at support s, which is symmetric, times a direction."""
    work = direction.float() if direction.dtype in _HALF else direction
    # Entries outside the support must not count even if infinite, as in the gradient of log p.
    inside = torch.where(p > 0, work, 0)
    # A row of NaN has no support: 0/0 makes its derivative NaN as well.
    mean = inside.sum(dim, keepdim=True) / (p > 0).sum(dim, keepdim=True)
    return torch.where(p == 0, 0, inside - mean).to(direction.dtype)


class _Sparsemax(torch.autograd.Function):
    """The projection with its reverse-mode derivative."""

    generate_vmap_rule = True

    @staticmethod
    def forward(z: Tensor, dim: int) -> Tensor:
        return torch.ops.kdict.sparsemax(z, dim)

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.dim = inputs[1]
        ctx.save_for_backward(output)
        ctx.save_for_forward(output)

    @staticmethod
    def backward(ctx, grad):
        (p,) = ctx.saved_tensors
        compiled = ordinary(p, grad) and not torch.is_grad_enabled()
        return (_backward if compiled else _on_support)(p, grad, ctx.dim), None


class _ForwardMode(_Sparsemax):
    """The same with a forward-mode derivative, which torch.compile cannot trace."""

    @staticmethod
    def jvp(ctx, tangent, _):
        return _on_support(*ctx.saved_tensors, tangent, ctx.dim)


def sparsemax(z: Tensor, dim: int = -1) -> Tensor:
    """Sparsemax: Euclidean projection of ``z`` onto the probability simplex along ``dim`` (Eq. 4).

    Parameters
    ----------
    z : float16, bfloat16, float32 or float64 tensor of any shape; −inf masks an entry out.
    dim : the dimension that holds one vector; negative counts from the end.

    Returns
    -------
    A tensor like ``z``, non-negative and summing to 1 along ``dim``, most entries exactly 0. A
    row that holds NaN or +inf, or nothing but −inf, is NaN throughout; other rows are not
    affected.

    Raises
    ------
    TypeError : when ``z`` is not a floating-point tensor.
    IndexError : when ``z`` has no such dimension.

    Examples
    --------
    >>> import torch
    >>> from kdict import sparsemax
    >>> sparsemax(torch.tensor([1.0, 0.8, -2.0]))
    tensor([0.6000, 0.4000, 0.0000])
    """
    if not isinstance(z, Tensor) or not z.is_floating_point():
        found = z.dtype if isinstance(z, Tensor) else type(z).__name__
        raise TypeError(f"sparsemax: z is {found}; expected a floating-point tensor")
    if z.dim() == 0:
        return sparsemax(z.unsqueeze(0), dim).squeeze(0)
    if not -z.dim() <= dim < z.dim():
        raise IndexError(
            f"sparsemax: dim is {dim}; z of shape {tuple(z.shape)} has dimensions "
            f"{-z.dim()} to {z.dim() - 1}"
        )
    if z.shape[dim] == 0:
        return z.clone()
    if ordinary(z) and not (z.requires_grad and torch.is_grad_enabled()):
        return _project(z, dim)
    function = _Sparsemax if torch.compiler.is_compiling() else _ForwardMode
    return function.apply(z, dim % z.dim())


sparsemax.backend = backend


class Sparsemax(nn.Module):
    """`sparsemax` along ``dim`` as a layer.

    Examples
    --------
    >>> import torch
    >>> from kdict import Sparsemax
    >>> Sparsemax()(torch.zeros(2, 4)).sum(-1)
    tensor([1., 1.])
    """

    def __init__(self, dim: int = -1):
        super().__init__()
        self.dim = dim

    def forward(self, z: Tensor) -> Tensor:
        return sparsemax(z, self.dim)

    def extra_repr(self) -> str:
        return f"dim={self.dim}"
