import base64
import json

import numpy as np
import plotly.graph_objects as go
import pytest

from kdictbook.figures import palette, show
from kdictbook.figures.plot import figure_html


def bundle(figure, **options):
    return show(figure, alt="A <line> & more", **options)._repr_mimebundle_()


def state(html):
    return json.loads(html.split('<script type="application/json">')[1].split("</script>")[0])


def test_page_and_jupyterlab_get_the_same_figure():
    both = bundle(go.Figure(go.Scatter(x=[0, 1], y=[1 / 3, np.pi])))
    assert state(both["text/html"]) == both["application/vnd.plotly.v1+json"]
    assert state(both["text/html"])["data"][0]["y"] == [0.33333, 3.1416]


def test_html_is_what_the_page_draws():
    html = bundle(go.Figure(), height=250)["text/html"]
    assert html.startswith('<div class="kdict-figure" data-kind="plotly" role="group" ')
    assert 'aria-label="A &lt;line&gt; &amp; more" style="height: 250px"' in html


def test_arrays_travel_as_float32():
    y = np.random.default_rng(0).normal(size=(7, 3))
    sent = state(bundle(go.Figure(go.Heatmap(z=y)))["text/html"])["data"][0]["z"]
    got = np.frombuffer(base64.b64decode(sent["bdata"]), sent["dtype"]).reshape(7, 3)
    assert np.array_equal(got, y.astype("float32"))
    assert sent["shape"] == "7, 3"


def test_gaps_and_hostile_text_stay_valid():
    figure = go.Figure(go.Scatter(y=[1.0, np.nan, np.inf], name="</script><b>"))
    html = bundle(figure)["text/html"]
    trace = state(html)["data"][0]
    assert trace["y"] == [1, None, None]
    assert trace["name"] == "</script><b>"


def test_the_callers_figure_is_left_alone():
    figure = go.Figure()
    before = figure.to_json()
    bundle(figure)
    assert figure.to_json() == before


def test_alt_text_is_required():
    with pytest.raises(ValueError, match="alt is empty"):
        show(go.Figure(), alt=" ")


def test_palette_colors_differ_where_they_meet():
    assert len(set(palette.CYCLE)) == len(palette.CYCLE)
    assert palette.LERP != palette.SLERP
    assert len({palette.SPARSEMAX, palette.SOFTMAX, palette.ENTMAX}) == 3


def test_a_figure_has_words_where_there_is_no_script_and_no_markup_in_its_state():
    label = 'a <b>bold</b> "name" </script>'
    page = figure_html("body", {"label": label}, label, height=300)
    assert page.count("<script") == page.count("</script>") == 1
    assert json.loads(page.split('json">')[1].split("</script>")[0]) == {"label": label}
    assert "<b>" not in page
    assert "<noscript><p>a &lt;b&gt;bold" in page
