"""Times: one line a case, the expressions marked as on paper, beside each the value that it must have.

Reports are dated Thursday, 14 March 2024, unless a case says otherwise.
"""

import datetime
import itertools

import pytest
from spacy.language import Language

from tellings.annotate.times import find_times
from tellings.model import Span, When
from tests.marked import unmark

THURSDAY = datetime.date(2024, 3, 14)


def read(nlp: Language, text: str, published: datetime.date | None = THURSDAY) -> tuple[When, ...]:
    return find_times(nlp(text), published)


ABSOLUTE = [
    ("The dam burst on [2 May 2019].", "2019-05-02"),
    ("The dam burst on [May 2, 2019].", "2019-05-02"),
    ("The dam burst on [Thursday, May 2, 2019].", "2019-05-02"),
    ("The dam burst on [the 2nd of May, 2019].", "2019-05-02"),
    ("The dam burst on [the second of May 2019].", "2019-05-02"),
    ("The dam burst on [2019-05-02].", "2019-05-02"),
    ("The dam burst on [05/02/2019].", "2019-05-02"),
    ("The dam burst on [25/02/2019].", "2019-02-25"),
    ("The dam burst on [2.5.2019].", "2019-05-02"),
    ("The dam burst in [May 2019].", "2019-05"),
    ("The dam burst in [May of 2019].", "2019-05"),
    ("The dam burst in [2019].", "2019"),
    ("The dam was built in [nineteen sixty-eight].", "1968"),
    ("The dam was built in [the 1960s].", "196"),
    ("The dam was built in [the late 1960s].", "196"),
    ("The dam was built in [the '60s].", "196"),
    ("The dam was built in [the sixties].", "196"),
    ("The dam is of [the 19th century].", "18"),
    ("The dam is of [the nineteenth century].", "18"),
    ("It held until [the third quarter of 2019].", "2019-Q3"),
    ("It held until [the first half of 2019].", "2019-H1"),
    ("It held through [the summer of 2019].", "2019-SU"),
    ("Output fell in [Q2 2019].", "2019-Q2"),
    ("This was the tenth forum in [June 2023].", "2023-06"),
    ("The mayor spoke on [New Year's Eve 2015].", "2015-12-31"),
    ("The fair ran from [July 2-5, 2019].", "2019-07-02"),
    ("The fair ran on [2-5 July 2019].", "2019-07-02"),
    ("The fair ran in [the second half of March 2019].", "2019-03"),
    ("The club won in [2012/13].", "2012"),
    ("The club won in [1998-1999].", "1998"),
    ("The fair opens on [Easter Sunday].", "XXXX-XX-XX"),
]

RELATIVE = [
    ("The bridge fell on [Monday].", "2024-03-11"),
    ("The bridge fell [Thursday].", "2024-03-14"),
    ("The bridge will open on [Monday].", "2024-03-18"),
    ("The bridge is expected to open on [Monday].", "2024-03-18"),
    ("The council plans to vote [Tuesday].", "2024-03-19"),
    ("The bridge fell [last Friday].", "2024-03-08"),
    ("The council will meet [next Friday].", "2024-03-15"),
    ("The council had been due to meet [Tuesday].", "2024-03-12"),
    ("The bridge fell [yesterday].", "2024-03-13"),
    ("The bridge will open [tomorrow].", "2024-03-15"),
    ("The bridge opened [today].", "2024-03-14"),
    ("The bridge fell [the day before yesterday].", "2024-03-12"),
    ("The bridge fell [last week].", "2024-W10"),
    ("The bridge will open [next week].", "2024-W12"),
    ("The bridge fell [earlier this week].", "2024-W11"),
    ("The bridge fell [last month].", "2024-02"),
    ("The bridge will open [next month].", "2024-04"),
    ("The bridge fell [last year].", "2023"),
    ("The bridge will open [early next year].", "2025"),
    ("The bridge will open [later this year].", "2024"),
    ("The bridge fell over [the weekend].", "2024-W10-WE"),
    ("The bridge will open [this weekend].", "2024-W11-WE"),
    ("The bridge was built [ten years ago].", "2014"),
    ("The bridge was built [nearly a decade ago].", "201"),
    ("The bridge fell [five months ago].", "2023-10"),
    ("The bridge fell [10 days ago].", "2024-03-04"),
    ("The bridge fell [two weeks ago].", "2024-W09"),
    ("The bridge fell in [January].", "2024-01"),
    ("The bridge fell in [November].", "2023-11"),
    ("The bridge will open in [November].", "2024-11"),
    ("The bridge fell [last November].", "2023-11"),
    ("The bridge fell in [November last year].", "2023-11"),
    ("The bridge fell on [Nov. 6].", "2023-11-06"),
    ("The bridge will open on [Nov. 6].", "2024-11-06"),
    ("The dividend is payable [April 15].", "2024-04-15"),
    ("The rule took effect in [mid-October].", "2023-10"),
    ("The rule took effect in [late February].", "2024-02"),
    ("The rule took effect in [early 2023].", "2023"),
    ("The rule took effect at [the end of January].", "2024-01"),
    ("The rule took effect in [the first few months of 2023].", "2023"),
    ("The rule took effect in [the first three months of 2023].", "2023-Q1"),
    ("The rule took effect in [the first six months of 2023].", "2023-H1"),
    ("The rule took effect [last summer].", "2023-SU"),
    ("The rule takes effect at [the end of the year].", "2024"),
    ("Sales rose in [the fourth quarter].", "2023-Q4"),
    ("Sales rose in [last year's third quarter].", "2023-Q3"),
    ("The rule took effect [two years earlier].", "2022"),
]

