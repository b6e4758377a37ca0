"""Other systems of the paper's tables: small, honest versions, one file each.

Each is a `kdict.evaluation.Estimator`: called with an `encoded.Encoded` observation it gives an
`Estimate`. Each names its paper and what it leaves out; figures measured with it are of this
version, not of the authors' own.

===================  ==============  =============================================================
system               module          input
===================  ==============  =============================================================
HMR                  `hmr`           keypoints of the frozen encoder
CMR                  `cmr`           the same
Mehta et al.         `mehta`         the same
VNect                `vnect`         the same, and the encoder's maps read at them
Pavlakos et al.      `pavlakos`      the keypoints, and a silhouette decoded from the encoder's maps
NBF                  `nbf`           a map of parts decoded from them
Ramakrishna et al.   `ramakrishna`   keypoints, true ones or the encoder's
Zhou et al.          `zhou`          the same
Akhter et al.        `akhter`        the same
SMPLify              `smplify`       the same, or 91 landmarks
Decision Forests     `forest`        91 landmarks
===================  ==============  =============================================================
"""

from .akhter import Akhter
from .cmr import CMR
from .forest import Forest
from .hmr import HMR
from .mehta import Mehta
from .nbf import NBF
from .pavlakos import Pavlakos
from .ramakrishna import Ramakrishna
from .smplify import SMPLify
from .train_baseline import train_baseline
from .vnect import VNect
from .zhou import Zhou

NETWORKS = {
    "HMR": HMR,
    "iterative regression": lambda: HMR(adversary=False),
    "CMR": CMR,
    "Mehta et al.": Mehta,
    "VNect": VNect,
    "Pavlakos et al.": Pavlakos,
    "NBF": NBF,
}
"""Trained by `train_baseline`."""
LIFTING_METHODS = (Ramakrishna, Zhou, Akhter, SMPLify)
"""Made by their own ``learn`` in seconds; their input is keypoints."""

__all__ = [
    "CMR",
    "HMR",
    "LIFTING_METHODS",
    "NBF",
    "NETWORKS",
    "Akhter",
    "Forest",
    "Mehta",
    "Pavlakos",
    "Ramakrishna",
    "SMPLify",
    "VNect",
    "Zhou",
    "train_baseline",
]
