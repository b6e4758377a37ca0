"""A backbone that knows people before training begins: it learns to mark keypoints.

    python -m kdict.recipes.backbone --out runs/backbone.safetensors --keep runs/images

See `kdict.training.keypoint_maps`. Networks that are compared all start from this one file
(``--backbone-weights``).
"""

import argparse
import json
import logging
from pathlib import Path

import torch
from torch.nn.functional import interpolate
from tqdm.auto import tqdm

from ..backbone import Backbone
from ..data import write_tensors
from ..distributed import place
from ..results import code_version
from ..train import benchmark
from ..training.config import TrainConfig
from ..training.keypoint_maps import map_loss
from ..training.mixture import Mixture
from ..training.optimise import adamw, cosine

log = logging.getLogger(__name__)


def learn(config: TrainConfig) -> tuple[Backbone, list[float]]:
    """The backbone with its maps, and the loss every ``config.log_every`` steps."""
    torch.manual_seed(config.seed)
    of = config.network
    model = Backbone(of.backbone, of.image_size, "keypoints")
    if config.backbone_weights:
        model.start_from(config.backbone_weights)
    model = model.to(config.device, memory_format=torch.channels_last).train()
    optimizer = adamw(model, config.lr, config.weight_decay)
    mixture = Mixture(
        benchmark(config, "train", config.device),
        config.roles,
        batch_size=config.batch_size,
        seed=config.seed,
        place=place(),
        distinct=config.distinct,
    )
    curve, recent = [], []
    bar = tqdm(range(config.steps), unit="batch")
    for step in bar:
        for group in optimizer.param_groups:
            group["lr"] = config.lr * cosine((step + 1) / config.steps, config.warmup)
        batch = mixture.batch(step, config.device)
        size = config.size_at(step)
        image = interpolate(batch.image, (size, size), mode="bilinear", antialias=True)
        with torch.autocast(image.device.type, torch.bfloat16, enabled=config.bf16):
            features = model.map(image.contiguous(memory_format=torch.channels_last))
            scores = model.maps(features)
        loss = map_loss(scores, batch.keypoints2d, batch.visibility)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), config.clip)
        optimizer.step()
        recent.append(loss.detach())
        if (step + 1) % config.log_every == 0:
            curve.append(float(torch.stack(recent).mean()))
            recent = []
            bar.set_postfix(loss=f"{curve[-1]:.3f}")
    return model, curve


def write(path: Path, model: Backbone, config: TrainConfig, recipe: str) -> None:
    """Write the backbone's weights, and where they come from."""
    tensors = {name: value.cpu().contiguous() for name, value in model.state_dict().items()}
    about = {
        "kind": "backbone",
        "backbone": config.network.backbone,
        "training": json.dumps(config.settings(), sort_keys=True),
        "seed": str(config.seed),
        "version": code_version(),
        "recipe": recipe,
    }
    write_tensors(path, tensors, about)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    parser.add_argument("--keep", help="a folder to keep the rendered images in")
    parser.add_argument("--profile", choices=("quick", "full"), default="quick")
    parser.add_argument("--start", help="weights to start from")
    parser.add_argument("--images", type=int, default=50_000)
    parser.add_argument("--distinct", type=int, default=30_000)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    config = TrainConfig.profile(
        given.profile,
        images=given.images,
        distinct=given.distinct,
        keep=given.keep,
        device=given.device,
        seed=given.seed,
        lr=1e-3,
        backbone_weights=given.start,
        begin_with=(64, 64, 96) if given.profile == "quick" else (),
    )
    model, curve = learn(config)
    log.info("%s", [round(value, 3) for value in curve])
    write(given.out, model, config, "python -m kdict.recipes.backbone")


if __name__ == "__main__":
    main()
