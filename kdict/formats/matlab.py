"""MATLAB files of versions 5 to 7 (level 5 MAT-files): numbers, text, cells and structs.

SciPy's reader crashes the interpreter on some damaged files. This one reads what the datasets need
and compares every declared size with the bytes that are there before it allocates anything. The
format is described in MathWorks' "MAT-File Format".
"""

import math
import struct
import zlib

import numpy as np
from numpy.typing import NDArray

from .. import limits

_MATRIX, _COMPRESSED = 14, 15
_NUMBERS = {1: "i1", 2: "u1", 3: "i2", 4: "u2", 5: "i4", 6: "u4", 7: "f4", 9: "f8", 12: "i8",
            13: "u8"}  # fmt: skip
_TEXT = {1: "utf-8", 2: "utf-8", 4: "utf-16", 16: "utf-8", 17: "utf-16", 18: "utf-32"}
_CELL, _STRUCT, _CHAR = 1, 2, 4
_CLASSES = {6: "f8", 7: "f4", 8: "i1", 9: "u1", 10: "i2", 11: "u2", 12: "i4", 13: "u4", 14: "i8",
            15: "u8"}  # fmt: skip
_HEADER = 128


def parse_mat(data: bytes, names: tuple[str, ...] = ()) -> dict[str, object]:
    """Variables of a level 5 MAT-file by name; ``names`` limits which are read.

    Returns
    -------
    Arrays of numbers as they are, text as a string, cells as an object array, and structs as an
    object array of dictionaries, all with MATLAB's two or more axes.

    Raises
    ------
    ValueError : for what is no such file, is truncated or damaged, or declares more than it holds.
    """
    if len(data) < _HEADER or data[126:128] not in (b"IM", b"MI"):
        raise ValueError("no MAT-file of version 5 to 7")
    order = "<" if data[126:128] == b"IM" else ">"
    file, found = _Part(data, order, _HEADER, len(data)), {}
    while file.at < file.end:
        kind, body = file.element()
        if kind == _COMPRESSED:
            file.at = body.end  # not padded
            unpacked = _inflated(data[body.at : body.end], order)
            kind, body = _Part(unpacked, order, 0, len(unpacked)).element()
        if kind != _MATRIX:
            raise ValueError(f"an element of type {kind}; expected a matrix")
        name, value = body.matrix(0, names)
        if not names or name in names:
            found[name] = value
    return found


def _inflated(data: bytes, order: str) -> bytes:
    stream = zlib.decompressobj()
    try:
        head = stream.decompress(data, 8)
        if len(head) < 8:
            raise ValueError("a compressed element is cut off")
        declared = struct.unpack_from(f"{order}I", head, 4)[0]
        limits.check_declared(declared, len(data), "a compressed variable")
        return head + stream.decompress(stream.unconsumed_tail, max(declared, 1))
    except zlib.error as error:
        raise ValueError(f"a compressed element is damaged ({error})") from error


class _Part:
    """Bytes ``at`` to ``end`` of a file, read element by element."""

    def __init__(self, data: bytes, order: str, at: int, end: int):
        self.data, self.order, self.at, self.end = data, order, at, end

    def element(self) -> tuple[int, "_Part"]:
        """Type and content of the next element."""
        if self.at + 8 > self.end:
            raise ValueError("an element is cut off")
        kind, size = struct.unpack_from(f"{self.order}II", self.data, self.at)
        if kind >> 16:  # up to four bytes, kept within the tag
            kind, size, start, after = kind & 0xFFFF, kind >> 16, self.at + 4, self.at + 8
            if size > 4:
                raise ValueError(f"a small element declares {size} bytes; expected at most 4")
        else:
            start, after = self.at + 8, self.at + 8 + size + -size % 8
        if start + size > self.end:
            raise ValueError(f"an element declares {size} bytes, {self.end - start} are there")
        self.at = min(after, self.end)
        return kind, _Part(self.data, self.order, start, start + size)

    def rest(self) -> bytes:
        return self.data[self.at : self.end]

    def numbers(self) -> NDArray:
        kind, body = self.element()
        if kind not in _NUMBERS:
            raise ValueError(f"an element of type {kind}; expected numbers")
        dtype = np.dtype(self.order + _NUMBERS[kind])
        count, rest = divmod(body.end - body.at, dtype.itemsize)
        if rest:
            raise ValueError(f"{body.end - body.at} bytes of {dtype}")
        return np.frombuffer(self.data, dtype, count, body.at)

    def text(self) -> str:
        kind, body = self.element()
        if kind not in _TEXT:
            raise ValueError(f"an element of type {kind}; expected text")
        ending = "" if kind in (1, 2, 16) else "-le" if self.order == "<" else "-be"
        try:
            return body.rest().decode(_TEXT[kind] + ending)
        except UnicodeDecodeError:
            return body.rest().decode("latin-1")

    def matrix(self, depth: int, names: tuple[str, ...] = ()) -> tuple[str, object]:
        """Name and value of a matrix; the value is None for a variable not among ``names``."""
        limits.check("nesting", depth, "cells and structs within each other")
        if self.at == self.end:
            return "", np.zeros((0, 0))
        flags, shape, name = self.numbers(), self.numbers(), self.text()
        if names and name not in names:
            return name, None
        if not flags.size or not 2 <= shape.size <= 8 or shape.dtype.kind != "i" or shape.min() < 0:
            raise ValueError(f"{name!r} has no valid header")
        kind, is_complex = int(flags[0]) & 0xFF, int(flags[0]) & 0x800
        shape = tuple(shape.tolist())
        count = math.prod(shape)
        if kind in _CLASSES and not is_complex:
            numbers = self.numbers()
            if numbers.size != count:
                raise ValueError(f"{name!r} of shape {shape} holds {numbers.size} numbers")
            return name, numbers.astype(_CLASSES[kind]).reshape(shape, order="F")
        if kind == _CHAR:
            return name, self.text() if self.at < self.end else ""
        if kind == _CELL:
            return name, _objects(self.matrices(count, depth), shape)
        if kind == _STRUCT:
            if not (fields := self.fields()):
                return name, np.empty((0, 0), object)
            values = iter(self.matrices(count * len(fields), depth))
            structs = [{field: next(values) for field in fields} for _ in range(count)]
            return name, _objects(structs, shape)
        raise ValueError(f"{name!r} is of MATLAB's class {kind}; expected numbers, text, structs")

    def fields(self) -> list[str]:
        (length,) = self.numbers()
        names = self.element()[1].rest()
        if length < 1:
            raise ValueError(f"field names have the length {length}")
        each = [names[i : i + length] for i in range(0, len(names), length)]
        return [name.partition(b"\0")[0].decode("latin-1") for name in each]

    def matrices(self, count: int, depth: int) -> list[object]:
        if 8 * count > self.end - self.at:
            raise ValueError(f"{count} matrices declared, {self.end - self.at} bytes are there")
        values = []
        for _ in range(count):
            kind, body = self.element()
            if kind != _MATRIX:
                raise ValueError(f"an element of type {kind}; expected a matrix")
            values.append(body.matrix(depth + 1)[1])
        return values


def _objects(values: list, shape: tuple[int, ...]) -> NDArray:
    array = np.empty(len(values), dtype=object)
    for i, value in enumerate(values):
        array[i] = value
    return array.reshape(shape, order="F")
