"""Widgets of one joint's atoms as rotation vectors: codes, and learning step by step.

Quaternions are (w, x, y, z); joints are `kdict.skeleton.DICTIONARY_JOINTS`.
"""

import numpy as np
import torch
from matplotlib.axes import Axes
from traitlets import Enum, Int, Unicode

from kdict.rotation import to_axis_angle
from kdict.skeleton import DICTIONARY_JOINTS

from . import packed, page_assets
from .stills import draw_rotation_vectors
from .widget_base import Array, Widget


class AtomsView(Widget):
    """One joint's atoms as points in the ball of rotation vectors (the paper's Fig. 2).

    Selected atoms are red, others pale, the rotation they make blue, an example to code green.

    Parameters
    ----------
    dictionary : a pretrained dictionary's name, a `KinematicDictionary`, or atoms (23, N, 4).
    cloud : (C, 23, 4) training rotations to show as gray points.
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
        name, atoms = page_assets.resolve(dictionary)
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

    def draw(self, axes: Axes) -> None:
        row = DICTIONARY_JOINTS.index(self.joint)
        atoms = page_assets.dictionary_atoms(self.dictionary) if self.dictionary else self.atoms
        atoms, codes = atoms[row], self.codes
        groups = {} if self.cloud is None else {"GRID": self.cloud[:, row]}
        if self.example >= 0:
            codes = np.zeros(len(atoms))
            codes[self.code_indices[self.example, row].astype(int)] = self.code_values[
                self.example, row
            ]
            groups["TARGET"] = _vectors(self.examples[self.example, row])
        selected = _vectors(atoms[codes > 0])
        mixed = _vectors(codes @ atoms)
        groups |= {"INACTIVE": _vectors(atoms), "SELECTED": selected, "RECOVERED": mixed}
        draw_rotation_vectors(axes, **groups)


def _vectors(quaternions: np.ndarray) -> np.ndarray:
    """Rotation vectors (..., 3) in radians of quaternions (..., 4), which need not be unit."""
    unit = torch.nn.functional.normalize(torch.as_tensor(quaternions), dim=-1)
    return to_axis_angle(unit).numpy()


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
    cloud : (C, 4) training rotations to show as gray points.
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

    def draw(self, axes: Axes) -> None:
        iteration, coding = -(-self.step // 2), self.step % 2
        groups = {"GRID": self.cloud, "SELECTED": _vectors(self.atoms[iteration - coding])}
        if iteration:
            groups["TARGET"] = _vectors(self.batches[iteration - 1])
        draw_rotation_vectors(axes, **groups)
