"""Training: ``kdict train``, or `train`.

A run is a folder with its config, logs, checkpoints and, at the end, ``model.safetensors``. The
same call again resumes it from the last checkpoint, with the same result as without interruption;
torchrun makes it several processes that share every batch.
"""

import json
import logging
import signal
import time
from collections.abc import Mapping
from contextlib import closing, nullcontext
from pathlib import Path

import torch
from torch import Tensor
from torch.nn.parallel import DistributedDataParallel
from tqdm.auto import tqdm

from ..body.body import Body
from ..network.losses import Losses, keypoint_losses, labels
from ..network.model import HumanMeshNet
from ..network.weights import assign, check_origins, read
from ..resources import atomic_write, code_version
from . import checkpoints, distributed
from .batches import Batch, ImageSource, MixedBatches, prefetch
from .config import TrainConfig, check_config, write_config
from .logs import RunLog
from .optimizer import EMA, adamw, clipped_backward, cosine_schedule
from .signals import stop_signals
from .validate import validate

log = logging.getLogger(__name__)


class NonFiniteLossError(ArithmeticError):
    """The loss or its gradient is NaN or infinite; the message names the saved batch."""


def benchmark(config: TrainConfig, split: str, device: str) -> dict[str, ImageSource]:
    """The open benchmark's roles as sources, see `kdict.synthetic.dataset`."""
    from ..synthetic.dataset import Rendered

    size = config.network.image_size
    return {role: Rendered(role, split, size=size, device=device) for role in config.roles}


def train(
    config: TrainConfig,
    out: str | Path,
    *,
    sources: Mapping[str, ImageSource] | None = None,
    held_out: Mapping[str, ImageSource] | None = None,
    until: int | None = None,
    progress: bool = True,
) -> HumanMeshNet:
    """Train a network, or resume the run in the folder ``out``.

    SIGINT (Ctrl-C) and SIGTERM finish the step, write a checkpoint and end the process with 130 and
    143; a second one ends it at once.

    Parameters
    ----------
    config : settings.
    out : the folder of the run, created if missing.
    sources : images to train on, by role; default: the open benchmark's training splits, or with
        ``config.data == "official"`` the datasets in ``KDICT_DATA``.
    held_out : images to evaluate on; default: the open benchmark's test splits, or none.
    until : stop after this step; the same call without it resumes.
    progress : show a progress bar.

    Returns
    -------
    The network with the averaged weights, in evaluation mode; when the run is finished also in
    ``out/model.safetensors``.

    Raises
    ------
    ValueError : when ``out`` holds a run with another config; it names the fields.
    BlockingIOError : when another process trains in ``out``.
    NonFiniteLossError : when a loss is NaN or infinite. The weights have not changed then, the last
        checkpoint is good, and a file in ``out`` names the images of the batch.
    OSError : when a checkpoint cannot be written.
    """
    device = distributed.init(config.device)
    if config.data == "official" and sources is None:
        from .official_images import official

        config, sources = official(config)
        held_out = held_out or {}
    sources = benchmark(config, "train", device) if sources is None else sources
    held_out = benchmark(config, "test", device) if held_out is None else held_out
    return _Run(config, Path(out), device, sources, held_out).go(until, progress)


