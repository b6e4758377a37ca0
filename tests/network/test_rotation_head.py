"""The dictionary as a part of somebody else's network: it takes the place of a 6D head."""

import pytest
import torch
from torch import nn

from kdict import KinematicDictionary
from kdict.mocap import PoseStatistics
from kdict.rotation import angle_between, from_6d, from_matrix, to_matrix


class SixDHead(nn.Module):
    """What many networks end in: 6 numbers per joint, orthonormalised (Zhou et al., 2019)."""

    def __init__(self, features: int):
        super().__init__()
        self.linear = nn.Linear(features, 23 * 6)

    def forward(self, features):
        return to_matrix(from_6d(self.linear(features).unflatten(-1, (23, 6))))


class DictionaryHead(nn.Module):
    """The same matrices (..., 23, 3, 3), each a convex combination of real rotations."""

    def __init__(self, features: int, scale: float = 0.1):
        super().__init__()
        self.dictionary, self.scale = KinematicDictionary.from_pretrained("cmu-128"), scale
        self.linear = nn.Linear(features, 23 * self.dictionary.n_atoms)

    def forward(self, features):
        logits = self.linear(features).unflatten(-1, (23, -1))
        return to_matrix(self.dictionary(self.scale * logits))


@pytest.mark.parametrize("head", [SixDHead, DictionaryHead])
def test_it_trains(head):
    torch.manual_seed(0)
    poses, _ = PoseStatistics.load("train").sample(32, torch.Generator().manual_seed(0))
    target = to_matrix(poses)
    inputs = target.flatten(1) @ torch.randn(23 * 9, 32) / 10
    network = nn.Sequential(nn.Linear(32, 64), nn.ReLU(), head(64))
    optimizer = torch.optim.Adam(network.parameters(), 1e-2)
    losses = []
    for _ in range(40):
        loss = (network(inputs) - target).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < 0.5 * losses[0]


def test_what_the_dictionary_head_says_is_a_pose_before_it_has_learned():
    """However wild the features: in the hull of real rotations, as 6D's are not."""
    torch.manual_seed(0)
    features = 100 * torch.randn(20, 32)
    dictionary = KinematicDictionary.from_pretrained("cmu-128")
    away = {}
    for head in (SixDHead, DictionaryHead):
        found = from_matrix(head(32)(features).detach())
        nearest = dictionary.decode(dictionary.encode(found))
        away[head] = angle_between(found, nearest).mean()
    assert away[DictionaryHead] < 0.01
    assert away[SixDHead] > 1
