"""Time the page that finds people, in a browser: ``data/results/page.json``.

    python -m kdictbook.recipes.page_times

The page is opened as a file. Measured are the first answer, with everything that has to be loaded
for it, pictures that are chosen from files, and the camera, before which a rendered person moves.
It needs Playwright and the system's Chromium, which draws on the processor. Wall times need
an idle machine; core times are those of all the browser's processes.
"""

import argparse
import io
import json
import logging
import math
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from kdictbook import results

from ..figures import asset_chunks, page_assets
from ..figures.try_it import Sample, TryItView
from .figure_times import FLAGS, chromium, page_with

log = logging.getLogger(__name__)

_WAIT = 300_000
_WARM_UP = 8
CAMERA = (640, 480)
PEOPLE = (("studio", 29), ("sport", 3))
_FRAMES = 80
_COUNT_IMAGES = """(milliseconds) => new Promise((resolve) => {
  const started = performance.now();
  let [count, last] = [0, handle.people];
  const look = () => {
    if (handle.people !== last) count++;
    last = handle.people;
    if (performance.now() - started < milliseconds) requestAnimationFrame(look);
    else resolve(count);
  };
  look();
})"""


def _image(sample: Sample) -> Image.Image:
    return Image.open(io.BytesIO(sample.file))


def pictures(folder: Path) -> dict[str, Path]:
    """Files of pictures: one person, small and large, and small people."""
    one, several = map(_image, (Sample.photograph(), Sample.rendered("", *PEOPLE)))
    scene = Image.new("RGB", (2048, 1536), "gray")
    scene.paste(several, (640, 576))
    made = {
        f"one person, {one.width} × {one.height}": one,
        "the same, 2048 × 2048": one.resize((2048, 2048), Image.Resampling.BICUBIC),
        f"several people, {several.width} × {several.height}": several,
        f"the same, small in {scene.width} × {scene.height}": scene,
    }
    for number, image in enumerate(made.values()):
        image.save(folder / f"{number}.jpg", quality=90)
    return {name: folder / f"{number}.jpg" for number, name in enumerate(made)}


def film(path: Path) -> None:
    """A rendered person who moves from side to side and back, as Motion JPEG."""
    side = CAMERA[1]
    person = _image(Sample.rendered("", PEOPLE[0])).resize((side, side))
    with path.open("wb") as file:
        for number in range(_FRAMES):
            frame = Image.new("RGB", CAMERA, "gray")
            shift = 0.5 + 0.4 * math.sin(2 * math.pi * number / _FRAMES)
            frame.paste(person, (round(shift * (CAMERA[0] - side)), 0))
            frame.save(file, "JPEG", quality=90)


class Meter:
    """Wall and core times, in ms, of what a page is asked for."""

    def __init__(self, page, session):
        self.page, self.session = page, session

    def core(self) -> float:
        """Core time of all the browser's processes until now."""
        found = self.session.send("SystemInfo.getProcessInfo")["processInfo"]
        return 1000 * sum(process["cpuTime"] for process in found)

    def __call__(self, ask: Callable[[], object]) -> tuple[float, float]:
        core, started = self.core(), time.perf_counter()
        ask()
        self.page.wait_for_function("!handle.busy", timeout=_WAIT)
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        status = self.page.get_by_role("status").inner_text()
        if "found" not in status:
            raise RuntimeError(f"the page did not look for people: {status}")
        return 1000 * (time.perf_counter() - started), self.core() - core


def measure(page, session, folder: Path, repeats: int, seconds: float) -> Iterator:
    """Name, metric, value and unit of each number, after the page has been opened."""
    meter = Meter(page, session)

    def numbers(name: str, times: list[tuple[float, float]]) -> Iterator:
        clock, core = np.median(times, 0)
        yield name, "time", clock, "ms"
        yield name, "core_time", core, "ms"

    find = page.get_by_role("button", name="Find the people")
    yield from numbers("first answer, with loading", [meter(find.click)])
    file = page.get_by_label("Photograph", exact=True)
    for name, path in pictures(folder).items():
        for _ in range(_WARM_UP):  # the browser goes on compiling what is run often
            meter(lambda path=path: file.set_input_files(path))
        times = [meter(lambda path=path: file.set_input_files(path)) for _ in range(repeats)]
        yield from numbers(name, times)
    page.get_by_role("button", name="Use the camera").click()
    page.wait_for_function("handle.people.length > 0 && /second/.test(document.body.innerText)",
                           timeout=_WAIT)  # fmt: skip
    page.evaluate(_COUNT_IMAGES, 1000 * seconds / 4)
    core, started = meter.core(), time.perf_counter()
    count = page.evaluate(_COUNT_IMAGES, 1000 * seconds)
    name = f"camera, {CAMERA[0]} × {CAMERA[1]}, each image"
    yield name, "time", 1000 * (time.perf_counter() - started) / count, "ms"
    yield name, "core_time", (meter.core() - core) / count, "ms"
    page.get_by_role("button", name="Stop the camera").click()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("data/results/page.json"))
    parser.add_argument("--repeats", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=20.0, help="of the camera")
    given = parser.parse_args()
    logging.basicConfig(format="%(message)s")
    log.setLevel(logging.INFO)  # of ours alone: the exporter tells of every node
    from playwright.sync_api import sync_playwright

    rows = []
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page_assets.write(folder / "kdict")
        runtime = page_assets.script("onnxruntime.js")
        (folder / "kdict" / "onnxruntime.js").write_text(runtime, "utf-8")
        asset_chunks.write(folder / "kdict")
        film(folder / "film.mjpeg")
        (folder / "page.html").write_text(page_with(TryItView([Sample.photograph()])), "utf-8")
        flags = (
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-video-capture={folder / 'film.mjpeg'}",
        )
        browser = driver.chromium.launch(executable_path=chromium(), args=[*FLAGS, *flags])
        opened = browser.new_page(viewport={"width": 900, "height": 900})
        opened.goto((folder / "page.html").as_uri())
        opened.wait_for_function("window.handle", timeout=_WAIT)
        about = {
            "protocol": "medians; opened as a file, drawn by the processor, 900 × 900 pixels",
            "split": "wall time, and core time of all processes of the browser",
            "data": json.dumps({"browser": f"Chromium {browser.version}"}),
            "config": {"repeats": given.repeats, "seconds": given.seconds},
        }
        session = browser.new_browser_cdp_session()
        for title, metric, value, unit in measure(
            opened, session, folder, given.repeats, given.seconds
        ):
            log.info("%s, %s: %.1f %s", title, metric, value, unit)
            rows.append(results.Result(metric, round(float(value), 1), unit, method=title, **about))
        browser.close()
    results.write(given.out, rows)


if __name__ == "__main__":
    main()
