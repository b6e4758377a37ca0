"""The open benchmark: rendered people with exact ground truth."""

from .batch import Geometry, RenderedBatch
from .dataset import Rendered
from .roles import ROLES

__all__ = ["ROLES", "Geometry", "Rendered", "RenderedBatch"]
