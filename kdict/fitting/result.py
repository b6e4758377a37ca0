"""What a fit returns, and how it is written for other programs."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from .. import rotation
from ..body.keypoints import body_keypoints
from ..body.smpl import BodyModel, project, vertices
from ..network.image import pixels_to_crop, squares
from ..network.predict import People
from ..resources import atomic_write


@dataclass(frozen=True, eq=False)
class Fit:
    """B people fitted to keypoints. Joints stand in the camera's axes: x right, y down, z away.

    ``rotations`` (B, 23, 4) and ``root_rotation`` (B, 4) are unit quaternions, ``betas`` (B, 10);
    ``codes`` (B, 23, N) and ``shape_codes`` (B, N) lie on the simplex and decode to them; None
    where a prior has none. ``camera`` (B, 3) is ``(s, tx, ty)``: pixels = s · meters + t;
    ``joints`` (B, 24, 3) meters; ``keypoints`` (B, K, 2) pixels; ``residual`` (B, K) pixels
    from the given ones, NaN where none was given.

    ``placed`` (B,): enough keypoints are visible to tell size and place of the person.
    ``converged`` (B,): the minimum was reached, and there is no ``problem``; ``problem``: for
    each person what is wrong with the keypoints, "" for nothing; ``start``: which of the starts
    won; ``energy`` (B,): what was minimized, there. A person without any keypoint is NaN.
    """

    rotations: Tensor
    root_rotation: Tensor
    betas: Tensor
    codes: Tensor | None
    shape_codes: Tensor | None
    camera: Tensor
    joints: Tensor
    keypoints: Tensor
    residual: Tensor
    energy: Tensor
    placed: Tensor
    converged: Tensor
    problem: tuple[str, ...]
    start: tuple[str, ...]
    body: BodyModel

    def __len__(self) -> int:
        return len(self.start)

    def vertices(self) -> Tensor:
        """The meshes (B, V, 3), meters, in the camera's axes; skinned when asked for."""
        return vertices(self.body, self.rotations, self.root_rotation, self.betas)

    def people(self, height: int, width: int, name: str) -> People:
        """The same people as the network's, for `kdict.network.overlay`.

        ``height`` and ``width`` are the photograph's, in which keypoints count from the top-left
        pixel's center. Who is not ``placed`` is left out.
        """
        found = self.placed
        low, high = (self.keypoints[found].amin(1), self.keypoints[found].amax(1))
        boxes = torch.cat([low + 0.5, (high - low).clamp(min=1)], 1)
        crops = squares(boxes, 1.2)
        scale, shift = self.camera[found, :1], self.camera[found, None, 1:]
        shift = pixels_to_crop(shift, crops)[:, 0]
        camera = torch.cat([scale * 2 / crops[:, 2:], shift], 1)
        pose = self.rotations[found], self.root_rotation[found], self.betas[found]
        keypoints3d = body_keypoints(self.body, *pose)
        return People(
            codes=None if self.codes is None else self.codes[found],
            shape_codes=None if self.shape_codes is None else self.shape_codes[found],
            rotations=self.rotations[found],
            root_rotation=self.root_rotation[found],
            betas=self.betas[found],
            camera=camera,
            joints=self.joints[found],
            keypoints3d=keypoints3d,
            keypoints=project(keypoints3d, self.camera[found]),
            boxes=boxes,
            crops=crops,
            height=height,
            width=width,
            name=name,
            body=self.body,
        )

    def smpl_parameters(
        self, focal_length: float, center: tuple[float, float]
    ) -> dict[str, np.ndarray]:
        """The parameters in SMPL's own layout; see `smpl_parameters`."""
        return smpl_parameters(self, self.camera, focal_length, center)

    def save(self, path: str | Path, focal_length: float, center: tuple[float, float]) -> None:
        """Write `smpl_parameters`, residuals and flags as a NumPy ``.npz``."""
        arrays = dict(
            **self.smpl_parameters(focal_length, center),
            residual=self.residual.cpu().numpy(),
            converged=self.converged.cpu().numpy(),
            problem=np.array(self.problem),
        )
        with atomic_write(path) as file:
            np.savez(file, **arrays)


def smpl_parameters(
    people: "Fit | People", camera: Tensor, focal_length: float, center: tuple[float, float]
) -> dict[str, np.ndarray]:
    """The parameters in SMPL's own layout, for a perspective camera in the camera's axes.

    Parameters
    ----------
    camera : (B, 3) weak perspective in pixels, as of `Fit`.
    focal_length : pixels; at ``transl`` it sees the pelvis in the size of the weak-perspective
        camera. A common guess is the image's diagonal.
    center : pixels, the principal point; the image's middle, as a rule.

    Returns
    -------
    float32 arrays: ``global_orient`` (B, 3) and ``body_pose`` (B, 69), axis-angle in radians;
    ``betas`` (B, 10); ``transl`` (B, 3) meters; ``camera`` (B, 3), the weak-perspective one;
    ``focal_length``; ``center`` (2,).
    """
    scale, shift = camera[:, :1], camera[:, 1:]
    middle = shift.new_tensor(center)
    depth = focal_length / scale - people.joints[:, 0, 2:]
    arrays = {
        "global_orient": rotation.to_axis_angle(people.root_rotation),
        "body_pose": rotation.to_axis_angle(people.rotations).flatten(1),
        "betas": people.betas,
        "transl": torch.cat([(shift - middle) / scale, depth], 1),
        "camera": camera,
        "focal_length": torch.tensor(focal_length),
        "center": middle,
    }
    return {name: value.float().cpu().numpy() for name, value in arrays.items()}
