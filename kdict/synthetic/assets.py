"""Assets shared by all roles of a split: body, pose mixture, adults, textures and sprites.

Training and test splits share the body alone: their poses come from different clips, their adults,
textures and sprites from different draws.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256

import torch
from torch import Tensor
from torch.nn.functional import normalize

from .. import rotation
from ..body.body import Body, adult_betas
from ..body.smpl import vertices
from ..mocap import PoseStatistics
from ..render.normals import face_table, vertex_normals
from ..resources import data_path
from .appearance import draw_appearance
from .keyed_random import KeyedRNG
from .person import Light, render_person
from .roles import TRAIN_ADULTS
from .sprites import SPRITE, sprites
from .textures import surfaces

BYSTANDERS = 24
"""Number of sprites of people; they come first."""
PICTURE_HEIGHT = 2.1
"""Meters from the lower to the upper side of a person's picture."""


@dataclass(frozen=True)
class Assets:
    """On one device; ``table`` is `face_table`'s, ``face_parts`` (F,) the joint that moves a face,
    ``adults`` (n, 10) betas, ``bank`` and ``where`` are `surfaces`', ``pictures`` (n, 4, P, P)
    bystanders and `sprites`, ``noise`` (512, 512) standard normal."""

    body: torch.nn.Module
    table: Tensor
    face_parts: Tensor
    poses: PoseStatistics
    adults: Tensor
    bank: Tensor
    where: dict[str, tuple[int, int]]
    pictures: Tensor
    noise: Tensor

    def pose(self, component: Tensor, rng: KeyedRNG) -> tuple[Tensor, Tensor]:
        """Rotations (B, 23, 4) and the root's tilt (B, 4) of poses of components (B,)."""
        return self.poses.at(component, rng.normal("pose", self.poses.centers.shape[1]))


def fingerprint() -> str:
    """sha256 of the shipped files that all images come from: the body and the poses."""
    names = ("open_body.npz", "poses_test.safetensors", "poses_train.safetensors")
    return sha256(b"".join(data_path(name).read_bytes() for name in names)).hexdigest()


@lru_cache(maxsize=4)
def load_assets(split: str, device: str) -> Assets:
    """The assets of a split, ``"train"`` or ``"test"``, made on first use (seconds)."""
    # The adults' betas, and the networks trained on these images, are the open body's.
    body = Body.load("open").to(device)
    faces, count = body.faces_tensor, len(body.v_template)
    statistics = PoseStatistics.load(split)
    tensors = {name: t for name, t in vars(statistics).items() if isinstance(t, Tensor)}
    poses = replace(statistics, **{name: t.to(device) for name, t in tensors.items()})
    adults = adult_betas().to(device)
    adults = adults[:TRAIN_ADULTS] if split == "train" else adults[TRAIN_ADULTS:]
    bank, where = surfaces(split)
    noise = torch.randn(512, 512, generator=torch.Generator().manual_seed(5))
    assets = Assets(
        body, face_table(faces, count), body.lbs_weights[faces].sum(1).argmax(-1), poses, adults,
        bank.to(device), where, torch.empty(0), noise.to(device),
    )  # fmt: skip
    pictures = torch.cat([_bystanders(assets, split), sprites(split).to(device)])
    return replace(assets, pictures=pictures)


def _bystanders(assets: Assets, split: str) -> Tensor:
    """Sprites (24, 4, SPRITE, SPRITE) of bystanders."""
    rng = KeyedRNG.of(torch.arange(BYSTANDERS, device=assets.bank.device), "bystanders", split)
    body, faces = assets.body, assets.body.faces_tensor
    component = rng.categorical("component", assets.poses.weights)
    rotations, tilt = assets.pose(component, rng)
    yaw = rng.uniform("yaw", high=2 * torch.pi)
    turn = torch.stack([0 * yaw, yaw, 0 * yaw], -1)
    upright = rotation.from_axis_angle(turn.new_tensor([torch.pi, 0, 0]))
    root = rotation.multiply(upright, rotation.multiply(rotation.from_axis_angle(turn), tilt))
    betas = assets.adults[rng.integer("adult", len(assets.adults))]
    with torch.no_grad():
        mesh = vertices(body, rotations, root, betas)
        distance = 5.0
        placed = mesh + mesh.new_tensor([0.0, 0.0, distance])
        half = PICTURE_HEIGHT / 2
        lowest = placed[..., 1].amax(1, keepdim=True)
        zero = torch.zeros_like(lowest)
        crop = torch.cat([zero + distance / half, zero, 1 - lowest / half], 1)
        direction = rng.normal("light", 3) * 0.5 + mesh.new_tensor([0.0, -1.0, -0.5])
        direction = normalize(direction, dim=-1)
        up = mesh.new_tensor([[0.0, -1.0, 0.0]]).expand(BYSTANDERS, 3)
        light = Light(direction, up, torch.full_like(up, 0.9), torch.full_like(up, 0.55))
        dress = draw_appearance(rng, assets.where["cloth"], 0.4)
        color, opacity, _ = render_person(
            placed, vertex_normals(mesh, faces, assets.table), crop, faces, body.v_template, dress,
            light, assets.bank, SPRITE,
        )  # fmt: skip
    return torch.cat([color, opacity[:, None]], 1)
