"""What survives: checkpoints that are whole or not there, and the way back from them.

A checkpoint is one safetensors file with the weights, their average and AdamW's two moments, all
in float32; written beside its place and moved there. The one before is kept.
"""

import json
import logging
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor
from torch.optim import Optimizer

from ..network.model import HumanMeshNet
from ..network.weights import assign, weights
from ..resources import atomic_write, read_tensors, sweep_parts, write_tensors
from .optimizer import Average

log = logging.getLogger(__name__)

_KEPT = 2
_MOMENTS = {"first": "exp_avg", "second": "exp_avg_sq"}


class State(NamedTuple):
    """All that a run changes."""

    model: HumanMeshNet
    average: Average
    optimizer: Optimizer


def _crc(tensors: Mapping[str, Tensor]) -> str:
    value = 0
    for name in sorted(tensors):
        data = tensors[name].contiguous().reshape(-1).view(torch.uint8).numpy()
        value = zlib.crc32(data, zlib.crc32(name.encode(), value))
    return f"{value:08x}"


def _parameters(state: State) -> list[tuple[str, Tensor]]:
    """Names and parameters in the optimiser's order."""
    names = {id(p): name for name, p in state.model.named_parameters()}
    groups = state.optimizer.param_groups
    return [(names[id(p)], p) for group in groups for p in group["params"]]


def save(folder: Path, step: int, state: State) -> Path:
    """Write the checkpoint of a step and drop those before the last.

    Raises
    ------
    OSError : when it cannot be written; the message names the one to go on from.
    """
    tensors = {}
    for kind, model in (("model", state.model), ("average", state.average.module)):
        tensors |= {f"{kind}.{name}": value for name, value in weights(model).items()}
    for name, parameter in _parameters(state):
        moments = state.optimizer.state[parameter]
        tensors |= {f"{kind}.{name}": moments[key] for kind, key in _MOMENTS.items()}
    tensors = {name: value.detach().cpu().contiguous() for name, value in tensors.items()}
    path = folder / f"step-{step:08d}.safetensors"
    try:
        write_tensors(
            path, tensors, {"kind": "checkpoint", "step": str(step), "crc32": _crc(tensors)}
        )
    except OSError as error:
        last = files(folder)
        good = f"the last good one is {last[-1]}" if last else "there is none before it"
        raise OSError(
            error.errno,
            f"{error}; {good}: make room and start the same command again",
        ) from error
    for old in files(folder)[:-_KEPT]:
        old.unlink()
    return path


def files(folder: Path) -> list[Path]:
    """The checkpoints in a folder, oldest first."""
    return sorted(folder.glob("step-*.safetensors"))


def _read(path: Path) -> tuple[int, dict[str, Tensor]]:
    tensors, metadata = read_tensors(path, "a checkpoint", "checkpoint")
    if metadata["crc32"] != _crc(tensors):
        raise ValueError("its checksum is not that of its content")
    return int(metadata["step"]), tensors


def restore(folder: Path, state: State) -> int:
    """Bring a run back to its last checkpoint that is intact; returns its step, 0 without one.

    A corrupt one is named in a warning and the one before is taken.

    Raises
    ------
    ValueError : when there are checkpoints, and all of them are corrupt.
    """
    sweep_parts(folder)
    found = files(folder)
    for path in reversed(found):
        try:
            step, tensors = _read(path)
        except ValueError as error:
            log.warning("%s: corrupt checkpoint, %s; taking the one before", path, error)
            continue
        _apply(state, step, tensors, path)
        return step
    if found:
        raise ValueError(
            f"{folder}: all {len(found)} checkpoints are corrupt, the last is {found[-1].name}; "
            "copy a good one there, or start anew in another folder"
        )
    return 0


def _apply(state: State, step: int, tensors: dict[str, Tensor], path: Path) -> None:
    parts: dict[str, dict[str, Tensor]] = {}
    for name, value in tensors.items():
        kind, _, rest = name.partition(".")
        parts.setdefault(kind, {})[rest] = value
    assign(state.model, parts["model"], path)
    assign(state.average.module, parts["average"], path)
    state.average.n_averaged.fill_(step)
    content = state.optimizer.state_dict()
    content["state"] = {
        i: {
            "step": torch.tensor(float(step)),
            # Fused AdamW walks through memory: the moments must lie there as their parameter does.
            **{
                key: torch.empty_like(parameter).copy_(parts[kind][name])
                for kind, key in _MOMENTS.items()
            },
        }
        for i, (name, parameter) in enumerate(_parameters(state))
    }
    state.optimizer.load_state_dict(content)


def note_non_finite(folder: Path, step: int, rank: int, **about) -> Path:
    """Save which images a step was made of, beside what it gave."""
    path = folder / f"non-finite-step-{step:08d}-process-{rank}.json"
    with atomic_write(path, "w") as file:
        file.write(json.dumps({"step": step, **about}, indent=1) + "\n")
    return path
