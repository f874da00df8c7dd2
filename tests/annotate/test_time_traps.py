"""What has the form of a time and is none, beside what is one. Dated Thursday, 14 March 2024."""

import datetime

import pytest
from spacy.language import Language

from tellings.annotate.times import find_times
from tests.marked import unmark

THURSDAY = datetime.date(2024, 3, 14)


def found(nlp: Language, text: str) -> list[str]:
    return [w.span.of(text) for w in find_times(nlp(text), THURSDAY)]


NONE = [
    # names of people and months that are words
    "Mrs May left the room.",
    "They march every hour on the hour glass.",
    "The judge may rule.",
    # titles
    "He writes for the Sunday Telegraph.",
    "She reads the Daily Mail.",
    "The Friday Show was cancelled.",
    "He was voted Man of the Year.",
    "He presents the Today programme.",
    # figures that look like years and clocks
    "The pump moves 1950 litres.",
    "They paid £1987.",
    "It weighs 2000 kg.",
    "The vote was 12:10.",
    "He ran into a wall 1900 metres up.",
    # ages and rates
    "A 9-year-old boy was hurt.",
    "The woman is 44 years old.",
    "She earns $900 a week.",
    "It runs twice a day.",
    "He is in his late 30s.",
    # seasons and halves that are words
    "Pride comes before the fall.",
    "A quarter of them left.",
    "They live in cramped quarters.",
    # second, minute, moment
    "She came second.",
    "The second bus was late.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_time(nlp: Language, text: str) -> None:
    expected = ["every hour"] if "every hour" in text else []
    assert found(nlp, text) == expected


MISSED = [
    ("June Hallam sang.", "a given name that is a month, alone before a surname"),
    ("Aunt April has a shop.", "a given name that is a month, after a word of kinship"),
    ("No. 1984 won the draw.", "a numbered thing"),
    ("Room 1987 was empty.", "a numbered thing"),
    ("They counted 1987 votes.", "four digits that may be a year before a plural are a year"),
    ("The spring in the lock broke.", "spring that is no season"),
    ("A minute crack was seen.", "minute that is an adjective"),
]


@pytest.mark.parametrize("text", [pytest.param(t, marks=pytest.mark.xfail(strict=True, reason=why)) for t, why in MISSED])
def test_no_time_and_yet_found(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []


BESIDE = [
    "Mrs May left on [8 May].",
    "They will march in [March].",
    "April Jones was born in [April].",
    "It closed in [May].",
    "[May] was the coldest month.",
    "He reads the Sunday Times on [Mondays].",
    "In [1950] they pumped 1950 litres.",
    "The 1987 flood was worse than that of [2013].",
    "It costs $900 a month for [three months].",
    "A 9-year-old boy was hurt on [Friday].",
    "In [the '80s] he was in his 30s.",
    "[The fall of 1987] was wet.",
    "[A week] is a long time.",
    "Before [the past] is forgotten, they spoke.",
    "[Christmas] was quiet.",
    "The Christmas party on [23 December] was loud.",
    "She spoke [today] on the Today programme.",
    "[Last year] the mayor may have known.",
    "In [September] the second half began.",
    "He worked in [2019] at 2019 Ltd.",
]


@pytest.mark.parametrize("marked", BESIDE)
def test_times_beside_traps(nlp: Language, marked: str) -> None:
    text, spans = unmark(marked)
    assert {s.of(text) for s in spans} <= set(found(nlp, text))


YEARS = [
    ("In 1987 it closed.", True),
    ("It closed in 1587.", True),
    ("It held 1587 men.", False),
    ("Since 1750 it has stood.", True),
    ("1750 men stood there.", False),
    ("The 1987 vote was close.", True),
    ("A crowd of 2000 people came.", False),
    ("The year 2000 came.", True),
    ("By 2030 it will be gone.", True),
    ("It sold 1,987 cars.", False),
    ("He paid 1987 dollars.", False),
    ("Profit rose by 1987 percent.", False),
]


@pytest.mark.parametrize("text, year", YEARS)
def test_four_digits(nlp: Language, text: str, year: bool) -> None:
    assert bool([t for t in found(nlp, text) if any(c.isdigit() for c in t)]) is year
