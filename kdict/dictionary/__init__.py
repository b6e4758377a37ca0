"""Kinematic and shape dictionaries: learning (Eq. 7-9, Algorithms 1 and 2), layers.

==================  ========================================================================
module              content
==================  ========================================================================
`obdl`              Algorithms 1 and 2 for one dictionary
`code_step`         codes of a batch for given atoms: exact, or by gradient descent
`hull_projection`   exact codes: the projection onto the convex hull of the atoms
`estimator`         OBDL as a scikit-learn estimator
`learn`             the dictionaries of all joints at once
`frame_buffer`      random batches from more motion than memory holds
`layers`            `KinematicDictionary`, `ShapeDictionary`: layers of a network
==================  ========================================================================
"""

from .layers import KinematicDictionary, ShapeDictionary

__all__ = ["KinematicDictionary", "ShapeDictionary"]
