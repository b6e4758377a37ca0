"""Fit people whom annotators clicked on: ``data/results/annotations.json``.

    KDICT_DATA=… python -m kdictbook.recipes.annotations

LSP, its extended set and COCO, from the folders ``lsp``, ``lspet`` and ``coco-mini`` of KDICT_DATA.
Nobody knows these people in 3D. What can be measured is how near the fit comes to the clicks, in
percent of a person's height, and how far its pose is from the nearest real one that nothing was
learned from: CMU's test clips and the clips of other collections. Weights of the priors are those
that `kdictbook.recipes.compare_priors` chose.
"""

import argparse
import logging
import os
import time
from pathlib import Path

import numpy as np
import torch
from threadpoolctl import threadpool_limits
from torch import Tensor
from tqdm.auto import tqdm

from kdict.datasets import read_coco, read_lsp, read_lspet
from kdict.fitting import fit
from kdict.fitting.pixels import HEIGHT
from kdict.mocap import read_folder
from kdict.skeleton import DICTIONARY_JOINTS
from kdictbook import results
from kdictbook.corpus import poses

from ..other_priors.bench import Bench
from ..other_priors.pretrained import OtherPriors

log = logging.getLogger(__name__)

NOISE = 0.03
"""Meters: of a careful click."""
FIT = "kdict.fit"
UNSEEN = ("cmu-asfamc", "bandai-bvh")
"""Folders of clips that nothing is learned from, beside CMU's test clips."""
BLIND = ("collar", "wrist", "hand")
"""Joints that keypoints say nothing of, or motion capture does not."""


def people(name: str, root: Path) -> tuple[Tensor, Tensor, str]:
    """The keypoints (B, K, 2), visibility (B, K) and set of a dataset's people with 6 or more."""
    if name == "lsp":
        samples = [s for split in ("train", "test") for s in read_lsp(root / "lsp", split)]
    elif name == "lspet":
        samples = list(read_lspet(root / "lspet"))
    else:
        samples = list(read_coco(root / "coco-mini"))
    samples = [s for s in samples if s.labeled.sum() >= 6]
    points = torch.from_numpy(np.stack([s.keypoints for s in samples]))
    seen = torch.from_numpy(np.stack([s.labeled for s in samples])).double()
    return torch.where(seen[..., None] > 0, points, 0).double(), seen, samples[0].keypoint_set


def unseen_poses(root: Path, count: int = 5_000, seed: int = 0) -> Tensor:
    """Real poses (count, 23, 4) that no prior was learned from."""
    found = [poses("test").rotations]
    found += [
        clip.rotations
        for name in UNSEEN
        if (root / name).is_dir()
        for clip in read_folder(root / name)
    ]
    everything = torch.cat(found)
    order = torch.randperm(len(everything), generator=torch.Generator().manual_seed(seed))
    return everything[order[:count]]


def distance(rotations: Tensor, real: Tensor) -> Tensor:
    """The mean angle (B,) of the joints from those of the nearest real pose, in degrees."""
    keep = [j for j, name in enumerate(DICTIONARY_JOINTS) if not name.endswith(BLIND)]
    real = real[:, keep].float().transpose(0, 1)
    nearest = []
    for some in rotations[:, keep].float().split(100):
        cosine = (some.transpose(0, 1) @ real.mT).abs().clamp(max=1)
        nearest.append((2 * cosine.acos()).mean(0).amin(-1))
    return torch.cat(nearest).rad2deg()


