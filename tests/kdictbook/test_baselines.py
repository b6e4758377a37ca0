"""The other systems of the tables: each does what its paper is about, on a handful of people."""

from dataclasses import fields, replace

import numpy as np
import pytest
import torch

from kdict import NetworkConfig, load_body, rotation
from kdict.evaluation import Estimate, Observation
from kdict.evaluation.part_masks import labels_of_joints
from kdict.metrics import mpjpe, pa_mpjpe
from kdict.mocap import PoseStatistics
from kdict.synthetic.dataset import Rendered
from kdict.training.config import TrainConfig
from kdictbook.baselines import CMR, HMR, LIFTING_METHODS, NBF, NETWORKS, Forest, train_baseline
from kdictbook.baselines.akhter import JointLimits, directions, sphere
from kdictbook.baselines.cmr import coarsen
from kdictbook.baselines.hmr import MixturePrior
from kdictbook.baselines.lifting import decompose, fit_camera, training_joints
from kdictbook.baselines.nbf import part_classes
from kdictbook.baselines.ramakrishna import Ramakrishna
from kdictbook.baselines.smplify import SMPLify
from kdictbook.baselines.zhou import Zhou, shrink_spectral

SMALL = {"backbone": "tiny", "image_size": 64}


def build(kind):
    torch.manual_seed(0)
    return kind(**SMALL, **({"coarse": 60, "width": 16} if kind is CMR else {}))


@pytest.fixture(scope="module")
def rendered():
    source = Rendered("studio", "train", size=64)
    return source.render(range(6), vertices=True, parts=True)


class Again:
    """A source of the same few images."""

    def __init__(self, batch):
        self.batch = batch

    def __len__(self):
        return len(self.batch.image)

    def __getitem__(self, indices):
        rows = {f.name: getattr(self.batch, f.name) for f in fields(self.batch)}
        return type(self.batch)(**{k: v if v is None else v[indices] for k, v in rows.items()})


def observation(batch):
    return Observation(batch.image, batch.keypoints2d, batch.visibility)


def people(count, seed=3):
    """Joints of people turned to any side, and their keypoints under a weak perspective."""
    joints = training_joints(count, seed)
    yaw = torch.rand(count, generator=torch.Generator().manual_seed(seed)) * 2 * torch.pi
    turn = rotation.from_axis_angle(torch.stack([0 * yaw, yaw, 0 * yaw], -1))
    joints = joints @ rotation.to_matrix(turn).mT
    return joints, 0.8 * joints[..., :2] + 0.1


# Networks


@pytest.mark.parametrize("kind", NETWORKS)
def test_a_network_answers_and_learns(kind, rendered, tmp_path):
    model = build(kind).eval()
    with torch.no_grad():
        answer = model(observation(rendered))
    assert answer.vertices.shape == (6, 3502, 3)
    assert answer.joints.shape == (6, 24, 3)
    regressed = load_body().J_regressor @ answer.vertices
    torch.testing.assert_close(answer.joints, regressed, atol=5e-6, rtol=0)  # Eq. 1
    assert (answer.camera[:, 0] > 0).all()
    config = TrainConfig(
        NetworkConfig.profile("quick"), 24, batch_size=3, roles={"studio": 1.0}, lr=1e-3,
        checkpoint_every=4, log_every=1,
    )  # fmt: skip
    source = {"studio": Again(rendered)}
    model = build(kind)
    before = model.loss(rendered).item()
    trained = train_baseline(model, source, config, tmp_path, progress=False)
    assert not trained.training
    assert model.loss(rendered).item() < before
    again = train_baseline(build(kind), source, config, tmp_path, progress=False)
    pairs = zip(trained.parameters(), again.parameters(), strict=True)
    assert all(torch.equal(a, b) for a, b in pairs)
    with pytest.raises(ValueError, match="another config"):
        train_baseline(build(kind), source, replace(config, lr=2e-3), tmp_path, progress=False)


@pytest.mark.parametrize("kind", NETWORKS)
def test_pictures_without_3d_are_learned_from(kind, rendered):
    model = build(kind)
    wild = Again(rendered)[torch.arange(2)]
    wild.has_3d[:] = False
    wild.keypoints3d[:] = torch.nan
    loss = model.loss(wild)
    loss.backward()
    assert loss.isfinite()
    gradients = [p.grad for p in model.parameters() if p.grad is not None]
    assert all(g.isfinite().all() for g in gradients)


