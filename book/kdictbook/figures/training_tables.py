"""Tables of training: roles, recorded networks, goals, heads, inference times."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import plotly.graph_objects as go

from kdict.evaluation.results import Result, recorded
from kdict.resources import data_path
from kdict.synthetic.roles import ROLES, SUBJECTS
from kdict.training import config as training

from ..paper import paper_table
from ..pretrained_networks import pretrained_method
from .plot import palette
from .recorded import measured, methods_table, nested
from .table import PageTable, table
from .training_run import Log, learning_curves, read_log

STANDS_FOR = {
    "studio": "Human3.6M",
    "multiview": "MPI-INF-3DHP",
    "fitted": "UP-3D",
    "sport": "LSP",
    "wild2d": "MPII, COCO",
}
"""Role → the paper's dataset in whose place it is."""

NETWORKS = {
    "direct quaternions": {"color": palette.CYCLE[1]},
    "direct 6D": {"color": palette.CYCLE[2]},
    "shape dictionary": {"color": palette.CYCLE[3]},
    "pose dictionary": {"color": palette.CYCLE[0]},
    "both dictionaries": {"color": palette.OURS},
    "both dictionaries, long": {"color": palette.OURS, "dash": "dash"},
    "both dictionaries, longer": {"color": palette.OURS, "dash": "dot"},
}
"""The recorded networks, Table 6's and two longer runs, and the lines that they are drawn with."""

CONTINUES = {
    "both dictionaries, long": "both dictionaries",
    "both dictionaries, longer": "both dictionaries, long",
}
BASE = "direct quaternions"


def roles_table() -> PageTable:
    """The open benchmark's roles: what each stands for, its share of a batch, people and labels."""
    rows = []
    for role, about in ROLES.items():
        people = SUBJECTS.get((role, "train"))
        rows.append(
            [
                role,
                STANDS_FOR[role],
                f"{training.ROLES[role]:.0%}",
                str(len(people)) if people else "any",
                about.views,
                "2D,\N{NO-BREAK SPACE}3D" if about.has_3d else "2D",
                f"{about.test_size:,}",
            ]
        )
    header = ["role", "in place of", "of a batch", "people", "cameras", "labels", "test images"]
    return table(header, rows)


def shares_with_3d() -> dict[str, float]:
    """Role → its share of a batch, of the roles with labels in space."""
    return {role: training.ROLES[role] for role, about in ROLES.items() if about.has_3d}


def with_joint_error(log: Log) -> Log:
    """A log with the root mean square error of a joint (cm), of the images with labels in space."""
    return {**log, "joint error": 100 * np.sqrt(log["l3d"] / sum(shares_with_3d().values()))}


def _logs() -> Iterator[tuple[str, Log]]:
    """The logs of the recorded networks and of the backbone that they start from."""
    for method in ("head start", *NETWORKS):
        name = method.replace(",", "").replace(" ", "-")
        try:
            path = data_path("training", f"{name}.csv")
        except FileNotFoundError:
            continue
        yield method, with_joint_error(read_log(path))


def runs_table() -> PageTable:
    """How the recorded networks were trained: images, minutes, start and commit."""
    logs = dict(_logs())
    about: dict[str, Result] = {r.method: r for r in recorded("networks")}
    rows = []
    for method in NETWORKS:
        if method not in about or method not in logs:
            rows.append([method, *[None] * 4])
            continue
        r, log = about[method], logs[method]
        steps = np.diff(log["images"], prepend=0)
        minutes = float((steps / log["images_per_second"]).sum() / 60)
        # Records of older runs have the fields' older names.
        encoder = r.config.get("encoder_weights") or r.config.get("backbone_weights")
        start = Path(r.config.get("init_weights") or r.config.get("weights") or encoder)
        rows.append(
            [
                method,
                f"{int(log['images'][-1]):,}",
                f"{minutes:.0f}",
                start.stem if encoder else start.parent.name,
                r.version.partition("+g")[2] or r.version,
            ]
        )
    return table(["network", "images", "minutes", "started from", "code"], rows)


def recorded_curves(levels: dict[str, float]) -> go.Figure:
    """Learning curves of the recorded networks; a run that continues another begins at its end."""
    shown: dict[str, Log] = {}
    for method, log in _logs():
        before = shown.get(CONTINUES.get(method))
        if before is not None:
            log = {**log, "images": log["images"] + before["images"][-1]}
        shown[method] = log
    return learning_curves(
        shown,
        {
            "joint error": "joint error,<br>training (cm)",
            "studio pa_mpjpe": "PA-MPJPE,<br>studio (mm)",
            "fitted surface_error": "surface error,<br>fitted (mm)",
        },
        looks=NETWORKS | {"head start": {"color": palette.INACTIVE}},
        levels={"joint error": [(value, name) for name, value in levels.items()]},
    )


