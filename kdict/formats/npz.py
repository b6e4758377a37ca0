"""Read NumPy's ``.npy`` and ``.npz`` files; no array is made before its declared size is checked.

NumPy's own reader allocates what a header declares, and evaluates the header as Python.
"""

import io
import lzma
import math
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .. import limits

_HEADER = re.compile(
    rb"\{\s*'descr':\s*'([<>|=]?(?:b1|[iu][1248]|f[248]|c8|c16|[SU]\d{1,4}))',"
    rb"\s*'fortran_order':\s*(True|False),\s*'shape':\s*\(([\dL, ]{0,999})\),?\s*\}\s*"
)


def split_npy(content: bytes) -> tuple[bytes, bytes]:
    """The header and the data of a ``.npy`` file.

    Raises
    ------
    ValueError : for what is no such file.
    """
    start = 12 if content[6:7] in (b"\x02", b"\x03") else 10
    end = start + int.from_bytes(content[8:start], "little")
    if content[:6] != b"\x93NUMPY" or end > len(content):
        raise ValueError("it does not begin as a .npy file does")
    return content[start:end], content[end:]


def read_npy(content: bytes) -> NDArray:
    """The array of a ``.npy`` file, copied.

    Raises
    ------
    ValueError : for what is no ``.npy`` file of plain numbers or text, such as one of pickled
        objects, and for one that declares another size than it has.
    """
    text, data = split_npy(content)
    header = _HEADER.fullmatch(text)
    if header is None:
        found = text[:200].decode("latin1").strip()
        raise ValueError(f"its header is {found!r}; expected an array of plain numbers or text")
    dtype = np.dtype(header[1].decode())
    shape = tuple(int(n.strip(" L")) for n in header[3].decode().split(",") if n.strip(" L"))
    return make_array(data, dtype, shape, "F" if header[2] == b"True" else "C")


def make_array(content: bytes, dtype: np.dtype, shape: tuple[int, ...], order: str) -> NDArray:
    """An array of a file's bytes, copied, in the machine's byte order.

    Raises
    ------
    ValueError : when it declares another number of bytes, or its text holds what is no character.
    """
    declared = math.prod(shape) * dtype.itemsize
    if declared != len(content):
        raise ValueError(
            f"an array of {dtype} of shape {shape} holds {len(content)} bytes, not {declared}"
        )
    if dtype.kind == "U" and content:
        characters = np.frombuffer(content, dtype.str[0] + "u4")
        if characters.max() > 0x10FFFF:
            raise ValueError("an array of text holds what is no character")
    if dtype.kind == "b":  # a byte that is neither 0 nor 1 is no bool
        return np.ndarray(shape, np.uint8, content, order=order) != 0
    return np.ndarray(shape, dtype, content, order=order).astype(dtype.newbyteorder("="), "K")


def read_npz(source: Path | bytes, wanted: Collection[str] = ()) -> dict[str, NDArray | None]:
    """The arrays of a ``.npz`` file that are ``wanted``; None for those that are not.

    Parameters
    ----------
    source : the file or its content.
    wanted : names of arrays; default: all.

    Raises
    ------
    ValueError : as `read_members`, and for an array that `read_npy` does not read.
    """
    arrays: dict[str, NDArray | None] = {}
    for name, content in read_members(source, wanted):
        try:
            arrays[name] = None if content is None else read_npy(content)
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from error
    return arrays


def read_members(
    source: Path | bytes, wanted: Collection[str] = ()
) -> Iterator[tuple[str, bytes | None]]:
    """Names and contents of the ``.npy`` files in a ``.npz``; None for those not ``wanted``.

    Raises
    ------
    ValueError : for what is no whole archive, and what is beyond the budgets of `kdict.limits`.
    """
    content = source if isinstance(source, bytes) else source.read_bytes()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            limits.check("arrays", len(archive.infolist()), "arrays of the archive")
            entries = {e.filename.removesuffix(".npy"): e for e in archive.infolist()}
            chosen = {name: e for name, e in entries.items() if not wanted or name in wanted}
            declared = sum(entry.file_size for entry in chosen.values())
            limits.check_declared(declared, len(content), "the archive's arrays")
            for name, entry in entries.items():
                if name not in chosen:
                    yield name, None
                    continue
                with archive.open(entry) as member:
                    yield name, member.read(entry.file_size)
    except (
        zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error,
        lzma.LZMAError, OSError, OverflowError,
    ) as error:  # fmt: skip
        raise ValueError(f"no whole .npz archive: {str(error) or type(error).__name__}") from error
