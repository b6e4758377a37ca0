"""The recipe of the augmentations: rows build on each other, the record has each."""

from kdictbook import results
from kdictbook.recipes.augmentation import ADDED, HEADS, METRICS
from kdictbook.recipes.detected_keypoints import AUGMENTATION


def test_each_row_adds_one_augmentation():
    first, *shares = ADDED.values()
    assert first is None
    counts = [sum(share > 0 for share in vars(s).values()) for s in shares]
    assert counts == list(range(len(shares)))
    assert shares[-1] == AUGMENTATION


def test_the_record_has_every_row():
    found = {(r.method, r.metric) for r in results.read("augmentation")}
    rows = {(f"{head}: {row}", metric) for head in HEADS for row in ADDED for metric in METRICS}
    assert rows <= found
