"""Simulated 2D detections of people with known 3D pose, for training and measuring.

Everything is drawn from a generator: shape, direction of view, the keypoints that are seen and
the noise on them. Quaternions are (w, x, y, z).
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from kdict import rotation
from kdict.body.joint_sets import JOINT_SETS
from kdict.body.keypoints import KEYPOINT_SETS, union_vocabulary
from kdict.fitting.initialization import turn
from kdict.fitting.weak_perspective import FitState
from kdict.skeleton import mirror, mirrored
from kdictbook.corpus import Poses


def draw_people(
    poses: Poses, betas: Tensor, count: int, generator: torch.Generator, tumbling: float = 0.1
) -> FitState:
    """People seen from anywhere around them, a camera of scale 1 at a height of a person or so.

    Yaw is uniform, pitch and roll are normal with 12° and 8°; a share ``tumbling`` is turned in
    all directions. Half of the poses are mirrored, so that left and right are alike.
    """
    frame = torch.randint(len(poses.rotations), (count,), generator=generator)
    person = torch.randint(len(betas), (count,), generator=generator)
    rotations, root = poses.rotations[frame], poses.root_rotation[frame]
    flip = torch.rand(count, generator=generator) < 0.5
    rotations = torch.where(flip[:, None, None], mirrored(rotations), rotations)
    root = torch.where(flip[:, None], mirror(root), root)
    yaw = 2 * torch.pi * torch.rand(count, generator=generator)
    pitch, roll = torch.randn(2, count, generator=generator) * torch.tensor([[0.21], [0.14]])
    anywhere = torch.randn(count, 4, generator=generator)
    tumbles = torch.rand(count, generator=generator) < tumbling
    # Upright and facing the camera, whose y points down, is half a turn about x.
    view = rotation.multiply(turn(x=pitch + torch.pi, z=roll), turn(y=yaw))
    view = torch.where(tumbles[:, None], torch.nn.functional.normalize(anywhere, dim=-1), view)
    return FitState(rotations, rotation.multiply(view, root), betas[person], torch.zeros(count, 3))


@dataclass(frozen=True, eq=False)
class Detector:
    """What is seen of the keypoints: their set, how many are missing, and how far they are off.

    ``noise`` is the largest standard deviation, in meters at the person; ``outliers`` is the share
    of keypoints that lie anywhere within half a meter; ``missing`` the most that are not found,
    in people who are not among the share ``whole``.
    """

    noise: float = 0.08
    outliers: float = 0.02
    missing: int = 8
    whole: float = 0.5

    def __call__(self, points: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Seen points and their visibility, of the union's points (B, K, 2) in meters.

        Each person is of one of the sets, drawn at random.
        """
        batch, count = points.shape[:2]
        known = _KNOWN[torch.randint(len(_KNOWN), (batch,), generator=generator)]
        order = torch.rand(batch, count, generator=generator).masked_fill(~known, 2)
        lost = torch.randint(self.missing + 1, (batch, 1), generator=generator)
        lost = lost * (torch.rand(batch, 1, generator=generator) < 1 - self.whole)
        seen = known & (order.argsort(1).argsort(1) >= lost)
        sigma = self.noise * torch.rand(batch, 1, 1, generator=generator) ** 2
        off = sigma * torch.randn(points.shape, generator=generator)
        wild = torch.rand(batch, count, 1, generator=generator) < self.outliers
        far = torch.rand(points.shape, generator=generator) - 0.5
        return points + torch.where(wild, far, off), seen


_KNOWN = torch.tensor(
    [[name in JOINT_SETS[s] for name in union_vocabulary()] for s in KEYPOINT_SETS if s != "smpl24"]
)
