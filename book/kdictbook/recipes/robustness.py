"""Damage files, kill trainings, fill disks: ``data/results/robustness.json``.

    python -m kdictbook.recipes.robustness [--only files bombs shared kills]

Run it from a checkout: the files are those of the tests (``tests/damaged_files.py``). Each reader
works in a process of its own, so that a crash is counted and ends nothing.
"""

import argparse
import importlib
import io
import logging
import os
import random
import resource
import signal
import struct
import subprocess
import sys
import time
import warnings
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from PIL import Image
from safetensors.torch import load_file

from kdict.body.smpl_file import read_smpl
from kdict.formats.matlab import parse_mat
from kdict.formats.npz import read_npz
from kdict.mocap import read_motion
from kdict.network.image import read_image
from kdict.resources import read_tensors, write_tensors
from kdictbook.results import Result, renew

log = logging.getLogger(__name__)

TESTS = Path(__file__).parents[3] / "tests"
SEED = "seeded by the reader's name"
OUTCOMES = ("refused", "unchanged", "other value", "wrong error", "crash")


def test_helper(name: str):
    """A module of helpers beside the tests."""
    for folder in (TESTS, TESTS / "formats"):
        if str(folder) not in sys.path:
            sys.path.insert(0, str(folder))
    return importlib.import_module(name)


_work: Callable


def child(work: Callable) -> ProcessPoolExecutor:
    """A process for `_call`; it gets ``work``, which may be a closure, by being forked."""
    global _work
    _work = work
    return ProcessPoolExecutor(1, get_context("fork"))


def _call(*arguments):
    return _work(*arguments)


def row(metric: str, value: float, unit: str, method: str, protocol: str, split: str, data: str):
    """A number of the record."""
    return Result(metric, value, unit, protocol, split, method, data)


# Damaged files


def damaged_files(count: int) -> Iterator[Result]:
    """What each reader makes of ``count`` damaged copies of its file."""
    helper = test_helper("damaged_files")
    total = Counter()
    for name, prepare in helper.READERS.items():
        with TemporaryDirectory() as folder:
            path, read = prepare(Path(folder))
            whole = path.read_bytes()

            def outcome(content, expected="", path=path, read=read, folder=folder):
                path.write_bytes(content)
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    return helper.outcome(read, Path(folder), expected)

            found = Counter(_outcomes(outcome, helper.damaged(name, whole, count), whole))
        total += found
        log.info("%-22s %s", name, dict(found))
        for kind in OUTCOMES:
            yield row(kind, found[kind], "files", name, "damaged", SEED, f"{count} copies")
    assert total.total() == count * len(helper.READERS)


def _outcomes(outcome: Callable, contents: Iterator[bytes], whole: bytes) -> Iterator[str]:
    """The kinds of outcome, in a child process that is replaced when it crashes."""
    pool = child(outcome)
    kind, expected = pool.submit(_call, whole).result()
    if kind != "other value":
        raise ValueError(f"the undamaged file is not read: {expected}")
    for content in contents:
        try:
            yield pool.submit(_call, content, expected).result(timeout=120)[0]
        except (BrokenProcessPool, TimeoutError):
            yield "crash"
            pool = child(outcome)
    pool.shutdown()


# Bombs


def bombs(folder: Path) -> Iterator[tuple[str, bytes, Callable[[Path], object]]]:
    """Small files that ask for much: name, content, reader."""
    stream = zlib.compressobj()
    packed = stream.compress(struct.pack("<II", 14, 320 << 20))
    packed += b"".join(stream.compress(bytes(1 << 20)) for _ in range(320)) + stream.flush()
    start = b"MATLAB 5.0".ljust(124) + b"\x00\x01IM" + struct.pack("<II", 15, len(packed))
    yield "MATLAB, 336 MB of zeros", start + packed, lambda path: parse_mat(path.read_bytes())
    file = io.BytesIO()
    np.savez_compressed(file, poses=np.zeros((40, 1 << 20)))
    yield "npz, 335 MB of zeros", file.getvalue(), read_npz
    header = b'{"a":{"dtype":"F32","shape":[2500000000],"data_offsets":[0,10000000000]}}'
    content = struct.pack("<Q", len(header)) + header + bytes(100)
    yield "safetensors, 10 GB declared", content, lambda path: read_tensors(path, "tensors")
    file = io.BytesIO()
    Image.new("1", (40_000, 40_000)).save(file, "PNG", optimize=True)
    yield "PNG of 1.6 gigapixels", file.getvalue(), read_image
    yield "BVH, a line of 3 million spaces", b"HIERARCHY\n" + b" " * 3_000_000 + b"\n", read_motion
    yield "BVH, 3 million blank lines", b"HIERARCHY" + b"\n" * 3_000_000 + b"MOTION\n", read_motion
    yield "BVH of 10,000 nested joints", _deep_bvh(10_000, nested=True), read_motion
    yield "BVH of 40,000 joints (3 MB)", _deep_bvh(40_000, nested=False), read_motion
    for name, content in test_helper("test_safe_pickle").BOMBS.items():
        yield f"pickle, {name}", content, read_smpl


def _deep_bvh(count: int, nested: bool) -> bytes:
    joint = "JOINT j{} {{ OFFSET 0 1 0 CHANNELS 3 Zrotation Xrotation Yrotation "
    ends = "" if nested else "End Site { OFFSET 0 1 0 } }\n"
    joints = "".join(joint.format(n) + ends for n in range(count))
    after = "End Site { OFFSET 0 1 0 } " + "} " * count if nested else ""
    root = "HIERARCHY\nROOT Hips { OFFSET 0 0 0 CHANNELS 3 Zrotation Xrotation Yrotation\n"
    return (root + joints + after + "}\nMOTION\nFrames: 0\nFrame Time: 0.1\n").encode()


