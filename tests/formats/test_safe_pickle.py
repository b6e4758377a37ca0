"""The reader of pickles agrees with Python's on trusted files and is harmless on all others."""

import contextlib
import pickle
import struct
import tracemalloc

import numpy as np
import pytest
import scipy.sparse
from hypothesis import given, settings
from hypothesis import strategies as st

from kdict import limits
from kdict.formats import pickle_machine, safe_pickle
from kdict.formats.safe_pickle import Refused, load

PROTOCOLS = range(6)
# What another NumPy names differently, to be put where protocol 2 names a callable.
RECONSTRUCT = b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntS'b'\ntR"
FROM_BUFFER = b"cnumpy.core.numeric\n_frombuffer\n"


def dtype(name: bytes, state: bytes = b"") -> bytes:
    return b"cnumpy\ndtype\n(S'" + name + b"'\nI0\nI1\ntR" + state


def array(shape: bytes, kind: bytes, data: bytes) -> bytes:
    return RECONSTRUCT + b"(I1\n(" + shape + b"t" + kind + b"I00\n" + data + b"tb"


def equal(found, expected):
    assert type(found) is type(expected) or isinstance(expected, set | frozenset | bytearray)
    if isinstance(expected, np.ndarray):
        assert found.dtype == expected.dtype.newbyteorder("=")
        np.testing.assert_array_equal(found, expected)
    elif isinstance(expected, dict):
        assert list(found) == list(expected)
        for key, value in expected.items():
            equal(found[key], value)
    elif isinstance(expected, list | tuple):
        assert len(found) == len(expected)
        for one, other in zip(found, expected, strict=True):
            equal(one, other)
    else:
        assert (
            sorted(found) == sorted(expected)
            if isinstance(expected, set | frozenset)
            else found == expected
        )


VALUES = [
    np.arange(24, dtype=np.float32).reshape(2, 3, 4),
    np.asfortranarray(np.arange(12.0).reshape(3, 4)),
    np.arange(24, dtype=">i4").reshape(2, 3, 4).transpose(2, 0, 1),
    np.arange(10)[::-2],
    np.array([True, False]),
    np.array(["männlich", "female"]),
    np.array([b"neutral"]),
    np.array([[1 + 2j]], np.complex64),
    np.zeros((0, 3)),
    np.array(7, np.uint16),
    np.float16(0.5),
    np.bool_(True),
    np.str_("male"),
    {"S1": {"Walking": np.ones((5, 2))}, 3: [1, -1, 2**40, -(2**90), 0.1, None, True, False]},
    [b"", b"bytes \xff\n", bytearray(b"abc"), "Größe\n'\"\\", (), (1,), (1, 2), (1, 2, 3, 4)],
    {"a", "b"},
    frozenset({1}),
    [],
]


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("value", VALUES, ids=lambda v: f"{type(v).__name__}")
def test_trusted_files_read_as_pickle_reads_them(value, protocol):
    if isinstance(value, list) and protocol < 5:
        value = [item for item in value if not isinstance(item, bytearray)]
    if isinstance(value, frozenset) and protocol < 4:
        pytest.skip("older protocols call frozenset, which nothing that is read here needs")
    data = pickle.dumps(value, protocol)
    equal(load(data), value)
    expected = pickle.loads(data)
    equal(load(data), expected)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_an_array_of_objects(protocol):
    value = np.array({"S1": np.arange(3)}, dtype=object)
    found = load(pickle.dumps(value, protocol))
    assert found.shape == ()
    np.testing.assert_array_equal(found.item()["S1"], np.arange(3))


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("kind", ["csc", "csr", "coo"])
@pytest.mark.parametrize("form", ["matrix", "array"])
def test_sparse_matrices_come_out_dense(kind, form, protocol):
    dense = np.diag([1.0, 2, 3])[:2]
    sparse = getattr(scipy.sparse, f"{kind}_{form}")(dense)
    np.testing.assert_array_equal(load(pickle.dumps(sparse, protocol)), dense)


