"""Countries, their people and their capitals."""

import pytest

from tellings.naming.countries import is_demonym, is_place, kin, nation, usual
from tellings.weights import word_table


@pytest.mark.parametrize(
    "name, country",
    [
        ("Minsk", "Belarus"),
        ("Belarusian", "Belarus"),
        ("Belarus", "Belarus"),
        ("the Republic of Belarus", "Belarus"),
        ("Belorussia", "Belarus"),
        ("Moscow", "Russia"),
        ("the Kremlin", "Russia"),
        ("Russia's", "Russia"),
        ("Kiev", "Ukraine"),
        ("Kyiv", "Ukraine"),
        ("Washington", "United States"),
        ("U.S.", "United States"),
        ("the White House", "United States"),
        ("Downing Street", "United Kingdom"),
        ("Brits", "United Kingdom"),
        ("Seoul", "South Korea"),
        ("South Korean", "South Korea"),
        ("Poles", "Poland"),
        ("Georgia", "Georgia"),
        ("Tbilisi", "Georgia"),
        ("Jordan", "Jordan"),
    ],
)
def test_kin(name: str, country: str) -> None:
    assert kin(name) == country


@pytest.mark.parametrize("name", ["Ada Jordan", "May", "Lake Zoo", "", "Atlantis", "Western"])
def test_no_kin(name: str) -> None:
    assert kin(name) is None


def test_a_capital_is_kin_but_no_other_name() -> None:
    assert usual("Minsk") is None
    assert usual("Republic of Belarus") == usual("Belarus") == "Belarus"
    assert nation("belarusian") == nation("belarus") == "belarus"
    assert nation("minsk") == "minsk"


@pytest.mark.parametrize(
    "form, name",
    [
        ("Kiev", "Kyiv"),
        ("US", "United States"),
        ("America", "United States"),
        ("Ariz.", "Arizona"),
        ("N.H.", "New Hampshire"),
    ],
)
def test_usual(form: str, name: str) -> None:
    assert usual(form) == name


def test_short_forms_must_be_written_as_they_are() -> None:
    assert usual("us") is None
    assert usual("is") is None
    assert usual("La.") == "Louisiana"
    assert usual("La") is None


def test_places_and_people() -> None:
    assert is_place("Minsk")
    assert is_place("Ariz.")
    assert not is_place("Belarusian")
    assert is_demonym("Belarusian")
    assert not is_demonym("Minsk")


def test_no_form_belongs_to_two_countries_but_by_the_first_line() -> None:
    rows = word_table("name_countries")
    assert all(len(row) == 4 for row in rows)
    assert len({row[0] for row in rows}) == len(rows)
