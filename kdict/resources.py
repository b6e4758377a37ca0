"""The files that ship with kdict: where they are, and how learned ones are read and written."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

_PACKAGE = Path(__file__).resolve().parent
_LEARNED = (".safetensors", ".onnx", ".npz")
"""The file formats of what `pretrained_path` finds."""


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
        # Heard by what tracks dependencies, as the book's build does; a file read natively, or one
        # that is missing, raises no "open" event.
        sys.audit("kdict.data_path", str(candidate))
        if candidate.exists():
            return candidate
    raise FileNotFoundError(
        f"shipped data file {'/'.join(parts)!r} found neither at {candidates[0]} nor at "
        f"{candidates[1]}; reinstall kdict, or make the file with its recipe (see data/README.md)"
    )


def pretrained_path(folder: str, name_or_path: str | Path) -> Path:
    """The file that ``from_pretrained(name or path)`` stands for.

    A name, such as ``"cmu-128"``, is that of a released file of ``data/<folder>``, whose sha256
    must be the one in ``data/index.json``. A `pathlib.Path`, or a string that ends in
    ``.safetensors``, ``.onnx`` or ``.npz``, is a file of one's own, returned as it is.

    Raises
    ------
    ValueError : for an unknown name, listing those that exist, and for a released file whose bytes
        are not the released ones.

    Examples
    --------
    >>> pretrained_path("dictionaries", "cmu-128").name
    'cmu-128.safetensors'
    """
    if isinstance(name_or_path, Path) or name_or_path.endswith(_LEARNED):
        return Path(name_or_path)
    try:
        files = sorted(path for path in data_path(folder).iterdir() if path.suffix in _LEARNED)
    except FileNotFoundError:
        files = []
    # Only a whole name matches, so that "../weights/quick" reaches no other folder.
    path = {path.stem: path for path in files}.get(name_or_path)
    if path is None:
        raise ValueError(
            f"{name_or_path!r} is not a pretrained file of kdict's data/{folder}; expected one of "
            f"{', '.join(path.stem for path in files)}, or the path of a .safetensors file"
        )
    released = json.loads(data_path("index.json").read_text()).get(f"{folder}/{path.name}")
    found = sha256(path.read_bytes()).hexdigest()
    if found != released:
        raise ValueError(
            f"{path}: sha256 is {found}, data/index.json says {released}; reinstall kdict, or, if "
            "you made the file anew, run python -m kdictbook.recipes.index"
        )
    return path


def read_tensors(
    path: str | Path, expected: str, kind: str | None = None
) -> tuple[dict[str, Tensor], dict[str, str]]:
    """The tensors and the metadata of a safetensors file, on the CPU.

    Raises
    ------
    FileNotFoundError : when there is no such file.
    ValueError : when it is not a complete safetensors file, or its metadata name another ``kind``
        than the one asked for. All messages name what was ``expected``, such as "network weights".
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"{path}: no such file; expected {expected}")
    try:
        with safe_open(path, "pt") as file:
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
            metadata = dict(file.metadata() or {})
    except SafetensorError as error:
        raise ValueError(
            f"{path}: found {path.stat().st_size} bytes that are not a whole safetensors file "
            f"({error}); expected {expected}: copy or make it again"
        ) from error
    if kind is not None and metadata.get("kind") != kind:
        found = metadata.get("kind", "a safetensors file without a kind")
        raise ValueError(f"{path}: found {found}; expected {expected}")
    return tensors, metadata


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
    with replacing(path) as target:
        for part in (len(header).to_bytes(8, "little"), header, memoryview(file)[end:]):
            target.write(part)


@contextmanager
def replacing(path: str | Path) -> Iterator[BinaryIO]:
    """A file to write that takes the place of ``path`` when the block ends, whole or not at all.

    A symbolic link at ``path`` is replaced, not followed.

    Raises
    ------
    OSError : when it cannot be written; the message names ``path``.
    """
    path = Path(path)
    temporary = path.with_name(f".{path.name[:200]}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as target:
            yield target
            target.flush()
            os.fsync(target.fileno())
        os.replace(temporary, path)
    except OSError as error:
        raise OSError(f"{path}: could not be written: {error.strerror or error}") from error
    finally:
        temporary.unlink(missing_ok=True)


def code_version() -> str:
    """The package's version, with the commit where it runs from a checkout."""
    checkout = Path(__file__).resolve().parent.parent
    # An installed package may lie inside somebody else's repository, or where there is no git.
    if not (checkout / ".git").exists() or shutil.which("git") is None:
        return version("kdict")
    described = subprocess.run(
        ["git", "-C", str(checkout), "rev-parse", "--short", "HEAD"],
        capture_output=True,
        text=True,
        check=False,
    )
    commit = described.stdout.strip()
    return version("kdict") + (f"+g{commit}" if commit else "")
