"""Table 6 on a frozen encoder that was trained on people: heads alike in all but their last layer.

    python -m kdictbook.recipes.table6 --cache runs/features --only both --seeds 0 1 2
    python -m kdictbook.recipes.table6 --cache runs/features --gather

MoveNet Thunder is frozen, so an image is 17 keypoints and their scores (51 numbers), computed once
and cached. Every head has the same features, batches, steps and seeds, and Eq. 5 as its loss; its
learning rate is the best of `RATES` on images kept from training. Most of a batch are keypoints
without images, see `kdictbook.recipes.detected_keypoints`. Each head and seed is a run in a folder
of ``--runs`` that goes on where it stopped; several calls may share them. ``--gather`` measures
differences between heads, paired image by image, and writes ``data/results/table6.json``, the
released weights, and the features of the rendered images that `kdictbook.live_heads` trains on.
"""

import argparse
import json
import logging
import os
from pathlib import Path
from shutil import copyfile

import numpy as np
import torch
from torch import Tensor

from kdict import rotation
from kdict.body import Body, vertices
from kdict.evaluation.results import Result
from kdict.evaluation.tables import STUDIO_P2_CAMERA
from kdict.metrics import surface_error
from kdict.network.model import HumanMeshNet
from kdict.resources import code_version, read_tensors, write_tensors
from kdict.synthetic.assets import fingerprint
from kdictbook import results

from ..live_heads import write_features
from .detected_keypoints import SHARES, Detector
from .frozen_heads import HEADS, Batches, Identity, built, cached, errors, joined, learn, options
from .other_truth import other_truths

log = logging.getLogger(__name__)

RATES = (1e-3, 2e-3)
RENDERED_ROLES = tuple(SHARES)
METRICS = ("mpjpe", "pa_mpjpe", "surface_error", "shape_error", "active_atoms")
BASELINES = ("quaternions", "6D")
SHIPPED = {"thunder": "both", "thunder-direct": "quaternions"}
UPRIGHT = 0.7071
"""Cosine of 45 °: whoever's pelvis leans further is tilted."""
LEAST = 20
"""A part of a split with fewer images has no figure."""
BOOTSTRAP = 4000
OTHER_TESTS = {
    "exact": "fitted test, true keypoints",
    "simulated": "fitted test, keypoints simulated",
    "freed": "fitted test, keypoints simulated, all axes free",
    "bandai": "fitted test, keypoints simulated, Bandai-Namco poses",
}
FAMILY = {"pose only": "both", "shape only": "quaternions"}
"""Heads that take another's learning rate, as do those that differ from it in a code map or an
initialization alone."""


def folder_of(head: str, seed: int, lr: float, runs: Path) -> Path:
    """Where a run is."""
    return runs / f"{head.replace(',', '').replace(' ', '-')}-{seed}-{lr:g}"


def rate_of(head: str, runs: Path) -> float:
    """The learning rate of a head: the best on held-out people, of seed 0's runs with all."""
    family = FAMILY.get(head, head.split(",")[0])
    paths = {lr: folder_of(family, 0, lr, runs) / "held-out.json" for lr in RATES}
    found = {lr: json.loads(path.read_text()) for lr, path in paths.items() if path.exists()}
    missing = sorted(RATES - found.keys())
    if missing:
        raise FileNotFoundError(
            f"{runs}: {family!r} has not been trained with the learning rates {missing}; train "
            "seed 0 with each of them first: --seeds 0 --lr"
        )
    return min(found, key=found.get)


def run(head: str, seed: int, lr: float, given: argparse.Namespace, batches: Batches) -> None:
    """Train one head, unless it is there."""
    folder = folder_of(head, seed, lr, given.runs)
    path = folder / "model.safetensors"
    if path.exists():
        return
    model = learn(head, seed, lr, batches, folder, given)
    held_out = errors(model, batches.held_out(given))["surface_error"].mean()
    (folder / "held-out.json").write_text(json.dumps(float(held_out)))
    model.backbone = built(head, seed, given.hidden)[1]
    settings = {
        "head": head, "seed": seed, "lr": lr, "steps": given.steps, "hidden": given.hidden,
        "batch_size": given.batch_size, "synthetic": given.synthetic, "people": given.people,
        "images": len(batches.rendered["features"]), "betas_prior": given.prior,
    }  # fmt: skip
    about = {
        "method": head,
        "training": json.dumps(settings, sort_keys=True),
        "seed": str(seed),
        "version": code_version(),
        "recipe": "python -m kdictbook.recipes.table6",
        "data": "the open benchmark, seed 0",
        "fingerprint": fingerprint(),
        "license": "Apache-2.0",
    }
    model.save(path, about)


