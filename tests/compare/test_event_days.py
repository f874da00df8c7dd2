"""Days that hang on an event or on a weekday alone, and what happened on two of them."""

import msgspec
import pytest

from tellings.annotate.pipeline import parse
from tellings.annotate.times import find_times
from tellings.compare.entities import merge_names
from tellings.compare.event_days import day_facts, find_days, hung_days
from tellings.compare.ground import Ground, read_story
from tellings.model import Fact, Origin, Report, Span
from tests.compare.build import note, pages

VISIT = "President Ada Korren came to Velmar on Monday on her first visit."


def read(*texts: str, published: str | None = None, together: bool = False) -> Ground:
    reports = [Report(f"r{i}", t, published=published) for i, t in enumerate(texts, 1)]
    notes = [note(r) for r in reports]
    if published is None:  # without a date of the report a Monday stays open
        notes = [msgspec.structs.replace(n, times=find_times(parse(r.text), None)) for n, r in zip(notes, reports, strict=True)]
    ids = tuple(r.id for r in reports)
    origins = [Origin(ids, ids[0])] if together else [Origin((i,), i) for i in ids]
    return read_story(reports, notes, origins, merge_names(reports, notes))


def clause(ground: Ground, part: str) -> int:
    """The number of the shortest clause that holds the words."""
    return min((len(s.clause.text), i) for i, s in enumerate(ground.stated) if part in s.clause.text)[1]


HUNG = [
    ("She met her council on the eve of the visit.", [("the eve of the visit", -1)]),
    ("She met her council on the eve of her first visit to Velmar.", [("the eve of her first visit", -1)]),
    ("The mill closed the day after the fire.", [("the day after the fire", 1)]),
    ("The mill closed a day after the fire in Velmar.", [("a day after the fire", 1)]),
    ("He left the night before the trial.", [("the night before the trial", -1)]),
    ("It rained on the day of the funeral.", [("the day of the funeral", 0)]),
    ("The mill closed the day after a lorry rammed its wall.", [("the day after a lorry rammed", 1)]),
    ("She met her council the day before.", []),
    ("She met her council the day before, the visit was short.", []),
    ("It was a day of the week.", [("a day of the week", 0)]),
    ("The eve was calm, the visit was short.", []),
    ("It happened two days later.", []),
    ("Day", []),
]


@pytest.mark.parametrize(("text", "found"), HUNG, ids=[t for t, _ in HUNG])
def test_days_that_hang_on_an_event(text, found):
    (page,), _ = pages(text)
    assert [(h.span.of(text), h.offset) for h in hung_days(page)] == found


RECKONED = [
    ("the eve", (VISIT, "She met her council on the eve of the visit."), "her council", "XXXX-WXX-7"),
    ("the day after", (VISIT, "She met her council the day after the visit."), "her council", "XXXX-WXX-2"),
    ("the day itself", (VISIT, "She met her council on the day of the visit."), "her council", "XXXX-WXX-1"),
    ("a weekday", (VISIT, "She met her council on Friday."), "her council", "XXXX-WXX-5"),
    ("an event without a day", ("Ada Korren came on a visit.", "She met her council on the eve of the visit."), "her council", None),
    ("another event", (VISIT, "She met her council on the eve of the trial."), "her council", None),
    ("two days at once", (VISIT, "She met her council on Friday on the eve of the visit."), "her council", None),
    (
        "two origins against one",
        (VISIT, VISIT, "The visit was on Tuesday.", "She met her council on the eve of the visit."),
        "her council", "XXXX-WXX-7",
    ),
    ("one against one", (VISIT, "The visit was on Tuesday.", "She met her council on the eve of the visit."), "her council", None),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "part", "value"), [c[1:] for c in RECKONED], ids=[c[0] for c in RECKONED])
def test_days_are_reckoned_from_where_most_origins_put_the_event(texts, part, value):
    ground = read(*texts)
    day = find_days(ground).get(clause(ground, part))
    assert (day.value if day else None) == value


def test_with_dates_the_eve_is_a_date():
    ground = read(VISIT, "She met her council on the eve of the visit.", published="2031-05-13")
    day = find_days(ground)[clause(ground, "her council")]
    assert day.value == "2031-05-11"
    assert day.loose


def compared(*texts: str, chance: float = 0.6, **more: object) -> list[Fact]:
    ground = read(VISIT, *texts, **more)  # type: ignore[arg-type]
    numbers = [clause(ground, "council")] + [i for i, s in enumerate(ground.stated) if "council" in s.clause.text]
    pairs = {(a, b): chance for a in numbers for b in numbers if a < b}
    return day_facts(ground, pairs)


FRIDAY = "Ada Korren met her council on Friday."
EVE = "The council was met by Ada Korren on the eve of the visit."
SUNDAY = "The council was met by Ada Korren on Sunday."


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        ((FRIDAY, EVE), {"XXXX-WXX-5", "XXXX-WXX-7"}),
        ((FRIDAY, SUNDAY), {"XXXX-WXX-5", "XXXX-WXX-7"}),
        ((SUNDAY, EVE), set()),
        ((FRIDAY, FRIDAY), set()),
        ((FRIDAY, "The council was met by Ada Korren."), set()),
    ],
)
def test_days_that_differ(texts, values):
    assert {a.value for f in compared(*texts) for a in f.answers} == values


def test_the_fact_says_what_differs_and_on_what_it_hangs():
    (fact,) = compared(FRIDAY, EVE)
    assert (fact.kind, fact.status, fact.origins) == ("date", "conflicting", 2)
    assert fact.question.startswith("When: ")
    assert "visit" in fact.why
    assert {a.report for a in fact.answers} == {"r2", "r3"}


def test_days_are_cited_as_they_are_written():
    (fact,) = compared(FRIDAY, EVE)
    texts = {"r2": FRIDAY, "r3": EVE}
    assert {Span(a.start, a.end).of(texts[a.report]) for a in fact.answers} == {"Friday", "the eve of the visit"}
    assert all(a.passage.span.holds(Span(a.start, a.end)) and "council" in a.passage.span.of(texts[a.report]) for a in fact.answers)


def test_what_is_hardly_one_happening_is_not_compared():
    assert not compared(FRIDAY, EVE, chance=0.2)


def test_copies_do_not_differ():
    assert not compared(FRIDAY, EVE, together=True)


def test_full_dates_are_left_to_the_figures():
    assert not compared(FRIDAY, SUNDAY, published="2031-05-13")


RAID = "Ada Korren called it a reprisal for the raid on the council {}."


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (("this week", "last week"), {"2031-W20", "2031-W19"}),
        (("this month", "last month"), {"2031-05", "2031-04"}),
        (("this month", "this week"), set()),
        (("this week", "this week"), set()),
        (("last week", "on Monday"), set()),  # a week and a day mostly tell of two things
        (("last year", "this month"), set()),  # too long a stretch
    ],
)
def test_weeks_and_months_that_have_no_day_in_common(texts, values):
    made = compared(*(RAID.format(t) for t in texts), published="2031-05-14")
    assert {a.value for f in made for a in f.answers} == values


def test_what_agrees_with_a_side_stands_by_it():
    (fact,) = compared(FRIDAY, SUNDAY, FRIDAY)
    assert sorted(a.value for a in fact.answers) == ["XXXX-WXX-5", "XXXX-WXX-5", "XXXX-WXX-7"]
