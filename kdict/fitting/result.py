"""What a fit returns, and how it is written for other programs."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import torch
from torch import Tensor

from .. import rotation
from ..body.body import Body, is_open_body
from ..body.keypoints import body_keypoints
from ..body.smpl import BodyModel, body_joints, project, vertices
from ..network.image import pixels_to_crop, squares
from ..network.predict import People
from ..npz import read_npz
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
    ``converged`` (B,): the minimum was reached and explains the keypoints; ``problem``: for each
    person why the fit is not to be trusted, see `kdict.fitting.flags`, "" for nothing; ``start``:
    which of the starts won; ``energy`` (B,): what was minimized, there; ``size``: height and width
    of the image, or None. A person without any keypoint is NaN.
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
    keypoint_set: str
    size: tuple[int, int] | None = None

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
        points = body_keypoints(self.body, *pose, "smpl24")
        return People(
            codes=None if self.codes is None else self.codes[found],
            shape_codes=None if self.shape_codes is None else self.shape_codes[found],
            rotations=pose[0],
            root_rotation=pose[1],
            betas=pose[2],
            camera=camera,
            joints=self.joints[found],
            keypoints3d=points,
            keypoints=project(points, self.camera[found]),
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

    def save(
        self,
        path: str | Path,
        focal_length: float | None = None,
        center: tuple[float, float] | None = None,
    ) -> None:
        """Write everybody as a NumPy ``.npz`` that `load` and other programs read.

        It holds `smpl_parameters`; the ``body`` that betas and poses are of; ``keypoint_set`` and
        the fitted ``keypoints``; ``size``, the image's height and width; ``residual``, ``energy``,
        ``placed``, ``converged``, ``problem`` and ``start`` as of `Fit`.

        Parameters
        ----------
        focal_length, center : of the camera, pixels. Default: the diagonal and the middle of the
            image.

        Raises
        ------
        ValueError : without a camera, when the size of the image is not known either.
        """
        if self.size is None and (focal_length is None or center is None):
            raise ValueError(
                "the size of the image is not known; pass focal_length and center, or fit "
                "Detections with a size"
            )
        height, width = self.size or (0, 0)
        focal_length = focal_length or float(np.hypot(height, width))
        arrays = self.smpl_parameters(focal_length, center or ((width - 1) / 2, (height - 1) / 2))
        for name in _KEPT:
            arrays[name] = getattr(self, name).cpu().numpy()
        arrays |= {"problem": np.array(self.problem, "U"), "start": np.array(self.start, "U")}
        arrays |= {"keypoint_set": np.array(self.keypoint_set), "size": np.array([height, width])}
        with atomic_write(path) as file:
            np.savez(file, **arrays, body=np.array(_name(self.body)))

    @classmethod
    def load(cls, path: str | Path, body: BodyModel | None = None) -> Self:
        """A fit that `save` wrote, without its codes.

        Parameters
        ----------
        body : the one that it was fitted with; default: as of `kdict.load_body`.

        Raises
        ------
        ValueError : for a file of something else, and for another body, whose betas mean something
            else.
        """
        arrays = read_npz(Path(path))
        missing = {"body", "body_pose", "keypoint_set", "size", *_KEPT} - arrays.keys()
        if missing:
            raise ValueError(f"{path}: no {', '.join(sorted(missing))}; expected a saved Fit")
        body = Body.load() if body is None else body
        if str(arrays["body"]) != _name(body):
            raise ValueError(
                f"{path}: fitted with {arrays['body']}, the body given is {_name(body)}: its betas "
                "mean something else"
            )
        tensors = {n: torch.from_numpy(arrays[n]) for n in ("betas", "camera", *_KEPT)}
        root, pose = (torch.from_numpy(arrays[name]) for name in ("global_orient", "body_pose"))
        root, pose = (
            rotation.from_axis_angle(root),
            rotation.from_axis_angle(pose.unflatten(1, (-1, 3))),
        )
        height, width = arrays["size"].tolist()
        return cls(
            rotations=pose, root_rotation=root, codes=None, shape_codes=None,
            joints=body_joints(body, pose, root, tensors["betas"]), **tensors,
            problem=tuple(arrays["problem"].tolist()), start=tuple(arrays["start"].tolist()),
            body=body, keypoint_set=str(arrays["keypoint_set"]),
            size=(height, width) if height else None,
        )  # fmt: skip


_KEPT = ("keypoints", "residual", "energy", "placed", "converged")


def _name(body: BodyModel) -> str:
    kind = "the open body" if is_open_body(body) else "SMPL"
    return f"{kind} of {len(body.v_template):,} vertices"


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
