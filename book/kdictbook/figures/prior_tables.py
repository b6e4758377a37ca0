"""Tables of pose priors under the same fit, recorded and on a few people."""

from collections.abc import Mapping, Sequence
from itertools import product

from kdict.fitting.weak_perspective import FitState
from kdictbook.results import recorded

from ..other_priors.bench import LIFTER, Bench, Scene
from ..recipes.compare_priors import PURSUIT
from .recorded import Measured
from .table import PageTable, table

PULLED = tuple(
    f"{name}, lifter's pull" for name in ("joint-angle limits", "mixture", "autoencoder")
)
PRIORS = (
    "none",
    "joint-angle limits",
    "mixture",
    "autoencoder",
    LIFTER,
    "lifter's pull alone",
    *PULLED,
    "dictionary, mean pose",
    "dictionary",
    "dictionary and autoencoder",
    PURSUIT,
)
"""Methods of ``data/results/priors.json`` in the order of the tables."""
CURVES = [m for m in PRIORS if m not in (PURSUIT, "none", "dictionary, mean pose", *PULLED)]
_CONDITIONS = [(noise, 0) for noise in (0, 2, 5, 10)] + [(2, missing) for missing in (2, 4, 6, 8)]


def conditions_table() -> PageTable:
    """Recorded: PA-MPJPE by the noise of the keypoints and by how many are missing, best marked."""
    value = {
        (r.method, r.config["noise"], r.config["missing"]): r.value
        for r in recorded("priors")
        if r.metric == "pa_mpjpe"
    }
    best = {
        c: min((value[m, *c] for m in PRIORS if (m, *c) in value), default=None)
        for c in _CONDITIONS
    }

    def shown(method: str, condition: tuple[int, int]) -> str:
        number = value.get((method, *condition))
        if number is None:
            return "–"
        return f"{number:.1f}" + ("◂" if number == best[condition] else "")

    header = [f"{n}\N{NO-BREAK SPACE}px" for n in (0, 2, 5, 10)]
    header += [f"−{m}" for m in (2, 4, 6, 8)]
    rows = [[method, *(shown(method, c) for c in _CONDITIONS)] for method in PRIORS]
    return table(["prior", *header], rows)


def fit_with_each(bench: Bench, seen: Scene) -> dict[str, FitState]:
    """The people of a scene fitted with every prior, each with the weight that was chosen for it.

    The first is the truth.
    """
    chosen = {r.method: r.config.get("weight", 1.0) for r in recorded("priors")}
    states = {"truth": seen.truth}
    for name in (LIFTER, *bench.kinds):
        weight = chosen.get(name, 1.0)
        states[name], _ = bench.fit(name, seen.points, seen.visibility, seen.noise, weight)
    return states


def fits_table(bench: Bench, seen: Scene, states: Mapping[str, FitState]) -> PageTable:
    """Mean errors of the fits of `fit_with_each`."""
    rows = []
    for name, state in states.items():
        if name != "truth":
            errors = bench.errors(state, seen)
            metrics = ("pa_mpjpe", "surface_error", "keypoint_error")
            rows.append([name, *(float(errors[m].mean()) for m in metrics)])
    return table(["prior", "PA-MPJPE (mm)", "surface (mm)", "keypoints (px)"], rows, digits=1)


def median_person(bench: Bench, seen: Scene, states: Mapping[str, FitState]) -> int:
    """The person whose error without a prior is the median."""
    wrong = bench.errors(states["none"], seen)["pa_mpjpe"]
    return int(wrong.argsort()[len(wrong) // 2])


def annotations_table(methods: Sequence[str] = (*PRIORS, "kdict.fit")) -> PageTable:
    """Recorded: fits of real annotations, of those methods that were measured on all people."""
    rows = recorded("annotations")
    people = {r.protocol: r.config["people"] for r in rows if r.method == "mixture"}
    found: Measured = {
        (r.method, r.protocol, r.metric): r.value
        for r in rows
        if r.config.get("people") == people.get(r.protocol)
    }
    names = {"lsp": "LSP", "lspet": "LSP-ext.", "coco": "COCO"}
    metrics = {"reprojection": "% off", "from_real": "° from real"}
    lines = [
        [method, *(found.get((method, *key)) for key in product(names, metrics))]
        for method in methods
        if (method, "lsp", "reprojection") in found
    ]
    header = [f"{name}, {what}" for name, what in product(names.values(), metrics.values())]
    return table(["prior", *header], lines or [["not measured", *[None] * 6]], digits=1)
