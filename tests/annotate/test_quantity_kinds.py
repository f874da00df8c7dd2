"""Ages, ranks and scores, and the numbers beside them that are neither. One line a case."""

import pytest
from spacy.language import Language

from tellings.annotate.quantities import find_quantities
from tellings.annotate.quantity_kinds import ranks
from tellings.model import Quantity
from tests.annotate.texts import interval
from tests.marked import unmark


def read(nlp: Language, text: str) -> list[Quantity]:
    return list(find_quantities(nlp(text)))


AGES = [
    ("A [15-year-old] boy won.", "15", "year"),
    ("A [15 year old] boy won.", "15", "year"),
    ("A [fifteen-year-old] boy won.", "15", "year"),
    ("An [8-month-old] baby was saved.", "8", "month"),
    ("She is [44 years old].", "44", "year"),
    ("She is [44 years of age].", "44", "year"),
    ("Anna Berg, [44], won.", "44", "year"),
    ("Anna Berg ([44]) won.", "44", "year"),
    ("Anna Berg, [44], of Oldhaven, won.", "44", "year"),
    ("The dead were named as Anna Berg, [44], and Jon Hark, 51.", "44", "year"),
    ("She died [at the age of 93].", "93", "year"),
    ("Pupils [aged 6 to 12] may go.", "6..12", "year"),
    ("Pupils [aged 12] may go.", "12", "year"),
    ("Men [between the ages of 18 and 60] may not leave.", "18..60", "year"),
    ("She turned [30] on Friday.", "30", "year"),
    ("He will be [40] in May.", "40", "year"),
    ("Children [under 10] pay nothing.", "..10", "year"),
    ("People [over 65] may sit.", "65..", "year"),
    ("Girls [as young as nine] were taken.", "9", "year"),
]


@pytest.mark.parametrize("marked, value, unit", AGES)
def test_ages(nlp: Language, marked: str, value: str, unit: str) -> None:
    text, (span,) = unmark(marked)
    first = read(nlp, text)[0]
    assert (first.span.of(text), interval(first), first.kind, first.unit) == (span.of(text), value, "age", unit)


NO_AGES = [
    "Anna Berg, one of the winners, spoke.",
    "The bridge is 44 metres long.",
    "She has been mayor for 44 years.",
    "There were 44 of them, and they were old.",
    "The group turned 30 boats away.",
    "The firm has 15 old ships.",
    "Under 10 houses were damaged.",
    "Over 65 ships were lost.",
    "She will be one of the first.",
]


@pytest.mark.parametrize("text", NO_AGES)
def test_no_ages(nlp: Language, text: str) -> None:
    assert [q.span.of(text) for q in read(nlp, text) if q.kind == "age"] == []


RANKS = [
    ("It is the [third-largest] city.", 3),
    ("It is the [second biggest] port.", 2),
    ("It is the [fifth most popular] name.", 5),
    ("She took [third place].", 3),
    ("She finished [second].", 2),
    ("She came [third] in the vote.", 3),
    ("She was ranked [fifth].", 5),
    ("She finished in [4th] after a fall.", 4),
    ("The [12th seed] lost.", 12),
    ("She took the [sixth spot].", 6),
]


@pytest.mark.parametrize("marked, rank", RANKS)
def test_ranks_by_form(marked: str, rank: int) -> None:
    text, (span,) = unmark(marked)
    (found,) = ranks(text)
    assert (found.span.of(text), found.low, found.high, found.kind) == (span.of(text), rank, rank, "rank")


@pytest.mark.parametrize(
    "text",
    [
        "In the first place it was wrong.",
        "The third man left.",
        "It happened on the second day.",
        "She came second time round.",
        "The third quarter was bad.",
        "The first of May is a holiday.",
        "Thirdly, it was late.",
        "It was her second child.",
    ],
)
def test_no_ranks(text: str) -> None:
    assert [q.span.of(text) for q in ranks(text)] == []


@pytest.mark.parametrize("marked, rank", [("He is the world [No. 1].", 1), ("She is [number two] in the party.", 2), ("The song is [#3] this week.", 3), ("It is [ranked 12] in the world.", 12)])
def test_ranks_by_number(nlp: Language, marked: str, rank: int) -> None:
    text, (span,) = unmark(marked)
    (found,) = read(nlp, text)
    assert (found.span.of(text), found.low, found.kind) == (span.of(text), rank, "rank")


SCORES = [
    ("Rovers beat Town [3-1] on Sunday.", "3..1"),
    ("Rovers beat Town [3–1] on Sunday.", "3..1"),
    ("Town lost [1-3] at home.", "1..3"),
    ("The match ended [0-0].", "0"),
    ("The council voted [9-4] against it.", "9..4"),
    ("The judges ruled [5-4] in her favour.", "5..4"),
    ("They led [21-14] at half-time.", "21..14"),
    ("It ended [101-99].", "101..99"),
]


@pytest.mark.parametrize("marked, value", SCORES)
def test_scores(nlp: Language, marked: str, value: str) -> None:
    text, (span,) = unmark(marked)
    (found,) = read(nlp, text)
    shown = f"{found.low}..{found.high}" if found.low != found.high else str(found.low)
    assert (found.span.of(text), shown, found.kind) == (span.of(text), value, "score")


@pytest.mark.parametrize("text", ["They need 5-10 boats.", "Between 2014-2017 it was closed.", "It takes 3-4 weeks.", "It is 10-15 km away.", "Workers won a 3-5 percent rise."])
def test_no_scores(nlp: Language, text: str) -> None:
    assert [q.span.of(text) for q in read(nlp, text) if q.kind == "score"] == []


@pytest.mark.parametrize("marked", ["In [19.0], the team won.", "The rate was [19.0] in May.", "The rate was [20.5]."])
def test_four_characters_with_a_point_are_no_year(nlp: Language, marked: str) -> None:
    text, (span,) = unmark(marked)
    assert [q.span for q in read(nlp, text)] == [span]
