"""The shipped dictionaries, one network and one fit give what they gave before the package was
reorganized; the numbers are in ``golden.json``."""

import json
from pathlib import Path

import pytest
import torch

import kdict
from kdict.mocap import load_motion

GOLDEN = json.loads(Path(__file__).with_name("golden.json").read_text())


def close(found, name, atol):
    torch.testing.assert_close(
        found.float(), torch.tensor(GOLDEN[name]), rtol=0, atol=atol, msg=lambda m: f"{name}: {m}"
    )


def test_dictionary_and_learning():
    dictionary = kdict.KinematicDictionary.from_pretrained("cmu-128")
    logits = torch.randn(2, 23, 128, generator=torch.Generator().manual_seed(0))
    close(dictionary(logits), "decode", 2e-6)
    walk = load_motion("walking").rotations
    close(dictionary.encode(walk[:3]).amax(-1), "encode", 2e-6)
    learned = kdict.learn_kinematic_dictionary(walk, n_atoms=16, max_iter=20, progress=False)
    close(learned.atoms[:, :2], "learned_atoms", 2e-6)


def test_network():
    generator = torch.Generator().manual_seed(0)
    torch.randn(2, 23, 128, generator=generator)
    image = torch.rand(1, 3, 256, 256, generator=generator)
    with torch.no_grad():
        found = kdict.HumanMeshNet.from_pretrained("thunder")(image)
    close(found.joints, "network_joints", 1e-4)
    close(found.betas, "network_betas", 1e-4)


def test_fit():
    keypoints = torch.tensor(GOLDEN["keypoints"])
    fitted = kdict.fit(keypoints, torch.ones(1, 24), "smpl24", body=kdict.load_body("open"))
    # Poses from several starts are within a tenth of a nat of one another.
    assert fitted.energy.item() == pytest.approx(1.0, abs=0.05)
    torch.testing.assert_close(
        fitted.camera, torch.tensor(GOLDEN["fit_camera"]), rtol=1e-2, atol=0.5
    )
    assert fitted.converged.all()
    assert fitted.residual.nanmean() < 0.25
