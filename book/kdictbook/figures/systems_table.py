"""What the small versions of the other systems leave out of their papers, from their docstrings."""

import re
import sys

from ..baselines import LIFTING_METHODS, NETWORKS, Forest
from .table import PageTable, table


def systems_table() -> PageTable:
    """Of each module of `kdictbook.baselines`: what stands in the tables, and what is left out.

    Raises
    ------
    ValueError : for a module whose docstring does not say it.
    """
    kinds = [
        *LIFTING_METHODS,
        Forest,
        *(kind for kind in NETWORKS.values() if isinstance(kind, type)),
    ]
    rows = []
    for kind in kinds:
        text = " ".join((sys.modules[kind.__module__].__doc__ or "").split())
        found = re.match(r"(.+?): (.+?)\. .*Left out: (.+?)\.(?= [A-Z]|$)", text)
        if found is None:
            raise ValueError(
                f"the docstring of {kind.__module__} is {text[:60]!r}…; expected "
                "'NAME: what it does.', and 'Left out: ….'"
            )
        rows.append(list(found.groups()))
    return table(["row", "what stands here", "what its authors would miss"], rows)
