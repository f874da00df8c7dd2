"""What a story's origins have in common, and which passage says most of it."""

from __future__ import annotations

import pytest

from tellings.accounts.contested import Contested
from tellings.accounts.gist import COST, Gist, Wording
from tellings.model import Annotated, Answer, Cite, Fact, Report, Span, Statement, When, Word
from tests.marked import unmark

TEXT = {"a": "The ferry sank. Gulls cried.", "b": "A ferry sank at noon.", "c": "Dogs barked. The ferry sailed."}


def gist(groups: dict[str, int], **passages: str) -> tuple[Gist, list[Cite]]:
    reports = [Report(r, t) for r, t in TEXT.items()]
    wording = Wording(reports, [Annotated(r.id) for r in reports])
    cites = [Cite(r, TEXT[r].index(words), TEXT[r].index(words) + len(words)) for r, words in passages.items()]
    return Gist(wording, cites, groups), cites


APART = {"a": 0, "b": 1, "c": 2}
WHOLE = {"a": "The ferry sank", "b": "A ferry sank", "c": "The ferry sailed"}


@pytest.mark.parametrize(
    ("groups", "term", "share"),
    [
        (APART, "ferry", 1.0),  # all have it
        (APART, "sank", 0.5),  # of the two others one has it
        (APART, "sailed", 0.0),  # nobody else has it
        (APART, "gulls", 0.0),  # not in the passages
        ({"a": 0, "b": 0, "c": 1}, "sank", 0.0),  # two reports of one origin are one
        ({"a": 0, "b": 0, "c": 1}, "ferry", 1.0),
        ({"a": 0, "b": 0, "c": 0}, "ferry", 0.0),  # one origin shares with nobody
    ],
)
def test_the_share_of_a_word_is_that_of_the_other_origins(groups: dict[str, int], term: str, share: float) -> None:
    assert gist(groups, **WHOLE)[0].share(term) == share


def test_a_passage_holds_what_is_common_less_the_cost_of_the_rest() -> None:
    made, (a, _, c) = gist(APART, **WHOLE)
    assert made.holds(a) == pytest.approx(0.5 + 1 + 0.5 - 3 * COST)  # the, ferry, sank
    assert made.holds(c) == pytest.approx(0.5 + 1 - 3 * COST)
    assert made.holds(a, {"ferry", "the"}) == pytest.approx(0.5 - COST)


def words(text: str, **pos: str) -> tuple[Word, ...]:
    out, at = [], 0
    for token in text.split():
        start = text.index(token, at)
        at = start + len(token)
        bare = token.strip(".,\"?").lower()
        out.append(Word(start, at, bare, pos.get(bare, "X"), "", 0))
    return tuple(out)


def test_a_figure_that_no_other_origin_uses_costs_more() -> None:
    texts = {"a": "Seven sank.", "b": "Nine sank.", "c": "Old sank."}
    notes = [Annotated(r, words=words(t, seven="NUM", nine="NUM", old="ADJ", sank="VERB")) for r, t in texts.items()]
    wording = Wording([Report(r, t) for r, t in texts.items()], notes)
    cites = [Cite(r, 0, len(t)) for r, t in texts.items()]
    made = Gist(wording, cites, APART)
    assert [wording.figures(c) for c in cites] == [{"seven"}, {"nine"}, set()]
    assert made.holds(cites[0]) == made.holds(cites[1]) < made.holds(cites[2])


def test_terms_are_the_content_words_as_lemmas() -> None:
    text = "It sank in the harbour."
    wording = Wording([Report("a", text)], [Annotated("a", words=words(text, sank="VERB", harbour="NOUN", it="PRON"))])
    assert wording.terms(Cite("a", 0, len(text))) == {"sank", "harbour"}
    assert wording.terms(Cite("a", 3, 7)) == {"sank"}
    assert wording.terms(Cite("a", 3, 3)) == frozenset()


#: (a text of one sentence or more with the passage marked, whether it tells by itself)
TELLS = [
    ("[The old ferry sank at noon.]", True),
    ("[The ferry sank.]", False),  # too short to tell
    ("[Why did the old ferry sank?]", False),
    ("[Then our old ferry sank at noon.]", False),
    ("[A noon of the old ferry.]", False),  # no verb
    ("At dawn [the old ferry sank at noon.]", False),  # no whole sentence
]


