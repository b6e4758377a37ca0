"""Poses to learn from and to test on: real clips when the reader has them, else drawn ones.

The environment variable ``KDICT_DATA`` names the folder with the real data; ``cmu-expmap/train``
and ``cmu-expmap/test`` below it hold the clips. Without it poses are drawn from the statistics
that ship with kdict, of the training clips or of the test clips.
"""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor

from kdict import rotation
from kdict.mocap import Motion, PoseStatistics, load_motion, read_folder, read_motion
from kdict.mocap.read import motion_files

_DRAWN = 20_000
"""How many poses are drawn where none are counted."""


class Poses(NamedTuple):
    """Frames without order: ``rotations`` (n, 23, 4), ``root_rotation`` (n, 4) facing +z,
    ``observed`` (23,) and ``source``, a phrase that says where they come from."""

    rotations: Tensor
    root_rotation: Tensor
    observed: Tensor
    source: str


def clips_folder(split: str) -> Path | None:
    """The folder of the real clips of a split, ``"train"`` or ``"test"``; None without KDICT_DATA.

    Raises
    ------
    ValueError : for another split.
    FileNotFoundError : when KDICT_DATA is set but has no such folder.
    """
    if split not in ("train", "test"):
        raise ValueError(f"split is {split!r}; expected 'train' or 'test'")
    root = os.environ.get("KDICT_DATA")
    if not root:
        return None
    folder = Path(root) / "cmu-expmap" / split
    if not folder.is_dir():
        raise FileNotFoundError(
            f"KDICT_DATA is {root}, but {folder} is not a folder; expected the CMU clips there: "
            "set KDICT_DATA to the folder that holds cmu-expmap, or unset it"
        )
    return folder


def poses(split: str = "train", n: int | None = None, seed: int = 0) -> Poses:
    """Poses of a split, ``"train"`` or ``"test"``.

    Parameters
    ----------
    n : how many; default: all frames of the real clips, or 20,000 drawn ones. From real clips
        they are chosen at random without repetition, at most all.
    seed : of the draw.

    Raises
    ------
    ValueError : for another split, or ``n`` below 1.
    FileNotFoundError : as `clips_folder`.
    """
    if n is not None and n < 1:
        raise ValueError(f"n is {n}; expected at least one pose")
    folder = clips_folder(split)
    generator = torch.Generator().manual_seed(seed)
    if folder is None:
        statistics = PoseStatistics.load(split)
        rotations, root = statistics.sample(_DRAWN if n is None else n, generator)
        source = f"poses drawn from the statistics of CMU's {split} clips"
        return Poses(rotations, root, statistics.observed, source)
    clips = read_folder(folder)
    rotations = torch.cat([clip.rotations for clip in clips])
    root = without_heading(torch.cat([clip.root_rotation for clip in clips]))
    observed = torch.stack([clip.observed for clip in clips]).any(0)
    if n is not None:
        chosen = torch.randperm(len(rotations), generator=generator)[:n]
        rotations, root = rotations[chosen], root[chosen]
    return Poses(rotations, root, observed, f"frames of CMU's {split} clips")


def without_heading(root_rotation: Tensor) -> Tensor:
    """The root's rotations (..., 4) turned about the vertical so that the body faces +z.

    What is left is the tilt; the direction a person faces says nothing about the pose.
    """
    w, y = root_rotation[..., 0], root_rotation[..., 2]
    zero = torch.zeros_like(w)
    heading = torch.nn.functional.normalize(torch.stack([w, zero, y, zero], -1), dim=-1)
    return rotation.multiply(rotation.conjugate(heading), root_rotation)


def example_motion(name: str = "walking") -> Motion:
    """A motion to look at: the first real training clip called so, else the one that ships.

    ``name`` is one of `kdict.mocap.motion_names`.
    """
    folder = clips_folder("train")
    if folder is None:
        return load_motion(name)
    for path in motion_files(folder):
        if path.name.startswith(name):
            return read_motion(path)
    raise FileNotFoundError(
        f"{folder}: no clip's name starts with {name!r}; unset KDICT_DATA for the shipped motions"
    )


def fingerprint(paths: Iterable[str | Path]) -> str:
    """The SHA-256, in hexadecimal, of the files' names and contents: the provenance of a result.

    The order of ``paths`` and the folders they lie in do not matter.

    Raises
    ------
    FileNotFoundError : for a file that is not there.
    """
    entries = sorted(
        (path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in map(Path, paths)
    )
    return hashlib.sha256(
        "\n".join(f"{name} {digest}" for name, digest in entries).encode()
    ).hexdigest()
