"""The book: how notebooks are run and remembered, and what is on its pages."""

import json
import pydoc
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from docutils import nodes
from docutils.core import publish_doctree
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import kdict
from kdictbook.speed.book import building

ROOT = Path(__file__).parents[2]
BOOK = ROOT / "book"

pytest.importorskip("sphinx_external_toc", reason="the book's packages are not installed")
sys.path.insert(0, str(BOOK / "_ext"))
import accessible  # noqa: E402
import chapters  # noqa: E402
import definitions  # noqa: E402
import docstrings  # noqa: E402
import executed  # noqa: E402
import sharing  # noqa: E402
from sphinx.application import Sphinx  # noqa: E402
from sphinx.errors import ExtensionError  # noqa: E402
from sphinx.util.docutils import docutils_namespace  # noqa: E402
from sphinx_external_toc.parsing import parse_toc_yaml  # noqa: E402

PAGES = list(parse_toc_yaml(BOOK / "_toc.yml"))
NOTEBOOKS = sorted(
    path for path in BOOK.rglob("*.ipynb") if not {".ipynb_checkpoints", "_build"} & {*path.parts}
)


def notebook(*sources):
    """A chapter whose first cell is tagged as the build expects."""
    first = new_code_cell('profile = "none"', metadata={"tags": ["parameters"]})
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [first, *(new_code_cell(source) for source in sources)]
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


@pytest.fixture
def tiny(tmp_path):
    """A function that writes a book of one chapter and returns Sphinx's view of it."""

    def write(chapter, toc="format: jb-book\nroot: one\n"):
        book = tmp_path / "book"
        book.mkdir(exist_ok=True)
        nbformat.write(chapter, book / "one.ipynb")
        (book / "_toc.yml").write_text(toc)
        html = tmp_path / "_build" / "html"
        html.mkdir(parents=True, exist_ok=True)
        builder = SimpleNamespace(format="html", get_outfilename=lambda name: html / f"{name}.html")
        return SimpleNamespace(srcdir=book, outdir=html, builder=builder, env=SimpleNamespace())

    return write


# How notebooks are run and remembered


def test_key_ignores_what_does_not_change_results():
    one, two = notebook("1 + 1"), notebook("1 + 1")
    two.cells.insert(1, new_markdown_cell("prose"))
    two.cells[-1].outputs = [new_output("execute_result", {"text/plain": "2"}, execution_count=7)]
    two.cells[-1].execution_count = 7
    two.cells[-1].metadata = {"tags": ["hide-input"], "mystnb": {"figure": {"caption": "new"}}}
    assert chapters.notebook_key(one) == chapters.notebook_key(two)


def test_key_follows_code_tags_that_matter_versions_and_settings(monkeypatch):
    monkeypatch.delenv("KDICT_PROFILE", raising=False)
    one, two = notebook("1 / 0"), notebook("1 / 0")
    two.cells[-1].metadata["tags"] = ["raises-exception"]
    keys = {
        chapters.notebook_key(one),
        chapters.notebook_key(two),
        chapters.notebook_key(one, "locked"),
        chapters.notebook_key(notebook("1 / 1")),
    }
    monkeypatch.setenv("KDICT_DATA", "elsewhere")
    keys.add(chapters.notebook_key(one))
    monkeypatch.setenv("KDICT_PROFILE", "full")
    keys.add(chapters.notebook_key(one))
    assert len(keys) == 6
    monkeypatch.setenv("KDICT_PROFILE", "bogus")
    with pytest.raises(ExtensionError, match="KDICT_PROFILE is 'bogus'; expected quick or full"):
        chapters.notebook_key(one)


def test_fingerprints_are_those_of_the_beginning(tmp_path):
    (tmp_path / "data" / "deep").mkdir(parents=True)
    body, late = tmp_path / "data" / "deep" / "body.npz", tmp_path / "data" / "late.json"
    body.write_text("one")
    before = chapters.Fingerprints(tmp_path, "data")
    body.write_text("two")
    late.write_text("three")
    after = chapters.Fingerprints(tmp_path, "data")
    assert before["data/late.json"] is None
    for name in ("data", "data/deep", "data/deep/body.npz", "data/late.json"):
        assert before[name] != after[name]
    (tmp_path / "data" / ".hidden").write_text("noise")
    assert chapters.Fingerprints(tmp_path, "data")["data"] == after["data"]


