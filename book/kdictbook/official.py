"""The official half of a table: the shipped network on the official data, if they are there."""

from kdict import HumanMeshNet
from kdict.evaluation import evaluate, from_environment, from_network

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


def measured_officially(role: str, profile: str, device: str = "cpu") -> PageTable:
    """The metrics of a role's official data in ``KDICT_DATA`` with SMPL in ``KDICT_SMPL``.

    The network was trained on rendered people and the open body: only its poses are carried over to
    SMPL's mean shape.
    """
    network = HumanMeshNet.from_pretrained("thunder").to(device)
    every = EVERY[role] if profile == "quick" else 1
    trial = from_environment(role, every=every, size=network.config.image_size, device=device)
    if trial is None:
        return table(
            ["official data", "result"],
            [[NEEDED[role], "not measured: KDICT_DATA lacks it, or KDICT_SMPL is not set"]],
        )
    found = evaluate({"thunder": from_network(network, trial.body)}, trial, progress=False)
    return table(
        ["official data", "protocol", "metric", "value", "unit"],
        [[f"{r.data}, {r.split}", r.protocol, METRICS[r.metric], r.value, r.unit] for r in found],
    )
