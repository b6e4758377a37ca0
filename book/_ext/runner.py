"""Run one notebook with papermill and end with the build: ``python runner.py JSON``.

The argument holds papermill's own ones. Standard input is a pipe that the build keeps open: when
the build ends for whatever reason, it closes, and this process goes; the kernel follows its parent.
"""

import json
import os
import shutil
import sys
import threading
from pathlib import Path

import papermill


def follow_the_build(folder: Path) -> None:
    """Wait for the end of the build, then take the unfinished result along."""
    os.read(0, 1)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def main() -> int:
    """Execute; 1 where a cell failed, with the traceback on stderr."""
    arguments = json.loads(sys.argv[1])
    folder = Path(arguments["output_path"]).parent
    threading.Thread(target=follow_the_build, args=(folder,), daemon=True).start()
    papermill.execute_notebook(**arguments, kernel_name="python3", progress_bar=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
