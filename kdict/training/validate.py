"""What a network is worth on held-out images: joint errors of each role, in millimetres."""

import torch
from torch import Tensor

from ..body.smpl import vertices
from ..metrics import mpjpe, pa_mpjpe, surface_error
from ..network.model import HumanMeshNet
from .batches import Source
from .distributed import place, total


@torch.no_grad()
def evaluate(
    model: HumanMeshNet,
    source: Source,
    indices: Tensor | None = None,
    *,
    device: str,
    batch_size: int = 64,
) -> dict[str, float]:
    """Mean errors on images of a source, all of them by default, shared among the processes.

    Returns
    -------
    ``keypoint_error``, of seen keypoints, in hundredths of the crop's side; where the source tells
    them, ``mpjpe`` and ``pa_mpjpe`` of the joints and ``surface_error`` of the mesh, neither
    aligned nor moved, in millimetres; with a dictionary ``active_atoms``, of a joint.
    """
    rank, world = place()
    sums: dict[str, Tensor] = {}
    indices = torch.arange(len(source)) if indices is None else indices
    for part in indices[rank::world].split(batch_size):
        sample = source[part]
        prediction = model(sample.image.to(device))
        seen = sample.visibility.to(device).double()
        away = (prediction.keypoints - sample.keypoints2d.to(device)).norm(dim=-1)
        away = torch.where(seen > 0, away, 0).double()
        values = {"keypoint_error": 50 * (seen * away).sum(-1) / seen.sum(-1).clamp(min=1)}
        if sample.has_3d.all():
            joints = prediction.keypoints3d.double(), sample.keypoints3d.to(device).double()
            values["mpjpe"] = 1000 * mpjpe(*joints)
            values["pa_mpjpe"] = 1000 * pa_mpjpe(*joints)
        if getattr(sample, "betas", None) is not None:
            truth = [x.to(device) for x in (sample.rotations, sample.root_rotation, sample.betas)]
            meshes = model.vertices(prediction), vertices(model.body, *truth)
            values["surface_error"] = 1000 * surface_error(*meshes).double()
        if prediction.codes is not None:
            values["active_atoms"] = (prediction.codes > 0).double().sum(-1).mean(-1)
        for name, value in values.items():
            sums[name] = sums.get(name, 0) + value.sum()
    sums = {name: total(value) for name, value in sums.items()}
    return {name: float(value) / len(indices) for name, value in sums.items()}
