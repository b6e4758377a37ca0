import pytest
import torch
from chromium import launched


@pytest.fixture(scope="module", autouse=True)
def _the_open_body():
    """Tests are of the body that ships, whatever body the reader has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("KDICT_SMPL", raising=False)
        yield


@pytest.fixture(scope="module")
def browser():
    """The system's Chromium; tests that need it are skipped without."""
    with launched() as chromium:
        yield chromium


@pytest.fixture(scope="session")
def tiny_network():
    """A network with random weights, in training mode, and its ONNX graph, which takes seconds."""
    for library in ("onnx", "onnxscript"):
        pytest.importorskip(library, reason=f"{library} is not installed")
    from kdict import HumanMeshNet, NetworkConfig, load_body
    from kdict.network.export_onnx import to_onnx

    torch.manual_seed(0)
    config = NetworkConfig.profile("quick", backbone="tiny", image_size=64, hidden=48, scale=3.0)
    model = HumanMeshNet(config, load_body("open"))
    return model, to_onnx(model)
