"""The files that ship with kdict: where they are, and how learned ones are written."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from safetensors.torch import save
from torch import Tensor

_PACKAGE = Path(__file__).resolve().parent


def data_path(*parts: str) -> Path:
    """The path of a shipped file or folder, e.g. ``data_path("open_body.npz")``.

    ``data/`` lies beside the package in a checkout and inside it in an installed wheel.

    Raises
    ------
    FileNotFoundError : if neither place has it.
    """
    candidates = [
        folder.joinpath(*parts) for folder in (_PACKAGE / "data", _PACKAGE.parent / "data")
    ]
    for candidate in candidates:
        if candidate.exists():
            return candidate
    raise FileNotFoundError(
        f"shipped data file {'/'.join(parts)!r} found neither at {candidates[0]} nor at "
        f"{candidates[1]}; reinstall kdict, or make the file with its recipe (see data/README.md)"
    )


def write_tensors(
    path: str | Path, tensors: Mapping[str, Tensor], metadata: Mapping[str, str]
) -> None:
    """Write a safetensors file, whole or not at all, the same bytes for the same content.

    It is written beside its place and moved there when complete. The library puts the metadata in
    an order that changes from run to run; here it is sorted, so that a hash can be published.

    Raises
    ------
    FileNotFoundError : when the folder does not exist.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise FileNotFoundError(f"{path}: the folder {path.parent} does not exist; create it first")
    content = {name: t.detach().cpu().contiguous() for name, t in tensors.items()}
    file = save(content, dict(metadata))
    end = 8 + int.from_bytes(file[:8], "little")
    header = json.dumps(json.loads(file[8:end]), sort_keys=True, separators=(",", ":")).encode()
    header += b" " * (-len(header) % 8)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as target:
            for part in (len(header).to_bytes(8, "little"), header, memoryview(file)[end:]):
                target.write(part)
            target.flush()
            os.fsync(target.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
