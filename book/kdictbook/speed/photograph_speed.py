"""Where each millisecond of a photograph goes: detector, lifter, fit and mesh, cold and warm."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

from kdict.evaluation.results import Result
from kdict.synthetic.dataset import Rendered

from .measure import spread

STAGES = ("imports", "loading", "detector", "lifter", "fit", "mesh")
_PROGRAM = """
import json, sys, time
started = time.perf_counter()
stages = {}

def done(name):
    global started
    now = time.perf_counter()
    stages[name], started = now - started, now

import torch
torch.set_num_threads(1)
import kdict
from kdict.body import Body
from kdict.detector.detect import PersonDetector
from kdict.fitting.lifter import Lifter
from kdict.network.image import read_image
done("imports")
body, detector = Body.load("open"), PersonDetector.from_pretrained()
lifter = Lifter.from_pretrained()
done("loading")
turns = []
for turn in range(int(sys.argv[2])):
    started = time.perf_counter()
    people = kdict.detect(read_image(sys.argv[1]), detector=detector)
    done("detector")
    points = torch.as_tensor(people.keypoints[:1], dtype=torch.float32)
    seen = torch.as_tensor(people.visibility[:1], dtype=torch.float32)
    with torch.no_grad():
        lifter(points, seen, people.keypoint_set)
    done("lifter")
    fitted = kdict.fit(people, body=body)
    done("fit")
    fitted.vertices()
    done("mesh")
    turns.append(dict(stages))
print(json.dumps({"people": len(fitted), "turns": turns}))
"""


def measured(repeats: int, seed: int, processes: int = 3) -> list[Result]:
    """Milliseconds of each stage of one rendered photograph of one person, by the clock, on one
    thread: in a new process, and later in the same. The lifter is also a part of the fit."""
    picture = Rendered("fitted", "test", size=384, seed=seed)[[51]].image[0]
    cold, warm = [], []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "person.png"
        pixels = (255 * picture.permute(1, 2, 0).clamp(0, 1)).round().byte().numpy()
        Image.fromarray(pixels).save(path)
        command = [sys.executable, "-c", _PROGRAM, str(path), str(1 + repeats)]
        one = {**os.environ, "OMP_NUM_THREADS": "1"}
        for _ in range(processes):
            answer = subprocess.run(command, capture_output=True, text=True, check=True, env=one)
            found = json.loads(answer.stdout.splitlines()[-1])
            if found["people"] != 1:
                raise ValueError(f"the detector found {found['people']} people; expected 1")
            cold.append(found["turns"][0])
            warm += found["turns"][1:]
    rows = []
    for state, turns, stages in (("cold", cold, STAGES), ("warm", warm, STAGES[2:])):
        about = {
            "protocol": f"photograph, {state}",
            "split": "1 rendered person, 384², by the clock, one thread",
            "data": "the open benchmark",
            "config": {"seed": seed, "processes": processes, "repeats": repeats},
        }
        rows += [
            Result("time" + suffix, round(value, 3), "ms", method=stage, **about)
            for stage in stages
            for suffix, value in spread(1e3 * np.array([turn[stage] for turn in turns]))
        ]
    return rows
