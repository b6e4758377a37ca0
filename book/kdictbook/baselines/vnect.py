"""VNect: location maps read out at the keypoints, then a skeleton fitted to them.

D. Mehta, S. Sridhar, O. Sotnychenko, H. Rhodin, M. Shafiei, H.-P. Seidel, W. Xu, D. Casas,
C. Theobalt: VNect: Real-Time 3D Human Pose Estimation with a Single RGB Camera, 2017.

Kept: a map of root-relative x, y and z per joint, made by 1 × 1 convolutions and read where the
joint's keypoint is; the fit of a skeleton, E_IK to the joints read and E_proj to the keypoints.
Left out: the ResNet-50, for which stand the frozen encoder's maps of strides 4 and 8, and its
keypoints; the temporal terms and filters; the bone lengths measured once per person, for which
betas are fitted with the pose; the perspective camera. The maps see a few pixels around a joint
only, the keypoints supply the rest of the pose. The fit helps joints that are read badly, and those
of a trained network hardly: 68.6 to 68.3 mm on 192 images of `multiview`. Joint angles that no
joint shows are arbitrary, so it gives no body.
"""

from dataclasses import dataclass, replace
from typing import Self

import roma
import torch
from torch import Tensor, nn

from kdict import rotation
from kdict.body.body import Body
from kdict.body.keypoints import keypoint_regressor
from kdict.evaluation import Estimate
from kdict.fitting.initialization import align_to_keypoints, turn
from kdict.fitting.priors import GaussianShape
from kdict.fitting.solver import OUTLIER, Problem, solve
from kdict.fitting.weak_perspective import FitState, WeakPerspectiveModel
from kdict.network.movenet import N_KEYPOINTS
from kdict.skeleton import JOINTS

from ..other_priors.joint_limits import NoPrior
from .encoded import KEYPOINT_FEATURES, Encoded

_CHANNELS = 40, 56
"""Of the maps of strides 4 and 8."""
_SCALE = 0.1
"""Of the maps, whose learning is slowed by it: unscaled they cost 5 mm on held-out images."""
_TO_DEPTH = turn(y=torch.pi / 2)
"""Turns the camera's z axis into x."""
_TORSO = "left_hip", "right_hip", "spine3", "neck", "left_shoulder", "right_shoulder"
_ITERATIONS = 20


@dataclass(frozen=True, eq=False)
class SkeletonFit(Problem):
    """E_proj, as `Problem` has it, and ``½ Σ ‖x_j − located_j‖² / spread²``, which is E_IK, over
    ``located`` (B, 24, 3), meters, both relative to the pelvis."""

    located: Tensor
    spread: float

    def __getitem__(self, which: Tensor) -> Self:
        return replace(
            self, points=self.points[which], visibility=self.visibility[which],
            located=self.located[which],
        )  # fmt: skip

    def quadratic_model(self, state: FitState) -> tuple[Tensor, Tensor, Tensor]:
        energy, gradient, hessian = super().quadratic_model(state)
        still = replace(state, camera=torch.zeros_like(state.camera))
        toward = rotation.multiply(_TO_DEPTH.to(state.root_rotation), state.root_rotation)
        # A body that is turned by 90° shows its depth as x; steps turn joints in their own frames.
        plane, aside = (
            self.model.linearize(s) for s in (still, replace(still, root_rotation=toward))
        )
        found, jacobian = (
            torch.cat([p, a[:, :, :1]], 2) for p, a in zip(plane, aside, strict=True)
        )
        residual = (found - found[:, :1] - self.located).flatten(1)
        jacobian = (jacobian - jacobian[:, :1]).flatten(1, 2)
        jacobian[..., -3:] = 0
        energy = energy + 0.5 * residual.square().sum(-1) / self.spread**2
        slope = (jacobian.mT @ residual[..., None]).squeeze(-1)
        hessian = hessian + jacobian.mT @ jacobian / self.spread**2
        return energy, gradient + slope / self.spread**2, hessian


