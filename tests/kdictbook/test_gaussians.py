import numpy as np
import torch
from scipy.stats import multivariate_normal

from kdictbook.other_priors.gaussians import Gaussians


def mixture():
    generator = torch.Generator().manual_seed(0)
    factor = torch.randn(3, 4, 4, generator=generator).double()
    covariances = factor @ factor.mT + 0.1 * torch.eye(4).double()
    centers = torch.randn(3, 4, generator=generator).double()
    return torch.tensor([0.2, 0.5, 0.3]).double(), centers, covariances


def test_energies_are_scipys():
    weights, centers, covariances = mixture()
    v = torch.randn(5, 2, 4).double()
    found = Gaussians(weights, centers, covariances)(v)
    for k in range(3):
        normal = multivariate_normal(centers[k].numpy(), covariances[k].numpy())
        expected = normal.logpdf(v.numpy()) + np.log(weights[k].item())
        np.testing.assert_allclose(-found[..., k], expected)


def test_em_finds_what_samples_are_drawn_from():
    generator = torch.Generator().manual_seed(0)
    centers = torch.tensor([[-5.0, 0.0], [5.0, 1.0]]).double()
    which = torch.randint(2, (2000,), generator=generator)
    v = centers[which] + torch.randn(2000, 2, generator=generator).double()
    learned = Gaussians.learn(v, 2, 1e-6)
    order = learned.centers[:, 0].argsort()
    torch.testing.assert_close(learned.centers[order], centers, atol=0.15, rtol=0)
    spread = torch.linalg.inv(learned.whiten.mT @ learned.whiten)
    torch.testing.assert_close(spread, torch.eye(2).double().expand(2, -1, -1), atol=0.2, rtol=0)
