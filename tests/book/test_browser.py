"""Every page of the built book in a browser: offline, drawn, moved by keyboard, accessible."""

import base64
import functools
import http.server
import importlib.util
import io
import json
import re
import threading
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from chromium import colors, launched
from PIL import Image

from kdict import HumanMeshNet
from kdictbook.figures.try_it import find_people

ROOT = Path(__file__).parents[2]
HTML = ROOT / "_build" / "html"
AXE = Path(__file__).parents[1] / "axe" / "axe.min.js"

parsing = pytest.importorskip(
    "sphinx_external_toc.parsing", reason="the book's packages are not installed"
)
CHAPTERS = list(parsing.parse_toc_yaml(ROOT / "_toc.yml"))
# What Sphinx adds by itself.
GENERATED = ["genindex", "prf-prf", "py-modindex", "search"]
COLORS = ["color-contrast", "link-in-text-block"]
ALIKE = (
    ".highlight pre", ".bd-sidebar-primary", ".bd-sidebar-secondary", ".bd-header-article",
    ".bd-footer-content", "article section > p", "article section > ul", "article section > dl",
)  # fmt: skip
"""What has the same colors on all pages."""
LATER_SECTIONS = "article section > section ~ section"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def origins():
    """Where the built book is: over http from this machine, and as files."""
    if not (HTML / "index.html").is_file():
        pytest.skip("the book is not built: make book")
    handler = functools.partial(Quiet, directory=str(HTML))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield {"http": f"http://127.0.0.1:{server.server_port}", "file": HTML.as_uri()}
        server.shutdown()


@pytest.fixture(scope="module")
def browser(origins):
    with launched() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def visit(browser, origins):
    """Opens a page in the one tab, which keeps compiled scripts, and notes what it must not do."""
    page = browser.new_page(reduced_motion="reduce")
    page.set_default_timeout(60_000)
    wrong, local = [], ["data:", "blob:"]
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda r: wrong.append(f"failed: {r.url}"))
    page.on("request", lambda r: r.url.startswith(tuple(local)) or wrong.append(f"left: {r.url}"))

    def open_page(name, origin):
        page.goto("about:blank")  # ends what the last page still asked for
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")
        local[2:] = [origins[origin]]
        wrong.clear()
        page.goto(f"{origins[origin]}/{name}.html")
        page.evaluate("document.querySelectorAll('article details').forEach(d => d.open = true)")
        return SimpleNamespace(page=page, wrong=wrong)

    return open_page


def draw(page):
    """Scroll to each figure in turn and wait for it."""
    for figure in page.query_selector_all(".kdict-figure"):
        figure.scroll_into_view_if_needed()
        page.wait_for_function("f => f.dataset.drawn", arg=figure)
        assert figure.get_attribute("data-drawn") == "yes", figure.inner_text()
        yield figure


@pytest.mark.parametrize("name", [*CHAPTERS, *GENERATED])
def test_a_page(visit, name):
    """Whole, moved by keyboard, accessible in light and dark, and no wider than a phone.

    All in one test: loading a page and drawing its figures take most of the time.
    """
    opened = visit(name, "file")
    page = opened.page
    check_figures(page)
    check_keyboard(page)
    others = {rule: {"enabled": False} for rule in COLORS}
    assert violations(page, rules=others) == []
    # Prose, code and menus have the theme's colors: a page and a section of the API stand for all.
    alike = {"foundations/sparsemax": (), "appendix/api": (LATER_SECTIONS,)}.get(name, ALIKE)
    assert violations(page, *alike, runOnly=COLORS) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 375, "height": 800})
    page.wait_for_function("document.documentElement.dataset.theme === 'dark'")
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    assert violations(page, *alike, runOnly=COLORS) == []
    assert violations(page, runOnly=["scrollable-region-focusable"]) == []
    assert opened.wrong == []


def check_figures(page):
    for figure in draw(page):
        assert figure.get_attribute("aria-label")
        assert figure.query_selector("canvas, svg")
        assert colors(figure.screenshot()) > 8, "the figure is blank"
    if page.query_selector("article .math"):
        page.wait_for_selector("mjx-container", state="attached")
        assert not page.query_selector("mjx-merror, [data-mml-node='merror']")
    assert page.evaluate("[...document.images].every(image => image.complete && image.alt)")


def check_keyboard(page):
    for widget in page.query_selector_all(".kdict-widget"):
        stage = widget.query_selector(".k-stage")
        stage.scroll_into_view_if_needed()
        before = stage.screenshot()
        control = widget.query_selector("input[type=range], canvas[tabindex], [role=slider]")
        control.focus()
        for _ in range(3):
            page.keyboard.press("PageUp" if control.evaluate("c => c.matches('input')") else "+")
        page.wait_for_timeout(200)
        assert stage.screenshot() != before


# Drawings are empty meanwhile: axe walks through all nodes, also of what is left out.
LOOK = """async ([exclude, options]) => {
  const drawings = document.querySelectorAll(".main-svg, mjx-container > svg");
  const contents = [...drawings].map((drawing) => [...drawing.childNodes]);
  drawings.forEach((drawing) => drawing.replaceChildren());
  const found = await axe.run({ exclude }, options);
  drawings.forEach((drawing, n) => drawing.replaceChildren(...contents[n]));
  return found.violations;
}"""


