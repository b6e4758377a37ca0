"""The wheel alone, with the base dependencies and nothing else, does what README says."""

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PIL import Image

ROOT = Path(__file__).parent.parent
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]["dependencies"]
LARGEST = 35e6
KEYPOINTS = [
    80, 36, 84, 32, 76, 32, 90, 36, 70, 36, 98, 60, 62, 60, 104, 90, 56, 90, 106, 118, 54, 118,
    92, 112, 68, 112, 93, 150, 67, 150, 94, 188, 66, 188,
]  # fmt: skip
SCRIPT = """
import kdict.cli
exec(README)
kdict.Lifter.from_pretrained()
kdict.ShapeDictionary.from_pretrained("shape-64")
undeclared = {"matplotlib", "plotly", "pytest", "papermill", "kdictbook"}
for name in undeclared:
    try:
        __import__(name)
    except ImportError:
        continue
    raise SystemExit(f"{name} can be imported")
raise SystemExit(kdict.cli.main(["fit", "photo.png", "--keypoints", "photo.json"]))
"""


def closure(requirements):
    """The distributions that requirements need, and those that these need."""
    found, queue = {}, [Requirement(text) for text in requirements]
    while queue:
        needed = queue.pop()
        name = canonicalize_name(needed.name)
        wanted = needed.marker is None or needed.marker.evaluate({"extra": ""})
        if not wanted or name in found:
            continue
        try:
            found[name] = Distribution.from_name(name)
        except PackageNotFoundError:
            continue  # such as CUDA's libraries, which PyTorch's CPU build does without
        queue += [Requirement(text) for text in found[name].requires or ()]
    return found.values()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "-w", str(folder), str(ROOT)], check=True, timeout=120)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory):
    """A fresh environment with the wheel; of the outer one only the base dependencies."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q"]
    subprocess.run([*install, "--no-deps", "--no-index", str(wheel)], check=True, timeout=120)
    (site,) = folder.glob("lib/python*/site-packages")
    for distribution in closure(DECLARED):
        for top in {file.parts[0] for file in distribution.files or ()} - {"..", "__pycache__"}:
            if not (site / top).exists():
                (site / top).symlink_to(Path(distribution.locate_file(top)))
    return folder


def test_the_wheel_holds_the_package_and_what_its_users_need(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"kdict", next(top for top in tops if top.endswith(".dist-info"))}
    assert "kdict/data/weights/lifter.safetensors" in names
    unneeded = (
        "results",
        "training",
        "weights/other-priors",
        "weights/thunder-direct",
    )
    assert not [n for n in names if n.startswith(tuple(f"kdict/data/{u}" for u in unneeded))]
    assert wheel.stat().st_size < LARGEST


def test_a_base_install_does_what_the_readme_says(environment, tmp_path):
    Image.new("RGB", (160, 200), "gray").save(tmp_path / "photo.png")
    triples = [n for x, y in zip(KEYPOINTS[::2], KEYPOINTS[1::2], strict=True) for n in (x, y, 0.9)]
    people = {"people": [{"pose_keypoints_2d": triples}]}
    (tmp_path / "photo.json").write_text(json.dumps(people))
    (readme,) = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text(), re.M | re.S)
    script = SCRIPT.replace("README", repr(readme))
    for command in (
        [environment / "bin" / "python", "-I", "-c", script],
        [environment / "bin" / "kdict", "--version"],
    ):
        done = subprocess.run(
            list(map(str, command)), cwd=tmp_path, env={"OMP_NUM_THREADS": "1"},
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
    for end in ("_overlay.png", ".glb", ".npz"):
        assert (tmp_path / f"photo{end}").is_file()
