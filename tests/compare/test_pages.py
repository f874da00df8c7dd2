"""A report ready for look-ups: sentences, words that carry content, names, figures, days, words between quotation marks."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.compare.pages import Page, alike, key_of, light_words, quoted_words
from tellings.model import Annotated, Cite, Name, Quantity, Report, Span, When, Word
from tests.compare.build import pages
from tests.marked import unmark


def page(text: str) -> Page:
    (made,), _ = pages(text)
    return made


@pytest.mark.parametrize(
    ("lemma", "pos", "key"),
    [
        ("bridge", "NOUN", "bridge"), ("Orla", "PROPN", "orla"), ("fall", "VERB", "fall"), ("twelve", "NUM", "twelve"),
        ("the", "DET", None), ("of", "ADP", None), ("they", "PRON", None), (".", "PUNCT", None), ("and", "CCONJ", None),
        # Light words say nothing of the matter, whatever their part of speech.
        ("say", "VERB", None), ("have", "VERB", None), ("be", "VERB", None),
        # Words for one thing have one key.
        ("die", "VERB", "kill"), ("dead", "ADJ", "kill"), ("fatal", "ADJ", "kill"), ("wounded", "ADJ", "injure"), ("blast", "NOUN", "explode"),
        # Marks at the ends are not of the word; what has no letter or figure has no key.
        ("’s-", "NOUN", "s"), ("-", "NOUN", None), ("'", "VERB", None), ("%", "NOUN", None), ("O’Dowd", "PROPN", "o’dowd"),
    ],
)  # fmt: skip
def test_the_key_of_a_word(lemma: str, pos: str, key: str | None) -> None:
    assert key_of(lemma, pos, light_words()) == key


def test_the_first_of_a_group_stands_for_itself() -> None:
    assert all(alike().get(first, first) == first for first in set(alike().values()))


@pytest.mark.parametrize(
    "marked",
    [
        "“[We were lucky],” she said.",
        '"[We were lucky]," she said.',
        "«[We were lucky]», she said.",
        "„[We were lucky]”, she said.",
        "She called it “[a miracle]” and “[a gift]”.",
        'She called it "[a miracle]" and "[a gift]".',
        # A straight mark that is never closed ends with its paragraph, a curly one does not: speech goes on.
        '"[We were lucky.]\nNobody was hurt.',
        "“[We were lucky.\n“We knew it],” she said.",
        "The mayor's dog and the workers' union.",
        "Nobody said a word.",
    ],
)
def test_words_between_quotation_marks(marked: str) -> None:
    text, spans = unmark(marked)
    words = [w for w in page(text).notes.words if text[w.start].isalnum()]
    inside = quoted_words(text, [w.start for w in words])
    assert [text[w.start : w.end] for i, w in enumerate(words) if i in inside] == [
        text[w.start : w.end] for w in words if any(s.holds(Span(w.start, w.end)) for s in spans)
    ]


@given(st.text(alphabet='ab "“”«»„\n', max_size=40))
def test_any_marks_are_read_to_the_end(text: str) -> None:
    starts = [i for i, c in enumerate(text) if c in "ab"]
    assert quoted_words(text, starts) <= set(range(len(starts)))


@pytest.mark.parametrize(
    "barred",
    [
        "Bridge falls in Velmar|The old bridge fell on Monday.|Nobody was hurt.",
        "The old bridge fell.|It was built in 1911.",
    ],
)
def test_sentences_end_at_headings_and_full_stops(barred: str) -> None:
    text = barred.replace("Velmar|", "Velmar\n\n").replace("|", " ")
    made = page(text)
    assert [s.of(text) for s in made.sentences] == barred.split("|")
    for number, sentence in enumerate(made.sentences):
        assert made.sentence(sentence.start) == made.sentence(sentence.end - 1) == sentence
        assert made.sentence_number(sentence.start) == number


def test_between_sentences_there_is_none_but_a_number() -> None:
    text = "The bridge fell.  It was old."
    made = page(text)
    gap = text.index("  ")
    assert made.sentence(gap) is None
    assert made.sentence(len(text) + 5) is None
    assert made.sentence_number(gap) == 0
    assert made.sentence_number(0) == 0


class TestLookUps:
    """A page put together by hand: every look-up counts what begins in the span."""

    TEXT = "Ada Korren of Velmar saw 12 men on Monday."
    WORDS = tuple(
        Word(a, b, lemma, pos, "dep", 0)
        for a, b, lemma, pos in (
            (0, 3, "Ada", "PROPN"), (4, 10, "Korren", "PROPN"), (11, 13, "of", "ADP"), (14, 20, "Velmar", "PROPN"), (21, 24, "see", "VERB"),
            (25, 27, "12", "NUM"), (28, 31, "man", "NOUN"), (32, 34, "on", "ADP"), (35, 41, "Monday", "PROPN"), (41, 42, ".", "PUNCT"),
        )
    )  # fmt: skip
    DAY = datetime.date(2031, 5, 12)

    @pytest.fixture
    def made(self) -> Page:
        notes = Annotated(
            "r", self.WORDS, (Span(0, 42),),
            quantities=(Quantity(Span(25, 31), Decimal(12), Decimal(12)),),
            times=(When(Span(35, 41), "DATE", "2031-05-12", self.DAY, self.DAY, "published"),),
            names=(Name(Span(14, 20), "place", 1), Name(Span(0, 10), "person", 0)),
        )  # fmt: skip
        return Page(Report("r", self.TEXT), notes, {Cite("r", 0, 10): "n1", Cite("r", 14, 20): "n2"}, 3)

    @pytest.mark.parametrize(
        ("span", "words"), [(Span(0, 42), range(10)), (Span(0, 4), range(1)), (Span(1, 12), range(1, 3)), (Span(41, 42), range(9, 10)), (Span(42, 50), range(10, 10))]
    )
    def test_words_that_begin_in_a_span(self, made: Page, span: Span, words: range) -> None:
        assert made.word_range(span) == words

    def test_content_and_tokens(self, made: Page) -> None:
        assert made.content([Span(0, 42)]) == ["ada", "korren", "velmar", "see", "12", "man", "monday"]
        assert made.content([Span(25, 31), Span(0, 3)]) == ["12", "man", "ada"]
        assert [made.lower(i) for i in made.tokens([Span(28, 42)])] == ["men", "on", "monday"]
        assert made.content([]) == made.tokens([]) == []

    @pytest.mark.parametrize(("span", "found"), [(Span(0, 42), {"n1", "n2"}), (Span(0, 14), {"n1"}), (Span(1, 14), set()), (Span(14, 15), {"n2"})])
    def test_names(self, made: Page, span: Span, found: set[str]) -> None:
        assert made.entities([span]) == found
        assert {e for _, e in made.names_in(span)} == found

    @pytest.mark.parametrize(
        ("span", "found"),
        [(Span(0, 10), ("n1",)), (Span(14, 20), ("n2",)), (Span(0, 13), ("n1",)), (Span(0, 20), ()), (Span(11, 20), ("n2",)), (Span(21, 31), ())],
    )
    def test_a_speaker_is_a_name_alone(self, made: Page, span: Span, found: tuple[str, ...]) -> None:
        """"Ada Korren of Velmar" has more than a name in it; "of Velmar" has not."""
        assert made.speakers([span]) == found

    def test_figures_and_days(self, made: Page) -> None:
        assert [q.low for q in made.quantities(Span(0, 42))] == [12]
        assert made.quantities(Span(26, 42)) == []
        assert [t.first for t in made.times(Span(30, 36))] == [self.DAY]
        assert made.times(Span(0, 35)) == []

    def test_a_name_of_no_entity_is_left_out(self) -> None:
        notes = Annotated("r", self.WORDS, (Span(0, 42),), names=(Name(Span(0, 10), "person", 0),))
        assert Page(Report("r", self.TEXT), notes, {}, 0).entities([Span(0, 42)]) == frozenset()

    def test_a_cite_of_this_report(self, made: Page) -> None:
        assert made.cite(Span(3, 9)) == Cite("r", 3, 9)
        assert made.number == 3


def test_an_empty_report_answers_all_questions() -> None:
    made = Page(Report("r", ""), Annotated("r"), {}, 0)
    assert made.sentences == ()
    assert made.content([Span(0, 5)]) == made.names_in(Span(0, 5)) == made.quantities(Span(0, 5)) == []
    assert made.sentence(0) is None
    assert made.sentence_number(9) == 0
