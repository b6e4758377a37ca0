"""Augmented people are mirrored, recombined and tilted as often as is asked for."""

import pytest
import torch

from kdict import body_joints, rotation
from kdict.skeleton import DICTIONARY_JOINTS, JOINTS, mirror, mirrored, other_side
from kdict.synthetic import ROLES, Rendered
from kdict.synthetic.assets import load_assets
from kdictbook.augmented_people import LIMBS, AugmentedPeople

TENSORS = ("keypoints2d", "keypoints3d", "rotations", "root_rotation", "betas", "crop", "pelvis")


def test_a_mirrored_pose_is_the_mirror_image():
    geometry = Rendered("fitted", "train").geometry(range(20))
    body = load_assets("train", "cpu").body
    betas = torch.zeros(20, 10)
    joints = body_joints(body, geometry.rotations, geometry.root_rotation, betas)
    pose = mirrored(geometry.rotations), mirror(geometry.root_rotation)
    exchanged = body_joints(body, *pose, betas)
    order = other_side(JOINTS)
    reflected = joints[:, order] * torch.tensor([-1.0, 1.0, 1.0])
    apart = (exchanged - reflected) - (exchanged - reflected)[:, :1]
    assert apart.norm(dim=-1).max() < 0.02  # meters; the body is not quite symmetric
    assert [order[row] for row in order] == [*range(24)]


@pytest.mark.parametrize("role", ROLES)
def test_augmented_samples_are_deterministic_and_keep_the_rest(role):
    data = AugmentedPeople(role, size=32)
    batch, plain = data[range(8)], Rendered(role, "train", size=32).geometry(range(8))
    again, geometry = data[[5]], data.geometry(range(8))
    for name in TENSORS:
        one = getattr(batch, name)
        torch.testing.assert_close(
            one[5:6], getattr(again, name), atol=1e-5, rtol=1e-5, equal_nan=True
        )
        torch.testing.assert_close(
            one, getattr(geometry, name), atol=1e-5, rtol=1e-5, equal_nan=True
        )
    assert torch.equal(batch.betas, plain.betas)
    assert torch.equal(batch.subject, plain.subject)
    assert (batch.keypoints2d - plain.keypoints2d).abs().amax() > 0.05
    assert batch.keypoints2d.isfinite().all()
    assert (batch.image.flatten(1).std(1) > 0.02).all()


def test_augmentation_crosses_limbs_and_mirrors():
    plain = Rendered("fitted", "train").geometry(range(800)).rotations
    found = AugmentedPeople("fitted").geometry(range(800)).rotations
    flipped = mirrored(plain)
    trunk = [DICTIONARY_JOINTS.index(name) for name in ("spine1", "spine3", "neck", "head")]

    def equal(a, rows):
        return ((found - a)[:, rows].abs().amax((1, 2)) < 1e-4).float().mean()

    arms, legs = LIMBS["arms"], LIMBS["legs"]
    assert {*arms} | {*legs} | {*trunk, DICTIONARY_JOINTS.index("spine2")} == {*range(23)}
    for rows, share in ((trunk, 0.5), ([*arms, *trunk], 0.25), ([*legs, *trunk], 0.25)):
        assert equal(plain, rows) == pytest.approx(share, abs=0.05)
        assert equal(flipped, rows) == pytest.approx(share, abs=0.05)


def test_augmentation_tilts_a_third_of_the_people():
    """The angle between the body's axis and the camera's vertical covers the whole range."""

    def leaning(people):
        data = people.geometry(range(1000))
        up = rotation.to_matrix(data.root_rotation)[:, :, 1]
        return torch.rad2deg((-up[:, 1]).clamp(-1, 1).acos())

    usual, augmented = leaning(Rendered("fitted", "train")), leaning(AugmentedPeople("fitted"))
    assert (usual > 60).float().mean() < 0.12
    assert (augmented > 60).float().mean() > 0.2
    assert (augmented > 150).float().mean() > 0.03
