"""Find the files of a dataset; errors say what was looked for, where, and what was found."""

import os
import warnings
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

import numpy as np


@dataclass(frozen=True)
class DatasetInfo:
    """A dataset: short name, title, where to obtain it, and the expected layout."""

    name: str
    title: str
    url: str
    layout: str


def find(folder: str | Path, source: DatasetInfo, *candidates: str) -> Path:
    """The first of the files or folders ``candidates`` that exists in ``folder``.

    Raises
    ------
    FileNotFoundError : if none exists. The message says what was looked for, whether it is one
        level deeper or higher, the expected layout and where to obtain the dataset.
    """

    def first_in(place: Path) -> Path | None:
        # Path.exists raises where a folder may not be opened, os.path.exists is False.
        return next((place / c for c in candidates if os.path.exists(place / c)), None)

    folder = Path(folder).expanduser()
    if found := first_in(folder):
        return found
    looked = f"{source.title}: looked for {' or '.join(candidates)} in {folder}"
    looked = f"{folder / candidates[0]}: not found. {looked}"
    advice = f"expected {source.layout}; obtain it at {source.url}"
    if not folder.is_dir():
        kind = "is a file" if folder.exists() else "does not exist"
        raise FileNotFoundError(f"{looked}, which {kind}; {advice}")
    try:
        held = sorted(child.name for child in folder.iterdir())
    except PermissionError as error:
        raise FileNotFoundError(f"{looked}: permission denied") from error
    above = Path(os.path.abspath(folder)).parent  # that of "." is not "."
    for place in [*subfolders(folder), above]:
        if first_in(place):
            where = "higher" if place == above else "deeper"
            raise FileNotFoundError(f"{looked}; it lies one level {where}: pass {place} instead")
    shown = ", ".join(held[:5]) + (f" and {len(held) - 5} more" if len(held) > 5 else "")
    raise FileNotFoundError(f"{looked}, which holds {shown or 'nothing'}; {advice}")


def subfolders(folder: Path) -> list[Path]:
    """Subfolders by name; none where permission is denied, as in lost+found."""
    try:
        return sorted(child for child in folder.iterdir() if child.is_dir())
    except PermissionError:
        return []


def find_image_folder(
    folder: str | Path, source: DatasetInfo, candidates: Sequence[str], stacklevel: int = 3
) -> Path | None:
    """The first of ``candidates`` in ``folder``; None with a warning if there is none.

    Annotations without images are valid: some uses need no images.
    """
    places = (Path(folder) / candidate for candidate in candidates)
    if found := next(filter(Path.is_dir, places), None):
        return found
    warnings.warn(
        f"{source.title}: no images, looked for {' or '.join(candidates)} in {folder}; "
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
    """The folder of the images ``names`` if all of them exist and none is empty, or None.

    No image at all is a warning, see `find_image_folder`; a part of them is an error.

    Parameters
    ----------
    exact : a glob pattern; files that match it must all be among ``names``.

    Raises
    ------
    FileNotFoundError : when some are missing or empty, naming the first.
    ValueError : when there are images without annotation, naming the first.
    """
    root = find_image_folder(folder, source, candidates, stacklevel=4)
    if root is None:
        return None
    require_files(root, source, names := list(names))
    if exact is not None:
        extra = sorted({path.name for path in root.glob(exact)} - set(names))
        if extra:
            raise ValueError(
                f"{root}: {source.title}: holds {len(extra)} images without annotation, the "
                f"first {extra[0]}; annotations are for {len(names)}: are both of the same version?"
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
            f"{root / missing[0]}: {source.title}: looked for {len(names)} files in {root}; "
            f"{len(missing)} are missing or empty, the first {root / missing[0]}; is the download "
            f"complete? {source.url}"
        )


def require_inside(path: Path, names: Iterable[str]) -> None:
    """Check that the file names listed in ``path`` stay inside the dataset's folder.

    Raises
    ------
    ValueError : for a name that is not text, an absolute path, or one with ``..``.
    """
    for name in names:
        if not isinstance(name, str) or "\0" in name or not name.strip():
            raise ValueError(f"{path}: lists {name!r:.99}; expected the name of a file")
        # Windows' drives and separators count on every system.
        windows = PureWindowsPath(name)
        if windows.is_absolute() or windows.anchor or ".." in windows.parts:
            raise ValueError(
                f"{path}: lists {name!r:.99}, outside of the dataset's folder; expected a name "
                "relative to it: get the file from the dataset's own site"
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


def require_stride(frame_stride: int) -> None:
    """Raises ValueError for a stride of frames that is no whole number from 1 on."""
    if not isinstance(frame_stride, (int, np.integer)) or frame_stride < 1:
        raise ValueError(f"frame_stride is {frame_stride!r}; expected a stride, 1 or more")
