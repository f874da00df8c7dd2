"""What of a report is cited for a figure."""

import pytest

from tellings.compare.figures import read_figures
from tellings.compare.passages import cited
from tests.compare.build import clauses
from tests.marked import unmark

CASES = [
    "[The blast in Velmar killed 12 miners].",
    "[killing at least six miners] and [wounding 120 others]",
    "The fire in Velmar [killed six miners] and [wounded 120 others].",
    "[The toll rose to 12].",
]


@pytest.mark.parametrize("marked", CASES)
def test_the_clause_or_the_stretch_from_its_verb(marked):
    text, spans = unmark(marked)
    found = {cited(f) for f in read_figures(clauses(text))}
    assert found == set(spans)


@pytest.mark.parametrize(
    "text",
    [
        "Two dead.",
        "AT least two people have been killed in Velmar.",
        "Velmar: 84 killed in France as terror truck ploughs on.",
    ],
)
def test_what_is_cited_holds_the_figure_and_says_something(text):
    for figure in read_figures(clauses(text)):
        span = cited(figure)
        assert span.start <= figure.span.start < figure.span.end <= span.end
        assert len(text[span.start : span.end].split()) >= min(3, len(text.split()))
