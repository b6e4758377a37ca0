"""Compiled kernels work where nothing can be cached."""

import numpy as np
import pytest
from numba.core import caching

from kdict.parallel import compiled


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
