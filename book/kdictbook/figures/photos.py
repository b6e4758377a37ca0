"""Figures of fits: keypoints and meshes over photographs, and priors beside each other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import plotly.graph_objects as go
import torch
from matplotlib.figure import Figure
from PIL import Image
from torch import Tensor

import kdict
from kdict.body.arrays import BodyModel
from kdict.body.joint_sets import JOINT_SETS
from kdict.body.smpl import FACING_CAMERA, vertices
from kdict.detections import Detections
from kdict.fitting import Fit
from kdict.metrics import pa_mpjpe
from kdict.network.image import read_image
from kdict.network.people import PosedPeople
from kdict.rotation import multiply
from kdictbook.results import Result, recorded

from .body_drawing import draw_row
from .plot import INK, palette
from .recorded import nested
from .table import PageTable, table

ASTRONAUT = Path(__file__).parent / "static" / "astronaut.jpg"
"""Eileen Collins, photographed by NASA; in the public domain."""
_COCO = JOINT_SETS["coco17"]
_TALL = 13
"""Visible keypoints of the people of `coco_people`."""


def side_by_side(found: Mapping[str, Detections], **people: Mapping[str, PosedPeople]) -> Figure:
    """A row per photograph: its keypoints, then the meshes of each kind of people over it.

    Lines lead from each keypoint to where the first kind has it, if these are fits.
    """
    first = next(iter(people.values()))
    figure, axes = plt.subplots(
        len(found), 1 + len(people), figsize=(5.7, 2.8 * len(found) * 2 / (1 + len(people))),
        facecolor="none", layout="constrained", squeeze=False,
    )  # fmt: skip
    for row, (name, detections) in zip(axes, found.items(), strict=True):
        row[0].imshow(read_image(detections.image).permute(1, 2, 0).cpu())
        if isinstance(first[name], Fit):
            _draw_keypoints(row[0], detections, first[name].keypoints)
        for place, kind in zip(row[1:], people.values(), strict=True):
            place.imshow(kind[name].overlay())
        row[0].set_ylabel(name, color=INK)
        height, width = detections.size
        for place in row:
            place.set(xlim=(-0.5, width - 0.5), ylim=(height - 0.5, -0.5), xticks=[], yticks=[])
    if len(people) > 1:
        for place, title in zip(axes[0], ("keypoints", *people), strict=True):
            place.set_title(title, color=INK)
    return figure


def _draw_keypoints(place, detections: Detections, fitted: Tensor) -> None:
    seen = detections.visibility > 0
    for start, end in zip(detections.keypoints[seen], fitted.cpu().numpy()[seen], strict=True):
        place.plot(*np.stack([start, end]).T, color=palette.SELECTED, linewidth=1.5)
        place.plot(*start, "o", color=palette.TARGET, markersize=4, markeredgecolor="white")


def summary_table(fits: Mapping[str, Fit]) -> PageTable:
    """What each fit says of its people."""
    return table(
        ["photograph", "person", "keypoints", "off by (px)", "converged", "problem"],
        [
            [name, row["person"], row["keypoints"], row["residual_px"],
             "yes" if row["converged"] else "no", row["problem"] or "–"]
            for name, people in fits.items()
            for row in people.summary()
        ],
        digits=1,
    )  # fmt: skip


def spoiled(found: Detections) -> dict[str, Detections]:
    """One person's keypoints, and the same with six planted faults."""
    clean, seen = found.keypoints[:1], found.visibility[:1]
    moved, line = clean.copy(), clean.copy()
    moved[:, _COCO.index("left_wrist")] += (100, -75)
    line[..., 0] = clean[..., 0].mean()
    sides = {"left": "right", "right": "left"}
    exchanged = [
        _COCO.index("_".join([sides[side], rest]) if rest else side)
        for side, _, rest in (name.partition("_") for name in _COCO)
    ]
    few = ["left_shoulder", "right_shoulder", "left_hip", "right_hip", "left_knee"]
    cases = {
        "as detected": (clean, seen),
        "one wrist 125 px off": (moved, seen),
        "left and right exchanged": (clean[:, exchanged], seen[:, exchanged]),
        "five keypoints": (clean, seen * np.isin(_COCO, few)),
        "all on one line": (line, seen),
        "upside down": (np.array(found.size[::-1]) - clean, seen),
        "none": (clean, 0 * seen),
    }
    return {
        name: replace(found[:1], keypoints=points, visibility=weights)
        for name, (points, weights) in cases.items()
    }


