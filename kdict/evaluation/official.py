"""Trials on the official data, to the digit of the protocols; they need SMPL and the readers.

Photographs are cropped as SPIN does: a square around the box, 1.2 times its longer side, except in
SPIN's own files, whose boxes are that square already. Where it leaves the photograph it is filled
as `kdict.network.image.cut_out` does.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from .. import rotation
from ..body.joint_sets import convert
from ..body.smpl import load_body, vertices
from ..body.smpl_file import find_smpl
from ..datasets import P1, read_human36m, read_lsp, read_mpi_inf_3dhp_test, read_up3d
from ..datasets.check import find_datasets
from ..datasets.sample import Sample
from ..network.image import cut_out, read_image
from .evaluate import MEASURES, TestSet
from .interface import Estimate, Observation, Truth

if TYPE_CHECKING:
    import smplx

P2_CAMERA = "60457274"
_REGRESSOR = "J_regressor_h36m.npy"
_MARGIN = 1.2


def read_regressor(path: str | Path | None = None) -> Tensor:
    """The regressor (17, 6890) of Human3.6M's joints from SMPL's mesh, which all papers use.

    Parameters
    ----------
    path : the ``.npy`` file, or a folder with ``J_regressor_h36m.npy``; default: the folder of the
        body that ``KDICT_SMPL`` names.

    Raises
    ------
    FileNotFoundError : when it is not there; says where it is obtained.
    ValueError : for an array of another shape.
    """
    if path is None:
        smpl = os.environ.get("KDICT_SMPL")
        path = find_smpl(smpl).parent if smpl else Path()
    path = Path(path).expanduser()
    path = path / _REGRESSOR if path.is_dir() else path
    if not path.is_file():
        raise FileNotFoundError(
            f"{path}: no such file; expected {_REGRESSOR}, which comes with SPIN's data "
            "(https://github.com/nkolot/SPIN, fetch_data.sh): put it beside the body that "
            "KDICT_SMPL names"
        )
    regressor = np.load(path, allow_pickle=False)
    if regressor.ndim != 2 or len(regressor) != 17:
        raise ValueError(f"{path}: found shape {regressor.shape}; expected (17, 6890)")
    return torch.from_numpy(regressor.astype(np.float32))


def official_test_set(
    role: str,
    read: Callable[[], Iterable[Sample]],
    body: "smplx.SMPL",
    *,
    split: str,
    regressor: Tensor | None = None,
    size: int = 224,
    batch_size: int = 32,
) -> TestSet:
    """The official protocol that a role of the open benchmark stands in for.

    Parameters
    ----------
    role : ``"studio"`` (Human3.6M), ``"multiview"`` (MPI-INF-3DHP), ``"fitted"`` (UP-3D),
        ``"sport"`` (LSP with UPi-S1h's masks).
    read : starts the dataset's reader, e.g. ``lambda: read_human36m(folder, P1)``.
    body : SMPL, from `kdict.load_body`.
    split : what is read, for the record: "S9 and S11, P1".
    regressor : from `read_regressor`, for the first two roles.
    size : of the crops, pixels.

    Raises
    ------
    ValueError : for another role, no samples, or without a regressor where one is needed; while it
        is evaluated, for a sample that lacks what the role is scored on.
    """
    if role not in MEASURES:
        raise ValueError(f"role is {role!r}; expected one of {', '.join(MEASURES)}")
    if role in ("studio", "multiview") and regressor is None:
        raise ValueError(f"{role} needs a regressor of its joints; see read_regressor")
    truth_of = {"studio": _joints, "multiview": _joints, "fitted": _meshes, "sport": _masks}[role]
    images, dataset, digest = _census(read)

    def batches() -> Iterator[tuple[Observation, Truth]]:
        for samples in _batched(read(), batch_size):
            boxes = np.stack([crop_box(sample) for sample in samples])
            yield _observe(samples, boxes, size), truth_of(samples, boxes, body)

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


def from_environment(role: str, *, every: int = 1, size: int = 224) -> TestSet | None:
    """The official protocol of a role, where ``KDICT_DATA`` holds its data and ``KDICT_SMPL`` the
    real body; else None.

    Human3.6M by P1 (which P2 is a part of), MPI-INF-3DHP's test set, UP-3D's test split, LSP's test
    split with UPi-S1h's masks.

    Parameters
    ----------
    role : as for `official_test_set`.
    every : look at every so many-th sample only; the protocol is 1.
    size : of the crops, pixels.

    Raises
    ------
    FileNotFoundError, ValueError : when the data are there and incomplete.
    """
    root = os.environ.get("KDICT_DATA")
    if not root or not os.environ.get("KDICT_SMPL"):
        return None
    places = find_datasets(root)
    needed, split, read = _OFFICIAL[role]
    if not needed <= places.keys():
        return None
    return official_test_set(
        role,
        lambda: islice(read(places), 0, None, every),
        load_body(),
        split=split if every == 1 else f"{split}, one sample in {every}",
        regressor=read_regressor() if role in ("studio", "multiview") else None,
        size=size,
    )


_OFFICIAL: dict[str, tuple[set[str], str, Callable[[dict[str, Path]], Iterable[Sample]]]] = {
    "studio": ({"human36m"}, "S9 and S11, P1", lambda at: read_human36m(at["human36m"], P1)),
    "multiview": (
        {"mpi_inf_3dhp_test"},
        "TS1 to TS6, valid frames",
        lambda at: read_mpi_inf_3dhp_test(at["mpi_inf_3dhp_test"]),
    ),
    "fitted": ({"up-3d"}, "test", lambda at: read_up3d(at["up-3d"], "test")),
    "sport": (
        {"lsp", "upi-s1h"},
        "images 1001 to 2000",
        lambda at: read_lsp(at["lsp"], "test", at["upi-s1h"]),
    ),
}
"""Role → the datasets it needs, what is read of them, and how."""


def _batched(samples: Iterable[Sample], size: int) -> Iterator[list[Sample]]:
    samples = iter(samples)
    while batch := list(islice(samples, size)):
        yield batch


def _points(regressor: Tensor | None) -> Callable[[Estimate], Tensor]:
    def points(estimate: Estimate) -> Tensor:
        if estimate.vertices is None:
            raise ValueError("a system gives no vertices; the official joints are regressed from")
        return regressor.to(estimate.vertices) @ estimate.vertices

    return points


def _census(read: Callable[[], Iterable[Sample]]) -> tuple[int, str, str]:
    """How many samples there are, of which dataset, and a hash of their names and labels."""
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


def crop_box(sample: Sample) -> np.ndarray:
    """The square that is cut out: its left and upper border and its side, in pixels."""
    if sample.box is None:
        raise ValueError(f"{sample.dataset} {sample.name}: has no box to crop by")
    x, y, width, height = sample.box
    ready = "spin24" in (sample.keypoint_set, sample.joint_set)
    side = max(width, height) * (1.0 if ready else _MARGIN)
    return np.array([x + width / 2 - side / 2, y + height / 2 - side / 2, side])


def _observe(samples: list[Sample], boxes: np.ndarray, size: int) -> Observation:
    images = [
        cut_out(_photograph(sample), torch.from_numpy(box)[None].float(), size)
        for sample, box in zip(samples, boxes, strict=True)
    ]
    keypoints = np.zeros((len(samples), 24, 2))
    visible = np.zeros((len(samples), 24), dtype=bool)
    for row, (sample, (left, top, side)) in enumerate(zip(samples, boxes, strict=True)):
        if sample.keypoints is not None:
            points, visible[row] = convert(
                sample.keypoints, sample.labeled, sample.keypoint_set, "smpl24"
            )
            # Pixels count from the first one's center, the crop from its borders.
            keypoints[row] = 2 * (points + 0.5 - [left, top]) / side - 1
    return Observation(
        torch.cat(images),
        torch.from_numpy(keypoints).float(),
        torch.from_numpy(visible).float(),
    )


def _photograph(sample: Sample) -> Tensor:
    if sample.image is None:
        raise ValueError(f"{sample.dataset} {sample.name}: its photograph is not at hand")
    return read_image(sample.image)


def _joints(samples: list[Sample], boxes: np.ndarray, body: "smplx.SMPL") -> Truth:
    points = np.zeros((len(samples), 17, 3))
    for row, sample in enumerate(samples):
        where = f"{sample.dataset} {sample.name}"
        if sample.joints is None:
            raise ValueError(f"{where}: has no 3D joints")
        if sample.axes != "camera":
            raise ValueError(
                f"{where}: its joints are in the world's axes; expected the camera's: give the "
                "reader the cameras' files, too"
            )
        points[row], known = convert(sample.joints, sample.joints_known, sample.joint_set, "h36m17")
        if not known.all():
            raise ValueError(f"{where}: {17 - known.sum()} of its 17 joints are not known")
    frontal = torch.tensor([sample.camera == P2_CAMERA for sample in samples])
    return Truth(points=torch.from_numpy(points), frontal=frontal)


def _meshes(samples: list[Sample], boxes: np.ndarray, body: "smplx.SMPL") -> Truth:
    for sample in samples:
        if sample.mesh is None:
            raise ValueError(f"{sample.dataset} {sample.name}: has no mesh")
    pose = torch.from_numpy(np.stack([sample.mesh.pose for sample in samples])).float()
    betas = torch.from_numpy(np.stack([sample.mesh.betas for sample in samples])).float()
    turned = rotation.from_axis_angle(pose.unflatten(-1, (24, 3)))
    return Truth(vertices=vertices(body, turned[:, 1:], turned[:, 0], betas))


def _masks(samples: list[Sample], boxes: np.ndarray, body: "smplx.SMPL") -> Truth:
    from PIL import Image

    def read(sample: Sample, path: Path | None) -> np.ndarray:
        if path is None:
            raise ValueError(f"{sample.dataset} {sample.name}: has no masks; see read_lsp")
        with Image.open(path) as mask, Image.open(sample.image) as photograph:
            if mask.size != photograph.size:
                raise ValueError(
                    f"{path}: is {mask.width} x {mask.height} pixels, {sample.image} is "
                    f"{photograph.width} x {photograph.height}; expected masks of the photographs' "
                    "own size: are both of one release of the dataset?"
                )
            labels = np.asarray(mask)
        return labels if labels.ndim == 2 else labels[..., 0]

    return Truth(
        silhouettes=[read(sample, sample.silhouette) for sample in samples],
        parts=[read(sample, sample.parts) for sample in samples],
        boxes=boxes,
    )
