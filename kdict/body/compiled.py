"""What the compiled loops of the body need: ordinary tensors, rows, and a body's sparse arrays.

`kdict.body.smpl` holds the equations in PyTorch's operators. They take over for whatever is not an
ordinary tensor on the CPU, for exports and compilers, and for second derivatives.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol, Self
from weakref import WeakKeyDictionary

import torch
from torch import Tensor, nn
from torch.autograd import forward_ad
from torch.utils._python_dispatch import _len_torch_dispatch_stack


def compilable(*tensors: Tensor) -> bool:
    """Whether compiled loops may take these tensors: nothing traces, maps or wraps them."""
    if torch.compiler.is_compiling() or torch.jit.is_tracing() or _len_torch_dispatch_stack():
        return False
    if torch._C._are_functorch_transforms_active():
        return False
    return all(
        type(tensor) in (Tensor, nn.Parameter)
        and tensor.device.type == "cpu"
        and tensor.dtype == tensors[0].dtype
        and tensor.dtype in (torch.float32, torch.float64)
        and forward_ad.unpack_dual(tensor).tangent is None
        and not torch._C._functorch.is_legacy_batchedtensor(tensor)  # torch.autograd.functional's
        for tensor in tensors
    )


def as_rows(tensor: Tensor, batch: torch.Size, own: int) -> Tensor:
    """Contiguous, with one leading dimension for the batch's and its ``own`` last dimensions."""
    shape = tensor.shape[-own:]
    return tensor.expand(*batch, *shape).reshape(math.prod(batch), *shape).contiguous()


def derive_by_operators(
    operators: Callable, given: Sequence[Tensor], grads: Sequence[Tensor]
) -> tuple[Tensor | None, ...]:
    """The gradients of the tensors given to a function that can be differentiated once more."""
    with torch.enable_grad():
        made = operators(*given)
    pairs = zip([made] if isinstance(made, Tensor) else made, grads, strict=True)
    made, grads = zip(*((out, grad) for out, grad in pairs if out.requires_grad), strict=True)
    inputs = [tensor for tensor in given if tensor.requires_grad]
    again = torch.is_grad_enabled()
    found = iter(torch.autograd.grad(made, inputs, grads, create_graph=again))
    return tuple(next(found) if tensor.requires_grad else None for tensor in given)


class BodyModel(Protocol):
    """What the equations need of a body; `Body` and `smplx.SMPL` both have it.

    Shapes with V vertices: ``v_template`` (V, 3), ``shapedirs`` (V, 3, 10), ``posedirs`` (207, 3V),
    ``J_regressor`` (24, V), ``lbs_weights`` (V, 24), ``faces_tensor`` (F, 3).
    """

    v_template: Tensor
    shapedirs: Tensor
    posedirs: Tensor
    J_regressor: Tensor
    lbs_weights: Tensor
    faces_tensor: Tensor
    num_betas: int


class Weights(NamedTuple):
    """Skinning weights (V, 24) in compressed rows: ``joint`` and ``weight`` of vertex v are those
    from ``first[v]`` to ``first[v + 1]``."""

    first: Tensor
    joint: Tensor
    weight: Tensor

    @classmethod
    def of(cls, weights: Tensor) -> Self:
        vertex, joint = weights.nonzero(as_tuple=True)
        first = torch.searchsorted(vertex, torch.arange(len(weights) + 1))
        return cls(first, joint.contiguous(), weights[vertex, joint])


class Derived(NamedTuple):
    """What follows from a body's arrays alone: the T-pose's joints (24, 3) of the mean shape, their
    change (24, 3, 10) per beta, and skinning weights for the compiled loops, or None."""

    rest: Tensor
    directions: Tensor
    weights: Weights | None = None


_DERIVED: WeakKeyDictionary[Any, tuple] = WeakKeyDictionary()


def derived(body: BodyModel) -> Derived:
    """`Derived` of a body; computed once where its arrays are constants on the CPU."""
    arrays = (body.v_template, body.shapedirs, body.J_regressor, body.lbs_weights)
    if not isinstance(body, nn.Module) or not compilable(*arrays):
        return _derive(body)
    if any(array.requires_grad or array.is_inference() for array in arrays):
        return _derive(body)
    versions = [array._version for array in arrays]
    known = _DERIVED.get(body)
    if (
        known
        and known[1] == versions
        and all(a is b for a, b in zip(known[0], arrays, strict=True))
    ):
        return known[2]
    # What inference mode makes could not be used in training later.
    with torch.inference_mode(False):
        found = _derive(body)._replace(weights=Weights.of(body.lbs_weights))
    _DERIVED[body] = arrays, versions, found
    return found


def _derive(body: BodyModel) -> Derived:
    directions = torch.einsum("jv,vcb->jcb", body.J_regressor, body.shapedirs)
    return Derived(body.J_regressor @ body.v_template, directions)
