"""Train the lifter that ships: ``data/weights/lifter.safetensors``.

    KDICT_DATA=… python -m kdict.recipes.lifter

Poses are frames of CMU's training clips, people and views are drawn anew in every step, and the
loss is Eq. 5 and 6 on joints and keypoints.
"""

import logging
import time

import torch
from tqdm.auto import tqdm

from ..body import adult_betas, load_body
from ..fitting.forward import Forward, State
from ..fitting.lifter import Lifter
from ..fitting.people import Detector, draw_people
from ..losses import keypoint_losses
from ..mocap import Poses, fingerprint, poses
from ..mocap.corpus import clips_folder
from ..mocap.read import motion_files
from . import arguments

log = logging.getLogger(__name__)


def _points(forward: Forward, state: State) -> torch.Tensor:
    """The joints, then the keypoints of all sets, (B, 24 + K, 3)."""
    world, places = forward.frames(state)
    return torch.cat(
        [places, forward.marks.mean @ forward.marks.points(world, places, state.betas)], 1
    )


def train(source: Poses, steps: int, seed: int, hidden: int = 768, batch: int = 256) -> Lifter:
    """A lifter after ``steps`` of Adam, its rate on a half cosine."""
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    forward, betas, detector = Forward(load_body(), "union"), adult_betas(), Detector()
    lifter = Lifter(hidden).train()
    optimiser = torch.optim.AdamW(lifter.parameters(), 1e-3, weight_decay=1e-2, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, 2e-3, total_steps=steps, pct_start=0.1
    )
    everywhere = torch.ones(batch, 24 + len(forward.marks.mean))
    running = None
    for step in (bar := tqdm(range(steps), "lifter")):
        with torch.no_grad():
            people = draw_people(source, betas, batch, generator)
            truth = _points(forward, people)
            seen, visibility = detector(truth[:, 24:, :2], generator)
        found = lifter(seen, visibility, "union").state
        points = _points(forward, found)
        flat = points[..., :2] * found.camera[:, None, :1].exp() + found.camera[:, None, 1:]
        losses = keypoint_losses(
            points, flat,
            keypoints2d=truth[..., :2], visibility=everywhere,
            keypoints3d=truth, has_3d=everywhere[:, 0] > 0,
        )  # fmt: skip
        loss = losses.l2d + losses.l3d
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(lifter.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        running = loss.item() if running is None else 0.99 * running + 0.01 * loss.item()
        if step % 50 == 0:
            bar.set_postfix(loss=f"{running:.4f}")
    return lifter.eval()


def main() -> None:
    options = arguments(__doc__, "data/weights")
    options.out.mkdir(parents=True, exist_ok=True)
    files = motion_files(clips_folder("train"))
    started = time.process_time()
    steps = 3000
    lifter = train(poses("train"), steps, options.seed)
    lifter.save(
        options.out / "lifter.safetensors",
        {
            "recipe": "python -m kdict.recipes.lifter",
            "seed": str(options.seed),
            "steps": str(steps),
            "data": f"CMU motion capture, {len(files)} training clips",
            "fingerprint": fingerprint(files),
            "license": "CMU Graphics Lab Motion Capture Database, free for all uses, "
            "not to be resold",
        },
    )
    log.info("trained in %.0f core seconds", time.process_time() - started)


if __name__ == "__main__":
    main()
