"""Test sets of the official data, by the protocols of the paper; they need SMPL and the datasets.

Images are cropped as in SPIN: a square around the box, 1.2 times its longer side. The boxes in
SPIN's own files are that square already.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor

from ..body.arrays import BodyModel
from ..body.joint_sets import convert
from ..body.smpl import vertices
from ..body.smpl_file import find_smpl
from ..datasets.crops import crop_images, crop_keypoints, pose_parameters
from ..datasets.human36m_protocol import P2_CAMERA
from ..datasets.sample import Sample, crop_box
from ..formats.containers import reading, require_array
from ..formats.npz import read_npy
from ..network.image import open_image
from .evaluate import TestSet
from .interface import Estimate, GroundTruth, Observation
from .tables import SCORERS

_T = TypeVar("_T", Observation, GroundTruth)
_REGRESSOR = "J_regressor_h36m.npy"


def read_regressor(path: str | Path | None = None) -> Tensor:
    """The regressor (17, 6890) of Human3.6M's joints from SMPL's vertices, as used in the papers.

    Parameters
    ----------
    path : the ``.npy`` file, or a folder with ``J_regressor_h36m.npy``; default: the folder of the
        body that ``KDICT_SMPL`` names.

    Raises
    ------
    FileNotFoundError : when it is missing; says where it is obtained.
    ValueError : for an array of another shape.
    """
    if path is None:
        smpl = os.environ.get("KDICT_SMPL")
        path = find_smpl(smpl).parent if smpl else Path()
    path = Path(path).expanduser()
    path = path / _REGRESSOR if path.is_dir() else path
    if not path.is_file():
        raise FileNotFoundError(
            f"{path}: file not found; expected {_REGRESSOR}, which comes with SPIN's data "
            "(https://github.com/nkolot/SPIN, fetch_data.sh): put it next to the SMPL file that "
            "KDICT_SMPL names"
        )
    with reading(path, "the regressor (17, 6890)"):
        regressor = require_array(
            path, "the regressor", read_npy(path.read_bytes()), (17, "vertices")
        )
    return torch.from_numpy(regressor.astype(np.float32))


def official_test_set(
    role: str,
    read: Callable[[], Iterable[Sample]],
    body: BodyModel,
    *,
    split: str,
    regressor: Tensor | None = None,
    size: int = 224,
    device: torch.device | str = "cpu",
    batch_size: int = 32,
) -> TestSet:
    """The official test set that a role of the open benchmark stands in for.

    Parameters
    ----------
    role : ``"studio"`` (Human3.6M), ``"multiview"`` (MPI-INF-3DHP), ``"fitted"`` (UP-3D),
        ``"sport"`` (LSP with UPi-S1h's masks).
    read : calls the dataset's reader, e.g. ``lambda: read_human36m(folder, P1)``.
    body : SMPL, from `kdict.load_body`.
    split : what is read, for the record, e.g. ``"S9 and S11, P1"``.
    regressor : from `read_regressor`, for the first two roles.
    size : of the crops, pixels.
    device : of images and ground truth.

    Raises
    ------
    ValueError : for another role, no samples, or a missing regressor; during evaluation, for a
        sample without the labels that the role is scored on.
    """
    if role not in SCORERS:
        raise ValueError(f"role is {role!r}; expected one of {', '.join(SCORERS)}")
    if role in ("studio", "multiview") and regressor is None:
        raise ValueError(f"{role} needs a regressor of its joints; see read_regressor")
    truth_of = {"studio": _joints, "multiview": _joints, "fitted": _meshes, "sport": _masks}[role]
    images, dataset, digest = _census(read)
    body = body.to(device)

    def batches() -> Iterator[tuple[Observation, GroundTruth]]:
        for samples in _batched(read(), batch_size):
            crops = torch.from_numpy(np.stack([crop_box(sample) for sample in samples]))
            image = crop_images(samples, crops, size)
            yield (
                _on(device, Observation(image, *crop_keypoints(samples, crops))),
                _on(device, truth_of(samples, crops.numpy(), body)),
            )

    return TestSet(
        role,
        f"{dataset}, sha256 {digest}",
        split,
        images,
        body,
        _points(regressor),
        batches,
        {"size": size, "images": images},
    )


def _on(device: torch.device | str, value: _T) -> _T:
    moved = {n: x.to(device) for n, x in vars(value).items() if isinstance(x, Tensor)}
    return replace(value, **moved)


def _batched(samples: Iterable[Sample], size: int) -> Iterator[list[Sample]]:
    samples = iter(samples)
    while batch := list(islice(samples, size)):
        yield batch


def _points(regressor: Tensor | None) -> Callable[[Estimate], Tensor]:
    def points(estimate: Estimate) -> Tensor:
        if estimate.vertices is None:
            raise ValueError("the estimate has no vertices to regress the official joints from")
        return regressor.to(estimate.vertices) @ estimate.vertices

    return points


def _census(read: Callable[[], Iterable[Sample]]) -> tuple[int, str, str]:
    """Number of samples, their dataset, and a hash of their names and labels."""
    digest, count, sample = hashlib.sha256(), 0, None
    for count, sample in enumerate(read(), 1):  # noqa: B007
        digest.update(sample.name.encode())
        labels = (sample.joints, sample.keypoints, sample.mesh and sample.mesh.pose)
        for label in labels:
            if label is not None:
                digest.update(np.ascontiguousarray(label, dtype=np.float64).tobytes())
    if sample is None:
        raise ValueError("the reader gives no samples; expected at least one")
    return count, sample.dataset, digest.hexdigest()[:8]


def _joints(samples: list[Sample], crops: np.ndarray, body: BodyModel) -> GroundTruth:
    points = np.zeros((len(samples), 17, 3))
    for row, sample in enumerate(samples):
        where, joints = f"{sample.dataset} {sample.name}", sample.require("joints")
        if sample.axes != "camera":
            raise ValueError(f"{where}: joints are in world axes; add the dataset's camera files")
        points[row], known = convert(joints, sample.joints_known, sample.joint_set, "h36m17")
        if not known.all():
            raise ValueError(f"{where}: {17 - known.sum()} of its 17 joints are not known")
    frontal = torch.tensor([sample.camera == P2_CAMERA for sample in samples])
    return GroundTruth(points=torch.from_numpy(points), frontal=frontal)


def _meshes(samples: list[Sample], crops: np.ndarray, body: BodyModel) -> GroundTruth:
    pose = [parameter.to(body.v_template) for parameter in pose_parameters(samples)]
    return GroundTruth(vertices=vertices(body, *pose))


def _masks(samples: list[Sample], crops: np.ndarray, body: BodyModel) -> GroundTruth:
    def read(sample: Sample, kind: str) -> np.ndarray:
        path = sample.require(kind)
        with open_image(path) as mask, open_image(sample.image) as image:
            if mask.size != image.size:
                raise ValueError(
                    f"{path}: is {mask.width} x {mask.height} pixels, {sample.image} is "
                    f"{image.width} x {image.height}: are both of one release of the dataset?"
                )
            labels = np.asarray(mask)
        return labels if labels.ndim == 2 else labels[..., 0]

    return GroundTruth(
        silhouettes=[read(sample, "silhouette") for sample in samples],
        parts=[read(sample, "parts") for sample in samples],
        crops=crops,
    )