def pose_error(people: PosedPeople, truth: Tensor) -> float:
    """PA-MPJPE in mm of the first person, by the 24 keypoints of Eq. 1."""
    pose = people.rotations[:1], people.root_rotation[:1], people.betas[:1]
    if not pose[0].isfinite().all():
        return float("nan")
    body = people.body.to(people.betas.device)
    return 1000 * float(pa_mpjpe(kdict.body_keypoints(body, *pose, "smpl24")[0], truth))


def flags_table(cases: Mapping[str, Detections], truth: Tensor, body: BodyModel) -> PageTable:
    """The fit of each set of keypoints, its flags, and its error, which a fit never sees."""
    rows = []
    for name, detections in cases.items():
        fits = kdict.fit(detections, body=body)
        (row,), error = fits.summary(), pose_error(fits, truth)
        rows.append([name, row["residual_px"], None if np.isnan(error) else round(error),
                     "yes" if row["converged"] else "no", row["problem"] or "–"])  # fmt: skip
    return table(
        ["keypoints", "off by (px)", "PA-MPJPE (mm)", "converged", "problem"], rows, digits=1
    )


def ways_table() -> PageTable:
    """The ways to minimize that `kdictbook.recipes.measure_fitting` compared."""
    metrics = ("objective", "pa_mpjpe", "reprojection", "active", "time")
    ways = nested(recorded("fitting"), "method")
    header = ["way", "objective", "PA-MPJPE (mm)", "reprojection (px)", "active atoms"]
    return table(
        [*header, "ms per person"],
        [[way, *(values[metric] for metric in metrics)] for (way,), values in ways.items()],
        digits=1,
    )


def annotations_table() -> PageTable:
    """`kdict.fit` on annotators' keypoints, by `kdictbook.recipes.annotations`."""
    rows = [r for r in recorded("annotations") if r.method == "kdict.fit" and "people" in r.config]
    names = {"lsp": "LSP", "lspet": "LSP-extended", "coco": "COCO, 80 photographs"}
    groups = nested(rows, "protocol", "people")
    largest = {name: max(n for protocol, n in groups if protocol == name) for name in names}
    header = ["people of", "people", "off by (% of height)", "within 5 % (% of people)"]
    return table(
        [*header, "from a real pose (°)"],
        [
            [label, count, *(groups[name, count][m]
                             for m in ("reprojection", "within_5_percent", "from_real"))]
            for (name, count), label in zip(largest.items(), names.values(), strict=True)
        ],
        digits=1,
    )  # fmt: skip


def detector_table() -> PageTable:
    """Whole photographs of COCO in, by `kdictbook.recipes.detector`."""
    taken, every = "MultiPose, then Thunder", "COCO, all photographs"
    halves = {
        "COCO, even photographs, tuned on": ", even photographs, tuned on",
        "COCO, odd photographs": ", odd photographs",
    }
    rows = [
        row for row in recorded("detector")
        if row.split in (every, *halves) and "box" not in row.protocol
    ]  # fmt: skip
    found = nested(rows, "method", "split")
    names = [name for (name, split), of in found.items() if split == every and "OKS" in of]
    # Those that are given the true box come last.
    names.sort(key=lambda name: (name != taken, "true box" in name))
    shown = [(f"{taken}{label}", taken, split) for split, label in halves.items()]
    shown += [(name, name, every) for name in names]
    return table(
        ["detector", "found, OKS ≥ 0.5 (%)", "OKS", "fitted body off by (% of height)"],
        [
            [label, found[name, split]["found, OKS ≥ 0.5"], f"{found[name, split]['OKS']:.2f}",
             found.get((f"{name}, kdict.fit", split), {}).get(
                 "keypoints of the fitted body, median error")]
            for label, name, split in shown
        ],
        digits=1,
    )  # fmt: skip


