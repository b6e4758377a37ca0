"""pyproject.toml, requirements.lock, environment.yml, CI and the README say the same."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import kdict

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]
PINS = "".join((ROOT / f"requirements{file}").read_text("utf8") for file in (".lock", "-torch.txt"))
LOCK = {
    canonicalize_name(name): version
    for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", PINS, re.MULTILINE)
}
EXTRAS = PROJECT["optional-dependencies"]
DECLARED = [Requirement(r) for r in PROJECT["dependencies"]] + [
    Requirement(r) for name, extra in EXTRAS.items() if name != "recipes" for r in extra
]


def load(path):
    return yaml.safe_load((ROOT / path).read_text("utf8"))


@pytest.mark.parametrize("needed", [r for r in DECLARED if r.name != "kdict"], ids=str)
def test_every_dependency_is_locked_within_its_range(needed):
    name = canonicalize_name(needed.name)
    assert name in LOCK, f"{needed} of pyproject.toml is not in requirements.lock"
    assert needed.specifier.contains(LOCK[name], prereleases=True)


def test_lock_holds_exact_versions_with_hashes_only():
    text = (ROOT / "requirements.lock").read_text("utf8").replace("\\\n", " ")
    pins = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert all(re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", pin) for pin in pins)
    # Whatever is on this machine, torch's build has another hash.
    assert len(pins) == len(LOCK) - 1
    assert "torch" in LOCK


def test_lock_is_for_every_python_that_is_promised():
    pins = [line.split(" \\")[0] for line in PINS.splitlines() if "==" in line and "--" not in line]
    markers = [Requirement(pin).marker for pin in pins if not pin.startswith("#")]
    for version in (c.split()[-1] for c in PROJECT["classifiers"] if "Python :: 3." in c):
        for system in ("linux", "darwin"):
            here = {"python_version": version, "python_full_version": f"{version}.5",
                    "sys_platform": system}  # fmt: skip
            count = sum(marker is None or marker.evaluate(here) for marker in markers)
            assert count > 200, (version, system)


def test_the_build_is_pinned_to_the_locked_version():
    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["build-system"]
    assert build["requires"] == [f"hatchling=={LOCK['hatchling']}"]


def test_conda_environment_brings_what_make_needs():
    conda = [Requirement(entry) for entry in load("environment.yml")["dependencies"]]
    assert {r.name for r in conda} == {"python", "make", "git"}
    (python,) = [r.specifier for r in conda if r.name == "python"]
    assert str(python) == PROJECT["requires-python"]


def test_ci_runs_the_python_versions_that_are_promised():
    promised = [c.split(" :: ")[-1] for c in PROJECT["classifiers"] if "Python :: 3." in c]
    (job,) = load(".github/workflows/ci.yml")["jobs"].values()
    assert job["strategy"]["matrix"]["python"] == promised
    assert f">={promised[0]}" == PROJECT["requires-python"]


def test_ci_names_actions_by_commit():
    (job,) = load(".github/workflows/ci.yml")["jobs"].values()
    used = [step["uses"] for step in job["steps"] if "uses" in step]
    assert len(used) == 3
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action) for action in used)


def test_pre_commit_uses_the_locked_versions():
    hooks = {Path(r["repo"]).name: r["rev"] for r in load(".pre-commit-config.yaml")["repos"]}
    assert hooks == {"ruff-pre-commit": f"v{LOCK['ruff']}", "nbstripout": LOCK["nbstripout"]}


def test_one_version_everywhere():
    assert PROJECT["version"] == kdict.__version__ == load("CITATION.cff")["version"]


def test_ci_script_is_executable_and_ends_with_the_tests():
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o100
    assert script.read_text("utf8").splitlines()[-1] == "make test"


def test_readme_code_runs_as_written():
    blocks = re.findall(
        r"^```python\n(.*?)^```", (ROOT / "README.md").read_text("utf8"), re.M | re.S
    )
    if not blocks:
        pytest.skip("README.md has no python block")
    namespace = {}
    for block in blocks:
        exec(compile(block, "README.md", "exec"), namespace)
    assert namespace.keys() - {"__builtins__"}
