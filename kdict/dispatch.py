"""Dispatch: when compiled loops take the place of PyTorch's operators; second derivatives.

The operators take over for whatever is not an ordinary tensor on the CPU, for exports and
compilers, and for second derivatives.
"""

import math
from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn
from torch.autograd import forward_ad
from torch.utils._python_dispatch import _len_torch_dispatch_stack


def ordinary(*tensors: Tensor) -> bool:
    """Whether nothing traces, maps or wraps these tensors, so that their memory may be read."""
    if torch.compiler.is_compiling() or torch.jit.is_tracing() or _len_torch_dispatch_stack():
        return False
    if torch._C._are_functorch_transforms_active():
        return False
    return all(
        type(tensor) in (Tensor, nn.Parameter)
        and not (tensor.is_meta or tensor.is_neg() or tensor._is_zerotensor())
        and forward_ad.unpack_dual(tensor).tangent is None
        and not torch._C._functorch.is_legacy_batchedtensor(tensor)  # torch.autograd.functional's
        for tensor in tensors
    )


def compilable(*tensors: Tensor) -> bool:
    """Whether compiled loops may take these tensors: `ordinary` ones of one dtype on the CPU."""
    return ordinary(*tensors) and all(
        tensor.device.type == "cpu"
        and tensor.dtype == tensors[0].dtype
        and tensor.dtype in (torch.float32, torch.float64)
        for tensor in tensors
    )


def as_rows(tensor: Tensor, batch: torch.Size, own: int) -> Tensor:
    """Contiguous, with one leading dimension for the batch's and its ``own`` last dimensions."""
    shape = (*batch, *tensor.shape[-own:])
    if tensor.shape != shape:
        tensor = tensor.expand(shape)
    if len(batch) != 1:
        tensor = tensor.reshape(math.prod(batch), *shape[-own:])
    return tensor.contiguous()


def eager_gradients(
    eager: Callable, given: Sequence[Tensor], grads: Sequence[Tensor]
) -> tuple[Tensor | None, ...]:
    """The gradients of the tensors given to a function that can be differentiated once more."""
    with torch.enable_grad():
        # Views: one of the tensors may have been computed from another.
        given = [tensor.view_as(tensor) for tensor in given]
        made = eager(*given)
    pairs = zip([made] if isinstance(made, Tensor) else made, grads, strict=True)
    made, grads = zip(*((out, grad) for out, grad in pairs if out.requires_grad), strict=True)
    inputs = [tensor for tensor in given if tensor.requires_grad]
    again = torch.is_grad_enabled()
    found = iter(torch.autograd.grad(made, inputs, grads, create_graph=again))
    return tuple(next(found) if tensor.requires_grad else None for tensor in given)
