"""The system's Chromium, as the tests that need a browser share it."""

import contextlib
import io
import shutil

import pytest
from PIL import Image

FOUND = next(
    filter(
        None,
        map(
            shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
        ),
    ),
    None,
)
# Nothing of the browser's own asks the network, and WebGL draws without a GPU.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextlib.contextmanager
def launched():
    """A browser, or the test is skipped with the reason."""
    if FOUND is None:
        pytest.skip("no Chromium is installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=FOUND, args=FLAGS)
        yield browser
        browser.close()


def colors(png: bytes) -> int:
    """How many colors a picture has; one that is blank has one."""
    return len(Image.open(io.BytesIO(png)).convert("RGBA").getcolors(1 << 24))
