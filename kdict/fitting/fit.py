"""`fit`: keypoints of people in photographs to codes, shape, direction of view and camera."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import ArrayLike
from torch import Tensor, nn

from ..body.arrays import BodyModel
from ..body.body import Body, is_open_body
from ..body.joint_sets import JOINT_SETS
from ..body.keypoints import KEYPOINT_SETS
from ..detections import Detections
from ..dictionary.layers import KinematicDictionary, ShapeDictionary
from . import flags
from .initialization import mirrored_in_depth, turned_about
from .lifter import Lift, Lifter
from .pixels import HEIGHT, solve_in_pixels
from .priors import DictionaryPrior, GaussianShape, Hull, ShapePrior
from .result import Fit
from .solver import Solution
from .weak_perspective import FitState, WeakPerspectiveModel

_Module = TypeVar("_Module", bound=nn.Module)
PULL = 2.0
"""Factor on the precision that the lifter predicts for its pose."""
_LOST = 0.04
"""Of a person's height: who is further off is fitted again without the lifter."""
_WEAK_PULL = 1.0
"""How strongly poses are drawn to the mean pose, in rad⁻²: by a standard deviation of 57°."""


@cache
def _released(kind, name: str):
    """What ships, loaded once: photographs come by the hundred."""
    return kind.from_pretrained(name)


def _on(device: torch.device, module: _Module) -> _Module:
    """A module on a device: a copy where it is on another, since ``to`` moves the caller's."""
    tensors = chain(module.parameters(), module.buffers())
    return module if next(tensors).device == device else deepcopy(module).to(device)


