"""Fits of people whose 3D is known, and of keypoints that tell too little or nothing."""

import numpy as np
import pytest
import torch

import kdict
from kdict.body.body import adult_betas
from kdict.body.joint_sets import JOINT_SETS
from kdict.body.keypoints import KEYPOINT_SETS
from kdict.detector import Detections
from kdict.fitting import flags
from kdict.fitting.initialization import align_to_keypoints, mirrored_in_depth, turn
from kdict.fitting.weak_perspective import WeakPerspectiveModel
from kdict.metrics import pa_mpjpe
from kdict.mocap import PoseStatistics
from kdict.skeleton import JOINTS, mirrored, other_side
from kdictbook.corpus import Poses
from kdictbook.simulated_people import draw_people

PEOPLE = 8
HEIGHT = 300.0
"""Pixels."""


@pytest.fixture(scope="module")
def dictionary():
    """Not the default one, so that fits do without the lifter."""
    return kdict.KinematicDictionary.from_pretrained("cmu-256")


@pytest.fixture(scope="module")
def people():
    statistics = PoseStatistics.load("test")
    generator = torch.Generator().manual_seed(0)
    rotations, root = statistics.sample(50, generator)
    poses = Poses(rotations, root, statistics.observed, "")
    state = draw_people(poses, adult_betas(), PEOPLE, generator, tumbling=0)
    state.camera[:] = torch.tensor([np.log(HEIGHT / 1.7), 320, 240])
    return state


def seen(people, keypoint_set="coco17"):
    """Keypoints in pixels and the joints in meters."""
    model = WeakPerspectiveModel(kdict.load_body(), keypoint_set)
    return model.project(people), model.joints(people)


@pytest.fixture(scope="module")
def coco(people):
    return seen(people)


@pytest.fixture(scope="module")
def fitted(coco, dictionary):
    return kdict.fit(coco[0], dictionary=dictionary)


def test_people_are_found_from_clean_keypoints(coco, fitted):
    points, joints = coco
    assert fitted.converged.all()
    assert fitted.problem == ("",) * PEOPLE
    assert fitted.residual.mean() < 0.01 * HEIGHT
    assert pa_mpjpe(fitted.joints, joints).mean() < 0.08
    torch.testing.assert_close(
        (fitted.keypoints - points).norm(dim=-1), fitted.residual, atol=1e-3, rtol=0
    )


def test_what_comes_back_is_one_body(fitted, dictionary):
    torch.testing.assert_close(fitted.codes.sum(-1), torch.ones(PEOPLE, 23))
    assert (fitted.codes >= 0).all()
    decoded = dictionary.decode(fitted.codes)
    torch.testing.assert_close(decoded, fitted.rotations, atol=1e-5, rtol=0)
    shape = kdict.ShapeDictionary.from_pretrained("shape-64")
    torch.testing.assert_close(shape.decode(fitted.shape_codes), fitted.betas)
    body = kdict.load_body()
    posed = (fitted.rotations, fitted.root_rotation, fitted.betas)
    torch.testing.assert_close(kdict.body_joints(body, *posed), fitted.joints)
    points = kdict.project(kdict.body_keypoints(body, *posed, "coco17"), fitted.camera)
    torch.testing.assert_close(points, fitted.keypoints, atol=1e-2, rtol=0)
    assert fitted.vertices().shape == (PEOPLE, len(body.v_template), 3)


@pytest.mark.parametrize("keypoint_set", [s for s in KEYPOINT_SETS if s != "coco17"])
def test_every_set_can_be_fitted(people, dictionary, keypoint_set):
    points, joints = seen(people[:2], keypoint_set)
    found = kdict.fit(points, None, keypoint_set, dictionary=dictionary)
    assert found.residual.mean() < 0.01 * HEIGHT
    assert pa_mpjpe(found.joints, joints).mean() < 0.15


def test_a_batch_is_its_people(coco, fitted, dictionary):
    alone = kdict.fit(coco[0][3], dictionary=dictionary)
    torch.testing.assert_close(alone.joints[0], fitted.joints[3], atol=1e-3, rtol=0)
    assert alone.start[0] == fitted.start[3]


def test_pixels_may_be_of_any_size_and_origin(coco, fitted, dictionary):
    moved = kdict.fit(coco[0].double() * 3 + 1000, dictionary=dictionary)
    # Where keypoints hardly determine a person, the last bits of the pixels may decide which of two
    # fits, about equally good, is found.
    settled = (moved.joints - fitted.joints).norm(dim=-1).amax(-1) < 2e-3
    assert settled.sum() >= PEOPLE - 2
    scale = 3 * fitted.camera[settled, 0]
    torch.testing.assert_close(moved.camera[settled, 0], scale, rtol=1e-2, atol=0)
    assert ((moved.residual - 3 * fitted.residual).mean(-1).abs() < 0.003 * 3 * HEIGHT).all()


