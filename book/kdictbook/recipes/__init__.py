"""Recipes that make the files in ``data/``; run one as ``python -m kdictbook.recipes.NAME``."""

import argparse
import logging
from pathlib import Path

from kdictbook.corpus import clips_folder


def arguments(description: str, out: str) -> argparse.Namespace:
    """``--out`` and ``--seed`` of a recipe that needs the real clips; progress goes to the log."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path(out), help=f"default: {out}")
    parser.add_argument("--seed", type=int, default=0)
    parsed = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if clips_folder("train") is None:
        parser.error("KDICT_DATA is not set; it names the folder that holds cmu-expmap")
    return parsed
