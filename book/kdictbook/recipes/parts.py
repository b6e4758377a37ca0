"""A network's file in parts of at most 16 MB each, and put together again.

python -m kdictbook.recipes.parts runs/gpu/files full.safetensors
"""

import sys
from pathlib import Path

import torch
from torch import Tensor

from kdict.resources import read_tensors, write_tensors

PART = 16_000_000


def write_parts(path: Path, folder: Path) -> None:
    """Write a network's file as parts of at most `PART` bytes: ``full-0.safetensors``, …"""
    tensors, metadata = read_tensors(path, "network weights", "network")
    parts, room = [{}], PART
    for name, value in tensors.items():
        rows = max(1, PART // 2 // value[0].nbytes) if value.dim() else 0
        for number, piece in enumerate(value.split(rows) if value.dim() else [value]):
            if piece.nbytes > room:
                parts.append({})
                room = PART
            parts[-1][f"{name}#{number}"] = piece
            room -= piece.nbytes + 1000
    for number, part in enumerate(parts):
        write_tensors(folder / f"full-{number}.safetensors", part, metadata)


def joined_weights(folder: Path, path: Path) -> None:
    """Write the network that `write_parts` took apart."""
    pieces: dict[str, dict[int, Tensor]] = {}
    metadata: dict[str, str] = {}
    for part in sorted(folder.glob("full-*.safetensors")):
        tensors, metadata = read_tensors(part, "a part of network weights", "network")
        for name, piece in tensors.items():
            whole, _, number = name.partition("#")
            pieces.setdefault(whole, {})[int(number)] = piece
    joined = {
        name: torch.cat([found[n] for n in sorted(found)]) if found[0].dim() else found[0]
        for name, found in pieces.items()
    }
    write_tensors(path, joined, metadata)


if __name__ == "__main__":
    joined_weights(Path(sys.argv[1]), Path(sys.argv[2]))
