"""From senses to values, without any text: what a time means, given the tense of its verb and what was named before it.

The report is of Thursday, 14 March 2024, unless a case says otherwise.
"""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.time_senses import Sense
from tellings.annotate.time_values import Clock, Resolved, Tense, resolve

THURSDAY = datetime.date(2024, 3, 14)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def value(sense: Sense, tense: Tense = None, clock: Clock | None = None) -> str:
    return resolve(sense, tense, clock or Clock(THURSDAY)).value


WEEKDAYS = [
    # weekday, tense, lean, the day meant
    (1, "past", None, "2024-03-11"),
    (1, "future", None, "2024-03-18"),
    (1, "present", None, "2024-03-11"),
    (1, None, None, "2024-03-11"),
    (3, "past", None, "2024-03-13"),
    (3, "present", None, "2024-03-13"),
    (4, "past", None, "2024-03-14"),
    (4, "future", None, "2024-03-14"),
    (4, None, None, "2024-03-14"),
    (5, "future", None, "2024-03-15"),
    (5, "past", None, "2024-03-15"),  # told late on the day before, printed where it is Friday already
    (6, "past", None, "2024-03-09"),
    (6, "present", None, "2024-03-16"),
    (7, "past", None, "2024-03-10"),
    (7, None, None, "2024-03-10"),
    (4, None, -1, "2024-03-07"),
    (5, None, -1, "2024-03-08"),
    (3, None, -1, "2024-03-13"),
    (4, None, 1, "2024-03-21"),
    (5, None, 1, "2024-03-15"),
    (3, None, 1, "2024-03-20"),
    (3, None, 0, "2024-03-20"),
    (3, "past", 0, "2024-03-13"),
]


@pytest.mark.parametrize("weekday, tense, lean, meant", WEEKDAYS)
def test_weekdays(weekday: int, tense: Tense, lean: int | None, meant: str) -> None:
    assert value(Sense(weekday=weekday, lean=lean), tense) == meant


MONTHS = [
    # month, day, tense, lean, value
    (3, None, "past", None, "2024-03"),
    (2, None, "past", None, "2024-02"),
    (4, None, "past", None, "2024-04"),
    (6, None, "past", None, "2023-06"),
    (11, None, "past", None, "2023-11"),
    (11, None, "future", None, "2024-11"),
    (2, None, "future", None, "2024-02"),
    (1, None, "future", None, "2024-01"),
    (12, None, None, None, "2023-12"),
    (6, None, None, None, "2024-06"),
    (7, None, None, None, "2023-07"),
    (3, 1, "past", None, "2024-03-01"),
    (3, 20, "past", None, "2024-03-20"),
    (9, 1, "past", None, "2023-09-01"),
    (9, 1, "future", None, "2024-09-01"),
    (12, 24, None, None, "2023-12-24"),
    (2, None, None, -1, "2024-02"),
    (3, None, None, -1, "2023-03"),
    (5, None, None, -1, "2023-05"),
    (3, None, None, 1, "2025-03"),
    (4, None, None, 1, "2024-04"),
    (1, None, None, 0, "2024-01"),
]


@pytest.mark.parametrize("month, of_month, tense, lean, meant", MONTHS)
def test_months_without_a_year(month: int, of_month: int | None, tense: Tense, lean: int | None, meant: str) -> None:
    assert value(Sense(month=month, day=of_month, lean=lean), tense) == meant


STEPS = [
    ("D", 0, "2024-03-14"),
    ("D", -1, "2024-03-13"),
    ("D", 1, "2024-03-15"),
    ("D", -14, "2024-02-29"),
    ("W", 0, "2024-W11"),
    ("W", -1, "2024-W10"),
    ("W", 42, "2025-W01"),
    ("FN", -1, "2024-W09"),
    ("WE", -1, "2024-W10-WE"),
    ("M", 0, "2024-03"),
    ("M", -3, "2023-12"),
    ("M", 10, "2025-01"),
    ("Q", -1, "2023-Q4"),
    ("Q", 1, "2024-Q2"),
    ("Y", 0, "2024"),
    ("Y", -10, "2014"),
    ("E", -1, "201"),
    ("E", 0, "202"),
    ("C", -1, "19"),
]


@pytest.mark.parametrize("unit, step, meant", STEPS)
def test_steps_from_the_report(unit: str, step: int, meant: str) -> None:
    assert value(Sense(unit=unit, step=step)) == meant


PARTS_OF_YEARS = [
    ("Q1", "past", None, "2024-Q1"),
    ("Q2", "past", None, "2023-Q2"),
    ("Q4", "past", None, "2023-Q4"),
    ("Q4", "future", None, "2024-Q4"),
    ("Q1", "future", None, "2024-Q1"),
    ("Q3", None, None, "2023-Q3"),
    ("SU", "past", None, "2023-SU"),
    ("SU", "future", None, "2024-SU"),
    ("SU", None, -1, "2023-SU"),
    ("SU", None, 1, "2024-SU"),
    ("SP", None, -1, "2023-SP"),
    ("FA", "past", None, "2023-FA"),
]


