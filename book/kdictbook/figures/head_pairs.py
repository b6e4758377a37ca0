"""Tables of two heads, with and without dictionaries, over encoders or training data."""

from kdictbook import results

from .table import PageTable, table


def pairs_table(record: str, title: str, split: str) -> PageTable:
    """A row for each condition of ``data/results/<record>.json``, whose methods are named
    ``"both: …"`` and ``"quaternions: …"``: from quaternions to both dictionaries, PA-MPJPE and
    surface error on a split, with their standard deviation over seeds.
    """
    rows = [row for row in results.recorded(record) if row.split == split]
    found = {(*row.method.split(": ", 1), row.metric): row.value for row in rows}

    def shown(head: str, name: str, metric: str) -> str:
        spread = found.get((head, name, f"{metric}_seed_std"))
        plain = f"{found[head, name, metric]:.1f}"
        return plain if spread is None else f"{plain} ± {spread:.1f}"

    lines = []
    for name in dict.fromkeys(name for _, name, _ in found):
        ours, direct = (found[head, name, "surface_error"] for head in ("both", "quaternions"))
        cells = [
            " → ".join(shown(head, name, metric) for head in ("quaternions", "both"))
            for metric in ("pa_mpjpe", "surface_error")
        ]
        lines.append([name, *cells, f"{100 * (ours / direct - 1):+.0f} %".replace("-", "−")])
    return table((title, "PA-MPJPE (mm)", "surface (mm)", "change of the surface"), lines)
