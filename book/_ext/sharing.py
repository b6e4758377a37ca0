"""Links to the repository and to run a chapter elsewhere, and the metadata of shared links.

One value of ``_config.yml`` says where the project lives: ``kdict_repository``, "owner/name" on
GitHub. With it every page has the theme's button to the repository, and every chapter buttons and
links to itself on Binder and Colab; without it there is none of these.
The picture of a shared page is ``book/assets/card.png``; set ``html_baseurl`` where the book is
published, since most readers of such tags want absolute addresses.
"""

import html
import re
from pathlib import Path

from docutils import nodes

SERVICES = {
    "Binder": "https://mybinder.org/v2/gh/{repository}/HEAD?labpath=book%2F{page}.ipynb",
    "Colab": "https://colab.research.google.com/github/{repository}/blob/HEAD/book/{page}.ipynb",
}


def theme_options(repository: str) -> dict:
    """The theme's options for its buttons: repository, Binder and Colab."""
    if not repository:
        return {}
    return {
        "repository_url": f"https://github.com/{repository}",
        "repository_branch": "HEAD",
        "path_to_docs": "book",
        "use_repository_button": True,
        "launch_buttons": {
            "binderhub_url": "https://mybinder.org",
            "colab_url": "https://colab.research.google.com",
            "notebook_interface": "jupyterlab",
        },
    }


def set_buttons(app, config) -> None:
    """Give the theme its buttons before it reads its options (config-inited)."""
    config.html_theme_options |= theme_options(config.kdict_repository)


def run_note(page: str, repository: str, source: str) -> str:
    """The line that ends a chapter: how to run it. ``source`` is the notebook's address."""
    links = [
        f'<a href="{address.format(repository=repository, page=page)}">{name}</a>'
        for name, address in SERVICES.items()
        if repository
    ]
    elsewhere = f" It also runs on {' and '.join(links)}." if links else ""
    return (
        '<p class="kdict-run">Run this chapter: <code>make lab</code> opens the book in '
        f'JupyterLab, this page is <a href="{source}">{page}.ipynb</a>.{elsewhere}</p>'
    )


def card(title: str, words: str, picture: str) -> str:
    """The meta tags of a shared page."""
    tags = {"og:title": title, "og:type": "article", "og:description": words, "og:image": picture}
    return (
        "".join(
            f'<meta property="{name}" content="{html.escape(text)}" />\n'
            for name, text in tags.items()
        )
        + '<meta name="twitter:card" content="summary_large_image" />\n'
    )


def first_words(doctree: nodes.document, length: int = 200) -> str:
    """The first paragraph of a page, cut at a word."""
    paragraph = doctree.next_node(nodes.paragraph)
    words = re.sub(r"\s+", " ", paragraph.astext()) if paragraph else ""
    return words if len(words) <= length else words[:length].rsplit(" ", 1)[0] + " …"


def on_page(app, pagename, templatename, context, doctree) -> None:
    """Add both to a page before it is put into the template (html-page-context)."""
    if doctree is None:
        return
    picture = (app.config.html_baseurl or context["pathto"]("", 1)) + "_static/card.png"
    title = re.sub("<[^>]+>", "", context["title"])
    context["metatags"] += card(html.unescape(title), first_words(doctree), picture)
    if (Path(app.srcdir) / f"{pagename}.ipynb").is_file():
        source = context["pathto"](f"_sources/{pagename}.ipynb", 1)
        context["body"] += run_note(pagename, app.config.kdict_repository, source)


def setup(app):
    """Connect to Sphinx."""
    app.add_config_value("kdict_repository", "", "html", types=[str])
    app.connect("config-inited", set_buttons)
    app.connect("html-page-context", on_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
