"""Heads that were trained on a frozen encoder: errors and paired differences from
``data/results/table6.json``, and their people beside each other."""

from collections.abc import Mapping

import matplotlib.pyplot as plt
import plotly.graph_objects as go
from matplotlib.figure import Figure

from kdict.detections import Detections
from kdict.network.image import read_image
from kdict.network.people import PosedPeople
from kdictbook import results

from ..paper import paper_table
from .body_drawing import draw_body
from .charts import bars
from .plot import INK, palette
from .recorded import change, value
from .table import PageTable, table

NAMES = {
    "quaternions": "quaternions",
    "6D": "6D",
    "shape only": "+ shape D",
    "pose only": "+ kinematic D",
    "both": "+ both",
}

PAPER = ("quaternions", "shape only", "pose only", "both")
"""The heads of the rows of the paper's Table 6."""

CODE_MAPS = {
    "both": "sparsemax(s z), s learned from 0.1",
    "both, fixed scale": "sparsemax(0.1 z)",
    "both, scheduled scale": "sparsemax(s z), s scheduled from 0.1 to 1",
    "both, as written": "sparsemax(z), as in the paper",
    "both, 1.5-entmax": "1.5-entmax(z)",
    "both, softmax": "softmax(z)",
    "quaternions": "none: quaternions, from the T-pose",
    "quaternions, usual initialization": "none: quaternions, from random weights",
}


def heads_table(split: str) -> PageTable:
    """Errors of each head on a test split, such as ``"fitted test"``, in millimeters, the
    surface's with its standard deviation over seeds; its change against both baselines, with the
    95 % interval; and the surface error of the paper's Table 6, on UP-3D.

    Raises
    ------
    ValueError
        If the record has no such split.
    """
    rows = [row for row in results.recorded("table6") if row.split == split]
    if not rows:
        raise ValueError(f"data/results/table6.json has no split {split!r}")
    means = {(row.method, row.metric): row.value for row in rows if row.protocol.startswith("mean")}

    def against(head: str, base: str) -> str | None:
        return None if head == base else change(head, split, base).replace(" %", "")

    theirs = dict(zip(PAPER, (float(row.values[0]) for row in paper_table(6).rows), strict=True))
    return table(
        (
            "head", "the paper's surface (mm)", "PA-MPJPE (mm)", "surface (mm)",
            "against quaternions (%)", "against 6D (%)",
        ),
        [
            (
                name,
                theirs.get(head),
                means[head, "pa_mpjpe"],
                " ± ".join(
                    f"{means[head, f'surface_error{end}']:.1f}" for end in ("", "_seed_std")
                ),
                against(head, "quaternions"),
                against(head, "6D"),
            )
            for head, name in NAMES.items()
            if (head, "pa_mpjpe") in means
        ],
        digits=1,
    )  # fmt: skip


def code_maps_table() -> PageTable:
    """Heads that differ in how logits become codes: errors in millimeters, and active atoms."""
    rows = results.recorded("table6")
    found = {(row.method, row.split, row.metric): row.value for row in rows}
    seeds = {row.method: len(str(row.config["seed"]).split(",")) for row in rows}
    columns = [
        ("fitted test", "surface_error"), ("fitted test", "surface_error_seed_std"),
        ("fitted test", "pa_mpjpe"), ("studio test, P2", "surface_error"),
        ("studio test, P2", "pa_mpjpe"), ("fitted test", "active_atoms"),
    ]  # fmt: skip
    header = ["codes", "seeds", "surface, fitted", "seeds' std", "PA, fitted"]
    return table(
        [*header, "surface, P2", "PA, P2", "active atoms"],
        [
            [name, str(seeds[head]), *(found.get((head, *column)) for column in columns)]
            for head, name in CODE_MAPS.items()
            if head in seeds
        ],
        digits=1,
    )


