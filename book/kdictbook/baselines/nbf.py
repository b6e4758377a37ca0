"""NBF: part segmentation first, then body parameters from the segmentation alone.

M. Omran, C. Lassner, G. Pons-Moll, P. Gehler, B. Schiele: Neural Body Fitting, 2018.

Kept: two stages, between which only a map of parts passes; the second is a convolutional network
that gives rotations, shape and camera; losses on parameters, 3D and 2D joints, since the paper
trains on labels of pose and shape. Left out: RefineNet, for which stands a decoder of the frozen
encoder's features, so that the map is 16 × 16 and holds little that keypoints do not; the second
stage's ResNet-50. The twelve parts are the 24 of the skeleton, and the map holds their shares
instead of colors; rotations are 6D.
"""

import torch
from torch import Tensor, nn

from kdict import rotation
from kdict.evaluation import Estimate
from kdict.network.losses import LABELS, keypoint_losses
from kdict.skeleton import JOINTS

from .body_head import BodyHead, Posed
from .encoded import KEYPOINT_FEATURES, Encoded

_CLASSES = len(JOINTS) + 1
SIDE = 16


class MapDecoder(nn.Module):
    """Features (B, 2963) to logits (B, C, 16, 16). Features of the maps are 0 for people without an
    image."""

    def __init__(self, classes: int, hidden: int = 128):
        super().__init__()
        self.keypoints = nn.Linear(KEYPOINT_FEATURES, hidden)
        self.maps = nn.LazyLinear(hidden, bias=False)
        self.last = nn.Sequential(
            nn.ReLU(), nn.Linear(hidden, hidden), nn.ReLU(), nn.Linear(hidden, classes * SIDE**2)
        )
        self.classes = classes
        self.maps(torch.zeros(1, 2963 - KEYPOINT_FEATURES))

    def forward(self, features: Tensor) -> Tensor:
        keypoints, maps = features.tensor_split([KEYPOINT_FEATURES], 1)
        x = self.keypoints(keypoints) + self.maps(maps)
        return self.last(x).unflatten(1, (self.classes, SIDE, SIDE))


def map_encoder(channels: int, outputs: int) -> nn.Sequential:
    """A convolutional network from maps (B, channels, 16, 16) to numbers (B, outputs)."""
    return nn.Sequential(
        nn.Conv2d(channels, 24, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(24, 48, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(48 * (SIDE // 4) ** 2, 256), nn.ReLU(), nn.Linear(256, outputs),
    )  # fmt: skip


def parameter_loss(posed: Posed, labels: dict[str, Tensor]) -> Tensor:
    """Squared distances of rotation matrices and betas from their labels."""
    found, true = (
        rotation.to_matrix(torch.cat([root[:, None], rotations], 1))
        for root, rotations in (
            (posed.root_rotation, posed.rotations),
            (labels["root_rotation"], labels["rotations"]),
        )
    )
    shape = (posed.betas - labels["betas"]).square().mean()
    return 0.1 * (found - true).square().mean() + 0.01 * shape


class NBF(nn.Module):
    """Both stages; its training images have ``parts``, see `kdictbook.baselines.encoded.part_map`,
    its people without images do not."""

    paper = "Omran2018"

    def __init__(self):
        super().__init__()
        self.head = BodyHead()
        self.parts = MapDecoder(_CLASSES)
        self.second = map_encoder(_CLASSES, self.head.size)
        with torch.no_grad():
            self.second[-1].weight *= 0.01

    def both(self, features: Tensor) -> tuple[Tensor, Posed]:
        """The parts' logits, and the body from their shares: no gradient passes between them."""
        logits = self.parts(features)
        return logits, self.head(self.head.mean + self.second(logits.detach().softmax(1)))

    def loss(self, features: Tensor, labels: dict[str, Tensor], generator: torch.Generator):
        """Both stages'; the images' labels are the batch's last."""
        logits, posed = self.both(features)
        losses = keypoint_losses(
            posed.keypoints3d, posed.keypoints, **{n: labels[n] for n in LABELS}
        )
        parts = labels["parts"].long() + 1
        first = nn.functional.cross_entropy(logits[-len(parts) :], parts)
        return sum(losses) + first + parameter_loss(posed, labels)

    def forward(self, seen: Encoded) -> Estimate:
        return self.head.estimate(self.both(seen.features)[1])
