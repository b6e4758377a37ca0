"""Time an update of the book's figures in a browser: ``data/results/figures.json``.

    python -m kdictbook.recipes.figure_times

An update is what one move of a slider costs the page, from the event to the finished frame. It
needs Playwright and the system's Chromium, which draws on the processor: the worst that a reader
can have. Run it on a machine that does nothing else.
"""

import argparse
import json
import logging
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from kdict.mocap import load_motion
from kdictbook import results

from ..figures import page_assets
from ..figures.widget_atoms import AtomsView
from ..figures.widget_base import Widget
from ..figures.widget_body import BodyView
from ..figures.widget_plane import ArcView, SimplexView

log = logging.getLogger(__name__)

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader")
_WARM_UP = 10

FIGURES: dict[str, Callable[[], Widget]] = {
    "body, a limb in its dictionary": lambda: BodyView(
        dictionary="cmu-128", joint="left_shoulder", compare=True
    ),
    "body, a motion through the dictionary": lambda: BodyView(
        dictionary="cmu-128", motion=load_motion("walking")
    ),
    "body, its shape": lambda: BodyView(beta_sliders=[0]),
    "atoms": lambda: AtomsView("cmu-128"),
    "simplex": SimplexView,
    "arc": ArcView,
}

_PAGE = """<!doctype html><html lang="en" data-theme="light"><meta charset="utf-8">
<title>times</title>{figure}<script src="kdict/widgets.js"></script><script>
const figure = document.querySelector(".kdict-figure");
kdictWidgets
  .mount(figure.dataset.kind, figure, JSON.parse(figure.firstElementChild.textContent),
    {{ base: "kdict/" }})
  .then((handle) => {{ window.handle = handle; }});
</script>"""

# One slider or number goes to and fro; the time is that of its event's handlers and, in the frame
# that follows, of the callbacks and then, once, of waiting for the last pixel of every canvas.
_MEASURE = """async (count) => {
  const control = document.querySelector("input[type=range], input[type=number]");
  const canvases = [...document.querySelectorAll(".k-view canvas")];
  const wait = window.requestAnimationFrame.bind(window);
  let drawing = 0;
  const finish = () => {
    for (const canvas of canvases) {
      const gl = canvas.getContext("webgl2");
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    }
    figure.getBoundingClientRect();
  };
  window.requestAnimationFrame = (f) => wait((now) => {
    const started = performance.now();
    f(now);
    drawing += performance.now() - started;
  });
  const [low, high] = [Number(control.min), Number(control.max)];
  const times = [];
  for (let n = 0; n < count; n++) {
    drawing = 0;
    control.value = low + ((high - low) * (1 + (n * 7) % 18)) / 20;
    const started = performance.now();
    control.dispatchEvent(new Event("input", { bubbles: true }));
    figure.getBoundingClientRect();
    const computing = performance.now() - started;
    await new Promise((resolve) => wait(() => {
      const drawn = performance.now();
      finish();
      drawing += performance.now() - drawn;
      wait(resolve);
    }));
    times.push([computing, computing + drawing]);
  }
  return times;
}"""


def page_with(figure: Widget) -> str:
    """An HTML page with one figure; ``window.handle`` is the widget's, once it is there."""
    return _PAGE.format(figure=figure.to_html())


def chromium() -> str:
    """The path of the system's Chromium; without one the recipe ends with an error."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    return found or sys.exit(
        f"no Chromium to measure in: none of {', '.join(_BROWSERS)} is installed"
    )


def measure(figure: Widget, folder: Path, browser, updates: int) -> np.ndarray:
    """Milliseconds (updates, 2) of the computation, and of the whole update."""
    (folder / "page.html").write_text(page_with(figure), "utf-8")
    page = browser.new_page(viewport={"width": 900, "height": 900})
    try:
        page.goto((folder / "page.html").as_uri())
        page.wait_for_function("window.handle")
        return np.array(page.evaluate(_MEASURE, _WARM_UP + updates))[_WARM_UP:]
    finally:
        page.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("data/results/figures.json"))
    parser.add_argument("--updates", type=int, default=100)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    from playwright.sync_api import sync_playwright

    rows = []
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as name:
        page_assets.write(Path(name, "kdict"))
        browser = driver.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        about = {
            "protocol": "median and 90th percentile; drawn by the processor, 900 × 900 pixels",
            "data": json.dumps({"browser": f"Chromium {browser.version}"}),
            "config": {"updates": given.updates},
        }
        for title, make in FIGURES.items():
            times = measure(make(), Path(name), browser, given.updates)
            for metric, values in zip(("computation", "update"), times.T, strict=True):
                middle, high = np.percentile(values, (50, 90)).round(2)
                log.info("%s, %s: %.2f ms, p90 %.2f", title, metric, middle, high)
                for key, value in ((metric, middle), (f"{metric}_p90", high)):
                    rows.append(
                        results.Result(
                            key, float(value), "ms", split="one slider", method=title, **about
                        )
                    )
        browser.close()
    results.write(given.out, rows)


if __name__ == "__main__":
    main()
