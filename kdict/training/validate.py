"""Errors on held-out images, per role, in millimeters."""

import torch
from torch import Tensor

from ..body.smpl import vertices
from ..metrics import mpjpe, pa_mpjpe, surface_error
from ..network.model import HumanMeshNet
from .batches import ImageSource
from .distributed import all_reduce_sum, worker


@torch.no_grad()
def evaluate(
    model: HumanMeshNet,
    source: ImageSource,
    indices: Tensor | None = None,
    *,
    device: str,
    batch_size: int = 64,
) -> dict[str, float]:
    """Mean errors on images of a source, by default all of them, shared among the processes.

    Returns
    -------
    ``keypoint_error`` of visible keypoints, in percent of the crop's side; with 3D labels ``mpjpe``
    and ``pa_mpjpe`` of Eq. 1's keypoints, and with bodies ``surface_error`` of the mesh, not
    aligned, all in millimeters; with a dictionary ``active_atoms`` per joint.
    """
    rank, world_size = worker()
    sums: dict[str, Tensor] = {}
    indices = torch.arange(len(source)) if indices is None else indices
    for part in indices[rank::world_size].split(batch_size):
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
    sums = {name: all_reduce_sum(value) for name, value in sums.items()}
    return {name: float(value) / len(indices) for name, value in sums.items()}
