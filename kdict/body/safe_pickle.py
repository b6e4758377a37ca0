"""Open a pickle without running what is in it: arrays come out, anything else is refused.

A pickle is a program. This reader lets it make plain NumPy arrays, whose state it checks itself,
and inert stand-ins for the classes of chumpy and SciPy's sparse matrices, as the files that
Python 2 wrote for SMPL and UP-3D need, and refuses it if it names anything else.
"""

import codecs
import math
import pickle
import re
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


class _Dtype:
    """A dtype by its name and byte order; NumPy's own believes any state, and crashes on some."""

    def __init__(self, name, *ignored):
        if not re.fullmatch(r"[biufcSUO?]\d{0,4}", name):
            raise Refused(f"it holds values of the type {name!r}")
        self.dtype = np.dtype(name)

    def __setstate__(self, state):
        if state[1] in ("<", ">"):
            self.dtype = self.dtype.newbyteorder(state[1])


class _Array(np.ndarray):
    """An array whose state is checked before NumPy takes it over."""

    def __setstate__(self, state):
        *_, shape, kind, fortran, data = state
        _check_shape(shape)
        if isinstance(data, str):  # Python 2's bytes
            data = data.encode("latin1")
        if not isinstance(data, list if kind.dtype.hasobject else bytes):
            raise ValueError(f"an array of {kind.dtype} holds a {type(data).__name__}")
        if kind.dtype.hasobject and len(data) != math.prod(shape):
            raise ValueError(f"an array of shape {shape} holds {len(data)} objects")
        super().__setstate__((1, shape, kind.dtype, bool(fortran), data))


def _check_shape(shape):
    if not isinstance(shape, tuple) or any(type(n) is not int or n < 0 for n in shape):
        raise ValueError(f"an array has the shape {shape!r}")


def _empty_array(cls, *ignored):
    """What NumPy calls to make an array whose state then follows."""
    if cls is not _NDARRAY:
        raise Refused(f"it builds an object of {cls!r}")
    return np.ndarray.__new__(_Array, (0,), np.int8)


def _scalar(kind, data):
    """What NumPy calls to make a number."""
    data = data.encode("latin1") if isinstance(data, str) else data
    return np.frombuffer(data, kind.dtype, 1)[0]


def _from_buffer(buffer, kind, shape, order, axes=None):
    """What NumPy calls to make an array in protocol 5; order "K" stores its axes permuted."""
    _check_shape(shape)
    array = np.frombuffer(buffer, dtype=kind.dtype)
    array = array.reshape(shape, order="F" if order == "F" else "C")
    return array if axes is None else array.transpose(axes)


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


_NDARRAY = "numpy.ndarray"
"""All that a pickle may do with the class is name it to `_empty_array`."""

_ADMITTED = {
    ("numpy", "ndarray"): _NDARRAY,
    ("numpy", "dtype"): _Dtype,
    ("copy_reg", "_reconstructor"): _reconstructor,
    ("copyreg", "_reconstructor"): _reconstructor,
    ("_codecs", "encode"): _encode,
    **{(builtins, kind.__name__): kind for builtins in ("__builtin__", "builtins")
       for kind in (object, set)},
    **{(f"numpy.{core}.{module}", name): made for core in ("core", "_core")
       for module, name, made in (("multiarray", "_reconstruct", _empty_array),
                                  ("multiarray", "scalar", _scalar),
                                  ("numeric", "_frombuffer", _from_buffer))},
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
    except Exception as error:  # what a damaged pickle raises has no end: memory, overflow, ...
        raise ValueError(str(error) or type(error).__name__) from error
