import pytest
import torch
from scipy.fft import dctn

from kdict import body_joints, body_keypoints, project, rotation
from kdict.body.smpl import vertices
from kdict.evaluation.tables import STUDIO_P2_CAMERA
from kdict.render.raster import to_pixels
from kdict.synthetic import Rendered
from kdict.synthetic.camera import STUDIO_CAMERAS, look_at
from kdict.synthetic.keyed_random import KeyedRNG
from kdict.synthetic.roles import ROLES, SUBJECTS
from kdict.synthetic.sensor import jpeg

SIZE = 64
TENSORS = ("keypoints2d", "keypoints3d", "rotations", "root_rotation", "betas", "crop", "pelvis")


@pytest.fixture(scope="module", params=ROLES)
def role(request):
    return request.param


@pytest.fixture(scope="module")
def batch(role):
    """Sixteen test samples of a role, with all that can be asked for."""
    return Rendered(role, "test", size=SIZE).render(range(16), vertices=True, parts=True)


def same_pictures(a, b):
    """Equal but for what rounding flips: a face at its border, a JPEG coefficient at a half."""
    return ((a - b).abs() > 1 / 255).float().mean() < 0.01


def test_images_are_pictures(batch):
    image = batch.image
    assert image.shape == (16, 3, SIZE, SIZE)
    assert image.min() >= 0
    assert image.max() <= 1
    assert (image.flatten(1).std(1) > 0.03).all()


def test_keypoints_are_eq_1_projected(batch, role):
    data = Rendered(role, "test", size=SIZE)
    body = data.assets.body
    joints = body_keypoints(body, batch.rotations, batch.root_rotation, batch.betas)
    relative = joints - joints[:, :1]
    placed = (relative + batch.pelvis[:, None]).double()
    # Perspective by hand, in the camera's axes.
    x, y = placed[..., 0] / placed[..., 2], placed[..., 1] / placed[..., 2]
    s, tx, ty = batch.crop.double().T[..., None]
    expected = torch.stack([s * x + tx, s * y + ty], -1)
    torch.testing.assert_close(batch.keypoints2d.double(), expected, atol=1e-5, rtol=1e-5)
    assert ROLES[role].has_3d == bool(batch.has_3d.all())
    if ROLES[role].has_3d:
        torch.testing.assert_close(batch.keypoints3d, relative, atol=3e-6, rtol=0)
    else:
        assert batch.keypoints3d.isnan().all()
        assert not batch.has_3d.any()


def test_mesh_and_parts_agree(batch, role):
    data = Rendered(role, "test", size=SIZE)
    mesh = vertices(data.assets.body, batch.rotations, batch.root_rotation, batch.betas)
    torch.testing.assert_close(batch.vertices, mesh)
    seen = batch.parts >= 0
    assert batch.parts.max() < 24
    assert (seen.flatten(1).float().mean(1) > 0.02).all()
    # Behind a visible knee's pixel is skin of the same leg or of something nearer.
    # The tree's joint: Eq. 1's keypoint of a bent elbow is in its crook, outside of the body.
    joints = body_joints(data.assets.body, batch.rotations, batch.root_rotation, batch.betas)
    regressed = data.assets.body.J_regressor[:1] @ mesh
    placed = joints - regressed + batch.pelvis[:, None]
    keypoints = project(placed / placed[..., 2:], batch.crop)
    pixel = to_pixels(keypoints, SIZE).round().long()
    for joint in (4, 5, 18, 19):
        inside = (keypoints[:, joint].abs() < 0.95).all(-1)
        x, y = pixel[inside, joint].T
        assert (batch.parts[inside, y, x] >= 0).float().mean() > 0.9


def test_visibility_is_within_the_crop(batch):
    outside = (batch.keypoints2d.abs() >= 1).any(-1)
    assert ((batch.visibility == 0) | (batch.visibility == 1)).all()
    assert (batch.visibility[outside] == 0).all()
    assert batch.visibility.mean() > 0.6


def test_a_sample_is_the_same_alone_in_a_batch_and_again(batch, role):
    data = Rendered(role, "test", size=SIZE)
    for indices in ([5], torch.tensor([11, 5, 0])):
        again = data[indices]
        place = list(again.index).index(5)
        for name in TENSORS:
            one, other = getattr(again, name)[place], getattr(batch, name)[5]
            torch.testing.assert_close(one, other, atol=1e-5, rtol=1e-5, equal_nan=True)
        assert same_pictures(again.image[place], batch.image[5])
    once, twice = data[3:5].image, data[range(3, 5)].image
    assert torch.equal(once, twice)


def test_other_splits_seeds_and_roles_are_other_samples(batch, role):
    other = Rendered(role, "test", size=SIZE, seed=1)[range(4)]
    train = Rendered(role, "train", size=SIZE)[range(4)]
    for sample in (other, train):
        assert not same_pictures(sample.image, batch.image[:4])
        assert ((sample.rotations - batch.rotations[:4]).abs().amax((1, 2)) > 1e-3).all()


