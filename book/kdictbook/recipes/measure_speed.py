"""Measure how fast everything is, beside what others offer: ``data/results/speed.json``.

    pip install daqp quadprog body-models    # three of the anchors; without them no row of theirs
    make bench                               # python -m kdictbook.recipes.measure_speed

For a machine that does nothing else; eight minutes. The longer parts, `LONG`, keep what is recorded
of them unless ``--only`` names them, and how long the book takes is read from its last builds.
``KDICT_DATA``, where it is set, gives the poses.
"""

import argparse
import logging
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tqdm import tqdm

from kdict.evaluation.results import Result
from kdictbook import results

from ..speed import (
    body_speed,
    book,
    coder,
    inference_speed,
    layer_speed,
    obdl_speed,
    photograph_speed,
    scaling,
    targets,
    thread_speed,
    training_speed,
)

log = logging.getLogger(__name__)


LONG = ("streaming", "training", "scaling", "processes")
"""Parts that take minutes each, or need both processors for long."""


def parts(repeats: int, seed: int) -> dict[str, tuple[str, Callable[[], list[Result]]]]:
    """Every part: how its protocols begin, and what measures it."""
    return {
        "layers": (("sparsemax", "z-buffer"), partial(layer_speed.measured, repeats, seed)),
        "body": (("body",), partial(body_speed.measured, repeats, seed)),
        "threads": (("threads",), partial(thread_speed.measured, repeats, seed)),
        "coder": (("exact coder",), partial(coder.coder, max(3, repeats // 4), seed)),
        "encode": (("encode",), partial(scaling.encoding, seed)),
        "learning": (("OBDL, all",), partial(obdl_speed.all_joints, seed)),
        "learners": (("OBDL beside",), partial(obdl_speed.beside_others, seed)),
        "streaming": (("OBDL from",), partial(obdl_speed.streaming, seed)),
        "photograph": (("photograph",), partial(photograph_speed.measured, repeats // 2, seed)),
        "training": (("training",), partial(training_speed.training, seed)),
        "scaling": (("scaling",), partial(scaling.slopes, max(3, repeats // 4), seed)),
        "processes": (("two processes",), partial(scaling.processes, seed)),
        "book": (("book",), book.building),
        "inference": (("inference",), partial(inference_speed.inference, 2 * repeats, seed)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("data/results/speed.json"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--repeats", type=int, default=20)
    everything = parts(1, 0)
    usual = [name for name in everything if name not in LONG]
    parser.add_argument("--only", nargs="+", choices=everything, default=usual)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    chosen = parts(options.repeats, options.seed)
    rows = results.read(options.out) if options.out.exists() else []
    for name in (bar := tqdm(options.only)):
        bar.set_description(name)
        starts, measure = chosen[name]
        started = time.perf_counter()
        measured = measure()
        if not measured:
            log.info("%s: not measured here; what was recorded stays", name)
            continue
        rows = [row for row in rows if not row.protocol.startswith(starts)] + measured
        results.write(options.out, rows)
        log.info("%s: %d rows, %.0f s", name, len(measured), time.perf_counter() - started)
    for target, row, met in targets.judged(rows):
        line = "%s %s: %s %.4g, wanted %s %g"
        what = (target.part, target.what, target.sense, target.limit)
        log.info(line, "met   " if met else "MISSED", f"{what[0]}, {what[1]}", row.unit, row.value,
                 *what[2:])  # fmt: skip


if __name__ == "__main__":
    main()
