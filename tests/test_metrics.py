"""`kdict.metrics`: invariants, then naive float64 references written here, then bad input."""

import warnings

import numpy as np
import pytest
import torch
from scipy.spatial.transform import Rotation
from sklearn.metrics import accuracy_score, f1_score

import kdict
from kdict.metrics import (
    SegmentationCounts,
    auc,
    centered,
    mpjpe,
    pa_mpjpe,
    pck,
    procrustes_align,
    surface_error,
)

POSE_METRICS = (
    mpjpe,
    pa_mpjpe,
    surface_error,
    lambda p, t: pck(p, t, 150),
    lambda p, t: auc(p, t),
)


def segmentation_scores(pred, target, classes, void=255):
    counts = SegmentationCounts(classes, void)
    counts.update(pred, target)
    return counts.scores()


def poses(*shape, seed=0, spread=200.0):
    return np.random.default_rng(seed).normal(size=(*shape, 3)) * spread


def near(target, seed=1, noise=80.0):
    return target + np.random.default_rng(seed).normal(size=target.shape) * noise


# Naive references: one sample, one joint at a time.


def naive_mpjpe(pred, target, root):
    total = 0.0
    for p, t in zip(pred, target, strict=True):
        difference = (p - pred[root]) - (t - target[root])
        total += np.sqrt((difference**2).sum())
    return total / len(pred)


def naive_pa_mpjpe(pred, target):
    """Kabsch's rotation from SciPy, then the best scale for it."""
    x, y = pred - pred.mean(0), target - target.mean(0)
    rotation, _ = Rotation.align_vectors(y, x)
    turned = rotation.apply(x)
    scale = (turned * y).sum() / (x * x).sum()
    return np.linalg.norm(scale * turned - y, axis=1).mean()


def naive_pck(pred, target, threshold):
    hits = sum(np.linalg.norm(p - t) < threshold for p, t in zip(pred, target, strict=True))
    return hits / len(pred)


def by_sample(function, pred, target):
    return np.array([function(p, t) for p, t in zip(pred, target, strict=True)])


@pytest.mark.parametrize("batch", [1, 2, 3, 40])
def test_agrees_with_naive_references(batch):
    target = poses(batch, 17)
    pred = near(target)
    limits = range(0, 151, 5)
    expected = {
        mpjpe: by_sample(lambda p, t: naive_mpjpe(p, t, 0), pred, target),
        pa_mpjpe: by_sample(naive_pa_mpjpe, pred, target),
        POSE_METRICS[3]: by_sample(lambda p, t: naive_pck(p, t, 150), pred, target),
        POSE_METRICS[4]: by_sample(
            lambda p, t: np.mean([naive_pck(p, t, limit) for limit in limits]), pred, target
        ),
        surface_error: by_sample(
            lambda p, t: np.mean(np.sqrt(((p - t) ** 2).sum(1))), pred, target
        ),
    }
    for metric, reference in expected.items():
        np.testing.assert_allclose(metric(pred, target), reference, rtol=0, atol=1e-9)


@pytest.mark.parametrize("metric", POSE_METRICS)
def test_no_hidden_averaging_any_batch_dimensions(metric):
    target = poses(2, 3, 14)
    pred = near(target)
    found = metric(pred, target)
    assert found.shape == (2, 3)
    assert found.dtype == torch.float64
    assert metric(pred[:, 0], target[:, 0]).tolist() == found[:, 0].tolist()
    assert metric(pred[1, 2], target[1, 2]).item() == pytest.approx(found[1, 2].item(), abs=1e-12)
    assert metric(pred[:0], target[:0]).shape == (0, 3)
    assert metric(pred, target[1, 2]).shape == (2, 3)


@pytest.mark.parametrize("metric", POSE_METRICS)
def test_zero_or_one_of_itself(metric):
    target = poses(4, 17)
    best = {POSE_METRICS[3]: 1.0, POSE_METRICS[4]: 30 / 31}.get(metric, 0.0)
    np.testing.assert_allclose(metric(target, target), best, atol=1e-9)


def test_mpjpe_does_not_see_translations_and_any_root_may_be_named():
    target = poses(5, 17)
    pred = near(target)
    moved = pred + np.array([1e3, -2e3, 3e3])
    np.testing.assert_allclose(mpjpe(moved, target), mpjpe(pred, target), atol=1e-9)
    reference = by_sample(lambda p, t: naive_mpjpe(p, t, 14), pred, target)
    np.testing.assert_allclose(mpjpe(pred, target, root=14), reference, atol=1e-9)
    plain = mpjpe(moved, target, root=None)
    np.testing.assert_array_equal(plain, surface_error(moved, target))