@pytest.mark.parametrize("sub, tense, lean, meant", PARTS_OF_YEARS)
def test_parts_of_a_year(sub: str, tense: Tense, lean: int | None, meant: str) -> None:
    assert value(Sense(sub=sub, lean=lean), tense) == meant


WHOLE = [
    (Sense(year=2019), "2019"),
    (Sense(year=2019, month=5), "2019-05"),
    (Sense(year=2019, month=5, day=2), "2019-05-02"),
    (Sense(year=2019, sub="Q3"), "2019-Q3"),
    (Sense(year=2019, sub="QX"), "2019"),
    (Sense(year=2019, month=5, day=2, part="NI"), "2019-05-02TNI"),
    (Sense(year=2019, month=5, day=2, clock="22:30"), "2019-05-02T22:30"),
    (Sense(year=2019, month=12, day=31, unit="D", step=-1), "2019-12-30"),
    (Sense(value="P3D", type="DURATION"), "P3D"),
    (Sense(value="PRESENT_REF"), "PRESENT_REF"),
    (Sense(month=12, unit="Y", step=-1), "2023-12"),
    (Sense(month=1, unit="Y", step=1), "2025-01"),
    (Sense(sub="Q3", unit="Y", step=-1), "2023-Q3"),
    (Sense(sub="H1", unit="Y", step=-2), "2022-H1"),
]


@pytest.mark.parametrize("sense, meant", WHOLE, ids=lambda x: x if isinstance(x, str) else "")
def test_what_needs_no_guess(sense: Sense, meant: str) -> None:
    assert value(sense) == meant


OPEN = [
    (Sense(weekday=1), "XXXX-WXX-1"),
    (Sense(month=10), "XXXX-10"),
    (Sense(month=10, day=5), "XXXX-10-05"),
    (Sense(sub="Q3"), "XXXX-Q3"),
    (Sense(sub="QX"), "XXXX-QX"),
    (Sense(unit="D", step=-1), "XXXX-XX-XX"),
    (Sense(unit="W", step=-1), "XXXX-WXX"),
    (Sense(unit="M", step=0), "XXXX-XX"),
    (Sense(unit="Y", step=-1), "XXXX"),
    (Sense(unit="WE", step=0), "XXXX-WXX-WE"),
]


@pytest.mark.parametrize("sense, meant", OPEN, ids=lambda x: x if isinstance(x, str) else "")
def test_without_a_date_values_stay_open(sense: Sense, meant: str) -> None:
    found = resolve(sense, "past", Clock(None))
    assert (found.value, found.days, found.anchor) == (meant, (None, None), None)


@pytest.mark.parametrize(
    "sense",
    [Sense(year=2021, month=2, day=30, unit="D", step=-1), Sense(unit="Y", step=-9000), Sense(unit="D", step=10**9), Sense(unit="C", step=99)],
)
def test_dates_outside_the_calendar_have_no_value(sense: Sense) -> None:
    assert resolve(sense, None, Clock(THURSDAY)) == Resolved("XXXX")


TEXT_BASED = [
    # what was named before, the sense, the value
    ("2019-05-02", Sense(unit="D", step=1, base="text"), "2019-05-03"),
    ("2019-05-02", Sense(unit="D", step=-1, base="text"), "2019-05-01"),
    ("2019-05-02", Sense(unit="D", step=0, base="text", part="EV"), "2019-05-02TEV"),
    ("2019-05-02", Sense(unit="M", step=1, base="text"), "2019-06"),
    ("2019-05-02", Sense(unit="Y", step=1, base="text"), "2020"),
    ("2019-05", Sense(unit="M", step=1, base="text"), "2019-06"),
    ("2019", Sense(unit="Y", step=-1, base="text"), "2018"),
    ("2024-03-12", Sense(unit="D", step=0, base="near", clock="09:00"), "2024-03-12T09:00"),
    ("2019-05-02", Sense(unit="D", step=0, base="near", clock="09:00"), "2024-03-14T09:00"),
]


@pytest.mark.parametrize("named, sense, meant", TEXT_BASED, ids=lambda x: x if isinstance(x, str) else "")
def test_what_was_named_before_is_the_base(named: str, sense: Sense, meant: str) -> None:
    from tellings.annotate.time_days import days_of

    clock = Clock(THURSDAY)
    clock.note(Resolved(named, days_of(named)))
    assert value(sense, None, clock) == meant


