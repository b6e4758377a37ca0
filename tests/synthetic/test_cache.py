import os

import numpy as np
import pytest
import torch

from kdict.synthetic.cache import CachedImages
from kdict.synthetic.dataset import Rendered

SIZE = 32


def kept(folder, role="fitted", count=40, **changes):
    return CachedImages(Rendered(role, "train", size=SIZE, **changes), folder, count)


def test_what_is_kept_is_what_is_rendered(tmp_path):
    index = torch.tensor([7, 0, 7, 39])
    for attempt in range(2):  # The second reads what the first has written.
        found, expected = kept(tmp_path)[index], Rendered("fitted", "train", size=SIZE)[index]
        assert (found.image - expected.image).abs().max() <= 0.5 / 255 + 1e-6, attempt
        for label in ("keypoints2d", "visibility", "keypoints3d", "has_3d", "betas", "rotations"):
            torch.testing.assert_close(
                getattr(found, label), getattr(expected, label), atol=1e-5, rtol=0
            )


def test_no_label_appears_where_there_is_none(tmp_path):
    found = kept(tmp_path, "wild2d")[torch.tensor([1, 2])]
    assert found.keypoints3d.isnan().all()
    assert not found.has_3d.any()
    assert found.vertices is None


def test_an_image_is_rendered_once(tmp_path, monkeypatch):
    kept(tmp_path).fill(np.arange(10), progress=False)
    asked = []
    source = Rendered("fitted", "train", size=SIZE)
    render = type(source).__getitem__
    monkeypatch.setattr(
        type(source), "__getitem__", lambda self, i: asked.extend(list(i)) or render(self, i)
    )
    CachedImages(source, tmp_path, 40)[torch.tensor([3, 9, 12])]
    assert [int(i) for i in asked] == [0, 12]  # 0 is how the folder is recognized


def test_several_readers_fill_the_same_files(tmp_path):
    one, other = kept(tmp_path), kept(tmp_path)
    image = one[torch.tensor([5])].image
    assert other._known[5]
    assert torch.equal(other[torch.tensor([5])].image, image)
    names = os.listdir(one.folder)
    assert not [name for name in names if name.endswith(".part")]


def test_no_more_than_the_split_has(tmp_path):
    assert len(CachedImages(Rendered("sport", "test", size=SIZE), tmp_path, 5000)) == 1000


def test_a_folder_of_something_else_is_refused(tmp_path):
    kept(tmp_path)
    with pytest.raises(ValueError, match="remove the folder, or give another"):
        kept(tmp_path, count=41)
    about = tmp_path / f"fitted-train-{SIZE}-0" / "about.json"
    about.write_text('{"images": 40, "first_image": [0.1, 0.2, 0.3]}')
    with pytest.raises(ValueError, match="another version of the renderer"):
        kept(tmp_path)
