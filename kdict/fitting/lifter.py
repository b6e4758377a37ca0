"""`Lifter`: keypoints in, codes, shape and camera out, by a small network, for a first guess.

It takes any of the keypoint sets, with keypoints missing, as one vector: the places of the union
of all their names and which of them are seen. Like the network of Fig. 1 it ends in codes on the
simplex and is trained by Eq. 5 and 6 alone. Quaternions are (w, x, y, z).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import torch
from torch import Tensor, nn

from .. import rotation
from ..body.joint_sets import JOINT_SETS
from ..body.keypoints import union_vocabulary
from ..body.smpl import FACING_CAMERA_6D
from ..dictionary.layers import KinematicDictionary, ShapeDictionary
from ..resources import pretrained_path, read_tensors, write_tensors
from ..simplex.sparsemax import sparsemax
from .weak_perspective import FitState

_CAMERA = (*FACING_CAMERA_6D, 0.0, 0.0, 0.0)
"""Facing the camera, s = exp(0): a meter is a unit of the normalized image."""
_SHARPNESS = 10.0
_LOG_STD = (-4.0, 1.0)
"""From 1° to half a turn."""
_LEARNED = ("mlp.", "spread.", "concentration")
"""Tensors of the file by name: ``spread`` is the logarithm of `Lift.std`."""


@dataclass(frozen=True, eq=False)
class Lift:
    """What the lifter says of B people: ``codes`` (B, 23, N), ``shape_codes`` (B, N) and the
    `FitState` they decode to, its camera in the pixels of the keypoints.

    ``std`` (B, 23), radians: the standard deviation of each joint's rotation, about each axis;
    ``inverse_correlation`` (69, 69): that of such errors, of all people.
    """

    codes: Tensor
    shape_codes: Tensor
    state: FitState
    std: Tensor
    inverse_correlation: Tensor

    def precision(self) -> Tensor:
        """The inverse covariance (B, 69, 69) of the turns from this pose to the true one."""
        std = self.std.repeat_interleave(3, -1)
        return self.inverse_correlation / (std[:, :, None] * std[:, None])


class Lifter(nn.Module):
    """Keypoints (B, K, 2) and their visibility (B, K) to poses, shapes and cameras.

    Of a joint's codes the network gives four numbers u_j, not N: the logits are the atoms'
    projections on them, ``γ_j = sparsemax(10 D_jᵀ u_j)``. Every point inside the hull of the atoms
    is some u's, and close atoms have close logits from the start; per second of training this
    learned 2.5 times as fast as a logit for each atom, with a thirtieth of the last layer.

    Parameters
    ----------
    hidden : width of its three layers.
    dictionary, shape_dictionary : names of ones that ship.
    """

    def __init__(
        self, hidden: int = 768, dictionary: str = "cmu-128", shape_dictionary: str = "shape-64"
    ):
        super().__init__()
        self.names = {"dictionary": dictionary, "shape_dictionary": shape_dictionary}
        self.dictionary = KinematicDictionary.from_pretrained(dictionary)
        self.shape_dictionary = ShapeDictionary.from_pretrained(shape_dictionary)
        # A joint of one rotation has no choice of codes.
        self._moving = [int(j) for j in self.dictionary.observed.nonzero()]
        betas = self.shape_dictionary.atoms.shape[-1]
        self.sizes = (4 * len(self._moving), betas, len(_CAMERA))
        self.mlp = nn.Sequential(
            nn.Linear(3 * len(union_vocabulary()), hidden),
            nn.LeakyReLU(),
            nn.Linear(hidden, hidden),
            nn.LeakyReLU(),
            nn.Linear(hidden, hidden),
            nn.LeakyReLU(),
            nn.Linear(hidden, sum(self.sizes)),
        )
        self.spread = nn.Linear(hidden, len(self.dictionary.atoms))
        self.register_buffer("concentration", torch.eye(3 * len(self.dictionary.atoms)))
        with torch.no_grad():
            last = self.mlp[-1]
            last.weight[-len(_CAMERA) :] *= 0.01
            last.bias[-len(_CAMERA) :] = torch.tensor(_CAMERA)

    def forward(self, keypoints: Tensor, visibility: Tensor, keypoint_set: str = "coco17") -> Lift:
        """The first guess; keypoints of visibility 0 may hold anything.

        ``keypoint_set`` is one of `kdict.body.keypoints.KEYPOINT_SETS` but ``smpl24``, or
        ``"union"``.
        """
        vocabulary = union_vocabulary()
        names = vocabulary if keypoint_set == "union" else JOINT_SETS[keypoint_set]
        seen = visibility > 0
        low, high = (
            torch.where(seen[..., None], keypoints, fill) for fill in (torch.inf, -torch.inf)
        )
        low, high = low.amin(-2), high.amax(-2)
        low, high = (torch.where(seen.any(-1, keepdim=True), end, 0) for end in (low, high))
        center, size = (low + high) / 2, (high - low).amax(-1, keepdim=True).clamp(min=1e-6) / 2
        unit = torch.where(seen[..., None], (keypoints - center[:, None]) / size[:, None], 0)
        features = unit.new_zeros(len(unit), len(vocabulary), 3)
        features[:, [vocabulary.index(name) for name in names]] = torch.cat(
            [unit, seen[..., None].to(unit)], -1
        )
        hidden = self.mlp[:-1](features.flatten(1))
        pose, shape, camera = self.mlp[-1](hidden).split(self.sizes, dim=-1)
        directions = pose.unflatten(-1, (-1, 4)).transpose(0, 1)
        logits = directions @ self.dictionary.atoms[self._moving].mT
        codes = pose.new_zeros(len(pose), *self.dictionary.atoms.shape[:2])
        codes[..., 0] = 1
        codes[:, self._moving] = sparsemax(_SHARPNESS * logits).transpose(0, 1)
        shape_codes = sparsemax(0.1 * shape @ self.shape_dictionary.atoms.T)
        state = FitState(
            self.dictionary.decode(codes),
            rotation.from_6d(camera[:, :6]),
            self.shape_dictionary.decode(shape_codes),
            torch.cat([camera[:, 6:7] + size.log(), center + size * camera[:, 7:]], -1),
        )
        # What the lifter says of its errors is learned after it has learned all else.
        std = self.spread(hidden.detach()).clamp(*_LOG_STD).exp()
        return Lift(codes, shape_codes, state, std, self.concentration)

    def save(self, path: str | Path, metadata: dict[str, str]) -> None:
        """Write the weights as safetensors, matrices in half precision."""
        tensors = {
            name: value.half() if name.endswith("weight") else value
            for name, value in self.state_dict().items()
            if name.startswith(_LEARNED)
        }
        write_tensors(path, tensors, {"kind": "lifter", **self.names, **metadata})

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """A lifter that `save` wrote, in evaluation mode.

        Raises
        ------
        FileNotFoundError : when there is no such file.
        ValueError : when it does not hold a lifter's weights.
        """
        tensors, metadata = read_tensors(path, "a lifter's weights", "lifter")
        try:
            lifter = cls(
                len(tensors["mlp.0.bias"]), metadata["dictionary"], metadata["shape_dictionary"]
            )
            missing = lifter.load_state_dict(
                {name: value.float() for name, value in tensors.items()}, strict=False
            )
            if missing.unexpected_keys or any(n.startswith(_LEARNED) for n in missing.missing_keys):
                raise KeyError(f"{missing.missing_keys}, {missing.unexpected_keys}")
        except (KeyError, RuntimeError) as error:
            raise ValueError(
                f"{path}: its weights are not those of this version's lifter: {error}"
            ) from error
        return lifter.eval()

    @classmethod
    def from_pretrained(cls, name_or_path: str | Path = "lifter") -> Self:
        """The released lifter, or one's own by path."""
        return cls.load(pretrained_path("weights", name_or_path))