def test_a_root_of_several_joints_is_their_mean():
    pred, target = poses(3, 14), poses(3, 14, seed=1)
    hips = [2, 3]
    subtracted = [x - x[:, hips].mean(1, keepdims=True) for x in (pred, target)]
    expected = np.linalg.norm(subtracted[0] - subtracted[1], axis=-1).mean(-1)
    np.testing.assert_allclose(mpjpe(pred, target, root=hips), expected, atol=1e-9)
    torch.testing.assert_close(centered(torch.tensor(pred), hips), torch.tensor(subtracted[0]))


def test_pa_mpjpe_does_not_see_similarities():
    target = poses(6, 17)
    pred = near(target)
    turn = Rotation.random(6, rng=0).as_matrix()
    moved = 0.3 * np.einsum("bij,bkj->bki", turn, pred) + 500
    np.testing.assert_allclose(pa_mpjpe(moved, target), pa_mpjpe(pred, target), atol=1e-9)
    np.testing.assert_allclose(procrustes_align(0.3 * target + 7, target), target, atol=1e-9)


def test_pa_mpjpe_keeps_the_error_of_a_mirrored_pose():
    target = poses(5, 17)
    mirrored = target * [-1, 1, 1]
    expected = by_sample(naive_pa_mpjpe, mirrored, target)
    assert expected.min() > 10
    np.testing.assert_allclose(pa_mpjpe(mirrored, target), expected, atol=1e-9)


def test_pck_is_strict_and_auc_counts_zero():
    target = np.zeros((1, 4, 3))
    pred = target.copy()
    pred[0, :, 0] = [0, 149.999, 150, 151]
    assert pck(pred, target, 150).item() == 0.5
    assert auc(pred, target, [0, 150]).item() == 0.25
    assert auc(target, target).item() == 30 / 31


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_keeps_the_type_and_is_exact_far_from_the_origin(dtype):
    target = torch.tensor(poses(8, 17) / 1000 + 5, dtype=dtype)
    pred = target + torch.tensor(poses(8, 17, seed=3) / 4000, dtype=dtype)
    for metric in POSE_METRICS[:3]:
        found = metric(pred, target)
        assert found.dtype == dtype
        reference = metric(pred.double(), target.double())
        torch.testing.assert_close(found.double(), reference, atol=1e-6, rtol=1e-5)


@pytest.mark.parametrize("metric", [mpjpe, pa_mpjpe, surface_error])
def test_gradient(metric):
    target = torch.tensor(poses(3, 6, spread=1.0))
    pred = (target + 0.3 * torch.tensor(poses(3, 6, seed=2, spread=1.0))).requires_grad_()
    assert torch.autograd.gradcheck(lambda p: metric(p, target), pred)


@pytest.mark.parametrize("metric", [mpjpe, pa_mpjpe, surface_error])
def test_gradient_is_finite_where_samples_are_degenerate(metric):
    target = torch.tensor(poses(6, 6))
    pred = target.clone()
    pred[1] = 1.0
    pred[2] = torch.linspace(0, 1, 6, dtype=torch.float64)[:, None] * torch.ones(3)
    pred[3, 0, 0] = torch.nan
    pred[4] *= torch.tensor([-1.0, 1, 1])
    pred = pred.requires_grad_()
    metric(pred, target)[[0, 1, 2, 4, 5]].sum().backward()
    assert pred.grad.isfinite().all()


# Degenerate samples in the middle of a set


def test_coinciding_joints_align_to_the_mean():
    target = poses(3, 17)
    expected = np.linalg.norm(target - target.mean(1, keepdims=True), axis=-1).mean(-1)
    for place in (0.0, 0.1, 1234.56789):
        collapsed = np.full_like(target, place)
        np.testing.assert_allclose(pa_mpjpe(collapsed, target), expected, atol=1e-9)
        # Anything can be scaled onto a target of coinciding points.
        assert pa_mpjpe(target, collapsed).isnan().all()
        assert pa_mpjpe(collapsed, collapsed + 1).isnan().all()


def test_a_single_point_has_no_pa_mpjpe():
    both = torch.tensor(poses(2, 1))
    assert pa_mpjpe(both, both + 1).isnan().all()
    torch.testing.assert_close(mpjpe(both, both + 1, None), torch.full((2,), 3**0.5).double())


def test_a_target_without_a_class_has_no_accuracy():
    scores = segmentation_scores([[0, 1]], [[255, 255]], 2)
    assert np.isnan(scores.accuracy)
    assert np.isnan(scores.f1)


