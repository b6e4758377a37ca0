"""The book as one PDF: each built page is drawn in the system's Chromium, then all are printed.

python book/print.py _build/html _build/kdict.pdf

Figures become pictures, exercises show their solutions, and links between pages lead on within the
PDF. Code that a page folds is left out.
"""

import argparse
import base64
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from sphinx_external_toc.parsing import parse_toc_yaml

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader"]

# Addresses made absolute, or, within the book, names of the page and the place in it. MathJax's
# glyphs are the same in all pages and keep their names.
UNBIND = """([root, page]) => {
  const article = document.querySelector("article");
  const name = (url) => url.pathname.slice(new URL(root).pathname.length).replace(/\\.html$/, "");
  for (const link of article.querySelectorAll("a[href]")) {
    const url = new URL(link.href);
    if (url.href.startsWith(root)) link.setAttribute("href", `#${name(url)}${url.hash.replace("#", "--")}`);
  }
  for (const image of article.querySelectorAll("img")) image.src = image.src;
  for (const node of article.querySelectorAll("[id]:not([id^=MJX])")) node.id = `${page}--${node.id}`;
  for (const node of article.querySelectorAll(".headerlink, script, mjx-assistive-mml")) node.remove();
  const math = ["MJX-SVG-styles", "MJX-SVG-global-cache"].map((id) => document.getElementById(id)?.outerHTML ?? "");
  return `<article class="bd-article" id="${page}">${article.innerHTML}</article>${math.join("")}`;
}"""  # noqa: E501
# Headings are of one line and inside of it: in the PDF's outline a second line loses the space
# before it, and letters that reach beyond their line, over a page's top, are told twice.
STYLE = """<style>
  article { break-before: page; font-size: 10.5pt; max-width: 46rem; margin: auto; }
  .bd-article h1 { font-size: 17pt; }
  .bd-article h2 { font-size: 14pt; }
  .bd-article :is(h3, h4) { font-size: 12pt; }
  .bd-article :is(h1, h2, h3, h4) { line-height: 1.6; padding-top: 0.2em; text-wrap: wrap; }
  :is(h1, h2, h3, h4, dt, .rubric) { break-after: avoid; }
  figure, tr, pre, .math, .admonition, .sd-card, .kdict-print { break-inside: avoid; }
  figure img { height: auto; max-height: 21cm; max-width: 100%; width: auto; }
  .kdict-run { display: none; }
  .sd-card { box-shadow: none !important; }
  mjx-container :is(path, use) { stroke-width: 0 !important; }
  .kdict-print { display: block; margin: auto; max-height: 11cm; max-width: 100%; }
  @page { margin: 18mm 16mm; }
</style>"""


def unbound(page: Page, html: Path, name: str) -> str:
    """One page of the book as a piece of HTML that stands alone."""
    page.goto((html / f"{name}.html").as_uri())
    page.evaluate(
        "document.querySelectorAll('details').forEach((d) => { d.open = true; })"
    )
    for figure in page.query_selector_all(".kdict-figure"):
        figure.scroll_into_view_if_needed()
        page.wait_for_function("f => f.dataset.drawn", arg=figure)
        page.wait_for_timeout(100)
        shown = figure.query_selector(".k-stage") or figure
        picture = base64.b64encode(shown.screenshot()).decode()
        figure.evaluate(
            """(figure, data) => {
              const picture = new Image();
              picture.src = `data:image/png;base64,${data}`;
              picture.alt = figure.getAttribute("aria-label");
              picture.className = "kdict-print";
              figure.replaceWith(picture);
            }""",
            picture,
        )
    if page.query_selector("article .math"):
        page.wait_for_function(
            "window.MathJax?.startup?.promise?.then(() => true)"
        )
    return page.evaluate(UNBIND, [html.as_uri() + "/", name])


def bind(html: Path, out: Path, names: list[str], chromium: str) -> None:
    """Print pages of the book in ``html``, in the order of ``names``, as one PDF."""
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(
            viewport={"width": 1100, "height": 900},
            device_scale_factor=2,
            color_scheme="light",
        )
        pieces = [unbound(page, html, name) for name in names]
        sheets = page.evaluate(
            "[...document.querySelectorAll('link[rel=stylesheet]')].map((link) => link.outerHTML"
            ".replace(link.getAttribute('href'), link.href)).join('')"
        )
        whole = Path(folder, "book.html")
        head = f'<meta charset="utf-8"><title>kdict</title>{sheets}{STYLE}'
        whole.write_text(
            f'<!doctype html><html lang="en" data-theme="light"><head>{head}</head>'
            f"<body>{''.join(pieces)}</body></html>",
            "utf8",
        )
        page.goto(whole.as_uri())
        page.pdf(
            path=out,
            format="A4",
            prefer_css_page_size=True,
            outline=True,
            tagged=True,
        )
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("html", type=Path, help="the built book")
    parser.add_argument("out", type=Path, help="the PDF to write")
    arguments = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    if chromium is None:
        sys.exit(
            f"no Chromium to print with: none of {', '.join(BROWSERS)} is installed"
        )
    names = list(parse_toc_yaml(Path(__file__).with_name("_toc.yml")))
    bind(arguments.html.resolve(), arguments.out, names, chromium)


if __name__ == "__main__":
    main()
