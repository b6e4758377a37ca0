"""CDF files of versions 2.6 to 3.9: one variable of numbers.

In a damaged file cdflib counts to whatever number is declared, which takes hours. This reader
follows the same records (NASA's "CDF Internal Format Description") and compares each size with the
bytes that are there.
"""

import math
import struct
import zlib

import numpy as np
from numpy.typing import NDArray

from .. import limits

_WIDE, _NARROW = bytes.fromhex("cdf30001"), bytes.fromhex("cdf26002")
_PLAIN, _PACKED = bytes.fromhex("0000ffff"), bytes.fromhex("cccc0001")
_FLOATS = {21: "f4", 44: "f4", 22: "f8", 45: "f8"}
_ORDER = {1: ">", 2: ">", 5: ">", 7: ">", 9: ">", 11: ">", 12: ">", 18: ">",
          4: "<", 6: "<", 13: "<", 16: "<", 17: "<", 19: "<"}  # fmt: skip
_INDEX, _VALUES, _PACKED_VALUES, _GZIP = 6, 7, 13, 5
_LISTED = 1000
"""Variables, and records of an index, in one chain."""


def parse_cdf(data: bytes, variable: str) -> NDArray:
    """A variable (records, ...) of floating-point numbers.

    Raises
    ------
    ValueError : for what is no such file, is damaged, has no such variable, or one of another type.
    """
    try:
        return _File(data).variable(variable)
    except (struct.error, zlib.error) as error:
        raise ValueError(f"a record is cut off or damaged ({error})") from error


class _File:
    def __init__(self, data: bytes):
        if data[:4] not in (_WIDE, _NARROW) or data[4:8] not in (_PLAIN, _PACKED):
            raise ValueError("no CDF file of version 2.6 to 3.9")
        self.offset, self.name_size = ("q", 256) if data[:4] == _WIDE else ("i", 64)
        self.data = data
        if data[4:8] == _PACKED:
            size, _, _, whole, _ = self.fields(8, "oiooi", 10)
            start = 8 + struct.calcsize(self.form("oiooi"))
            limits.check_declared(whole, len(data), "the compressed file")
            self.data = data[:8] + self.inflate(start, 8 + size, whole)
        _, _, descriptor, _, _, encoding, flags = self.fields(8, "oioiiii", 1)
        if encoding not in _ORDER:
            raise ValueError(f"numbers are in encoding {encoding}; expected IEEE's")
        self.order, self.major = _ORDER[encoding], "C" if flags & 1 else "F"
        self.descriptor = self.fields(descriptor, "oiooooiiiiioiii", 2)
        start = descriptor + struct.calcsize(self.form("oiooooiiiiioiii"))
        self.r_shape = self.integers(start, self.descriptor[9])

    def form(self, letters: str) -> str:
        return ">" + letters.replace("o", self.offset)

    def fields(self, at: int, letters: str, *kinds: int) -> tuple[int, ...]:
        """Big-endian numbers at ``at``, "o" for an offset, the second being the record's type."""
        if not 0 <= at <= len(self.data):
            raise ValueError(f"a record is said to lie at byte {at} of {len(self.data)}")
        values = struct.unpack_from(self.form(letters), self.data, at)
        if values[1] not in kinds:
            raise ValueError(f"a record is of type {values[1]}; expected {kinds[0]}")
        return values

    def integers(self, at: int, count: int, letter: str = "i") -> tuple[int, ...]:
        if not 0 <= count <= (len(self.data) - at) // 4:
            raise ValueError(f"{count} numbers are declared where {len(self.data) - at} bytes are")
        return struct.unpack_from(self.form(letter * count), self.data, at)

    def inflate(self, start: int, stop: int, size: int) -> bytes:
        found = zlib.decompressobj(wbits=47).decompress(self.data[start:stop], max(size, 1))
        if len(found) != size:
            raise ValueError(f"{size} compressed bytes are declared, {len(found)} are there")
        return found

    def variable(self, wanted: str) -> NDArray:
        letters = "oioiiooiiiiiiioi"
        after = struct.calcsize(self.form(letters))
        names = []
        for kind, head in ((8, self.descriptor[3]), (3, self.descriptor[2])):
            at, seen = head, 0
            while at > 0 and seen < _LISTED:
                values = self.fields(at, letters, kind)
                name = self.data[at + after : at + after + self.name_size].partition(b"\0")[0]
                names.append(name.decode("latin-1").strip())
                end = at + after + self.name_size
                if names[-1] == wanted:
                    shape = self.r_shape
                    if kind == 8:
                        (count,) = self.integers(end, 1)
                        shape = self.integers(end + 4, count)
                        end += 4 + 4 * count
                    vary = self.integers(end, len(shape))
                    shape = tuple(n if v else 1 for n, v in zip(shape, vary, strict=True))
                    return self.values(values, shape)
                at, seen = values[2], seen + 1
        raise ValueError(f"it has no variable {wanted}, but {', '.join(names) or 'none'}")

    def values(self, descriptor: tuple[int, ...], shape: tuple[int, ...]) -> NDArray:
        _, _, _, data_type, last, index = descriptor[:6]
        if data_type not in _FLOATS or min(shape, default=1) < 0 or last < 0:
            raise ValueError(f"records 0 to {last} of {shape} are of type {data_type}")
        dtype = np.dtype(self.order + _FLOATS[data_type])
        record = math.prod(shape) * dtype.itemsize
        limits.check_declared(record * (last + 1), len(self.data), "the variable")
        found = bytearray(record * (last + 1))
        missing = last + 1
        for first, final, at in self.blocks(index, _LISTED):
            size = record * (final - first + 1)
            if not 0 <= first <= final <= last:
                raise ValueError(f"a block holds records {first} to {final} of 0 to {last}")
            length, kind = self.fields(at, "oi", _VALUES, _PACKED_VALUES)
            start = at + struct.calcsize(self.form("oi"))
            if kind == _PACKED_VALUES:
                _, packed = struct.unpack_from(self.form("io"), self.data, start)
                start += struct.calcsize(self.form("io"))
                block = self.inflate(start, start + max(packed, 0), size)
            else:
                block = self.data[start : min(at + length, start + size)]
            if len(block) != size:
                raise ValueError(f"{size} bytes are declared, {len(block)} are there")
            found[first * record : first * record + size] = block
            missing -= final - first + 1
            if missing < 0:
                break
        if missing:
            raise ValueError(f"{abs(missing)} of {last + 1} records are missing or there twice")
        records = np.frombuffer(bytes(found), dtype).reshape(last + 1, -1)
        return np.stack([row.reshape(shape, order=self.major) for row in records])

    def blocks(self, at: int, left: int):
        """(first record, last record, offset) of the values under an index."""
        while at > 0:
            if (left := left - 1) < 0:
                raise ValueError(f"its index has more than {_LISTED} records")
            _, _, following, entries, used = self.fields(at, "oioii", _INDEX)
            start = at + struct.calcsize(self.form("oioii"))
            if not 0 <= used <= entries:
                raise ValueError(f"an index uses {used} of {entries} entries")
            firsts = self.integers(start, entries)[:used]
            finals = self.integers(start + 4 * entries, entries)[:used]
            places = self.integers(start + 8 * entries, entries, self.offset)[:used]
            for first, final, place in zip(firsts, finals, places, strict=True):
                if self.fields(place, "oi", _VALUES, _PACKED_VALUES, _INDEX)[1] == _INDEX:
                    # An index of indices is as deep as it is long.
                    yield from self.blocks(place, left // 2)
                else:
                    yield first, final, place
            at = following