def test_collinear_and_coplanar_joints_align_exactly():
    line = np.linspace(-1, 2, 14)[:, None] * np.array([1.0, 2.0, -1.0])
    plane = poses(14) * [1, 1, 0]
    for flat in (line, plane, plane[:, [2, 0, 1]]):
        turn = Rotation.random(20, rng=1).as_matrix()
        np.testing.assert_allclose(pa_mpjpe(flat @ turn.mT * 3 + 1, flat), 0, atol=1e-9)
    other = poses(14, seed=4)
    x, y = line - line.mean(0), other - other.mean(0)
    axis = x[-1] / np.linalg.norm(x[-1])
    # A line can only be turned onto the direction in which the target's moment is the largest.
    moment = y.T @ (x @ axis)
    fitted = np.outer(x @ axis, moment) / (x**2).sum()
    expected = np.linalg.norm(fitted - y, axis=1).mean()
    assert pa_mpjpe(line, other).item() == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("metric", POSE_METRICS)
@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("side", [0, 1])
def test_a_sample_that_is_not_finite_gets_nan_alone(metric, bad, side):
    pair = [poses(3, 17), near(poses(3, 17))]
    whole = metric(*pair)
    pair[side] = pair[side].copy()
    pair[side][1, 4, 2] = bad
    found = metric(*pair)
    assert found.isnan().tolist() == [False, True, False]
    np.testing.assert_array_equal(found[[0, 2]], whole[[0, 2]])


@pytest.mark.parametrize(
    ("side", "size"),
    [(0, 1e-200), (0, 1e-30), (0, 1e20), (0, 1e200), (0, 1e305), (1, 1e-30), (1, 1e20)],
)
def test_sizes_at_the_end_of_the_range_of_numbers(side, size):
    """What a network that diverged answers does not stop the measurement of the others."""
    pair = [poses(3, 17), near(poses(3, 17))]
    expected = pa_mpjpe(*pair)
    scaled = list(pair)
    scaled[side] = pair[side] * np.array([1, size, 1])[:, None, None]
    found = pa_mpjpe(*scaled)
    unit = size if side else 1.0
    assert found[1].item() == pytest.approx(expected[1].item() * unit, rel=1e-9)
    np.testing.assert_allclose(found[[0, 2]], expected[[0, 2]], rtol=0, atol=1e-9)
    assert pa_mpjpe(torch.full((1, 17, 3), 3e38), torch.randn(1, 17, 3)).isfinite()


@pytest.mark.parametrize("metric", POSE_METRICS)
def test_any_array_of_numbers_will_do(metric):
    target = poses(3, 17)
    pred = near(target)
    expected = metric(pred, target)
    read_only = pred.copy()
    read_only.flags.writeable = False
    same = [pred.astype(">f8"), pred[:, ::-1][:, ::-1], read_only, pred.tolist()]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for form in same:
            np.testing.assert_allclose(metric(form, target), expected, rtol=0, atol=1e-9)
        whole = metric(pred.round().astype(int), target.round().astype(int))
        np.testing.assert_allclose(whole, metric(pred.round(), target.round()), rtol=0, atol=1e-9)
        turned = metric(pred[:, ::-1], target[:, ::-1])
        assert turned.shape == (3,)


# Segmentation


def naive_scores(preds, targets, classes, void):
    """The counting of UP-3D's evaluation, mask by mask."""
    tp, fp, fn, right, pixels = *(np.zeros(classes) for _ in range(3)), 0, 0
    for p, t in zip(preds, targets, strict=True):
        for c in range(classes):
            is_t, is_p = t == c, (p == c) & (t != void)
            tp[c] += (is_t & is_p).sum()
            fp[c] += (~is_t & is_p).sum()
            fn[c] += (is_t & ~is_p).sum()
        right += (np.where(t == void, 0, t) == np.where(p == void, 0, p)).sum()
        pixels += t.size
    return right / pixels, 2 * tp / (2 * tp + fp + fn)


def label_images(classes, void=None, seed=0):
    rng = np.random.default_rng(seed)
    sizes = [(5, 7), (30, 20), (1, 1), (64, 48)]
    targets = [rng.integers(0, classes, size).astype(np.uint8) for size in sizes]
    preds = [np.where(rng.random(t.shape) < 0.7, t, rng.integers(0, classes, t.shape))
             for t in targets]  # fmt: skip
    if void is not None:
        for image in targets + preds[1:2]:
            image[rng.random(image.shape) < 0.1] = void
    return preds, targets


@pytest.mark.parametrize(("classes", "void"), [(2, None), (2, 255), (7, 255), (7, None)])
def test_segmentation_agrees_with_the_naive_count(classes, void):
    preds, targets = label_images(classes, void)
    counts = SegmentationCounts(classes, void)
    for p, t in zip(preds, targets, strict=True):
        counts.update(torch.tensor(p), t)
    accuracy, f1 = naive_scores(preds, targets, classes, void)
    found = counts.scores()
    assert found.accuracy == pytest.approx(accuracy, abs=1e-12)
    assert found.f1_per_class == pytest.approx(f1, abs=1e-12)
    assert found.f1 == pytest.approx(f1.mean(), abs=1e-12)


