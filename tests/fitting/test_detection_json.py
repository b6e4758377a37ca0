import json

import numpy as np
import pytest

from kdict.body.joint_sets import JOINT_SETS
from kdict.fitting.detection_json import DetectionFiles, read_detections


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
    seen = [True] * 4 + [False] + [True] * 12
    assert found.visibility[0].tolist() == seen
    np.testing.assert_array_equal(found.keypoints[0][seen], labeled[seen, :2])
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
    with pytest.raises(ValueError, match=r"no entry is of 000000000044.jpg; the first is of 42"):
        read_detections(path, "000000000044.jpg")


def test_openpose(tmp_path):
    person = np.random.default_rng(0).random((25, 3)) * [100, 100, 1]
    content = {"version": 1.3, "people": [{"pose_keypoints_2d": flat(person)}] * 2}
    written(tmp_path / "a_keypoints.json", content)
    found = read_detections(tmp_path, "a.jpg")
    assert (len(found), found.keypoint_set) == (2, "openpose25")
    np.testing.assert_array_equal(found.visibility[0], person[:, 2])
    with pytest.raises(FileNotFoundError, match=r"neither b.json nor b_keypoints.json"):
        read_detections(tmp_path, "b.jpg")


@pytest.mark.parametrize("wrapped", [False, True])
def test_mmpose(tmp_path, wrapped):
    person = coco17(confidence=1.0862)
    people = [{"keypoints": person[:, :2].tolist(), "keypoint_scores": person[:, 2].tolist()}]
    content = {"instance_info": [{"frame_id": 0, "instances": people}]} if wrapped else people
    with pytest.warns(UserWarning, match=r"m.json: 17 confidences above 1 \(up to 1.0862\)"):
        found = read_detections(written(tmp_path / "m.json", content), "a.jpg")
    assert (found.visibility == 1).all()
    np.testing.assert_array_equal(found.keypoints[0], person[:, :2])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"bodies": []}, "keys are bodies; expected COCO's"),
        ({"people": None}, "people is None; expected a list"),
        ({"images": None, "annotations": []}, "images is None; expected COCO's list"),
        ({"images": [], "annotations": None}, "annotations is None"),
        ({"images": [], "annotations": [{"bbox": [1, 2, 3, 4]}]}, "annotations have no keypoints"),
        ({"people": [{"pose_keypoints_2d": [1.0] * 74}]}, "74 numbers"),
        ({"people": [{"pose_keypoints_2d": [9.0] * 57}]}, r"19 keypoints; expected one of 14 \(l"),
        ([{"keypoints": [[1, 2]], "keypoint_scores": [1, 2]}], r"shape \(1, 2\), their scores"),
        ([{"image_id": None, "keypoints": [1, 2, 3]}], "no entry is of a.jpg: it has none"),
        ([1, 2], "an entry is 1; expected a person"),
        ("text", "content is str"),
        ([{"people": []}] * 2, "holds 2 frames; expected the file of one image"),
        ({"people": [{"pose_keypoints_2d": [0.5] * 75}]}, r"keypoints lie in \[0, 1\], shares"),
        ({"people": [{"pose_keypoints_2d": [-0.9, 0.5, 1] * 25}]}, r"keypoints lie in \[-1, 1\]"),
        ({"people": [{"pose_keypoints_2d": ["a"] * 75}]}, "could not convert"),
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
    with pytest.raises(FileNotFoundError, match=r"none.json: file not found"):
        read_detections(tmp_path / "none.json", "a.jpg")


def test_another_number_of_keypoints_than_the_set_has(tmp_path):
    content = {"people": [{"pose_keypoints_2d": [5.5] * 75}]}
    path = written(tmp_path / "o.json", content)
    with pytest.raises(ValueError, match="25 keypoints; expected 17 of coco17"):
        read_detections(path, "a.jpg", "coco17")


def of(content, tmp_path, photo="a.jpg", **options):
    return read_detections(written(tmp_path / "d.json", content), photo, **options)


FLAT = flat(coco17())


@pytest.mark.parametrize(
    "content",
    [
        [{"image_id": "a.jpg", "keypoints": FLAT}],
        [{"image_id": "Folder\\A.JPG", "keypoints": FLAT}],
        {"people": [{"pose_keypoints": FLAT}]},
        [{"people": [{"pose_keypoints_2d": FLAT}]}],
        [{"keypoints": coco17().tolist(), "bbox": [0, 0, 9, 9]}],
        {"predictions": [[{"keypoints": coco17()[:, :2].tolist(), "keypoint_scores": [0.9] * 17}]]},
        [{"keypoints": {"x": FLAT[::3], "y": FLAT[1::3], "visible": FLAT[2::3]}, "box": {}}],
        [[{"x": x, "y": y, "score": c} for x, y, c in coco17()]],
        {"pose_landmarks": [[{"x": x, "y": y, "visibility": c} for x, y, c in coco17()]]},
        [{"x": x, "y": y, "z": 0.0, "presence": c} for x, y, c in coco17()],
    ],
    ids=range(10),
)
def test_one_person_in_every_layout(content, tmp_path):
    found = of(content, tmp_path)
    assert found.keypoint_set == "coco17"
    np.testing.assert_array_equal(found.keypoints, coco17()[None, :, :2])
    np.testing.assert_array_equal(found.visibility, np.full((1, 17), 0.9))