def command_table() -> PageTable:
    """What ``kdict fit`` takes, by `kdictbook.recipes.photographs`."""
    return table(
        ["kdict fit", "of", "measured"],
        [[r.metric, r.protocol, f"{r.value:.{0 if r.value > 10 else 2}f} {r.unit}"]
         for r in recorded("photographs")],
    )  # fmt: skip


def coco_people(root: Path, count: int = 12) -> Figure:
    """One person each of photographs of COCO, found and fitted: photograph and body."""
    body = kdict.load_body("open")

    def crops():
        for path in sorted((root / "train2017").glob("*.jpg")):
            found = kdict.detect(path)
            whole = (found.visibility > 0).sum(1) >= _TALL
            if whole.any():
                person = kdict.fit(found[whole][:1], body=body)
                x, y, width, height = found[whole].enclosing_boxes()[0]
                side, across, down = 0.7 * max(width, height), x + width / 2, y + height / 2
                corners = across - side, down - side, across + side, down + side
                yield [
                    image.crop([round(v) for v in corners]).resize((300, 300))
                    for image in (Image.open(path).convert("RGB"), person.overlay())
                ]

    pairs = list(islice(crops(), count))
    figure, axes = plt.subplots(-(-len(pairs) // 2), 4, figsize=(7.5, 1.9 * -(-len(pairs) // 2)),
                                layout="constrained", squeeze=False)  # fmt: skip
    for place in axes.flat:
        place.axis("off")
    for place, image in zip(axes.flat, (image for pair in pairs for image in pair), strict=False):
        place.imshow(image)
    return figure


def from_two_sides(body, states: Mapping[str, object], person: int) -> Figure:
    """One person as several fitted states have it: as the camera sees it, and from the
    side, in the size that its camera gives it; the first is the truth."""

    upright = torch.tensor(FACING_CAMERA, device=body.v_template.device)
    figure, axes = plt.subplots(
        2, 1, figsize=(len(states) + 0.3, 4.6), dpi=150, layout="constrained"
    )
    half = 0.5**0.5
    turns = {
        "camera": upright,
        "side": multiply(upright.new_tensor([half, 0.0, half, 0.0]), upright),
    }
    fixed = {next(iter(states)): palette.TARGET, "none": palette.PAPER, "dictionary": palette.OURS}
    others = cycle(c for c in palette.CYCLE if c not in fixed.values())
    colors = [fixed.get(name) or next(others) for name in states]
    for place, (label, turn) in zip(axes, turns.items(), strict=True):
        meshes = [
            vertices(
                body, s.rotations[person].float(),
                multiply(turn, s.root_rotation[person].float()), s.betas[person].float(),
            )
            for s in states.values()
        ]  # fmt: skip
        meshes = [
            (mesh * s.camera[person, 0].exp().float()).cpu()
            for mesh, s in zip(meshes, states.values(), strict=True)
        ]
        draw_row(place, meshes, body.faces, colors=colors, labels=list(states), fontsize=10)
        place.set_title(label, loc="left", color=INK)
    figure.patch.set_alpha(0)
    return figure


def error_curves(rows: Sequence[Result], metric: str, over: str, methods: Sequence[str]):
    """A metric of `kdictbook.recipes.compare_priors` over ``"noise"`` with nothing missing, or over
    ``"missing"``, a line a method."""
    figure = go.Figure()
    others = (color for color in palette.CYCLE if color != palette.OURS)
    for method in methods:
        points = sorted(
            (r.config[over], r.value)
            for r in rows
            if r.metric == metric
            and r.method == method
            and (r.config["missing"] == 0 if over == "noise" else r.config["noise"] == 2)
        )
        ours = method == "dictionary"
        figure.add_scatter(
            x=[x for x, _ in points],
            y=[y for _, y in points],
            name=method,
            line={
                "color": palette.OURS if ours else next(others),
                "width": 4 if ours else 2,
            },
        )
    unit = next((r.unit for r in rows if r.metric == metric), "mm")
    figure.update_xaxes(
        title="noise of a keypoint (pixels)" if over == "noise" else "keypoints missing, of 17"
    )
    figure.update_yaxes(
        title=f"{metric.replace('_', ' ').replace('pa mpjpe', 'PA-MPJPE')} ({unit})"
    )
    return figure
