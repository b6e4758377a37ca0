"""Learn the dictionaries that ship, and measure them: ``data/dictionaries``, ``data/results``.

    KDICT_DATA=… python -m kdictbook.recipes.dictionaries

Kinematic dictionaries come from all of CMU's training clips, the shape dictionary from the open
body's random adults. What is measured: every dictionary on the held-out clips, the time one core
takes, and the transfer of cmu-128 to other motion capture, beside a dictionary learned on both.
"""

import logging
import time
from pathlib import Path

import torch
from threadpoolctl import threadpool_limits

from kdict.body.body import Body, adult_betas, body_id
from kdict.dictionary.estimator import OBDL
from kdict.dictionary.layers import KinematicDictionary, ShapeDictionary
from kdict.dictionary.learn import learn_kinematic_dictionary
from kdict.mocap import read_folder
from kdict.mocap.motion import Motion
from kdict.mocap.read import motion_files
from kdict.resources import data_path
from kdictbook import results
from kdictbook.corpus import clips_folder, fingerprint
from kdictbook.dictionary_quality import DictionaryMetrics, metrics_by_joint, summary

from . import arguments

log = logging.getLogger(__name__)

SIZES = (32, 64, 128, 256)
CMU = "CMU Graphics Lab Motion Capture Database, free for all uses, not to be resold"
UNITS = {
    "angle_mean": "degree",
    "angle_p95": "degree",
    "angle_worst_joint": "degree",
    "plausibility": "degree",
    "active": "atoms",
    "dead": "atoms",
}


def learn_kinematic(n_atoms: int, seed: int) -> KinematicDictionary:
    """cmu-N, from all training clips of the reader's KDICT_DATA."""
    folder = clips_folder("train")
    files = motion_files(folder)
    clips = read_folder(folder)
    return learn_kinematic_dictionary(
        torch.cat([clip.rotations for clip in clips]),
        n_atoms,
        observed=torch.stack([clip.observed for clip in clips]).any(0).tolist(),
        seed=seed,
        metadata={
            "data": f"CMU motion capture, {len(files)} training clips",
            "fingerprint": fingerprint(files),
            "recipe": "python -m kdictbook.recipes.dictionaries",
            "license": CMU,
        },
    )


def learn_shape(n_atoms: int, seed: int) -> ShapeDictionary:
    """shape-N, from the betas of the open body's adults; without unit norms.

    Nothing then holds the atoms to the sphere, and more steps trade millimeters of accuracy for
    atoms ever farther from any person: one step from the farthest adults is the better prior.
    """
    learner = OBDL(n_atoms, unit_norm=False, max_iter=1, random_state=seed)
    learner.fit(adult_betas().double().numpy())
    return ShapeDictionary(
        torch.as_tensor(learner.components_, dtype=torch.float32),
        metadata={
            "data": "betas of 2,000 random adults of the open body",
            "body": body_id(Body.load("open")),
            "fingerprint": fingerprint([data_path("open_body.npz")]),
            "recipe": "python -m kdictbook.recipes.dictionaries",
            "algorithm": f"OBDL, exact code step, no unit norms, N = {n_atoms}, T = 1",
            "seed": str(seed),
            "license": "CC0, distilled from MakeHuman assets",
        },
    )


def _records(metrics: dict[str, DictionaryMetrics], **about) -> list[results.Result]:
    """A summary's rows and each joint's, as results."""

    def record(metric, value, joint=None):
        unit = UNITS.get(metric, "quaternion units")
        return results.Result(metric, round(value, 6), unit, joint=joint, **about)

    rows = [record(metric, value) for metric, value in summary(metrics).items()]
    for joint, found in metrics.items():
        rows += [record(metric, value, joint) for metric, value in vars(found).items()]
    return rows


def _frames(clips: list[Motion]) -> torch.Tensor:
    return torch.cat([clip.rotations for clip in clips])


def _restricted(dictionary: KinematicDictionary, observed: torch.Tensor) -> KinematicDictionary:
    """The same atoms, with only the joints that some other data tell of as well."""
    return KinematicDictionary(dictionary.atoms, dictionary.observed & observed)


def transfer(dictionary: KinematicDictionary, root: Path, seed: int) -> list[results.Result]:
    """cmu-128 on motion it has never seen the like of, and a dictionary learned on both."""
    training, heldout = (_frames(read_folder(clips_folder(s))) for s in ("train", "test"))
    bandai = read_folder(root / "bandai-bvh")
    amass = read_folder(root / "amass-sample")
    # Every fifth clip is held out; neighbors in the list share an action, not a style.
    kept, other = [c for i, c in enumerate(bandai) if i % 5], bandai[::5]
    both_data = torch.cat([training, _frames(kept)])
    both = learn_kinematic_dictionary(
        both_data, observed=dictionary.observed.tolist(), seed=seed, progress=False
    )
    protocol = "exact codes; joints that both data observe"
    rows = []
    for split, clips, frames in (
        ("CMU test clips", None, heldout),
        ("Bandai-Namco, every fifth clip", other, _frames(other)),
        ("AMASS samples", amass, _frames(amass)),
    ):
        observed = dictionary.observed if clips is None else clips[0].observed
        for method, learned, data in (
            ("cmu-128", dictionary, training),
            ("128 atoms learned on CMU and Bandai-Namco", both, both_data),
        ):
            metrics = metrics_by_joint(_restricted(learned, observed), data, frames)
            rows += _records(
                metrics,
                protocol=protocol,
                split=split,
                method=method,
                data=f"{len(frames)} frames",
                config={"n_atoms": 128, "seed": seed},
            )
            log.info("%s on %s: %.3f°", method, split, summary(metrics)["angle_mean"])
    return rows


def main() -> None:
    options = arguments(__doc__, "data")
    root = clips_folder("train").parent.parent
    training, heldout = (_frames(read_folder(clips_folder(s))) for s in ("train", "test"))
    folder = options.out / "dictionaries"

    learn_shape(64, options.seed).save(folder / "shape-64.safetensors")
    rows = []
    with threadpool_limits(1):
        learn_kinematic_dictionary(training[:2000], 8, max_iter=1, progress=False)  # compile
        for size in SIZES:
            started = time.process_time()
            dictionary = learn_kinematic(size, options.seed)
            seconds = time.process_time() - started
            dictionary.save(folder / f"cmu-{size}.safetensors")
            metrics = metrics_by_joint(dictionary, training, heldout)
            about = {
                "protocol": "exact codes; observed joints",
                "split": "CMU test clips",
                "method": f"cmu-{size}",
                "data": f"{dictionary.metadata['data']}, sha256 "
                f"{dictionary.metadata['fingerprint'][:12]}",
                "config": {"n_atoms": size, "seed": options.seed},
            }
            rows += _records(metrics, **about)
            rows.append(results.Result("learning_time", round(seconds, 2), "core second", **about))
            log.info("cmu-%d: %s, %.1f s", size, summary(metrics), seconds)
        results.write(options.out / "results" / "dictionaries.json", rows)
        cmu = KinematicDictionary.load(folder / "cmu-128.safetensors")
        rows = transfer(cmu, root, options.seed)
        results.write(options.out / "results" / "transfer.json", rows)


if __name__ == "__main__":
    main()
