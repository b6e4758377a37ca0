"""From a body's parameters to image points and their Jacobian, both in closed form.

A turn δ of joint i, ``S_i exp(δ)``, moves what hangs below it at ``p`` by ``(D_i δ) × (p − X_i)``.
Everything else is linear in what it depends on. Quaternions are (w, x, y, z).
"""

from dataclasses import dataclass, replace
from typing import Self

import torch
from torch import Tensor
from torch.nn.functional import normalize

from ..body.arrays import BodyModel
from ..body.keypoints import SkinnedRegressor
from ..rotation import from_tangent
from ..skeleton import JOINTS, PARENTS

_TURNS = 3 * len(JOINTS)


@dataclass(frozen=True, eq=False)
class FitState:
    """What is solved for, of B people: ``rotations`` (B, 23, 4), ``root_rotation`` (B, 4),
    ``betas`` (B, 10), ``camera`` (B, 3) as ``(log s, tx, ty)``.

    Steps (B, P) are 72 turns, the pelvis first, then betas, then the camera.
    """

    rotations: Tensor
    root_rotation: Tensor
    betas: Tensor
    camera: Tensor

    def moved(self, step: Tensor) -> Self:
        """Each rotation followed, in its own frame, by its turn; the rest added."""
        q = torch.cat([self.root_rotation[:, None], self.rotations], 1)
        turns = step[:, :_TURNS].unflatten(-1, (-1, 3))
        q = normalize(from_tangent(turns, q), dim=-1)
        betas = step.shape[1] - _TURNS - 3
        return FitState(
            q[:, 1:], q[:, 0], self.betas + step[:, _TURNS : _TURNS + betas],
            self.camera + step[:, -3:],
        )  # fmt: skip

    def __getitem__(self, which) -> Self:
        return replace(self, **{name: value[which] for name, value in vars(self).items()})

    def put(self, which: Tensor, other: Self) -> None:
        """Overwrite the people ``which`` in place."""
        for name, value in vars(self).items():
            value[which] = getattr(other, name)


class Forward:
    """The points of a keypoint set on a body, seen by a weak-perspective camera (Eq. 1 and 2).

    ``keypoint_set`` is a regressor as for `kdict.body.SkinnedRegressor`; None are the 24 keypoints
    of the body's joint regressor. Pose blend shapes are
    left out: millimeters at SMPL's keypoints.
    """

    def __init__(
        self,
        body: BodyModel,
        keypoint_set: str | Tensor | None,
        dtype: torch.dtype = torch.float32,
    ):
        self.marks = SkinnedRegressor(body, keypoint_set).to(dtype)
        below = torch.eye(len(JOINTS), dtype=dtype)
        for joint in range(1, len(JOINTS)):
            below[:, joint] += below[:, PARENTS[joint]]
        self._below = below.to(self.marks.rest.device)  # (i, j): j is i or hangs below it
        # How much of keypoint k hangs below joint i, and of which points.
        marks, hang = self.marks, self._below[:, self.marks.joint]
        self._share = marks.weights @ hang.T
        self._hanging = torch.einsum("kp,ip->pki", marks.weights, hang).flatten(1)
        # Shapes move keypoints in proportion to the world rotations, (24 · 3, K · betas): along a
        # joint's bone, which its parent turns, and what hangs on the joint.
        change = marks.rest_directions
        bones = change[1:] - change[list(PARENTS[1:])]
        own = torch.eye(len(JOINTS)).to(change)
        moved = torch.einsum("kp,pj,pcb->jckb", marks.weights, own[marks.joint], marks.directions)
        moved += torch.einsum("ij,ki,icb->jckb", own[list(PARENTS[1:])], self._share[:, 1:], bones)
        self._moved = moved.flatten(2).flatten(0, 1)
        self._pelvis = self._share[:, :1, None] * change[0, :2]

    def keypoints(self, state: FitState) -> Tensor:
        """The keypoints (B, K, 3) in the camera's axes, before the camera."""
        world, places = self.frames(state)
        return self.marks.from_frames(world, places, state.betas)

    def joints(self, state: FitState) -> Tensor:
        """The 24 joints (B, 24, 3) in the camera's axes."""
        return self.frames(state)[1]

    def frames(self, state: FitState) -> tuple[Tensor, Tensor]:
        return self.marks.frames(state.rotations, state.root_rotation, state.betas)

    def project(self, state: FitState) -> Tensor:
        """The image points (B, K, 2)."""
        scale, shift = state.camera[:, None, :1].exp(), state.camera[:, None, 1:]
        return scale * self.keypoints(state)[..., :2] + shift

    def linearize(self, state: FitState) -> tuple[Tensor, Tensor]:
        """The image points (B, K, 2) and their Jacobian (B, K, 2, P); steps as in `FitState`."""
        marks = self.marks
        world, places = self.frames(state)
        points = marks.points(world, places, state.betas)
        keypoints = marks.weights @ points
        scale = state.camera[:, None, :1].exp()

        arms = (points.mT @ self._hanging).unflatten(-1, (len(marks.weights), -1)).movedim(1, -1)
        arms = arms - self._share[..., None] * places[:, None]  # (B, K, 24, 3)
        axes, (x, y, z) = world[:, None], arms[..., None, :].unbind(-1)
        turns = torch.stack(
            [
                axes[..., 1, :] * z - axes[..., 2, :] * y,
                axes[..., 2, :] * x - axes[..., 0, :] * z,
            ],
            2,
        )
        rows = world[:, :, :2].transpose(1, 2).flatten(2)  # (B, 2, 24 · 3)
        shape = (rows @ self._moved).unflatten(-1, (len(marks.weights), -1)).transpose(1, 2)
        shape = shape + self._pelvis
        flat = keypoints[..., :2]
        jacobian = torch.cat(
            [
                scale[..., None] * turns.flatten(3),
                scale[..., None] * shape,
                (scale * flat)[..., None],
                torch.eye(2).to(flat).expand(*flat.shape[:2], 2, 2),
            ],
            -1,
        )
        return scale * flat + state.camera[:, None, 1:], jacobian
