"""Arrays and strings as Python 2 pickled them, byte by byte."""

import struct

import numpy as np


def python2_string(data: bytes) -> bytes:
    """Bytes as Python 2 pickles its str: BINSTRING, little-endian length, data."""
    return b"T" + struct.pack("<i", len(data)) + data


def python2_array(array: np.ndarray) -> bytes:
    """An array as NumPy under Python 2 pickled it in protocol 2."""
    dtype = array.dtype.str[1:].encode()
    shape = b"(" + b"".join(b"J" + struct.pack("<i", size) for size in array.shape) + b"t"
    return (
        b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(K\x00t" + b"U\x01bt" + b"R"
        b"(K\x01" + shape + b"cnumpy\ndtype\n(U" + bytes([len(dtype)]) + dtype + b"K\x00K\x01tR"
        b"(K\x03U\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb\x89"
        + python2_string(array.tobytes()) + b"tb"
    )  # fmt: skip
