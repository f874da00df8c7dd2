"""Every form of figure, one line a case: the expression marked in the text, then value, unit, what is counted."""

import itertools
from decimal import Decimal

import pytest
from spacy.language import Language

from tellings.annotate.quantities import counted_lemma, find_quantities
from tellings.model import Quantity
from tests.marked import unmark


def value(q: Quantity) -> str:
    """``12``, ``5..7``, ``12..`` (at least), ``..7`` (at most), with ``~`` where approximate."""
    low, high = (None if v is None else f"{v.normalize():f}" for v in (q.low, q.high))
    text = low if low == high else f"{low or ''}..{high or ''}"
    return f"~{text}" if q.approximate else str(text)


VALUES = [
    # hedges
    ("[At least 12 people] died on Monday.", "12..", "people"),
    ("[No fewer than 12 miners] were rescued.", "12..", "miners"),
    ("The port handled [more than 20 ships] in March.", "20..", "ships"),
    ("The port handled [over 20 ships] in March.", "20..", "ships"),
    ("[In excess of 300 farmers] came.", "300..", "farmers"),
    ("The hall holds [up to 400,000 visitors].", "..400000", "visitors"),
    ("[As many as 14 players] left the club.", "..14", "players"),
    ("[Fewer than 90 sheep] survived the winter.", "..90", "sheep"),
    ("[Less than 50 houses] were damaged.", "..50", "houses"),
    ("[Some 30,000 troops] crossed the river.", "~30000", "troops"),
    ("[About 600 villagers] live there.", "~600", "villagers"),
    ("[Nearly 80 passengers] were hurt.", "~80", "passengers"),
    ("[An estimated 1,000 men] gathered at the station.", "~1000", "men"),
    ("Police counted [90 or so demonstrators].", "~90", "demonstrators"),
    ("[12 people or more] were on board.", "12..", "people"),
    # vague numbers
    ("[Dozens of people] were hurt.", "~24..", "people"),
    ("[Scores of houses] burned down.", "~40..", "houses"),
    ("[Hundreds of women] marched.", "~200..", "women"),
    ("[Several thousand soldiers] arrived in October.", "~2000..10000", "soldiers"),
    ("[Tens of millions of voters] stayed at home.", "~20000000..", "voters"),
    ("[Hundreds of thousands of revellers] came.", "~200000..", "revellers"),
    ("[Several witnesses] spoke of smoke.", "~2..", "witnesses"),
    ("[A few dozen boats] left the harbour.", "~24..120", "boats"),
    ("[A couple of trucks] blocked the road.", "~2", "trucks"),
    ("[Half a dozen ships] were seized.", "6", "ships"),
    ("[A dozen eggs] broke.", "12", "eggs"),
    # ranges
    ("Between [5 and 7 soldiers] were captured.", "5..7", "soldiers"),
    ("[Three or four boats] sank.", "3..4", "boats"),
    ("[Four to five thousand residents] fled.", "4000..5000", "residents"),
    ("[15-20 bridges] were closed.", "15..20", "bridges"),
    # words
    ("[Twenty-five miners] were trapped.", "25", "miners"),
    ("[One hundred and fifty thousand farmers] signed.", "150000", "farmers"),
    ("[Two hundred and six cows] were counted.", "206", "cows"),
    ("[Two and a half million voters] stayed away.", "2500000", "voters"),
    ("[A million people] watched.", "1000000", "people"),
    ("[Forty-two sailors] are missing.", "42", "sailors"),
    # shares
    ("[A third of voters] agreed.", "0.3333333333333333333333333333", "voters"),
    ("[Two-thirds of the members] agreed.", "0.6666666666666666666666666667", "members"),
    ("[Half of the village] is empty.", "0.5", "village"),
    ("[More than half of the seats] are vacant.", "0.5..", "seats"),
    ("[One in five children] cannot swim.", "0.2", "children"),
    ("[Nine out of ten farmers] agreed.", "0.9", "farmers"),
    # numbers as other countries write them
    ("[1,234,567 votes] were cast.", "1234567", "votes"),
    ("The army has [1.200 soldiers] there.", "1200", "soldiers"),
    ("[1.234.567 votes] were cast.", "1234567", "votes"),
    ("[40 000 soldiers] took part.", "40000", "soldiers"),
    # phrases counted
    ("[Twelve Ardan soldiers] were freed.", "12", "Ardan soldiers"),
    ("[Six of its patents] expired.", "6", "patents"),
    ("[120 wounded] were brought in.", "120", "wounded"),
    ("[Three more people] were arrested.", "3", "people"),
]


