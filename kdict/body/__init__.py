"""The SMPL body: `keypoints` Eq. 1, regressors of keypoints from the mesh; `smpl` mesh and joints,
Eq. 2; `joint_sets` names and orders of keypoints; `smpl_file` reading SMPL's files safely.
"""

from .arrays import BodyModel
from .body import Body, adult_betas, load_body
from .keypoints import SkinnedRegressor, body_keypoints
from .smpl import body_joints, project, rest_joints, vertices

__all__ = [
    "Body",
    "BodyModel",
    "SkinnedRegressor",
    "adult_betas",
    "body_joints",
    "body_keypoints",
    "load_body",
    "project",
    "rest_joints",
    "vertices",
]
