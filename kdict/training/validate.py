"""Errors on held-out images, in millimeters: of each image, and means per role."""

from typing import Any

import torch
from torch import Tensor

from ..body.smpl import vertices
from ..metrics import mpjpe, pa_mpjpe, surface_error
from ..network.model import HumanMeshNet, Prediction
from .batches import ImageSource
from .distributed import all_reduce_sum, worker


def image_errors(model: HumanMeshNet, found: Prediction, truth: Any) -> dict[str, Tensor]:
    """Errors (B,) of each image, in double precision.

    Parameters
    ----------
    model, found : the network and what it predicts.
    truth : labels named as in `kdict.synthetic.batch.Geometry`.

    Returns
    -------
    With 3D labels ``mpjpe`` and ``pa_mpjpe`` of Eq. 1's keypoints, and with bodies
    ``surface_error`` of the mesh, not aligned, all in millimeters; with a dictionary
    ``active_atoms`` per joint.
    """
    values = {}
    if truth.has_3d.all():
        joints = found.keypoints3d.double(), truth.keypoints3d.to(found.keypoints3d.device).double()
        values["mpjpe"] = 1000 * mpjpe(*joints)
        values["pa_mpjpe"] = 1000 * pa_mpjpe(*joints)
    if getattr(truth, "betas", None) is not None:
        true = [
            x.to(found.betas.device) for x in (truth.rotations, truth.root_rotation, truth.betas)
        ]
        meshes = model.vertices(found), vertices(model.body, *true)
        values["surface_error"] = 1000 * surface_error(*meshes).double()
    if found.codes is not None:
        values["active_atoms"] = (found.codes > 0).double().sum(-1).mean(-1)
    return values


@torch.no_grad()
def validate(
    model: HumanMeshNet,
    source: ImageSource,
    indices: Tensor | None = None,
    *,
    device: str,
) -> dict[str, float]:
    """Mean `image_errors` of a source, by default of all images, shared among the processes.

    ``keypoint_error`` of visible keypoints is in percent of the crop's side.
    """
    rank, world_size = worker()
    sums: dict[str, Tensor] = {}
    indices = torch.arange(len(source)) if indices is None else indices
    for part in indices[rank::world_size].split(64):
        sample = source[part]
        prediction = model(sample.image.to(device))
        seen = sample.visibility.to(device).double()
        away = (prediction.keypoints - sample.keypoints2d.to(device)).norm(dim=-1)
        away = torch.where(seen > 0, away, 0).double()
        values = {"keypoint_error": 50 * (seen * away).sum(-1) / seen.sum(-1).clamp(min=1)}
        for name, value in (values | image_errors(model, prediction, sample)).items():
            sums[name] = sums.get(name, 0) + value.sum()
    sums = {name: all_reduce_sum(value) for name, value in sums.items()}
    return {name: float(value) / len(indices) for name, value in sums.items()}
