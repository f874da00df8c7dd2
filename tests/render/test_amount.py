import pytest

from tellings.model import Answer, Fact
from tellings.render.amount import label, otherwise, point


@pytest.mark.parametrize(
    "value, unit, told",
    [
        (">=7", "people", "at least 7 people"),
        ("<=7", None, "up to 7"),
        (">300000000", "EUR", "more than EUR 300 million"),
        ("<5", "metre", "fewer than 5 metres"),
        ("~30", "person", "about 30 people"),
        ("40-50", None, "40 to 50"),
        ("1", "metre", "1 metre"),
        ("840", "metre", "840 metres"),
        ("120", "kilometre per hour", "120 kilometres per hour"),
        ("6", "foot", "6 feet"),
        ("50000", "EUR", "EUR 50,000"),
        ("1490000000", "USD", "USD 1.49 billion"),
        ("1234567", None, "1,234,567"),
        ("2.50", None, "2.5"),
        ("100", None, "100"),
        ("-3", None, "-3"),
        ("17", "percent", "17 %"),
        ("2026-06-05", None, "Fri 5 June 2026"),
        ("2026-06-09T18:40", None, "Tue 9 June 2026, 18:40"),
        ("~2026-06-09T20:00:00", None, "about Tue 9 June 2026, 20:00"),
        ("2026-06-09TEV", None, "Tue 9 June 2026, evening"),
        ("2026-04", None, "April 2026"),
        ("2026-W01", None, "week of 29 December 2025"),
        ("2026-W23", None, "week of 1 June 2026"),
        ("2026-W99", None, "2026-W99"),
        ("2022", None, "2022"),
        ("2026-02-30", None, "2026-02-30"),
        ("dozens", "people", "dozens"),
        ("Kordal Bridgeworks", None, "Kordal Bridgeworks"),
        (None, "people", ""),
        ("XXXX-WXX-1", None, "Monday"), ("XXXX-WXX-7", None, "Sunday"), ("XXXX-WXX-8", None, "XXXX-WXX-8"), ("XXXX-WXX", None, "XXXX-WXX"),
    ],
)
def test_value_as_label(value: str | None, unit: str | None, told: str) -> None:
    assert label(value, unit) == told


@pytest.mark.parametrize(
    "value, at, firm", [("14", 14.0, True), (">=7", 7.0, False), ("~40", 40.0, False), ("40-50", 45.0, False)]
)
def test_number_to_draw(value: str, at: float, *, firm: bool) -> None:
    found = point(value)
    assert found is not None
    assert (found.at, found.firm) == (at, firm)


@pytest.mark.parametrize("value", [None, "", "dozens", "2026-06-09"])
def test_nothing_to_draw(value: str | None) -> None:
    assert point(value) is None


OTHERWISE = [
    ("quantity", [("2", None), ("3", None)], ["3"]),
    ("quantity", [("2", None), ("2", "times")], []),
    ("quantity", [(">=2", None), ("2", "times"), ("2", None)], ["2 times"]),
    ("quantity", [("2", None), (None, None), ("2", None)], []),
    ("money", [("5", "EUR"), ("5", "USD"), ("5", "EUR")], ["USD 5"]),
    ("date", [("2031-05-04", None), ("2031-05", None), ("2031-05-04", None)], ["May 2031"]),
    ("event", [(None, None), (None, None)], []),
]


@pytest.mark.parametrize("kind, values, told", OTHERWISE)
def test_a_number_is_given_otherwise_once_and_not_in_another_unit(kind, values, told) -> None:
    answers = tuple(Answer(f"r-{i}", 0, 2, value, unit) for i, (value, unit) in enumerate(values))
    assert otherwise(Fact("f", "q", kind, "compatible", answers)) == told
