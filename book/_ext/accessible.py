"""Accessibility fixes of the theme's HTML, applied to the finished pages.

Each entry is markup as it is written, and as it should be; `tests/book/test_browser.py` runs
axe-core over every page and tells when a new version of the theme needs another.
"""

import re
from pathlib import Path

MENDS = [
    # The name given hides the words that are there: "Show the code", "Search".
    (r'<summary aria-label="Toggle hidden content">', "<summary>"),
    (r'(<button class="btn search-button-field[^>]*?) aria-label="Search"', r"\1"),
    # Three hidden icons would add their titles to the button's name, "Color mode".
    (r'(<i class="theme-switch [^>]*?) +title="[^"]*"', r"\1"),
    # A role that ARIA has withdrawn.
    (r'role="doc-biblioentry"', 'role="listitem"'),
    # An empty corner of a table heads nothing.
    (r"<th([^>]*)>(?:<p></p>)?</th>", r"<td\1></td>"),
    # Every algorithm and its like has this id, several on one page.
    (r'(<section class="[\w-]+-content") id="proof-content"', r"\1"),
    # The logo and the search button lie outside of all landmarks.
    (
        r'<div id="pst-primary-sidebar" class',
        '<div id="pst-primary-sidebar" role="complementary" aria-label="Book" class',
    ),
]


def mend(page: str) -> str:
    """A page's HTML with all `MENDS` made; a mended page stays as it is."""
    for written, better in MENDS:
        page = re.sub(written, better, page)
    return page


def mend_all(app, error) -> None:
    """Mend the pages of the output (build-finished)."""
    if error is not None or app.builder.format != "html":
        return
    # Templates that the themes copy along, with links that are not filled in.
    for template in Path(app.outdir, "_static").glob("*webpack-macros.html"):
        template.unlink()
    for path in Path(app.outdir).rglob("*.html"):
        page = path.read_text("utf8")
        if (mended := mend(page)) != page:
            path.write_text(mended, "utf8")


def setup(app):
    """Connect to Sphinx."""
    app.connect("build-finished", mend_all)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
