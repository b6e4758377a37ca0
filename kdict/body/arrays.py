"""The arrays of a body model, and what follows from them alone: the T-pose's joints as a linear
function of betas, and the skinning weights in compressed rows."""

from typing import Any, NamedTuple, Protocol, Self
from weakref import WeakKeyDictionary

import torch
from torch import Tensor, nn

from ..dispatch import compilable


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


class SparseWeights(NamedTuple):
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


class Precomputed(NamedTuple):
    """What follows from a body's arrays alone: the T-pose's joints (24, 3) of the mean shape, their
    change (24, 3, 10) per beta, and skinning weights for the compiled loops, or None."""

    rest: Tensor
    directions: Tensor
    weights: SparseWeights | None = None


_PRECOMPUTED: WeakKeyDictionary[Any, tuple] = WeakKeyDictionary()


def precomputed(body: BodyModel) -> Precomputed:
    """`Precomputed` of a body; computed once where its arrays are constants on the CPU."""
    arrays = (body.v_template, body.shapedirs, body.J_regressor, body.lbs_weights)
    if not isinstance(body, nn.Module) or not compilable(*arrays):
        return _precompute(body)
    if any(array.requires_grad or array.is_inference() for array in arrays):
        return _precompute(body)
    versions = [array._version for array in arrays]
    known = _PRECOMPUTED.get(body)
    if (
        known
        and known[1] == versions
        and all(a is b for a, b in zip(known[0], arrays, strict=True))
    ):
        return known[2]
    # What inference mode makes could not be used in training later.
    with torch.inference_mode(False):
        found = _precompute(body)._replace(weights=SparseWeights.of(body.lbs_weights))
    _PRECOMPUTED[body] = arrays, versions, found
    return found


def _precompute(body: BodyModel) -> Precomputed:
    directions = torch.einsum("jv,vcb->jcb", body.J_regressor, body.shapedirs)
    return Precomputed(body.J_regressor @ body.v_template, directions)
