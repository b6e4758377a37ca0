from dataclasses import replace

import pytest
import torch
from training_stand_in import config

from kdict import KinematicDictionary, body_joints, load_body, project, rotation
from kdict.network.model import HumanMeshNet, NetworkConfig

TINY = config().network
ROWS = {
    "both": {},
    "no shape dictionary": {"shape_dictionary": None},
    "no pose dictionary": {"dictionary": None},
    "none": {"dictionary": None, "shape_dictionary": None},
    "none, 6D": {"dictionary": None, "shape_dictionary": None, "pose": "6d"},
}


def network(seed=0, **changes):
    torch.manual_seed(seed)
    return HumanMeshNet(replace(TINY, **changes)).eval()


@pytest.fixture(scope="module")
def images():
    return torch.rand(3, 3, 32, 32, generator=torch.Generator().manual_seed(0))


@pytest.mark.parametrize("row", ROWS)
def test_every_row_of_table_6_is_a_flag_away(row, images):
    model = network(**ROWS[row])
    prediction = model(images)
    for name, shape in {
        "rotations": (23, 4), "root_rotation": (4,), "betas": (10,), "camera": (3,),
        "joints": (24, 3), "keypoints": (24, 2),
    }.items():  # fmt: skip
        assert getattr(prediction, name).shape == (3, *shape), name
    assert (prediction.codes is None) == (model.config.dictionary is None)
    assert (prediction.shape_codes is None) == (model.config.shape_dictionary is None)
    for q in (prediction.rotations, prediction.root_rotation):
        torch.testing.assert_close(q.norm(dim=-1), torch.ones(q.shape[:-1]))
    assert model.vertices(prediction).shape == (3, 3502, 3)


def test_codes_stand_for_the_rotations_and_betas(images):
    model = network()
    p = model(images)
    assert p.codes.shape == (3, 23, 32)
    assert p.shape_codes.shape == (3, 64)
    torch.testing.assert_close(p.codes.sum(-1), torch.ones(3, 23))
    torch.testing.assert_close(p.rotations, model.dictionary.decode(p.codes))
    torch.testing.assert_close(p.betas, model.shape_dictionary.decode(p.shape_codes))


def test_joints_and_keypoints_are_the_bodys(images):
    """By the joints-only forward and by the mesh, Eq. 1 and 2."""
    model, body = network(), load_body()
    p = model(images)
    joints = body_joints(body, p.rotations, p.root_rotation, p.betas)
    torch.testing.assert_close(p.joints, joints, atol=2e-6, rtol=0)
    posed = body(
        betas=p.betas,
        body_pose=rotation.to_matrix(p.rotations),
        global_orient=rotation.to_matrix(p.root_rotation)[:, None],
        pose2rot=False,
    )
    torch.testing.assert_close(p.joints, posed.joints[:, :24], atol=2e-6, rtol=0)
    torch.testing.assert_close(model.vertices(p), posed.vertices, atol=2e-6, rtol=0)
    torch.testing.assert_close(p.keypoints, project(p.keypoints3d, p.camera))
    regressed = body.J_regressor @ posed.vertices
    torch.testing.assert_close(p.keypoints3d, regressed, atol=2e-6, rtol=0)


def test_it_starts_with_an_upright_person_in_the_crop(images):
    p = network(**ROWS["none"])(images)
    feet, head = p.keypoints[:, 7, 1], p.keypoints[:, 15, 1]
    assert (feet > 0.5).all()
    assert (head < -0.3).all()
    assert (p.keypoints.abs() < 1.1).all()
    # It faces the camera, whose left is the person's right.
    assert (p.keypoints[:, 16, 0] > p.keypoints[:, 17, 0]).all()


@pytest.mark.parametrize("row", ROWS)
def test_gradients_reach_every_weight(row, images):
    model = network(**ROWS[row])
    p = model(images)
    (p.joints.square().sum() + p.keypoints.square().sum()).backward()
    for name, weight in model.named_parameters():
        assert weight.grad.isfinite().all(), name
        assert weight.grad.abs().max() > 0, name


