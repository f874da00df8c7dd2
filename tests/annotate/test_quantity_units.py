"""Units and currencies, before and after a number, one line a case."""

import pytest

from tellings.annotate.quantity_units import after, before, names, per, singular
from tellings.weights import word_table

AFTER = [
    ("5 kilometres", "kilometre", "measure"),
    ("5km", "kilometre", "measure"),
    ("5-kilometer", "kilometre", "measure"),
    ("5 km/h", "kilometre per hour", "measure"),
    ("5mph", "mile per hour", "measure"),
    ("5 square feet", "square foot", "measure"),
    ("5 sq m", "square metre", "measure"),
    ("5°C", "degree Celsius", "measure"),
    ("5 degrees Fahrenheit", "degree Fahrenheit", "measure"),
    ("5m", "metre", "measure"),
    ("5 W", "watt", "measure"),
    ("5kWh", "kilowatt hour", "measure"),
    ("5 percent", "percent", "percent"),
    ("5 per cent", "percent", "percent"),
    ("5pc", "percent", "percent"),
    ("5%", "percent", "percent"),
    ("5 %", "percent", "percent"),
    ("5 percentage points", "percentage point", "percentage points"),
    ("5 basis points", "basis point", "percentage points"),
    ("5 minutes", "minute", "duration"),
    ("5-year", "year", "duration"),
    ("5 US dollars", "USD", "money"),
    ("5 Hong Kong dollars", "HKD", "money"),
    ("5 rubles", "RUB", "money"),
    ("5 roubles", "RUB", "money"),
    ("5 hryvnia", "UAH", "money"),
    ("5 EUR", "EUR", "money"),
    ("5€", "EUR", "money"),
    ("5 kn", "HRK", "money"),
    ("5 cents", "cent", "money"),
    ("5p", "penny", "money"),
]


@pytest.mark.parametrize("text, name, kind", AFTER)
def test_after(text: str, name: str, kind: str) -> None:
    unit = after(text, 1)
    assert unit is not None
    assert (unit.name, unit.kind, unit.end) == (name, kind, len(text))


@pytest.mark.parametrize(
    "text", ["5 men", "5 milestones", "5 Mary", "5 meteors", "5 a day", "5 in one", "5 perils", "5"]
)
def test_no_unit_after(text: str) -> None:
    assert after(text, 1) is None


BEFORE = [
    ("$", "USD"), ("US$", "USD"), ("US $", "USD"), ("$US", "USD"), ("A$", "AUD"), ("C$", "CAD"), ("C $", "CAD"), ("HK$", "HKD"), ("HK $", "HKD"),
    ("S$", "SGD"), ("R$", "BRL"), ("€", "EUR"), ("£", "GBP"), ("PS", "GBP"), ("¥", "JPY"), ("Y=", "JPY"), ("₽", "RUB"), ("₴", "UAH"), ("₹", "INR"),
    ("Rs ", "INR"), ("RM", "MYR"), ("EUR", "EUR"), ("EUR ", "EUR"), ("CHF ", "CHF"), ("dlrs ", "USD"),
]  # fmt: skip


@pytest.mark.parametrize("sign, code", BEFORE)
def test_before(sign: str, code: str) -> None:
    text = f"for {sign}5"
    unit = before(text, len(text) - 1)
    assert unit is not None
    assert (unit.name, unit.kind, unit.start) == (code, "money", 4)


PER = [
    (" per share", "share"),
    (" a share", "share"),
    ("-a-share", "share"),
    (" per Qoltan share", "share"),
    (" a year", "year"),
    (" an hour", "hour"),
    ("/kg", "kilogram"),
    (" per square foot", "square foot"),
    (" per capita", "capita"),
    (" each week", "week"),
]


@pytest.mark.parametrize("text, name", PER)
def test_per(text: str, name: str) -> None:
    assert per(text, 0) == (len(text), name)


@pytest.mark.parametrize("text", [" a year ago", " a year earlier", " a house", " an idea", " people"])
def test_not_per(text: str) -> None:
    assert per(text, 0) is None


@pytest.mark.parametrize(
    "noun, one",
    [
        ("people", "person"),
        ("cities", "city"),
        ("buses", "bus"),
        ("men", "man"),
        ("policemen", "policeman"),
        ("ships", "ship"),
        ("glass", "glass"),
        ("virus", "virus"),
    ],
)
def test_singular(noun: str, one: str) -> None:
    assert singular(noun) == one


def test_every_currency_has_a_code_of_three_letters_and_a_name() -> None:
    assert all(len(code) == 3 and code.isupper() and name for code, name in names().items())


def test_tables_are_whole() -> None:
    assert {len(row) for row in word_table("quantity_currencies")} == {4}
    assert {len(row) for row in word_table("quantity_units")} == {4}
    assert {len(row) for row in word_table("quantity_hedges")} == {3}
    assert {len(row) for row in word_table("quantity_numbers")} == {3}
    assert {len(row) for row in word_table("quantity_changes")} == {3}
    assert {len(row) for row in word_table("quantity_words")} == {2}
