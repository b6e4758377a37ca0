"""The files that ship with kdict: where they are, and how learned ones are read and written."""

import glob
import json
import math
import os
import platform
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import IO

import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor

from . import limits

_PACKAGE = Path(__file__).resolve().parent
_LEARNED = (".safetensors", ".onnx", ".npz")
"""The file formats of what `pretrained_path` finds."""
_FLOATS = (torch.float16, torch.bfloat16, torch.float32, torch.float64)


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
    files = sorted(path for path in data_path(folder).iterdir() if path.suffix in _LEARNED)
    # Only a whole name matches, so that "../weights/thunder" reaches no other folder.
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

    Tensors hold finite floating-point numbers or truth values; integers are single numbers only,
    such as a batch norm's counter.

    Raises
    ------
    FileNotFoundError : when there is no such file.
    ValueError : when it is not a complete safetensors file, holds other numbers, or its metadata
        name another ``kind`` than the one asked for. All messages name what was ``expected``, such
        as "network weights".
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"{path}: no such file; expected {expected}")
    content = path.read_bytes()  # once: another process may replace the file
    end = 8 + int.from_bytes(content[:8], "little")
    limits.check("arrays", content.count(b"data_offsets", 0, end), f"{path}: tensors")
    try:
        tensors = load(content)
        metadata = json.loads(content[8:end]).get("__metadata__", {})
    except (SafetensorError, KeyError, RuntimeError, ValueError) as error:
        raise ValueError(
            f"{path}: found {len(content)} bytes that are not a whole safetensors file "
            f"({error!r:.300}); expected {expected}: copy or make it again"
        ) from error
    if kind is not None and metadata.get("kind") != kind:
        found = metadata.get("kind", "a safetensors file without a kind")
        raise ValueError(f"{path}: found {found}; expected {expected}")
    for name, tensor in tensors.items():
        counter = tensor.dtype == torch.int64 and tensor.dim() == 0
        if not (tensor.dtype in _FLOATS or tensor.dtype == torch.bool or counter):
            raise ValueError(
                f"{path}: {name} is of type {str(tensor.dtype).removeprefix('torch.')} and shape "
                f"{tuple(tensor.shape)}; expected floating-point numbers, as in {expected}"
            )
        require_finite(path, name, tensor)
    return tensors, metadata


def require_finite(path: Path, name: str, array: Tensor | NDArray) -> None:
    """Check that an array or tensor of a file has neither NaN nor ±inf.

    Raises
    ------
    ValueError : otherwise; names the file, the array, and how many of its numbers are not finite.
    """
    bad = int((~torch.isfinite(torch.as_tensor(array))).sum())
    if bad:
        raise ValueError(
            f"{path}: {bad} of {name}'s {math.prod(array.shape)} numbers are NaN, infinite or too "
            "large; expected finite numbers"
        )


@contextmanager
def atomic_write(path: str | Path, mode: str = "wb") -> Iterator[IO]:
    """A file to write in a ``with`` block, which then takes the place of ``path``, synced to disk.

    Until then ``path`` is as it was, and so it stays when the block raises. A symbolic link at
    ``path`` is replaced, not followed. What killed processes left is removed, see `sweep_parts`.

    Raises
    ------
    FileNotFoundError : when the folder does not exist.
    OSError : when it cannot be written, as on a full disk; the message names ``path``.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise FileNotFoundError(f"{path}: the folder {path.parent} does not exist; create it first")
    sweep_parts(path.parent, path.name[:150])
    part = path.with_name(
        f".{path.name[:150]}.{_host()}.{os.getpid()}.{threading.get_ident()}.part"
    )
    text = {} if "b" in mode else {"encoding": "utf8", "newline": ""}
    try:
        with part.open(mode, **text) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        if error.filename not in (None, str(part)):  # of another file, in the block
            raise
        failure = OSError(f"{path}: could not be written: {error.strerror or error}")
        failure.errno = error.errno
        raise failure from error
    finally:
        part.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def sweep_parts(folder: Path, name: str = "*") -> None:
    """Remove files that `atomic_write` left unfinished: those of this user's dead processes here.

    Other processes, users and machines may be writing theirs.
    """
    for part in folder.glob(f".{glob.escape(name) if name != '*' else name}.*.part"):
        host, process = part.name.split(".")[-4:-2]
        if host != _host() or not process.isdigit() or _runs(int(process)):
            continue
        with suppress(FileNotFoundError):  # swept by another process
            if part.lstat().st_uid == os.getuid():
                part.unlink()


def _host() -> str:
    return platform.node().replace(".", "-")


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def write_tensors(
    path: str | Path, tensors: Mapping[str, Tensor], metadata: Mapping[str, str]
) -> None:
    """Write a safetensors file, whole or not at all, the same bytes for the same content.

    The library puts the metadata in an order that changes from run to run; here it is sorted, so
    that a hash can be published.

    Raises
    ------
    FileNotFoundError : when the folder does not exist.
    """
    content = {name: t.detach().cpu().contiguous() for name, t in tensors.items()}
    file = save(content, dict(metadata))
    end = 8 + int.from_bytes(file[:8], "little")
    header = json.dumps(json.loads(file[8:end]), sort_keys=True, separators=(",", ":")).encode()
    header += b" " * (-len(header) % 8)
    with atomic_write(path) as target:
        for piece in (len(header).to_bytes(8, "little"), header, memoryview(file)[end:]):
            target.write(piece)


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
