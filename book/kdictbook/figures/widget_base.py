"""Base of the interactive figures, alive in JupyterLab and in a static page.

The same program draws both. In a page the state is JSON beside the figure; in JupyterLab it is
this object's traits, which follow what the reader does and move the figure when set.
"""

import anywidget
import numpy as np
import traitlets
from matplotlib.axes import Axes

from . import packed, page_assets
from .plot import figure_html
from .stills import png

# Stored with every instance, hence a stub: the program itself is asked for once a page.
_STUB = """
function program(model) {
  return (window.kdictProgram ??= new Promise((resolve) => {
    const answer = (message) => {
      if (message.kdict !== "script" || message.name !== "widgets.js") return;
      model.off("msg:custom", answer);
      const script = document.createElement("script");
      script.textContent = message.text;
      document.head.append(script);
      resolve();
    };
    model.on("msg:custom", answer);
    model.send({ kdict: "script", name: "widgets.js" });
  }));
}
export default {
  async render({ model, el }) {
    try {
      if (!window.kdictWidgets) await program(model);
      const figure = await window.kdictWidgets.mount(model.get("kind"), el, null, { model });
      return () => figure.dispose();
    } catch (error) {
      el.append(`This figure could not be drawn: ${error.message}`);
      throw error;
    }
  },
};
"""


class Array(traitlets.TraitType):
    """A float64 array of a given shape, None standing for any length; unit rows on demand."""

    def __init__(self, *shape: int | None, unit: bool = False, **options):
        self.shape = shape
        self.unit = unit
        super().__init__(options.pop("default_value", None), **options)
        self.tag(sync=True, to_json=lambda value, _: packed.pack(value), from_json=_from_json)

    def validate(self, obj, value):
        name = f"{type(obj).__name__}: {self.name}"
        found = packed.to_numpy(value).astype(np.float64)
        fits = found.ndim == len(self.shape) and all(
            want in (None, have) for want, have in zip(self.shape, found.shape, strict=True)
        )
        if not fits:
            expected = ", ".join("any" if want is None else str(want) for want in self.shape)
            raise traitlets.TraitError(f"{name} has shape {found.shape}; expected ({expected})")
        if not np.isfinite(found).all():
            raise traitlets.TraitError(f"{name} holds NaN or infinity; expected finite numbers")
        if self.unit and found.size:
            off = np.abs(np.linalg.norm(found, axis=-1) - 1).max()
            if off > 1e-2:
                raise traitlets.TraitError(
                    f"{name} holds a quaternion whose norm is off 1 by {off:.3g}; expected unit "
                    "quaternions (w, x, y, z): divide each by its norm"
                )
        return found


def _from_json(value, _):
    return packed.unpack(value)


class Widget(anywidget.AnyWidget):
    """Base of the figures; a kind gives its traits and the JavaScript that draws ``kind``."""

    _esm = _STUB
    kind = traitlets.Unicode(read_only=True).tag(sync=True)
    label = traitlets.Unicode().tag(sync=True)

    def __init__(self, **values):
        super().__init__(**values)
        self.on_msg(self._answer)

    def _answer(self, _, content: dict, __) -> None:
        if content.get("kdict") == "script":
            file = content["name"]
            self.send({"kdict": "script", "name": file, "text": page_assets.script(file)})

    def page_state(self) -> dict:
        """The figure's values as JSON: what a static page holds."""
        shared = {*anywidget.AnyWidget.class_traits(sync=True), "kind"}
        keys = [k for k in self.traits(sync=True) if k not in shared and not k.startswith("_")]
        return self.get_state(key=keys)

    def to_html(self) -> str:
        """The figure for a static page, drawn by the page's loader with ``widgets.js``."""
        return figure_html(self.kind, self.page_state(), self.label, still=png(self.draw))

    def draw(self, axes: Axes) -> None:
        """Draw the figure as it is now, for a page without JavaScript."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **_) -> tuple[dict, dict]:
        live, metadata = super()._repr_mimebundle_()
        return {**live, "text/plain": self.label, "text/html": self.to_html()}, metadata
