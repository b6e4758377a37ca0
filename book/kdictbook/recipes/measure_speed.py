"""Measure how fast everything is, beside what others offer: ``data/results/speed.json``.

    make bench            # python -m kdictbook.recipes.measure_speed

For a machine that does nothing else. How long the book takes is read from its last builds.
``KDICT_DATA``, where it is set, gives the poses.
``--only`` measures some parts anew and keeps what is recorded of the others.
"""

import argparse
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tqdm import tqdm

from kdict.evaluation import results
from kdict.evaluation.results import Result

from ..speed import (
    book,
    coder,
    inference_speed,
    layer_speed,
    obdl_speed,
    scaling,
    targets,
    training_speed,
)

log = logging.getLogger(__name__)


def parts(repeats: int, seed: int) -> dict[str, tuple[str, Callable[[], list[Result]]]]:
    """Every part: how its protocols begin, and what measures it."""
    return {
        "layers": (("sparsemax", "body", "z-buffer"), partial(layer_speed.measured, repeats, seed)),
        "coder": (("exact coder",), partial(coder.coder, max(3, repeats // 4), seed)),
        "encode": (("encode",), partial(scaling.encoding, seed)),
        "learning": (("OBDL, all",), partial(obdl_speed.all_joints, seed)),
        "learners": (("OBDL beside",), partial(obdl_speed.beside_others, seed)),
        "streaming": (("OBDL from",), partial(obdl_speed.streaming, seed)),
        "inference": (("inference",), partial(inference_speed.inference, 2 * repeats, seed)),
        "training": (("training",), partial(training_speed.training, seed)),
        "scaling": (("scaling",), partial(scaling.slopes, max(3, repeats // 4), seed)),
        "processes": (("two processes",), partial(scaling.processes, seed)),
        "book": (("book",), book.building),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("data/results/speed.json"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--repeats", type=int, default=20)
    everything = parts(1, 0)
    parser.add_argument("--only", nargs="+", choices=everything, default=list(everything))
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    chosen = parts(options.repeats, options.seed)
    rows = results.read(options.out) if options.out.exists() else []
    for name in tqdm(options.only):
        starts, measure = chosen[name]
        measured = measure()
        if not measured:
            log.info("%s: not measured here; what was recorded stays", name)
            continue
        rows = [row for row in rows if not row.protocol.startswith(starts)] + measured
        results.write(options.out, rows)
    for target, row, met in targets.judged(rows):
        line = "%s %s: %s %.4g, wanted %s %g"
        what = (target.part, target.what, target.sense, target.limit)
        log.info(line, "met   " if met else "MISSED", f"{what[0]}, {what[1]}", row.unit, row.value,
                 *what[2:])  # fmt: skip


if __name__ == "__main__":
    main()
