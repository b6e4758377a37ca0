"""Small files of every reader, and damaged copies of them.

`READERS` maps a name to a function that writes the reader's files into a folder and returns the
file to damage and a function that reads it. `damaged` makes the copies; `outcome` says what became
of one.
"""

import dataclasses
import hashlib
import json
import pickle
import random
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from unittest.mock import patch

import dataset_files as files
import mocap_files
import numpy as np
import scipy.sparse
import torch
from PIL import Image

from kdict import (
    Fit,
    HumanMeshNet,
    KinematicDictionary,
    Lifter,
    NetworkConfig,
    ShapeDictionary,
    load_body,
    read_motion,
)
from kdict.body import smpl_file
from kdict.datasets import (
    Protocol,
    read_coco,
    read_human36m,
    read_lsp,
    read_lspet,
    read_mpi_inf_3dhp_test,
    read_mpi_inf_3dhp_train,
    read_mpii,
    read_spin,
    read_up3d,
)
from kdict.evaluation.official import read_regressor
from kdict.fitting.detection_json import read_detections
from kdict.network.image import read_image
from kdict.network.people import body_name
from kdict.resources import data_path, read_tensors
from kdict.training import config, logs
from kdictbook import results

NUMBERS = (b"\xff", b"\x00", b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f", b"\xff" * 8, b"nan",
           b"1e999", b"-1", b"9" * 30, b"null", b"{", b"]", b"\n", b'"', b"(")  # fmt: skip


def mutated(content: bytes, chance: random.Random) -> bytes:
    """A copy with one to four changes, half of them near the beginning, where headers are."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 4)):
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


def damaged(name: str, whole: bytes, count: int) -> Iterator[bytes]:
    """Copies of a reader's file, the same at each call."""
    chance = random.Random(name)
    return (mutated(whole, chance) for _ in range(count))


def outcome(read, folder: Path, expected: str) -> tuple[str, str]:
    """ "refused", "wrong error", "unchanged" or "other value", and the message or the digest.

    A reader raises ValueError, OSError or TypeError with the file's name first; since it may blame
    the file beside, the folder's name is looked for.
    """
    try:
        found = digest(read())
    except (ValueError, OSError, TypeError) as error:
        fine = str(error).startswith(str(folder)) and len(str(error)) < 20_000
        return "refused" if fine else "wrong error", repr(error)[:300]
    except Exception as error:
        return "wrong error", repr(error)[:300]
    return "unchanged" if found == expected else "other value", found


def digest(value: object) -> str:
    """A hash of what a reader returned."""
    state = hashlib.sha256()
    for part in _parts(value):
        state.update(part)
    return state.hexdigest()


def _parts(value: object) -> Iterator[bytes]:
    if isinstance(value, torch.nn.Module):
        value = value.state_dict()
    if dataclasses.is_dataclass(value):
        value = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
    if isinstance(value, torch.Tensor):
        value = value.numpy()
    if isinstance(value, Mapping):
        value = [*value.items()]
    if isinstance(value, np.ndarray) and value.dtype != object:
        yield f"{value.dtype}{value.shape}".encode()
        yield value.tobytes()
    elif isinstance(value, str | bytes | int | float | Path | np.generic) or value is None:
        yield repr(value).encode()
    elif hasattr(value, "__iter__"):
        yield b"("
        for item in value:
            yield from _parts(item)
        yield b")"
    else:
        yield repr(vars(value)).encode()


def smpl() -> dict:
    """SMPL's arrays, of a mesh of seven vertices."""
    rng = np.random.default_rng(0)
    parents = np.array([2**32 - 1, 0, 0, 0, *range(1, 10), 9, 9, 12, 13, 14, *range(16, 22)])
    return {
        "v_template": rng.normal(size=(7, 3)),
        "shapedirs": np.asfortranarray(rng.normal(size=(7, 3, 10))),
        "posedirs": rng.normal(size=(7, 3, 207)),
        "J_regressor": scipy.sparse.random(24, 7, 0.2, "csc", rng=rng),
        "weights": rng.dirichlet(np.ones(24), 7),
        "kintree_table": np.stack([parents, np.arange(24)]).astype(np.uint32),
        "f": rng.integers(0, 7, (4, 3)).astype(np.uint32),
    }


