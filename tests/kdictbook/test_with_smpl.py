"""A reader who has SMPL: what chapters call, with ``KDICT_SMPL`` set to a stand-in for it."""

import json
from pathlib import Path

import pytest
import torch
from smpl_stand_in import write_stand_in

import kdict
from kdict import HumanMeshNet, ShapeDictionary, load_body
from kdict.body.body import is_open_body
from kdict.network.model import NetworkConfig
from kdict.skeleton import DICTIONARY_JOINTS
from kdict.training.config import TrainConfig
from kdict.training.run import train
from kdictbook.corpus import poses
from kdictbook.figures.limbs import draw_atoms, draw_poses
from kdictbook.figures.what_is_needed import twisted_limbs
from kdictbook.figures.widget_body import BodyView
from kdictbook.other_priors.bench import Bench
from kdictbook.other_priors.pretrained import OtherPriors
from kdictbook.small_runs import few_steps

BOOK = Path(__file__).parents[2] / "book"


@pytest.fixture(scope="module")
def smpl(tmp_path_factory):
    return write_stand_in(tmp_path_factory.mktemp("smpl"))


@pytest.fixture(autouse=True)
def _smpl_of_the_reader(smpl, monkeypatch):
    monkeypatch.setenv("KDICT_SMPL", str(smpl))


def test_the_stand_in_is_the_body_and_a_person():
    body, own = load_body(container="plain"), load_body("open", container="plain")
    assert len(body.v_template) == 6890
    assert not is_open_body(body)
    pose = torch.nn.functional.normalize(torch.tensor([1.0, 0.1, 0.2, 0.0]), dim=0).expand(23, 4)
    root, betas = torch.tensor([1.0, 0, 0, 0]), torch.ones(10)
    joints = [kdict.body_joints(b, pose, root, betas) for b in (body, own)]
    apart = joints[0] - joints[1]
    torch.testing.assert_close(apart, apart[:1].expand(24, 3), atol=1e-5, rtol=0)
    assert (apart[0] - torch.tensor([0.0, -0.24, 0.03])).abs().max() < 1e-5


@pytest.mark.parametrize("name", ["thunder", "thunder-direct"])
def test_released_networks_keep_the_body_they_were_trained_with(name):
    assert is_open_body(HumanMeshNet.from_pretrained(name).body)


def test_networks_train_on_rendered_people_with_the_body_of_these(tmp_path):
    config = few_steps()
    sources = {"studio": _Blank()}
    settings = {"roles": {"studio": 1.0}, "num_images": 2, "batch_size": 2}
    config = TrainConfig(**{**vars(config), **settings})
    model = train(config, tmp_path / "run", sources=sources, held_out={}, progress=False)
    assert is_open_body(model.body)
    assert is_open_body(HumanMeshNet.load(tmp_path / "run/model.safetensors").body)


class _Blank:
    def __len__(self):
        return 10

    def __getitem__(self, indices):
        from kdict.training.batches import Batch

        n = len(indices)
        return Batch(torch.rand(n, 3, 64, 64), torch.rand(n, 24, 2), torch.ones(n, 24),
                     torch.rand(n, 24, 3), torch.ones(n, dtype=torch.bool))  # fmt: skip


def test_a_shape_dictionary_of_another_body_is_refused(tmp_path):
    config = NetworkConfig(backbone="tiny", image_size=64, hidden=8)
    with pytest.raises(ValueError, match=r"'shape-64' has body = 3502 .* network has body = 6890"):
        HumanMeshNet(config)
    ShapeDictionary(torch.randn(4, 10)).save(tmp_path / "mine.safetensors")
    mine = {"shape_dictionary": str(tmp_path / "mine.safetensors")}
    with pytest.raises(ValueError, match="has body = an unknown one"):
        HumanMeshNet(NetworkConfig(backbone="tiny", image_size=64, hidden=8, **mine))


def test_a_person_is_fitted_with_either_body(tmp_path):
    body = load_body("open", container="plain")
    pose = poses("test", 1, seed=0).rotations
    facing = torch.tensor([[0.0, 1.0, 0.0, 0.0]])
    points = 100 * kdict.body_keypoints(body, pose, facing, torch.zeros(1, 10), "coco17")[..., :2]
    for given, name in ((None, "SMPL of 6,890 vertices"), (body, "the open body")):
        found = kdict.fit(points, body=given)
        assert found.residual.mean() < 5
        found.save(tmp_path / "people.npz", 1000.0, (0.0, 0.0))
        again = kdict.Fit.load(tmp_path / "people.npz", given)
        torch.testing.assert_close(again.vertices(), found.vertices(), atol=1e-4, rtol=0)
        with pytest.raises(ValueError, match=f"fitted with {name}"):
            kdict.Fit.load(tmp_path / "people.npz", body if given is None else load_body())
        BodyView(found.rotations[0], betas=found.betas[0])


def test_figures_of_the_body():
    some = poses("test", 2, seed=0)
    draw_poses(some.rotations)
    atoms = kdict.KinematicDictionary.from_pretrained("cmu-32").atoms
    draw_atoms(atoms, DICTIONARY_JOINTS[:1], count=2)
    twisted_limbs(some)
    assert is_open_body(Bench(OtherPriors.from_pretrained()).body)


def test_chapters_leave_the_environment_alone():
    for path in BOOK.rglob("*.ipynb"):
        cells = json.loads(path.read_text())["cells"]
        code = "".join("".join(c["source"]) for c in cells if c["cell_type"] == "code")
        assert "os.environ.pop" not in code, f"{path}: name the body, as load_body('open') does"
