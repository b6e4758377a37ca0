"""What ships in data/: the card tells the truth, and recipes make what is there."""

import os

import pytest
import torch

from kdict.body.smpl import adult_betas
from kdict.dictionary.layers import KinematicDictionary, ShapeDictionary
from kdict.resources import data_path
from kdictbook.recipes import data_card, dictionaries

DATA = data_path()
needs_clips = pytest.mark.skipif(
    not os.environ.get("KDICT_DATA"), reason="KDICT_DATA is not set: no real clips to learn from"
)


def test_the_card_describes_the_files_that_are_there():
    """Sizes and hashes included; after a change run python -m kdictbook.recipes.data_card."""
    assert (DATA / "README.md").read_text() == data_card.card(DATA)


def test_data_stays_small():
    assert sum(p.stat().st_size for p in DATA.rglob("*") if p.is_file()) < 64e6


@pytest.mark.parametrize("path", sorted(DATA.glob("**/*.safetensors")), ids=lambda p: p.stem)
def test_every_learned_file_says_where_it_is_from(path):
    about = data_card._about(path)
    assert {"recipe", "seed", "data", "fingerprint", "license"} <= about.keys()
    assert len(about["fingerprint"]) == 64


@pytest.mark.parametrize("size", dictionaries.SIZES)
def test_shipped_kinematic_dictionaries(size):
    dictionary = KinematicDictionary.from_pretrained(f"cmu-{size}")
    assert dictionary.atoms.shape == (23, size, 4)
    # CMU tells nothing of collars and hands: the identity, N times.
    assert int(dictionary.observed.sum()) == 19
    still = dictionary.atoms[~dictionary.observed]
    torch.testing.assert_close(still, torch.tensor([1.0, 0, 0, 0]).expand_as(still))


def test_the_shape_recipe_reproduces_its_file():
    """Up to what another processor's rounding does to two hundred steps."""
    learned = dictionaries.learn_shape(64, seed=0)
    shipped = ShapeDictionary.from_pretrained("shape-64")
    betas = adult_betas()
    ours, theirs = ((d.decode(d.encode(betas)) - betas).norm(dim=1) for d in (learned, shipped))
    assert float(ours.mean()) == pytest.approx(float(theirs.mean()), rel=0.03)
    assert learned.metadata == shipped.metadata


@needs_clips
def test_the_dictionary_recipe_reproduces_its_file():
    learned = dictionaries.learn_kinematic(32, seed=0)
    shipped = KinematicDictionary.from_pretrained("cmu-32")
    torch.testing.assert_close(learned.atoms, shipped.atoms, atol=1e-3, rtol=0)
    assert learned.metadata == shipped.metadata
