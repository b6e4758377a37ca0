"""Widgets of a posable body and a skeleton, by rotations, motions or sparse codes.

Quaternions are (w, x, y, z); joints are `kdict.skeleton.DICTIONARY_JOINTS`; lengths in meters.
"""

from collections.abc import Mapping

import numpy as np
import torch
import traitlets
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from numpy.typing import ArrayLike
from torch.nn.functional import normalize
from traitlets import Bool, Dict, Enum, Int, List, Unicode

from kdict.body.body import Body, part_labels
from kdict.body.smpl import forward_kinematics, rest_joints, vertices
from kdict.skeleton import DICTIONARY_JOINTS, PARENTS

from . import packed, page_assets
from .body_drawing import draw_body
from .plot import palette
from .stills import draw_skeleton
from .widget_base import Array, Widget

_SKIN = "#aeb6c0"
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


def _step(motion, max_fps: float = 30.0) -> int:
    """Of how many frames a page shows one: the least that needs at most ``max_fps`` a second."""
    return max(1, int(np.ceil(motion.fps / max_fps - 1e-6)))


def _pack_motion(motion) -> dict:
    step = _step(motion)
    translation = packed.to_numpy(motion.root_translation)[::step].astype(np.float64)
    # Around the first frame: a walk begins in the middle of the view.
    translation = translation - translation[:1]
    return {
        "rotations": packed.quantized(packed.to_numpy(motion.rotations)[::step]),
        "root_rotation": packed.quantized(packed.to_numpy(motion.root_rotation)[::step]),
        "root_translation": packed.quantized(translation),
        "fps": motion.fps / step,
    }


def _code_of(rotation: np.ndarray, atoms: np.ndarray) -> np.ndarray:
    """The exact code (N,) of a unit quaternion (4,), either sign, in one joint's atoms (N, 4)."""
    from kdict.dictionary.code_step import (
        exact_codes,  # brings in numba's compiler, which most figures never need
    )

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
    motion : a `kdict.Motion`, or some by name to choose from, played at up to 30 frames per second.
    dictionary : for dictionary mode, a pretrained dictionary's name, a `KinematicDictionary`, or
        atoms (23, N, 4).
    values : any other trait below. ``joint`` is the dictionary's joint; ``logits`` (N,) are what
        its sliders move and ``codes`` (N,) their sparsemax; setting one sets the other. With
        neither, they are the code of ``rotations`` or of the motion's ``frame``.
        ``shape_dictionary`` names a pretrained one, whose ``shape_codes`` set ``betas``.

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
        dictionary, atoms = page_assets.resolve(dictionary)
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
            shapes = page_assets.shape_atoms(values["shape_dictionary"])
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

    def draw(self, axes: Axes) -> None:
        body = Body.load("open")  # as the page does, whatever body the reader has
        pose = self.rotations, self.root_rotation
        if self.motions:
            motion = self.motions[self.playing or next(iter(self.motions))]
            pose = (packed.unpack(motion[k])[self.frame] for k in ("rotations", "root_rotation"))
        rotations, root = (np.array(each, dtype=np.float32) for each in pose)
        if self.codes.size:
            atoms = page_assets.dictionary_atoms(self.dictionary) if self.dictionary else self.atoms
            row = DICTIONARY_JOINTS.index(self.joint)
            rotations[row] = self.codes @ atoms[row]
        pose = normalize(torch.from_numpy(rotations), dim=-1), torch.from_numpy(root)
        betas = torch.from_numpy(self.betas).float()
        if self.mesh:
            faces, color = body.faces, _SKIN
            if self.parts:
                parts = part_labels(body).numpy()[faces[:, 0]]
                color = np.array([to_rgb(c) for c in palette.CYCLE])[parts % len(palette.CYCLE)]
            draw_body(axes, vertices(body, *pose, betas), faces, color=color)
        if self.skeleton:
            rest = rest_joints(body, betas)
            rest = rest if self.rest is None else torch.from_numpy(self.rest).float()
            draw_skeleton(axes, forward_kinematics(rest, *pose)[1], PARENTS)

    @traitlets.observe("shape_codes")
    def _shape_codes_to_betas(self, change) -> None:
        if self.shape_dictionary and change.new.any():
            self.betas = change.new @ page_assets.shape_atoms(self.shape_dictionary)

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
