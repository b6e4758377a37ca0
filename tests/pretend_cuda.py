"""A GPU that is not there: tensors stay on the CPU, and what a real one refuses is refused.

`pretend` follows every call of PyTorch from Python. As a program, ``python tests/pretend_cuda.py
book/model/network.ipynb``, it runs a chapter's cells with ``device = "cuda"`` and says which
layers of networks were computed on the CPU all the same.
"""

import contextlib
import json
import os
import sys
import threading
import traceback
from collections import Counter
from pathlib import Path

import torch
from torch.multiprocessing.reductions import StorageWeakRef
from torch.overrides import TorchFunctionMode
from torch.utils._pytree import tree_flatten

CUDA = torch.device("cuda", 0)
_GETTERS = {torch.Tensor.device.__get__: CUDA, torch.Tensor.is_cuda.__get__: True}
_MOVES = {torch.Tensor.to, torch.Tensor.cpu, torch.Tensor.cuda}
_TO_HOST = {"numpy", "__array__"}
_ANY_DEVICE = {"copy_", "__getitem__", "index", "new_tensor", "type_as", "set_", "__set__",
               "_has_compatible_shallow_copy_type", "backward", "load_state_dict",
               "__deepcopy__", "__setstate__", "__reduce_ex__", "__repr__"}  # fmt: skip
LAYERS = ("conv2d", "linear")


def _named(function) -> str:
    return getattr(function, "__name__", str(function))


class PretendCuda(TorchFunctionMode):
    """Remembers which storages are on the pretended GPU; ``on_cpu`` counts layers that were not."""

    _marked: dict[int, StorageWeakRef] = {}  # noqa: RUF012  what a cache keeps outlives a block

    def __init__(self):
        super().__init__()
        self.on_cpu: Counter[str] = Counter()

    def _storage(self, tensor: torch.Tensor):
        try:
            return (tensor._values() if tensor.is_sparse else tensor).untyped_storage()
        except (NotImplementedError, RuntimeError):  # inside of torch.func
            return None

    def holds(self, tensor: torch.Tensor) -> bool:
        """Whether a tensor is on the pretended GPU."""
        storage = self._storage(tensor)
        return storage is not None and storage._cdata in self._marked

    def _mark(self, tree):
        for tensor in tree_flatten(tree)[0]:
            if isinstance(tensor, torch.Tensor) and (storage := self._storage(tensor)) is not None:
                self._marked[storage._cdata] = StorageWeakRef(storage)
        if len(self._marked) > 20_000:
            for key in [k for k, ref in self._marked.items() if ref.expired()]:
                del self._marked[key]
        return tree

    def __torch_function__(self, function, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        name = _named(function)
        if function in _GETTERS and self.holds(args[0]):
            return _GETTERS[function]
        tensors = [t for t in tree_flatten((args, kwargs))[0] if isinstance(t, torch.Tensor)]
        held = [self.holds(t) for t in tensors]
        if function in _MOVES:
            return self._move(function, args, kwargs, held)
        if any(held) and name in _TO_HOST:
            raise TypeError("can't convert cuda:0 device type tensor to numpy; use Tensor.cpu()")
        device = kwargs.get("device")
        if device is not None:
            kwargs = kwargs | {"device": "cpu"}
            device = torch.device(device)
            if device.type == "cuda" and isinstance(kwargs.get("generator"), torch.Generator):
                raise RuntimeError("expected a 'cuda' device type for generator but found 'cpu'")
        inside_backward = torch._C._current_autograd_node() is not None
        first = bool(held and held[0])
        if any(held) and not inside_backward:
            foreign = [
                t for t, h in zip(tensors, held, strict=True)
                if not h and t.dim() and self._storage(t) is not None
            ]  # fmt: skip
            index_only = name in ("__getitem__", "__setitem__") and first
            free = name in _ANY_DEVICE or index_only
            if foreign and (not free or (name == "__getitem__" and not first)):
                raise RuntimeError(
                    f"{name}: expected all tensors on the same device, found cuda:0 and cpu, "
                    f"shapes {[tuple(t.shape) for t in tensors]}"
                )
        if name in LAYERS and not any(held):
            self.on_cpu[_place()] += 1
        result = function(*args, **kwargs)
        if (device is not None and device.type == "cuda") or (device is None and any(held)):
            if name == "copy_":  # the device stays that of the target
                return result
            self._mark(result)
        return result

    def _move(self, function, args, kwargs, held):
        given = [*args[1:], *kwargs.values()]
        where = "cuda" if function is torch.Tensor.cuda else None
        where = "cpu" if function is torch.Tensor.cpu else where
        for value in given:
            if isinstance(value, torch.Tensor):
                where = "cuda" if self.holds(value) else "cpu"
            elif isinstance(value, str | torch.device):
                where = torch.device(value).type
        if where is None or where == ("cuda" if held[0] else "cpu"):
            result = args[0].to(dtype=self._dtype(given))
            return self._mark(result) if held[0] else result
        result = args[0].to(dtype=self._dtype(given), copy=True)
        return self._mark(result) if where == "cuda" else result

    @staticmethod
    def _dtype(given):
        for value in given:
            if isinstance(value, torch.dtype):
                return value
            if isinstance(value, torch.Tensor):
                return value.dtype
        return None


def _place() -> str:
    frames = [
        f"{Path(frame.filename).name}:{frame.lineno}"
        for frame in traceback.extract_stack()[:-2]
        if "site-packages" not in frame.filename and "tests/" not in frame.filename
    ]
    return " > ".join(frames[-4:])


@contextlib.contextmanager
def pretend():
    """A `PretendCuda` for the block, in all of its threads."""
    mode, run = PretendCuda(), threading.Thread.run

    def inside(thread):
        with mode:
            run(thread)

    before = torch.cuda.is_available, torch.cuda.set_device
    torch.cuda.is_available, torch.cuda.set_device = lambda: True, lambda device: None
    threading.Thread.run = inside
    try:
        with mode:
            yield mode
    finally:
        threading.Thread.run = run
        torch.cuda.is_available, torch.cuda.set_device = before


def run_chapter(path: Path) -> Counter[str]:
    """Run a chapter's code cells with ``device = "cuda"``; layers computed on the CPU, by place."""
    import matplotlib as mpl
    from IPython.core.interactiveshell import InteractiveShell

    mpl.use("agg")
    path = path.resolve()
    os.chdir(path.parent)
    shell = InteractiveShell.instance()
    shell.display_formatter.format = lambda *a, **k: ({}, {})
    cells = [c for c in json.loads(path.read_text())["cells"] if c["cell_type"] == "code"]
    with pretend() as mode:
        for cell in cells:
            shell.run_cell("".join(cell["source"])).raise_error()
            if "parameters" in cell["metadata"].get("tags", []):
                shell.user_ns["device"] = "cuda"
    return mode.on_cpu


if __name__ == "__main__":
    for chapter in map(Path, sys.argv[1:]):
        for place, count in run_chapter(chapter).items():
            print(f"{chapter}: {count} layers on the CPU at {place}")
