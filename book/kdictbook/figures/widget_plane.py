"""Widgets in the plane: the simplex of Eq. 4, and the circle of rotations of Eq. 3."""

import torch
from matplotlib.axes import Axes
from numpy.typing import ArrayLike
from traitlets import Bool, Enum, Float, List, Unicode

from kdict import sparsemax
from kdict.rotation import slerp
from kdict.simplex.code_map import entmax15

from .plot import palette
from .stills import draw_arc, draw_simplex
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

    def draw(self, axes: Axes) -> None:
        z = torch.from_numpy(self.z)
        maps = {
            "softmax": (palette.SOFTMAX, z.softmax(-1)),
            "1.5-entmax": (palette.ENTMAX, entmax15(z)),
            "sparsemax": (palette.SPARSEMAX, sparsemax(z)),
        }
        draw_simplex(axes, z, maps)


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

    def draw(self, axes: Axes) -> None:
        half = torch.deg2rad(torch.tensor(self.angles, dtype=torch.float64)) / 2
        q0, q1 = torch.stack([half.cos(), half.sin()], -1)
        if self.negate:
            q1 = -q1
        end = -q1 if self.align and q0 @ q1 < 0 else q1
        mixed = {
            "Slerp": (palette.SLERP, slerp(q0, end, self.weight, shortest=False)),
            "Lerp": (palette.LERP, (1 - self.weight) * q0 + self.weight * end),
        }
        draw_arc(axes, q0, end, mixed)
