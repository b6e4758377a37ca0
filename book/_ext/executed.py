"""Notebooks reach the page through papermill: a Sphinx extension that runs and remembers them.

Before Sphinx reads anything, every notebook of the table of contents whose results are missing is
executed, as many at a time as there are cores. Results are kept under ``_build/executed`` by a key:
the hash of the notebook's code, of the package, of ``data/``, of the locked versions, and of the
settings (``KDICT_PROFILE``, ``KDICT_DATA``). Prose, captions and cell metadata are no part of the
key, they come from the source at each build; so editing a sentence runs nothing.

A cell that fails, and a chapter that is not in the output, fail the build by name.
"""

import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

import nbformat
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx_external_toc.parsing import parse_toc_yaml

logger = logging.getLogger(__name__)

# A kernel a core: more threads only fight over the same cores.
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


def profile() -> str:
    """The size of everything, ``quick`` or ``full``, from ``KDICT_PROFILE``."""
    return os.environ.get("KDICT_PROFILE", "quick")


def _code_cells(notebook) -> list:
    return [
        cell
        for cell in notebook.cells
        if cell.cell_type == "code" and "injected-parameters" not in _tags(cell)
    ]


def _tags(cell) -> set[str]:
    return set(cell.metadata.get("tags", ()))


def _files(root: Path, *folders: str) -> list[Path]:
    """The files of some folders that can change a result, in a fixed order."""
    found = []
    for folder in folders:
        for path in (root / folder).rglob("*"):
            hidden = any(
                part.startswith(".") or part in {"__pycache__", "node_modules"}
                for part in path.relative_to(root).parts
            )
            if path.is_file() and not hidden and path.suffix not in {".pyc", ".so", ".js", ".md"}:
                found.append(path)
    return sorted(found)


def surroundings(root: Path) -> str:
    """Hash of everything outside a notebook that its results depend on."""
    digest = hashlib.sha256()
    for path in [*_files(root, "kdict", "book/kdictbook", "data"), root / "requirements.lock"]:
        if path.is_file():
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    settings = [profile(), os.environ.get("KDICT_DATA", ""), os.environ.get("KDICT_SMPL", "")]
    digest.update(json.dumps(settings).encode())
    return digest.hexdigest()


def notebook_key(notebook, surroundings: str) -> str:
    """Key of a notebook's results: its code and tags that matter, not outputs, prose or ids."""
    cells = [[cell.source, sorted(_tags(cell) & RUNNING_TAGS)] for cell in _code_cells(notebook)]
    return hashlib.sha256(json.dumps([cells, surroundings]).encode()).hexdigest()[:20]


def merge(source, executed) -> str:
    """The source notebook with the outputs of its executed copy, as the JSON that Sphinx reads."""
    page = nbformat.from_dict(json.loads(json.dumps(source)))
    for cell, ran in zip(_code_cells(page), _code_cells(executed), strict=True):
        cell.outputs = ran.get("outputs", [])
        cell.execution_count = ran.get("execution_count")
        for output in cell.outputs:
            data = output.get("data", {})
            # A figure of kdict carries JupyterLab's own form as well; the page needs only HTML.
            if "kdict-figure" in "".join(data.get("text/html", "")):
                output["data"] = {"text/html": data["text/html"]}
    return nbformat.writes(page)


@dataclass(frozen=True)
class Chapter:
    """A notebook of the book: its place, its content and where its executed copy belongs."""

    name: str
    path: Path
    notebook: nbformat.NotebookNode
    key: str
    cache: Path

    @property
    def executed(self) -> Path:
        return self.cache / f"{self.name}-{self.key}.ipynb"

    def older(self) -> list[Path]:
        pattern = f"{Path(self.name).name}-{'?' * len(self.key)}.ipynb"
        return [p for p in self.executed.parent.glob(pattern) if p != self.executed]

    def last_duration(self) -> float:
        """Seconds that the last run took, infinity where there was none: unknown ones go first."""
        for path in self.older():
            meta = json.loads(path.read_text(encoding="utf8"))["metadata"].get("papermill", {})
            return meta.get("duration") or float("inf")
        return float("inf")


def chapters(srcdir: Path, cache: Path) -> list[Chapter]:
    """The notebooks of the table of contents."""
    around = surroundings(srcdir.parent)
    found = []
    for name in parse_toc_yaml(srcdir / "_toc.yml"):
        path = srcdir / f"{name}.ipynb"
        if not path.is_file():
            continue
        notebook = nbformat.read(path, as_version=4)
        if not any("parameters" in _tags(cell) for cell in _code_cells(notebook)):
            raise ExtensionError(
                f"chapter {name}: no code cell is tagged 'parameters'; tag the first one, the one "
                "that sets profile, seed and device"
            )
        found.append(Chapter(name, path, notebook, notebook_key(notebook, around), cache))
    return found


def execute(chapter: Chapter) -> float:
    """Run one chapter in its own folder and keep the result; seconds taken."""
    start = time.monotonic()
    partial = chapter.executed.with_suffix(".running.ipynb")
    partial.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "papermill", str(chapter.path), str(partial)]
    command += ["-p", "profile", profile(), "--cwd", str(chapter.path.parent), "-k", "python3"]
    command += ["--no-progress-bar"]
    if profile() == "quick":
        command += ["--execution-timeout", str(QUICK_CELL_LIMIT)]
    ran = subprocess.run(command, env=os.environ | ONE_THREAD, capture_output=True, text=True)
    if ran.returncode:
        message = _failure(chapter, partial, ran.stderr)
        partial.unlink(missing_ok=True)
        raise ExtensionError(message)
    partial.replace(chapter.executed)
    for path in chapter.older():
        path.unlink()
    return time.monotonic() - start


