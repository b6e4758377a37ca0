"""A stand-in for SMPL: a file of its exact layout whose numbers are the open body's, divided finer.

As a program, ``python tests/smpl_stand_in.py FOLDER``, it writes ``FOLDER/SMPL_NEUTRAL.npz``.
"""

import sys
from pathlib import Path

import numpy as np

from kdict.body.body import _SMPL_VERTEX_IDS, smpl_arrays
from kdict.body.smpl_file import VERTICES


def stand_in() -> dict[str, np.ndarray]:
    """SMPL's arrays: the open body with a new vertex in the middle of 3,388 of its triangles.

    As in SMPL the pelvis is not at the origin, bent joints change the skin, and the keypoints of
    the face, the feet and the hands are at SMPL's own indices.
    """
    arrays, vertex_ids = smpl_arrays("open")
    faces = arrays["f"]
    count = len(arrays["v_template"])
    split = faces[: VERTICES - count]
    middle = np.arange(count, VERTICES)
    corners = [np.column_stack([split[:, i], split[:, (i + 1) % 3], middle]) for i in range(3)]
    faces = np.concatenate([faces[len(split) :], *corners])

    def finer(array: np.ndarray) -> np.ndarray:
        return np.concatenate([array, array[split].mean(1)])

    order = np.arange(VERTICES)  # which vertex of the finer mesh comes at each index
    for name, there in _SMPL_VERTEX_IDS.items():
        here = int(np.flatnonzero(order == vertex_ids[name])[0])
        order[[here, there]] = order[[there, here]]
    regressor = np.zeros((24, VERTICES))
    regressor[:, :count] = arrays["J_regressor"]
    rng = np.random.default_rng(0)
    return {
        "v_template": finer(arrays["v_template"])[order] + [0.0, -0.24, 0.03],
        "shapedirs": finer(arrays["shapedirs"])[order],
        "posedirs": rng.normal(scale=2e-4, size=(VERTICES, 3, 207)),
        "J_regressor": regressor[:, order],
        "weights": finer(arrays["weights"])[order],
        "kintree_table": arrays["kintree_table"],
        "f": np.argsort(order)[faces],
    }


def write_stand_in(folder: Path) -> Path:
    """Write the stand-in into a folder; returns the file."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / "SMPL_NEUTRAL.npz", **stand_in())
    return folder / "SMPL_NEUTRAL.npz"


if __name__ == "__main__":
    print(write_stand_in(Path(sys.argv[1])))
