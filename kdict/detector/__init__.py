"""People in a photograph, with COCO's 17 keypoints: `detect`."""

from .detect import PersonDetector, detect
from .detections import Detections

__all__ = ["Detections", "PersonDetector", "detect"]
