import pytest
import torch

from kdict import load_body, project
from kdict.body.keypoints import body_keypoints
from kdict.fitting.weak_perspective import FitState, WeakPerspectiveModel


@pytest.fixture(scope="module")
def model():
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("KDICT_SMPL", raising=False)
        return WeakPerspectiveModel(load_body(), "openpose25", torch.float64)


@pytest.fixture
def state():
    generator = torch.Generator().manual_seed(0)

    def normal(*shape):
        return torch.randn(3, *shape, generator=generator, dtype=torch.float64)

    q = torch.nn.functional.normalize(normal(24, 4), dim=-1)
    return FitState(q[:, 1:], q[:, 0], normal(10), normal(3))


def test_the_jacobian_is_autograds(model, state):
    points, jacobian = model.linearize(state)
    expected = torch.autograd.functional.jacobian(
        lambda step: model.project(state.retract(step)).sum(0), torch.zeros(3, 85).double()
    )
    torch.testing.assert_close(jacobian, expected.permute(2, 0, 1, 3), atol=1e-5, rtol=0)
    torch.testing.assert_close(points, model.project(state))


def test_points_are_the_bodys_in_its_camera(model, state):
    body = load_body().double()
    points = body_keypoints(body, state.rotations, state.root_rotation, state.betas, "openpose25")
    camera = torch.cat([state.camera[:, :1].exp(), state.camera[:, 1:]], 1)
    torch.testing.assert_close(model.project(state), project(points, camera), atol=1e-5, rtol=0)


def test_a_step_keeps_unit_quaternions_and_the_rest_adds_up(state):
    step = torch.linspace(-1, 1, 85, dtype=torch.float64).expand(3, -1)
    moved = state.retract(step)
    norms = moved.rotations.norm(dim=-1)
    torch.testing.assert_close(norms, torch.ones_like(norms))
    torch.testing.assert_close(moved.betas - state.betas, step[:, 72:82])
    torch.testing.assert_close(moved.camera - state.camera, step[:, 82:])
