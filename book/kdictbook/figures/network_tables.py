"""Tables of the network: weights, parts, sizes of the output, active atoms."""

import json

import torch
from torch import Tensor

from kdict.body import Body
from kdict.network.model import HumanMeshNet, NetworkConfig, Prediction
from kdict.network.weights import read
from kdict.resources import pretrained_path
from kdict.simplex.code_map import CodeMap
from kdict.skeleton import DICTIONARY_JOINTS

from .table import PageTable, table
from .trace import parts, trace


def weights_table(name: str, error: Tensor) -> PageTable:
    """Where pretrained weights come from, and their errors (mm) on the images of the chapter."""
    _, about = read(pretrained_path("weights", name))
    made = json.loads(about["training"])
    return table(
        ["what", ""],
        [
            ["weights", f"seed {about['seed']}, {about['recipe']}"],
            ["rendered images", f"{made['images']:,}"],
            ["people without an image", f"{made['people']:,}"],
            ["steps", f"{made['steps']:,} of {made['batch_size']}"],
            ["looked at here", f"{len(error)} held-out images"],
            ["their PA-MPJPE, mean", f"{error.mean():.1f} mm"],
            ["their PA-MPJPE, median", f"{error.median():.1f} mm"],
        ],
    )


def _count(value: int | None) -> str | None:
    if value is None:
        return None
    if value >= 1e9:
        return f"{value / 1e9:.1f} G"
    return f"{value / 1e6:.1f} M" if value >= 1e5 else f"{value:,}"


def untrained() -> tuple[HumanMeshNet, HumanMeshNet]:
    """The network in both sizes, from random initialization."""
    body = Body.load("open")
    thunder, full = (
        HumanMeshNet(NetworkConfig.profile(name), body).eval() for name in ("thunder", "full")
    )
    return thunder, full


def parts_table(thunder: HumanMeshNet, full: HumanMeshNet) -> PageTable:
    """Shapes, parameters and multiply-adds of the network's parts, both sizes side by side."""
    return table(
        ["part", "thunder", "weights", "full", "weights"],
        [
            [name, shape, _count(count), other, _count(more)]
            for (name, shape, count), (_, other, more) in zip(
                parts(thunder), parts(full), strict=True
            )
        ],
    )


def active_atoms_table(
    net: HumanMeshNet, found: Prediction, fresh_net: HumanMeshNet, image: Tensor
) -> PageTable:
    """Scale of the logits and active atoms, of an untrained network and of ``found``."""
    with torch.no_grad():
        fresh = trace(fresh_net, image).output
    fresh = fresh.split(fresh_net.sizes, -1)[0].view(len(image), len(DICTIONARY_JOINTS), -1)

    def row(name: str, scale: float, codes: Tensor) -> list:
        return [name, scale, float((codes > 0).float().sum(-1).mean())]

    scale, shape_scale = (
        float(code_map.log_scale.detach().exp()) for code_map in (net.code_map, net.shape_code_map)
    )
    starts = {"as the paper": 1.0, "dense start": net.config.scale}
    rows = [row(f"untrained, {n}", s, CodeMap(scale=s)(fresh)) for n, s in starts.items()]
    rows += [
        row("trained, pose codes", scale, found.codes),
        row("trained, shape codes", shape_scale, found.shape_codes),
    ]
    return table(["network", "scale s", "active atoms"], rows)
