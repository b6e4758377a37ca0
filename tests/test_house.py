"""The walls of the package: what may import what, and how much of it there is."""

import ast
import pydoc
import re
from pathlib import Path

import kdict

ROOT = Path(__file__).parents[1]


def modules(package):
    """Dotted name -> path of a package's modules."""
    root = {"kdict": ROOT, "kdictbook": ROOT / "book"}[package]
    found = {}
    for path in sorted((root / package).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(name, path, known):
    """The modules of ``known`` that a module imports anywhere, also inside its functions."""
    tree = ast.parse(path.read_text("utf8"))
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    guarded = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for child in ast.walk(node)
    }
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")
            base = above[: len(above) - node.level + 1] if node.level else []
            stem = ".".join([*base, *filter(None, [node.module])])
            targets = [f"{stem}.{alias.name}" for alias in node.names]
        else:
            continue
        if node in guarded:
            continue
        for target in targets:
            while target and target not in known:
                target = target.rpartition(".")[0]
            if target and target != name:
                found.add(target)
    return found


KDICT = modules("kdict")
GRAPH = {name: imports(name, path, KDICT) for name, path in KDICT.items()}


def room(name):
    """The folder of ``kdict`` that a module lies in, or the module itself at the top."""
    return ".".join(name.split(".")[:2])


def circle(graph):
    """A list of nodes that import one another in turn, or None."""
    done, path = set(), []

    def visit(node):
        if node in path:
            return [*path[path.index(node) :], node]
        if node in done:
            return None
        path.append(node)
        for following in sorted(graph.get(node, ())):
            if found := visit(following):
                return found
        done.add(path.pop())
        return None

    return next((found for node in sorted(graph) if (found := visit(node))), None)


def test_the_package_does_not_import_the_book():
    book = modules("kdictbook")
    for name, path in KDICT.items():
        assert imports(name, path, book) == set(), name


def test_modules_have_no_import_circle():
    graph = {name: targets - {"kdict"} for name, targets in GRAPH.items() if name != "kdict"}
    assert circle(graph) is None


def test_rooms_have_no_import_circle():
    graph = {}
    for name, targets in GRAPH.items():
        own = room(name)
        if own in {"kdict", "kdict.cli", "kdict.__main__"}:
            continue
        graph.setdefault(own, set()).update(
            room(target) for target in targets if room(target) not in {own, "kdict"}
        )
    assert circle(graph) is None


def test_files_are_written_by_atomic_write_alone():
    """Logs are appended to."""
    writes = re.compile(r"\.write_(?:text|bytes)\(|\bopen\(\"[wax]|np\.save\w*\(path")
    found = {
        str(path.relative_to(ROOT))
        for folder in ("kdict", "book/kdictbook/figures")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if writes.search(path.read_text("utf8"))
    }
    assert found == {"kdict/training/logs.py"}


def test_what_the_paper_numbers_is_where_the_index_says():
    """The index is the docstring of ``kdict``; what it leads to says its number."""
    rows = re.findall(r"^(\S+ .*?)  +(`kdict\..*)$", kdict.__doc__, re.MULTILINE)
    assert [part for part, _ in rows] == [
        *(f"Eq. {n}" for n in range(1, 10)), "Algorithm 1", "Algorithm 2", "Figure 1",
        "Tables 1 to 6", "Protocols P1, P2",
    ]  # fmt: skip
    for part, places in rows:
        found = [pydoc.locate(place) for place in re.findall("`(.*?)`", places)]
        assert None not in found, places
        homes = [getattr(place, "__module__", place.__name__) for place in found]
        text = "".join(KDICT[home].read_text("utf8") for home in homes)
        for number in re.findall(r"(?:Eq\.|Algorithm|Figure) \d|P\d", part):
            assert number in text, (number, places)
