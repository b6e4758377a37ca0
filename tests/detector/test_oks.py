"""Object keypoint similarity against its formula, and non-maximum suppression."""

import math

import torch

from kdict.detector.oks import SIGMAS, extent_area, oks, suppress

PERSON = torch.rand(17, 2, generator=torch.Generator().manual_seed(0)).double() * 100


def test_oks_is_the_mean_over_labeled_keypoints():
    found, area = PERSON + torch.tensor([3.0, 4.0]), 900.0
    labeled = torch.arange(17) < 6
    expected = sum(math.exp(-25 / (2 * area * (2 * s) ** 2)) for s in SIGMAS[:6]) / 6
    value = oks(found, PERSON, torch.tensor(area), labeled)
    assert math.isclose(float(value), expected, rel_tol=1e-9)


def test_oks_is_1_at_the_truth_0_far_away_and_0_without_labels():
    area = torch.tensor(900.0)
    assert float(oks(PERSON, PERSON, area)) == 1
    assert float(oks(PERSON + 1e4, PERSON, area)) == 0
    assert float(oks(PERSON, PERSON, area, torch.zeros(17, dtype=torch.bool))) == 0


def test_oks_broadcasts_and_does_not_depend_on_scale():
    people = torch.stack([PERSON, PERSON + 5, PERSON + 50])
    table = oks(people[:, None], people, extent_area(people))
    assert table.shape == (3, 3)
    larger = oks(3 * people[:, None], 3 * people, extent_area(3 * people))
    torch.testing.assert_close(table, larger)


def test_suppression_keeps_the_best_of_each_person():
    people = torch.stack([PERSON, PERSON + 1, PERSON + 300, PERSON + 301])
    kept = suppress(people, torch.ones(4, 17), torch.tensor([0.3, 0.9, 0.8, 0.2]), 0.5)
    assert kept.tolist() == [1, 2]
    assert suppress(people[:0], torch.ones(0, 17), torch.zeros(0), 0.5).tolist() == []


def test_suppression_counts_what_both_see():
    other = PERSON.clone()
    other[11:] += 200
    people, scores = torch.stack([PERSON, other]), torch.tensor([0.9, 0.8])
    confidence = torch.ones(2, 17)
    assert suppress(people, confidence, scores, 0.7).tolist() == [0, 1]
    confidence[1, 11:] = 0
    assert suppress(people, confidence, scores, 0.7).tolist() == [0]
