"""Fitting a person to keypoints, with the dictionary, or something else, as the prior.

`fit` is all that most uses need; `forward`, `starts`, `solver` and `priors` are its parts.
"""

from .fit import fit
from .result import Fit

__all__ = ["Fit", "fit"]
