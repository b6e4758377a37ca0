"""What of a person is in the image."""

import numpy as np
import pytest

from kdict.body.joint_sets import JOINT_SETS
from kdict.detections import LEGS_ONLY, UPPER_BODY_ONLY, Detections


def person(keypoint_set="coco17", unseen=(), low=(), **options):
    names = JOINT_SETS[keypoint_set]
    visibility = np.array([0.0 if name.endswith(tuple(unseen)) else 0.9 for name in names])
    keypoints = np.full((len(names), 2), 50.0)
    keypoints[[name.endswith(tuple(low)) for name in names]] = 150.0
    return Detections(keypoints[None], visibility[None], keypoint_set, **options)


@pytest.mark.parametrize("keypoint_set", ["coco17", "openpose25", "lsp14", "mpii16"])
def test_legs_that_are_not_visible_are_a_problem(keypoint_set):
    assert person(keypoint_set).problems() == [""]
    assert person(keypoint_set, unseen=["ankle"]).problems() == [""]
    assert person(keypoint_set, unseen=["ankle", "knee"]).problems() == [UPPER_BODY_ONLY]


def test_legs_alone_are_a_problem():
    upper = ["nose", "eye", "ear", "shoulder", "elbow", "wrist", "hip"]
    assert person(unseen=upper).problems() == [LEGS_ONLY]


def test_keypoints_outside_of_the_image_are_not_visible():
    legs = ["knee", "ankle"]
    assert person(low=legs, size=(200, 200)).problems() == [""]
    assert person(low=legs, size=(120, 200)).problems() == [UPPER_BODY_ONLY]
    assert person(low=legs).visible_parts() == [{"head", "arms", "torso", "legs"}]


def test_indexing_and_scores():
    three = Detections(
        np.zeros((3, 17, 2)), np.full((3, 17), 0.5), "coco17", np.array([0.9, 0.2, np.nan])
    )
    assert len(three.above(0.4)) == 2
    assert np.isnan(three.boxes).all()
    assert three[three.scores > 0.5].scores.tolist() == [0.9]
