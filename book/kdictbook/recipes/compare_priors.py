"""Compare priors of the pose under one fit: ``data/results/priors.json``.

    KDICT_DATA=… python -m kdictbook.recipes.compare_priors

People of known 3D, from CMU's test clips, are seen as COCO's keypoints at a height of 200 pixels,
with noise and with keypoints missing. Every prior is learned from, and its weight chosen on, the
training clips; starts, solver, noise and shape prior are the same. The learned ones go to
``data/weights/other-priors.safetensors``.
"""

import argparse
import logging
import time
from pathlib import Path

import torch
from threadpoolctl import threadpool_limits
from tqdm.auto import tqdm

from kdict.fitting.weak_perspective import FitState, WeakPerspectiveModel
from kdict.metrics import pa_mpjpe
from kdict.mocap.read import motion_files
from kdictbook import results
from kdictbook.corpus import clips_folder, fingerprint, poses

from ..baselines import Ramakrishna
from ..other_priors.bench import LIFTER, PIXELS, Bench, scene
from ..other_priors.pretrained import OtherPriors

log = logging.getLogger(__name__)

CONDITIONS = (*((noise, 0) for noise in (0, 2, 5, 10)), *((2, missing) for missing in (2, 4, 6, 8)))
"""Noise in pixels, and how many of the 17 keypoints are missing."""
TUNING = ((5, 0), (2, 4))
"""On these of the training clips, weights are chosen."""
PURSUIT = "keypoint dictionary"


def choose_weights(bench: Bench, count: int, seed: int) -> dict[str, float]:
    """Each prior's best weight."""
    seen = [scene(bench.model, "train", count, *how, seed + 1) for how in TUNING]
    chosen = {}
    for name, kind in bench.kinds.items():
        errors = {}
        for weight in kind.weights if len(kind.weights) > 1 else ():
            found = [
                bench.errors(bench.fit(name, s.points, s.visibility, s.noise, weight)[0], s)
                for s in seen
            ]
            errors[weight] = sum(float(e["pa_mpjpe"].mean()) for e in found) / len(found)
        chosen[name] = min(errors, key=errors.get) if errors else kind.weights[0]
        log.info("%s: %s", name, {w: round(e, 1) for w, e in errors.items()})
    return chosen


def pursuit(model: WeakPerspectiveModel, seed: int) -> Ramakrishna:
    """Ramakrishna's dictionary, of the training poses on the mean body."""
    source = poses("train", 5_000, seed)
    count = len(source.rotations)
    zeros = torch.zeros(count, 10), torch.zeros(count, 3)
    state = FitState(source.rotations.double(), source.root_rotation.double(),
                  *(z.double() for z in zeros))  # fmt: skip
    joints = model.joints(state)
    points = torch.cat([joints, model.keypoints(state)], 1) - joints[:, :1]
    return Ramakrishna.of_points(points, seed=seed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("data"))
    parser.add_argument("--people", type=int, default=512)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    files = motion_files(clips_folder("train"))
    others = OtherPriors.learn(poses("train", 20_000, options.seed).rotations, options.seed)
    others.save(
        options.out / "weights" / "other-priors.safetensors",
        {
            "recipe": "python -m kdictbook.recipes.compare_priors",
            "seed": str(options.seed),
            "data": f"CMU motion capture, {len(files)} training clips",
            "fingerprint": fingerprint(files),
            "license": "CMU Graphics Lab Motion Capture Database, free for all uses, "
            "not to be resold",
        },
    )
    rows = []
    with threadpool_limits(1):
        bench = Bench(others)
        weights = choose_weights(bench, options.people // 4, options.seed)
        keypoints = pursuit(bench.model, options.seed)
        for noise, missing in tqdm(CONDITIONS, "conditions"):
            seen = scene(bench.model, "test", options.people, noise, missing, options.seed)
            about = {
                "protocol": f"noise {noise} px, {missing} of 17 keypoints missing",
                "split": "CMU test clips",
                "data": f"{options.people} random people, {PIXELS} px tall, of "
                + poses("test").source,
            }
            for name in (LIFTER, *bench.kinds):
                weight = weights.get(name, 1.0)
                state, milliseconds = bench.fit(
                    name, seen.points, seen.visibility, seen.noise, weight
                )
                merits = {n: float(e.mean()) for n, e in bench.errors(state, seen).items()}
                config = {"weight": weight, "noise": noise, "missing": missing,
                          "seed": options.seed}  # fmt: skip
                rows += _records(merits | {"time": milliseconds}, name, config, about)
                log.info("%s %s %s", (noise, missing), name, merits)
            started = time.process_time()
            joints = keypoints.lift(seen.points.float(), seen.visibility.float())
            found = pa_mpjpe(joints.double(), bench.model.joints(seen.truth))
            taken = time.process_time() - started
            merits = {
                "pa_mpjpe": 1e3 * float(found.mean()),
                "time": 1e3 * taken / options.people,
            }
            config = {"noise": noise, "missing": missing, "seed": options.seed}
            rows += _records(merits, PURSUIT, config, about)
            log.info("%s %s %s", (noise, missing), PURSUIT, merits)
    results.write(options.out / "results" / "priors.json", rows)


UNITS = {
    "pa_mpjpe": "mm", "surface_error": "mm", "keypoint_error": "px", "time": "ms a person and core",
}  # fmt: skip


def _records(merits, method: str, config: dict, about: dict) -> list[results.Result]:
    return [
        results.Result(
            metric, round(value, 3), UNITS[metric], method=method, config=config, **about
        )
        for metric, value in merits.items()
    ]


if __name__ == "__main__":
    main()
