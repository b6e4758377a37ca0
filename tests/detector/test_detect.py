"""The detector on one photograph, and on images without anyone."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

import kdict
from kdict.detections import UPPER_BODY_ONLY
from kdict.detector import PersonDetector

PHOTO = Path(__file__).parents[2] / "book/kdictbook/figures/static/astronaut.jpg"


@pytest.fixture(scope="module")
def detector():
    return PersonDetector.from_pretrained()


@pytest.fixture(scope="module")
def astronaut(detector):
    return kdict.detect(PHOTO, detector=detector)


def test_the_astronaut_is_found_and_her_legs_are_not(astronaut):
    assert len(astronaut) == 1
    nose, left, right = astronaut.keypoints[0, [0, 5, 6]]
    # Eyes, nose and mouth of the photograph by hand, in pixels.
    assert np.abs(nose - [169, 91]).max() < 8
    assert left[0] > nose[0] > right[0]
    assert astronaut.problems() == [UPPER_BODY_ONLY]
    assert astronaut.size == (384, 384)
    x, y, width, height = astronaut.boxes[0]
    assert (x, y) < (60, 60)
    assert x + width <= 384
    assert y + height <= 384


def test_the_kind_of_image_does_not_matter(detector, astronaut):
    pixels = np.asarray(Image.open(PHOTO).convert("RGB"))
    opaque = np.concatenate([pixels, np.full_like(pixels[..., :1], 255)], -1)
    for image in (pixels, torch.tensor(pixels).permute(2, 0, 1) / 255, opaque):
        found = detector(image)
        np.testing.assert_allclose(found.keypoints, astronaut.keypoints, atol=1e-3)
        np.testing.assert_allclose(found.scores, astronaut.scores, atol=1e-5)


def test_the_image_may_be_larger(detector, astronaut):
    found = detector(Image.open(PHOTO).resize((1152, 1152), Image.Resampling.BICUBIC))
    assert len(found) == 1
    seen = astronaut.visibility[0] > 0.5
    shift = (found.keypoints[0] + 0.5) / 3 - 0.5 - astronaut.keypoints[0]
    assert np.linalg.norm(shift, axis=-1)[seen].max() < 0.04 * 384


def test_two_people_side_by_side(detector, astronaut):
    pixels = np.asarray(Image.open(PHOTO).convert("RGB"))
    found = detector(np.concatenate([pixels, pixels[:, ::-1]], 1))
    assert len(found) == 2
    assert sorted(found.keypoints[:, 0, 0] > 384) == [False, True]


def test_larger_scales_are_for_small_people(detector, monkeypatch):
    forward, seen = detector.multipose.forward, []

    def watched(image):
        seen.append(max(image.shape[2:]))
        return forward(image)

    monkeypatch.setattr(detector.multipose, "forward", watched)
    photo = Image.open(PHOTO)
    scene = Image.new("RGB", (1024, 1024), "gray")
    scene.paste(photo.resize((420, 420)), (300, 300))
    for image, scales in ((photo.resize((1024, 1024)), [256]), (scene, [256, 512])):
        seen.clear()
        assert len(detector(image)) == 1
        assert seen == scales
    seen.clear()
    assert len(detector(np.zeros((1024, 1024, 3), np.uint8))) == 0
    assert seen == [256, 512, 768]


@pytest.mark.parametrize("shape", [(3, 200, 300), (3, 17, 900), (3, 1, 1)])
def test_nobody_in_noise(detector, shape):
    found = detector(torch.rand(shape, generator=torch.Generator().manual_seed(0)))
    assert len(found) == 0
    assert found.keypoints.shape == (0, 17, 2)
    assert found.boxes.shape == (0, 4)


def test_the_score_decides(detector, astronaut):
    assert len(detector(PHOTO, min_score=float(astronaut.scores[0]) + 0.01)) == 0


def test_errors_name_the_image(detector, tmp_path):
    with pytest.raises(FileNotFoundError, match=r"nowhere.jpg"):
        detector(tmp_path / "nowhere.jpg")
    with pytest.raises(ValueError, match=r"shape \(2, 5, 7, 9\)"):
        detector(np.zeros((2, 5, 7, 9), np.uint8))
