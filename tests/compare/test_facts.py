"""Facts: what is lined up, what is kept apart, and how it is labelled."""

import pytest

from tellings.compare.entities import merge_names
from tellings.compare.facts import figure_facts, find_facts, group_figures, is_trivial
from tellings.compare.figures import comparable, read_figures
from tellings.compare.ground import Ground, read_story
from tellings.compare.logistic import shipped
from tellings.compare.named_facts import named_facts
from tellings.model import Cite, Fact, Origin, Report, Span
from tests.compare.build import clauses, note


def ground(*texts: str) -> Ground:
    reports = [Report(f"r{i}", t, published=f"2031-05-1{i}") for i, t in enumerate(texts, 1)]
    notes = [note(r) for r in reports]
    return read_story(reports, notes, [Origin((r.id,), r.id) for r in reports], merge_names(reports, notes))


def facts(*texts: str) -> list[Fact]:
    g = ground(*texts)
    return figure_facts(g, group_figures(g, read_figures(g.stated), shipped(), "balanced"))


def test_the_same_figure_in_two_reports_is_agreed():
    found = facts("The blast in Velmar killed 12 people on Monday.", "The explosion in Velmar killed 12 people.")
    (toll,) = [f for f in found if f.kind == "quantity"]
    assert toll.status == "agreed"
    assert {a.value for a in toll.answers} == {"12"}
    assert toll.question == "How many people: blast in Velmar killed"
    assert toll.origins == 2


def test_a_figure_in_one_report_is_no_fact():
    assert facts("The blast in Velmar killed 12 people.", "The mayor of Velmar came to the mill.") == []


def test_figures_of_other_things_are_not_lined_up():
    found = facts("The mill employs 340 workers.", "The choir sang 12 songs for the old bishop.")
    assert all(len({a.report for a in f.answers}) < 2 for f in found)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The firm offered 60 crowns in cash and 22 crowns in shares.", 0),
        ("Seven people died and 12 people were hurt.", 0),
    ],
)
def test_two_figures_of_one_sentence_are_two_things(text, count):
    found = read_figures(clauses(text))
    pairs = [(a, b) for i, a in enumerate(found) for b in found[i + 1 :] if comparable(a, b)]
    assert len(pairs) == count


def test_answers_cite_the_clause_and_the_figure():
    texts = ("The blast in Velmar killed 12 people on Monday.", "The explosion in Velmar killed 12 people.")
    for fact in facts(*texts):
        for answer in fact.answers:
            text = texts[int(answer.report[1:]) - 1]
            assert answer.at is not None
            assert answer.start <= answer.at.start < answer.at.end <= answer.end
            assert answer.at.of(text)


def test_a_day_is_cited_as_it_is_written_and_read_in_its_clause():
    texts = ("The council of Velmar met on 4 May 2031.", "Velmar's council, which has nine members, met on 3 May 2031.")
    (when,) = [f for f in facts(*texts) if f.kind == "date"]
    read = {a.report: (Span(a.start, a.end).of(t), a.passage.span.of(t)) for a in when.answers for t in (texts[int(a.report[1:]) - 1],)}
    assert read == {
        "r1": ("4 May 2031", "The council of Velmar met on 4 May 2031"),
        "r2": ("3 May 2031", "met on 3 May 2031"),
    }


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The blast in Velmar killed 12 people on Monday.", "killed 12 people"),
        ("In Velmar 12 people were killed by the blast.", "12 people were killed"),
        ("The blast in Velmar, in which 12 people died, was heard in Ostmark.", "12 people died"),
    ],
)
def test_a_figure_is_cited_with_its_verb_and_what_it_counts(text, own):
    texts = {"r1": text, "r2": "The explosion in Velmar killed 12 people."}
    (toll,) = [f for f in facts(*texts.values()) if f.kind == "quantity"]
    (mine,) = [a for a in toll.answers if a.report == "r1"]
    assert Span(mine.start, mine.end).of(text) == own
    assert all(a.passage.span.holds(Span(a.start, a.end)) and a.within != Span(a.start, a.end) for a in toll.answers)
    assert mine.passage.span.of(text) in text.rstrip(".")


def test_what_is_no_figure_is_read_as_it_is_cited():
    found = named_facts(ground("Mill owner Ada Korren left Velmar.", "Ada Korren, who owns the mill, left in Velmar a note."))
    assert found
    assert all(a.passage == Cite(a.report, a.start, a.end) for f in found for a in f.answers)


def test_people_in_two_reports_are_who():
    found = named_facts(ground("Mill owner Ada Korren left Velmar.", "Ada Korren, who owns the mill, left in Velmar a note."))
    assert any(f.question == "Who: Ada Korren" and f.kind == "person" for f in found)
    assert all(len({a.report for a in f.answers}) > 1 for f in found)


def test_people_in_one_report_are_not():
    assert named_facts(ground("Ada Korren left.", "The bridge fell.")) == []


@pytest.mark.parametrize(
    ("text", "trivial"),
    [
        ("The two towns share a bridge.", True),
        ("One boat lay in the harbour.", True),
        ("Three towns share a bridge.", False),
        ("Two miners died.", False),
        ("At least two towns share a bridge.", False),
        ("It cost two million crowns.", False),
    ],
)
def test_what_is_trivial(text, trivial):
    assert is_trivial(read_figures(clauses(text))[:1]) is trivial


def test_trivial_figures_are_no_fact():
    assert facts("The two towns share a bridge over the Vel.", "The two towns share an old bridge over the Vel.") == []


def test_an_event_that_only_tells_a_figure_again_is_left_out():
    g = ground("The blast in Velmar killed 12 people.", "The blast in Velmar killed 12 people.")
    models = shipped()
    found = find_facts(g, group_figures(g, read_figures(g.stated), models, "balanced"), models.clauses, "balanced")
    assert [f.kind for f in found if f.kind in ("event", "quantity")] == ["quantity"]
