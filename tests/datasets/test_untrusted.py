"""Damaged and hostile dataset files: refused by name, or read; nothing else happens."""

import itertools
import json
import struct
import zlib

import dataset_files as files
import numpy as np
import pytest
import scipy.io

from kdict import limits
from kdict.datasets import (
    read_coco,
    read_lsp,
    read_mpi_inf_3dhp_test,
    read_spin,
    read_up3d,
)
from kdict.formats import cdf
from kdict.formats.cdf import parse_cdf
from kdict.formats.matlab import parse_mat

# Paths


@pytest.mark.parametrize("name", ["../secret.jpg", "/etc/passwd", "a/../../b.jpg", "C:\\b.jpg", ""])
def test_names_in_files_stay_inside_the_folder(tmp_path, name):
    content = files.write_coco(tmp_path)
    for image in content["images"]:
        image["file_name"] = name
    path = tmp_path / "annotations/person_keypoints_val2017.json"
    path.write_text(json.dumps(content))
    with pytest.raises(ValueError, match=r"val2017.json: lists .*; expected"):
        read_coco(tmp_path, "val2017")


@pytest.mark.parametrize("array", ["imgname", "maskname"])
def test_spins_names_stay_inside_the_folder(tmp_path, array):
    names = files.spin_arrays()[array].copy()
    names[2] = "../../x.png"
    np.savez(tmp_path / "a.npz", **files.spin_arrays(**{array: names}))
    with pytest.raises(ValueError, match=r"a.npz: lists '../../x.png', outside"):
        read_spin(tmp_path / "a.npz")


def test_up3ds_list_stays_inside_the_folder(tmp_path):
    files.write_up3d(tmp_path)
    (tmp_path / "test.txt").write_text("/../00000_image.png\n")
    with pytest.raises(ValueError, match=r"test.txt: lists .*, outside"):
        read_up3d(tmp_path, "test")


def test_hdf5_links_are_not_followed(tmp_path):
    h5py = pytest.importorskip("h5py")
    files.write_mpi_test(tmp_path, 2)
    path = tmp_path / "TS1/annot_data.mat"
    for link in (h5py.ExternalLink("../TS2/annot_data.mat", "valid_frame"), h5py.SoftLink("/x")):
        with h5py.File(path, "r+") as file:
            del file["valid_frame"]
            file["valid_frame"] = link
        with pytest.raises(ValueError, match=r"TS1/annot_data.mat: .*valid_frame is a link"):
            read_mpi_inf_3dhp_test(tmp_path)
    (tmp_path / "raw").write_bytes(bytes(16))
    with h5py.File(path, "r+") as file:
        del file["valid_frame"]
        file.create_dataset("valid_frame", (2, 1), "f8", external=[(str(tmp_path / "raw"), 0, 16)])
    with pytest.raises(ValueError, match=r"TS1/annot_data.mat: .*stored in another file"):
        read_mpi_inf_3dhp_test(tmp_path)


# Sizes


@pytest.mark.parametrize(("frames", "chunk"), [(2_000_000_000, 1024), (8, 1 << 27)])
def test_hdf5_that_declares_gigabytes(tmp_path, frames, chunk):
    h5py = pytest.importorskip("h5py")
    files.write_mpi_test(tmp_path, 2)
    path = tmp_path / "TS1/annot_data.mat"
    with h5py.File(path, "r+") as file:
        del file["valid_frame"]
        shape = {"shape": (frames, 1), "maxshape": (None, 1), "chunks": (chunk, 1)}
        file.create_dataset("valid_frame", dtype="f8", **shape)
    with pytest.raises(ValueError, match=r"annot_data.mat: .*expected at most"):
        read_mpi_inf_3dhp_test(tmp_path)


def test_npz_and_npy_that_declare_gigabytes(tmp_path):
    np.savez_compressed(tmp_path / "a.npz", **files.spin_arrays(S=np.zeros((100_000, 24, 4))))
    with pytest.raises(ValueError, match=r"a.npz: .*expected at most"):
        read_spin(tmp_path / "a.npz")
    files.write_up3d(tmp_path)
    header = {"descr": "<f8", "fortran_order": False, "shape": (3, 10**9)}
    with (tmp_path / "00001_joints.npy").open("wb") as file:
        np.lib.format.write_array_header_1_0(file, header)
        file.write(bytes(100))
    with pytest.raises(ValueError, match=r"00001_joints.npy: .*holds 100 bytes"):
        list(read_up3d(tmp_path, "test"))


def test_matlab_that_declares_gigabytes(tmp_path):
    files.write_lsp(tmp_path, images=False)
    path = tmp_path / "joints.mat"
    body = struct.pack("<II", 14, 2**32 - 16) + bytes(1 << 20)
    packed = zlib.compress(body)
    path.write_bytes(path.read_bytes()[:128] + struct.pack("<II", 15, len(packed)) + packed)
    with pytest.raises(ValueError, match=r"joints.mat: .*expected at most"):
        read_lsp(tmp_path)
    with (
        limits.lift(array_bytes=1 << 40, expansion=1 << 30),
        pytest.raises(ValueError, match="decl"),
    ):
        read_lsp(tmp_path)


