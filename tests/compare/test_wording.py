"""Word-level differences, marked as on paper: [changed or inserted] here, [dropped] there."""

import pytest

from tellings.compare.readings import read_passage
from tellings.compare.wording import find_changes
from tellings.model import Span
from tests.compare.build import pages
from tests.marked import unmark

CASES = [
    ("The bridge was safe [until] Monday.", "The bridge was safe [before] Monday.", ["changed"]),
    ("The bridge was [quite] safe until Monday.", "The bridge was safe until Monday.", ["inserted"]),
    ("The bridge was safe.", "The bridge was safe[ until Monday].", ["dropped"]),
    ("The bridge was safe until Monday.", "The bridge was safe until Monday.", []),
    ("The BRIDGE was safe, until Monday!", "The bridge was safe until Monday.", []),
]


@pytest.mark.parametrize(("here", "there", "kinds"), CASES)
def test_changes(here, there, kinds):
    (here, marked_here), (there, marked_there) = unmark(here), unmark(there)
    (a, b), _ = pages(here, there)
    found = find_changes(read_passage(a, (Span(0, len(here)),)), read_passage(b, (Span(0, len(there)),)))
    assert [c.kind for c in found] == kinds
    assert [c.here.of(here) for c in found if c.here] == [s.of(here).strip() for s in marked_here]
    assert [c.there.of(there) for c in found if c.there] == [s.of(there).strip() for s in marked_there]


def test_different_sentences_are_not_marked_word_by_word():
    (a, b), _ = pages("The bridge was safe until Monday.", "Nobody had asked for a second opinion.")
    assert find_changes(read_passage(a, (Span(0, len(a.text)),)), read_passage(b, (Span(0, len(b.text)),))) == ()