def _failure(chapter: Chapter, partial: Path, stderr: str) -> str:
    """What failed: chapter, cell, its first lines, and the traceback."""
    if partial.is_file():
        executed = nbformat.read(partial, as_version=4)
        for index, cell in enumerate(_code_cells(executed), start=1):
            for output in cell.get("outputs", ()):
                if output.output_type == "error" and "raises-exception" not in _tags(cell):
                    head = "\n".join(f"    {line}" for line in cell.source.splitlines()[:5])
                    trace = ANSI.sub("", "\n".join(output.traceback))
                    return f"chapter {chapter.name}: code cell {index} failed\n{head}\n{trace}"
    return f"chapter {chapter.name}: papermill failed\n{ANSI.sub('', stderr)[-4000:]}"


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def execute_missing(app) -> None:
    """Execute what has no result yet (builder-inited)."""
    began = time.monotonic()
    cache = Path(app.outdir).parent / "executed"
    app.kdict_chapters = {c.name: c for c in chapters(Path(app.srcdir), cache)}
    missing = [c for c in app.kdict_chapters.values() if not c.executed.is_file()]
    app.kdict_build = {"began": began, "executed": len(missing), "executing": 0.0, "read": 0}
    missing.sort(key=Chapter.last_duration, reverse=True)
    if not missing:
        return
    logger.info("executing %d notebooks, profile %s", len(missing), profile())
    failures = []
    with ThreadPoolExecutor(max_workers=_cores()) as pool:
        running = {pool.submit(execute, chapter): chapter for chapter in missing}
        for done, future in enumerate(as_completed(running), start=1):
            name = running[future].name
            try:
                logger.info("[%d/%d] %s: %.0f s", done, len(missing), name, future.result())
            except ExtensionError as error:
                logger.info("[%d/%d] %s: FAILED", done, len(missing), name)
                failures.append(str(error))
    if failures:
        raise ExtensionError("\n\n".join(failures))
    app.kdict_build["executing"] = time.monotonic() - began


def outdated(app, env, added, changed, removed) -> list[str]:
    """Pages whose results changed though their source did not (env-get-outdated)."""
    shown = getattr(env, "kdict_shown", {})
    found = [n for n, c in app.kdict_chapters.items() if n in shown and shown[n] != c.key]
    app.kdict_build["read"] = len({*added, *changed, *found})
    return found


def read_executed(app, docname: str, content: list[str]) -> None:
    """Give Sphinx the notebook with its results (source-read)."""
    chapter = app.kdict_chapters.get(docname)
    if chapter is None:
        return
    content[0] = merge(chapter.notebook, nbformat.read(chapter.executed, as_version=4))
    if not hasattr(app.env, "kdict_shown"):
        app.env.kdict_shown = {}
    app.env.kdict_shown[docname] = chapter.key


def copy_figure_assets(app) -> None:
    """Put what the figures load into ``_static/kdict``: plotly.js, the widgets, shared meshes, and
    the network that a page runs."""
    import plotly

    folder = Path(app.outdir) / "_static" / "kdict"
    folder.mkdir(parents=True, exist_ok=True)
    root = Path(app.srcdir).parent
    scripts = sorted((root / "book" / "kdictbook" / "figures" / "static").glob("*.js"))
    scripts.append(Path(plotly.__file__).parent / "package_data" / "plotly.min.js")
    for script in scripts:
        shutil.copy2(script, folder / script.name)
    if not (root / "book" / "kdictbook" / "figures" / "assets.py").is_file():
        return
    current = surroundings(root)
    # Importing kdict takes torch's seconds: only when something it writes from has changed.
    with once(folder / "assets.stamp", current) as changed:
        if changed:
            from kdictbook.figures import assets

            assets.write(folder)
    # The network is made for a book that has a page to run it.
    pages = Path(app.outdir).rglob("*.html")
    if any('data-kind="try_it"' in page.read_text("utf8") for page in pages):
        with once(folder / "network.stamp", current) as changed:
            if changed:
                from kdictbook.figures import asset_chunks

                logger.info("writing the network for the browser")
                asset_chunks.write(folder)


@contextlib.contextmanager
def once(stamp: Path, current: str):
    """Whether what the stamp belongs to must be made; it is renewed when that is done."""
    changed = not stamp.is_file() or stamp.read_text() != current
    yield changed
    if changed:
        stamp.write_text(current)


def finish(app, error) -> None:
    """Complete the output and check that it is complete (build-finished)."""
    if error is not None or app.builder.format != "html":
        return
    copy_figure_assets(app)
    absent = [
        name
        for name in parse_toc_yaml(Path(app.srcdir) / "_toc.yml")
        if not Path(app.builder.get_outfilename(name)).is_file()
    ]
    if absent:
        raise ExtensionError(
            f"in _toc.yml but not in {app.outdir}: {', '.join(absent)}; write the missing files "
            "or take them out of _toc.yml"
        )


def note_times(app, error) -> None:
    """Keep beside the results how long the last clean build took, which ran every chapter, and the
    last incremental one, which ran none (build-finished)."""
    build = dict(app.kdict_build)
    kind = {len(app.kdict_chapters): "clean", 0: "incremental"}.get(build["executed"])
    if error is not None or app.builder.format != "html" or kind is None:
        return
    build["total"] = time.monotonic() - build.pop("began")
    path = Path(app.outdir).parent / "executed" / "times.json"
    times = json.loads(path.read_text()) if path.is_file() else {}
    path.write_text(json.dumps(times | {kind: build | {"cores": _cores(), "profile": profile()}}))


def setup(app):
    """Connect to Sphinx."""
    app.connect("builder-inited", execute_missing)
    app.connect("env-get-outdated", outdated)
    app.connect("source-read", read_executed)
    app.connect("build-finished", finish)
    app.connect("build-finished", note_times)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
