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
LOCK = {
    canonicalize_name(name): version
    for name, version in re.findall(
        r"^([\w.-]+)==([\w.]+)$", (ROOT / "requirements.lock").read_text("utf8"), re.MULTILINE
    )
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


def test_lock_holds_exact_versions_only():
    lines = (ROOT / "requirements.lock").read_text("utf8").splitlines()
    pins = [line for line in lines if line and not line.startswith(("#", "--"))]
    assert len(pins) == len(LOCK)


def test_conda_environment_installs_the_lock():
    environment = load("environment.yml")["dependencies"]
    conda = [Requirement(entry) for entry in environment if isinstance(entry, str)]
    (pip,) = [entry["pip"] for entry in environment if isinstance(entry, dict)]
    assert pip == ["-r requirements.lock", "-e ."]
    (python,) = [r.specifier for r in conda if r.name == "python"]
    assert str(python) == PROJECT["requires-python"]


def test_ci_runs_the_python_versions_that_are_promised():
    promised = [c.split(" :: ")[-1] for c in PROJECT["classifiers"] if "Python :: 3." in c]
    (job,) = load(".github/workflows/ci.yml")["jobs"].values()
    assert job["strategy"]["matrix"]["python"] == promised
    assert f">={promised[0]}" == PROJECT["requires-python"]


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
