"""Figures of the book: a palette, plotly figures and 3D widgets that move in a page with no kernel.

A figure's output is one ``<div class="kdict-figure">`` holding its state as JSON; a small script in
the page draws it when it scrolls into view, and JupyterLab shows the same figure live.
"""

from .comparison import comparison
from .plot import palette, show, template
from .table import table

__all__ = ["comparison", "palette", "show", "table", "template"]
