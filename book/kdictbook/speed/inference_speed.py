"""Speed of the network's parts beside its backbone: PyTorch, compiled, and ONNX Runtime."""

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

from ..baselines.hmr import HMR
from .measure import spread, take_turns, threads, times

if TYPE_CHECKING:
    import onnx

BACKBONE, HEAD, WHOLE = "backbone", "head and joints", "whole"
RUNTIMES = ("", ", compiled", ", ONNX Runtime")
"""What is appended to the names of the parts: nothing for PyTorch's operators one by one."""


def parts(profile: str, batch: int, seed: int = 0) -> dict[str, Callable[[], object]]:
    """The network's parts, HMR's regressor on the same features, and the whole, in each runtime.

    Compiled only where there is a C++ compiler, which PyTorch's needs; as ONNX only where ONNX
    Runtime is installed. The whole is left out where it takes seconds per image.
    """
    torch.manual_seed(seed)
    torch.compiler.reset()
    config = NetworkConfig.profile(profile)
    model = HumanMeshNet(config, Body.load("open")).eval()
    image = torch.rand(batch, 3, config.image_size, config.image_size)
    features = model.backbone(image)
    hmr = HMR(adversary=False, features=features.shape[1], hidden=1024).eval()

    def head(features: Tensor):
        return model.prediction(model.mlp(features))

    runs = {
        BACKBONE: lambda: model.backbone(image),
        HEAD: lambda: head(features),
        "HMR's regressor": lambda: hmr.posed(features),
        "MLP": lambda: model.mlp(features),
        WHOLE: lambda: model(image),
    }
    if shutil.which("g++") or shutil.which("clang++"):
        compiled = [torch.compile(part, dynamic=False) for part in (model.backbone, head, model)]
        inputs = (image, features, image)
        for name, part, given in zip((BACKBONE, HEAD, WHOLE), compiled, inputs, strict=True):
            runs[name + RUNTIMES[1]] = lambda part=part, given=given: part(given)
    if find_spec("onnxruntime"):
        runs |= _as_onnx(model, image, features)
    if profile == "full" and batch > 1:
        return {name: run for name, run in runs.items() if not name.startswith(WHOLE)}
    return runs


def _as_onnx(
    model: HumanMeshNet, image: Tensor, features: Tensor
) -> dict[str, Callable[[], object]]:
    """The backbone, what follows it and the whole as ONNX Runtime's sessions on one thread."""
    import onnxruntime
    from onnx.utils import Extractor

    graph = to_onnx(model, len(image))
    between = _seam(graph)
    outputs = [output.name for output in graph.graph.output]
    extractor = Extractor(graph)
    pieces = {
        BACKBONE: extractor.extract_model(["image"], [between]),
        HEAD: extractor.extract_model([between], outputs),
        WHOLE: graph,
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


def _own_backbone(part: str) -> str:
    """The backbone in the same runtime."""
    return BACKBONE + next((r for r in RUNTIMES[1:] if part.endswith(r)), "")


@torch.no_grad()
def inference(
    repeats: int, seed: int, profiles: Sequence[str] = ("quick", "full"), batches=(1, 64)
) -> list[Result]:
    """Milliseconds per image, and each part in percent of the backbone in the same runtime.

    Every part is called once a turn: what is called before it has left nothing of it in the caches,
    as in the whole.
    """
    rows = []
    with threads(1):
        for profile in profiles:
            for batch in batches:
                turns = repeats if batch == 1 else max(3, repeats // 8)
                seconds = take_turns(parts(profile, batch, seed), turns, shortest=0)
                about = {
                    "protocol": f"inference, {profile}, batch {batch}",
                    "split": "float32, one thread",
                    "data": "random images, random weights",
                    "config": {"seed": seed, "repeats": turns},
                }
                rows += times(seconds, 1e3 / batch, "ms/image", **about)
                rows += [
                    Result("share" + suffix, round(value, 3), "%", method=name, **about)
                    for name, taken in seconds.items()
                    if not name.startswith(BACKBONE)
                    for suffix, value in spread(100 * taken / seconds[_own_backbone(name)])
                ]
    return rows
