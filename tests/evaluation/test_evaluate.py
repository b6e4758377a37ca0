"""The tables' protocols: what a perfect answer scores, what each metric sees, official files."""

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest
import torch
from dataset_files import spin_arrays, write_lsp, write_up3d

from kdict import load_body
from kdict.datasets import JOINT_SETS, PARTS, Sample, read_lsp, read_spin, read_up3d
from kdict.datasets.sample import crop_box
from kdict.evaluation import (
    Estimate,
    GroundTruth,
    Observation,
    evaluate,
    from_network,
    official_test_set,
    synthetic_test_set,
)
from kdict.evaluation.official import read_regressor
from kdict.evaluation.part_masks import PART_OF_JOINT, draw_parts, uncrop
from kdict.evaluation.synthetic import points_of_joints
from kdict.evaluation.tables import EVALUATED_14, Human36MScores, MPIInf3DHPScores
from kdict.skeleton import JOINTS
from kdict.synthetic.dataset import Rendered
from kdictbook.pretrained_networks import PRETRAINED, pretrained_method, pretrained_networks
from kdictbook.speed.timing import time_per_image


@pytest.fixture(scope="module")
def body():
    return load_body()


def values(results):
    return {(r.protocol, r.metric): r.value for r in results}


def points(*shape, seed=0):
    return torch.randn(*shape, 17, 3, generator=torch.Generator().manual_seed(seed)).double()


# Measures


def test_p2_looks_at_the_frontal_camera_alone():
    true = points(4)
    found = true.clone()
    found[:3, 5] += 0.1
    measure = Human36MScores()
    measure.update(
        found, GroundTruth(points=true, frontal=torch.tensor([False, False, False, True]))
    )
    scores = {(p, m): v for m, p, v, _ in measure.values()}
    assert scores["P2", "pa_mpjpe"] == pytest.approx(0, abs=1e-6)
    assert scores["P1", "mpjpe"] > 1


def test_pck_is_over_fourteen_joints_and_mpjpe_over_seventeen():
    true = points(2)
    found = true.clone()
    found[:, JOINT_SETS["h36m17"].index("spine")] += 1.0
    measure = MPIInf3DHPScores()
    measure.update(found, GroundTruth(points=true))
    scores = {(p, m): v for m, p, v, _ in measure.values()}
    assert scores["absolute", "pck"] == 100
    assert scores["absolute", "auc"] == pytest.approx(100 * 30 / 31)
    assert scores["absolute", "mpjpe"] == pytest.approx(1000 * 3**0.5 / 17)


def test_rigid_alignment_forgives_turns_and_scale():
    true = points(2) * 0.3
    turned = 1.3 * true[..., [1, 2, 0]]
    measure = MPIInf3DHPScores()
    measure.update(turned, GroundTruth(points=true))
    scores = {(p, m): v for m, p, v, _ in measure.values()}
    assert scores["aligned", "mpjpe"] == pytest.approx(0, abs=1e-6)
    assert scores["absolute", "pck"] < 100


def test_the_fourteen_are_those_of_the_protocol():
    assert EVALUATED_14 == [6, 5, 4, 1, 2, 3, 16, 15, 14, 11, 12, 13, 8, 10]
    names = {JOINT_SETS["h36m17"][i] for i in EVALUATED_14}
    assert names == {*JOINT_SETS["mpi17"]} - {"pelvis", "spine", "jaw"}


def test_points_are_means_of_joints():
    joints = torch.randn(24, 3)
    shifted = points_of_joints(joints + 1.0)
    torch.testing.assert_close(shifted, points_of_joints(joints) + 1.0)


# Masks


def test_every_part_of_the_body_has_a_class():
    by_name = {name: PARTS[part] for name, part in zip(JOINTS, PART_OF_JOINT, strict=True)}
    assert by_name["head"] == "head"
    assert by_name["pelvis"] == by_name["left_collar"] == "torso"
    assert by_name["left_hand"] == "left_arm"
    assert by_name["right_hip"] == "right_leg"
    assert set(PART_OF_JOINT) == set(range(1, 7))


def test_a_facing_body_is_drawn_mirrored(body):
    """Who faces the camera has their right hand on the image's left."""
    mesh = body.v_template * torch.tensor([1.0, -1.0, -1.0])
    drawn = draw_parts(body, mesh[None], torch.tensor([[0.9, 0.0, 0.0]]), 64)[0]
    columns = torch.arange(64.0)
    side = {part: columns[(drawn == part).any(0)].mean() for part in range(1, 7)}
    assert side[PARTS.index("right_arm")] < 32 < side[PARTS.index("left_arm")]
    assert drawn[0, 0] == 0


