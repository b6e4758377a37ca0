"""Export the networks of the book's page as ONNX files, and measure two ways to store their
weights: ``data/results/onnx.json``.

    python -m kdictbook.recipes.onnx --out runs

The page runs `kdictbook.figures.asset_chunks.NETWORKS`; the book's build makes its own files.
PyTorch, the graphs as the page has them, in half precision, and the graphs with their weights as
bytes see the same crops of held-out images.
"""

import argparse
import logging
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from tqdm.auto import tqdm

from kdict.metrics import pa_mpjpe
from kdict.network.model import HumanMeshNet
from kdict.network.person_encoder import N_KEYPOINTS
from kdict.synthetic.assets import fingerprint
from kdict.synthetic.dataset import Rendered
from kdictbook import results
from kdictbook.figures import asset_chunks
from kdictbook.onnx_weights import with_bytes, with_halves

log = logging.getLogger(__name__)

_ROLE = "studio"
_PARTS = ("movenet-thunder", "thunder")
STORED = {"half precision": with_halves, "bytes": with_bytes}


def session(content: bytes):
    """A graph run by ONNX Runtime on one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    # Weights are unpacked once, not at every image.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


def in_torch(model: HumanMeshNet, image: Tensor) -> tuple[np.ndarray, Tensor]:
    """Features (1, F) and joints (1, 24, 3) of an image."""
    with torch.inference_mode():
        features = model.backbone(image)
        return features.numpy(), model.prediction(model.mlp(features)).joints


def in_onnx(contents: list[bytes]):
    """The same by the graphs of encoder and head."""
    encoder, head = map(session, contents)

    def run(image: Tensor) -> tuple[np.ndarray, Tensor]:
        (features,) = encoder.run(None, {"image": image.numpy()})
        return features, torch.from_numpy(head.run(["joints"], {"features": features})[0])

    return run


def records(runs: dict, sizes: dict, images: Tensor, truth: Tensor, **about) -> Iterator:
    """Of each way to run encoder and head: files, error, time, and how far it is from the first."""
    first = None
    for name, run in runs.items():
        found, times = [], []
        for image in tqdm(images.split(1), name, unit="image"):
            started = time.process_time()
            found.append(run(image))
            times.append(1000 * (time.process_time() - started))
        keypoints = np.concatenate([f for f, _ in found])[:, : 2 * N_KEYPOINTS]
        joints = torch.cat([j for _, j in found])
        first = (keypoints, joints) if first is None else first
        # Coordinates run from −1 to 1.
        off = (keypoints - first[0]).reshape(-1, N_KEYPOINTS, 2) / 2
        moved = 1000 * (joints - first[1]).norm(dim=-1)
        numbers = {
            ("file_size", "MB"): sizes[name] / 1e6,
            ("keypoints_off", "% of the crop"): 100 * float(np.linalg.norm(off, axis=-1).mean()),
            ("joints_off", "mm"): float(moved.mean()),
            ("joints_off_max", "mm"): float(moved.max()),
            ("pa_mpjpe", "mm"): float(1000 * pa_mpjpe(joints, truth).mean()),
            ("time", "ms/image"): float(np.median(times)),
        }
        log.info("%s: %s", name, {key[0]: round(value, 5) for key, value in numbers.items()})
        for (metric, unit), value in numbers.items():
            yield results.Result(metric, round(value, 5), unit, method=name, **about)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, help="a folder to write the page's files into")
    parser.add_argument("--results", type=Path, default=Path("data/results/onnx.json"))
    parser.add_argument("--images", type=int, default=100)
    given = parser.parse_args()
    logging.basicConfig(format="%(message)s")
    log.setLevel(logging.INFO)  # of ours alone: the exporter tells of every node
    torch.set_num_threads(1)

    graphs = {name: asset_chunks.graph(name) for name in asset_chunks.NETWORKS}
    files = {
        how: {
            name: store(graph).SerializeToString(deterministic=True)
            for name, graph in graphs.items()
        }
        for how, store in STORED.items()
    }
    if given.out is not None:
        given.out.mkdir(parents=True, exist_ok=True)
        for name, content in files["half precision"].items():
            (given.out / f"{name}.onnx").write_bytes(content)

    model = HumanMeshNet.from_pretrained("thunder")
    source = Rendered(_ROLE, "test", size=model.config.image_size)
    # Spread over the split, so that all subjects and cameras are seen.
    step = max(1, len(source) // given.images) | 1
    index = list(range(0, len(source), step))[: given.images]
    parts = [source[index[at : at + 32]] for at in range(0, len(index), 32)]
    images = torch.cat([part.image for part in parts]).float()
    truth = torch.cat([part.keypoints3d for part in parts])
    onnx = {how: in_onnx([files[how][name] for name in _PARTS]) for how in STORED}
    sizes = {how: sum(map(len, files[how].values())) for how in STORED}
    results.write(
        given.results,
        records(
            {"PyTorch": lambda image: in_torch(model, image)} | onnx,
            {"PyTorch": sum(graph.ByteSize() for graph in graphs.values())} | sizes,
            images,
            truth,
            protocol="24 joints; core time of one crop, 1 thread, median",
            split=f"{len(index)} of {len(source)} images, evenly spaced",
            data=f"open benchmark, {_ROLE}, test, sha256 {fingerprint()[:16]}",
            config={"network": "thunder", "files": list(asset_chunks.NETWORKS)},
        ),
    )


if __name__ == "__main__":
    main()
