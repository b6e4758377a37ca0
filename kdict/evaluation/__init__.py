"""The tables' protocols, for any system: a function of an `Observation` that gives an `Estimate`.

``evaluate({"ours": from_network(model)}, open_trial("studio", 400))`` measures on the open
benchmark; with `official_trial` in the place of `open_trial` the same call is the paper's own
protocol.
"""

from .evaluate import MEASURES, Trial, evaluate
from .interface import Estimate, Estimator, Observation, Truth, from_network
from .official import from_environment, official_trial
from .synthetic import open_trial

__all__ = [
    "MEASURES",
    "Estimate",
    "Estimator",
    "Observation",
    "Trial",
    "Truth",
    "evaluate",
    "from_environment",
    "from_network",
    "official_trial",
    "open_trial",
]
