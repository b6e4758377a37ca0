"""Measure ``kdict fit`` on photographs: ``data/results/photographs.json``.

    KDICT_DATA=… python -m kdictbook.recipes.photographs

Core time per photograph of three people (the best of more), from the file to overlay, mesh and
parameters; of the start, which is what the first photograph takes longer; resident memory over
several hundred photographs of ``coco-mini``, in turn; and images per second of ``--jobs 1`` and
``--jobs 2``, one thread each, on the same photographs in turn: wall time once all processes run.
"""

import argparse
import logging
import os
import resource
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import torch
from tqdm.auto import tqdm

log = logging.getLogger(__name__)

PEOPLE, REPEATS, SETTLED = 3, 3, 20
"""People in the photographs that are timed, photographs and repeats, photographs after which
memory is compared."""
JOBS, SHARED, ROUNDS = (1, 2), 40, 3
"""Numbers of processes that are compared, their photographs, and how often."""


def resident() -> float:
    """Resident memory in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("data/results/photographs.json"))
    parser.add_argument("--photographs", type=int, default=500)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if "KDICT_DATA" not in os.environ:
        parser.error("KDICT_DATA is not set; it names the folder that holds coco-mini")
    images = sorted((Path(os.environ["KDICT_DATA"]) / "coco-mini/train2017").glob("*.jpg"))
    torch.set_num_threads(1)

    # Imports and networks load with the first photograph, and count as the start.
    began = time.process_time()
    from kdict.fitting import fit
    from kdict.photographs import Job, pose_people, reports
    from kdictbook import results

    with tempfile.TemporaryDirectory() as folder:
        job = Job.of(list(map(str, images)), None, None, Path(folder), Path("open"), force=True)
        work = partial(pose_people, job, work=partial(fit, body=job.body))
        counts: dict[Path, int] = {}
        seconds: dict[Path, list[float]] = {}
        memory: list[float] = []
        for photo in tqdm(list(islice(cycle(images), options.photographs)), "photographs"):
            if counts:
                began = time.process_time()
            counts[photo] = len(work(photo))
            seconds.setdefault(photo, []).append(time.process_time() - began)
            memory.append(resident())
        three = [photo for photo, count in counts.items() if count >= PEOPLE][:REPEATS]
        some = partial(pose_people, job, work=lambda found: fit(found[:PEOPLE], body=job.body))
        warm = [seconds_of(some, photo) for photo in three for _ in range(REPEATS)]
        first = seconds[images[0]][0] - seconds_of(work, images[0])
        shared, core = defaultdict(list), defaultdict(list)
        for jobs in tqdm(JOBS * ROUNDS, "jobs"):
            found, ends = [], []
            for report in reports(partial(timed, work), images[:SHARED], jobs):
                ends.append(time.perf_counter())
                found += [row["core time"] for row in report.rows]
            # The first photographs wait for the processes to start.
            ends = ends[2 * max(JOBS) - 1 :]
            shared[jobs].append((len(ends) - 1) / (ends[-1] - ends[0]))
            core[jobs].append(statistics.fmean(found[2 * max(JOBS) :]))
    about = {"split": "COCO", "method": "kdict fit", "data": f"{len(images)} photographs"}
    rows = [
        results.Result("core time", statistics.median(warm), "s",
                       protocol=f"{PEOPLE} people, {len(three)} photographs", **about),
        results.Result("core time of the start", first, "s", protocol="first photograph", **about),
        results.Result("resident memory", memory[min(SETTLED, len(memory)) - 1], "MB",
                       protocol=f"after {min(SETTLED, len(memory))} photographs", **about),
        results.Result("resident memory", memory[-1], "MB",
                       protocol=f"after {len(memory)} photographs", **about),
    ]  # fmt: skip
    for metric, unit, values in (
        ("throughput", "images/s", shared), ("core time per image", "s", core)
    ):  # fmt: skip
        rows += [
            results.Result(metric, statistics.median(values[jobs]), unit,
                           protocol=f"--jobs {jobs}", **about)
            for jobs in JOBS
        ]  # fmt: skip
    for row in rows:
        log.info("%-24s %-28s %.2f %s", row.metric, row.protocol, row.value, row.unit)
    results.write(options.out, rows)


def timed(work, photo: Path) -> list[dict]:
    """A row of the core seconds of one photograph, in the process that works on it."""
    seconds = seconds_of(work, photo)
    return [{"person": 0, "in_scene": True, "problem": "", "core time": seconds}]


def seconds_of(work, photo: Path) -> float:
    """Core seconds of one photograph."""
    began = time.process_time()
    work(photo)
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