def test_autocast_leaves_the_body_in_full_precision(images):
    model = network()
    with torch.autocast("cpu", torch.bfloat16):
        p = model(images)
    assert {t.dtype for t in (p.codes, p.joints, p.keypoints)} == {torch.float32}
    torch.testing.assert_close(p.codes.sum(-1), torch.ones(3, 23))


def test_profiles_are_the_papers_and_a_small_one():
    full, quick = NetworkConfig.profile("full"), NetworkConfig.profile("quick", dictionary=None)
    assert (full.backbone, full.image_size, full.hidden) == ("resnet50", 224, 4096)
    assert (quick.backbone, quick.image_size, quick.dictionary) == ("resnet18", 128, None)
    with pytest.raises(ValueError, match="profile is 'huge'; expected one of full, quick"):
        NetworkConfig.profile("huge")


@pytest.mark.parametrize("row", ROWS)
def test_weights_come_back_in_half_precision(row, images, tmp_path):
    path = tmp_path / "net.safetensors"
    model = network(**ROWS[row])
    model.save(path, {"data": "none"})
    loaded = HumanMeshNet.load(path)
    assert loaded.config == model.config
    assert not loaded.training
    torch.testing.assert_close(loaded(images).joints, model(images).joints, atol=1e-3, rtol=0)
    assert path.stat().st_size < 2.6 * sum(p.numel() for p in model.parameters())


def test_a_wrong_dictionary_is_named_with_the_right_one(tmp_path):
    path = tmp_path / "net.safetensors"
    network().save(path)
    with pytest.raises(ValueError, match=r"net.*dictionary = cmu-32 \(32 .*cmu-64 \(64"):
        HumanMeshNet.load(path, dictionary="cmu-64")
    with pytest.raises(ValueError, match=r"shape_dictionary = shape-64 .*shape_dictionary = none"):
        HumanMeshNet.load(path, shape_dictionary=None)
    # The same number of atoms, other atoms.
    other = KinematicDictionary.from_pretrained("cmu-32")
    file = str(tmp_path / "cmu-32.safetensors")
    KinematicDictionary(other.atoms.flip(1), other.observed).save(file)
    with pytest.raises(
        ValueError, match=r"trained with dictionary = cmu-32 .*has dictionary = cmu"
    ):
        HumanMeshNet.load(path, dictionary=file)


def test_a_dictionary_may_have_moved(tmp_path):
    path, file = tmp_path / "net.safetensors", str(tmp_path / "mine.safetensors")
    KinematicDictionary.from_pretrained("cmu-32").save(file)
    network().save(path)
    assert HumanMeshNet.load(path, dictionary=file).config.dictionary == file


def test_weights_of_another_body_are_refused(tmp_path):
    path, body = tmp_path / "net.safetensors", load_body()
    network().save(path)
    body.v_template += 0.01
    with pytest.raises(ValueError, match=r"shape-64.* body = 3502 .* network has body = 3502"):
        HumanMeshNet.load(path, body)


def test_files_that_are_no_network(tmp_path):
    path = tmp_path / "net.safetensors"
    with pytest.raises(FileNotFoundError, match=r"net\.safetensors: no such"):
        HumanMeshNet.load(path)
    network().save(path)
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(ValueError, match=r"net.safetensors: found 1000 bytes that are not a whole"):
        HumanMeshNet.load(path)
    KinematicDictionary.from_pretrained("cmu-32").save(path)
    with pytest.raises(ValueError, match="found kinematic; expected network weights"):
        HumanMeshNet.load(path)


def test_unknown_names():
    with pytest.raises(ValueError, match="'huge' is not a pretrained file"):
        HumanMeshNet.from_pretrained("huge")
    with pytest.raises(ValueError, match="'cmu-7' is not a pretrained file"):
        network(dictionary="cmu-7")
    with pytest.raises(ValueError, match="pose is 'euler'; expected one of quaternion, 6d"):
        network(dictionary=None, pose="euler")


@pytest.mark.parametrize("change", ["half", "double"])
def test_another_precision_is_named(images, change):
    model = getattr(network(), change)()
    with pytest.raises(TypeError, match=r"weights are torch\.float(16|64); expected torch.float32"):
        model(images)
