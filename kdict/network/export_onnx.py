"""The network as an ONNX file: for browsers and other programs without Python (``kdict[onnx]``).

The graph takes one image as `HumanMeshNet` does and gives what a `Prediction` holds. Filters and
matrices can be stored as bytes, one scale an output channel, which makes the file a quarter as
large; the arithmetic stays in float32.
"""

import logging
import warnings
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from .model import HumanMeshNet

if TYPE_CHECKING:
    import onnx

OUTPUTS = (
    "codes",
    "shape_codes",
    "rotations",
    "root_rotation",
    "betas",
    "camera",
    "joints",
    "keypoints",
)
"""Names of the graph's outputs, fields of `Prediction`; a network without a dictionary
lacks its codes."""
_LARGE = 4096
"""Weights with fewer numbers stay as they are."""
_OPSET = 20


def _library():
    try:
        import onnx
        import onnxscript
    except ImportError as error:
        raise ImportError(
            f"ONNX files are made by onnx and onnxscript, which cannot be imported ({error}); "
            "install them with: pip install 'kdict[onnx]'"
        ) from error
    return onnx, onnxscript


class _Fields(nn.Module):
    """A network whose outputs are a prediction's fields, in a tuple."""

    def __init__(self, model: HumanMeshNet):
        super().__init__()
        self.model = model

    def forward(self, image: Tensor) -> tuple[Tensor, ...]:
        found = self.model(image)
        return tuple(v for v in (getattr(found, name) for name in OUTPUTS) if v is not None)


def to_onnx(model: HumanMeshNet, batch: int = 1) -> "onnx.ModelProto":
    """The graph of a network, in float32 and evaluation mode.

    Its input ``image`` is (batch, 3, S, S), RGB in [0, 1]; its outputs are named by `OUTPUTS` and
    have a leading dimension of ``batch``. The same weights make the same bytes.

    Raises
    ------
    ImportError : without onnx and onnxscript.
    ValueError : for a code map other than sparsemax and softmax.
    """
    onnx, onnxscript = _library()
    if model.code_map is not None and model.code_map.kind == "entmax15":
        raise ValueError("the network's code map is entmax15; expected sparsemax or softmax")
    op = getattr(onnxscript, f"opset{_OPSET}")

    def sparsemax(z, dim: int):
        # The threshold of Eq. 4 is the largest of (z_1 + … + z_k − 1) / k, z in falling order.
        count = z.shape[dim]
        z = op.Sub(z, op.ReduceMax(z, op.Constant(value_ints=[dim]), keepdims=1))
        ordered, _ = op.TopK(z, op.Constant(value_ints=[count]), axis=dim)
        steps = op.Constant(value_floats=[float(k) for k in range(1, count + 1)])
        sums = op.CumSum(ordered, op.Constant(value_int=dim))
        tau = op.Div(op.Sub(sums, op.Constant(value_float=1.0)), steps)
        return op.Relu(op.Sub(z, op.ReduceMax(tau, op.Constant(value_ints=[dim]), keepdims=1)))

    size = model.config.image_size
    image = torch.zeros(batch, 3, size, size, device=next(model.parameters()).device)
    training, wrapped = model.training, _Fields(model).eval()
    log = logging.getLogger("torch.onnx")
    level = log.level
    log.setLevel(logging.ERROR)  # that torchvision is absent concerns nobody here
    try:
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore", FutureWarning)
            # What is made at a first call must not be made while torch only pretends to compute.
            wrapped(image)
            program = torch.onnx.export(
                wrapped,
                (image,),
                dynamo=True,
                opset_version=_OPSET,
                input_names=["image"],
                output_names=_names(model),
                custom_translation_table={torch.ops.kdict.sparsemax.default: sparsemax},
                verbose=False,
            )
    finally:
        log.setLevel(level)
        model.train(training)
    graph = program.model_proto
    # Where on this machine each node was written is nobody's business.
    for part in (graph.graph, *graph.graph.node, *graph.graph.value_info, *graph.functions):
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    onnx.checker.check_model(graph)
    return graph


def _names(model: HumanMeshNet) -> list[str]:
    absent = {
        "codes": model.dictionary is None,
        "shape_codes": model.shape_dictionary is None,
    }
    return [name for name in OUTPUTS if not absent.get(name, False)]


def with_bytes(graph: "onnx.ModelProto") -> "onnx.ModelProto":
    """The same graph with large weights stored as int8, each output channel with its own scale.

    A weight is off by at most half a step, 1/254 of the largest one of its channel.
    """
    onnx, _ = _library()
    small = onnx.ModelProto()
    small.CopyFrom(graph)
    nodes = small.graph.node
    # Where a weight's output channels are: first in a filter and in transposed matrices.
    axes = {}
    for node in nodes:
        if node.op_type in ("Conv", "Gemm", "MatMul") and len(node.input) > 1:
            turned = any(a.name == "transB" and a.i for a in node.attribute)
            axes[node.input[1]] = 0 if node.op_type == "Conv" or turned else -1
    kept, made = [], []
    for weight in small.graph.initializer:
        values = onnx.numpy_helper.to_array(weight)
        if weight.name not in axes or values.dtype != np.float32 or values.size < _LARGE:
            kept.append(weight)
            continue
        axis = axes[weight.name] % values.ndim
        others = tuple(d for d in range(values.ndim) if d != axis)
        scale = np.maximum(np.abs(values).max(others, keepdims=True) / 127, 1e-30)
        stored = np.round(values / scale).astype(np.int8)
        names = [f"{weight.name}.{part}" for part in ("bytes", "scale")]
        for name, array in zip(names, (stored, scale.ravel().astype(np.float32)), strict=True):
            kept.append(onnx.numpy_helper.from_array(array, name))
        made.append(onnx.helper.make_node("DequantizeLinear", names, [weight.name], axis=axis))
    rest = list(nodes)
    del nodes[:], small.graph.initializer[:]
    nodes.extend([*made, *rest])
    small.graph.initializer.extend(kept)
    onnx.checker.check_model(small)
    return small
