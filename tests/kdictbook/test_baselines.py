"""The other systems of the tables: each does what its paper is about, on a handful of people."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from kdict import load_body, rotation
from kdict.evaluation import Observation, evaluate
from kdict.fitting.priors import GaussianShape
from kdict.fitting.weak_perspective import FitState
from kdict.metrics import mpjpe, pa_mpjpe
from kdict.mocap import PoseStatistics
from kdict.resources import data_path, read_tensors
from kdict.skeleton import index
from kdict.synthetic.dataset import Rendered
from kdictbook.baselines import (
    CMR,
    HMR,
    LIFTING_METHODS,
    NETWORKS,
    Forest,
    train_baseline,
)
from kdictbook.baselines.akhter import JointLimits, directions, sphere
from kdictbook.baselines.cmr import coarsen
from kdictbook.baselines.encoded import (
    KEYPOINT_FEATURES,
    Carried,
    Landmarks,
    encoded_test_set,
    from_detected,
    part_map,
)
from kdictbook.baselines.lifting import decompose, fit_camera, training_joints
from kdictbook.baselines.ramakrishna import Ramakrishna, constrained_least_squares, limbs
from kdictbook.baselines.smplify import BendingMixture, SMPLify
from kdictbook.baselines.vnect import SkeletonFit, VNect
from kdictbook.baselines.zhou import Zhou, shrink_spectral
from kdictbook.figures.systems_table import systems_table
from kdictbook.other_priors.joint_limits import NoPrior
from kdictbook.recipes.detected_keypoints import coco_keypoints

STUDIO, HELD_OUT = 192, 48
LABELS = (
    "keypoints2d", "visibility", "keypoints3d", "has_3d", "rotations", "root_rotation", "betas",
    "crop", "pelvis", "camera",
)  # fmt: skip


@pytest.fixture(scope="module")
def images():
    """The shipped features of rendered images of ``studio``, the maps unknown, and their labels."""
    features, _ = read_tensors(data_path("training", "thunder-features.safetensors"), "features")
    geometry = Rendered("studio", "train", size=16).geometry(range(STUDIO + HELD_OUT))
    found = {name: getattr(geometry, name) for name in LABELS}
    known = features["studio"][: STUDIO + HELD_OUT].float()
    found["features"] = torch.cat([known, known.new_zeros(len(known), 2963 - known.shape[1])], 1)
    return found


def rows(images, which):
    return {name: value[which] for name, value in images.items()}


@pytest.fixture(scope="module")
def batch(images):
    parts = part_map(rows(images, slice(STUDIO)), 16)

    def step(number):
        which = torch.arange(24) + 24 * number % STUDIO
        labels = rows(images, which) | {"parts": parts[which][-12:]}
        return labels.pop("features"), labels

    return step


@pytest.fixture(scope="module")
def trial(images):
    """The test set of people who are not learned from."""
    held_out = rows(images, slice(STUDIO, None))
    landmarks = Landmarks()
    places, _ = Carried.read(held_out["features"])
    carried = Carried.learn(images["features"], images)
    return encoded_test_set(
        "studio", held_out, carried, landmarks, places - coco_keypoints(held_out)
    )


def pa(system, trial):
    return next(
        r.value
        for r in evaluate({"it": system}, trial, progress=False)
        if (r.metric, r.protocol) == ("pa_mpjpe", "P1")
    )


def people(count, seed=3):
    """Joints of people turned to any side, and their keypoints under a weak perspective."""
    joints = training_joints(count, seed)
    yaw = torch.rand(count, generator=torch.Generator().manual_seed(seed)) * 2 * torch.pi
    turn = rotation.from_axis_angle(torch.stack([0 * yaw, yaw, 0 * yaw], -1))
    joints = joints @ rotation.to_matrix(turn).mT
    return joints, 0.8 * joints[..., :2] + 0.1


# Each system's figure, so that a change that breaks one is seen: PA-MPJPE in mm on 48 images, of
# networks after 100 steps.
FIGURES = {
    "HMR": 124.3,
    "iterative regression": 125.6,
    "CMR": 164.5,
    "Mehta et al.": 70.2,
    "VNect": 58.3,
    "Pavlakos et al.": 119.5,
    "NBF": 145.5,
    "Ramakrishna et al.": 62.1,
    "Ramakrishna et al., detected": 69.2,
    "Zhou et al.": 38.1,
    "Zhou et al., detected": 49.0,
    "Akhter et al.": 61.8,
    "Akhter et al., detected": 68.9,
    "SMPLify": 91.9,
    "SMPLify, detected": 95.5,
    "SMPLify, landmarks": 59.1,
    "Decision Forests": 78.1,
}
TOLERANCE = 0.06


def build(name):
    torch.manual_seed(0)
    return CMR(coarse=100, width=16, blocks=1) if name == "CMR" else NETWORKS[name]()


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_reaches_its_figure(name, batch, trial):
    model = train_baseline(build(name), batch, 100, lr=2e-3, seed=0, progress=False)
    assert not model.training
    assert pa(model, trial) == pytest.approx(FIGURES[name], rel=TOLERANCE)


@pytest.mark.parametrize("kind", LIFTING_METHODS)
def test_a_lifter_reaches_its_figures(kind, trial):
    system = kind.learn(2000)
    assert pa(system, trial) == pytest.approx(FIGURES[kind.name], rel=TOLERANCE)
    detected = pa(from_detected(system), trial)
    assert detected == pytest.approx(FIGURES[f"{kind.name}, detected"], rel=TOLERANCE)


def test_landmarks_reach_their_figures(images, trial):
    fitted = pa(SMPLify.learn(2000, landmarks=True), trial)
    assert fitted == pytest.approx(FIGURES["SMPLify, landmarks"], rel=TOLERANCE)
    known = rows(images, slice(STUDIO))
    places, _ = Carried.read(known["features"])
    seen = Landmarks()(known, places - coco_keypoints(known))
    forest = Forest(trees=5).learn(seen, known)
    assert pa(forest, trial) == pytest.approx(FIGURES["Decision Forests"], rel=TOLERANCE)


# Networks


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_answers_and_is_reproducible(name, batch, trial):
    seen, _ = next(trial.batches())
    with torch.no_grad():
        answer = build(name).eval()(seen)
    assert answer.keypoints3d.shape == (HELD_OUT, 24, 3)
    if answer.vertices is not None:
        regressed = load_body().J_regressor @ answer.vertices
        torch.testing.assert_close(answer.keypoints3d, regressed, atol=5e-6, rtol=0)  # Eq. 1
    if answer.camera is not None:
        assert (answer.camera[:, 0] > 0).all()
    first, again = (
        train_baseline(build(name), batch, 3, lr=1e-3, seed=0, progress=False) for _ in range(2)
    )
    pairs = zip(first.parameters(), again.parameters(), strict=True)
    assert all(torch.equal(a, b) for a, b in pairs)


def test_each_system_says_what_it_leaves_out():
    rows = systems_table().rows
    assert len(rows) == len({name for name, _, _ in rows}) == 11
    assert all(len(text) > 20 for _, *said in rows for text in said)


def test_a_loss_that_is_nan_is_named(batch):
    def broken(step):
        features, labels = batch(step)
        return features * torch.nan, labels

    with pytest.raises(ArithmeticError, match="HMR, seed 3, step 0: the loss is nan"):
        train_baseline(build("HMR"), broken, 2, lr=1e-3, seed=3, progress=False)


def test_hmr_corrects_its_answer(trial):
    seen, _ = next(trial.batches())
    first, _, last = build("HMR").parameters_of(seen.features)
    assert not torch.equal(first, last)


def test_the_regressor_and_the_discriminators_move_only_their_own_weights(batch):
    model = HMR(weight=0.0)
    features, labels = batch(0)
    nothing = {**labels, "visibility": 0 * labels["visibility"], "has_3d": labels["has_3d"] & False}
    model.loss(features, nothing, torch.Generator().manual_seed(0)).backward()
    assert all(p.grad is None or not p.grad.any() for p in model.correct.parameters())
    assert all(p.grad.any() for p in model.discriminators.whole[-1].parameters())
    model = HMR()
    model.loss(features, labels, torch.Generator().manual_seed(0)).backward()
    assert model.correct[-1].weight.grad.any()


def test_discriminators_learn_what_motion_capture_is():
    torch.manual_seed(0)
    model = HMR().discriminators
    optimizer = torch.optim.Adam(model.parameters(), 3e-3)
    poses, _ = PoseStatistics.load("train").sample(64, torch.Generator().manual_seed(0))
    strange = torch.nn.functional.normalize(torch.randn(64, 23, 4), dim=-1)
    betas = torch.zeros(64, 10)
    for _ in range(30):
        loss = (model(poses, betas) - 1).square().mean() + model(strange, betas).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert model(poses, betas)[:, 23].mean() > model(strange, betas)[:, 23].mean() + 0.5


def test_nbf_passes_no_gradient_between_its_stages(trial):
    seen, _ = next(trial.batches())
    model = build("NBF")
    _, posed = model.both(seen.features)
    posed.keypoints3d.sum().backward()
    assert all(p.grad is None for p in model.parts.parameters())


def test_vnects_skeleton_reaches_joints_and_keypoints(images):
    """Told the true joints and keypoints, it finds them; told joints that are moved, it goes on the
    keypoints."""
    true = images["keypoints3d"][:6] - images["keypoints3d"][:6, :1]
    seen = images["keypoints2d"][:6], images["visibility"][:6].float()
    moved = true + 0.05 * torch.randn(true.shape, generator=torch.Generator().manual_seed(0))
    model = VNect()

    def away(located):
        found = model.skeleton.keypoints(model.fit(located, *seen)).float()
        return mpjpe(found, true).mean()

    assert away(true) < 0.02
    assert away(moved) < 0.8 * mpjpe(moved, true).mean()


def test_vnects_gradient_is_that_of_its_energy():
    generator = torch.Generator().manual_seed(0)
    model = VNect()
    rotations, root = PoseStatistics.load("train").sample(2, generator)
    state = FitState(
        *(t.double() for t in (rotations, root, torch.randn(2, 10), torch.zeros(2, 3)))
    )
    located = model.skeleton.keypoints(state) + 0.1 * torch.randn(2, 24, 3).double()
    points = model.skeleton.project(state) + 0.1
    problem = SkeletonFit(
        model.skeleton, points, torch.ones(2, 24).double(), NoPrior(), GaussianShape(), 0.02, 0.2,
        located, 0.06,
    )  # fmt: skip
    step = 1e-5 * torch.randn(2, 85, generator=generator).double()
    ahead, behind = (problem.quadratic_model(state.retract(s))[0] for s in (step, -step))
    change = 2 * (problem.quadratic_model(state)[1] * step).sum(1)
    torch.testing.assert_close(ahead - behind, change, rtol=1e-5, atol=0)


def test_part_maps_are_those_of_the_rendered_body():
    batch = Rendered("studio", "train", size=64).render(range(4), parts=True)
    labels = {name: getattr(batch, name) for name in LABELS}
    assert (part_map(labels, 64) == batch.parts).float().mean() > 0.999


# Inputs


def test_landmarks_lie_on_the_body(images):
    labels = rows(images, slice(4))
    points = Landmarks()(labels, torch.zeros(4, 17, 2))
    assert points.shape == (4, 91, 2)
    assert len(points[0].unique(dim=0)) == 91
    body = part_map(labels, 64) >= 0
    cell = ((points + 1) * 32).long().clamp(0, 63)
    inside = (points.abs() < 0.97).all(-1)
    near = torch.nn.functional.max_pool2d(body[:, None].float(), 5, 1, 2)[:, 0]
    on = near[torch.arange(4)[:, None], cell[..., 1], cell[..., 0]] > 0
    assert on[inside].float().mean() > 0.98
    moved = Landmarks()(labels, torch.full((4, 17, 2), 0.1))
    torch.testing.assert_close(moved, points + 0.1)


def test_the_encoders_keypoints_are_carried_over(images):
    carried = Carried.learn(images["features"], images)
    found, sure = carried(images["features"])
    away = (found - images["keypoints2d"]).norm(dim=-1)[sure > 0.5]
    assert away.median() < 0.05
    assert ((sure >= 0) & (sure <= 1)).all()
    shifted = images["features"].clone()
    shifted[:, :34] += 0.2
    torch.testing.assert_close(carried(shifted)[0], found + 0.2)


def test_features_are_read_as_keypoints_and_scores(images):
    places, score = Carried.read(images["features"])
    assert places.shape[1:] == (17, 2)
    assert KEYPOINT_FEATURES == 51
    assert (places - coco_keypoints(images)).norm(dim=-1)[score > 0.6].median() < 0.05


def test_cmr_goes_from_coarse_to_fine():
    body = load_body()
    template = body.v_template.numpy()
    kept, adjacency, up = coarsen(template, body.faces, 200)
    assert len(set(kept)) == 200
    np.testing.assert_allclose(up.sum(1), 1)
    np.testing.assert_allclose(adjacency, adjacency.T)
    assert (adjacency > 0).sum(1).min() >= 2
    assert (adjacency > 0).mean() < 0.25
    again = up @ template[kept]
    assert np.abs(again - template).max() < 0.12
    np.testing.assert_allclose(again[kept], template[kept], atol=1e-4)


# Lifters


@pytest.mark.parametrize("kind", LIFTING_METHODS)
def test_a_lifter_beats_the_mean_pose(kind):
    joints, keypoints = people(12)
    seen = torch.ones(12, 24)
    # A mixture of fewer poses is too weak a prior for the depth.
    model = kind.learn(8000 if kind is SMPLify else 2000)
    answer = model(Observation(torch.zeros(12, 3, 32, 32), keypoints, seen)).keypoints3d
    mean = training_joints(2000).mean(0).expand_as(joints)
    assert pa_mpjpe(answer, joints).mean() < 0.9 * pa_mpjpe(mean, joints).mean()
    hidden = seen.clone()
    hidden[:, 18:] = 0
    keypoints[:, 18:] = 99.0
    answer = model(Observation(torch.zeros(12, 3, 32, 32), keypoints, hidden)).keypoints3d
    assert answer.isfinite().all()


def test_the_camera_is_found():
    shape = torch.randn(5, 24, 3, dtype=torch.float64)
    shape = shape - shape.mean(1, keepdim=True)
    turn = rotation.to_matrix(torch.nn.functional.normalize(torch.randn(5, 4).double(), dim=-1))
    image = 0.7 * (shape @ turn.mT)[..., :2]
    found, scale = fit_camera(shape, image, torch.ones(5, 24).double())
    torch.testing.assert_close(found, turn, rtol=0, atol=1e-4)
    torch.testing.assert_close(scale, torch.full((5,), 0.7).double(), rtol=1e-4, atol=0)


def test_pursuit_finds_a_sparse_sum():
    generator = torch.Generator().manual_seed(0)
    atoms = torch.randn(40, 24, 3, generator=generator)
    atoms = atoms / atoms.flatten(1).norm(dim=1)[:, None, None]
    mean = torch.randn(24, 3, generator=generator)
    code = torch.zeros(40)
    code[[3, 17, 29]] = torch.tensor([1.0, -0.7, 0.5])
    shape = mean + torch.einsum("n,njd->jd", code, atoms)
    model = Ramakrishna(atoms, mean, float(limbs(shape).square().sum()))
    weight = torch.ones(24)
    image = 0.9 * shape[:, :2]
    image = image - image.mean(0)
    found = model._code(image, weight, torch.eye(3), torch.tensor(0.9), active=3)
    torch.testing.assert_close(found, code, rtol=0, atol=1e-4)


def test_limbs_are_as_long_as_they_are_told_to_be():
    generator = np.random.default_rng(0)
    a, b = generator.normal(size=(40, 6)), generator.normal(size=40)
    bones, start = generator.normal(size=(30, 6)), generator.normal(size=30)

    def length(w):
        return np.square(bones @ w + start).sum()

    for total in (length(np.zeros(6)), 1.5 * length(np.zeros(6))):
        found = constrained_least_squares(a, b, bones, start, total)
        assert length(found) == pytest.approx(total, rel=1e-4)
        best = np.square(a @ found - b).sum()
        for _ in range(50):  # no other weights with these limbs are nearer
            other = found + 0.1 * generator.normal(size=6)
            if abs(length(other) - total) < 0.01 * total:
                assert np.square(a @ other - b).sum() > 0.98 * best
    shortest = length(np.linalg.lstsq(bones, -start, rcond=None)[0])
    found = constrained_least_squares(a, b, bones, start, 0.1 * shortest)
    assert length(found) == pytest.approx(shortest, rel=1e-3)


def test_the_relaxation_recovers_a_sum_of_atoms():
    """Two of twelve random shapes, turned: the keypoints alone tell the third dimension."""
    generator = torch.Generator().manual_seed(1)
    atoms = torch.randn(12, 24, 3, generator=generator)
    atoms = atoms - atoms[:, :1]
    turn = torch.tensor([0.9, 0.1, 0.4, -0.1])
    turn = rotation.to_matrix(turn / turn.norm())
    shape = (0.7 * atoms[2] + 0.3 * atoms[8]) @ turn.T
    model = Zhou(atoms, weight=0.01, iterations=500)
    answer = model.lift(0.5 * shape[None, :, :2] + 0.2, torch.ones(1, 24))[0]
    assert mpjpe(answer, shape) < 0.01 * shape.norm(dim=-1).mean()


def test_the_proximal_map_is_the_minimum():
    """Compared with SVD, and with points around it."""
    matrices = 0.5 * torch.randn(400, 2, 3, dtype=torch.float64)
    amount = 0.8
    answer = shrink_spectral(matrices, amount)

    def objective(z):
        return (z - matrices).square().sum((-2, -1)) / 2 + amount * torch.linalg.matrix_norm(z, 2)

    best = objective(answer)
    for _ in range(20):
        assert (objective(answer + 0.05 * torch.randn_like(answer)) >= best).all()
    small = torch.linalg.svdvals(matrices).sum(-1) < amount
    assert small.any()
    assert (answer[small].abs() < 1e-9).all()


def test_a_knee_or_an_elbow_that_bends_the_wrong_way_costs():
    poses, _ = PoseStatistics.load("train").sample(500, torch.Generator().manual_seed(0))
    prior = BendingMixture.learn(poses)
    plain = replace(prior, bending=0.0)
    for joint in ("left_knee", "right_knee", "left_elbow", "right_elbow"):
        bent = poses.double().mean(0, keepdim=True).repeat(2, 1, 1)
        bent[:, index(joint)] = rotation.from_axis_angle(
            torch.tensor([[0.7, 0, 0], [-0.7, 0, 0]]).double()
            if joint.endswith("knee")
            else torch.tensor([[0, -0.7, 0], [0, 0.7, 0]]).double() * (-1) ** ("right" in joint)
        )
        bent = torch.nn.functional.normalize(bent, dim=-1)
        seen, wrong = prior.quadratic_model(bent)[0] - plain.quadratic_model(bent)[0]
        assert wrong > seen + 3
    turns = torch.zeros(2, 69).double()
    turns[0] = 1e-5 * torch.randn(69, generator=torch.Generator().manual_seed(1))
    turns[1] = -turns[0]
    moved = rotation.multiply(bent[:1], rotation.from_axis_angle(turns.unflatten(1, (-1, 3))))
    ahead, behind = prior.quadratic_model(moved)[0]
    change = 2 * (prior.quadratic_model(bent[:1])[1] * turns[0]).sum()
    torch.testing.assert_close(ahead - behind, change, rtol=1e-4, atol=0)


def test_decompose_makes_rotations():
    turned, scale = decompose(torch.randn(30, 2, 3))
    torch.testing.assert_close(turned @ turned.mT, torch.eye(3).expand(30, 3, 3), atol=1e-5, rtol=0)
    torch.testing.assert_close(torch.linalg.det(turned), torch.ones(30))
    assert (scale > 0).all()


def test_limits_allow_what_was_seen_and_not_what_bends_back():
    limits = JointLimits(training_joints(4000))
    assert limits.allowed(training_joints(200, seed=5)).float().mean() > 0.99
    joints = training_joints(20, seed=6)
    knee, ankle = joints[:, 4], joints[:, 7]
    ahead = knee - joints[:, 1]
    # The shank folded forward along the thigh, as no knee can.
    folded = joints.clone()
    folded[:, 7] = knee + (ankle - knee).norm(dim=-1, keepdim=True) * torch.nn.functional.normalize(
        -0.5 * ahead + torch.tensor([0.0, 0.0, -1.0]) * ahead.norm(dim=-1, keepdim=True), dim=-1
    )
    assert not limits.allowed(folded)[:, 6].any()
    assert limits.excess(folded)[:, 6].min() > 0


def test_the_sphere_is_covered_evenly():
    points = sphere(100)
    torch.testing.assert_close(points.norm(dim=-1), torch.ones(100))
    assert points.mean(0).abs().max() < 0.02


def test_directions_do_not_depend_on_where_one_stands():
    joints = training_joints(3)
    turn = rotation.to_matrix(torch.nn.functional.normalize(torch.randn(4), dim=-1))
    torch.testing.assert_close(
        directions(joints), directions(joints @ turn.T + 2.0), rtol=0, atol=1e-4
    )
