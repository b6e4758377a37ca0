import numpy as np
import pytest

from kdict.body.body import Body, adult_betas
from kdictbook.figures.shape_dictionary import Surface, random_people_table


@pytest.fixture(scope="module")
def adults():
    return adult_betas().double().numpy()


def test_distances_are_zero_between_equal_people_and_grow_with_the_difference(adults):
    surface = Surface(Body.load("open"), adults[:50])
    assert surface.from_people(adults[:50]) == 0
    one = surface.each(np.eye(10)[:1])
    np.testing.assert_allclose(surface.each(3 * np.eye(10)[:1]), 3 * one)
    assert 1 < one.item() < 100


def test_random_codes_of_adults_stay_nearer_to_people_than_large_betas(adults):
    surface = Surface(Body.load("open"), adults[:200])
    rows = random_people_table(
        surface, adults[200:260], {"adults": adults[:64]}, np.random.default_rng(0)
    ).rows
    held, codes, _, large = (float(row[1]) for row in rows)
    assert codes < 1.3 * held < large
