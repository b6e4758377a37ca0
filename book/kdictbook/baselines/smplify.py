"""SMPLify: a body fitted to keypoints, under a mixture of Gaussians over poses.

F. Bogo, A. Kanazawa, C. Lassner, P. Gehler, J. Romero, M. J. Black: Keep it SMPL: Automatic
Estimation of 3D Human Pose and Shape from a Single Image, 2016.

Kept: the robust distance of projected joints from keypoints, the mixture of eight Gaussians over
axis-angle poses, the exponential penalty on knees and elbows that bend the wrong way, the prior of
the shape, starts that face the camera and away from it. Left out: the term against parts that pass
through each other, the perspective camera, and the stages in which weights fall:
Levenberg-Marquardt needs none.
From 91 landmarks it is the same fit, to points of the surface, as in Lassner et al., 2017.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from kdict.body.body import Body
from kdict.body.keypoints import body_keypoints
from kdict.body.smpl import vertices
from kdict.evaluation import Estimate, Observation
from kdict.fitting.initialization import turned_about
from kdict.fitting.pixels import solve_in_pixels
from kdict.fitting.priors import GaussianShape
from kdict.fitting.tangent import axis_angles, change_variables
from kdict.fitting.weak_perspective import WeakPerspectiveModel
from kdict.mocap import PoseStatistics
from kdict.rotation import from_axis_angle
from kdict.skeleton import index

from ..other_priors.mixture import PoseMixture
from .encoded import Landmarks

_BACKWARD = {"left_knee": -1, "right_knee": -1, "left_elbow": 1, "right_elbow": -1}
"""The sign of the axis-angle number, x of a knee and y of an elbow, that bends it the wrong way."""


@dataclass(frozen=True, eq=False)
class BendingMixture(PoseMixture):
    """The mixture, and ``bending Σ_i exp(±v_i)`` over knees and elbows, ± that of `_BACKWARD`."""

    bending: float = 3.0

    def quadratic_model(self, value: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """See `kdict.fitting.solver.Prior`."""
        v, jacobian = axis_angles(value)
        sign = torch.zeros_like(v[0])
        for joint, backward in _BACKWARD.items():
            sign[3 * index(joint) + joint.endswith("elbow")] = backward
        cost = self.bending * sign.abs() * (sign * v).exp()
        more = change_variables(cost.sum(1), sign * cost, torch.diag_embed(cost), jacobian)
        energy, gradient, hessian = super().quadratic_model(value)
        return energy + more[0], gradient + more[1], hessian + more[2]


class SMPLify(nn.Module):
    """Parameters
    ----------
    prior : of the pose, from `learn`.
    noise : the keypoints' standard deviation, meters at the person.
    landmarks : whether it is fitted to the 91 landmarks in place of Eq. 1's keypoints.
    """

    name, paper = "SMPLify", "Bogo2016"

    def __init__(self, prior: PoseMixture, noise: float = 0.02, landmarks: bool = False):
        super().__init__()
        self.prior, self.noise, self.landmarks = prior, noise, landmarks
        self.body = Body.load("open")
        points = Landmarks().matrix if landmarks else None
        self.points = WeakPerspectiveModel(self.body, points, torch.float64)

    @classmethod
    def learn(cls, samples: int = 8000, seed: int = 0, **options) -> "SMPLify":
        """The mixture, of poses drawn from the statistics of the training clips."""
        generator = torch.Generator().manual_seed(seed)
        rotations, _ = PoseStatistics.load("train").sample(samples, generator)
        # The least of the weights that the stages of the paper end with.
        return cls(BendingMixture.learn(rotations, seed=seed, weight=0.3), **options)

    def fit(self, keypoints: Tensor, weight: Tensor):
        """The fitted state of keypoints (B, K, 2) with weights (B, K)."""
        gaussians = self.prior.gaussians
        typical = from_axis_angle(
            gaussians.centers[gaussians.offsets.argmin()][None].unflatten(-1, (-1, 3))
        )
        count = len(keypoints)
        starts = turned_about(typical.expand(count, -1, -1), typical.new_zeros(count, 10))
        seen = torch.where((weight > 0)[..., None], keypoints, 0)
        solution, _ = solve_in_pixels(
            self.points, seen.cpu().double(), weight.cpu().double(), starts,
            self.prior, GaussianShape(), self.noise,
        )  # fmt: skip
        return solution.state

    def forward(self, seen: Observation) -> Estimate:
        to = seen.landmarks if self.landmarks else seen.keypoints2d
        state = self.fit(to, torch.ones_like(to[..., 0]) if self.landmarks else seen.visibility)
        pose = (t.to(to) for t in (state.rotations, state.root_rotation, state.betas))
        rotations, root, betas = pose
        camera = torch.cat([state.camera[:, :1].exp(), state.camera[:, 1:]], 1)
        body = self.body.to(to.device)
        return Estimate(
            body_keypoints(body, rotations, root, betas),
            vertices(body, rotations, root, betas),
            camera.to(to),
        )
