import pytest
import torch

import kdict
from kdict import rotation
from kdict.body.body import adult_betas
from kdict.body.keypoints import KEYPOINT_SETS, union_vocabulary
from kdict.fitting.lifter import Lifter
from kdict.fitting.tangent import axis_angles
from kdict.fitting.weak_perspective import WeakPerspectiveModel
from kdict.metrics import mpjpe, pa_mpjpe
from kdict.mocap import PoseStatistics
from kdict.resources import write_tensors
from kdictbook.corpus import Poses
from kdictbook.recipes.train_lifter import learn_spread, train
from kdictbook.simulated_people import Detector, draw_people

SETS = [name for name in KEYPOINT_SETS if name != "smpl24"]


@pytest.fixture(scope="module")
def poses():
    statistics = PoseStatistics.load("test")
    rotations, root = statistics.sample(200, torch.Generator().manual_seed(0))
    return Poses(rotations, root, statistics.observed, "")


@pytest.fixture(scope="module")
def people(poses):
    return draw_people(poses, adult_betas(), 64, torch.Generator().manual_seed(1), tumbling=0)


@pytest.fixture(scope="module")
def lifter():
    torch.manual_seed(0)
    return Lifter(hidden=32).eval()


def test_what_it_says_is_a_body(lifter, people):
    points = WeakPerspectiveModel(kdict.load_body(), "coco17").project(people)
    lift = lifter(points, torch.ones(64, 17))
    for codes in (lift.codes, lift.shape_codes):
        torch.testing.assert_close(codes.sum(-1), torch.ones(codes.shape[:-1]))
        assert (codes >= 0).all()
    torch.testing.assert_close(lifter.dictionary.decode(lift.codes), lift.state.rotations)
    norms = lift.state.root_rotation.norm(dim=-1)
    torch.testing.assert_close(norms, torch.ones_like(norms))


def test_pixels_may_be_of_any_size_and_origin(lifter, people):
    points = WeakPerspectiveModel(kdict.load_body(), "coco17").project(people)
    seen = torch.ones(64, 17)
    here, there = (lifter(p, seen).state for p in (points, 300 * points + 1000))
    torch.testing.assert_close(here.rotations, there.rotations, atol=1e-3, rtol=0)
    scale = here.camera[:, 0].exp()
    torch.testing.assert_close(there.camera[:, 0].exp(), 300 * scale, rtol=1e-3, atol=0)
    torch.testing.assert_close(
        there.camera[:, 1:], 300 * here.camera[:, 1:] + 1000, atol=0.1, rtol=0
    )


def test_what_is_not_seen_plays_no_part(lifter, people):
    points = WeakPerspectiveModel(kdict.load_body(), "coco17").project(people)
    seen = torch.ones(64, 17)
    seen[:, 3:9] = 0
    other = points.clone()
    other[:, 3:9] = torch.nan
    a, b = (lifter(p, seen) for p in (points, other))
    assert torch.equal(a.codes, b.codes)
    nobody = lifter(other, torch.zeros(64, 17))
    assert nobody.state.rotations.isfinite().all()
    assert nobody.state.camera.isfinite().all()


def test_a_set_is_its_places_in_the_union(lifter, people):
    names = union_vocabulary()
    points = WeakPerspectiveModel(kdict.load_body(), "union").project(people)
    for keypoint_set in SETS:
        where = [names.index(name) for name in kdict.datasets.JOINT_SETS[keypoint_set]]
        seen = torch.zeros(64, len(names))
        seen[:, where] = 1
        whole = lifter(points, seen, "union")
        part = lifter(points[:, where], torch.ones(64, len(where)), keypoint_set)
        assert torch.equal(whole.codes, part.codes)


def test_files(lifter, people, tmp_path):
    lifter.save(tmp_path / "l.safetensors", {})
    again = Lifter.load(tmp_path / "l.safetensors")
    points = WeakPerspectiveModel(kdict.load_body(), "coco17").project(people)
    a, b = (m(points, torch.ones(64, 17)).state for m in (lifter, again))
    assert kdict.angle_between(a.rotations, b.rotations).mean() < 0.02
    write_tensors(tmp_path / "n.safetensors", {"x": torch.zeros(1)}, {"kind": "network"})
    with pytest.raises(ValueError, match="found network; expected a lifter"):
        Lifter.load(tmp_path / "n.safetensors")
    write_tensors(tmp_path / "l.safetensors", {"x": torch.zeros(1)}, {"kind": "lifter"})
    with pytest.raises(ValueError, match="not those of this version's lifter"):
        Lifter.load(tmp_path / "l.safetensors")


def test_training_learns(poses):
    torch.manual_seed(0)
    lifters = Lifter(hidden=64).eval(), train(Lifter(hidden=64), poses, 40, Detector(), 0, 48)
    people = draw_people(poses, adult_betas(), 200, torch.Generator().manual_seed(2), tumbling=0)
    model = WeakPerspectiveModel(kdict.load_body(), "coco17")
    points, truth = model.project(people), model.joints(people)
    errors = []
    for lifter in lifters:
        with torch.no_grad():
            state = lifter(points, torch.ones(200, 17)).state
        errors.append(mpjpe(model.joints(state), truth).mean())
    assert errors[1] < 0.8 * errors[0]


def test_the_lifter_learns_how_far_off_it_is(poses, people):
    torch.manual_seed(0)
    lifter = Lifter(hidden=64)
    pose = [p.clone() for p in lifter.mlp.parameters()]
    model, seen = WeakPerspectiveModel(kdict.load_body(), "coco17"), torch.ones(64, 17)
    lifts = [lifter(model.project(people), seen)]
    learn_spread(lifter, poses, 30, Detector(), 0, 48)
    lifts += [lifter(model.project(people), seen)]
    assert all(torch.equal(a, b) for a, b in zip(pose, lifter.mlp.parameters(), strict=True))
    off = rotation.multiply(rotation.conjugate(lifts[0].state.rotations), people.rotations)
    v, _ = axis_angles(off)
    likelihoods = []
    for lift in lifts:
        precision = lift.precision().double()
        assert (torch.linalg.eigvalsh(precision) > 0).all()
        energy = (v.double()[:, None] @ precision @ v.double()[..., None]).flatten()
        likelihoods.append((torch.logdet(precision) - energy).mean().item())
    assert likelihoods[1] > likelihoods[0] + 10


def test_a_detector_sees_one_set_with_gaps():
    generator = torch.Generator().manual_seed(0)
    points = torch.zeros(500, len(union_vocabulary()), 2)
    seen, visibility = Detector(noise=0.1, outliers=0.0)(points, generator)
    counts = visibility.sum(1)
    assert int(counts.max()) == 25
    assert int(counts.min()) >= 14 - 8
    assert seen[visibility].std() < 0.1
    assert (seen.flatten(1).std(1) < 0.2).all()


def test_the_lifter_that_ships():
    lifter = Lifter.from_pretrained()
    assert sum(p.numel() for p in lifter.mlp.parameters()) * 2 < 8e6
    statistics = PoseStatistics.load("test")
    rotations, root = statistics.sample(100, torch.Generator().manual_seed(3))
    drawn = Poses(rotations, root, statistics.observed, "")
    people = draw_people(drawn, adult_betas(), 100, torch.Generator().manual_seed(4), tumbling=0)
    model = WeakPerspectiveModel(kdict.load_body(), "coco17")
    with torch.no_grad():
        state = lifter(model.project(people), torch.ones(100, 17)).state
    assert pa_mpjpe(model.joints(state), model.joints(people)).mean() < 0.1
