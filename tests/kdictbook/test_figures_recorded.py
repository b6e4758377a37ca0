"""Recorded numbers are found by what they measure; what is missing is a dash."""

from kdict.evaluation.results import Result
from kdictbook.figures import recorded

ROWS = [
    Result(metric, value, "mm", "p", split, method, "data", config={"size": 3})
    for metric, value, split, method in (
        ("mpjpe", 1.0, "a", "one"),
        ("auc", 2.0, "a", "one"),
        ("mpjpe", 3.0, "b", "two"),
    )
]


def test_values_by_method_split_and_metric():
    assert recorded.measured(ROWS)["two", "b", "mpjpe"] == 3.0


def test_metrics_are_grouped_by_fields_and_settings():
    groups = recorded.nested(ROWS, "method", "size")
    assert groups == {("one", 3): {"mpjpe": 1.0, "auc": 2.0}, ("two", 3): {"mpjpe": 3.0}}


def test_a_table_has_a_row_per_method(monkeypatch):
    monkeypatch.setattr(recorded, "recorded", lambda name: ROWS)
    columns = [("first", "a", "mpjpe"), ("second", "b", "mpjpe")]
    table = recorded.methods_table("any", columns)
    assert table.header == ["method", "first", "second"]
    assert table.rows == [["one", "1.0", "–"], ["two", "–", "3.0"]]
