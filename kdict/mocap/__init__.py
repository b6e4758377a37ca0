"""Motion capture files, each format turned into the same relative rotations of SMPL's joints.

=================  ========================================================================
format             module
=================  ========================================================================
CMU expmaps        `cmu_expmap`: 38 exponential maps a frame, ``.npz``
ASF/AMC            `asf_amc`: CMU's own files, an ``.amc`` with its ``.asf`` beside it
AMASS              `amass`: ``.npz`` with SMPL-H, SMPL-X or 72-D SMPL poses
BVH                `bvh`: Bandai-Namco's, CMU's conversions, others with a mapping
=================  ========================================================================

Every reader ends in `calibration`: the world rotation of a file's bone becomes the rotation of
the SMPL joint away from the T-pose. `read_motion` tells the format from a file's content.
What ships in place of the clips are `statistics` of their poses, to draw poses from, and one period
of a few motions (`cycles`).
"""

from .cycles import load_motion, motion_names
from .motion import Motion
from .read import read_folder, read_motion
from .statistics import PoseStatistics

__all__ = [
    "Motion",
    "PoseStatistics",
    "load_motion",
    "motion_names",
    "read_folder",
    "read_motion",
]
