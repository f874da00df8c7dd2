"""A content of several sentences is cut at them, one of a single sentence at its clauses, and nothing of it is lost: the cuts are marked with a bar."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from tellings.compare.parts import parts
from tellings.model import Span, Word

CASES = [
    "The bridge is safe.",
    "The bridge had been tested twice in May |and the engineers found no cracks at all.",
    "We tested the bridge on Monday. |We found no cracks in any of the spans.",
    "We tested the bridge in May and the engineers found no cracks at all. |It is safe and it will open on Friday.",
    "It is safe. We tested the bridge in May |and the engineers found no cracks at all.",
    "He was glad.",
    "The company had warned the town in April, |which then closed the bridge to all lorries.",
]


def words_of(nlp: Language, text: str) -> tuple[list[Word], list[Span]]:
    doc = nlp(text)
    words = [Word(t.idx, t.idx + len(t), t.lemma_, t.pos_, t.dep_, t.head.i) for t in doc]
    return words, [Span(s.start_char, s.end_char) for s in doc.sents]


@pytest.mark.parametrize("barred", CASES)
def test_cuts(nlp: Language, barred: str) -> None:
    text = barred.replace("|", "")
    words, sentences = words_of(nlp, text)
    found = parts(words, range(len(words)), Span(0, len(text)), sentences)
    assert [p.of(text) for p in found] == barred.split("|")


@given(st.integers(0, 12), st.integers(13, 24))
def test_parts_cover_the_content_in_order(nlp: Language, first: int, last: int) -> None:
    text = "The mayor, who had come early, said that the bridge was safe and that it would open on Friday, if the rain stopped."
    words, sentences = words_of(nlp, text)
    last = min(last, len(words) - 1)
    content = Span(words[first].start, words[last].end)
    found = parts(words, range(first, last + 1), content, sentences)
    assert found[0].start == content.start
    assert found[-1].end == content.end
    assert all(a.end == b.start for a, b in itertools.pairwise(found))
