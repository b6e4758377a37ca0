"""Kinematic and shape dictionaries: learning (Eq. 7-9, Algorithms 1 and 2), layers, quality.

==================  ========================================================================
module              content
==================  ========================================================================
`obdl`              Algorithms 1 and 2 for one dictionary
`code_step`         the codes of a batch given the atoms: exact, or by gradient descent
`estimator`         OBDL as a scikit-learn estimator
`learn`             the dictionaries of all joints at once
`layers`            `KinematicDictionary`, `ShapeDictionary`: layers of a network
`quality`           metrics of a dictionary, statistics of its codes
==================  ========================================================================
"""

from .layers import KinematicDictionary, ShapeDictionary

__all__ = ["KinematicDictionary", "ShapeDictionary"]
