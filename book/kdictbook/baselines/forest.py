"""Decision Forests (Lassner et al.): from 91 landmarks to the body's parameters.

C. Lassner, J. Romero, M. Kiefel, F. Bogo, M. J. Black, P. V. Gehler: Unite the People: Closing the
Loop Between 3D and 2D Human Representations, 2017.

Kept: a random forest from the places of 91 landmarks, centered and scaled, to the rotation of every
joint and the shape. Left out: the detector of the landmarks, for which stand ground-truth ones with
the frozen encoder's errors; a forest per joint, for which stands one for all. The camera is the one
under which the body's landmarks come nearest to those seen.
"""

import torch
from sklearn.ensemble import ExtraTreesRegressor
from torch import Tensor

from kdict import rotation
from kdict.body import Body, body_keypoints, vertices
from kdict.evaluation import Estimate

from .encoded import Encoded, Landmarks, pose_of
from .lifting import center

_MATRIX_6D = 6


def describe(landmarks: Tensor) -> Tensor:
    """Landmarks (B, 91, 2) less their mean and divided by their spread (B, 182)."""
    centered = center(landmarks, torch.ones_like(landmarks[..., 0]))[0]
    return (centered / centered.square().mean((1, 2), keepdim=True).sqrt()).flatten(1)


class Forest:
    """Parameters
    ----------
    trees, leaf : how many trees, and the fewest people of a leaf.
    """

    name, paper = "Decision Forests", "Lassner2017"

    def __init__(self, trees: int = 20, leaf: int = 3, seed: int = 0):
        self.body, self.landmarks = Body.load("open"), Landmarks()
        self.forest = ExtraTreesRegressor(
            trees, min_samples_leaf=leaf, max_features=0.1, random_state=seed
        )

    def learn(self, landmarks: Tensor, labels: dict[str, Tensor]) -> "Forest":
        """From landmarks (n, 91, 2) of people with labels of pose and shape."""
        rotations, root, betas = pose_of(labels)
        turned = rotation.to_matrix(torch.cat([root[:, None], rotations], 1))[..., :2]
        target = torch.cat([turned.mT.flatten(1), betas], 1)
        self.forest.fit(describe(landmarks).numpy(), target.numpy())
        return self

    def __call__(self, seen: Encoded) -> Estimate:
        found = torch.from_numpy(self.forest.predict(describe(seen.landmarks).numpy())).float()
        pose, betas = found.split([24 * _MATRIX_6D, self.body.num_betas], 1)
        turned = rotation.from_6d(pose.unflatten(1, (24, _MATRIX_6D)))
        posed = turned[:, 1:], turned[:, 0], betas
        ones = torch.ones_like(seen.landmarks[..., 0])
        own, at = center(self.landmarks.regressor(*posed)[..., :2], ones)
        image, middle = center(seen.landmarks, ones)
        scale = (own * image).sum((1, 2)) / own.square().sum((1, 2))
        shift = middle[:, 0] - scale[:, None] * at[:, 0]
        camera = torch.cat([scale[:, None], shift], 1)
        return Estimate(body_keypoints(self.body, *posed), vertices(self.body, *posed), camera)
