"""Speed of the body's joints and mesh, beside smplx and body-models."""

import time
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch

from kdict import rotation
from kdict.body.body import load_body, smpl_arrays
from kdict.body.smpl import body_joints, vertices
from kdict.evaluation.results import Result

from .measure import OURS, Runs, ratios, take_turns, threads, times

BATCHES = (1, 64, 1024)
QUANTITIES = ("joints", "mesh")
WAYS = ("forward", "forward and backward")
SMPLX, BODY_MODELS = "smplx", "body-models"


def protocol(part: str, way: str, batch: int, count: int) -> str:
    """The protocol of a part, ``count`` threads."""
    bodies, on = ("body" if batch == 1 else "bodies"), ("thread" if count == 1 else "threads")
    return f"body, {part}, {way}, {batch} {bodies}, {count} {on}"


@cache
def _body_models():
    """The open body read by the package body-models, from a file of SMPL's layout."""
    from body_models.smpl.torch import SMPL  # pyright: ignore[reportMissingImports]

    with TemporaryDirectory() as folder:
        path = Path(folder) / "open.npz"
        np.savez(path, **smpl_arrays("open")[0])
        return SMPL(model_path=path, rotation_type="quat")


def body_runs(part: str, backward: bool, batch: int = 64, seed: int = 0) -> Runs:
    """``"joints"`` or ``"mesh"`` of random bodies; each call gives them or their gradients.

    Ours and body-models read quaternions, smplx axis-angles. body-models is left out where it is
    not installed, smplx from a thousand bodies on.
    """
    body = load_body("open")
    generator = torch.Generator().manual_seed(seed)
    turns = torch.nn.functional.normalize(torch.randn(batch, 24, 4, generator=generator), dim=-1)
    vectors = rotation.to_axis_angle(turns)
    betas = torch.randn(batch, 10, generator=generator).requires_grad_(backward)
    quaternions, axes = (
        [t[:, 1:].clone().requires_grad_(backward), t[:, 0].clone().requires_grad_(backward)]
        for t in (turns, vectors)
    )
    joints = part == "joints"

    def ours():
        return (body_joints if joints else vertices)(body, *quaternions, betas)

    def smplx():
        made = body(body_pose=axes[0].flatten(1), global_orient=axes[1], betas=betas)
        return made.joints[:, :24] if joints else made.vertices

    def body_models():
        theirs, (pose, root) = _body_models(), quaternions
        if joints:
            return theirs.forward_skeleton(pose, pelvis_rotation=root, shape=betas)[..., :3, 3]
        return theirs.forward_vertices(pose, pelvis_rotation=root, shape=betas)

    given = {OURS: (ours, quaternions)}
    if batch < 1000:
        given[SMPLX] = smplx, axes
    if find_spec("body_models"):
        given[BODY_MODELS] = body_models, quaternions
    if not backward:
        return {name: run for name, (run, _) in given.items()}
    direction = torch.randn(ours().shape, generator=generator)

    def gradients(run: Callable[[], torch.Tensor], inputs):
        return lambda: torch.autograd.grad(run(), [*inputs, betas], direction)

    return {name: gradients(*both) for name, both in given.items()}


def measured(repeats: int, seed: int, batches=BATCHES) -> list[Result]:
    """Joints and mesh, forward alone and with backward, on one thread and on two."""
    rows = []
    for batch in batches:
        for part in QUANTITIES:
            for way in WAYS:
                runs = body_runs(part, way != "forward", batch, seed)
                for count in (1, 2):
                    turns = max(3, repeats // 4) if batch > 64 else repeats
                    about = {
                        "protocol": protocol(part, way, batch, count),
                        "split": f"float32, {count} thread{'s' * (count > 1)}",
                        "data": "the open body in random poses",
                        "config": {"seed": seed, "repeats": turns},
                    }
                    clock = time.process_time if count == 1 else time.perf_counter
                    with threads(count):
                        seconds = take_turns(runs, turns, clock=clock)
                    rows += times(seconds, 1e3, "ms", **about) + ratios(seconds, **about)
    return rows