COCO = JOINT_SETS["coco17"]
OPENPOSE = [
    "nose", "neck", "right_shoulder", "right_elbow", "right_wrist", "left_shoulder", "left_elbow",
    "left_wrist", "right_hip", "right_knee", "right_ankle", "left_hip", "left_knee", "left_ankle",
    "right_eye", "left_eye", "right_ear", "left_ear",
]  # fmt: skip
MEDIAPIPE = [
    "nose", "left_eye_inner", "left_eye", "left_eye_outer", "right_eye_inner", "right_eye",
    "right_eye_outer", "left_ear", "right_ear", "mouth_left", "mouth_right", "left_shoulder",
    "right_shoulder", "left_elbow", "right_elbow", "left_wrist", "right_wrist", "left_pinky",
    "right_pinky", "left_index", "right_index", "left_thumb", "right_thumb", "left_hip",
    "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle", "left_heel", "right_heel",
    "left_foot_index", "right_foot_index",
]  # fmt: skip


@pytest.mark.parametrize(
    "names",
    [OPENPOSE, MEDIAPIPE, [*COCO, *range(9)], [*COCO, *range(116)]],
    ids=["openpose18", "mediapipe33", "halpe26", "wholebody133"],
)  # fmt: skip
def test_other_numbers_of_keypoints_become_coco17(names, tmp_path):
    points = [[10.0 * number, 5, 1] for number in range(len(names))]
    found = of({"people": [{"keypoints": points}]}, tmp_path)
    assert found.keypoint_set == "coco17"
    expected = [10.0 * names.index(name) for name in COCO]
    assert found.keypoints[0, :, 0].tolist() == expected


def test_what_is_unseen_and_who_is_empty(tmp_path):
    """null, NaN and -1 mean unseen, for a keypoint; an empty person costs nobody the image."""
    person = coco17().tolist()
    person[0][2], person[1][2], person[2] = -1, None, [None, None, None]
    empty = [{"keypoints": []}, {"keypoints": None}, {"keypoints": coco17(confidence=0).tolist()}]
    with pytest.warns(UserWarning, match="d.json: 3 people without a visible keypoint skipped"):
        found = of({"people": [*empty, {"keypoints": person}]}, tmp_path)
    assert found.visibility.tolist() == [[0, 0, 0] + [0.9] * 14]
    assert np.isfinite(found.keypoints).all()


@pytest.mark.parametrize("number", [np.inf, -np.inf, 1e30])
def test_places_in_no_image_are_refused(tmp_path, number):
    person = coco17()
    person[3, 0] = number
    with pytest.raises(ValueError, match=r"d.json: a visible keypoint has the number (inf|1e\+30)"):
        of({"people": [{"keypoints": person.tolist()}]}, tmp_path)
    person[3, 2] = 0
    assert len(of({"people": [{"keypoints": person.tolist()}]}, tmp_path)) == 1


def test_normalized_keypoints_are_scaled(tmp_path):
    shares = coco17() / [40, 80, 1]
    with pytest.raises(ValueError, match="multiply them by its width and height"):
        of({"people": [{"keypoints": shares.tolist()}]}, tmp_path)
    found = of({"people": [{"keypoints": shares.tolist()}]}, tmp_path, size=(80, 40))
    np.testing.assert_allclose(found.keypoints[0], coco17()[:, :2] - 0.5)


def test_a_canvas_of_another_size_is_scaled(tmp_path):
    """ControlNet's keypoints are pixels of a canvas."""
    people = [{"pose_keypoints_2d": flat(coco17())}]
    content = [{"people": people, "canvas_width": 50, "canvas_height": 60}]
    found = of(content, tmp_path, size=(120, 100))
    np.testing.assert_allclose(found.keypoints[0] + 0.5, 2 * (coco17()[:, :2] + 0.5))


def test_keypoints_outside_of_the_image_are_told(tmp_path):
    with pytest.warns(UserWarning, match="12 keypoints outside of the image of 10 × 10 pixels"):
        of({"people": [{"keypoints": coco17().tolist()}]}, tmp_path, size=(10, 10))


@pytest.mark.parametrize(
    ("name", "photo"),
    [
        ("train2017/B.jpg", "b.JPG"),
        ("C:\\x\\b.jpg", "other/b.jpg"),
        ("caf\u00e9.jpg", "cafe\u0301.jpg"),
    ],
)
def test_file_names_match_whatever_folder_case_and_form(name, photo, tmp_path):
    content = {
        "images": [{"id": 1}, {"id": 2, "file_name": name}],
        "annotations": [{"keypoints": FLAT}, {"image_id": 2, "keypoints": FLAT}],
    }
    with pytest.warns(UserWarning, match="1 images without file_name or id skipped, 1 annotations"):
        assert len(of(content, tmp_path, photo)) == 1


@pytest.mark.parametrize(
    "image_id", [123, 123.0, "123", "000000000123.jpg", "val/000000000123.jpg"]
)
def test_numbers_of_images(image_id, tmp_path):
    assert len(of([{"image_id": image_id, "keypoints": FLAT}], tmp_path, "000000000123.jpg")) == 1


def test_people_below_a_score_are_left_out(tmp_path):
    people = [{"image_id": 1, "keypoints": FLAT, "score": s} for s in (0.9, 0.2)]
    found = of(
        [*people, {"image_id": 1, "keypoints": flat(coco17(confidence=0.1))}], tmp_path, "1.jpg"
    )
    assert len(found.above(0.5)) == 1
    assert len(found.above(0.15)) == 2


def test_a_file_is_parsed_once(tmp_path, monkeypatch):
    path = written(tmp_path / "d.json", [{"image_id": n, "keypoints": FLAT} for n in (1, 2)])
    files = DetectionFiles(path)
    assert len(files.of("1.jpg")) == 1
    path.unlink()
    assert len(files.of("2.jpg")) == 1