@pytest.mark.parametrize("marked, expected, counted", VALUES)
def test_values(nlp: Language, marked: str, expected: str, counted: str) -> None:
    text, spans = unmark(marked)
    doc = nlp(text)
    found = find_quantities(doc)
    assert [q.span.of(text) for q in found] == [s.of(text) for s in spans]
    assert value(found[0]) == expected
    assert found[0].counted is not None
    assert found[0].counted.of(text) == counted
    assert found[0].unit is None or found[0].kind == "ratio"


UNITS = [
    # money
    ("The bridge cost [$1.5 billion].", "1500000000", "money", "USD"),
    ("The bridge cost [€40,000 million].", "40000000000", "money", "EUR"),
    ("Trade came to [40,000 million euros].", "40000000000", "money", "EUR"),
    ("They stole [£380m] in gold.", "380000000", "money", "GBP"),
    ("The fine was [10.5 million Australian dollars].", "10500000", "money", "AUD"),
    ("The fine was [A$10.5 million].", "10500000", "money", "AUD"),
    ("The flat sold for [HK$5.4m].", "5400000", "money", "HKD"),
    ("The loan is worth [EUR50m].", "50000000", "money", "EUR"),
    ("A ticket costs [RM23.50].", "23.5", "money", "MYR"),
    ("They paid [583 million yuan].", "583000000", "money", "CNY"),
    ("They owe [7.5 million Danish crowns].", "7500000", "money", "DKK"),
    ("They owe [105 billion rubles].", "105000000000", "money", "RUB"),
    ("They owe [1.200 euros].", "1200", "money", "EUR"),
    ("They owe [12,50 euros].", "12.5", "money", "EUR"),
    ("They raised [half a billion dollars].", "500000000", "money", "USD"),
    ("They raised [hundreds of millions of dollars].", "~200000000..", "money", "USD"),
    ("The deal is worth [$10 to $15 billion].", "10000000000..15000000000", "money", "USD"),
    ("Rents range from [$200 to $4 million].", "200..4000000", "money", "USD"),
    ("They were fined [two million pounds].", "2000000", "money", "GBP"),
    ("The price fell to [less than $55].", "..55", "money", "USD"),
    # percent
    ("The share rose to [64 per cent].", "64", "percent", "percent"),
    ("The share rose to [12,5 %].", "12.5", "percent", "percent"),
    ("The share rose to [12.5%].", "12.5", "percent", "percent"),
    ("The rate fell by [2 percentage points].", "2", "percentage points", "percentage point"),
    ("The rate fell by [60 basis points].", "60", "percentage points", "basis point"),
    # measures
    ("The tower is [72.7 metres] tall.", "72.7", "measure", "metre"),
    ("The engine gives [224 kW].", "224", "measure", "kilowatt"),
    ("The wall is [5m] high.", "5", "measure", "metre"),
    ("Winds reached [155mph].", "155", "measure", "mile per hour"),
    ("Winds reached [80 kilometres per hour].", "80", "measure", "kilometre per hour"),
    ("It was [minus 40 degrees Celsius].", "-40", "measure", "degree Celsius"),
    ("The mine yields [12.3m tonnes].", "12300000", "measure", "tonne"),
    ("They pump [800,000 barrels a day].", "800000", "measure", "barrel per day"),
    ("The field covers [32 m2].", "32", "measure", "square metre"),
    ("It happened [half a mile] away.", "0.5", "measure", "mile"),
    # per-units
    ("The offer of [$82 per share] stands.", "82", "money", "USD per share"),
    ("The offer of [$70 a share] stands.", "70", "money", "USD per share"),
    ("They earn [$48,000 a year].", "48000", "money", "USD per year"),
    ("It costs [$21.25 per square foot].", "21.25", "money", "USD per square foot"),
    ("They make [three thousand tests per day].", "3000", "count", "test per day"),
    ("[Four flights a week] leave Ardan.", "4", "count", "flight per week"),
    # durations
    ("The strike lasted [three weeks].", "3", "duration", "week"),
    ("The strike lasted [more than 18 months].", "18..", "duration", "month"),
    ("She waited [half an hour].", "0.5", "duration", "hour"),
    # ratios
    ("That is [four times] the number of last year.", "4", "ratio", "times"),
    ("Exports are [nearly double] what they were.", "~2", "ratio", "times"),
    ("Sales [tripled] in May.", "3", "ratio", "times"),
    ("Revenue grew [more than sixfold].", "6..", "ratio", "times"),
]