# MATLAB


@pytest.mark.parametrize("compressed", [False, True])
def test_matlab_files_are_read_as_scipy_reads_them(tmp_path, compressed):
    rng = np.random.default_rng(0)
    content = {
        "numbers": rng.normal(size=(3, 4, 2)), "small": np.arange(6, dtype=np.int16).reshape(2, 3),
        "text": "hellö", "empty": np.zeros((0, 0)), "flag": np.array([[True, False]]),
        "cells": np.array([[np.arange(3.0)], ["x"]], dtype=object),
        "structs": files.structs({"x": 1.0, "y": "a"}, {"x": 2.0}),
    }  # fmt: skip
    path = tmp_path / "a.mat"
    scipy.io.savemat(path, content, do_compression=compressed)
    found, expected = parse_mat(path.read_bytes()), scipy.io.loadmat(path)
    for name in ("numbers", "small", "empty", "flag"):
        np.testing.assert_array_equal(found[name], expected[name])
    assert found["text"] == "hellö"
    np.testing.assert_array_equal(found["cells"][0, 0], [[0, 1, 2]])
    assert found["cells"][1, 0] == "x"
    first, second = found["structs"][0]
    assert (first["x"].item(), first["y"], second["x"].item()) == (1.0, "a", 2.0)
    assert second["y"].size == 0
    assert [*parse_mat(path.read_bytes(), ("text",))] == ["text"]


@pytest.mark.parametrize(
    ("value", "what"), [(np.nan, "NaN"), (np.inf, "infinite"), (1e300, "too large")]
)
def test_numbers_that_are_not_finite_are_refused(tmp_path, value, what):
    joints = files.write_lsp(tmp_path / "lsp", images=False)
    joints[0, 3, 1500] = value
    scipy.io.savemat(tmp_path / "lsp/joints.mat", {"joints": joints})
    with pytest.raises(ValueError, match=f"joints.mat: 1 of joints.* {what}"):
        read_lsp(tmp_path / "lsp")
    arrays = files.spin_arrays()
    arrays["S"][0, 0, 0] = value
    np.savez(tmp_path / "a.npz", **arrays)
    with pytest.raises(ValueError, match=f"a.npz: 1 of S.* {what}"):
        read_spin(tmp_path / "a.npz")
    content = files.write_coco(tmp_path)
    content["annotations"][0]["keypoints"][0] = value
    path = tmp_path / "annotations/person_keypoints_val2017.json"
    path.write_text(json.dumps(content))
    with pytest.raises(ValueError, match=f"val2017.json: 1 of annotation 100's keypoints.* {what}"):
        read_coco(tmp_path, "val2017")
    files.write_up3d(tmp_path / "up", 2)
    np.save(tmp_path / "up/00001_joints.npy", np.full((3, 14), value))
    with pytest.raises(ValueError, match=f"00001_joints.npy: 42 of the array.* {what}"):
        list(read_up3d(tmp_path / "up", "test"))


# CDF


@pytest.mark.parametrize("data_type", [44, 45])
@pytest.mark.parametrize("majority", ["row_major", "column_major"])
@pytest.mark.parametrize("encoding", [1, 6])
@pytest.mark.parametrize(("whole", "each"), [(0, 0), (0, 6), (6, 0)])
def test_cdf_files_are_read_as_cdflib_reads_them(
    tmp_path, data_type, majority, encoding, whole, each
):
    cdflib = pytest.importorskip("cdflib")
    rng = np.random.default_rng(0)
    spec = {"Majority": majority, "Compressed": whole, "Encoding": encoding}
    file = cdflib.cdfwrite.CDF(tmp_path / "a", spec, delete=True)
    dtype = {44: np.float32, 45: np.float64}[data_type]
    for name, shape in (("Other", (3,)), ("Pose", (5, 96))):
        variable = {
            "Variable": name, "Data_Type": data_type, "Num_Elements": 1, "Rec_Vary": True,
            "Dim_Sizes": list(shape), "Compress": each,
        }  # fmt: skip
        file.write_var(variable, var_data=rng.normal(size=(2, *shape)).astype(dtype))
    file.close()
    path = tmp_path / "a.cdf"
    found = parse_cdf(path.read_bytes(), "Pose")
    np.testing.assert_array_equal(found, cdflib.CDF(path).varget("Pose"))
    with pytest.raises(ValueError, match="no variable Poses, but Other, Pose"):
        parse_cdf(path.read_bytes(), "Poses")


def test_cdf_of_one_block_listed_again_and_again(tmp_path, monkeypatch):
    """Each mention once unpacked the block anew, as often as the index lists it."""
    pytest.importorskip("cdflib")
    files.write_cdf(tmp_path / "a.cdf", np.ones((1, 4, 96)))
    blocks = cdf._File.blocks
    monkeypatch.setattr(cdf._File, "blocks", lambda *given: itertools.cycle(blocks(*given)))
    with pytest.raises(ValueError, match="1 of 1 records are missing or there twice"):
        parse_cdf((tmp_path / "a.cdf").read_bytes(), "Pose")
