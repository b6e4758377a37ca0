"""Draw ``book/assets/card.png``, the image that goes with a shared page, 1200 × 630 pixels.

python -m kdictbook.recipes.social_card
"""

import argparse
from pathlib import Path

from matplotlib.figure import Figure

from ..figures import palette
from .readme_image import raised

INK, SOFT = "#1d2430", "#4a5464"


def draw(frame: int) -> Figure:
    """The title, the atoms of a shoulder, and the arm that a few of them raise."""
    shown = raised(frame)
    figure = Figure(figsize=(12, 6.3))
    shown.draw_sphere(figure.add_axes((0.04, 0.03, 0.3, 0.57)))
    shown.draw_body(figure.add_axes((0.6, 0.03, 0.39, 0.94)))
    figure.text(0.06, 0.84, "kdict", fontsize=46, weight="bold", color=palette.RECOVERED)
    figure.text(0.06, 0.73, "3D human pose from", fontsize=30, weight="bold", color=INK)
    figure.text(0.06, 0.645, "a dictionary of rotations", fontsize=30, weight="bold", color=INK)
    words = "A book to run and to touch:\n128 rotations per joint,\na few of them at a time"
    figure.text(0.36, 0.27, words, fontsize=19, color=SOFT, linespacing=1.5)
    return figure


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("book/assets/card.png"))
    parser.add_argument("--frame", type=int, default=8, help="of the shipped jump")
    arguments = parser.parse_args()
    draw(arguments.frame).savefig(arguments.out, dpi=100, facecolor="white")


if __name__ == "__main__":
    main()
