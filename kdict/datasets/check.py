"""``kdict check``: datasets in a folder, whether they are complete, and where to get others."""

import os
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm

from ..formats.containers import read_mat
from .coco import COCO, read_coco
from .files import DatasetInfo, subfolders
from .human36m import HUMAN36M, read_human36m
from .human36m_json import PATTERN
from .human36m_npz import FILE
from .human36m_protocol import P1, P2, TRAIN
from .lsp import LSP, LSPET, MASKS, find_masks, read_lsp, read_lspet
from .mpi_inf_3dhp import TEST as MPI_TEST
from .mpi_inf_3dhp import TRAIN as MPI_TRAIN
from .mpi_inf_3dhp import read_mpi_inf_3dhp_test, read_mpi_inf_3dhp_train
from .mpii import FILE as MPII_FILE
from .mpii import MPII, read_mpii
from .mpii import PLACES as MPII_PLACES
from .sample import Sample
from .spin import SPIN, is_spin, read_spin
from .up3d import SPLITS as UP3D_SPLITS
from .up3d import UP3D, read_up3d

_DEPTH = 2
"""Levels of folders below the given one that are searched."""


@dataclass(frozen=True)
class Part:
    """One split or form of a dataset: number of samples, error, and warnings."""

    label: str
    samples: int = 0
    error: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """A dataset that was recognized in a folder."""

    source: DatasetInfo
    folder: Path
    parts: tuple[Part, ...]

    @property
    def complete(self) -> bool:
        """Whether all parts can be read and have their images."""
        return not any(part.error or part.notes for part in self.parts)


Readers = Mapping[str, Callable[[Path], Iterator[Sample]]]


def check(folder: str | Path) -> list[Found]:
    """Every dataset in a folder or up to two levels below, each read from end to end.

    Raises
    ------
    FileNotFoundError : when there is no such folder.
    """
    found = []
    for place, source, readers in _places(_folder(folder)):
        parts = [
            _read(label, reader, place)
            for label, reader in tqdm(readers.items(), f"reading {source.name}", leave=False)
        ]
        found.append(Found(source, place, tuple(parts)))
    return found


def find_datasets(folder: str | Path) -> dict[str, Path]:
    """The folder of every dataset in ``folder`` or up to two levels below, by the dataset's name.

    Nothing is read; of two places with one dataset the first counts.

    Raises
    ------
    FileNotFoundError : as `check`.
    """
    found: dict[str, Path] = {}
    for place, source, _ in _places(_folder(folder)):
        found.setdefault(source.name, place)
    return found


def report(folder: str | Path) -> tuple[str, bool]:
    """`check` as text, and True if at least one dataset was found and all are complete.

    Raises
    ------
    FileNotFoundError : as `check`.
    """
    folder, found, lines = _folder(folder), check(folder), []
    for dataset in found:
        state = "complete" if dataset.complete else "incomplete"
        lines += [f"{dataset.source.title} in {dataset.folder}: {state}"]
        for part in dataset.parts:
            if part.error:
                lines += [f"  error    {part.label}: {part.error}"]
            else:
                lines += [f"  read     {part.label}: {part.samples:,} samples"]
            lines += [f"  missing  {part.label}: {note}" for note in part.notes]
        if not dataset.complete:
            lines += [f"  source   {dataset.source.url}"]
    if not found:
        lines += [f"No dataset was recognized in {folder} or {_DEPTH} levels below."]
        above = [source.title for source, _ in _recognize(folder.parent)]
        if above:
            lines += [f"One level higher lies {', '.join(above)}: pass that folder instead."]
    here = {dataset.source.name for dataset in found}
    lines += ["", "Not found:"]
    for source in (HUMAN36M, MPI_TRAIN, MPI_TEST, UP3D, LSP, LSPET, MASKS, MPII, COCO, SPIN):
        if source.name not in here:
            lines += [f"  {source.title}: {source.layout}", f"    from {source.url}"]
    fine = bool(found) and not any(part.error for dataset in found for part in dataset.parts)
    return "\n".join(line.rstrip() for line in lines if line or here), fine


