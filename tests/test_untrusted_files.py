"""Damaged files of every reader: a value, or an error that says which file is to blame.

Each reader gets 200 files with one to four changed places, from a fixed seed. What may be raised is
ValueError, OSError and TypeError, the file's name first in the message.
"""

import json
import pickle
import random
import warnings
from pathlib import Path

import mocap_files
import numpy as np
import pytest
import scipy.sparse
import torch
from PIL import Image
from python2_files import python2_array

from kdict import (
    HumanMeshNet,
    KinematicDictionary,
    Lifter,
    NetworkConfig,
    ShapeDictionary,
    load_body,
    read_motion,
)
from kdict.body.smpl_file import read_smpl
from kdict.datasets.up3d import read_up3d
from kdict.evaluation import results
from kdict.evaluation.official import read_regressor
from kdict.fitting.detections import read_detections
from kdict.network.image import read_image
from kdict.resources import data_path, read_tensors

MUTATIONS = 200
NUMBERS = (b"\xff", b"\x00", b"\x7f\xff\xff\xff", b"\xff" * 8, b"nan", b"1e999", b"-1", b"9" * 30,
           b"null", b"{", b"]", b"\n", b'"', b"(")  # fmt: skip


def mutated(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        # Half of the changes are near the beginning, where headers are.
        near = min(len(changed), 400) if chance.random() < 0.5 else len(changed)
        at = chance.randrange(max(near, 1))
        match chance.randrange(6):
            case 0 if changed:
                changed[at] ^= 1 << chance.randrange(8)
            case 1 if changed:
                changed[at] = chance.randrange(256)
            case 2:
                number = chance.choice(NUMBERS)
                changed[at : at + chance.choice((0, len(number)))] = number
            case 3:
                del changed[at : at + chance.randint(1, 64)]
            case 4:
                piece = changed[at : at + chance.randint(1, 64)]
                changed[at:at] = piece * chance.randint(1, 3)
            case 5:
                del changed[at if chance.random() < 0.2 else len(changed) - at % 50 :]
    return bytes(changed)


def smpl(folder: Path) -> dict:
    """SMPL's arrays, but small: all that is read of them is what every file's is."""
    rng = np.random.default_rng(0)
    return {
        "v_template": rng.normal(size=(7, 3)),
        "shapedirs": np.asfortranarray(rng.normal(size=(7, 3, 10))),
        "J_regressor": scipy.sparse.random(24, 7, 0.2, "csc", rng=rng),
        "f": rng.integers(0, 7, (4, 3)).astype(np.uint32),
    }


def write_smpl_pickle(path):
    path.write_bytes(pickle.dumps(smpl(path), 2))


def write_smpl_npz(path):
    arrays = smpl(path)
    np.savez(path, **{**arrays, "J_regressor": arrays["J_regressor"].toarray()})


def write_npz(path, **arrays):
    np.savez(path, **arrays)


def write_image(path):
    pixels = np.random.default_rng(0).integers(0, 256, (20, 30, 3), dtype=np.uint8)
    exif = Image.Exif()
    exif[0x0112] = 6
    options = {} if path.suffix in (".gif", ".bmp", ".ppm") else {"exif": exif}
    Image.fromarray(pixels).save(path, **options)


def write_amc(path):
    mocap_files.write_asf(path.with_name("07.asf"))
    mocap_files.write_amc(path, mocap_files.cmu_angles(3))


def write_asf(path):
    mocap_files.write_asf(path)
    mocap_files.write_amc(path.with_name("07_01.amc"), mocap_files.cmu_angles(2))


def write_bvh(path):
    mocap_files.write_cmu_bvh(path, mocap_files.cmu_angles(3))


def write_amass(path):
    rng = np.random.default_rng(0)
    np.savez(
        path,
        poses=rng.normal(size=(3, 156)),
        trans=rng.normal(size=(3, 3)),
        mocap_framerate=np.array(60.0),
        gender=np.array("male"),
    )


def write_kinematic(path):
    atoms = torch.nn.functional.normalize(torch.randn(23, 5, 4), dim=-1)
    KinematicDictionary(atoms).save(path)


def write_shape(path):
    ShapeDictionary(torch.randn(10, 5)).save(path)


def write_network(path):
    sizes = {"backbone": "tiny", "image_size": 64, "hidden": 8}
    HumanMeshNet(NetworkConfig.profile("quick", **sizes), load_body("open")).save(path)


def write_lifter(path):
    path.write_bytes(data_path("weights", "lifter.safetensors").read_bytes())


def write_up3d(path):
    (path.parent / "test.txt").write_text("/00000_image.png\n")
    (path.parent / "00000_image.png").write_bytes(b"not read")
    np.save(path.parent / "00000_joints.npy", np.ones((3, 14)))
    content = {"pose": np.zeros(72), "betas": np.zeros(10), "trans": np.zeros(3)}
    body = b"\x80\x02}("
    for name, value in content.items():
        body += b"U" + bytes([len(name)]) + name.encode() + python2_array(value)
    path.write_bytes(body + b"u.")


def write_coco(path):
    people = [
        {"image_id": 7, "category_id": 1, "score": 0.9, "keypoints": list(range(51))},
        {"image_id": "000007.jpg", "score": 0.5, "keypoints": [1.0] * 51, "bbox": [1, 2, 3, 4]},
    ]
    path.write_text(json.dumps(people))


def write_openpose(path):
    people = [{"pose_keypoints_2d": [float(n) for n in range(75)]}]
    path.write_text(json.dumps({"version": 1.3, "people": people}))


def write_results(path):
    results.write(path, [])
    path.write_text(data_path("results", "inference.json").read_text()[:3000])


READERS = {
    "smpl.pkl": (write_smpl_pickle, read_smpl),
    "smpl.npz": (write_smpl_npz, read_smpl),
    "00000_body.pkl": (write_up3d, lambda path: list(read_up3d(path.parent))),
    "regressor.npy": (lambda path: np.save(path, np.ones((17, 9), np.float32)), read_regressor),
    **{f"photo.{kind}": (write_image, read_image)
       for kind in ("jpg", "png", "tif", "webp", "gif", "bmp", "ppm")},
    "clip.bvh": (write_bvh, read_motion),
    "07_01.amc": (write_amc, read_motion),
    "07.asf": (write_asf, lambda path: read_motion(path.with_name("07_01.amc"))),
    "expmap.npz": (lambda path: mocap_files.write_expmap(path, mocap_files.cmu_angles(3)),
                   read_motion),
    "amass.npz": (write_amass, read_motion),
    "kinematic.safetensors": (write_kinematic, KinematicDictionary.load),
    "shape.safetensors": (write_shape, ShapeDictionary.load),
    "lifter.safetensors": (write_lifter, Lifter.load),
    "network.safetensors": (write_network, HumanMeshNet.load),
    "tensors.safetensors": (write_shape, lambda path: read_tensors(path, "tensors")),
    "coco.json": (write_coco, lambda path: read_detections(path, "000007.jpg", size=(99, 99))),
    "openpose.json": (write_openpose, lambda path: read_detections(path, "a.jpg")),
    "results.json": (write_results, results.read),
}  # fmt: skip


@pytest.mark.parametrize("name", READERS)
def test_damaged_files(tmp_path, name):
    write, read = READERS[name]
    path = tmp_path / name
    write(path)
    whole = path.read_bytes()
    chance = random.Random(name)
    blamed_otherwise = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for number in range(MUTATIONS):
            path.write_bytes(mutated(whole, chance))
            try:
                read(path)
            except (ValueError, OSError, TypeError) as error:
                # The folder's name, since a reader may blame the file beside.
                if not str(error).startswith(str(tmp_path)) or len(str(error)) > 20_000:
                    blamed_otherwise.append((number, repr(error)[:300]))
    assert not blamed_otherwise