def test_an_outlier_is_not_listened_to(coco, fitted, dictionary):
    points = coco[0].clone()
    points[:, 9] += torch.tensor([2 * HEIGHT, HEIGHT])
    found = kdict.fit(points, dictionary=dictionary)
    others = [k for k in range(17) if k not in (7, 9)]
    assert found.residual[:, others].mean() < 0.02 * HEIGHT
    assert (found.residual[:, 9] > HEIGHT).all()


def test_upside_down_is_as_good_as_upright(coco, fitted, dictionary):
    found = kdict.fit(-coco[0], dictionary=dictionary)
    assert found.residual.mean() < 0.01 * HEIGHT
    assert pa_mpjpe(found.joints, coco[1]).mean() < pa_mpjpe(fitted.joints, coco[1]).mean() + 0.02


def test_missing_keypoints_may_hold_anything(coco, dictionary):
    points, visibility = coco[0].clone(), torch.ones(PEOPLE, 17)
    visibility[:, [7, 9, 13, 15]] = 0
    points[:, [7, 9, 13, 15]] = torch.nan
    found = kdict.fit(points, visibility, dictionary=dictionary)
    assert found.residual.isnan().sum() == 4 * PEOPLE
    assert found.joints.isfinite().all()
    assert found.residual.nanmean() < 0.01 * HEIGHT


def test_too_little_is_flagged_and_the_others_are_not_disturbed(coco, fitted, dictionary):
    points, visibility = coco[0].clone(), torch.ones(PEOPLE, 17)
    visibility[0] = 0
    visibility[1, 5:] = 0
    points[2] = torch.linspace(0, 100, 17)[:, None] * torch.tensor([1.0, 2.0])
    points[3] = 7.0
    found = kdict.fit(points, visibility, dictionary=dictionary)
    assert "no visible keypoint" in found.problem[0]
    assert found.joints[0].isnan().all()
    assert found.rotations[0].isnan().all()
    assert "5 visible keypoints" in found.problem[1]
    assert "one line" in found.problem[2]
    assert "one point" in found.problem[3]
    assert not found.converged[:4].any()
    assert found.joints[1:].isfinite().all()
    torch.testing.assert_close(found.joints[4:], fitted.joints[4:], atol=1e-3, rtol=0)


def test_nobody_is_no_error(dictionary):
    found = kdict.fit(np.zeros((0, 17, 2)), dictionary=dictionary)
    assert len(found) == 0
    assert found.joints.shape == (0, 24, 3)


def test_another_body_than_the_open_one(people, dictionary):
    """Its betas are not the shape dictionary's, and are kept near 0."""
    body = kdict.load_body()
    body.v_template[0] += 1e-3
    model = WeakPerspectiveModel(body, "coco17")
    found = kdict.fit(model.project(people)[:2], dictionary=dictionary, body=body)
    assert found.shape_codes is None
    assert found.residual.mean() < 0.01 * HEIGHT


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"keypoint_set": "halpe26"}, "'halpe26'.*coco17"),
        ({"keypoint_set": "lsp14"}, r"lsp14 has \(14, 2\)"),
        ({"visibility": np.full((1, 17), 1.5)}, r"nose, is 1.5; expected \[0, 1\]"),
        ({"visibility": np.full((1, 17), np.nan)}, "nose, is nan"),
        ({"visibility": np.ones((2, 17))}, "visibility has shape"),
        ({"keypoints": np.full((1, 17, 2), np.nan)}, "nose of person 0.*set its visibility to 0"),
        ({"keypoints": np.zeros((1, 17, 3))}, "keypoints has shape"),
        ({"keypoint_std": 0.0}, "keypoint_std is 0"),
    ],
)
def test_wrong_input_is_named(dictionary, change, message):
    arguments = {"keypoints": np.zeros((1, 17, 2)), "dictionary": dictionary, **change}
    with pytest.raises(ValueError, match=message):
        kdict.fit(**arguments)


def test_smpls_own_layout(coco, fitted, tmp_path):
    """smplx, given the parameters and a perspective camera, sees the people where they are."""
    focal, center = 5000.0, (320.0, 240.0)
    fitted.save(tmp_path / "people.npz", focal, center)
    with np.load(tmp_path / "people.npz", allow_pickle=False) as file:
        content = dict(file)
    names = ("global_orient", "body_pose", "betas", "transl")
    posed = kdict.load_body()(**{name: torch.from_numpy(content[name]) for name in names})
    joints = posed.joints[:, :24]
    pixels = focal * joints[..., :2] / joints[..., 2:] + torch.tensor(center)
    flat = kdict.project(fitted.joints, fitted.camera)
    assert (pixels - flat).norm(dim=-1).max() < 0.05 * HEIGHT
    assert (pixels - flat)[:, 0].norm(dim=-1).max() < 0.1
    assert content["problem"].tolist() == [""] * PEOPLE


