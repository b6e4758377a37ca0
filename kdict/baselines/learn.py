"""Training of the baselines that are networks: one loop, on the images that ours is trained on."""

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Protocol

import torch
from torch import Tensor, nn
from tqdm.auto import tqdm

from ..datasets.batch import RenderedBatch
from ..distributed import place
from ..training import checkpoints
from ..training.config import ROLES
from ..training.mixture import Mixture, Source
from ..training.optimise import Average, adamw, cosine


class Learner(Protocol):
    """A network with a loss of its own."""

    def loss(self, batch: RenderedBatch) -> Tensor:
        """A scalar."""


def joined(batches: list[RenderedBatch], device: str) -> RenderedBatch:
    """Several batches as one; what one of them lacks is left out."""
    columns = {}
    for name in (field.name for field in fields(RenderedBatch)):
        values = [getattr(batch, name) for batch in batches]
        there = all(value is not None for value in values)
        columns[name] = torch.cat([v.to(device) for v in values]) if there else None
    return RenderedBatch(**columns)


def learn(
    model: nn.Module,
    sources: Mapping[str, Source],
    *,
    images: int,
    batch_size: int = 64,
    lr: float = 5e-4,
    weight_decay: float = 0.01,
    seed: int = 0,
    distinct: int = 0,
    device: str = "cpu",
    folder: Path | None = None,
    checkpoint_every: int = 200,
    progress: bool = True,
) -> nn.Module:
    """Train a network; the same call with the same ``folder`` goes on from its last checkpoint.

    The schedule, the mixture of roles and the averaging are those of `kdict.train`.

    Parameters
    ----------
    model : a `Learner`.
    sources : `RenderedBatch`es by role, e.g. `kdict.datasets.kept.Kept`; the roles that are there
        are mixed in the shares of `kdict.training.config.ROLES`.
    images : how many are looked at in all.
    distinct : draw from the first so many images of a role only; 0: from all.
    folder : for checkpoints; default: none are kept.

    Returns
    -------
    The network with averaged weights, in evaluation mode.
    """
    steps = images // batch_size
    shares = {role: ROLES[role] for role in sources}
    mixture = Mixture(
        sources, shares, batch_size=batch_size, seed=seed, place=place(), distinct=distinct
    )
    model = model.to(device).train()
    state = checkpoints.State(model, Average(model, 0.999), adamw(model, lr, weight_decay))
    first = 0
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        about = {"images": images, "batch_size": batch_size, "lr": lr, "seed": seed}
        path = folder / "about.json"
        if not path.exists():
            path.write_text(json.dumps(about) + "\n")
        if (before := json.loads(path.read_text())) != about:
            raise ValueError(f"{folder} holds a run with {before}, not {about}; give another")
        first = checkpoints.restore(folder, state)
    torch.manual_seed(seed + first)  # dropout
    for step in tqdm(range(first, steps), type(model).__name__, disable=not progress):
        by_role: dict[str, list[int]] = {}
        for origin in mixture.origins(step):
            by_role.setdefault(origin.role, []).append(origin.index)
        batch = joined([sources[r][torch.tensor(rows)] for r, rows in by_role.items()], device)
        for group in state.optimizer.param_groups:
            group["lr"] = lr * cosine((step + 1) / steps, 0.02)
        loss = model.loss(batch)
        if not loss.isfinite():
            raise ArithmeticError(f"step {step}: the loss is {loss}; start anew with a smaller lr")
        state.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        state.optimizer.step()
        state.average.update_parameters(model)
        if folder is not None and ((step + 1) % checkpoint_every == 0 or step + 1 == steps):
            checkpoints.save(folder, step + 1, state)
    return state.average.module.eval()
