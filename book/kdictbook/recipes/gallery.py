"""Cut the pictures of the front page's cards, ``book/gallery/*.webp``, from the figures.

make book && python -m kdictbook.recipes.gallery
"""

import argparse
import io
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps
from playwright.sync_api import Page, sync_playwright

from .figure_times import FLAGS, chromium

SIZE = (360, 202)
WHOLE = (0, 0, 1, 1)
CARDS = {
    "foundations/why": ("fig-why-bodies", WHOLE),
    "foundations/slerp_vs_lerp": ("fig-arc", WHOLE),
    "foundations/sparsemax": ("fig-simplex", WHOLE),
    "dictionary/motion_capture": ("fig-mocap-frozen", (0.25, 0.02, 0.75, 0.98)),
    "dictionary/learning": ("fig-learning-hull", (0.3, 0.12, 0.85, 0.84)),
    "dictionary/anatomy": ("fig-anatomy-limbs", (0, 0, 1, 0.5)),
    "dictionary/choices": ("fig-choices-bodies", WHOLE),
    "model/body": ("fig-body-parts", (0.2, 0, 0.9, 1)),
    "model/shape_dictionary": ("fig-shape-giants", WHOLE),
    "model/network": ("fig-network-sheet", (0.05, 0.03, 1, 0.18)),
    "model/training": ("fig-training-bodies", WHOLE),
    "tables/table1_human36m": ("fig-t1-cameras", (0.02, 0.02, 0.98, 0.98)),
    "tables/table6_ablation": ("fig-6-gains", (0, 0.05, 1, 1)),
    "beyond/photos": ("fig-photos", (0.07, 0.03, 0.97, 0.25)),
    "beyond/priors": ("fig-priors-missing", (0, 0.27, 1, 1)),
    "beyond/recipes": ("fig-recipes-ik", (0, 0, 1, 0.52)),
    "beyond/today": ("fig-today-errors", WHOLE),
    "beyond/try_it": ("fig-try-python", WHOLE),
}
"""Chapter → a figure, and the part of it that is shown: left, top, right, bottom as shares."""
CLEAR = """
  *:not(img, canvas, svg *) { background: none !important; box-shadow: none !important }
  #pst-skip-link, .bd-header-article { display: none !important }
  article svg text { fill: #808080 !important }"""
"""Nothing lies behind a figure or over it, and its words are for light and dark."""


def picture(page: Page, figure: str, part: tuple[float, float, float, float]) -> Image.Image:
    """A part of a figure on transparent ground, fitted into `SIZE`."""
    page.locator(f"#{figure}").scroll_into_view_if_needed()
    if page.locator(f"#{figure} .kdict-figure").count():
        page.wait_for_selector(f"#{figure} [data-drawn=yes]")
    drawn = page.locator(f"#{figure} :is(img, canvas, svg, .kdict-plot)").first
    image = Image.open(io.BytesIO(drawn.screenshot(omit_background=True))).convert("RGBA")
    pixels = np.array(image)
    pixels[(pixels[..., :3] == 255).all(-1)] = 0  # Matplotlib's ground
    shares = zip(part, image.size * 2, strict=True)
    cut = Image.fromarray(pixels).crop([round(share * side) for share, side in shares])
    return ImageOps.pad(cut, SIZE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("chapters", nargs="*", default=CARDS, help="such as foundations/why")
    parser.add_argument("--html", type=Path, default=Path("_build/html"))
    parser.add_argument("--out", type=Path, default=Path("book/gallery"))
    arguments = parser.parse_args()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1000, "height": 900}, reduced_motion="reduce")
        page.set_default_timeout(120_000)
        for chapter in arguments.chapters:
            page.goto((arguments.html / f"{chapter}.html").resolve().as_uri())
            page.add_style_tag(content=CLEAR)
            name = chapter.split("/")[1]
            picture(page, *CARDS[chapter]).save(
                arguments.out / f"{name}.webp", quality=80, method=6
            )
        browser.close()


if __name__ == "__main__":
    main()
