"""Who somebody is, by the reports: offices read beside names, and whether two of them can both be held."""

import pytest

from tellings.compare.entities import merge_names
from tellings.compare.ground import read_story
from tellings.compare.office_facts import office_facts, office_of, read_held
from tellings.compare.offices import read_offices
from tellings.model import Fact, Origin, Report
from tests.compare.build import note, pages


def facts(*texts: str) -> list[Fact]:
    reports = [Report(f"r{i}", t, published=f"2031-05-1{i}") for i, t in enumerate(texts, 1)]
    notes = [note(r) for r in reports]
    ground = read_story(reports, notes, [Origin((r.id,), r.id) for r in reports], merge_names(reports, notes))
    return office_facts(ground, read_held(ground))


def offices(text: str) -> list[tuple[str, str | None, bool]]:
    """The role nouns beside names, with their wording, and whether the office is held no more."""
    (page,), _ = pages(text)
    return [(o.noun, o.phrase.of(text) if o.phrase else None, o.before) for _, o in read_offices(page)]


READ = [
    ("Anna Korren, mayor of Arvend, opened the bridge.", ("mayor", "mayor of Arvend", False)),
    ("Anna Korren, the former mayor of Arvend, opened the bridge.", ("mayor", "the former mayor of Arvend", True)),
    ("The mayor, Anna Korren, opened the bridge.", ("mayor", "The mayor", False)),
    ("President Anna Korren opened the bridge.", ("president", "President", False)),
    ("Anna Korren opened the bridge.", None),
]


@pytest.mark.parametrize(("text", "office"), READ)
def test_offices_beside_names(text, office):
    assert offices(text) == ([office] if office else [])


STATUS = [
    ("Anna Korren, mayor of Arvend, came.", "The mayor, Anna Korren, left.", "agreed"),
    ("Anna Korren, mayor of Arvend, came.", "Anna Korren, the former mayor of Arvend, left.", "conflicting"),
    ("Anna Korren, mayor of Arvend, came.", "Anna Korren, the governor of the region, left.", "conflicting"),
    # an office before the name may be that of the time told
    ("The mayor, Anna Korren, was warned in March.", "Anna Korren, the former mayor of Arvend, left.", "agreed"),
    ("The guards told Anna Korren, then-harbour mayor, of it.", "Anna Korren, the former mayor of Arvend, left.", "agreed"),
    # a quotation may tell of another time
    ("He said: “Governor Anna Korren sang then.”", "Mayor Anna Korren left.", "compatible"),
    ("Governor Anna Korren sang.", "Mayor Anna Korren left.", "conflicting"),
    ("Anna Korren, a lawyer from Arvend, came.", "Anna Korren, the governor of the region, left.", "compatible"),
    ("President Anna Korren came.", "Anna Korren, the former president, left.", "agreed"),
    ("Anna Korren, the director of the zoo, came.", "Anna Korren, the president of the zoo, left.", "compatible"),
    ("Anna Korren, the CEO of the mill, came.", "Anna Korren, the chief executive of the mill, left.", "agreed"),
]


@pytest.mark.parametrize(("one", "other", "status"), STATUS)
def test_status(one, other, status):
    for texts in ((one, other), (other, one)):
        (fact,) = facts(*texts)
        assert fact.status == status
        assert fact.question == "Who is: Anna Korren"


def test_a_report_that_gives_both_seats_contradicts_neither():
    both = "Anna Korren, the governor of the region, came. Anna Korren, the mayor of Arvend, spoke."
    (fact,) = facts(both, "The mayor, Anna Korren, left.")
    assert fact.status != "conflicting"


def test_each_answer_is_the_fullest_wording_of_its_report():
    texts = (
        "Mayor Anna Korren came. Anna Korren, the mayor of Arvend, spoke.",
        "The mayor of the harbour town, Anna Korren, left.",
    )
    (fact,) = facts(*texts)
    assert [a.value for a in fact.answers] == ["mayor of Arvend", "mayor of the harbour town"]
    for answer in fact.answers:
        text = texts[int(answer.report[1:]) - 1]
        assert "Anna Korren" in text[answer.start : answer.end]
        assert answer.value in text[answer.start : answer.end]
        assert answer.at is not None
        assert answer.start <= answer.at.start < answer.at.end <= answer.end


NONE = [
    ("Anna Korren, mayor of Arvend, came.", "Anna Korren left."),
    ("Mr Korren came.", "Mr Korren left."),
    ("The mill, an old building, fell.", "The mill, a ruin, fell."),
]


@pytest.mark.parametrize("texts", NONE)
def test_no_fact_where_fewer_than_two_reports_give_an_office(texts):
    assert facts(*texts) == []


@pytest.mark.parametrize(
    ("noun", "office"), [("ceo", "executive"), ("executive", "executive"), ("mayor", "mayor"), ("diver", "diver")]
)
def test_words_for_one_office(noun, office):
    assert office_of(noun) == office