def peak_memory() -> Iterator[Result]:
    """Seconds and additional memory until each bomb is refused."""
    with TemporaryDirectory() as folder:
        for name, content, read in bombs(Path(folder)):
            suffix = {"BVH": ".bvh", "npz": ".npz", "PNG": ".png"}.get(name[:3], ".pkl")
            path = Path(folder, "bomb").with_suffix(suffix)
            path.write_bytes(content)
            with child(_measured_of(read)) as pool:
                refused, seconds, megabytes = pool.submit(_call, path).result(timeout=300)
            log.info("%-40s %s %.2f s %.0f MB", name, refused, seconds, megabytes)
            if not refused:
                raise AssertionError(f"{name}: it was read")
            data = f"{len(content):,} bytes"
            yield row("memory", round(megabytes), "MB", name, "bombs", "until refused", data)
            yield row("time", round(seconds, 2), "s", name, "bombs", "until refused", data)


def _measured_of(read: Callable) -> Callable:
    """A function of a path: whether it is refused, seconds, megabytes beyond what there was."""

    def measured(path: Path) -> tuple[bool, float, float]:
        before, start = _peak(), time.monotonic()
        try:
            read(path)
            refused = False
        except (ValueError, OSError, TypeError) as error:
            refused = len(str(error)) < 20_000
        return refused, time.monotonic() - start, _peak() - before

    return measured


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# Runs


def killed_runs(kills: int) -> Iterator[Result]:
    """Trainings that are killed at random times and resumed."""
    helper, same = test_helper("training_stand_in"), 0
    last = "checkpoints/step-00000006.safetensors"
    with TemporaryDirectory() as temporary:
        folder, chance = Path(temporary), random.Random(0)
        helper.run(folder / "whole")
        whole = load_file(folder / "whole" / last)
        for number in range(kills):
            same += _same(whole, _killed(folder / f"killed-{number}", chance, helper) / last)
            log.info("killed and resumed: %d of %d the same", same, number + 1)
    data = "trainings of 6 steps"
    yield row("resumed to the same weights", same, "runs", "kill -9", "runs", "random", data)
    yield row("runs", kills, "runs", "kill -9", "runs", "random", data)


def shared_files() -> Iterator[Result]:
    """Writes to full disks, and reads beside a writer."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        intact = _full_disks(folder / "disk")
        reads, wrong = _read_beside_a_writer(folder / "shared.safetensors")
    yield row("intact", intact, "files", "full disk", "runs", "20 sizes", "one file")
    yield row("runs", 20, "files", "full disk", "runs", "20 sizes", "one file")
    yield row("wrong", wrong, "reads", "two at once", "runs", "5 seconds", "one file")
    yield row("runs", reads, "reads", "two at once", "runs", "5 seconds", "one file")


def _killed(folder: Path, chance: random.Random, helper) -> Path:
    """A run that is killed after its first checkpoint, and then finished."""
    paths = os.pathsep.join(map(str, (TESTS, TESTS.parent, TESTS.parent / "book")))
    process = subprocess.Popen(
        [sys.executable, helper.__file__, str(folder)], env=os.environ | {"PYTHONPATH": paths}
    )
    while not list(folder.glob("checkpoints/step-*")) and process.poll() is None:
        time.sleep(0.005)
    time.sleep(chance.uniform(0, 0.5))
    process.send_signal(signal.SIGKILL)
    process.wait()
    helper.run(folder)
    return folder


def _same(whole: dict, path: Path) -> bool:
    found = load_file(path)
    return all(torch.equal(found[name], value) for name, value in whole.items())


def _full_disks(folder: Path) -> int:
    """Of 20 writes that a disk is too small for, how many leave the file before and no other."""
    folder.mkdir()
    path, intact = folder / "a.safetensors", 0
    write_tensors(path, {"a": torch.zeros(10_000)}, {})
    before, limits = path.read_bytes(), resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    for size in range(0, 40_000, 2_000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
        try:
            write_tensors(path, {"a": torch.ones(10_000)}, {})
        except OSError:
            intact += path.read_bytes() == before and list(folder.iterdir()) == [path]
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    return intact


def _read_beside_a_writer(path: Path, seconds: float = 5.0) -> tuple[int, int]:
    """Reads of a file that another process replaces all the time, and those that were wrong."""
    tensors = [{"a": torch.full((50_000,), float(n))} for n in range(2)]
    write_tensors(path, tensors[0], {})

    def write():
        for number in range(1_000_000):
            write_tensors(path, tensors[number % 2], {})

    writer = get_context("fork").Process(target=write, daemon=True)
    writer.start()
    reads = wrong = 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = read_tensors(path, "tensors")[0]["a"]
        reads += 1
        wrong += not (found == found[0]).all()
    writer.kill()
    return reads, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("data/results/robustness.json"))
    parser.add_argument("--only", nargs="+", default=("files", "bombs", "shared", "kills"))
    parser.add_argument("--copies", type=int, default=300)
    parser.add_argument("--kills", type=int, default=10)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    if "files" in options.only:
        renew(options.out, damaged_files(options.copies))
    if "bombs" in options.only:
        renew(options.out, peak_memory())
    if "shared" in options.only:
        renew(options.out, shared_files())
    if "kills" in options.only:
        renew(options.out, killed_runs(options.kills))


if __name__ == "__main__":
    main()