def test_mirroring(people):
    """Left for right, and near for far, twice is nothing."""
    torch.testing.assert_close(mirrored(mirrored(people.rotations)), people.rotations)
    twice = mirrored_in_depth(mirrored_in_depth(people))
    torch.testing.assert_close(twice.rotations, people.rotations)
    body = kdict.load_body()
    straight = torch.tensor([1.0, 0, 0, 0]).expand(23, 4)
    betas = torch.zeros(10)
    q, other = people.rotations[0], mirrored(people.rotations[0])
    left, right = (kdict.body_joints(body, r, straight[0], betas) for r in (q, other))
    swap = other_side(JOINTS)
    flipped = left[swap] * torch.tensor([-1.0, 1, 1])
    torch.testing.assert_close(right, flipped, atol=0.02, rtol=0)


def test_a_start_is_placed_by_a_similarity(coco, people):
    model = WeakPerspectiveModel(kdict.load_body(), "coco17")
    there = align_to_keypoints(model, people, coco[0], torch.ones(PEOPLE, 17))
    torch.testing.assert_close(model.project(there), coco[0], atol=0.05, rtol=0)
    spun = align_to_keypoints(model, people, -coco[0], torch.ones(PEOPLE, 17))
    torch.testing.assert_close(model.project(spun), -coco[0], atol=0.05, rtol=0)
    half = kdict.rotation.multiply(turn(z=torch.pi), people.root_rotation)
    assert kdict.rotation.angle_between(half, spun.root_rotation).max() < 1e-3


def test_a_saved_fit_is_read_back(coco, fitted, tmp_path):
    with pytest.raises(ValueError, match="size of the image is not known"):
        fitted.save(tmp_path / "a.npz")
    found = kdict.fit(Detections(coco[0].numpy(), np.ones((PEOPLE, 17)), "coco17", size=(480, 640)))
    found.save(tmp_path / "a.npz")
    again = kdict.Fit.load(tmp_path / "a.npz")
    torch.testing.assert_close(again.joints, found.joints, atol=1e-4, rtol=0)
    for name in ("rotations", "root_rotation"):
        assert kdict.angle_between(getattr(again, name), getattr(found, name)).max() < 1e-3
    for name in ("betas", "camera", "keypoints", "residual", "energy", "placed", "converged"):
        assert torch.equal(getattr(again, name), getattr(found, name))
    for name in ("problem", "start", "keypoint_set", "size"):
        assert getattr(again, name) == getattr(found, name)
    other = kdict.load_body()
    other.v_template[0] += 1e-3
    with pytest.raises(ValueError, match=r"fitted with the open body of .* given is SMPL"):
        kdict.Fit.load(tmp_path / "a.npz", other)
    with np.load(tmp_path / "a.npz") as file:
        np.savez(tmp_path / "c.npz", **dict(file) | {"camera": file["camera"] * np.nan})
    with pytest.raises(ValueError, match=r"c\.npz: 24 of camera.s 24 numbers are NaN"):
        kdict.Fit.load(tmp_path / "c.npz")
    np.savez(tmp_path / "b.npz", betas=np.zeros(3))
    with pytest.raises(ValueError, match=r"b\.npz: no body, .*; expected a saved Fit"):
        kdict.Fit.load(tmp_path / "b.npz")


def faulty(points, names, kind):
    """Keypoints (B, 17, 2) and visibility (B, 17) with a planted fault."""
    points, visibility = points.clone(), torch.ones(points.shape[:2])
    below = [k for k, name in enumerate(names) if name.endswith(("knee", "ankle"))]
    if kind == "random":
        generator = torch.Generator().manual_seed(0)
        low, high = points.amin(1, keepdim=True), points.amax(1, keepdim=True)
        points = low + (high - low) * torch.rand(points.shape, generator=generator)
    elif kind == "legs":
        points = points[:, flags.exchanged_legs("coco17")]
    elif kind == "upper":
        visibility[:, below] = 0
    elif kind == "seven":
        visibility[:, [0, 1, 2, 3, 4, *below[:2], 6, 10, 12]] = 0
    return points, visibility


@pytest.mark.parametrize(
    ("kind", "text", "share"),
    [
        ("random", "of the person's extent off", 0.99),
        ("legs", "left and right seem exchanged", 0.6),
        ("upper", "only the upper body is in the image", 1),
        ("seven", "7 visible keypoints, fewer than 8", 1),
    ],
)
def test_planted_faults_are_flagged(coco, kind, text, share):
    """Precision and recall on annotated people are in data/results/fit_flags.json."""
    found = kdict.fit(*faulty(coco[0], JOINT_SETS["coco17"], kind))
    assert np.mean([text in problem for problem in found.problem]) >= share
    assert found.placed.all()
    if kind == "random":
        assert not found.converged.any()


def test_the_default_dictionary_given_is_the_default(coco):
    dictionary = kdict.KinematicDictionary.from_pretrained("cmu-128")
    given, default = kdict.fit(coco[0][:2], dictionary=dictionary), kdict.fit(coco[0][:2])
    assert given.start == default.start
    assert torch.equal(given.rotations, default.rotations)
