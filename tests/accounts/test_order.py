"""What leads an account and what follows: salience term by term, the timeline, who lacks what."""

from __future__ import annotations

import datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.accounts import write_account
from tellings.model import (
    Account,
    Annotated,
    Answer,
    Comparison,
    Fact,
    Lineage,
    Origin,
    Report,
    Saying,
    Span,
    Utterance,
    When,
    Word,
)

TEXT = "The kiln fell on Friday. Four people were hurt. Odo Brenn denied that it was old. " + "It rained. " * 30
SENTENCES = (Span(0, 24), Span(25, 47), Span(48, 81))
DAY = datetime.date(2031, 5, 2)


def written(comparison: Comparison = Comparison(), groups: str = "a b c d", notes: dict[str, Annotated] | None = None) -> Account:  # noqa: B008
    """The account of reports a, b, c, d of one text; ``"ab c d"`` are origins."""
    reports = [Report(r, TEXT, published="2031-05-03") for r in "abcd"]
    annotated = [(notes or {}).get(r.id, Annotated(r.id, sentences=SENTENCES)) for r in reports]
    lineage = Lineage(tuple(Origin(tuple(g), g[0]) for g in groups.split()))
    return write_account("kiln", reports, annotated, lineage, comparison)


def fact(question: str, reports: str, start: int = 0, *, origins: int = 0, **more) -> Fact:
    answers = tuple(Answer(r, start, start + 20) for r in reports)
    return Fact("", question, more.pop("kind", "event"), more.pop("status", "agreed"), answers, origins=origins or len(reports), **more)


def utterance(reports: str, start: int = 48, act: str = "says") -> Utterance:
    return Utterance("", "Odo Brenn", tuple(Saying(r, (Span(start, start + 20),)) for r in reports), act=act, origins=len(reports))  # type: ignore[arg-type]


#: (what leads, what follows): each pair differs in one thing.
LEADS = [
    (fact("more origins", "abc"), fact("fewer origins", "ab")),
    (fact("early", "ab", 0), fact("late", "ab", 300)),
    (fact("conflict", "ab", status="conflicting"), fact("agreement", "ab")),
    (fact("a figure: it", "ab", kind="quantity"), fact("an event", "ab")),
    (fact("a sum: it", "ab", kind="money"), fact("an event", "ab")),
    (fact("an event", "ab"), fact("a person named", "ab", kind="person")),
    (fact("an event", "ab"), fact("a place named", "ab", kind="place")),
    (fact("sure", "ab", confidence=0.9), fact("unsure", "ab", confidence=0.2)),
    (fact("two origins", "ac", origins=2), fact("two copies", "ab", origins=1)),
    (fact("first in the text", "ab", 0), fact("next in the text", "ab", 1)),
    (fact("a question", "ab", 0), fact("b question", "ab", 0)),
    (fact("How many: hurt", "ab", kind="quantity"), fact("How old: Odo Brenn", "abc", kind="quantity")),
    (fact("How many: hurt", "ab", kind="quantity"), fact("How many", "abc", kind="quantity")),
    (fact("How many injured", "ab", kind="quantity"), fact("How many people", "ab", kind="quantity")),
]


@pytest.mark.parametrize(("first", "second"), LEADS, ids=lambda f: f.question)
def test_what_leads(first: Fact, second: Fact) -> None:
    for order in ((first, second), (second, first)):
        assert [f.question for f in written(Comparison(facts=order)).facts] == [first.question, second.question]


@pytest.mark.parametrize(
    ("first", "second"),
    [(utterance("abc"), utterance("ab")), (utterance("ab", 0), utterance("ab", 200)), (utterance("ab", 50, "denies"), utterance("ab", 48)), (utterance("ab", 50, "accuses"), utterance("ab", 48))],
)
def test_which_statement_leads(first: Utterance, second: Utterance) -> None:
    for order in ((first, second), (second, first)):
        assert written(Comparison(utterances=order)).utterances[0].sayings == first.sayings


@given(st.permutations(list(range(len(LEADS)))))
@settings(max_examples=20, deadline=None)
def test_any_order_of_the_findings_gives_the_same_account(order: list[int]) -> None:
    facts = tuple(LEADS[i][k] for i in order for k in (0, 1))
    wanted = written(Comparison(facts=tuple(f for pair in LEADS for f in pair)))
    assert msgspec.json.encode(written(Comparison(facts=facts))) == msgspec.json.encode(wanted)


HARMED = Annotated("a", words=(Word(25, 29, "four", "NUM", "", 0), Word(42, 46, "hurt", "VERB", "", 0)), sentences=SENTENCES)