def test_uncrop_is_the_crop_undone():
    whole = np.arange(1, 64 * 64 + 1).reshape(64, 64)
    crop = whole[8:40, 4:36]
    back = uncrop(crop, np.array([4.0, 8.0, 32.0]), whole.shape)
    assert (back[8:40, 4:36] == crop).all()
    assert np.count_nonzero(back) == crop.size


def test_uncrop_where_the_crop_leaves_the_image():
    back = uncrop(np.ones((8, 8), int), np.array([-4.0, -4.0, 8.0]), (6, 10))
    assert back.sum() == 16
    assert back[:4, :4].all()


# The open benchmark


def weak_perspective(batch):
    """Cameras (B, 3) of points relative to the pelvis, exact at the pelvis's depth."""
    z, scale = batch.pelvis[:, 2:], batch.crop[:, :1]
    return torch.cat([scale / z, scale * batch.pelvis[:, :2] / z + batch.crop[:, 1:]], 1)


class Oracle:
    """Answers with the truth of the images in their order."""

    def __init__(self, role, size=64, shift=0.0):
        self.source, self.at, self.shift = Rendered(role, "test", size=size), 0, shift

    def __call__(self, observation):
        count = len(observation.image)
        batch = self.source.render(range(self.at, self.at + count), vertices=True)
        self.at += count
        joints = batch.keypoints3d + self.shift
        return Estimate(joints, batch.vertices + self.shift, weak_perspective(batch))


def test_the_truth_has_no_error():
    for role, metric in (("studio", "mpjpe"), ("multiview", "mpjpe"), ("fitted", "surface_error")):
        found = evaluate(
            {"truth": Oracle(role)},
            synthetic_test_set(role, 4, size=64, batch_size=3),
            progress=False,
        )
        assert all(r.value == pytest.approx(0, abs=0.01) for r in found if r.metric == metric)
        assert {r.method for r in found} == {"truth"}
        assert all("sha256" in r.data and "images 0–3" in r.split for r in found)


def test_shifting_joints_is_forgiven_and_shifting_a_mesh_is_not():
    for role, error in (("studio", 0.0), ("fitted", 100 * 3**0.5)):
        found = evaluate(
            {"shifted": Oracle(role, shift=0.1)},
            synthetic_test_set(role, 4, size=64),
            progress=False,
        )
        assert found[0].value == pytest.approx(error, abs=0.01)


def test_the_true_mesh_covers_the_true_mask():
    found = values(
        evaluate(
            {"truth": Oracle("sport")}, synthetic_test_set("sport", 4, size=64), progress=False
        )
    )
    assert found["foreground", "accuracy"] > 90
    assert found["parts", "f1"] > 0.5


def test_labeled_pixels_are_taken_as_they_are():
    def nobody(observation):
        return Estimate(parts=torch.zeros(observation.image[:, 0].shape, dtype=torch.int64))

    found = values(
        evaluate({"none": nobody}, synthetic_test_set("sport", 2, size=64), progress=False)
    )
    assert found["foreground", "accuracy"] == found["parts", "accuracy"] < 95
    assert found["foreground", "f1"] < 0.5


def test_failures_are_counted(caplog):
    def breaks(observation):
        joints = torch.randn(len(observation.image), 24, 3)
        joints[0] = torch.nan
        return Estimate(joints)

    for role in ("studio", "multiview"):
        found = evaluate({"bad": breaks}, synthetic_test_set(role, 4, size=64), progress=False)
        # One person of four, however many figures are taken of each.
        assert all(np.isfinite(r.value) and r.config["failed"] == 1 for r in found)
    assert "bad: 1 estimates with NaN" in caplog.text


@pytest.mark.parametrize(("role", "what"), [("fitted", "vertices"), ("sport", "parts")])
def test_what_a_system_cannot_answer_is_said(role, what):
    with pytest.raises(ValueError, match=f"mute gives n.*{what}"):
        evaluate(
            {"mute": lambda o: Estimate()}, synthetic_test_set(role, 1, size=64), progress=False
        )


def test_other_roles_are_refused():
    with pytest.raises(ValueError, match="wild2d"):
        synthetic_test_set("wild2d", 1)


def test_a_network_and_its_time():
    from kdict import HumanMeshNet, NetworkConfig

    config = NetworkConfig(backbone="tiny", image_size=64, hidden=8, dictionary="cmu-32")
    system = from_network(HumanMeshNet(config).eval())
    image = torch.rand(2, 3, 64, 64)
    estimate = system(Observation(image, torch.zeros(2, 24, 2), torch.ones(2, 24)))
    assert estimate.vertices.shape[:2] == (2, 3502)
    seen = Observation(image, torch.zeros(2, 24, 2), torch.ones(2, 24))
    found = time_per_image({"net": system, "nothing": lambda o: Estimate()}, seen, repeats=1)
    assert [(r.method, r.metric, r.unit) for r in found] == [
        ("net", "seconds", "s"),
        ("nothing", "seconds", "s"),
    ]
    assert all(r.value > 0 for r in found)


