"""Finding a dataset's files, and saying which were looked for where when they are not there."""

import json
import os
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import numpy as np
import scipy.io
from numpy.typing import NDArray

_HDF5 = b"\x89HDF\r\n\x1a\n"


@dataclass(frozen=True)
class DatasetInfo:
    """A dataset: what it is called, where it is obtained, and the layout that is expected."""

    name: str
    title: str
    url: str
    layout: str


def find(folder: str | Path, source: DatasetInfo, *candidates: str) -> Path:
    """The first of the files or folders ``candidates`` in ``folder``.

    Raises
    ------
    FileNotFoundError : if none is there. The message says what was looked for where, whether it
        lies one level deeper or higher, what layout is expected and where the dataset is obtained.
    """
    folder = Path(folder).expanduser()
    for candidate in candidates:
        # Path.exists raises where a folder may not be opened, os.path.exists is False.
        if os.path.exists(folder / candidate):
            return folder / candidate
    advice = f"expected {source.layout}; obtain it at {source.url}"
    if not folder.is_dir():
        kind = "is a file" if folder.exists() else "does not exist"
        raise FileNotFoundError(
            f"{source.title}: looked for {' or '.join(candidates)} in the folder {folder}, which "
            f"{kind}; {advice}"
        )
    try:
        held = sorted(child.name for child in folder.iterdir())
    except PermissionError as error:
        raise FileNotFoundError(
            f"{source.title}: looked for {' or '.join(candidates)} in {folder}, which may not be "
            "opened: ask for its permissions"
        ) from error
    above = Path(os.path.abspath(folder)).parent  # that of "." is not "."
    for place in [*subfolders(folder), above]:
        for candidate in candidates:
            if os.path.exists(place / candidate):
                where = "higher" if place == above else "deeper"
                raise FileNotFoundError(
                    f"{source.title}: looked for {' or '.join(candidates)} in {folder}; "
                    f"{candidate} lies one level {where}: pass {place} instead"
                )
    shown = ", ".join(held[:5]) + (f" and {len(held) - 5} more" if len(held) > 5 else "")
    raise FileNotFoundError(
        f"{source.title}: looked for {' or '.join(candidates)} in {folder}, which holds "
        f"{shown or 'nothing'}; {advice}"
    )


def subfolders(folder: Path) -> list[Path]:
    """The folders in a folder by name; none where it may not be opened, such as lost+found."""
    try:
        return sorted(child for child in folder.iterdir() if child.is_dir())
    except PermissionError:
        return []


def find_image_folder(
    folder: str | Path, source: DatasetInfo, candidates: Sequence[str], stacklevel: int = 3
) -> Path | None:
    """The first of ``candidates`` in ``folder``; None with a warning if there is none.

    To have no photographs at all is a choice: the annotations alone are of use.
    """
    for candidate in candidates:
        if (Path(folder) / candidate).is_dir():
            return Path(folder) / candidate
    warnings.warn(
        f"{source.title}: no photographs, looked for {' or '.join(candidates)} in {folder}; "
        "samples have no image",
        stacklevel=stacklevel,
    )
    return None


def find_images(
    folder: str | Path,
    source: DatasetInfo,
    candidates: Sequence[str],
    names: Iterable[str],
    *,
    exact: str | None = None,
) -> Path | None:
    """The folder of the photographs ``names``, all of them there and none empty, or None.

    None of them at all gets a warning, see `find_image_folder`; a part of them is a broken
    download.

    Parameters
    ----------
    exact : a glob pattern; files that match it must all be among ``names``.

    Raises
    ------
    FileNotFoundError : when some are missing or empty, naming the first.
    ValueError : when there are photographs without annotation, naming the first.
    """
    root = find_image_folder(folder, source, candidates, stacklevel=4)
    if root is None:
        return None
    require_files(root, source, names := list(names))
    if exact is not None:
        extra = sorted({path.name for path in root.glob(exact)} - set(names))
        if extra:
            raise ValueError(
                f"{source.title}: {root} holds {len(extra)} photographs without annotation, the "
                f"first {extra[0]}; annotations are for {len(names)}: are both of one version?"
            )
    return root


def require_files(root: Path, source: DatasetInfo, names: Iterable[str]) -> None:
    """Check that all ``names`` (paths with / relative to ``root``) are files with content.

    Raises
    ------
    FileNotFoundError : naming the first that is missing or empty, and how many are.
    """
    names = list(names)
    missing = missing_files(root, names)
    if missing:
        raise FileNotFoundError(
            f"{source.title}: looked for {len(names)} files in {root}; {len(missing)} are missing "
            f"or empty, the first {root / missing[0]}; is the download complete? {source.url}"
        )


