"""Large assets in chunks, loaded on demand: the network as ONNX, and ONNX Runtime.

Each is compressed and cut into numbered scripts, which work from a file as well as from a server
and let the page say how much has come. The reading half is ``book/widgets/src/asset_chunks.js``.
"""

import base64
import gzip
import json
from functools import cache
from pathlib import Path

_STATIC = Path(__file__).parent / "static"
_PART = 1_500_000
"""Bytes a script, before base64."""
RUNTIME = "onnxruntime-wasm"


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


@cache
def network(name: str) -> dict[str, str]:
    """The scripts of a network that ships, such as ``"quick"``, its weights as bytes.

    Raises
    ------
    ImportError : without onnx and onnxscript.
    ValueError : when no network of that name ships.
    """
    from kdict.network.export_onnx import to_onnx, with_bytes
    from kdict.network.model import HumanMeshNet

    graph = with_bytes(to_onnx(HumanMeshNet.from_pretrained(name)))
    # Without a time: the same network makes the same scripts.
    content = gzip.compress(graph.SerializeToString(deterministic=True), mtime=0)
    return pack(f"network-{name}", content)


def script(file: str) -> str:
    """The text of a chunked asset's script, such as 'network-quick-3.js'.

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


def write(folder: str | Path, name: str = "quick") -> list[Path]:
    """Write the scripts of the runtime and of a network into a folder, and return their paths."""
    written = []
    for file, text in {**runtime(), **network(name)}.items():
        path = Path(folder, file)
        path.write_text(text, "utf-8")
        written.append(path)
    return written
