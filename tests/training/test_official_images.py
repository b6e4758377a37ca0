"""Training on files of the official layouts, made here with made-up numbers and colored images."""

import json
from dataclasses import replace

import dataset_files as files
import numpy as np
import pytest
import torch
from PIL import Image
from smpl_stand_in import write_stand_in

from kdict import HumanMeshNet, ShapeDictionary
from kdict.body import Body
from kdict.body.keypoints import body_keypoints
from kdict.datasets import Sample, read_mpii, read_spin, read_up3d
from kdict.network.losses import keypoint_losses, labels
from kdict.network.model import NetworkConfig
from kdict.skeleton import JOINTS
from kdict.training.config import TrainConfig
from kdict.training.official_images import DATASETS, OfficialImages, official_sources
from kdict.training.run import train
from kdictbook.recipes.smpl_shapes import amass_betas, learn_shapes


def paint(path, size=(640, 480)):
    """An image whose red grows to the right and whose green grows downward."""
    path.parent.mkdir(parents=True, exist_ok=True)
    x, y = np.meshgrid(np.arange(size[0]) / size[0], np.arange(size[1]) / size[1])
    pixels = np.stack([x, y, np.full_like(x, 0.5)], -1)
    Image.fromarray((255 * pixels).astype(np.uint8)).save(path)


@pytest.fixture
def folder(tmp_path):
    """MPII (2D keypoints), UP-3D (2D and meshes) and a SPIN file (2D and 3D)."""
    files.write_mpii(tmp_path / "mpii")
    files.write_up3d(tmp_path / "up")
    for path in [*(tmp_path / "mpii/images").glob("*.jpg"), *(tmp_path / "up").glob("*.png")]:
        paint(path)
    arrays = files.spin_arrays()
    arrays["S"][:, :, 3] = 1.0
    arrays["S"][:, 0, 3] = 0.0
    (tmp_path / "spin").mkdir()
    np.savez(tmp_path / "spin/h36m_train.npz", **arrays)
    for name in arrays["imgname"]:
        paint(tmp_path / "spin" / name)
    return tmp_path


def one(**changes):
    points = np.random.default_rng(0).uniform(150, 300, (24, 2))
    given = {
        "dataset": "made", "name": "0", "keypoints": points, "keypoint_set": "smpl24",
        "labeled": np.arange(24) % 3 > 0, "box": np.array([140.0, 140, 170, 170]),
    }  # fmt: skip
    return Sample(**given | changes)


def test_keypoints_follow_the_image_through_every_augmentation(tmp_path):
    """A keypoint's red and green say where it was in the whole image, wherever it is now."""
    paint(tmp_path / "a.png")
    sample = one(image=tmp_path / "a.png")
    images = OfficialImages([sample], 128)
    batch = images[torch.arange(64)]
    pixels = ((batch.keypoints2d + 1) * 64 - 0.5).round().long()
    inside = (pixels >= 0).all(-1) & (pixels < 128).all(-1) & (batch.visibility > 0)
    assert inside.float().mean() > 0.4
    agree = []
    for row in range(64):
        blue = batch.image[row, 2].median()
        for joint in inside[row].nonzero()[:, 0].tolist():
            x, y = pixels[row, joint]
            seen = batch.image[row, :, y, x]
            agree.append(bool(seen[2].sub(blue).abs() < 1e-3))
    assert np.mean(agree) > 0.9  # the rest is under an occluder
    plain = OfficialImages([sample], 128, augment=False)[[0]]
    at = ((plain.keypoints2d[0] + 1) * 64 - 0.5).round().long()
    for joint in range(24):
        if plain.visibility[0, joint]:
            x, y = at[joint].tolist()
            expected = torch.tensor(sample.keypoints[joint] / [640, 480]).float()
            assert (plain.image[0, :2, y, x] - expected).abs().max() < 0.01


