"""Frames of one person: one shape, one scale, and rotations that change smoothly.

Frames are fitted one by one. Their rotations q̂ are smoothed on the group: the result minimizes

    ½ Σ_t w_t ‖log(q̂_t⁻¹ q_t)‖² + ½ λ Σ_t ‖log(q_t⁻¹ q_{t+1}) + log(q_t⁻¹ q_{t−1})‖²,

squared distance and squared acceleration (Whittaker's smoother on SO(3)), by Gauss-Newton steps,
each a banded system per joint, solved directly. λ comes from a cutoff frequency.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.linalg import solveh_banded
from torch import Tensor
from torch.nn.functional import normalize

from ..body.arrays import BodyModel
from ..detections import Detections
from ..dictionary.layers import KinematicDictionary
from ..rotation import from_tangent, to_tangent
from .fit import fit
from .result import Fit
from .weak_perspective import FitState, WeakPerspectiveModel

CUTOFF = 3.0
"""Hz: of a walk at 30 Hz, arms and legs keep their swing and the keypoints' noise goes."""
_OUTLIER = 0.35
"""Radians from the smooth motion at which a frame's rotation has a quarter of its weight."""
_LOST = 0.5
"""Of the person's extent: keypoints that moved further in a frame are another person's."""
_STEPS, _ROUNDS = 10, 3


def track(
    frames: Sequence[Detections],
    fps: float = 30.0,
    *,
    cutoff: float = CUTOFF,
    dictionary: KinematicDictionary | None = None,
    body: BodyModel | None = None,
) -> Fit:
    """Fit one person in the frames of a video.

    The person has the best score of all and is found again in the frames before and after by the
    nearest keypoints. Shape and scale are means over the frames; where the person is not seen, the
    pose moves with the least acceleration.

    Parameters
    ----------
    frames : the people of each frame, in order, from one image size.
    fps : frames per second.
    cutoff : Hz, at most half of ``fps``: faster motion is smoothed away.
    dictionary, body : as of `kdict.fit`.

    Returns
    -------
    A row per frame; `Fit.motion` makes a `kdict.Motion` of it.

    Raises
    ------
    ValueError : for frames of several sizes or keypoint sets, without a person who can be placed,
        and for an impossible ``cutoff``.
    """
    if not 0 < cutoff <= fps / 2:
        raise ValueError(f"cutoff is {cutoff} Hz; expected above 0 and at most fps / 2 = {fps / 2}")
    person = follow(frames)
    dictionary = dictionary or KinematicDictionary.from_pretrained("cmu-128")
    fits = fit(person, dictionary=dictionary, body=body)
    if not fits.placed.any():
        raise ValueError(
            f"none of the {len(frames)} frames shows a person with enough visible keypoints"
        )
    return _smoothed(fits, person, dictionary, smoothing_weight(cutoff, fps))


def follow(frames: Sequence[Detections]) -> Detections:
    """One person of the frames, a row each; where they are not found, nothing is visible."""
    kinds = {(frame.size, frame.keypoint_set) for frame in frames if len(frame)}
    if len(kinds) != 1:
        raise ValueError(
            f"frames with people have the sizes and keypoint sets {sorted(map(str, kinds))}; "
            "expected people in frames of one kind"
        )
    scores = [np.nan_to_num(frame.scores) for frame in frames]
    best = max(range(len(frames)), key=lambda t: max(scores[t], default=-1))
    first = int(scores[best].argmax())
    chosen = {best: first}
    for order in (range(best + 1, len(frames)), range(best - 1, -1, -1)):
        points, seen = frames[best].keypoints[first], frames[best].visibility[first] > 0
        for t in order:
            people = zip(frames[t].keypoints, frames[t].visibility > 0, strict=True)
            away = [_distance(points, seen, *person) for person in people]
            if away and min(away) <= _LOST:
                chosen[t] = row = int(np.argmin(away))
                points, seen = frames[t].keypoints[row], frames[t].visibility[row] > 0
    points = np.zeros((len(frames), *points.shape))
    visibility = np.zeros(points.shape[:2])
    for t, row in chosen.items():
        points[t], visibility[t] = frames[t].keypoints[row], frames[t].visibility[row]
    return Detections(points, visibility, frames[best].keypoint_set, size=frames[best].size)


def _distance(points: NDArray, seen: NDArray, others: NDArray, visible: NDArray) -> float:
    """Between keypoints (K, 2) visible in both, as a share of the first's extent."""
    both = seen & visible
    if not both.any():
        return np.inf
    extent = np.ptp(points[seen], axis=0).max()
    return float(np.linalg.norm(points[both] - others[both], axis=-1).mean() / max(extent, 1e-9))


