"""Features of a frozen encoder, computed once: what heads are trained on in minutes.

Images are rendered, encoded and dropped; features in half precision and the labels stay, in
files of 64 images, so that a killed run goes on where it stopped and several processes may share
the work.
"""

from dataclasses import fields
from pathlib import Path

import torch
from torch import Tensor
from tqdm.auto import tqdm

from kdict.network.person_encoder import PersonEncoder
from kdict.resources import read_tensors, write_tensors
from kdict.synthetic.assets import fingerprint
from kdict.synthetic.batch import RenderedBatch
from kdict.synthetic.dataset import Rendered

CHUNK = 64
_COUNTED = ("subject", "action", "camera", "index")


def cached_features(
    encoder: PersonEncoder, role: str, split: str, count: int, folder: str | Path, *, seed: int = 0
) -> dict[str, Tensor]:
    """Features and labels of the first images of the open benchmark.

    Parameters
    ----------
    encoder : frozen; in evaluation mode.
    role, split, seed : of the images, as for `kdict.synthetic.dataset.Rendered`.
    count : how many, a multiple of `CHUNK`.
    folder : of the files, made if need be; each encoder, role, split and seed has its own folder
        in it.

    Returns
    -------
    ``features`` (n, F) in float16, and the fields of a `RenderedBatch` that are known, without the
    image; ``keypoints3d`` is 0 where ``has_3d`` is false.

    Raises
    ------
    ValueError : for another count, an encoder that is not frozen, and files of another encoder or
        other data; the message names both.
    """
    if count % CHUNK or count < 1:
        raise ValueError(f"count is {count}; expected a positive multiple of {CHUNK}")
    if encoder.finetune:
        raise ValueError("the encoder learns (finetune=True); only a frozen one's features last")
    size = encoder.image_size
    about = {
        "kind": "features",
        "encoder": f"{encoder.identity()}, {encoder.pool}",
        "data": f"{role} {split}, {size} pixels, seed {seed}, sha256 {fingerprint()[:16]}",
    }
    name = f"{encoder.name}-{encoder.pool}-{role}-{split}-{size}-{seed}"
    place = Path(folder) / name
    place.mkdir(parents=True, exist_ok=True)
    chunks, source = [], None
    for start in tqdm(range(0, count, CHUNK), name, unit="chunk"):
        path = place / f"{start:07d}.safetensors"
        if not path.exists():
            # What a renderer needs takes a minute to make, and often nothing is missing.
            source = source or Rendered(role, split, size=size, seed=seed)
            write_tensors(path, _encoded(encoder, source, start), about)
        tensors, found = read_tensors(path, "features of a frozen encoder", "features")
        if found != about:
            raise ValueError(f"{path} holds {found}; expected {about}: remove it, or give another "
                             "folder")  # fmt: skip
        chunks.append(tensors)
    columns = {name: torch.cat([chunk[name] for chunk in chunks]) for name in chunks[0]}
    return columns | {name: columns[name].long() for name in _COUNTED if name in columns}


@torch.no_grad()
def _encoded(encoder: PersonEncoder, source: Rendered, start: int) -> dict[str, Tensor]:
    batches = []
    for part in torch.arange(start, start + CHUNK).split(8):
        batch = source[part]
        kept = {"features": encoder(batch.image).half()}
        for field in fields(RenderedBatch):
            value = getattr(batch, field.name)
            if field.name != "image" and value is not None:
                # Files hold finite numbers: keypoints3d of a role without is 0, numbers are floats.
                value = value.float() if field.name in _COUNTED else value
                kept[field.name] = value.nan_to_num() if value.is_floating_point() else value
        batches.append(kept)
    return {name: torch.cat([batch[name] for batch in batches]) for name in batches[0]}
