"""Poses of the clips or of what ships in their place, and the fingerprint of files."""

import pytest
import torch

from kdictbook.corpus import example_motion, fingerprint, poses


@pytest.fixture(autouse=True)
def without_clips(monkeypatch):
    monkeypatch.delenv("KDICT_DATA", raising=False)


def test_draws_repeat_by_seed():
    torch.testing.assert_close(poses("train", 5, 3).rotations, poses("train", 5, 3).rotations)
    assert not torch.equal(poses("train", 5, 3).rotations, poses("train", 5, 4).rotations)


def test_wrong_split_and_missing_folder_say_so(monkeypatch, tmp_path):
    with pytest.raises(ValueError, match="split is 'val'"):
        poses("val")
    with pytest.raises(ValueError, match="n is 0; expected at least one"):
        poses("train", 0)
    monkeypatch.setenv("KDICT_DATA", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="cmu-expmap"):
        poses("train")
    with pytest.raises(FileNotFoundError, match="cmu-expmap"):
        example_motion("walking")


def test_fingerprint_is_of_names_and_contents(tmp_path):
    paths = [tmp_path / "07_01.amc", tmp_path / "b.bvh"]
    for path in paths:
        path.write_text(path.name)
    first = fingerprint(paths)
    assert len(first) == 64
    assert fingerprint(reversed(paths)) == first
    paths[1].write_text(paths[1].read_text() + "\n")
    changed = fingerprint(paths)
    assert changed != first
    assert fingerprint([paths[0], paths[1].rename(tmp_path / "c.bvh")]) != changed
