"""Start of a chapter: parameters checked, one thread."""

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
