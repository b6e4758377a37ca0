"""Smaller ONNX files: weights in half precision or as bytes; the arithmetic stays in float32."""

import numpy as np
import onnx

_LARGE = 4096
"""Weights with fewer numbers stay as they are."""


def with_halves(graph: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph with weights in half precision where that loses nothing.

    `kdict.network.weights.save` writes matrices and filters so, and MoveNet's are so at the source.
    """
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


def with_bytes(graph: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph with large weights stored as int8, each output channel with its own scale.

    A weight is off by at most half a step, 1/254 of the largest one of its channel.
    """
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


def _rewritten(graph, first, initializers) -> onnx.ModelProto:
    """A graph with these nodes before its own, and these initializers in place of its own."""
    rest = list(graph.graph.node)
    del graph.graph.node[:], graph.graph.initializer[:]
    graph.graph.node.extend([*first, *rest])
    graph.graph.initializer.extend(initializers)
    onnx.checker.check_model(graph)
    return graph
