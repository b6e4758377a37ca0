"""A pickle's stack machine without code: what a file names stays a name, what it calls a record.

A pickle is a program. These are the opcodes of protocols 0 to 5 that SMPL's, UP-3D's and
VideoPose3D's files need, those of Python 2 included. No class is looked up, no function is called
and no attribute is set: a file's objects become `Record`, `safe_pickle` makes arrays of them.
"""

import codecs
import struct
from dataclasses import dataclass
from reprlib import repr as shown
from typing import Any

from .. import limits


class Refused(ValueError):
    """The pickle names or calls something that is not an array; nothing of it was run."""


@dataclass(frozen=True, slots=True)
class Name:
    """A class or function that the file names, by what it is good for here."""

    kind: str
    name: str


@dataclass(eq=False, repr=False, slots=True)
class Record:
    """An object of a library: what made it, with which arguments, and the state it was given.

    Its arguments may hold a list ten billion times: they are never shown in full.
    """

    kind: str
    name: str
    args: tuple
    state: Any = None
    made: object = None
    """What `safe_pickle` made of it."""


_ADMITTED = {
    ("numpy", "ndarray"): "ndarray",
    ("numpy", "dtype"): "dtype",
    ("_codecs", "encode"): "encode",
    **{(module, "_reconstructor"): "new" for module in ("copy_reg", "copyreg")},
    **{(module, name): name for module in ("__builtin__", "builtins")
       for name in ("object", "set", "bytes")},
    **{(f"numpy.{core}.{module}", name): kind for core in ("core", "_core")
       for module, name, kind in (("multiarray", "_reconstruct", "new array"),
                                  ("multiarray", "scalar", "scalar"),
                                  ("numeric", "_frombuffer", "buffer"))},
}  # fmt: skip
_SPARSE = {f"{kind}_{form}": kind for kind in ("csc", "csr", "coo") for form in ("matrix", "array")}
_OBJECTS = ("chumpy", "csc", "csr", "coo")

_CONSTANTS = {b"N": None, b")": (), b"\x88": True, b"\x89": False}
_INTEGERS = {b"K": "<B", b"M": "<H", b"J": "<i", b"G": ">d"}
_STRINGS = {  # opcode: format of the length, encoding
    b"U": ("<B", "latin1"), b"T": ("<I", "latin1"), b"X": ("<I", "utf8"), b"\x8c": ("<B", "utf8"),
    b"\x8d": ("<Q", "utf8"), b"C": ("<B", None), b"B": ("<I", None), b"\x8e": ("<Q", None),
    b"\x96": ("<Q", None),
}  # fmt: skip
_EMPTY = {b"]": list, b"}": dict, b"\x8f": list}
_TUPLES = {b"\x85": 1, b"\x86": 2, b"\x87": 3}
_PUTS = {b"q": "<B", b"r": "<I"}
_GETS = {b"h": "<B", b"j": "<I"}


