"""The networks that ship, as systems, under the names that they are recorded by."""

from ..model import HumanMeshNet
from .seen import Estimator, from_network


def shipped_networks(body=None) -> dict[str, Estimator]:
    """Name of a method, as `kdict.recipes.networks` has it → the network; ``body`` as for
    `from_network`."""
    from ..recipes.networks import SHIPPED  # trains networks, and needs what training needs

    return {
        name: from_network(HumanMeshNet.from_pretrained(weights), body)
        for weights, (_, name) in SHIPPED.items()
    }