@pytest.mark.parametrize(("marked", "tells"), TELLS)
def test_which_passage_tells_by_itself(marked: str, tells: bool) -> None:
    text, (span,) = unmark(marked)
    notes = Annotated("a", words=words(text, sank="VERB"), sentences=(Span(0, len(text)),))
    assert Wording([Report("a", text)], [notes]).tells(Cite("a", span.start, span.end)) is tells


def test_what_somebody_says_word_for_word_is_not_the_reports_own_telling() -> None:
    text, (said,) = unmark("[The old ferry sank at noon,] he said.")
    notes = Annotated("a", words=words(text, sank="VERB"), sentences=(Span(0, len(text)),))
    wording = Wording([Report("a", text)], [notes])
    assert wording.tells(Cite("a", 0, len(text)))
    for form, tells in (("direct", False), ("indirect", True)):
        quoted = Annotated("a", words=notes.words, sentences=notes.sentences, statements=(Statement((said,), form=form),))  # type: ignore[arg-type]
        assert Wording([Report("a", text)], [quoted]).tells(Cite("a", 0, len(text))) is tells


def wording_of(*reports: str) -> Wording:
    return Wording([Report(r, TEXT[r]) for r in reports], [Annotated(r) for r in reports])


#: (the texts, whether the first has a figure that most others which have figures do not have)
DIFFERS = [
    (("seven sank", "nine sank"), True),
    (("seven sank", "seven sank"), False),
    (("seven sank", "seven drowned", "nine sank"), False),
    (("seven sank", "ships sank"), False),  # nobody gives another figure
    (("ships sank", "nine sank"), False),  # it has none
]


@pytest.mark.parametrize(("texts", "differs"), DIFFERS)
def test_a_figure_that_most_others_do_not_have(texts: tuple[str, ...], differs: bool) -> None:
    reports = [Report(f"r{i}", t) for i, t in enumerate(texts)]
    wording = Wording(reports, [Annotated(r.id, words=words(r.text, seven="NUM", nine="NUM", sank="VERB")) for r in reports])
    cites = [Cite(r.id, 0, len(r.text)) for r in reports]
    assert (cites[0] in Contested(wording, []).differing(cites)) is differs


#: (status, kind, whether "seven" in "Seven sank." is contested)
CONTESTED = [("conflicting", "quantity", True), ("conflicting", "date", True), ("conflicting", "money", True), ("conflicting", "event", False), ("agreed", "quantity", False)]


@pytest.mark.parametrize(("status", "kind", "contested"), CONTESTED)
def test_what_is_contested(status: str, kind: str, contested: bool) -> None:
    answers = (Answer("a", 0, 11, "7", at=Span(0, 5)), Answer("b", 0, 4))
    found = Contested(wording_of("a", "b", "c"), [Fact("", "q", kind, status, answers)])  # type: ignore[arg-type]
    assert found.stands_in(Cite("a", 0, 11)) is contested
    assert found.stands_in(Cite("b", 2, 9)) is contested  # without a figure of its own the whole answer is
    assert not found.stands_in(Cite("a", 5, 11))
    assert not found.stands_in(Cite("c", 0, 11))


#: (text with a passage marked, its sentence as cited)
SENTENCE = [
    ("It rained. Then [seven sank] at noon.", "Then seven sank at noon."),
    ("[It rained. Then] seven sank at noon.", None),  # over two sentences
    ("It rained. " + "and " * 100 + "[seven sank] at noon.", None),  # too long to be read at a glance
]


@pytest.mark.parametrize(("marked", "sentence"), SENTENCE)
def test_the_sentence_around_a_passage(marked: str, sentence: str | None) -> None:
    text, (span,) = unmark(marked)
    notes = Annotated("a", sentences=(Span(0, 10), Span(11, len(text))))
    cite = Cite("a", span.start, span.end)
    found = Wording([Report("a", text)], [notes]).sentence(cite)
    assert found.span.of(text) == (sentence or span.of(text))


def test_the_year_of_a_day_is_no_figure() -> None:
    text, (day,) = unmark("Seven sank in [May 2031].")
    when = When(day, "DATE", "2031-05")
    notes = Annotated("a", words=words(text, seven="NUM", **{"2031": "NUM"}), times=(when,))
    assert Wording([Report("a", text)], [notes]).figures(Cite("a", 0, len(text))) == {"seven"}
