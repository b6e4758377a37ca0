"""Protocols P1 and P2 of Human3.6M (Tables 1 and 5): subjects, cameras, actions and frames.

P1 reports MPJPE over all four cameras, P2 PA-MPJPE of `P2_CAMERA`; `kdict.evaluation.tables` has
both scores.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import product

from .files import require_stride
from .sample import Sample

CAMERAS = ("54138969", "55011271", "58860488", "60457274")
"""Serial numbers of cameras 0 to 3 (1 to 4 in the JSON form)."""
P2_CAMERA = "60457274"
"""The frontal camera, the only one of protocol 2."""
ACTIONS = (
    "Directions", "Discussion", "Eating", "Greeting", "Phoning", "Photo", "Posing", "Purchases",
    "Sitting", "SittingDown", "Smoking", "Waiting", "WalkDog", "Walking", "WalkTogether",
)  # fmt: skip
_ALSO_CALLED = {"TakingPhoto": "Photo", "WalkingDog": "WalkDog"}


@dataclass(frozen=True)
class Protocol:
    """Subjects, cameras, trials and the stride of frames, starting with the first.

    ``excluded`` names recordings to leave out, as (subject, action, trial, camera).

    Examples
    --------
    >>> from kdict.datasets import P1, P2
    >>> P1.takes("S9", "Eating", 0, "54138969"), P2.takes("S9", "Eating", 0, "54138969")
    (True, False)
    """

    name: str
    subjects: tuple[str, ...]
    cameras: tuple[str, ...] = CAMERAS
    actions: tuple[str, ...] = ACTIONS
    trials: tuple[int, ...] = (0, 1)
    frame_stride: int = 5
    excluded: frozenset[tuple[str, str, int, str]] = frozenset()

    def __post_init__(self):
        require_stride(self.frame_stride)

    def takes(self, subject: str, *recording) -> bool:
        """Whether a recording (action, trial, camera) of a subject is in it."""
        return recording in self.recordings(subject)

    def recordings(self, subject: str) -> list[tuple[str, int, str]]:
        """The recordings (action, trial, camera) of a subject that are in it."""
        found = product(self.actions, self.trials, self.cameras) if subject in self.subjects else ()
        return [each for each in found if (subject, *each) not in self.excluded]


# P1 and P2 as in SPIN, with both trials and all recordings, and HMR's variants.
TRAIN = Protocol("train", ("S1", "S5", "S6", "S7", "S8"))
P1 = Protocol("P1", ("S9", "S11"))
P2 = Protocol("P2", ("S9", "S11"), cameras=(P2_CAMERA,))
HMR_P1 = Protocol(
    "HMR P1", ("S9", "S11"), excluded=frozenset({("S11", "Directions", 1, "54138969")})
)
HMR_P2 = Protocol("HMR P2", ("S9", "S11"), cameras=(P2_CAMERA,), trials=(0,))


human36m_sample = partial(Sample, dataset="human36m", keypoint_set="h36m17", joint_set="h36m17")
"""A `Sample` of any of the three forms."""


def by_action(names: Iterable[str]) -> dict[tuple[str, int], str]:
    """(action, trial from 0) → the name of one subject's recording, such as "TakingPhoto 1".

    Trials are in the order of the file names, in which "Directions 1." comes before
    "Directions.": that is their number in the dataset's own list.
    """
    found: dict[tuple[str, int], str] = {}
    trials: Counter[str] = Counter()
    for name in sorted(set(names), key=lambda name: f"{name}."):
        action = canonical(name)
        found[action, trials[action]] = name
        trials[action] += 1
    return found


def canonical(name: str) -> str:
    """The action of a recording: "WalkingDog 1" and "WalkDog_1" are both "WalkDog"."""
    action = name.replace("_", " ").split(" ")[0]
    return _ALSO_CALLED.get(action, action)
