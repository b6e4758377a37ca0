"""HMR: iterative regression of body parameters, with a pose prior as a loss.

A. Kanazawa, M. J. Black, D. W. Jacobs, J. Malik: End-to-end Recovery of Human Shape and Pose, 2018.

Kept: features of a ResNet; three rounds of corrections to pose, shape and camera that start from
the mean; losses on 2D keypoints, and on 3D ones where there are some; no paired labels of pose.
Left out: the discriminators. In their place stands SMPLify's mixture prior, here the shipped
mixture over motion capture. Rotations are 6D in place of axis-angle.
"""

import torch
from torch import Tensor, nn

from kdict.evaluation import Estimate, Observation
from kdict.mocap import PoseStatistics
from kdict.mocap.statistics import to_tangent
from kdict.network.encoder import Backbone
from kdict.network.losses import keypoint_losses, labels
from kdict.synthetic.batch import RenderedBatch
from kdict.training.heatmaps import weighted_heatmap_loss

from ..other_priors.gaussians import Gaussians
from .body_head import BodyHead, Posed, full_precision


class MixturePrior(nn.Module):
    """How unlike motion capture poses are: −log p of the pretrained mixture, divided by its dims.

    The mixture is over the tangent vectors of the moving joints; the pelvis's tilt is left out, by
    taking the Gaussians' marginals.
    """

    def __init__(self):
        super().__init__()
        statistics = PoseStatistics.load("train")
        moving = statistics.moving.clone()
        first = 3 * int(moving[0])
        moving[0] = False
        factors = statistics.factors[:, first:].double()
        covariances = factors @ factors.mT
        covariances = covariances + 1e-4 * torch.eye(covariances.shape[-1]).double()
        self.gaussians = Gaussians(statistics.weights, statistics.centres[:, first:], covariances)
        self.register_buffer("mean", statistics.mean[moving], persistent=False)
        self.register_buffer("rows", moving[1:].nonzero().squeeze(1), persistent=False)

    @full_precision()
    def forward(self, rotations: Tensor) -> Tensor:
        """Energies (...,) of relative rotations (..., 23, 4)."""
        v = to_tangent(rotations[..., self.rows, :], self.mean).flatten(-2)
        return -torch.logsumexp(-self.gaussians(v), -1) / v.shape[-1]


class HMR(nn.Module):
    """Parameters
    ----------
    backbone, image_size, pool : see `kdict.network.encoder.Backbone`.
    hidden : width of the regressor's two layers.
    rounds : how often the answer is corrected.
    prior_weight : of the prior beside the keypoints' squared meters.
    """

    name, paper = "HMR", "Kanazawa2018"

    def __init__(
        self,
        backbone: str = "resnet18-s64",
        image_size: int = 128,
        pool: str = "keypoints",
        hidden: int = 512,
        rounds: int = 3,
        prior_weight: float = 1e-4,
    ):
        super().__init__()
        self.backbone = Backbone(backbone, image_size, pool)
        self.head, self.prior = BodyHead(), MixturePrior()
        self.rounds, self.prior_weight = rounds, prior_weight
        self.correct = nn.Sequential(
            nn.Linear(self.backbone.features + self.head.size, hidden),
            nn.ReLU(),
            nn.Dropout(),
            nn.Linear(hidden, hidden),
            nn.ReLU(),
            nn.Dropout(),
            nn.Linear(hidden, self.head.size),
        )
        nn.init.xavier_uniform_(self.correct[-1].weight, gain=0.01)

    def rounds_of(self, image: Tensor) -> tuple[list[Posed], Tensor | None]:
        """The body after each round, and the backbone's maps of keypoints."""
        features, maps = self.backbone.pooled(image)
        parameters = self.head.mean.expand(len(image), -1)
        bodies = []
        for _ in range(self.rounds):
            parameters = parameters + self.correct(torch.cat([features, parameters], 1))
            bodies.append(self.head(parameters))
        return bodies, maps

    def loss(self, batch: RenderedBatch) -> Tensor:
        """Keypoints and prior, of the last round as in the paper's code."""
        (*_, posed), maps = self.rounds_of(batch.image)
        losses = keypoint_losses(posed.joints, posed.keypoints, **labels(batch))
        unlike = self.prior(posed.rotations).mean() + posed.betas.square().mean()
        return sum(losses) + self.prior_weight * unlike + weighted_heatmap_loss(maps, batch)

    def forward(self, seen: Observation) -> Estimate:
        return self.head.estimate(self.rounds_of(seen.image)[0][-1])