def fit(
    keypoints: ArrayLike | Tensor | Detections,
    visibility: ArrayLike | Tensor | None = None,
    keypoint_set: str = "coco17",
    *,
    dictionary: KinematicDictionary | None = None,
    shape_dictionary: ShapeDictionary | None = None,
    body: BodyModel | None = None,
    lifter: Lifter | None = None,
    keypoint_std: float = 0.03,
) -> Fit:
    """Fit people to their keypoints, with the dictionary as the prior.

    Minimized over poses in the hull of the atoms, shapes, directions of view and weak-perspective
    cameras is ``½ Σ_k v_k ρ(‖x_k − x̂_k‖) / keypoint_std²`` plus the priors, see
    `kdict.fitting.solver` and `kdict.fitting.priors`. Fits start from the lifter's guess and its
    mirror image in depth; the lower energy is kept. Where keypoints are still more than 4 % of a
    person's height off, a fit from the mean pose, without the lifter, replaces it if it is nearer.

    Parameters
    ----------
    keypoints : (B, K, 2) pixels, x right and y down, or (K, 2) for one person; or `Detections`,
        which hold visibility and keypoint set as well.
    visibility : (B, K) or (K,), weights in [0, 1], such as a detector's confidence; or booleans.
        0 says that the keypoint's place means nothing. Default: all are visible.
    keypoint_set : one of `kdict.body.keypoints.KEYPOINT_SETS`.
    dictionary : default: ``"cmu-128"``.
    shape_dictionary : default: ``"shape-64"`` with the open body; another body's betas mean
        something else, and are kept near 0 instead.
    body : from `kdict.load_body`, the default; its device is where the fit is computed.
    lifter : where fits start, and what they are drawn to. Default: the one that ships, unless
        another dictionary is given or ``"smpl24"``, which it does not know. Without one, fits
        start from the dictionary's mean pose, turned four ways.
    keypoint_std : standard deviation of the keypoints, meters at the person; 0.03 is a careful
        click.

    Raises
    ------
    ValueError : for a set that has no regressor, keypoints of another number or shape,
        a visible keypoint that is NaN or infinite, or visibility outside [0, 1].
    """
    photograph = {}
    if isinstance(keypoints, Detections):
        found = keypoints
        keypoints, visibility, keypoint_set = found.keypoints, found.visibility, found.keypoint_set
        photograph = {"size": found.size, "image": found.image}
    body = Body.load() if body is None else body
    device = body.v_template.device
    points, weights = (x.to(device) for x in _read(keypoints, visibility, keypoint_set))
    if not keypoint_std > 0:
        raise ValueError(
            f"keypoint_std is {keypoint_std}; expected a standard deviation in meters, above 0"
        )
    default = _released(KinematicDictionary, "cmu-128")
    dictionary = default if dictionary is None else dictionary
    is_default = torch.equal(dictionary.atoms.cpu(), default.atoms)
    dictionary = _on(device, dictionary)
    if lifter is None and is_default and keypoint_set != "smpl24":
        lifter = _released(Lifter, "lifter")
    lifter = None if lifter is None else _on(device, lifter)
    own = is_open_body(body)
    if shape_dictionary is None and own:
        shape_dictionary = _released(ShapeDictionary, "shape-64")
    shape_dictionary = None if shape_dictionary is None else _on(device, shape_dictionary)
    problems = [flags.why_not_placed(p, w) for p, w in zip(points, weights, strict=True)]
    placed = torch.tensor([not text for text in problems], dtype=torch.bool, device=device)

    # Poses and energies are in double precision, Hessians in single.
    model = WeakPerspectiveModel(body, keypoint_set, torch.float64)
    with torch.no_grad():
        shape = GaussianShape() if shape_dictionary is None else ShapePrior(shape_dictionary)

        def solved(points, weights, limit=None) -> tuple[Solution, list[str]]:
            lift = None if lifter is None else lifter(points.float(), weights.float(), keypoint_set)
            starts = first_guesses(dictionary, points, lift)
            if not own:  # the lifter's betas are the open body's
                starts = {n: replace(s, betas=torch.zeros_like(s.betas)) for n, s in starts.items()}
            pose = pose_prior(dictionary, starts, lift)
            if limit is not None and lift is not None:  # the mirror image is never so much better
                starts = {"lifter": starts["lifter"]}
            end, start = solve_in_pixels(
                model, points, weights, starts, pose, shape, keypoint_std, limit
            )
            return end, [list(starts)[i] for i in start.tolist()]

        solution, start = solved(points, weights)
        # Only who is explained badly enough can be explained better with the legs exchanged.
        order = flags.exchanged_legs(keypoint_set)
        doubtful = (placed & (solution.energy > flags.EXCHANGED)).nonzero()[:, 0]
        exchanged = torch.zeros_like(placed)
        if len(doubtful):
            limit = solution.energy[doubtful] - flags.EXCHANGED
            other, _ = solved(points[doubtful][:, order], weights[doubtful][:, order], limit)
            exchanged[doubtful] = other.energy < limit
        if lifter is not None:
            _without_lifter(
                solution, start, dictionary, model, points, weights, shape, keypoint_std
            )

        # What comes back is what the codes say, in the pixels of the photograph; where nothing
        # was seen nothing was found.
        nothing = (weights == 0).all(-1)
        state = solution.state
        codes = dictionary.encode(state.rotations)
        codes[nothing] = torch.nan
        shape_codes = None if shape_dictionary is None else shape_dictionary.encode(state.betas)
        betas = state.betas if shape_codes is None else shape_dictionary.decode(shape_codes)
        state = replace(state, rotations=dictionary.decode(codes), betas=betas)
        state.root_rotation[nothing] = torch.nan
        found = model.project(state)
        away = (found - points).norm(dim=-1)
        missed = flags.relative_residual(found, points, weights)
        tensors = {
            **vars(state),
            "codes": codes,
            "shape_codes": shape_codes,
            "camera": torch.cat([state.camera[:, :1].exp(), state.camera[:, 1:]], 1),
            "joints": model.joints(state),
            "keypoints": found,
            "residual": torch.where(weights > 0, away, torch.nan),
            "energy": solution.energy,
        }
    for person, texts in enumerate(flags.pose_warnings(points, weights, keypoint_set)):
        if missed[person] >= flags.RESIDUAL:
            texts.append(f"keypoints are {missed[person]:.0%} of the person's extent off")
        if exchanged[person]:
            texts.append("left and right seem exchanged in the legs or in the upper body")
        # Without the lifter, starts are too far from their ends to be compared.
        if lifter is not None and solution.ambiguous[person]:
            texts.append("two poses explain the keypoints about equally well")
        problems[person] = problems[person] or "; ".join(texts)
    return Fit(
        **{n: t if t is None else t.to(body.v_template) for n, t in tensors.items()},
        placed=placed,
        converged=solution.converged & placed & (missed < flags.RESIDUAL),
        problem=tuple(problems),
        start=tuple(start),
        body=body,
        keypoint_set=keypoint_set,
        **photograph,
    )


