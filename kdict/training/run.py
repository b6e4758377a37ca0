"""Training, from images to a network: `train`, or ``kdict train --out runs/quick``.

A run is a folder: config, log, checkpoints and, at the end, ``model.safetensors``. The same call
again goes on from the last checkpoint, as if nothing had happened; ``torchrun`` makes it several
processes that share every batch.
"""

import json
import logging
import time
from collections.abc import Mapping
from contextlib import closing, nullcontext
from pathlib import Path

import torch
from torch import Tensor
from torch.nn.parallel import DistributedDataParallel
from tqdm.auto import tqdm

from ..network.losses import keypoint_losses, labels
from ..network.model import HumanMeshNet
from ..network.weights import assign, check_origins, read
from ..resources import code_version
from . import checkpoints, distributed
from .batches import Batch, Mixture, Source, ahead, sized
from .config import TrainConfig, keep
from .heatmaps import map_loss
from .logs import RunLog
from .optimizer import Average, adamw, cosine, prepare
from .validate import evaluate

log = logging.getLogger(__name__)


class NonFiniteLossError(ArithmeticError):
    """The loss or its gradient became NaN or infinite; the message names the saved batch."""


def benchmark(config: TrainConfig, split: str, device: str) -> dict[str, Source]:
    """The open benchmark's roles as sources, see `kdict.synthetic.dataset`."""
    from ..synthetic.cache import CachedImages
    from ..synthetic.dataset import Rendered

    size = config.network.image_size
    sources = {role: Rendered(role, split, size=size, device=device) for role in config.roles}
    if config.keep:
        return {role: CachedImages(s, config.keep, config.distinct) for role, s in sources.items()}
    return sources


def train(
    config: TrainConfig,
    out: str | Path,
    *,
    sources: Mapping[str, Source] | None = None,
    held_out: Mapping[str, Source] | None = None,
    until: int | None = None,
    progress: bool = True,
) -> HumanMeshNet:
    """Train a network, or go on with the run that is in the folder ``out``.

    Parameters
    ----------
    config : what is trained how.
    out : the run's folder, made if need be.
    sources : images to train on, by role; default: the open benchmark's training splits.
    held_out : images to measure on; default: its test splits.
    until : stop after this step; the same call without it goes on from the checkpoint before.
    progress : show a progress bar.

    Returns
    -------
    The network with the averaged weights, in evaluation mode; when the run is finished also in
    ``out/model.safetensors``.

    Raises
    ------
    ValueError : when ``out`` holds a run with another config; it names the fields.
    NonFiniteLossError : when a loss is NaN or infinite. The weights have not moved then, the last
        checkpoint is good, and the batch's images are named in a file in ``out``.
    OSError : when a checkpoint cannot be written.
    """
    device = distributed.join(config.device)
    sources = benchmark(config, "train", device) if sources is None else sources
    held_out = benchmark(config, "test", device) if held_out is None else held_out
    return _Run(config, Path(out), device, sources, held_out).go(until, progress)