def gains_figure(split: str) -> go.Figure:
    """Bars of the share of direct quaternions' surface error that each head removes, in percent,
    with 95 % intervals, beside the paper's on UP-3D."""
    recorded = {row.method for row in results.recorded("table6") if row.split == split}
    names = {
        "quaternions, usual initialization": "quaternions,<br>random weights",
        **NAMES,
        **{
            head: f"+ {head}".replace(", ", ",<br>")
            for head in CODE_MAPS
            if head.startswith("both,")
        },
    }
    heads = [head for head in names if head in recorded - {"quaternions"}]
    whole, low, high = (
        [-value("table6", f"surface_error_change{end}", head, split, "against quaternions")
         for head in heads]
        for end in ("", "_high", "_low")
    )  # fmt: skip
    printed = dict(zip(PAPER, (float(row.values[0]) for row in paper_table(6).rows), strict=True))
    base = printed["quaternions"]
    theirs = [100 * (1 - printed[head] / base) if head in printed else None for head in heads]
    figure = bars(
        [names[head] for head in heads],
        {"ours": whole, "the paper's, on UP-3D": theirs},
        colors=(palette.OURS, palette.PAPER),
        horizontal=True,
        value_title="error removed (%)",
    )
    figure.update_traces(
        error_x={
            "array": [h - w for h, w in zip(high, whole, strict=True)],
            "arrayminus": [w - lo for w, lo in zip(whole, low, strict=True)],
            "color": INK,
        },
        selector={"name": "ours"},
    )
    return figure


def gains_table(splits: Mapping[str, str]) -> PageTable:
    """Errors of quaternions → both dictionaries on several splits, and the surface's change.

    Parameters
    ----------
    splits : name in the table → split in the record.
    """

    def pair(metric: str, split: str) -> str:
        one, other = (value("table6", metric, head, split) for head in ("quaternions", "both"))
        return f"{one:.1f} → {other:.1f}"

    return table(
        ("people", "surface (mm)", "change (%)", "PA-MPJPE (mm)"),
        [
            [
                name,
                pair("surface_error", split),
                change("both", split).replace(" %", ""),
                pair("pa_mpjpe", split),
            ]
            for name, split in splits.items()
        ],
    )


def photographs_table() -> PageTable:
    """Heads trained further, with and without 2D labels of photographs."""
    rows = results.recorded("semi_supervised")
    found = {(row.method, row.metric): row.value for row in rows}
    columns = ("median keypoint error", "surface_error")
    return table(
        ("head", "trained further on", "keypoints, photographs (%)", "seeds' std (%)",
         "surface, fitted (mm)", "seeds' std (mm)"),
        [
            [*method.split(", ", 1), *(found[method, f"{c}{s}"] for c in columns
                                      for s in ("", ", seed_std"))]
            for method in dict.fromkeys(row.method for row in rows)
        ],
        digits=1,
    )  # fmt: skip


def with_and_without(
    found: Mapping[str, Detections], **people: Mapping[str, PosedPeople]
) -> Figure:
    """A row per photograph: itself, then over it and turned by 90° the first person of each kind.

    Parameters
    ----------
    found : detections of each photograph.
    people : kind → the people of each photograph.
    """
    colors = (palette.RECOVERED, palette.BASELINE)
    figure, axes = plt.subplots(
        len(found), 1 + 2 * len(people), figsize=(7.5, 1.9 * len(found)), dpi=130, squeeze=False,
        facecolor="none",
        layout="constrained",
    )  # fmt: skip
    for row, (name, detections) in zip(axes, found.items(), strict=True):
        row[0].imshow(read_image(detections.image).permute(1, 2, 0).cpu())
        row[0].set_ylabel(name, fontsize=9, color=INK)
        pairs = zip(row[1::2], row[2::2], people.values(), colors, strict=True)
        for over, side, kind, color in pairs:
            over.imshow(kind[name].overlay())
            mesh = kind[name].vertices()[0].detach()
            upright = mesh * mesh.new_tensor([1, -1, -1])
            draw_body(side, upright, kind[name].body.faces, color=color, turn=90)
        height, width = detections.size
        for place in row[:2].tolist() + row[3::2].tolist():
            place.set(xlim=(-0.5, width - 0.5), ylim=(height - 0.5, -0.5))
        for place in row:
            place.set(xticks=[], yticks=[])
            place.spines[:].set_visible(False)
    titles = ["photograph", *(t for name in people for t in (name.replace("_", " "), "turned"))]
    for place, title in zip(axes[0], titles, strict=True):
        place.set_title(title, fontsize=9, color=INK)
    plt.close(figure)
    return figure
