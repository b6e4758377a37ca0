"""The official half of the tables: the shipped network on the official data that are there."""

import os
from itertools import islice

import torch

from kdict import HumanMeshNet
from kdict.body import Body
from kdict.body.arrays import BodyModel
from kdict.body.keypoints import body_keypoints
from kdict.body.smpl import vertices
from kdict.datasets import P1, read_human36m, read_lsp, read_mpi_inf_3dhp_test, read_up3d
from kdict.datasets.check import find_datasets
from kdict.evaluation import (
    Estimate,
    Estimator,
    Observation,
    TestSet,
    evaluate,
    official_test_set,
)
from kdict.evaluation.official import read_regressor

from .figures.recorded import METRICS
from .figures.table import PageTable, table

EVERY = {"studio": 500, "multiview": 10, "fitted": 5, "sport": 5}
"""Role → stride of the samples in the quick profile; the protocol is 1."""
NEEDED = {
    "studio": "Human3.6M",
    "multiview": "MPI-INF-3DHP",
    "fitted": "UP-3D",
    "sport": "LSP with its masks",
}
_OFFICIAL = {
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
"""Role → required datasets, name of the split, reader."""


def from_environment(
    role: str, *, every: int = 1, size: int = 224, device: str = "cpu"
) -> TestSet | None:
    """The official test set of a role if ``KDICT_DATA`` holds its data and ``KDICT_SMPL`` is set.

    None otherwise. ``every`` is the stride of the samples, 1 in the protocol; other parameters are
    those of `official_test_set`.

    Raises
    ------
    FileNotFoundError, ValueError : when the data are incomplete.
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
        Body.load(),
        split=split if every == 1 else f"{split}, one sample in {every}",
        regressor=read_regressor() if role in ("studio", "multiview") else None,
        size=size,
        device=device,
    )


def on_mean_shape(network: HumanMeshNet, body: BodyModel) -> Estimator:
    """A network whose poses are applied to another body's mean shape, since betas of one body are
    meaningless for another."""

    def estimate(observation: Observation) -> Estimate:
        found = network(observation.image)
        pose = found.rotations, found.root_rotation, torch.zeros_like(found.betas)
        return Estimate(body_keypoints(body, *pose), vertices(body, *pose), found.camera)

    return estimate


def measured_officially(profile: str, device: str = "cpu") -> PageTable:
    """The metrics of all official data in ``KDICT_DATA`` with SMPL in ``KDICT_SMPL``.

    The network was trained on rendered people and the open body: only its poses are carried over to
    SMPL's mean shape.
    """
    network = HumanMeshNet.from_pretrained("thunder").to(device)
    rows = []
    for role, name in NEEDED.items():
        every = EVERY[role] if profile == "quick" else 1
        trial = from_environment(role, every=every, size=network.config.image_size, device=device)
        if trial is None:
            rows.append([name, "not measured", None, None, None])
            continue
        found = evaluate({"thunder": on_mean_shape(network, trial.body)}, trial, progress=False)
        rows += [
            [f"{r.data}, {r.split}", r.protocol, METRICS[r.metric], r.value, r.unit] for r in found
        ]
    return table(["official data", "protocol", "metric", "value", "unit"], rows)
