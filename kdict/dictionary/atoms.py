"""A dictionary as a module without trainable weights, and as a file: atoms with provenance."""

from pathlib import Path
from typing import Self

from torch import Tensor, nn

from ..resources import pretrained_path, read_tensors, write_tensors
from ..shapes import require_shape
from ..simplex.sparsemax import sparsemax


class Dictionary(nn.Module):
    """Atoms, their checks and their file; `kdict.dictionary.layers` defines what an atom is."""

    kind: str
    atom_shape: tuple[int | str, ...]

    def __init__(self, atoms: Tensor, metadata: dict[str, str] | None = None):
        super().__init__()
        _require_floats(atoms, "atoms")
        require_shape("atoms", atoms, *self.atom_shape)
        self.register_buffer("atoms", atoms)
        if not self.n_atoms:
            raise ValueError("atoms has N = 0; expected N at least 1")
        if not atoms.isfinite().all():
            raise ValueError("atoms has NaN or infinite numbers; learn the dictionary again")
        self.metadata = {"kind": self.kind, **(metadata or {})}

    @property
    def n_atoms(self) -> int:
        """N, the number of atoms of one dictionary."""
        return self.atoms.shape[-2]

    def _check_codes(self, codes: Tensor, name: str) -> Tensor:
        require_shape(name, self._check_tensor(codes, name), "...", *self.atoms.shape[:-1])
        return codes

    def _check_tensor(self, value: Tensor, name: str) -> Tensor:
        _require_floats(value, name)
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
        """Write the dictionary as safetensors, atomically."""
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


def _require_floats(value: object, name: str) -> None:
    if not isinstance(value, Tensor) or not value.is_floating_point():
        found = value.dtype if isinstance(value, Tensor) else type(value).__name__
        raise TypeError(f"{name} is {found}; expected a floating-point tensor")
