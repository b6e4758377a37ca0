"""Widgets in the plane: the simplex of Eq. 4, and the circle of rotations of Eq. 3."""

from numpy.typing import ArrayLike
from traitlets import Bool, Enum, Float, List, Unicode

from .widget_base import Array, Widget


class SimplexView(Widget):
    """Three logits in the plane, dragged; sparsemax, 1.5-entmax and softmax of them (Eq. 4).

    ``z`` (3,) are the logits, ``map`` is the one whose Jacobian is shown.
    """

    kind = Unicode("simplex", read_only=True).tag(sync=True)
    label = Unicode("The simplex of three probabilities and a point z to drag").tag(sync=True)
    z = Array(3)
    map = Enum(("sparsemax", "entmax15", "softmax"), default_value="sparsemax").tag(sync=True)

    def __init__(self, z: ArrayLike = (0.9, 0.3, -0.4), **values):
        super().__init__(z=z, **values)


class ArcView(Widget):
    """Slerp and Lerp (Eq. 3) between two rotations about one axis, dragged on a circle.

    ``angles`` are the two rotations in degrees, ``weight`` is x; ``negate`` takes −q1 for q1, and
    ``align`` undoes that before interpolating.
    """

    kind = Unicode("arc", read_only=True).tag(sync=True)
    label = Unicode("Two rotations on the circle of unit quaternions, to drag").tag(sync=True)
    angles = List(Float(min=-180, max=180), default_value=[-40.0, 110.0], minlen=2, maxlen=2)
    angles.tag(sync=True)
    weight = Float(0.25, min=0, max=1).tag(sync=True)
    negate = Bool(False).tag(sync=True)
    align = Bool(False).tag(sync=True)
