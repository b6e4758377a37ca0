"""kdict: kinematic dictionaries for 3D human pose and shape.

The package reads in the paper's order: `rotation`, `simplex`, `dictionary`, `skeleton`, `body`,
`network`, `training`, `metrics`; beside it stand `fitting`, `mocap`, `datasets`, `synthetic` and
`evaluation`. What the paper numbers is here:

==================  ===================================================================
Eq. 1               `kdict.body.keypoints.body_keypoints`
Eq. 2               `kdict.body.smpl.project`
Eq. 3               `kdict.rotation.slerp`, `kdict.rotation.lerp`
Eq. 4               `kdict.simplex.sparsemax`
Eq. 5               `kdict.network.losses.Losses.total`
Eq. 6               `kdict.network.losses.keypoint_losses`
Eq. 7               `kdict.dictionary.obdl`, the problem
Eq. 8               `kdict.dictionary.code_step.exact_codes`, the code of one sample
Eq. 9               `kdict.dictionary.code_step` over W, `kdict.dictionary.obdl.algorithm_2` over D
Algorithm 1         `kdict.dictionary.obdl.algorithm_1_step`
Algorithm 2         `kdict.dictionary.obdl.algorithm_2`
Figure 1            `kdict.network.model.HumanMeshNet`
Tables 1 to 6       `kdict.evaluation.tables`: what each measures, and on which images
Protocols P1, P2    `kdict.datasets.human36m_protocol`
==================  ===================================================================

What is public can be imported from here; modules that pull in heavy libraries load on first use,
so that ``import kdict`` stays light.
"""

from importlib import import_module
from importlib.util import find_spec

_PUBLIC = {
    "rotation": ("align", "angle_between", "lerp", "slerp"),
    "simplex": ("Sparsemax", "sparsemax"),
    "dictionary.estimator": ("OBDL",),
    "dictionary.learn": ("learn_kinematic_dictionary",),
    "dictionary.layers": ("KinematicDictionary", "ShapeDictionary"),
    "body.body": ("load_body",),
    "body.smpl": ("body_joints", "project"),
    "body.keypoints": ("body_keypoints",),
    "network.model": ("HumanMeshNet", "NetworkConfig"),
    "network.predict": ("predict",),
    "detections": ("Detections",),
    "detector": ("detect",),
    "fitting": ("Fit", "Lifter", "fit", "track"),
    "mocap": ("Motion", "read_motion"),
}
_MODULES = {name: module for module, names in _PUBLIC.items() for name in names}

__all__ = [*_MODULES, "datasets", "metrics"]
__version__ = "0.1.0"


def __getattr__(name):
    if name in _MODULES:
        value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
        globals()[name] = value
        return value
    # Submodules, so that kdict.rotation.to_matrix works after import kdict.
    if find_spec(f"{__name__}.{name}") is None:
        raise AttributeError(f"module 'kdict' has no attribute {name!r}")
    return import_module(f".{name}", __name__)


def __dir__():
    return sorted(__all__)
