"""The open benchmark: rendered people with exact ground truth."""

from .batch import Geometry, RenderedBatch
from .cache import CachedImages
from .dataset import Rendered
from .poses import Augmentation
from .roles import ROLES

__all__ = ["ROLES", "Augmentation", "CachedImages", "Geometry", "Rendered", "RenderedBatch"]