class Machine:
    """Runs the opcodes of ``data`` within the budgets of `kdict.limits`."""

    def __init__(self, data: bytes):
        self.data, self.at = data, 0
        self.stack: list = []
        self.below: list[list] = []
        """The stacks below each mark."""
        self.memo: dict[int, object] = {}
        self.opcodes = limits.current().pickle_opcodes
        # Encoding text as bytes, arrays and chumpy's selections each copy what the file holds.
        self.bytes_left = 4 * len(data) + limits.current().small_bytes

    def run(self) -> object:
        """What the file holds, with `Record` where an object would be."""
        opcodes = 0
        while (code := self.take(1)) != b".":
            opcodes += 1
            if opcodes > self.opcodes:
                limits.check("pickle_opcodes", opcodes, "opcodes of the pickle")
            if code in _CONSTANTS:
                self.push(_CONSTANTS[code])
            elif code in _INTEGERS:
                self.push(self.number(_INTEGERS[code]))
            elif code in _STRINGS:
                form, encoding = _STRINGS[code]
                content = self.take(self.number(form))
                self.push(content.decode(encoding) if encoding else content)
            elif code in _EMPTY:
                self.push(_EMPTY[code]())
            elif code in _TUPLES:
                self.push(tuple(self.pop(_TUPLES[code])))
            elif code in _GETS:
                self.push(self.memo[self.number(_GETS[code])])
            elif code in _PUTS:
                self.put(self.number(_PUTS[code]))
            elif code in _OTHERS:
                _OTHERS[code](self)
            else:
                raise Refused(f"it has the opcode {code!r} at byte {self.at - 1}")
        return self.stack[-1]

    def push(self, value: object) -> None:
        self.stack.append(value)

    def take(self, count: int) -> bytes:
        """The next bytes, once as many are there as the file declares."""
        if count > len(self.data) - self.at:
            raise ValueError(
                f"{count} bytes are declared at byte {self.at} of {len(self.data)}: it is cut off"
            )
        self.at += count
        return self.data[self.at - count : self.at]

    def number(self, form: str):
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]

    def line(self) -> bytes:
        return self.take(self.data.index(b"\n", self.at) + 1 - self.at)[:-1]

    def digits(self) -> str:
        """A line with a number; Python takes long for one of many digits."""
        line = self.line()
        if len(line) > 40:
            raise ValueError(f"a number has {len(line)} digits")
        return line.decode("ascii")

    def spend(self, count: int) -> None:
        """Count bytes that are made of what the file holds."""
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise ValueError(f"a file of {len(self.data)} bytes declares far more than it holds")

    def pop(self, count: int) -> list:
        if count > len(self.stack):
            raise ValueError("it takes more from the stack than is there")
        items = self.stack[-count:]
        del self.stack[-count:]
        return items

    def since_mark(self) -> list:
        items, self.stack = self.stack, self.below.pop()
        return items

    def mark(self) -> None:
        self.below.append(self.stack)
        limits.check("nesting", len(self.below), "marks within marks")
        self.stack = []

    def discard(self) -> None:
        self.stack.pop() if self.stack else self.since_mark()

    def put(self, index: int) -> None:
        if not 0 <= index < 2**32:
            raise ValueError(f"it has the memo entry {index}")
        self.memo[index] = self.stack[-1]  # an entry per opcode at most

    def top(self, kind: type):
        if type(self.stack[-1]) is not kind:
            raise Refused(f"it sets items of a {type(self.stack[-1]).__name__}")
        return self.stack[-1]

    def add_items(self, items: list) -> None:
        self.top(list).extend(items)

    def set_items(self, items: list) -> None:
        target = self.top(dict)
        for key, value in zip(items[::2], items[1::2], strict=True):
            # Other keys take Python's time: their hashes can be made to collide.
            if not (isinstance(key, str | bytes) or (type(key) is int and abs(key) < 2**31)):
                raise Refused(f"it has a key of the type {type(key).__name__}")
            target[key] = value

    def dictionary(self) -> None:
        items = self.since_mark()
        self.push({})
        self.set_items(items)

    def integer(self) -> None:
        text = self.digits()
        self.push({"00": False, "01": True}[text] if text in ("00", "01") else int(text))

    def long(self) -> None:
        size = self.number("<B")
        if size > 16:
            raise ValueError(f"a number has {size} bytes")
        self.push(int.from_bytes(self.take(size), "little", signed=True))

    def quoted(self) -> None:
        """Text in quotation marks, as Python 2 wrote it in protocol 0."""
        line = self.line().strip()
        if len(line) < 2 or line[:1] not in (b"'", b'"') or line[-1:] != line[:1]:
            raise ValueError("text lacks its quotation marks")
        self.push(codecs.escape_decode(line[1:-1])[0].decode("latin1"))

    def frame(self) -> None:
        length = self.number("<Q")
        self.take(length)
        self.at -= length

    def name(self, module: str, name: str) -> None:
        kind = _ADMITTED.get((module, name))
        if kind is None and module.split(".")[0] == "chumpy":
            kind = "chumpy"
        if kind is None and module.startswith("scipy.sparse"):
            kind = _SPARSE.get(name)
        if kind is None:
            raise Refused(f"it names {module:.99}.{name:.99}")
        self.push(Name(kind, f"{module}.{name}"))

    def call(self) -> None:
        made, args = self.pop(2)
        if not (isinstance(made, Name) and isinstance(args, tuple)):
            raise Refused(f"it calls a {type(made).__name__}")
        if made.kind in ("new", "new array"):  # of the class that is the first argument
            admitted = _OBJECTS if made.kind == "new" else ("ndarray",)
            made = args[0] if args and isinstance(args[0], Name) else made
            if made.kind not in admitted:
                raise Refused(f"it builds an object of {made.name}")
        elif made.kind == "encode":  # so does Python 3 write bytes in protocols 0 to 2
            text, encoding = args
            if encoding != "latin1":
                raise Refused(f"it encodes text as {shown(encoding):.99}")
            self.spend(len(text))
            return self.push(text.encode("latin1"))
        elif made.kind == "bytes" and not args:
            return self.push(b"")
        elif made.kind not in ("dtype", "scalar", "buffer", "set", *_OBJECTS):
            raise Refused(f"it calls {made.name}")
        return self.push(Record(made.kind, made.name, args))

    def build(self) -> None:
        record, state = self.pop(2)
        if not isinstance(record, Record) or record.kind not in ("dtype", "ndarray", *_OBJECTS):
            raise Refused(f"it sets the state of {getattr(record, 'name', type(record).__name__)}")
        if record.state is not None:
            raise Refused(f"it sets the state of {record.name} twice")
        record.state = state
        self.push(record)

    def protocol(self) -> None:
        if (protocol := self.number("<B")) > 5:
            raise ValueError(f"it is of protocol {protocol}; expected 0 to 5")


_OTHERS = {
    b"\x80": Machine.protocol,
    b"\x95": Machine.frame,
    b"I": Machine.integer,
    b"L": lambda m: m.push(int(m.digits().removesuffix("L"))),
    b"F": lambda m: m.push(float(m.digits())),
    b"\x8a": Machine.long,
    b"S": Machine.quoted,
    b"V": lambda m: m.push(m.line().decode("raw-unicode-escape")),
    b"(": Machine.mark,
    b"0": Machine.discard,
    b"1": Machine.since_mark,
    b"2": lambda m: m.push(m.stack[-1]),
    b"t": lambda m: m.push(tuple(m.since_mark())),
    b"l": lambda m: m.push(m.since_mark()),
    b"\x91": lambda m: m.push(m.since_mark()),
    b"d": Machine.dictionary,
    b"a": lambda m: m.add_items(m.pop(1)),
    b"e": lambda m: m.add_items(m.since_mark()),
    b"\x90": lambda m: m.add_items(m.since_mark()),
    b"s": lambda m: m.set_items(m.pop(2)),
    b"u": lambda m: m.set_items(m.since_mark()),
    b"p": lambda m: m.put(int(m.digits())),
    b"\x94": lambda m: m.put(len(m.memo)),
    b"g": lambda m: m.push(m.memo[int(m.digits())]),
    b"c": lambda m: m.name(m.line().decode("ascii"), m.line().decode("ascii")),
    b"\x93": lambda m: m.name(*m.pop(2)),
    b"R": Machine.call,
    b"\x81": Machine.call,
    b"b": Machine.build,
}
