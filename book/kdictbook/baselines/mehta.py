"""Mehta et al.: 3D joints relative to the root and to their parents, fused.

D. Mehta, H. Rhodin, D. Casas, P. Fua, O. Sotnychenko, W. Xu, C. Theobalt: Monocular 3D Human Pose
Estimation in the Wild Using Improved CNN Supervision, 2017.

Kept: joints relative to the root, to their parents and to their grandparents, each a target of its
own, and a layer that fuses the three; supervision by 3D joints alone. Left out: the ResNet-101 that
was trained on 2D pose first, for which stand the frozen encoder's keypoints; the correction for the
perspective of a crop. It gives no body.
"""

import torch
from torch import Tensor, nn

from kdict.evaluation import Estimate
from kdict.skeleton import JOINTS, PARENTS

from .encoded import KEYPOINT_FEATURES, Encoded

_ROOT = (0,) * len(JOINTS)
_PARENT = (0, *PARENTS[1:])
_GRANDPARENT = tuple(_PARENT[parent] for parent in _PARENT)


class Mehta(nn.Module):
    """Parameters
    ----------
    hidden : width of the two layers.
    """

    paper = "Mehta2017"

    def __init__(self, hidden: int = 512):
        super().__init__()
        size = 3 * len(JOINTS)
        self.body = nn.Sequential(
            nn.Linear(KEYPOINT_FEATURES, hidden), nn.ReLU(), nn.Linear(hidden, hidden), nn.ReLU()
        )
        self.relative = nn.Linear(hidden, 3 * size)
        self.fuse = nn.Linear(3 * size, size)
        with torch.no_grad():
            self.fuse.weight.zero_()
            self.fuse.weight[:, :size] = torch.eye(size)

    def joints(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """Relative to root, parents, grandparents (B, 3, 24, 3), meters; and fused (B, 24, 3)."""
        relative = self.relative(self.body(features[:, :KEYPOINT_FEATURES]))
        fused = self.fuse(relative)
        shape = (len(JOINTS), 3)
        return relative.unflatten(1, (3, *shape)), fused.unflatten(1, shape)

    def loss(self, features: Tensor, labels: dict[str, Tensor], generator: torch.Generator):
        relative, fused = self.joints(features)
        true = labels["keypoints3d"]
        others = torch.stack([true - true[:, list(of)] for of in (_ROOT, _PARENT, _GRANDPARENT)], 1)
        loss = (relative - others).square().sum(-1).mean()
        return loss + (fused - others[:, 0]).square().sum(-1).mean()

    def forward(self, seen: Encoded) -> Estimate:
        return Estimate(self.joints(seen.features)[1])