def test_size_changes_the_pixels_only(role):
    small, large = (Rendered(role, "test", size=size)[2] for size in (32, 96))
    assert torch.equal(small.keypoints2d, large.keypoints2d)
    assert large.image.shape[-1] == 96


@pytest.mark.parametrize("split", ["train", "test"])
def test_studio_has_human36ms_subjects_and_cameras(split):
    data = Rendered("studio", split, size=16)
    sample = data.geometry(range(96))
    assert set(sample.subject.tolist()) == set(SUBJECTS["studio", split])
    for subject in SUBJECTS["studio", split]:
        assert len(sample.betas[sample.subject == subject].unique(dim=0)) == 1
    assert torch.equal(sample.camera, torch.arange(96) % 4)
    # Four cameras see one moment: the same pose, turned between them as the cameras are.
    assert torch.equal(sample.rotations[0], sample.rotations[3])
    axes = look_at(
        torch.tensor(STUDIO_CAMERAS), torch.tensor([[0.0, 0.9, 0.0]]).expand(4, 3), torch.zeros(4)
    )
    world = axes.mT @ rotation.to_matrix(sample.root_rotation[:4])
    torch.testing.assert_close(world, world[:1].expand_as(world), atol=1e-5, rtol=0)
    assert STUDIO_P2_CAMERA in sample.camera


def test_the_poses_are_the_splits():
    for split, components in (("train", 64), ("test", 24)):
        data = Rendered("fitted", split, size=16)
        assert data.assets.poses.centers.shape[0] == components
    assert not torch.isin(
        Rendered("fitted", "test").geometry(range(32)).betas[:, 0],
        Rendered("fitted", "train").geometry(range(64)).betas[:, 0],
    ).any()


def test_chance_is_uniform_independent_and_by_name():
    keys = KeyedRNG.of(torch.arange(20000), 0, "somewhere")
    u = keys.uniform("a", 3)
    assert u.min() >= 0
    assert u.max() < 1
    assert torch.histc(u, 10).std() < 3 * (len(u) * 3 / 10) ** 0.5
    columns = torch.cat([u, keys.uniform("b", 1), keys.normal("c", 1)], 1)
    off = torch.corrcoef(columns.T) - torch.eye(5)
    assert off.abs().max() < 0.03
    assert abs(keys.normal("n").std() - 1) < 0.02
    assert torch.equal(KeyedRNG.of(torch.tensor([7]), 0, "somewhere").uniform("a", 3)[0], u[7])
    weights = torch.tensor([0.2, 0.0, 0.8])
    counts = keys.categorical("k", weights).bincount(minlength=3) / 20000
    torch.testing.assert_close(counts, weights, atol=0.015, rtol=0)


def test_jpeg_is_the_quantized_dct():
    """A gray picture against SciPy's transform; at quality 50 the tables are the standard's."""
    gray = torch.rand(1, 1, 16, 16, generator=torch.Generator().manual_seed(0)) * 0.3 + 0.35
    found = jpeg(gray.expand(1, 3, 16, 16), torch.tensor([50.0]))
    before, after = (
        dctn(image[0, 0, :8, 8:].double().numpy() * 255 - 128, norm="ortho")
        for image in (gray, found)
    )
    for k, step in enumerate([16, 11, 10, 16, 24, 40, 51, 61]):
        assert after[0, k] == pytest.approx(round(before[0, k] / step) * step, abs=0.01)
    best = jpeg(torch.full((1, 3, 16, 16), 0.4), torch.tensor([100.0]))
    torch.testing.assert_close(best, torch.full_like(best, 0.4), atol=3e-3, rtol=0)


def test_geometry_is_the_rendered_samples(batch, role):
    geometry = Rendered(role, "test").geometry(range(16))
    for name in (*TENSORS, "subject", "action", "camera", "index", "has_3d"):
        one, other = getattr(geometry, name), getattr(batch, name)
        torch.testing.assert_close(one, other, atol=1e-5, rtol=1e-5, equal_nan=True)
    # Occluders hide some of what is within the crop, and nothing else.
    assert (geometry.visibility >= batch.visibility).all()


def test_large_batches_are_rendered_in_parts():
    data = Rendered("fitted", "train", size=256)
    whole, last = data.render(range(9), parts=True), data.render([8], parts=True)
    assert whole.image.shape == (9, 3, 256, 256)
    assert whole.parts.shape == (9, 256, 256)
    assert whole.vertices is None
    assert same_pictures(whole.image[8:], last.image)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"role": "cinema", "split": "test"}, "role is 'cinema'; expected one of studio"),
        ({"role": "sport", "split": "val"}, "split is 'val'; expected 'train' or 'test'"),
        ({"role": "sport", "split": "test", "size": 100}, "size is 100; .* multiple of 16"),
    ],
)
def test_what_there_is_not(arguments, message):
    with pytest.raises(ValueError, match=message):
        Rendered(**arguments)


@pytest.mark.parametrize("indices", [-1, 1000, [], [[0]]])
def test_indices_outside_of_the_split(indices):
    with pytest.raises(IndexError, match="indices"):
        Rendered("sport", "test", size=16)[indices]