def judged(points: Tensor, seen: Tensor, found: Tensor, scale: Tensor) -> dict[str, Tensor]:
    """Mean distances (B,) of seen keypoints, in percent: of 1.7 m at the person, and of the
    larger side of the box around the keypoints."""
    away = ((found - points).norm(dim=-1) * seen).sum(-1) / seen.sum(-1)
    low, high = (torch.where(seen[..., None] > 0, points, end) for end in (torch.inf, -torch.inf))
    side = (high.amax(1) - low.amin(1)).amax(-1)
    return {"reprojection": 100 * away / (HEIGHT * scale), "of_box": 100 * away / side}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("data"))
    parser.add_argument("--people", type=int, default=400, help="of each set, for all priors")
    parser.add_argument("--most", type=int, default=10_000, help="of each set, for kdict.fit")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    root = Path(os.environ["KDICT_DATA"])
    chosen = {
        r.method: r.config.get("weight", 1.0)
        for r in results.read(options.out / "results" / "priors.json")
    }
    real = unseen_poses(root, seed=options.seed)
    rows = []
    for name in ("lsp", "lspet", "coco"):
        points, seen, keypoint_set = people(name, root)
        bench = Bench(OtherPriors.from_pretrained(), keypoint_set)
        generator = torch.Generator().manual_seed(options.seed)
        order = torch.randperm(len(points), generator=generator)[: options.most]
        few = order[: options.people]
        with threadpool_limits(1):
            for method in tqdm((FIT, *bench.kinds), name):
                which = order if method == FIT else few
                found, scale, rotations = (
                    torch.cat(parts).double()
                    for parts in zip(
                        *(
                            _fitted(bench, method, points[some], seen[some], chosen)
                            for some in which.split(64)
                        ),
                        strict=True,
                    )
                )
                merits = judged(points[which], seen[which], found, scale)
                merits["from_real"] = distance(rotations, real)
                subsets = {len(few): torch.isin(which, few)}
                if method == FIT:
                    subsets[len(which)] = torch.ones(len(which), dtype=torch.bool)
                for count, part in subsets.items():
                    rows += _records(
                        {n: m[part] for n, m in merits.items()}, method,
                        {"weight": chosen.get(method, 1.0), "noise": NOISE, "people": count,
                         "seed": options.seed},
                        {"protocol": name, "split": "annotations", "data": f"{count} people"},
                    )  # fmt: skip
                    log.info("%s, %d, %s: %s", name, count, method,
                             {r.metric: r.value for r in rows[-4:]})  # fmt: skip
    with threadpool_limits(1):
        rows.append(timed(*people("lsp", root)))
    results.write(options.out / "results" / "annotations.json", rows)


def _fitted(bench: Bench, method: str, points: Tensor, seen: Tensor, chosen: dict[str, float]):
    """Keypoints (B, K, 2), pixels a meter (B,) and rotations (B, 23, 4) of one batch."""
    if method == FIT:
        found = fit(points, seen, bench.keypoint_set, keypoint_std=NOISE)
        return found.keypoints, found.camera[:, 0], found.rotations
    state, _ = bench.fit(method, points, seen, NOISE, chosen[method])
    return bench.model.project(state), state.camera[:, 0].exp(), state.rotations


def timed(points: Tensor, seen: Tensor, keypoint_set: str) -> results.Result:
    """`kdict.fit` as anyone calls it, 64 people at a time; the best of five times."""
    taken = []
    for start in range(0, 6 * 64, 64):
        began = time.process_time()
        fit(points[start : start + 64], seen[start : start + 64], keypoint_set)
        taken.append(1e3 * (time.process_time() - began) / 64)
    log.info("ms a person: %s", [round(t, 1) for t in taken])
    return results.Result(
        "time", round(min(taken[1:]), 2), "ms a person and core", method=FIT, protocol="lsp",
        split="annotations", data="64 people at a time",
        config={"threads": torch.get_num_threads(), "seed": 0},
    )  # fmt: skip


def _records(merits: dict[str, Tensor], method: str, config: dict, about: dict):
    values = {n: (float(m.mean()), "°" if n == "from_real" else "%") for n, m in merits.items()}
    within = merits["reprojection"] <= 5
    values["within_5_percent"] = 100 * float(within.double().mean()), "% of people"
    return [
        results.Result(metric, round(value, 3), unit, method=method, config=config, **about)
        for metric, (value, unit) in values.items()
    ]


if __name__ == "__main__":
    main()
