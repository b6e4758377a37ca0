"""Grouped bars, and points per joint: one call per figure."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import plotly.graph_objects as go

from .plot import palette


def _colors(names: Iterable[str], colors: Mapping[str, str] | Sequence[str]) -> dict[str, str]:
    if isinstance(colors, Mapping):
        return dict(colors)
    return dict(zip(names, colors, strict=False))


def bars(
    groups: Sequence,
    series: Mapping[str, Sequence],
    *,
    colors: Mapping[str, str] | Sequence[str] = palette.CYCLE,
    horizontal: bool = False,
    value_title: str,
    group_title: str | None = None,
    **layout,
) -> go.Figure:
    """Bars of several series side by side in each group.

    Parameters
    ----------
    groups : names or places of the groups; horizontal bars list them from the top.
    series : legend's name → a value per group.
    colors : by the series' names, or in their order.
    value_title, group_title : of the axes, with units.
    layout : further plotly layout, such as ``barmode="stack"``.
    """
    figure, colors = go.Figure(), _colors(series, colors)
    for name, values in series.items():
        values = np.asarray(values)
        x, y = (values, groups) if horizontal else (groups, values)
        figure.add_bar(
            x=x, y=y, name=name, marker_color=colors[name], orientation="h" if horizontal else None
        )
    titles = {"xaxis_title": value_title, "yaxis_title": group_title}
    if not horizontal:
        titles = {"xaxis_title": group_title, "yaxis_title": value_title}
    figure.update_layout(**titles, **layout)
    if horizontal:
        figure.update_yaxes(autorange="reversed", dtick=1)
    return figure


def points_by_group(
    groups: Sequence[str],
    series: Mapping[str, Sequence],
    *,
    colors: Mapping[str, str] | Sequence[str] = palette.CYCLE,
    symbols: Mapping[str, str] | Sequence[str] = ("circle",) * len(palette.CYCLE),
    size: float = 9,
    **xaxis,
) -> go.Figure:
    """A line of points for each group, such as a joint, listed from the top; a mark per series.

    ``xaxis`` are plotly's settings of the axis of the values, such as ``title`` and ``type``.
    """
    figure, colors, symbols = go.Figure(), _colors(series, colors), _colors(series, symbols)
    for name, values in series.items():
        marker = {"color": colors[name], "symbol": symbols[name], "size": size}
        figure.add_scatter(x=np.asarray(values), y=groups, mode="markers", name=name, marker=marker)
    figure.update_xaxes(**xaxis)
    figure.update_yaxes(autorange="reversed", dtick=1)
    return figure