FROM_THE_TEXT = [
    ("The ferry sank on [May 2, 2019]. [The day before], it had been inspected.", "2019-05-02 2019-05-01"),
    ("The ferry sank on [May 2, 2019]. [The next day], divers went down.", "2019-05-02 2019-05-03"),
    ("The ferry sank on [May 2, 2019]. [That day] the sea was rough.", "2019-05-02 2019-05-02"),
    ("The ferry sank on [May 2, 2019]. [Two days later], divers went down.", "2019-05-02 2019-05-04"),
    ("The ferry sank on [May 2, 2019]. [That evening] the harbour closed.", "2019-05-02 2019-05-02TEV"),
    ("The ferry sank in [2019]. [The following year] the line was sold.", "2019 2020"),
    ("The ferry sank in [May 2019]. [The following month] the line was sold.", "2019-05 2019-06"),
    ("Profit fell in [the third quarter]. [A year earlier] it had risen.", "2023-Q3 2022-Q3"),
    ("Profit fell in [the third quarter] from the [year-earlier] level.", "2023-Q3 2022-Q3"),
]

TIMES_OF_DAY = [
    ("The alarm rang at [10 p.m. Wednesday].", "2024-03-13T22:00"),
    ("The alarm rang [Wednesday at 10 p.m.]", "2024-03-13T22:00"),
    ("The alarm rang at [7:15 a.m. yesterday].", "2024-03-13T07:15"),
    ("The alarm rang at [11pm local time on Wednesday].", "2024-03-13T23:00"),
    ("The alarm rang at [noon Wednesday].", "2024-03-13T12:00"),
    ("The alarm rang at [0730 GMT].", "2024-03-14T07:30"),
    ("The alarm rang at [07:30].", "2024-03-14T07:30"),
    ("The alarm rang [Wednesday evening].", "2024-03-13TEV"),
    ("The alarm rang [late on Wednesday].", "2024-03-13"),
    ("The alarm rang [late Wednesday night].", "2024-03-13TNI"),
    ("The alarm rang [last night].", "2024-03-13TNI"),
    ("The alarm rang [this morning].", "2024-03-14TMO"),
    ("The alarm will ring [tomorrow morning].", "2024-03-15TMO"),
    ("The alarm will ring [tonight].", "2024-03-14TNI"),
    ("The alarm rang in [the early hours of Wednesday].", "2024-03-13TMO"),
    ("The alarm rang on [the night of May 2, 2019].", "2019-05-02TNI"),
    ("The line was repaired [overnight].", "2024-03-14TNI"),
]

DURATIONS = [
    ("The siege lasted [three days].", "P3D"),
    ("The siege lasted [more than four hours].", "PT4H"),
    ("The siege lasted [a year and a half].", "P1Y6M"),
    ("The siege lasted [two and a half years].", "P2Y6M"),
    ("The siege lasted [2 1/2 years].", "P2Y6M"),
    ("The siege lasted [half an hour].", "PT30M"),
    ("The siege lasted [twenty-four hours].", "PT24H"),
    ("The siege lasted [several weeks].", "PXW"),
    ("The siege lasted [a couple of months].", "P2M"),
    ("The siege lasted [weeks].", "PXW"),
    ("The siege lasted [two decades].", "P20Y"),
    ("It ended a [two-year] siege.", "P2Y"),
    ("It ended an [8-month-old] truce.", "P8M"),
    ("It rained in [the past two weeks].", "P2W"),
    ("It will rain over [the next few days].", "PXD"),
    ("It was his first visit in [three years].", "P3Y"),
    ("The siege lasted [up to 180 days].", "P180D"),
]

