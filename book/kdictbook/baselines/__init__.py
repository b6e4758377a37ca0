"""Other systems of the paper's tables: small, honest versions, one file each.

Each is a `kdict.evaluation.Estimator`: called with an `Observation` it gives an `Estimate`. Each
names its paper and what it leaves out; figures measured with it are of this version, not of the
authors' own.

===================  ==============  =============================================================
system               module          learns from
===================  ==============  =============================================================
HMR                  `hmr`           images: `kdictbook.baselines.train_baseline`
NBF                  `nbf`           images with labels of parts and pose
CMR                  `cmr`           images with meshes
Ramakrishna et al.   `ramakrishna`   poses; lifts keypoints
Zhou et al.          `zhou`          poses; lifts keypoints
Akhter et al.        `akhter`        poses; lifts keypoints
SMPLify              `smplify`       poses; fits a body to keypoints
Decision Forests     `forest`        images with labels of parts; labels pixels
===================  ==============  =============================================================
"""

from .akhter import Akhter
from .cmr import CMR
from .forest import Forest
from .hmr import HMR
from .nbf import NBF
from .ramakrishna import Ramakrishna
from .smplify import SMPLify
from .train_baseline import train_baseline
from .zhou import Zhou

NETWORKS = (HMR, NBF, CMR)
"""Trained by `train_baseline`."""
LIFTING_METHODS = (Ramakrishna, Zhou, Akhter, SMPLify)
"""Made by their own ``learn`` in seconds; their input is the true keypoints."""

__all__ = [
    "CMR",
    "HMR",
    "LIFTING_METHODS",
    "NBF",
    "NETWORKS",
    "Akhter",
    "Forest",
    "Ramakrishna",
    "SMPLify",
    "Zhou",
    "train_baseline",
]