def subsets(role: str, data: dict[str, Tensor]) -> dict[str, Tensor]:
    """Which images (n,) belong to each part of a test split that has its own figure."""
    test = OTHER_TESTS.get(role, f"{role} test")
    every = torch.ones_like(data["action"], dtype=torch.bool)
    if role in OTHER_TESTS and role != "exact":
        return {test: every}
    # The camera's y axis points down.
    tilted = -rotation.to_matrix(data["root_rotation"])[:, 1, 1] < UPRIGHT
    cut = (data["keypoints2d"].abs() >= 1).any(-1).any(-1)
    parts = {test: every}
    if role == "studio":
        parts["studio test, P2"] = data["camera"] == STUDIO_P2_CAMERA
    else:
        parts |= {f"{test}, upright": ~tilted, f"{test}, tilted": tilted}
    parts[f"{test}, cut off"] = cut
    return {name: part for name, part in parts.items() if part.sum() >= LEAST}


def interval(ours: np.ndarray, other: np.ndarray, clusters: np.ndarray) -> tuple[float, ...]:
    """Change in per cent from ``other`` to ``ours``, errors (seeds, n) of the same images; and the
    ends of its 95 % interval by a bootstrap over clusters of images and over seeds."""
    rng = np.random.default_rng(0)
    names, which = np.unique(clusters, return_inverse=True)
    drawn = rng.multinomial(len(names), np.full(len(names), 1 / len(names)), BOOTSTRAP)
    totals = []
    for found in (ours, other):
        sums = np.stack([np.bincount(which, row, len(names)) for row in found])
        seeds = rng.multinomial(len(sums), np.full(len(sums), 1 / len(sums)), BOOTSTRAP)
        totals.append(((drawn @ sums.T) * seeds).sum(1) / len(sums))
    change = 100 * (totals[0] / totals[1] - 1)
    whole = 100 * (ours.mean() / other.mean() - 1)
    return whole, *np.percentile(change, [2.5, 97.5])


def bases(head: str) -> list[str]:
    """The direct heads that a head is compared with: those that get what it gets."""
    taps = ", maps" if head.endswith(", maps") else ""
    return [base + taps for base in BASELINES if base + taps != head]


def measured(given: argparse.Namespace, tests: dict) -> dict[str, dict[int, dict[str, Tensor]]]:
    """Head, seed → what `errors` says of ``role``, by ``role.metric``."""
    found: dict[str, dict[int, dict[str, Tensor]]] = {}
    for head in HEADS:
        for seed in given.seeds:
            family = FAMILY.get(head, head.split(",")[0])
            if not folder_of(family, 0, RATES[0], given.runs).exists():
                continue
            path = folder_of(head, seed, rate_of(head, given.runs), given.runs)
            if not (path / "model.safetensors").exists():
                log.warning("%s is not finished: left out", path)
                continue
            found.setdefault(head, {})[seed] = errors_of(path, tests)
    return found


def errors_of(run: Path, tests: dict[str, dict[str, Tensor]]) -> dict[str, Tensor]:
    """What `errors` says of a finished run, by ``role.metric``; kept in the run's folder."""
    counts = "-".join(str(len(data["index"])) for data in tests.values())
    path = run / f"errors-{counts}.safetensors"
    if not path.exists():
        model = HumanMeshNet.load(run / "model.safetensors")
        model.backbone = Identity(model.backbone.features)
        found = {
            f"{role}.{name}": value
            for role, data in tests.items()
            for name, value in errors(model, data).items()
        }
        write_tensors(path, found, {"kind": "errors"})
    return read_tensors(path, "errors of a run", "errors")[0]


