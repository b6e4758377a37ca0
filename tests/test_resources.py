"""Files that are written whole or not at all, and read as what they are expected to be."""

import json
import os
import platform
import struct
import subprocess
import sys

import numpy as np
import pytest
import torch

from kdict import limits
from kdict.resources import (
    atomic_write,
    pretrained_path,
    read_tensors,
    require_finite,
    sweep_parts,
    write_tensors,
)


@pytest.fixture
def dead_process():
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def part(folder, name, process, host=None):
    host = platform.node().replace(".", "-") if host is None else host
    path = folder / f".{name}.{host}.{process}.1.part"
    path.write_text("half a file")
    return path


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("before")

    def interrupted():
        with atomic_write(path, "w") as file:
            file.write("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_text() == "before"
    with atomic_write(path, "w") as file:
        file.write("after ü")
        assert path.read_text() == "before"
    assert path.read_text("utf8") == "after ü"
    assert [child.name for child in tmp_path.iterdir()] == ["a.txt"]


def test_a_symbolic_link_is_replaced_not_followed(tmp_path):
    kept = tmp_path / "kept.txt"
    kept.write_text("another's file")
    link = tmp_path / "link.txt"
    link.symlink_to(kept)
    with atomic_write(link) as file:
        file.write(b"new")
    assert kept.read_text() == "another's file"
    assert not link.is_symlink()


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"absent does not exist; create it first"):
        write_tensors(tmp_path / "absent" / "a", {"w": torch.zeros(1)}, {})


def test_only_parts_of_dead_processes_of_this_machine_are_swept(tmp_path, dead_process):
    stale = part(tmp_path, "a.txt", dead_process)
    others = [
        part(tmp_path, "a.txt", os.getppid()),
        part(tmp_path, "a.txt", dead_process, host="another"),
        part(tmp_path, "b.txt", dead_process),
        tmp_path / ".hidden.part",
    ]
    others[-1].touch()
    with atomic_write(tmp_path / "a.txt") as file:
        file.write(b"whole")
    assert not stale.exists()
    assert all(path.exists() for path in others)
    sweep_parts(tmp_path)
    assert [path.exists() for path in others] == [True, True, False, True]


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give files away")
def test_parts_of_other_users_stay(tmp_path, dead_process):
    theirs = part(tmp_path, "a.txt", dead_process)
    os.chown(theirs, 12345, -1)
    sweep_parts(tmp_path)
    assert theirs.exists()


def test_tensors_come_back_with_their_metadata(tmp_path):
    path = tmp_path / "a.safetensors"
    tensors = {
        "half": torch.randn(3, 4).half(),
        "double": torch.randn(2).double(),
        "brain": torch.randn(2).bfloat16(),
        "known": torch.tensor([True, False]),
        "counter": torch.tensor(7),
    }
    write_tensors(path, tensors, {"kind": "network", "b": "2", "a": "ü"})
    found, metadata = read_tensors(path, "weights", "network")
    assert metadata == {"kind": "network", "b": "2", "a": "ü"}
    assert found.keys() == tensors.keys()
    for name, tensor in tensors.items():
        assert found[name].dtype == tensor.dtype
        assert torch.equal(found[name], tensor)


@pytest.mark.parametrize(
    ("tensor", "message"),
    [
        (torch.tensor([1.0, float("nan"), float("inf")]), r"2 of w's 3 numbers are NaN, inf"),
        (torch.tensor([float("-inf")]).half(), r"1 of w's 1 numbers are NaN, infinite"),
        (torch.tensor([10**9]), r"w is of type int64 and shape \(1,\); expected floating-point"),
        (torch.zeros(2, dtype=torch.uint32), r"w is of type uint32"),
        (torch.zeros(2, dtype=torch.float8_e4m3fn), r"w is of type float8_e4m3fn"),
        (torch.zeros(2, dtype=torch.complex64), r"w is of type complex64"),
    ],
)
def test_numbers_of_another_kind_are_refused(tmp_path, tensor, message):
    path = tmp_path / "a.safetensors"
    write_tensors(path, {"w": tensor}, {})
    with pytest.raises(ValueError, match=rf"^{path}: {message}"):
        read_tensors(path, "weights")


def header(content: dict, size: int = 0) -> bytes:
    text = json.dumps(content).encode()
    return struct.pack("<Q", len(text)) + text + bytes(size)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 8,
        struct.pack("<Q", 2**60) + b"{}",
        header({"w": {"dtype": "F32", "shape": [2**40], "data_offsets": [0, 2**42]}}),
        header({"w": {"dtype": "F32", "shape": [2**62, 8], "data_offsets": [0, 0]}}),
        header({"w": {"dtype": "F99", "shape": [1], "data_offsets": [0, 4]}}, 4),
        header({"w": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}, 3),
        header([]),
    ],
)
def test_files_that_declare_what_they_do_not_hold(tmp_path, content):
    path = tmp_path / "a.safetensors"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"a.safetensors: found \d+ bytes that are not a whole"):
        read_tensors(path, "weights")


def test_more_tensors_than_any_network_has(tmp_path):
    about = {"dtype": "F32", "shape": [0], "data_offsets": [0, 0]}
    path = tmp_path / "a.safetensors"
    path.write_bytes(header({f"w{n}": about for n in range(200)}))
    with limits.lift(arrays=100), pytest.raises(ValueError, match=r"a.safetensors: tensors: found"):
        read_tensors(path, "weights")
    assert len(read_tensors(path, "weights")[0]) == 200


def test_finite_arrays_pass_and_others_are_named(tmp_path):
    require_finite(tmp_path, "a", np.arange(3))
    with pytest.raises(ValueError, match=r"1 of a's 4 numbers are NaN, infinite"):
        require_finite(tmp_path, "a", np.array([[1, np.nan], [0, 0]], np.float32))


@pytest.mark.parametrize("name", ["../weights/thunder", "absent", "cmu-128.safetensors.bak", ""])
def test_a_name_reaches_no_other_folder(name):
    with pytest.raises(ValueError, match=r"is not a pretrained file of kdict's data/dictionaries"):
        pretrained_path("dictionaries", name)
