"""Large assets in chunks, loaded on demand: networks as ONNX, and ONNX Runtime.

Each is compressed and cut into numbered scripts, which work from a file as well as from a server
and let the page say how much has come. The reading half is ``book/widgets/src/asset_chunks.js``.
"""

import base64
import gzip
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kdict.resources import atomic_write

if TYPE_CHECKING:
    import onnx

_STATIC = Path(__file__).parent / "static"
_PART = 1_500_000
"""Bytes a script, before base64."""
RUNTIME = "onnxruntime-wasm"
NETWORKS = ("movenet-multipose", "movenet-thunder", "thunder", "thunder-direct", "lifter")
"""Of the page: the detector's two stages, the second of which is the encoder, two heads, and the
lifter in a head's place."""


def pack(name: str, content: bytes) -> dict[str, str]:
    """The scripts of one asset in chunks, by file name: ``<name>.js``, which holds the number of
    chunks and their size together, and ``<name>-0.js``, …; ``content`` is a gzip file."""
    parts = [content[start : start + _PART] for start in range(0, len(content), _PART)]
    values = {name: {"parts": len(parts), "bytes": len(content)}}
    values |= {f"{name}-{i}": base64.b64encode(part).decode() for i, part in enumerate(parts)}
    return {
        f"{key}.js": f'(window.kdictAssets??={{}})["{key}"]={json.dumps(value)};\n'
        for key, value in values.items()
    }


@cache
def runtime() -> dict[str, str]:
    """The scripts of ONNX Runtime's WebAssembly."""
    return pack(RUNTIME, (_STATIC / "onnxruntime.wasm.gz").read_bytes())


def graph(name: str) -> "onnx.ModelProto":
    """One of `NETWORKS` as ONNX, in float32.

    Raises
    ------
    ImportError : without onnx and onnxscript.
    ValueError : for another name.
    """
    from kdict.fitting.lifter import Lifter
    from kdict.network import export_onnx
    from kdict.network.model import HumanMeshNet
    from kdict.network.movenet import MoveNet
    from kdictbook.lifter_head import lifter_to_onnx

    if name not in NETWORKS:
        raise ValueError(f"there is no network {name!r}; expected one of {', '.join(NETWORKS)}")
    if name == "movenet-multipose":
        return export_onnx.multipose_to_onnx(MoveNet.from_pretrained(name))
    if name == "movenet-thunder":
        return export_onnx.encoder_to_onnx(HumanMeshNet.from_pretrained("thunder").backbone)
    if name == "lifter":
        return lifter_to_onnx(Lifter.from_pretrained())
    return export_onnx.head_to_onnx(HumanMeshNet.from_pretrained(name))


@cache
def network(name: str) -> dict[str, str]:
    """The scripts of one of `NETWORKS`, its weights in half precision as they ship; see `graph`."""
    from kdictbook.onnx_weights import with_halves

    # Without a time: the same network makes the same scripts.
    content = with_halves(graph(name)).SerializeToString(deterministic=True)
    return pack(f"network-{name}", gzip.compress(content, mtime=0))


def script(file: str) -> str:
    """The text of a chunked asset's script, such as 'network-thunder-1.js'.

    Raises
    ------
    ValueError : for any other file.
    """
    whole = file.removesuffix(".js")
    if whole.rpartition("-")[2].isdecimal():
        whole = whole.rpartition("-")[0]
    if whole == RUNTIME:
        scripts = runtime()
    elif whole.startswith("network-"):
        scripts = network(whole.removeprefix("network-"))
    else:
        scripts = {}
    if file not in scripts:
        raise ValueError(f"there is no script {file!r}; expected one of {', '.join(scripts)}")
    return scripts[file]


def write(folder: str | Path) -> list[Path]:
    """Write the scripts of the runtime and of `NETWORKS` into a folder, and return their paths."""
    written = []
    for scripts in (runtime(), *map(network, NETWORKS)):
        for file, text in scripts.items():
            path = Path(folder, file)
            with atomic_write(path, "w") as target:
                target.write(text)
            written.append(path)
    return written
