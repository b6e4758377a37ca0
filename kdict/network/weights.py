"""Files of network weights: half precision, with hashes of the dictionaries and the body.

The file names the dictionaries and the body that the weights belong to and does not hold them.
Matrices and filters are stored in float16; vectors (biases, the norms' statistics) stay in float32,
since variances do not fit into half precision.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor, nn

from ..body.body import body_id
from ..resources import read_tensors, write_tensors
from .person_encoder import PersonEncoder

_DICTIONARIES = ("dictionary", "shape_dictionary")


def weights(model: nn.Module) -> dict[str, Tensor]:
    """The network's state without its dictionaries and a frozen encoder, which do not change."""
    outside = tuple(f"{name}." for name in (*_DICTIONARIES, *_frozen(model)))
    return {k: v for k, v in model.state_dict().items() if not k.startswith(outside)}


def _frozen(model: nn.Module) -> tuple[str, ...]:
    """The name of the encoder, if it has a file of its own and keeps the weights in it."""
    encoder = getattr(model, "backbone", None)
    return ("backbone",) if isinstance(encoder, PersonEncoder) and not encoder.finetune else ()


@torch.no_grad()
def assign(model: nn.Module, tensors: Mapping[str, Tensor], source: str | Path) -> None:
    """Copy tensors into the network's weights, converting dtype and device.

    Raises
    ------
    ValueError : when names or shapes are not the network's; it names ``source``.
    """
    own = weights(model)
    wrong = sorted(own.keys() ^ tensors.keys()) or sorted(
        name for name, value in own.items() if value.shape != tensors[name].shape
    )
    if wrong:
        name = wrong[0]
        found, expected = (tuple(t[name].shape) if name in t else "nothing" for t in (tensors, own))
        raise ValueError(
            f"{source}: {len(wrong)} tensors do not fit the network, the first is {name!r}: found "
            f"{found}, expected {expected}; build the network with the config of these weights"
        )
    for name, value in own.items():
        value.copy_(tensors[name])


def _hash(tensor: Tensor) -> str:
    return hashlib.sha256(tensor.detach().cpu().float().contiguous().numpy().tobytes()).hexdigest()


def origins(model: nn.Module) -> dict[str, str]:
    """The dictionaries, body and, where frozen, encoder that weights belong to: names, hashes."""
    found = {}
    for name in _DICTIONARIES:
        dictionary = getattr(model, name)
        found[name] = (
            "none"
            if dictionary is None
            else f"{Path(getattr(model.config, name)).stem} ({dictionary.n_atoms} atoms, "
            f"sha256 {_hash(dictionary.atoms)[:16]})"
        )
    if _frozen(model):
        found["encoder"] = model.backbone.identity()
    return found | {"body": body_id(model.body)}


def check_origins(model: nn.Module, metadata: Mapping[str, str], source: str | Path) -> None:
    """Refuse weights that were trained with other dictionaries or another body.

    Raises
    ------
    ValueError : naming the dictionary or body of the weights and the network's.
    """
    for name, here in origins(model).items():
        trained = metadata.get(name, "an unknown one")
        # The hash identifies a dictionary; a copy of its file may have any name.
        if (trained.partition(" (")[2] or trained) != (here.partition(" (")[2] or here):
            raise ValueError(
                f"{source}: these weights were trained with {name} = {trained}, the network has "
                f"{name} = {here}; pass {name}= with the one of the weights"
            )


def save(model: nn.Module, path: str | Path, metadata: Mapping[str, str] | None = None) -> None:
    """Write a network's weights as safetensors, whole or not at all.

    ``metadata`` says more about their origin: data, seed, recipe, license.
    """
    tensors = {
        name: value.half() if value.dim() > 1 else value for name, value in weights(model).items()
    }
    about = {
        "kind": "network",
        "config": json.dumps(asdict(model.config), sort_keys=True),
        **origins(model),
        **(metadata or {}),
    }
    write_tensors(path, tensors, about)


def read(path: str | Path) -> tuple[dict[str, Tensor], dict[str, str]]:
    """The tensors and metadata of a file that `save` wrote.

    Raises
    ------
    FileNotFoundError : when there is no such file.
    ValueError : when it is not a complete safetensors file, or holds something else.
    """
    return read_tensors(path, "network weights", "network")