class _Run:
    """The parts of a run, and its loop."""

    def __init__(
        self,
        config: TrainConfig,
        out: Path,
        device: str,
        sources: Mapping[str, ImageSource],
        held_out: Mapping[str, ImageSource],
    ):
        self.config, self.out, self.device, self.held_out = config, out, device, held_out
        self.worker = distributed.worker()
        self.first = self.worker.rank == 0
        self.folder = out / "checkpoints"
        resumed = bool(checkpoints.files(self.folder))
        if resumed:
            check_config(config, out)

        torch.manual_seed(config.seed)
        # Rendered people have the open body's betas, whatever body the user has.
        body = Body.load("open" if config.data == "synthetic" else None)
        model = HumanMeshNet(config.network, body)
        if config.encoder_weights and not resumed:
            model.backbone.load_imagenet()
        if config.init_weights and not resumed:
            tensors, metadata = read(config.init_weights)
            check_origins(model, metadata, config.init_weights)
            assign(model, tensors, config.init_weights)
        model = model.to(self.device).train()
        optimizer = adamw(model, config.lr, config.weight_decay)
        self.state = checkpoints.TrainState(model, EMA(model, config.ema_decay), optimizer)
        self.batches = MixedBatches(
            sources,
            config.roles,
            batch_size=config.batch_size,
            seed=config.seed,
            worker=self.worker,
        )
        # Nothing is written before this line, so that a run that cannot start leaves no trace.
        if self.first:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.lock = checkpoints.lock(out)
            write_config(config, out)
        self.step, recent = checkpoints.restore(self.folder, self.state)
        self.recent = list(recent)
        self.parallel = model
        if self.worker.world_size > 1:
            self.parallel = DistributedDataParallel(model, gradient_as_bucket_view=True)

    def go(self, until: int | None, progress: bool) -> HumanMeshNet:
        try:
            with stop_signals() as signals:
                stopped = self._loop(until, progress, signals)
        finally:
            if self.first:
                self.lock.release()
        if stopped:
            log.warning("stopped after step %d; the same command resumes", self.step)
            if stopped == signal.SIGTERM:
                raise SystemExit(128 + signal.SIGTERM)
            raise KeyboardInterrupt
        model = self.state.ema.module
        path = self.out / "model.safetensors"
        if self.first and self.step == self.config.steps and not path.exists():
            model.save(path, self._about())
        return model

    def _loop(self, until: int | None, progress: bool, signals: list[int]) -> int:
        """Train; returns the signal that stopped it, or 0."""
        config, clock = self.config, checkpoints.Clock(self.config)
        last = config.steps if until is None else min(until, config.steps)
        bar = tqdm(
            total=config.steps * config.batch_size,
            initial=self.step * config.batch_size,
            unit="image",
            desc=self.out.name,
            disable=not (progress and self.first),
        )
        run_log = RunLog(self.out, self.step) if self.first else None
        started, timed, stopped = time.perf_counter(), 0, 0
        coming = prefetch(
            lambda step: self.batches.batch(step, self.device), range(self.step, last)
        )
        with closing(coming), bar:
            for batch in coming:
                values, stopped = self._train_step(batch, signals)
                self.recent.append(values)
                timed += 1
                bar.update(config.batch_size)
                if self._due(config.log_every):
                    if self.first:
                        speed = timed * config.batch_size / (time.perf_counter() - started)
                        row = self._row(speed)
                        run_log.write("log", row)
                        shown = ("l2d", "l3d", "images_per_second")
                        bar.set_postfix({key: f"{row[key]:.4g}" for key in shown})
                    self.recent, started, timed = [], time.perf_counter(), 0
                if self._due(config.evaluate_every):
                    paused = time.perf_counter()
                    self._evaluate(run_log)
                    started += time.perf_counter() - paused
                if self.first and (clock.due(self.step) or stopped):
                    recent = torch.stack(self.recent) if self.recent else torch.zeros(0, 3)
                    checkpoints.save(self.folder, self.step, self.state, recent)
                if stopped:
                    break
        if self.first:
            run_log.close()
        return stopped

    def _due(self, interval: int) -> bool:
        return self.step % interval == 0 or self.step == self.config.steps

    def _train_step(self, batch: Batch, signals: list[int]) -> tuple[Tensor, int]:
        """One step; L_2D, L_3D and the gradient's norm over all processes, and the signal that any
        process received, or 0."""
        config, (model, ema, optimizer) = self.config, self.state
        progress = (self.step + 1) / config.steps
        model.set_progress(progress)
        own = self._losses(batch)
        loss = own.total(config.weight_2d, config.weight_3d)
        lr = config.lr * cosine_schedule(progress, config.warmup)
        norm = clipped_backward(model, optimizer, loss, lr, config.grad_clip)
        losses = torch.stack(own).detach()
        # All processes must stop after the same step.
        told = losses.new_tensor([n in signals for n in (signal.SIGINT, signal.SIGTERM)])
        shared = distributed.all_reduce_sum(torch.cat([losses, told]))
        values = torch.cat([shared[:2] / self.worker.world_size, norm[None]]).cpu()
        if not values.isfinite().all():
            self._raise_non_finite(losses, values)
        optimizer.step()
        ema.update_parameters(model)
        self.step += 1
        interrupted, terminated = (shared[2:] > 0).tolist()
        return values, signal.SIGTERM if terminated else signal.SIGINT if interrupted else 0

    def _losses(self, batch: Batch) -> Losses:
        kind = torch.device(self.device).type
        half = torch.autocast(kind, torch.bfloat16) if self.config.bf16 else nullcontext()
        with half:
            prediction = self.parallel(batch.image)
        found = prediction.keypoints3d, prediction.keypoints  # Eq. 1 and 2
        return keypoint_losses(*found, **labels(batch))

    def _raise_non_finite(self, own: Tensor, values: Tensor) -> None:
        """Write which images the step was made of, and its values."""
        path = self.out / f"non-finite-step-{self.step:08d}-process-{self.worker.rank}.json"
        about = {
            "step": self.step,
            "own_losses": [str(v) for v in own.tolist()],
            "losses_and_gradient": [str(v) for v in values.tolist()],
            "seed": self.config.seed,
            "images": self.batches.image_ids(self.step),
        }
        with atomic_write(path, "w") as file:
            file.write(json.dumps(about, indent=1) + "\n")
        l2d, l3d, norm = values.tolist()
        raise NonFiniteLossError(
            f"step {self.step}: L_2D = {l2d:g}, L_3D = {l3d:g}, gradient norm = {norm:g}; the "
            f"images of this batch are in {path}, and the last checkpoint is good: check the "
            "images, or start a new run with a smaller lr"
        )

    def _row(self, speed: float) -> dict[str, float]:
        l2d, l3d, norm = torch.stack(self.recent).double().mean(0).tolist()
        row = {"step": self.step, "images": self.step * self.config.batch_size}
        row |= {"l2d": l2d, "l3d": l3d, "gradient_norm": norm}
        row |= {"lr": self.state.optimizer.param_groups[0]["lr"], "images_per_second": speed}
        return row

    def _evaluate(self, run_log: RunLog | None) -> None:
        for role, source in self.held_out.items():
            some = torch.arange(min(self.config.evaluate_images, len(source)))
            found = validate(self.state.ema.module, source, some, device=self.device)
            if self.first:
                run_log.write(f"metrics-{role}", {"step": self.step, **found})
                log.info("step %d, %s: %s", self.step, role, found)

    def _about(self) -> dict[str, str]:
        return {
            "training": json.dumps(self.config.settings(), sort_keys=True),
            "images": str(self.step * self.config.batch_size),
            "seed": str(self.config.seed),
            "version": code_version(),
            "recipe": "kdict train",
        }
