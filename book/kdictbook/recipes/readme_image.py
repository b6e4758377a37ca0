"""Draw ``book/assets/readme.png``: atoms of a shoulder, a sparse code, and the arm that it raises.

python -m kdictbook.recipes.readme_image
"""

import argparse
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Circle
from torch import Tensor

from kdict.body.body import Body
from kdict.body.smpl import vertices
from kdict.dictionary.layers import KinematicDictionary
from kdict.mocap import load_motion
from kdict.rotation import to_matrix
from kdict.skeleton import JOINTS, index

from ..figures import palette
from ..figures.body_drawing import draw_body

JOINT = "left_shoulder"
ARM = [JOINTS.index(f"left_{part}") for part in ("shoulder", "elbow", "wrist", "hand")]
TURN = 20.0  # degrees; the left arm points to the right of the image
VIEW = np.array([0.68, -0.3, 0.66])  # the sphere from the side and below, where arms point
LABELED = 0.03  # the least weight with a number above its bar
SKIN, GHOST = "#cdbfb0", "#f0b3ae"


def _turn_to_view(points: np.ndarray) -> np.ndarray:
    """Points with x right, y up and z toward a viewer who looks from `VIEW`."""
    z = VIEW / np.linalg.norm(VIEW)
    x = np.cross([0.0, 1.0, 0.0], z)
    x /= np.linalg.norm(x)
    return points @ np.stack([x, np.cross(z, x), z]).T


def draw_sphere(axes: Axes, directions: np.ndarray, code: np.ndarray, made: np.ndarray) -> None:
    """Where each atom (N, 3) points the upper arm; the chosen red, what they make (3,) blue."""
    axes.add_patch(Circle((0, 0), 1, facecolor="#f4f5f7", edgecolor="#c9ced6"))
    turns = np.linspace(0, 2 * np.pi, 200)
    for latitude in np.radians([-60, -30, 0, 30, 60]):
        ring = np.stack([np.cos(turns), np.tan(latitude) + 0 * turns, np.sin(turns)], 1)
        _line(axes, ring / np.linalg.norm(ring, axis=1, keepdims=True))
    for longitude in np.radians(range(0, 180, 30)):
        ring = np.stack([np.cos(longitude) * np.cos(turns), np.sin(turns),
                         np.sin(longitude) * np.cos(turns)], 1)  # fmt: skip
        _line(axes, ring)
    seen, made = _turn_to_view(directions), _turn_to_view(made[None])[0]
    active = code > 0
    for point, weight in zip(seen[active], code[active], strict=True):
        axes.plot(*np.stack([point, made])[:, :2].T, color=palette.SELECTED, lw=1 + 4 * weight)
    axes.scatter(*seen[~active, :2].T, s=22, color=palette.INACTIVE, edgecolor="w", lw=0.5)
    axes.scatter(*seen[active, :2].T, s=90, color=palette.SELECTED, edgecolor="w", zorder=3)
    axes.scatter(*made[:2], s=130, color=palette.RECOVERED, edgecolor="w", zorder=4)
    axes.set(xlim=(-1.05, 1.05), ylim=(-1.05, 1.05), aspect="equal")
    axes.axis("off")


def _line(axes: Axes, points: np.ndarray) -> None:
    points = _turn_to_view(points)
    points[points[:, 2] < 0] = np.nan
    axes.plot(*points[:, :2].T, color="#d9dde3", lw=0.8)


def draw_code(axes: Axes, code: np.ndarray) -> None:
    """The code as bars, one an atom; nearly all of them are zero."""
    axes.vlines(np.arange(len(code)), -0.02, -0.005, color=palette.INACTIVE, lw=1)
    active = np.flatnonzero(code)
    axes.vlines(active, 0, code[active], color=palette.SELECTED, lw=4)
    for atom in active:
        if code[atom] < LABELED:
            continue
        axes.text(atom, code[atom] + 0.02, f"{code[atom]:.2f}", ha="center", color="#444a55")
    axes.set(xlim=(-3, len(code) + 2), ylim=(-0.03, 1))
    axes.axis("off")


class Raised(NamedTuple):
    """A frame of the shipped jump, its left shoulder put through the dictionary."""

    dictionary: KinematicDictionary
    pose: Tensor
    root: Tensor
    code: np.ndarray

    def draw_sphere(self, axes: Axes) -> None:
        """Where the atoms point the upper arm, and what the code makes of them."""
        arm = np.array([1.0, 0, 0])
        atoms = to_matrix(self.dictionary.atoms[index(JOINT)]).numpy() @ arm
        draw_sphere(axes, atoms, self.code, to_matrix(self.pose[index(JOINT)]).numpy() @ arm)

    def draw_body(self, axes: Axes) -> None:
        """The body with its arm in blue, and the arms of the chosen atoms, pale."""
        body = Body.load("open")
        share = body.lbs_weights[:, ARM].sum(1).numpy()[body.faces].mean(1)[:, None]
        for atom in np.flatnonzero(self.code):
            other = self.pose.clone()
            other[index(JOINT)] = self.dictionary.atoms[index(JOINT), atom]
            mesh = vertices(body, other, self.root, torch.zeros(10))
            draw_body(axes, mesh, body.faces[share[:, 0] > 0.5], color=GHOST, turn=TURN)
        colors = share * to_rgb(palette.RECOVERED) + (1 - share) * to_rgb(SKIN)
        mesh = vertices(body, self.pose, self.root, torch.zeros(10))
        draw_body(axes, mesh, body.faces, color=colors, turn=TURN)


def raised(frame: int) -> Raised:
    """The pose of a frame, where the dictionary observes a joint as the dictionary makes it."""
    dictionary, motion = KinematicDictionary.from_pretrained("cmu-128"), load_motion("jumping")
    pose, root = motion.rotations[frame].float(), motion.root_rotation[frame].float()
    codes = dictionary.encode(pose)
    pose = torch.where(dictionary.observed[:, None], dictionary.decode(codes), pose)
    return Raised(dictionary, pose, root, codes[index(JOINT)].numpy())


def draw(frame: int) -> Figure:
    """The whole image, from one frame of the shipped jump."""
    shown = raised(frame)
    figure = Figure(figsize=(11, 4.3))
    figure.subplots_adjust(left=0.01, right=0.99, bottom=0.1, top=0.99, wspace=0.04)
    left, middle, right = figure.subplots(1, 3)
    shown.draw_sphere(left)
    draw_code(middle, shown.code)
    shown.draw_body(right)
    for third, text in enumerate(
        (
            f"{shown.dictionary.n_atoms} rotations of the left shoulder,",
            "a sparse code that chooses a few,",
            "and the arm that their mixture raises",
        )
    ):
        figure.text((third + 0.5) / 3, 0.02, text, ha="center", color="#444a55", fontsize=13.5)
    return figure


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("book/assets/readme.png"))
    parser.add_argument("--frame", type=int, default=8, help="of the shipped jump")
    arguments = parser.parse_args()
    draw(arguments.frame).savefig(arguments.out, dpi=110, facecolor="white")


if __name__ == "__main__":
    main()