def _folder(folder: str | Path) -> Path:
    folder = Path(os.path.abspath(Path(folder).expanduser()))
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "folder not found"
        raise FileNotFoundError(f"{folder}: {what}; pass the folder with datasets")
    if not _open(folder):
        raise FileNotFoundError(f"{folder}: may not be opened; ask for its permissions")
    return folder


def _open(folder: Path) -> bool:
    return os.access(folder, os.R_OK | os.X_OK)


def _places(folder: Path, depth: int = _DEPTH) -> Iterator[tuple[Path, DatasetInfo, Readers]]:
    here = [*_recognize(folder)]
    yield from ((folder, source, readers) for source, readers in here)
    # Subfolders of a dataset belong to it; image folders are not opened.
    if depth and not here:
        for child in filter(_open, subfolders(folder)):
            yield from _places(child, depth - 1)


def _recognize(folder: Path) -> Iterator[tuple[DatasetInfo, Readers]]:
    """The datasets whose own files are in a folder, by name or by a look inside."""
    if any(folder.glob("S*/MyPoseFeatures")):
        yield HUMAN36M, _human36m(lambda name: folder / name / "MyPoseFeatures")
    elif (folder / FILE).is_file():
        yield HUMAN36M, _human36m(lambda name: folder / FILE)
    for place in (folder, folder / "annotations"):
        if any(place.glob(PATTERN.format("*", "data"))):
            yield HUMAN36M, _human36m(lambda n, p=place: p / PATTERN.format(n[1:], "data"))
            break
    if any(folder.glob("S*/Seq*/annot.mat")):
        # Every file is opened, not every one of two million frames looked at.
        yield MPI_TRAIN, {"train, every 100th frame": lambda f: read_mpi_inf_3dhp_train(f, 100)}
    if any(folder.glob("TS*/annot_data.mat")):
        yield MPI_TEST, {"test": read_mpi_inf_3dhp_test}
    if any(next(folder.glob(f"[0-9]*_{kind}"), None) for kind in ("body.pkl", "image.png")):
        # The test list is what the tables need: without it the dataset is not complete.
        lists = [s for s in UP3D_SPLITS if s == "test" or (folder / f"{s}.txt").is_file()]
        yield UP3D, {split: lambda f, s=split: read_up3d(f, s) for split in lists}
    if (folder / "joints.mat").is_file():
        # The extended set's file has the same name; only its shape differs.
        if _shape(folder / "joints.mat")[:1] == (14,):
            yield LSPET, {"train": read_lspet}
        else:
            yield LSP, {split: lambda f, s=split: read_lsp(f, s) for split in ("train", "test")}
    if any((folder / "data/lsp").glob("im*_segmentation.png")):
        yield MASKS, {split: lambda f, s=split: find_masks(f, s) for split in ("train", "test")}
    if any((folder / place / MPII_FILE).is_file() for place in MPII_PLACES):
        yield MPII, {"train": read_mpii}
    prefix = "person_keypoints_"
    splits = sorted(p.stem.removeprefix(prefix)
                    for p in (folder / "annotations").glob(f"{prefix}*.json"))  # fmt: skip
    if splits:
        yield COCO, {split: lambda f, s=split: read_coco(f, s) for split in splits}
    files = [path.name for path in sorted(folder.glob("*.npz")) if is_spin(path)]
    if files:
        yield SPIN, {name: lambda f, n=name: read_spin(f / n) for name in files}


def _human36m(place: Callable[[str], Path]) -> Readers:
    protocols = [p for p in (TRAIN, P1, P2) if any(place(s).exists() for s in p.subjects)]
    return {p.name: lambda f, p=p: read_human36m(f, p) for p in protocols}


def _shape(path: Path) -> tuple[int, ...]:
    try:
        return np.shape(read_mat(path, "joints")["joints"])
    except (OSError, ValueError):  # its reader reports what is wrong
        return ()


def _read(label: str, reader: Callable[[Path], Iterator[Sample]], folder: Path) -> Part:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", UserWarning)
        try:
            samples, error = sum(1 for _ in reader(folder)), None
        except (OSError, ImportError, ValueError) as problem:
            samples, error = 0, str(problem)
    notes = tuple(dict.fromkeys(str(w.message) for w in caught if w.category is UserWarning))
    return Part(label, samples, error, notes)
