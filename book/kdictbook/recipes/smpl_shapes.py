"""Learn a shape dictionary for SMPL from the people of AMASS, as the paper does.

    KDICT_DATA=… KDICT_SMPL=… python -m kdictbook.recipes.smpl_shapes --out smpl-64.safetensors

AMASS says the betas of each sequence's person; they are SMPL's, of the body of the person's gender.
Learned as ``shape-64`` is: one step of OBDL without unit norms, from the people farthest apart. The
file names the body, and training refuses it with another one.
"""

import argparse
import logging
import os
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from kdict import OBDL, ShapeDictionary
from kdict.body import Body
from kdict.body.body import body_id, is_open_body
from kdict.formats.npz import read_npz
from kdictbook.corpus import fingerprint

log = logging.getLogger(__name__)
BETAS = 10


def amass_betas(root: Path) -> tuple[NDArray, list[Path]]:
    """Betas (P, 10) of the different people in AMASS's archives below a folder, and the archives.

    Raises
    ------
    FileNotFoundError : when no archive has betas.
    ValueError : for one that cannot be read, or whose betas are fewer than ten or not finite.
    """
    people, files = {}, []
    for path in sorted(root.rglob("*.npz")):
        try:
            arrays = read_npz(path, {"betas"})
        except ValueError as error:
            raise ValueError(f"{path}: {error}; expected an archive of AMASS") from error
        if not {"poses", "betas"} <= arrays.keys():
            continue
        betas = arrays["betas"]
        if betas.ndim != 1 or len(betas) < BETAS or not np.isfinite(betas[:BETAS]).all():
            raise ValueError(f"{path}: betas has shape {betas.shape}; expected at least {BETAS}")
        people[betas[:BETAS].astype(np.float32).tobytes()] = betas[:BETAS].astype(float)
        files.append(path)
    if not people:
        raise FileNotFoundError(f"{root}: no archive of AMASS, with poses and betas, was found")
    return np.stack([*people.values()]), files


def learn_shapes(root: Path, body: Body, n_atoms: int = 64, seed: int = 0) -> ShapeDictionary:
    """The dictionary of the people below a folder.

    Raises
    ------
    ValueError : for the open body, whose betas AMASS does not have, and fewer people than atoms.
    """
    if is_open_body(body):
        raise ValueError("AMASS has the betas of SMPL; set KDICT_SMPL to its file")
    people, files = amass_betas(root)
    if len(people) < n_atoms:
        raise ValueError(f"{root}: {len(people)} people; expected at least n_atoms = {n_atoms}")
    learner = OBDL(n_atoms, unit_norm=False, max_iter=1, random_state=seed).fit(people)
    return ShapeDictionary(
        torch.as_tensor(learner.components_, dtype=torch.float32),
        metadata={
            "data": f"betas of {len(people)} people of AMASS",
            "body": body_id(body),
            "fingerprint": fingerprint(files),
            "recipe": "python -m kdictbook.recipes.smpl_shapes",
            "algorithm": f"OBDL, exact code step, no unit norms, N = {n_atoms}, T = 1",
            "seed": str(seed),
            "license": "AMASS, for research only",
        },
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--atoms", type=int, default=64)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    root = Path(os.environ["KDICT_DATA"])
    dictionary = learn_shapes(root, Body.load(), given.atoms, given.seed)
    dictionary.save(given.out)
    log.info("%s: %s", given.out, dictionary.metadata["data"])


if __name__ == "__main__":
    main()
