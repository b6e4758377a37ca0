"""Cache of rendered images in files, filled on first access and shared between runs.

Rendering an image takes a CPU core as long as training a small network on it. Networks that are
compared see the same images, so each is rendered once.
"""

import json
from contextlib import suppress
from dataclasses import fields
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from tqdm.auto import tqdm

from ..formats.containers import read_json
from ..resources import atomic_write
from .batch import RenderedBatch
from .dataset import Rendered

_BATCH = 32


class CachedImages:
    """The first images of a role's split, cached in files.

    Images are rounded to 8 bits; labels are exact. Several processes may read and fill the same
    files, since a sample does not depend on who renders it.

    Parameters
    ----------
    source : the images.
    folder : where the files are, made if need be; each role, split, size and seed has its own
        folder in it.
    count : how many images of the source, from the first on; fewer where the split has fewer.

    Raises
    ------
    ValueError : when the folder holds images of another renderer, or another count.
    """

    def __init__(self, source: Rendered, folder: str | Path, count: int):
        self.source, self._count = source, min(count, len(source))
        name = f"{source.role}-{source.split}-{source.size}-{source.seed}"
        self.folder = Path(folder) / name
        self.folder.mkdir(parents=True, exist_ok=True)
        first = source[[0]]
        self._check(first)
        self._files = {
            field.name: self._open(field.name, getattr(first, field.name))
            for field in fields(RenderedBatch)
            if getattr(first, field.name) is not None
        }
        self._known = self._open("known", torch.zeros(1, dtype=torch.bool))

    def _check(self, first: RenderedBatch) -> None:
        """Check by the first image that the same renderer filled the folder."""
        told = [round(float(x), 3) for x in (first.image.mean(), *first.keypoints2d[0, 0])]
        about = {"images": self._count, "first_image": told}
        path = self.folder / "about.json"
        if not path.exists():
            with atomic_write(path, "w") as file:
                file.write(json.dumps(about) + "\n")
        before = read_json(path)
        if before["images"] != self._count or not np.allclose(
            before["first_image"], told, rtol=0, atol=0.01
        ):
            raise ValueError(
                f"{self.folder} keeps {before}; expected {about}. It was filled by another version "
                "of the renderer or with another count: remove the folder, or give another"
            )

    def _open(self, name: str, like: Tensor) -> np.memmap:
        shape = (self._count, *like.shape[1:])
        dtype = np.uint8 if name == "image" else like.cpu().numpy().dtype
        path = self.folder / f"{name}.npy"
        if not path.exists():
            part = path.with_name(f"{name}.{np.random.default_rng().integers(1 << 40)}.part")
            np.lib.format.open_memmap(part, "w+", dtype, shape).flush()
            with suppress(FileExistsError):  # Another process may be first.
                path.hardlink_to(part)
            part.unlink()
        return np.lib.format.open_memmap(path, "r+")

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, indices: Tensor) -> RenderedBatch:
        index = np.asarray(indices)
        self.fill(index, progress=False)
        kept = {name: torch.from_numpy(file[index]) for name, file in self._files.items()}
        kept["image"] = kept["image"].float() / 255
        return RenderedBatch(**kept)

    def fill(self, indices: np.ndarray, *, progress: bool = True) -> None:
        """Render the images among ``indices`` that are not cached yet."""
        missing = np.unique(indices[~self._known[indices]])
        with tqdm(
            total=len(missing), unit="image", desc=self.folder.name, disable=not progress
        ) as bar:
            for start in range(0, len(missing), _BATCH):
                index = missing[start : start + _BATCH]
                index = index[~self._known[index]]
                bar.update(len(missing[start : start + _BATCH]))
                if not len(index):
                    continue
                batch = self.source[torch.from_numpy(index)]
                for name, file in self._files.items():
                    value = getattr(batch, name).cpu()
                    if name == "image":
                        value = (value * 255).round().to(torch.uint8)
                    file[index] = value.numpy()
                self._known[index] = True
