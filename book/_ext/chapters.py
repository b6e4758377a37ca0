"""The book's notebooks: executed by papermill, and cached with a fingerprint of all they read.

The cached result of a chapter is ``_build/executed/<name>-<key>.ipynb``. The key is a hash of the
chapter's code cells, the locked versions and the settings (``KDICT_PROFILE``, ``KDICT_DATA``,
``KDICT_SMPL``). Its metadata list every file of ``kdict``, ``book/kdictbook`` and ``data`` that the
run read, with a hash of each; it is used as long as these are unchanged. Code that is unchanged and
reads unchanged files reads no others, so nothing is missed. Prose, captions and cell metadata are
not part of the key: they come from the source at each build.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import nbformat
from sphinx.errors import ExtensionError
from sphinx_external_toc.parsing import parse_toc_yaml

_HERE = Path(__file__).resolve().parent
PROFILES = ("quick", "full")
# One kernel per core: more threads only compete for the same cores.
ONE_THREAD = {
    name: "1"
    for name in (
        "OMP_NUM_THREADS",
        "MKL_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "VECLIB_MAXIMUM_THREADS",
        "NUMBA_NUM_THREADS",
    )
}
# Tags that change what runs; all others only change how it is shown.
RUNNING_TAGS = {"parameters", "raises-exception", "skip-execution"}
# A quick chapter takes seconds: a cell this slow hangs.
QUICK_CELL_LIMIT = 600
ANSI = re.compile(r"\x1b\[[0-9;]*m")
IMPORTS_KDICT = re.compile(r"^\s*(?:from|import) kdict\b", re.MULTILINE)


def profile() -> str:
    """The size of everything, ``quick`` or ``full``, from ``KDICT_PROFILE``."""
    found = os.environ.get("KDICT_PROFILE", "quick")
    if found not in PROFILES:
        raise ExtensionError(f"KDICT_PROFILE is {found!r}; expected {' or '.join(PROFILES)}")
    return found


def code_cells(notebook) -> list:
    """The code cells, without the parameters that papermill adds."""
    return [
        cell
        for cell in notebook.cells
        if cell.cell_type == "code" and "injected-parameters" not in tags(cell)
    ]


def tags(cell) -> set[str]:
    """A cell's tags."""
    return set(cell.metadata.get("tags", ()))


class Fingerprints:
    """SHA-256 of the files and folders of a checkout as they are when a build begins.

    What changes later, while a chapter runs, differs from the fingerprint that its result is kept
    with, so the chapter runs again.
    """

    def __init__(self, root: Path, *folders: str):
        self.root = root
        self._known: dict[str, str | None] = {}
        self._complete: tuple[str, ...] = ()
        for folder in folders:
            self[folder]
        self._complete = tuple(f"{folder}/" for folder in folders)

    def __getitem__(self, name: str) -> str | None:
        """Hash of a file's content, or of a folder's names and contents; None if it is missing."""
        if name not in self._known and not name.startswith(self._complete):
            path = self.root / name
            if path.is_dir():
                within = sorted(p.name for p in path.iterdir() if not _ignored(p))
                text = json.dumps([[part, self[f"{name}/{part}"]] for part in within])
                self._known[name] = hashlib.sha256(text.encode()).hexdigest()
            elif path.is_file():
                self._known[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        return self._known.get(name)


def _ignored(path: Path) -> bool:
    return path.name.startswith(".") or path.name == "__pycache__"


def notebook_key(notebook, locked: str | None = None) -> str:
    """Hash of a notebook's code and running tags, of the settings, and of the locked versions."""
    cells = [[cell.source, sorted(tags(cell) & RUNNING_TAGS)] for cell in code_cells(notebook)]
    settings = [profile(), os.environ.get("KDICT_DATA", ""), os.environ.get("KDICT_SMPL", "")]
    text = json.dumps([cells, settings, locked, sys.version])
    return hashlib.sha256(text.encode()).hexdigest()[:20]


@dataclass(frozen=True)
class Chapter:
    """A notebook of the book, and where its executed copy belongs."""

    name: str
    path: Path
    notebook: nbformat.NotebookNode
    fingerprints: Fingerprints
    cache: Path

    @cached_property
    def key(self) -> str:
        """What the file of its result is named by."""
        return notebook_key(self.notebook, self.fingerprints["requirements.lock"])

    @property
    def executed(self) -> Path:
        """The file of its result."""
        return self.cache / f"{self.name}-{self.key}.ipynb"

    def result(self) -> nbformat.NotebookNode | None:
        """The cached result, None where there is none or something that it read has changed."""
        if not self.executed.is_file():
            return None
        executed = nbformat.read(self.executed, as_version=4)
        reads = executed.metadata.get("kdict_reads", {"": "not recorded"})
        unchanged = all(self.fingerprints[name] == known for name, known in reads.items())
        return executed if unchanged else None

    def previous(self) -> list[Path]:
        """Files of earlier results, of this key or another."""
        stem = Path(self.name).name
        return list(self.executed.parent.glob(f"{stem}-{'?' * len(self.key)}.ipynb"))

    def last_duration(self) -> float:
        """Seconds that the last run took, or on a first build the recorded ones; infinity where
        neither is known: unknown ones go first."""
        for path in self.previous():
            meta = json.loads(path.read_text(encoding="utf8"))["metadata"].get("papermill", {})
            return meta.get("duration") or float("inf")
        return _recorded_durations(self.fingerprints.root).get(self.name, float("inf"))


@cache
def _recorded_durations(root: Path) -> dict[str, float]:
    path = root / "data" / "results" / "speed.json"
    rows = json.loads(path.read_text(encoding="utf8")) if path.is_file() else []
    return {r["method"]: r["values"][0][2] for r in rows if r["protocol"] == "book, chapters"}


def chapters(srcdir: Path, cache: Path, fingerprints: Fingerprints) -> list[Chapter]:
    """The notebooks of the table of contents."""
    found = []
    for name in parse_toc_yaml(srcdir / "_toc.yml"):
        path = srcdir / f"{name}.ipynb"
        if not path.is_file():
            continue
        notebook = nbformat.read(path, as_version=4)
        if not any("parameters" in tags(cell) for cell in code_cells(notebook)):
            raise ExtensionError(
                f"chapter {name}: no code cell is tagged 'parameters'; tag the first one, the one "
                "that sets profile, seed and device"
            )
        found.append(Chapter(name, path, notebook, fingerprints, cache))
    return found


def execute(chapter: Chapter) -> float:
    """Run one chapter in its own folder and cache the result; seconds taken.

    The result is made in a folder of its own and moved to its place when it is complete, so that a
    build that is killed, or two at once, leave none that is cut short.
    """
    start = time.monotonic()
    chapter.executed.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=chapter.executed.parent, prefix=".running-") as folder:
        partial, log = Path(folder, "chapter.ipynb"), Path(folder, "reads.txt")
        ran = _papermill(chapter, partial, log)
        if ran.returncode:
            raise ExtensionError(_failure(chapter, partial, ran.stderr))
        executed = nbformat.read(partial, as_version=4)
        _check_complete(chapter, executed)
        reads = set(log.read_text("utf8").splitlines()) if log.is_file() else set()
        source = "\n".join(cell.source for cell in code_cells(chapter.notebook))
        if IMPORTS_KDICT.search(source) and "kdict/__init__.py" not in reads:
            raise ExtensionError(
                f"chapter {chapter.name}: kdict was not imported from {chapter.fingerprints.root}; "
                "install this checkout with 'pip install --editable .'"
            )
        executed.metadata["kdict_reads"] = {
            name: chapter.fingerprints[name] for name in sorted(reads)
        }
        nbformat.write(executed, partial)
        partial.replace(chapter.executed)
    for path in chapter.previous():
        if path != chapter.executed:
            path.unlink(missing_ok=True)
    return time.monotonic() - start


