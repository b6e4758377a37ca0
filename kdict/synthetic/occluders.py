"""Occluders and background clutter: upright sprites of objects and people, on the ground."""

import torch
from torch import Tensor
from torch.nn.functional import grid_sample, normalize

from .assets import BYSTANDERS, PICTURE_HEIGHT
from .camera import Viewpoint
from .keyed_random import KeyedRNG


def add_occluder(
    image: Tensor,
    view_rng: KeyedRNG,
    name: str,
    share: float,
    distance: tuple[float, float],
    people: float,
    pictures: Tensor,
    viewpoint: Viewpoint,
    crop: Tensor,
    half: Tensor,
    light: Tensor,
) -> tuple[Tensor, Tensor]:
    """Composite an object or a bystander over some of the images.

    Parameters
    ----------
    image : (B, 3, S, S) linear light.
    name : key of the random numbers in ``view_rng``.
    share : share of the images that get one; ``people`` is the share of people among them.
    distance : (low, high) from the camera, relative to the person's.
    pictures : (K, 4, P, P), `BYSTANDERS` people, then objects; see `composite`.
    crop : (B, 3), what the image is cut to.
    half : (B, 3) of the room, see `backdrop.Scene`.
    light : (B, 3) on it.

    Returns
    -------
    images, and the covered share of each pixel, (B, S, S).
    """
    covered = torch.zeros_like(image[:, 0])
    here = view_rng.bernoulli(f"{name} is", share).nonzero().squeeze(1)
    if not len(here):
        return image, covered
    view_rng = KeyedRNG(view_rng.keys[here])
    (position, axes, foot, _), crop = (each[here] for each in viewpoint), crop[here]
    human = view_rng.bernoulli(f"{name} human", people)
    number = torch.where(
        human,
        view_rng.integer(f"{name} who", BYSTANDERS),
        BYSTANDERS + view_rng.integer(f"{name} what", len(pictures) - BYSTANDERS),
    )
    level = foot.new_tensor([1.0, 0.0, 1.0])
    ahead = normalize(axes[:, 2] * level, dim=-1)
    away = ((foot - position) * ahead).sum(-1) * view_rng.uniform(
        f"{name} away", low=distance[0], high=distance[1]
    )
    side = view_rng.uniform(f"{name} side", low=-1, high=1)
    # Bystanders in front stand to the side, so that only their limbs enter the image.
    aside = side.sign() * (0.65 + 0.5 * side.abs())
    side = torch.where(human & (distance[1] < 1), aside, 1.2 * side)
    side = (side - crop[:, 1]) / crop[:, 0] * away
    right = normalize(axes[:, 0] * level, dim=-1)
    at = position * level + ahead * away[:, None] + right * side[:, None]
    wall = half[here] * foot.new_tensor([0.94, 0.0, 0.94])
    at = at.clamp(-wall, wall)
    tall = view_rng.uniform(f"{name} tall", low=0.5, high=1.3 if distance[1] < 1 else 2.0)
    grown = PICTURE_HEIGHT * view_rng.uniform(f"{name} grown", low=0.85, high=1.05)
    laid, over = composite(
        image[here],
        pictures[number],
        at,
        torch.where(human, grown, tall),
        axes,
        position,
        crop,
        light[here] * view_rng.uniform(f"{name} tint", 3, low=0.7, high=1.1),
        1 - 2 * view_rng.bernoulli(f"{name} mirror", 0.5).float(),
    )
    return image.index_copy(0, here, laid), covered.index_copy(0, here, over)


def composite(
    image: Tensor,
    pictures: Tensor,
    foot: Tensor,
    height: Tensor,
    rotation: Tensor,
    position: Tensor,
    crop: Tensor,
    tint: Tensor,
    mirror: Tensor,
) -> tuple[Tensor, Tensor]:
    """Composite upright sprites, standing on the ground, over images.

    Parameters
    ----------
    image : (B, 3, S, S) linear light.
    pictures : (B, 4, P, P) color times opacity and opacity, the foot on the lower side.
    foot, height : (B, 3) in the world, and (B,), meters.
    tint : (B, 3) factor on the color; ``mirror`` (B,) is ±1.

    Returns
    -------
    image, and the opacity (B, S, S) of the sprite.
    """
    ends = torch.stack([foot, foot + height[:, None] * foot.new_tensor([0.0, 1.0, 0.0])], 1)
    seen = (ends - position[:, None]) @ rotation.transpose(1, 2)
    there = (seen[..., 2] > 0.2).all(1)
    z = seen[..., 2:].clamp_min(0.2)
    plane = seen[..., :2] / z * crop[:, None, :1] + crop[:, None, 1:]
    middle, up = plane.mean(1), (plane[:, 1] - plane[:, 0]) / 2
    size = image.shape[-1]
    axis = (torch.arange(size, device=image.device) + 0.5) * (2 / size) - 1
    dx = axis[None, None, :] - middle[:, 0, None, None]
    dy = axis[None, :, None] - middle[:, 1, None, None]
    ux, uy = (up / up.square().sum(-1, keepdim=True).clamp_min(1e-9))[:, :, None, None].unbind(1)
    grid = torch.stack([(-uy * dx + ux * dy) * mirror[:, None, None], -(ux * dx + uy * dy)], -1)
    layer = grid_sample(pictures, grid, align_corners=False)
    opacity = layer[:, 3] * there[:, None, None]
    color = layer[:, :3] * (tint * there[:, None])[..., None, None]
    return image * (1 - opacity[:, None]) + color, opacity
