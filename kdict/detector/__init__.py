"""People in a photograph, with COCO's 17 keypoints: `detect`."""

from ..detections import Detections
from .detect import PersonDetector, detect

__all__ = ["Detections", "PersonDetector", "detect"]