def test_arrays_are_copies():
    data = bytearray(pickle.dumps(np.arange(4.0), 5))
    found = load(bytes(data))
    found[:] = 1
    assert found.flags.owndata
    np.testing.assert_array_equal(load(bytes(data)), np.arange(4.0))


def test_one_array_referred_to_twice_is_one():
    shared = np.arange(3)
    found = load(pickle.dumps([shared, shared]))
    assert found[0] is found[1]


# A view of an array's memory, the array built anew, and items set in the view.
SECOND_BUILD = (
    b"\x80\x05" + array(b"I8\n", dtype(b"u1"), b"S'aaaaaaaa'\n") + b"p0\n"
    + FROM_BUFFER + b"(g0\n" + dtype(b"O8") + b"(I1\ntS'C'\ntRp1\n0"
    + b"g0\n(I1\n(I1\nt" + dtype(b"u1") + b"I00\nS'b'\ntbg1\n(I0\nI1\nu."
)  # fmt: skip
BUILD_ON_FUNCTION = (
    FROM_BUFFER + b"(N}S'__defaults__'\n((I1\nI0\nttst" + b"b."
)  # BUILD with (None, slots), which the C unpickler sets as attributes


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (SECOND_BUILD, r"it sets the state of numpy.ndarray twice|holds a"),
        (array(b"", dtype(b"u1"), b"S'b'\n") + b"(I1\n(t" + dtype(b"u1") + b"I00\nS'c'\ntb.",
         "it sets the state of numpy.ndarray twice"),
        (BUILD_ON_FUNCTION, "it sets the state of numpy.core.numeric._frombuffer"),
        (b"cnumpy\ndtype\n}S'a'\nI1\nsb.", "it sets the state of numpy.dtype"),
        (b"c__builtin__\nset\n(](I1\netR}b.", "it sets the state of __builtin__.set"),
        (array(b"", dtype(b"u1"), b"S'b'\n") + b"(I0\nI1\nu.", "it sets items of a Record"),
        (array(b"", dtype(b"u1"), b"S'b'\n") + b"(I0\ne.", "it sets items of a Record"),
        (b"c__builtin__\neval\n(S'1'\ntR.", "it names __builtin__.eval"),
        (b"c__builtin__\nobject\n(tR.", "it calls __builtin__.object"),
        (b"cnumpy\nndarray\n(I9\ntR.", "it calls numpy.ndarray"),
        (b"I1\n(tR.", "it calls a int"),
        (b"(S'a'\nios\nsystem\n.", "it has the opcode b'i'"),
        (b"(cos\nsystem\no.", "it names os.system"),
        (b"P1\n.", "it has the opcode b'P'"),
        (b"\x82\x01.", "it has the opcode"),
        (b"\x97.", "it has the opcode"),
        (b"}I1\nI2\n\x86I3\ns.", "it has a key of the type tuple"),
        (b"}L99999999999999999999L\nI3\ns.", "it has a key of the type int"),
        (array(b"I1\n", dtype(b"V8"), b"S'aaaaaaaa'\n") + b".", "it holds values of the type 'V8'"),
        (array(b"I1\n", dtype(b"f16"), b"S'aaaaaaaa'\n") + b".", "it holds values of the type"),
    ],
)  # fmt: skip
def test_what_is_more_than_data_is_refused(data, message):
    before = (dict(vars(pickle_machine.Machine)), dict(vars(safe_pickle)))
    with pytest.raises(Refused, match=message):
        load(data)
    assert before == (dict(vars(pickle_machine.Machine)), dict(vars(safe_pickle)))
    equal(load(pickle.dumps(np.arange(6).reshape(2, 3), 5)), np.arange(6).reshape(2, 3))


def sparse_of_shape(rows: int, columns: int) -> bytes:
    matrix = scipy.sparse.csc_matrix((1, 1))
    matrix._shape = rows, columns
    return pickle.dumps(matrix)


