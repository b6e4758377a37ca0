"""What ships in data/: the card tells the truth, and recipes make what is there."""

import json
import os
import shutil
from pathlib import Path

import pytest
import torch

from kdict.body.body import adult_betas
from kdict.dictionary.layers import KinematicDictionary, ShapeDictionary
from kdict.resources import data_path, pretrained_path
from kdictbook.recipes import data_card, dictionaries, index

DATA = data_path()
needs_clips = pytest.mark.skipif(
    not os.environ.get("KDICT_DATA"), reason="KDICT_DATA is not set: no real clips to learn from"
)


def test_the_card_describes_the_files_that_are_there():
    """Sizes and hashes included; after a change run python -m kdictbook.recipes.data_card."""
    assert (DATA / "README.md").read_text() == data_card.card(DATA)


def test_the_index_holds_the_files_that_are_there():
    """After a change run python -m kdictbook.recipes.index."""
    assert json.loads((DATA / "index.json").read_text()) == index.index(DATA)


def test_pretrained_names_and_paths(tmp_path):
    assert pretrained_path("dictionaries", "cmu-32") == DATA / "dictionaries/cmu-32.safetensors"
    for path in (tmp_path / "x.npz", "../runs/x.safetensors"):
        assert pretrained_path("dictionaries", path) == Path(path)
    for name in ("cmu-7", "../dictionaries/cmu-32", "/etc/passwd", ""):
        with pytest.raises(ValueError, match=r"not a pretrained .* one of cmu-128, cmu-256, cmu"):
            pretrained_path("dictionaries", name)
    with pytest.raises(FileNotFoundError, match="shipped data file 'nothing' found neither"):
        pretrained_path("nothing", "cmu-32")


def test_a_changed_file_is_noticed(tmp_path, monkeypatch):
    shutil.copytree(DATA / "dictionaries", tmp_path / "dictionaries")
    shutil.copy(DATA / "index.json", tmp_path)
    monkeypatch.setattr("kdict.resources.data_path", lambda *parts: tmp_path.joinpath(*parts))
    path = tmp_path / "dictionaries/cmu-32.safetensors"
    content = bytearray(path.read_bytes())
    content[-100] ^= 1
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"cmu-32\.safetensors: sha256 is .*index.json says"):
        KinematicDictionary.from_pretrained("cmu-32")
    assert KinematicDictionary.from_pretrained("cmu-64").n_atoms == 64


def test_data_stays_small():
    assert sum(p.stat().st_size for p in DATA.rglob("*") if p.is_file()) < 86e6


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