def read_small_smpl(path):
    """`read_smpl` with seven vertices for 6,890."""
    shapes = {
        name: tuple(7 if n == smpl_file.VERTICES else n for n in shape)
        for name, shape in smpl_file._SHAPES.items()
    }
    with patch.dict(smpl_file._SHAPES, shapes), patch.object(smpl_file, "VERTICES", 7):
        return smpl_file.read_smpl(path)


def write_smpl_pickle(path):
    path.write_bytes(pickle.dumps(smpl(), 2))


def write_smpl_npz(path):
    arrays = smpl()
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


def write_coco(path):
    people = [
        {"image_id": 7, "category_id": 1, "score": 0.9, "keypoints": list(range(51))},
        {"image_id": "000007.jpg", "score": 0.5, "keypoints": [1.0] * 51, "bbox": [1, 2, 3, 4]},
    ]
    path.write_text(json.dumps(people))


def write_openpose(path):
    people = [{"pose_keypoints_2d": [float(n) for n in range(75)]}]
    path.write_text(json.dumps({"version": 1.3, "people": people}))


def write_fit(path):
    """What `kdict.Fit.save` writes of two people."""
    rows = {"global_orient": 3, "body_pose": 69, "betas": 10, "camera": 3}
    arrays = {name: np.ones((2, width), np.float32) for name, width in rows.items()}
    numbers = {"keypoints": np.ones((2, 17, 2), np.float32), "residual": np.ones((2, 17))}
    texts = {"problem": ["", "a guess"], "start": ["lifter"] * 2, "keypoint_set": "coco17"}
    flags = {"energy": np.ones(2), "placed": [True] * 2, "converged": [True, False]}
    body = body_name(load_body("open"))
    np.savez(path, body=body, size=[200, 160], **arrays, **numbers, **texts, **flags)


def read_fit(path):
    return Fit.load(path, load_body("open"))


def write_config(path):
    config.write_config(CONFIG, path.parent)


def read_config(path):
    return config.check_config(CONFIG, path.parent)


def write_log(path):
    path.write_text("step,l2d\n" + "".join(f"{step},0.5\n" for step in range(1, 60)))


def read_log(path):
    logs._cut(path, 40)
    return path.read_bytes() if path.exists() else b""


def write_results(path):
    results.write(path, results.read("onnx")[:9])


CONFIG = config.TrainConfig.profile("quick")
SMALL = Protocol(
    "small", ("S9",), cameras=("60457274",), actions=("Directions",), trials=(0,), frame_stride=3
)


def lsp(folder):
    files.write_lsp(folder, images=False)
    return folder / "joints.mat", lambda: islice(read_lsp(folder), 50)


def lspet(folder):
    files.write_lspet(folder)
    return folder / "joints.mat", lambda: islice(read_lspet(folder), 50)


def mpii(folder):
    files.write_mpii(folder)
    return folder / "mpii_human_pose_v1_u12_1.mat", lambda: read_mpii(folder)


def coco(folder):
    files.write_coco(folder)
    name = "annotations/person_keypoints_val2017.json"
    return folder / name, lambda: read_coco(folder, "val2017")


def up3d_pickle(folder):
    files.write_up3d(folder, 2)
    return folder / "00001_body.pkl", lambda: read_up3d(folder, "test")


def up3d_array(folder):
    files.write_up3d(folder, 2)
    return folder / "00001_joints.npy", lambda: read_up3d(folder, "test")


def up3d_list(folder):
    files.write_up3d(folder, 2)
    return folder / "test.txt", lambda: read_up3d(folder, "test")