def test_a_day_named_far_above_is_no_base_for_a_time_of_day() -> None:
    clock = Clock(THURSDAY)
    clock.note(Resolved("2024-03-12", (day("2024-03-12"), day("2024-03-12"))))
    clock.at = 301
    assert value(Sense(unit="D", step=0, base="near", clock="09:00"), None, clock) == "2024-03-14T09:00"


def test_three_weeks_later_with_nothing_before_it_is_open() -> None:
    assert resolve(Sense(unit="W", step=3, base="text"), "past", Clock(THURSDAY)).value == "XXXX-WXX"


def test_the_latest_quarter_named_that_has_ended_is_remembered() -> None:
    clock = Clock(THURSDAY)
    for named in ((2022, 3), (2023, 3), (2022, 4), (2024, 1)):  # the last has not ended on 14 March
        clock.note_quarter(named)
    assert clock.quarter == (2023, 3)


@pytest.mark.parametrize(
    "sense, meant",
    [
        (Sense(sub="QX", unit="Y", step=-1), "2022-Q3"),
        (Sense(sub="QX", unit="Y", step=0), "2023-Q3"),
        (Sense(unit="Y", step=-1, base="text", yearly=True), "2022-Q3"),
        (Sense(sub="QX", lean=-1), "2023-Q3"),
    ],
)
def test_a_year_earlier_in_a_report_of_results_is_the_same_quarter(sense: Sense, meant: str) -> None:
    clock = Clock(THURSDAY)
    clock.note(Resolved("2023-Q3", (day("2023-07-01"), day("2023-09-30"))))
    assert value(sense, None, clock) == meant


@pytest.mark.parametrize(
    "edge, first, last",
    [
        (None, "2024-01-01", "2024-12-31"),
        ("early", "2024-01-01", "2024-04-30"),
        ("late", "2024-09-01", "2024-12-31"),
        ("earlier", "2024-01-01", "2024-03-14"),
        ("later", "2024-03-14", "2024-12-31"),
        ("rest", "2024-03-14", "2024-12-31"),
    ],
)
def test_edges_narrow_the_days_and_not_the_value(edge: str | None, first: str, last: str) -> None:
    found = resolve(Sense(unit="Y", step=0, edge=edge), None, Clock(THURSDAY))
    assert (found.value, found.days) == ("2024", (day(first), day(last)))


def test_a_fiscal_year_has_no_days() -> None:
    assert resolve(Sense(year=2023, fiscal=True), None, Clock(THURSDAY)).days == (None, None)


def test_a_range_of_days_goes_on() -> None:
    found = resolve(Sense(year=2019, month=7, day=2, days=3), None, Clock(THURSDAY))
    assert found.days == (day("2019-07-02"), day("2019-07-05"))


def test_a_stretch_ends_or_begins_with_the_report() -> None:
    back = resolve(Sense(type="DURATION", value="P2W", unit="W", step=-2), None, Clock(THURSDAY))
    ahead = resolve(Sense(type="DURATION", value="P2W", unit="W", step=2), None, Clock(THURSDAY))
    assert back.days == (day("2024-02-29"), THURSDAY)
    assert ahead.days == (THURSDAY, day("2024-03-28"))


SENSES = st.builds(
    Sense,
    year=st.none() | st.integers(1, 9999),
    month=st.none() | st.integers(1, 12),
    day=st.none() | st.integers(1, 31),
    weekday=st.none() | st.integers(1, 7),
    unit=st.none() | st.sampled_from(["D", "W", "FN", "WE", "M", "Q", "Y", "E", "C"]),
    step=st.none() | st.integers(-3000, 3000),
    base=st.sampled_from(["published", "text", "near"]),
    lean=st.none() | st.sampled_from([-1, 0, 1]),
    edge=st.none() | st.sampled_from(["early", "mid", "late", "earlier", "later", "rest", "first", "final"]),
    part=st.none() | st.sampled_from(["MO", "NI"]),
)


@given(SENSES, st.sampled_from(["past", "present", "future", None]), st.none() | st.dates())
def test_any_sense_has_a_value_and_days_in_order(sense: Sense, tense: Tense, published: datetime.date | None) -> None:
    clock = Clock(published)
    for _ in range(2):  # the second time with what was noted the first
        found = resolve(sense, tense, clock)
        clock.note(found)
        first, last = found.days
        assert found.value
        assert (first is None) == (last is None)
        assert first is None or last is None or first <= last


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)), st.integers(1, 7), st.sampled_from(["past", "present", "future", None]))
def test_a_weekday_is_that_weekday_within_a_week(published: datetime.date, weekday: int, tense: Tense) -> None:
    found = day(value(Sense(weekday=weekday), tense, Clock(published)))
    assert found.isoweekday() == weekday
    assert abs((found - published).days) < 7