def _change(value: float | None, base: float | None) -> str | None:
    """By how many percent a value is above, or below, a base."""
    return f"{100 * (value / base - 1):+.1f}".replace("-", "−") if value and base else None


def ablation_table() -> PageTable:
    """Table 6: the paper's surface errors and ours, with the change against direct quaternions."""
    paper = paper_errors()
    found = measured(recorded("networks"))
    rows = []
    for method in NETWORKS:
        theirs = paper.get(method)
        surface, fitted, studio = (
            found.get((method, split, metric))
            for split, metric in (
                ("fitted test", "surface_error"),
                ("fitted test", "pa_mpjpe"),
                ("studio test, P2", "pa_mpjpe"),
            )
        )
        gains = [None, None]
        if method != BASE:
            gains[0] = _change(theirs, paper[BASE])
            gains[1] = _change(surface, found.get((BASE, "fitted test", "surface_error")))
        rows.append([method, theirs, gains[0], surface, gains[1], fitted, studio])
    header = ["network", "the paper's, UP-3D", "change (%)", "surface, fitted", "change (%)"]
    return table([*header, "PA, fitted", "PA, studio P2"], rows, digits=1)


def paper_errors() -> dict[str, float]:
    """Our names of the paper's networks → their surface errors (mm) in its Table 6."""
    names = ("direct quaternions", "shape dictionary", "pose dictionary", "both dictionaries")
    values = [float(row.values[0]) for row in paper_table(6).rows]
    return dict(zip(names, values, strict=True))


def other_roles_table() -> PageTable:
    """Errors of the recorded networks on the roles that Table 6 does not have."""
    columns = [
        ("studio, MPJPE", "studio test", "mpjpe"),
        ("PA", "studio test", "pa_mpjpe"),
        ("multiview, MPJPE", "multiview test", "mpjpe"),
        ("PA", "multiview test", "pa_mpjpe"),
        ("sport, surface", "sport test", "surface_error"),
        ("wild2d, % of the crop", "wild2d test", "keypoint_error"),
    ]
    return methods_table("networks", columns, list(NETWORKS), head="network")


def goals_table() -> PageTable:
    """The goals set before the training, and what was reached."""
    found = measured(recorded("networks"))
    surface = {method: found.get((method, "fitted test", "surface_error")) for method in NETWORKS}
    longest = pretrained_method("quick")
    error = found.get((longest, "studio test, P2", "pa_mpjpe"))
    rows = [[f"PA-MPJPE, studio P2, {longest}", "at most 70 mm", "not measured", "–"]]
    if error is not None:
        rows[0][2:] = [f"{error:.1f} mm", "yes" if error <= 70 else "no"]
    ours = surface["both dictionaries"]
    for other, name, goal in (("direct quaternions", "quaternions", 25), ("direct 6D", "6D", 15)):
        row = [f"surface, both dictionaries, below {name}", f"{goal} % or more"]
        if ours and surface[other]:
            gain = 100 * (1 - ours / surface[other])
            row += [f"{gain:.1f} %", "yes" if gain >= goal else "no"]
        else:
            row += ["not measured", "–"]
        rows.append(row)
    return table(["figure", "wanted", "found", "reached"], rows)


def heads_table(name: str) -> PageTable:
    """Heads compared on one frozen backbone, ``data/results/<name>.json``."""
    columns = [
        ("studio, PA", "studio test", "pa_mpjpe"),
        ("studio, surface", "studio test", "surface_error"),
        ("fitted, PA", "fitted test", "pa_mpjpe"),
        ("fitted, surface", "fitted test", "surface_error"),
        ("active atoms", "studio test", "active_atoms"),
    ]
    return methods_table(name, columns, head="head")


def inference_table() -> PageTable:
    """Milliseconds per image of the network's parts, and head and joints over the backbone."""
    rows = []
    times = nested(recorded("inference"), "method", "protocol", "device")
    for (method, protocol, _), t in times.items():
        parts = (t[f"{part}_time"] for part in ("backbone", "head", "joints", "mesh"))
        share = f"{t['head_and_joints_of_backbone']:.1f} %"
        rows.append([method.partition(",")[0], protocol.partition(";")[0], *parts, share])
    rows = rows or [["not measured", *[None] * 6]]
    return table(["network", "how", "backbone", "head", "joints", "mesh", "share"], rows)
