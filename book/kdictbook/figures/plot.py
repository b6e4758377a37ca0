"""Plotly figures with the book's palette and template, light enough for a page.

Colors are those of Okabe and Ito (2008), told apart by color-blind readers as well; the same
thing has the same color in every chapter. `show` makes the output of a cell: drawn by JupyterLab
as a plotly figure, and by the book's page, without a kernel, from the JSON in its HTML.
"""

import base64
import html
import json
import math
from types import SimpleNamespace

import numpy as np
import plotly.graph_objects as go

palette = SimpleNamespace(
    # what a dictionary does with a rotation (the paper's Fig. 2)
    SELECTED="#d62728",
    INACTIVE="#e8a09a",
    RECOVERED="#0072b2",
    TARGET="#009e73",
    # ways to interpolate and to map onto the simplex
    LERP="#e69f00",
    SLERP="#0072b2",
    SPARSEMAX="#d55e00",
    SOFTMAX="#56b4e9",
    ENTMAX="#cc79a7",
    # whose number it is
    PAPER="#7f7f7f",
    OURS="#d55e00",
    BASELINE="#56b4e9",
    # when none of the above applies, in this order
    CYCLE=("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#7f7f7f"),
    # magnitudes, from none to much
    SCALE="Cividis",
)

# Mid-grays read on white and on near-black alike; the page replaces them by the theme's own ink.
INK, GRID = "#808080", "rgba(128, 128, 128, 0.25)"
_AXIS = {
    "gridcolor": GRID,
    "linecolor": GRID,
    "zerolinecolor": "rgba(128, 128, 128, 0.45)",
    "ticks": "outside",
    "tickcolor": GRID,
    "automargin": True,
    "title": {"standoff": 8},
}
_AXIS_3D = {
    "gridcolor": GRID,
    "zerolinecolor": GRID,
    "backgroundcolor": "rgba(0, 0, 0, 0)",
    "showbackground": False,
}

# These traces do not take the color scale of the layout.
_SCALED = ("heatmap", "contour", "surface", "histogram2d", "mesh3d")

template = go.layout.Template(
    data={kind: [{"colorscale": palette.SCALE}] for kind in _SCALED},
    layout={
        "colorway": palette.CYCLE,
        "colorscale": {"sequential": palette.SCALE, "sequentialminus": palette.SCALE},
        "font": {"color": INK, "size": 14, "family": "system-ui, -apple-system, sans-serif"},
        "paper_bgcolor": "rgba(0, 0, 0, 0)",
        "plot_bgcolor": "rgba(0, 0, 0, 0)",
        "margin": {"l": 56, "r": 16, "t": 32, "b": 48},
        "xaxis": _AXIS,
        "yaxis": _AXIS,
        "scene": {"xaxis": _AXIS_3D, "yaxis": _AXIS_3D, "zaxis": _AXIS_3D, "aspectmode": "data"},
        "legend": {"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0},
        "hovermode": "closest",
        "hoverlabel": {"font": {"size": 13}},
    },
)


class PageFigure:
    """A plotly figure as a cell's output; see `show`."""

    def __init__(self, figure: go.Figure, alt: str):
        self.figure = figure
        self.alt = alt

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        # The figure travels twice; the book keeps only the HTML.
        state = _rounded(self.figure.to_plotly_json())
        return {"application/vnd.plotly.v1+json": state, "text/html": self._html(state)}

    def _html(self, state: dict) -> str:
        return figure_html("plotly", state, self.alt, height=self.figure.layout.height)


def figure_html(
    kind: str, state: dict, label: str, *, height: float | None = None, still: bytes | None = None
) -> str:
    """A figure for a static page: its state, drawn by the page's script; without JavaScript its
    label, and the PNG ``still``."""
    # "</script>" inside a string would end the element; JSON may escape any "<".
    text = json.dumps(state, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c")
    style = "" if height is None else f' style="height: {height:.0f}px"'
    words = html.escape(label)
    image = ""
    if still is not None:
        source = base64.b64encode(still).decode()
        image = f'<img src="data:image/png;base64,{source}" alt="{words}">'
    return (
        f'<div class="kdict-figure" data-kind="{kind}" role="group" '
        f'aria-label="{words}"{style}>'
        f'<script type="application/json">{text}</script>'
        f"<noscript>{image}<p>{words} (This figure is drawn by JavaScript.)</p></noscript>"
        "</div>"
    )


def show(figure: go.Figure, alt: str, height: float | None = None) -> PageFigure:
    """A plotly figure as the output of a notebook's cell, in the book's style.

    Parameters
    ----------
    figure
        The figure; it gets the book's template and is left as it is itself. Its numbers reach the
        page in float32 or five digits.
    alt
        What the figure shows, in a sentence, for readers who cannot see it.
    height
        Height in CSS pixels; 400 unless given here or in the figure's layout. The width is the
        page's.

    Raises
    ------
    ValueError
        If ``alt`` is empty.
    """
    if not alt.strip():
        raise ValueError("alt is empty; describe in a sentence what the figure shows")
    shown = go.Figure(figure)
    shown.update_layout(
        template=template,
        height=height or figure.layout.height or 400,
        autosize=True,
    )
    return PageFigure(shown, alt)


def _rounded(value):
    """Plotly's JSON made light: arrays to float32, other floats to five digits, NaN as null."""
    if isinstance(value, dict):
        if value.get("dtype") == "f8":
            array = np.frombuffer(base64.b64decode(value["bdata"])).astype(np.float32)
            return value | {"dtype": "f4", "bdata": base64.b64encode(array).decode()}
        return {key: _rounded(item) for key, item in value.items()}
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    if isinstance(value, float):
        return float(f"{value:.5g}") if math.isfinite(value) else None
    return value
