"""HMR: iterative regression of body parameters, with discriminators as a prior.

A. Kanazawa, M. J. Black, D. W. Jacobs, J. Malik: End-to-end Recovery of Human Shape and Pose, 2018.

Kept: three rounds of corrections to pose, shape and camera that start from the mean; losses on 2D
keypoints, and on 3D ones where there are some; no paired labels of pose; a discriminator per joint,
one of all joints and one of the shape, with least squares, trained against poses of motion capture.
Left out: the ResNet-50, for which stand the frozen encoder's keypoints, and dropout. Rotations are
6D in place of axis-angle.
"""

import torch
from torch import Tensor, nn
from torch.func import functional_call

from kdict import rotation
from kdict.body.body import adult_betas
from kdict.evaluation import Estimate
from kdict.mocap import PoseStatistics
from kdict.network.losses import LABELS, keypoint_losses
from kdict.synthetic.roles import TRAIN_ADULTS

from ..recipes.frozen_heads import BETAS_PRIOR
from .body_head import BodyHead, Posed
from .encoded import KEYPOINT_FEATURES, Encoded

_JOINTS = 23


class Discriminators(nn.Module):
    """Scores (B, 25) of poses (B, 23, 4) and betas (B, 10), 1 for real ones: of each joint's
    rotation, of all joints, of the shape."""

    def __init__(self, width: int = 32, hidden: int = 256):
        super().__init__()
        self.embed = nn.Sequential(nn.Linear(9, width), nn.ReLU(), nn.Linear(width, width))
        self.weight = nn.Parameter(torch.randn(_JOINTS, width) / width**0.5)
        self.bias = nn.Parameter(torch.zeros(_JOINTS))
        self.whole = nn.Sequential(
            nn.Linear(_JOINTS * width, hidden), nn.ReLU(),
            nn.Linear(hidden, hidden), nn.ReLU(), nn.Linear(hidden, 1),
        )  # fmt: skip
        self.shape = nn.Sequential(
            nn.Linear(10, 10), nn.ReLU(), nn.Linear(10, 5), nn.ReLU(), nn.Linear(5, 1)
        )

    def forward(self, rotations: Tensor, betas: Tensor) -> Tensor:
        joints = self.embed(rotation.to_matrix(rotations).flatten(-2)).relu()
        each = (joints * self.weight).sum(-1) + self.bias
        return torch.cat([each, self.whole(joints.flatten(1)), self.shape(betas)], 1)


class HMR(nn.Module):
    """Parameters
    ----------
    adversary : without it this is the paper's iterative regression alone.
    features : how many numbers describe an image.
    hidden : width of the regressor's two layers.
    rounds : how often the parameters are corrected.
    weight : of the discriminators beside the keypoints' squared meters.
    """

    paper = "Kanazawa2018"

    def __init__(
        self,
        adversary: bool = True,
        features: int = KEYPOINT_FEATURES,
        hidden: int = 512,
        rounds: int = 3,
        weight: float = 3e-3,
    ):
        super().__init__()
        self.head, self.features, self.rounds, self.weight = BodyHead(), features, rounds, weight
        self.correct = nn.Sequential(
            nn.Linear(features + self.head.size, hidden),
            nn.ReLU(),
            nn.Linear(hidden, hidden),
            nn.ReLU(),
            nn.Linear(hidden, self.head.size),
        )
        nn.init.xavier_uniform_(self.correct[-1].weight, gain=0.01)
        self.discriminators = Discriminators() if adversary else None
        self._real = PoseStatistics.load("train"), adult_betas()[:TRAIN_ADULTS]

    def parameters_of(self, features: Tensor) -> list[Tensor]:
        """The body's parameters after each round."""
        features = features[:, : self.features]
        found = [self.head.mean.expand(len(features), -1)]
        for _ in range(self.rounds):
            found.append(found[-1] + self.correct(torch.cat([features, found[-1]], 1)))
        return found[1:]

    def posed(self, features: Tensor) -> Posed:
        """The body after the last round."""
        return self.head(self.parameters_of(features)[-1])

    def loss(self, features: Tensor, labels: dict[str, Tensor], generator: torch.Generator):
        """Of the regressor, and of the discriminators beside it: neither moves the other's weights
        by its own term."""
        posed = self.posed(features)
        loss = sum(
            keypoint_losses(posed.keypoints3d, posed.keypoints, **{n: labels[n] for n in LABELS})
        )
        if self.discriminators is None:
            return loss + BETAS_PRIOR * posed.betas.square().mean()
        found = posed.rotations, posed.betas
        fixed = {name: value.detach() for name, value in self.discriminators.named_parameters()}
        deceived = (functional_call(self.discriminators, fixed, found) - 1).square().mean()
        statistics, betas = self._real
        poses, _ = statistics.sample(len(features), generator)
        who = torch.randint(len(betas), (len(features),), generator=generator)
        real = (self.discriminators(poses, betas[who]) - 1).square().mean()
        fake = self.discriminators(*(value.detach() for value in found)).square().mean()
        return loss + self.weight * deceived + real + fake

    def forward(self, seen: Encoded) -> Estimate:
        return self.head.estimate(self.posed(seen.features))
