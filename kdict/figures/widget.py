"""The kinds of figure: body, skeleton, atoms of a dictionary, learning, simplex, arc of rotations.

Quaternions are (w, x, y, z); joints are `kdict.skeleton.DICTIONARY_JOINTS`; lengths in metres.
"""

from collections.abc import Mapping

import numpy as np
import torch
import traitlets
from numpy.typing import ArrayLike
from traitlets import Bool, Dict, Enum, Float, Int, List, Unicode

from ..rotation import to_axis_angle
from ..skeleton import DICTIONARY_JOINTS
from . import assets, packed
from .widget_base import Array, Widget

_IDENTITY = np.array([1.0, 0.0, 0.0, 0.0])
# An atom's logit while it stays out: below the threshold as long as another's is ≥ 0.
_OUT = -1.0


def _project(logits: np.ndarray) -> np.ndarray:
    """Sparsemax of one vector, in NumPy: no tensors where a reader's slider is the only input."""
    if logits.size == 0:
        return logits
    ordered = np.sort(logits)[::-1]
    thresholds = (np.cumsum(ordered) - 1) / np.arange(1, ordered.size + 1)
    return np.maximum(logits - thresholds[np.flatnonzero(ordered > thresholds)[-1]], 0)


def _logits_of(codes: np.ndarray) -> np.ndarray:
    """Logits whose sparsemax is ``codes``, those of unused atoms well below the threshold."""
    return np.where(codes > 0, codes, _OUT)


def _resolve(dictionary) -> tuple[str, np.ndarray | None]:
    """The name, or "", and the atoms (23, N, 4), or None, of what was given as a dictionary."""
    if isinstance(dictionary, str):
        return dictionary, assets.dictionary_atoms(dictionary) if dictionary else None
    return "", packed.to_numpy(getattr(dictionary, "atoms", dictionary))


def _step(motion, max_fps: float = 30.0) -> int:
    """Of how many frames a page shows one: the least that needs at most ``max_fps`` a second."""
    return max(1, int(np.ceil(motion.fps / max_fps - 1e-6)))


def _pack_motion(motion) -> dict:
    step = _step(motion)
    translation = packed.to_numpy(motion.root_translation)[::step].astype(np.float64)
    # Around the first frame: a walk begins in the middle of the view.
    translation = translation - translation[:1]
    return {
        "rotations": packed.quantised(packed.to_numpy(motion.rotations)[::step]),
        "root_rotation": packed.quantised(packed.to_numpy(motion.root_rotation)[::step]),
        "root_translation": packed.quantised(translation),
        "fps": motion.fps / step,
    }


def _code_of(rotation: np.ndarray, atoms: np.ndarray) -> np.ndarray:
    """The exact code (N,) of a unit quaternion (4,), either sign, in one joint's atoms (N, 4)."""
    from ..coding import exact_codes  # brings in numba's compiler, which most figures never need

    sign = -1.0 if rotation @ atoms.mean(0) < 0 else 1.0
    return exact_codes(sign * rotation[None], atoms)[0]


