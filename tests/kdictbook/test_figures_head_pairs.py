import pytest

from kdictbook import results
from kdictbook.figures.head_pairs import pairs_table


@pytest.mark.parametrize("record", ["augmentation", "encoders"])
def test_a_row_per_condition_with_its_change(record):
    made = pairs_table(record, "condition", "fitted test")
    rows = [r for r in results.read(record) if r.split == "fitted test"]
    found = {(r.method, r.metric): r.value for r in rows}
    assert {line[0] for line in made.rows} == {m.split(": ", 1)[1] for m, _ in found}
    for name, *cells, change in made.rows:
        ours, direct = (found[f"{h}: {name}", "surface_error"] for h in ("both", "quaternions"))
        before, after = cells[-1].split(" → ")
        assert before.startswith(f"{direct:.1f}")
        assert after.startswith(f"{ours:.1f}")
        assert float(change.removesuffix(" %").replace("−", "-")) == round(
            100 * (ours / direct - 1)
        )