def gather(given: argparse.Namespace) -> None:
    """Measure the finished runs; write ``table6.json`` and the weights that ship."""
    tests = cached(given, "test", dict(zip(RENDERED_ROLES, given.test_images, strict=True)))
    rendered = cached(given, "train", dict(zip(RENDERED_ROLES, given.images, strict=True)))
    write_features(given.out, rendered)
    every = joined(rendered)
    detector = Detector.learn(every["features"], every)
    folder = Path(os.environ["KDICT_DATA"], "bandai-bvh") if "KDICT_DATA" in os.environ else None
    tests |= other_truths(tests["fitted"], detector, folder)
    tests["exact"] = tests["fitted"] | {"features": detector.exact(tests["fitted"])}
    found = measured(given, tests)
    rows = []
    for head, runs in found.items():
        path = folder_of(head, next(iter(runs)), rate_of(head, given.runs), given.runs)
        _, about = read_tensors(path / "model.safetensors", "network weights", "network")
        settings = json.loads(about["training"]) | {"trained_by": about["version"]}
        settings["seed"] = ", ".join(map(str, runs))
        del settings["head"]
        for role, data in tests.items():
            for split, part in subsets(role, data).items():
                clusters = data["action"][part].numpy()
                common = {
                    "split": split,
                    "method": head,
                    "data": f"the open benchmark, seed 0 (sha256 {fingerprint()[:16]})",
                    "config": settings,
                }
                for name in METRICS:
                    if f"{role}.{name}" not in next(iter(runs.values())):
                        continue
                    each = np.stack([e[f"{role}.{name}"][part].numpy() for e in runs.values()])
                    seeds = "1 seed" if len(runs) == 1 else f"{len(runs)} seeds"
                    protocol = f"mean over {each.shape[1]} images and {seeds}"
                    unit = "atoms" if name == "active_atoms" else "mm"
                    rows.append(Result(name, float(each.mean()), unit, protocol, **common))
                    if len(runs) > 1:
                        spread = float(each.mean(1).std(ddof=1))
                        rows.append(Result(f"{name}_seed_std", spread, unit, protocol, **common))
                    for base in bases(head):
                        if base not in found or unit == "atoms":
                            continue
                        other = [e[f"{role}.{name}"][part].numpy() for e in found[base].values()]
                        protocol = (
                            f"against {base}: {each.shape[1]} images in {len(set(clusters))} "
                            "clusters of poses; 95 % interval by bootstrap"
                        )
                        ends = interval(each, np.stack(other), clusters)
                        rows += [
                            Result(f"{name}_change{end}", float(value), "%", protocol, **common)
                            for end, value in zip(("", "_low", "_high"), ends, strict=True)
                        ]
        mean = torch.cat([shape_of_mean(tests[role]) for role in RENDERED_ROLES]).mean()
        rows.append(
            Result("shape_error", float(mean), "mm", "the mean shape on the true pose",
                   "all test images", "mean person", rows[-1].data, config=settings)
        )  # fmt: skip
    rows = list({(r.method, r.metric, r.split, r.protocol): r for r in rows}.values())
    results.write(given.out / "results" / "table6.json", rows)
    ship(found, given)


def ship(found: dict, given: argparse.Namespace) -> None:
    """Copy the weights that ship: of each head the seed that is best on held-out people."""
    for name, head in SHIPPED.items():
        if head in found:
            lr = rate_of(head, given.runs)
            runs = [folder_of(head, seed, lr, given.runs) for seed in found[head]]
            best = min(runs, key=lambda run: json.loads((run / "held-out.json").read_text()))
            to = given.out / "weights" / f"{name}.safetensors"
            to.parent.mkdir(exist_ok=True)
            copyfile(best / "model.safetensors", to)


@torch.no_grad()
def shape_of_mean(data: dict[str, Tensor]) -> Tensor:
    """Surface error (n,), mm, of the mean shape on the true pose."""
    body, pose = Body.load("open"), (data["rotations"], data["root_rotation"])
    parts = [
        surface_error(vertices(body, *p, torch.zeros_like(b)), vertices(body, *p, b))
        for *p, b in zip(*(x.split(256) for x in (*pose, data["betas"])), strict=True)
    ]
    return 1000 * torch.cat(parts)


def main(arguments: list[str] | None = None) -> None:
    parser = options(__doc__.splitlines()[0])
    parser.add_argument("--runs", type=Path, default=Path("runs/table6"))
    parser.add_argument("--only", nargs="+", choices=HEADS, default=list(HEADS))
    parser.add_argument("--test-images", nargs=3, type=int, default=[896, 640, 384],
                        metavar=tuple(RENDERED_ROLES))  # fmt: skip
    parser.add_argument("--steps", type=int, default=4_000)
    parser.add_argument("--lr", nargs="+", type=float, help="default: the best of seed 0")
    parser.add_argument("--gather", action="store_true", help="measure what is finished")
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    if given.gather:
        gather(given)
        return
    rendered = joined(cached(given, "train", dict(zip(RENDERED_ROLES, given.images, strict=True))))
    batches = Batches(rendered, given)
    for seed in given.seeds:
        for head in given.only:
            for lr in given.lr or [rate_of(head, given.runs)]:
                run(head, seed, lr, given, batches)


if __name__ == "__main__":
    main()
