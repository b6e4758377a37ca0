"""One check, and one message, for the shapes of arrays that are given or read."""

from typing import Any


def require_shape(name: str, array: Any, *expected: int | str) -> None:
    """Check the shape of an array or tensor.

    A string in ``expected`` stands for any size; ``"..."`` at the beginning for any leading
    dimensions.

    Raises
    ------
    ValueError : for another shape; says what was found and expected.
    """
    shape = tuple(array.shape)
    sizes = expected[1:] if expected[0] == "..." else expected
    leading = max(len(shape) - len(sizes), 0) if sizes is not expected else 0
    fits = len(shape) == leading + len(sizes) and all(
        isinstance(size, str) or found == size
        for found, size in zip(shape[leading:], sizes, strict=True)
    )
    if not fits:
        text = ", ".join(map(str, expected)) + ("," if len(expected) == 1 else "")
        raise ValueError(f"{name} has shape {shape}; expected ({text})")
