"""Posed people over their photograph, and as files of other programs."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Self

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from .. import rotation
from ..body.arrays import BodyModel
from ..body.body import is_open_body
from ..body.smpl import FACING_CAMERA, project, vertices
from ..render.mesh_files import SceneCamera, write_glb, write_obj
from ..resources import atomic_write
from .image import ImageLike
from .overlay import overlay

_LISTS = ("problem", "start")
"""Fields that hold a text per person, beside those that hold tensors."""


class PosedPeople(ABC):
    """n posed people, each seen by a weak-perspective camera: `kdict.Fit` and
    `kdict.network.predict.People`, which are dataclasses.

    ``rotations`` (n, 23, 4) and ``root_rotation`` (n, 4) are unit quaternions, ``betas`` (n, 10);
    ``joints`` (n, 24, 3) meters in the camera's axes: x right, y down, z away. ``placed`` (n,) says
    who has a size and a place in the image, ``problem`` for each person why the pose is not to be
    trusted, "" for nothing. ``size`` is the height and width of the image in pixels, or None;
    ``image`` the photograph as it was given, or None.
    """

    rotations: Tensor
    root_rotation: Tensor
    betas: Tensor
    joints: Tensor
    placed: Tensor
    problem: tuple[str, ...]
    body: BodyModel
    size: tuple[int, int] | None
    image: ImageLike | None

    @property
    @abstractmethod
    def pixel_camera(self) -> Tensor:
        """The cameras (n, 3) of ``(s, tx, ty)``: pixels of the image = s · meters + t."""

    def __len__(self) -> int:
        return len(self.betas)

    def __getitem__(self, people) -> Self:
        """The people at a number, an index array, a mask or a slice."""
        people = people.cpu() if isinstance(people, Tensor) else people
        rows = torch.arange(len(self))[people].reshape(-1)
        changes = {}
        for entry in fields(self):  # pyright: ignore[reportArgumentType]
            value = getattr(self, entry.name)
            if entry.name in _LISTS:
                changes[entry.name] = tuple(value[row] for row in rows.tolist())
            elif isinstance(value, Tensor) and entry.name != "image":
                changes[entry.name] = value[rows.to(value.device)]
        return replace(self, **changes)  # pyright: ignore[reportArgumentType]

    def vertices(self) -> Tensor:
        """The meshes (n, V, 3) in meters in the camera's axes."""
        body = self.body.to(self.betas.device)
        return vertices(body, self.rotations, self.root_rotation, self.betas)

    def pixels(self, points: Tensor) -> Tensor:
        """Pixels (n, P, 2) of points (n, P, 3) of the bodies, such as `vertices`: Eq. 2."""
        return project(points, self.pixel_camera)

    @property
    def scale(self) -> Tensor:
        """Pixels per meter (n,); larger for people who are nearer."""
        return self.pixel_camera[:, 0]

    def overlay(self, image: ImageLike | None = None, **options) -> Image.Image:
        """The photograph with the meshes of the people who are placed drawn over it.

        Parameters
        ----------
        image : default: the one that the people were found in.
        options : of `kdict.network.overlay.overlay`, which also names the errors.

        Examples
        --------
        >>> import kdict
        >>> from matplotlib.cbook import get_sample_data
        >>> photo = get_sample_data("grace_hopper.jpg", asfileobj=False)
        >>> kdict.fit(kdict.detect(photo)).overlay().size
        (512, 600)
        """
        image = self.image if image is None else image
        if image is None:
            raise ValueError("the people were given without their photograph; pass image")
        return Image.fromarray(overlay(image, self[self.placed], **options))

    def summary(self) -> list[dict]:
        """A row per person: its number, whether it is in the scene, and what is wrong."""
        return [
            {"person": number, "in_scene": bool(placed), "problem": problem}
            for number, (placed, problem) in enumerate(zip(self.placed, self.problem, strict=True))
        ]

    def smpl_parameters(
        self, focal_length: float | None = None, center: Sequence[float] | None = None
    ) -> dict[str, NDArray]:
        """The parameters in SMPL's own layout, for a perspective camera in the camera's axes.

        Parameters
        ----------
        focal_length : pixels; at ``transl`` it sees the pelvis in the size of the weak-perspective
            camera. Default: the image's diagonal, a common guess.
        center : (x, y) pixels, the principal point. Default: the image's middle.

        Returns
        -------
        float32 arrays: ``global_orient`` (n, 3) and ``body_pose`` (n, 69), axis-angle in radians;
        ``betas`` (n, 10); ``transl`` (n, 3) meters; ``camera`` (n, 3), the weak-perspective one;
        ``focal_length``; ``center`` (2,).

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
        camera = self.pixel_camera
        middle = camera.new_tensor(
            ((width - 1) / 2, (height - 1) / 2) if center is None else center
        )
        depth = focal_length / camera[:, :1] - self.joints[:, 0, 2:]
        arrays = {
            "global_orient": rotation.to_axis_angle(self.root_rotation),
            "body_pose": rotation.to_axis_angle(self.rotations).flatten(1),
            "betas": self.betas,
            "transl": torch.cat([(camera[:, 1:] - middle) / camera[:, :1], depth], 1),
            "camera": camera,
            "focal_length": torch.tensor(focal_length),
            "center": middle,
        }
        return {name: value.float().cpu().numpy() for name, value in arrays.items()}

    def save(
        self,
        path: str | Path,
        focal_length: float | None = None,
        center: Sequence[float] | None = None,
    ) -> None:
        """Write the people for other programs, in the format that the file's name ends in.

        ``.npz`` holds everybody: `smpl_parameters`; the ``body`` that betas and poses are of;
        ``size``, the image's height and width; ``placed`` and ``problem``; of a `kdict.Fit` also
        what `kdict.Fit.load` needs. ``.glb`` (binary glTF) and ``.obj`` are scenes of the people
        who are placed, y up, in meters, with the middle of their origins at 0. In the first each
        person is skinned to a skeleton, see `kdict.render.mesh_files.write_glb`, and the camera
        sees them as the photograph does.

        Parameters
        ----------
        focal_length, center : of the camera, as of `smpl_parameters`.

        Raises
        ------
        ValueError : for another format, for a scene in which no person is placed, and without a
            camera, as of `smpl_parameters`.
        """
        kind = Path(path).suffix.lower()
        if kind == ".npz":
            arrays = self.smpl_parameters(focal_length, center) | self._arrays()
            with atomic_write(path) as file:
                np.savez(file, **arrays)
        elif kind in (".glb", ".obj"):
            self[self.placed]._save_scene(Path(path), focal_length, center)
        else:
            raise ValueError(f"{path}: expected a name that ends in .npz, .glb or .obj")

    def _arrays(self) -> dict[str, NDArray]:
        return {
            "body": np.array(body_name(self.body)),
            "size": np.array(self.size or (0, 0)),
            "placed": self.placed.cpu().numpy(),
            "problem": np.array(self.problem, "U"),
        }

    def _save_scene(self, path: Path, focal_length, center) -> None:
        if not len(self):
            raise ValueError(f"{path}: no person is placed in the scene; expected at least one")
        parameters = self.smpl_parameters(focal_length, center)
        # glTF and OBJ are y up and look along −z; the camera's axes are half a turn away.
        flip = np.array([1, -1, -1], np.float32)
        middle = parameters["transl"].mean(0)
        translation = parameters["transl"] - middle
        if path.suffix.lower() == ".obj":
            meshes = (self.vertices().cpu().numpy() + translation[:, None]) * flip
            return write_obj(path, meshes, self.body.faces_tensor.cpu())
        half = parameters["center"] + 0.5
        write_glb(
            path, self.body.to(self.betas.device), self.rotations,
            rotation.multiply(self.root_rotation.new_tensor(FACING_CAMERA), self.root_rotation),
            self.betas, (self.joints[:, 0].cpu().numpy() + translation) * flip,
            camera=SceneCamera(
                -middle * flip,
                2 * float(np.arctan(half[1] / parameters["focal_length"])),
                float(half[0] / half[1]),
            ),
        )  # fmt: skip


def body_name(body: BodyModel) -> str:
    """What a saved file calls a body, so that betas are not read as those of another."""
    kind = "the open body" if is_open_body(body) else "SMPL"
    return f"{kind} of {len(body.v_template):,} vertices"
