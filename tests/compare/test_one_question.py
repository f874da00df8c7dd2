"""Whether a count leaves out those told before it."""

import pytest

from tellings.compare.figures import read_figures
from tellings.compare.one_question import is_rest
from tests.compare.build import clauses

RESTS = [
    ("Three other sailors were saved.", True),
    ("The baker and 12 others were saved.", True),
    ("Another 20 sailors were saved.", True),
    ("The remaining 20 sailors were saved.", True),
    ("Twenty more sailors were saved.", False),  # "more" is read as a change, not as a rest
    ("Three sailors were saved.", False),
    ("Three sailors and other people were saved.", False),
]


@pytest.mark.parametrize(("text", "rest"), RESTS)
def test_counts_of_the_others(text, rest):
    assert is_rest(read_figures(clauses(text))[0]) is rest
