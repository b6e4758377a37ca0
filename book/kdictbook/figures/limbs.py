"""Drawings of poses: rows of bodies, limbs in the poses of atoms, bodies colored by joint."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
import torch
from matplotlib.cm import ScalarMappable
from matplotlib.colors import LogNorm, to_rgb
from matplotlib.figure import Figure
from torch import Tensor

from kdict.body.body import Body, part_labels
from kdict.body.smpl import vertices
from kdict.rotation import angle_between, from_axis_angle, identity
from kdict.skeleton import JOINTS, PARENTS, index, label

from .body_drawing import draw_body
from .plot import INK, palette

# Seen on a dark page as well as on a light one.
_SKIN = "#aeb6c0"


def draw_poses(
    rotations: Tensor,
    root_rotation: Tensor | None = None,
    turns: Sequence[float] = (25.0,),
    *,
    labels: Sequence[str] = (),
    colors: Sequence[str] = (),
) -> Figure:
    """Bodies in the poses (n, 23, 4), a row per view, or (m, n, 23, 4), a row of n per view and m.

    Parameters
    ----------
    root_rotation : (n, 4) rotations of the pelvises; default: upright.
    turns : degrees from the front, one per view.
    labels : one per column; default: none.
    colors : one per pose; default: gray.
    """
    body = Body.load()
    count = rotations.shape[-3]
    root = identity(count) if root_rotation is None else root_rotation.float()
    posed = vertices(body, rotations.float(), root, torch.zeros(10)).flatten(0, -3)
    shades = colors or [_SKIN] * len(posed)
    drawn = [
        (mesh, color, turn) for turn in turns for mesh, color in zip(posed, shades, strict=True)
    ]
    width, rows = 7.6, len(drawn) // count
    figure, axes = plt.subplots(
        rows, count, figsize=(width, 1.3 * width / count * rows), squeeze=False
    )
    for ax, (mesh, color, turn) in zip(axes.flat, drawn, strict=True):
        draw_body(ax, mesh, body.faces, color=color, turn=turn)
    for ax, text in zip(axes[0], labels, strict=False):
        ax.set_title(text, fontsize=10, color=INK)
    return _finish(figure)


def draw_atoms(
    atoms: Tensor, joints: Sequence[str], count: int = 12, turn: float = -35.0
) -> Figure:
    """The T-pose once for each of ``joints``, its limb drawn in ``count`` of that joint's atoms.

    The atoms, of (23, N, 4), are spread as far apart as they go; a limb's color, from dark to
    bright, is the angle of its atom from the T-pose.

    Raises
    ------
    ValueError : when ``count`` is more than there are atoms.
    """
    if count > atoms.shape[1]:
        raise ValueError(f"count is {count}; there are {atoms.shape[1]} atoms to draw")
    body = Body.load()
    columns = min(3, len(joints))
    rows = -(-len(joints) // columns)
    figure, axes = plt.subplots(rows, columns, figsize=(7.6, 2.9 * rows), squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for ax, joint in zip(axes.flat, joints, strict=False):
        points, colors = _fan(body, _spread(atoms[index(joint)].float(), count), joint)
        draw_body(ax, points, np.arange(len(points)).reshape(-1, 3), color=colors, turn=turn)
        ax.set_title(label(joint), fontsize=13, color=INK)
    return _finish(figure)


def _fan(body, atoms: Tensor, joint: str) -> tuple[np.ndarray, np.ndarray]:
    """Corners (3·F, 3) of the triangles of a body with many limbs, and their colors (F, 3)."""
    faces = np.asarray(body.faces)
    limb = np.isin(part_labels(body).numpy()[faces], _below(index(joint) + 1)).any(1)
    poses = identity(len(atoms), 23)
    poses[:, index(joint)] = atoms
    posed = vertices(body, poses, identity(1)[0], torch.zeros(10)).numpy()
    rest, limbs = posed[0, faces[~limb]], posed[:, faces[limb]]
    angle = angle_between(atoms, identity(1)).numpy()
    shades = plt.get_cmap(palette.SCALE.lower())(0.1 + 0.9 * angle / max(angle.max(), 1e-6))
    colors = [np.tile(to_rgb(_SKIN), (len(rest), 1)), shades[:, :3].repeat(limbs.shape[1], axis=0)]
    return np.concatenate([rest, *limbs]).reshape(-1, 3), np.concatenate(colors)


def _spread(atoms: Tensor, count: int) -> Tensor:
    """``count`` of the atoms (N, 4), each the farthest from those taken before it."""
    taken = [0]
    distance = angle_between(atoms, atoms[0])
    while len(taken) < count:
        taken.append(int(distance.argmax()))
        distance = torch.minimum(distance, angle_between(atoms, atoms[taken[-1]]))
    return atoms[taken]


def _below(joint: int) -> list[int]:
    """The joint and all that hang from it, as indices into `JOINTS`."""
    found = [joint]
    for child in range(joint + 1, len(JOINTS)):
        if PARENTS[child] in found:
            found.append(child)
    return found


def draw_joint_values(
    values: Sequence[Mapping[str, float]], titles: Sequence[str], unit: str
) -> Figure:
    """A body for each mapping of joints' names to positive values, colored by them.

    Skin takes the value of the joints that carry it, on one logarithmic scale for all bodies; parts
    without a value are gray.
    """
    body = Body.load()
    faces = np.asarray(body.faces)
    weights = body.lbs_weights[faces].mean(1).numpy()
    lowered = identity(23)
    for side, turn in (("left", -1.0), ("right", 1.0)):
        lowered[index(f"{side}_shoulder")] = from_axis_angle(torch.tensor([0.0, 0.0, turn]))
    mesh = vertices(body, lowered, identity(1)[0], torch.zeros(10))
    found = [value for joints in values for value in joints.values()]
    # The palette's own scale passes through the gray of parts without a value.
    scale = ScalarMappable(LogNorm(min(found), max(found)), "plasma")
    figure, axes = plt.subplots(1, len(values), figsize=(7.6, 4.6), squeeze=False)
    for ax, joints, title in zip(axes[0], values, titles, strict=True):
        known = np.array([name in joints for name in JOINTS])
        logs = np.array([np.log(joints.get(name, 1.0)) for name in JOINTS])
        share = weights @ known
        mixed = np.exp(weights @ (known * logs) / np.maximum(share, 1e-6))
        colors = np.where(share[:, None] > 0.5, scale.to_rgba(mixed)[:, :3], to_rgb(_SKIN))
        draw_body(ax, mesh, faces, color=colors)
        ax.set_title(title, fontsize=12, color=INK)
    bar = figure.colorbar(scale, ax=list(axes[0]), orientation="horizontal", shrink=0.6, pad=0.04)
    bar.set_label(unit, color=INK)
    bar.ax.tick_params(colors=INK, which="both")
    figure.patch.set_alpha(0)
    figure.set_dpi(130)
    plt.close(figure)
    return figure


def _finish(figure: Figure) -> Figure:
    figure.patch.set_alpha(0)
    figure.set_dpi(130)
    figure.tight_layout(pad=0.3)
    # A cell shows the figure it returns; an open one would be shown twice.
    plt.close(figure)
    return figure
