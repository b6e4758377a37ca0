"""The GPU's command, rehearsed on the CPU at a thousandth of its size."""

import pytest
import torch

from kdict.network.model import HumanMeshNet
from kdictbook import results
from kdictbook.recipes import gpu, parts


def test_the_rehearsal_writes_all_files_and_resumes(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "PART", 60_000)
    monkeypatch.setattr(gpu, "GPU_ROLES", ("fitted",))
    monkeypatch.setattr(gpu, "HEADS", ("both", "6D"))
    job = gpu.Job(tmp_path, "cpu", 0.001)
    gpu.run(job)
    files = sorted((tmp_path / "files").iterdir())
    assert len(files) > 2
    assert max(path.stat().st_size for path in files) < 80_000
    found = {(r.protocol.split(",")[0], r.metric): r for r in results.read(files[-1])}
    assert found["heads on frozen features of full", "surface_error"].value > 0
    assert found["renderer", "images_per_second"].value > 0
    assert found["sparsemax", "gradient_from_cpu"].value == 0
    parts.joined_weights(tmp_path / "files", tmp_path / "whole.safetensors")
    whole = HumanMeshNet.load(tmp_path / "whole.safetensors")
    trained = HumanMeshNet.load(tmp_path / "full" / "model.safetensors")
    pairs = zip(whole.parameters(), trained.parameters(), strict=True)
    assert all(torch.equal(a, b) for a, b in pairs)
    monkeypatch.setattr(gpu, "speeds", lambda job: pytest.fail("measured again"))
    gpu.run(job)
    again = HumanMeshNet.load(tmp_path / "full" / "model.safetensors")
    assert all(map(torch.equal, again.parameters(), trained.parameters()))
