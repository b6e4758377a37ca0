"""Reading motion files of any known format: one, or a folder of them."""

import warnings
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from ..formats.npz import read_npz
from . import amass, asf_amc, bvh, cmu_expmap
from .calibration import Bones
from .motion import Motion

SUFFIXES = (".npz", ".amc", ".bvh")
FORMATS = (
    "CMU exponential maps (.npz with expmap), AMASS (.npz with poses), ASF/AMC (.amc) and "
    "BVH (.bvh)"
)


def read_motion(
    path: str | Path, mapping: Bones | None = None, *, skeleton: str | Path | None = None
) -> Motion:
    """One file of motion capture; its content says which format it is.

    Parameters
    ----------
    path : the file. Nothing in it is ever executed: archives are opened without pickle.
    mapping : for BVH and AMC files of another skeleton than the known ones: SMPL joint → the
        file's joint, or → (joint, C) with C (3, 3) the inverse of its world rotation in the
        T-pose. SMPL joints that are left out keep still and are not *observed*.
    skeleton : the ``.asf`` of an ``.amc``. By default it is looked for beside it: ``07.asf`` for
        ``07_01.amc``, then ``07_01.asf``.

    Raises
    ------
    FileNotFoundError : for a file, or a skeleton, that is not there.
    ValueError : for anything that is not a whole motion in a known format; the message names the
        file, what was found and what was expected.
    """
    path = Path(path)
    content = _content(path)
    try:
        if content.startswith(b"PK"):
            return _read_archive(content, path.stem, mapping)
        text = _text(content)
        if text.lstrip()[:9].upper() == "HIERARCHY":
            return bvh.decode(text, path.stem, mapping)
        if ":fully-specified" in text.lower() or path.suffix.lower() == ".amc":
            return asf_amc.decode(text, _skeleton(path, skeleton), path.stem, mapping)
        if ":bonedata" in text.lower():
            raise ValueError("this is a skeleton without motion; read the .amc that belongs to it")
        raise ValueError(f"the content is none of the known formats, which are {FORMATS}")
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error


def read_folder(folder: str | Path, mapping: Bones | None = None) -> list[Motion]:
    """Every motion below a folder, in the order of their sorted paths.

    ``mapping`` is for its BVH and AMC files, see `read_motion`.

    Raises
    ------
    FileNotFoundError : for a folder that is not there or holds no motion files.
    ValueError : when none of its files can be read.

    Warns
    -----
    UserWarning : for files that cannot be read, with their number and the first reason.
    """
    motions, skipped = [], []
    files = tqdm(motion_files(folder), "reading motion", leave=False, delay=2)
    for path in files:
        try:
            fits = path.suffix.lower() != ".npz"
            motions.append(read_motion(path, mapping if fits else None))
        except (OSError, ValueError) as error:
            skipped.append(error)
    if skipped and not motions:
        raise ValueError(f"{folder}: none of {len(skipped)} files can be read") from skipped[0]
    if skipped:
        warnings.warn(
            f"{folder}: {len(skipped)} of {len(skipped) + len(motions)} files are left out, the "
            f"first for this reason: {skipped[0]}",
            stacklevel=2,
        )
    return motions


def motion_files(folder: str | Path) -> list[Path]:
    """The sorted paths below a folder that `read_folder` reads.

    AMASS's ``shape.npz`` and ``*_stagei.npz`` hold no motion, files that begin with a dot are the
    system's.

    Raises
    ------
    FileNotFoundError : for a folder that is not there or holds no motion files.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder} is not a folder; expected one with motion files")
    paths = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES and path.name[0] != "."
        if path.name != "shape.npz" and not path.name.endswith("_stagei.npz")
    )
    if not paths:
        raise FileNotFoundError(f"{folder} holds no motion files; the known formats are {FORMATS}")
    return paths


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise FileNotFoundError(f"{path}: there is no such file; expected one of {FORMATS}")
    content = path.read_bytes()
    if not content.strip():
        raise ValueError(f"{path}: the file is empty; expected one of {FORMATS}")
    return content


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16", errors="replace").encode()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if content.lstrip()[:9].upper() == b"HIERARCHY":
            warnings.warn("names are not UTF-8; they are read as Latin-1", stacklevel=2)
            return content.decode("latin-1")
        raise ValueError(
            f"the content is neither text nor an .npz archive; the known formats are {FORMATS}"
        ) from error


def _read_archive(content: bytes, name: str, mapping: Bones | None) -> Motion:
    if mapping is not None:
        raise ValueError("a mapping is for BVH and AMC files; the joints of an .npz are fixed")
    arrays = _arrays(content)
    if "expmap" in arrays:
        return cmu_expmap.decode(arrays, name)
    if "poses" in arrays:
        return amass.decode(arrays, name)
    held = ", ".join(arrays) or "nothing"
    raise ValueError(f"the archive holds {held}; a motion has expmap (CMU) or poses (AMASS)")


def _arrays(content: bytes) -> dict[str, NDArray]:
    try:
        # Only what a reader uses is unpacked; other entries may be anything.
        arrays = read_npz(content, cmu_expmap.ARRAYS | amass.ARRAYS)
    except ValueError as error:
        raise ValueError(
            f"the archive cannot be read ({error}); expected a whole .npz of plain numbers, is it "
            "cut off or does it hold pickled objects?"
        ) from error
    for key, array in arrays.items():
        if array is not None and key in amass.RATES and array.dtype.kind in "US":
            arrays[key] = array = array.astype(np.float64)  # "120.0", as some exporters have it
        if array is not None and array.dtype.kind not in "fiu":
            raise ValueError(f"{key} is of type {array.dtype}, not numbers")
    return {key: np.empty(0) if array is None else array for key, array in arrays.items()}


def _skeleton(path: Path, given: str | Path | None) -> asf_amc.Skeleton:
    """The skeleton that is given, or else the one beside a motion."""
    beside = path.with_name(f"{path.stem.split('_')[0]}.asf"), path.with_suffix(".asf")
    found = Path(given) if given else next(filter(Path.is_file, beside), None)
    if found is None:
        names = " nor ".join(candidate.name for candidate in beside)
        raise FileNotFoundError(f"{path}: found no skeleton {names}; pass skeleton='….asf'")
    try:
        return asf_amc.parse_skeleton(_text(_content(found)))
    except ValueError as error:
        raise ValueError(f"its skeleton {found.name}: {error}") from error
