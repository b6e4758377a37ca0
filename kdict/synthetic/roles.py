"""The five roles of the open benchmark, and the dataset that each stands in for.

=============  =================  ==============================================================
role           stands in for      what it is
=============  =================  ==============================================================
``studio``     Human3.6M          seven subjects in one plain room, four fixed cameras
``multiview``  MPI-INF-3DHP       green screen, studio and outdoors, eight cameras around
``fitted``     UP-3D              single people anywhere; the mesh is what is evaluated
``sport``      LSP                light clothes, tilted bodies; part masks are evaluated
``wild2d``     MPII, COCO         clutter, bystanders, truncation; 2D keypoints only
=============  =================  ==============================================================
"""

from dataclasses import dataclass

SUBJECTS = {
    ("studio", "train"): (1, 5, 6, 7, 8),
    ("studio", "test"): (9, 11),
    ("multiview", "train"): (1, 2, 3, 4, 5, 6, 7, 8),
    ("multiview", "test"): (1, 2, 3, 4, 5, 6),
}
"""The people of the roles that have few; each has one shape and, in ``studio``, one dress."""
TRAIN_SIZE = 1_000_000
"""Images of each role's training split; nothing is stored, so any number would do."""
TRAIN_ADULTS = 1600
"""Of `kdict.body.adult_betas`, the first so many appear in training, the others in tests."""


@dataclass(frozen=True)
class Role:
    """What makes a role what it is; shares are probabilities, ranges are (low, high)."""

    views: int
    """Cameras that see the same moment, one index each."""
    test_size: int
    has_3d: bool
    distance: tuple[float, float]
    """Of the camera from the person, meters."""
    camera_height: tuple[float, float]
    outdoors: float
    sporty: float
    """Share of shorts; short sleeves follow."""
    tilted: float
    """Share of bodies that lean, fall or lie."""
    behind: float
    """Probability of each of three objects behind the person."""
    in_front: float
    """Probability of each of two objects in front."""
    people: float
    """Share of people among what is behind and in front."""
    cut_off: float
    """Share of crops around the upper body."""
    margin: tuple[float, float]
    """Side of the crop over the person's extent; 1 is tight."""
    roughness: float
    """Of the camera, 0 good to 1 bad."""


ROLES = {
    "studio": Role(4, 4000, True, (5.4, 5.4), (1.6, 1.6), 0.0, 0.3, 0.0, 0.25, 0.06, 0.0, 0.0,
                   (1.12, 1.3), 0.15),
    "multiview": Role(8, 4000, True, (3.0, 5.0), (0.5, 2.7), 0.0, 0.35, 0.0, 0.25, 0.1, 0.0, 0.08,
                      (1.05, 1.4), 0.3),
    "fitted": Role(1, 2000, True, (2.5, 8.0), (0.5, 2.3), 0.6, 0.6, 0.08, 0.5, 0.15, 0.5, 0.15,
                   (1.05, 1.4), 0.6),
    "sport": Role(1, 1000, False, (3.5, 12.0), (0.6, 2.6), 0.8, 0.9, 0.2, 0.5, 0.1, 0.6, 0.05,
                  (1.05, 1.35), 0.7),
    "wild2d": Role(1, 3000, False, (2.4, 9.0), (0.5, 2.6), 0.5, 0.45, 0.05, 0.8, 0.45, 0.65, 0.35,
                   (1.0, 1.5), 1.0),
}  # fmt: skip