@pytest.mark.parametrize("marked, expected, kind, unit", UNITS)
def test_units(nlp: Language, marked: str, expected: str, kind: str, unit: str) -> None:
    text, spans = unmark(marked)
    found = find_quantities(nlp(text))
    assert [q.span.of(text) for q in found] == [s.of(text) for s in spans]
    assert (value(found[0]), found[0].kind, found[0].unit) == (expected, kind, unit)


KINDS = [
    ("A [15-year-old] girl won.", "age", "15"),
    ("Anna Berg, [44], won the race.", "age", "44"),
    ("He will be [35] in May.", "age", "35"),
    ("Players [over the age of 21] may vote.", "age", "21"),
    ("Workers [aged 25 to 54] were asked.", "age", "25..54"),
    ("He is [30 years old].", "age", "30"),
    ("The home side won [2-1] on Sunday.", "score", "2..1"),
    ("Ardan is the [third-largest] city.", "rank", "3"),
    ("She finished [second] in the race.", "rank", "2"),
    ("The club is [No. 4] in the table.", "rank", "4"),
]


@pytest.mark.parametrize("marked, kind, expected", KINDS)
def test_ages_scores_and_ranks(nlp: Language, marked: str, kind: str, expected: str) -> None:
    text, spans = unmark(marked)
    found = find_quantities(nlp(text))
    assert [q.span.of(text) for q in found] == [s.of(text) for s in spans]
    assert (found[0].kind, value(found[0])) == (kind, expected)


MEASURED = [
    ("The [trade turnover] reached $40 billion.",),
    ("They won 60% of [voters].",),
    ("He bought a $200 [telephone].",),
    ("They bought a 51 per cent [stake] in the mine.",),
    ("The [death toll] rose to 85.",),
    ("They paid $60 in [cash].",),
    ("A 400-pound [male gorilla] escaped.",),
]


@pytest.mark.parametrize("marked", [row[0] for row in MEASURED])
def test_what_is_measured(nlp: Language, marked: str) -> None:
    text, (span,) = unmark(marked)
    (quantity,) = find_quantities(nlp(text))
    assert quantity.counted == span


CHANGES = [
    ("Exports rose by [3%].", "up"),
    ("Exports rose [3%] in May.", "up"),
    ("Shares fell to [$65.09].", "down"),
    ("Shares were down [1.1 percent].", "down"),
    ("The dam brought a [7% increase] in output.", "up"),
    ("There was a drop of [40 ships].", "down"),
    ("The index changed by [-1.3%] on Friday.", "down"),
    ("The toll stands at [85].", None),
    ("[Up to five members] came.", None),
    ("They raised [$6 million] for the school.", None),
]