def test_shipped_networks_have_the_names_they_are_recorded_by(tmp_path, monkeypatch):
    from kdict import HumanMeshNet, NetworkConfig

    config = NetworkConfig(backbone="tiny", image_size=64, hidden=8, dictionary="cmu-32")
    for name, method in (("thunder", "both"), ("thunder-direct", "direct")):
        HumanMeshNet(config).save(tmp_path / f"{name}.safetensors", {"method": method})
    for module in ("kdict.network.model", "kdictbook.pretrained_networks"):
        monkeypatch.setattr(
            f"{module}.pretrained_path", lambda _, name: tmp_path / f"{name}.safetensors"
        )
    systems = pretrained_networks()
    assert [*systems] == ["both", "direct"] == [pretrained_method(name) for name in PRETRAINED]
    seen = Observation(torch.rand(1, 3, 64, 64), torch.zeros(1, 24, 2), torch.ones(1, 24))
    assert systems["both"](seen).vertices.shape == (1, 3502, 3)


# Official files


def photograph(path, size=(600, 600)):
    from PIL import Image

    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, (200, 30, 30)).save(path)


@pytest.fixture
def spin(tmp_path):
    arrays = spin_arrays()
    arrays["S"][..., 3] = 1.0
    np.savez(tmp_path / "h36m_valid_protocol1.npz", **arrays)
    for name in arrays["imgname"]:
        photograph(tmp_path / name)
    return lambda: read_spin(tmp_path / "h36m_valid_protocol1.npz", images=tmp_path)


@pytest.mark.parametrize("role", ["studio", "multiview"])
def test_official_joints(spin, body, role):
    """The joints that the regressor makes of a mesh are compared with the file's."""
    from kdict.datasets import convert

    samples = list(spin())
    true = np.stack([
        convert(s.joints, s.joints_known, "spin24", "h36m17")[0] for s in samples
    ])  # fmt: skip
    regressor = torch.zeros(17, 3502)
    regressor[range(17), range(17)] = 1.0
    order = iter(true)

    def truthful(observation):
        assert observation.image.shape[1:] == (3, 32, 32)
        mesh = torch.zeros(len(observation.image), 3502, 3)
        mesh[:, :17] = torch.from_numpy(np.stack([next(order) for _ in mesh])).float()
        return Estimate(vertices=mesh)

    test_set = official_test_set(
        role, spin, body, split="S9 and S11", regressor=regressor, size=32, batch_size=2
    )
    found = evaluate({"truth": truthful}, test_set, progress=False)
    assert test_set.images == 5
    assert found[0].data.startswith("h36m_valid_protocol1, sha256 ")
    assert values(found)["P1" if role == "studio" else "aligned", "mpjpe"] < 1e-2


def test_official_joints_need_camera_axes_and_a_regressor(spin, body):
    with pytest.raises(ValueError, match="regressor"):
        official_test_set("studio", spin, body, split="")
    world = [replace(sample, axes="world") for sample in spin()]
    test_set = official_test_set(
        "studio", lambda: world, body, split="", regressor=torch.zeros(17, 3502), size=32
    )
    with pytest.raises(ValueError, match="world axes"):
        evaluate({"any": lambda o: Estimate()}, test_set, progress=False)


def test_official_meshes(tmp_path, body):
    write_up3d(tmp_path)
    for path in tmp_path.glob("*_image.png"):
        photograph(path)
    samples = list(read_up3d(tmp_path, "test"))
    from kdict import rotation
    from kdict.body.smpl import vertices

    def truthful(observation):
        pose = torch.from_numpy(np.stack([s.mesh.pose for s in samples])).float()
        betas = torch.from_numpy(np.stack([s.mesh.betas for s in samples])).float()
        turned = rotation.from_axis_angle(pose.unflatten(-1, (24, 3)))
        return Estimate(vertices=vertices(body, turned[:, 1:], turned[:, 0], betas))

    test_set = official_test_set(
        "fitted", lambda: read_up3d(tmp_path, "test"), body, split="test", size=32
    )
    (found,) = evaluate({"truth": truthful}, test_set, progress=False)
    assert found.value == pytest.approx(0, abs=1e-3)


