"""Networks as ONNX files: for browsers and other programs without Python (``kdict[onnx]``).

`to_onnx` takes an image to what a `Prediction` holds. A network on `PersonEncoder` also comes in
two parts, `encoder_to_onnx` and `head_to_onnx`, so that several heads share one encoder;
`multipose_to_onnx` is the detector's first stage, `module_to_onnx` takes a network of your own.
"""

import logging
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

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
    """A tensor that a network computes, or some fields of what it computes, in a tuple."""

    def __init__(self, network: nn.Module, compute: Callable, fields: Sequence[str]):
        super().__init__()
        self.network, self.compute, self.fields = network, compute, fields

    def forward(self, given: Tensor) -> Tensor | tuple[Tensor, ...]:
        found = self.compute(given)
        return (
            found
            if isinstance(found, Tensor)
            else tuple(getattr(found, name) for name in self.fields)
        )


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
    return module_to_onnx(
        encoder, "image", (1, 3, encoder.image_size, encoder.image_size), ["features"]
    )


def multipose_to_onnx(movenet: MoveNet) -> "onnx.ModelProto":
    """The graph of MoveNet MultiPose: ``image`` (1, 3, H, W), H and W multiples of 32, to `MAPS`.

    `kdict.network.movenet.all_people` reads the maps.
    """
    shape = (1, 3, 8 * STRIDE, 8 * STRIDE)
    graph = module_to_onnx(movenet, "image", shape, MAPS)
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
    return module_to_onnx(model, given, shape, names, compute)


def module_to_onnx(
    network: nn.Module,
    given: str,
    shape: Sequence[int],
    names: Sequence[str],
    compute: Callable | None = None,
) -> "onnx.ModelProto":
    """The graph of any network with `kdict.sparsemax` in it, in evaluation mode.

    Parameters
    ----------
    given, shape : name and shape of its input.
    names : of its outputs: fields of what it returns, or the one name of a tensor.
    compute : a part of the network in place of the whole, a function of the input.

    Raises
    ------
    ImportError : without onnx and onnxscript.
    """
    onnx, onnxscript = _library()
    network = _Select(network, network if compute is None else compute, names)
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

    def cross(a, b, dim: int = -1):
        left = op.Gather(a, op.Constant(value_ints=[1, 2, 0, 2, 0, 1]), axis=dim)
        right = op.Gather(b, op.Constant(value_ints=[2, 0, 1, 1, 2, 0]), axis=dim)
        plus, minus = op.Split(op.Mul(left, right), axis=dim, num_outputs=2)
        return op.Sub(plus, minus)

    def softplus(x, beta: float = 1.0, threshold: float = 20.0):
        beta = float(beta)
        return op.Softplus(x) if beta == 1 else op.Div(op.Softplus(op.Mul(x, beta)), beta)

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
                # PyTorch's translations of the last two have three times as many nodes.
                custom_translation_table={
                    torch.ops.kdict.sparsemax.default: sparsemax,
                    torch.ops.aten.linalg_cross.default: cross,
                    torch.ops.aten.softplus.default: softplus,
                },
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
