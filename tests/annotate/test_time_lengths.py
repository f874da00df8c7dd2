"""What expressions say by their words alone: lengths, steps, sets, vague times; no parse and no date."""

import datetime
from decimal import Decimal

import pytest

from tellings.annotate.time_hits import full_year, length, whole
from tellings.annotate.time_rules import read_expressions
from tellings.annotate.time_senses import Sense


def sense(text: str) -> Sense:
    """The sense of the one expression in a text."""
    (found,) = read_expressions(text)
    assert found.span.of(text) == text
    return found.sense


DURATIONS = [
    ("three days", "P3D"),
    ("3 days", "P3D"),
    ("30 minutes", "PT30M"),
    ("90 seconds", "PT90S"),
    ("12 hrs", "PT12H"),
    ("two fortnights", "P4W"),
    ("five decades", "P50Y"),
    ("two centuries", "P200Y"),
    ("a week", "P1W"),
    ("an hour", "PT1H"),
    ("a century", "P100Y"),
    ("half an hour", "PT30M"),
    ("half a year", "P6M"),
    ("half a day", "P0.5D"),
    ("a year and a half", "P1Y6M"),
    ("an hour and a half", "PT1H30M"),
    ("two and a half hours", "PT2H30M"),
    ("1½ hours", "PT1H30M"),
    ("2 1/2 hours", "PT2H30M"),
    ("1.5 hours", "PT1H30M"),
    ("a hundred days", "P100D"),
    ("two hundred and fifty days", "P250D"),
    ("1,000 days", "P1000D"),
    ("a dozen years", "P12Y"),
    ("a couple of weeks", "P2W"),
    ("a few minutes", "PTXM"),
    ("several months", "PXM"),
    ("dozens of years", "PXY"),
    ("many decades", "PXE"),
    ("some days", "PXD"),
    ("more than two weeks", "P2W"),
    ("at least 12 hours", "PT12H"),
    ("up to six months", "P6M"),
    ("nearly three years", "P3Y"),
    ("about 20 minutes", "PT20M"),
    ("two more weeks", "P2W"),
    ("four straight days", "P4D"),
    ("five full days", "P5D"),
    ("12 to 18 months", "PXM"),
    ("two or three days", "PXD"),
    ("two years or so", "P2Y"),
    ("three weekends", "P3WE"),
    ("another week", "P1W"),
    ("a while", "PXX"),
    ("two-year", "P2Y"),
    ("10-minute", "PT10M"),
]


@pytest.mark.parametrize("text, value", DURATIONS)
def test_durations(text: str, value: str) -> None:
    found = sense(text)
    assert (found.type, found.value) == ("DURATION", value)


STEPS = [
    ("two weeks ago", "W", -2, "published"),
    ("a year ago", "Y", -1, "published"),
    ("ten years ago", "Y", -10, "published"),
    ("more than 20 years ago", "Y", -20, "published"),
    ("a decade ago", "E", -1, "published"),
    ("two years earlier", "Y", -2, "text"),
    ("a month earlier", "M", -1, "text"),
    ("three days later", "D", 3, "text"),
    ("two weeks from now", "W", 2, "published"),
    ("three years hence", "Y", 3, "published"),
    ("the day before yesterday", "D", -2, "published"),
    ("the day after tomorrow", "D", 2, "published"),
    ("last week", "W", -1, "published"),
    ("next month", "M", 1, "published"),
    ("this year", "Y", 0, "published"),
    ("the following day", "D", 1, "text"),
    ("the previous year", "Y", -1, "text"),
    ("that week", "W", 0, "text"),
    ("the same day", "D", 0, "text"),
    ("yesterday", "D", -1, "published"),
    ("tomorrow", "D", 1, "published"),
    ("today", "D", 0, "published"),
]


@pytest.mark.parametrize("text, unit, step, base", STEPS)
def test_steps(text: str, unit: str, step: int, base: str) -> None:
    found = sense(text)
    assert (found.unit, found.step, found.base) == (unit, step, base)


@pytest.mark.xfail(strict=True, reason="half a unit ago is read as a length; the step is not counted")
def test_half_a_century_ago_is_a_step() -> None:
    assert sense("half a century ago").step == -50


STRETCHES = [
    ("the past two weeks", "P2W", "W", -2),
    ("the last three years", "P3Y", "Y", -3),
    ("the next 10 days", "P10D", "D", 10),
    ("the coming six months", "P6M", "M", 6),
    ("the last few days", "PXD", "D", None),
    ("the past several years", "PXY", "Y", None),
    ("the last 24 hours", "PT24H", "H", -24),
    ("the previous two years", "P2Y", "Y", -2),
]


