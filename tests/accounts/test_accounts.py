"""The order of an account: numbered, scored, explained, stable; what a report lacks."""

import datetime

import msgspec
import pytest

from tellings.accounts import write_account
from tellings.model import (
    Account,
    Alone,
    Annotated,
    Answer,
    Cite,
    Comparison,
    Dispute,
    Entity,
    Fact,
    Lineage,
    Name,
    Origin,
    Quantity,
    Report,
    Saying,
    Span,
    Statement,
    Utterance,
    When,
    Word,
)

TEXT = "The bridge over the Orla fell on Monday. Twelve people were hurt. Ada Korren of Velmar said that it had been safe for years."


def story(n: int = 3) -> tuple[list[Report], list[Annotated]]:
    reports = [Report(f"r{i}", TEXT, published=f"2031-05-1{i}") for i in range(1, n + 1)]
    sentences = (Span(0, 40), Span(41, 65), Span(66, len(TEXT)))
    day = datetime.date(2031, 5, 12)
    notes = [
        Annotated(
            r.id,
            sentences=sentences,
            quantities=(Quantity(Span(41, 54), 12, 12),),
            times=(When(Span(33, 39), "DATE", "2031-05-12", day, day, "published"),),
            names=(Name(Span(66, 76), "person", 0), Name(Span(80, 86), "place", 1)),
            statements=(Statement((Span(97, len(TEXT) - 1),), Span(66, 76), Span(87, 91)),),
        )
        for r in reports
    ]
    return reports, notes


def lineage(*groups: str) -> Lineage:
    return Lineage(tuple(Origin(tuple(g.split()), g.split()[0]) for g in groups))


def fact(question: str, *reports: str, start: int = 0, end: int = 40, origins: int = 0, **more) -> Fact:
    answers = tuple(Answer(r, start, end) for r in reports)
    return Fact(
        "",
        question,
        more.pop("kind", "event"),
        more.pop("status", "agreed"),
        answers,
        origins=origins or len(reports),
        **more,
    )


def utterance(*reports: str, origins: int = 0) -> Utterance:
    return Utterance(
        "", "Ada Korren", tuple(Saying(r, (Span(97, len(TEXT) - 1),)) for r in reports), origins=origins or len(reports)
    )


def account(comparison: Comparison, *groups: str) -> Account:
    reports, notes = story()
    return write_account("bridge", reports, notes, lineage(*(groups or ("r1", "r2", "r3"))), comparison)


def test_lines_are_numbered_in_order():
    made = account(Comparison(facts=(fact("a", "r1"), fact("b", "r1", "r2", "r3")), utterances=(utterance("r1"),)))
    assert [(f.id, f.question) for f in made.facts] == [("f1", "b"), ("f2", "a")]
    assert [u.id for u in made.utterances] == ["u1"]


def test_more_origins_come_first_not_more_copies():
    copies = fact("copies", "r1", "r2", origins=1)
    apart = fact("apart", "r1", "r3", origins=2)
    made = account(Comparison(facts=(copies, apart)), "r1 r2", "r3")
    assert [f.question for f in made.facts] == ["apart", "copies"]


def test_a_conflict_rises_above_its_peers():
    made = account(Comparison(facts=(fact("a", "r1", "r2"), fact("z", "r1", "r2", status="conflicting"))))
    assert [f.question for f in made.facts] == ["z", "a"]


def test_what_stands_early_comes_first():
    late = fact("a late one", "r1", "r2", start=66, end=100)
    made = account(Comparison(facts=(late, fact("early", "r1", "r2"))))
    assert [f.question for f in made.facts] == ["early", "a late one"]


def test_the_order_does_not_depend_on_the_order_given():
    facts = [
        fact("a", "r1", "r2"),
        fact("b", "r2", "r3", start=41, end=65),
        fact("c", "r1", "r3", status="conflicting"),
    ]
    one, other = account(Comparison(facts=tuple(facts))), account(Comparison(facts=tuple(reversed(facts))))
    assert msgspec.json.encode(one.facts) == msgspec.json.encode(other.facts)


