"""The examples in the docstrings run, and every public function and class has one."""

import doctest
import inspect
from importlib import import_module
from pathlib import Path

import pytest
import torch

import kdict

ROOT = Path(kdict.__file__).parent
MODULES = [
    ".".join(path.relative_to(ROOT.parent).with_suffix("").parts)
    for path in sorted(ROOT.rglob("*.py"))
    if ">>> " in path.read_text("utf8")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    torch.manual_seed(0)
    assert doctest.testmod(import_module(name)).failed == 0


NAMES = (
    "align", "angle_between", "lerp", "slerp", "sparsemax", "Sparsemax", "OBDL",
    "learn_kinematic_dictionary", "KinematicDictionary", "ShapeDictionary",
)  # fmt: skip
METRICS = [getattr(kdict.metrics, name) for name in kdict.metrics.__all__]


@pytest.mark.parametrize(
    "thing", [*(getattr(kdict, name) for name in NAMES), *METRICS], ids=lambda thing: thing.__name__
)
def test_public_names_have_an_example(thing):
    if thing not in (kdict.metrics.SegmentationScores, kdict.metrics.procrustes_align):
        assert ">>> " in inspect.getdoc(thing)


def test_submodules_are_reachable_from_the_package():
    names = {path.stem for path in ROOT.glob("*.py")} - {"__init__", "__main__"}
    names |= {path.parent.name for path in ROOT.glob("*/__init__.py")}
    for name in names:
        assert getattr(kdict, name) is import_module(f"kdict.{name}")
    with pytest.raises(AttributeError, match="module 'kdict' has no attribute 'rotations'"):
        kdict.rotations  # noqa: B018
