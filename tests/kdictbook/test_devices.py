"""``-p device cuda`` reaches what computes in a chapter; tried on a GPU that is not there."""

import ast
import json
from pathlib import Path

import pytest
import torch
from pretend_cuda import CUDA, pretend
from torch import nn

import kdict
from kdict import HumanMeshNet, load_body
from kdict.detector.detect import PersonDetector
from kdict.evaluation import evaluate, from_network, synthetic_test_set
from kdict.network.model import NetworkConfig
from kdict.synthetic.dataset import Rendered
from kdictbook.chapter import on_cpu
from kdictbook.other_priors.bench import Bench, scene
from kdictbook.other_priors.pretrained import OtherPriors

BOOK = Path(__file__).parents[2] / "book"
TAKE_DEVICE = {
    "Rendered", "synthetic_test_set", "from_environment", "pretrained_networks", "benchmark",
    "few_steps", "train_heads", "limbs_table", "trivial_errors", "Bench", "TrainConfig",
    "PersonDetector.from_pretrained", "measured_officially", "OtherPriors.from_pretrained", "start",
}  # fmt: skip
"""Functions that must be given ``device``."""
MOVED = {"HumanMeshNet.from_pretrained", "HumanMeshNet.load", "Lifter.from_pretrained"}
"""Networks that must be moved: ``….to(device)``."""


def chapters():
    for path in sorted(BOOK.rglob("*.ipynb")):
        cells = json.loads(path.read_text())["cells"]
        code = [c["source"] for c in cells if c["cell_type"] == "code"]
        yield path, ast.parse("\n\n".join("".join(source) for source in code))


def name_of(call: ast.Call) -> str:
    return ast.unparse(call.func).removeprefix("kdict.")


@pytest.mark.parametrize(
    ("path", "tree"), [*chapters()], ids=lambda value: getattr(value, "stem", "")
)
def test_calls_of_chapters_get_the_device(path, tree):
    moved = {
        node.func.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "to"
        and ast.unparse(node.args[0]) == "device"
    }
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name, where = name_of(call), f"{path.relative_to(BOOK)}: {ast.unparse(call)}"
        given = [ast.unparse(value) for value in [*call.args, *(k.value for k in call.keywords)]]
        if name in TAKE_DEVICE:
            assert "device" in given, f"{where}: pass device=device"
        if name in MOVED:
            assert call in moved, f"{where}: add .to(device)"
        if name == "detect":
            assert "detector" in given, f"{where}: pass a detector that is on the device"


def test_the_pretended_gpu_refuses_what_a_real_one_does():
    with pretend() as mode:
        x = torch.randn(3, 4, device="cuda", requires_grad=True)
        assert x.device == (2 * x).device == x[0].device == torch.zeros_like(x).device == CUDA
        assert not mode.holds(x.cpu())
        with pytest.raises(RuntimeError, match="same device"):
            x + torch.zeros(4)
        with pytest.raises(TypeError, match="can't convert cuda:0"):
            x.detach().numpy()
        layer = nn.Linear(4, 2).to("cuda")
        layer(x).square().sum().backward()
        torch.optim.AdamW(layer.parameters()).step()
        assert layer.weight.device == layer.weight.grad.device == x.grad.device == CUDA
        assert not mode.on_cpu
        nn.Linear(4, 2)(torch.zeros(1, 4))
        assert mode.on_cpu.total() == 1
    assert x.device.type == "cpu"


def test_people_are_found_fitted_and_predicted_on_the_device(tmp_path):
    photo = Rendered("fitted", "test", size=256)[[51]].image[0]
    with pretend() as mode:
        body = load_body("open", container="plain").to("cuda")
        found = kdict.detect(photo, detector=PersonDetector.from_pretrained("cuda"))
        dictionary = kdict.KinematicDictionary.from_pretrained("cmu-128")
        kdict.fit(found, body=body, dictionary=dictionary)
        assert dictionary.atoms.device.type == "cpu"
        fits = kdict.fit(found, body=body)
        network = HumanMeshNet.from_pretrained("thunder").to("cuda")
        people = kdict.predict(network, found)
        for posed in (fits, people):
            assert posed.vertices().device == posed.keypoints.device == CUDA
            assert posed.overlay().size == (256, 256)
            assert on_cpu(posed.joints).device.type == "cpu"
            posed.summary()
        fits.save(tmp_path / "people.npz")
        assert kdict.Fit.load(tmp_path / "people.npz", body).joints.device == CUDA
        assert not mode.on_cpu
    torch.testing.assert_close(fits.joints, kdict.fit(found).joints, atol=1e-4, rtol=0)


@pytest.mark.parametrize("role", ["studio", "fitted", "sport"])
def test_tables_are_measured_on_the_device(role):
    with pretend() as mode:
        test = synthetic_test_set(role, 2, size=64, device="cuda")
        net = HumanMeshNet(
            NetworkConfig(backbone="tiny", image_size=64, hidden=8), load_body("open", "plain")
        )
        systems = {"network": from_network(net.to("cuda").eval())}
        assert evaluate(systems, test, progress=False)
        assert not mode.on_cpu


def test_priors_are_compared_on_the_device():
    with pretend() as mode:
        bench = Bench(OtherPriors.from_pretrained(device="cuda"), device="cuda")
        seen = scene(bench.model, "test", 2, 10, 2, 0)
        for name in ("joint-angle limits", "mixture", "dictionary"):
            state, _ = bench.fit(name, seen.points, seen.visibility, seen.noise)
            assert bench.errors(state, seen)["pa_mpjpe"].device == CUDA
        assert not mode.on_cpu