def test_hmr_corrects_its_answer():
    model = build(HMR).eval()
    bodies, _ = model.rounds_of(torch.rand(2, 3, 64, 64))
    assert len(bodies) == 3
    assert not torch.equal(bodies[0].joints, bodies[2].joints)


def test_the_prior_likes_motion_capture():
    prior = MixturePrior()
    poses, _ = PoseStatistics.load("train").sample(50, torch.Generator().manual_seed(0))
    strange = torch.nn.functional.normalize(torch.randn(50, 23, 4), dim=-1)
    assert prior(poses).max() < prior(strange).min()


def test_nbf_passes_no_gradient_between_its_stages(rendered):
    model = build(NBF)
    _, posed = model.both(rendered.image)
    posed.joints.sum().backward()
    assert all(p.grad is None for p in model.parts.parameters())


def test_nbf_is_taught_the_parts_that_are_seen(rendered):
    classes = part_classes(rendered, load_body(), 64)
    assert (classes - 1 == rendered.parts).float().mean() > 0.999


def test_cmr_goes_from_coarse_to_fine():
    body = load_body()
    template = body.v_template.numpy()
    kept, adjacency, near, weights = coarsen(template, body.faces, 200)
    assert len(set(kept)) == 200
    np.testing.assert_allclose(weights.sum(1), 1)
    np.testing.assert_allclose(adjacency, adjacency.T)
    assert (adjacency > 0).sum(1).min() >= 2
    again = (weights[..., None] * template[kept][near]).sum(1)
    assert np.abs(again - template).max() < 0.12
    np.testing.assert_allclose(again[kept], template[kept], atol=1e-4)


def test_cmr_passes_along_the_edges_only():
    model = CMR(backbone="tiny", image_size=64, width=8, blocks=1, coarse=50)
    graph = torch.sparse_csr_tensor(model.starts, model.columns, model.entries, (50, 50))
    dense = graph.to_dense()
    x = torch.randn(2, 50, 8)
    torch.testing.assert_close(model.blocks[0](x, graph), model.blocks[0](x, dense))
    assert (dense > 0).sum() < 0.25 * dense.numel()


# Lifters


@pytest.mark.parametrize("kind", LIFTING_METHODS)
def test_a_lifter_beats_the_mean_pose(kind):
    joints, keypoints = people(12)
    seen = torch.ones(12, 24)
    # A mixture of fewer poses is too weak a prior for the depth.
    model = kind.learn(8000 if kind is SMPLify else 2000)
    answer = model(Observation(torch.zeros(12, 3, 32, 32), keypoints, seen)).joints
    mean = training_joints(2000).mean(0).expand_as(joints)
    assert pa_mpjpe(answer, joints).mean() < 0.9 * pa_mpjpe(mean, joints).mean()
    hidden = seen.clone()
    hidden[:, 18:] = 0
    keypoints[:, 18:] = 99.0
    answer = model(Observation(torch.zeros(12, 3, 32, 32), keypoints, hidden)).joints
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
    model = Ramakrishna(atoms, mean)
    code = torch.zeros(40)
    code[[3, 17, 29]] = torch.tensor([1.0, -0.7, 0.5])
    shape = mean + torch.einsum("n,njd->jd", code, atoms)
    weight = torch.ones(24)
    image = 0.9 * shape[:, :2]
    image = image - image.mean(0)
    found = model._code(image, weight, torch.eye(3), torch.tensor(0.9), active=3)
    torch.testing.assert_close(found, code, rtol=0, atol=1e-4)


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


# The forest


def test_the_forest_labels_what_it_has_seen(rendered):
    labels = labels_of_joints(rendered.parts)
    forest = Forest(trees=8, features=20, stride=2).learn(rendered.image, labels)
    answer = forest(observation(rendered))
    assert isinstance(answer, Estimate)
    assert answer.parts.shape == labels.shape
    body = labels > 0
    assert ((answer.parts > 0) == body).float().mean() > 0.9
    assert (answer.parts[body] == labels[body]).float().mean() > 0.4
