"""Compiled kernels over the rows of arrays, by as many threads as PyTorch may use."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import numba
import numpy as np
import torch


def compiled(**options) -> Callable[[Callable], Callable]:
    """Decorator: ``numba.njit`` without the interpreter's lock, cached where there is a folder.

    Where neither the package's folder nor the user's cache folder can be written, each process
    compiles anew. A folder that all users share would let one run code as another.
    """

    def compile_cached(function: Callable) -> Callable:
        kernel = numba.njit(nogil=True, **options)(function)
        with suppress(RuntimeError):  # numba: "no locator available"
            kernel.enable_caching()
        return kernel

    return compile_cached


def in_parts(kernel: Callable, *arrays: np.ndarray, most: int) -> None:
    """Call a kernel that releases the interpreter's lock with consecutive rows of the arrays.

    ``most`` is the number of threads that there is work for: starting one costs 0.1 ms.
    """
    rows = len(arrays[0])
    parts = min(torch.get_num_threads(), rows, most)
    if parts < 2:
        return kernel(*arrays)
    bounds = [rows * part // parts for part in range(parts + 1)]
    # Made anew each time: threads that are kept do not survive a fork, and are waited for in vain.
    with ThreadPoolExecutor(parts) as pool:
        slices = map(slice, bounds[:-1], bounds[1:])
        list(pool.map(lambda own: kernel(*(array[own] for array in arrays)), slices))