def missing_files(root: Path, names: Iterable[str]) -> list[str]:
    """Those of ``names`` that are not files with content below ``root``."""
    # One listing a folder: asking for each of 100,000 files takes minutes on network drives.
    by_folder = defaultdict(list)
    for name in names:
        by_folder[str(PurePosixPath(name).parent)].append(name)
    missing = []
    for place, wanted in by_folder.items():
        there = set()
        if (root / place).is_dir():
            with os.scandir(root / place) as entries:
                there = {e.name for e in entries if e.is_file() and e.stat().st_size}
        missing += [name for name in wanted if PurePosixPath(name).name not in there]
    return missing


@contextmanager
def reading(path: Path, kind: str):
    """Errors of opening ``path`` as ``kind`` become one that names the file.

    Raises
    ------
    ValueError : for a file that is truncated, damaged or of another format, one that may not be
        read, or a folder in its place.
    """
    try:
        yield
    except FileNotFoundError:
        raise
    except Exception as error:
        if path.is_dir() or isinstance(error, PermissionError):
            what = "is a folder" if path.is_dir() else "may not be read, ask for its permissions"
            raise ValueError(f"{path}: {what}; expected {kind}") from error
        # Of a damaged file parsers raise anything: also UnboundLocalError, TokenError, ...
        size = path.stat().st_size
        raise ValueError(
            f"{path}: cannot be read as {kind}: {error or type(error).__name__} ({size} bytes); is "
            "it cut off or of another format? Download it again"
        ) from error


def read_mat(path: Path, *variables: str, structs: bool = False) -> dict[str, object]:
    """Variables of a MATLAB file up to version 7; ``structs`` as objects with attributes.

    Raises
    ------
    ValueError : for a file that cannot be read or lacks one of them; says which.
    """
    options = {"squeeze_me": True, "struct_as_record": False} if structs else {}
    with reading(path, "a MATLAB file"):
        content = scipy.io.loadmat(path, variable_names=variables, **options)
    return _all_of(path, content, variables, lambda: [n for n, *_ in scipy.io.whosmat(path)])


def is_hdf5(path: Path) -> bool:
    """Whether a MATLAB file is of version 7.3, which is HDF5 behind a header of 512 bytes."""
    with path.open("rb") as file:
        head = file.read(520)
    return head.startswith(_HDF5) or head[512:].startswith(_HDF5)


def read_hdf5(path: Path, *variables: str) -> dict[str, NDArray]:
    """Variables of a MATLAB 7.3 file, axes in HDF5's order (MATLAB's reversed).

    A cell array is one of references: it comes as an array of arrays.

    Raises
    ------
    ImportError : without h5py.
    ValueError : for a file that cannot be read or lacks one of them; says which.
    """
    try:
        import h5py
    except ImportError as error:
        raise ImportError(
            f"{path}: reading MATLAB 7.3 needs h5py; install it with pip install 'kdict[datasets]'"
        ) from error
    content = {}
    with reading(path, "a MATLAB 7.3 file"), h5py.File(path) as file:
        held = [name for name in file if not name.startswith("#")]
        for name in set(variables) & set(held):
            if not isinstance(file[name], h5py.Dataset):
                raise ValueError(f"{name} is no array")
            value = np.asarray(file[name])
            if value.dtype == h5py.ref_dtype:
                cells = np.empty(value.shape, dtype=object)
                for at in np.ndindex(value.shape):
                    cells[at] = np.asarray(file[value[at]])
                value = cells
            content[name] = value
    return _all_of(path, content, variables, lambda: held)


def read_json(path: Path) -> object:
    """The content of a JSON file.

    Raises
    ------
    ValueError : for a file that cannot be read.
    """
    with reading(path, "JSON"):
        return json.loads(path.read_bytes())


def require_stride(every: int) -> None:
    """Raises ValueError for a stride of frames that is no whole number from 1 on."""
    if not isinstance(every, (int, np.integer)) or every < 1:
        raise ValueError(f"every is {every!r}; expected a stride of frames, 1 or more")


def _all_of(path: Path, content, names, held: Callable[[], Iterable[str]]) -> dict:
    missing = [name for name in names if name not in content]
    if missing:
        raise ValueError(f"{path}: lacks {', '.join(missing)}; it holds {', '.join(held())}")
    return {name: content[name] for name in names}


def require_shape(path: Path, name: str, array: NDArray, shape: tuple[int | str, ...]) -> NDArray:
    """``array`` if it is of ``shape``, in which a string stands for any size.

    Raises
    ------
    ValueError : otherwise, or if it does not hold numbers; names the file and the array.
    """
    fits = array.ndim == len(shape) and all(
        isinstance(size, str) or found == size
        for found, size in zip(array.shape, shape, strict=True)
    )
    if not fits or array.dtype.kind not in "fiub":
        raise ValueError(
            f"{path}: {name} has shape {array.shape} and type {array.dtype}; expected numbers of "
            f"shape ({', '.join(map(str, shape))})"
        )
    return np.asarray(array)