def first_guesses(
    dictionary: KinematicDictionary, points: Tensor, lift: Lift | None
) -> dict[str, FitState]:
    """The starts by name, not yet placed: the lifter's, or the mean pose from four sides."""
    if lift is None:
        mean = torch.full_like(dictionary.atoms[..., 0], 1 / dictionary.n_atoms).to(points)
        rotations = dictionary.decode(mean).expand(len(points), -1, -1)
        return turned_about(rotations, rotations.new_zeros(len(points), 10))
    state = FitState(**{name: value.to(points) for name, value in vars(lift.state).items()})
    return {"lifter": state, "lifter, mirrored in depth": mirrored_in_depth(state)}


def pose_prior(
    dictionary: KinematicDictionary, starts: Mapping[str, FitState], lift: Lift | None
) -> DictionaryPrior:
    """The dictionary's prior, drawn to the pose of the first start."""
    target = next(iter(starts.values())).rotations
    if lift is None:
        precision = (_WEAK_PULL * torch.eye(69, device=target.device)).expand(len(target), -1, -1)
    else:
        precision = PULL * lift.precision()
    return DictionaryPrior(Hull(dictionary), target, precision)


def _without_lifter(
    solution: Solution,
    start: list[str],
    dictionary: KinematicDictionary,
    model: WeakPerspectiveModel,
    points: Tensor,
    weights: Tensor,
    shape: ShapePrior,
    keypoint_std: float,
) -> None:
    """Fit those again, in place, whom the lifter seems to have led astray, from the mean pose."""
    missed = _missed(model, solution.state, points, weights)
    lost = (missed > _LOST * HEIGHT).nonzero()[:, 0]
    if not len(lost):
        return
    points, weights = points[lost], weights[lost]
    starts = first_guesses(dictionary, points, None)
    pose = pose_prior(dictionary, starts, None)
    again, number = solve_in_pixels(model, points, weights, starts, pose, shape, keypoint_std)
    better = _missed(model, again.state, points, weights) < missed[lost]
    rows = lost[better]
    solution.state.assign(rows, again.state[better])
    solution.energy[rows], solution.converged[rows] = again.energy[better], again.converged[better]
    for row, which in zip(rows.tolist(), number[better].tolist(), strict=True):
        start[row] = list(starts)[which]


def _missed(
    model: WeakPerspectiveModel, state: FitState, points: Tensor, weights: Tensor
) -> Tensor:
    """The keypoints' mean distance (B,) from where they should be, meters at the person."""
    away = (model.project(state) - points).norm(dim=-1) / state.camera[:, :1].exp()
    return (weights * away).sum(-1) / weights.sum(-1).clamp(min=1e-9)


def _read(keypoints, visibility, keypoint_set: str) -> tuple[Tensor, Tensor]:
    """Both as (B, K, 2) and (B, K), checked; what is not visible is 0."""
    if keypoint_set not in KEYPOINT_SETS:
        raise ValueError(
            f"keypoint set {keypoint_set!r}; expected one of {', '.join(KEYPOINT_SETS)}"
        )
    count = len(JOINT_SETS[keypoint_set])
    points = _numbers(keypoints)
    if points.dim() not in (2, 3) or points.shape[-2:] != (count, 2):
        raise ValueError(
            f"keypoints has shape {tuple(points.shape)}; {keypoint_set} has ({count}, 2) a person"
        )
    points = points.reshape(-1, count, 2)
    weights = points.new_ones(points.shape[:2]) if visibility is None else _numbers(visibility)
    if weights.shape == (count,):
        weights = weights[None]
    if weights.shape != points.shape[:2]:
        raise ValueError(
            f"visibility has shape {tuple(weights.shape)}; expected {tuple(points.shape[:2])}, "
            "one number a keypoint"
        )
    wrong = ~((weights >= 0) & (weights <= 1))
    if wrong.any():
        person, k = wrong.nonzero()[0].tolist()
        raise ValueError(
            f"visibility of person {person}, {JOINT_SETS[keypoint_set][k]}, is "
            f"{weights[person, k]:.4g}; expected [0, 1]: scale a detector's scores first"
        )
    wrong = (weights > 0) & ~points.isfinite().all(-1)
    if wrong.any():
        person, k = wrong.nonzero()[0].tolist()
        raise ValueError(
            f"keypoint {JOINT_SETS[keypoint_set][k]} of person {person} is "
            f"{points[person, k].tolist()}, and visible; set its visibility to 0"
        )
    return torch.where((weights > 0)[..., None], points, 0), weights


def _numbers(value: ArrayLike | Tensor) -> Tensor:
    value = value.detach().cpu() if isinstance(value, Tensor) else np.asarray(value)
    return torch.as_tensor(value).double()
