"""Fitting a person to keypoints, with the dictionary, or something else, as the prior.

`fit` is all that most uses need, `Lifter` where speed counts; `forward`, `starts`, `solver` and
`priors` are the parts of the fit.
"""

from .fit import fit
from .lifter import Lifter
from .result import Fit

__all__ = ["Fit", "Lifter", "fit"]
