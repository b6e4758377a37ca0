"""Pavlakos et al.: keypoints give the pose, the silhouette gives the shape, each by a network.

G. Pavlakos, L. Zhu, X. Zhou, K. Daniilidis: Learning to Estimate 3D Human Pose and Shape from a
Single Color Image, 2018.

Kept: two priors that never see the image: an MLP from keypoints with confidences to rotations, a
convolutional network from the silhouette to betas, both trained on labels of poses and shapes of
people without images, with a loss on the body's points beside that on the parameters. Left out: the
stacked hourglass, for which stands the frozen encoder, with a decoder for a silhouette of 16 × 16;
the fine-tuning by projecting the mesh onto both; vertices in the loss, for which stand Eq. 1's
keypoints. It has no camera.
"""

import torch
from torch import Tensor, nn

from kdict.evaluation import Estimate

from .body_head import BodyHead, Posed
from .encoded import KEYPOINT_FEATURES, Encoded
from .nbf import MapDecoder, map_encoder, parameter_loss

_WIDTH = 512


class Residual(nn.Module):
    """Two linear layers and a shortcut."""

    def __init__(self, width: int):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(width, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU()
        )

    def forward(self, x: Tensor) -> Tensor:
        return x + self.layers(x)


class Pavlakos(nn.Module):
    """Both priors and the decoder of the silhouette."""

    paper = "Pavlakos2018"

    def __init__(self):
        super().__init__()
        self.head = BodyHead()
        self.silhouette = MapDecoder(1)
        self.shape = map_encoder(1, self.head.sizes[1])
        self.pose = nn.Sequential(
            nn.Linear(KEYPOINT_FEATURES, _WIDTH), nn.ReLU(), Residual(_WIDTH), Residual(_WIDTH),
            nn.Linear(_WIDTH, self.head.sizes[0]),
        )  # fmt: skip
        with torch.no_grad():
            self.pose[-1].weight *= 0.01
            self.shape[-1].weight *= 0.01

    def both(self, features: Tensor) -> tuple[Tensor, Posed]:
        """The silhouette's logits (B, 16, 16), and the body."""
        logits = self.silhouette(features)
        betas = self.shape(logits.detach().sigmoid())
        pose = self.pose(features[:, :KEYPOINT_FEATURES])
        change = torch.cat([pose, betas, pose.new_zeros(len(pose), self.head.sizes[2])], 1)
        return logits[:, 0], self.head(self.head.mean + change)

    def loss(self, features: Tensor, labels: dict[str, Tensor], generator: torch.Generator):
        """Of the silhouettes of images, which are the batch's last, and of parameters and points.

        Poses without 3D labels are left out: the paper trains its priors on motion capture.
        """
        logits, posed = self.both(features)
        inside = (labels["parts"] >= 0).float()
        loss = nn.functional.binary_cross_entropy_with_logits(logits[-len(inside) :], inside)
        found = posed.keypoints3d - posed.keypoints3d[:, :1]
        true = labels["keypoints3d"] - labels["keypoints3d"][:, :1]
        points = (found - true).square().sum(-1).mean()
        return loss + points + parameter_loss(posed, labels)

    def forward(self, seen: Encoded) -> Estimate:
        posed = self.both(seen.features)[1]
        body = self.head.estimate(posed)
        return Estimate(body.keypoints3d, body.vertices)
