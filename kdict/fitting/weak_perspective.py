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

    def retract(self, step: Tensor) -> Self:
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

    def assign(self, which: Tensor, other: Self) -> None:
        """Overwrite the people ``which`` in place."""
        for name, value in vars(self).items():
            value[which] = getattr(other, name)


class WeakPerspectiveModel:
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
        self.regressor = SkinnedRegressor(body, keypoint_set).to(dtype)
        below = torch.eye(len(JOINTS), dtype=dtype)
        for joint in range(1, len(JOINTS)):
            below[:, joint] += below[:, PARENTS[joint]]
        # How much of keypoint k hangs below joint i, or on it, and of which points.
        weights, joint = self.regressor.weights, self.regressor.joint
        below = below.to(weights.device)[:, joint]
        self._share = weights @ below.T
        self._hanging = torch.einsum("kp,ip->pki", weights, below).flatten(1)
        # Betas move keypoints in proportion to the world rotations: along a joint's bone, which its
        # parent turns, and what hangs on the joint. From (24 · 3) to (K · betas).
        change, parents = self.regressor.rest_directions, list(PARENTS[1:])
        bones, own = change[1:] - change[parents], torch.eye(len(JOINTS)).to(change)
        directions = self.regressor.directions
        moved = torch.einsum("kp,pj,pcb->jckb", weights, own[joint], directions)
        moved += torch.einsum("ij,ki,icb->jckb", own[parents], self._share[:, 1:], bones)
        self._shape_jacobian = moved.flatten(2).flatten(0, 1)
        self._pelvis = self._share[:, :1, None] * change[0, :2]

    def keypoints(self, state: FitState) -> Tensor:
        """The keypoints (B, K, 3) in the camera's axes, before the camera."""
        world, places = self.frames(state)
        return self.regressor.from_frames(world, places, state.betas)

    def joints(self, state: FitState) -> Tensor:
        """The 24 joints (B, 24, 3) in the camera's axes."""
        return self.frames(state)[1]

    def frames(self, state: FitState) -> tuple[Tensor, Tensor]:
        return self.regressor.frames(state.rotations, state.root_rotation, state.betas)

    def project(self, state: FitState) -> Tensor:
        """The image points (B, K, 2)."""
        scale, shift = state.camera[:, None, :1].exp(), state.camera[:, None, 1:]
        return scale * self.keypoints(state)[..., :2] + shift

    def linearize(self, state: FitState) -> tuple[Tensor, Tensor]:
        """The image points (B, K, 2) and their Jacobian (B, K, 2, P); steps as in `FitState`."""
        regressor = self.regressor
        world, places = self.frames(state)
        points = regressor.points(world, places, state.betas)
        keypoints = regressor.weights @ points
        scale = state.camera[:, None, :1].exp()

        arms = (
            (points.mT @ self._hanging).unflatten(-1, (len(regressor.weights), -1)).movedim(1, -1)
        )
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
        shape = (
            (rows @ self._shape_jacobian)
            .unflatten(-1, (len(regressor.weights), -1))
            .transpose(1, 2)
        )
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
