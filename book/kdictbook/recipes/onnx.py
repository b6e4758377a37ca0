"""Write the quick network as an ONNX file, and measure what it costs: ``data/results/onnx.json``.

    python -m kdictbook.recipes.onnx --out runs

The file is what the book's page runs, see `kdict.network.export_onnx` and
`kdictbook.figures.asset_chunks`; the book's build makes its own. Torch, the graph in float32 and
the graph with its weights as bytes see the same held-out images.
"""

import argparse
import json
import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from tqdm.auto import tqdm

from kdict.evaluation import results
from kdict.metrics import pa_mpjpe
from kdict.network.export_onnx import to_onnx, with_bytes
from kdict.network.model import HumanMeshNet
from kdict.network.weights import read
from kdict.resources import pretrained_path
from kdict.synthetic.assets import fingerprint
from kdict.synthetic.cache import CachedImages
from kdict.synthetic.dataset import Rendered

log = logging.getLogger(__name__)

_ROLE = "studio"
# As the weights' own training keeps them, so that a folder of images serves both.
_KEPT = 30_000

Run = Callable[[Tensor], Tensor]
"""An image (1, 3, S, S) to its joints (1, 24, 3)."""


def session(content: bytes) -> Run:
    """A graph run by ONNX Runtime on one thread, weights unpacked once as in the page."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    made = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    return lambda image: torch.from_numpy(made.run(["joints"], {"image": image.numpy()})[0])


def joints(run: Run, images: Tensor, name: str) -> tuple[Tensor, np.ndarray]:
    """Joints (B, 24, 3) of images one by one, and the milliseconds of each."""
    found, times = [], []
    with torch.no_grad():
        for image in tqdm(images.split(1), name, unit="image"):
            started = time.perf_counter()
            found.append(run(image))
            times.append(1000 * (time.perf_counter() - started))
    return torch.cat(found), np.array(times)


def records(
    runs: dict[str, Run], sizes: dict[str, int], images: Tensor, truth: Tensor, **about
) -> Iterator[results.Result]:
    """Of each way to run the network: its file, error, time, and how far it is from the first."""
    first = None
    for name, run in runs.items():
        found, times = joints(run, images, name)
        first = found if first is None else first
        numbers = {
            ("file_size", "MB"): sizes[name] / 1e6,
            ("pa_mpjpe", "mm"): float(1000 * pa_mpjpe(found, truth).mean()),
            ("joints_off", "mm"): float(1000 * (found - first).norm(dim=-1).mean()),
            ("joints_off_max", "mm"): float(1000 * (found - first).norm(dim=-1).max()),
            ("time", "ms/image"): float(np.median(times)),
        }
        log.info("%s: %s", name, {key[0]: round(value, 4) for key, value in numbers.items()})
        for (metric, unit), value in numbers.items():
            yield results.Result(metric, round(value, 5), unit, method=name, **about)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, help="a folder to write quick.onnx into")
    parser.add_argument("--results", type=Path, default=Path("data/results/onnx.json"))
    parser.add_argument("--weights", type=Path, default=pretrained_path("weights", "quick"))
    parser.add_argument("--keep", help="a folder to keep the rendered images in")
    parser.add_argument("--images", type=int, default=400)
    given = parser.parse_args()
    logging.basicConfig(format="%(message)s")
    log.setLevel(logging.INFO)  # of ours alone: the exporter tells of every node
    torch.set_num_threads(1)

    model = HumanMeshNet.load(given.weights)
    graph = to_onnx(model)
    files = {
        "ONNX, float32": graph.SerializeToString(deterministic=True),
        "ONNX, weights as bytes": with_bytes(graph).SerializeToString(deterministic=True),
    }
    if given.out is not None:
        given.out.mkdir(parents=True, exist_ok=True)
        (given.out / f"{given.weights.stem}.onnx").write_bytes(files["ONNX, weights as bytes"])

    size = model.config.image_size
    source = Rendered(_ROLE, "test", size=size)
    source = CachedImages(source, given.keep, _KEPT) if given.keep else source
    # Spread over the split, so that all subjects and cameras are seen.
    step = max(1, len(source) // given.images) | 1
    index = list(range(0, len(source), step))[: given.images]
    parts = [source[index[at : at + 32]] for at in range(0, len(index), 32)]
    images = torch.cat([part.image for part in parts]).float()
    truth = torch.cat([part.keypoints3d for part in parts])
    _, trained = read(given.weights)
    results.write(
        given.results,
        records(
            {"torch, float32": lambda image: model(image).joints}
            | {name: session(content) for name, content in files.items()},
            {"torch, float32": given.weights.stat().st_size}
            | {name: len(content) for name, content in files.items()},
            images,
            truth,
            protocol="24 joints; time: batch 1, 1 thread, median",
            split=f"{len(index)} of {len(source)} images, every {step}th",
            data=f"open benchmark, {_ROLE}, test, sha256 {fingerprint()[:16]}",
            config={
                "seed": trained.get("seed", "–"),
                "weights": trained.get("version", "–"),
                "network": json.loads(trained["config"]),
            },
        ),
    )


if __name__ == "__main__":
    main()
