"""Compiled kernels: where nothing can be cached, on several threads, and after a fork."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import torch
from numba.core import caching

from kdict import parallel, sparsemax
from kdict.parallel import CompiledFiles, compiled

FORKED = """
import os, torch
from kdict import sparsemax
torch.set_num_threads(2)
z = torch.linspace(-3, 3, 80_000 * 16).view(-1, 16)
expected = sparsemax(z)
if os.fork() == 0:
    found = sparsemax(z)
    torch.set_num_threads(1)  # PyTorch's own operators do wait for the threads
    os._exit(0 if torch.equal(found, expected) else 1)
assert os.wait()[1] == 0
"""


@pytest.fixture
def two_threads():
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    yield
    torch.set_num_threads(before)


def test_several_callers_at_once(two_threads):
    z = torch.randn(4000, 64, generator=torch.Generator().manual_seed(0))
    expected = sparsemax(z)
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(sparsemax, 40 * [z]):
            assert torch.equal(found, expected)


def test_one_thread_where_there_is_no_openmp(two_threads, monkeypatch):
    z = torch.randn(4000, 64, generator=torch.Generator().manual_seed(0))
    expected = sparsemax(z)
    monkeypatch.setattr(parallel, "_parallel", None)
    assert torch.equal(sparsemax(z), expected)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_process_does_not_wait_for_threads_that_it_lacks():
    subprocess.run([sys.executable, "-c", FORKED], check=True, timeout=120)


def test_a_kernel_compiles_where_no_folder_can_be_written(monkeypatch):
    def refuse(*_):
        raise RuntimeError("cannot cache function 'total': no locator available")

    monkeypatch.setattr(caching.CacheImpl, "__init__", refuse)

    @compiled()
    def total(values):
        result = 0.0
        for value in values:
            result += value
        return result

    assert total(np.arange(4.0)) == 6
    assert not total.stats.cache_path


def test_a_kernel_is_cached_where_a_folder_can_be_written(tmp_path, monkeypatch):
    monkeypatch.setattr(caching.config, "CACHE_DIR", str(tmp_path))

    @compiled()
    def double(value):
        return 2 * value

    assert double(2.0) == pytest.approx(4)
    assert [path for path in tmp_path.rglob("*") if path.suffix == ".nbc"]


def test_machine_code_of_processes_that_compile_at_once_stays_apart(tmp_path):
    """As numba's index would have it, both would write the first file of the function."""
    one, other = (CompiledFiles(str(tmp_path), "module.total-1.py311", "stamp") for _ in range(2))
    assert one.load("float32") is other.load("float64") is None
    one.save("float32", "code of float32")
    other.save("float64", "code of float64")
    for process in (one, other):
        assert process.load("float32") == "code of float32"
        assert process.load("float64") == "code of float64"
    assert CompiledFiles(str(tmp_path), "module.total-1.py311", "edited").load("float32") is None


def test_a_new_process_finds_all_compiled_code(tmp_path):
    """A key that differed from process to process would compile everything anew."""
    program = (
        "import torch\n"
        "from kdict.simplex import sparsemax\n"
        "for dtype in (torch.float32, torch.float64):\n"
        "    z = torch.zeros(2, 3, dtype=dtype, requires_grad=True)\n"
        "    sparsemax(z).square().sum().backward()\n"
    )
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path)}
    found = []
    for _ in range(2):
        subprocess.run([sys.executable, "-c", program], env=environment, check=True)
        found.append(sorted(path.name for path in tmp_path.rglob("*.nbc")))
    assert found[0]
    assert found[0] == found[1]
