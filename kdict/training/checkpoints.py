"""Atomic checkpoints and resume.

A checkpoint is one safetensors file with the weights, their moving average and AdamW's two moments,
all in float32, and a checksum over all of it. The last two are kept.
"""

import logging
import time
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import torch
from filelock import FileLock, Timeout
from torch import Tensor
from torch.optim import Optimizer

from ..network.model import HumanMeshNet
from ..network.weights import assign, weights
from ..resources import read_tensors, sweep_parts, write_tensors
from .config import TrainConfig
from .optimizer import EMA

log = logging.getLogger(__name__)

_KEPT = 2
_MOMENTS = {"first": "exp_avg", "second": "exp_avg_sq"}
_RECENT = "log.recent"


class TrainState(NamedTuple):
    """Everything that a training step changes."""

    model: HumanMeshNet
    ema: EMA
    optimizer: Optimizer


class Resumed(NamedTuple):
    """The step of a checkpoint, and the values (n, 3) of the steps since the log's last row."""

    step: int
    recent: Tensor


class Clock:
    """When a checkpoint is due: by time, every so many steps, and after the last step."""

    def __init__(self, config: TrainConfig):
        self.config, self._last = config, time.monotonic()

    def due(self, step: int) -> bool:
        every = self.config.checkpoint_every
        by_time = time.monotonic() - self._last >= 60 * self.config.checkpoint_minutes
        due = by_time or step == self.config.steps or (every > 0 and step % every == 0)
        if due:
            self._last = time.monotonic()
        return due


def lock(folder: Path) -> FileLock:
    """Lock the folder of a run until the process ends or releases the lock.

    Raises
    ------
    BlockingIOError : when another process trains there.
    """
    held = FileLock(folder / ".lock", timeout=0)
    try:
        held.acquire()
    except Timeout as error:
        raise BlockingIOError(
            f"{folder}: another process is training in this folder; wait for it or stop it, or use "
            "another folder"
        ) from error
    return held


def _checksum(step: int, tensors: Mapping[str, Tensor]) -> str:
    value = zlib.crc32(str(step).encode())
    for name in sorted(tensors):
        tensor = tensors[name].contiguous()
        about = f"{name} {tensor.dtype} {tuple(tensor.shape)}"
        value = zlib.crc32(about.encode(), value)
        value = zlib.crc32(tensor.reshape(-1).view(torch.uint8).numpy(), value)
    return f"{value:08x}"


def _parameters(state: TrainState) -> list[tuple[str, Tensor]]:
    """Names and parameters in the optimizer's order."""
    names = {id(p): name for name, p in state.model.named_parameters()}
    groups = state.optimizer.param_groups
    return [(names[id(p)], p) for group in groups for p in group["params"]]


def save(folder: Path, step: int, state: TrainState, recent: Tensor | None = None) -> Path:
    """Write the checkpoint of a step and remove those before the last two.

    Raises
    ------
    OSError : when it cannot be written; the message names the last good one.
    """
    tensors = {} if recent is None else {_RECENT: recent}
    for kind, model in (("model", state.model), ("average", state.ema.module)):
        tensors |= {f"{kind}.{name}": value for name, value in weights(model).items()}
    for name, parameter in _parameters(state):
        if parameter in state.optimizer.state:  # it has had a gradient
            moments = state.optimizer.state[parameter]
            tensors |= {f"{kind}.{name}": moments[key] for kind, key in _MOMENTS.items()}
    tensors = {name: value.detach().cpu().contiguous() for name, value in tensors.items()}
    path = folder / f"step-{step:08d}.safetensors"
    about = {"kind": "checkpoint", "step": str(step), "crc32": _checksum(step, tensors)}
    try:
        write_tensors(path, tensors, about)
    except OSError as error:
        last = files(folder)
        good = f"the last good one is {last[-1]}" if last else "there is none before it"
        text = f"{error}; {good}: make room and start the same command again"
        raise OSError(error.errno, text) from error
    for old in files(folder)[:-_KEPT]:
        old.unlink()
    return path


def files(folder: Path) -> list[Path]:
    """The checkpoints in a folder, oldest first."""
    return sorted(folder.glob("step-*.safetensors"))


def _read(path: Path) -> tuple[int, dict[str, Tensor]]:
    tensors, metadata = read_tensors(path, "a checkpoint", "checkpoint")
    found = metadata.get("crc32"), metadata.get("step")
    step = int(path.stem.removeprefix("step-"))
    if found != (_checksum(step, tensors), str(step)):
        raise ValueError("its checksum or step is not that of its content")
    return step, tensors


def restore(folder: Path, state: TrainState) -> Resumed:
    """Restore the last intact checkpoint of a folder; step 0 without any.

    A corrupt one is named in a warning, and the one before is used.

    Raises
    ------
    ValueError : when all checkpoints are corrupt, or belong to another network.
    """
    sweep_parts(folder)
    found = files(folder)
    for path in reversed(found):
        try:
            step, tensors = _read(path)
        except (OSError, ValueError) as error:
            log.warning("%s: corrupt checkpoint, %s; using the one before", path, error)
            continue
        recent = tensors.pop(_RECENT, torch.zeros(0, 3))
        _apply(state, step, tensors, path)
        return Resumed(step, recent)
    if found:
        raise ValueError(
            f"{folder}: all {len(found)} checkpoints are corrupt, the last is {found[-1].name}; "
            "copy a good one there, or start a new run in another folder"
        )
    return Resumed(0, torch.zeros(0, 3))


def _apply(state: TrainState, step: int, tensors: dict[str, Tensor], path: Path) -> None:
    parts: dict[str, dict[str, Tensor]] = {"first": {}}
    for name, value in tensors.items():
        kind, _, rest = name.partition(".")
        parts.setdefault(kind, {})[rest] = value
    assign(state.model, parts["model"], path)
    assign(state.ema.module, parts["average"], path)
    state.ema.n_averaged.fill_(step)
    content = state.optimizer.state_dict()
    for i, (name, parameter) in enumerate(_parameters(state)):
        if name in parts["first"]:
            # Fused AdamW needs the moments in the memory layout of their parameter.
            content["state"][i] = {"step": torch.tensor(float(step))} | {
                key: torch.empty_like(parameter).copy_(parts[kind][name])
                for kind, key in _MOMENTS.items()
            }
    state.optimizer.load_state_dict(content)
