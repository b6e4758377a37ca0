"""Measured numbers keep their provenance through their file."""

import re

import pytest

import kdict
from kdict.resources import code_version, data_path
from kdictbook import results

ABOUT = {"protocol": "exact codes", "split": "test", "method": "cmu-8", "data": "clips, sha256 00"}


def rows():
    first = [
        results.Result("angle", 0.1 * i, "degree", joint=j, **ABOUT) for i, j in enumerate("ab")
    ]
    other = results.Result("time", 3.0, "s", config={"n_atoms": 8}, **(ABOUT | {"method": "x"}))
    return [*first, other]


def test_round_trip(tmp_path):
    results.write(tmp_path / "r.json", rows())
    assert results.read(tmp_path / "r.json") == rows()


def test_renewed_methods_are_replaced_and_others_stay(tmp_path):
    first = rows()
    assert results.renew(tmp_path / "r.json", first) == first
    new = [results.Result("time", 2.0, "s", **(ABOUT | {"method": "x"}))]
    assert results.renew(tmp_path / "r.json", new) == first[:2] + new
    assert results.read(tmp_path / "r.json") == first[:2] + new


def test_shared_provenance_is_written_once(tmp_path):
    results.write(tmp_path / "r.json", rows())
    assert (tmp_path / "r.json").read_text().count("cmu-8") == 1


def test_provenance_is_filled_in():
    row = rows()[0]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", row.date)
    assert row.version.startswith("0.")
    assert "CPU" in row.device


def test_the_version_needs_no_git(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert code_version() == kdict.__version__


@pytest.mark.parametrize("text", ["", "[", "7", "[1]", '[{"values": [[1]]}]'])
def test_a_file_of_something_else_is_named(tmp_path, text):
    (tmp_path / "r.json").write_text(text)
    with pytest.raises(ValueError, match=r"r\.json"):
        results.read(tmp_path / "r.json")


@pytest.mark.parametrize("path", sorted(data_path("results").glob("*.json")), ids=lambda p: p.stem)
def test_shipped_results_read(path):
    rows = results.read(path.stem)
    assert rows
    assert all(row.data and row.version and row.device and row.date for row in rows)


def test_what_is_not_recorded_yet_is_empty():
    assert results.recorded("no such file") == []
    assert results.recorded("transfer") == results.read("transfer")
