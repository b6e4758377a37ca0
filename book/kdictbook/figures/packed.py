"""Array encoding for the browser: lists when short, base64 of integers when long.

The reading half is ``book/widgets/src/packed.js``.
"""

import base64

import numpy as np
from numpy.typing import ArrayLike

_SHORT = 512


def to_numpy(array: ArrayLike) -> np.ndarray:
    """A NumPy array of an array, a nested list or a tensor on any device."""
    return np.asarray(array.detach().cpu() if hasattr(array, "detach") else array)


def raw(array: ArrayLike, dtype: str) -> dict:
    """The array's own numbers as ``dtype``, one of int16, uint8, uint16, float32."""
    values = np.ascontiguousarray(array, dtype=np.dtype(dtype).newbyteorder("<"))
    data = base64.b64encode(values.tobytes()).decode("ascii")
    return {"dtype": dtype, "shape": list(values.shape), "data": data}


def quantized(array: ArrayLike) -> dict:
    """The array as int16 times a scale; no value is off by more than max|array| / 65534."""
    values = to_numpy(array).astype(np.float64)
    largest = np.abs(values).max(initial=0.0)
    scale = float(largest / 32767) if largest > 0 else 1.0
    return {**raw(np.round(values / scale), "int16"), "scale": scale}


def pack(array: ArrayLike | None) -> list | dict | None:
    """A list, rounded to 6 decimals, of up to 512 numbers; `quantized` beyond; None of None."""
    if array is None:
        return None
    values = to_numpy(array).astype(np.float64)
    return values.round(6).tolist() if values.size <= _SHORT else quantized(values)


def unpack(value: list | dict | None) -> np.ndarray | None:
    """The float64 array of what `pack` wrote; None of None."""
    if value is None or isinstance(value, list):
        return None if value is None else np.asarray(value, dtype=np.float64)
    numbers = np.frombuffer(
        base64.b64decode(value["data"]), dtype=np.dtype(value["dtype"]).newbyteorder("<")
    )
    return numbers.reshape(value["shape"]) * value.get("scale", 1.0)