READS = """
import os, subprocess, sys
open("../data/numbers.json").close()
try:
    open("../data/missing.json")
except FileNotFoundError:
    pass
sys.path.insert(0, "kdictbook")
import module
os.listdir("../data/folder")
subprocess.run([sys.executable, "-c", "open('../data/child.json')"], check=True)
sys.audit("kdict.data_path", os.path.abspath("../data/native.bin"))
os.listdir("..")
"""


def test_a_chapter_is_executed_once_and_again_when_something_it_read_has_changed(
    tiny, tmp_path, monkeypatch
):
    monkeypatch.delenv("KDICT_PROFILE", raising=False)
    read = ["data/numbers.json", "book/kdictbook/module.py", "data/folder/one", "data/child.json"]
    read += ["data/native.bin"]
    for name in [*read, "data/other.json"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
    with monkeypatch.context() as patch:
        patch.setattr(executed, "execute", copied)
        old = tiny(notebook("profile + 'est'"))
        executed.execute_missing(old)
        executed.read_executed(old, "one", [""])
    stale = old.kdict_chapters["one"].executed
    app = SimpleNamespace(**vars(tiny(notebook(READS, "profile + 'er'"))) | {"env": old.env})
    executed.execute_missing(app)
    assert executed.outdated(app, app.env, [], [], []) == ["one"]
    assert list(stale.parent.iterdir()) == [app.kdict_chapters["one"].executed] != [stale]
    content = ["source"]
    executed.read_executed(app, "one", content)
    assert "quicker" in content[0]
    assert executed.outdated(app, app.env, [], [], []) == []
    monkeypatch.setattr(executed, "execute", lambda chapter: pytest.fail("executed again"))
    executed.execute_missing(app)

    (result,) = app.kdict_results.values()
    expected = {*read, "data/missing.json", "data/folder"} - {"data/folder/one"}
    assert result.metadata["kdict_reads"].keys() == expected

    def current():
        fingerprints = chapters.Fingerprints(tmp_path, *executed.FOLDERS)
        (chapter,) = chapters.chapters(app.srcdir, app.outdir.parent / "executed", fingerprints)
        return chapter.result() is not None

    (tmp_path / "data" / "other.json").write_text("2")
    assert current()
    for name in [*read, "data/folder/two", "data/missing.json"]:
        path = tmp_path / name
        before = path.read_text() if path.exists() else None
        path.write_text("2")
        assert not current(), name
        path.unlink() if before is None else path.write_text(before)
    assert current()


def test_a_first_build_knows_the_recorded_durations(tiny, tmp_path):
    app = tiny(notebook("1"))

    def duration():
        fingerprints = chapters.Fingerprints(tmp_path, *executed.FOLDERS)
        (chapter,) = chapters.chapters(app.srcdir, app.outdir.parent / "executed", fingerprints)
        chapters._recorded_durations.cache_clear()
        return chapter.last_duration()

    assert duration() == float("inf")
    record = tmp_path / "data" / "results" / "speed.json"
    record.parent.mkdir(parents=True)
    shutil.copy(ROOT / "data" / "results" / "speed.json", record)
    assert duration() == float("inf")  # no chapter of this name
    rows = json.loads(record.read_text())
    (row,) = (r for r in rows if (r["protocol"], r["method"]) == ("book, chapters", "index"))
    record.write_text(json.dumps([row | {"method": "one"}]))
    assert duration() == row["values"][0][2]


def test_a_result_that_is_cut_short_is_refused(tiny, monkeypatch):
    app = tiny(notebook("1", "2"))

    def cut(chapter, partial, log):
        ran = nbformat.from_dict(chapter.notebook)
        ran.cells = ran.cells[:2]
        for cell in ran.cells:
            cell.execution_count = 1
        nbformat.write(ran, partial)
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(chapters, "_papermill", cut)
    with pytest.raises(ExtensionError, match="chapter one: 2 of 3 code cells were executed"):
        executed.execute_missing(app)
    assert list((app.outdir.parent / "executed").iterdir()) == []


BUILD = """
import sys; sys.path.insert(0, sys.argv[1])
from pathlib import Path; import chapters
book, cache = map(Path, sys.argv[2:])
chapters.execute(*chapters.chapters(book, cache, chapters.Fingerprints(book.parent)))
"""
KERNEL = """
import os, time
with open("kernels", "a") as file: file.write(f"{os.getpid()}\\n")
while len(open("kernels").readlines()) < %d: time.sleep(0.01)
"""


def build(app):
    """A process that executes the chapter, its cache and the file with its kernel's id."""
    cache = app.outdir.parent / "executed"
    command = [sys.executable, "-c", BUILD, str(BOOK / "_ext"), str(app.srcdir), str(cache)]
    return subprocess.Popen(command), cache, app.srcdir / "kernels"


def test_a_killed_build_leaves_no_kernel_and_no_result(tiny):
    process, cache, kernels = build(tiny(notebook(KERNEL % 2)))  # waits for a second one
    wait_for(lambda: kernels.is_file() and kernels.read_text())
    process.kill()
    process.wait()
    wait_for(lambda: not running(int(kernels.read_text())))
    wait_for(lambda: list(cache.iterdir()) == [])


def test_two_builds_at_once_leave_one_whole_result_and_no_kernel(tiny):
    app = tiny(notebook(KERNEL % 2, "6 * 7"))  # neither ends before both have begun
    both = [build(app) for _ in range(2)]
    _, cache, kernels = both[0]
    seen = set()
    while any(process.poll() is None for process, *_ in both):
        for path in cache.glob("*.ipynb"):  # a result that a third build could take
            last = nbformat.read(path, as_version=4).cells[-1]
            seen.add((path, last.outputs[0].data["text/plain"]))
        time.sleep(0.002)
    assert [process.returncode for process, *_ in both] == [0, 0]
    ((path, shown),) = seen
    assert shown == "42"
    assert list(cache.iterdir()) == [path]
    pids = [int(line) for line in kernels.read_text().split()]
    assert len(pids) == 2
    assert not any(map(running, pids))


def wait_for(true, seconds=60):
    """Return when a condition holds; fail when it does not in time."""
    for _ in range(10 * seconds):
        if true():
            return
        time.sleep(0.1)
    pytest.fail("waited in vain")


def running(pid):
    """Whether a process runs; one that has ended and is not collected does not."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def test_merge_takes_prose_from_the_source_and_outputs_from_the_run():
    source, ran = notebook("show()"), notebook("show()")
    source.cells.insert(0, new_markdown_cell("new prose"))
    ran.cells.insert(1, new_code_cell("# Parameters", metadata={"tags": ["injected-parameters"]}))
    figure = '<div class="kdict-figure"></div>'
    both = {"text/html": figure, "application/vnd.plotly.v1+json": {}, "text/plain": "figure"}
    ran.cells[-1].outputs = [new_output("display_data", both)]
    page = nbformat.reads(executed.merge(source, ran), as_version=4)
    assert [cell.source for cell in page.cells] == ["new prose", 'profile = "none"', "show()"]
    assert page.cells[-1].outputs[0].data == {"text/html": figure}
    assert source.cells[-1].outputs == []


def test_the_parameters_are_not_on_the_page_and_the_front_page_explains_them():
    source, ran = notebook("1"), notebook("1")
    page = nbformat.reads(executed.merge(source, ran), as_version=4)
    assert [executed.tags(cell) for cell in page.cells] == [{"parameters", "remove-cell"}, set()]
    assert executed.tags(source.cells[0]) == {"parameters"}
    front = nbformat.read(BOOK / "index.ipynb", as_version=4)
    words = " ".join(cell.source for cell in front.cells if cell.cell_type == "markdown")
    assert all(f"`{name}`" in words for name in ("profile", "seed", "device"))


def test_builds_tell_how_long_they_took(tiny, monkeypatch):
    app = tiny(notebook("1"))
    monkeypatch.setattr(executed, "execute", copied)
    executed.execute_missing(app)
    executed.outdated(app, app.env, ["one"], [], [])
    executed.note_times(app, None)
    executed.execute_missing(app)
    executed.outdated(app, app.env, [], [], [])
    executed.note_times(app, ExtensionError("a build that fails is not noted"))
    folder = app.outdir.parent / "executed"
    assert {row.protocol for row in building(folder)} == {"book, clean", "book, chapters"}
    executed.note_times(app, None)
    found = {(r.protocol, r.metric, r.method): r for r in building(folder)}
    assert found["book, chapters", "time", "one"].value == 2.5
    assert found["book, clean", "time", "executing"].split.startswith("1 chapters run, 1 pages")
    assert found["book, incremental", "time", "executing"].value == 0
    assert building(folder / "nothing here") == []


def copied(chapter):
    """As if papermill had run a chapter in two and a half seconds."""
    chapter.executed.parent.mkdir(parents=True, exist_ok=True)
    metadata = {"papermill": {"duration": 2.5}, "kdict_reads": {}}
    ran = nbformat.from_dict({**chapter.notebook, "metadata": metadata})
    nbformat.write(ran, chapter.executed)
    return 2.5


def test_a_failing_cell_is_named(tiny):
    app = tiny(notebook("fine = 1", "x = [0]\nx[fine]"))
    with pytest.raises(
        ExtensionError, match=r"chapter one: code cell 3 failed\n    x = \[0\]"
    ) as e:
        executed.execute_missing(app)
    assert "IndexError: list index out of range" in str(e.value)
    assert not list((app.outdir.parent / "executed").iterdir())


def test_a_chapter_without_parameters_is_refused(tiny):
    with pytest.raises(ExtensionError, match="chapter one: no code cell is tagged 'parameters'"):
        executed.execute_missing(tiny(new_notebook(cells=[new_code_cell("1")])))


def test_a_missing_page_fails_the_build(tiny):
    app = tiny(
        notebook(), toc="format: jb-book\nroot: one\nchapters:\n- file: two\n- file: three\n"
    )
    for page in ("one", "three"):
        (app.outdir / f"{page}.html").touch()
    with pytest.raises(ExtensionError, match=r"in _toc.yml but not in .*: two;"):
        executed.finish(app, None)


def test_docstrings_keep_their_words():
    lines = ["Formula.", "", "Parameters", "----------", "q0, q1 : (..., 4) unit; broadcast.", "x"]
    lines += ["    Weight", "    of q1.", "", "Returns", "-------", "A tensor: like q0."]
    shown = "\n".join(docstrings.convert(lines))
    assert "``q0, q1``\n    (..., 4) unit; broadcast." in shown
    assert "``x``\n    Weight\n    of q1." in shown
    assert shown.rstrip().endswith(".. rubric:: Returns\n\nA tensor: like q0.")


def test_markup_is_mended_once_and_for_all():
    page = (
        '<summary aria-label="Toggle hidden content"><p>Show the code</p></summary>'
        '<i class="theme-switch fa-sun" data-mode="light" title="Light"></i>'
        '<th class="head"><p></p></th><th>kept</th>'
        '<section class="algorithm-content" id="proof-content">'
    )
    mended = accessible.mend(page)
    assert mended == (
        "<summary><p>Show the code</p></summary>"
        '<i class="theme-switch fa-sun" data-mode="light"></i>'
        '<td class="head"></td><th>kept</th>'
        '<section class="algorithm-content">'
    )
    assert accessible.mend(mended) == mended


def test_terms_carry_their_definitions():
    document = publish_doctree('atom\n  One of :math:`\\bbeta \\in \\mathbb{R}`,\n  "a" unit.\n')
    for term in document.findall(nodes.term):
        term["ids"] = ["term-atom"]
    known = definitions.definitions(document)
    assert known == {"term-atom": 'One of β ∈ R, "a" unit.'}
    link = '<a class="reference internal" href="g.html#term-{}">x</a>'
    page = definitions.attach(link.format("atom") + link.format("other"), known)
    assert page == (
        '<a class="reference internal" href="g.html#term-atom" '
        'data-definition="One of β ∈ R, &quot;a&quot; unit.">x</a>' + link.format("other")
    )


def test_links_carry_the_reference_and_the_caption_they_lead_to():
    figure = (
        '<figure class="x" id="fig-a"><div>…</div><span class="caption-text">A &amp; "<em>b</em>".'
        '</span><a class="headerlink" href="#fig-a">#</a></figure>'
    )
    number = '<span class="std std-numref">Figure 1</span>'
    cited = '<a class="reference internal" href="b.html#id4" title="K. One. 1985.">One</a>'
    numbered = f'<a class="reference internal" href="#{{}}">{number}</a>'
    page = definitions.preview(figure + cited + numbered.format("fig-a") + numbered.format("no"))
    assert page == (
        figure
        + '<a class="reference internal" href="b.html#id4" data-definition="K. One. 1985.">One</a>'
        + '<a class="reference internal" href="#fig-a" data-definition="A &amp; &quot;b&quot;.">'
        + f"{number}</a>"
        + numbered.format("no")
    )


def test_chapters_say_where_they_run():
    here = sharing.run_note("model/body", "", "../_sources/model/body.ipynb")
    assert 'href="../_sources/model/body.ipynb"' in here
    assert "Binder" not in here
    there = sharing.run_note("model/body", "me/kdict", "x")
    assert "mybinder.org/v2/gh/me/kdict/HEAD?labpath=book%2Fmodel/body.ipynb" in there
    assert "colab.research.google.com/github/me/kdict/blob/HEAD/book/model/body.ipynb" in there


@pytest.mark.parametrize("repository", ["", "me/kdict"])
def test_one_setting_makes_the_buttons(repository, tmp_path):
    nbformat.write(notebook("1"), tmp_path / "one.ipynb")
    settings = {
        "extensions": ["myst_nb", "sharing"],
        "nb_execution_mode": "off",
        "html_theme": "sphinx_book_theme",
        "root_doc": "one",
        "kdict_repository": repository,
    }
    out = tmp_path / "_build"
    with docutils_namespace():
        app = Sphinx(tmp_path, None, out, out, "html", settings, status=None, warning=None)
        app.build()
    page = (out / "one.html").read_text("utf8")
    links = (
        f'href="https://github.com/{repository}"',
        f"mybinder.org/v2/gh/{repository}/HEAD?urlpath=lab/tree/book/one.ipynb",
        f"colab.research.google.com/github/{repository}/blob/HEAD/book/one.ipynb",
    )
    assert [link in page for link in links] == [bool(repository)] * 3
    assert repository or not re.search("github.com|mybinder.org|colab.research", page)


def test_a_shared_page_has_words_and_a_picture():
    tags = sharing.card(
        'A "title"', sharing.first_words(publish_doctree("One two\nthree.")), "c.png"
    )
    assert '<meta property="og:title" content="A &quot;title&quot;" />' in tags
    assert '<meta property="og:description" content="One two three." />' in tags
    assert '<meta property="og:image" content="c.png" />' in tags
    assert (BOOK / "assets" / "card.png").is_file()


# What is on the pages


def test_toc_is_one_file_and_nothing_is_injected_into_every_page():
    assert (BOOK / "_toc.yml").resolve() == ROOT / "_toc.yml"
    assert not (BOOK / "_static").exists()


def test_api_page_shows_every_public_name():
    page = (BOOK / "appendix" / "api.md").read_text("utf8")
    shown = set(re.findall(r"auto\w+:: kdict\.(\w+)$", page, re.MULTILINE))
    assert set(kdict.__all__) <= shown


SOURCES = [*NOTEBOOKS, *BOOK.glob("appendix/*.md"), ROOT / "CONTRIBUTING.md"]


def test_names_that_the_pages_refer_to_exist():
    named = re.compile(r"(?:\{(?:func|class|meth|mod)\}`~?|\.\. auto\w+:: )(kdict(?:book)?[\w.]*)")
    missing = {}
    for path in SOURCES:
        for name in set(named.findall(path.read_text("utf8"))):
            try:
                pydoc.resolve(name)
            except (ImportError, pydoc.ErrorDuringImport) as error:
                missing[name] = f"{path.name}: {error}"
    assert missing == {}


def test_files_that_the_pages_name_exist():
    named = re.compile(r"`((?:book|kdict|data|tests)/[\w/.-]*)`")
    found = {(p.name, file) for p in SOURCES for file in named.findall(p.read_text("utf8"))}
    assert {(page, file) for page, file in found if not (ROOT / file).exists()} == set()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.relative_to(BOOK).as_posix())
def test_notebook_is_in_the_toc_parametrized_and_stripped(path):
    assert path.relative_to(BOOK).with_suffix("").as_posix() in PAGES
    chapter = nbformat.read(path, as_version=4)
    code = [cell for cell in chapter.cells if cell.cell_type == "code"]
    assert "parameters" in code[0].metadata.get("tags", [])
    names = {line.split("=")[0].strip() for line in code[0].source.splitlines() if "=" in line}
    assert names == {"profile", "seed", "device"}
    assert chapter.metadata.kernelspec.name == "python3"
    assert "\nstart(profile, device)" in code[1].source
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
