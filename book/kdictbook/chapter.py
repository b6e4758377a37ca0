"""Start of a chapter: parameters checked, one thread; and copies of results for its figures."""

from dataclasses import fields, is_dataclass, replace

import numba
import torch
from threadpoolctl import threadpool_limits

PROFILES = ("quick", "full")


def start(profile: str, device: str = "cpu") -> None:
    """Check a chapter's parameters, and compute on one thread, as the build of the book does.

    The build runs one kernel per core; run by hand, a chapter takes no more of a busy machine.

    Raises
    ------
    ValueError : for a profile other than ``"quick"`` and ``"full"``, a string that names no
        device, and a device that this machine does not have.
    """
    if profile not in PROFILES:
        raise ValueError(f"profile is {profile!r}; expected {' or '.join(map(repr, PROFILES))}")
    try:
        torch.zeros(1, device=device)
    except (RuntimeError, AssertionError) as error:
        raise ValueError(
            f"device is {device!r}, which cannot be used here ({error}); expected 'cpu', or 'cuda' "
            "on a machine with a GPU"
        ) from error
    torch.set_num_threads(1)
    numba.set_num_threads(1)
    threadpool_limits(1)


def on_cpu(value):
    """A copy on the CPU of a tensor, or of a dataclass or named tuple of tensors, for figures."""
    if isinstance(value, torch.Tensor):
        return value.detach().cpu()
    if isinstance(value, tuple):
        parts = [on_cpu(part) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if is_dataclass(value):
        moved = {field.name: on_cpu(getattr(value, field.name)) for field in fields(value)}
        return replace(value, **moved)
    return value
