"""Build times of the book, read from its last builds in ``_build``."""

import json
from pathlib import Path

from kdict.evaluation.results import Result


def building(folder: Path = Path("_build/executed")) -> list[Result]:
    """Seconds of the last build that ran every chapter, of the last one that ran none, and of each
    chapter; nothing where the book has not been built. See ``book/_ext/executed.py``."""
    path = folder / "times.json"
    builds = json.loads(path.read_text()) if path.exists() else {}
    chapters = {}
    for file in sorted(folder.rglob("*.ipynb")) if "clean" in builds else ():
        name = file.relative_to(folder).with_suffix("").as_posix().rpartition("-")[0]
        chapters[name] = json.loads(file.read_text("utf8"))["metadata"]["papermill"]["duration"]
    rows = []
    for kind, build in builds.items():
        about = {
            "protocol": f"book, {kind}",
            "split": f"{build['executed']} chapters run, {build['read']} pages read, "
            f"{build['cores']} cores",
            "data": f"the book, profile {build['profile']}",
        }
        rows += [
            Result("time", round(build[part], 1), "s", method=part, **about)
            for part in ("executing", "total")
        ]
        if kind == "clean":
            busy = 100 * sum(chapters.values()) / (build["cores"] * build["executing"])
            rows.append(Result("busy", round(busy, 1), "%", method="executing", **about))
            about["protocol"] = "book, chapters"
            rows += [
                Result("time", round(seconds, 1), "s", method=name, **about)
                for name, seconds in chapters.items()
            ]
    return rows
