"""Networks as ONNX files: for browsers and other programs without Python (``kdict[onnx]``).

`to_onnx` takes an image to what a `Prediction` holds. A network on `PersonEncoder` also comes in
two parts, `encoder_to_onnx` and `head_to_onnx`, so that several heads share one encoder;
`multipose_to_onnx` is the detector's first stage. Weights can be stored in half precision
(`with_halves`) or as bytes (`with_bytes`); the arithmetic stays in float32.
"""

import logging
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from .model import HumanMeshNet, Prediction
from .movenet import STRIDE, MoveNet
from .person_encoder import PersonEncoder

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
"""Names of a network's outputs, fields of `Prediction`; without a dictionary it lacks its codes."""
MAPS = ("center", "regression", "heatmaps", "offsets", "box_size", "box_offset")
"""Names of MultiPose's outputs, fields of `kdict.network.movenet.Maps`."""
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


class _Select(nn.Module):
    """Some fields of what a network computes, in a tuple."""

    def __init__(self, network: nn.Module, compute: Callable, fields: Sequence[str]):
        super().__init__()
        self.network, self.compute, self.fields = network, compute, fields

    def forward(self, given: Tensor) -> tuple[Tensor, ...]:
        found = self.compute(given)
        return tuple(getattr(found, name) for name in self.fields)


def to_onnx(model: HumanMeshNet, batch: int = 1) -> "onnx.ModelProto":
    """The graph of a network, in float32 and evaluation mode.

    Its input ``image`` is (batch, 3, S, S), RGB in [0, 1]; its outputs are named by `OUTPUTS` and
    have a leading dimension of ``batch``. The same weights make the same bytes.

    Raises
    ------
    ImportError : without onnx and onnxscript.
    ValueError : for a code map other than sparsemax and softmax.
    """
    size = model.config.image_size
    return _of_network(model, model, "image", (batch, 3, size, size))


def head_to_onnx(model: HumanMeshNet) -> "onnx.ModelProto":
    """The graph of a network after its encoder: ``features`` (1, F) to the outputs of `to_onnx`."""

    def predict(features: Tensor) -> Prediction:
        return model.prediction(model.mlp(features))

    return _of_network(model, predict, "features", (1, model.backbone.features))


def encoder_to_onnx(encoder: PersonEncoder) -> "onnx.ModelProto":
    """The graph of an encoder of people: ``image`` (1, 3, S, S) to ``features`` (1, F)."""
    return _export(encoder, "image", (1, 3, encoder.image_size, encoder.image_size), ["features"])


def multipose_to_onnx(movenet: MoveNet) -> "onnx.ModelProto":
    """The graph of MoveNet MultiPose: ``image`` (1, 3, H, W), H and W multiples of 32, to `MAPS`.

    `kdict.network.movenet.all_people` reads the maps.
    """
    graph = _export(_Select(movenet, movenet, MAPS), "image", (1, 3, 8 * STRIDE, 8 * STRIDE), MAPS)
    # Every operation is local, and resizing is by factors: the same nodes do for any size.
    del graph.graph.value_info[:]
    for value in (*graph.graph.input, *graph.graph.output):
        suffix = "" if value.name == "image" else " / 4"
        for axis, name in ((2, "height"), (3, "width")):
            value.type.tensor_type.shape.dim[axis].dim_param = name + suffix
    return graph


def _of_network(model: HumanMeshNet, compute: Callable, given: str, shape) -> "onnx.ModelProto":
    if model.code_map is not None and model.code_map.kind == "entmax15":
        raise ValueError("the network's code map is entmax15; expected sparsemax or softmax")
    absent = {"codes": model.dictionary is None, "shape_codes": model.shape_dictionary is None}
    names = [name for name in OUTPUTS if not absent.get(name, False)]
    return _export(_Select(model, compute, names), given, shape, names)


def _export(network: nn.Module, given: str, shape, names: Sequence[str]) -> "onnx.ModelProto":
    onnx, onnxscript = _library()
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

    example = torch.zeros(shape, device=next(network.parameters()).device)
    modes = [(module, module.training) for module in network.modules()]
    network.eval()
    log = logging.getLogger("torch.onnx")
    level = log.level
    log.setLevel(logging.ERROR)  # that torchvision is absent concerns nobody here
    try:
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore", FutureWarning)
            # What is made at a first call must not be made while torch only pretends to compute.
            network(example)
            program = torch.onnx.export(
                network,
                (example,),
                dynamo=True,
                opset_version=_OPSET,
                input_names=[given],
                output_names=list(names),
                custom_translation_table={torch.ops.kdict.sparsemax.default: sparsemax},
                verbose=False,
            )
    finally:
        log.setLevel(level)
        for module, mode in modes:
            module.training = mode
    graph = program.model_proto
    # Where on this machine each node was written is nobody's business.
    for part in (graph.graph, *graph.graph.node, *graph.graph.value_info, *graph.functions):
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    onnx.checker.check_model(graph)
    return graph


def with_halves(graph: "onnx.ModelProto") -> "onnx.ModelProto":
    """The same graph with weights in half precision where that loses nothing.

    `kdict.network.weights.save` writes matrices and filters so, and MoveNet's are so at the source.
    """
    onnx, _ = _library()
    small = onnx.ModelProto()
    small.CopyFrom(graph)
    kept, made = [], []
    for weight in small.graph.initializer:
        values = onnx.numpy_helper.to_array(weight)
        with np.errstate(over="ignore"):
            halves = values.astype(np.float16) if values.dtype == np.float32 else None
        if halves is None or not np.array_equal(halves.astype(np.float32), values):
            kept.append(weight)
            continue
        name = f"{weight.name}.half"
        kept.append(onnx.numpy_helper.from_array(halves, name))
        made.append(onnx.helper.make_node("Cast", [name], [weight.name], to=onnx.TensorProto.FLOAT))
    return _rewritten(small, made, kept)


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
    return _rewritten(small, made, kept)


def _rewritten(graph, first, initializers) -> "onnx.ModelProto":
    """A graph with these nodes before its own, and these initializers in place of its own."""
    onnx, _ = _library()
    rest = list(graph.graph.node)
    del graph.graph.node[:], graph.graph.initializer[:]
    graph.graph.node.extend([*first, *rest])
    graph.graph.initializer.extend(initializers)
    onnx.checker.check_model(graph)
    return graph