class _Run:
    """The pieces of a run, and its loop."""

    def __init__(
        self,
        config: TrainConfig,
        out: Path,
        device: str,
        sources: Mapping[str, Source],
        held_out: Mapping[str, Source],
    ):
        self.config, self.out, self.device, self.held_out = config, out, device, held_out
        self.place = distributed.place()
        self.first = self.place.rank == 0
        self.folder = out / "checkpoints"
        if self.first:
            self.folder.mkdir(parents=True, exist_ok=True)
            keep(config, out)

        torch.manual_seed(config.seed)
        model = HumanMeshNet(config.network)
        resumed = bool(checkpoints.files(self.folder))
        if config.backbone_weights and not resumed:
            model.backbone.start_from(config.backbone_weights)
        if config.weights and not resumed:
            tensors, metadata = read(config.weights)
            check_origins(model, metadata, config.weights)
            assign(model, tensors, config.weights)
        model = model.to(self.device).train()
        if config.shared_norms:
            model = distributed.share_batch_norm(model, self.device)
        self.state = checkpoints.State(
            model,
            Average(model, config.average),
            adamw(model, config.lr, config.weight_decay),
        )
        self.step = checkpoints.restore(self.folder, self.state)
        self.mixture = Mixture(
            sources,
            config.roles,
            batch_size=config.batch_size,
            seed=config.seed,
            place=self.place,
            distinct=config.distinct,
        )
        self.parallel = model
        if self.place.world > 1:
            self.parallel = DistributedDataParallel(model, gradient_as_bucket_view=True)

    def go(self, until: int | None, progress: bool) -> HumanMeshNet:
        config = self.config
        last = config.steps if until is None else min(until, config.steps)
        bar = tqdm(
            total=config.steps * config.batch_size,
            initial=self.step * config.batch_size,
            unit="image",
            desc=self.out.name,
            disable=not (progress and self.first),
        )
        run_log = RunLog(self.out, self.step) if self.first else None
        recent, started = [], time.perf_counter()
        coming = ahead(lambda step: self.mixture.batch(step, self.device), range(self.step, last))
        with closing(coming):
            for batch in coming:
                recent.append(self._advance(batch))
                bar.update(config.batch_size)
                if self._due(config.log_every) and self.first:
                    speed = len(recent) * config.batch_size / (time.perf_counter() - started)
                    row = self._row(recent, speed)
                    run_log.write("log", row)
                    shown = ("l2d", "l3d", "images_per_second")
                    bar.set_postfix({key: f"{row[key]:.4g}" for key in shown})
                if self._due(config.log_every):
                    recent, started = [], time.perf_counter()
                if self._due(config.evaluate_every):
                    paused = time.perf_counter()
                    self._evaluate(run_log)
                    started += time.perf_counter() - paused
                if self._due(config.checkpoint_every) and self.first:
                    checkpoints.save(self.folder, self.step, self.state)
        bar.close()
        model = self.state.average.module
        if self.first:
            run_log.close()
        if self.first and self.step == config.steps:
            model.save(self.out / "model.safetensors", self._about())
        return model

    def _due(self, interval: int) -> bool:
        return self.step % interval == 0 or self.step == self.config.steps

    def _advance(self, batch: Batch) -> Tensor:
        """One step; returns L_2D, L_3D, the maps' loss and the gradient's norm, over all
        processes."""
        config, (model, average, optimizer) = self.config, self.state
        progress = (self.step + 1) / config.steps
        model.set_progress(progress)
        own = self._losses(batch)
        weights = (config.weight_2d, config.weight_3d, config.weight_maps)
        loss = sum(weight * term for weight, term in zip(weights, own, strict=True))
        rate = config.lr * cosine(progress, config.warmup)
        norm = prepare(model, optimizer, loss, rate, config.clip)
        losses = torch.stack(own).detach()
        values = torch.cat([distributed.total(losses) / self.place.world, norm[None]]).cpu()
        if not values.isfinite().all():
            self._stop(losses, values)
        optimizer.step()
        average.update_parameters(model)
        self.step += 1
        return values

    def _losses(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        image = sized(batch.image, self.config.size_at(self.step))
        kind = torch.device(self.device).type
        half = torch.autocast(kind, torch.bfloat16) if self.config.bf16 else nullcontext()
        with half:
            prediction = self.parallel(image)
        maps = torch.zeros((), device=image.device)
        if self.config.weight_maps and prediction.maps is not None:
            maps = map_loss(prediction.maps, batch.keypoints2d, batch.visibility)
        return *keypoint_losses(prediction.keypoints3d, prediction.keypoints, **labels(batch)), maps

    def _stop(self, own: Tensor, values: Tensor) -> None:
        path = checkpoints.note_non_finite(
            self.out,
            self.step,
            self.place.rank,
            own_losses=[str(v) for v in own.tolist()],
            losses_and_gradient=[str(v) for v in values.tolist()],
            seed=self.config.seed,
            images=self.mixture.origins(self.step),
        )
        l2d, l3d, maps, norm = values.tolist()
        raise NonFiniteLossError(
            f"step {self.step}: L_2D = {l2d:g}, L_3D = {l3d:g}, the maps' loss = {maps:g}, "
            f"gradient norm = {norm:g}; the images of this batch are in {path}, and the last "
            "checkpoint is good: look at the images, or start anew with a smaller lr"
        )

    def _row(self, recent: list[Tensor], speed: float) -> dict[str, float]:
        l2d, l3d, maps, norm = torch.stack(recent).double().mean(0).tolist()
        row = {"step": self.step, "images": self.step * self.config.batch_size}
        row |= {"l2d": l2d, "l3d": l3d, "maps": maps, "gradient_norm": norm}
        row |= {"lr": self.state.optimizer.param_groups[0]["lr"], "images_per_second": speed}
        return row

    def _evaluate(self, run_log: RunLog | None) -> None:
        for role, source in self.held_out.items():
            found = evaluate(
                self.state.average.module,
                source,
                torch.arange(min(self.config.evaluate_images, len(source))),
                device=self.device,
            )
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