@pytest.mark.parametrize("kind", ["Ramakrishna", "Zhou", "Akhter"])
def test_lifters_go_on_after_people_of_whom_nothing_is_seen(kind):
    from kdictbook import baselines

    lifter = getattr(baselines, kind).learn(300)
    seen, _ = next(synthetic_test_set("studio", 3, size=64).batches())
    expected = lifter(seen).keypoints3d
    nobody = replace(seen, visibility=seen.visibility.clone())
    nobody.visibility[1] = 0
    hidden = replace(seen, keypoints2d=seen.keypoints2d.clone())
    hidden.keypoints2d[1] = 0.3
    wrong = replace(seen, keypoints2d=seen.keypoints2d.clone())
    wrong.visibility[1, 3] = 1
    wrong.keypoints2d[1, 3] = torch.nan
    for case in (nobody, hidden, wrong):
        found = lifter(case).keypoints3d
        assert found.isfinite().flatten(1).all(1).tolist() == [True, False, True]
        torch.testing.assert_close(found[[0, 2]], expected[[0, 2]], atol=1e-3, rtol=0)


def test_masks_of_another_size_than_the_photograph(tmp_path, body):
    from PIL import Image

    masks = [tmp_path / "parts.png", tmp_path / "all.png"]
    for path in masks:
        Image.fromarray(np.zeros((40, 30), np.uint8)).save(path)
    photograph(tmp_path / "im1001.jpg", (60, 80))
    sample = Sample(
        dataset="lsp", name="im1001", image=tmp_path / "im1001.jpg", keypoint_set="lsp14",
        keypoints=np.arange(28.0).reshape(14, 2), parts=masks[0], silhouette=masks[1],
    )  # fmt: skip
    test_set = official_test_set("sport", lambda: [sample], body, split="im1001", size=32)
    with pytest.raises(ValueError, match=r"all.png: is 30 x 40 pixels, .*im1001.jpg is 60 x 80"):
        evaluate({"any": lambda o: Estimate()}, test_set, progress=False)


def test_official_masks_are_drawn_at_the_size_of_the_protocol(tmp_path, body):
    """A mesh that is drawn for a small network has no coarser outline than for a large one."""
    test = replace(synthetic_test_set("sport", 1, size=32), config={"size": 32})
    mesh = body.v_template * torch.tensor([1.0, -1.0, -1.0])
    camera = torch.tensor([[0.9, 0.0, 0.0]])
    mask = draw_parts(body, mesh[None], camera, 224)[0].numpy()
    truth = GroundTruth(silhouettes=[mask], parts=[mask], crops=np.array([[0.0, 0.0, 224.0]]))
    seen = Observation(torch.zeros(1, 3, 32, 32), torch.zeros(1, 24, 2), torch.ones(1, 24))
    test = replace(test, batches=lambda: iter([(seen, truth)]))
    answer = Estimate(vertices=mesh[None], camera=camera)
    found = values(evaluate({"truth": lambda o: answer}, test, progress=False))
    assert found["parts", "accuracy"] == 100


def test_official_masks(tmp_path, body):
    from PIL import Image

    write_lsp(tmp_path / "lsp")
    masks = tmp_path / "upi" / "data" / "lsp"
    masks.mkdir(parents=True)
    labels = np.zeros((400, 300), np.uint8)
    labels[100:300, 100:200] = 2
    Image.fromarray(labels).save(masks / "parts.png")
    Image.fromarray(255 * (labels > 0).astype(np.uint8)).save(masks / "all.png")
    for number in range(1001, 2001):
        (masks / f"im{number:04d}_part_segmentation.png").hardlink_to(masks / "parts.png")
        (masks / f"im{number:04d}_segmentation.png").hardlink_to(masks / "all.png")

    def read():
        return islice(read_lsp(tmp_path / "lsp", "test", tmp_path / "upi"), 2)

    for sample in read():
        photograph(sample.image, (300, 400))
    boxes = [crop_box(sample) for sample in read()]

    def truthful(observation):
        size = observation.image.shape[-1]
        centers = [
            np.clip(np.stack([box[i] + (np.arange(size) + 0.5) * box[2] / size for i in (1, 0)]), 0,
                    [[399], [299]]).astype(int) for box in boxes
        ]  # fmt: skip
        return Estimate(parts=torch.from_numpy(np.stack([labels[np.ix_(*c)] for c in centers])))

    test_set = official_test_set("sport", read, body, split="images 1001 and 1002", size=256)
    found = values(evaluate({"truth": truthful}, test_set, progress=False))
    assert found["foreground", "accuracy"] > 97
    assert found["parts", "accuracy"] > 97


def test_the_regressor_is_looked_for_beside_the_body(tmp_path, monkeypatch):
    monkeypatch.delenv("KDICT_SMPL", raising=False)
    with pytest.raises(FileNotFoundError, match=r"J_regressor_h36m\.npy.*SPIN"):
        read_regressor(tmp_path)
    np.save(tmp_path / "J_regressor_h36m.npy", np.zeros((17, 6890)))
    assert read_regressor(tmp_path).shape == (17, 6890)
    np.save(tmp_path / "J_regressor_h36m.npy", np.zeros((14, 6890)))
    with pytest.raises(ValueError, match=r"expected \(17, vertices\)"):
        read_regressor(tmp_path)
