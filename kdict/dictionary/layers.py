"""The learned dictionaries as layers: logits → sparse codes → rotations, and → shape.

A dictionary is a file of atoms with its provenance, and a module without trainable weights:
``forward`` is sparsemax (Eq. 4) followed by the convex combination of atoms (Fig. 1). Quaternions
are (w, x, y, z).
"""

from pathlib import Path
from typing import Self

import torch
from torch import Tensor, nn

from ..resources import pretrained_path, read_tensors, write_tensors
from ..rotation import align, check_unit
from ..simplex.sparsemax import sparsemax
from ..skeleton import DICTIONARY_JOINTS


class _Dictionary(nn.Module):
    """Atoms, where they come from, and their file; the two kinds below add what they mean."""

    kind: str
    atom_shape: str

    def __init__(self, atoms: Tensor, metadata: dict[str, str] | None = None):
        super().__init__()
        if not isinstance(atoms, Tensor) or not atoms.is_floating_point():
            raise TypeError(
                f"atoms is {getattr(atoms, 'dtype', type(atoms).__name__)}; expected a "
                f"floating-point tensor {self.atom_shape}"
            )
        if not atoms.isfinite().all():
            raise ValueError("atoms has NaN or infinite numbers; learn the dictionary again")
        self.register_buffer("atoms", atoms)
        self.metadata = {"kind": self.kind, **(metadata or {})}

    @property
    def n_atoms(self) -> int:
        """N, the number of atoms of one dictionary."""
        return self.atoms.shape[-2]

    def _check_codes(self, codes: Tensor, name: str) -> Tensor:
        self._check_place(codes, name)
        shape = tuple(self.atoms.shape[:-1])
        if codes.dim() < len(shape) or tuple(codes.shape[-len(shape) :]) != shape:
            raise ValueError(
                f"{name} has shape {tuple(codes.shape)}; expected (..., "
                f"{', '.join(map(str, shape))}), one number an atom"
            )
        return codes

    def _check_place(self, value: Tensor, name: str) -> Tensor:
        if not isinstance(value, Tensor) or not value.is_floating_point():
            found = value.dtype if isinstance(value, Tensor) else type(value).__name__
            raise TypeError(f"{name} is {found}; expected a floating-point tensor")
        if value.device != self.atoms.device:
            raise ValueError(
                f"{name} is on {value.device}, the dictionary on {self.atoms.device}; move one "
                "with .to(device)"
            )
        return value

    def forward(self, logits: Tensor) -> Tensor:
        """``decode(sparsemax(logits))``."""
        return self.decode(sparsemax(self._check_codes(logits, "logits")))

    def _tensors(self) -> dict[str, Tensor]:
        return {"atoms": self.atoms}

    def save(self, path: str | Path) -> None:
        """Write the dictionary as safetensors, whole or not at all; see `write_tensors`."""
        write_tensors(path, self._tensors(), self.metadata)

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read a dictionary that `save` wrote.

        Raises
        ------
        FileNotFoundError : when there is no such file.
        ValueError : when it is not a complete safetensors file, or one of another kind.
        """
        tensors, metadata = read_tensors(path, f"a {cls.kind} dictionary", cls.kind)
        try:
            return cls(**tensors, metadata=metadata)
        except (TypeError, ValueError) as error:
            raise ValueError(f"{path}: not a {cls.kind} dictionary: {error}") from error

    @classmethod
    def from_pretrained(cls, name_or_path: str | Path) -> Self:
        """A released dictionary by name, such as ``"cmu-128"``, or one's own by path.

        Raises
        ------
        ValueError : for a name that does not exist (the message lists those that do), a file that
            was changed, or one that does not hold such a dictionary.
        """
        return cls.load(pretrained_path("dictionaries", name_or_path))

    def extra_repr(self) -> str:
        return f"atoms={tuple(self.atoms.shape)}"


class KinematicDictionary(_Dictionary):
    """One dictionary of unit quaternions for each of the 23 joints after the pelvis.

    Parameters
    ----------
    atoms : (23, N, 4) unit quaternions (w, x, y, z).
    observed : (23,) booleans, the joints that the data behind the atoms tell of; default: all. The
        others hold one constant rotation.
    metadata : strings about the origin: data, fingerprint, seed, licence.
    """

    kind = "kinematic"
    atom_shape = "(23, N, 4)"

    def __init__(
        self,
        atoms: Tensor,
        observed: Tensor | None = None,
        metadata: dict[str, str] | None = None,
    ):
        super().__init__(atoms, metadata)
        joints = len(DICTIONARY_JOINTS)
        if atoms.dim() != 3 or atoms.shape[::2] != (joints, 4) or not self.n_atoms:
            raise ValueError(
                f"atoms has shape {tuple(atoms.shape)}; expected ({joints}, N, 4), N at least 1"
            )
        check_unit(atoms, "atoms", self.atom_shape)
        observed = torch.ones(joints, dtype=torch.bool) if observed is None else observed
        observed = torch.as_tensor(observed)
        if observed.shape != (joints,) or observed.dtype != torch.bool:
            raise ValueError(
                f"observed is {observed.dtype} of shape {tuple(observed.shape)}; expected "
                f"({joints},) booleans"
            )
        self.register_buffer("observed", observed)

    def _tensors(self):
        return {"atoms": self.atoms, "observed": self.observed}

    def combine(self, codes: Tensor) -> Tensor:
        """The convex combination Dγ (..., 23, 4) of codes (..., 23, N), not normalised.

        Its norm falls short of 1 by the norm deficit, which is what Lerp leaves of Slerp.
        """
        codes = self._check_codes(codes, "codes")
        # One product of matrices a joint. For one picture einsum takes longer to see that.
        rows = codes.reshape(-1, *codes.shape[-2:]).transpose(0, 1)
        combined = torch.bmm(rows, self.atoms.to(codes.dtype)).transpose(0, 1)
        return combined.reshape(*codes.shape[:-1], self.atoms.shape[-1])

    def decode(self, codes: Tensor) -> Tensor:
        """Unit quaternions (..., 23, 4) of codes (..., 23, N): Dγ, normalised.

        Codes that are not on the simplex are used as they are.
        """
        return nn.functional.normalize(self.combine(codes), dim=-1)

    def encode(self, quaternions: Tensor) -> Tensor:
        """The exact codes (..., 23, N) of unit quaternions (..., 23, 4), either sign.

        Each is the projection onto the convex hull of the joint's atoms, at most 4 of them
        active. Computed in float64 on the CPU, returned like ``quaternions``; not differentiable.
        """
        from .code_step import exact_codes  # brings in numba's compiler, which most uses never need

        joints = len(DICTIONARY_JOINTS)
        check_unit(self._check_place(quaternions, "quaternions"), "quaternions", "(..., 23, 4)")
        if quaternions.dim() < 2 or quaternions.shape[-2] != joints:
            raise ValueError(
                f"quaternions has shape {tuple(quaternions.shape)}; expected (..., {joints}, 4)"
            )
        reference = self.atoms.mean(-2).to(quaternions.dtype)
        samples = align(quaternions.detach(), reference).reshape(-1, joints, 4)
        samples, atoms = samples.double().cpu().numpy(), self.atoms.double().cpu().numpy()
        codes = torch.empty(len(samples), joints, self.n_atoms, dtype=quaternions.dtype)
        for joint in range(joints):
            codes[:, joint] = torch.from_numpy(exact_codes(samples[:, joint], atoms[joint]))
        return codes.reshape(*quaternions.shape[:-1], self.n_atoms).to(quaternions.device)


class ShapeDictionary(_Dictionary):
    """One dictionary of shape coefficients; its atoms have no unit norm.

    The paper learns it "in the same way"; unit atoms would force ‖β‖ ≤ 1, so only the simplex is
    kept. ``atoms`` is (N, 10).
    """

    kind = "shape"
    atom_shape = "(N, 10)"

    def __init__(self, atoms: Tensor, metadata: dict[str, str] | None = None):
        super().__init__(atoms, metadata)
        if atoms.dim() != 2 or not self.n_atoms:
            raise ValueError(
                f"atoms has shape {tuple(atoms.shape)}; expected {self.atom_shape}, N at least 1"
            )

    def decode(self, codes: Tensor) -> Tensor:
        """Betas (..., 10) of codes (..., N)."""
        return self._check_codes(codes, "codes") @ self.atoms.to(codes.dtype)

    def encode(self, betas: Tensor) -> Tensor:
        """The exact codes (..., N) of betas (..., 10), at most 11 active; not differentiable."""
        from .code_step import exact_codes  # see KinematicDictionary.encode

        width = self.atoms.shape[-1]
        self._check_place(betas, "betas")
        if betas.dim() == 0 or betas.shape[-1] != width or not betas.isfinite().all():
            raise ValueError(
                f"betas has shape {tuple(betas.shape)}; expected (..., {width}) finite numbers"
            )
        codes = exact_codes(
            betas.detach().reshape(-1, width).double().cpu().numpy(),
            self.atoms.double().cpu().numpy(),
        )
        codes = torch.from_numpy(codes).to(betas)
        return codes.reshape(*betas.shape[:-1], self.n_atoms)
