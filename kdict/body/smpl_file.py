"""Read SMPL's own files, .npz and .pkl, without chumpy and without running what is in them.

The published pickles were written by Python 2 and hold chumpy objects; see
`kdict.formats.safe_pickle`.
"""

from pathlib import Path

import numpy as np

from ..formats.containers import read_pickle, reading, require_array
from ..formats.npz import read_npz
from ..formats.safe_pickle import as_array
from ..skeleton import JOINTS, PARENTS

VERTICES = 6890
_SHAPES = {
    "v_template": (VERTICES, 3),
    "shapedirs": (VERTICES, 3, "10 or more"),
    "posedirs": (VERTICES, 3, 9 * (len(JOINTS) - 1)),
    "J_regressor": (len(JOINTS), VERTICES),
    "weights": (VERTICES, len(JOINTS)),
    "kintree_table": (2, len(JOINTS)),
    "f": ("any", 3),
}
FILE_NAMES = (
    "SMPL_NEUTRAL.npz",
    "SMPL_NEUTRAL.pkl",
    "basicmodel_neutral_lbs_10_207_0_v1.1.0.pkl",
    "basicModel_neutral_lbs_10_207_0_v1.0.0.pkl",
)
"""The names looked for in a folder, and in its subfolder ``smpl/``, in this order."""


def find_smpl(path: str | Path) -> Path:
    """The SMPL file at ``path``, or the first of `FILE_NAMES` in the folder ``path``.

    Raises
    ------
    FileNotFoundError : if there is none; lists the names that were looked for.
    """
    path = Path(path).expanduser()
    if path.is_file():
        return path
    if not path.is_dir():
        raise FileNotFoundError(f"{path}: no such file or folder; expected an SMPL .npz or .pkl")
    for folder in (path, path / "smpl"):
        for name in FILE_NAMES:
            if (folder / name).is_file():
                return folder / name
    raise FileNotFoundError(
        f"{path}: holds no SMPL file; expected one of {', '.join(FILE_NAMES)} in it or in its "
        "subfolder smpl/, or pass the file itself"
    )


def read_smpl(path: str | Path) -> dict[str, np.ndarray]:
    """SMPL's arrays from a ``.npz`` or the original ``.pkl``, or from a folder that holds one.

    Returns
    -------
    dict of ``v_template`` (6890, 3), ``shapedirs`` (6890, 3, ≥ 10) and ``posedirs`` (6890, 3, 207)
    in meters, ``J_regressor`` (24, 6890), ``weights`` (6890, 24), ``kintree_table`` (2, 24) and
    ``f`` (F, 3).

    Raises
    ------
    FileNotFoundError : for a missing file, or a folder without one of `FILE_NAMES`.
    ValueError : for a file that is truncated, of another format or model, or a pickle that names
        anything but arrays (nothing of it is run).
    """
    path = find_smpl(path)
    if path.suffix not in (".npz", ".pkl"):
        raise ValueError(f"{path}: its name ends in {path.suffix!r}; expected .npz or .pkl")
    content = _content(path)
    missing = [name for name in _SHAPES if name not in content]
    if missing:
        raise ValueError(
            f"{path}: lacks {', '.join(missing)}; expected SMPL's {', '.join(_SHAPES)}"
        )
    with reading(path, "an SMPL file with v_template"):
        template = as_array(content["v_template"])
    if template.shape != (VERTICES, 3):
        raise ValueError(
            f"{path}: v_template has shape {template.shape}; SMPL's is ({VERTICES}, 3) (SMPL-X and "
            "other models are not read)"
        )
    arrays = {}
    for name, shape in _SHAPES.items():
        with reading(path, f"an SMPL file with {name}"):
            arrays[name] = require_array(path, name, as_array(content[name]), shape)
    if arrays["shapedirs"].shape[2] < 10:
        raise ValueError(f"{path}: shapedirs has shape {arrays['shapedirs'].shape}; expected "
                         "(6890, 3, 10 or more)")  # fmt: skip
    parents = arrays["kintree_table"][0, 1:].astype(np.int64)
    if not np.array_equal(parents, PARENTS[1:]):
        raise ValueError(f"{path}: kintree_table has parents {parents.tolist()}, not SMPL's")
    if arrays["f"].min() < 0 or arrays["f"].max() >= VERTICES:
        raise ValueError(f"{path}: f names vertices outside of 0 to {VERTICES - 1}")
    return arrays


def _content(path: Path) -> dict:
    if path.suffix == ".npz":
        with reading(path, "an SMPL file"):
            arrays = read_npz(path, _SHAPES)
        return {name: array for name, array in arrays.items() if array is not None}
    content = read_pickle(path, "SMPL's arrays")
    if not isinstance(content, dict):
        raise ValueError(f"{path}: holds a {type(content).__name__}; expected SMPL's dictionary")
    return content
