"""Times told by other times or by events: the days that the first expression marked may mean. Dated Thursday, 14 March 2024."""

import datetime

import pytest
from spacy.language import Language

from tellings.annotate.times import find_times
from tests.marked import unmark

THURSDAY = datetime.date(2024, 3, 14)

LINKED = [
    ("It fell [a day] before Monday's vote.", "2024-03-10", "2024-03-10"),
    ("It fell [two days] before Monday's vote.", "2024-03-09", "2024-03-09"),
    ("It fell [two days] after Monday's vote.", "2024-03-13", "2024-03-13"),
    ("It fell [a month] before 2 May 2019.", "2019-04-01", "2019-04-30"),
    ("It fell [a week] after 2 May 2019.", "2019-05-06", "2019-05-12"),
    ("It fell [the day] after Christmas Day 2019.", "2019-12-26", "2019-12-26"),
    ("It fell in [the week] before Christmas.", "2023-12-18", "2023-12-24"),
    ("It fell [two years] after the flood was forgotten.", "2022-01-01", "2022-12-31"),
    ("It will reopen in [three years].", "2027-01-01", "2027-12-31"),
    ("It will reopen in [two weeks].", "2024-03-25", "2024-03-31"),
    ("It will reopen in [five days].", "2024-03-19", "2024-03-19"),
]


@pytest.mark.parametrize("marked, first, last", LINKED)
def test_linked(nlp: Language, marked: str, first: str, last: str) -> None:
    text, (span,) = unmark(marked)
    (when,) = [w for w in find_times(nlp(text), THURSDAY) if w.span.meets(span)]
    assert (str(when.first), str(when.last)) == (first, last)


OPEN = [
    "It fell [the day] before the vote.",
    "It fell [the week] after the flood.",
    "It lasted [three days].",
    "It was done in [three days].",
]


@pytest.mark.parametrize("marked", OPEN)
def test_open(nlp: Language, marked: str) -> None:
    text, (span,) = unmark(marked)
    (when,) = [w for w in find_times(nlp(text), THURSDAY) if w.span.meets(span)]
    assert (when.first, when.last) == (None, None)


EVES = [
    ("The vote on Monday was close. On [the eve of the vote] he spoke.", "2024-03-10"),
    ("On [the eve of the summit] he spoke.", "XXXX-XX-XX"),
]


@pytest.mark.parametrize("marked, value", EVES)
def test_eves(nlp: Language, marked: str, value: str) -> None:
    text, (span,) = unmark(marked)
    (when,) = [w for w in find_times(nlp(text), THURSDAY) if w.span.meets(span)]
    assert (when.span.of(text), when.value) == (span.of(text), value)


@pytest.mark.xfail(strict=True, reason="the day is tied to the verb (was, began), not to its subject")
@pytest.mark.parametrize(
    "marked, value",
    [
        ("On [the eve of the vote] he spoke. The vote was on Monday.", "2024-03-10"),
        ("The summit began on 2 May 2019. On [the eve of the summit] he spoke.", "2019-05-01"),
    ],
)
def test_eves_of_what_a_verb_dates(nlp: Language, marked: str, value: str) -> None:
    text, (span,) = unmark(marked)
    assert value in [w.value for w in find_times(nlp(text), THURSDAY) if w.span.meets(span)]


def test_an_undated_report_leaves_links_open(nlp: Language) -> None:
    (when,) = find_times(nlp("It will reopen in three years."), None)
    assert (when.value, when.first) == ("P3Y", None)


def test_a_link_far_outside_the_calendar_stays_open(nlp: Language) -> None:
    (when,) = find_times(nlp("It will reopen in 900000 years."), THURSDAY)
    assert (when.first, when.last) == (None, None)


def test_the_eve_of_an_open_weekday_is_the_weekday_before(nlp: Language) -> None:
    text = "The vote on Monday was close. On the eve of the vote he spoke."
    assert [w.value for w in find_times(nlp(text), None)] == ["XXXX-WXX-1", "XXXX-WXX-7"]
