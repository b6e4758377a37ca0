"""Read SMPL's own files, .npz and .pkl, without chumpy and without running what is in them.

The published pickles were written by Python 2 and hold chumpy objects. A pickle is a program:
this reader lets it name NumPy's array constructors and inert stand-ins for the classes of
chumpy and SciPy's sparse matrices, and refuses it if it names anything else.
"""

import codecs
import pickle
import zipfile
import zlib
from pathlib import Path

import numpy as np
import scipy.sparse

from .skeleton import JOINTS, PARENTS

VERTICES = 6890
_SHAPES = {
    "v_template": (VERTICES, 3),
    "shapedirs": (VERTICES, 3, "10 or more"),
    "posedirs": (VERTICES, 3, 9 * (len(JOINTS) - 1)),
    "J_regressor": (len(JOINTS), VERTICES),
    "weights": (VERTICES, len(JOINTS)),
    "kintree_table": (2, len(JOINTS)),
    "f": ("any", 3),
}
FILE_NAMES = (
    "SMPL_NEUTRAL.npz",
    "SMPL_NEUTRAL.pkl",
    "basicmodel_neutral_lbs_10_207_0_v1.1.0.pkl",
    "basicModel_neutral_lbs_10_207_0_v1.0.0.pkl",
)
"""The names looked for in a folder, and in its subfolder ``smpl/``, in this order."""


class _Inert:
    """Stands in for an object of another library: keeps its state and does nothing."""

    def __setstate__(self, state):
        self.state = state


class _Chumpy(_Inert):
    """A chumpy array: ``Ch`` holds its value as ``x``, ``Select`` picks ``idxs`` of ``a``."""

    def __init__(self, *ignored):
        pass

    def array(self) -> np.ndarray:
        if "x" in self.state:
            return _array(self.state["x"])
        picked = _array(self.state["a"]).ravel()[_array(self.state["idxs"])]
        return picked.reshape(self.state.get("preferred_shape", picked.shape))


class _Sparse(_Inert):
    """A SciPy sparse matrix in one of the formats csc, csr and coo."""

    def array(self) -> np.ndarray:
        kind, state = type(self).__name__[:3], self.state
        shape = state["_shape"] if "_shape" in state else state["shape"]
        data = np.asarray(state["data"])
        if kind == "coo":
            row, col = state["coords"] if "coords" in state else (state["row"], state["col"])
            return scipy.sparse.coo_array((data, (row, col)), shape=shape).toarray()
        build = {"csc": scipy.sparse.csc_array, "csr": scipy.sparse.csr_array}[kind]
        matrix = build((data, state["indices"], state["indptr"]), shape=shape)
        matrix.check_format(full_check=True)  # indices out of range would read foreign memory
        return matrix.toarray()


def _array(value) -> np.ndarray:
    return value.array() if isinstance(value, _Chumpy | _Sparse) else np.asarray(value)


def _reconstructor(cls, base, state):
    """What protocols 0 and 1 call to make an object; here it makes stand-ins only."""
    if not (isinstance(cls, type) and issubclass(cls, _Inert)):
        raise pickle.UnpicklingError(f"it builds an object of {cls!r}")
    return cls.__new__(cls)


def _encode(text, encoding):
    """What Python 3 calls to write bytes in protocol 2."""
    if encoding != "latin1":
        raise pickle.UnpicklingError(f"it encodes text as {encoding!r}")
    return codecs.encode(text, "latin1")


def _from_buffer(buffer, dtype, shape, order, axes=None):
    """What NumPy calls to make an array in protocol 5; order "K" stores its axes permuted."""
    array = np.frombuffer(buffer, dtype=dtype).reshape(shape, order="F" if order == "F" else "C")
    return array if axes is None else array.transpose(axes)


_ADMITTED = {
    ("numpy", "ndarray"): np.ndarray,
    ("numpy", "dtype"): np.dtype,
    ("copy_reg", "_reconstructor"): _reconstructor,
    ("copyreg", "_reconstructor"): _reconstructor,
    ("_codecs", "encode"): _encode,
    ("numpy.core.numeric", "_frombuffer"): _from_buffer,
    ("numpy._core.numeric", "_frombuffer"): _from_buffer,
    **{(builtins, kind.__name__): kind for builtins in ("__builtin__", "builtins")
       for kind in (object, set)},
    **{(f"numpy.{core}.multiarray", made.__name__): made for core in ("core", "_core")
       for made in (np.zeros(0).__reduce__()[0], np.float64(0).__reduce__()[0])},
}  # fmt: skip