def smoothing_weight(cutoff: float, fps: float) -> float:
    """The weight λ that halves the amplitude of motion at ``cutoff`` Hz."""
    return float((2 * np.sin(np.pi * cutoff / fps)) ** -4)


def smooth_rotations(rotations: Tensor, weights: Tensor, strength: float) -> Tensor:
    """The smooth rotations (T, J, 4) of the formula above, from q̂ with weights (T, J) and λ.

    Where the weight is 0, the rotation in ``rotations`` only says where the solution begins.
    """
    smooth = rotations.double()
    for _ in range(_STEPS if len(rotations) > 2 else 0):
        gradient = weights[..., None] * to_tangent(smooth, rotations.double())
        bend = to_tangent(smooth[2:], smooth[1:-1]) + to_tangent(smooth[:-2], smooth[1:-1])
        gradient += strength * _second_differences(bend)
        step = solve_smooth(weights, -gradient, strength)
        smooth = normalize(from_tangent(step, smooth), dim=-1)
        if step.abs().max() < 1e-5:
            break
    return smooth


def solve_smooth(weights: Tensor, right: Tensor, strength: float) -> Tensor:
    """x (T, J, C) of ``(diag(w) + λ DᵀD) x = right`` for weights (T, J), D second differences."""
    count = len(right)
    bands = np.full((3, count), 1e-9)  # where fewer than two rows are known, the nearest solution
    for row, column, value in ((2, 0, 1), (2, 1, 4), (2, 2, 1), (1, 1, -2), (1, 2, -2), (0, 2, 1)):
        bands[row, column : column + count - 2] += strength * value
    found = torch.empty_like(right)
    for joint in range(right.shape[1]):
        matrix = bands.copy()
        matrix[2] += weights[:, joint].numpy()
        found[:, joint] = torch.from_numpy(solveh_banded(matrix, right[:, joint].numpy()))
    return found


def _second_differences(values: Tensor) -> Tensor:
    """Dᵀ (T, …) of accelerations (T − 2, …)."""
    found = values.new_zeros(len(values) + 2, *values.shape[1:])
    found[:-2] += values
    found[1:-1] -= 2 * values
    found[2:] += values
    return found


def _smoothed(fits: Fit, person: Detections, dictionary, strength: float) -> Fit:
    seen = fits.placed.nonzero()[:, 0]
    nearest = seen[torch.searchsorted((seen[1:] + seen[:-1]) / 2, torch.arange(len(fits)))]
    known = fits.placed.double()[:, None]
    quaternions = torch.cat([fits.root_rotation[:, None], fits.rotations], 1)[nearest].double()
    weights = known.expand(-1, quaternions.shape[1])
    for _ in range(_ROUNDS):
        smooth = smooth_rotations(quaternions, weights, strength)
        away = to_tangent(smooth, quaternions).norm(dim=-1)
        weights = known * (1 + (away / _OUTLIER) ** 2) ** -2
    codes = dictionary.encode(smooth[:, 1:])
    betas = fits.betas[seen].double().mean(0).expand(len(fits), -1)
    scale = fits.camera[seen, :1].double().log().mean(0).expand(len(fits), 1)
    model = WeakPerspectiveModel(fits.body, fits.keypoint_set, torch.float64)
    centered = torch.cat([scale, 0 * scale, 0 * scale], 1)
    state = FitState(dictionary.decode(codes), smooth[:, 0], betas, centered)
    points = torch.from_numpy(person.keypoints)
    visible = torch.from_numpy(person.visibility) * known
    pull = (visible[..., None] * (points - model.project(state))).sum(1, keepdim=True)
    shift = solve_smooth(visible.sum(1, keepdim=True), pull, strength)[:, 0]
    state = replace(state, camera=torch.cat([scale, shift], 1))
    found = model.project(state)
    tensors = {
        **vars(state),
        "codes": codes,
        "camera": torch.cat([scale.exp(), shift], 1),
        "joints": model.joints(state),
        "keypoints": found,
        "residual": torch.where(visible > 0, (found - points).norm(dim=-1), torch.nan),
    }
    if fits.shape_codes is not None:
        tensors["shape_codes"] = fits.shape_codes[seen].mean(0).expand(len(fits), -1)
    return replace(
        fits,
        **{name: value.to(fits.betas) for name, value in tensors.items()},
        placed=torch.ones_like(fits.placed),
    )