SETS = [
    ("The court sits [every Tuesday].", "XXXX-WXX-2"),
    ("The court sits on [Tuesdays].", "XXXX-WXX-2"),
    ("The court sits on [Tuesday nights].", "XXXX-WXX-2TNI"),
    ("The court sits [each July].", "XXXX-07"),
    ("The court sits [every month].", "P1M"),
    ("The court sits [every two weeks].", "P2W"),
]

VAGUE = [
    ("The town is [now] quiet.", "PRESENT_REF"),
    ("The town was [recently] sold.", "PAST_REF"),
    ("The town will [soon] vote.", "FUTURE_REF"),
    ("The town has suffered in [recent years].", "PAST_REF"),
    ("The town suffered in [the past].", "PAST_REF"),
    ("The town may grow in [the future].", "FUTURE_REF"),
    ("The [current] mayor was elected.", "PRESENT_REF"),
    ("The town was founded [several centuries ago].", "PAST_REF"),
]

NO_TIMES = [
    "The mayor may resign.",
    "Theresa May spoke to the council.",
    "May said the council would vote.",
    "They march to the square.",
    "He bought the Sunday Times.",
    "She starred in Friday Night Lights.",
    "She came second in the vote.",
    "A second bus arrived.",
    "It was the second largest town.",
    "A 31-year-old man was arrested.",
    "The man, 31 years old, was arrested.",
    "She is in her mid-50s.",
    "The rally drew 2,000 people.",
    "The rally drew 2000 people.",
    "The ticket costs $1999.",
    "More than a quarter of the crowd left.",
    "About three-quarters of the crowd left.",
    "He heard it on the Today programme.",
    "The firm Sun Microsystems rose.",
    "He fell off the ladder in spring water.",
    "The pond holds 1500 litres.",
    "The rent is $900 a month.",
    "They run four flights a week.",
    "He arrived soon after the fire.",
    "The barrier stands before the fall into the moat.",
    "Shares rose in after-hours trading.",
    "The shop moved to site2017.example.",
    "The dog was named Hero of the Year.",
    "The host of \u201cThis Week\u201d laughed.",
    "USA Today printed the list.",
    "Kamal Jan, a shopkeeper, saw it.",
    "They sold it for $1.3 million.",
    "Quarters are cramped.",
    "The Christmas market was full.",
    "He read the Daily Herald.",
    "The daily volume fell.",
    "Sales rise 8% annually.",
]


@pytest.mark.parametrize(
    "marked,values", [*ABSOLUTE, *RELATIVE, *FROM_THE_TEXT, *TIMES_OF_DAY, *DURATIONS, *SETS, *VAGUE]
)
def test_values(nlp: Language, marked: str, values: str) -> None:
    text, spans = unmark(marked)
    found = read(nlp, text)
    assert [(w.span.of(text), w.value) for w in found] == [
        (s.of(text), v) for s, v in zip(spans, values.split(), strict=True)
    ]
    assert [w.span for w in found] == spans


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time(nlp: Language, text: str) -> None:
    assert [w.span.of(text) for w in read(nlp, text)] == []


INTERVALS = [
    ("It fell on Monday.", "2024-03-11", "2024-03-11"),
    ("It fell last week.", "2024-03-04", "2024-03-10"),
    ("It fell in late February.", "2024-02-21", "2024-02-29"),
    ("It fell in mid-October.", "2023-10-11", "2023-10-21"),
    ("It fell in early October.", "2023-10-01", "2023-10-10"),
    ("It fell earlier this year.", "2024-01-01", "2024-03-14"),
    ("It will fall later this year.", "2024-03-14", "2024-12-31"),
    ("It fell in the first few months of 2023.", "2023-01-01", "2023-04-02"),
    ("It fell in early 2023.", "2023-01-01", "2023-04-30"),
    ("It fell in the past two weeks.", "2024-02-29", "2024-03-14"),
    ("It will fall in the next three years.", "2024-03-14", "2027-03-14"),
    ("The bridge will reopen in three years.", "2027-01-01", "2027-12-31"),
    ("The storm came two years after the flood was forgotten.", "2022-01-01", "2022-12-31"),
    ("It fell in the week before Christmas.", "2023-12-18", "2023-12-24"),
    ("It fell the day before the vote.", None, None),
    ("It fell a day before Monday's vote.", "2024-03-10", "2024-03-10"),
    ("The fair ran from July 2-5, 2019.", "2019-07-02", "2019-07-05"),
    ("The club won in 2012/13.", "2012-01-01", "2013-12-31"),
    ("It fell in the 1970s.", "1970-01-01", "1979-12-31"),
    ("It is now quiet.", None, None),
    ("It lasted three days.", None, None),
]