def _papermill(chapter: Chapter, partial: Path, log: Path) -> subprocess.CompletedProcess:
    """Run the notebook in a process that ends with this one, and record what it reads."""
    arguments = {
        "input_path": str(chapter.path),
        "output_path": str(partial),
        "parameters": {"profile": profile()},
        "cwd": str(chapter.path.parent),
        "execution_timeout": QUICK_CELL_LIMIT if profile() == "quick" else None,
    }
    paths = [str(_HERE / "recorder"), *filter(None, [os.environ.get("PYTHONPATH")])]
    recording = {
        "PYTHONPATH": os.pathsep.join(paths),
        "KDICT_ROOT": str(chapter.fingerprints.root.resolve()),
        "KDICT_READS": str(log.resolve()),
    }
    alive, held = os.pipe()
    try:
        return subprocess.run(
            [sys.executable, str(_HERE / "runner.py"), json.dumps(arguments)],
            stdin=alive,
            env=os.environ | ONE_THREAD | recording,
            capture_output=True,
            text=True,
        )
    finally:
        os.close(alive)
        os.close(held)


def _check_complete(chapter: Chapter, executed) -> None:
    """Raise where a cell of the source was not executed."""
    source, ran = code_cells(chapter.notebook), code_cells(executed)
    done = [cell.source for cell in ran if cell.execution_count or not cell.source.strip()]
    wanted = [cell.source for cell in source if "skip-execution" not in tags(cell)]
    if done != wanted:
        raise ExtensionError(
            f"chapter {chapter.name}: {len(done)} of {len(wanted)} code cells were executed"
        )


def _failure(chapter: Chapter, partial: Path, stderr: str) -> str:
    """What failed: chapter, cell, its first lines, and the traceback."""
    if partial.is_file():
        executed = nbformat.read(partial, as_version=4)
        for index, cell in enumerate(code_cells(executed), start=1):
            for output in cell.get("outputs", ()):
                if output.output_type == "error" and "raises-exception" not in tags(cell):
                    head = "\n".join(f"    {line}" for line in cell.source.splitlines()[:5])
                    trace = ANSI.sub("", "\n".join(output.traceback))
                    return f"chapter {chapter.name}: code cell {index} failed\n{head}\n{trace}"
    return f"chapter {chapter.name}: papermill failed\n{ANSI.sub('', stderr)[-4000:]}"
