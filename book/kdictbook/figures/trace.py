"""All tensors of one forward pass, and the sizes of the network's parts."""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from kdict.network.model import HumanMeshNet, Prediction
from kdict.network.person_encoder import PersonEncoder


class Trace(NamedTuple):
    """What went through the network in one forward pass; B leads every tensor."""

    image: Tensor
    """(B, 3, S, S)."""
    stages: tuple[Tensor, ...]
    """Features after each stage of the encoder, (B, C, h, h)."""
    heatmaps: Tensor | None
    """(B, K, h, h) in [0, 1], where each keypoint is; None for an encoder without."""
    features: Tensor
    """(B, F), what the MLP gets."""
    hidden: tuple[Tensor, Tensor]
    """(B, W) after each leaky ReLU."""
    output: Tensor
    """(B, 23·N + N_β + 9): logits of the pose, of the shape, and the camera."""
    prediction: Prediction


def trace(model: HumanMeshNet, image: Tensor) -> Trace:
    """Run a network on images (B, 3, S, S) and keep what its parts give to one another."""
    layers = [model.mlp[layer] for layer in (1, 3, 4)]
    encoder = model.backbone
    people = isinstance(encoder, PersonEncoder)
    of_encoder = [encoder.movenet] if people else encoder.resnet.encoder.stages
    found, kept = [], []
    hooks = [
        part.register_forward_hook(lambda _, __, out, into=into: into.append(out))
        for into, parts_of in ((found, of_encoder), (kept, layers))
        for part in parts_of
    ]
    hooks.append(model.mlp.register_forward_pre_hook(lambda _, given: kept.append(given[0])))
    try:
        prediction = model(image)
    finally:
        for hook in hooks:
            hook.remove()
    if people:
        (maps,) = found
        stages, heatmaps = (maps.stride4, maps.stride8, maps.stride16, maps.stride32), maps.heatmaps
    else:
        stages, heatmaps = tuple(found), None
    features, first, second, output = kept
    return Trace(image, stages, heatmaps, features, (first, second), output, prediction)


def parts(model: HumanMeshNet) -> list[tuple[str, str, int | None]]:
    """Names, sizes and numbers of trained parameters of a network's parts, for a table.

    The last is not a part but the multiply-adds of a forward pass of one image.
    """
    config, layers = model.config, [model.mlp[layer] for layer in (0, 2, 4)]
    image = torch.zeros(1, 3, config.image_size, config.image_size)
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        model(image)
    found = [
        ("image", dimensions(image[0]), None),
        ("backbone", f"{config.backbone} → {model.backbone.features}", _count(model.backbone)),
    ]
    for name, layer in zip(("layer 1", "layer 2", "output"), layers, strict=True):
        found.append((name, f"{layer.in_features} → {layer.out_features}", _count(layer)))
    for name in ("pose", "shape"):
        dictionary = model.dictionary if name == "pose" else model.shape_dictionary
        if dictionary is not None:
            found.append((f"{name} dictionary", dimensions(dictionary.atoms), 0))
    return [
        *found,
        ("together", "", _count(model)),
        ("multiply-adds", "", counter.get_total_flops() // 2),
    ]


def _count(module: nn.Module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


def dimensions(tensor: Tensor) -> str:
    """A tensor's sizes, for people to read."""
    return " × ".join(map(str, tensor.shape))