def test_segmentation_agrees_with_scikit_learn_and_pools_pixels():
    preds, targets = label_images(7)
    one, all_p, all_t = SegmentationCounts(7), *map(np.concatenate, (
        [p.ravel() for p in preds], [t.ravel() for t in targets]))  # fmt: skip
    for p, t in zip(preds, targets, strict=True):
        one.update(p, t)
    assert one.scores() == segmentation_scores(all_p, all_t, 7, None)
    assert one.scores().accuracy == pytest.approx(accuracy_score(all_t, all_p), abs=1e-12)
    macro = f1_score(all_t, all_p, average="macro")
    assert one.scores().f1 == pytest.approx(macro, abs=1e-12)


def test_void_worked_by_hand():
    target = np.array([[0, 1, 255, 255]])
    pred = np.array([[0, 255, 0, 1]])
    found = segmentation_scores(pred, target, 2, 255)
    # Right: the first pixel, and void taken for background under a predicted background.
    assert found.accuracy == 0.5
    assert found.f1_per_class == (1.0, 0.0)


def test_absent_class_and_empty_set_are_nan():
    found = segmentation_scores(np.zeros((2, 2), int), np.zeros((2, 2), int), 3)
    assert found.f1_per_class[0] == 1
    assert np.isnan([found.f1, *found.f1_per_class[1:]]).all()
    assert np.isnan(SegmentationCounts(2).scores().accuracy)


# Bad input


def test_importable_as_an_attribute():
    assert kdict.metrics.mpjpe is mpjpe


@pytest.mark.parametrize("metric", POSE_METRICS)
@pytest.mark.parametrize(
    ("shapes", "message"),
    [
        (((4, 17, 2), (4, 17, 3)), r"pred has shape \(4, 17, 2\).*expected \(\.\.\., J, 3\)"),
        (((3,), (3,)), r"expected \(\.\.\., J, 3\)"),
        (((4, 17, 3), (4, 14, 3)), "same number of points"),
        (((4, 0, 3), (4, 0, 3)), "at least one"),
        (((4, 17, 3), (5, 17, 3)), "do not broadcast"),
    ],
)
def test_wrong_shapes(metric, shapes, message):
    with pytest.raises(ValueError, match=message):
        metric(*map(np.zeros, shapes))


@pytest.mark.parametrize("metric", POSE_METRICS)
@pytest.mark.parametrize("wrong", [np.full((3, 17, 3), None), np.full((3, 17, 3), "1"), None])
def test_what_holds_no_numbers(metric, wrong):
    with pytest.raises(ValueError, match=r"pred is of type .*; expected numbers"):
        metric(wrong, poses(3, 17))


@pytest.mark.parametrize("root", [[], 17, -18, [0, 17]])
def test_a_root_that_is_not_there(root):
    with pytest.raises(ValueError, match=r"root is .*; expected one or several of the 17 points"):
        mpjpe(poses(2, 17), poses(2, 17), root=root)


def test_a_root_may_be_a_number_of_numpy():
    pred, target = poses(2, 17), poses(2, 17, seed=1)
    assert torch.equal(mpjpe(pred, target, root=np.int64(3)), mpjpe(pred, target, root=3))
    assert torch.equal(centered(pred, np.array([1, 4])), centered(torch.tensor(pred), [1, 4]))


@pytest.mark.parametrize("limit", [-1, np.nan])
def test_a_threshold_that_is_no_distance(limit):
    with pytest.raises(ValueError, match=r"threshold is .*expected distances"):
        pck(poses(1, 3), poses(1, 3), limit)
    with pytest.raises(ValueError, match=r"thresholds is .*expected distances"):
        auc(poses(1, 3), poses(1, 3), [5, limit])


def test_no_thresholds():
    with pytest.raises(ValueError, match=r"thresholds is \[\]; expected distances"):
        auc(poses(1, 3), poses(1, 3), [])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: SegmentationCounts(1), "classes is 1"),
        (lambda: SegmentationCounts(7, 3), "void is 3"),
        (lambda: segmentation_scores(np.zeros((2, 2), int), np.zeros((2, 3), int), 2), "shape"),
        (lambda: segmentation_scores(np.full(3, 9), np.zeros(3, int), 7), "pred holds the label 9"),
        (lambda: segmentation_scores(np.zeros(3), np.zeros(3, int), 7), "pred is of type float64"),
        (lambda: segmentation_scores(np.zeros(1, int), np.full(1, 255), 2, None), "label 255"),
    ],
)
def test_wrong_labels(call, message):
    with pytest.raises(ValueError, match=message):
        call()
