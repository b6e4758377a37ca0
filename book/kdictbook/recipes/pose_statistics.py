"""Make ``data/poses_{train,test}.safetensors`` and ``data/motions.safetensors`` from CMU's clips.

    KDICT_DATA=… python -m kdictbook.recipes.pose_statistics

The train and test statistics are fitted apart and never mixed. Deterministic in the seed.
"""

import logging
from pathlib import Path

import numpy as np
import torch
from scipy.signal import find_peaks
from sklearn.mixture import GaussianMixture
from threadpoolctl import threadpool_limits

from kdict import rotation
from kdict.mocap import Motion, PoseStatistics, read_folder, read_motion
from kdict.mocap.cycles import fourier_basis
from kdict.mocap.read import motion_files
from kdict.resources import write_tensors
from kdictbook.corpus import clips_folder, fingerprint, without_heading

from . import arguments

log = logging.getLogger(__name__)

LICENSE = "CMU Graphics Lab Motion Capture Database, free for all uses, not to be resold"
COMPONENTS = {"train": 64, "test": 24}
HARMONICS = 8


def fit_poses(clips: list[Motion], components: int, seed: int) -> PoseStatistics:
    """Fit the mixture to every second frame of the clips (60 Hz)."""
    joints = torch.cat([clip.rotations[::2] for clip in clips]).double()
    tilt = without_heading(torch.cat([clip.root_rotation[::2] for clip in clips]).double())
    q = torch.cat([tilt[:, None], joints], 1)
    mean = rotation.mean_rotation(q.transpose(0, 1))
    v = rotation.to_tangent(q, mean)
    moving = v.flatten(1).std(0).unflatten(0, (-1, 3)).amax(-1) > 1e-4
    samples = v[:, moving].flatten(1).numpy()
    mixture = GaussianMixture(
        components, reg_covar=1e-5, random_state=seed, max_iter=100, init_params="k-means++"
    ).fit(samples)
    return PoseStatistics(
        mean=mean.float(),
        moving=moving,
        weights=torch.from_numpy(mixture.weights_).float(),
        centers=torch.from_numpy(mixture.means_).float(),
        factors=torch.from_numpy(np.linalg.cholesky(mixture.covariances_)).float(),
        low=torch.from_numpy(samples.min(0)).float(),
        high=torch.from_numpy(samples.max(0)).float(),
        observed=torch.stack([clip.observed for clip in clips]).any(0),
        metadata={},
    )


def save_poses(statistics: PoseStatistics, path: Path) -> None:
    """Write what `PoseStatistics.load` reads, the factors in half precision."""
    row, column = torch.tril_indices(*statistics.factors.shape[1:])
    tensors = {name: t for name, t in vars(statistics).items() if isinstance(t, torch.Tensor)}
    factors = tensors.pop("factors")
    tensors["centres"] = tensors.pop("centers")  # The file's spelling.
    write_tensors(path, tensors | {"lower": factors[:, row, column].half()}, statistics.metadata)


def period_of(clip: Motion, shortest: float, longest: float) -> int:
    """The clip's period in frames: the lag at which its pose best repeats itself."""
    v = rotation.to_tangent(
        clip.rotations.double(), rotation.mean_rotation(clip.rotations.double().transpose(0, 1))
    ).flatten(1)
    lags = torch.arange(int(shortest * clip.fps), int(longest * clip.fps))
    distance = torch.stack([(v[lag:] - v[:-lag]).square().sum(1).mean() for lag in lags])
    return int(lags[distance.argmin()])


def fit_loop(clip: Motion, start: int, period: int, cycles: int) -> dict[str, torch.Tensor]:
    """Least-squares Fourier series over whole cycles from ``start``, drift taken out."""
    frames = slice(start, start + cycles * period)
    tilt = without_heading(clip.root_rotation[frames].double())
    q = torch.cat([tilt[:, None], clip.rotations[frames].double()], 1)
    mean = rotation.mean_rotation(q.transpose(0, 1))
    place = clip.root_translation[frames].double()
    place = place - place.mean(0) + place.new_tensor([0.0, 1.0, 0.0]) * place[:, 1].mean()
    place[:, [0, 2]] = 0  # in place
    v = torch.cat([rotation.to_tangent(q, mean), place[:, None]], 1)
    phase = torch.arange(len(v), dtype=torch.float64) / period
    # A straight line beside the waves takes up what does not come back to its start.
    line = (phase - phase.mean())[:, None]
    design = torch.cat([fourier_basis(phase, HARMONICS), line], 1)
    series = torch.linalg.lstsq(design, v.flatten(1)).solution[:-1]
    return {
        "series": series.unflatten(1, (-1, 3)).float().contiguous(),
        "mean": mean.float(),
        "period": torch.tensor([period / clip.fps], dtype=torch.float64),
        "observed": clip.observed,
    }


def loops(folder: Path) -> dict[str, torch.Tensor]:
    """The shipped motions: a walk and a run over whole strides, one jump from stand to stand."""

    def clip(name):
        return read_motion(next(p for p in motion_files(folder) if p.name.startswith(name)))

    walk, run, jump = clip("walking__walking_1"), clip("running__running_1"), clip("jumping__")
    tensors = {}
    for name, motion, bounds in (("walking", walk, (0.8, 1.5)), ("running", run, (0.5, 0.95))):
        period = period_of(motion, *bounds)
        cycles = max(1, len(motion) // period)
        start = (len(motion) - cycles * period) // 2
        log.info("%s: period %.2f s, %d cycles", name, period / motion.fps, cycles)
        tensors |= {f"{name}.{k}": t for k, t in fit_loop(motion, start, period, cycles).items()}
    height = jump.root_translation[:, 1].numpy()
    top = int(height.argmax())
    # From the crouch before the take-off to the one after the landing, where the poses agree.
    low, _ = find_peaks(-height, prominence=0.03)
    before, after = max(low[low < top]), min(low[low > top])
    log.info("jumping: %.2f s", (after - before) / jump.fps)
    loop = fit_loop(jump, int(before), int(after - before), 1)
    return tensors | {f"jumping.{k}": t for k, t in loop.items()}


def main() -> None:
    options = arguments(__doc__, "data")
    provenance = {
        "recipe": "python -m kdictbook.recipes.pose_statistics",
        "seed": str(options.seed),
        "license": LICENSE,
    }
    with threadpool_limits(1):
        for split, components in COMPONENTS.items():
            files = motion_files(clips_folder(split))
            statistics = fit_poses(read_folder(clips_folder(split)), components, options.seed)
            statistics.metadata.update(
                provenance,
                data=f"CMU motion capture, {len(files)} {split} clips",
                fingerprint=fingerprint(files),
            )
            save_poses(statistics, options.out / f"poses_{split}.safetensors")
        series = loops(clips_folder("train"))
    files = motion_files(clips_folder("train"))
    write_tensors(
        options.out / "motions.safetensors",
        series,
        provenance | {"data": "CMU training clips", "fingerprint": fingerprint(files)},
    )


if __name__ == "__main__":
    main()
