"""A tiny run to train in tests: images that are noise, labels that are a posed body's.

As a program, ``torchrun … training_stand_in.py FOLDER KEY=VALUE…``, it trains that run.
"""

import json
import sys
from dataclasses import dataclass

import torch

from kdict import body_keypoints, load_body, project
from kdict.body.smpl import FACING_CAMERA
from kdict.mocap.statistics import PoseStatistics
from kdict.network.model import NetworkConfig
from kdict.training.config import TrainConfig
from kdict.training.run import train

NETWORK = {
    "backbone": "tiny",
    "image_size": 32,
    "hidden": 24,
    "dictionary": "cmu-32",
    "shape_dictionary": "shape-64",
}
RUN = {
    "num_images": 48,
    "batch_size": 8,
    "roles": {"studio": 0.5, "wild2d": 0.5},
    "lr": 1e-3,
    "log_every": 1,
    "checkpoint_every": 2,
    "evaluate_every": 3,
    "evaluate_images": 8,
    "bf16": False,
}


@dataclass
class Sample:
    image: torch.Tensor
    keypoints2d: torch.Tensor
    visibility: torch.Tensor
    keypoints3d: torch.Tensor
    has_3d: torch.Tensor
    rotations: torch.Tensor
    root_rotation: torch.Tensor
    betas: torch.Tensor
    vertices: torch.Tensor


class StandIn:
    """Sample i is a function of i and the role alone; what training may not see is NaN."""

    def __init__(self, role, held_out=False):
        self.role, self.held_out = role, held_out
        self.body = load_body(container="plain")
        self.statistics = PoseStatistics.load("train")

    def __len__(self):
        return 1000

    def __getitem__(self, indices):
        rotations, images, seen = [], [], []
        for index in indices.tolist():
            generator = torch.Generator().manual_seed(index + len(self.role))
            rotations.append(self.statistics.sample(1, generator)[0][0])
            images.append(torch.rand(3, 32, 32, generator=generator))
            seen.append(torch.rand(24, generator=generator) < 0.9)
        count, rotations, seen = len(indices), torch.stack(rotations), torch.stack(seen)
        root, betas = torch.tensor(FACING_CAMERA).expand(count, 4), torch.zeros(count, 10)
        keypoints3d = body_keypoints(self.body, rotations, root, betas)
        keypoints2d = project(keypoints3d, torch.tensor([0.9, 0.0, 0.0]))
        keypoints2d = torch.where(seen[..., None], keypoints2d, torch.nan)
        has_3d = self.role != "wild2d"
        if not has_3d:
            keypoints3d = torch.full_like(keypoints3d, torch.nan)
        mesh = [rotations, root, betas, torch.zeros(count, 3502, 3)]
        if not self.held_out:
            mesh = [torch.full_like(label, torch.nan) for label in mesh]
        return Sample(
            torch.stack(images), keypoints2d, seen.float(), keypoints3d,
            torch.full((count,), has_3d), *mesh,
        )  # fmt: skip


def config(**changes):
    own = {**RUN, **{k: v for k, v in changes.items() if k in TrainConfig.__dataclass_fields__}}
    network = {k: v for k, v in changes.items() if k in NetworkConfig.__dataclass_fields__}
    return TrainConfig(network=NetworkConfig(**{**NETWORK, **network}), **own)


def run(folder, sources=None, held_out=None, **changes):
    sources = sources or {role: StandIn(role) for role in ("studio", "wild2d")}
    if held_out is None:
        held_out = {role: StandIn(role, held_out=True) for role in ("studio", "wild2d")}
    return train(config(**changes), folder, sources=sources, held_out=held_out, progress=False)


if __name__ == "__main__":
    torch.set_num_threads(1)
    changes = dict(pair.split("=") for pair in sys.argv[2:])
    run(sys.argv[1], **{key: json.loads(value) for key, value in changes.items()})
