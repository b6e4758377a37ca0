"""The SMPL body: Eq. 1 and 2, keypoint regressors, joint sets, and reading SMPL files safely."""

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
