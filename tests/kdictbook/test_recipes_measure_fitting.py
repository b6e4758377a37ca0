"""What the comparisons of fits are made of."""

import pytest
import torch

import kdict
from kdict.fitting import Lifter
from kdict.fitting.weak_perspective import WeakPerspectiveModel
from kdict.metrics import pa_mpjpe
from kdictbook.other_priors.bench import scene
from kdictbook.recipes.compare_priors import pursuit
from kdictbook.recipes.measure_fitting import RATES, WAYS, objective, setting


@pytest.fixture(scope="module", autouse=True)
def _drawn_poses_on_the_open_body():
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("KDICT_SMPL", raising=False)
        patch.delenv("KDICT_DATA", raising=False)
        yield


@pytest.fixture(scope="module")
def model():
    return WeakPerspectiveModel(kdict.load_body(), "coco17", torch.float64)


def test_a_scene_is_the_same_people_however_they_are_seen(model):
    clean, noisy = (scene(model, "train", 5, noise, missing, 0) for noise, missing in
                    ((0, 0), (5, 4)))  # fmt: skip
    torch.testing.assert_close(clean.points, model.project(clean.truth))
    torch.testing.assert_close(clean.truth.rotations, noisy.truth.rotations)
    assert (noisy.visibility.sum(1) == 13).all()
    spread = (noisy.points - clean.points).std()
    assert spread == pytest.approx(5 / 200 * 1.7, rel=0.2)


@pytest.mark.parametrize("name", WAYS)
def test_every_way_goes_downhill_on_the_simplex(model, name):
    problem, start = setting(scene(model, "train", 3, 5, 0, 0), model, Lifter.from_pretrained())
    dictionary = problem.pose.hull.dictionary
    codes, rest = WAYS[name](problem, start, dictionary.encode(start.rotations), RATES[name][0], 25)
    assert (codes >= 0).all()
    torch.testing.assert_close(codes.sum(-1), torch.ones(3, 23).double())
    assert (
        objective(problem, rest.state(dictionary.decode(codes))).sum()
        < objective(problem, start).sum()
    )


def test_keypoint_poses_are_pursued(model):
    learned = pursuit(model, 0)
    seen = scene(model, "train", 5, 0, 0, 1)
    found = learned.lift(100 * seen.points.float() + 50, seen.visibility.float())
    truth = model.joints(seen.truth)
    mean = learned.mean[:24].double().expand(5, -1, -1)
    assert pa_mpjpe(found.double(), truth).mean() < pa_mpjpe(mean, truth).mean()
