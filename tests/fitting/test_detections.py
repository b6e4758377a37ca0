import json

import numpy as np
import pytest

from kdict.fitting.detections import read_detections


def coco17(shift=0.0, confidence=0.9):
    places = np.arange(34.0).reshape(17, 2) + shift
    return np.concatenate([places, np.full((17, 1), confidence)], 1)


def written(path, content):
    path.write_text(json.dumps(content))
    return path


def flat(person):
    return person.flatten().tolist()


def test_coco_annotations(tmp_path):
    labeled, unlabeled = coco17(confidence=2), coco17(confidence=0)
    labeled[3, 2], labeled[4, 2] = 1, 0
    content = {
        "images": [{"id": 7, "file_name": "a.jpg"}, {"id": 8, "file_name": "b.jpg"}],
        "annotations": [
            {"image_id": 7, "keypoints": flat(labeled)},
            {"image_id": 7, "keypoints": flat(unlabeled)},
            {"image_id": 8, "keypoints": flat(coco17(100, 2))},
        ],
    }
    found = read_detections(written(tmp_path / "c.json", content), "photos/a.jpg")
    assert len(found) == 1
    assert found.keypoint_set == "coco17"
    assert found.visibility[0].tolist() == [1, 1, 1, 1, 0] + [1] * 12
    np.testing.assert_array_equal(found.keypoints[0], labeled[:, :2])
    with pytest.raises(ValueError, match=r"c.json: z.jpg is not among"):
        read_detections(tmp_path / "c.json", "z.jpg")


def test_coco_results(tmp_path):
    content = [
        {"image_id": 42, "keypoints": flat(coco17()), "score": 0.8},
        {"image_id": 43, "keypoints": flat(coco17()), "score": 0.8},
    ]
    path = written(tmp_path / "r.json", content)
    found = read_detections(path, "000000000042.jpg")
    assert len(found) == 1
    assert (found.visibility == 0.9).all()
    assert len(read_detections(path, "000000000044.jpg")) == 0


def test_openpose(tmp_path):
    person = np.random.default_rng(0).random((25, 3))
    content = {"version": 1.3, "people": [{"pose_keypoints_2d": flat(person)}] * 2}
    written(tmp_path / "a_keypoints.json", content)
    found = read_detections(tmp_path, "a.jpg")
    assert (len(found), found.keypoint_set) == (2, "openpose25")
    np.testing.assert_array_equal(found.visibility[0], person[:, 2])
    with pytest.raises(FileNotFoundError, match=r"neither b.json nor b_keypoints.json"):
        read_detections(tmp_path, "b.jpg")


@pytest.mark.parametrize("wrapped", [False, True])
def test_mmpose(tmp_path, wrapped):
    person = coco17(confidence=1.04)
    people = [{"keypoints": person[:, :2].tolist(), "keypoint_scores": person[:, 2].tolist()}]
    content = {"instance_info": [{"frame_id": 0, "instances": people}]} if wrapped else people
    found = read_detections(written(tmp_path / "m.json", content), "a.jpg")
    assert (found.visibility == 1).all()
    np.testing.assert_array_equal(found.keypoints[0], person[:, :2])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"bodies": []}, "neither COCO's"),
        ({"people": [{"pose_keypoints_2d": [1.0] * 74}]}, "74 numbers"),
        ({"people": [{"pose_keypoints_2d": [1.0] * 54}]}, "18 keypoints; expected those of a set"),
        ({"people": [{}]}, "no keypoints"),
        ({"people": [{"pose_keypoints_2d": [-1.0] * 75}]}, "confidence is -1"),
        ([{"keypoints": [[1, 2]], "keypoint_scores": [1, 2]}], r"keypoints have shape \(1, 2\)"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, content, message):
    path = written(tmp_path / "bad.json", content)
    with pytest.raises(ValueError, match=message) as caught:
        read_detections(path, "a.jpg")
    assert "bad.json" in str(caught.value)


def test_a_file_that_is_no_json_is_named(tmp_path):
    (tmp_path / "bad.json").write_text("{")
    with pytest.raises(ValueError, match=r"bad.json"):
        read_detections(tmp_path / "bad.json", "a.jpg")
    with pytest.raises(FileNotFoundError, match=r"none.json: no such file"):
        read_detections(tmp_path / "none.json", "a.jpg")


def test_another_number_of_keypoints_than_the_set_has(tmp_path):
    content = {"people": [{"pose_keypoints_2d": [0.5] * 75}]}
    path = written(tmp_path / "o.json", content)
    with pytest.raises(ValueError, match="25 keypoints; expected 17 of coco17"):
        read_detections(path, "a.jpg", "coco17")
