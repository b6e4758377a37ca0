import re
from pathlib import Path

from kdictbook.figures.pose_priors import PRIORS, timeline


def test_the_timeline_has_a_marker_per_prior_and_one_star():
    figure = timeline()
    assert sum(len(trace.x) for trace in figure.data) == len(PRIORS)
    symbols = [symbol for trace in figure.data for symbol in trace.marker.symbol]
    assert symbols.count("star") == 1


def test_priors_are_in_the_order_of_publication_and_in_the_bibliography():
    years = [prior.year for prior in PRIORS]
    assert years == sorted(years)
    bibliography = Path(__file__).parents[2].joinpath("book/references.bib").read_text("utf8")
    assert set(map(str, years)) <= set(re.findall(r"year\s*=\s*\{(\d{4})", bibliography))
