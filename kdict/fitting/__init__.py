"""Fitting a person to keypoints, with the dictionary, or something else, as the prior.

`fit` is all that most uses need, `track` for the frames of a video, `Lifter` where speed counts;
`forward`, `starts`, `solver` and `priors` are the parts of the fit.
"""

from .fit import fit
from .lifter import Lifter
from .result import Fit
from .track import track

__all__ = ["Fit", "Lifter", "fit", "track"]