def test_sure_disputes_come_first():
    a, b = Cite("r1", 0, 40), Cite("r2", 0, 40)
    made = account(
        Comparison(disputes=(Dispute("", "denial", a, b, confidence=0.2), Dispute("", "value", a, b, confidence=0.9)))
    )
    assert [(d.id, d.kind) for d in made.disputes] == [("d1", "value"), ("d2", "denial")]


def test_the_head_says_what_who_where_and_when_in_cites():
    people = Entity("n1", "Ada Korren", "person", ("Ada Korren",), tuple(Cite(f"r{i}", 66, 76) for i in (1, 2, 3)))
    places = Entity("n2", "Velmar", "place", ("Velmar",), tuple(Cite(f"r{i}", 80, 86) for i in (1, 2)))
    made = account(Comparison(facts=(fact("fall", "r1", "r2", "r3"),), names=(people, places)))
    parts = {h.part: h for h in made.head}
    assert set(parts) == {"what", "who", "where", "when"}
    assert parts["what"].cite.span.of(TEXT) == "The bridge over the Orla fell on Monday."
    assert parts["who"].cite.span.of(TEXT) == "Ada Korren"
    assert parts["where"].cite.span.of(TEXT) == "Velmar"
    assert parts["what"].origins == 3


def test_the_timeline_holds_known_days_with_the_sentence():
    made = account(Comparison())
    (moment,) = made.times
    assert moment.first == moment.last == datetime.date(2031, 5, 12)
    assert {c.span.of(TEXT) for c in moment.cites} == {"The bridge over the Orla fell on Monday."}
    assert moment.origins == 3


def test_what_one_report_has_alone_is_the_comparison_s():
    line = Alone("r2", 41, 65, 0.4, "no other origin has: seven")
    assert account(Comparison(alone=(line,))).alone == (line,)


def test_coverage_names_what_a_report_lacks():
    made = account(Comparison(facts=(fact("a", "r1", "r2"), fact("b", "r3"))))
    cover = {c.report: c for c in made.coverage}
    assert cover["r3"].lacks == ("f1",)
    assert cover["r3"].alone == cover["r3"].has == ("f2",)
    assert cover["r1"].lacks == ()


def test_one_report_lacks_nothing():
    reports, notes = story(1)
    made = write_account("bridge", reports, notes, lineage("r1"), Comparison())
    assert made.coverage[0].lacks == ()


@pytest.mark.parametrize("groups", [("r1", "r2", "r3"), ("r1 r2", "r3"), ("r1 r2 r3",)])
def test_origins_are_those_of_the_lineage(groups):
    assert account(Comparison(), *groups).origins == tuple(tuple(g.split()) for g in groups)


def test_a_line_without_a_verb_tells_nothing_of_its_day():
    text = "By Ada Korren 12 May 2031. The bridge fell on 12 May."
    day = datetime.date(2031, 5, 12)
    times = tuple(When(Span(a, b), "DATE", "2031-05-12", day, day) for a, b in ((14, 25), (46, 52)))
    verb = Word(38, 42, "fall", "VERB", "ROOT", 1)
    notes = Annotated("r1", words=(Word(3, 6, "Ada", "PROPN", "ROOT", 0), verb), sentences=(Span(0, 26), Span(27, 53)), times=times)
    (moment,) = write_account("s", [Report("r1", text)], [notes], lineage("r1"), Comparison()).times
    assert [c.span.of(text) for c in moment.cites] == ["The bridge fell on 12 May."]


def test_a_day_in_boilerplate_is_not_on_the_timeline():
    day = datetime.date(2031, 5, 12)
    notes = Annotated(
        "r1", sentences=(Span(0, 20),), times=(When(Span(11, 17), "DATE", "2031-05-12", day, day),), boilerplate=(Span(0, 20),)
    )
    assert write_account("s", [Report("r1", "Updated on 12 May ..")], [notes], lineage("r1"), Comparison()).times == ()
