"""Open a pickle without running what is in it: numbers, text, containers and arrays come out.

`pickle_machine` reads the file as data. The arrays are made here, after all of it is read, each by
copying from a record whose shape, type and number of bytes agree: NumPy's own, chumpy's ``Ch`` and
``Select``, and SciPy's sparse matrices, which come out dense.
"""

import math
import re
import struct

import numpy as np
import scipy.sparse
from numpy.typing import NDArray

from .. import limits
from .npz import make_array
from .pickle_machine import Machine, Record, Refused, shown

__all__ = ["Refused", "as_array", "load"]

_DTYPES = re.compile(r"b1|[iu][1248]|f[248]|c8|c16|O8|[SU][1-9]\d{0,3}")
_AXES = 32


def load(data: bytes) -> object:
    """What a pickle holds; Python 2's strings come out as Latin-1 text, sets as lists.

    Raises
    ------
    Refused : if it names or calls anything but arrays; the message starts with "it".
    ValueError : if it is truncated, no pickle, or beyond the budgets of `kdict.limits`.
    """
    machine = Machine(data)
    try:
        return _Maker(machine).value(machine.run())
    except (IndexError, KeyError, TypeError, AttributeError, OverflowError, struct.error) as error:
        raise ValueError(f"no valid pickle: {error!r:.200}") from error


def as_array(value: object) -> NDArray:
    """A value that `load` gave as an array.

    Raises
    ------
    ValueError : for an object that is none, and for containers that are not of one shape.
    """
    if isinstance(value, Record):
        raise ValueError(f"{value.name} is no array")
    return np.asarray(value)


class _Maker:
    def __init__(self, machine: Machine):
        self.spend = machine.spend
        self.limits, self.values = limits.current(), 0

    def value(self, raw: object, depth: int = 0) -> object:
        """``raw`` with arrays in place of records; containers are copied, which ends cycles."""
        self.values += 1
        if self.values > self.limits.pickle_opcodes:
            limits.check("pickle_opcodes", self.values, "values of the pickle")
        if depth > self.limits.nesting:
            limits.check("nesting", depth, "containers within containers")
        if isinstance(raw, list | tuple):
            return type(raw)([self.value(item, depth + 1) for item in raw])
        if isinstance(raw, dict):
            return {key: self.value(item, depth + 1) for key, item in raw.items()}
        if not isinstance(raw, Record):
            return raw
        if raw.made is None:
            raw.made = self.made_of(raw, depth + 1)
        return raw.made

    def made_of(self, record: Record, depth: int) -> object:
        match record.kind:
            case "ndarray":
                *_, shape, kind, fortran, data = record.state
                return self.array(shape, kind, "F" if fortran else "C", data, depth)
            case "buffer":
                data, kind, shape, order, *axes = record.args
                # Order "K" stores the axes permuted.
                array = self.array(shape, kind, "F" if order == "F" else "C", data, depth)
                return array.transpose(*axes) if axes and axes[0] is not None else array
            case "scalar":
                kind, data = record.args
                return self.array((), kind, "C", data, depth)[()]
            case "set":
                return self.value(list(*record.args), depth)
            case "chumpy":
                return self.chumpy(record, depth)
            case "csc" | "csr" | "coo":
                return self.sparse(record, depth)
        return record

    def array(self, shape, kind, order: str, data, depth: int) -> NDArray:
        dtype = _dtype(kind)
        known = isinstance(shape, tuple) and len(shape) <= _AXES
        if not known or any(type(n) is not int or n < 0 for n in shape):
            raise ValueError(f"an array has the shape {shown(shape):.99}")
        if not isinstance(data, list if dtype.hasobject else str | bytes):
            raise ValueError(f"an array of {dtype} holds a {type(data).__name__}")
        self.spend(len(data))
        if not dtype.hasobject:
            data = data.encode("latin1") if isinstance(data, str) else data
            return make_array(data, dtype, shape, order)
        if math.prod(shape) != len(data):
            raise ValueError(f"an array of shape {shape} holds {len(data)} objects")
        array = np.empty(len(data), object)
        for at, item in enumerate(data):
            array[at] = self.value(item, depth)
        return array.reshape(shape, order=order)

    def chumpy(self, record: Record, depth: int) -> object:
        state = record.state if isinstance(record.state, dict) else {}
        if "x" in state:
            return as_array(self.value(state["x"], depth))
        if not {"a", "idxs"} <= state.keys():
            return record
        source = as_array(self.value(state["a"], depth)).ravel()
        chosen = as_array(self.value(state["idxs"], depth))
        self.spend(chosen.size * source.itemsize)
        return source[chosen].reshape(state.get("preferred_shape", chosen.shape))

    def sparse(self, record: Record, depth: int) -> NDArray:
        state = self.value(record.state, depth)
        shape = state["_shape"] if "_shape" in state else state["shape"]
        shape = tuple(int(n) for n in shape[:3])
        data = np.asarray(state["data"])
        if len(shape) != 2 or min(shape) < 0 or data.dtype.kind not in "iuf":
            raise ValueError(f"a sparse matrix has the shape {shape} and the type {data.dtype}")
        self.spend(math.prod(shape) * data.itemsize)
        if record.kind == "coo":
            row, col = state["coords"] if "coords" in state else (state["row"], state["col"])
            return scipy.sparse.coo_array((data, (row, col)), shape=shape).toarray()
        build = {"csc": scipy.sparse.csc_array, "csr": scipy.sparse.csr_array}[record.kind]
        matrix = build((data, state["indices"], state["indptr"]), shape=shape)
        matrix.check_format(full_check=True)  # indices out of range would read foreign memory
        return matrix.toarray()


def _dtype(record) -> np.dtype:
    """A dtype by its name and byte order alone; NumPy's own believes any state."""
    if not isinstance(record, Record) or record.kind != "dtype":
        raise ValueError(f"an array has a {type(record).__name__} for its type")
    name = record.args[0]
    if not isinstance(name, str) or not _DTYPES.fullmatch(name):
        raise Refused(f"it holds values of the type {shown(name):.99}")
    order = record.state[1] if record.state is not None else "="
    return np.dtype(name).newbyteorder(order if order in ("<", ">") else "=")
