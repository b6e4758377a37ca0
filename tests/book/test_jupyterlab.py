"""A figure in JupyterLab, in a browser with a real kernel: what the reader moves, Python sees."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import nbformat
import numpy as np
import pytest
from chromium import launched

import kdict

pytest.importorskip("jupyterlab", reason="JupyterLab is not installed")

SHOW = """\
import json
from pathlib import Path
import numpy as np
from kdictbook.figures.widget_body import BodyView
atoms = np.zeros((23, 9, 4))
atoms[..., 0], atoms[..., 1] = np.cos(np.arange(9) / 20), np.sin(np.arange(9) / 20)
widget = BodyView(dictionary=atoms, joint="left_elbow")
def note(change):
    Path("partial").write_text(json.dumps(change.new.tolist()))
    Path("partial").replace("codes.json")
widget.observe(note, "codes")
widget"""
SET = "widget.codes = np.eye(9)[7]"
DRIVE = """\
from ipywidgets import Dropdown, link
from kdictbook.figures.widget_panel import Panel
joint = Dropdown(options=["left_elbow", "left_knee"])
link((joint, "value"), (widget, "joint"))
widget.observe(lambda change: Path("joint.txt").write_text(change.new), "joint")
Panel(widget, joint)"""


def wait_for(found, what, seconds=60):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(OSError, ValueError):
            if (result := found()) is not None:
                return result
        time.sleep(0.2)
    pytest.fail(f"after {seconds} s there is no {what}")


@pytest.fixture
def lab(tmp_path):
    """JupyterLab on a notebook of three cells; its address and folder."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    cells = [nbformat.v4.new_code_cell(source) for source in (SHOW, SET, DRIVE)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(
        nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), folder / "n.ipynb"
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    own = {
        name: str(tmp_path / name)
        for name in (
            "JUPYTER_CONFIG_DIR",
            "JUPYTER_RUNTIME_DIR",
            "JUPYTERLAB_SETTINGS_DIR",
            "JUPYTERLAB_WORKSPACES_DIR",
            "IPYTHONDIR",
        )
    }
    path = os.pathsep.join([str(Path(kdict.__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += [f"--ServerApp.port={port}", "--IdentityProvider.token=", "--ServerApp.ip=127.0.0.1"]
    command += ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    command += ["--LabApp.news_url=None", f"--ServerApp.root_dir={folder}"]
    log = (tmp_path / "lab.log").open("w")
    server = subprocess.Popen(
        command, env=os.environ | own | {"PYTHONPATH": path}, stdout=log, stderr=log
    )
    try:
        wait_for(lambda: urllib.request.urlopen(f"{address}/api", timeout=5), "JupyterLab")
        yield address, folder
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def test_a_figure_in_jupyterlab_and_python_follow_each_other(lab):
    with launched() as browser:
        address, folder = lab
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        page.goto(f"{address}/lab/tree/n.ipynb")
        page.locator(".jp-Cell").first.click(timeout=60_000)
        page.wait_for_selector("[title*='Idle'], [data-status='idle']", timeout=60_000)
        page.keyboard.press("Shift+Enter")
        slider = page.get_by_label("z of atom 2", exact=True)
        slider.fill("1", timeout=60_000)

        def moved():
            codes = np.array(json.loads((folder / "codes.json").read_text()))
            return codes if codes[2] == codes.max() else None

        codes = wait_for(moved, "code that follows the slider")
        assert codes.sum() == pytest.approx(1)

        page.locator(".jp-Cell").nth(1).click()
        page.keyboard.press("Shift+Enter")
        page.wait_for_function(
            """() => [...document.querySelectorAll(".k-slider.k-active")].map(
              (s) => s.textContent).join() === "z of atom 7γ = 1.00" """,
            timeout=60_000,
        )

        page.locator(".jp-Cell").nth(2).click()
        page.keyboard.press("Shift+Enter")
        page.locator(".widget-dropdown select").select_option("left_knee", timeout=60_000)
        wait_for(
            lambda: (folder / "joint.txt").read_text() == "left_knee" or None,
            "joint that follows a dropdown of ipywidgets",
        )
        page.close()
