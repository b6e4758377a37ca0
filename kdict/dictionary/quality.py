"""Figures of merit of a dictionary. One number can be gamed; these are reported together.

A dictionary of leftover Gaussian atoms reproduces held-out rotations to 0.06°, signed codes
reproduce anything: what tells them from a good one is what *random* codes decode to.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np
import torch
from scipy.spatial import cKDTree

from ..rotation import align
from ..skeleton import DICTIONARY_JOINTS
from .code_step import exact_codes
from .layers import KinematicDictionary


@dataclass(frozen=True)
class Merit:
    """What one dictionary does on one joint. Angles in degrees, residuals in quaternion units."""

    angle_mean: float
    """Rotation angle between held-out samples and their normalised reconstruction."""
    angle_p95: float
    """95 % of these angles are below."""
    residual: float
    """Mean ‖θ − Dγ‖ of held-out samples."""
    active: float
    """Mean number of atoms in a held-out code."""
    norm_deficit: float
    """Mean 1 − ‖Dγ‖: what Lerp leaves of Slerp."""
    plausibility: float
    """Mean angle from the rotation that a random code decodes to, to the nearest training one."""
    train_rms: float
    """Root mean square of ‖θ − Dγ‖ over the training samples."""
    dead: int
    """Atoms that no training sample uses."""


def _angle(p, q):
    """Degrees between rotations of unit quaternions (S, 4), aligned or not."""
    q = np.where((p * q).sum(-1, keepdims=True) < 0, -q, q)
    return np.degrees(
        4 * np.arctan2(np.linalg.norm(p - q, axis=-1), np.linalg.norm(p + q, axis=-1))
    )


def merit(
    atoms: np.ndarray,
    encode: Callable[[np.ndarray], np.ndarray],
    training: np.ndarray,
    heldout: np.ndarray,
    *,
    random_codes: int = 2000,
    seed: int = 0,
) -> Merit:
    """Figures of merit of any linear dictionary of rotations.

    Parameters
    ----------
    atoms : (N, 4), of any norm.
    encode : samples (S, 4) to codes (S, N), of any kind: convex, signed, dense.
    training, heldout : (S, 4) unit quaternions in the atoms' hemisphere.
    random_codes : how many codes to draw for `Merit.plausibility`: held-out codes with their
        numbers dealt to other atoms, so that each method is asked about codes of its own kind.
    """
    rng = np.random.default_rng(seed)
    train_codes, codes = encode(training), encode(heldout)
    combined = codes @ atoms
    norm = np.linalg.norm(combined, axis=1, keepdims=True)
    angle = _angle(combined / np.maximum(norm, 1e-12), heldout)

    drawn = codes[rng.integers(len(codes), size=random_codes)]
    decoded = rng.permuted(drawn, axis=1) @ atoms
    decoded /= np.maximum(np.linalg.norm(decoded, axis=1, keepdims=True), 1e-12)
    # The nearest of both signs: a chord c on the sphere is a rotation by 4·asin(c/2).
    chord = cKDTree(np.concatenate([training, -training])).query(decoded)[0]
    nearest = np.degrees(4 * np.arcsin(np.clip(chord / 2, 0, 1)))

    return Merit(
        angle_mean=float(angle.mean()),
        angle_p95=float(np.percentile(angle, 95)),
        residual=float(np.linalg.norm(combined - heldout, axis=1).mean()),
        active=float((np.abs(codes) > 1e-9).sum(1).mean()),
        norm_deficit=float((1 - norm).mean()),
        plausibility=float(nearest.mean()),
        train_rms=float(np.sqrt(((train_codes @ atoms - training) ** 2).sum(1).mean())),
        dead=int((~(np.abs(train_codes) > 1e-9).any(0)).sum()),
    )


def dictionary_merit(
    dictionary: KinematicDictionary, training: torch.Tensor, heldout: torch.Tensor
) -> dict[str, Merit]:
    """`merit` of every observed joint, by name, with the dictionary's own exact codes.

    ``training`` and ``heldout`` are (T, 23, 4) unit quaternions.
    """
    merits = {}
    atoms = dictionary.atoms.double()
    reference = atoms.mean(-2)
    training, heldout = (align(x.double(), reference).numpy() for x in (training, heldout))
    for joint, name in enumerate(DICTIONARY_JOINTS):
        if dictionary.observed[joint]:
            d = atoms[joint].numpy()
            merits[name] = merit(
                d, lambda x, d=d: exact_codes(x, d), training[:, joint], heldout[:, joint]
            )
    return merits


def summary(merits: dict[str, Merit]) -> dict[str, float]:
    """Means over the joints, with the worst joint's angle and the number of dead atoms."""
    rows = [asdict(m) for m in merits.values()]
    means = {name: float(np.mean([row[name] for row in rows])) for name in rows[0]}
    means["angle_worst_joint"] = max(row["angle_mean"] for row in rows)
    means["train_rms_pooled"] = float(np.sqrt(np.mean([row["train_rms"] ** 2 for row in rows])))
    means["dead"] = sum(row["dead"] for row in rows)
    return means
