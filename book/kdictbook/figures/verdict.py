"""The paper's claims beside what the records in ``data/results`` say about them."""

from ..paper import paper_table
from .recorded import change, value
from .table import PageTable, table

_CMU, _FITTED = "CMU test clips", "fitted test"
_FREE = "fitted test, keypoints simulated, all axes free"
_VIDEO = 25
"""Images per second that count as real time."""
_NONE = "–"


def _holds(head: str, split: str) -> str:
    """Whether a head's interval against quaternions excludes no change."""
    protocol = "against quaternions"
    high = value("table6", "surface_error_change_high", head, split, protocol)
    return "yes" if high < 0 else "not shown"


def _studio_alone(system: str) -> tuple[float, float]:
    """PA-MPJPE by P2 of a system that saw studio alone, and its deviation over seeds."""
    where = f"{system}, studio alone", "studio test", "P2"
    return tuple(value("tables", metric, *where) for metric in ("pa_mpjpe", "pa_mpjpe_seed_std"))


def claims_table() -> PageTable:
    """Each claim of the paper: its figure there, ours, a verdict, and the chapter that measures it.

    Raises
    ------
    LookupError : when a record lacks a figure.
    """
    paper = {row.method: float(row.values[0]) for row in paper_table(6).rows}
    baseline = paper["Baseline"]
    printed = {row.method: row.values[0] for row in paper_table(5).rows}
    learners = "learners"
    plausible = value("dictionaries", "plausibility", "cmu-128", _CMU)
    random_atoms = value("dictionary_choices", "plausibility", "random atoms", _CMU, learners)
    reached = value("dictionaries", "angle_mean", "cmu-128", _CMU)
    exact_atoms = value("dictionaries", "active", "cmu-128", _CMU)
    atoms = value("table6", "active_atoms", "both", _FITTED)
    seconds = value("dictionaries", "learning_time", "cmu-128", _CMU)
    letter = value("dictionary_choices", "angle_mean", "OBDL to the letter", _CMU, learners)
    bandai = value("transfer", "angle_mean", "cmu-128", "Bandai-Namco, every fifth clip")
    surface = {
        head: value("table6", "surface_error", head, _FITTED) for head in ("both", "pose only")
    }
    shape = value("table6", "shape_error", "both", _FITTED)
    mean = value("table6", "shape_error", "mean person", "all test images")
    ours, labeled = _studio_alone("both dictionaries"), _studio_alone("NBF")
    rate = 1000 / value("onnx", "time", "half precision", "", "24 joints")

    def less(head: str, base: float = baseline) -> str:
        return f"−{100 * (1 - paper[head] / base):.1f}\u00a0%"

    added = 100 * (surface["both"] / surface["pose only"] - 1)
    return table(
        ["claim", "paper", "ours", "verdict", "chapter"],
        [
            [
                "The hull of the atoms excludes impossible rotations",
                _NONE,
                f"random codes are {plausible:.1f}° from a recorded rotation; with random atoms "
                f"{random_atoms:.0f}°",
                "yes",
                "Anatomy, Choices",
            ],
            ["Lerp can replace Slerp", _NONE, f"held-out error {reached:.2f}°", "yes", "Anatomy"],
            [
                "Sparsemax makes the codes sparse",
                _NONE,
                f"of 128 atoms, exact codes use {exact_atoms:.1f}, the network's {atoms:.0f}",
                "in part: geometry does",
                "Anatomy",
            ],
            [
                "OBDL converges fast, to good dictionaries",
                _NONE,
                f"{reached:.2f}° in {seconds:.0f} core seconds; as printed {letter:.0f}°",
                "yes, with an exact code step",
                "Learning",
            ],
            [
                "The kinematic dictionary lowers the surface error",
                less("+ Kinematic D"),
                change("pose only", _FITTED),
                _holds("pose only", _FITTED),
                "Table 6",
            ],
            [
                "The shape dictionary lowers it further",
                less("+ Both", paper["+ Kinematic D"]),
                f"{added:+.1f} %".replace("-", "−"),
                "not beyond the seeds" if added > -1 else "yes, by little",
                "Table 6",
            ],
            [
                "Both together",
                less("+ Both"),
                change("both", _FITTED),
                _holds("both", _FITTED),
                "Table 6",
            ],
            [
                "Both, on poses with all axes free",
                _NONE,
                change("both", _FREE),
                _holds("both", _FREE),
                "Table 6",
            ],
            [
                "Dictionaries transfer to other data",
                _NONE,
                f"{reached:.2f}° on CMU's test clips, {bandai:.1f}° on Bandai-Namco's",
                "in part",
                "Choices",
            ],
            [
                "No shape labels are needed",
                _NONE,
                f"betas {shape:.1f} mm off, the mean shape {mean:.1f} mm",
                "for pose, yes; for shape, no" if shape >= mean else "yes, by little",
                "Table 6",
            ],
            [
                "On one dataset, better than with shape labels",
                f"{printed['Ours (semi-supervised)']}, NBF {printed['NBF']}\u00a0mm",
                "{:.1f}\u00a0±\u00a0{:.1f}, NBF {:.1f}\u00a0±\u00a0{:.1f}\u00a0mm".format(
                    *ours, *labeled
                ),
                "yes; our NBF is small" if sum(ours) < labeled[0] - labeled[1] else "not shown",
                "Table 5",
            ],
            [
                "Real time",
                f"{1000 * float(paper_table(4).rows[-1].values[-1]):.0f} ms per image",
                f"{1000 / rate:.0f} ms, the released network on one CPU thread",
                f"{'yes' if rate >= _VIDEO else 'nearly'}; GPU not measured here",
                "Try it",
            ],
        ],
    )
