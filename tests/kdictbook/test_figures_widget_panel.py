"""Widgets of ipywidgets drive a figure, and read it back."""

import json
from pathlib import Path

import ipywidgets
import numpy as np
import pytest

from kdictbook.figures.widget_body import BodyView
from kdictbook.figures.widget_panel import Panel

ANATOMY = Path(__file__).parents[2] / "book" / "dictionary" / "anatomy.ipynb"


@pytest.fixture
def names():
    """What the chapter's cell defines, run without a kernel."""
    cells = {
        cell["id"]: "".join(cell["source"]) for cell in json.loads(ANATOMY.read_text())["cells"]
    }
    imports = [line for line in cells["ana-02"].splitlines() if "import" in line]
    found = {}
    exec("\n".join([*imports, cells["ana-python-code"]]), found)
    return found


def test_the_chapters_controls_drive_the_figure_and_read_its_code(names):
    view = names["view"]
    assert view.codes[[0, 1]] == pytest.approx([0.5, 0.5])
    names["joint"].value = "left_knee"
    assert view.joint == "left_knee"
    *_, second, share, _ = names["atoms"].children
    second.value, share.value = 9, 0.25
    assert view.codes[[0, 9]] == pytest.approx([0.75, 0.25])
    assert names["active"].value == "0.75 of atom 0, 0.25 of atom 9"
    # What the reader does in the figure arrives as a new value of its traits.
    view.logits = 5 * np.eye(128)[3]
    assert names["active"].value == "1.00 of atom 3"
    view.joint = "neck"
    assert names["joint"].value == "neck"


def test_a_page_shows_the_figure_and_jupyterlab_the_controls_as_well():
    view, slider = BodyView(label="A body"), ipywidgets.IntSlider()
    panel = Panel(view, slider)
    bundle = panel._repr_mimebundle_()
    assert panel.children == (slider, view)
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == panel.model_id
    assert 'class="kdict-figure" data-kind="body"' in bundle["text/html"]
