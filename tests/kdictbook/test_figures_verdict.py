"""The table of claims: every row has a verdict and names chapters that exist."""

import json
from pathlib import Path

import pytest

from kdictbook.figures import recorded, verdict

BOOK = Path(__file__).parents[2] / "book"


def test_every_claim_has_a_verdict_and_its_chapters():
    titles = [
        json.loads(path.read_text("utf8"))["cells"][0]["source"][0]
        for path in BOOK.glob("*/*.ipynb")
    ]
    titles = [title.removeprefix("# ").replace("\xa0", " ") for title in titles]
    table = verdict.claims_table()
    assert len(table.rows) == 12
    for row in table.rows:
        assert all(row)
        for chapter in row[-1].split(", "):
            assert any(title.startswith(chapter) for title in titles), chapter


def test_a_record_without_its_rows_is_named(monkeypatch):
    monkeypatch.setattr(recorded, "recorded", lambda name: [])
    with pytest.raises(
        LookupError, match=r"tables\.json has 0 rows of pa_mpjpe for 'NBF, studio alone'"
    ):
        verdict._studio_alone("NBF")