class _Unpickler(pickle.Unpickler):
    def find_class(self, module, name):
        if (module, name) in _ADMITTED:
            return _ADMITTED[module, name]
        # A fresh subclass each time, so that a pickle which sets attributes on it changes nothing.
        if module.split(".")[0] == "chumpy":
            return type(name, (_Chumpy,), {})
        if module.startswith("scipy.sparse") and name in ("csc_matrix", "csr_matrix", "coo_matrix"):
            return type(name, (_Sparse,), {})
        raise pickle.UnpicklingError(f"it names {module}.{name}")


def _read_pickle(path: Path) -> dict:
    try:
        with path.open("rb") as file:
            content = _Unpickler(file, encoding="latin1").load()
    except pickle.UnpicklingError as error:
        if str(error).startswith("it "):
            raise ValueError(
                f"{path}: refused, and nothing in it was run: {error}, while an SMPL file needs "
                "only NumPy, SciPy-sparse and chumpy arrays; get the file from SMPL's own site"
            ) from error
        raise _unreadable(path, error) from error
    except (EOFError, AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise _unreadable(path, error) from error
    if not isinstance(content, dict):
        raise ValueError(f"{path}: holds a {type(content).__name__}; expected SMPL's dictionary")
    return content


def _read_npz(path: Path) -> dict:
    try:
        with np.load(path, allow_pickle=False) as content:
            return {name: content[name] for name in _SHAPES if name in content.files}
    except (OSError, EOFError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> ValueError:
    size = path.stat().st_size
    return ValueError(
        f"{path}: cannot be read as {path.suffix}: {error or type(error).__name__} ({size} bytes; "
        "truncated or of another format?); download SMPL's file again"
    )


def find_smpl(path: str | Path) -> Path:
    """The SMPL file at ``path``, or the first of `FILE_NAMES` in the folder ``path``.

    Raises
    ------
    FileNotFoundError : if there is none; lists the names that were looked for.
    """
    path = Path(path).expanduser()
    if path.is_file():
        return path
    if not path.is_dir():
        raise FileNotFoundError(f"{path}: no such file or folder; expected an SMPL .npz or .pkl")
    for folder in (path, path / "smpl"):
        for name in FILE_NAMES:
            if (folder / name).is_file():
                return folder / name
    raise FileNotFoundError(
        f"{path}: holds no SMPL file; expected one of {', '.join(FILE_NAMES)} in it or in its "
        "subfolder smpl/, or pass the file itself"
    )


def read_smpl(path: str | Path) -> dict[str, np.ndarray]:
    """SMPL's arrays from a ``.npz`` or the original ``.pkl``, or from a folder that holds one.

    Returns
    -------
    dict of ``v_template`` (6890, 3), ``shapedirs`` (6890, 3, ≥ 10) and ``posedirs`` (6890, 3, 207)
    in metres, ``J_regressor`` (24, 6890), ``weights`` (6890, 24), ``kintree_table`` (2, 24) and
    ``f`` (F, 3).

    Raises
    ------
    FileNotFoundError : for a missing file, or a folder without one of `FILE_NAMES`.
    ValueError : for a file that is truncated, of another format or model, or a pickle that names
        anything but arrays (nothing of it is run).
    """
    path = find_smpl(path)
    if path.suffix not in (".npz", ".pkl"):
        raise ValueError(f"{path}: its name ends in {path.suffix!r}; expected .npz or .pkl")
    content = _read_npz(path) if path.suffix == ".npz" else _read_pickle(path)
    missing = [name for name in _SHAPES if name not in content]
    if missing:
        raise ValueError(
            f"{path}: lacks {', '.join(missing)}; expected SMPL's {', '.join(_SHAPES)}"
        )
    arrays = {}
    for name, shape in _SHAPES.items():
        try:
            array = arrays[name] = _array(content[name])
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path}: {name} holds no array: {error!r}") from error
        _check(path, name, array, shape)
    parents = arrays["kintree_table"][0, 1:].astype(np.int64)
    if not np.array_equal(parents, PARENTS[1:]):
        raise ValueError(f"{path}: kintree_table has parents {parents.tolist()}, not SMPL's")
    if arrays["f"].min() < 0 or arrays["f"].max() >= VERTICES:
        raise ValueError(f"{path}: f names vertices outside of 0 to {VERTICES - 1}")
    return arrays


def _check(path: Path, name: str, array: np.ndarray, shape: tuple) -> None:
    fits = array.ndim == len(shape) and all(
        found == size if isinstance(size, int) else found >= (10 if size == "10 or more" else 1)
        for found, size in zip(array.shape, shape, strict=True)
    )
    if not fits:
        raise ValueError(
            f"{path}: {name} has shape {array.shape}; SMPL's is {shape} (SMPL-H, SMPL-X and "
            "other models are not read)"
        )
    if array.dtype.kind not in "fiu":
        raise ValueError(f"{path}: {name} is of type {array.dtype}; expected numbers")
    if not np.isfinite(array).all():
        raise ValueError(f"{path}: {name} has values that are not finite")
