"""Quotations that differ in a telling word, and the same quotation in two mouths."""

import pytest

from tellings.compare.rewordings import find_rewordings
from tests.compare.build import spoken

FIRST = '["We will guard the freedom of the harbour and the rights of its workers,"] [Ada Korren] [said].'
OTHERS = [
    '["We will guard the safety of the harbour and the rights of its workers,"] [Ada Korren] [said].',
    '["We will guard the freedom of the harbour and the rights of its poorest workers,"] [Ada Korren] [said].',
    '["We will never guard the freedom of the harbour and the rights of its workers,"] [Ada Korren] [said].',
]


@pytest.mark.parametrize(("other", "words"), list(zip(OTHERS[:2], ("safety", "poorest"), strict=True)))
def test_one_utterance_worded_otherwise(other, words):
    (found,) = find_rewordings(spoken(FIRST, other, form="direct"))
    assert found.kind == "attribution"
    assert f"“{words}”" in found.why
    assert (found.a.report, found.b.report) == ("r1", "r2")
    assert found.a_by == found.b_by == "Ada Korren"


def test_the_same_words_in_two_mouths():
    other = FIRST.replace("Ada Korren", "Jonas Feld")
    (found,) = find_rewordings(spoken(FIRST, other, form="direct"))
    assert "two speakers" in found.why
    assert {found.a_by, found.b_by} == {"Ada Korren", "Jonas Feld"}


@pytest.mark.parametrize(
    "other",
    [
        FIRST,
        FIRST.replace("the rights", "rights"),
        FIRST.replace("harbour", "harbor"),
        FIRST.replace("of the harbour and", "..."),
        FIRST.replace("guard the", "guard (always) the"),
        FIRST.replace("Ada Korren", "she"),
        FIRST.replace("Ada Korren", "Berta Korren"),
        '["We will guard the lake, and next year we build a bridge over it,"] [Ada Korren] [said].',
        '["The harvest of apples in the valley was the best for many years,"] [Ada Korren] [said].',
    ],
)
def test_no_rewording(other):
    assert find_rewordings(spoken(FIRST, other, form="direct")) == []


def test_a_report_that_goes_on_in_like_words_says_another_thing():
    text = '["They have nothing to do with the bridge or the lake,"] [Ada Korren] [said]. '
    more = '["I think they have nothing to do with the mill or the lake,"] [Ada Korren] [said].'
    assert find_rewordings(spoken(text + more, form="direct")) == []


def test_each_sentence_once():
    assert len(find_rewordings(spoken(FIRST, *OTHERS[:2], form="direct"))) == 1
