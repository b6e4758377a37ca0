"""Table 6 on a frozen encoder, at the smallest size."""

import numpy as np
import pytest
import torch

from kdict import angle_between
from kdict.network.model import HumanMeshNet
from kdict.skeleton import DICTIONARY_JOINTS
from kdict.synthetic.batch import RenderedBatch
from kdictbook import results
from kdictbook.recipes import detected_keypoints, frozen_heads, table6
from kdictbook.recipes.detected_keypoints import Detector, coco_keypoints
from kdictbook.recipes.other_truth import freed, posed

LABELS = ("keypoints2d", "keypoints3d", "rotations", "root_rotation", "betas", "crop", "pelvis")


@pytest.fixture(scope="module")
def people(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(detected_keypoints, "SHARES", {"studio": (1.0, 0.5)})
        yield detected_keypoints.cached_people(40, tmp_path_factory.mktemp("people"))


def test_people_without_images_are_labeled_as_rendered_ones(people):
    assert len(people["betas"]) == 40
    assert {*LABELS} <= RenderedBatch.__dataclass_fields__.keys()
    assert all(people[name].isfinite().all() for name in LABELS)
    # COCO's wrists, elbows, knees are joints of the body: the regressor's are near.
    near = coco_keypoints(people)[:, 9:11] - people["keypoints2d"][:, 20:22]
    assert near.norm(dim=-1).median() < 0.05


def test_a_detector_is_learned_and_imitated(people):
    """Detections that are known offsets of bones, with noise, are recovered and reproduced."""
    generator = torch.Generator().manual_seed(0)
    offset = 0.02 * torch.randn(17, 3, generator=generator)
    true = coco_keypoints(people, offset)
    noise = 0.002 * torch.randn(true.shape, generator=generator)
    scores = torch.full((40, 17), 0.3)
    features = torch.cat([(true + noise).flatten(1), scores], -1)
    detector = Detector.learn(features, people)
    inside = (true.abs() < 1).all(-1)
    assert (coco_keypoints(people, detector.offset) - true)[inside].norm(dim=-1).median() < 0.002
    made = detector.features(true, generator)
    assert made.shape == (40, 51)
    away = (made[:, :34].unflatten(1, (17, 2)) - true)[inside]
    assert 0.003 < away.std() < 0.02
    torch.testing.assert_close(made[:, 34:], scores)
    exact = detector.exact(people)
    assert (exact[:, :34].unflatten(1, (17, 2)) - true)[inside].norm(dim=-1).median() < 0.002
    torch.testing.assert_close(exact[:, 34:], scores)


def test_people_keep_their_place_when_their_poses_change(people):
    same = posed(people, people["rotations"])
    for name in ("keypoints2d", "keypoints3d", "crop"):
        torch.testing.assert_close(same[name], people[name], atol=1e-4, rtol=1e-4)
    other = posed(people, freed(people["rotations"], torch.Generator().manual_seed(0)))
    low, high = other["keypoints2d"].aminmax(dim=1)
    old_low, old_high = people["keypoints2d"].aminmax(dim=1)
    torch.testing.assert_close(low + high, old_low + old_high, atol=1e-4, rtol=0)
    size, old_size = (high - low).amax(1), (old_high - old_low).amax(1)
    torch.testing.assert_close(size, old_size, atol=1e-4, rtol=0)


def test_only_axes_that_are_constant_are_freed(people):
    moved = angle_between(
        freed(people["rotations"], torch.Generator().manual_seed(0)), people["rotations"]
    ).amax(0)
    free = {name for name, angle in zip(DICTIONARY_JOINTS, moved, strict=True) if angle > 1e-3}
    names = ("collar", "knee", "foot", "elbow", "hand")
    assert free == {f"{side}_{name}" for side in ("left", "right") for name in names}


def test_the_interval_of_a_known_change():
    rng = np.random.default_rng(0)
    clusters = np.repeat(np.arange(12), 10)
    other = 100 + 20 * rng.standard_normal(12)[clusters] + rng.standard_normal((3, 120))
    whole, low, high = table6.interval(0.8 * other, other, clusters)
    assert whole == pytest.approx(-20)
    assert low < -20 < high
    # Errors of the same images are compared, so that hard clusters do not widen the interval.
    assert high - low < 2


def test_heads_are_trained_measured_and_resumed(tmp_path, monkeypatch, people):
    features = torch.rand(64, 51, generator=torch.Generator().manual_seed(0)) - 0.5
    rows = torch.arange(64) % 40
    data = {name: value[rows] for name, value in people.items()}
    data |= {"features": features, "action": rows % 5, "camera": rows % 4, "index": rows}
    monkeypatch.setattr(table6, "cached", lambda given, split, counts: dict.fromkeys(counts, data))
    monkeypatch.setattr(frozen_heads, "cached_people", lambda *_, **__: people)
    monkeypatch.setattr(frozen_heads, "CHECKPOINT", 1)
    monkeypatch.setattr(table6, "BOOTSTRAP", 20)
    for folder in ("results", "training"):
        (tmp_path / folder).mkdir()
    common = ["--cache", str(tmp_path), "--runs", str(tmp_path / "runs"), "--out", str(tmp_path)]
    small = ["--steps", "2", "--batch-size", "4", "--hidden", "8"]
    heads = ["both", "quaternions"]
    with pytest.raises(FileNotFoundError, match="'both' has not been trained with the learning"):
        table6.main([*common, *small, "--only", *heads, "--seeds", "0"])
    table6.main([*common, *small, "--only", *heads, "--seeds", "0", "--lr", "1e-3", "2e-3"])
    table6.main([*common, *small, "--only", *heads, "--seeds", "1"])
    table6.main([*common, "--seeds", "0", "1", "--gather"])
    found = {
        (r.method, r.split, r.metric): r.value
        for r in results.read(tmp_path / "results" / "table6.json")
    }
    assert all(np.isfinite(value) for value in found.values())
    both, direct = (found[head, "studio test", "surface_error"] for head in heads)
    change = found["both", "studio test", "surface_error_change"]
    assert change == pytest.approx(100 * (both / direct - 1))
    assert found["both", "studio test", "surface_error_change_low"] <= change
    assert found["both", "studio test", "active_atoms"] >= 1
    for split in ("simulated", "simulated, all axes free"):
        assert found["both", f"fitted test, keypoints {split}", "surface_error"] > 0
    assert found["mean person", "all test images", "shape_error"] > 0
    model = HumanMeshNet.load(tmp_path / "weights" / "thunder.safetensors")
    assert model.config.backbone == "movenet-thunder"
    assert (tmp_path / "weights" / "thunder-direct.safetensors").exists()
