"""Damaged files of every reader: a value, or an error that says which file is to blame."""

import warnings

import numpy as np
import pytest
from damaged_files import DATASETS, READERS, damaged, digest, outcome

MUTATIONS = 200


@pytest.mark.parametrize("name", READERS)
def test_damaged_files(tmp_path, name):
    if name == "mpi test":
        pytest.importorskip("h5py")
    if name == "human36m raw":
        pytest.importorskip("cdflib")  # writes the file
    path, read = READERS[name](tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        kept = []

        def listed():
            kept[:] = read() if name in DATASETS else [read()]
            return kept

        expected = digest(listed())
        assert kept
        found = []
        for content in damaged(name, path.read_bytes(), MUTATIONS):
            path.write_bytes(content)
            found.append(outcome(listed, tmp_path, expected))
            if name in DATASETS:
                for sample in kept:
                    for points in (sample.keypoints, sample.joints, sample.box):
                        assert points is None or np.isfinite(points).all()
    assert [message for kind, message in found if kind == "wrong error"] == []
    assert sum(kind == "refused" for kind, _ in found) > 20