@pytest.mark.parametrize("text,first,last", INTERVALS)
def test_days_that_a_time_may_mean(nlp: Language, text: str, first: str | None, last: str | None) -> None:
    when = read(nlp, text)[0]
    assert (when.first and when.first.isoformat(), when.last and when.last.isoformat()) == (first, last)


EVENTS = [
    ("The bridge [fell] on Monday.", "Monday"),
    ("The mayor [said] on Monday that the bridge was safe.", "Monday"),
    ("Monday's [collapse] shocked the town.", "Monday"),
    ("The March [attack] shocked the town.", "March"),
    ("The mayor, who [resigned] last week, was absent.", "last week"),
    ("The [attack] in January 2015 shocked the town.", "January 2015"),
    ("Yesterday the council [met] in the old hall.", "Yesterday"),
]


@pytest.mark.parametrize("marked,expression", EVENTS)
def test_what_happened_then(nlp: Language, marked: str, expression: str) -> None:
    text, spans = unmark(marked)
    found = {w.span.of(text): w.event for w in read(nlp, text)}
    assert found[expression] == spans[0]


UNDATED = [
    ("It fell on Monday.", "XXXX-WXX-1"),
    ("It fell on Monday. The day before, it had held.", "XXXX-WXX-1 XXXX-WXX-7"),
    ("It fell on Monday night.", "XXXX-WXX-1TNI"),
    ("It fell in October.", "XXXX-10"),
    ("It fell on October 5.", "XXXX-10-05"),
    ("It fell last week.", "XXXX-WXX"),
    ("It fell last year.", "XXXX"),
    ("It fell yesterday.", "XXXX-XX-XX"),
    ("It fell over the weekend.", "XXXX-WXX-WE"),
    ("It fell in the third quarter.", "XXXX-Q3"),
]


@pytest.mark.parametrize("text,values", UNDATED)
def test_without_any_date_the_value_stays_open(nlp: Language, text: str, values: str) -> None:
    found = read(nlp, text, None)
    assert [w.value for w in found] == values.split()
    assert all(w.first is None and w.last is None for w in found)


def test_an_undated_report_is_read_from_the_date_at_its_head(nlp: Language) -> None:
    text = "TELMORE, 14 March 2024 - The bridge fell on Monday."
    date, monday = read(nlp, text, None)
    assert (date.value, date.anchor) == ("2024-03-14", None)
    assert (monday.value, monday.anchor) == ("2024-03-11", "text")


def test_an_undated_report_is_read_from_the_last_date_it_names(nlp: Language) -> None:
    text = (
        "The bridge fell on Saturday. "
        + "Nobody was hurt in the old town. " * 12
        + "The mayor wrote this on May 28, 2016."
    )
    saturday, date = read(nlp, text, None)
    assert (saturday.value, saturday.anchor, date.value) == ("2016-05-28", "text", "2016-05-28")


def test_a_date_long_past_dates_no_report(nlp: Language) -> None:
    text = (
        "It fell on Saturday, for the first time since 2019. "
        + "Nobody was hurt in the old town. " * 12
        + "It rose on May 28, 1999."
    )
    assert [w.value for w in read(nlp, text, None)] == ["XXXX-WXX-6", "2019", "1999-05-28"]


def test_the_anchor_says_what_a_time_was_reckoned_from(nlp: Language) -> None:
    text = "The bridge, built in 1968, fell on Monday. The next day the town mourned."
    assert [w.anchor for w in read(nlp, text)] == [None, "published", "text"]


def test_the_eve_of_an_event_is_the_day_before_it(nlp: Language) -> None:
    text, spans = unmark("The envoy's visit on [Monday] was short. On [the eve of his visit], he gave an interview.")
    found = read(nlp, text)
    assert [w.span for w in found] == spans
    assert [w.value for w in found] == ["2024-03-11", "2024-03-10"]


def test_the_component_has_a_name_that_a_pipeline_can_add() -> None:
    assert Language.has_factory("tellings_times")


def test_the_component_sets_the_times_of_a_document(nlp: Language) -> None:
    doc = nlp("The bridge fell on Monday.")
    doc._.published = THURSDAY
    from tellings.annotate.times import times_component

    assert times_component(doc)._.times == find_times(doc, THURSDAY)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "On February 30, 2021 nothing fell.", "It fell 90,000,000 years ago.", "31/31/2020 99:99 p.m."]
)
def test_odd_input_is_read_without_error(nlp: Language, text: str) -> None:
    for when in read(nlp, text):
        assert isinstance(when.span, Span)
        assert when.first is None or when.last is None or when.first <= when.last


def test_times_are_in_order_and_apart(nlp: Language) -> None:
    text = (
        "On Monday, May 6, 2019, at 9 a.m. and again two days later, in early 2020 or the second half of 2021, it fell."
    )
    found = read(nlp, text)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
