"""The rows of arrays shared among the threads of PyTorch's OpenMP pool, for compiled kernels.

A pool of Python threads costs milliseconds per call, most of them spent waiting for the interpreter
lock. `GOMP_parallel`, part of the stable binary interface of GCC's OpenMP runtime, which PyTorch's
Linux wheels load, runs a C function on every thread of the pool that PyTorch's operators use, for
microseconds. Without that runtime, or in a forked process, whose copy of the pool has no threads,
one thread does all the work.
"""

import ctypes
import hashlib
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple

import numba
import numpy as np
import torch
from llvmlite import binding
from numba import types
from numba.core import cgutils
from numba.core.caching import IndexDataCacheFile
from numba.core.ccallback import CFunc
from numba.extending import intrinsic
from numba.np.numpy_support import carray


class CompiledFiles(IndexDataCacheFile):
    """Numba's cache of a function with a file of its own for each key, and no index.

    Numba numbers the files of a function by an index that a process reads before it writes it. So
    two processes that compile at once can exchange their machine code.
    """

    def save(self, key, data):
        self._save_data(self._file(key), (self._source_stamp, data))

    def load(self, key):
        try:
            stamp, data = self._load_data(self._file(key))
        except FileNotFoundError:
            return None
        return data if stamp == self._source_stamp else None

    def _file(self, key) -> str:
        digest = hashlib.sha256(repr((self._version, key)).encode()).hexdigest()
        return self._index_name.replace(".nbi", f".{digest[:20]}.nbc")


def _keep_compiled(kernel) -> None:
    """Cache a function's machine code on disk, where there is a folder for it."""
    with suppress(RuntimeError):  # numba: "no locator available"
        kernel.enable_caching()
        cache = kernel._cache
        impl = cache._impl
        cache._cache_file = CompiledFiles(
            cache.cache_path, impl.filename_base, impl.locator.get_source_stamp()
        )


def compiled(**options) -> Callable[[Callable], Callable]:
    """Decorator: ``numba.njit`` without the interpreter's lock, cached where there is a folder.

    Where neither the package's folder nor the user's cache folder can be written, each process
    compiles anew. A folder that all users share would let one run code as another.
    """

    def compile_cached(function: Callable) -> Callable:
        kernel = numba.njit(nogil=True, **options)(function)
        _keep_compiled(kernel)
        return kernel

    return compile_cached


class ParallelKernel(NamedTuple):
    """A compiled function of the address of a job, for `run`."""

    call: Callable[[ctypes.Array], None]
    address: int
    function: CFunc


def parallel_kernel(function: Callable) -> ParallelKernel:
    """Decorator: ``numba.cfunc`` of the address of a job, for `run`; cached as by `compiled`.

    A cached closure must hold only what pickles to the same bytes in every process.
    """
    signature = types.void(types.voidptr)
    kernel = CFunc(function, (signature.args, signature.return_type), {}, {})
    _keep_compiled(kernel)
    kernel.compile()
    return ParallelKernel(_FUNCTION(kernel.address), kernel.address, kernel)


_FUNCTION = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_loaded = ctypes.CDLL(None) if os.name == "posix" else None
_forked = False


def _after_fork():
    global _forked
    _forked = True


if hasattr(_loaded, "GOMP_parallel"):
    for _name in ("omp_get_thread_num", "omp_get_num_threads"):
        binding.add_symbol(_name, ctypes.cast(getattr(_loaded, _name), ctypes.c_void_p).value)
    _thread = types.ExternalFunction("omp_get_thread_num", types.intc())
    _threads = types.ExternalFunction("omp_get_num_threads", types.intc())
    _parallel = _loaded.GOMP_parallel
    _parallel.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint, ctypes.c_uint]
    _parallel.restype = None
    os.register_at_fork(after_in_child=_after_fork)

    @compiled()
    def own_rows(rows):
        """The first row of the calling thread's share of ``rows``, and how many there are."""
        thread, threads = _thread(), _threads()
        first = rows * thread // threads
        return first, rows * (thread + 1) // threads - first
else:
    _parallel = None

    @compiled()
    def own_rows(rows):
        """All rows: there is one thread."""
        return 0, rows


@intrinsic
def pointer(typing_context, address):
    """The pointer with an integer address, for `numba.carray`."""

    def cast(context, builder, signature, args):
        return builder.inttoptr(args[0], cgutils.voidptr_t)

    return types.voidptr(types.intp), cast


NUMPY = {torch.float32: np.float32, torch.float64: np.float64}
"""The numbers that compiled loops take."""


@compiled()
def own_part(address, first, shape, number):
    """``shape[0]`` rows from ``first`` on of a contiguous array of numbers."""
    size = carray(pointer(address), 1, number).itemsize
    for extent in shape[1:]:
        size *= extent
    return carray(pointer(address + first * size), shape, number)


def run(
    kernel: ParallelKernel, numbers: Sequence[int], *arrays: torch.Tensor | np.ndarray, most: int
) -> None:
    """Call a compiled function on as many threads as PyTorch may use.

    Parameters
    ----------
    kernel : a `parallel_kernel` of a pointer to the job, an array of integers: ``numbers``, then
        the addresses of the arrays. It works on its `own_rows`.
    numbers : sizes and settings, the first one the number of rows.
    arrays : contiguous NumPy arrays, and tensors on the CPU.
    most : the number of threads that there is work for.
    """
    job = list(numbers)
    for array in arrays:
        job.append(array.data_ptr() if isinstance(array, torch.Tensor) else array.ctypes.data)
    job = (ctypes.c_ssize_t * len(job))(*job)
    threads = min(torch.get_num_threads(), numbers[0], most)
    if threads > 1 and _parallel is not None and not _forked:
        _parallel(kernel.address, job, threads, 0)
    else:
        kernel.call(job)
