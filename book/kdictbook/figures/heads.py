"""Heads that were trained on a frozen encoder: errors and paired differences from
``data/results/table6.json``, and their people beside each other."""

from collections.abc import Mapping

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from kdict.detections import Detections
from kdict.evaluation import results
from kdict.network.image import read_image
from kdict.network.people import PosedPeople

from .body_drawing import draw_body
from .plot import palette
from .recorded import change, value
from .table import PageTable, table

NAMES = {
    "quaternions": "baseline, quaternions",
    "6D": "baseline, 6D",
    "shape only": "+ shape D",
    "pose only": "+ kinematic D",
    "both": "+ both",
}


def _percent(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−")


def heads_table(split: str) -> PageTable:
    """Errors of each head on a test split, such as ``"fitted test"``, in millimeters; how the
    surface error varies with the seed; and its change against both baselines, with the 95 %
    interval.

    Raises
    ------
    ValueError
        If the record has no such split.
    """
    rows = [row for row in results.recorded("table6") if row.split == split]
    if not rows:
        raise ValueError(f"data/results/table6.json has no split {split!r}")
    found = {(row.method, row.metric, row.protocol.partition(":")[0]): row.value for row in rows}
    means = {(method, metric): value for (method, metric, _), value in found.items()}

    def change(head: str, base: str) -> str | None:
        ends = [
            found.get((head, f"surface_error_change{end}", f"against {base}"))
            for end in ("", "_low", "_high")
        ]
        if None in ends:
            return None
        whole, low, high = map(_percent, ends)
        return f"{whole} [{low}, {high}]"

    return table(
        (
            "head", "MPJPE (mm)", "PA-MPJPE (mm)", "surface (mm)", "seeds' std (mm)",
            "against quaternions (%)", "against 6D (%)",
        ),
        [
            (
                name,
                *(means[head, m] for m in ("mpjpe", "pa_mpjpe", "surface_error")),
                means[head, "surface_error_seed_std"],
                change(head, "quaternions"),
                change(head, "6D"),
            )
            for head, name in NAMES.items()
            if (head, "mpjpe") in means
        ],
        digits=1,
    )  # fmt: skip


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
        layout="constrained",
    )  # fmt: skip
    for row, (name, detections) in zip(axes, found.items(), strict=True):
        row[0].imshow(read_image(detections.image).permute(1, 2, 0))
        row[0].set_ylabel(name, fontsize=9)
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
        place.set_title(title, fontsize=9)
    plt.close(figure)
    return figure