#: (unit of the answers, kind of the fact, where the passage starts, origins, whether people's harm lifts it above a like fact of one more origin)
HARM = [
    (None, "quantity", 25, 2, True),
    ("person", "quantity", 25, 2, True),
    ("lorry", "quantity", 25, 2, False),
    (None, "event", 25, 2, False),
    (None, "quantity", 82, 2, False),  # no word of harm stands there
    (None, "quantity", 25, 1, False),  # one origin's word
]


@pytest.mark.parametrize(("unit", "kind", "start", "origins", "first"), HARM)
def test_people_who_came_to_harm_go_first(unit: str | None, kind: str, start: int, origins: int, first: bool) -> None:
    answers = tuple(Answer(r, start, start + 22, "4", unit) for r in "ab")
    harm = Fact("", "harm", kind, "agreed", answers, origins=origins)  # type: ignore[arg-type]
    other = fact("other", "ab", 90, origins=origins + 1, kind=kind)
    notes = {r: msgspec.structs.replace(HARMED, report=r) for r in "ab"}
    asked = [f.question for f in written(Comparison(facts=(other, harm)), notes=notes).facts]
    assert (asked == ["harm", "other"]) is first


def test_an_event_that_another_tells_already_goes_below_one_that_is_new() -> None:
    main, again, fresh = fact("main", "abcd", 0), fact("again", "abc", 5), fact("fresh", "ab", 48)
    assert [f.question for f in written(Comparison(facts=(again, fresh, main))).facts] == ["main", "fresh", "again"]


def test_an_agreement_is_told_first_without_a_contested_figure() -> None:
    event = Fact("", "event", "event", "compatible", (Answer("a", 0, 24), Answer("b", 48, 81)), origins=2)
    assert written(Comparison(facts=(event,))).facts[0].answers[0].report == "a"
    figure = Fact("", "figure", "quantity", "conflicting", tuple(Answer(r, 0, 24, at=Span(4, 8)) for r in "ac"))
    told = {f.question: f.answers[0].report for f in written(Comparison(facts=(event, figure))).facts}
    assert told["event"] == "b"


def test_the_answers_of_a_conflict_stay_in_their_order() -> None:
    answers = (Answer("b", 48, 81), Answer("a", 0, 24))
    kept = written(Comparison(facts=(Fact("", "q", "event", "conflicting", answers, origins=2),))).facts[0].answers
    assert kept == answers


class TestTimeline:
    def test_a_passage_of_a_day_knows_its_time_and_the_fullest_stands_first(self) -> None:
        def notes(report: str, *times: Span) -> Annotated:
            whens = tuple(When(t, "DATE", "2031-05-02", DAY, DAY, "text") for t in times)
            return Annotated(report, sentences=SENTENCES, times=whens)

        a, b = notes("a", Span(35, 37)), notes("b", Span(17, 23), Span(35, 37))
        (moment,) = written(notes={"a": a, "b": b}).times
        assert moment.origins == 2
        assert [(c.report, c.start, at) for c, at in zip(moment.cites, moment.at, strict=True)] == [
            ("b", 0, Span(17, 23)), ("a", 25, Span(35, 37)), ("b", 25, Span(35, 37)),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("kind", "first", "last", "kept"),
        [
            ("DATE", DAY, DAY, True), ("TIME", DAY, DAY, True), ("DATE", DAY, DAY + datetime.timedelta(31), True), ("DATE", DAY, DAY + datetime.timedelta(32), False),
            ("DURATION", DAY, DAY, False), ("SET", DAY, DAY, False), ("DATE", None, DAY, False), ("DATE", DAY, None, False),
        ],
    )  # fmt: skip
    def test_what_stands_on_the_timeline(self, kind: str, first: datetime.date | None, last: datetime.date | None, kept: bool) -> None:
        times = (When(Span(17, 23), kind, "x", first, last, "text"),)  # type: ignore[arg-type]
        assert bool(written(notes={"a": Annotated("a", sentences=SENTENCES, times=times)}).times) is kept


class TestCoverage:
    @pytest.mark.parametrize(
        ("facts", "groups", "lacks"),
        [
            # d lacks what the other three have; what one other has is no lack; copies are one voice.
            ("abc", "a b c d", {"d": ("f1",)}),
            ("a", "a b c d", {}),
            ("ab", "ab c d", {}),
            ("abcd", "a b c d", {}),
            ("ab", "ab cd", {}),
        ],
    )
    def test_who_lacks_what(self, facts: str, groups: str, lacks: dict[str, tuple[str, ...]]) -> None:
        made = written(Comparison(facts=(fact("q", facts),)), groups)
        assert {c.report: c.lacks for c in made.coverage if c.lacks} == lacks

    def test_copies_have_a_line_alone_together(self) -> None:
        made = written(Comparison(facts=(fact("q", "ab"),)), "ab c d")
        assert {c.report for c in made.coverage if c.alone} == {"a", "b"}
