"""Reading motion files of any known format: one, a folder of them, and their fingerprint."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from tqdm import tqdm

from . import cmu_expmap
from .calibration import Bones
from .motion import Motion

SUFFIXES = (".npz", ".amc", ".bvh")
FORMATS = "CMU exponential maps (.npz), ASF/AMC (.amc), AMASS (.npz), BVH (.bvh)"


def read_motion(path: str | Path, mapping: Bones | None = None) -> Motion:
    """One motion file, its format told from what is in it."""
    path = Path(path)
    content = path.read_bytes()
    return cmu_expmap.decode(_arrays(content, path), path.stem)


def _arrays(content: bytes, path: Path) -> dict[str, np.ndarray]:
    with np.load(path, allow_pickle=False) as archive:
        return {key: archive[key] for key in archive.files}


def read_folder(folder: str | Path) -> list[Motion]:
    """Every motion file below a folder, in the order of their sorted paths."""
    return [read_motion(path) for path in tqdm(motion_files(folder), desc="reading motion")]


def motion_files(folder: str | Path) -> list[Path]:
    return sorted(
        p for p in Path(folder).rglob("*") if p.suffix in SUFFIXES and p.name != "shape.npz"
    )


def fingerprint(paths: Iterable[str | Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(map(Path, paths)):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
