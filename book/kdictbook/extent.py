"""Extent of a joint's motion in SO(3): principal widths, volume, largest angle; in degrees.

Quaternions are (w, x, y, z).
"""

import numpy as np
import torch
from scipy.spatial import cKDTree
from torch import Tensor

from kdict.rotation import (
    angle_between,
    check_unit,
    from_axis_angle,
    mean_rotation,
    multiply,
    to_tangent,
)


def principal_widths(rotations: Tensor) -> Tensor:
    """Standard deviations (3,) along the principal axes of rotations (S, 4), largest first.

    Principal axes of the rotation vectors from the mean rotation: a hinge has one width, a saddle
    joint two, a ball-and-socket joint three. Degrees.
    """
    q = check_unit(rotations, "rotations", "(S, 4)").double()
    vectors = to_tangent(q, mean_rotation(q))
    spread = vectors - vectors.mean(0)
    return (torch.linalg.svdvals(spread) / len(q) ** 0.5).rad2deg().to(rotations)


def ball_share(radius: float) -> float:
    """The fraction of SO(3) within ``radius`` degrees, at most 180, of a given rotation.

    ``(r − sin r) / π``: 1 in 28,000 for 5°.
    """
    r = np.radians(radius)
    return float((r - np.sin(r)) / np.pi)


def share_of_rotations(
    rotations: Tensor, radius: float = 5.0, draws: int = 4000, seed: int = 0
) -> float:
    """The fraction of SO(3), by volume, within ``radius`` degrees of any of the rotations (S, 4).

    The volume of a union of balls (Karp and Luby 1983): draw a ball and a point in it, and count
    the c balls that contain the point; the union is ``S · ball_share · mean(1/c)``.

    Parameters
    ----------
    rotations : (S, 4) unit quaternions of either sign.
    radius : degrees, in (0, 90].
    draws : number of points; the error falls with its square root.

    Raises
    ------
    ValueError : for a radius outside (0, 90], or rotations that are not unit quaternions.
    """
    if not 0 < radius <= 90:
        raise ValueError(f"radius is {radius}; expected degrees in (0, 90]")
    q = check_unit(rotations, "rotations", "(S, 4)").double()
    r = np.radians(radius)
    generator = torch.Generator().manual_seed(seed)
    centers = q[torch.randint(len(q), (draws,), generator=generator)]
    axis = torch.randn(draws, 3, generator=generator, dtype=torch.float64)
    # Volume within an angle a grows as a − sin a: invert it to draw angles.
    grid = np.linspace(0, r, 2000)
    volume = torch.rand(draws, generator=generator, dtype=torch.float64).numpy() * (r - np.sin(r))
    angle = torch.from_numpy(np.interp(volume, grid - np.sin(grid), grid))
    step = from_axis_angle(torch.nn.functional.normalize(axis, dim=-1) * angle[:, None])
    points = multiply(centers, step).numpy()
    # The tree holds both signs, and no point is within 90° of both: a ball is counted once.
    tree = cKDTree(torch.cat([q, -q]).numpy())
    count = tree.query_ball_point(points, 2 * np.sin(r / 4) + 1e-12, return_length=True)
    return len(q) * ball_share(radius) * float((1 / np.maximum(count, 1)).mean())


def effective_share(rotations: Tensor, radius: float = 5.0) -> float:
    """The share of SO(3) in which uniform rotations would meet as often as the given ones (S, 4).

    ``ball_share / P``, with P the fraction of pairs within ``radius`` degrees of each other. P is
    unbiased for any S, so that the number does not grow with the sample as `share_of_rotations`
    does, to which rare rotations add for ever. It is the inverse collision probability, the
    exponential of Rényi's entropy of order 2, at a resolution of ``radius``.

    Raises
    ------
    ValueError : when no pair is that close, or for rotations that are not unit quaternions.
    """
    q = check_unit(rotations, "rotations", "(S, 4)").double().numpy()
    chord = 2 * np.sin(np.radians(radius) / 4) + 1e-12
    tree = cKDTree(np.concatenate([q, -q]))
    pairs = int(tree.query_ball_point(q, chord, return_length=True).sum()) - len(q)
    if pairs == 0:
        raise ValueError(f"no two of {len(q)} rotations are within {radius}°; pass more")
    return ball_share(radius) * len(q) * (len(q) - 1) / pairs


def excursion(rotations: Tensor) -> Tensor:
    """The largest angle (...) in degrees of rotations (T, ..., 4) from the first one.

    0 means that the joint does not move in the whole clip: it is not observed.
    """
    return angle_between(rotations, rotations[:1]).amax(0).rad2deg()
