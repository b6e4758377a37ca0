"""Seconds per image, Table 4: all systems in turns on one machine, for their ratios."""

import time
from collections.abc import Mapping
from dataclasses import replace
from statistics import median

import torch

from kdict.evaluation.interface import Estimator, Observation
from kdict.evaluation.results import Result


@torch.no_grad()
def time_per_image(
    systems: Mapping[str, Estimator], observation: Observation, *, repeats: int = 5
) -> list[Result]:
    """The median time of each system on the same images, one image at a time.

    Systems take turns, so that what else the machine does falls on all of them. The first turn
    warms up and is not counted.

    Returns
    -------
    Results with the metric ``"seconds"`` of the protocol ``"time"``.
    """
    single = [
        replace(observation, **{name: x[i : i + 1] for name, x in vars(observation).items()})
        for i in range(len(observation.image))
    ]
    taken: dict[str, list[float]] = {name: [] for name in systems}
    for repeat in range(repeats + 1):
        for name, system in systems.items():
            for one in single[: 1 if repeat == 0 else None]:
                started = time.perf_counter()
                system(one)
                if one.image.is_cuda:
                    torch.cuda.synchronize(one.image.device)
                if repeat:
                    taken[name].append(time.perf_counter() - started)
    threads = torch.get_num_threads()
    config = {"images": len(single), "repeats": repeats, "threads": threads}
    about = {
        "data": "time alone",
        "split": f"{len(single)} images, one at a time, {threads} thread",
    }
    return [
        Result("seconds", median(times), "s", "time", method=name, config=config, **about)
        for name, times in taken.items()
    ]
