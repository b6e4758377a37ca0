"""The official half of a table is there with KDICT_DATA and KDICT_SMPL alone."""

from dataset_files import write_up3d

from kdict import load_body
from kdictbook import official
from kdictbook.official import from_environment


def test_the_environment_decides_whether_it_is_official(tmp_path, monkeypatch):
    monkeypatch.delenv("KDICT_SMPL", raising=False)
    monkeypatch.setenv("KDICT_DATA", str(tmp_path))
    assert from_environment("fitted") is None
    monkeypatch.setenv("KDICT_SMPL", str(tmp_path))
    assert from_environment("fitted") is None
    monkeypatch.setattr(official.Body, "load", lambda: load_body("open"))
    write_up3d(tmp_path / "somewhere" / "up")
    test_set = from_environment("fitted", every=2)
    assert test_set.images == 1
    assert test_set.split == "test, one sample in 2"
