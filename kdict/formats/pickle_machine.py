"""A pickle's stack machine without code: what a file names stays a name, what it calls a record.

A pickle is a program. `pickletools` reads its opcodes; those run here that SMPL's, UP-3D's and
VideoPose3D's files need, of protocols 0 to 5 and of Python 2. No class is looked up, no function is
called and no attribute is set: a file's objects become `Record`, and `safe_pickle` makes arrays of
them.
"""

import codecs
import io
import pickletools
from collections.abc import Callable
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
_BITS = 128
"""Of the largest number."""
_DIGITS = 40
"""Of the longest number in text; Python takes long for more, and quotes them all."""
_IN_DIGITS = ("INT", "LONG", "FLOAT", "PUT", "GET")


class Machine:
    """Runs the opcodes of ``data`` within the budgets of `kdict.limits`."""

    def __init__(self, data: bytes):
        self.file, self.size = io.BytesIO(data), len(data)
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
        while (code := self.file.read(1)) != b".":
            if not code:
                raise ValueError(f"it is cut off at byte {self.size}")
            opcodes += 1
            if opcodes > self.opcodes:
                limits.check("pickle_opcodes", opcodes, "opcodes of the pickle")
            opcode = pickletools.code2op.get(code.decode("latin1"))
            if opcode is None or opcode.name not in _ACTIONS:
                raise Refused(f"it has the opcode {code!r} at byte {self.file.tell() - 1}")
            _ACTIONS[opcode.name](self, *self.argument(opcode))
        return self.stack[-1]

    def argument(self, opcode: pickletools.OpcodeInfo) -> tuple:
        """What follows an opcode in the file: nothing, or one value that is as long as it says."""
        if opcode.arg is None:
            return ()
        if opcode.name == "STRING":
            return (_quoted(self.file.readline()),)
        if opcode.name in _IN_DIGITS:
            at = self.file.tell()
            if len(self.file.readline(_DIGITS + 1)) > _DIGITS:
                raise ValueError(f"a number has more than {_DIGITS} digits")
            self.file.seek(at)
        value = opcode.arg.reader(self.file)
        if isinstance(value, int) and value.bit_length() > _BITS:
            raise ValueError(f"a number has {value.bit_length()} bits")
        return (value,)

    def push(self, value: object) -> None:
        self.stack.append(value)

    def spend(self, count: int) -> None:
        """Count bytes that are made of what the file holds."""
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise ValueError(f"a file of {self.size} bytes declares far more than it holds")

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

    def frame(self, length: int) -> None:
        if length > self.size - self.file.tell():
            raise ValueError(f"a frame of {length} bytes is declared: it is cut off")

    def name(self, module: str, name: str) -> None:
        kind = _ADMITTED.get((module, name))
        if module.split(".")[0] == "chumpy":
            kind = "chumpy"
        elif module.startswith("scipy.sparse"):
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

    def protocol(self, number: int) -> None:
        if number > 5:
            raise ValueError(f"it is of protocol {number}; expected 0 to 5")


def _quoted(line: bytes) -> str:
    """Text in quotation marks, as Python 2 wrote bytes in protocol 0; pickletools reads ASCII."""
    line = line.strip()
    if len(line) < 2 or line[:1] not in (b"'", b'"') or line[-1:] != line[:1]:
        raise ValueError("text lacks its quotation marks")
    return codecs.escape_decode(line[1:-1])[0].decode("latin1")


_ACTIONS: dict[str, Callable] = {
    "PROTO": Machine.protocol,
    "FRAME": Machine.frame,
    **dict.fromkeys(
        ("INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1", "FLOAT", "BINFLOAT", "STRING",
         "BINSTRING", "SHORT_BINSTRING", "UNICODE", "BINUNICODE", "SHORT_BINUNICODE",
         "BINUNICODE8", "BINBYTES", "SHORT_BINBYTES", "BINBYTES8",),
        Machine.push,
    ),
    "BYTEARRAY8": lambda m, data: m.push(bytes(data)),
    "NONE": lambda m: m.push(None),
    "NEWTRUE": lambda m: m.push(True),
    "NEWFALSE": lambda m: m.push(False),
    "EMPTY_TUPLE": lambda m: m.push(()),
    "EMPTY_DICT": lambda m: m.push({}),
    **dict.fromkeys(("EMPTY_LIST", "EMPTY_SET"), lambda m: m.push([])),
    "TUPLE1": lambda m: m.push(tuple(m.pop(1))),
    "TUPLE2": lambda m: m.push(tuple(m.pop(2))),
    "TUPLE3": lambda m: m.push(tuple(m.pop(3))),
    "MARK": Machine.mark,
    "POP": Machine.discard,
    "POP_MARK": Machine.since_mark,
    "DUP": lambda m: m.push(m.stack[-1]),
    "TUPLE": lambda m: m.push(tuple(m.since_mark())),
    **dict.fromkeys(("LIST", "FROZENSET"), lambda m: m.push(m.since_mark())),
    "DICT": Machine.dictionary,
    "APPEND": lambda m: m.add_items(m.pop(1)),
    **dict.fromkeys(("APPENDS", "ADDITEMS"), lambda m: m.add_items(m.since_mark())),
    "SETITEM": lambda m: m.set_items(m.pop(2)),
    "SETITEMS": lambda m: m.set_items(m.since_mark()),
    **dict.fromkeys(("PUT", "BINPUT", "LONG_BINPUT"), Machine.put),
    "MEMOIZE": lambda m: m.put(len(m.memo)),
    **dict.fromkeys(("GET", "BINGET", "LONG_BINGET"), lambda m, index: m.push(m.memo[index])),
    "GLOBAL": lambda m, names: m.name(*names.split(" ", 1)),
    "STACK_GLOBAL": lambda m: m.name(*m.pop(2)),
    **dict.fromkeys(("REDUCE", "NEWOBJ"), Machine.call),
    "BUILD": Machine.build,
}  # fmt: skip