class BodyView(Widget):
    """The open body, posed and shaped by sliders, by motions, or by sparse codes.

    In dictionary mode the reader moves a joint by its logits, by clicking atoms, or by pulling the
    limb, which then follows as far as the hull of the atoms lets it; ``compare`` draws the limb
    by Slerp, by Lerp and without a dictionary. A motion is shown through the dictionary.

    Parameters
    ----------
    rotations : (23, 4) relative rotations; the T-pose by default.
    motion : a `kdict.Motion`, or some by name to choose from, played at up to 30 frames a second.
    dictionary : for dictionary mode, a shipped dictionary's name, a `KinematicDictionary`, or
        atoms (23, N, 4).
    values : any other trait below. ``joint`` is the dictionary's joint; ``logits`` (N,) are what
        its sliders move and ``codes`` (N,) their sparsemax; setting one sets the other. With
        neither, they are the code of ``rotations`` or of the motion's ``frame``.
        ``shape_dictionary`` names a shipped one, whose ``shape_codes`` set ``betas``.

    Raises
    ------
    traitlets.TraitError : for arrays of a wrong shape, not finite or not unit.
    ValueError : for the name of a dictionary that does not ship.
    """

    kind = Unicode("body", read_only=True).tag(sync=True)
    label = Unicode("A human body in three dimensions").tag(sync=True)
    rotations = Array(23, 4, unit=True)
    root_rotation = Array(4, unit=True)
    betas = Array(10)
    rest = Array(24, 3, allow_none=True)
    motions = Dict().tag(sync=True)
    playing = Unicode("").tag(sync=True)
    frame = Int(0, min=0).tag(sync=True)
    mesh = Bool(True).tag(sync=True)
    skeleton = Bool(False).tag(sync=True)
    parts = Bool(False).tag(sync=True)
    highlight = Unicode("").tag(sync=True)
    beta_sliders = List(Int(min=0, max=9)).tag(sync=True)
    joint_sliders = List(Enum(DICTIONARY_JOINTS)).tag(sync=True)
    dictionary = Unicode("").tag(sync=True)
    atoms = Array(23, None, 4, allow_none=True)
    joint = Enum(DICTIONARY_JOINTS, default_value="left_elbow").tag(sync=True)
    atom_sliders = List(Int(min=0)).tag(sync=True)
    logits = Array(None)
    codes = Array(None)
    compare = Bool(False).tag(sync=True)
    shape_dictionary = Unicode("").tag(sync=True)
    shape_codes = Array(None)

    def __init__(self, rotations: ArrayLike | None = None, *, motion=None, dictionary="", **values):
        dictionary, atoms = _resolve(dictionary)
        count = 0 if atoms is None else atoms.shape[-2]
        if motion is None:
            motions = {}
        else:
            motions = motion if isinstance(motion, Mapping) else {"motion": motion}
        values.setdefault("atom_sliders", list(range(min(6, count))))
        if count and not values.keys() & {"codes", "logits"} and (motions or rotations is not None):
            row = DICTIONARY_JOINTS.index(values.get("joint", type(self).joint.default_value))
            if motions:
                shown = motions[values.get("playing") or next(iter(motions))]
                pose = shown.rotations[_step(shown) * values.get("frame", 0)]
            else:
                pose = rotations
            values["codes"] = _code_of(packed.to_numpy(pose)[row].astype(np.float64), atoms[row])
        if "codes" in values:
            values["logits"] = _logits_of(np.asarray(values.pop("codes"), dtype=np.float64))
        elif "logits" not in values:
            values["logits"] = np.full(count, _OUT)
            shown = values["atom_sliders"]
            values["logits"][shown] = np.linspace(0.5, -0.5, len(shown))
        if values.get("shape_dictionary"):
            shapes = assets.shape_atoms(values["shape_dictionary"])
            values.setdefault("shape_codes", np.zeros(len(shapes)))
        super().__init__(
            rotations=np.tile(_IDENTITY, (23, 1)) if rotations is None else rotations,
            root_rotation=values.pop("root_rotation", _IDENTITY),
            betas=values.pop("betas", np.zeros(10)),
            motions={name: _pack_motion(each) for name, each in motions.items()},
            dictionary=dictionary,
            atoms=None if dictionary else atoms,
            codes=_project(np.asarray(values["logits"])),
            shape_codes=values.pop("shape_codes", np.zeros(0)),
            **values,
        )

    @traitlets.observe("shape_codes")
    def _shape_codes_to_betas(self, change) -> None:
        if self.shape_dictionary and change.new.any():
            self.betas = change.new @ assets.shape_atoms(self.shape_dictionary)

    @traitlets.observe("logits")
    def _logits_to_codes(self, change) -> None:
        self.codes = _project(change.new)

    @traitlets.observe("codes")
    def _codes_to_logits(self, change) -> None:
        known = self.logits.shape == change.new.shape
        # Equal up to the rounding of the way to the page and back.
        if not known or not np.allclose(_project(self.logits), change.new, atol=1e-5):
            self.logits = _logits_of(change.new)


class SkeletonView(BodyView):
    """The skeleton alone, as a stick figure; ``rest`` (24, 3) places its joints in the T-pose.

    Parameters as for `BodyView`. Without ``rest`` the open body's joints are taken.
    """

    kind = Unicode("skeleton", read_only=True).tag(sync=True)
    label = Unicode("A human skeleton in three dimensions").tag(sync=True)
    mesh = Bool(False).tag(sync=True)
    skeleton = Bool(True).tag(sync=True)


