"""The pretrained networks as estimators, by their recorded names."""

from kdict.evaluation.interface import Estimator, from_network
from kdict.network.model import HumanMeshNet
from kdict.network.weights import read
from kdict.resources import pretrained_path

PRETRAINED = ("thunder", "thunder-direct")
"""With both dictionaries, and without."""


def pretrained_method(weights: str) -> str:
    """The method's name of weights that ship, as `kdictbook.recipes.table6` recorded it."""
    _, about = read(pretrained_path("weights", weights))
    return about["method"]


def pretrained_networks(device: str = "cpu") -> dict[str, Estimator]:
    """Name of a method → the network, on a device."""
    return {
        pretrained_method(weights): from_network(HumanMeshNet.from_pretrained(weights).to(device))
        for weights in PRETRAINED
    }