def test_a_mirror_image_exchanges_the_sides(tmp_path):
    paint(tmp_path / "a.png")
    joints = np.random.default_rng(1).normal(size=(24, 3))
    sample = one(image=tmp_path / "a.png", joints=joints, joint_set="smpl24")
    batch = OfficialImages([sample], 32)[torch.arange(40)]
    left, right = JOINTS.index("left_wrist"), JOINTS.index("right_wrist")
    same = (batch.keypoints3d[:, left] - torch.tensor(joints[left]).float()).abs().amax(-1) < 1e-6
    mirrored = torch.tensor(joints[right] * [-1, 1, 1]).float()
    assert 8 < same.sum() < 32
    torch.testing.assert_close(batch.keypoints3d[~same, left], mirrored.expand(40, 3)[~same])
    for row in range(40):
        expected = sample.labeled if same[row] else sample.labeled[
            [JOINTS.index(n.replace("left", "L").replace("right", "left").replace("L", "right"))
             for n in JOINTS]
        ]  # fmt: skip
        assert batch.visibility[row].bool().tolist() == expected.tolist()


def test_an_index_decides_the_image(tmp_path):
    paint(tmp_path / "a.png")
    images = OfficialImages([one(image=tmp_path / "a.png")] * 3, 32)
    assert len(images) == 3000
    first, again = images[torch.tensor([5, 11])], images[torch.tensor([11])]
    assert torch.equal(first.image[1:], again.image)
    assert not torch.equal(first.image[0], first.image[1])
    other = OfficialImages([one(image=tmp_path / "a.png")] * 3, 32, seed=1)[torch.tensor([11])]
    assert not torch.equal(other.image, again.image)


def test_what_is_not_labeled_weighs_nothing(folder, caplog):
    body = Body.load("open")
    spin = OfficialImages(
        read_spin(folder / "spin/h36m_train.npz", images=folder / "spin"), 32, augment=False
    )[torch.arange(3)]
    assert spin.has_3d.all()
    known = spin.keypoints3d.isfinite().all(-1)
    assert not known[:, JOINTS.index("right_ankle")].any()  # joint 0 of spin24
    assert known[:, JOINTS.index("left_wrist")].all()
    mpii = OfficialImages(read_mpii(folder / "mpii"), 32, body, augment=False)[torch.arange(2)]
    assert "mpii: 1 of 3 people have no box" in caplog.text
    assert not mpii.has_3d.any()
    assert 0 < mpii.visibility.mean() < 1
    up3d = OfficialImages(read_up3d(folder / "up", "train"), 32, body, augment=False)
    batch = up3d[torch.arange(2)]
    mesh = up3d.samples[1].mesh
    assert batch.has_3d.all()
    assert batch.keypoints3d.isfinite().all()
    from kdict import rotation

    pose = rotation.from_axis_angle(torch.from_numpy(mesh.pose).float().view(24, 3))
    expected = body_keypoints(body, pose[1:], pose[0], torch.from_numpy(mesh.betas).float())
    torch.testing.assert_close(batch.keypoints3d[1], expected)
    for batch in (spin, mpii):
        n = len(batch.image)
        found = torch.zeros(n, 24, 3, requires_grad=True), torch.zeros(n, 24, 2)
        losses = keypoint_losses(*found, **labels(batch))
        (losses.l2d + losses.l3d).backward()
        assert torch.isfinite(losses.l3d)
        assert found[0].grad.isfinite().all()


SMALL = {
    "network": NetworkConfig(backbone="tiny", image_size=64, hidden=8, dictionary="cmu-32"),
    "num_images": 8, "batch_size": 4, "log_every": 1, "data": "official",
}  # fmt: skip


