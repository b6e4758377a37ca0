"""Logs of a run: CSV files that a resumed run continues, and TensorBoard."""

import csv
import os
from collections.abc import Mapping
from pathlib import Path

from ..formats.containers import reading
from ..resources import atomic_write


class RunLog:
    """``log.csv``, a row every few steps, and ``metrics-ROLE.csv`` of the held-out images.

    Rows after ``step`` are dropped: a resumed run repeats those steps. Where TensorBoard is
    installed it gets the same numbers.
    """

    def __init__(self, folder: Path, step: int):
        self.folder = folder
        for path in folder.glob("*.csv"):
            _cut(path, step)
        try:
            from torch.utils.tensorboard import SummaryWriter
        except ImportError:
            self.board = None
        else:
            self.board = SummaryWriter(folder / "tensorboard", purge_step=step + 1)

    def write(self, name: str, row: Mapping[str, float]) -> None:
        """Append a row, which has a ``step``, to ``name``.csv, synced to disk."""
        path = self.folder / f"{name}.csv"
        new = not path.exists()
        with path.open("a", newline="") as file:
            writer = csv.DictWriter(file, row)
            if new:
                writer.writeheader()
            writer.writerow(row)
            file.flush()
            os.fsync(file.fileno())
        if self.board is not None:
            for key in row.keys() - {"step"}:
                self.board.add_scalar(f"{name}/{key}", row[key], row["step"])

    def close(self) -> None:
        if self.board is not None:
            self.board.close()


def _cut(path: Path, step: int) -> None:
    """Keep complete rows up to a step; the last row of a killed process may be incomplete."""
    with reading(path, "the log of a run"), path.open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if None not in (*row, *row.values())]
        kept = [row for row in rows if int(row["step"]) <= step]
    if not kept:
        path.unlink()
        return
    with atomic_write(path, "w") as file:
        writer = csv.DictWriter(file, kept[0])
        writer.writeheader()
        writer.writerows(kept)
