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
    found, at = {}, _HEADER
    while at < len(data):
        kind, start, stop, _ = _element(data, at, len(data), order)
        at = stop
        body = data
        if kind == _COMPRESSED:
            body = _inflated(data[start:stop], order)
            kind, start, stop, _ = _element(body, 0, len(body), order)
        else:
            at += -stop % 8
        if kind != _MATRIX:
            raise ValueError(f"an element of type {kind}; expected a matrix")
        name, value = _matrix(body, start, stop, order, 0, names)
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


def _element(data: bytes, at: int, end: int, order: str) -> tuple[int, int, int, int]:
    """Type, first and last byte of the element at ``at``, and where the next one begins."""
    if at + 8 > end:
        raise ValueError("an element is cut off")
    kind, size = struct.unpack_from(f"{order}II", data, at)
    if kind >> 16:  # up to four bytes, kept within the tag
        kind, size, start, after = kind & 0xFFFF, kind >> 16, at + 4, at + 8
        if size > 4:
            raise ValueError(f"a small element declares {size} bytes; expected at most 4")
    else:
        start, after = at + 8, at + 8 + size + -size % 8
    if start + size > end:
        raise ValueError(f"an element declares {size} bytes, {end - start} are there")
    return kind, start, start + size, min(after, end)


def _array(data: bytes, at: int, end: int, order: str) -> tuple[NDArray, int]:
    kind, start, stop, after = _element(data, at, end, order)
    if kind not in _NUMBERS:
        raise ValueError(f"an element of type {kind}; expected numbers")
    dtype = np.dtype(order + _NUMBERS[kind])
    count, rest = divmod(stop - start, dtype.itemsize)
    if rest:
        raise ValueError(f"{stop - start} bytes of {dtype}")
    return np.frombuffer(data, dtype, count, start), after


def _text(data: bytes, at: int, end: int, order: str) -> tuple[str, int]:
    kind, start, stop, after = _element(data, at, end, order)
    if kind not in _TEXT:
        raise ValueError(f"an element of type {kind}; expected text")
    encoding = _TEXT[kind] + ("" if kind in (1, 2, 16) else "-le" if order == "<" else "-be")
    try:
        return data[start:stop].decode(encoding), after
    except UnicodeDecodeError:
        return data[start:stop].decode("latin-1"), after


def _matrix(
    data: bytes, at: int, end: int, order: str, depth: int, names: tuple[str, ...] = ()
) -> tuple[str, object]:
    """Name and value of a matrix; the value is None for a variable not among ``names``."""
    limits.check("nesting", depth, "cells and structs within each other")
    if at == end:
        return "", np.zeros((0, 0))
    flags, at = _array(data, at, end, order)
    shape, at = _array(data, at, end, order)
    name, at = _text(data, at, end, order)
    if names and name not in names:
        return name, None
    if not flags.size or not 2 <= shape.size <= 8 or shape.dtype.kind != "i" or shape.min() < 0:
        raise ValueError(f"{name!r} has no valid header")
    kind, is_complex = int(flags[0]) & 0xFF, int(flags[0]) & 0x800
    shape = tuple(shape.tolist())
    count = math.prod(shape)
    if kind in _CLASSES and not is_complex:
        numbers, _ = _array(data, at, end, order)
        if numbers.size != count:
            raise ValueError(
                f"{name!r} declares the shape {shape} and holds {numbers.size} numbers"
            )
        return name, numbers.astype(_CLASSES[kind]).reshape(shape, order="F")
    if kind == _CHAR:
        return name, "" if at >= end else _text(data, at, end, order)[0]
    if kind == _CELL:
        cells, _ = _matrices(data, at, end, order, depth, count)
        return name, _objects(cells, shape)
    if kind == _STRUCT:
        fields, at = _fields(data, at, end, order)
        values, _ = _matrices(data, at, end, order, depth, count * len(fields))
        structs = [
            dict(zip(fields, values[i * len(fields) : (i + 1) * len(fields)], strict=True))
            for i in range(count if fields else 0)
        ]
        return name, _objects(structs, shape if fields else (0, 0))
    raise ValueError(
        f"{name!r} is of MATLAB's class {kind}; expected numbers, text, cells, structs"
    )


def _fields(data: bytes, at: int, end: int, order: str) -> tuple[list[str], int]:
    (length,), at = _array(data, at, end, order)
    _, start, stop, at = _element(data, at, end, order)
    if length < 1:
        raise ValueError(f"field names have the length {length}")
    names = [data[i : i + length] for i in range(start, stop, length)]
    return [name.partition(b"\0")[0].decode("latin-1") for name in names], at


def _matrices(data, at, end, order, depth, count) -> tuple[list[object], int]:
    if 8 * count > end - at:
        raise ValueError(f"{count} matrices declared, {end - at} bytes are there")
    values = []
    for _ in range(count):
        kind, start, stop, at = _element(data, at, end, order)
        if kind != _MATRIX:
            raise ValueError(f"an element of type {kind}; expected a matrix")
        values.append(_matrix(data, start, stop, order, depth + 1)[1])
    return values, at


def _objects(values: list, shape: tuple[int, ...]) -> NDArray:
    array = np.empty(len(values), dtype=object)
    for i, value in enumerate(values):
        array[i] = value
    return array.reshape(shape, order="F")
