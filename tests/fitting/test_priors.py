import pytest
import torch

from kdict import KinematicDictionary, ShapeDictionary
from kdict.body.body import adult_betas
from kdict.fitting.priors import DictionaryPrior, GaussianShape, Hull, ShapePrior
from kdict.fitting.tangent import axis_angles
from kdict.fitting.weak_perspective import FitState
from kdict.mocap import PoseStatistics
from kdict.rotation import from_axis_angle
from kdictbook.other_priors.joint_limits import JointLimits, NoPrior
from kdictbook.other_priors.mixture import PoseMixture
from kdictbook.other_priors.pretrained import OtherPriors
from kdictbook.other_priors.vae import VAEPrior, train_vae


@pytest.fixture(scope="module")
def poses():
    rotations, _ = PoseStatistics.load("train").sample(400, torch.Generator().manual_seed(0))
    return rotations.double()


@pytest.fixture(scope="module")
def dictionary():
    return KinematicDictionary.from_pretrained("cmu-128")


@pytest.fixture(scope="module")
def anywhere(poses):
    """Poses that no one takes: each joint turned on by up to half a radian."""
    step = torch.zeros(6, 85).double()
    step[:, 3:72] = torch.randn(6, 69, generator=torch.Generator().manual_seed(1)) * 0.3
    state = FitState(poses[:6], poses[:6, 0], torch.zeros(6, 10), torch.zeros(6, 3))
    return state.retract(step).rotations


@pytest.fixture(scope="module")
def priors(poses, dictionary):
    return {
        "none": NoPrior(),
        "limits": JointLimits.learn(poses),
        "mixture": PoseMixture.learn(poses, components=2),
        "autoencoder": VAEPrior(train_vae(poses.float(), steps=30)),
        "dictionary": DictionaryPrior(Hull(dictionary), poses[:6], correlated(6)),
    }


def correlated(count):
    """Precisions of which no turn is independent of another."""
    factor = torch.randn(69, 69, generator=torch.Generator().manual_seed(3)).double()
    return (factor @ factor.T / 69 + torch.eye(69).double()).expand(count, -1, -1)


def turned(rotations, step):
    state = FitState(rotations, rotations[:, 0], torch.zeros(1, 10), torch.zeros(1, 3))
    full = torch.cat([torch.zeros(len(step), 3), step, torch.zeros(len(step), 13)], 1)
    return state.retract(full.double()).rotations


@pytest.mark.parametrize("name", ["none", "limits", "mixture", "autoencoder", "dictionary"])
def test_the_gradient_is_the_energys(priors, anywhere, name):
    prior = priors[name]
    energy, gradient, hessian = prior.quadratic_model(anywhere)
    assert energy.shape == (6,)
    assert (torch.linalg.eigvalsh(hessian) > -1e-6).all()
    direction = torch.randn(6, 69, generator=torch.Generator().manual_seed(2)).double()
    length = 1e-3 if name == "autoencoder" else 1e-4
    ahead, behind = (
        prior.quadratic_model(turned(anywhere, sign * length * direction))[0] for sign in (1, -1)
    )
    slope = (gradient * direction).sum(-1)
    torch.testing.assert_close((ahead - behind) / (2 * length), slope, rtol=0.05, atol=0.5)


@pytest.mark.parametrize("name", ["limits", "mixture", "autoencoder", "dictionary"])
def test_real_poses_are_likelier_than_others(priors, poses, anywhere, name):
    real, other = (priors[name].quadratic_model(q)[0] for q in (poses[:6], anywhere))
    assert (real < other).all()


def test_the_hull_holds_what_atoms_combine_to(dictionary):
    codes = torch.rand(5, 23, 128, generator=torch.Generator().manual_seed(0)) ** 8
    codes = codes / codes.sum(-1, keepdim=True)
    inside = dictionary.combine(codes.double())
    hull = Hull(dictionary)
    torch.testing.assert_close(hull.nearest(inside)[0], inside, atol=2e-3, rtol=0)
    torch.testing.assert_close(hull.nearest(-inside)[0], -inside, atol=2e-3, rtol=0)


def test_far_from_the_hull_is_far(dictionary, poses, anywhere):
    """The distance is the exact coder's, whatever the sign of a quaternion."""
    prior = DictionaryPrior(Hull(dictionary), anywhere, torch.zeros(6, 69, 69).double(), std=2.0)
    expected = dictionary.distance(anywhere).square().sum(-1)
    torch.testing.assert_close(2 * prior.quadratic_model(anywhere)[0], expected)
    torch.testing.assert_close(2 * prior.quadratic_model(-anywhere)[0], expected)


def test_a_hinge_costs_nothing_along_its_axis(dictionary, poses):
    """Of a hinge's three turns one is free, and a joint that never moves has none."""
    prior = DictionaryPrior(Hull(dictionary), poses, torch.zeros(400, 69, 69).double(), 1.0)
    for joint, expected in {3: 2, 22: 3, 15: 0}.items():  # left knee, right hand, left shoulder
        block = slice(3 * joint, 3 * joint + 3)
        stiff = torch.linalg.eigvalsh(prior.quadratic_model(poses)[2][:, block, block]) > 0.5
        assert stiff.sum(-1).median() == expected


def test_shapes_of_adults_cost_little():
    betas = adult_betas()[:50].double()
    prior = ShapePrior(ShapeDictionary.from_pretrained("shape-64"))
    energy, gradient, hessian = prior.quadratic_model(3 * betas)
    assert (energy > prior.quadratic_model(betas)[0]).all()
    assert (prior.quadratic_model(betas)[0] >= GaussianShape().quadratic_model(betas)[0]).all()
    assert gradient.shape == (50, 10)
    assert hessian.shape == (50, 10, 10)


def test_axis_angles_there_and_back(poses):
    v, jacobian = axis_angles(poses[:6])
    back = from_axis_angle(v.unflatten(-1, (-1, 3)))
    torch.testing.assert_close(back.abs(), poses[:6].abs(), atol=1e-6, rtol=0)
    step = torch.zeros(6, 69).double()
    step[:, 10] = 1e-4
    ahead, behind = (axis_angles(turned(poses[:6], sign * step))[0] for sign in (1, -1))
    expected = torch.zeros(6, 23, 3).double()
    expected[:, 3] = jacobian[:, 3, :, 1]
    torch.testing.assert_close((ahead - behind) / 2e-4, expected.flatten(1), atol=1e-3, rtol=0)


def test_other_priors_there_and_back(poses, priors, anywhere, tmp_path):
    learned = OtherPriors(
        priors["limits"], priors["mixture"], priors["autoencoder"].model.requires_grad_(False)
    )
    learned.save(tmp_path / "others.safetensors", {"seed": "0"})
    read = OtherPriors.load(tmp_path / "others.safetensors")
    pairs = (
        (learned.limits, read.limits),
        (learned.mixture, read.mixture),
        (VAEPrior(learned.autoencoder), VAEPrior(read.autoencoder)),
    )
    for before, after in pairs:
        torch.testing.assert_close(
            before.quadratic_model(anywhere)[0],
            after.quadratic_model(anywhere)[0],
            rtol=2e-2,
            atol=0.1,
        )
    KinematicDictionary.from_pretrained("cmu-32").save(tmp_path / "another.safetensors")
    with pytest.raises(ValueError, match="expected other priors"):
        OtherPriors.load(tmp_path / "another.safetensors")
