"""The network as an ONNX file, against the network itself."""

import numpy as np
import pytest
import torch

from kdict import HumanMeshNet, NetworkConfig, load_body

onnx = pytest.importorskip("onnx", reason="onnx is not installed")
runtime = pytest.importorskip("onnxruntime", reason="ONNX Runtime is not installed")

from kdict.network import export_onnx  # noqa: E402
from kdict.network.export_onnx import OUTPUTS, to_onnx  # noqa: E402
from kdict.network.movenet import MoveNet  # noqa: E402
from kdictbook.onnx_weights import with_bytes, with_halves  # noqa: E402


@pytest.fixture(scope="module")
def model(tiny_network):
    return tiny_network[0]


@pytest.fixture(scope="module")
def graph(tiny_network):
    return tiny_network[1]


def run(graph, image):
    session = runtime.InferenceSession(
        graph.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    return dict(zip(OUTPUTS, session.run(None, {"image": image.numpy()}), strict=True))


def test_the_graph_says_what_the_network_says(model, graph):
    assert model.training  # as it was before
    model.eval()
    for seed in range(3):
        image = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(seed))
        found = run(graph, image)
        with torch.no_grad():
            expected = model(image)
        for name in OUTPUTS:
            wanted = getattr(expected, name).numpy()
            np.testing.assert_allclose(found[name], wanted, atol=1e-3, err_msg=name)
        assert 0 < (found["codes"] > 0).mean() < 0.9  # sparse, but of more than one atom
    model.train()


def test_the_graph_names_no_place_on_this_machine(graph):
    assert b".py" not in graph.SerializeToString()


def test_bytes_change_little_and_take_a_quarter(graph):
    small = with_bytes(graph)
    image = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(1))
    exact, rounded = run(graph, image), run(small, image)
    np.testing.assert_allclose(rounded["joints"], exact["joints"], atol=0.02)
    stored = {w.name: onnx.numpy_helper.to_array(w) for w in small.graph.initializer}
    weights = {w.name: onnx.numpy_helper.to_array(w) for w in graph.graph.initializer}
    bytes_of = [name for name, value in stored.items() if value.dtype == np.int8]
    assert len(bytes_of) > 5
    nodes = {n.input[0]: n for n in small.graph.node if n.op_type == "DequantizeLinear"}
    for name in bytes_of:
        whole = weights[name.removesuffix(".bytes")]
        axis = nodes[name].attribute[0].i
        shape = [-1 if d == axis else 1 for d in range(whole.ndim)]
        scale = stored[name.replace(".bytes", ".scale")].reshape(shape)
        assert np.abs(stored[name] * scale - whole).max() <= scale.max() * 0.5001
    assert len(small.SerializeToString()) < 0.5 * len(graph.SerializeToString())


def test_a_network_without_dictionaries_has_no_codes(monkeypatch):
    plain = NetworkConfig.profile(
        "quick", backbone="tiny", image_size=32, hidden=8, dictionary=None, shape_dictionary=None,
        pool="average",
    )  # fmt: skip
    monkeypatch.setattr(
        export_onnx, "module_to_onnx", lambda network, given, shape, names, compute: names
    )
    assert to_onnx(HumanMeshNet(plain, load_body("open"))) == list(OUTPUTS[2:])


def test_other_code_maps_are_refused():
    config = NetworkConfig.profile(
        "quick", backbone="tiny", image_size=32, hidden=8, code_map="entmax15"
    )
    with pytest.raises(ValueError, match="code map is entmax15; expected sparsemax or softmax"):
        to_onnx(HumanMeshNet(config, load_body("open")))


def answers(graph, **given):
    session = runtime.InferenceSession(
        graph.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    names = [output.name for output in session.get_outputs()]
    values = session.run(names, {name: value.numpy() for name, value in given.items()})
    return dict(zip(names, map(torch.from_numpy, values), strict=True))


def test_encoder_and_head_are_the_network():
    torch.manual_seed(0)
    config = NetworkConfig(
        backbone="movenet-thunder", image_size=256, pool="keypoints", hidden=16,
        dictionary="cmu-32",
    )  # fmt: skip
    model = HumanMeshNet(config).eval()
    image = torch.rand(1, 3, 256, 256)
    encoder = export_onnx.encoder_to_onnx(model.backbone)
    small = with_halves(encoder)
    assert len(small.SerializeToString()) < 0.51 * len(encoder.SerializeToString())
    features = answers(small, image=image)["features"]
    torch.testing.assert_close(features, answers(encoder, image=image)["features"], rtol=0, atol=0)
    found = answers(export_onnx.head_to_onnx(model), features=features)
    assert list(found) == list(OUTPUTS)
    with torch.no_grad():
        expected = model(image)
    for name, value in found.items():
        wanted = getattr(expected, name)
        torch.testing.assert_close(value, wanted, atol=1e-3, rtol=0, msg=name)


def test_multipose_takes_images_of_any_size():
    model = MoveNet.from_pretrained("movenet-multipose")
    graph = export_onnx.multipose_to_onnx(model)
    for shape in ((1, 3, 64, 96), (1, 3, 160, 32)):
        image = torch.rand(shape)
        found = answers(graph, image=image)
        assert list(found) == list(export_onnx.MAPS)
        with torch.no_grad():
            expected = model(image)
        for name, value in found.items():
            torch.testing.assert_close(value, getattr(expected, name), atol=1e-3, rtol=0, msg=name)
