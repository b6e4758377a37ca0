"""Write ``data/README.md``, the data card, and ``data/index.json`` from the files themselves.

    python -m kdictbook.recipes.data_card

Run it after any recipe that changed a file in ``data/``; a test compares card and files.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
from safetensors import safe_open

from kdict.resources import atomic_write
from kdictbook import results

from . import index

OWN = ("README.md", "index.json")
"""What this recipe writes."""
WHAT = {
    "dictionaries/cmu": "kinematic dictionary: atoms (23, N, 4), observed (23)",
    "dictionaries/shape": "shape dictionary: atoms (N, 10)",
    "motions": "walking, running, jumping: Fourier series of one period",
    "open_body": "body in SMPL's format: 3,502 vertices, 24 joints, 10 betas",
    "poses": "Gaussian mixture over whole poses of one split of the clips",
    "training": "what the frozen encoder finds in the rendered training images, 51 numbers each",
    "weights/lifter": "the lifter's weights, in half precision",
    "weights/movenet": "MoveNet's weights, in half precision: person detector and image encoder",
    "weights/other-priors": "joint limits, a mixture and an autoencoder of poses, to compare with",
    "weights": "a network's weights, in half precision; `method` in the file says which",
    "results": "measured numbers, each with its own provenance",
}

RECIPES = {
    "tables": "python -m kdictbook.recipes.measure_tables --cache runs/features",
    "dictionaries": "python -m kdictbook.recipes.dictionaries",
    "transfer": "python -m kdictbook.recipes.dictionaries",
    "dictionary_choices": "python -m kdictbook.recipes.compare_dictionaries",
    "code_steps": "python -m kdictbook.recipes.code_steps",
    "augmentation": "python -m kdictbook.recipes.augmentation --cache runs/features",
    "encoders": "python -m kdictbook.recipes.encoders --cache runs/features --blazepose package",
    "table6": "python -m kdictbook.recipes.table6 --cache runs/features --gather",
    "semi_supervised": "python -m kdictbook.recipes.semi_supervised --cache runs/features",
    "fitting": "python -m kdictbook.recipes.measure_fitting",
    "priors": "python -m kdictbook.recipes.compare_priors",
    "annotations": "python -m kdictbook.recipes.annotations",
    "fit_flags": "python -m kdictbook.recipes.fit_flags",
    "detector": "python -m kdictbook.recipes.detector",
    "photographs": "python -m kdictbook.recipes.photographs",
    "onnx": "python -m kdictbook.recipes.onnx",
    "figures": "python -m kdictbook.recipes.figure_times",
    "page": "python -m kdictbook.recipes.page_times",
    "speed": "python -m kdictbook.recipes.measure_speed",
    "robustness": "python -m kdictbook.recipes.robustness",
}

TEXT = """# What ships in `data/`

Everything here is small, learned or distilled by a recipe in `book/kdictbook/recipes`, and free of
other people's clips, photographs and licensed models. `KDICT_DATA` names the folder with the real
motion capture that some recipes need; its layout is in the book's appendix on data. Kinematic
dictionaries, poses and motions say nothing of CMU's collars and hands: see `observed` in each file.
The same input and seed make the same numbers on the same machine; on another one the last digits
may differ. Fingerprints of the input, and dates, are in the files' own metadata.

The mixture over the test clips is there to draw held-out poses from and must never be trained on.

Who uses these files inherits their licenses, which the table names. The package smplx, an extra
that `load_body()` needs, is not among them: its code is for non-commercial research only, and so
is SMPL.

{table}

This page is written by `python -m kdictbook.recipes.data_card`.
"""


def _about(path: Path) -> dict[str, str]:
    """What a file says of its own origin."""
    if path.suffix == ".safetensors":
        with safe_open(path, "pt") as file:
            return file.metadata()
    if path.suffix == ".npz":
        with np.load(path, allow_pickle=False) as file:
            return json.loads(str(file["meta"]))
    rows = results.read(path)
    seeds = sorted({str(row.config.get("seed", "–")) for row in rows})
    return {
        "recipe": RECIPES[path.stem],
        "seed": ", ".join(seeds),
        "data": "; ".join(sorted({row.split for row in rows})),
        "license": "Apache-2.0",
    }


def entries(folder: Path) -> list[dict[str, str]]:
    """One row a file of ``folder``, in order: what it is, whence, how, how large, its sha256."""
    rows = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.name not in OWN):
        name = path.relative_to(folder).as_posix()
        about = _about(path)
        content = path.read_bytes()
        rows.append(
            {
                "file": f"`{name}`",
                "what": next(text for start, text in WHAT.items() if name.startswith(start)),
                "recipe": f"`{about['recipe']}`",
                "seed": str(about["seed"]),
                "source": about.get("data") or about["source"],
                "license": about["license"],
                "bytes": f"{len(content):,}",
                "sha256": f"`{hashlib.sha256(content).hexdigest()}`",
            }
        )
    return rows


def card(folder: Path) -> str:
    """The text of the data card."""
    rows = entries(folder)
    lines = [list(rows[0]), ["---"] * len(rows[0]), *(list(row.values()) for row in rows)]
    return TEXT.format(table="\n".join("| " + " | ".join(line) + " |" for line in lines))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=Path("data"))
    folder = parser.parse_args().folder
    index.write(folder)
    text = card(folder)  # of what is there before the card is written
    with atomic_write(folder / "README.md", "w") as file:
        file.write(text)


if __name__ == "__main__":
    main()
