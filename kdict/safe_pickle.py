"""Open a pickle without running what is in it: arrays come out, anything else is refused.

A pickle is a program. This reader lets it name NumPy's array constructors and inert stand-ins for
the classes of chumpy and SciPy's sparse matrices, as the files that Python 2 wrote for SMPL and
UP-3D need, and refuses it if it names anything else.
"""

import codecs
import pickle
from typing import BinaryIO

import numpy as np
import scipy.sparse


class Refused(ValueError):
    """The pickle names or calls something that is not an array; nothing of it was run."""


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
            return as_array(self.state["x"])
        picked = as_array(self.state["a"]).ravel()[as_array(self.state["idxs"])]
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


def as_array(value: object) -> np.ndarray:
    """The array in what `load` returns: itself, or what a chumpy or SciPy object stands for."""
    return value.array() if isinstance(value, _Chumpy | _Sparse) else np.asarray(value)


def _reconstructor(cls, base, state):
    """What protocols 0 and 1 call to make an object; here it makes stand-ins only."""
    if not (isinstance(cls, type) and issubclass(cls, _Inert)):
        raise Refused(f"it builds an object of {cls!r}")
    return cls.__new__(cls)


def _encode(text, encoding):
    """What Python 3 calls to write bytes in protocol 2."""
    if encoding != "latin1":
        raise Refused(f"it encodes text as {encoding!r}")
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
        raise Refused(f"it names {module}.{name}")


def load(file: BinaryIO) -> object:
    """What a pickle holds; Python 2's strings come out as Latin-1 text.

    Raises
    ------
    Refused : if it names anything but arrays; the message starts with "it".
    ValueError : if it is truncated or no pickle.
    """
    try:
        return _Unpickler(file, encoding="latin1").load()
    except Refused:
        raise
    except (
        pickle.UnpicklingError, EOFError, AttributeError, IndexError, KeyError, TypeError,
        ValueError,
    ) as error:  # fmt: skip
        raise ValueError(str(error) or type(error).__name__) from error
