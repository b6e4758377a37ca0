"""The package's docstrings, which are NumPy-like and free in wording, as reStructuredText.

Napoleon reads what follows a colon as a type and sets sentences in italics; here a section
(``Parameters``, ``Returns``, …) becomes a list of terms with their text, word for word.
"""

import inspect
import re

SECTION = re.compile(r"[A-Z][A-Za-z ]+")
ENTRY = re.compile(r"(?P<term>[*\w][\w*, .\[\]]*?)(?: : (?P<text>.*))?")
LISTS = {"Parameters", "Other Parameters", "Attributes", "Raises", "Yields", "Warns"}


def _definitions(body: list[str]) -> list[str]:
    """``term : text`` and indented continuation as a definition list."""
    found = []
    for line in body:
        entry = ENTRY.fullmatch(line)
        if line.startswith(" ") or not line:
            found.append(f"    {line.strip()}" if line else "")
        elif entry:
            found += ["", f"``{entry['term']}``"]
            found += [f"    {entry['text']}"] if entry["text"] else []
        else:
            found += ["", line]
    return found


def convert(lines: list[str]) -> list[str]:
    """A docstring's lines with its underlined sections turned into headed lists."""
    found, index = [], 0
    while index < len(lines):
        ahead = lines[index + 1] if index + 1 < len(lines) else ""
        if not (SECTION.fullmatch(lines[index]) and re.fullmatch("-{3,}", ahead)):
            found.append(lines[index])
            index += 1
            continue
        title, index, body = lines[index], index + 2, []
        while index < len(lines) and not re.fullmatch(
            "-{3,}", "".join(lines[index + 1 : index + 2])
        ):
            body.append(lines[index])
            index += 1
        found += ["", f".. rubric:: {title}", ""]
        found += _definitions(body) if title in LISTS else body
        found.append("")
    return found


def process(app, what, name, obj, options, lines: list[str]) -> None:
    """Rewrite one docstring in place (autodoc-process-docstring)."""
    lines[:] = [*convert(inspect.cleandoc("\n".join(lines)).splitlines()), ""]


def setup(app):
    """Connect to Sphinx."""
    app.connect("autodoc-process-docstring", process)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
