"""NumPy's files are read as NumPy does, and refused before anything large is made of them."""

import io
import tracemalloc
import zipfile

import numpy as np
import pytest

from kdict import limits
from kdict.formats.npz import read_npy, read_npz

ARRAYS = {
    "plain": np.arange(6.0).reshape(2, 3),
    "fortran": np.asfortranarray(np.arange(12, dtype=np.float32).reshape(3, 4)),
    "big endian": np.arange(3, dtype=">i2"),
    "scalar": np.array(60.0),
    "empty": np.zeros((0, 3)),
    "truth": np.array([True, False]),
    "text": np.array(["män", "x"]),
    "bytes": np.array([b"neutral"]),
}


def npy(array, **options) -> bytes:
    file = io.BytesIO()
    np.lib.format.write_array(file, array, **options)
    return file.getvalue()


def head(shape: tuple[int, ...]) -> bytes:
    file = io.BytesIO()
    about = {"descr": "<f8", "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(file, about)
    return file.getvalue()


def bomb(declared: int) -> bytes:
    """An archive of zeros that is a thousandth of what it declares."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("poses.npy", "w", force_zip64=True) as member,
    ):
        member.write(head((declared // 8,)))
        for _ in range(declared >> 20):
            member.write(bytes(1 << 20))
    return file.getvalue()


@pytest.mark.parametrize("version", [(1, 0), (2, 0), (3, 0)])
@pytest.mark.parametrize("name", ARRAYS)
def test_arrays_are_read_as_numpy_reads_them(name, version):
    found = read_npy(npy(ARRAYS[name], version=version))
    np.testing.assert_array_equal(found, ARRAYS[name])
    assert found.dtype == ARRAYS[name].dtype.newbyteorder("=")
    assert found.flags.owndata


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_archives(tmp_path, save):
    save(tmp_path / "a.npz", **ARRAYS, objects=np.array([{}], object))
    found = read_npz(tmp_path / "a.npz", ARRAYS)
    assert found.pop("objects") is None
    assert list(found) == list(ARRAYS)
    for name, array in ARRAYS.items():
        np.testing.assert_array_equal(found[name], array)
    with pytest.raises(ValueError, match=r"objects: its header is .*'\|O'"):
        read_npz(tmp_path / "a.npz")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "does not begin as a .npy"),
        (npy(ARRAYS["plain"])[:-1], r"of shape \(2, 3\) holds 47 bytes, not 48"),
        (npy(ARRAYS["plain"]) + b"x", r"holds 49 bytes, not 48"),
        (npy(ARRAYS["plain"]).replace(b"(2, 3)", b"(99**9)"), "its header is"),
        (head((10**13,)) + bytes(24), "holds 24 bytes"),
        (npy(np.array([1], [("a", "i4")])), "its header is"),
        (npy(np.array(["a"])).replace(b"a\0\0\0", b"\xff\xff\xff\xff"), "no character"),
    ],
)
def test_other_contents_are_refused(content, message):
    with pytest.raises(ValueError, match=message):
        read_npy(content)


def test_an_archive_of_zeros_is_refused_before_it_is_unpacked():
    content = bomb(80 << 20)
    assert len(content) < 1 << 20
    tracemalloc.start()
    try:
        with pytest.raises(ValueError, match=r"bytes declared per byte held.*lift\(expansion=10"):
            read_npz(content)
        assert tracemalloc.get_traced_memory()[1] < 10e6
    finally:
        tracemalloc.stop()
    small = bomb(2 << 20)
    assert not read_npz(small)["poses"].any()
    with limits.lift(array_bytes=1 << 20), pytest.raises(ValueError, match=r"in bytes: found"):
        read_npz(small)


def test_an_archive_of_more_arrays_than_anybody_writes():
    file = io.BytesIO()
    np.savez(file, **{f"a{n}": np.zeros(1) for n in range(20)})
    with limits.lift(arrays=10), pytest.raises(ValueError, match=r"found 20, expected at most 10"):
        read_npz(file.getvalue())


@pytest.mark.parametrize("keep", [0, 1, 50, 300])
def test_archives_that_are_cut_off(keep):
    file = io.BytesIO()
    np.savez(file, a=np.zeros(9))
    with pytest.raises(ValueError, match=r"no whole .npz archive"):
        read_npz(file.getvalue()[:keep])
