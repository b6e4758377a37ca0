"""Notebooks reach the page through papermill: a Sphinx extension that runs and caches them.

Before Sphinx reads anything, every notebook of the table of contents whose result is missing or
out of date is executed (`chapters`), as many at a time as there are cores. A cell that fails, and a
chapter that is not in the output, fail the build by name.
"""

import contextlib
import hashlib
import json
import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import nbformat
from chapters import Chapter, Fingerprints, chapters, code_cells, execute, profile, tags
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx_external_toc.parsing import parse_toc_yaml

logger = logging.getLogger(__name__)

FOLDERS = ("kdict", "book/kdictbook", "data")


def merge(source, executed) -> str:
    """The source notebook with the outputs of its executed copy, as the JSON that Sphinx reads.

    The cell of parameters, the same in every chapter, is not shown; the front page explains it.
    """
    page = nbformat.from_dict(json.loads(json.dumps(source)))
    for cell, ran in zip(code_cells(page), code_cells(executed), strict=True):
        if "parameters" in tags(cell):
            cell.metadata["tags"] = sorted(tags(cell) | {"remove-cell"})
        cell.outputs = ran.get("outputs", [])
        cell.execution_count = ran.get("execution_count")
        for output in cell.outputs:
            data = output.get("data", {})
            # A figure of kdict carries JupyterLab's own form as well; the page needs only HTML.
            if "kdict-figure" in "".join(data.get("text/html", "")):
                output["data"] = {"text/html": data["text/html"]}
    return nbformat.writes(page)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def execute_missing(app) -> None:
    """Execute the chapters without a current result, and load all results (builder-inited)."""
    began = time.monotonic()
    root = Path(app.srcdir).parent
    app.kdict_fingerprints = Fingerprints(root, *FOLDERS)
    cache = Path(app.outdir).parent / "executed"
    found = chapters(Path(app.srcdir), cache, app.kdict_fingerprints)
    app.kdict_chapters = {chapter.name: chapter for chapter in found}
    # In memory from here on: another build may replace the files.
    app.kdict_results = {c.name: r for c in found if (r := c.result()) is not None}
    missing = [chapter for chapter in found if chapter.name not in app.kdict_results]
    app.kdict_build = {"began": began, "executed": len(missing), "executing": 0.0, "read": 0}
    missing.sort(key=Chapter.last_duration, reverse=True)
    if not missing:
        return
    logger.info("executing %d notebooks, profile %s", len(missing), profile())
    failures = []
    with ThreadPoolExecutor(max_workers=_cores()) as pool:
        running = {pool.submit(execute, chapter): chapter for chapter in missing}
        for done, future in enumerate(as_completed(running), start=1):
            chapter = running[future]
            try:
                seconds = future.result()
            except ExtensionError as error:
                logger.info("[%d/%d] %s: FAILED", done, len(missing), chapter.name)
                failures.append(str(error))
                continue
            logger.info("[%d/%d] %s: %.0f s", done, len(missing), chapter.name, seconds)
            app.kdict_results[chapter.name] = nbformat.read(chapter.executed, as_version=4)
    if failures:
        raise ExtensionError("\n\n".join(failures))
    app.kdict_build["executing"] = time.monotonic() - began


def _digest(executed) -> str:
    """What a page is compared by: it is written again when its result is another."""
    return hashlib.sha256(nbformat.writes(executed).encode()).hexdigest()


def outdated(app, env, added, changed, removed) -> list[str]:
    """Pages whose results changed though their source did not (env-get-outdated)."""
    shown = getattr(env, "kdict_shown", {})
    results = app.kdict_results.items()
    found = [name for name, result in results if name in shown and shown[name] != _digest(result)]
    app.kdict_build["read"] = len({*added, *changed, *found})
    return found


def read_executed(app, docname: str, content: list[str]) -> None:
    """Give Sphinx the notebook with its results (source-read)."""
    chapter = app.kdict_chapters.get(docname)
    if chapter is None:
        return
    result = app.kdict_results[docname]
    content[0] = merge(chapter.notebook, result)
    if not hasattr(app.env, "kdict_shown"):
        app.env.kdict_shown = {}
    app.env.kdict_shown[docname] = _digest(result)


def copy_figure_assets(app) -> None:
    """Put what the figures load into ``_static/kdict``: plotly.js, the widgets, shared meshes, and
    the networks that a page runs."""
    import plotly

    folder = Path(app.outdir) / "_static" / "kdict"
    folder.mkdir(parents=True, exist_ok=True)
    root = Path(app.srcdir).parent
    scripts = sorted((root / "book" / "kdictbook" / "figures" / "static").glob("*.js"))
    scripts.append(Path(plotly.__file__).parent / "package_data" / "plotly.min.js")
    for script in scripts:
        shutil.copy2(script, folder / script.name)
    current = str([app.kdict_fingerprints[folder] for folder in FOLDERS])
    # Importing kdict takes torch's seconds: only when something it writes from has changed.
    with once(folder / "assets.stamp", current) as changed:
        if changed:
            from kdictbook.figures import page_assets

            page_assets.write(folder)
    # The networks are exported for a book that has a page to run them.
    pages = Path(app.outdir).rglob("*.html")
    if any('data-kind="try_it"' in page.read_text("utf8") for page in pages):
        with once(folder / "network.stamp", current) as changed:
            if changed:
                from kdictbook.figures import asset_chunks

                logger.info("writing the networks for the browser")
                asset_chunks.write(folder)


@contextlib.contextmanager
def once(stamp: Path, current: str):
    """Whether what the stamp belongs to must be made; it is renewed when that is done."""
    changed = not stamp.is_file() or stamp.read_text() != current
    yield changed
    if changed:
        stamp.write_text(current)


def finish(app, error) -> None:
    """Check that the output is complete, and add what the figures load (build-finished)."""
    if error is not None or app.builder.format != "html":
        return
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
    copy_figure_assets(app)


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
    times[kind] = build | {"cores": _cores(), "profile": profile()}
    partial = path.with_suffix(f".{os.getpid()}.part")
    partial.write_text(json.dumps(times))
    partial.replace(path)


def setup(app):
    """Connect to Sphinx."""
    app.connect("builder-inited", execute_missing)
    app.connect("env-get-outdated", outdated)
    app.connect("source-read", read_executed)
    app.connect("build-finished", finish)
    app.connect("build-finished", note_times)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