@pytest.mark.parametrize("text, value, unit, step", STRETCHES)
def test_stretches(text: str, value: str, unit: str, step: int | None) -> None:
    found = sense(text)
    assert (found.type, found.value, found.unit, found.step) == ("DURATION", value, unit, step)


SETS = [
    ("every Tuesday", "XXXX-WXX-2"),
    ("each July", "XXXX-07"),
    ("every day", "P1D"),
    ("every two weeks", "P2W"),
    ("every other day", "P2D"),
    ("every year", "P1Y"),
    ("every hour", "PT1H"),
    ("each summer", "XXXX-SU"),
    ("every morning", "XXXX-XX-XXTMO"),
    ("Mondays", "XXXX-WXX-1"),
    ("Sunday mornings", "XXXX-WXX-7TMO"),
    ("daily", "P1D"),
    ("hourly", "PT1H"),
    ("annually", "P1Y"),
    ("weekly", "P1W"),
]


@pytest.mark.parametrize("text, value", SETS)
def test_sets(text: str, value: str) -> None:
    found = sense(text)
    assert (found.type, found.value) == ("SET", value)


VAGUE = [
    ("now", "PRESENT_REF"),
    ("right now", "PRESENT_REF"),
    ("currently", "PRESENT_REF"),
    ("these days", "PRESENT_REF"),
    ("recently", "PAST_REF"),
    ("more recently", "PAST_REF"),
    ("lately", "PAST_REF"),
    ("recent years", "PAST_REF"),
    ("the past", "PAST_REF"),
    ("the past years", "PAST_REF"),
    ("soon", "FUTURE_REF"),
    ("the future", "FUTURE_REF"),
    ("the near future", "FUTURE_REF"),
    ("the coming weeks", "FUTURE_REF"),
    ("as soon as possible", "FUTURE_REF"),
    ("several years ago", "PAST_REF"),
    ("years ago", "PAST_REF"),
]


@pytest.mark.parametrize("text, value", VAGUE)
def test_vague_times(text: str, value: str) -> None:
    assert sense(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "31-year-old",
        "31 years old",
        "quarters",
        "$1999",
        "$2 million",
        "in his 50s",
        "twelve",
        "2000 men",
        "a quarter of the crowd",
        "may",
        "march",
        "spring",
        "sun",
        "the second man",
        "no. 12",
    ],
)
def test_no_expression_by_form(text: str) -> None:
    rules = [e.rule for e in read_expressions(text)]
    assert rules in ([], ["year"])  # "2000 men" is a year by its form; its neighbours make it a number


@pytest.mark.parametrize(
    "count, unit, written",
    [
        ("3", "D", "P3D"), ("0.5", "H", "PT30M"), ("1.5", "H", "PT1H30M"), ("2.5", "Y", "P2Y6M"), ("0.5", "Y", "P6M"), ("1.5", "D", "P1.5D"),
        ("2", "FN", "P4W"), ("1", "E", "P10Y"), ("1.5", "E", "P15Y"), ("0.5", "MIN", "PT30S"), ("2", "C", "P200Y"), ("10", "S", "PT10S"),
        (None, "D", "PXD"), (None, "H", "PTXH"), (None, "C", "PXC"), (None, "E", "PXE"), ("1.5", "M", "P1.5M"), ("100", "W", "P100W"),
    ],
)  # fmt: skip
def test_lengths_as_timex3_writes_them(count: str | None, unit: str, written: str) -> None:
    assert length(Decimal(count) if count else None, unit) == written


@pytest.mark.parametrize("digits, year", [("1998", 1998), ("98", 1998), ("31", 1931), ("30", 2030), ("00", 2000), ("05", 2005), (None, None)])
def test_years_of_two_digits(digits: str | None, year: int | None) -> None:
    assert full_year(digits) == year


def test_no_number_is_no_number() -> None:
    assert whole(None) is None
    assert whole("07") == 7


def test_expressions_stand_where_they_are_written() -> None:
    text = "\U0001f30a It rained from Monday to 3 May, then every day for two weeks; that was a year ago."
    found = [e.span.of(text) for e in read_expressions(text)]
    assert found == ["Monday", "3 May", "every day", "two weeks", "a year ago"]
    assert datetime.date(2024, 5, 3).month == next(e.sense.month for e in read_expressions(text) if e.sense.month)
