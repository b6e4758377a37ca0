"""Arrays from pickles, MATLAB, HDF5 and JSON files of unknown origin.

Sizes that a file declares are compared with `kdict.limits` before anything is allocated, numbers
must be finite, and whatever goes wrong is a ValueError that starts with the file's name.
"""

import json
import math
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .. import limits
from ..resources import require_finite
from ..shapes import require_shape
from .matlab import parse_mat
from .safe_pickle import Refused, load

_HDF5 = b"\x89HDF\r\n\x1a\n"


@contextmanager
def reading(path: Path, kind: str):
    """Turn errors of reading ``path`` as ``kind`` into a ValueError that starts with its name.

    Raises
    ------
    ValueError : for a truncated, damaged or unreadable file, one of another format, or a folder.
    """
    try:
        yield
    except Exception as error:
        named = isinstance(error, ValueError) and str(error).startswith(str(path))
        if named or isinstance(error, FileNotFoundError):
            raise
        if path.is_dir() or isinstance(error, PermissionError):
            what = "is a folder" if path.is_dir() else "permission denied"
            raise ValueError(f"{path}: {what}; expected {kind}") from error
        # Parsers raise anything for a damaged file: also RecursionError, MemoryError, TokenError.
        size, what = path.stat().st_size, str(error) or type(error).__name__
        raise ValueError(
            f"{path}: cannot be read as {kind}: {what} ({size} bytes); is it truncated or of "
            "another format? Download it again"
        ) from error


def read_mat(path: Path, *variables: str) -> dict[str, object]:
    """Variables of a MATLAB file up to version 7, see `parse_mat`.

    Raises
    ------
    ValueError : for a file that cannot be read or lacks one of them; says which.
    """
    with reading(path, "a MATLAB file"):
        data = path.read_bytes()
        content = parse_mat(data, variables)
        return _all_of(path, content, variables, lambda: parse_mat(data))


def is_hdf5(path: Path) -> bool:
    """Whether a MATLAB file is of version 7.3, which is HDF5 behind a header of 512 bytes."""
    with path.open("rb") as file:
        head = file.read(520)
    return head.startswith(_HDF5) or head[512:].startswith(_HDF5)


def read_hdf5(path: Path, *variables: str) -> dict[str, NDArray]:
    """Variables of a MATLAB 7.3 file, axes in HDF5's order (MATLAB's reversed).

    A cell array is one of references: it comes as an object array of arrays.

    Raises
    ------
    ImportError : without h5py.
    ValueError : for a file that cannot be read, lacks one of them, or points outside of itself.
    """
    try:
        import h5py
    except ImportError as error:
        raise ImportError(
            f"{path}: reading MATLAB 7.3 needs h5py; install it with pip install 'kdict[datasets]'"
        ) from error
    content, declared, held = {}, 0, path.stat().st_size

    def array(dataset) -> NDArray:
        nonlocal declared
        if not isinstance(dataset, h5py.Dataset):
            raise ValueError(f"found {type(dataset).__name__}; expected an array")
        if dataset.external or dataset.is_virtual:
            raise ValueError(f"{dataset.name} is stored in another file, which is not followed")
        if dataset.dtype != h5py.ref_dtype and dataset.dtype.kind not in "fiub":
            raise ValueError(f"{dataset.name} is of type {dataset.dtype}; expected numbers")
        # A chunk is unpacked whole, even where the array has a few numbers of it.
        numbers = max(dataset.size, math.prod(dataset.chunks or ()))
        declared += numbers * dataset.dtype.itemsize
        limits.check_declared(declared, held, "its arrays")
        return np.asarray(dataset)

    with reading(path, "a MATLAB 7.3 file"), h5py.File(path) as file:
        names = [name for name in file if not name.startswith("#")]
        for name in set(variables) & set(names):
            if not isinstance(file.get(name, getlink=True), h5py.HardLink):
                raise ValueError(f"{name} is a link, which is not followed")
            value = array(file[name])
            if value.dtype == h5py.ref_dtype:
                cells = np.empty(value.shape, dtype=object)
                for at in np.ndindex(value.shape):
                    cells[at] = array(file[value[at]])
                value = cells
            content[name] = value
        return _all_of(path, content, variables, lambda: names)


def read_pickle(path: Path, kind: str) -> object:
    """The content of a pickle, see `safe_pickle.load`.

    Raises
    ------
    ValueError : for a file that cannot be read, or names anything but arrays.
    """
    with reading(path, f"a pickle of {kind}"):
        try:
            return load(path.read_bytes())
        except Refused as error:
            raise ValueError(
                f"{path}: refused, and nothing in it was run: {error}, while {kind} are numbers "
                "and NumPy, SciPy-sparse or chumpy arrays; get the file from its own site"
            ) from error


def read_json(path: Path) -> object:
    """The content of a JSON file.

    Raises
    ------
    ValueError : for a file that cannot be read.
    """
    with reading(path, "JSON"):
        return json.loads(path.read_bytes())


def require_array(path: Path, name: str, value: object, shape: tuple[int | str, ...]) -> NDArray:
    """``value`` if it is an array of finite numbers of ``shape``; a string stands for any size.

    Raises
    ------
    ValueError : otherwise; names the file and the array.
    """
    array = np.asarray(value)
    require_shape(f"{path}: {name}", array, *shape)
    if array.dtype.kind not in "fiub":
        raise ValueError(f"{path}: {name} is of type {array.dtype}; expected numbers")
    with np.errstate(over="ignore"):  # what single precision cannot hold becomes infinite later
        require_finite(path, name, array.astype(np.float32))
    return array


def _all_of(path: Path, content, names, held: Callable[[], Iterable[str]]) -> dict:
    missing = [name for name in names if name not in content]
    if missing:
        raise ValueError(f"{path}: lacks {', '.join(missing)}; it holds {', '.join(held())}")
    return {name: content[name] for name in names}
