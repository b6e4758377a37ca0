"""Fitting a person to keypoints, with the dictionary, or something else, as the prior.

`fit` is all that most uses need, `track` for the frames of a video, `Lifter` where speed counts;
`weak_perspective`, `initialization`, `solver` and `priors` are the parts of the fit.
"""

from .detection_json import read_detections
from .fit import fit
from .lifter import Lifter
from .result import Fit
from .track import track

__all__ = ["Fit", "Lifter", "fit", "read_detections", "track"]
