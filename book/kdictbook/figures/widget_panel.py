"""A figure driven by ordinary ipywidgets: alive in JupyterLab, its first state in a static page."""

from ipywidgets import VBox
from ipywidgets import Widget as Control

from .widget_base import Widget


class Panel(VBox):
    """Controls above a figure; a page without a kernel shows the figure alone.

    Parameters
    ----------
    figure : the figure that the controls are linked to.
    controls : any ipywidgets, such as a `Dropdown` or what `interactive` returns.
    """

    def __init__(self, figure: Widget, *controls: Control):
        super().__init__([*controls, figure])
        self.figure = figure

    def _repr_mimebundle_(self, **options) -> dict:
        live = super()._repr_mimebundle_(**options)
        return {**live, "text/plain": self.figure.label, "text/html": self.figure.to_html()}