def violations(page, *ignored, **options):
    """What axe-core finds: the rule, the element, what to do.

    What plotly and MathJax draw is theirs.
    """
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    left_out = [[".main-svg"], ["mjx-container > *"], *([selector] for selector in ignored)]
    found = page.evaluate(
        LOOK,
        # Style sheets are read by requests, which a page from a file may not make.
        [left_out, {"resultTypes": ["violations"], "preload": False, **options}],
    )
    return [
        (violation["id"], node["target"], node["failureSummary"])
        for violation in found
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_page_is_light(origins, name):
    page = HTML / f"{name}.html"
    text = page.read_text("utf8")
    own = [page.parent / address for address in re.findall(r'src="([^"]*_images/[^"]*)"', text)]
    assert len(text.encode()) + sum(path.stat().st_size for path in own) <= 1.5e6


@pytest.mark.parametrize("name", ["index", "model/network"])
def test_a_page_works_from_a_server(visit, name):
    opened = visit(name, "http")
    for figure in draw(opened.page):
        assert figure.query_selector("canvas, svg")
    rule = {"runOnly": ["css-orientation-lock"], "preload": True}
    assert violations(opened.page, **rule) == []
    assert opened.wrong == []


def test_widgets_are_still_pictures_without_javascript(browser):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{HTML.as_uri()}/index.html")
        pictures = page.locator(".kdict-figure > noscript > img")
        assert pictures.count() == 2
        for picture in pictures.all():
            assert picture.bounding_box()["width"] > 200
            assert colors(picture.screenshot()) > 8


def test_a_term_is_defined_on_focus(visit):
    page = visit("dictionary/learning", "file").page
    link = page.locator("a[data-definition][href*='#term-']").first
    link.focus()
    shown = link.evaluate("a => getComputedStyle(a, '::after').content")
    assert "learned from motion capture" in shown


def test_an_equation_is_shown_on_focus(visit):
    page = visit("foundations/sparsemax", "file").page
    page.wait_for_selector("#eq-4 mjx-container svg", state="attached")
    link = page.locator("a.internal[href='#eq-4']").first
    link.focus()
    assert link.locator(".kdict-preview svg").count() > 0
    link.blur()
    assert link.locator(".kdict-preview").count() == 0


@pytest.mark.parametrize("origin", ["http", "file"])
def test_people_are_found_in_the_page(visit, origin):
    if not (HTML / "beyond" / "try_it.html").is_file():
        pytest.skip("the built book has no page that finds people")
    opened = visit("beyond/try_it", origin)
    page = opened.page
    (figure,) = [f for f in draw(page) if f.get_attribute("data-kind") == "try_it"]
    assert colors(figure.query_selector(".k-view").screenshot()) > 8
    state = json.loads(figure.query_selector("script").text_content())
    network = HumanMeshNet.from_pretrained("thunder")

    def asked():
        page.wait_for_function("f => !f.drawing.busy", arg=figure, timeout=180_000)
        return figure.evaluate("f => f.drawing.people")

    def compare(found, number):
        file = base64.b64decode(state["samples"][number]["image"].partition(",")[2])
        expected = find_people(Image.open(io.BytesIO(file)), network)
        assert len(found) == len(expected) > 0
        for one, other in zip(found, expected, strict=True):
            assert one["problem"] == other["problem"]
            side = other["crop"][2]
            away = np.subtract(one["detected"], other["detected"]) / side
            np.testing.assert_allclose(away, 0, atol=1e-3)
            for name in ("score", "visible", "codes", "rotations", "joints", "keypoints"):
                np.testing.assert_allclose(one[name], other[name], atol=1e-3, err_msg=name)

    assert page.get_by_role("status").inner_text().endswith(": the legs are guessed.")
    compare(figure.evaluate("f => f.drawing.people"), 0)
    page.get_by_role("button", name="Find the people").click()
    compare(asked(), 0)
    if origin == "http":
        page.get_by_label("Example").select_option("1")
        compare(asked(), 1)
        page.get_by_label("Example").select_option(str(len(state["samples"]) - 1))
        assert asked() == []
        assert page.get_by_role("status").inner_text().startswith("No people found")
    assert opened.wrong == []


def test_pages_are_made_ready_for_print(origins, browser):
    spec = importlib.util.spec_from_file_location("book_print", ROOT / "book" / "print.py")
    printing = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(printing)
    sheet = printing.unbound(browser.new_page(), HTML, "foundations/sparsemax")
    assert sheet.startswith('<article class="bd-article" id="foundations/sparsemax">')
    assert 'class="kdict-print"' in sheet
    assert 'href="#appendix/glossary--term-' in sheet


def test_plots_follow_the_theme(visit):
    page = visit("foundations/slerp_vs_lerp", "file").page
    plot = page.locator("[data-kind=plotly]").first
    plot.scroll_into_view_if_needed()
    page.wait_for_selector("[data-kind=plotly][data-drawn=yes]")
    ink = "document.querySelector('.js-plotly-plot').layout.font.color"
    light = page.evaluate(ink)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"light => {ink} !== light", arg=light)