@pytest.mark.parametrize("marked, change", CHANGES)
def test_change(nlp: Language, marked: str, change: str | None) -> None:
    text, (span,) = unmark(marked)
    (quantity,) = find_quantities(nlp(text))
    assert (quantity.span, quantity.change) == (span, change)


STANDINGS = [
    ("[Twelve people] died.", "fact"),
    ("Officials said [twelve people] died.", "claim"),
    ("According to the mayor, [twelve people] died.", "claim"),
    ("[Twelve people] reportedly died.", "claim"),
    ("“[Twelve people] died,” the mayor recalled.", "claim"),
    ("The dam will cost [$3 billion].", "forecast"),
    ("The dam is expected to cost [$3 billion].", "forecast"),
    ("[Twelve people] may have died.", "claim"),
]


@pytest.mark.parametrize("marked, standing", STANDINGS)
def test_standing(nlp: Language, marked: str, standing: str) -> None:
    text, (span,) = unmark(marked)
    (quantity,) = find_quantities(nlp(text))
    assert (quantity.span, quantity.standing) == (span, standing)


SAME = [
    "They lent [105 billion rubles] ([$1.49 bln]) to the mine.",
    "The tunnel is [8 miles] ([13 kilometers]) long.",
    "They offered [82 dollars] ([£58]) for each.",
]


@pytest.mark.parametrize("marked", SAME)
def test_equal_amounts_in_brackets_are_one_figure(nlp: Language, marked: str) -> None:
    text, spans = unmark(marked)
    first, second = find_quantities(nlp(text))
    assert [first.span, second.span] == spans
    assert (first.same, second.same) == (second.span, first.span)


def test_shared_per_unit_after_the_bracket(nlp: Language) -> None:
    first, second = find_quantities(nlp("They offered $6 (€4.46) per share."))
    assert (first.unit, second.unit) == ("USD per share", "EUR per share")


def test_a_left_out_noun_comes_from_the_figure_before(nlp: Language) -> None:
    text = "They built 435 homes in May and 187 in June."
    _, second = find_quantities(nlp(text))
    assert second.counted is not None
    assert (second.low, second.counted.of(text)) == (187, "homes")


def test_a_part_of_a_figure_lends_no_noun(nlp: Language) -> None:
    text = "The fire killed 84 people, including 10 children, and injured 202."
    people, _, injured = find_quantities(nlp(text))
    assert injured.counted == people.counted


def test_values_are_exact_decimals(nlp: Language) -> None:
    (quantity,) = find_quantities(nlp("The fish weighed 0.1 kg."))
    assert quantity.low == Decimal("0.1")


def test_old_and_new_levels_are_two_figures(nlp: Language) -> None:
    old, new = find_quantities(nlp("Output climbed from 240 tonnes to 273 tonnes."))
    assert [(q.low, q.change) for q in (old, new)] == [(240, None), (273, "up")]


def test_an_old_level_takes_the_unit_of_the_new_one(nlp: Language) -> None:
    old, new = find_quantities(nlp("Output climbed from 5 to 7 million tonnes."))
    assert [(q.low, q.unit) for q in (old, new)] == [(5000000, "tonne"), (7000000, "tonne")]


def test_counted_lemma(nlp: Language) -> None:
    doc = nlp("Twelve Ardan soldiers were freed.")
    assert counted_lemma(doc, find_quantities(doc)[0]) == "soldier"


def test_spans_do_not_overlap_and_keep_the_order(nlp: Language) -> None:
    text = "On Monday 12 people, 3 of them children, lost $5 million (€4.6 million) in 2 hours; 7 of 10 banks closed."
    spans = [q.span for q in find_quantities(nlp(text))]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_an_empty_text_has_none(nlp: Language) -> None:
    assert find_quantities(nlp("")) == ()


def test_component(nlp: Language) -> None:
    from tellings.annotate.quantities import quantities_component

    doc = quantities_component(nlp("At least 12 people died."))
    assert doc._.quantities == find_quantities(doc)
