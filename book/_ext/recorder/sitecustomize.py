"""Record which files of the checkout a process reads, for the cache of the book's chapters.

Python imports a module of this name at its start wherever it finds one on its path. The build puts
this folder there for a chapter's kernel, and so for every process that the kernel starts. Each file
of `FOLDERS` that is opened, each folder of ``data`` that is listed, and each path that
`kdict.resources.data_path` is asked for, found or not, becomes a line of the file ``KDICT_READS``.
Python's audit events see imports as well, which open a module or its compiled form.
"""

import importlib.util
import os
import sys
from pathlib import Path

FOLDERS = ("kdict", "book/kdictbook", "data")
LISTINGS = {"os.listdir", "os.scandir"}
EVENTS = {"open", "kdict.data_path", *LISTINGS}


def start(root: str, log: str) -> None:
    """Append to ``log`` what this process reads below ``root``, relative to it, once each."""
    target = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    known = set()

    def record(event: str, arguments: tuple) -> None:
        if event not in EVENTS or not isinstance(arguments[0], str | os.PathLike):
            return
        path = os.path.abspath(os.fsdecode(arguments[0]))
        if not path.startswith(root + os.sep):
            return
        name = relevant(path[len(root) + 1 :].replace(os.sep, "/"), event)
        if name is not None and name not in known:
            known.add(name)
            os.write(target, f"{name}\n".encode())

    sys.addaudithook(record)


def relevant(name: str, event: str) -> str | None:
    """The file or folder that a result depends on, None where it depends on none."""
    # Imports list the folders of packages; what they find there they also open.
    folders = ("data",) if event in LISTINGS else FOLDERS
    if not any(name == folder or name.startswith(folder + "/") for folder in folders):
        return None
    if "/__pycache__/" in name:
        if Path(name).suffix != ".pyc":
            return None
        return importlib.util.source_from_cache(name)
    return name


if "KDICT_READS" in os.environ:
    start(os.environ["KDICT_ROOT"], os.environ["KDICT_READS"])
