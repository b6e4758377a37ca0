"""The SMPL body: Eq. 1 and 2, keypoint regressors, joint sets, and reading SMPL files safely."""

from .keypoints import body_keypoints
from .smpl import adult_betas, body_joints, load_body, project, vertices

__all__ = ["adult_betas", "body_joints", "body_keypoints", "load_body", "project", "vertices"]