def spin(folder):
    np.savez(folder / "a.npz", **files.spin_arrays())
    return folder / "a.npz", lambda: read_spin(folder / "a.npz")


def spin_compressed(folder):
    np.savez_compressed(folder / "a.npz", **files.spin_arrays())
    return folder / "a.npz", lambda: read_spin(folder / "a.npz")


def mpi_train(folder):
    files.write_mpi_train(folder, 1)
    return folder / "S1/Seq1/annot.mat", lambda: islice(read_mpi_inf_3dhp_train(folder), 8)


def mpi_test(folder):
    files.write_mpi_test(folder, 2)
    return folder / "TS1/annot_data.mat", lambda: islice(read_mpi_inf_3dhp_test(folder), 2)


def human36m_raw(folder):
    files.write_human36m_cdf(folder, ["S9"], ["Directions"], ["60457274"], frames=4)
    name = "S9/MyPoseFeatures/D3_Positions_mono/Directions 1.60457274.cdf"
    return folder / name, lambda: read_human36m(folder, SMALL)


def human36m_npz(folder):
    files.write_human36m_npz(folder, ["S9"], 1)
    return folder / "data_3d_h36m.npz", lambda: read_human36m(folder, SMALL)


def human36m_json(kind):
    def write(folder):
        files.write_human36m_json(folder, "S9", 1)
        path = folder / f"annotations/Human36M_subject9_{kind}.json"
        return path, lambda: read_human36m(folder, SMALL)

    write.__name__ = f"human36m_json_{kind}"
    return write


def one(write, read):
    """A reader of one file, by what writes and what reads its path."""

    def prepare(path: Path):
        write(path)
        return path, lambda: read(path)

    return prepare


FILES = {
    "smpl.pkl": one(write_smpl_pickle, read_small_smpl),
    "smpl.npz": one(write_smpl_npz, read_small_smpl),
    "regressor.npy": one(lambda path: np.save(path, np.ones((17, 9), np.float32)), read_regressor),
    **{f"photo.{kind}": one(write_image, read_image)
       for kind in ("jpg", "png", "tif", "webp", "gif", "bmp", "ppm")},
    "clip.bvh": one(write_bvh, read_motion),
    "07_01.amc": one(write_amc, read_motion),
    "07.asf": one(write_asf, lambda path: read_motion(path.with_name("07_01.amc"))),
    "expmap.npz": one(lambda path: mocap_files.write_expmap(path, mocap_files.cmu_angles(3)),
                      read_motion),
    "amass.npz": one(write_amass, read_motion),
    "kinematic.safetensors": one(write_kinematic, KinematicDictionary.load),
    "shape.safetensors": one(write_shape, ShapeDictionary.load),
    "lifter.safetensors": one(write_lifter, Lifter.load),
    "network.safetensors": one(write_network, HumanMeshNet.load),
    "tensors.safetensors": one(write_shape, lambda path: read_tensors(path, "tensors")),
    "coco.json": one(
        write_coco, lambda path: read_detections(path, "000007.jpg", size=(99, 99))
    ),
    "openpose.json": one(write_openpose, lambda path: read_detections(path, "a.jpg")),
    "results.json": one(write_results, results.read),
    "fit.npz": one(write_fit, read_fit),
    "config.json": one(write_config, read_config),
    "log.csv": one(write_log, read_log),
}  # fmt: skip
DATASETS = {
    prepare.__name__.replace("_", " "): prepare
    for prepare in (
        lsp, lspet, mpii, coco, up3d_pickle, up3d_array, up3d_list, spin, spin_compressed,
        mpi_train, mpi_test, human36m_raw, human36m_npz,
        *map(human36m_json, ("data", "camera", "joint_3d")),
    )
}  # fmt: skip
READERS = {
    **{name: lambda folder, name=name: FILES[name](folder / name) for name in FILES},
    **DATASETS,
}
