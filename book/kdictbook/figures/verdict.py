"""The paper's claims beside what the records in ``data/results`` say about them."""

from kdict.evaluation import results

from ..paper import paper_table
from .table import PageTable, table

_CMU, _FITTED = "CMU test clips", "fitted test"
_FREE = "fitted test, keypoints simulated, all axes free"


def recorded(record: str, metric: str, method: str, split: str, protocol: str = "") -> float:
    """The one value of a record over all joints, ``protocol`` being the beginning of its protocol.

    Raises
    ------
    LookupError : when no row or several rows match; the message says which were sought.
    """
    values = [
        row.value
        for row in results.recorded(record)
        if (row.metric, row.method, row.split, row.joint) == (metric, method, split, None)
        and row.protocol.startswith(protocol)
    ]
    if len(values) != 1:
        raise LookupError(
            f"data/results/{record}.json has {len(values)} rows of {metric} for {method!r}, "
            f"{split!r}, {protocol!r}; expected 1"
        )
    return values[0]


def change(head: str, split: str, base: str = "quaternions") -> str:
    """Change of a head's surface error against a baseline, with its 95 % interval."""
    low, high, whole = (
        f"{recorded('table6', f'surface_error_change{end}', head, split, f'against {base}'):+.1f}"
        for end in ("_low", "_high", "")
    )
    return f"{whole} % [{low}, {high}]".replace("-", "−")


def _holds(head: str, split: str) -> str:
    """Whether a head's interval against quaternions excludes no change."""
    protocol = "against quaternions"
    high = recorded("table6", "surface_error_change_high", head, split, protocol)
    return "yes" if high < 0 else "not shown"


def claims_table() -> PageTable:
    """Each claim of the paper: its figure there, ours, and a verdict.

    Raises
    ------
    LookupError : when a record lacks a figure.
    """
    paper = {row.method: float(row.values[0]) for row in paper_table(6).rows}
    baseline = paper["Baseline"]
    learners = "learners"
    plausible = recorded("dictionaries", "plausibility", "cmu-128", _CMU)
    random_atoms = recorded("dictionary_choices", "plausibility", "random atoms", _CMU, learners)
    reached = recorded("dictionaries", "angle_mean", "cmu-128", _CMU)
    deficit = recorded("dictionaries", "norm_deficit", "cmu-128", _CMU)
    exact_atoms = recorded("dictionaries", "active", "cmu-128", _CMU)
    atoms = recorded("table6", "active_atoms", "both", _FITTED)
    seconds = recorded("dictionaries", "learning_time", "cmu-128", _CMU)
    letter = recorded("dictionary_choices", "angle_mean", "OBDL to the letter", _CMU, learners)
    bandai = recorded("transfer", "angle_mean", "cmu-128", "Bandai-Namco, every fifth clip")
    surface = {
        head: recorded("table6", "surface_error", head, _FITTED) for head in ("both", "pose only")
    }
    shape = recorded("table6", "shape_error", "both", _FITTED)
    mean = recorded("table6", "shape_error", "mean person", "all test images")

    def less(head: str, base: float = baseline) -> str:
        return f"−{100 * (1 - paper[head] / base):.1f} %"

    added = 100 * (surface["both"] / surface["pose only"] - 1)
    return table(
        ["claim", "paper", "ours", "verdict"],
        [
            [
                "Convex combinations of a joint's atoms are plausible rotations",
                "no figure",
                f"{plausible:.1f}° from random codes to the nearest recorded rotation; with random "
                f"atoms {random_atoms:.0f}°",
                "yes",
            ],
            [
                "Linear interpolation can replace Slerp",
                "no figure",
                f"recorded rotations are reached to {reached:.2f}°; the sum's norm is "
                f"{1 - deficit:.3f}",
                "yes",
            ],
            [
                "Sparsemax makes the codes sparse",
                "no figure",
                f"exact codes use {exact_atoms:.1f} of 128 atoms, the network's {atoms:.0f}",
                "in part: the geometry does",
            ],
            [
                "OBDL converges fast, to good dictionaries",
                "no figure",
                f"{reached:.2f}° after {seconds:.0f} core seconds with an exact code step, "
                f"{letter:.0f}° with the one printed",
                "yes, with another code step",
            ],
            [
                "The kinematic dictionary lowers the surface error",
                less("+ Kinematic D"),
                change("pose only", _FITTED),
                _holds("pose only", _FITTED),
            ],
            [
                "The shape dictionary lowers it further",
                less("+ Both", paper["+ Kinematic D"]),
                f"{added:+.1f} %".replace("-", "−"),
                "no" if added > -1 else "yes, by little",
            ],
            [
                "Both together",
                less("+ Both"),
                change("both", _FITTED),
                _holds("both", _FITTED),
            ],
            [
                "… where no constant of the dictionary's source helps",
                "not measured",
                change("both", _FREE),
                _holds("both", _FREE),
            ],
            [
                "Dictionaries transfer to other data",
                "no figure",
                f"{reached:.2f}° on held-out CMU clips, {bandai:.1f}° on Bandai-Namco's",
                "in part",
            ],
            [
                "Shape is learned without shape annotations",
                "no figure",
                f"predicted betas {shape:.1f} mm, mean shape {mean:.1f} mm from the truth",
                "no" if shape >= mean else "yes, by little",
            ],
        ],
    )
