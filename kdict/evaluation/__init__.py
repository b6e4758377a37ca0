"""Evaluation protocols of the paper's tables, for any function of an `Observation`.

``evaluate({"ours": from_network(model)}, synthetic_test_set("studio", 400))`` measures on the open
benchmark; with `official_test_set` the same call is the paper's own protocol.
"""

from .evaluate import TestSet, evaluate
from .interface import Estimate, Estimator, GroundTruth, Observation, from_network
from .official import official_test_set
from .synthetic import synthetic_test_set
from .tables import SCORERS

__all__ = [
    "SCORERS",
    "Estimate",
    "Estimator",
    "GroundTruth",
    "Observation",
    "TestSet",
    "evaluate",
    "from_network",
    "official_test_set",
    "synthetic_test_set",
]
