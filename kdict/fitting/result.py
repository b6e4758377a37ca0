"""What a fit returns, and how it is read back."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from .. import rotation
from ..body.arrays import BodyModel
from ..body.body import Body
from ..body.smpl import FACING_CAMERA, body_joints
from ..formats.containers import reading, require_array
from ..formats.npz import read_npz
from ..mocap.motion import Motion
from ..network.image import ImageLike
from ..network.people import PosedPeople, body_name


@dataclass(frozen=True, eq=False)
class Fit(PosedPeople):
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
    of the image, or None; ``image``: the photograph as it was given, or None. A person without any
    keypoint is NaN.
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
    image: ImageLike | None = field(default=None, repr=False)

    @property
    def pixel_camera(self) -> Tensor:
        """``camera``."""
        return self.camera

    def summary(self) -> list[dict]:
        """A row per person: its number, visible keypoints, their mean distance from the fit in
        pixels, whether it converged and is in the scene, and what is wrong."""
        rows = []
        for row, residual, converged in zip(
            super().summary(), self.residual, self.converged, strict=True
        ):
            seen = residual[~residual.isnan()]
            off = round(float(seen.mean()), 2) if len(seen) else None
            numbers = {"keypoints": len(seen), "residual_px": off, "converged": bool(converged)}
            rows.append({"person": row.pop("person"), **numbers, **row})
        return rows

    def motion(self, fps: float = 30.0) -> Motion:
        """The rows as frames of one person, y up and relative to the first: for `track`, or for a
        single pose, as in ``people[0].motion().to_bvh(path)``.

        Raises
        ------
        ValueError : when the size of the image, and with it the camera, is not known.
        """
        pelvis = torch.from_numpy(self.smpl_parameters()["transl"]) + self.joints[:, 0].cpu()
        facing = self.root_rotation.new_tensor(FACING_CAMERA)
        return Motion(
            rotations=self.rotations,
            root_rotation=rotation.multiply(facing, self.root_rotation),
            root_translation=(pelvis - pelvis[0]) * pelvis.new_tensor([1, -1, -1]),
            fps=fps,
        )

    def _arrays(self) -> dict[str, NDArray]:
        arrays = {name: getattr(self, name).cpu().numpy() for name in _KEPT}
        arrays |= {"start": np.array(self.start, "U"), "keypoint_set": np.array(self.keypoint_set)}
        return super()._arrays() | arrays

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
        with reading(Path(path), "a saved Fit"):
            return cls._of_file(Path(path), body)

    @classmethod
    def _of_file(cls, path: Path, body: BodyModel | None) -> Self:
        arrays = read_npz(path)
        missing = {"body", "keypoint_set", "size", "residual", *_TEXTS, *_SHAPES} - arrays.keys()
        if missing:
            raise ValueError(f"{path}: no {', '.join(sorted(missing))}; expected a saved Fit")
        placed = arrays["placed"].astype(bool)  # the others may be NaN
        if any(len(arrays[name]) != len(placed) for name in ("residual", *_TEXTS)):
            raise ValueError(f"{path}: arrays of different numbers of people; expected one number")
        for name, shape in _SHAPES.items():
            require_array(path, name, arrays[name][placed], ("n", *shape))
        body = Body.load() if body is None else body
        if str(arrays["body"]) != body_name(body):
            raise ValueError(
                f"{path}: fitted with {arrays['body']}, the body given is {body_name(body)}: its "
                "betas mean something else"
            )
        device = body.v_template.device
        wanted = ("global_orient", "body_pose", "betas", "camera", *_KEPT)
        tensors = {name: torch.from_numpy(arrays[name]).to(device) for name in wanted}
        root, pose = tensors.pop("global_orient"), tensors.pop("body_pose")
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
_TEXTS = ("problem", "start")
_SHAPES = {
    "global_orient": (3,), "body_pose": (69,), "betas": (10,), "camera": (3,),
    "keypoints": ("K", 2), "energy": (), "placed": (), "converged": (),
}  # fmt: skip
