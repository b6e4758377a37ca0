"""Write ``data/index.json``: the sha256 of each learned file, which ``from_pretrained`` checks.

    python -m kdictbook.recipes.index

Run it after any recipe that changed such a file. `kdictbook.recipes.data_card` runs it as well.
"""

import json
from hashlib import sha256
from pathlib import Path

from kdict.resources import atomic_write, data_path

FORMATS = (".safetensors", ".npz", ".onnx")


def index(folder: Path) -> dict[str, str]:
    """File name, relative to ``folder``, → sha256 of its bytes."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in FORMATS)
    return {p.relative_to(folder).as_posix(): sha256(p.read_bytes()).hexdigest() for p in paths}


def write(folder: Path) -> None:
    """Write ``index.json`` into ``folder``."""
    with atomic_write(folder / "index.json", "w") as file:
        file.write(json.dumps(index(folder), indent=1) + "\n")


if __name__ == "__main__":
    write(data_path())
