"""Metrics of a dictionary on held-out rotations.

Any single metric can be gamed: leftover Gaussian atoms reproduce held-out rotations to 0.06°, and
signed codes reproduce anything. What separates them from a good dictionary is what *random* codes
decode to, so the metrics are reported together. Quaternions are (w, x, y, z), angles in degrees.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np
import torch
from scipy.spatial import cKDTree
from torch import Tensor

from kdict.dictionary.code_step import exact_codes
from kdict.dictionary.layers import KinematicDictionary
from kdict.rotation import align, angle_between
from kdict.skeleton import DICTIONARY_JOINTS


@dataclass(frozen=True)
class DictionaryMetrics:
    """Metrics of one joint's dictionary. Angles in degrees, residuals in quaternion units."""

    angle_mean: float
    """Rotation angle between held-out samples and their normalized reconstruction."""
    angle_p95: float
    """The 95th percentile of these angles."""
    residual: float
    """Mean ‖θ − Dγ‖ of held-out samples."""
    active: float
    """Mean number of atoms in a held-out code."""
    norm_deficit: float
    """Mean 1 − ‖Dγ‖: how far Lerp, Eq. 3 for small angles, leaves the sphere."""
    plausibility: float
    """Mean angle between what a random code decodes to and the nearest training rotation."""
    train_rms: float
    """Root mean square of ‖θ − Dγ‖ over the training samples."""
    dead: int
    """Atoms that no training sample uses."""


_RANDOM_CODES = 2000
"""Random codes that `DictionaryMetrics.plausibility` is the mean over."""


def dictionary_metrics(
    atoms: np.ndarray,
    encode: Callable[[np.ndarray], np.ndarray],
    training: np.ndarray,
    heldout: np.ndarray,
    *,
    seed: int = 0,
) -> DictionaryMetrics:
    """Metrics of any linear dictionary of rotations of one joint.

    Parameters
    ----------
    atoms : (N, 4), of any norm.
    encode : samples (S, 4) to codes (S, N), of any kind: convex, signed, dense.
    training, heldout : (S, 4) unit quaternions in the atoms' hemisphere.
    seed : of the random codes: held-out codes whose weights are permuted among the atoms, so that
        each method is judged by codes of its own kind.
    """
    rng = np.random.default_rng(seed)
    train_codes, codes = encode(training), encode(heldout)
    combined = codes @ atoms
    norm = np.linalg.norm(combined, axis=1, keepdims=True)
    unit = torch.from_numpy(combined / np.maximum(norm, 1e-12))
    angle = angle_between(unit, torch.from_numpy(heldout)).rad2deg().numpy()

    drawn = codes[rng.integers(len(codes), size=_RANDOM_CODES)]
    decoded = rng.permuted(drawn, axis=1) @ atoms
    decoded /= np.maximum(np.linalg.norm(decoded, axis=1, keepdims=True), 1e-12)
    # The nearest of both signs: a chord c on the sphere is a rotation by 4·asin(c/2).
    chord = cKDTree(np.concatenate([training, -training])).query(decoded)[0]
    nearest = np.degrees(4 * np.arcsin(np.clip(chord / 2, 0, 1)))

    return DictionaryMetrics(
        angle_mean=float(angle.mean()),
        angle_p95=float(np.percentile(angle, 95)),
        residual=float(np.linalg.norm(combined - heldout, axis=1).mean()),
        active=float((np.abs(codes) > 1e-9).sum(1).mean()),
        norm_deficit=float((1 - norm).mean()),
        plausibility=float(nearest.mean()),
        train_rms=float(np.sqrt(((train_codes @ atoms - training) ** 2).sum(1).mean())),
        dead=int((~(np.abs(train_codes) > 1e-9).any(0)).sum()),
    )


def metrics_by_joint(
    dictionary: KinematicDictionary, training: Tensor, heldout: Tensor
) -> dict[str, DictionaryMetrics]:
    """`dictionary_metrics` of every observed joint, by name, with exact codes.

    ``training`` and ``heldout`` are (T, 23, 4) unit quaternions.
    """
    found = {}
    atoms = dictionary.atoms.double()
    reference = atoms.mean(-2)
    training, heldout = (align(x.double(), reference).numpy() for x in (training, heldout))
    for joint, name in enumerate(DICTIONARY_JOINTS):
        if dictionary.observed[joint]:
            d = atoms[joint].numpy()
            found[name] = dictionary_metrics(
                d, lambda x, d=d: exact_codes(x, d), training[:, joint], heldout[:, joint]
            )
    return found


def summary(metrics: dict[str, DictionaryMetrics]) -> dict[str, float]:
    """Means over the joints, with the worst joint's angle and the number of dead atoms."""
    rows = [asdict(joint) for joint in metrics.values()]
    means = {name: float(np.mean([row[name] for row in rows])) for name in rows[0]}
    means["angle_worst_joint"] = max(row["angle_mean"] for row in rows)
    means["train_rms_pooled"] = float(np.sqrt(np.mean([row["train_rms"] ** 2 for row in rows])))
    means["dead"] = sum(row["dead"] for row in rows)
    return means
