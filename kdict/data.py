"""Where the files that ship with kdict are."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_path(*parts: str) -> Path:
    """The path of a shipped file or folder, e.g. ``data_path("open_body.npz")``.

    ``data/`` lies beside the package in a checkout and inside it in an installed wheel.

    Raises
    ------
    FileNotFoundError : if neither place has it.
    """
    candidates = [
        folder.joinpath(*parts) for folder in (_PACKAGE.parent / "data", _PACKAGE / "data")
    ]
    for candidate in candidates:
        if candidate.exists():
            return candidate
    raise FileNotFoundError(
        f"shipped data file {'/'.join(parts)!r} found neither at {candidates[0]} nor at "
        f"{candidates[1]}; reinstall kdict, or make the file with its recipe (see data/README.md)"
    )