LAUGHS = b"]p0\n" + b"".join(b"0(" + b"g%d\n" % i * 10 + b"lp%d\n" % (i + 1) for i in range(40))
LAUGHTER = LAUGHS + b"0cnumpy\ndtype\n(g40\ntRp41\n0"  # a list, and an object made of it
BOMBS = {
    "nested lists": b"(" * 21_000 + b"l" * 21_000 + b".",
    "nested lists without marks": b"]" * 100_000 + b"a" * 99_999 + b".",
    "a list within itself": b"]p0\ng0\na.",
    "a tuple of tuples": b")" + b"\x85" * 100_000 + b".",
    "memo growth": b"N" + b"\x94" * 21_000 + b".",
    "a far memo entry": b"Nr\xff\xff\xff\xff0j\xfe\xff\xff\xff.",
    "a billion laughs": LAUGHS + b".",
    "a billion laughs as a shape": LAUGHS + b"0" + array(b"g40\n", dtype(b"u1"), b"S'a'\n") + b".",
    "a billion laughs as a type": LAUGHTER + array(b"I1\n", b"g41\n", b"S'a'\n") + b".",
    "a billion laughs as an encoding": LAUGHTER + b"c_codecs\nencode\n(S'a'\ng41\ntR.",
    "an array of many axes": array(b"I9\n" * 20_000, dtype(b"u1"), b"S'a'\n") + b".",
    "declared bytes": b"\x8e" + struct.pack("<Q", 9_600_000_000) + b"a.",
    "a declared frame": b"\x80\x04\x95" + struct.pack("<Q", 2**63) + b"N.",
    "a declared array": array(b"I1200000000\n", dtype(b"f8"), b"S'a'\n") + b".",
    "an empty array of many": array(b"I0\nI9999999999999999999\n", dtype(b"f8"), b"S''\n") + b".",
    "a dense matrix": sparse_of_shape(40_000, 30_000),
    "text encoded again and again": b"c_codecs\nencode\np0\n0T" + struct.pack("<I", 10**6)
    + b"a" * 10**6 + b"p1\n(" + b"g0\n(g1\nS'latin1'\ntR" * 10_000 + b"l.",
    "one string as many arrays": b"T" + struct.pack("<I", 10**6) + b"a" * 10**6 + b"p1\n0("
    + array(b"J@B\x0f\x00", dtype(b"u1"), b"g1\n") * 200 + b"l.",
    "a number of many digits": b"L" + b"9" * 21_000 + b"L\n.",
    "a fraction of many digits": b"F" + b"1" * 21_000 + b"\n.",
    "a long number": b"\x8a\xff" + b"\x01" * 255 + b".",
    "a long number of 4": b"\x8b" + struct.pack("<i", 10**6) + b"\x01" * 10**6 + b".",
    "a cut line": b"S'" + b"a" * 100_000,
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_within_little_memory(name):
    data = BOMBS[name]
    tracemalloc.start()
    try:
        # A tenth of the budget, since memory is counted slowly.
        with limits.lift(pickle_opcodes=20_000), pytest.raises(ValueError, match=r".") as error:
            load(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 200e6, f"{peak / 1e6:.0f} MB for a file of {len(data)} bytes"
    assert len(str(error.value)) < 1_000


def test_budgets_can_be_lifted():
    deep = b"(" * 100 + b"l" * 100 + b"."
    with pytest.raises(ValueError, match=r"marks within marks.*lift\(nesting=65\)"):
        load(deep)
    with limits.lift(nesting=200):
        assert load(deep) == pickle.loads(deep)


def harmless(data):
    with contextlib.suppress(ValueError):
        load(data)


SEEDS = [pickle.dumps(value, protocol) for value in VALUES for protocol in PROTOCOLS]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SEEDS), st.data())
def test_mutated_pickles_give_values_or_a_value_error(seed, data):
    changed = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed) - 1))
        changed[at] = data.draw(st.integers(0, 255))
    harmless(bytes(changed[: data.draw(st.integers(1, len(changed)))]))


OPCODES = [bytes([code]) for code in range(256)]
PIECES = [*OPCODES, RECONSTRUCT, FROM_BUFFER, dtype(b"f8"), b"S'a'\n", b"I1\n", b"p1\n", b"g1\n"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_sequence_of_opcodes_gives_a_value_or_a_value_error(pieces):
    harmless(b"".join(pieces) + b".")
