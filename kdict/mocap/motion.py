"""A clip of motion in the form that every part of the package takes; quaternions (w, x, y, z)."""

from dataclasses import dataclass, field
from pathlib import Path

import torch
from numpy.typing import NDArray
from torch import Tensor

from .. import rotation
from ..body.arrays import BodyModel
from ..body.body import Body
from ..render.mesh_files import write_glb
from ..resources import atomic_write
from ..shapes import require_shape
from ..skeleton import DICTIONARY_JOINTS
from .write_bvh import bvh_text

# Files round the frame time: 0.0333333 s is 30 Hz. 29.97 and 59.94 Hz are further from a whole
# number than this share.
FPS_ROUNDING = 2e-4


@dataclass(frozen=True, eq=False)
class Motion:
    """Joint rotations over time, y up, relative to the T-pose that faces +z.

    Computed in float64 by the readers and kept in float32, which resolves a rotation to about
    1e-5 degrees.

    Parameters
    ----------
    rotations : (T, 23, 4) unit quaternions, the relative rotation of each of
        `kdict.skeleton.DICTIONARY_JOINTS`. Stored in the hemisphere of each joint's mean rotation.
    root_rotation : (T, 4) unit quaternions, the pelvis in the world. Stored without sign flips
        from frame to frame.
    root_translation : (T, 3), meters: where the file puts its root.
    fps : frames per second.
    observed : (23,) booleans: the joints that the file's markers tell something about. The
        others are constant and nothing should be learned from them.
    name : what the clip is called.

    Raises
    ------
    ValueError : for no frames, wrong shapes, NaN or infinite numbers, quaternions that are not
        unit, or a frame rate that is not positive.
    TypeError : for integer or complex arrays.
    """

    rotations: Tensor
    root_rotation: Tensor
    root_translation: Tensor
    fps: float
    observed: Tensor = field(
        default_factory=lambda: torch.ones(len(DICTIONARY_JOINTS), dtype=torch.bool)
    )
    name: str = ""

    def __post_init__(self):
        joints = len(DICTIONARY_JOINTS)
        rotations = _floats("rotations", self.rotations, "T", joints, 4)
        frames = len(rotations)
        if frames == 0:
            raise ValueError("rotations has 0 frames; a motion needs at least one")
        root = _floats("root_rotation", self.root_rotation, frames, 4)
        place = _floats("root_translation", self.root_translation, frames, 3)
        rotations, root = (
            q / rotation.check_unit(q, name).norm(dim=-1, keepdim=True)
            for name, q in (("rotations", rotations), ("root_rotation", root))
        )
        mean = rotation.mean_rotation(rotations.transpose(0, 1))
        rotations = rotation.align(rotations, mean)
        observed = torch.as_tensor(self.observed)
        require_shape("observed", observed, joints)
        if observed.dtype != torch.bool:
            raise ValueError(f"observed is {observed.dtype}; expected booleans")
        fps = float(self.fps)
        if not 0 < fps < float("inf"):
            raise ValueError(f"fps is {self.fps}; expected a positive number of frames per second")
        if abs(fps - round(fps)) < FPS_ROUNDING * fps:
            fps = float(round(fps))
        for name, value in {
            "rotations": rotations.float(),
            "root_rotation": _continuous(root).float(),
            "root_translation": place.float(),
            "fps": fps,
            "observed": observed,
        }.items():
            object.__setattr__(self, name, value)

    def __len__(self) -> int:
        return len(self.rotations)

    def __repr__(self) -> str:
        seen = int(self.observed.sum())
        return (
            f"Motion({self.name!r}, {len(self)} frames at {self.fps:g} Hz, "
            f"{seen} of {len(self.observed)} joints observed)"
        )

    def to_bvh(self, path: str | Path) -> None:
        """Write the motion as BVH, which `kdict.read_motion` reads back to 0.01°.

        Joints have SMPL's names and the open body's bones, lengths are centimeters; see
        `kdict.mocap.write_bvh`.
        """
        quaternions = torch.cat([self.root_rotation[:, None], self.rotations], 1)
        with atomic_write(path) as file:
            file.write(bvh_text(quaternions, self.root_translation, self.fps).encode())

    def to_glb(
        self, path: str | Path, betas: Tensor | None = None, body: BodyModel | None = None
    ) -> None:
        """Write the motion as an animated, skinned body; see `kdict.render.mesh_files.write_glb`.

        Parameters
        ----------
        betas : (10,) the shape; default: the mean.
        body : default: as of `kdict.load_body`.
        """
        body = Body.load() if body is None else body
        betas = torch.zeros(body.num_betas) if betas is None else betas
        write_glb(
            path, body, self.rotations, self.root_rotation, betas.expand(len(self), -1),
            self.root_translation, fps=self.fps,
        )  # fmt: skip


def _floats(name: str, value, *shape: int | str) -> Tensor:
    value = torch.as_tensor(value)
    require_shape(name, value, *shape)
    if not value.is_floating_point():
        raise TypeError(f"{name} is {value.dtype}; expected floating-point numbers")
    require_finite_frames(name, value)
    return value.detach().double()


def require_finite_frames(name: str, values: Tensor | NDArray) -> None:
    """Raise a ValueError that names the first of the frames (T, ...) with a number that is NaN,
    infinite, or too large for the single precision that a `Motion` is kept in."""
    bad = ~torch.as_tensor(values).float().isfinite().flatten(1).all(1)
    if bad.any():
        raise ValueError(
            f"{name} has NaN, infinite or too large numbers in {int(bad.sum())} of {len(bad)} "
            f"frames, the first in frame {int(bad.nonzero()[0])}; remove or fill in these frames"
        )


def _continuous(q: Tensor) -> Tensor:
    """Signs chosen so that no quaternion jumps to the opposite hemisphere of the one before."""
    flips = torch.where((q[1:] * q[:-1]).sum(-1) < 0, -1.0, 1.0).to(q)
    return torch.cat([q[:1], q[1:] * flips.cumprod(0).unsqueeze(-1)])
