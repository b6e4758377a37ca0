"""Tables of the heads that were trained on a frozen encoder: errors, and differences that are
paired image by image, from ``data/results/table6.json``."""

from kdict.evaluation import results

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