@pytest.fixture
def shapes(folder, monkeypatch):
    """SMPL's stand-in, the environment, and a shape dictionary of archives like AMASS's."""
    monkeypatch.setenv("KDICT_DATA", str(folder))
    monkeypatch.setenv("KDICT_SMPL", str(write_stand_in(folder / "smpl")))
    (folder / "amass").mkdir()
    for person in range(8):
        betas = np.random.default_rng(person // 2).normal(size=16)
        np.savez(folder / f"amass/{person}.npz", poses=np.zeros((2, 156)), betas=betas)
    learned = learn_shapes(folder / "amass", Body.load(), n_atoms=4)
    learned.save(folder / "shapes.safetensors")
    return folder / "shapes.safetensors"


def test_training_on_official_files_end_to_end(folder, shapes, tmp_path, monkeypatch):
    assert [*official_sources(folder, 64, Body.load())] == ["up-3d", "mpii"]
    with pytest.raises(ValueError, match=r"'shape-64' has body = 3502 .* body = 6890 vertices"):
        train(TrainConfig(**SMALL), tmp_path / "run", progress=False)
    assert not (tmp_path / "run").exists()
    network = replace(SMALL["network"], shape_dictionary=str(shapes))
    config = TrainConfig(**SMALL | {"network": network})
    model = train(config, tmp_path / "run", progress=False)
    assert len(model.body.v_template) == 6890
    assert all(p.isfinite().all() for p in model.parameters())
    saved = json.loads((tmp_path / "run/config.json").read_text())
    assert saved["roles"] == {"up-3d": 0.1, "mpii": 0.2}
    again = train(config, tmp_path / "run", progress=False)
    pairs = zip(model.parameters(), again.parameters(), strict=True)
    assert all(torch.equal(a, b) for a, b in pairs)
    with pytest.raises(
        ValueError, match=r"has body = 6890 vertices .* the network has body = 3502"
    ):
        HumanMeshNet.load(tmp_path / "run/model.safetensors", Body.load("open"))


def test_datasets_are_chosen_by_their_shares(folder, shapes, tmp_path):
    network = replace(SMALL["network"], shape_dictionary=str(shapes))
    roles = {"mpii": 0.25, "h36m_train": 0.75}
    train(TrainConfig(**SMALL | {"network": network, "roles": roles}), tmp_path, progress=False)
    with pytest.raises(FileNotFoundError, match=r"holds none of coco, lsp_train; see"):
        official_sources(folder, 64, names=["mpii", "coco", "lsp_train"])


def test_shapes_are_learned_from_amass(folder, shapes):
    betas, files = amass_betas(folder)
    assert betas.shape == (4, 10)
    assert len(files) == 8
    learned = ShapeDictionary.from_pretrained(shapes)
    torch.testing.assert_close(learned.decode(learned.encode(torch.tensor(betas))),
                               torch.tensor(betas), atol=0.05, rtol=0)  # fmt: skip
    with pytest.raises(ValueError, match="4 people; expected at least n_atoms = 64"):
        learn_shapes(folder, Body.load())
    with pytest.raises(ValueError, match="set KDICT_SMPL"):
        learn_shapes(folder, Body.load("open"))
    np.savez(folder / "amass/short.npz", poses=np.zeros((2, 156)), betas=np.zeros(3))
    with pytest.raises(ValueError, match=r"short.npz: betas has shape \(3,\)"):
        amass_betas(folder)
    with pytest.raises(FileNotFoundError, match="no archive of AMASS"):
        amass_betas(folder / "mpii")


def test_official_data_need_their_folders(tmp_path, monkeypatch):
    monkeypatch.delenv("KDICT_DATA", raising=False)
    with pytest.raises(ValueError, match="KDICT_DATA or KDICT_SMPL is not set"):
        train(TrainConfig(**SMALL), tmp_path / "run", progress=False)
    assert not (tmp_path / "run").exists()
    with pytest.raises(ValueError, match="data is 'real'; expected 'synthetic' or 'official'"):
        TrainConfig(**SMALL | {"data": "real"})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"image": None}, "made 0: has no image"),
        ({"box": np.array([1.0, 1, 0, 0])}, "no samples with a box"),
        ({"keypoints": None, "keypoint_set": None, "labeled": None}, "made 0: has no keypoints"),
    ],
)
def test_samples_that_cannot_be_trained_on(tmp_path, changes, message):
    with pytest.raises(ValueError, match=message):
        OfficialImages([one(**{"image": tmp_path / "a.png"} | changes)], 32)
    with pytest.raises(ValueError, match="no samples"):
        OfficialImages([], 32)
    with pytest.raises(FileNotFoundError, match="holds none of human36m"):
        official_sources(tmp_path, 32)


def test_the_shares_of_the_seven_datasets_sum_to_one():
    assert sum(share for share, _ in DATASETS.values()) == pytest.approx(1.0)