class AtomsView(Widget):
    """One joint's atoms as points in the ball of rotation vectors (the paper's Fig. 2).

    Selected atoms are red, others pale, the rotation they make blue, an example to code green.

    Parameters
    ----------
    dictionary : a shipped dictionary's name, a `KinematicDictionary`, or atoms (23, N, 4).
    cloud : (C, 23, 4) training rotations to show as grey points.
    examples, example_codes : (E, 23, 4) rotations and their codes (E, 23, N).
    values : any other trait below; ``example`` is -1 while the reader selects atoms by hand, and
        ``codes`` (N,) are the chosen joint's.

    Raises
    ------
    traitlets.TraitError : for arrays of a wrong shape, not finite or not unit.
    ValueError : for the name of a dictionary that does not ship, or examples without codes.
    """

    kind = Unicode("atoms", read_only=True).tag(sync=True)
    label = Unicode("The atoms of a joint's dictionary as rotation vectors").tag(sync=True)
    dictionary = Unicode("").tag(sync=True)
    atoms = Array(23, None, 4, allow_none=True)
    joint = Enum(DICTIONARY_JOINTS, default_value="left_knee").tag(sync=True)
    cloud = Array(None, 23, 3, allow_none=True)
    examples = Array(None, 23, 4, allow_none=True, unit=True)
    code_indices = Array(None, 23, None, allow_none=True).tag(
        to_json=lambda value, _: None if value is None else packed.raw(value, "uint16")
    )
    code_values = Array(None, 23, None, allow_none=True)
    example = Int(0, min=-1).tag(sync=True)
    codes = Array(None)

    def __init__(self, dictionary, *, cloud=None, examples=None, example_codes=None, **values):
        name, atoms = _resolve(dictionary)
        count = atoms.shape[-2]
        if examples is None:
            indices = weights = None
            values["example"] = -1
        else:
            expected = (*packed.to_numpy(examples).shape[:-1], count)
            found = None if example_codes is None else packed.to_numpy(example_codes).shape
            if found != expected:
                raise ValueError(
                    f"AtomsView: example_codes has shape {found}; expected {expected}, the codes "
                    "of each example's joints, as KinematicDictionary.encode gives them"
                )
            indices, weights = _sparse(packed.to_numpy(example_codes))
        if cloud is not None:
            cloud = to_axis_angle(torch.as_tensor(packed.to_numpy(cloud)))
        super().__init__(
            dictionary=name,
            atoms=None if name else atoms,
            cloud=cloud,
            examples=examples,
            code_indices=indices,
            code_values=weights,
            codes=values.pop("codes", np.eye(count)[0]),
            **values,
        )


def _sparse(codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Codes (..., N) as indices and values (..., K), K the most active atoms of any."""
    most = max(1, int((codes > 0).sum(-1).max()))
    indices = np.argsort(-codes, axis=-1, kind="stable")[..., :most]
    return indices, np.take_along_axis(codes, indices, axis=-1)


class LearningView(Widget):
    """OBDL step by step: a batch is coded, the atoms move, and again (Algorithms 1 and 2).

    Parameters
    ----------
    atoms : (T + 1, N, 4) atoms before the first step and after each.
    batches : (T, B, 4) the samples that each step draws; a few dozen of them are enough to see.
    cloud : (C, 4) training rotations to show as grey points.
    values : any other trait below; ``step`` counts half steps, odd ones code, even ones move atoms.

    Raises
    ------
    traitlets.TraitError : for arrays of a wrong shape, not finite or not unit.
    ValueError : unless there is one state of the atoms more than there are batches.
    """

    kind = Unicode("learning", read_only=True).tag(sync=True)
    label = Unicode("A dictionary that is learned step by step").tag(sync=True)
    atoms = Array(None, None, 4, unit=True)
    batches = Array(None, None, 4, unit=True)
    cloud = Array(None, 3)
    step = Int(0, min=0).tag(sync=True)

    def __init__(self, atoms, batches, cloud, **values):
        if len(atoms) != len(batches) + 1:
            raise ValueError(
                f"LearningView: {len(atoms)} states of the atoms for {len(batches)} batches; "
                "expected the atoms before the first step and after each"
            )
        atoms, batches, cloud = (packed.to_numpy(each) for each in (atoms, batches, cloud))
        cloud = to_axis_angle(torch.as_tensor(cloud))
        super().__init__(atoms=atoms, batches=batches, cloud=cloud, **values)


class SimplexView(Widget):
    """Three logits in the plane, dragged; sparsemax, 1.5-entmax and softmax of them (Eq. 4).

    ``z`` (3,) are the logits, ``map`` is the one whose Jacobian is shown.
    """

    kind = Unicode("simplex", read_only=True).tag(sync=True)
    label = Unicode("The simplex of three probabilities and a point z to drag").tag(sync=True)
    z = Array(3)
    map = Enum(("sparsemax", "entmax15", "softmax"), default_value="sparsemax").tag(sync=True)

    def __init__(self, z: ArrayLike = (0.9, 0.3, -0.4), **values):
        super().__init__(z=z, **values)


class ArcView(Widget):
    """Slerp and Lerp (Eq. 3) between two rotations about one axis, dragged on a circle.

    ``angles`` are the two rotations in degrees, ``weight`` is x; ``negate`` takes −q1 for q1, and
    ``align`` undoes that before interpolating.
    """

    kind = Unicode("arc", read_only=True).tag(sync=True)
    label = Unicode("Two rotations on the circle of unit quaternions, to drag").tag(sync=True)
    angles = List(Float(min=-180, max=180), default_value=[-40.0, 110.0], minlen=2, maxlen=2)
    angles.tag(sync=True)
    weight = Float(0.25, min=0, max=1).tag(sync=True)
    negate = Bool(False).tag(sync=True)
    align = Bool(False).tag(sync=True)
