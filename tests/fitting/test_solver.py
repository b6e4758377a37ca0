import torch

from kdict import Lifter, load_body
from kdict.fitting.initialization import align_to_keypoints, mirrored_in_depth
from kdict.fitting.solver import solve, solve_from
from kdict.fitting.weak_perspective import WeakPerspectiveModel
from kdictbook.other_priors.bench import scene
from kdictbook.recipes.measure_fitting import setting


def test_starts_are_given_up_only_where_they_lose():
    model = WeakPerspectiveModel(load_body("open"), "coco17", torch.float64)
    with torch.no_grad():
        seen = scene(model, "train", 8, 5, 0, 0)
        problem, start = setting(seen, model, Lifter.from_pretrained())
        mirrored = mirrored_in_depth(start)
        mirrored = align_to_keypoints(model, mirrored, problem.points, problem.visibility)
        ends = [solve(problem, s) for s in (start, mirrored)]
        best, _ = solve_from(problem, {"lifter": start, "mirrored": mirrored})
        assert best.converged.all()
        least = torch.minimum(*(end.energy for end in ends))
        torch.testing.assert_close(best.energy, least, rtol=0.01, atol=0)
        limit = ends[0].energy + torch.tensor([10.0, -1.0] * 4)
        below = solve_from(problem, {"lifter": start}, limit)[0].energy < limit
        assert below.tolist() == [True, False] * 4
