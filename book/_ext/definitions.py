"""Previews on hover: a term's link carries its definition, a citation's link the reference, and a
figure's or table's link the caption.

``book/assets/kdict.css`` shows them beside the link under the pointer or the keyboard's focus;
equations are shown by ``book/assets/page.js``.
"""

import html
import re

from docutils import nodes

GLOSSARY = "appendix/glossary"
LINK = re.compile(r'(<a class="reference internal" href="[^"]*#(term-[^"]+)")[^>]*>')
CITATION = re.compile(r'(<a class="reference internal" href="[^"]*#id\d+") title="([^"]*)">')
NUMBERED = re.compile(
    r'(<a class="reference internal" href="#([^"]+)")>(?=<span class="std std-numref")'
)
CAPTION = re.compile(
    r'<figure[^>]* id="([^"]+)">(?:(?!</figure>).)*?<span class="caption-text">(.*?)</span>'
    r'<a class="headerlink"',
    re.DOTALL,
)
# The few symbols that the glossary's mathematics needs in plain text.
SYMBOLS = {
    r"\bbeta": "β",
    r"\Delta": "Δ",
    r"\times": "×",
    r"\in": "∈",
    r"\mathbf": "",
    r"\mathbb": "",
    "{": "",
    "}": "",
}


def plain(definition: nodes.Element) -> str:
    """A definition's text on one line, its mathematics without TeX."""
    copy = definition.deepcopy()
    for formula in list(copy.findall(nodes.math)):
        text = re.sub(r"\^\{([^}]*)\}", r"^(\1)", formula.astext())
        for tex, symbol in SYMBOLS.items():
            text = text.replace(tex, symbol)
        formula.replace_self(nodes.Text(re.sub(r"\s+", " ", text).strip()))
    return re.sub(r"\s+", " ", copy.astext())


def definitions(glossary: nodes.document) -> dict[str, str]:
    """What the glossary says, by the id of each term."""
    return {
        name: plain(item.next_node(nodes.definition))
        for item in glossary.findall(nodes.definition_list_item)
        for term in item.findall(nodes.term)
        for name in term["ids"]
    }


def attach(body: str, known: dict[str, str]) -> str:
    """A page's HTML whose links to terms carry their definitions."""

    def defined(match):
        start, name = match.groups()
        if name not in known:
            return match.group()
        return f'{start} data-definition="{html.escape(known[name])}">'

    return LINK.sub(defined, body)


def preview(body: str) -> str:
    """A page's HTML whose links to references, figures and tables carry what they lead to."""
    captions = {name: re.sub("<[^>]+>", "", text) for name, text in CAPTION.findall(body)}

    def captioned(match):
        start, name = match.groups()
        # Escaped already, as text of the page; a quote may stand in it.
        text = captions.get(name, "").replace('"', "&quot;")
        return f'{start} data-definition="{text}">' if text else match.group()

    return NUMBERED.sub(captioned, CITATION.sub(r'\1 data-definition="\2">', body))


def on_page(app, pagename, templatename, context, doctree) -> None:
    """Rewrite a page before it is put into the template (html-page-context)."""
    if "body" not in context or GLOSSARY not in app.env.all_docs:
        return
    context["body"] = preview(context["body"])
    if not hasattr(app, "kdict_definitions"):
        app.kdict_definitions = definitions(app.env.get_doctree(GLOSSARY))
    context["body"] = attach(context["body"], app.kdict_definitions)


def setup(app):
    """Connect to Sphinx."""
    app.connect("html-page-context", on_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
