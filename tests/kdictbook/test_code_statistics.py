import numpy as np
import pytest
import torch

from kdict import KinematicDictionary, angle_between, slerp
from kdictbook.code_statistics import code_statistics

RNG = np.random.default_rng(0)


@pytest.fixture
def dictionary():
    q = torch.from_numpy(RNG.normal(size=(23, 6, 4)) * 0.3 + [1.0, 0, 0, 0])
    return KinematicDictionary(torch.nn.functional.normalize(q, dim=-1))


def codes_of(*weights):
    codes = torch.zeros(1, 23, 6, dtype=torch.float64)
    codes[..., : len(weights)] = torch.tensor(weights, dtype=torch.float64)
    return codes


def test_one_atom_is_itself(dictionary):
    found = code_statistics(dictionary, codes_of(1.0))
    assert found.active.eq(1).all()
    for number in found[1:]:
        assert number.shape == (1, 23)
        assert number.abs().max() < 1e-9


def test_two_atoms_against_slerp(dictionary):
    found = code_statistics(dictionary, codes_of(0.8, 0.2))
    first, second = dictionary.atoms[:, 0], dictionary.atoms[:, 1]
    lerped = torch.nn.functional.normalize(0.8 * first + 0.2 * second, dim=-1)
    wanted = angle_between(lerped, slerp(first, second, 0.2)).rad2deg()
    assert found.active.eq(2).all()
    assert torch.allclose(found.widest[0], angle_between(first, second).rad2deg())
    assert torch.allclose(found.lerp_error[0], wanted, atol=1e-9)
    assert wanted.max() > 1e-3


def test_the_deficit_is_the_spread_of_the_atoms(dictionary):
    gamma = torch.from_numpy(RNG.dirichlet(np.ones(6), size=(4, 23)))
    apart = torch.cdist(dictionary.atoms, dictionary.atoms) ** 2
    spread = 0.5 * torch.einsum("tjn,jnm,tjm->tj", gamma, apart, gamma)
    deficit = code_statistics(dictionary, gamma).norm_deficit
    assert torch.allclose(1 - (1 - deficit) ** 2, spread)


def test_atoms_without_weight_span_nothing(dictionary):
    codes = codes_of(0.5, 0.5)
    codes[0, 0] = torch.tensor([1.0, 0, 0, 0, 0, 0])
    found = code_statistics(dictionary, codes)
    assert found.widest[0, 0] == 0
    assert found.widest[0, 1] > 0


def test_bad_codes(dictionary):
    with pytest.raises(ValueError, match=r"expected \(T, 23, 6\)"):
        code_statistics(dictionary, codes_of(1.0)[0])
    with pytest.raises(ValueError, match="off the simplex by 1"):
        code_statistics(dictionary, codes_of(1.0, 1.0))
    with pytest.raises(ValueError, match=r"off the simplex by 0\.5"):
        code_statistics(dictionary, codes_of(1.5, -0.5))
