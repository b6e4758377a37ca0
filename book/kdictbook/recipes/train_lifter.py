"""Train the lifter that ships: ``data/weights/lifter.safetensors``.

    KDICT_DATA=… python -m kdictbook.recipes.train_lifter

Poses are frames of CMU's training clips, people and views are drawn anew in every step, and the
loss is Eq. 5 and 6 on joints and keypoints. How far off it is learns the lifter last, when all else
stays as it is: how much each joint turns from the truth, and which joints do so together.
"""

import logging
import time

import torch
from tqdm.auto import tqdm

from kdict.body.body import Body, adult_betas
from kdict.fitting.lifter import Lifter
from kdict.fitting.tangent import axis_angles
from kdict.fitting.weak_perspective import FitState, WeakPerspectiveModel
from kdict.mocap.read import motion_files
from kdict.network.losses import keypoint_losses
from kdict.rotation import conjugate, multiply
from kdictbook.corpus import Poses, clips_folder, fingerprint, poses

from ..simulated_people import Detector, draw_people
from . import arguments

log = logging.getLogger(__name__)


def _points(model: WeakPerspectiveModel, state: FitState) -> torch.Tensor:
    """The joints, then the keypoints of all sets, (B, 24 + K, 3)."""
    world, places = model.frames(state)
    return torch.cat(
        [places, model.regressor.weights @ model.regressor.points(world, places, state.betas)], 1
    )


CYCLES = ((3000, Detector()), (6000, Detector(whole=0.25)))
"""Steps, and what is seen in them: more is missing when the lifter knows whole people."""


def train(
    lifter: Lifter, source: Poses, steps: int, detector: Detector, seed: int, batch: int = 256
) -> Lifter:
    """The lifter after ``steps`` more of Adam, its rate on a half cosine."""
    generator = torch.Generator().manual_seed(seed)
    model, betas = WeakPerspectiveModel(Body.load("open"), "union"), adult_betas()
    optimizer = torch.optim.AdamW(lifter.train().parameters(), 1e-3, weight_decay=1e-2, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, 2e-3, total_steps=steps, pct_start=0.1
    )
    everywhere = torch.ones(batch, 24 + len(model.regressor.weights))
    running = None
    for step in (bar := tqdm(range(steps), "lifter")):
        with torch.no_grad():
            people = draw_people(source, betas, batch, generator)
            truth = _points(model, people)
            seen, visibility = detector(truth[:, 24:, :2], generator)
        found = lifter(seen, visibility, "union").state
        points = _points(model, found)
        flat = points[..., :2] * found.camera[:, None, :1].exp() + found.camera[:, None, 1:]
        losses = keypoint_losses(
            points, flat,
            keypoints2d=truth[..., :2], visibility=everywhere,
            keypoints3d=truth, has_3d=everywhere[:, 0] > 0,
        )  # fmt: skip
        loss = losses.total()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(lifter.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        running = loss.item() if running is None else 0.99 * running + 0.01 * loss.item()
        if step % 50 == 0:
            bar.set_postfix(loss=f"{running:.4f}")
    return lifter.eval()


def learn_spread(
    lifter: Lifter, source: Poses, steps: int, detector: Detector, seed: int, batch: int = 256
) -> Lifter:
    """The lifter, told of its errors: normal likelihood of the turns between poses and truth."""
    generator = torch.Generator().manual_seed(seed)
    model, betas = WeakPerspectiveModel(Body.load("open"), "union"), adult_betas()
    optimizer = torch.optim.Adam(lifter.spread.parameters(), 3e-3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    together = torch.zeros(69, 69)
    for step in tqdm(range(steps), "spread"):
        with torch.no_grad():
            people = draw_people(source, betas, batch, generator)
            seen, visibility = detector(model.project(people), generator)
        lift = lifter(seen, visibility, "union")
        turn, _ = axis_angles(multiply(conjugate(lift.state.rotations.detach()), people.rotations))
        off = turn.unflatten(1, (-1, 3)) / lift.std[..., None]
        loss = (3 * lift.std.log() + off.square().sum(-1) / 2).sum(-1).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        if step >= steps // 2:
            off = off.detach().flatten(1)
            together += off.mT @ off / (batch * (steps - steps // 2))
    # Joints that never move are never off.
    together += torch.diag((together.diagonal() < 1e-3).to(together)) + 0.02 * torch.eye(69)
    scale = together.diagonal().sqrt()
    lifter.concentration.copy_(torch.linalg.inv(together / (scale[:, None] * scale)))
    return lifter.eval()


def main() -> None:
    options = arguments(__doc__, "data/weights")
    options.out.mkdir(parents=True, exist_ok=True)
    files = motion_files(clips_folder("train"))
    started = time.process_time()
    torch.manual_seed(options.seed)
    lifter, source = Lifter(), poses("train")
    for number, (steps, detector) in enumerate(CYCLES):
        lifter = train(lifter, source, steps, detector, options.seed + number)
    lifter = learn_spread(lifter, source, 600, CYCLES[-1][1], options.seed + len(CYCLES))
    lifter.save(
        options.out / "lifter.safetensors",
        {
            "recipe": "python -m kdictbook.recipes.train_lifter",
            "seed": str(options.seed),
            "steps": " + ".join(str(steps) for steps, _ in CYCLES),
            "data": f"CMU motion capture, {len(files)} training clips",
            "fingerprint": fingerprint(files),
            "license": "CMU Graphics Lab Motion Capture Database, free for all uses, "
            "not to be resold",
        },
    )
    log.info("trained in %.0f core seconds", time.process_time() - started)


if __name__ == "__main__":
    main()
