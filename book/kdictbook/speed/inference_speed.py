"""Speed of the network's parts beside its encoder: PyTorch, compiled, and ONNX Runtime."""

import shutil
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from kdict.body import Body
from kdict.evaluation.results import Result
from kdict.network.export_onnx import to_onnx
from kdict.network.model import HumanMeshNet, NetworkConfig
from kdict.network.person_encoder import NAME as ENCODER_NAME

from ..baselines.hmr import HMR
from .measure import spread, take_turns, threads, times

if TYPE_CHECKING:
    import onnx

ENCODER, HEAD, MLP, HMRS = "encoder", "head and joints", "MLP", "HMR's regressor"
RUNTIMES = ("", ", compiled", ", ONNX Runtime")
"""What is appended to the names of the parts: nothing for PyTorch's operators one by one."""


def protocol(batch: int) -> str:
    return f"inference, {ENCODER_NAME}, batch {batch}"


def parts(batch: int, seed: int = 0, **changes) -> dict[str, Callable[[], object]]:
    """The network's parts, and HMR's regressor on the same features, in each runtime.

    Compiled only where there is a C++ compiler, which PyTorch's needs; as ONNX only where ONNX
    Runtime is installed. ``changes`` are to the config of the profile ``"thunder"``.
    """
    torch.manual_seed(seed)
    torch.compiler.reset()
    config = NetworkConfig.profile("thunder", **changes)
    model = HumanMeshNet(config, Body.load("open")).eval()
    model.backbone.to(memory_format=torch.channels_last)
    image = torch.rand(batch, 3, config.image_size, config.image_size)
    features = model.backbone(image)
    hmr = HMR(adversary=False, features=features.shape[1], hidden=1024).eval()

    def head(features: Tensor):
        return model.prediction(model.mlp(features))

    runs = {
        ENCODER: lambda: model.backbone(image),
        HEAD: lambda: head(features),
        HMRS: lambda: hmr.posed(features),
        MLP: lambda: model.mlp(features),
    }
    if shutil.which("g++") or shutil.which("clang++"):
        for name, part, given in ((ENCODER, model.backbone, image), (HEAD, head, features)):
            compiled = torch.compile(part, dynamic=False)
            runs[name + RUNTIMES[1]] = lambda part=compiled, given=given: part(given)
    if find_spec("onnxruntime"):
        runs |= _as_onnx(model, image, features)
    return runs


def _as_onnx(
    model: HumanMeshNet, image: Tensor, features: Tensor
) -> dict[str, Callable[[], object]]:
    """The encoder and what follows it as ONNX Runtime's sessions on one thread."""
    import onnxruntime
    from onnx.utils import Extractor

    graph = to_onnx(model, len(image))
    between = _seam(graph)
    outputs = [output.name for output in graph.graph.output]
    extractor = Extractor(graph)
    pieces = {
        ENCODER: extractor.extract_model(["image"], [between]),
        HEAD: extractor.extract_model([between], outputs),
    }
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    runs = {}
    for name, piece in pieces.items():
        session = onnxruntime.InferenceSession(
            piece.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        given = {between: features.numpy()} if name == HEAD else {"image": image.numpy()}
        runs[name + RUNTIMES[2]] = lambda session=session, given=given: session.run(None, given)
    return runs


def _seam(graph: "onnx.ModelProto") -> str:
    """The tensor that the MLP's first layer reads."""
    return next(
        node.input[0] for node in graph.graph.node if any("mlp.0.weight" in i for i in node.input)
    )


def _own_encoder(part: str) -> str:
    """The encoder in the same runtime."""
    return ENCODER + next((r for r in RUNTIMES[1:] if part.endswith(r)), "")


@torch.no_grad()
def inference(repeats: int, seed: int, batches: Sequence[int] = (1, 64)) -> list[Result]:
    """Milliseconds per image, and each part in percent of the encoder in the same runtime.

    Every part is called once per turn: what is called before it has left nothing of it in the
    caches, as in the whole.
    """
    rows = []
    with threads(1):
        for batch in batches:
            turns = repeats if batch == 1 else max(3, repeats // 8)
            seconds = take_turns(parts(batch, seed), turns, shortest=0)
            about = {
                "protocol": protocol(batch),
                "split": "float32, one thread",
                "data": "random images; the head's weights are random",
                "config": {"seed": seed, "repeats": turns},
            }
            rows += times(seconds, 1e3 / batch, "ms/image", **about)
            rows += [
                Result("share" + suffix, round(value, 3), "%", method=name, **about)
                for name, taken in seconds.items()
                if not name.startswith(ENCODER)
                for suffix, value in spread(100 * taken / seconds[_own_encoder(name)])
            ]
    return rows
