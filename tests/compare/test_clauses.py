"""Clauses: where they begin and end."""

import pytest

from tellings.compare.clauses import cut_clauses
from tests.compare.build import pages

CASES = [
    ("The bridge over the Orla fell on Monday.", ["The bridge over the Orla fell on Monday"]),
    ("The bridge fell on Monday and the mayor closed the old road.", ["The bridge fell on Monday", "the mayor closed the old road"]),
    ("Workers vowed to rebuild the bridge in spring.", ["Workers vowed to rebuild the bridge in spring"]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_clauses(text, wanted):
    (page,), _ = pages(text)
    found = [c.text for c in cut_clauses(page)]
    for clause in wanted:
        assert any(clause in f for f in found), found


def test_a_heading_without_a_full_stop_is_a_sentence_of_its_own():
    (page,), _ = pages("Bridge falls in Velmar\n\nThe old bridge fell on Monday, killing two workers.")
    assert page.sentence(0).of(page.text) == "Bridge falls in Velmar"
    assert all("\n" not in c.text for c in cut_clauses(page))


def test_a_line_broken_inside_a_sentence_does_not_end_it():
    (page,), _ = pages("The old bridge over the river fell\non Monday, killing two workers.")
    assert page.sentence(0).end == len(page.text)


LINKED = [
    ("The bridge fell, said Ada Korren Ada Maria KorrenFerry sinks off Velmar Harbour law passes MORE on Monday.", False),
    ("The bridge fell, said Ada Korren Ada Maria KorrenMORE on Monday.", False),
    ("The bridge fell, said Ada Korren and Ada McKorren, and MORE is a club.", True),
    ("The bridge fell, said Ada Korren on Monday.", True),
]


@pytest.mark.parametrize(("text", "kept"), LINKED)
def test_headlines_glued_to_a_name_are_no_clauses(text, kept):
    (page,), _ = pages(text)
    assert any("Korren" in c.text for c in cut_clauses(page)) is kept


def test_clauses_lie_in_the_text_and_hold_content():
    text = "“We saw it fall,” said Ada Korren, who runs the mill; nobody, she added, had warned them before it happened."
    (page,), _ = pages(text)
    for clause in cut_clauses(page):
        assert clause.span.of(text) == clause.text
        assert clause.keys


def test_a_clause_ends_before_the_conjunction_to_the_next():
    (page,), _ = pages("The mayor closed the old road and the bakers of Velmar gave bread to the helpers.")
    found = [c.text for c in cut_clauses(page)]
    assert "The mayor closed the old road" in found
    assert not any(f.endswith((" and", " or", " but")) for f in found)