class VNect(nn.Module):
    """Parameters
    ----------
    hidden : channels between the two convolutions.
    noise : of keypoints, in half sides of the crop.
    spread : of the joints read, meters.
    """

    paper = "Mehta2017VNect"

    def __init__(self, hidden: int = 512, noise: float = 0.02, spread: float = 0.06):
        super().__init__()
        body = Body.load("open")
        self.noise, self.spread = noise, spread
        self.skeleton = WeakPerspectiveModel(body, None, torch.float64)
        self.keypoints = nn.Sequential(
            nn.Linear(KEYPOINT_FEATURES, hidden), nn.ReLU(), nn.Linear(hidden, hidden)
        )
        self.maps = nn.Linear(sum(_CHANNELS), hidden, bias=False)
        nn.init.zeros_(self.maps.weight)
        joints = body.J_regressor @ body.v_template
        self.location = nn.Parameter(0.01 * torch.randn(len(joints), hidden, 3))
        self.bias = nn.Parameter((joints - joints[0]) * torch.tensor([1.0, -1.0, -1.0]))
        coco = keypoint_regressor(body, "coco17") @ torch.cat([joints, body.v_template])
        self.nearest = torch.cdist(joints, coco).argmin(1)

    def located(self, features: Tensor) -> Tensor:
        """Joints (B, 24, 3) relative to the pelvis, meters, each read from its own map.

        1 × 1 convolutions need no neighbors, so they are computed only where maps are read. The
        encoder's maps are 0 for people without images, whose joints come from the keypoints alone.
        """
        parts = [size * N_KEYPOINTS for size in _CHANNELS]
        keypoints = features[:, :KEYPOINT_FEATURES]
        shallow = features[:, -sum(parts) :].split(parts, 1)
        maps = _SCALE * torch.cat([m.unflatten(1, (-1, N_KEYPOINTS)) for m in shallow], 1).mT
        seen = self.keypoints(keypoints)[:, None] + self.maps(maps)[:, self.nearest]
        found = torch.einsum("bjh,jhc->bjc", seen.relu(), self.location) + self.bias
        return found - found[:, :1]

    def loss(self, features: Tensor, labels: dict[str, Tensor], generator: torch.Generator):
        true = labels["keypoints3d"] - labels["keypoints3d"][:, :1]
        return (self.located(features) - true).square().sum(-1).mean()

    def fit(self, located: Tensor, keypoints: Tensor, weight: Tensor) -> FitState:
        """The skeleton nearest to joints (B, 24, 3), and in the image to keypoints (B, 24, 2)."""
        located, keypoints, weight = (t.cpu().double() for t in (located, keypoints, weight))
        count = len(located)
        rest = FitState(
            rotation.identity().to(located).expand(count, 23, 4), self.facing(located),
            located.new_zeros(count, 10), located.new_zeros(count, 3),
        )  # fmt: skip
        start = align_to_keypoints(self.skeleton, rest, keypoints, weight)
        problem = SkeletonFit(
            self.skeleton, keypoints, weight, NoPrior(), GaussianShape(), self.noise, OUTLIER,
            located, self.spread,
        )  # fmt: skip
        return solve(problem, start, _ITERATIONS).state

    def facing(self, located: Tensor) -> Tensor:
        """The root rotations (B, 4) that bring the T-pose's torso nearest to that of joints."""
        torso = [JOINTS.index(joint) for joint in _TORSO]
        rest = self.skeleton.regressor.rest
        moment = (located[:, torso] - located[:, :1]).mT @ (rest[torso] - rest[0])
        return rotation.from_matrix(roma.special_procrustes(moment))

    def forward(self, seen: Encoded) -> Estimate:
        located = self.located(seen.features)
        state = self.fit(located.detach(), seen.detected, seen.sure)
        return Estimate(self.skeleton.keypoints(state).to(located))
